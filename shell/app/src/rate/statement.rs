//! The run as the model of a 云资源使用清单.

use super::load::Rating;
use super::text::{Scratch, Texts};
use crate::supplement::{finding_lines, language, pack_line};
use yunheng_policy::Pack;
use yunheng_rating::{Line, Tally};
use yunheng_report::{Signatory, Status, Subtotal, UsageInput, UsageLine, UsageTotals};
use yunheng_values::{Date, Finding, Lang};

/// Everything of the statement but its lines, which are borrowed one after the other from [`usage_lines`].
pub fn usage_input(
    rating: &Rating,
    tally: &Tally,
    findings: &[Finding],
    issued_on: Date,
    lang: Lang,
    pack: &Pack,
) -> UsageInput {
    UsageInput {
        language: language(lang),
        number: None,
        issued_on: issued_on.to_string(),
        from: rating.period.start().to_string(),
        to: rating.period.end().to_string(),
        pack: pack_line(pack),
        provider: None,
        authority: None,
        status: if tally.complete() { Status::Final } else { Status::Provisional },
        lines: Vec::new(),
        totals: totals(rating, tally, pack),
        findings: finding_lines(findings, lang),
        signatories: ["云服务商（盖章）", "主管部门（盖章）"]
            .map(|role| Signatory { role: role.to_owned(), party: None })
            .into(),
    }
}

/// A statement's line for each rated line.
pub fn usage_lines<'a>(
    rating: &'a Rating,
    lines: &'a [Line],
    pack: &'a Pack,
) -> impl Iterator<Item = UsageLine> + 'a {
    let texts = Texts::new(rating);
    let mut scratch = Scratch::new();
    lines.iter().map(move |line| {
        let text = texts.line(line, &mut scratch);
        UsageLine {
            resource_id: text.resource_id.to_owned(),
            unit_id: text.unit_id.to_owned(),
            project_id: text.project_id.to_owned(),
            payer: text.payer.map(str::to_owned),
            item: text.item.to_owned(),
            item_name: item_name(pack, text.item),
            stage: text.stage.to_owned(),
            month: text.month.to_owned(),
            from: text.from.to_owned(),
            to: text.to.to_owned(),
            quantity: text.quantity.to_owned(),
            unit_price: text.unit_price.to_owned(),
            charge: text.charge_fen,
            clauses: text.clauses.to_vec(),
        }
    })
}

fn item_name(pack: &Pack, item: &str) -> Option<String> {
    pack.items.iter().find(|known| known.id == item).map(|known| known.name.clone())
}

fn totals(rating: &Rating, tally: &Tally, pack: &Pack) -> UsageTotals {
    let sums = &tally.totals;
    let sum =
        |key: Option<String>, name: Option<String>, fen: i128| Subtotal { key, name, charge: fen as i64 };
    let (units, items, payers) = (&rating.leases.units, &rating.leases.items, rating.payers.names());
    UsageTotals {
        charge: sums.charge() as i64,
        by_unit: sums
            .by_unit()
            .map(|(unit, fen)| sum(Some(units.name(unit).to_owned()), None, fen))
            .collect(),
        by_payer: sums
            .by_payer()
            .map(|(payer, fen)| sum(payer.map(|p| payers.name(p).to_owned()), None, fen))
            .collect(),
        by_item: sums
            .by_item()
            .map(|(item, fen)| sum(Some(items.name(item).to_owned()), item_name(pack, items.name(item)), fen))
            .collect(),
        by_month: sums.by_month().map(|(month, fen)| sum(Some(month.to_string()), None, fen)).collect(),
    }
}
