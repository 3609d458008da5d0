//! Dated, cited versions of a value: what every parameter is made of.

use crate::read;
use serde::Deserialize;
use toml::{Table, Value};
use yunheng_values::{ClauseId, Date};

/// What every version says of itself. A missing citation does not parse.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// First day it holds.
    #[serde(deserialize_with = "read::date")]
    pub from: Date,
    /// First day it no longer holds; else until the next version.
    #[serde(default, deserialize_with = "read::date_option")]
    pub until: Option<Date>,
    /// Clauses that say so.
    #[serde(deserialize_with = "read::clauses")]
    pub clause: Vec<ClauseId>,
    /// When somebody last compared it with the source.
    #[serde(deserialize_with = "read::date")]
    pub verified_on: Date,
    /// What an official calls it.
    #[serde(default)]
    pub name: String,
    /// Rulings that matter without being a value.
    #[serde(default)]
    pub rulings: Vec<String>,
    /// Anything a reader should know.
    #[serde(default)]
    pub note: String,
}

/// A version of a parameter: its header and the fields of its section as written.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Dates and citation.
    pub header: Header,
    /// The fields, rulings not yet replaced.
    pub fields: Table,
    /// File and line.
    pub place: String,
}

const HEADER_KEYS: [&str; 7] = ["from", "until", "clause", "verified_on", "name", "rulings", "note"];

impl Version {
    /// Splits a table into header and fields.
    pub(crate) fn from_table(table: &Table, place: String) -> Result<Self, String> {
        let (mut header, mut fields) = (Table::new(), Table::new());
        for (key, value) in table {
            let side = if HEADER_KEYS.contains(&key.as_str()) { &mut header } else { &mut fields };
            side.insert(key.clone(), value.clone());
        }
        let header: Header =
            Value::Table(header).try_into().map_err(|error: toml::de::Error| error.message().to_owned())?;
        Ok(Self { header, fields, place })
    }
}

/// The version that holds on a day; outside all of them the nearest, with `false`.
pub(crate) fn nearest(versions: &[Version], day: Date) -> Option<(&Version, bool)> {
    let holds = |version: &&Version| {
        version.header.from <= day && version.header.until.is_none_or(|until| day < until)
    };
    if let Some(version) = versions.iter().rev().find(holds) {
        return Some((version, true));
    }
    let before = versions.iter().rev().find(|version| version.header.from <= day);
    before.or_else(|| versions.first()).map(|version| (version, false))
}

/// Walks a file of nested tables to its arrays of tables: `[[req.provision]]` is found as `req.provision`.
pub(crate) fn collect(
    table: &Table,
    prefix: &str,
    found: &mut Vec<(String, Vec<Table>)>,
) -> Result<(), String> {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            Value::Table(inner) => collect(inner, &key, found)?,
            Value::Array(items) if items.iter().all(Value::is_table) => {
                found.push((key, items.iter().filter_map(Value::as_table).cloned().collect()));
            }
            _ => return Err(format!("`{key}` is a bare value; a dated version is written as [[{key}]]")),
        }
    }
    Ok(())
}
