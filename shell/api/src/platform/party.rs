//! Parties: what is known of them, other names, who pays, and files of many.

use super::FindingBody;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

/// A party, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PartyJson {
    /// Its id.
    pub id: i64,
    /// Whom it belongs to.
    pub parent_id: Option<i64>,
    /// Name of that party.
    pub parent_name: Option<String>,
    /// `authority`, `provider`, `using_unit`, `finance`, `verifier` or `auditor`.
    pub kind: String,
    /// `city`, `county` or `town`.
    pub level: String,
    /// The name bound to its code.
    pub name: String,
    /// For screens.
    pub short_name: Option<String>,
    /// 统一社会信用代码.
    pub uscc: Option<String>,
    /// 行政区划代码.
    pub division_code: Option<String>,
    /// Key of its kind of funding in the pack.
    pub funding: Option<String>,
    /// For people.
    pub note: Option<String>,
    /// `active` or `closed`.
    pub status: String,
    /// Since when it is closed.
    pub closed_on: Option<String>,
    /// Who pays for it today; the party itself when it pays for itself.
    pub payer_id: Option<i64>,
    /// Name of that party.
    pub payer_name: Option<String>,
    /// Counts edits; `ETag` of the party.
    pub version: i64,
}

/// A party with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PartyDetailJson {
    /// What a list shows of it.
    #[serde(flatten)]
    pub party: PartyJson,
    /// Other spellings of its name.
    pub aliases: Vec<AliasJson>,
    /// Who pays from which day to which, by the records that stand.
    pub payers: Vec<PayerPeriodJson>,
    /// Active parties directly below it that the caller may see.
    pub children: i64,
    /// What a person should look at; in the answer to a change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingBody>,
}

/// A stretch of days with one payer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PayerPeriodJson {
    /// First day.
    pub from_on: String,
    /// First day after it; null while it lasts.
    pub until_on: Option<String>,
    /// Who pays.
    pub payer_id: i64,
    /// Name of that party.
    pub payer_name: Option<String>,
    /// Id of the record.
    pub record_id: i64,
}

/// A new party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyInJson {
    /// The name bound to its code.
    #[schema(max_length = 120)]
    pub name: String,
    /// `authority`, `provider`, `using_unit`, `finance`, `verifier` or `auditor`.
    pub kind: String,
    /// `city`, `county` or `town`.
    pub level: String,
    /// Whom it belongs to.
    pub parent_id: Option<i64>,
    /// 统一社会信用代码.
    pub uscc: Option<String>,
    /// 行政区划代码.
    pub division_code: Option<String>,
    /// Kind of funding: its key in the pack, or its name.
    pub funding: Option<String>,
    /// For screens.
    pub short_name: Option<String>,
    /// For people.
    pub note: Option<String>,
}

/// What is edited of a party: a field that is absent stays, null clears it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PartyPatchJson {
    /// The name bound to its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 120)]
    pub name: Option<String>,
    /// `authority`, `provider`, `using_unit`, `finance`, `verifier` or `auditor`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// `city`, `county` or `town`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Whom it belongs to; everything below it moves with it.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<i64>)]
    pub parent_id: Option<Option<i64>>,
    /// 统一社会信用代码.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub uscc: Option<Option<String>>,
    /// 行政区划代码.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub division_code: Option<Option<String>>,
    /// Kind of funding: its key in the pack, or its name.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub funding: Option<Option<String>>,
    /// For screens.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub short_name: Option<Option<String>>,
    /// For people.
    #[serde(deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub note: Option<Option<String>>,
}

/// A field that is there, be it null.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// A new party, and what a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PartyMadeJson {
    /// Its id.
    pub id: i64,
    /// What a person should look at.
    pub findings: Vec<FindingBody>,
}

/// The end of a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyCloseJson {
    /// First day without it, today at the latest.
    pub closed_on: String,
    /// Why.
    #[schema(min_length = 1, max_length = 200)]
    pub reason: String,
}

/// Why something is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartyReopenJson {
    /// Why.
    #[schema(min_length = 1, max_length = 200)]
    pub reason: String,
}

/// Another spelling of a party's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AliasJson {
    /// Its id.
    pub id: i64,
    /// The spelling.
    pub alias: String,
    /// Which document has it.
    pub source: String,
    /// Why it means this party.
    pub reason: String,
    /// When it was recorded.
    pub created_at: String,
}

/// A spelling to be recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AliasInJson {
    /// The spelling.
    #[schema(min_length = 1, max_length = 120)]
    pub alias: String,
    /// Which document has it.
    #[schema(min_length = 1, max_length = 120)]
    pub source: String,
    /// Why it means this party.
    #[schema(min_length = 1, max_length = 200)]
    pub reason: String,
}

/// A record of who pays. Records are only added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PayerRecordJson {
    /// Its id.
    pub id: i64,
    /// First day.
    pub from_on: String,
    /// Who pays from then on; null takes back what was recorded for that day.
    pub payer_id: Option<i64>,
    /// Name of that party.
    pub payer_name: Option<String>,
    /// Why.
    pub reason: String,
    /// When it was recorded.
    pub recorded_at: String,
    /// By whom.
    pub recorded_by_name: Option<String>,
    /// The record that it takes the place of.
    pub corrects_id: Option<i64>,
    /// Whether it still stands: no other took its place, and it is no taking back.
    pub stands: bool,
}

/// A record to be added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayerInJson {
    /// First day. A record that begins on that day already is corrected.
    pub from_on: String,
    /// Who pays from then on, the party itself for one that pays for itself; null takes back what was recorded for that day.
    pub payer_id: Option<i64>,
    /// Why.
    #[schema(min_length = 1, max_length = 200)]
    pub reason: String,
}

/// A record that was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PayerMadeJson {
    /// Its id.
    pub id: i64,
    /// The record that it takes the place of.
    pub corrects_id: Option<i64>,
    /// What a person should look at.
    pub findings: Vec<FindingBody>,
}
