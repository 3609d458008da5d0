//! What is asked of the calculators.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::{IntoParams, ToSchema};

/// A limit of a pack, or one given outright, to be counted.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeadlineInJson {
    /// The pack.
    pub pack: String,
    /// Key of a limit of the pack, such as `req.provision`; this or `limit`.
    #[serde(default)]
    pub key: Option<String>,
    /// `2wd`, `5d`, `30min`, `1month`, `2y`.
    #[serde(default)]
    pub limit: Option<String>,
    /// Start; its day is not counted.
    pub from: String,
    /// Counted back.
    #[serde(default)]
    pub backward: bool,
    /// Day of the rules; today when absent, or the pack's last dated day when that is later.
    #[serde(default)]
    pub at: Option<String>,
    /// Readings instead of those in force, as `key=reading`.
    #[serde(default)]
    pub rulings: Vec<String>,
}

/// A sheet to be scored.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AssessInJson {
    /// The pack.
    pub pack: String,
    /// The sheet of `yunheng assess`.
    #[schema(value_type = Object)]
    pub sheet: Box<RawValue>,
    /// Day of the rules; today when absent, or the pack's last dated day when that is later.
    #[serde(default)]
    pub at: Option<String>,
    /// Readings instead of those in force, as `key=reading`.
    #[serde(default)]
    pub rulings: Vec<String>,
}

/// Cycles to be settled.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleInJson {
    /// The pack.
    pub pack: String,
    /// The file of `yunheng settle`.
    #[schema(value_type = Object)]
    pub cycles: Box<RawValue>,
    /// Day of the rules; today when absent, or the pack's last dated day when that is later.
    #[serde(default)]
    pub at: Option<String>,
    /// Readings instead of those in force, as `key=reading`.
    #[serde(default)]
    pub rulings: Vec<String>,
}

/// Leases to be rated. In a form `rulings` may stand several times.
#[derive(Debug, Clone, ToSchema)]
pub struct RateForm {
    /// The pack.
    pub pack: String,
    /// `START/END`, END exclusive.
    pub period: String,
    /// Leases, CSV or xlsx.
    #[schema(format = Binary)]
    pub leases: String,
    /// Prices that replace the pack's for their items.
    #[schema(format = Binary)]
    pub prices: Option<String>,
    /// Who pays for which unit.
    #[schema(format = Binary)]
    pub payers: Option<String>,
    /// Day of the rules; today when absent, or the pack's last dated day when that is later.
    pub at: Option<String>,
    /// Readings instead of those in force: `key=reading`, separated by commas.
    pub rulings: Option<String>,
}

/// Resources to be sized.
#[derive(Debug, Clone, ToSchema)]
pub struct SizeForm {
    /// The pack.
    pub pack: String,
    /// Day of the judgement and of the rules.
    pub at: String,
    /// Resources, CSV or xlsx.
    #[schema(format = Binary)]
    pub resources: String,
    /// Samples, CSV, xlsx or Parquet.
    #[schema(format = Binary)]
    pub usage: String,
    /// Readings instead of those in force: `key=reading`, separated by commas.
    pub rulings: Option<String>,
}

/// A sheet as a file.
#[derive(Debug, Clone, ToSchema)]
pub struct AssessForm {
    /// The pack.
    pub pack: String,
    /// The sheet, JSON.
    #[schema(format = Binary)]
    pub sheet: String,
    /// Day of the rules; today when absent, or the pack's last dated day when that is later.
    pub at: Option<String>,
    /// Readings instead of those in force: `key=reading`, separated by commas.
    pub rulings: Option<String>,
}

/// Cycles as a file.
#[derive(Debug, Clone, ToSchema)]
pub struct SettleForm {
    /// The pack.
    pub pack: String,
    /// The cycles, JSON.
    #[schema(format = Binary)]
    pub cycles: String,
    /// Day of the rules; today when absent, or the pack's last dated day when that is later.
    pub at: Option<String>,
    /// Readings instead of those in force: `key=reading`, separated by commas.
    pub rulings: Option<String>,
}

/// Which figure of a run is to be opened.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct BecauseQuery {
    /// Of a rating or of advice: the resource.
    pub resource: Option<String>,
    /// Of a rating: the item.
    pub item: Option<String>,
    /// Of a rating: the month, `YYYY-MM`.
    pub month: Option<String>,
    /// Of advice: `cpu`, `memory`, `disk` or `resource`.
    pub dimension: Option<String>,
    /// Of a sheet: the leaf; the final score when absent.
    pub leaf: Option<String>,
    /// Of a settlement: the cycle.
    pub cycle: Option<String>,
}
