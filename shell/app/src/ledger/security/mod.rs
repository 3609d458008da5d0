//! Security of information systems: who answers for what (责任矩阵), and whether the papers of the using unit's duties are in order. Rows and
//! duties are data of the pack; people, days and papers are the system's.
//!
//! | file | what |
//! |---|---|
//! | `rules.rs` | rows and duties of a pack |
//! | `standing.rs` | what stands for a system on a day |
//! | `list.rs` | systems with their gaps, one with everything, both as tables |
//! | `answer.rs` | who answers; naming somebody |
//! | `paper.rs` | recording a paper; telling people before it ends |

mod answer;
mod list;
mod paper;
mod rules;
mod standing;

pub use answer::{name_answer, who_answers};
pub use list::{SYSTEM_GAPS_HEADER, SystemFilter, export_system_gaps, system_security, systems};
pub use paper::record_paper;

pub(crate) use paper::warn_of_papers;
