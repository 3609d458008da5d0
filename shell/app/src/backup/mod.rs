//! Backup and restoring. One file holds everything of a platform: every row of every table, the files of the data folder, the keys. It is
//! taken while the service runs, from one state of the database, and a backup of SQLite is restored into PostgreSQL and back.
//!
//! From the outside in: `cipher` (passphrase, SM4-GCM in chunks), zstd, `frame` (parts with their count and SM3), `form` (the JSON of
//! each part). `docs/guides/backup.md` describes the file for whoever must read one without this program.

mod check;
mod cipher;
mod create;
mod files;
mod form;
mod frame;
mod place;
mod restore;
mod rows;

pub use check::check;
pub use cipher::Passphrase;
pub use create::create;
pub use form::{Begin, PackDigest, Summary};
pub use restore::{Restored, Restoring, restore};

use crate::problem::{Problem, ProblemKind};
use std::io;

/// Whether a restoring fills this folder, or was killed while it did.
pub fn is_under_way(data: &std::path::Path) -> bool {
    data.join(place::STAGING).exists()
}

fn unwritable(error: &io::Error) -> Problem {
    Problem::new(
        ProblemKind::Unavailable,
        "unwritable",
        format!("写不出：{error}"),
        format!("cannot be written: {error}"),
    )
}

/// A file that cannot be read; a backup that does not open says so itself.
fn unreadable(error: &io::Error) -> Problem {
    if let Some(damage) = error.get_ref().and_then(|inner| inner.downcast_ref::<cipher::Damage>()) {
        return damage.problem();
    }
    Problem::new(
        ProblemKind::Unavailable,
        "unreadable",
        format!("读不出：{error}"),
        format!("cannot be read: {error}"),
    )
}

/// A backup that opens and does not say what a backup says: a defect of the program that wrote it.
fn malformed(what: &str) -> Problem {
    Problem::refused(
        "damaged_backup",
        format!("备份内容不合格式：{what}"),
        format!("the contents of the backup are not in its form: {what}"),
    )
}
