//! BPMN 2.0 XML to processes. Everything outside the subset is listed and kept; nothing is guessed.

mod check;
mod import;
mod node;
mod settings;
mod unsupported;

pub use import::{Bpmn, read_bpmn};
pub use unsupported::Unsupported;

/// The namespace of BPMN 2.0 models.
pub const MODEL: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";
/// The one namespace of our own attributes, usually with the prefix `yh`.
pub const YUNHENG: &str = "https://yunheng.dev/bpmn/1";
