//! From a filled-in sheet to a score, a band and what is paid.
//!
//! Every figure is an exact fraction; only the final score is rounded, once, and the band is looked up on the rounded
//! score. A missing leaf is missing: it is never taken as nothing and never as full marks.
//!
//! ```text
//! sheet ── check_sheet ──> findings (unusable: nothing is computed)
//!   └──── assess ──> leaves ──> groups, base ──> normalized ──> − deductions ──> final ──> band
//! ```
//!
//! | file | what |
//! |---|---|
//! | `sheet.rs` | what people fill in |
//! | `criteria.rs` | the rules of the day: tree, scoring, bands, readings |
//! | `check.rs`, `entry.rs` | what makes a sheet unusable, all at once |
//! | `standing.rs` | which leaves count, and for how many points |
//! | `leaf.rs`, `formula.rs` | the points of a leaf, with the arithmetic |
//! | `total.rs` | from the base to the final score |
//! | `band.rs` | from the final score to the ratio |
//! | `result.rs`, `assess.rs`, `explain.rs` | the answer and its reasons |

mod assess;
mod band;
mod check;
mod criteria;
mod entry;
mod explain;
mod formula;
mod leaf;
mod result;
mod sheet;
mod standing;
mod total;

pub use assess::assess;
pub use band::{BandResult, band_for};
pub use check::{check_sheet, choose_tree};
pub use criteria::{Criteria, Readings, ScoreOrder, StepTolerance, SurveyOrder};
pub use explain::explain_leaf;
pub use result::{AssessmentResult, GroupResult, LeafResult, LeafSource};
pub use sheet::{LeafEntry, Sheet};
pub use total::{Score, final_score};
