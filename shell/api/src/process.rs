//! `yunheng process check` on the wire.

use crate::FindingJson;
use serde::Serialize;

/// Every file that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProcessCheckJson {
    /// In the order of the command line.
    pub files: Vec<ProcessFileJson>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProcessFileJson {
    /// As it was named.
    pub file: String,
    /// Why it cannot be read as BPMN; null when it can.
    pub error: Option<FindingJson>,
    /// Everything that makes it unreadable, the error first.
    pub findings: Vec<FindingJson>,
    /// In the order of the file.
    pub processes: Vec<ProcessJson>,
    /// What is kept and not executed.
    pub unsupported: Vec<UnsupportedJson>,
}

/// One process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProcessJson {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether the file says that it can be executed.
    pub executable: bool,
    /// Whether it was proved to be sound.
    pub sound: bool,
    /// `blocks`, `explored`, or null when it was not proved.
    pub proof: Option<&'static str>,
    /// Why it is not sound.
    pub reasons: Vec<ReasonJson>,
}

/// Why a process is not sound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReasonJson {
    /// What and where.
    #[serde(flatten)]
    pub finding: FindingJson,
    /// The failing path, or the elements that are meant.
    pub path: Vec<PassedJson>,
}

/// An element of a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassedJson {
    /// Its id.
    pub id: String,
    /// Its name, or the id when it has none.
    pub name: String,
}

/// An element that is kept and not executed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnsupportedJson {
    /// Its name in BPMN.
    pub element: String,
    /// Its id, or that of the nearest element around it that has one.
    pub id: String,
}
