//! What a case is found by: its number, headline, unit and the words of its form.

use super::tell::plain;
use crate::problem::Problem;
use serde_json::Value;
use yunheng_store::case::CaseRow;
use yunheng_store::{Db, search};

/// Most words of a form that are indexed; the rest of a very long one is not found.
const MOST_TEXTS: usize = 60;

/// Makes a case findable.
pub(super) async fn case(db: Db<'_>, row: &CaseRow, form: &Value) -> Result<(), Problem> {
    let texts = texts(row, form);
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    Ok(search::index(db, "case", row.id, &texts).await?)
}

/// What a case is found by.
pub(super) fn texts(row: &CaseRow, form: &Value) -> Vec<String> {
    let mut texts = vec![row.headline.as_str(), row.unit_name.as_str(), row.opener_name.as_str()];
    texts.extend(row.number.as_deref());
    collect(form, &mut texts);
    texts.truncate(MOST_TEXTS);
    texts.into_iter().map(str::to_owned).collect()
}

fn collect<'v>(value: &'v Value, texts: &mut Vec<&'v str>) {
    match value {
        Value::Object(fields) => fields.values().for_each(|value| collect(value, texts)),
        Value::Array(items) => items.iter().for_each(|value| collect(value, texts)),
        other => texts.extend(plain(other)),
    }
}
