//! Roles, grants and delegations.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// All rows of a short list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct All<T> {
    /// The rows.
    pub items: Vec<T>,
}

/// A permission that a role may hold.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct PermissionJson {
    /// Stable name.
    pub key: String,
    /// 名称.
    pub title_zh: String,
    /// In English.
    pub title_en: String,
    /// Worlds whose roles may hold it.
    pub worlds: Vec<String>,
}

/// A role: named permissions of one world.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RoleJson {
    /// Its id.
    pub id: i64,
    /// Stable key.
    pub key: String,
    /// Its name in the language of the request.
    pub name: String,
    /// 名称.
    pub name_zh: String,
    /// English name.
    pub name_en: String,
    /// `business`, `system`, `security` or `audit`; it never changes.
    pub world: String,
    /// What it allows.
    pub permissions: Vec<String>,
    /// `active` or `retired`.
    pub status: String,
    /// For `If-Match`.
    pub version: i64,
}

/// A role as it should be. It comes into force when a second person confirms it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleInJson {
    /// 名称.
    pub name_zh: String,
    /// English name; the Chinese one when it is empty.
    pub name_en: String,
    /// `business`, `system`, `security` or `audit`.
    pub world: String,
    /// What it allows; only permissions of its world.
    pub permissions: Vec<String>,
    /// Why.
    pub reason: String,
}

/// A role given to a person.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct GrantJson {
    /// Its id.
    pub id: i64,
    /// To whom.
    pub account_id: i64,
    /// Their name.
    pub account_name: String,
    /// Their login.
    pub account_login: String,
    /// Which role.
    pub role_id: i64,
    /// Its name in the language of the request.
    pub role_name: String,
    /// World of both.
    pub world: String,
    /// `own_unit`, `units_below`, `provider`, `level` or `all`.
    pub reach: String,
    /// The level, when the reach is one.
    pub level: Option<String>,
    /// The party that the reach starts from.
    pub party_id: Option<i64>,
    /// Its name.
    pub party_name: Option<String>,
    /// First instant.
    pub from: String,
    /// First instant after it.
    pub until: Option<String>,
    /// When it was taken back.
    pub revoked_at: Option<String>,
    /// `holds`, `later`, `over` or `revoked`.
    pub state: String,
    /// The proposal behind it.
    pub proposal_id: Option<i64>,
}

/// A role for a person. It comes into force when a second person confirms it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantInJson {
    /// To whom.
    pub account_id: i64,
    /// Which role, of the account's world.
    pub role_id: i64,
    /// `own_unit`, `units_below`, `provider`, `level` or `all`.
    pub reach: String,
    /// `city`, `county` or `town`, when the reach is a level.
    #[serde(default)]
    pub level: Option<String>,
    /// The party that `own_unit`, `units_below` and `provider` start from.
    #[serde(default)]
    pub party_id: Option<i64>,
    /// First instant; that of the confirmation when absent.
    #[serde(default)]
    pub from: Option<String>,
    /// First instant after it.
    #[serde(default)]
    pub until: Option<String>,
    /// Why.
    pub reason: String,
}

/// A right that its holder lent to somebody.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DelegationJson {
    /// Its id.
    pub id: i64,
    /// The grant that is lent.
    pub grant_id: i64,
    /// Name of its role in the language of the request.
    pub role_name: String,
    /// Who lends.
    pub from_account_id: i64,
    /// Their name.
    pub from_name: String,
    /// Who acts.
    pub to_account_id: i64,
    /// Their name.
    pub to_name: String,
    /// First instant.
    pub from: String,
    /// First instant after it.
    pub until: String,
    /// When somebody ended it.
    pub ended_at: Option<String>,
    /// Why.
    pub reason: String,
}

/// A right to be lent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DelegationInJson {
    /// One of the person's own grants.
    pub grant_id: i64,
    /// Who will act: of the same party, or within the person's scope.
    pub to_account_id: i64,
    /// First instant; now when absent.
    #[serde(default)]
    pub from: Option<String>,
    /// First instant after it, at most 90 days later.
    pub until: String,
    /// Why.
    pub reason: String,
}
