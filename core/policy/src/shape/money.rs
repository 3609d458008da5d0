//! Metering, settlement, quotas and penalties.

use crate::read;
use serde::Deserialize;
use yunheng_calendar::Limit;
use yunheng_values::{Exact, Money};

/// Default proration of partial periods.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proration {
    /// The method.
    pub default: ProrationKind,
}

/// Methods of charging a part of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProrationKind {
    /// Days used ÷ days of the month.
    ActualDays,
    /// Each day a thirtieth.
    Thirtieth,
    /// Half a month or a whole one.
    HalfMonth,
    /// Always a whole month.
    WholeMonth,
}

impl ProrationKind {
    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ActualDays => "actual_days",
            Self::Thirtieth => "thirtieth",
            Self::HalfMonth => "half_month",
            Self::WholeMonth => "whole_month",
        }
    }
}

/// Whether and how long tests are free.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TestStage {
    /// Whether tests are metered.
    #[serde(deserialize_with = "read::unmetered")]
    pub metered: bool,
    /// Shortest test.
    #[serde(default, deserialize_with = "read::limit_option")]
    pub minimum: Option<Limit>,
    /// Longest test.
    #[serde(default, deserialize_with = "read::limit_option")]
    pub maximum: Option<Limit>,
}

/// Whether what is stopped by order is metered while it is stopped.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoppedService {
    /// Whether it is metered.
    #[serde(deserialize_with = "read::unmetered")]
    pub metered: bool,
}

/// When metering starts or stops.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeteringMoment {
    /// The rule, as a stable word.
    pub rule: String,
    /// What a line without confirmation is.
    #[serde(default)]
    pub without_confirmation: String,
}

/// Settlement cycles (结算周期).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettlementCycle {
    /// Length.
    #[serde(deserialize_with = "read::limit")]
    pub length: Limit,
    /// Where the first one starts: `effective_date`, `calendar` or `fixed`.
    pub anchor: String,
    /// Month and day of a fixed anchor.
    #[serde(default)]
    pub starts_month_day: Option<String>,
    /// How many cycles the term holds.
    #[serde(default)]
    pub count: Option<i64>,
}

/// What the score touches.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettlementScore {
    /// Which cycles take the ratio.
    pub scope: ScoreScope,
    /// Settlement cycles in an assessment cycle.
    pub cycles_per_assessment: i64,
    /// Whether deductions of several bands add up.
    #[serde(default)]
    pub cumulative: Option<CumulativeWord>,
}

/// `true`/`false`, also where a ruling wrote it as a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CumulativeWord(pub bool);

impl<'de> Deserialize<'de> for CumulativeWord {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Either {
            Flag(bool),
            Word(String),
        }
        match Either::deserialize(deserializer)? {
            Either::Flag(flag) => Ok(Self(flag)),
            Either::Word(word) => Ok(Self(matches!(word.as_str(), "true" | "cumulative"))),
        }
    }
}

/// Which cycles take the ratio of the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScoreScope {
    /// The last cycle of the assessment.
    SecondCycle,
    /// The whole assessment cycle, trued up with its last settlement.
    WholeAssessmentCycleTrueup,
    /// Every cycle is an assessment of its own.
    EveryCycle,
}

/// Order in which an amount is reduced.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettlementOrder {
    /// `ratio`, `penalties`, `already_paid`.
    #[serde(deserialize_with = "read::settlement_steps")]
    pub steps: Vec<String>,
    /// Never below.
    #[serde(deserialize_with = "read::zero_money")]
    pub floor: Money,
}

/// Rounding of money.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rounding {
    /// `fen`.
    #[serde(deserialize_with = "read::fen")]
    pub unit: String,
    /// `half_up`.
    #[serde(deserialize_with = "read::half_up")]
    pub mode: String,
}

/// How far a project may grow beyond its quota.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// Times the quota.
    #[serde(deserialize_with = "read::exact")]
    pub factor: Exact,
    /// Per resource kind or by total price.
    pub dimension: String,
    /// Which approval is the base.
    pub base: String,
}

/// Liquidated damages for staff who come late.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffLate {
    /// For each day late.
    #[serde(deserialize_with = "read::money")]
    pub per_day: Money,
    /// More days late than this give the right to terminate.
    pub terminate_after_days: i64,
    /// Share of the base due on termination, percent.
    #[serde(deserialize_with = "read::exact")]
    pub terminate_share: Exact,
    /// Base of the share.
    pub base: String,
}

/// Liquidated damages for an uncorrected breach.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breach {
    /// Lowest share, percent.
    #[serde(deserialize_with = "read::exact")]
    pub share_low: Exact,
    /// Highest share, percent.
    #[serde(deserialize_with = "read::exact")]
    pub share_high: Exact,
    /// Base of the share.
    pub base: String,
}
