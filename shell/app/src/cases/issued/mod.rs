//! Documents that are issued from cases: numbered, made once of what they say, verified by anybody who has their code.
//!
//! Issuing is part of an act: what the document says is kept with its number and its code in the transaction of the act. Its bytes are
//! made afterwards, by a job or by whoever asks first, because setting type takes longer than anybody may hold the database.
//!
//! | file | what |
//! |---|---|
//! | `issue.rs` | issuing with a task or by hand |
//! | `says.rs` | what a document says |
//! | `sums.rs` | sums, boxes and quantities of a form |
//! | `holdings.rs` | resources of a change as they are and would be |
//! | `template.rs` | Word templates of a city's own |
//! | `make.rs` | its bytes |
//! | `copies.rs` | signed copies |
//! | `shown.rs` | as people see them in a case |
//! | `register.rs` | the register of all |
//! | `verify.rs` | what anybody with a code may know |

use serde_json::Value;
use yunheng_values::Findings;

mod code;
mod copies;
mod holdings;
mod issue;
mod make;
mod register;
mod says;
mod shown;
mod sums;
mod template;
mod verify;

pub use copies::{add_copy, copy_file};

pub(super) use copies::may_add;
pub use issue::issue;
pub use make::document_file;
pub(super) use make::{document_name, made};
pub use register::{IssuedFilter, REGISTER_HEADER, documents, export_documents};
pub use template::{end_template, template_file, templates, upload_template};
pub use verify::{compare, verify};

pub(super) use issue::on_completion;
pub(crate) use make::make_by_job;
pub(super) use shown::{Looking, of_case};

/// Who makes the bytes of a document; this crate decides only what it says.
pub trait Press: Send + Sync + std::fmt::Debug {
    /// The document of a template. `says` is data and never code; people verify it by `code`.
    ///
    /// # Errors
    /// Why it cannot be made.
    fn document(&self, template: &str, says: &Value, code: &str) -> Result<Vec<u8>, Findings>;

    /// The document of a Word template.
    ///
    /// # Errors
    /// Why it cannot be made.
    fn word(&self, template: &[u8], says: &Value, code: &str) -> Result<Vec<u8>, Findings>;

    /// The names that a Word template uses.
    ///
    /// # Errors
    /// Everything for which it is refused.
    fn names(&self, template: &[u8]) -> Result<Vec<String>, Findings>;

    /// A Word template as a docx file, for whoever goes on working on it.
    ///
    /// # Errors
    /// Everything for which it is refused.
    fn template(&self, template: &[u8]) -> Result<Vec<u8>, Findings>;
}
