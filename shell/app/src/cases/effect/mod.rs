//! What a case does to the ledger, in the transaction of the act that leads there.
//!
//! | file | what |
//! |---|---|
//! | `read.rs` | what a filled-in form asks of the ledger, by a rule of the kind of work |
//! | `offered.rs` | items that the catalog does not offer on a day |
//! | `run.rs` | doing it |
//! | `order.rs` | what applications under way ask for, for comparing it with a cloud |
//! | `operation.rs` | the same for the machine that carries it out |
//! | `estimate.rs` | what it would cost and what quota it would leave, before it is sent |

mod estimate;
mod offered;
mod operation;
mod order;
mod read;
mod run;

pub use estimate::estimate;

pub(crate) use order::ordered;

pub(super) use offered::check_offered;
pub(super) use operation::operations;
pub(super) use run::{ended, run};
