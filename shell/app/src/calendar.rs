//! The working calendar: the shipped notices and those that a city has imported.

use crate::home::{Home, write_whole};
use std::path::Path;
use yunheng_calendar::{Calendar, YearNotice, parse_notice, shipped_notices};
use yunheng_values::{Finding, Findings, Text};

/// A holiday file is a few kilobytes; anything larger is something else.
const LARGEST_NOTICE_BYTES: u64 = 1 << 20;

/// Loads the shipped notices and the imported ones; an imported year replaces the shipped one.
///
/// # Errors
/// Findings about an imported file that is no longer readable.
pub fn load_calendar(home: &Home) -> Result<Calendar, Findings> {
    let mut notices = shipped_notices();
    let Ok(entries) = std::fs::read_dir(home.calendars()) else { return Ok(Calendar::new(&notices)) };
    let mut files: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    for path in files {
        notices.push(read_notice(&path)?);
    }
    Ok(Calendar::new(&notices))
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
