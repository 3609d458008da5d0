//! The service desk.

use super::CaseColleagueJson;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// How what comes to the service desk is classified.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DeskTreeJson {
    /// Categories, each after the one above it.
    pub categories: Vec<DeskCategoryJson>,
    /// Kinds of work that the desk takes.
    pub kinds: Vec<String>,
    /// Rosters of people on duty.
    pub rosters: Vec<DeskRosterJson>,
}

/// A roster: people who are on duty for something, one after the other.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DeskRosterJson {
    /// Its key.
    pub key: String,
    /// Its name.
    pub title: String,
    /// Role that whoever is on duty holds.
    pub role: String,
}

/// A category of what comes to the service desk.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DeskCategoryJson {
    /// Its path, which a form holds.
    pub path: String,
    /// Its own name.
    pub title: String,
    /// Path of the one above it.
    pub parent: Option<String>,
    /// The kind of work that it proposes.
    pub kind: Option<String>,
    /// Whether it proposes to be urgent.
    pub is_urgent: bool,
    /// What it proposes for fields of the form.
    pub fill: BTreeMap<String, String>,
}

/// What somebody told the desk.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeskInJson {
    /// The pack.
    #[schema(max_length = 40)]
    pub pack: String,
    /// Name of the kind of work.
    #[schema(max_length = 60)]
    pub kind: String,
    /// The unit for which it is.
    pub unit_id: i64,
    /// By which channel: `telephone`, `counter` or `mail`.
    #[schema(max_length = 20)]
    pub channel: String,
    /// The person's account, when they have one: then the case is theirs.
    #[serde(default)]
    pub caller_id: Option<i64>,
    /// The person's name; needed without an account.
    #[serde(default)]
    #[schema(max_length = 60)]
    pub caller_name: String,
    /// Path of the category.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub category: Option<String>,
    /// The form.
    #[schema(value_type = Object)]
    pub form: Value,
    /// Whether it is urgent.
    #[serde(default)]
    pub is_urgent: bool,
}

/// What was taken.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DeskTakenJson {
    /// Id of the case.
    pub id: i64,
    /// Its number.
    pub number: String,
}

/// Which part of which roster.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct DutyQuery {
    /// The pack whose roster it is; what every city builds on when absent.
    #[param(max_length = 40)]
    pub pack: Option<String>,
    /// The party.
    pub party_id: Option<i64>,
    /// Key of the roster.
    #[param(max_length = 40)]
    pub roster: Option<String>,
    /// First day; today when absent.
    pub from: Option<String>,
    /// How many days, 1 to 92; 14 when absent.
    #[param(minimum = 1, maximum = 92)]
    pub days: Option<u32>,
}

/// A roster over some days.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DutyJson {
    /// Who is on duty, the first first.
    pub shifts: Vec<DutyShiftJson>,
    /// When nobody is, from now on.
    pub gaps: Vec<DutyGapJson>,
    /// People who can be.
    pub people: Vec<CaseColleagueJson>,
}

/// A shift.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DutyShiftJson {
    /// Its id.
    pub id: i64,
    /// Whose account.
    pub account_id: i64,
    /// Their name.
    pub name: String,
    /// From when.
    pub from: String,
    /// Until when.
    pub until: String,
    /// What is to be known.
    pub note: String,
}

/// A time in which nobody is on duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DutyGapJson {
    /// From when.
    pub from: String,
    /// Until when.
    pub until: String,
}

/// A shift as it shall be.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyShiftInJson {
    /// The pack whose roster it is.
    #[schema(max_length = 40)]
    pub pack: String,
    /// The party.
    pub party_id: i64,
    /// Key of the roster.
    #[schema(max_length = 40)]
    pub roster: String,
    /// Whose account.
    pub account_id: i64,
    /// From when.
    #[schema(max_length = 40)]
    pub from: String,
    /// Until when.
    #[schema(max_length = 40)]
    pub until: String,
    /// On how many days in a row; 1 when absent.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 92)]
    pub days: Option<u32>,
    /// What is to be known.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub note: String,
}

/// What the cases of the service desk come to.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DeskStatisticsJson {
    /// Groups in order of their keys.
    pub groups: Vec<DeskGroupJson>,
}

/// Cases of the desk that were counted together.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DeskGroupJson {
    /// What they have in common.
    pub key: String,
    /// In words.
    pub title: String,
    /// How many.
    pub total: i64,
    /// How many of them have ended.
    pub ended: i64,
    /// How many were responded to in time.
    pub responded: i64,
    /// How many were responded to late, or wait for a response that is late.
    pub responded_late: i64,
    /// How many ended without a late task after the response.
    pub handled: i64,
    /// How many had a late task after the response.
    pub handled_late: i64,
    /// How many were rated.
    pub rated: i64,
    /// How many were rated well.
    pub content: i64,
    /// How many came within thirty days of another of the same unit and category.
    pub repeated: i64,
}
