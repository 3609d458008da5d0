//! Where answers go: stdout or a file that is either whole or untouched; messages to stderr.

use crate::failure::Failure;
use crate::progress::Progress;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use yunheng_api::{FindingsJson, findings_json};
use yunheng_values::{Finding, Lang, Severity};

/// An output that becomes visible only when it is finished.
pub struct Sink<'p> {
    out: Out,
    progress: Option<&'p Progress>,
}

enum Out {
    /// Standard output, buffered.
    Stdout(std::io::BufWriter<std::io::Stdout>),
    /// A temporary file beside the target.
    File(Box<std::io::BufWriter<tempfile::NamedTempFile>>, PathBuf),
    /// A pipe or device, which must never be replaced by a file.
    Stream(std::io::BufWriter<std::fs::File>),
}

impl<'p> Sink<'p> {
    /// Opens standard output, or a temporary file beside `target`.
    pub fn open(target: Option<&Path>) -> Result<Self, Failure> {
        let Some(target) = target else {
            let out = Out::Stdout(std::io::BufWriter::new(std::io::stdout()));
            return Ok(Self { out, progress: None });
        };
        let unwritable = |error: &std::io::Error| Failure::writing(&target.display().to_string(), error);
        let target = &real_target(target);
        if target.metadata().is_ok_and(|metadata| !metadata.is_file()) {
            let file =
                std::fs::OpenOptions::new().write(true).open(target).map_err(|error| unwritable(&error))?;
            return Ok(Self { out: Out::Stream(std::io::BufWriter::new(file)), progress: None });
        }
        let folder =
            target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = tempfile::NamedTempFile::new_in(folder).map_err(|error| unwritable(&error))?;
        let out = Out::File(Box::new(std::io::BufWriter::with_capacity(1 << 20, file)), target.to_owned());
        Ok(Self { out, progress: None })
    }

    /// Shows what is written; nothing when the output itself goes to the terminal.
    #[must_use]
    pub fn watched(self, progress: &'p Progress) -> Self {
        let is_file = matches!(self.out, Out::File(..));
        Self { progress: is_file.then_some(progress), ..self }
    }

    /// Makes the output visible.
    pub fn finish(self) -> Result<(), Failure> {
        match self.out {
            Out::Stream(mut out) => out.flush().map_err(|error| Failure::writing("output", &error)),
            Out::Stdout(mut out) => out.flush().map_err(|error| Failure::writing("stdout", &error)),
            Out::File(out, target) => {
                let shown = target.display().to_string();
                let mut file = out.into_inner().map_err(|error| Failure::writing(&shown, error.error()))?;
                file.flush().map_err(|error| Failure::writing(&shown, &error))?;
                set_ordinary_mode(file.as_file()).map_err(|error| Failure::writing(&shown, &error))?;
                file.persist(&target).map(|_| ()).map_err(|error| Failure::writing(&shown, &error.error))
            }
        }
    }
}

/// Where a symbolic link leads: the link stays, what it names is written.
fn real_target(target: &Path) -> PathBuf {
    let mut real = target.to_owned();
    // A chain longer than this is a loop, and opening it fails with the system's own words.
    for _ in 0..40 {
        let Ok(next) = std::fs::read_link(&real) else { break };
        real = real.parent().map_or_else(|| next.clone(), |folder| folder.join(&next));
    }
    real
}

/// Temporary files are private; a document that others read is not.
fn set_ordinary_mode(file: &std::fs::File) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if let Some(progress) = self.progress {
            progress.wrote(bytes.len());
        }
        match &mut self.out {
            Out::Stdout(out) => out.write(bytes),
            Out::Stream(out) => out.write(bytes),
            Out::File(out, _) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match &mut self.out {
            Out::Stdout(out) => out.flush(),
            Out::Stream(out) => out.flush(),
            Out::File(out, _) => out.flush(),
        }
    }
}

/// Writes a whole answer.
pub fn write_all(target: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    let mut sink = Sink::open(target)?;
    let shown = target.map_or_else(|| "stdout".to_owned(), |path| path.display().to_string());
    sink.write_all(bytes).map_err(|error| Failure::writing(&shown, &error))?;
    sink.finish()
}

/// Writes a JSON document and a final newline.
pub fn write_json(target: Option<&Path>, value: &impl serde::Serialize) -> Result<(), Failure> {
    let mut text = serde_json::to_vec_pretty(value)
        .map_err(|error| Failure::writing("stdout", &std::io::Error::other(error.to_string())))?;
    text.push(b'\n');
    write_all(target, &text)
}

/// A binary document needs a file: a terminal cannot show it.
pub fn needs_file(target: Option<&Path>, format: &str) -> Result<(), Failure> {
    if target.is_none() && std::io::stdout().is_terminal() {
        return Err(Failure::argument(
            "--output",
            format!("{format}须用 --output 指定文件"),
            format!("{format} needs a file; name one with --output"),
        ));
    }
    Ok(())
}

/// Nobody reads more than this on a screen.
const SHOWN_TO_PEOPLE: usize = 200;

/// Findings for people, or as JSON.
pub fn findings_to_stderr(findings: &[Finding], lang: Lang, as_json: bool) {
    let mut text = String::new();
    for finding in findings.iter().take(SHOWN_TO_PEOPLE) {
        text.push_str(&finding_text(finding, lang));
    }
    let hidden = findings.len().saturating_sub(SHOWN_TO_PEOPLE);
    if hidden > 0 {
        let (zh, en) = (
            format!("另有{hidden}条，用 --format json 查看全部\n"),
            format!("{hidden} more; --format json shows all\n"),
        );
        text.push_str(if lang == Lang::Zh { &zh } else { &en });
    }
    if as_json {
        let json = FindingsJson { findings: findings_json(findings, lang) };
        text = serde_json::to_string_pretty(&json).unwrap_or_default() + "\n";
    }
    // Standard error may be closed; there is no other place to say so.
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// A message beside an answer.
pub fn message(text: &str) {
    // Standard error may be closed; there is no other place to say so.
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Findings beside an answer: on stderr in words, except where the answer itself carries them.
pub fn findings_beside(findings: &[Finding], lang: Lang, answer_is_json: bool) {
    if !answer_is_json {
        findings_to_stderr(findings, lang, false);
    }
}

/// One finding as an office would write it.
pub fn finding_text(finding: &Finding, lang: Lang) -> String {
    let word = match (finding.severity, lang) {
        (Severity::Error, Lang::Zh) => "错误",
        (Severity::Warning, Lang::Zh) => "警告",
        (Severity::Note, Lang::Zh) => "说明",
        (severity, Lang::En) => severity.as_str(),
    };
    let mut text =
        format!("{word} [{}] {}：{}\n", finding.code, finding.place, finding.message.in_lang(lang));
    if lang == Lang::En {
        text = text.replacen('：', ": ", 1);
    }
    if !finding.hint.is_empty() {
        let hint = if lang == Lang::Zh { "提示：" } else { "hint: " };
        text.push_str(&format!("    {hint}{}\n", finding.hint.in_lang(lang)));
    }
    text
}

/// Whether a finding is an error.
pub fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

/// 1 when a finding is an error, else 0.
pub fn status(findings: &[Finding]) -> u8 {
    u8::from(findings.iter().any(is_error))
}
