//! A person's own account.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Who is signed in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MeJson {
    /// Id of the account.
    pub account_id: i64,
    /// Login.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// `business`, `system`, `security` or `audit`.
    pub world: String,
    /// Party of the person.
    pub party_id: Option<i64>,
    /// Its name.
    pub party_name: Option<String>,
    /// Kind of the party, such as `using_unit`; it decides the navigation.
    pub party_kind: Option<String>,
    /// Post.
    pub post: Option<String>,
    /// Everything that the person may do.
    pub permissions: Vec<String>,
    /// The grants behind it.
    pub grants: Vec<GrantShownJson>,
    /// What must be done before anything else: `password` or `totp`.
    pub pending: Option<String>,
    /// Value of the header `x-csrf-token` of every change; null for an API token.
    pub csrf_token: Option<String>,
    /// `web` or `api_token`.
    pub channel: String,
    /// How the person signed in.
    pub method: String,
    /// The session that asks.
    pub session_id: i64,
    /// Whether one-time codes are set up.
    pub has_totp: bool,
    /// Recovery codes that were not used.
    pub recovery_codes_left: i64,
    /// Sign-in before this one.
    pub last_sign_in_at: Option<String>,
    /// From where.
    pub last_sign_in_ip: Option<String>,
    /// When the password must be changed.
    pub password_expires_at: Option<String>,
    /// Notices that were not opened.
    pub unopened_notices: i64,
}

/// A grant as its person sees it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct GrantShownJson {
    /// Key of the role.
    pub role: String,
    /// `own_unit`, `units_below`, `provider`, `level` or `all`.
    pub reach: String,
    /// The level, when the reach is one.
    pub level: Option<String>,
    /// The party that the reach starts from.
    pub party_id: Option<i64>,
    /// End of the grant.
    pub until: Option<String>,
    /// Account on whose behalf it is held.
    pub on_behalf_of: Option<i64>,
}

/// A new password.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChangeJson {
    /// The present one.
    #[schema(format = Password)]
    pub current: String,
    /// The new one.
    #[schema(format = Password)]
    pub new: String,
}

/// A session.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SessionJson {
    /// Its id.
    pub id: i64,
    /// Whether it is the one that asks.
    pub is_this: bool,
    /// How the person signed in.
    pub method: String,
    /// When.
    pub began_at: String,
    /// When it was last seen.
    pub last_seen_at: String,
    /// From where.
    pub ip: String,
    /// With what.
    pub user_agent: String,
}

/// A new secret for one-time codes, not in force yet.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TotpSetupJson {
    /// Base32, to type by hand.
    pub secret: String,
    /// For a picture.
    pub address: String,
    /// Send it back with a code to put the secret in force.
    pub ticket: String,
}

/// A code that shows that the authenticator works.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TotpCodeJson {
    /// Ticket of the setup.
    pub ticket: String,
    /// Six digits.
    pub code: String,
}

/// Recovery codes, shown once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct RecoveryCodesJson {
    /// Each is used once in place of a one-time code.
    pub codes: Vec<String>,
}

/// Who one is, again, before something dangerous.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmJson {
    /// Password; may be left out when a code is given.
    #[schema(format = Password)]
    pub password: Option<String>,
    /// One-time code; needed when codes are set up.
    pub code: Option<String>,
}

/// An API token to be made.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTokenJson {
    /// What it is for.
    pub name: String,
    /// What it may do, out of what its person may do.
    pub permissions: Vec<String>,
    /// Days until it ends, 1 to 366.
    #[schema(minimum = 1, maximum = 366)]
    pub days: u32,
}

/// An API token.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TokenJson {
    /// Its id.
    pub id: i64,
    /// What it is for.
    pub name: String,
    /// Its first characters.
    pub shown_prefix: String,
    /// What it may do.
    pub permissions: Vec<String>,
    /// When it was made.
    pub created_at: String,
    /// When it ends.
    pub expires_at: String,
    /// When it was last used.
    pub last_used_at: Option<String>,
}

/// A new API token, its secret shown once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct TokenMadeJson {
    /// Its id.
    pub id: i64,
    /// For the header `Authorization: Bearer`.
    pub token: String,
}

/// Filters of a list under a name.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ListViewJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The filters.
    pub query: BTreeMap<String, String>,
    /// Whether everybody of the party may use it.
    pub is_shared: bool,
    /// Who shares it; absent when it is one's own.
    pub owner_name: Option<String>,
}

/// Filters of a list, to be kept under a name.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ListViewInJson {
    /// The list, such as `cases`.
    #[schema(max_length = 40)]
    pub list: String,
    /// The name; what one kept under it before is replaced.
    #[schema(max_length = 30)]
    pub name: String,
    /// The filters.
    pub query: BTreeMap<String, String>,
    /// Whether everybody of the party may use it.
    pub is_shared: bool,
}
