//! Settings of the ways out: mail, text messages, webhooks, robots of group chats.
//!
//! A secret is never answered. One that is absent in an edit stays, unless what it is for has moved to another place.

use super::SecretJson;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The mail server.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MailSettingsJson {
    /// Whether mail is sent.
    pub enabled: bool,
    /// Name of the server, as in its certificate.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// `none` (this machine only), `start_tls` or `tls`.
    pub security: MailSecurityJson,
    /// The account there, if it wants one.
    pub user: Option<String>,
    /// The account's password. Absent keeps the one there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<SecretJson>,
    /// The sender, `name <address>` or an address.
    pub from: String,
    /// File in the folder `trust` of the data folder with certificates that are believed besides those of the machine, PEM.
    pub ca_file: Option<String>,
    /// Seconds for one mail.
    #[schema(minimum = 1, maximum = 60)]
    pub timeout_seconds: u32,
}

/// How a connection to a mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MailSecurityJson {
    /// Not at all: only to a mail server on the same machine.
    None,
    /// Plain at first, TLS before anything is said.
    StartTls,
    /// TLS from the first byte.
    Tls,
}

impl Default for MailSettingsJson {
    fn default() -> Self {
        Self {
            enabled: false,
            host: String::new(),
            port: 465,
            security: MailSecurityJson::Tls,
            user: None,
            password: None,
            from: String::new(),
            ca_file: None,
            timeout_seconds: 30,
        }
    }
}

/// Where the program may call besides public addresses over https.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OutboundSettingsJson {
    /// Host names, addresses and networks such as `10.0.0.0/8`.
    pub allow: Vec<String>,
    /// File in the folder `trust` of the data folder with certificates that are believed besides those of the machine, PEM.
    pub ca_file: Option<String>,
    /// Seconds for one call.
    #[schema(minimum = 1, maximum = 60)]
    pub timeout_seconds: u32,
}

impl Default for OutboundSettingsJson {
    fn default() -> Self {
        Self { allow: Vec::new(), ca_file: None, timeout_seconds: 15 }
    }
}

/// The gateway of text messages. In address, headers and body `{phone}`, `{text}`, `{id}` and `{secret}` stand for the message
/// and the secret.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SmsSettingsJson {
    /// Whether text messages are sent.
    pub enabled: bool,
    /// `post` or `get`.
    pub method: SmsMethodJson,
    /// The gateway's address; placeholders only behind the host.
    pub url: String,
    /// Headers.
    pub headers: BTreeMap<String, String>,
    /// What is sent along.
    pub body: SmsBodyJson,
    /// What `{secret}` stands for. Absent keeps the one there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<SecretJson>,
    /// When the gateway took the message.
    pub success: SmsSuccessJson,
}

/// How the gateway is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SmsMethodJson {
    /// With a body.
    #[default]
    Post,
    /// With everything in the address.
    Get,
}

/// What is sent along.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SmsBodyJson {
    /// Nothing.
    #[default]
    None,
    /// JSON with placeholders inside its strings.
    Json(serde_json::Value),
    /// A form, as a web page sends it.
    Form(BTreeMap<String, String>),
}

/// When the gateway took the message. Without `pointer` its status alone decides.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SmsSuccessJson {
    /// Statuses that mean yes; all 2xx when empty.
    pub statuses: Vec<u16>,
    /// Where in the JSON answer the result stands, such as `/code`.
    pub pointer: Option<String>,
    /// Its values that mean yes.
    pub equals: Vec<String>,
    /// Its values that mean later.
    pub busy: Vec<String>,
    /// Where in the JSON answer the gateway's own number of the message stands.
    pub receipt: Option<String>,
}

/// Other systems that are told of notices.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WebhooksSettingsJson {
    /// They.
    pub webhooks: Vec<WebhookJson>,
}

/// Another system that is told of notices, each call signed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookJson {
    /// Stable name: letters, digits, `-`.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// Whether it is told.
    pub enabled: bool,
    /// Its address.
    pub url: String,
    /// The secret of the signatures. Absent keeps the one there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<SecretJson>,
    /// Only notices to people of this party; all when null.
    #[serde(default)]
    pub party_id: Option<i64>,
    /// Only notices of these kinds; all when empty.
    #[serde(default)]
    pub kinds: Vec<String>,
}

/// Robots of group chats that are told of notices.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RobotsSettingsJson {
    /// They.
    pub robots: Vec<RobotJson>,
}

/// A robot of a group chat.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RobotJson {
    /// Stable name: letters, digits, `-`.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// Whose robot it is.
    pub kind: RobotKindJson,
    /// Whether it is told.
    pub enabled: bool,
    /// Its address; the robot's key is in it, so it is a secret as a whole. Absent keeps the one there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<SecretJson>,
    /// DingTalk's signing secret (加签), where it is switched on. Absent keeps the one there is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<SecretJson>,
    /// Only notices to people of this party; all when null.
    #[serde(default)]
    pub party_id: Option<i64>,
    /// Only notices of these kinds; all when empty.
    #[serde(default)]
    pub kinds: Vec<String>,
}

/// Whose robot it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RobotKindJson {
    /// 企业微信.
    Wecom,
    /// 钉钉.
    Dingtalk,
}

/// Where a test mail goes.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailTestJson {
    /// A mail address.
    pub to: String,
}

/// Where a test message goes.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SmsTestJson {
    /// A telephone number.
    pub phone: String,
}

/// What is tested.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyTestJson {
    /// Key of the webhook or robot.
    pub key: String,
}

/// What came of a test.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ChannelTestJson {
    /// `taken`, `later` or `refused`.
    pub outcome: String,
    /// What the other side said, or what stands in the way and what to do.
    pub message: String,
}
