//! Designs: the authority redraws the process of a kind of work.
//!
//! Version 0 of a process is the pack's own. Somebody begins a draft from a version, every writing of it is checked, and a second
//! person puts it into use; from then on new cases take it, and running ones stay on what they began with.
//!
//! | file | what |
//! |---|---|
//! | `list.rs` | kinds with their versions and drafts |
//! | `offers.rs` | what a process may name: roles, relations, limits, effects, fields |
//! | `draft.rs` | drafts: begun, written, thrown away |
//! | `check.rs` | what is wrong with a process, by its elements |
//! | `compare.rs` | what is different between two versions, in words |
//! | `deploy.rs` | putting a draft into use, by two people |
//! | `test_run.rs` | who would get what, when, and until when |

mod check;
mod compare;
mod deploy;
mod draft;
mod list;
mod offers;
mod test_run;

pub use compare::differences;
pub use deploy::deploy;
pub use draft::{begin, discard, draft, write};
pub use list::{design, designs, version};
pub use test_run::test_run;

pub(crate) use deploy::Deploying;

use crate::problem::Problem;
use crate::rules::{EffectivePack, effective_pack};
use crate::service::App;
use yunheng_policy::CaseFolder;
use yunheng_store::Db;
use yunheng_store::design::{self, VersionRow};

/// The file of a folder that a design redraws.
const PROCESS_FILE: &str = "process.bpmn";

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

    /// The process of a version.
    fn process(&self, number: i64) -> Result<String, Problem> {
        let folder = match number {
            0 => self.folder()?.clone(),
            _ => {
                let row = self.versions.iter().find(|version| version.number == number);
                files(row.ok_or_else(Problem::not_found)?)?
            }
        };
        folder.get(PROCESS_FILE).cloned().ok_or_else(Problem::not_found)
    }

    /// The pack's own files with another process among them.
    fn with(&self, process: &str) -> Result<CaseFolder, Problem> {
        let mut folder = self.folder()?.clone();
        folder.insert(PROCESS_FILE.to_owned(), process.to_owned());
        Ok(folder)
    }
}

/// The files of a kept version.
fn files(row: &VersionRow) -> Result<CaseFolder, Problem> {
    serde_json::from_str(&row.files).map_err(|error| Problem::bug(&error))
}
