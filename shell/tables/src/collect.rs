//! Gathers every finding of one file, up to a number that a person can still read.

use yunheng_values::{Finding, Findings, Severity, Text};

/// More findings than this are counted and not shown.
pub(crate) const SHOWN: usize = 1000;

/// Findings of one file.
#[derive(Debug)]
pub(crate) struct Collector {
    file: String,
    kept: Findings,
    errors: u64,
    left_out: u64,
}

impl Collector {
    pub(crate) fn new(file: &str) -> Self {
        Self { file: escape(file), kept: Vec::new(), errors: 0, left_out: 0 }
    }

    /// An empty list for another reader of the same file.
    pub(crate) fn sibling(&self) -> Self {
        Self { file: self.file.clone(), kept: Vec::new(), errors: 0, left_out: 0 }
    }

    /// `FILE`, `FILE:LINE`, `FILE:LINE:COLUMN`, or `FILE:COLUMN` for a column as a whole.
    pub(crate) fn place(&self, line: Option<u64>, column: Option<&str>) -> String {
        match (line, column) {
            (None, None) => self.file.clone(),
            (None, Some(column)) => format!("{}:{}", self.file, found(column)),
            (Some(line), None) => format!("{}:{line}", self.file),
            (Some(line), Some(column)) => format!("{}:{line}:{}", self.file, found(column)),
        }
    }

    /// Adds a finding; the words are made only when they will be shown.
    pub(crate) fn add(&mut self, severity: Severity, make: impl FnOnce(&Self) -> Finding) {
        self.errors += u64::from(severity == Severity::Error);
        if self.kept.len() < SHOWN {
            let finding = make(self);
            self.kept.push(finding);
        } else {
            self.left_out += 1;
        }
    }

    /// An error at a place.
    pub(crate) fn error(
        &mut self,
        line: Option<u64>,
        column: Option<&str>,
        problem: impl FnOnce() -> Problem,
    ) {
        self.add(Severity::Error, |c| problem().finding(Severity::Error, c.place(line, column)));
    }

    /// A warning at a place.
    pub(crate) fn warning(
        &mut self,
        line: Option<u64>,
        column: Option<&str>,
        problem: impl FnOnce() -> Problem,
    ) {
        self.add(Severity::Warning, |c| problem().finding(Severity::Warning, c.place(line, column)));
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Takes over what another reader of the same file found.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.left_out += other.left_out;
        self.errors += other.errors;
        for finding in other.kept {
            if self.kept.len() < SHOWN {
                self.kept.push(finding);
            } else {
                self.left_out += 1;
            }
        }
    }

    /// All findings, the last one saying how many more there are; errors make the file unusable.
    pub(crate) fn finish(mut self) -> Result<Findings, Findings> {
        if self.left_out > 0 {
            let more = self.left_out;
            let message = Text::new(
                format!("另有{more}条同类问题未列出，先改正以上{SHOWN}条"),
                format!("{more} more findings are not shown; mend the {SHOWN} above first"),
            );
            let make = if self.errors > 0 { Finding::error } else { Finding::warning };
            self.kept.push(make("too_many_findings", self.file.clone(), message));
        }
        if self.errors > 0 { Err(self.kept) } else { Ok(self.kept) }
    }
}

/// What is wrong, before it has a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) code: &'static str,
    pub(crate) message: Text,
    pub(crate) hint: Text,
}

impl Problem {
    pub(crate) fn new(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, message: Text::new(zh, en), hint: Text::default() }
    }

    pub(crate) fn hint(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.hint = Text::new(zh, en);
        self
    }

    pub(crate) fn finding(self, severity: Severity, place: String) -> Finding {
        let make = match severity {
            Severity::Error => Finding::error,
            Severity::Warning => Finding::warning,
            Severity::Note => Finding::note,
        };
        make(self.code, place, self.message).hint(self.hint.zh, self.hint.en)
    }
}

/// At most this many characters of a cell are repeated in a message.
const FOUND_LENGTH: usize = 40;

/// A cell for a message: shortened, with control and invisible characters written out.
pub(crate) fn found(text: &str) -> String {
    let mut shown = escape(&text.chars().take(FOUND_LENGTH).collect::<String>());
    if text.chars().nth(FOUND_LENGTH).is_some() {
        shown.push('…');
    }
    shown
}

fn escape(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut shown, c| {
        if is_invisible(c) {
            shown.extend(c.escape_unicode())
        } else {
            shown.push(c)
        }
        shown
    })
}

/// Control characters and those that change or hide text without being seen.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_shortened_and_escaped() {
        assert_eq!(found("a\u{0}b\u{202e}"), "a\\u{0}b\\u{202e}");
        assert_eq!(found(&"年".repeat(41)), format!("{}…", "年".repeat(40)));
    }

    #[test]
    fn the_rest_is_counted() {
        let mut collector = Collector::new("a.csv");
        for line in 0..1500 {
            collector.error(Some(line), None, || Problem::new("x", "坏", "bad"));
        }
        let findings = collector.finish().unwrap_err();
        assert_eq!(findings.len(), SHOWN + 1);
        assert!(findings[SHOWN].message.en.starts_with("500 more"));
    }
}
