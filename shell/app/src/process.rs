//! `yunheng process check`.

use crate::input::read_bytes;
use std::path::Path;
use yunheng_process::{Bpmn, Verdict, judge, read_bpmn};
use yunheng_values::Findings;

pub use yunheng_process::{Proof, Reason, Unsupported};

/// What is known of a file after checking it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProcessFile {
    /// As it was named.
    pub file: String,
    /// Why it cannot be read; empty when it can.
    pub findings: Findings,
    /// In the order of the file.
    pub processes: Vec<CheckedProcess>,
    /// What is kept and not executed.
    pub unsupported: Vec<Unsupported>,
}

/// What is known of a process.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedProcess {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether the file says that it can be executed.
    pub executable: bool,
    /// How it was proved to be sound; none when it was not.
    pub proof: Option<Proof>,
    /// Why it is not sound.
    pub reasons: Vec<Reason>,
}

impl ProcessFile {
    /// Whether it can be read, and what it has for execution is sound.
    pub fn is_usable(&self) -> bool {
        let is_usable = |process: &CheckedProcess| !process.executable || process.proof.is_some();
        self.findings.is_empty() && self.processes.iter().all(is_usable)
    }
}

/// Checks BPMN files; one that is no BPMN, or hostile, is a report of its findings.
///
/// # Errors
/// Files that cannot be opened, all of them.
pub fn check_processes(files: &[String]) -> Result<Vec<ProcessFile>, Findings> {
    let mut unreadable = Findings::new();
    let mut reports = Vec::new();
    for file in files {
        match read_bytes(Path::new(file), file) {
            Ok(bytes) => reports.push(checked(file, read_bpmn(&bytes, file))),
            Err(findings) => unreadable.extend(findings),
        }
    }
    if unreadable.is_empty() { Ok(reports) } else { Err(unreadable) }
}

fn checked(file: &str, read: Result<Bpmn, Findings>) -> ProcessFile {
    let mut report = ProcessFile {
        file: file.to_owned(),
        findings: Vec::new(),
        processes: Vec::new(),
        unsupported: Vec::new(),
    };
    match read {
        Err(findings) => report.findings = findings,
        Ok(bpmn) => {
            let processes = bpmn.processes.iter().map(|process| {
                let verdict = judge(process);
                let proof = match verdict {
                    Verdict::Sound(proof) => Some(proof),
                    Verdict::Unsound(_) | Verdict::NotProved(_) => None,
                };
                CheckedProcess {
                    id: process.id.to_string(),
                    name: process.name.clone(),
                    executable: process.executable,
                    proof,
                    reasons: verdict.reasons().to_vec(),
                }
            });
            report.processes = processes.collect();
            report.unsupported = bpmn.unsupported;
        }
    }
    report
}
