//! What was done, by whom, in a chain that shows every later change. Readable in an hour, and nothing else.
//!
//! An [`Entry`] has one canonical form in bytes. A sealer gives each committed entry a [`Link`] of the [`Chain`].
//! No clock, no files, no randomness: instants, keys and ids are arguments.

mod canonical;
mod chain;
mod checkpoint;
mod digest;
mod entry;
mod export;
mod findings;
mod json;
mod key;
mod verify;

pub use chain::{Chain, Link};
pub use checkpoint::{Checkpoint, SignedCheckpoint};
pub use digest::{Digest, personal_digest};
pub use entry::{Change, Channel, Entry, Object, Origin, Outcome, Shown, Who};
pub use export::{ExportEnd, ExportHeader, ExportVerifier, LONGEST_LINE, entry_line, unsealed_line};
pub use json::FormError;
pub use key::{PublicKey, SIGNER, SigningKey};
pub use verify::{Report, Summary, Trust, Verifier};
