//! `yunheng size` on the wire.

use crate::FindingJson;
use serde::Serialize;

/// A row of advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AdviceJson {
    /// The resource.
    pub resource_id: String,
    /// Its unit.
    pub unit_id: String,
    /// Its system, where given.
    pub system_id: Option<String>,
    /// `cpu`, `memory`, `disk` or `resource`.
    pub dimension: &'static str,
    /// `scale_up`, `scale_down`, `resize`, `delete`, `keep` or `no_data`.
    pub action: &'static str,
    /// `may`, `should`, `must`, or null.
    pub modality: Option<&'static str>,
    /// Declared peak statistic, percent.
    pub peak: Option<String>,
    /// When it was first reached.
    pub peak_at: Option<String>,
    /// Nearest-rank 95th percentile.
    pub p95: Option<String>,
    /// Mean.
    pub mean: Option<String>,
    /// Usable samples.
    pub samples: u64,
    /// Days with a sample ÷ days of the window.
    pub coverage: String,
    /// Effective border of the rule that was triggered.
    pub threshold: Option<String>,
    /// Present size.
    pub from: Option<String>,
    /// Proposed size.
    pub to: Option<String>,
    /// Words for people.
    pub note: String,
    /// Clauses.
    pub clauses: Vec<String>,
    /// Rulings that decided, as `key=reading`.
    pub rulings: Vec<String>,
}

/// What follows the rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SizeFindingsJson {
    /// Id of the pack.
    pub pack: String,
    /// SM3 of the pack's texts.
    pub digest: String,
    /// Day of the judgement and of the rules.
    pub at: String,
    /// Rulings that were chosen, as `key=reading`.
    pub rulings: Vec<String>,
    /// Findings.
    pub findings: Vec<FindingJson>,
}
