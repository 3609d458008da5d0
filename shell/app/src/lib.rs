//! Use cases: load, decide, commit. One file a verb; no rule is decided here.

mod assess;
mod calendar;
mod deadline;
mod explain;
mod home;
mod input;
mod packs;
mod policy;
pub mod rate;
mod setting;
mod settle;
mod size;
mod supplement;
mod texts;
mod worked;

pub use assess::{assess_file, assess_sheet, assessment_input, assessment_json};
pub use calendar::{import_calendar, load_calendar};
pub use deadline::{DeadlineQuestion, deadline};
pub use explain::explain_id;
pub use home::Home;
pub use input::{CyclesFile, parse_json, read_cycles, read_sheet, read_text};
pub use packs::{SHIPPED_CITIES, open_pack};
pub use policy::{ArticleRow, PolicyReport, article_rows, check_packs, weave_pack};
pub use setting::{RulesRequest, resolve};
pub use settle::{
    Settled, read_settlement, settle_cycles, settle_file, settlement_input, settlement_json, with_settings,
};
pub use size::{Sizing, advice_json, size_files};
pub use texts::{load_official_text, official_text};
pub use worked::{CaseOutcome, run_cases};
pub use yunheng_calendar::Limit;
pub use yunheng_policy::{Choice, Coverage, Pack, Rules};
