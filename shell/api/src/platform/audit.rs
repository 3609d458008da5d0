//! The audit trail.

use super::FindingBody;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An entry of the trail.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AuditEntryJson {
    /// Its id.
    pub id: i64,
    /// Position in the chain; null for the second until it is sealed.
    pub position: Option<i64>,
    /// Value of the chain there.
    pub chain: Option<String>,
    /// SM3 of its canonical bytes.
    pub digest: String,
    /// When.
    pub at: String,
    /// Id of the account; null for a stranger or a job.
    pub account_id: Option<i64>,
    /// Login, or the name of the job.
    pub login: String,
    /// Name of the person at that time.
    pub name: String,
    /// From where.
    pub ip: String,
    /// `web`, `api_token`, `cli`, `job` or `mail`.
    pub channel: String,
    /// Name of the request.
    pub request_id: String,
    /// Dotted name of the act.
    pub action: String,
    /// Kind of the thing.
    pub object_kind: String,
    /// Its id.
    pub object_id: String,
    /// `done`, `refused` or `failed`.
    pub outcome: String,
    /// Code of the refusal or failure.
    pub code: Option<String>,
    /// Clauses of the refusal.
    pub clauses: Vec<String>,
    /// What changed.
    pub changes: Vec<AuditChangeJson>,
    /// Digest of the thing before.
    pub before: Option<String>,
    /// Digest of the thing after.
    pub after: Option<String>,
    /// Reason that the person gave.
    pub reason: String,
    /// What else belongs to it.
    pub facts: std::collections::BTreeMap<String, String>,
}

/// A field that changed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AuditChangeJson {
    /// Its name.
    pub field: String,
    /// Its value before; a digest when `is_digest`.
    pub before: Option<String>,
    /// Its value after; a digest when `is_digest`.
    pub after: Option<String>,
    /// Whether the values are personal and shown as keyed digests only.
    pub is_digest: bool,
}

/// A signed checkpoint.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CheckpointJson {
    /// The day that it closes.
    pub on_date: String,
    /// Position of its link.
    pub position: i64,
    /// When it was made.
    pub made_at: String,
    /// The signed line, for keeping outside.
    pub line: String,
}

/// The result of a verification.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct VerificationJson {
    /// Whether nothing was changed, removed, reordered or cut off.
    pub is_intact: bool,
    /// Entries in the chain.
    pub entries: u64,
    /// Entries that wait for the sealer.
    pub unsealed: u64,
    /// Last position that a signature covers.
    pub signed_to: Option<u64>,
    /// What was found.
    pub findings: Vec<FindingBody>,
    /// How many more were found.
    pub more: u64,
    /// Public key of the signatures, to compare with one kept outside.
    pub public_key: String,
}
