//! Cases of rating.

use super::{Bench, CaseResult, in_words, may_text, parsed, text};
use crate::rate::{Rating, RatingTables, write_json};
use serde_json::Value;
use toml::Table;
use yunheng_rating::{LeaseRow, PayerRow, Per, PriceRow, Stage, day_of, parse_proration};
use yunheng_values::{DateRange, Lang, Quantity, UnitPrice, parse_date};

pub(super) fn rate_case(bench: &Bench<'_>, input: &Table) -> CaseResult {
    let period = parsed(input, "period", DateRange::parse)?;
    let mut tables = RatingTables { lease_file: "leases".to_owned(), ..RatingTables::default() };
    for (row, lease) in (2..).zip(rows(input, "leases")?) {
        push_lease(&mut tables, &lease, row)?;
    }
    for (row, price) in rows(input, "prices")?.iter().enumerate() {
        tables.prices.push(price_row(price, row + 2)?);
    }
    for (row, payer) in rows(input, "payers")?.iter().enumerate() {
        tables.payers.push(PayerRow {
            unit_id: text(payer, "unit_id")?.to_owned(),
            from: day_of(parsed(payer, "from", parse_date)?),
            payer: text(payer, "payer")?.to_owned(),
            place: format!("payers:{}", row + 2),
        });
    }
    let says_who_pays = input.contains_key("payers");
    let rating = Rating::new(bench.rules, tables, period).map_err(in_words)?;
    let mut bytes = Vec::new();
    write_json(&rating, &[], Lang::Zh, &mut bytes).map_err(|error| error.to_string())?;
    let mut answer: Value = serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
    // A case that names no payers is not about who pays.
    if let Some(findings) = answer["findings"].as_array_mut().filter(|_| !says_who_pays) {
        findings.retain(|finding| finding["code"] != "no_payer");
    }
    Ok(answer)
}

fn rows(input: &Table, key: &str) -> Result<Vec<Table>, String> {
    let Some(list) = input.get(key) else { return Ok(Vec::new()) };
    let rows = list.as_array().ok_or_else(|| format!("`{key}` is a list of tables"))?;
    rows.iter().map(|row| row.as_table().cloned().ok_or_else(|| format!("`{key}` holds tables"))).collect()
}

fn push_lease(tables: &mut RatingTables, lease: &Table, row: u32) -> Result<(), String> {
    let to = may_text(lease, "to").filter(|to| !to.is_empty()).map(|to| parse_date(to).map(day_of));
    let row = LeaseRow {
        resource_id: text(lease, "resource_id")?,
        unit_id: text(lease, "unit_id")?,
        project_id: text(lease, "project_id")?,
        item: text(lease, "item")?,
        stage: Stage::parse(text(lease, "stage")?).ok_or("`stage` is test or formal")?,
        quantity: parsed(lease, "quantity", Quantity::parse)?,
        from: day_of(parsed(lease, "from", parse_date)?),
        to: to.transpose().map_err(|error| error.to_string())?,
        payer: may_text(lease, "payer").filter(|payer| !payer.is_empty()),
        row,
    };
    tables.leases.push(&row).map_err(|error| error.to_string())
}

fn price_row(price: &Table, row: usize) -> Result<PriceRow, String> {
    let word = |key: &str| may_text(price, key).filter(|word| !word.is_empty());
    let per =
        word("per").map(|per| Per::parse(per).ok_or_else(|| format!("`{per}` is no `per`"))).transpose()?;
    let proration = word("proration")
        .map(|kind| parse_proration(kind).ok_or_else(|| format!("`{kind}` is no proration")));
    Ok(PriceRow {
        item: text(price, "item")?.to_owned(),
        from: day_of(parsed(price, "from", parse_date)?),
        unit_price: parsed(price, "unit_price", UnitPrice::parse)?,
        per,
        proration: proration.transpose()?,
        place: format!("prices:{row}"),
    })
}
