//! Bringing an existing cloud into the ledger: a list is read and checked as a whole, shown with everything that is wrong with it, and
//! written by a second person as events that name the paper behind them.
//!
//! | file | what |
//! |---|---|
//! | `check.rs` | everything that is wrong with a list |
//! | `read.rs` | reading a file and keeping what was found |
//! | `write.rs` | the proposal, and writing it all at once |

mod check;
mod read;
mod write;

pub use read::{ImportAsked, check_import, find_import, may_import};
pub use write::propose_import;

pub(crate) use write::Importing;

/// Columns of the table, as people read them.
pub fn import_header() -> [&'static str; 16] {
    yunheng_tables::HOLDING_COLUMNS.map(|(_, words)| words)
}
