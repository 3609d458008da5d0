//! The settings of a directory, and what is wrong with them.

use crate::said::short;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use std::net::IpAddr;
use std::path::PathBuf;
use url::Url;
use yunheng_values::Text;

/// Where the login goes in the filter.
pub(super) const LOGIN: &str = "{login}";

/// A directory and how people are found in it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LdapConfig {
    /// `ldaps://host:636`, or `ldap://host:389` with `start_tls`; without either only on this machine.
    pub url: String,
    /// Begin plain and encrypt before anything is said.
    #[serde(default)]
    pub start_tls: bool,
    /// Certificates that are believed besides those of the machine: a PEM file.
    #[serde(default)]
    pub ca_file: Option<PathBuf>,
    /// The account that may search.
    pub bind_dn: String,
    /// Its password.
    pub bind_password: SecretString,
    /// The entry below which people are.
    pub base_dn: String,
    /// Finds one person; `{login}` stands for what was typed, escaped:
    /// `(&(objectClass=inetOrgPerson)(uid={login}))`, for Active Directory `(&(objectCategory=person)(sAMAccountName={login}))`.
    pub filter: String,
    /// Which attributes are read.
    #[serde(default)]
    pub attributes: LdapAttributes,
    /// Seconds for a whole sign-in.
    #[serde(default = "ten")]
    pub timeout_seconds: u32,
}

const fn ten() -> u32 {
    10
}

/// Names of attributes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LdapAttributes {
    /// Names the person; must have one value.
    pub uid: String,
    /// The person's name.
    pub name: String,
    /// Mail address.
    pub mail: String,
    /// Groups, such as `memberOf`; empty to read none.
    pub groups: String,
}

impl Default for LdapAttributes {
    fn default() -> Self {
        Self { uid: "uid".into(), name: "cn".into(), mail: "mail".into(), groups: String::new() }
    }
}

/// Where the directory is and how it is spoken to.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) security: Security,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Security {
    Plain,
    StartTls,
    Tls,
}

impl LdapConfig {
    /// Everything that can be wrong before the directory is asked.
    pub(super) fn place(&self) -> Result<Place, Text> {
        let sample = self.filter.replace(LOGIN, "x");
        if sample == self.filter || ldap3::parse_filter(&sample).is_err() {
            let found = short(&self.filter);
            return Err(Text::new(
                format!("LDAP 过滤条件无效或缺少 {LOGIN}：{found}"),
                format!("the LDAP filter is not valid or lacks {LOGIN}: {found}"),
            ));
        }
        // A bind without name or password is an anonymous one, which always succeeds and then finds nothing.
        if self.bind_dn.is_empty() || self.bind_password.expose_secret().is_empty() {
            return Err(Text::new(
                "请填写 LDAP 服务账号的 DN 和密码",
                "give DN and password of the LDAP service account",
            ));
        }
        if self.attributes.uid.is_empty() {
            return Err(Text::new(
                "请填写作为登录名的 LDAP 属性",
                "name the LDAP attribute that names a person",
            ));
        }
        self.address()
    }

    fn address(&self) -> Result<Place, Text> {
        let wrong = || {
            let found = short(&self.url);
            Text::new(
                format!(
                    "LDAP 地址应为 ldaps://主机[:端口]，或启用 StartTLS 的 ldap://主机[:端口]，实为 {found}"
                ),
                format!(
                    "the LDAP address must be ldaps://host[:port], or ldap://host[:port] with StartTLS, found {found}"
                ),
            )
        };
        let url = Url::parse(&self.url).map_err(|_| wrong())?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(wrong)?;
        let (security, port) = match (url.scheme(), self.start_tls) {
            ("ldaps", false) => (Security::Tls, 636),
            ("ldap", true) => (Security::StartTls, 389),
            ("ldap", false) if is_loopback(host) => (Security::Plain, 389),
            ("ldap", false) => {
                return Err(Text::new(
                    "不加密的 LDAP 会明文传送口令，只允许用于本机：请改用 ldaps:// 或启用 StartTLS",
                    "LDAP without encryption sends passwords in clear and is for this machine only: use ldaps:// or StartTLS",
                ));
            }
            _ => return Err(wrong()),
        };
        let host = host.trim_matches(['[', ']']).to_owned();
        Ok(Place { host, port: url.port().unwrap_or(port), security })
    }
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(url: &str, start_tls: bool, filter: &str) -> LdapConfig {
        LdapConfig {
            url: url.into(),
            start_tls,
            ca_file: None,
            bind_dn: "cn=service".into(),
            bind_password: SecretString::from("p"),
            base_dn: "dc=gov".into(),
            filter: filter.into(),
            attributes: LdapAttributes::default(),
            timeout_seconds: 1,
        }
    }

    #[test]
    fn passwords_leave_the_machine_encrypted_only() {
        let place = |url, start_tls| config(url, start_tls, "(uid={login})").place();
        assert_eq!(place("ldaps://d.gov", false).unwrap().port, 636);
        assert_eq!(place("ldap://d.gov", true).unwrap().security, Security::StartTls);
        assert_eq!(place("ldap://127.0.0.1:3890", false).unwrap().port, 3890);
        assert_eq!(place("ldap://[::1]", false).unwrap().host, "::1");
        assert!(place("ldap://d.gov", false).unwrap_err().zh.contains("StartTLS"));
        for url in ["ldaps://", "http://d.gov", "d.gov", "ldapi://%2fvar"] {
            assert!(place(url, false).is_err(), "{url}");
        }
        assert!(place("ldaps://d.gov", true).is_err(), "encrypted twice");
    }

    #[test]
    fn a_filter_must_be_one_and_ask_for_the_login() {
        for filter in ["(uid=x)", "(uid={login}", "uid={login})(", ""] {
            assert!(config("ldaps://d.gov", false, filter).place().is_err(), "{filter}");
        }
        let service = LdapConfig {
            bind_password: SecretString::from(""),
            ..config("ldaps://d", false, "(uid={login})")
        };
        assert!(service.place().is_err());
    }
}
