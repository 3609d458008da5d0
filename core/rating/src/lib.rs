//! Rating (计费): lease intervals × price versions → lines, exact to the fen.
//!
//! ```text
//! rows of a file ─ LeaseTable ─ sort ─ Leases ┐
//! pack and file of prices ─────── PriceBook ──┼─ Rater ─ rate ─ lines + Tally (totals, issues)
//! file of payers ──────────────── Payers ─────┘        └ explain ─ Because
//! ```
//!
//! | file | what |
//! |---|---|
//! | `symbols.rs`, `leases.rs` | names as numbers, rows in order of rating |
//! | `days.rs` | days as numbers, months of a period |
//! | `prices.rs`, `price_findings.rs`, `method.rs` | prices by day, shares of a month |
//! | `payers.rs` | payers by day |
//! | `screen.rs`, `test_stage.rs` | rows that cannot be rated, tests that last too long |
//! | `segments.rs`, `once.rs`, `amount.rs`, `rate.rs` | cutting, months charged once, exact sums, lines |
//! | `totals.rs`, `issue.rs`, `explain.rs` | sums, findings, reasons |
//! | `cycles.rs`, `penalty.rs` | settlement cycles, damages for lateness |
//! | `settle.rs`, `settle/` | cycles × ratio − penalties − what was paid |
//!
//! Nothing is allocated for a line. A caller with several threads gives each its own [`Tally`] and a range of
//! [`Leases::parts`], and merges the tallies in order.

mod amount;
mod cycles;
mod days;
mod explain;
mod issue;
mod leases;
mod method;
mod once;
mod payers;
mod penalty;
mod price_findings;
mod prices;
mod rate;
mod screen;
mod segments;
mod settle;
mod symbols;
mod test_stage;
mod totals;

pub use cycles::{CycleError, settlement_cycles};
pub use days::{Day, date_of, day_of};
pub use issue::Issue;
pub use leases::{Lease, LeaseError, LeaseRow, LeaseTable, Leases, Stage};
pub use method::{Method, Per, parse_proration};
pub use payers::{PayerRow, Payers};
pub use penalty::{LateStaff, late_staff};
pub use prices::{PriceBook, PriceRow, PriceVersion};
pub use rate::{Line, Rater};
pub use settle::{
    CycleInput, CycleResult, Penalty, ScoreOutcome, Settlement, SettlementInput, alternative,
    check_settlement, settle,
};
pub use symbols::Symbols;
pub use test_stage::TestRule;
pub use totals::{Tally, Totals};
