//! Findings on the wire.

use serde::Serialize;
use utoipa::ToSchema;
use yunheng_values::{Finding, Lang};

/// One finding in the caller's language; `code` is the same in all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FindingJson {
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// Stable.
    pub code: &'static str,
    /// File and line, JSON pointer, or key.
    #[serde(rename = "where")]
    pub place: String,
    /// Ids of clauses.
    pub clauses: Vec<String>,
    /// What was found and expected.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// `{"findings":[…]}`, as on standard error with status 2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingsJson {
    /// All of them.
    pub findings: Vec<FindingJson>,
}

/// Findings in one language.
pub fn findings_json(findings: &[Finding], lang: Lang) -> Vec<FindingJson> {
    findings
        .iter()
        .map(|finding| FindingJson {
            severity: finding.severity.as_str(),
            code: finding.code,
            place: finding.place.clone(),
            clauses: finding.clauses.iter().map(ToString::to_string).collect(),
            message: finding.message.in_lang(lang).to_owned(),
            hint: finding.hint.in_lang(lang).to_owned(),
        })
        .collect()
}
