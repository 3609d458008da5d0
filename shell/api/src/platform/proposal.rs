//! What two people do together.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A proposal: what one person wants to change and another decides.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ProposalJson {
    /// Its id.
    pub id: i64,
    /// What kind of change, such as `grant`.
    pub kind: String,
    /// The kind in words.
    pub kind_title: String,
    /// What would happen, in one line.
    pub title: String,
    /// Why.
    pub reason: String,
    /// `open`, `confirmed`, `rejected` or `withdrawn`.
    pub state: String,
    /// Who proposed it.
    pub proposed_by: i64,
    /// Their name.
    pub proposed_by_name: String,
    /// Account on whose behalf it was proposed, when the right to propose was lent.
    pub proposed_for: Option<i64>,
    /// When.
    pub proposed_at: String,
    /// Who decided.
    pub decided_by: Option<i64>,
    /// Their name.
    pub decided_by_name: Option<String>,
    /// When.
    pub decided_at: Option<String>,
    /// What they said.
    pub decision_reason: Option<String>,
    /// What would change, in words, as it was when it was proposed.
    pub changes: Vec<ProposedChangeJson>,
    /// Whether the person who asks may confirm or reject it.
    pub may_decide: bool,
    /// For `If-Match` of a decision.
    pub version: i64,
    /// A one-time password that the confirmation made; shown once, to whoever confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Password)]
    pub password: Option<String>,
}

/// One thing that would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProposedChangeJson {
    /// What.
    pub field: String,
    /// As it is; null when it is not there.
    pub before: Option<String>,
    /// As it would be; null when it would not be there.
    pub after: Option<String>,
}

/// What somebody says who decides.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionJson {
    /// Why; a rejection needs it.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub reason: Option<String>,
}

/// What had to be proposed instead of done.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ProposedJson {
    /// The proposal that waits for a second person.
    pub proposal_id: i64,
}
