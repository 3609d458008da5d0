//! Worked cases: input and exact result beside the clause, written so that an official can read them.

use crate::read;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Table;
use yunheng_values::{ClauseId, Date};

/// Kinds of worked cases that `policy test` can run.
pub const CASE_KINDS: [&str; 13] = [
    "deadline",
    "cycles",
    "band",
    "leaf",
    "assess",
    "score",
    "settle",
    "rate",
    "size",
    "inspections",
    "quota",
    "scans",
    "penalty",
];

/// A worked case.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkedCase {
    /// Number in the register of examples.
    #[serde(default)]
    pub id: String,
    /// What it shows.
    pub title: String,
    /// Clauses it works out.
    #[serde(deserialize_with = "read::clauses")]
    pub clause: Vec<ClauseId>,
    /// The rules of this day apply.
    #[serde(deserialize_with = "read::date")]
    pub on: Date,
    /// One of [`CASE_KINDS`].
    pub kind: String,
    /// Readings other than the defaults.
    #[serde(default)]
    pub rulings: BTreeMap<String, String>,
    /// Input, by kind.
    pub input: Table,
    /// Exact result, field by field; what it does not name is not compared.
    pub expect: Table,
    /// Anything a reader should know.
    #[serde(default)]
    pub note: String,
    /// File it stands in.
    #[serde(skip)]
    pub place: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseFile {
    #[serde(default)]
    pub case: Vec<WorkedCase>,
}
