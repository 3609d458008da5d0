//! The cycles file of `yunheng settle`.

use super::strict::parse_json;
use super::walk::{Walk, escape};
use serde_json::Value;
use std::collections::BTreeMap;
use yunheng_policy::Choice;
use yunheng_values::{ClauseId, Exact, Findings, Money};

const FILE_FIELDS: [&str; 5] = ["cycles", "score", "penalties", "already_paid", "settings"];

/// A cycles file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CyclesFile {
    /// Id and gross amount of each cycle, in order.
    pub cycles: Vec<(String, Money)>,
    /// Final score, where there is one.
    pub score: Option<Exact>,
    /// Cycle, clause and amount of each penalty.
    pub penalties: Vec<(String, ClauseId, Money)>,
    /// What was paid for a cycle before.
    pub already_paid: BTreeMap<String, Money>,
    /// Readings that the file itself chooses.
    pub settings: Vec<Choice>,
}

/// Reads a cycles file.
///
/// # Errors
/// Every defect of the document's form.
pub fn read_cycles(text: &str, file: &str) -> Result<CyclesFile, Findings> {
    let document = parse_json(text, file)?;
    let mut walk = Walk::new(file);
    let mut read = CyclesFile::default();
    if let Some(fields) = walk.object(&document, "", &FILE_FIELDS) {
        let given = |name: &str| fields.get(name).filter(|value| !value.is_null());
        match given("cycles") {
            Some(cycles) => read.cycles = read_each(&mut walk, cycles, "/cycles", cycle),
            None => walk.missing("/cycles"),
        }
        read.score = given("score").and_then(|score| walk.decimal(score, "/score"));
        if let Some(penalties) = given("penalties") {
            read.penalties = read_each(&mut walk, penalties, "/penalties", penalty);
        }
        if let Some(paid) = given("already_paid") {
            read.already_paid = already_paid(&mut walk, paid);
        }
        if let Some(settings) = given("settings") {
            read.settings = choices(&mut walk, settings);
        }
    }
    if walk.findings.is_empty() { Ok(read) } else { Err(walk.findings) }
}

fn read_each<T>(
    walk: &mut Walk<'_>,
    list: &Value,
    pointer: &str,
    read: fn(&mut Walk<'_>, &Value, &str) -> Option<T>,
) -> Vec<T> {
    let items = walk.array(list, pointer);
    items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| read(walk, item, &format!("{pointer}/{index}")))
        .collect()
}

fn field<'v>(
    walk: &mut Walk<'_>,
    fields: &'v serde_json::Map<String, Value>,
    pointer: &str,
    name: &str,
) -> Option<&'v Value> {
    let value = fields.get(name).filter(|value| !value.is_null());
    if value.is_none() {
        walk.missing(&format!("{pointer}/{name}"));
    }
    value
}

fn cycle(walk: &mut Walk<'_>, value: &Value, pointer: &str) -> Option<(String, Money)> {
    let fields = walk.object(value, pointer, &["id", "gross"])?;
    let id = field(walk, fields, pointer, "id").and_then(|id| walk.text(id, &format!("{pointer}/id")));
    let gross = field(walk, fields, pointer, "gross")
        .and_then(|gross| walk.money(gross, &format!("{pointer}/gross")));
    Some((id?, gross?))
}

fn penalty(walk: &mut Walk<'_>, value: &Value, pointer: &str) -> Option<(String, ClauseId, Money)> {
    let fields = walk.object(value, pointer, &["cycle", "clause", "amount"])?;
    let cycle =
        field(walk, fields, pointer, "cycle").and_then(|cycle| walk.text(cycle, &format!("{pointer}/cycle")));
    let amount = field(walk, fields, pointer, "amount")
        .and_then(|amount| walk.money(amount, &format!("{pointer}/amount")));
    let clause = field(walk, fields, pointer, "clause").and_then(|clause| {
        let id = clause.as_str().and_then(|text| ClauseId::new(text).ok());
        if id.is_none() {
            walk.wrong(
                "wrong_type",
                &format!("{pointer}/clause"),
                clause,
                ("条款编号", "the id of a clause"),
            );
        }
        id
    });
    Some((cycle?, clause?, amount?))
}

fn already_paid(walk: &mut Walk<'_>, value: &Value) -> BTreeMap<String, Money> {
    let Some(fields) = walk.object(value, "/already_paid", &[]) else { return BTreeMap::new() };
    let read = fields.iter().filter_map(|(id, amount)| {
        let amount = walk.money(amount, &format!("/already_paid/{}", escape(id)))?;
        Some((id.clone(), amount))
    });
    read.collect()
}

fn choices(walk: &mut Walk<'_>, value: &Value) -> Vec<Choice> {
    let Some(fields) = walk.object(value, "/settings", &[]) else { return Vec::new() };
    let read = fields.iter().filter_map(|(key, value)| {
        let value = walk.text(value, &format!("/settings/{}", escape(key)))?;
        Some(Choice { key: key.clone(), value })
    });
    read.collect()
}
