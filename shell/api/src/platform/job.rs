//! Work that happens later or outside.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A job.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct JobJson {
    /// Its id.
    pub id: i64,
    /// What is done, such as `delivery.send`.
    pub kind: String,
    /// The same in words.
    pub title: String,
    /// `waiting`, `running`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// When somebody may take it; while it runs, when whoever has it is given up.
    pub run_at: String,
    /// Attempts so far.
    pub attempts: i64,
    /// Attempts after which it has failed.
    pub max_attempts: i64,
    /// Whether something outside may have been done more than once: an attempt ended without anybody seeing how.
    pub maybe_twice: bool,
    /// Process that has it.
    pub running_by: Option<String>,
    /// What it is done with: ids, never personal data.
    pub payload: serde_json::Value,
    /// Why the last attempt did not work.
    pub last_error: Option<String>,
    /// What came of it.
    pub result: Option<String>,
    /// Account that wanted it; null for the platform itself.
    pub created_by: Option<i64>,
    /// When it was wanted.
    pub created_at: String,
    /// When it ended.
    pub finished_at: Option<String>,
}
