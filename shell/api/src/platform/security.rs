//! Who answers for what of an information system, and how the duties of its unit stand.

use super::CasePartyJson;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An information system in a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SystemRowJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its level of classified protection, 1 to 3.
    pub protection_level: i64,
    /// `planned`, `migrating`, `testing`, `online` or `retired`.
    pub stage: String,
    /// The pack whose rules it follows.
    pub pack: String,
    /// Id of its project.
    pub project_id: i64,
    /// The project's number.
    pub project_number: String,
    /// The project's name.
    pub project_name: String,
    /// The unit.
    pub unit: CasePartyJson,
    /// The provider.
    pub provider: CasePartyJson,
    /// Rows of the responsibility matrix for which nobody in use is named today; null where the pack has no matrix.
    pub gaps: Option<i64>,
    /// Duties without a paper; null where the pack has none, or the system is not in the cloud.
    pub missing: Option<i64>,
    /// Duties whose paper counts no more.
    pub expired: Option<i64>,
    /// Duties whose paper ends soon.
    pub ending: Option<i64>,
}

/// A system with its responsibility matrix and the duties of its unit.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SystemSecurityJson {
    /// The system.
    #[serde(flatten)]
    pub system: SystemRowJson,
    /// The day of which all of this is shown, YYYY-MM-DD.
    pub on: String,
    /// Rows of the matrix, in the pack's order.
    pub answers: Vec<SystemAnswerJson>,
    /// Duties of the using unit, in the pack's order.
    pub duties: Vec<SystemDutyJson>,
    /// Sides for whose rows the caller may name somebody: `unit`, `provider`, `authority`.
    pub may_name: Vec<String>,
    /// People whom the caller may name, by side.
    pub candidates: Vec<SystemCandidateJson>,
    /// Whether the caller may record papers.
    pub may_record: bool,
}

/// Somebody who may be named for rows of a side.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SystemCandidateJson {
    /// `unit`, `provider` or `authority`.
    pub side: String,
    /// The account.
    pub account_id: i64,
    /// The person's name.
    pub name: String,
}

/// Who answers for a row of the matrix on a day.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SystemAnswerJson {
    /// Key of the row.
    pub duty: String,
    /// What it is called.
    pub name: String,
    /// `layer` of the system, or `duty`.
    pub kind: String,
    /// The side that bears it by the rules: `unit`, `provider` or `authority`.
    pub side: String,
    /// The party of that side; null for the authority, which the rules do not name more closely.
    pub party: Option<CasePartyJson>,
    /// Who is named for it on the day; null when nobody is.
    pub named: Option<SystemNamedJson>,
    /// Whether nobody answers for it who could be reached: nobody is named, or the account is not in use any more.
    pub is_gap: bool,
    /// Everybody who was ever named, by first day.
    pub history: Vec<SystemNamedJson>,
    /// Clauses that say so.
    pub clauses: Vec<String>,
}

/// Somebody who is named, or nobody, with the days.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SystemNamedJson {
    /// First day, YYYY-MM-DD.
    pub from: String,
    /// First day on which another one answers; null while it lasts.
    pub until: Option<String>,
    /// The person by account; null for somebody from outside, or nobody.
    pub account_id: Option<i64>,
    /// The person's name; null when nobody answers.
    pub person_name: Option<String>,
    /// The person's party, or the operator from outside.
    pub party_name: Option<String>,
    /// Whether it is an operator from outside.
    pub is_outside: bool,
    /// For people.
    pub note: String,
    /// Whose act it was.
    pub recorded_name: String,
    /// When, RFC 3339.
    pub recorded_at: String,
}

/// How a duty of the using unit stands for a system.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SystemDutyJson {
    /// Key of the duty.
    pub duty: String,
    /// What it is called.
    pub name: String,
    /// The paper that is asked for, in words.
    pub paper: String,
    /// `missing`, `expired`, `ending` or `valid`.
    pub standing: String,
    /// The paper by which it stands.
    pub current: Option<SystemPaperJson>,
    /// Earlier papers, the newest first.
    pub earlier: Vec<SystemPaperJson>,
    /// How long a paper counts when it does not say so itself, such as `1y`; null where there is no such time.
    pub renew: Option<String>,
    /// Clauses that ask for it.
    pub clauses: Vec<String>,
}

/// A paper of a duty.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SystemPaperJson {
    /// Its id.
    pub id: i64,
    /// What it is called, with its number.
    pub document: String,
    /// Its day, YYYY-MM-DD.
    pub dated_on: String,
    /// The last day on which it counts; null where it has no end.
    pub valid_until: Option<String>,
    /// For people.
    pub note: String,
    /// Whose act it was.
    pub recorded_name: String,
    /// When, RFC 3339.
    pub recorded_at: String,
    /// When unit and authority were told that it ends soon, RFC 3339.
    pub warned_at: Option<String>,
}

/// Somebody to be named for a row of the matrix from a day on; nobody when neither an account nor an operator is given.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SystemAnswerInJson {
    /// First day, YYYY-MM-DD.
    #[schema(max_length = 10)]
    pub from: String,
    /// The person by account.
    #[serde(default)]
    pub account_id: Option<i64>,
    /// An operator from outside.
    #[serde(default)]
    #[schema(max_length = 100)]
    pub operator: Option<String>,
    /// The operator's person.
    #[serde(default)]
    #[schema(max_length = 40)]
    pub person: Option<String>,
    /// For people.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub note: String,
}

/// A paper to be recorded.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SystemPaperInJson {
    /// What it is called, with its number.
    #[schema(max_length = 200)]
    pub document: String,
    /// Its day, YYYY-MM-DD.
    #[schema(max_length = 10)]
    pub dated_on: String,
    /// The last day on which it counts; as the pack says when absent.
    #[serde(default)]
    #[schema(max_length = 10)]
    pub valid_until: Option<String>,
    /// For people.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub note: String,
}
