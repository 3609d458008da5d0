//! The audit trail: sealing, checkpoints, search, export, verification. One file a verb.

mod checkpoint;
mod export;
mod seal;
mod search;
mod verify;

pub use checkpoint::{checkpoints, daily_checkpoint, make_checkpoint};
pub use export::export;
pub use seal::seal;
pub use search::{AuditFilter, entries, entry};
pub use verify::{Verified, verify_file, verify_live};
