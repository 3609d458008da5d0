//! Mail over SMTP: one person, one subject, one plain text.
//!
//! The message's `Message-ID` is made from the id that the caller gives, so a mail sent twice (the server took it, and
//! its answer got lost) is recognised as one by mail programs. `Auto-Submitted` keeps out-of-office replies away.

mod fate;
mod wire;

use crate::delivery::Delivery;
use crate::said::{chain, short};
use crate::trust;
use fate::Phase;
use lettre::Address;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use rustls::ClientConfig;
use secrecy::SecretString;
use serde::Deserialize;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::time::timeout;
use yunheng_values::Text;

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailSecurity {
    /// Not at all: only to a mail server on the same machine.
    None,
    /// Plain at first, TLS before anything is said (port 587). A server that does not offer it is refused.
    StartTls,
    /// TLS from the first byte (port 465).
    Tls,
}

/// The mail server.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailConfig {
    /// Its name, as in its certificate.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: MailSecurity,
    /// The account there, if it wants one.
    #[serde(default)]
    pub user: Option<String>,
    /// The account's password.
    #[serde(default)]
    pub password: Option<SecretString>,
    /// The sender, `name <address>` or an address.
    pub from: String,
    /// The name this machine gives itself; without one, the domain of the sender.
    #[serde(default)]
    pub hello: Option<String>,
    /// Certificates that are believed besides those of the machine: a PEM file.
    #[serde(default)]
    pub ca_file: Option<PathBuf>,
    /// Seconds for a whole delivery.
    #[serde(default = "thirty")]
    pub timeout_seconds: u32,
}

const fn thirty() -> u32 {
    30
}

/// One mail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mail {
    /// Names the mail: letters, digits, `.`, `_`, `-`; the same when it is tried again.
    pub id: String,
    /// One address.
    pub to: String,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// Names what the mail belongs to, like its id: mail programs show together what has the same.
    pub thread: Option<String>,
    /// Where answers go, when that is not the sender.
    pub reply_to: Option<String>,
}

/// Sends mail to one server.
#[derive(Debug)]
pub struct Mailer {
    config: MailConfig,
    from: Mailbox,
    hello: ClientId,
    tls: Arc<ClientConfig>,
}

impl Mailer {
    /// Checks the settings; nothing is sent yet.
    pub fn new(config: &MailConfig) -> Result<Self, Text> {
        if config.security == MailSecurity::None && !wire::is_loopback(&config.host) {
            return Err(Text::new(
                "不加密的 SMTP 只允许用于本机（localhost、127.0.0.1、::1）：请改用 STARTTLS 或 TLS",
                "SMTP without encryption is for this machine only (localhost, 127.0.0.1, ::1): use STARTTLS or TLS",
            ));
        }
        if config.user.is_some() != config.password.is_some() {
            return Err(Text::new(
                "SMTP 用户名和密码应同时填写或同时不填",
                "SMTP user and password belong together: give both or none",
            ));
        }
        let from: Mailbox = config.from.parse().map_err(|e| {
            let shown = short(&config.from);
            Text::new(
                format!("发件人 {shown} 不是有效的邮件地址：{e}"),
                format!("the sender {shown} is no mail address: {e}"),
            )
        })?;
        let hello = config.hello.clone().unwrap_or_else(|| from.email.domain().to_owned());
        if !one_line(&hello) || hello.contains(' ') {
            return Err(Text::new("EHLO 名称应为主机名", "the EHLO name must be a host name"));
        }
        let tls = trust::client_config(config.ca_file.as_deref())?;
        Ok(Self { config: config.clone(), from, hello: ClientId::Domain(hello), tls })
    }

