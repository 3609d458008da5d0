//! Lines of an answer, a page at a time: the index says where to begin, so that page 10,000 costs what page 1 costs.

use super::folder::{LINES_A_MARK, full};
use crate::problem::Problem;
use serde::de::DeserializeOwned;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

/// Reads lines from a place on.
///
/// # Errors
/// What the file system says.
pub(super) fn page<T: DeserializeOwned>(
    folder: &Path,
    first: u64,
    count: u64,
    all: u64,
) -> Result<Vec<T>, Problem> {
    let count = count.min(all.saturating_sub(first));
    if count == 0 {
        return Ok(Vec::new());
    }
    let mut lines = from_line(folder, first)?;
    let mut page = Vec::new();
    for _ in 0..count {
        page.push(parsed(&next(&mut lines)?)?);
    }
    Ok(page)
}

/// The first line that a test accepts, looking at the text of each.
pub(super) fn find<T: DeserializeOwned>(
    folder: &Path,
    all: u64,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Option<T>, Problem> {
    if all == 0 {
        return Ok(None);
    }
    let mut lines = from_line(folder, 0)?;
    for _ in 0..all {
        let line = next(&mut lines)?;
        if is_wanted(&line) {
            return parsed(&line).map(Some);
        }
    }
    Ok(None)
}

fn from_line(folder: &Path, first: u64) -> Result<BufReader<File>, Problem> {
    let failed = |error: std::io::Error| full(&error);
    let mut index = File::open(folder.join("answer.idx")).map_err(failed)?;
    let mut mark = [0; 8];
    index.seek(SeekFrom::Start(first / LINES_A_MARK * 8)).map_err(failed)?;
    index.read_exact(&mut mark).map_err(failed)?;
    let mut answer = File::open(folder.join("answer.json")).map_err(failed)?;
    answer.seek(SeekFrom::Start(u64::from_le_bytes(mark))).map_err(failed)?;
    let mut lines = BufReader::new(answer);
    for _ in 0..first % LINES_A_MARK {
        next(&mut lines)?;
    }
    Ok(lines)
}

fn next(lines: &mut BufReader<File>) -> Result<String, Problem> {
    let mut line = String::new();
    lines.read_line(&mut line).map_err(|error| full(&error))?;
    Ok(line)
}

fn parsed<T: DeserializeOwned>(line: &str) -> Result<T, Problem> {
    let json = line.trim_end().trim_end_matches(',');
    serde_json::from_str(json).map_err(|error| Problem::bug(&error))
}

#[cfg(test)]
mod tests {
    use super::super::folder::AnswerWriter;
    use super::super::heavy::Awaited;
    use super::*;
    use std::io::Write;

    fn answer(lines: u64) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let mut out = AnswerWriter::create(folder.path(), &Awaited::default()).expect("a writer");
        write!(out, "{{\"head\":1,\"lines\":[").expect("written");
        for line in 0..lines {
            let separator = if line == 0 { "\n" } else { ",\n" };
            write!(out, "{separator}{{\"n\":{line}}}").expect("written");
        }
        writeln!(out, "\n],\"end\":1}}").expect("written");
        assert_eq!(out.finish().expect("finished"), lines);
        folder
    }

    #[test]
    fn every_page_holds_its_lines() {
        for lines in [0, 1, 63, 64, 65, 1000] {
            let folder = answer(lines);
            for first in [0, 1, 62, 63, 64, 65, 127, 999, 1000, 5000] {
                let page: Vec<serde_json::Value> = page(folder.path(), first, 3, lines).expect("a page");
                let numbers: Vec<u64> = page.iter().filter_map(|line| line["n"].as_u64()).collect();
                assert_eq!(
                    numbers,
                    (first..(first + 3).min(lines)).collect::<Vec<_>>(),
                    "{first} of {lines}"
                );
            }
        }
        let folder = answer(200);
        let found: Option<serde_json::Value> =
            find(folder.path(), 200, |line| line.contains("\"n\":150")).expect("looked");
        assert_eq!(found, Some(serde_json::json!({"n": 150})));
    }
}
