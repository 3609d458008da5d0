//! Right-sizing, deletion and inspection.

use crate::read;
use serde::Deserialize;
use yunheng_calendar::Limit;
use yunheng_values::Exact;

/// 可 / 宜 / 须: never flattened to yes and no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// 可.
    May,
    /// 宜.
    Should,
    /// 须、应.
    Must,
}

impl Modality {
    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::May => "may",
            Self::Should => "should",
            Self::Must => "must",
        }
    }
}

/// Fluctuation around a threshold that triggers nothing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tolerance {
    /// How much.
    #[serde(deserialize_with = "read::exact")]
    pub value: Exact,
    /// Of what.
    pub unit: ToleranceUnit,
}

/// Unit of a tolerance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToleranceUnit {
    /// 百分点.
    PercentagePoint,
    /// Percent of the threshold.
    Relative,
    /// No tolerance.
    None,
}

impl Tolerance {
    /// How far from `threshold` the border lies.
    pub fn width_at(&self, threshold: &Exact) -> Exact {
        match self.unit {
            ToleranceUnit::PercentagePoint => self.value.clone(),
            ToleranceUnit::Relative => threshold * &(self.value.clone() / Exact::from(100)),
            ToleranceUnit::None => Exact::zero(),
        }
    }
}

/// Scale up (升配).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScaleUp {
    /// Peak above which it applies, percent.
    #[serde(deserialize_with = "read::exact")]
    pub above: Exact,
    /// Up to how many times the size.
    #[serde(deserialize_with = "read::exact")]
    pub multiply: Exact,
    /// 可 or 须.
    pub modality: Modality,
    /// Fluctuation allowed.
    pub tolerance: Tolerance,
}

/// Scale down (降配).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScaleDown {
    /// Peak below which it applies, percent.
    #[serde(deserialize_with = "read::exact")]
    pub below: Exact,
    /// To how many times the size.
    #[serde(deserialize_with = "read::exact")]
    pub multiply: Exact,
    /// 可 or 须.
    pub modality: Modality,
    /// Smallest size.
    #[serde(deserialize_with = "read::exact")]
    pub minimum: Exact,
    /// Fluctuation allowed.
    pub tolerance: Tolerance,
}

/// Target band of storage utilization.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiskBand {
    /// Lower border, percent.
    #[serde(deserialize_with = "read::exact")]
    pub low: Exact,
    /// Upper border, percent.
    #[serde(deserialize_with = "read::exact")]
    pub high: Exact,
    /// Utilization that the new size aims at, percent.
    #[serde(deserialize_with = "read::exact")]
    pub target: Exact,
    /// Sizes are multiples of this, GB.
    #[serde(deserialize_with = "read::exact")]
    pub step_gb: Exact,
    /// 可 or 须.
    pub modality: Modality,
    /// Fluctuation allowed.
    pub tolerance: Tolerance,
}

/// What counts as the peak.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeakRule {
    /// The statistic.
    pub statistic: PeakStatistic,
    /// How far back.
    #[serde(deserialize_with = "read::limit")]
    pub window: Limit,
}

/// Statistics that can stand for the peak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeakStatistic {
    /// Largest sample.
    #[serde(alias = "max5m")]
    Max,
    /// Nearest-rank 99th percentile.
    P99,
    /// Nearest-rank 95th percentile.
    P95,
}

/// Sizes on offer; they shape the proposed size, never the action.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flavors {
    /// vCPU counts.
    #[serde(default)]
    pub vcpu: Vec<i64>,
    /// Memory sizes.
    #[serde(default)]
    pub memory_gb: Vec<i64>,
}

/// Deletion of what has been stopped for long.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoppedDeletion {
    /// How long, at least.
    #[serde(deserialize_with = "read::limit")]
    pub after: Limit,
    /// Causes of a stop that do not count.
    #[serde(default)]
    pub excluded_causes: Vec<String>,
    /// 可 or 须.
    pub modality: Modality,
}

/// Deletion of what stays flat after downsizing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlatDeletion {
    /// How long after downsizing.
    #[serde(deserialize_with = "read::limit")]
    pub after: Limit,
    /// Monthly peaks differ by less than this, percentage points.
    #[serde(deserialize_with = "read::exact")]
    pub spread_below: Exact,
    /// Metrics that must be flat.
    pub metrics: Vec<String>,
    /// 可 or 须.
    pub modality: Modality,
}

/// Deletion of what nobody claims.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnclaimedDeletion {
    /// How long stopped.
    #[serde(deserialize_with = "read::limit")]
    pub after: Limit,
    /// 可 or 须.
    pub modality: Modality,
}

/// Cadence of utilization reviews (资源使用率排查).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspection {
    /// At least so many.
    pub times_min: i64,
    /// In this time.
    pub per: String,
    /// Shortest gap.
    #[serde(deserialize_with = "read::limit")]
    pub gap_min: Limit,
    /// Longest gap.
    #[serde(deserialize_with = "read::limit")]
    pub gap_max: Limit,
    /// What a partial first year needs.
    pub partial_year: PartialYear,
}

/// What a partial year needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartialYear {
    /// One for every two months begun.
    Prorata,
    /// As many as a whole year.
    Full,
}
