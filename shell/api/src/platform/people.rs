//! Accounts of people.

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

/// An account of a natural person.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct AccountJson {
    /// Its id.
    pub id: i64,
    /// Login.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// `business`, `system`, `security` or `audit`; it never changes.
    pub world: String,
    /// Party of the person.
    pub party_id: Option<i64>,
    /// Its name.
    pub party_name: Option<String>,
    /// Post there.
    pub post: Option<String>,
    /// Whether the person is from outside the parties' own staff.
    pub is_external: bool,
    /// Telephone number, masked.
    pub phone: Option<String>,
    /// Mail address, masked.
    pub email: Option<String>,
    /// `active` or `disabled`.
    pub status: String,
    /// First instant at which the account is of no use any more.
    pub expires_at: Option<String>,
    /// Whether one-time codes are set up; null for people of business, whom it does not concern.
    pub has_totp: Option<bool>,
    /// Whether a password was given that the person has not changed yet; null for people of business.
    pub must_change_password: Option<bool>,
    /// Directory that vouches for the person; null for people of business.
    pub directory: Option<String>,
    /// Until when it is locked; null for people of business.
    pub locked_until: Option<String>,
    /// Last successful sign-in; null for people of business.
    pub last_sign_in_at: Option<String>,
    /// From where; null for people of business.
    pub last_sign_in_ip: Option<String>,
    /// When it was made.
    pub created_at: String,
    /// For `If-Match`.
    pub version: i64,
}

/// An account to be made.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountInJson {
    /// 3 to 64 letters, digits, dots, dashes, underscores or at signs.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// `business`, `system`, `security` or `audit`; it never changes. All but the first need a second person.
    pub world: String,
    /// Party of the person; people of business need one.
    #[serde(default)]
    pub party_id: Option<i64>,
    /// Post there.
    #[serde(default)]
    pub post: Option<String>,
    /// Whether the person is from outside the parties' own staff; then the account needs an end.
    #[serde(default)]
    pub is_external: bool,
    /// Telephone number.
    #[serde(default)]
    pub phone: Option<String>,
    /// Mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// First instant at which the account is of no use any more.
    #[serde(default)]
    pub expires_at: Option<String>,
    /// Why; an administrator's account needs it.
    #[serde(default)]
    pub reason: Option<String>,
}

/// What changes of an account. What is absent stays; null takes a value away.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccountPatchJson {
    /// The person's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Party of the person.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<i64>)]
    pub party_id: Option<Option<i64>>,
    /// Post there.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub post: Option<Option<String>>,
    /// Whether the person is from outside the parties' own staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_external: Option<bool>,
    /// Telephone number; the masked one that was read changes nothing.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub phone: Option<Option<String>>,
    /// Mail address; the masked one that was read changes nothing.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub email: Option<Option<String>>,
    /// First instant at which the account is of no use any more.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub expires_at: Option<Option<String>>,
    /// Key of the directory that vouches for the person; it needs a fresh confirmation of identity. The person's sessions end.
    #[serde(default, deserialize_with = "given", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub directory: Option<Option<String>>,
}

/// Keeps apart what is absent from what is null.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(reader: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(reader).map(Some)
}

/// An account that was made or reset, or the proposal to do so.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct AccountMadeJson {
    /// Id of the account; null while a proposal waits.
    pub id: Option<i64>,
    /// Its one-time password, shown once; null when the same request was answered before.
    #[schema(format = Password)]
    pub password: Option<String>,
    /// The proposal that waits for a second person, when the account is an administrator's.
    pub proposal_id: Option<i64>,
}

/// Telephone number and mail address in clear.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct ContactJson {
    /// Telephone number.
    pub phone: Option<String>,
    /// Mail address.
    pub email: Option<String>,
}

/// Why somebody does something.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonJson {
    /// 1 to 500 characters.
    #[schema(max_length = 500)]
    pub reason: String,
}

/// An account as the review of accounts and grants shows it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ReviewedAccountJson {
    /// Its id.
    pub account_id: i64,
    /// Login.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Its world.
    pub world: String,
    /// Party of the person.
    pub party_name: Option<String>,
    /// Post there.
    pub post: Option<String>,
    /// Whether the person is from outside the parties' own staff.
    pub is_external: bool,
    /// `active` or `disabled`.
    pub status: String,
    /// When it was made.
    pub created_at: String,
    /// First instant at which it is of no use any more.
    pub expires_at: Option<String>,
    /// Last successful sign-in.
    pub last_sign_in_at: Option<String>,
    /// Grants that were not taken back.
    pub grants: Vec<super::GrantJson>,
    /// Delegations to the person that are alive.
    pub delegations: i64,
    /// What should be looked at.
    pub findings: Vec<ReviewFindingJson>,
}

/// Something that should be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReviewFindingJson {
    /// `account_over`, `never_signed_in`, `idle`, `no_grant`, `disabled_holds`, `grant_over` or `grant_unused`.
    pub code: String,
    /// The grant, when it is about one.
    pub grant_id: Option<i64>,
    /// In words.
    pub message: String,
}
