//! What every answer shares.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Why something was not done (RFC 9457).
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ProblemJson {
    /// Address of the page that explains the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// A few words, the same for every problem with this code.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What was found, what was expected, what to do.
    pub detail: String,
    /// Stable code.
    pub code: String,
    /// Ids of clauses that say so.
    pub clauses: Vec<String>,
    /// Name of the request, for whoever is asked for help.
    pub request_id: String,
    /// Every value that is not right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingBody>,
}

/// One value that is not right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FindingBody {
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// Stable code.
    pub code: String,
    /// JSON pointer, or file, line and column.
    #[serde(rename = "where")]
    pub place: String,
    /// Ids of clauses.
    pub clauses: Vec<String>,
    /// What was found and expected.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// A page of a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Give it as `after` for the next page; null on the last.
    pub next: Option<String>,
}

/// Which page of a list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub after: Option<String>,
}

/// A thing that was made.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Created {
    /// Its id.
    pub id: i64,
}
