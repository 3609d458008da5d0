//! Designs: the authority redraws the process and the form of a kind of work.
//!
//! Version 0 of a process is the pack's own. Somebody begins a draft from a version, every writing of it is checked, and a second
//! person puts it into use; from then on new cases take it, and running ones stay on what they began with.
//!
//! | file | what |
//! |---|---|
//! | `list.rs` | kinds with their versions and drafts |
//! | `offers.rs` | what a process may name: roles, relations, limits, effects, fields |
//! | `draft.rs` | drafts: begun, written, thrown away |
//! | `check.rs` | what is wrong with a process and a form, by elements and fields |
//! | `compare.rs` | what is different between two versions, in words |
//! | `deploy.rs` | putting a draft into use, by two people |
//! | `test_run.rs` | who would get what, when, and until when |
//! | `moves.rs` | running cases on other files, and moving the chosen ones |
//! | `past.rs` | past cases told again through a draft |

mod check;
mod compare;
mod deploy;
mod draft;
mod list;
mod moves;
mod offers;
mod past;
mod test_run;

pub use compare::differences;
pub use deploy::deploy;
pub use draft::{begin, discard, draft, write};
pub use list::{design, designs, version};
pub use moves::{move_cases, moves};
pub use past::replay;
pub use test_run::test_run;

pub(crate) use deploy::Deploying;

use crate::problem::Problem;
use crate::rules::{EffectivePack, effective_pack};
use crate::service::App;
use serde_json::Value;
use yunheng_policy::CaseFolder;
use yunheng_store::Db;
use yunheng_store::design::{self, DraftRow, VersionRow};

/// Files of a folder that a design redraws.
const PROCESS_FILE: &str = "process.bpmn";
const FORM_FILE: &str = "form.schema.json";

/// A kind of work as the pack has it, and its versions.
struct Known {
    effective: EffectivePack,
    kind: String,
    /// The newest first; the pack's own is not among them.
    versions: Vec<VersionRow>,
}

impl Known {
    /// Finds a kind of work.
    async fn find(app: &App, db: Db<'_>, pack: &str, kind: &str) -> Result<Self, Problem> {
        let effective = effective_pack(app, db, pack).await?;
        if !effective.pack().case_folders.contains_key(kind) {
            return Err(Problem::not_found());
        }
        let versions = design::versions(db, pack, kind).await?;
        Ok(Self { effective, kind: kind.to_owned(), versions })
    }

    /// The pack's own files.
    fn folder(&self) -> Result<&CaseFolder, Problem> {
        self.effective.pack().case_folders.get(&self.kind).ok_or_else(Problem::not_found)
    }

    /// Number of the version in use.
    fn present(&self) -> i64 {
        self.versions.first().map_or(0, |version| version.number)
    }

    /// What a version draws.
    fn drawing(&self, number: i64) -> Result<Drawing, Problem> {
        if number == 0 {
            return Drawing::of(self.folder()?, false);
        }
        let row = self.versions.iter().find(|version| version.number == number);
        let row = row.ok_or_else(Problem::not_found)?;
        Drawing::of(&files(row)?, row.own_form == 1)
    }

    /// What a draft draws: a form that it does not draw is the pack's own.
    fn drawing_of(&self, row: &DraftRow) -> Result<Drawing, Problem> {
        Drawing::of(&self.with(&row.process, row.form.as_deref())?, row.form.is_some())
    }

    /// The pack's own files with another process among them, and another form where there is one.
    fn with(&self, process: &str, form: Option<&str>) -> Result<CaseFolder, Problem> {
        let mut folder = self.folder()?.clone();
        folder.insert(PROCESS_FILE.to_owned(), process.to_owned());
        if let Some(form) = form {
            folder.insert(FORM_FILE.to_owned(), form.to_owned());
        }
        Ok(folder)
    }
}

/// What people draw of a kind of work.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Drawing {
    /// The process, BPMN 2.0.
    process: String,
    /// The form, JSON.
    form: String,
    /// Whether the form was drawn too, or is the pack's own.
    has_own_form: bool,
}

impl Drawing {
    fn of(folder: &CaseFolder, has_own_form: bool) -> Result<Self, Problem> {
        let file = |name: &str| folder.get(name).cloned().ok_or_else(Problem::not_found);
        Ok(Self { process: file(PROCESS_FILE)?, form: file(FORM_FILE)?, has_own_form })
    }

    /// The form as JSON; null when a pack's own cannot be read.
    fn form_json(&self) -> Value {
        serde_json::from_str(&self.form).unwrap_or_default()
    }
}

/// The files of a kept version.
fn files(row: &VersionRow) -> Result<CaseFolder, Problem> {
    serde_json::from_str(&row.files).map_err(|error| Problem::bug(&error))
}
