//! Entering: what is sent to Keystone, and what its answer says about where everything is.

use super::{CloudConfig, Credential};
use secrecy::ExposeSecret;
use serde::Deserialize;
use serde_json::{Value, json};

/// The body of `POST /v3/auth/tokens`.
pub(super) fn entering(credential: &Credential) -> Value {
    match credential {
        Credential::Application { id, secret } => json!({"auth": {"identity": {
            "methods": ["application_credential"],
            "application_credential": {"id": id, "secret": secret.expose_secret()},
        }}}),
        Credential::Password { user, user_domain, password, project, project_domain } => {
            let scope = match project {
                Some(name) => json!({"project": {"name": name, "domain": {"name": project_domain}}}),
                None => json!({"system": {"all": true}}),
            };
            json!({"auth": {
                "identity": {"methods": ["password"], "password": {"user": {
                    "name": user, "domain": {"name": user_domain}, "password": password.expose_secret(),
                }}},
                "scope": scope,
            }})
        }
    }
}

/// The same, into a project of this id. An application credential has a project of its own.
pub(super) fn entering_project(credential: &Credential, project_id: &str) -> Value {
    let mut body = entering(credential);
    if matches!(credential, Credential::Password { .. }) {
        body["auth"]["scope"] = json!({"project": {"id": project_id}});
    }
    body
}

/// The body that moves a token into a project.
pub(super) fn moving(token: &str, project_id: &str) -> Value {
    json!({"auth": {
        "identity": {"methods": ["token"], "token": {"id": token}},
        "scope": {"project": {"id": project_id}},
    }})
}

/// What the answer says besides the token itself.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Entered {
    pub(super) token: Token,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Token {
    #[serde(default)]
    pub(super) catalog: Vec<Service>,
    pub(super) user: Named,
    #[serde(default)]
    pub(super) project: Option<Named>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Named {
    pub(super) id: String,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Service {
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(default)]
    pub(super) endpoints: Vec<Endpoint>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Endpoint {
    pub(super) interface: String,
    #[serde(default)]
    pub(super) region: Option<String>,
    #[serde(default)]
    pub(super) region_id: Option<String>,
    pub(super) url: String,
}

impl Token {
    /// The address of the first of these kinds of service that the catalog has, in the configured region.
    pub(super) fn endpoint(&self, kinds: &[&str], config: &CloudConfig) -> Option<&str> {
        let is_right = |endpoint: &&Endpoint| {
            let region = endpoint.region_id.as_ref().or(endpoint.region.as_ref());
            endpoint.interface == config.interface.as_str()
                && (config.region.is_none() || region == config.region.as_ref())
        };
        kinds
            .iter()
            .filter_map(|kind| self.catalog.iter().find(|service| service.kind == *kind))
            .find_map(|service| service.endpoints.iter().find(is_right))
            .map(|endpoint| endpoint.url.as_str())
    }
}
