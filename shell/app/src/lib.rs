//! Use cases: load, decide, commit. One file a verb; no rule is decided here.

mod calendar;
mod deadline;
mod home;
mod packs;
mod policy;
mod setting;
mod texts;

pub use calendar::{import_calendar, load_calendar};
pub use deadline::{DeadlineQuestion, deadline};
pub use home::Home;
pub use packs::{SHIPPED_CITIES, open_pack};
pub use policy::{PolicyReport, check_packs, explain_id, weave_pack};
pub use setting::{RulesRequest, resolve};
pub use texts::{load_official_text, official_text};
