//! Advice as JSON and as CSV, streamed row by row.

use crate::size::{Sizing, advice_json};
use std::io::Write;
use yunheng_api::{AdviceJson, SizeFindingsJson, findings_json};
use yunheng_values::{Finding, Lang};

/// Writes rows and findings as one JSON document.
///
/// # Errors
/// What `out` says.
pub fn write_size_json(
    sizing: &Sizing,
    findings: &[Finding],
    lang: Lang,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    write!(out, "{{\"advice\":[")?;
    let mut separator = "\n";
    sizing.for_each(|resource, row| {
        out.write_all(separator.as_bytes())?;
        separator = ",\n";
        serde_json::to_writer(&mut *out, &advice_json(resource, row, lang)).map_err(std::io::Error::from)
    })?;
    let tail = SizeFindingsJson {
        pack: sizing.pack.id.clone(),
        digest: sizing.pack.digest.clone(),
        at: sizing.pack.at.clone(),
        rulings: sizing.pack.chosen.clone(),
        findings: findings_json(findings, lang),
    };
    let tail = serde_json::to_string(&tail)?;
    writeln!(out, "\n],{}", tail.trim_start_matches('{'))
}

const HEAD: &str = "resource_id,unit_id,system_id,dimension,action,modality,peak,peak_at,p95,mean,samples,coverage,threshold,from,to,note,clauses\n";

/// Writes rows as CSV.
///
/// # Errors
/// What `out` says.
pub fn write_size_csv(sizing: &Sizing, lang: Lang, out: &mut dyn Write) -> std::io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    sizing.for_each(|resource, row| {
        let cells = advice_cells(&advice_json(resource, row, lang));
        out.write_all((cells.map(|cell| quoted(&cell)).join(",") + "\n").as_bytes())
    })
}

/// A row's cells in the order of the columns.
pub fn advice_cells(row: &AdviceJson) -> [String; 17] {
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        row.resource_id.clone(),
        row.unit_id.clone(),
        or_empty(&row.system_id),
        row.dimension.to_owned(),
        row.action.to_owned(),
        row.modality.unwrap_or_default().to_owned(),
        or_empty(&row.peak),
        or_empty(&row.peak_at),
        or_empty(&row.p95),
        or_empty(&row.mean),
        row.samples.to_string(),
        row.coverage.clone(),
        or_empty(&row.threshold),
        or_empty(&row.from),
        or_empty(&row.to),
        row.note.clone(),
        row.clauses.join(" "),
    ]
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
