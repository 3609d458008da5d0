//! Findings: what is wrong with a file, a pack or a result, in words that help.

use crate::{ClauseId, Text};
use std::fmt;

/// How bad a finding is. Only an error changes the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The result is incomplete or refused.
    Error,
    /// A person should look.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The stable word of the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One finding. `code` is stable; `place` says where: file and line, JSON pointer, or pack key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad.
    pub severity: Severity,
    /// Stable name of the kind of finding.
    pub code: &'static str,
    /// Where: file and line, JSON pointer, or key.
    pub place: String,
    /// Clauses that say so.
    pub clauses: Vec<ClauseId>,
    /// What was found and what was expected.
    pub message: Text,
    /// What to do about it.
    pub hint: Text,
}

/// Findings in the order in which they were made.
pub type Findings = Vec<Finding>;

impl Finding {
    /// An error at a place.
    pub fn error(code: &'static str, place: impl Into<String>, message: Text) -> Self {
        Self::new(Severity::Error, code, place.into(), message)
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, place: impl Into<String>, message: Text) -> Self {
        Self::new(Severity::Warning, code, place.into(), message)
    }

    /// A note at a place.
    pub fn note(code: &'static str, place: impl Into<String>, message: Text) -> Self {
        Self::new(Severity::Note, code, place.into(), message)
    }

    fn new(severity: Severity, code: &'static str, place: String, message: Text) -> Self {
        Self { severity, code, place, clauses: Vec::new(), message, hint: Text::default() }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.hint = Text::new(zh, en);
        self
    }

    /// Adds the clauses that say so.
    #[must_use]
    pub fn cite(mut self, clauses: impl IntoIterator<Item = ClauseId>) -> Self {
        self.clauses.extend(clauses);
        self
    }
}
