//! Kinds of work as data: what a folder `cases/<kind>/` of a pack says.
//!
//! A folder holds `case.toml` (title, who opens it, who takes part, what is checked, told, issued and how it is numbered),
//! `form.schema.json` (JSON Schema 2020-12 with layout hints), `process.bpmn` and the templates of its documents. A kind of work is read once per version of its
//! files; the same texts give the same kind.
//!
//! | file | what |
//! |---|---|
//! | `kind.rs` | `case.toml` as a type, and what does not fit in it |
//! | `load.rs` | the files together, all defects at once |
//! | `papers.rs` | what does not fit about its documents |
//! | `number.rs` | numbers such as 网策〔2026〕0007号 |
//! | `template.rs` | sentences with fields of the form in them |
//! | `effect.rs` | what is done to the ledger |
//! | `form.rs` | what the form's layout hints point at |
//! | `given.rs` | what a form takes from the pack, and fields that are worked out |
//! | `needs.rs` | what a step cannot be completed without |
//! | `desk.rs` | the service desk: classification and rosters |
//! | `duty.rs` | when nobody is on duty |
//! | `shape.rs` | what a form may be made of |
//! | `visible.rs` | fields that are there only sometimes |
//! | `uses.rs` | who reads a field of the form |
//! | `form_compare.rs` | what differs between two forms, in words |

mod authorized;
mod confirmed;
mod desk;
mod duty;
mod effect;
mod form;
mod form_compare;
mod given;
mod kind;
mod listed;
mod load;
mod needs;
mod number;
mod papers;
mod said;
mod shape;
mod template;
mod uses;
mod visible;

pub use authorized::AuthorizedRule;
pub use confirmed::{ChargeMoment, ConfirmationRule, Confirmer};
pub use desk::{Category, Roster, categories, rosters};
pub use duty::{Stretch, gaps};
pub use effect::{EffectRule, ItemOf, ItemRule, Latest, LedgerAct, TRAITS};
pub use form::{Form, NamedField, NamedThing, Pick, PickedField, TaskSection};
pub use form_compare::{FormChange, FormDifference, compare_forms};
pub use given::{Given, LastDay};
pub use kind::{
    AheadCheck, BatchRule, CaseKind, Deciders, DocumentRule, EscalationRule, MailRule, NoticeRule, PaperRule,
    PartRule,
};
pub use listed::{ListedRule, TaskList};
pub use load::{CaseType, Examined, examine, load};
pub use number::{NumberError, NumberRule};
pub use said::{SaidName, is_said, said_names};
pub use shape::shape_findings;
pub use template::{Template, TemplateError};
pub use uses::{FieldUse, Reader, uses};
pub use visible::When;
