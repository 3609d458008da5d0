//! Runs of calculators: what is answered at once, and what is kept for some days.

use super::FindingBody;
use crate::{AssessmentJson, BecauseJson, DeadlineJson, SettlementJson, TotalsJson};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What every run says of itself.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct RunHeadJson {
    /// Its id.
    pub id: i64,
    /// When it ran.
    pub created_at: String,
    /// When it goes.
    pub expires_at: String,
    /// Formats in which the whole result can be downloaded.
    pub formats: Vec<String>,
    /// Names of the files that it was made of.
    pub files: Vec<String>,
    /// As the command line's exit status: 0 done; 1 when a finding is an error, or the answer is incomplete or a refusal.
    pub status: u8,
}

/// A due date.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DeadlineRunJson {
    /// What every run says of itself.
    #[serde(flatten)]
    pub run: RunHeadJson,
    /// The pack.
    pub pack: String,
    /// Its digest, choices included.
    pub digest: String,
    /// The answer.
    #[serde(flatten)]
    pub answer: DeadlineJson,
    /// Why.
    pub because: BecauseJson,
}

/// Rated leases; the lines are read page by page.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RateRunJson {
    /// What every run says of itself.
    #[serde(flatten)]
    pub run: RunHeadJson,
    /// `START/END`.
    pub period: String,
    /// The pack.
    pub pack: String,
    /// Its digest, choices included.
    pub digest: String,
    /// Day of the rules.
    pub at: String,
    /// Rulings that decided or were chosen, as `key=reading`.
    pub rulings: Vec<String>,
    /// How many lines there are.
    pub lines: u64,
    /// Sums.
    pub totals: TotalsJson,
    /// The first findings.
    pub findings: Vec<FindingBody>,
    /// How many findings there are.
    pub finding_count: usize,
    /// The first lines.
    pub first_lines: Vec<RateLineJson>,
}

/// Advice; the rows are read page by page.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SizeRunJson {
    /// What every run says of itself.
    #[serde(flatten)]
    pub run: RunHeadJson,
    /// The pack.
    pub pack: String,
    /// Its digest, choices included.
    pub digest: String,
    /// Day of the judgement and of the rules.
    pub at: String,
    /// Rulings that were chosen, as `key=reading`.
    pub rulings: Vec<String>,
    /// Resources that were looked at.
    pub resources: usize,
    /// How many rows of advice there are.
    pub rows: u64,
    /// Rows by action.
    pub actions: Vec<ActionCountJson>,
    /// What a person should know, on one line.
    pub said: String,
    /// The first findings.
    pub findings: Vec<FindingBody>,
    /// How many findings there are.
    pub finding_count: usize,
    /// The first rows.
    pub first_lines: Vec<SizeLineJson>,
}

/// Rows with an action.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActionCountJson {
    /// `scale_up`, `scale_down`, `resize`, `delete`, `keep` or `no_data`.
    pub action: String,
    /// How many.
    pub count: u64,
}

/// A scored sheet.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AssessRunJson {
    /// What every run says of itself.
    #[serde(flatten)]
    pub run: RunHeadJson,
    /// The answer.
    #[serde(flatten)]
    pub answer: AssessAnswerJson,
}

/// The answer to a sheet, and what its leaves take.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AssessAnswerJson {
    /// The answer of `yunheng assess`.
    #[serde(flatten)]
    pub assessment: AssessmentJson,
    /// Fields, units and targets of the leaves, for filling in a sheet.
    pub fields: Vec<LeafFieldJson>,
}

/// What a leaf takes.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LeafFieldJson {
    /// Id of the leaf.
    pub id: String,
    /// Field of the sheet: `value`, `met`, `scores`, `satisfaction`, `count`, `points`.
    pub field: String,
    /// Unit of the field.
    pub unit: String,
    /// Target as printed.
    pub target: String,
    /// Groups above, outermost first.
    pub group: Vec<String>,
    /// Whether a sheet may declare it not applicable.
    pub may_not_apply: bool,
}

/// Settled cycles.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SettleRunJson {
    /// What every run says of itself.
    #[serde(flatten)]
    pub run: RunHeadJson,
    /// The answer.
    #[serde(flatten)]
    pub answer: SettlementJson,
}

/// A kept run, as it was answered.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CalculationJson {
    /// A due date.
    Deadline(DeadlineRunJson),
    /// Rated leases.
    Rate(RateRunJson),
    /// Advice.
    Size(SizeRunJson),
    /// A scored sheet.
    Assess(AssessRunJson),
    /// Settled cycles.
    Settle(SettleRunJson),
}

/// A run in a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CalculationRowJson {
    /// Its id.
    pub id: i64,
    /// `deadline`, `rate`, `size`, `assess` or `settle`.
    pub kind: String,
    /// The pack.
    pub pack: String,
    /// When it ran.
    pub created_at: String,
    /// When it goes.
    pub expires_at: String,
    /// What it is about and what came out.
    #[serde(flatten)]
    pub summary: RunSummaryJson,
}

/// What a run is about and what came out.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
pub struct RunSummaryJson {
    /// Day of the rules.
    pub at: String,
    /// What was asked: a period, a limit, a tree.
    pub about: String,
    /// What came out: a due date, the sum of charges, the number of changes that are advised, a score, what is payable; null when
    /// there is no answer.
    pub figure: Option<String>,
    /// As the command line's exit status: 0 done; 1 when a finding is an error, or the answer is incomplete or a refusal.
    pub status: u8,
    /// How many findings there are.
    pub finding_count: usize,
}

/// A line of a rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RateLineJson {
    /// The resource.
    pub resource_id: String,
    /// Its unit.
    pub unit_id: String,
    /// Its project.
    pub project_id: String,
    /// Who pays; null where none is known.
    pub payer: Option<String>,
    /// The catalog item.
    pub item: String,
    /// `test` or `formal`.
    pub stage: String,
    /// `YYYY-MM`.
    pub month: String,
    /// First day.
    pub from: String,
    /// First day after it.
    pub to: String,
    /// Quantity.
    pub quantity: String,
    /// Price of a unit.
    pub unit_price: String,
    /// Charge.
    pub charge: String,
    /// Clauses.
    pub clauses: Vec<String>,
}

/// A row of advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SizeLineJson {
    /// The resource.
    pub resource_id: String,
    /// Its unit.
    pub unit_id: String,
    /// Its system, where given.
    pub system_id: Option<String>,
    /// `cpu`, `memory`, `disk` or `resource`.
    pub dimension: String,
    /// `scale_up`, `scale_down`, `resize`, `delete`, `keep` or `no_data`.
    pub action: String,
    /// `may`, `should`, `must`, or null.
    pub modality: Option<String>,
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

/// A line of a rating, or a row of advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum CalculationLineJson {
    /// Of a rating.
    Rate(RateLineJson),
    /// Of advice.
    Size(SizeLineJson),
}

/// An input to try a calculator with.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ExampleJson {
    /// Name of the file.
    pub name: String,
    /// The calculator: `rate`, `size`, `assess` or `settle`.
    pub kind: String,
    /// The field of its form.
    pub field: String,
    /// The pack that it is made for.
    pub pack: String,
    /// A fitting period, for `rate`.
    pub period: Option<String>,
    /// A fitting day, for `size`.
    pub at: Option<String>,
}
