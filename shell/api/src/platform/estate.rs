//! What is leased, added up.

use super::ledger::ItemQuantityJson;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is leased at present, by one thing that resources have.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EstateJson {
    /// The month whose prices are taken, YYYY-MM.
    pub month: String,
    /// By the thing that was asked for, the dearest first.
    pub groups: Vec<EstateGroupJson>,
    /// Everything together.
    pub all: EstateGroupJson,
    /// Tests that have ended or end soon.
    pub tests: EstateTestsJson,
    /// Approved quotas and what is used of them, the fullest first; at most 200.
    pub quotas: Vec<EstateQuotaJson>,
}

/// Resources that have something in common.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct EstateGroupJson {
    /// Id of the unit, project, provider or item; the word of an architecture or a region. Empty for everything.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Formal resources.
    pub formal: i64,
    /// Resources under test.
    pub tests: i64,
    /// Of all these, those that came by an opening list which not every side has confirmed: the figures are provisional by so much.
    pub provisional: i64,
    /// What the formal ones cost in the month, yuan; null when something has no price.
    pub monthly: Option<String>,
    /// What the formal ones come to.
    pub items: Vec<ItemQuantityJson>,
}

/// Tests by when they end. A list of resources with `life=test` and `test_before` has the same rows.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct EstateTestsJson {
    /// Their last day is over.
    pub overdue: i64,
    /// Within seven days from today, those that are over among them.
    pub within_week: i64,
    /// Within thirty days from today, those that are over among them.
    pub within_month: i64,
    /// The day before which tests of the first number end, YYYY-MM-DD.
    pub overdue_before: String,
    /// Of the second.
    pub week_before: String,
    /// Of the third.
    pub month_before: String,
}

/// A quota with what is used of it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct EstateQuotaJson {
    /// The project.
    pub project_id: i64,
    /// Its number.
    pub project_number: String,
    /// Its name.
    pub project_name: String,
    /// The item.
    pub item: String,
    /// Its name.
    pub item_name: String,
    /// Its unit.
    pub unit: String,
    /// What was approved.
    pub approved: String,
    /// What is leased.
    pub used: String,
    /// The used share, per cent, rounded down; null when nothing was approved.
    pub percent: Option<i64>,
}

/// How much was leased month by month.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct GrowthJson {
    /// The last twelve months, the present one last.
    pub months: Vec<GrowthMonthJson>,
}

/// How much was leased at the end of a month; of the present one, now.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct GrowthMonthJson {
    /// YYYY-MM.
    pub month: String,
    /// The day that is looked at, YYYY-MM-DD. A list of resources as of that day has the same rows.
    pub day: String,
    /// Formal resources.
    pub formal: i64,
    /// Resources under test.
    pub tests: i64,
    /// Of all these, those that came by an opening list which not every side has confirmed.
    pub provisional: i64,
    /// How much of the item that was asked for; null when none was.
    pub quantity: Option<String>,
}
