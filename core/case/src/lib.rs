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

mod effect;
mod form;
mod kind;
mod load;
mod number;
mod papers;
mod template;

pub use effect::{EffectRule, ItemOf, ItemRule, Latest, LedgerAct, TRAITS};
pub use form::{Form, NamedField, NamedThing, Pick, PickedField, TaskSection};
pub use kind::{AheadCheck, CaseKind, DocumentRule, NoticeRule, PaperRule, PartRule};
pub use load::{CaseType, Examined, examine, load};
pub use number::{NumberError, NumberRule};
pub use template::{Template, TemplateError};
