//! Cases and the versions of their kind: running ones that are moved, and past ones that are told again through a draft.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// Which running cases, and what takes the place of what is gone.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct DesignMovesQuery {
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// `next` of the page before.
    #[param(max_length = 40)]
    pub after: Option<String>,
    /// Elements that take the place of others, such as `review:check,confirm:done`.
    #[param(max_length = 4000)]
    pub instead: Option<String>,
}

/// A running case on other files than the version in use, and what moving it would mean.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignMoveJson {
    /// The case.
    pub case_id: i64,
    /// Its number.
    pub number: String,
    /// The line by which it is known.
    pub headline: String,
    /// Its unit.
    pub unit: String,
    /// Its version; it goes up with every act.
    pub version: i64,
    /// Number of the version that it runs on; 0 is the pack's own, null one that is none of them.
    pub on: Option<i64>,
    /// Its open tasks, and what becomes of each.
    pub tasks: Vec<DesignMoveTaskJson>,
    /// Labels of fields that it would get.
    pub added_fields: Vec<String>,
    /// Labels of fields that are filled in and would go.
    pub dropped_fields: Vec<String>,
    /// Everything that stands against it; it can be moved when there is nothing.
    pub against: Vec<String>,
}

/// An open task of a case that would be moved.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignMoveTaskJson {
    /// Its element.
    pub element: String,
    /// What it is called.
    pub title: String,
    /// What it would be called; null when it is gone and nothing takes its place.
    pub becomes: Option<String>,
    /// Whether others would do it.
    pub is_others: bool,
}

/// Cases to be moved to the version in use.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DesignMoveInJson {
    /// Number of the version in use, as it was looked at.
    pub to: i64,
    /// The cases, as they were looked at.
    #[schema(min_items = 1, max_items = 200)]
    pub cases: Vec<DesignMoveCaseJson>,
    /// Elements that take the place of those that are gone.
    #[serde(default)]
    pub instead: BTreeMap<String, String>,
    /// Why.
    #[schema(max_length = 500)]
    pub reason: String,
}

/// A case as it was looked at.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DesignMoveCaseJson {
    /// The case.
    pub case_id: i64,
    /// Its version.
    pub version: i64,
}

/// What became of a case that should be moved.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignMovedJson {
    /// The case.
    pub case_id: i64,
    /// Whether it was moved.
    pub is_moved: bool,
    /// Why not.
    pub why: Vec<String>,
}

/// Past cases, told again through a draft.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignReplayJson {
    /// How many end as they did, or are under way as they are.
    pub same: i64,
    /// How many end otherwise.
    pub other: i64,
    /// How many come no further than some act.
    pub unfit: i64,
    /// How many cannot be told again, such as those that were moved.
    pub unknown: i64,
    /// Whether there are older ones that were not looked at.
    pub is_cut: bool,
    /// The cases: first those that come no further, then those that end otherwise.
    pub cases: Vec<DesignReplayCaseJson>,
}

/// A past case, told again.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DesignReplayCaseJson {
    /// The case.
    pub case_id: i64,
    /// Its number.
    pub number: String,
    /// The line by which it is known.
    pub headline: String,
    /// `same`, `other`, `unfit` or `unknown`.
    pub end: String,
    /// How it ended: `done`, `rejected`, `withdrawn`; null while it is under way.
    pub was: Option<String>,
    /// How it would end; null when it would be under way, or comes no further.
    pub would: Option<String>,
    /// The act that it does not come beyond, in words.
    pub act: Option<String>,
    /// When that was.
    pub act_at: Option<String>,
    /// Element of that act.
    pub element: Option<String>,
    /// Why it comes no further.
    pub why: Option<String>,
    /// Steps that only the draft has, taken as consented to.
    pub assumed: Vec<String>,
    /// Steps that the draft does not have, left out.
    pub left_out: Vec<String>,
}