    /// Sends one mail.
    pub async fn send(&self, mail: &Mail) -> Delivery {
        let message = match self.compose(mail) {
            Ok(message) => message,
            Err(why) => return Delivery::Permanent { why },
        };
        let (envelope, bytes) = (message.envelope().clone(), message.formatted());
        let handed_over = AtomicBool::new(false);
        let work = async {
            let mut connection = self.open().await?;
            handed_over.store(true, Ordering::Relaxed);
            let answer =
                connection.send(&envelope, &bytes).await.map_err(|e| fate::of(Phase::Message, &e))?;
            // The server has the mail; whether it also takes a farewell does not matter.
            connection.abort().await;
            Ok(Delivery::Delivered { receipt: short(&answer.message().collect::<Vec<_>>().join(" ")) })
        };
        self.in_time(work, &handed_over).await.unwrap_or_else(|delivery| delivery)
    }

    /// Connects and signs in, without a mail: for the button in the settings. What stands in the way is told.
    pub async fn check(&self) -> Result<(), Text> {
        let work = async {
            self.open().await?.abort().await;
            Ok(())
        };
        self.in_time(work, &AtomicBool::new(false)).await.map_err(|delivery| match delivery {
            Delivery::Transient { why, .. } | Delivery::Permanent { why } => why,
            Delivery::Delivered { receipt } => Text::new(receipt.clone(), receipt),
        })
    }

    async fn in_time<T>(
        &self,
        work: impl Future<Output = Result<T, Delivery>>,
        handed_over: &AtomicBool,
    ) -> Result<T, Delivery> {
        let seconds = self.config.timeout_seconds.max(1);
        timeout(Duration::from_secs(seconds.into()), work).await.unwrap_or_else(|_| {
            let host = short(&self.config.host);
            Err(Delivery::transient(
                format!("邮件服务器 {host} 在 {seconds} 秒内没有完成答复：请检查该服务器与防火墙"),
                format!("the mail server {host} did not finish within {seconds} s: check the server and the firewall"),
            )
            .after_handing_over(handed_over.load(Ordering::Relaxed)))
        })
    }

    async fn open(&self) -> Result<AsyncSmtpConnection, Delivery> {
        let stream = wire::connect(&self.config, &self.hello, &self.tls).await?;
        let greeted = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &self.hello).await;
        let mut connection = greeted.map_err(|e| fate::of(Phase::Greeting, &e))?;
        if let (Some(user), Some(password)) = (&self.config.user, &self.config.password) {
            fate::sign_in(&mut connection, user, password).await?;
        }
        Ok(connection)
    }

    fn compose(&self, mail: &Mail) -> Result<Message, Text> {
        let named = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        if mail.id.is_empty() || mail.id.len() > 200 || !mail.id.chars().all(named) {
            return Err(Text::new(
                "邮件编号只能含字母、数字和 . _ -",
                "a mail's id has letters, digits and . _ - only",
            ));
        }
        if !one_line(&mail.subject) {
            return Err(Text::new(
                "邮件主题不得含换行或控制字符",
                "a subject is one line without control characters",
            ));
        }
        let to: Address = mail.to.parse().map_err(|e| {
            Text::new(format!("收件地址无效：{e}"), format!("the recipient's address is not valid: {e}"))
        })?;
        let own = |name: &str| format!("<{name}@{}>", self.from.email.domain());
        let mut builder = Message::builder();
        if let Some(thread) = mail.thread.as_deref().filter(|thread| thread.chars().all(named)) {
            builder = builder.references(own(thread)).in_reply_to(own(thread));
        }
        // Answers that would go nowhere go to the sender.
        if let Some(address) = mail.reply_to.as_deref().and_then(|address| address.parse::<Address>().ok()) {
            builder = builder.reply_to(Mailbox::new(None, address));
        }
        builder
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(&mail.subject)
            .message_id(Some(own(&mail.id)))
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".into(),
            ))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.text.clone())
            .map_err(|e| {
                let said = chain(&e);
                Text::new(format!("邮件无法组成：{said}"), format!("the mail cannot be composed: {said}"))
            })
    }
}

fn one_line(text: &str) -> bool {
    !text.is_empty() && !text.chars().any(char::is_control)
}
