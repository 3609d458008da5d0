//! Opening lists: what runs on a contract's first day, as three sides confirm it.

use super::{CasePartyJson, ItemQuantityJson};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An opening list of a unit and a provider.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpeningJson {
    /// Its id.
    pub id: i64,
    /// The pack.
    pub pack: String,
    /// First day of the contract, YYYY-MM-DD.
    pub opening_on: String,
    /// The paper that it follows.
    pub document: String,
    /// The unit.
    pub unit: CasePartyJson,
    /// The provider.
    pub provider: CasePartyJson,
    /// How many resources it has.
    pub resources: i64,
    /// Objections that stand.
    pub objections: i64,
    /// Whether what came by it is still provisional.
    pub is_provisional: bool,
    /// First day on which nothing of it is provisional, YYYY-MM-DD; null while a side's word is missing.
    pub firm_from: Option<String>,
    /// Sides whose word is missing: `unit`, `provider`, `authority`.
    pub missing: Vec<String>,
    /// When it came into the ledger, RFC 3339.
    pub created_at: String,
}

/// An opening list with everything that was said of it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpeningDetailJson {
    /// The list.
    #[serde(flatten)]
    pub opening: OpeningJson,
    /// Every side with its word.
    pub sides: Vec<OpeningSideJson>,
    /// Remarks and objections, in the order in which they were made.
    pub remarks: Vec<OpeningRemarkJson>,
    /// The side for which the caller speaks: `unit`, `provider` or `authority`; null for whoever only looks on.
    pub side: Option<String>,
    /// Whether the caller may confirm it now.
    pub may_confirm: bool,
    /// The position of the ledger as known at which it is shown: whoever confirms it gives it back.
    pub known: i64,
    /// What the pack says of what the parties have not confirmed.
    pub rule: Option<String>,
    /// Clauses that say so.
    pub clauses: Vec<String>,
}

/// A side of an opening list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpeningSideJson {
    /// `unit`, `provider` or `authority`.
    pub side: String,
    /// The word that counts; null while there is none.
    pub word: Option<OpeningWordJson>,
    /// Words that a later correction took the ground from, in the order in which they were said.
    pub earlier: Vec<OpeningWordJson>,
    /// Whether the side objects to something.
    pub is_objecting: bool,
}

/// A side's word.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpeningWordJson {
    /// Who said it.
    pub person_name: String,
    /// What they added; may be empty.
    pub note: String,
    /// When, RFC 3339.
    pub said_at: String,
    /// The position of the ledger up to which was known what they confirmed.
    pub known: i64,
}

/// A remark or an objection.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpeningRemarkJson {
    /// Its id.
    pub id: i64,
    /// The resource that it is about; null when it is about the list.
    pub resource_id: Option<i64>,
    /// Its number.
    pub number: Option<String>,
    /// Whose it is: `unit`, `provider` or `authority`.
    pub side: String,
    /// Whether it is an objection.
    pub is_objection: bool,
    /// `noted` for a remark; of an objection `open`, `corrected` or `withdrawn`.
    pub state: String,
    /// What it says.
    pub says: String,
    /// Who said it.
    pub person_name: String,
    /// When, RFC 3339.
    pub said_at: String,
    /// Who took it back.
    pub withdrawn_name: Option<String>,
    /// When, RFC 3339.
    pub withdrawn_at: Option<String>,
    /// Why.
    pub withdrawn_note: Option<String>,
}

/// A resource of an opening list, as it was on the contract's first day as all is known now.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpeningResourceJson {
    /// The resource.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Id of its project.
    pub project_id: i64,
    /// The project's number.
    pub project_number: String,
    /// The project's name.
    pub project_name: String,
    /// How far its life was; empty when a correction says that it was not there.
    pub life: String,
    /// First day of the lease.
    pub started_on: Option<String>,
    /// What was leased.
    pub items: Vec<ItemQuantityJson>,
    /// Whether it was corrected since the list came.
    pub is_corrected: bool,
    /// Objections to it that stand.
    pub objections: i64,
}

/// A side's yes.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningConfirmJson {
    /// `known` of the list as it was read.
    pub known: i64,
    /// What is to be added to it.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub note: String,
}

/// A remark or an objection to be made.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningRemarkInJson {
    /// The resource that it is about; the whole list when absent.
    #[serde(default)]
    pub resource_id: Option<i64>,
    /// Whether it is an objection, which stands in the way until the row is corrected or it is taken back.
    #[serde(default)]
    pub is_objection: bool,
    /// What is to be said.
    #[schema(max_length = 500)]
    pub says: String,
}
