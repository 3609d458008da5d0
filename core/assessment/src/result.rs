//! What an assessment answers.

use crate::band::BandResult;
use yunheng_values::{Because, ClauseId, Exact, Findings};

/// Where the points of a leaf come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeafSource {
    /// The leaf's rule.
    Rule,
    /// The assessor.
    Decision,
    /// The leaf does not apply.
    NotApplicable,
    /// Nothing was given.
    Missing,
}

impl LeafSource {
    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rule => "rule",
            Self::Decision => "decision",
            Self::NotApplicable => "not_applicable",
            Self::Missing => "missing",
        }
    }
}

/// A leaf of the sheet with its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeafResult {
    /// Id of the leaf.
    pub id: String,
    /// Name as printed.
    pub name: String,
    /// Names of the groups above, outermost first.
    pub group: Vec<String>,
    /// Points that it can give; of a bonus, the most that all bonuses together add.
    pub points: Exact,
    /// Points that it gave; `None` when missing or not applicable.
    pub awarded: Option<Exact>,
    /// Kind of its rule.
    pub rule: &'static str,
    /// Clauses.
    pub clauses: Vec<ClauseId>,
    /// Rulings that decided, as `key=reading`.
    pub rulings: Vec<String>,
    /// Where the points come from.
    pub source: LeafSource,
}

/// A group of leaves: first level, each followed by its second level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupResult {
    /// Names from the outermost group to this one.
    pub path: Vec<String>,
    /// Name as printed.
    pub name: String,
    /// Points of the leaves that apply, bonuses left out.
    pub points: Exact,
    /// Points given so far, bonuses included up to what they may add.
    pub awarded: Exact,
    /// Leaves that are missing.
    pub missing: usize,
}

impl GroupResult {
    /// 1 for the outermost groups.
    pub fn level(&self) -> usize {
        self.path.len()
    }
}

/// The answer to a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessmentResult {
    /// Id of the tree.
    pub tree: String,
    /// Leaves of the sheet's post in printed order.
    pub leaves: Vec<LeafResult>,
    /// Groups of both levels in printed order.
    pub groups: Vec<GroupResult>,
    /// Sum of what was awarded, bonuses included up to what they may add.
    pub base: Exact,
    /// Part of the base that bonuses add.
    pub bonus: Exact,
    /// The base on the scale of the whole tree; `None` when no leaf applies.
    pub normalized: Option<Exact>,
    /// What overruns take off.
    pub deductions: Exact,
    /// The score, rounded once; `None` while a leaf is missing.
    pub final_score: Option<Exact>,
    /// What the score is paid at; `None` while there is no score, and where nothing is paid by score.
    pub band: Option<BandResult>,
    /// True when nothing is missing.
    pub complete: bool,
    /// Ids of the leaves that are missing.
    pub missing: Vec<String>,
    /// Reasons of the final score.
    pub because: Because,
    /// Errors, warnings and notes.
    pub findings: Findings,
}
