//! XML as a file of somebody else's: read with limits, kept byte for byte, changed only where a change is asked for.
//!
//! What stands in the file stays in the file: comments, diagrams, extensions of other tools, quotes and blanks. The tree
//! beside the text only remembers where each element stands.

mod edit;
mod encoding;
mod read;
mod tree;

pub use edit::{Edit, EditRefused};
pub use tree::{Attribute, Document, Element};

pub(crate) use read::read;

/// A file larger than this is no process: the largest reference model has 0.11 MiB.
pub const BYTES_MAX: usize = 8 << 20;
/// Elements inside elements; real models stay below 12.
pub const DEPTH_MAX: usize = 64;
/// Elements of one file; the largest reference model has 2,000.
pub const ELEMENTS_MAX: usize = 100_000;
/// Attributes of one element, and prefixes that are known at one place.
pub const ATTRIBUTES_MAX: usize = 128;
