//! What ends a command early.

use crate::output;
use std::process::ExitCode;
use yunheng_values::{Finding, Findings, Lang, Text};

/// Why a command gave no answer.
#[derive(Debug)]
pub enum Failure {
    /// Unusable input: exit status 2.
    Unusable(Findings),
    /// The reader of our output went away, as `head` does.
    BrokenPipe,
}

impl From<Findings> for Failure {
    fn from(findings: Findings) -> Self {
        Self::Unusable(findings)
    }
}

impl Failure {
    /// An output that cannot be written.
    pub fn writing(place: &str, error: &std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Self::BrokenPipe;
        }
        // The error of a temporary file names that file, which means nothing to the person.
        let kind = error.kind();
        let message = Text::new(format!("写不出：{kind}"), format!("cannot be written: {kind}"));
        Self::Unusable(vec![Finding::error("unwritable", place, message)])
    }

    /// What the platform refuses, with everything that it says about it.
    pub fn problem(place: &str, problem: yunheng_app::Problem) -> Self {
        let head = Finding::error(problem.code, place, problem.message);
        Self::Unusable(std::iter::once(head).chain(problem.findings).collect())
    }

    /// Arguments that do not go together.
    pub fn argument(place: &str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Unusable(vec![Finding::error("bad_argument", place, Text::new(zh, en))])
    }
}

/// Help and version are no failures; anything else is status 2, also as JSON where JSON was asked for.
pub fn bad_arguments(error: &clap::Error) -> ExitCode {
    if error.use_stderr() && was_asked("--format", "json") {
        let text = error.to_string();
        let message = Text::new(format!("参数有误：{text}"), text);
        let lang = if was_asked("--lang", "en") { Lang::En } else { Lang::Zh };
        output::findings_to_stderr(&[Finding::error("bad_argument", "argv", message)], lang, true);
        return ExitCode::from(2);
    }
    // Nothing is left to do when even this cannot be printed.
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { 2 } else { 0 })
}

/// Whether an option stands on a command line that could not be read as a whole.
fn was_asked(option: &str, value: &str) -> bool {
    let args: Vec<String> = std::env::args().collect();
    args.windows(2).any(|pair| pair == [option, value]) || args.contains(&format!("{option}={value}"))
}
