//! Bands and scoring.

use crate::read;
use serde::Deserialize;
use yunheng_values::Exact;

/// Bands of scores with what each is paid at.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// Which band an exact border belongs to.
    pub border: BandBorder,
    /// The pass mark, which itself passes.
    #[serde(default, deserialize_with = "read::exact_option")]
    pub pass: Option<Exact>,
    /// Bands from the top.
    pub rows: Vec<BandRow>,
}

/// Which band an exact border belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BandBorder {
    /// The upper of the two bands.
    LowerInclusive,
    /// The lower of the two bands.
    UpperInclusive,
    /// Nobody but the authority can say.
    Manual,
}

/// A band.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandRow {
    /// Its lower border.
    #[serde(deserialize_with = "read::exact")]
    pub lower: Exact,
    /// Share of the fee that is paid.
    #[serde(default, deserialize_with = "read::exact_option")]
    pub ratio: Option<Exact>,
    /// `pay` (default) or `block`.
    #[serde(default)]
    pub action: BandAction,
    /// Clause of this row alone.
    #[serde(default)]
    pub clause: Option<String>,
}

/// What a band does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BandAction {
    /// Pays its ratio.
    #[default]
    Pay,
    /// Pays nothing until a second assessment passes.
    Block,
}

impl BandAction {
    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pay => "pay",
            Self::Block => "block",
        }
    }
}

/// From leaves to a final score.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// Places of the final score.
    pub scale: u32,
    /// `half_up`.
    #[serde(deserialize_with = "read::half_up")]
    pub rounding: String,
    /// Lowest final score.
    #[serde(deserialize_with = "read::exact")]
    pub floor: Exact,
    /// Points that a confirmed overrun costs.
    #[serde(default, deserialize_with = "read::exact_option")]
    pub deduction_per_overrun: Option<Exact>,
    /// Leaves that an old platform leaves out.
    #[serde(default)]
    pub not_applicable_leaves: Vec<String>,
    /// Platforms built before this year leave them out.
    #[serde(default, deserialize_with = "read::integer_option")]
    pub border_year: Option<i64>,
}
