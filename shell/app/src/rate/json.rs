//! Lines as one JSON document, streamed.

use super::load::Rating;
use super::run::run;
use super::text::{LineText, yuan};
use crate::setting::named;
use std::io::Write;
use yunheng_api::{
    FindingJson, ItemTotalJson, LineJson, MonthTotalJson, PayerTotalJson, RatingHeadJson, RatingTailJson,
    TotalsJson, UnitTotalJson, findings_json,
};
use yunheng_rating::Tally;
use yunheng_values::{Finding, Lang};

/// Writes head, lines, totals and findings. `others` are findings from before the run.
///
/// # Errors
/// What `out` says.
pub fn write_json(
    rating: &Rating,
    others: &[Finding],
    lang: Lang,
    out: &mut dyn Write,
) -> std::io::Result<Tally> {
    let head = RatingHeadJson {
        period: rating.period.to_string(),
        pack: rating.pack.id.clone(),
        digest: rating.pack.digest.clone(),
        at: rating.pack.at.clone(),
        rulings: named(rating.book.rulings(), &rating.pack.chosen),
    };
    let head = serde_json::to_string(&head)?;
    write!(out, "{},\"lines\":[", head.trim_end_matches('}'))?;
    let mut separated = Separated { out, begun: false };
    let tally = run(rating, &mut separated, &format_line)?;
    let mut findings: Vec<FindingJson> = findings_json(others, lang);
    findings.extend(findings_json(&rating.rater().findings(&tally, &rating.lease_file), lang));
    let tail = serde_json::to_string(&RatingTailJson { totals: totals_json(rating, &tally), findings })?;
    writeln!(out, "\n],{}", tail.trim_start_matches('{'))?;
    Ok(tally)
}

/// Drops the comma that would stand before the first line.
struct Separated<'a> {
    out: &'a mut dyn Write,
    begun: bool,
}

impl Write for Separated<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.begun || bytes.is_empty() {
            return self.out.write(bytes);
        }
        self.begun = true;
        self.out.write_all(&bytes[1..])?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

fn format_line(line: &LineText<'_>, bytes: &mut Vec<u8>) {
    let charge = yuan(i128::from(line.charge_fen));
    let json = LineJson {
        resource_id: line.resource_id,
        unit_id: line.unit_id,
        project_id: line.project_id,
        payer: line.payer,
        item: line.item,
        stage: line.stage,
        month: line.month,
        from: line.from,
        to: line.to,
        quantity: line.quantity,
        unit_price: line.unit_price,
        charge: &charge,
        clauses: line.clauses,
    };
    bytes.extend_from_slice(b",\n");
    // Writing strings into memory cannot fail.
    let _ = serde_json::to_writer(bytes, &json);
}

/// The sums of a run.
pub fn totals_json(rating: &Rating, tally: &Tally) -> TotalsJson {
    let totals = &tally.totals;
    let (units, items, payers) = (&rating.leases.units, &rating.leases.items, rating.payers.names());
    TotalsJson {
        complete: tally.complete(),
        charge: yuan(totals.charge()),
        by_unit: totals
            .by_unit()
            .map(|(unit, fen)| UnitTotalJson { unit_id: units.name(unit).to_owned(), charge: yuan(fen) })
            .collect(),
        by_payer: totals
            .by_payer()
            .map(|(payer, fen)| PayerTotalJson {
                payer: payer.map(|p| payers.name(p).to_owned()),
                charge: yuan(fen),
            })
            .collect(),
        by_item: totals
            .by_item()
            .map(|(item, fen)| ItemTotalJson { item: items.name(item).to_owned(), charge: yuan(fen) })
            .collect(),
        by_month: totals
            .by_month()
            .map(|(month, fen)| MonthTotalJson { month: month.to_string(), charge: yuan(fen) })
            .collect(),
    }
}
