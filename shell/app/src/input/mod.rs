//! JSON that people and other systems hand in: read whole, every defect reported with its JSON pointer.

mod cycles;
mod sheet;
mod strict;
mod walk;

pub use cycles::{CyclesFile, read_cycles};
pub use sheet::read_sheet;
pub use strict::parse_json;

use std::io::Read;
use std::path::Path;
use yunheng_values::{Finding, Findings, Text};

/// A sheet or a cycles file is a few kilobytes; this is far above any real one.
const LARGEST_JSON_BYTES: u64 = 16 << 20;

/// Reads a text file, or standard input for `-`.
///
/// # Errors
/// A file that is missing, larger than 16 MiB, or not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Findings> {
    read_named(path, &path.display().to_string())
}

/// Reads a text file that messages call by another name.
pub(crate) fn read_named(path: &Path, name: &str) -> Result<String, Findings> {
    let bytes = read_bytes(path, name)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        unreadable(name, format!("第{at}字节处不是UTF-8编码"), format!("not UTF-8 at byte {at}"))
    })?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn unreadable(name: &str, zh: String, en: String) -> Findings {
    vec![Finding::error("unreadable", name, Text::new(zh, en))]
}

/// Reads a file of at most 16 MiB, or standard input for `-`, as it is.
pub(crate) fn read_bytes(path: &Path, name: &str) -> Result<Vec<u8>, Findings> {
    let problem = |zh: String, en: String| unreadable(name, zh, en);
    let opened: Result<Box<dyn Read>, std::io::Error> = if path == Path::new("-") {
        Ok(Box::new(std::io::stdin()))
    } else {
        std::fs::File::open(path).map(|file| Box::new(file) as Box<dyn Read>)
    };
    let reader =
        opened.map_err(|error| problem(format!("打不开：{error}"), format!("cannot be opened: {error}")))?;
    let mut bytes = Vec::new();
    let read = reader.take(LARGEST_JSON_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| problem(format!("读不出：{error}"), format!("cannot be read: {error}")))?;
    if bytes.len() as u64 > LARGEST_JSON_BYTES {
        return Err(problem(
            format!("超过{LARGEST_JSON_BYTES}字节"),
            format!("more than {LARGEST_JSON_BYTES} bytes"),
        ));
    }
    Ok(bytes)
}
