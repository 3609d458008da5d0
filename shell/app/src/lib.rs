//! Use cases: load, decide, commit. One file a verb; no rule is decided here.

mod act;
mod assess;
mod calendar;
mod caller;
mod clock;
mod deadline;
pub mod demo;
mod explain;
mod home;
mod input;
mod keys;
pub mod me;
pub mod metrics;
mod packs;
pub mod people;
mod policy;
mod problem;
pub mod proposal;
pub mod rate;
mod secret;
mod service;
mod setting;
pub mod settings;
mod settle;
pub mod sign_in;
mod size;
mod supplement;
mod texts;
pub mod trail;
mod worked;

pub use act::{Act, Once, Reading};
pub use assess::{assess_file, assess_sheet, assessment_input, assessment_json};
pub use calendar::{import_calendar, load_calendar};
pub use caller::{Caller, Credential, Pending, Place, sign_in_again};
pub use clock::{Clock, ManualClock, SystemClock, instant};
pub use deadline::{DeadlineQuestion, deadline};
pub use explain::explain_id;
pub use home::Home;
pub use input::{CyclesFile, parse_json, read_cycles, read_sheet, read_text};
pub use keys::{FileKeys, KeyError, KeyProvider};
pub use packs::{SHIPPED_CITIES, open_pack};
pub use policy::{ArticleRow, PolicyReport, article_rows, check_packs, weave_pack};
pub use problem::{Problem, ProblemKind, retrying};
pub use secret::{csrf_token, hash_password, random_password, random_token, totp_code};
pub use service::{App, Spool, StartError};
pub use setting::{RulesRequest, resolve};
pub use settle::{
    Settled, read_settlement, settle_cycles, settle_file, settlement_input, settlement_json, with_settings,
};
pub use size::{Sizing, advice_json, size_files};
pub use texts::{load_official_text, official_text};
pub use worked::{CaseOutcome, run_cases};
pub use yunheng_access::{Permission, World};
pub use yunheng_calendar::Limit;
pub use yunheng_policy::{Choice, Coverage, Pack, Rules};
pub use yunheng_store::{Location, Store, StoreError};
