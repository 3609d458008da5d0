//! Sign-in against an LDAP directory: find the person with the service account, then try the person's own password.
//!
//! The password is what is tried, never compared: the directory judges it, with its own lock-outs and expiry. An empty
//! password is refused before anything is sent, because a directory takes a bind without one for an anonymous bind
//! and answers that all is well.

mod config;
mod exchange;
mod wire;

pub use config::{LdapAttributes, LdapConfig};

use crate::refusal::{Cause, Refusal};
use config::Place;
use exchange::{Found, Session};
use ldap3::ldap_escape;
use rustls::ClientConfig;
use secrecy::{ExposeSecret, SecretString};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::timeout;
use yunheng_values::Text;

/// Longer logins are not asked for.
const LOGIN_LIMIT: usize = 256;

/// Who signed in, as the directory knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LdapIdentity {
    /// The entry's distinguished name; it changes when the entry is moved.
    pub dn: String,
    /// The value that names the person, spelled as in the directory, however it was typed.
    pub uid: String,
    /// The person's name.
    pub name: Option<String>,
    /// The first mail address.
    pub mail: Option<String>,
    /// Values of the attribute that lists groups.
    pub groups: Vec<String>,
}

/// A directory that people sign in with.
#[derive(Debug, Clone)]
pub struct Directory {
    config: Arc<LdapConfig>,
    place: Place,
    tls: Arc<ClientConfig>,
}

impl Directory {
    /// Checks the settings; nothing is asked yet.
    pub fn new(config: &LdapConfig) -> Result<Self, Text> {
        let place = config.place()?;
        let tls = crate::trust::client_config(config.ca_file.as_deref())?;
        Ok(Self { config: Arc::new(config.clone()), place, tls })
    }

    /// Signs a person in. Exactly one entry must match the login, and its password must be this one.
    pub async fn sign_in(&self, login: &str, password: &SecretString) -> Result<LdapIdentity, Refusal> {
        let length = login.chars().count();
        if length == 0 || length > LOGIN_LIMIT || login.chars().any(char::is_control) {
            return Err(Refusal::new(
                Cause::Person,
                "登录名为空、过长或含控制字符",
                "the login is empty, too long or has control characters",
            ));
        }
        if password.expose_secret().is_empty() {
            return Err(Refusal::new(
                Cause::Person,
                "口令为空，未向目录发送",
                "the password is empty; nothing was sent to the directory",
            ));
        }
        let filter = self.config.filter.replace(config::LOGIN, &ldap_escape(login));
        let password = password.clone();
        self.in_time(|session| async move {
            let mut session = session?;
            session.bind_service().await?;
            match session.find(&filter).await? {
                Found::One(entry) => session.sign_in(*entry, &password).await,
                Found::None => Err(Refusal::new(
                    Cause::Person,
                    "目录中没有该登录名",
                    "the directory does not know the login",
                )),
                Found::Several => Err(Refusal::new(
                    Cause::Setup,
                    "该登录名在目录中对应多个条目：请收紧 LDAP 过滤条件或缩小搜索范围",
                    "the login matches several entries: narrow the LDAP filter or the search base",
                )),
            }
        })
        .await
    }

    /// Connects, binds the service account and looks at the search base: for the button in the settings.
    pub async fn check(&self) -> Result<(), Text> {
        let work = self.in_time(|session| async move {
            let mut session = session?;
            session.bind_service().await?;
            session.look_at_base().await
        });
        work.await.map_err(|refusal| refusal.advice)
    }

    /// Runs an exchange on a task of its own, with a limit of time. The protocol library panics on an answer that is
    /// no LDAP; there, that ends the task and not the caller.
    async fn in_time<T, W>(
        &self,
        work: impl FnOnce(Result<Session, Refusal>) -> W + Send + 'static,
    ) -> Result<T, Refusal>
    where
        T: Send + 'static,
        W: Future<Output = Result<T, Refusal>> + Send,
    {
        let (config, place, tls) = (Arc::clone(&self.config), self.place.clone(), Arc::clone(&self.tls));
        let seconds = config.timeout_seconds.max(1);
        let host = self.place.host.clone();
        let mut task = JoinSet::new();
        task.spawn(async move { work(Session::open(config, &place, tls).await).await });
        match timeout(Duration::from_secs(seconds.into()), task.join_next()).await {
            Ok(Some(Ok(outcome))) => outcome,
            Ok(_) => Err(Refusal::new(
                Cause::Unavailable,
                format!("{host} 的答复不是 LDAP 协议：请检查地址与端口"),
                format!("what {host} answers is no LDAP: check address and port"),
            )),
            Err(_) => Err(Refusal::new(
                Cause::Unavailable,
                format!("目录服务器 {host} 在 {seconds} 秒内没有完成答复：请检查该服务器与防火墙"),
                format!(
                    "the directory {host} did not finish within {seconds} s: check the server and the firewall"
                ),
            )),
        }
    }
}
