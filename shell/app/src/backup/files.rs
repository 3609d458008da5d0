//! The files of the data folder that belong into a backup: all but the database, which goes as rows, and what only lasts for a moment.

use super::form::FileHead;
use super::frame::{FULL, Writer};
use super::unreadable;
use crate::problem::Problem;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Folder of the keys.
pub(super) const KEYS: &str = "keys";

/// A file of the data folder.
pub(super) struct Found {
    /// Its path in the data folder, with `/` between its parts.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// The files below the data folder, in order of their names. What is neither file nor folder, such as a link, is left out: where it
/// leads may be anything.
pub(super) fn list(data: &Path, with_keys: bool) -> io::Result<Vec<Found>> {
    let mut found = Vec::new();
    for (name, path) in entries(data)? {
        let is_left_out = is_database(&name) || is_fleeting(&name) || (name == KEYS && !with_keys);
        if !is_left_out {
            collect(name, path, &mut found)?;
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

fn collect(name: String, path: PathBuf, found: &mut Vec<Found>) -> io::Result<()> {
    let Some(kind) = there(path.symlink_metadata())?.map(|meta| meta.file_type()) else { return Ok(()) };
    if kind.is_dir() {
        for (inner, path) in there(entries(&path))?.unwrap_or_default() {
            if !is_fleeting(&inner) {
                collect(format!("{name}/{inner}"), path, found)?;
            }
        }
    } else if kind.is_file() {
        found.push(Found { name, path });
    } else {
        tracing::warn!(file = name, "neither file nor folder: it is not in the backup");
    }
    Ok(())
}

fn entries(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_name().into_string() {
            Ok(name) => entries.push((name, entry.path())),
            Err(name) => return Err(io::Error::other(format!("the name {name:?} is no text"))),
        }
    }
    Ok(entries)
}

/// What went away between being listed and being read was not kept for long anyway.
fn there<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// A file of SQLite, with what it keeps beside it.
fn is_database(name: &str) -> bool {
    [".db", ".db-wal", ".db-shm", ".db-journal"].iter().any(|end| name.ends_with(end))
}

/// Files that wait for their reader, a restoring that did not finish, what a file system puts there itself.
fn is_fleeting(name: &str) -> bool {
    name.starts_with(".tmp") || name == super::place::STAGING || name == "lost+found"
}

/// Writes a file into the backup.
pub(super) fn write(found: &Found, writer: &mut Writer<'_>) -> Result<(), Problem> {
    let failed = |error: &io::Error| {
        tracing::error!(file = found.name, %error, "reading a file for the backup");
        unreadable(error)
    };
    let Some(mut file) = there(File::open(&found.path)).map_err(|error| failed(&error))? else {
        return Ok(());
    };
    let mode = mode(&file).map_err(|error| failed(&error))?;
    writer.file(&FileHead { file: found.name.clone(), mode })?;
    let mut bytes = vec![0; FULL];
    loop {
        let taken = file.read(&mut bytes).map_err(|error| failed(&error))?;
        if taken == 0 {
            return writer.end_part();
        }
        writer.data(&bytes[..taken])?;
    }
}

#[cfg(unix)]
fn mode(file: &File) -> io::Result<u32> {
    use std::os::unix::fs::PermissionsExt;
    Ok(file.metadata()?.permissions().mode() & 0o777)
}

#[cfg(not(unix))]
fn mode(_: &File) -> io::Result<u32> {
    Ok(0o600)
}
