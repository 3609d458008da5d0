//! Rule packs: the law of a city as dated, cited data.
//!
//! A pack is read from texts ([`PackSource`]), checked ([`check`]), resolved at a date with the authority's readings
//! ([`Pack::rules_on`]) and explained ([`explain`], [`weave`]). `policies/README.md` is the format's description; this crate is its
//! only reader. No city's name and no clause's number stands here.
//!
//! | file | what |
//! |---|---|
//! | `load.rs` | texts → [`Pack`], all defects at once |
//! | `version.rs` | dated, cited versions of a value |
//! | `ruling.rs` | questions, readings and how a value takes the chosen one |
//! | `choice.rs` | readings that the authority chose, dated, over the published pack |
//! | `rules.rs` | a pack on a day: typed parameters with their reasons |
//! | `shape/` | the typed form of each section |
//! | `check/` | what `policy check` reports |
//! | `explain.rs`, `weave.rs` | the same for people |

mod adopted;
mod case;
mod catalog;
mod check;
mod choice;
mod digest;
mod document;
mod explain;
mod load;
mod manifest;
mod read;
mod rules;
mod ruling;
pub mod shape;
mod tree;
mod version;
mod weave;

pub use adopted::{
    ADOPTED_FILE, AdoptedList, BASIS, ListContent, ListedItem, ListedPrice, adopted_text, check_list,
};
pub use case::{CASE_KINDS, WorkedCase};
pub use catalog::{CatalogItem, CatalogPrice, Metering};
pub use check::{Coverage, check, coverage};
pub use choice::{CHOICES_FILE, DatedChoice, check_choice, choices_text};
pub use document::{Article, Disposition, Document, State};
pub use explain::{ClauseExplanation, Explanation, LeafExplanation, explain};
pub use load::{CaseFolder, Pack, PackSource, PackText, load, load_what_reads};
pub use manifest::{Manifest, Status};
pub use rules::{Cited, RuleError, Rules};
pub use ruling::{Choice, ChoiceError, Nature, Open, Reading, Ruling};
pub use tree::{Comparison, Leaf, LeafRule, StepRounding, Tree, Weighting};
pub use version::{Header, Version};
pub use weave::weave;
