//! Directories that people sign in with.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Directories that people sign in with, in the order in which they are offered.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectoriesJson {
    /// They.
    pub directories: Vec<DirectoryJson>,
}

/// What a directory speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum DirectoryKindJson {
    /// OpenID Connect: the person signs in at the provider's own page.
    Oidc,
    /// LDAP: the person gives login and password here, and the directory judges them.
    Ldap,
}

/// A directory.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DirectoryJson {
    /// Names it for good: 1 to 32 of small letters, digits and dashes. Accounts name it.
    pub key: String,
    /// What it speaks; the settings of this kind must be there.
    pub kind: DirectoryKindJson,
    /// Words on the button.
    pub title: String,
    /// Whether people may sign in with it.
    pub enabled: bool,
    /// Whether the three administrators may, too. They always need a one-time code of ours.
    #[serde(default)]
    pub administrators: bool,
    /// Settings of OpenID Connect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oidc: Option<OidcSettingsJson>,
    /// Settings of LDAP.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ldap: Option<LdapSettingsJson>,
}

/// A secret that is never shown again.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecretJson {
    /// Whether one is kept. False without a new one takes it away.
    #[serde(default)]
    pub is_set: bool,
    /// A new one. Written only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(format = Password, write_only)]
    pub new: Option<String>,
}

impl std::fmt::Debug for SecretJson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecretJson").field("is_set", &self.is_set).finish_non_exhaustive()
    }
}

/// An OpenID Connect provider.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OidcSettingsJson {
    /// Issuer, exactly as the provider writes it; https, or this machine.
    pub issuer: String,
    /// The name under which this service is registered there.
    pub client_id: String,
    /// Its secret; a public client has none. Absent keeps the one there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<SecretJson>,
    /// Where the provider sends people back to, to be registered there. Read only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(read_only)]
    pub redirect_url: Option<String>,
    /// What is asked for besides `openid`; `profile` when absent.
    #[serde(default = "usual_scopes")]
    pub scopes: Vec<String>,
    /// If given, one of these authentication context classes must have been reached.
    #[serde(default)]
    pub acr_values: Vec<String>,
    /// Authentication context classes that are believed to be a second factor; none when empty.
    #[serde(default)]
    pub second_factor_acr: Vec<String>,
    /// Ways of authentication (`otp`, `hwk`, …) that are believed to be a second factor; none when empty.
    #[serde(default)]
    pub second_factor_amr: Vec<String>,
    /// Hosts and networks besides the issuer's that the provider names and that are not public.
    #[serde(default)]
    pub allow: Vec<String>,
    /// File in the folder `trust` of the data folder with certificates that are believed besides those of the machine, PEM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<String>,
    /// Seconds for one call, 1 to 60.
    #[serde(default = "usual_timeout")]
    #[schema(minimum = 1, maximum = 60)]
    pub timeout_seconds: u32,
}

/// An LDAP directory.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LdapSettingsJson {
    /// `ldaps://host:636`, or `ldap://host:389` with `start_tls`; without either only on this machine.
    pub url: String,
    /// Begin plain and encrypt before anything is said.
    #[serde(default)]
    pub start_tls: bool,
    /// The account that may search.
    pub bind_dn: String,
    /// Its password. Absent keeps the one there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bind_password: Option<SecretJson>,
    /// The entry below which people are.
    pub base_dn: String,
    /// Finds one person. It must compare the attribute that names a person with what was typed, once:
    /// `(&(objectClass=inetOrgPerson)(uid={login}))`.
    pub filter: String,
    /// The attribute that names a person: `uid`, `sAMAccountName`, ….
    pub uid_attribute: String,
    /// File in the folder `trust` of the data folder with certificates that are believed besides those of the machine, PEM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ca_file: Option<String>,
    /// Seconds for a whole sign-in, 1 to 60.
    #[serde(default = "usual_timeout")]
    #[schema(minimum = 1, maximum = 60)]
    pub timeout_seconds: u32,
}

fn usual_scopes() -> Vec<String> {
    vec!["profile".into()]
}

const fn usual_timeout() -> u32 {
    8
}

/// What a look at a directory found.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DirectoryCheckJson {
    /// Whether it answers and its settings fit.
    pub is_well: bool,
    /// What was found, and what to do.
    pub message: String,
}

/// Where a person who confirms who they are wants to be afterwards.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmElsewhereJson {
    /// A path of this page, such as `/settings`.
    #[serde(default)]
    pub back: Option<String>,
}

/// Where a person confirms who they are.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ElsewhereJson {
    /// Address of the provider; the page goes there.
    pub url: String,
}
