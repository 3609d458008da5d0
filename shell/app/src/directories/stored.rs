//! Directories as they are stored: a section of the settings.

use crate::problem::Problem;
use crate::secret::{hex, unhex};
use crate::service::App;
use crate::settings::Section;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use yunheng_access::Permission;
use yunheng_connectors::ldap::{LdapAttributes, LdapConfig};
use yunheng_connectors::oidc::OidcConfig;
use yunheng_connectors::{OutboundConfig, SecretString};
use yunheng_values::Findings;

/// The directories of the platform, in the order in which they are offered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directories {
    #[serde(default)]
    pub(crate) directories: Vec<Directory>,
}

/// A directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Directory {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) enabled: bool,
    /// Whether the three administrators may sign in with it.
    pub(crate) administrators: bool,
    pub(crate) door: Door,
}

/// How a directory is spoken to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Door {
    Oidc(OidcDoor),
    Ldap(LdapDoor),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OidcDoor {
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    pub(crate) secret_sealed: Option<String>,
    pub(crate) scopes: Vec<String>,
    pub(crate) acr_values: Vec<String>,
    pub(crate) second_factor_acr: Vec<String>,
    pub(crate) second_factor_amr: Vec<String>,
    pub(crate) allow: Vec<String>,
    pub(crate) ca_file: Option<String>,
    pub(crate) timeout_seconds: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LdapDoor {
    pub(crate) url: String,
    pub(crate) start_tls: bool,
    pub(crate) bind_dn: String,
    pub(crate) secret_sealed: Option<String>,
    pub(crate) base_dn: String,
    pub(crate) filter: String,
    pub(crate) uid_attribute: String,
    pub(crate) ca_file: Option<String>,
    pub(crate) timeout_seconds: u32,
}

impl Section for Directories {
    const NAME: &'static str = "directories";
    const PERMISSION: Permission = Permission::SettingsSecurity;

    fn check(&self) -> Findings {
        super::check::check(self)
    }
}

impl Directories {
    pub(crate) fn find(&self, key: &str) -> Option<&Directory> {
        self.directories.iter().find(|directory| directory.key == key)
    }

    /// The directory of a key, when people may sign in with it.
    pub(crate) fn open(&self, key: &str) -> Option<&Directory> {
        self.find(key).filter(|directory| directory.enabled)
    }

    /// Whether a directory of before may still be signed in with and is where it was.
    pub(super) fn is_open_as_before(&self, old: &Directory) -> bool {
        !old.enabled || self.open(&old.key).is_some_and(|new| new.door.place() == old.door.place())
    }
}

impl Door {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Oidc(_) => "oidc",
            Self::Ldap(_) => "ldap",
        }
    }

    /// Where it is and how it is reached. The secret goes there, so a door that moves needs its secret anew: whoever edits the
    /// settings without knowing it must not have it sent to a place of their own.
    pub(super) fn place(&self) -> (&str, bool) {
        match self {
            Self::Oidc(door) => (&door.issuer, true),
            Self::Ldap(door) => (&door.url, door.start_tls),
        }
    }

    pub(super) fn secret_sealed(&self) -> Option<&str> {
        match self {
            Self::Oidc(door) => door.secret_sealed.as_deref(),
            Self::Ldap(door) => door.secret_sealed.as_deref(),
        }
    }
}

/// How sessions that were begun with a directory say so.
pub(crate) fn methods_of(key: &str) -> [String; 3] {
    [format!("ldap:{key}"), format!("oidc:{key}"), format!("oidc:{key}{}", crate::sign_in::VOUCHED)]
}

/// What a secret is sealed for: it cannot be moved to another directory.
fn seal_place(key: &str) -> String {
    format!("directory.{key}.secret")
}

pub(super) fn seal(app: &App, key: &str, secret: &str) -> Result<String, Problem> {
    let sealed =
        app.keys().seal(&seal_place(key), secret.as_bytes()).map_err(|error| Problem::bug(&error))?;
    Ok(hex(&sealed))
}

fn opened(app: &App, key: &str, sealed: Option<&str>) -> Result<Option<SecretString>, Problem> {
    let Some(sealed) = sealed else { return Ok(None) };
    let bytes = unhex(sealed).ok_or_else(|| Problem::bug(&"a sealed secret is not hexadecimal"))?;
    let clear = app.keys().open(&seal_place(key), &bytes).map_err(|error| Problem::bug(&error))?;
    Ok(Some(SecretString::from(String::from_utf8_lossy(&clear).into_owned())))
}

/// Certificates lie in one folder, so that no setting can make the service read another file.
fn trust_file(app: &App, name: Option<&str>) -> Option<PathBuf> {
    name.map(|name| app.data().join("trust").join(name))
}

impl OidcDoor {
    pub(super) fn outbound(&self, app: &App) -> OutboundConfig {
        OutboundConfig {
            allow: self.allow.clone(),
            ca_file: trust_file(app, self.ca_file.as_deref()),
            timeout_seconds: self.timeout_seconds,
        }
    }

    pub(super) fn config(&self, app: &App, key: &str, base: &str) -> Result<OidcConfig, Problem> {
        Ok(OidcConfig {
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            client_secret: opened(app, key, self.secret_sealed.as_deref())?,
            redirect_url: redirect_url(base, key),
            scopes: self.scopes.clone(),
            acr_values: self.acr_values.clone(),
            outbound: self.outbound(app),
        })
    }

    /// Whether what the provider says of how the person proved who they are counts as a second factor.
    pub(crate) fn believes(&self, acr: Option<&str>, amr: &[String]) -> bool {
        acr.is_some_and(|acr| self.second_factor_acr.iter().any(|each| each == acr))
            || amr.iter().any(|way| self.second_factor_amr.contains(way))
    }
}

impl LdapDoor {
    pub(super) fn config(&self, app: &App, key: &str) -> Result<LdapConfig, Problem> {
        let nothing = String::new;
        Ok(LdapConfig {
            url: self.url.clone(),
            start_tls: self.start_tls,
            ca_file: trust_file(app, self.ca_file.as_deref()),
            bind_dn: self.bind_dn.clone(),
            bind_password: opened(app, key, self.secret_sealed.as_deref())?.unwrap_or_default(),
            base_dn: self.base_dn.clone(),
            filter: self.filter.clone(),
            // Nobody is made out of a directory's entry, so no more is read than who it is.
            attributes: LdapAttributes {
                uid: self.uid_attribute.clone(),
                name: nothing(),
                mail: nothing(),
                groups: nothing(),
            },
            timeout_seconds: self.timeout_seconds,
        })
    }
}

/// Where the provider sends people back to.
pub(super) fn redirect_url(base: &str, key: &str) -> String {
    format!("{base}/api/v1/sign-in/oidc/{key}/callback")
}
