//! The working calendar: the shipped notices and those that a city has imported.

use crate::home::{Home, write_whole};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use yunheng_calendar::{Calendar, YearNotice, parse_notice, shipped_notices};
use yunheng_values::{Finding, Findings, Text};

/// A holiday file is a few kilobytes; anything larger is something else.
const LARGEST_NOTICE_BYTES: u64 = 1 << 20;

/// The files of a folder of imported notices, as they were when they were read.
type Files = Vec<(PathBuf, Option<SystemTime>, u64)>;

/// The calendar that was read last: the same files give the same one.
static LAST: Mutex<Option<(Files, Arc<Calendar>)>> = Mutex::new(None);

/// Loads the shipped notices and the imported ones; an imported year replaces the shipped one.
///
/// # Errors
/// Findings about an imported file that is no longer readable.
pub fn load_calendar(home: &Home) -> Result<Arc<Calendar>, Findings> {
    let files = imported(home);
    let lock = || LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, calendar)) = lock().as_ref().filter(|(read, _)| *read == files) {
        return Ok(Arc::clone(calendar));
    }
    let mut notices = shipped_notices();
    for (path, ..) in &files {
        notices.push(read_notice(path)?);
    }
    let calendar = Arc::new(Calendar::new(&notices));
    *lock() = Some((files, Arc::clone(&calendar)));
    Ok(calendar)
}

fn imported(home: &Home) -> Files {
    let entries = std::fs::read_dir(home.calendars()).into_iter().flatten().filter_map(Result::ok);
    let mut files: Vec<_> = entries.map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let seen = |path: PathBuf| {
        let meta = path.metadata().ok();
        let (changed, bytes) =
            (meta.as_ref().and_then(|meta| meta.modified().ok()), meta.map_or(0, |meta| meta.len()));
        (path, changed, bytes)
    };
    files.into_iter().map(seen).collect()
}

/// Checks a notice and keeps it. A published year is not replaced unless asked: due dates that were given rest on it.
///
/// # Errors
/// Findings about the file; nothing is kept then.
pub fn import_calendar(home: &Home, file: &Path, replace: bool) -> Result<YearNotice, Findings> {
    let notice = read_notice(file)?;
    let known = load_calendar(home)?.published_years().any(|year| year == notice.year);
    if known && !replace {
        let message = Text::new(
            format!("{}年的日历已经公布并在用", notice.year),
            format!("the calendar of {} is already published and in use", notice.year),
        );
        return Err(vec![
            Finding::error("calendar_known", file.display().to_string(), message)
                .hint("确需更正时加 --replace", "add --replace to correct it"),
        ]);
    }
    let text = std::fs::read(file).map_err(|error| vec![unreadable(file, &error.to_string())])?;
    let target = home.calendars().join(format!("{}.json", notice.year));
    write_whole(&target, &text).map_err(|error| vec![unreadable(&target, &error.to_string())])?;
    Ok(notice)
}

fn read_notice(path: &Path) -> Result<YearNotice, Findings> {
    let size = path.metadata().map_err(|error| vec![unreadable(path, &error.to_string())])?.len();
    if size > LARGEST_NOTICE_BYTES {
        return Err(vec![unreadable(
            path,
            &format!("{size} bytes; a notice has at most {LARGEST_NOTICE_BYTES}"),
        )]);
    }
    let text = std::fs::read_to_string(path).map_err(|error| vec![unreadable(path, &error.to_string())])?;
    parse_notice(&text, &path.display().to_string())
}

fn unreadable(path: &Path, reason: &str) -> Finding {
    let message = Text::new(format!("读写失败：{reason}"), format!("cannot be read or written: {reason}"));
    Finding::error("unreadable", path.display().to_string(), message)
}
