//! What is said to the directory, and what its results mean.

use super::config::{LdapConfig, Place};
use super::{LdapIdentity, wire};
use crate::refusal::{Cause, Refusal};
use crate::said::{cause, chain, short};
use ldap3::adapters::EntriesOnly;
use ldap3::{DerefAliases, Ldap, LdapError, LdapResult, Scope, SearchEntry, SearchOptions};
use rustls::ClientConfig;
use secrecy::{ExposeSecret, SecretString};
use std::sync::Arc;
use tokio::task::JoinSet;

const SUCCESS: u32 = 0;
const SIZE_LIMIT_EXCEEDED: u32 = 4;
const REFERRAL: u32 = 10;
const NO_SUCH_OBJECT: u32 = 32;
/// What directories answer to a wrong, expired or locked password: constraintViolation, inappropriateAuthentication,
/// invalidCredentials, unwillingToPerform.
const PASSWORD_REFUSED: [u32; 4] = [19, 48, 49, 53];

/// An open connection.
pub(super) struct Session {
    config: Arc<LdapConfig>,
    host: String,
    ldap: Ldap,
    /// Drives the connection; dropped with the session.
    _driver: JoinSet<()>,
}

/// How many entries a login has.
pub(super) enum Found {
    None,
    One(Box<SearchEntry>),
    Several,
}

impl Session {
    pub(super) async fn open(
        config: Arc<LdapConfig>,
        place: &Place,
        tls: Arc<ClientConfig>,
    ) -> Result<Self, Refusal> {
        let opened = wire::connect(place, tls).await;
        let (connection, ldap) = opened.map_err(|e| failed(&place.host, &e))?;
        let mut driver = JoinSet::new();
        driver.spawn(async move {
            // Its error reaches whoever waits for an answer.
            let _ = connection.drive().await;
        });
        Ok(Self { config, host: place.host.clone(), ldap, _driver: driver })
    }

    pub(super) async fn bind_service(&mut self) -> Result<(), Refusal> {
        let (dn, password) = (&self.config.bind_dn, self.config.bind_password.expose_secret());
        let result = self.ldap.simple_bind(dn, password).await.map_err(|e| failed(&self.host, &e))?;
        if result.rc == SUCCESS {
            return Ok(());
        }
        let said = short(&result.to_string());
        Err(if PASSWORD_REFUSED.contains(&result.rc) {
            Refusal::new(
                Cause::Setup,
                format!("目录不接受服务账号（{said}）：请核对服务账号的 DN 和密码"),
                format!(
                    "the directory does not accept the service account ({said}): check its DN and password"
                ),
            )
        } else {
            refused(&result)
        })
    }

    pub(super) async fn look_at_base(&mut self) -> Result<(), Refusal> {
        let base = self.config.base_dn.clone();
        let asked = self.ldap.search(&base, Scope::Base, "(objectClass=*)", vec!["1.1"]).await;
        let found = asked.map_err(|e| failed(&self.host, &e))?;
        if found.1.rc == SUCCESS && found.0.len() == 1 { Ok(()) } else { Err(no_base(&base, &found.1)) }
    }

    /// Looks for the one entry of a login.
    pub(super) async fn find(&mut self, filter: &str) -> Result<Found, Refusal> {
        let names = &self.config.attributes;
        let wanted = [&names.uid, &names.name, &names.mail, &names.groups];
        let wanted: Vec<String> = wanted.into_iter().filter(|name| !name.is_empty()).cloned().collect();
        let base = self.config.base_dn.clone();
        let seconds = i32::try_from(self.config.timeout_seconds).unwrap_or(i32::MAX);
        let limits = SearchOptions::new().sizelimit(2).timelimit(seconds).deref(DerefAliases::Never);
        self.ldap.with_search_options(limits);
        // Entries only: a directory may add references to other servers, which are not followed.
        let asked =
            self.ldap.streaming_search_with(EntriesOnly::new(), &base, Scope::Subtree, filter, wanted).await;
        let mut stream = asked.map_err(|e| failed(&self.host, &e))?;
        let mut entries = Vec::new();
        while let Some(entry) = stream.next().await.map_err(|e| failed(&self.host, &e))? {
            entries.push(SearchEntry::construct(entry));
            if entries.len() > 1 {
                return Ok(Found::Several);
            }
        }
        let result = stream.finish().await;
        match (result.rc, entries.pop()) {
            (SUCCESS, Some(entry)) => Ok(Found::One(Box::new(entry))),
            (SUCCESS, None) => Ok(Found::None),
            (SIZE_LIMIT_EXCEEDED, _) => Ok(Found::Several),
            (NO_SUCH_OBJECT, _) => Err(no_base(&base, &result)),
            _ => Err(refused(&result)),
        }
    }

