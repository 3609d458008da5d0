//! The list of what is too long and may be, each with its reason. It can only shrink by itself: an entry that no
//! longer excuses anything is a failure.

use super::lengths;
use crate::complaint::{Complaint, Fallible, Weight};
use std::path::Path;

pub(crate) const PLACE: &str = "xtask/tidy-exceptions.txt";
const CHECK: &str = "exception";

/// The entries of the list, in its order.
#[derive(Debug)]
pub(crate) struct Exceptions {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    line: usize,
    at: String,
    reason: String,
}

/// Reads the list; a missing file is an empty list.
pub(crate) fn load(root: &Path) -> Fallible<Exceptions> {
    let path = root.join(PLACE);
    if !path.exists() {
        return Ok(Exceptions { entries: Vec::new() });
    }
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{PLACE}: cannot be read: {e}"))?;
    Ok(parse(&text))
}

/// `path[:function] reason`, one a line; `#` begins a comment.
fn parse(text: &str) -> Exceptions {
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    let written = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let entries = written.map(|(line, entry)| {
        let (at, reason) = entry.split_once(char::is_whitespace).unwrap_or((entry, ""));
        Entry { line, at: at.to_owned(), reason: reason.trim().to_owned() }
    });
    Exceptions { entries: entries.collect() }
}

impl Exceptions {
    /// Takes out what is excused and adds what is wrong with the list itself.
    pub(crate) fn apply(&self, complaints: Vec<Complaint>) -> Vec<Complaint> {
        let excuses =
            |entry: &Entry, c: &Complaint| c.check == lengths::CHECK && c.is_failure() && c.at == entry.at;
        let mut list_faults: Vec<Complaint> = Vec::new();
        for entry in &self.entries {
            let used = complaints.iter().any(|c| excuses(entry, c));
            list_faults.extend(entry.fault(used));
        }
        let excused = |c: &Complaint| self.entries.iter().any(|e| !e.reason.is_empty() && excuses(e, c));
        let mut kept: Vec<Complaint> = complaints
            .into_iter()
            .map(|c| if excused(&c) { Complaint { weight: Weight::Warning, ..c } } else { c })
            .collect();
        kept.append(&mut list_faults);
        kept
    }
}

impl Entry {
    fn fault(&self, used: bool) -> Option<Complaint> {
        let message = match (self.reason.is_empty(), used) {
            (true, _) => format!("`{}` has no reason; expected `path[:function] reason`", self.at),
            (false, false) => format!("`{}` excuses nothing any more; take the line out", self.at),
            (false, true) => return None,
        };
        Some(Complaint::failure(CHECK, format!("{PLACE}:{}", self.line), message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::complaint::failures;

    fn after(list: &str) -> usize {
        let long = Complaint::failure(lengths::CHECK, "core/x/src/a.rs:long", "a function of 80 lines");
        failures(&parse(list).apply(vec![long]))
    }

    #[test]
    fn a_reason_excuses() {
        assert_eq!(after(""), 1);
        assert_eq!(after("# list\ncore/x/src/a.rs:long one match over a closed enum\n"), 0);
    }

    #[test]
    fn an_entry_without_reason_or_use_fails() {
        assert_eq!(after("core/x/src/a.rs:long\n"), 2);
        assert_eq!(after("core/x/src/a.rs:long why\ncore/x/src/b.rs gone\n"), 1);
    }
}
