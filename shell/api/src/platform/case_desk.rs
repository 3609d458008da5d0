//! What the service desk adds to a case: how it came in, links, knowledge, what was said after it had ended.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How a case came in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseIntakeJson {
    /// `portal`, `telephone`, `counter` or `mail`.
    pub channel: String,
    /// The channel in words.
    pub channel_title: String,
    /// Path of its category in the classification of the service desk.
    pub category: Option<String>,
    /// Who called; empty when it was the opener.
    pub caller_name: String,
    /// Name of who wrote it down for them.
    pub taker_name: Option<String>,
}

/// An entry of the knowledge base with which a case was answered.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseKnowledgeJson {
    /// Its id.
    pub id: i64,
    /// Its title then.
    pub title: String,
}

/// The entry with which a case is answered.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseKnowledgeInJson {
    /// Its id.
    pub entry_id: i64,
}

/// A link with another case.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseLinkJson {
    /// Its id.
    pub id: i64,
    /// `duplicate_of`, `caused_by` or `relates_to`.
    pub kind: String,
    /// Whether it leads here from the other case.
    pub is_incoming: bool,
    /// Number of the other case.
    pub number: String,
    /// The other case; null when the person who asks does not see it.
    pub case: Option<LinkedCaseJson>,
}

/// The other case of a link.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct LinkedCaseJson {
    /// Its id.
    pub id: i64,
    /// The line by which it is known.
    pub headline: String,
    /// `running` or `ended`.
    pub state: String,
    /// `done`, `rejected`, `withdrawn` or `merged`.
    pub outcome: Option<String>,
}

/// A link with another case as it shall be.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseLinkInJson {
    /// `caused_by` or `relates_to`.
    #[schema(max_length = 20)]
    pub kind: String,
    /// Number of the other case.
    #[schema(max_length = 60)]
    pub number: String,
}

/// Into which case another that is the same is merged.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseMergeJson {
    /// Number of the case that goes on.
    #[schema(max_length = 60)]
    pub number: String,
    /// What is said with it.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub said: Option<String>,
}

/// What was said about a case after it had ended.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CaseRatingJson {
    /// `非常满意`, `满意`, `一般` or `不满意`.
    pub satisfaction: String,
    /// Whether it was solved; null when nobody said.
    pub is_solved: Option<bool>,
    /// What else was said.
    pub said: String,
    /// `portal`, or `telephone` when the desk called.
    pub channel: String,
    /// The channel in words.
    pub channel_title: String,
    /// Who gave it, or wrote it down.
    pub giver_name: String,
    /// When.
    pub at: String,
}

/// What is said about a case after it has ended.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseRatingInJson {
    /// `非常满意`, `满意`, `一般` or `不满意`.
    #[schema(max_length = 20)]
    pub satisfaction: String,
    /// Whether it was solved.
    #[serde(default)]
    pub is_solved: Option<bool>,
    /// What else is said.
    #[serde(default)]
    #[schema(max_length = 2000)]
    pub said: Option<String>,
}