    /// Tries the person's password, and says who they are.
    pub(super) async fn sign_in(
        mut self,
        entry: SearchEntry,
        password: &SecretString,
    ) -> Result<LdapIdentity, Refusal> {
        // An entry without a name would be bound anonymously.
        if entry.dn.is_empty() {
            return Err(Refusal::new(
                Cause::Setup,
                "目录返回的条目没有 DN",
                "the directory's entry has no DN",
            ));
        }
        let identity = self.identity(&entry)?;
        let asked = self.ldap.simple_bind(&entry.dn, password.expose_secret()).await;
        let result = asked.map_err(|e| failed(&self.host, &e))?;
        match result.rc {
            SUCCESS => Ok(identity),
            code if PASSWORD_REFUSED.contains(&code) => {
                let said = short(&result.to_string());
                Err(Refusal::new(
                    Cause::Person,
                    format!("目录不接受该口令，或账号已停用、锁定、过期（{said}）"),
                    format!(
                        "the directory does not accept the password, or the account is disabled, locked or expired ({said})"
                    ),
                ))
            }
            _ => Err(refused(&result)),
        }
    }

    fn identity(&self, entry: &SearchEntry) -> Result<LdapIdentity, Refusal> {
        let names = &self.config.attributes;
        let [uid] = values(entry, &names.uid) else {
            let (dn, name) = (short(&entry.dn), short(&names.uid));
            return Err(Refusal::new(
                Cause::Setup,
                format!("条目 {dn} 的属性 {name} 应恰有一个值：请核对属性名与服务账号的读取权限"),
                format!(
                    "the entry {dn} must have one value of {name}: check the attribute's name and what the service account may read"
                ),
            ));
        };
        Ok(LdapIdentity {
            dn: entry.dn.clone(),
            uid: uid.clone(),
            name: values(entry, &names.name).first().cloned(),
            mail: values(entry, &names.mail).first().cloned(),
            groups: values(entry, &names.groups).to_vec(),
        })
    }
}

/// Names of attributes have no case, and a directory spells them as it likes.
fn values<'a>(entry: &'a SearchEntry, name: &str) -> &'a [String] {
    let found = entry.attrs.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
    found.map(|(_, values)| values.as_slice()).unwrap_or_default()
}

fn no_base(base: &str, result: &LdapResult) -> Refusal {
    let (base, said) = (short(base), short(&result.to_string()));
    Refusal::new(
        Cause::Setup,
        format!("目录中没有搜索起点 {base}，或服务账号无权读取（{said}）"),
        format!("the search base {base} does not exist or the service account may not read it ({said})"),
    )
}

fn refused(result: &LdapResult) -> Refusal {
    let said = short(&result.to_string());
    if result.rc == REFERRAL {
        return Refusal::new(
            Cause::Setup,
            format!("目录要求转到其他服务器（{said}），本系统不跟随：请直接填写该服务器"),
            format!(
                "the directory refers to another server ({said}), which is not followed: name that server itself"
            ),
        );
    }
    // busy, unavailable, timeLimitExceeded pass; what else is refused is a matter of settings.
    let cause = if [3, 51, 52].contains(&result.rc) { Cause::Unavailable } else { Cause::Setup };
    Refusal::new(
        cause,
        format!("目录没有完成请求（{said}）：请核对设置与服务账号的权限"),
        format!(
            "the directory did not do what was asked ({said}): check the settings and the service account's rights"
        ),
    )
}

fn failed(host: &str, error: &LdapError) -> Refusal {
    let said = chain(error);
    if cause::<rustls::Error>(error).is_some() {
        return Refusal::new(
            Cause::Setup,
            format!(
                "目录服务器 {host} 的 TLS 未通过验证（{said}）：如为自建 CA，请指定其证书文件；并核对地址与端口"
            ),
            format!(
                "TLS of the directory {host} was not accepted ({said}): for a private CA name its file; check address and port"
            ),
        );
    }
    Refusal::new(
        Cause::Unavailable,
        format!("无法与目录服务器 {host} 通信（{said}）：请检查地址、端口与防火墙"),
        format!("the directory {host} cannot be reached ({said}): check address, port and firewall"),
    )
}
