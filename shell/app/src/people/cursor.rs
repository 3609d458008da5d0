//! Where the next page of accounts begins: the id, and beside it the value that the list is sorted by.

use crate::problem::{Problem, ProblemKind};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use yunheng_store::account::AccountRow;
use yunheng_store::people::{After, Sort};

/// The cursor behind a row.
pub(super) fn write(sort: Sort, row: &AccountRow) -> String {
    let value = match sort {
        Sort::Id => return row.id.to_string(),
        Sort::Name => &row.name,
        Sort::Login => &row.login,
    };
    format!("{}.{}", row.id, URL_SAFE_NO_PAD.encode(value))
}

/// The row behind a cursor.
pub(super) fn read(sort: Sort, text: &str) -> Result<After, Problem> {
    let (id, value) = text.split_once('.').unwrap_or((text, ""));
    let id = id.parse().map_err(|_| malformed("after"))?;
    let value = URL_SAFE_NO_PAD.decode(value).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let value =
        value.filter(|value| (sort == Sort::Id) == value.is_empty()).ok_or_else(|| malformed("after"))?;
    Ok(After { value, id })
}

/// A parameter that cannot be read.
pub(super) fn malformed(name: &str) -> Problem {
    Problem::new(
        ProblemKind::Malformed,
        "malformed",
        format!("参数 {name} 无法读取"),
        format!("parameter {name} cannot be read"),
    )
}

/// A filter whose words are known: anything else cannot be read.
pub(super) fn one_of(name: &str, value: Option<&str>, known: &[&str]) -> Result<(), Problem> {
    if value.is_none_or(|value| known.contains(&value)) { Ok(()) } else { Err(malformed(name)) }
}
