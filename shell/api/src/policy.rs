//! `yunheng policy check` on the wire.

use crate::FindingJson;
use serde::Serialize;

/// Every pack that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckJson {
    /// In the order of the command line.
    pub packs: Vec<CheckedPackJson>,
}

/// One pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckedPackJson {
    /// Its id.
    pub pack: String,
    /// Its version; empty when it could not be read.
    pub version: String,
    /// SM3 of its texts; empty when it could not be read.
    pub digest: String,
    /// Findings.
    pub findings: Vec<FindingJson>,
    /// Dispositions counted.
    pub coverage: CoverageJson,
}

/// Dispositions counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct CoverageJson {
    /// Articles of the pack's own documents.
    pub articles: usize,
    /// Encoded.
    pub encoded: usize,
    /// Nothing to compute.
    pub not_computable: usize,
    /// Outside the platform.
    pub out_of_scope: usize,
    /// Without a disposition.
    pub missing: usize,
}
