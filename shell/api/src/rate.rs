//! `yunheng rate` on the wire.

use crate::FindingJson;
use serde::Serialize;
use utoipa::ToSchema;

/// A line; borrowed, because millions of them are streamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineJson<'a> {
    /// The resource.
    pub resource_id: &'a str,
    /// Its unit.
    pub unit_id: &'a str,
    /// Its project.
    pub project_id: &'a str,
    /// Who pays.
    pub payer: Option<&'a str>,
    /// The catalog item.
    pub item: &'a str,
    /// `test` or `formal`.
    pub stage: &'static str,
    /// `YYYY-MM`.
    pub month: &'a str,
    /// First day.
    pub from: &'a str,
    /// First day after.
    pub to: &'a str,
    /// Quantity.
    pub quantity: &'a str,
    /// Unit price.
    pub unit_price: &'a str,
    /// Charge, rounded on the running sum.
    pub charge: &'a str,
    /// Clauses.
    pub clauses: &'a [String],
}

/// Sums of the lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TotalsJson {
    /// Every row was rated.
    pub complete: bool,
    /// All charges.
    pub charge: String,
    /// By unit.
    pub by_unit: Vec<UnitTotalJson>,
    /// By payer.
    pub by_payer: Vec<PayerTotalJson>,
    /// By item.
    pub by_item: Vec<ItemTotalJson>,
    /// By month.
    pub by_month: Vec<MonthTotalJson>,
}

/// A unit's sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UnitTotalJson {
    /// The unit.
    pub unit_id: String,
    /// Its charges.
    pub charge: String,
}

/// A payer's sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PayerTotalJson {
    /// The payer; null where none is known.
    pub payer: Option<String>,
    /// Its charges.
    pub charge: String,
}

/// An item's sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ItemTotalJson {
    /// The item.
    pub item: String,
    /// Its charges.
    pub charge: String,
}

/// A month's sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MonthTotalJson {
    /// `YYYY-MM`.
    pub month: String,
    /// Its charges.
    pub charge: String,
}

/// The head of a rating's JSON; lines, totals and findings follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RatingHeadJson {
    /// `START/END`.
    pub period: String,
    /// Id of the pack.
    pub pack: String,
    /// SM3 of the pack's texts.
    pub digest: String,
    /// Day of the rules.
    pub at: String,
    /// Rulings that decided or were chosen, as `key=reading`.
    pub rulings: Vec<String>,
}

/// The end of a rating's JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RatingTailJson {
    /// Sums.
    pub totals: TotalsJson,
    /// Findings.
    pub findings: Vec<FindingJson>,
}
