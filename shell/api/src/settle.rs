//! `yunheng settle` on the wire.

use crate::{BecauseJson, FindingJson};
use serde::Serialize;
use utoipa::ToSchema;

/// A settlement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SettlementJson {
    /// Id of the pack.
    pub pack: String,
    /// SM3 of the pack's texts.
    pub digest: String,
    /// Day of the rules.
    pub at: String,
    /// Cycles in the order of the file.
    pub cycles: Vec<SettledCycleJson>,
    /// Penalties that no cycle could bear.
    pub carried_over: String,
    /// Rulings that decided, as `key=reading`.
    pub rulings: Vec<String>,
    /// Findings.
    pub findings: Vec<FindingJson>,
}

/// A cycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SettledCycleJson {
    /// Id.
    pub id: String,
    /// Metered fee.
    pub gross: String,
    /// Share of the fee; null when not known.
    pub ratio: Option<String>,
    /// Fee after the ratio.
    pub after_ratio: Option<String>,
    /// Penalties set off here.
    pub penalties: String,
    /// Paid before.
    pub already_paid: String,
    /// What is to be paid; null when not known.
    pub payable: Option<String>,
    /// Why.
    pub because: BecauseJson,
}
