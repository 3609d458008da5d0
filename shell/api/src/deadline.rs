//! `yunheng deadline` on the wire.

use crate::FindingJson;
use serde::Serialize;
use utoipa::ToSchema;

/// A due date and how it was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeadlineJson {
    /// Start, RFC 3339.
    pub from: String,
    /// The limit.
    pub limit: String,
    /// Date of the last allowed instant.
    pub due_on: String,
    /// First instant that is late.
    pub due_at: String,
    /// Counted over days without a published calendar.
    pub provisional: bool,
    /// Days off passed over.
    pub skipped: Vec<SkippedJson>,
    /// Where the limit would have ended but for the roll.
    pub rolled_from: Option<String>,
    /// Clauses applied.
    pub clauses: Vec<String>,
    /// Day of the rules.
    pub at: String,
    /// Rulings that were chosen, as `key=reading`.
    pub rulings: Vec<String>,
    /// Findings.
    pub findings: Vec<FindingJson>,
}

/// A day off that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SkippedJson {
    /// The day.
    pub date: String,
    /// The holiday's name, or 周六 or 周日.
    pub why: String,
}
