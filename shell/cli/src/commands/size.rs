//! `yunheng size`.

use super::{announce, format_of, issued_on, one_standard_input, write_document};
use crate::args::{Cli, Format, SizeArgs};
use crate::failure::Failure;
use crate::output::{self, Sink};
use crate::progress::Progress;
use crate::table::Table;
use std::io::Write;
use yunheng_api::{AdviceJson, SizeFindingsJson, findings_json};
use yunheng_app::{RulesRequest, Sizing, advice_json, open_pack, resolve, size_files};
use yunheng_report::sizing_list;
use yunheng_values::{Finding, Findings, Lang};

/// More rows than this are for a file, not for a screen.
const ROWS_FOR_PEOPLE: usize = 60;

pub fn run(cli: &Cli, args: &SizeArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json, Format::Csv, Format::Xlsx])?;
    let pack = open_pack(&args.pack)?;
    let request = RulesRequest { at: Some(args.at), choices: args.rulings.clone() };
    let (rules, outside) = resolve(&pack, &request)?;
    announce(cli, &rules, true);
    let (resources, usage) = (args.resources.display().to_string(), args.usage.display().to_string());
    one_standard_input(&[&resources, &usage])?;
    let progress = Progress::start(cli.lang(), "读取使用率", "reading usage");
    let sizing = size_files(&rules, &resources, &usage, args.at)?;
    drop(progress);
    let findings: Findings = outside.iter().chain(&sizing.findings).cloned().collect();
    match format {
        Format::Xlsx => {
            let input = sizing.report_input(&rules, &findings, issued_on(cli), cli.lang());
            write_document(cli, format, &sizing_list(&input))?;
        }
        Format::Json => stream(cli, |out| write_json(&sizing, &findings, cli.lang(), out))?,
        Format::Csv => stream(cli, |out| write_csv(&sizing, cli.lang(), out))?,
        _ => output::write_all(cli.output.as_deref(), for_people(&sizing, cli.lang()).as_bytes())?,
    }
    output::findings_beside(&findings, cli.lang(), format == Format::Json);
    Ok(output::status(&findings))
}

fn stream(cli: &Cli, write: impl Fn(&mut Sink<'_>) -> std::io::Result<()>) -> Result<(), Failure> {
    let mut sink = Sink::open(cli.output.as_deref())?;
    write(&mut sink).map_err(|error| Failure::writing("output", &error))?;
    sink.finish()
}

fn write_json(sizing: &Sizing, findings: &[Finding], lang: Lang, out: &mut dyn Write) -> std::io::Result<()> {
    write!(out, "{{\"advice\":[")?;
    let mut separator = "\n";
    sizing.for_each(|resource, row| {
        out.write_all(separator.as_bytes())?;
        separator = ",\n";
        serde_json::to_writer(&mut *out, &advice_json(resource, row, lang)).map_err(std::io::Error::from)
    })?;
    let tail = serde_json::to_string(&tail_json(sizing, findings, lang))?;
    writeln!(out, "\n],{}", tail.trim_start_matches('{'))
}

fn tail_json(sizing: &Sizing, findings: &[Finding], lang: Lang) -> SizeFindingsJson {
    SizeFindingsJson {
        pack: sizing.pack.id.clone(),
        digest: sizing.pack.digest.clone(),
        at: sizing.pack.at.clone(),
        rulings: sizing.pack.chosen.clone(),
        findings: findings_json(findings, lang),
    }
}

const HEAD: &str = "resource_id,unit_id,system_id,dimension,action,modality,peak,peak_at,p95,mean,samples,coverage,threshold,from,to,note,clauses\n";

fn write_csv(sizing: &Sizing, lang: Lang, out: &mut dyn Write) -> std::io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    sizing.for_each(|resource, row| {
        let row = advice_json(resource, row, lang);
        let cells = cells(&row);
        out.write_all((cells.map(|cell| quoted(&cell)).join(",") + "\n").as_bytes())
    })
}

fn cells(row: &AdviceJson) -> [String; 17] {
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

fn for_people(sizing: &Sizing, lang: Lang) -> String {
    let mut table = match lang {
        Lang::Zh => Table::new([
            "资源",
            "单位",
            "维度",
            "建议",
            "强度",
            ">峰值%",
            ">现规格",
            ">建议规格",
            "说明",
            "依据",
        ]),
        Lang::En => Table::new([
            "resource",
            "unit",
            "dimension",
            "action",
            "modality",
            ">peak %",
            ">from",
            ">to",
            "note",
            "clauses",
        ]),
    };
    let (mut shown, mut hidden) = (0, 0);
    let all: Result<(), std::convert::Infallible> = sizing.for_each(|resource, row| {
        let is_quiet = matches!(row.action.as_str(), "keep" | "no_data");
        match (is_quiet, shown < ROWS_FOR_PEOPLE) {
            (true, _) => {}
            (false, true) => {
                shown += 1;
                table.row(row_for_people(&advice_json(resource, row, lang), row.action.text().in_lang(lang)));
            }
            (false, false) => hidden += 1,
        }
        Ok(())
    });
    let Ok(()) = all;
    let mut out = table.render();
    if hidden > 0 {
        out.push_str(&match lang {
            Lang::Zh => format!("另有{hidden}条，用 --format csv 或 xlsx 查看全部\n"),
            Lang::En => format!("{hidden} more; use --format csv or xlsx\n"),
        });
    }
    out + sizing.tally.summary().in_lang(lang) + "\n"
}

fn row_for_people(row: &AdviceJson, action: &str) -> [String; 10] {
    let [id, unit, _, dimension, _, modality, peak, _, _, _, _, _, _, from, to, note, clauses] = cells(row);
    [id, unit, dimension, action.to_owned(), modality, peak, from, to, note, clauses]
}
