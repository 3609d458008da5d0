//! `pack.toml`: what a pack is, how long it holds, what it builds on.

use crate::read;
use serde::Deserialize;
use yunheng_values::Date;

/// Identity of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Folder name and name on the command line.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Prefix of its clause ids.
    pub prefix: String,
    /// Version of the pack, not of the law.
    pub version: String,
    /// Packs below this one.
    #[serde(default)]
    pub based_on: Vec<String>,
    /// Keys of the base that this pack replaces on purpose.
    #[serde(default)]
    pub overrides: Vec<String>,
    /// Administrative division code (行政区划代码).
    #[serde(default)]
    pub division_code: String,
    /// Whether the rules are in force, on trial or a draft.
    pub status: Status,
    /// First day on which the rules hold.
    #[serde(deserialize_with = "read::date")]
    pub valid_from: Date,
    /// First day on which they no longer hold.
    #[serde(default, deserialize_with = "read::date_option")]
    pub valid_until: Option<Date>,
    /// Anything a reader should know.
    #[serde(default)]
    pub note: String,
}

/// Standing of the rules of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 现行.
    InForce,
    /// 试行.
    Trial,
    /// 征求意见稿.
    Draft,
}

impl Status {
    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Trial => "trial",
            Self::Draft => "draft",
        }
    }
}

impl Manifest {
    /// Whether the pack's rules hold on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_until.is_none_or(|until| day < until)
    }
}
