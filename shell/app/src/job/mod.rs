//! Work that happens later or outside: mail, housekeeping, whatever takes long.
//!
//! A job is put into the queue in the transaction that wants it done, so that neither happens without the other. One process takes
//! it, does it without a transaction open, and writes down how it ended. A process that dies leaves its lease to end; the next one
//! then begins the job again, knowing that nobody saw how the attempt before it ended. So a message may be sent twice, always under
//! the same name, and its delivery says so.

mod backoff;
mod enqueue;
mod housekeeping;
mod kind;
mod list;
mod manage;
mod recurring;
mod runner;

pub use enqueue::{enqueue, enqueue_all};
pub use kind::JobKind;
pub use list::{JobsWanted, job, jobs};
pub use manage::{cancel, retry};
pub use runner::{Outcome, Performed, Runner};
pub use yunheng_store::job::Taken;
