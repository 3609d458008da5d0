//! Reads a backup to its end: whether it is whole, and what is in it.

use super::cipher::Passphrase;
use super::form::{Begin, Summary};
use super::frame::{Frame, Reader};
use super::{place, rows};
use crate::problem::Problem;
use std::path::Path;
use yunheng_store::dump::Column;
use yunheng_store::migrate;

/// Reads a backup to its end and compares everything in it with its counts and digests. Nothing is written.
///
/// # Errors
/// A wrong passphrase, a file that is no backup, not whole or changed, or one of a newer program.
pub fn check(path: &Path, passphrase: &Passphrase) -> Result<Summary, Problem> {
    let (mut reader, begin) = Reader::open(path, passphrase)?;
    must_be_known(&begin)?;
    let mut columns: Vec<Column> = Vec::new();
    let end = loop {
        match reader.next()? {
            Frame::Table(head) => columns = head.columns()?,
            Frame::Rows(lines) => rows::read(&lines, &columns).map(|_| ())?,
            Frame::File(head) => place::inside(Path::new(""), &head.file).map(|_| ())?,
            Frame::Data(_) | Frame::PartEnd(_) => {}
            Frame::End(end) => break end,
        }
    };
    let (bytes, sm3) = reader.file_digest();
    Ok(Summary {
        begin,
        tables: end.tables,
        rows: end.rows,
        files: end.files,
        file_bytes: end.file_bytes,
        bytes,
        sm3,
    })
}

/// A backup of an older schema is restored as it was and then brought up; one of a newer schema needs the newer program.
fn must_be_known(begin: &Begin) -> Result<(), Problem> {
    let (found, known) = (begin.schema, migrate::known());
    match migrate::digest_of(found) {
        None => Err(Problem::refused(
            "newer_schema",
            format!("备份的数据库结构是第{found}版，本程序只认到第{known}版；请用更新的程序恢复"),
            format!(
                "the backup has schema {found}; this program knows {known}. Restore it with the newer program"
            ),
        )),
        Some(digest) if digest != begin.schema_digest => Err(Problem::refused(
            "other_schema",
            format!("备份的第{found}版数据库结构与本程序的不同：由未发布的程序写成"),
            format!(
                "schema {found} of the backup is not that of this program: a program wrote it that was not released"
            ),
        )),
        Some(_) => Ok(()),
    }
}
