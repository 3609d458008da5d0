//! What was done, by whom, in a chain that shows every later change. Readable in an hour, and nothing else.
//!
//! An [`Entry`] has one [canonical form](Entry::canonical) in bytes. A sealer gives each committed entry a [`Link`] of the
//! [`Chain`]. Once a day the chain's value is signed: a [`Checkpoint`]. A [`Verifier`] is fed with all of them, from the
//! database or, as [`ExportVerifier`], from a file, and reports findings. No clock, no files, no randomness: instants, keys
//! and ids are arguments.
//!
//! Read in this order: `entry` (what is recorded), `canonical` and `json` (its bytes), `digest`, `chain`, `checkpoint`,
//! `key`, `verify` (what is proved, and what is not), `export` (the file), `findings` (the words).
//!
//! ```
//! use yunheng_audit::{Chain, Digest, Trust, Verifier};
//! let mut chain = Chain::new("5d0f5a1c9e7b4c55");
//! let link = chain.append(Digest::of(b"an entry's canonical bytes"));
//! let mut verifier = Verifier::new(Chain::new("5d0f5a1c9e7b4c55"), Trust::default());
//! verifier.sealed(&link, Some(b"other bytes"));
//! assert_eq!(verifier.finish().findings[0].code, "entry_changed");
//! ```

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
