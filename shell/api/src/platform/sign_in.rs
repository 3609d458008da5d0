//! Signing in and the first start.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Ways to sign in that this installation offers.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SignInMethodsJson {
    /// In the order in which they are shown.
    pub methods: Vec<SignInMethodJson>,
    /// Whether the three administrators are still to be set up.
    pub needs_bootstrap: bool,
    /// Whether this is an invented city to look around in, so that nobody takes it for the real one.
    pub is_demo: bool,
}

/// A way to sign in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SignInMethodJson {
    /// `password`, `ldap` or `oidc`.
    pub kind: String,
    /// Key of the directory; `local` for passwords kept here.
    pub key: String,
    /// Words on the button.
    pub title: String,
}

/// Login and password.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInJson {
    /// Login; case does not matter.
    pub login: String,
    /// Password.
    #[schema(format = Password)]
    pub password: String,
    /// Key of the directory that knows the password; `local` when absent.
    #[serde(default)]
    pub method: Option<String>,
}

/// A one-time code, or a recovery code in its place.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TotpAnswerJson {
    /// What the step before gave; absent after a visit to a provider, when the browser keeps it.
    #[serde(default)]
    pub ticket: Option<String>,
    /// Six digits, or a recovery code.
    pub code: String,
}

/// What comes after a step of signing in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SignInAnswerJson {
    /// `done`: the cookie is set. `totp`: a one-time code is wanted, with the ticket.
    pub state: String,
    /// For the next step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
}

/// How far the first start has come.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct BootstrapJson {
    /// The three posts.
    pub seats: Vec<BootstrapSeatJson>,
    /// A fresh secret for an authenticator, base32; each post that is still open has its own.
    pub expires_at: String,
}

/// One of the three posts.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct BootstrapSeatJson {
    /// `system`, `security` or `audit`.
    pub post: String,
    /// Words for it.
    pub title: String,
    /// Whether somebody has it.
    pub taken: bool,
    /// Secret for an authenticator, base32, while nobody has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub totp_secret: Option<String>,
    /// The same as an address that an authenticator reads from a picture; the login is still a placeholder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub totp_address: Option<String>,
}

/// The person who takes one of the three posts.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AdministratorJson {
    /// The secret of the link.
    pub token: String,
    /// Login of the new account.
    pub login: String,
    /// Name of the person.
    pub name: String,
    /// Password of their own.
    #[schema(format = Password)]
    pub password: String,
    /// One-time code of the post's secret, to show that the authenticator works.
    pub code: String,
}
