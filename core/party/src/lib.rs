//! Parties 主体: who takes part in a government cloud, what they are called, whom they belong to and who pays for them.
//!
//! ```text
//! stored parties ── Register ─┬─ check_party ── Findings        (a form)
//! rows of a table ────────────┴─ plan_import ── Plan, Findings  (a file)
//! payer records ── PayerHistory ── who pays on a day, and how a period is split
//! ```
//!
//! A party is the legal person that its 统一社会信用代码 names. Other spellings are aliases, each with the document that has it
//! and the reason why it means this party. Nothing here is stored or printed; what is wrong comes back as findings.

mod check;
mod column;
mod export;
mod funding;
mod import;
mod kind;
mod name;
mod party;
mod payer;
mod register;

pub use check::{Check, check_party};
pub use column::Column;
pub use export::{export_rows, export_rows_of};
pub use funding::{FundingKind, FundingRule, FundingRules, PaidBy};
pub use import::{Change, Creation, ImportRow, Plan, Update, plan_import};
pub use kind::{Level, PartyKind};
pub use name::{NameProblem, NameStanding, check_name, normalize_name};
pub use party::{Alias, Party, PartyDraft, PartyRef, Payer};
pub use payer::{PayerAct, PayerHistory, PayerPeriod, PayerRecord, PayerSplit, PayerStep};
pub use register::Register;
