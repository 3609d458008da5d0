//! How the service is started: one file, the environment (`YUNHENG_…`), and arguments, the later winning over the earlier.

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

/// How the service is started.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Folder of everything that is kept: database, keys, attachments, results.
    pub data: PathBuf,
    /// Address of the database; a file in the data folder when absent. It may hold a password and is never printed.
    pub database_url: Option<String>,
    /// Where the service listens.
    pub listen: SocketAddr,
    /// Address under which people reach it, for links in mails; `http(s)://listen` when absent.
    pub public_url: Option<String>,
    /// Folder (Maildir) into which a mail server puts mail for the service desk; nobody looks for any when absent.
    pub mail_folder: Option<PathBuf>,
    /// Whether released work orders are carried out in clouds; without it nothing is ever changed there.
    pub openstack_execute: bool,
    /// Certificate and key; without them a proxy in front does TLS.
    pub tls: Option<TlsConfig>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Networks from which the three administrators may work, such as `10.1.2.0/24`; everywhere when empty.
    pub admin_networks: Vec<String>,
    /// Requests a second of one account; bursts of twice as many.
    pub requests_per_second: u32,
    /// Attempts to sign in a minute from one address; as many requests that verify documents.
    pub sign_ins_per_minute: u32,
    /// Largest file that is taken, MiB.
    pub upload_limit_mib: usize,
    /// Lines of the log as JSON.
    pub log_json: bool,
    /// What is logged, such as `info` or `yunheng_app=debug`.
    pub log: String,
}

/// Certificate and key, PEM.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TlsConfig {
    /// Certificate with its chain.
    pub certificate: PathBuf,
    /// Key.
    pub key: PathBuf,
}

/// Why a configuration cannot be used; it names file and key.
#[derive(Debug, thiserror::Error)]
#[error("configuration: {0}")]
pub struct ConfigError(String);

impl Default for Config {
    fn default() -> Self {
        Self {
            data: "data".into(),
            database_url: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: None,
            mail_folder: None,
            openstack_execute: false,
            tls: None,
            trusted_proxies: Vec::new(),
            admin_networks: Vec::new(),
            requests_per_second: 300,
            sign_ins_per_minute: 60,
            upload_limit_mib: 64,
            log_json: false,
            log: "info".into(),
        }
    }
}

impl Config {
    /// Reads file and environment. Without a file named, `yunheng.toml` beside where it is started is read when it is there.
    ///
    /// # Errors
    /// An unknown key, or a value that is not right.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let named = file.unwrap_or(Path::new("yunheng.toml"));
        if file.is_some() && !named.is_file() {
            return Err(ConfigError(format!("{} is not there", named.display())));
        }
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if named.is_file() {
            figment = figment.merge(Toml::file_exact(named));
        }
        let figment = figment.merge(Env::prefixed("YUNHENG_").ignore(&["home", "lang"]).split("__"));
        let config: Self = figment.extract().map_err(|error| ConfigError(error.to_string()))?;
        // What cannot be read as a filter would be taken for `info` without a word.
        tracing_subscriber::EnvFilter::try_new(&config.log)
            .map_err(|error| ConfigError(format!("log: `{}`: {error}", config.log)))?;
        for network in &config.admin_networks {
            crate::http::Network::parse(network).ok_or_else(|| {
                ConfigError(format!("admin_networks: `{network}` is no network such as 10.1.2.0/24"))
            })?;
        }
        Ok(config)
    }

    /// Whether browsers reach it by TLS, so that cookies are marked as secure.
    pub fn is_https(&self) -> bool {
        self.tls.is_some() || self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// Address under which people reach it, without a slash at its end.
    pub fn address(&self) -> String {
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        let given = self.public_url.clone().unwrap_or_else(|| format!("{scheme}://{}", self.listen));
        given.trim_end_matches('/').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Whoever installs it starts from this file.
    const EXAMPLE: &str = include_str!("../../../deploy/yunheng.toml");

    #[test]
    fn the_example_names_every_setting_with_what_it_is_without_it() {
        let shown: Config = Figment::from(Toml::string(EXAMPLE)).extract().expect("as it is");
        assert_eq!(shown.listen, Config::default().listen);
        let line = |line: &str| {
            let bare = line.strip_prefix('#').unwrap_or_default();
            let is_setting = bare.starts_with("[tls]")
                || bare.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '));
            if is_setting { bare.to_owned() } else { line.to_owned() }
        };
        let full = EXAMPLE.lines().map(line).collect::<Vec<_>>().join("\n");
        let figment = Figment::from(Toml::string(&full));
        let named: BTreeMap<String, serde_json::Value> = figment.extract().expect("values");
        let config: Config = figment.extract().expect("every key is known");
        let defaults = serde_json::to_value(Config::default()).expect("JSON");
        let known: BTreeMap<String, serde_json::Value> = serde_json::from_value(defaults).expect("keys");
        assert!(named.keys().eq(known.keys()), "{:?}", named.keys());
        assert!(config.tls.is_some());
        for key in ["requests_per_second", "sign_ins_per_minute", "upload_limit_mib", "log_json", "log"] {
            assert_eq!(named[key], known[key], "{key}");
        }
    }
}
