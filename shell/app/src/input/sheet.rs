//! The sheet of `yunheng assess`.

use super::strict::parse_json;
use super::walk::{Walk, escape};
use serde_json::Value;
use yunheng_assessment::{LeafEntry, Sheet};
use yunheng_values::Findings;

const SHEET_FIELDS: [&str; 5] = ["tree", "leaves", "overruns", "built_year", "post"];
const ENTRY_FIELDS: [&str; 8] =
    ["value", "met", "scores", "satisfaction", "count", "points", "reason", "not_applicable"];

/// Reads a sheet; which field a leaf takes is checked later, against its tree.
///
/// # Errors
/// Every defect of the document's form.
pub fn read_sheet(text: &str, file: &str) -> Result<Sheet, Findings> {
    let document = parse_json(text, file)?;
    let mut walk = Walk::new(file);
    let mut sheet = Sheet::default();
    if let Some(fields) = walk.object(&document, "", &SHEET_FIELDS) {
        let given = |name: &str| fields.get(name).filter(|value| !value.is_null());
        sheet.tree = given("tree").and_then(|value| walk.text(value, "/tree"));
        sheet.post = given("post").and_then(|value| walk.text(value, "/post"));
        sheet.overruns = given("overruns")
            .and_then(|value| walk.count(value, "/overruns"))
            .map_or(0, |count| count as u32);
        sheet.built_year = given("built_year").and_then(|value| year(&mut walk, value));
        match given("leaves") {
            Some(leaves) => read_leaves(&mut walk, leaves, &mut sheet),
            None => walk.missing("/leaves"),
        }
    }
    if walk.findings.is_empty() { Ok(sheet) } else { Err(walk.findings) }
}

fn year(walk: &mut Walk<'_>, value: &Value) -> Option<i32> {
    let year = value.as_i64().filter(|year| (1900..3000).contains(year));
    if year.is_none() {
        walk.wrong("wrong_type", "/built_year", value, ("年份，如2018", "a year such as 2018"));
    }
    year.map(|year| year as i32)
}

fn read_leaves(walk: &mut Walk<'_>, leaves: &Value, sheet: &mut Sheet) {
    let Some(leaves) = walk.object(leaves, "/leaves", &[]) else { return };
    for (id, value) in leaves {
        let entry =
            if value.is_null() { None } else { Some(entry(walk, value, &format!("/leaves/{}", escape(id)))) };
        sheet.leaves.insert(id.clone(), entry);
    }
}

fn entry(walk: &mut Walk<'_>, value: &Value, pointer: &str) -> LeafEntry {
    let mut entry = LeafEntry::default();
    let Some(fields) = walk.object(value, pointer, &ENTRY_FIELDS) else { return entry };
    for (name, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
        let at = format!("{pointer}/{name}");
        match name.as_str() {
            "value" => entry.value = walk.decimal(value, &at),
            "met" => entry.met = walk.flag(value, &at),
            "scores" => entry.scores = Some(walk.decimals(value, &at)),
            "satisfaction" => entry.satisfaction = Some(walk.decimals(value, &at)),
            "count" => entry.count = walk.count(value, &at),
            "points" => entry.points = walk.decimal(value, &at),
            "reason" => entry.reason = walk.text(value, &at),
            "not_applicable" => entry.not_applicable = walk.flag(value, &at).unwrap_or(false),
            _ => {}
        }
    }
    entry
}
