//! What a check has to say, and how it is printed.

use std::fmt;

/// Results of this tool: an error is a broken tool or tree, never a broken rule.
pub(crate) type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

/// What a command prints, and whether it fails.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) text: String,
    pub(crate) failed: bool,
}

/// Whether a complaint stops the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Warning,
    Failure,
}

/// One broken rule: which check, where, what was found and what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Complaint {
    pub(crate) weight: Weight,
    pub(crate) check: &'static str,
    /// `path`, `path:line` or an edge.
    pub(crate) at: String,
    pub(crate) message: String,
}

impl Complaint {
    pub(crate) fn failure(check: &'static str, at: impl Into<String>, message: impl Into<String>) -> Self {
        Self { weight: Weight::Failure, check, at: at.into(), message: message.into() }
    }

    pub(crate) fn is_failure(&self) -> bool {
        self.weight == Weight::Failure
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weight = match self.weight {
            Weight::Warning => "warning",
            Weight::Failure => "error",
        };
        write!(f, "{weight}[{}] {}: {}", self.check, self.at, self.message)
    }
}

/// Number of complaints that fail.
pub(crate) fn failures(complaints: &[Complaint]) -> usize {
    complaints.iter().filter(|c| c.is_failure()).count()
}

/// The complaints, warnings first so that failures stand next to the prompt.
pub(crate) fn listing(complaints: &[Complaint]) -> String {
    let (failed, warned): (Vec<_>, Vec<_>) = complaints.iter().partition(|c| c.is_failure());
    warned.into_iter().chain(failed).map(|c| format!("{c}\n")).collect()
}
