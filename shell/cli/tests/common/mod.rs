//! The real program, run in a folder of its own with a home of its own.

#![allow(dead_code, reason = "each test file is a crate of its own and uses a part of this one")]

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Half a year of the example contract.
pub const PERIOD: &str = "2026-06-02/2026-12-02";

/// Leases whose charges can be worked out by hand: 4 cores at 46.00, and a free test.
pub const LEASES: &str = "\
resource_id,unit_id,project_id,item,stage,quantity,from,to
vm-1,u-1,p-1,vcpu.x86,formal,4,2026-06-02,2026-08-02
vm-2,u-2,p-1,memory.x86,test,16,2026-06-10,2026-06-20
";
/// Both units have a payer.
pub const PAYERS: &str = "unit_id,from,payer\nu-1,2026-01-01,市财政\nu-2,2026-01-01,县财政\n";

/// The repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// An empty folder in which the program runs.
pub struct Desk(TempDir);

/// How a run ended.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub out: Vec<u8>,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// A desk with files on it.
    pub fn with<const N: usize>(files: [(&str, &str); N]) -> Self {
        let desk = Self::new();
        files.iter().for_each(|(name, text)| desk.write(name, text));
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("below the desk")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("a text file")
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).expect("a file")
    }

    /// Names of what lies on the desk, so that a forgotten temporary file is seen.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Runs with arguments that are separated by blanks.
    pub fn run(&self, line: &str) -> Run {
        self.start(&line.split_whitespace().collect::<Vec<_>>(), "")
    }

    /// Runs with standard input.
    pub fn feed(&self, line: &str, input: &str) -> Run {
        self.start(&line.split_whitespace().collect::<Vec<_>>(), input)
    }

    fn start(&self, args: &[&str], input: &str) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_yunheng"))
            .args(args)
            .current_dir(self.0.path())
            .env("YUNHENG_HOME", self.path(".home"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A program that needs no input may be gone before it is written.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("the program ends");
        Run {
            status: output.status.code().expect("no signal"),
            out: output.stdout,
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }

    /// Runs with `--format json`, which must end with `status`, and gives the document.
    pub fn json(&self, line: &str, status: i32) -> Value {
        let run = self.run(&format!("{line} --format json"));
        assert_eq!(run.status, status, "{line}: {}", run.err);
        assert_eq!(run.err, "", "{line}: with JSON nothing else is said");
        serde_json::from_slice(&run.out).unwrap_or_else(|error| panic!("{line}: {error}: {}", run.text()))
    }

    /// Runs what must be refused: status 2, nothing on stdout, all findings as JSON on stderr.
    pub fn refused(&self, line: &str) -> Vec<Value> {
        let run = self.run(&format!("{line} --format json"));
        assert_eq!((run.status, run.text()), (2, String::new()), "{line}: {}", run.err);
        let said: Value =
            serde_json::from_str(&run.err).unwrap_or_else(|error| panic!("{line}: {error}: {}", run.err));
        let findings = list(&said, "findings").clone();
        assert!(!findings.is_empty(), "{line}");
        findings.iter().for_each(is_finding);
        findings
    }
}

impl Run {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.out).into_owned()
    }

    /// Asserts the status and gives the text of stdout.
    pub fn ends(&self, status: i32) -> String {
        assert_eq!(self.status, status, "{}{}", self.text(), self.err);
        self.text()
    }
}

/// Asserts that an object has these fields; more are allowed.
pub fn has_fields(value: &Value, names: &str) {
    let object = value.as_object().unwrap_or_else(|| panic!("an object with {names}, not {value}"));
    for name in names.split_whitespace() {
        assert!(object.contains_key(name), "`{name}` is missing in {value}");
    }
}

/// The list in a field.
pub fn list<'v>(value: &'v Value, name: &str) -> &'v Vec<Value> {
    value[name].as_array().unwrap_or_else(|| panic!("`{name}` is a list in {value}"))
}

/// Asserts the form of a finding.
pub fn is_finding(finding: &Value) {
    has_fields(finding, "severity code where clauses message hint");
    assert!(["error", "warning", "note"].contains(&finding["severity"].as_str().unwrap_or("")), "{finding}");
    for name in ["code", "where", "message"] {
        assert!(finding[name].as_str().is_some_and(|text| !text.is_empty()), "`{name}` of {finding}");
    }
    list(finding, "clauses");
}

/// `code where` of each finding of the document.
pub fn codes(findings: &[Value]) -> Vec<String> {
    let words = |finding: &Value| format!("{} {}", text(finding, "code"), text(finding, "where"));
    findings.iter().map(words).collect()
}

/// The string in a field.
pub fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_else(|| panic!("`{name}` is a string in {value}"))
}

/// Asserts that a field is null or a string of a plain decimal with at most `places` places.
pub fn is_decimal(value: &Value, name: &str, places: usize) {
    let Some(text) = value[name].as_str() else {
        assert!(value[name].is_null() && value.get(name).is_some(), "`{name}` of {value}");
        return;
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    assert!(digits(whole.trim_start_matches('-')) && digits(fraction), "`{name}` of {value}");
    assert!(fraction.len() <= places, "`{name}` of {value}");
}

/// Asserts that a field is null or money: two places, always.
pub fn is_money(value: &Value, name: &str) {
    is_decimal(value, name, 2);
    if let Some(text) = value[name].as_str() {
        assert_eq!(text.rsplit('.').next().map(str::len), Some(2), "`{name}` of {value}");
    }
}
