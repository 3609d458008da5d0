//! `yunheng assess` on the wire.

use crate::FindingJson;
use serde::Serialize;
use utoipa::ToSchema;

/// The answer to a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AssessmentJson {
    /// Id of the tree.
    pub tree: String,
    /// Id of the pack.
    pub pack: String,
    /// SM3 of the pack's texts.
    pub digest: String,
    /// Day of the rules.
    pub at: String,
    /// Leaves in printed order.
    pub leaves: Vec<LeafJson>,
    /// Groups, each outer one followed by its inner ones.
    pub groups: Vec<GroupJson>,
    /// Sum of what was awarded.
    pub base: String,
    /// The base on the scale of the whole tree.
    pub normalized: Option<String>,
    /// What overruns take off.
    pub deductions: String,
    /// The score, rounded once.
    #[serde(rename = "final")]
    pub final_score: Option<String>,
    /// What the score is paid at.
    pub band: Option<BandJson>,
    /// Nothing is missing.
    pub complete: bool,
    /// Ids of missing leaves.
    pub missing: Vec<String>,
    /// Rulings that decided, as `key=reading`.
    pub rulings: Vec<String>,
    /// Findings.
    pub findings: Vec<FindingJson>,
}

/// A leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LeafJson {
    /// Id.
    pub id: String,
    /// Name as printed.
    pub name: String,
    /// Points it can give.
    pub points: String,
    /// Points it gave.
    pub awarded: Option<String>,
    /// Kind of its rule.
    pub rule: &'static str,
    /// `rule`, `decision`, `not_applicable` or `missing`.
    pub source: &'static str,
    /// Clauses.
    pub clauses: Vec<String>,
    /// Rulings that decided.
    pub rulings: Vec<String>,
}

/// A group of leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GroupJson {
    /// Name as printed.
    pub name: String,
    /// 1 for the outermost groups.
    pub level: usize,
    /// Points of its leaves that apply.
    pub points: String,
    /// Points given so far.
    pub awarded: String,
}

/// A band.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BandJson {
    /// Lower border.
    pub lower: String,
    /// Share of the fee; null when blocked.
    pub ratio: Option<String>,
    /// `pay` or `block`.
    pub action: &'static str,
}
