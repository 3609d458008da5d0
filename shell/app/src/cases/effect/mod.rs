//! What a case does to the ledger, in the transaction of the act that leads there.
//!
//! | file | what |
//! |---|---|
//! | `read.rs` | what a filled-in form asks of the ledger, by a rule of the kind of work |
//! | `run.rs` | doing it |
//! | `estimate.rs` | what it would cost and what quota it would leave, before it is sent |

mod estimate;
mod read;
mod run;

pub use estimate::estimate;

pub(super) use run::{Did, ended, run};

use crate::act::Act;

/// Writes into the audit trail what a case did to the ledger.
pub(super) fn record(act: &mut Act<'_>, did: &[Did]) {
    for one in did {
        let (kind, id) = one.on;
        act.also(one.act.as_str(), kind, id, &[("number", &one.number)]);
    }
}
