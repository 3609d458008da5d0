//! The audit trail: sealing, checkpoints, search, export, verification. One file a verb.

mod checkpoint;
mod columns;
mod export;
mod order;
mod outside;
mod seal;
mod search;
mod verify;

pub use checkpoint::{checkpoints, daily_checkpoint, make_checkpoint};
pub use export::{Exported, export};
pub use outside::read_checkpoints;
pub use seal::{seal, seal_all};
pub use search::{AuditFilter, entries, entry};
pub use verify::{Verified, verify_file, verify_live};
pub(crate) use verify::{is_error, outside, verify_chain};
pub use yunheng_audit::{Checkpoint, PublicKey, Report as AuditReport, Trust};
