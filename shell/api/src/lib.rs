//! Wire types: the JSON of CONTRACT.md, field for field. Nothing else in the workspace writes JSON for outsiders.
//!
//! Money, quantities, ratios and scores are strings of plain decimals, so that no reader's float can touch them.

mod because;
mod deadline;
mod finding;
mod policy;

pub use because::{BecauseJson, FactJson, StepJson};
pub use deadline::{DeadlineJson, SkippedJson};
pub use finding::{FindingJson, FindingsJson, findings_json};
pub use policy::{CheckJson, CheckedPackJson, CoverageJson};
