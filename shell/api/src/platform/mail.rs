//! Mail that people write to the service desk.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A mail, and what became of it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailJson {
    /// Its id.
    pub id: i64,
    /// Its name in the Maildir.
    pub file: String,
    /// Its sender, with the middle left out.
    pub sender: String,
    /// The person whose address it is.
    pub account_name: Option<String>,
    /// Its subject.
    pub subject: String,
    /// Its size.
    pub bytes: i64,
    /// `case`, `comment`, `refused`, or `again` when it waits for another look.
    pub state: String,
    /// Why it was refused, in one word.
    pub reason_code: Option<String>,
    /// Why it was refused.
    pub reason: Option<String>,
    /// The case that it became, or was said about.
    pub case_id: Option<i64>,
    /// Number of that case.
    pub case_number: Option<String>,
    /// Files that were not taken.
    pub left_out: Vec<MailFileJson>,
    /// When it was looked at.
    pub at: String,
}

/// A file of a mail that was not taken.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct MailFileJson {
    /// Its name.
    pub name: String,
    /// Why.
    pub why: String,
}

/// What becomes of mail that people write to the service desk.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MailIntakeJson {
    /// Whether it is taken.
    pub enabled: bool,
    /// The address that people write to; notices about cases ask for answers there.
    #[schema(max_length = 200)]
    pub address: String,
    /// The pack.
    pub pack: String,
    /// The kind of work that a mail begins.
    pub kind: String,
    /// Path of its category, until the desk gives it another.
    pub category: String,
    /// The provider whose desk handles it.
    pub provider_id: Option<i64>,
    /// Name under which the receiving mail server writes `Authentication-Results`; mail for which it does not vouch is refused. Absent: not
    /// looked at.
    #[schema(max_length = 200)]
    pub trusted_server: Option<String>,
    /// Most mails of one sender within an hour.
    #[schema(minimum = 1, maximum = 1000)]
    pub per_hour: u32,
    /// What can be chosen; told when the section is read, passed over when it is written.
    #[serde(skip_serializing_if = "MailIntakeKnownJson::is_empty")]
    pub known: MailIntakeKnownJson,
}

impl Default for MailIntakeJson {
    fn default() -> Self {
        Self {
            enabled: false,
            address: String::new(),
            pack: String::new(),
            kind: String::new(),
            category: String::new(),
            provider_id: None,
            trusted_server: None,
            per_hour: 30,
            known: MailIntakeKnownJson::default(),
        }
    }
}

/// What can be chosen for mail.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailIntakeKnownJson {
    /// Packs in use.
    pub packs: Vec<MailPackJson>,
    /// Providers.
    pub providers: Vec<MailPartyJson>,
}

impl MailIntakeKnownJson {
    fn is_empty(&self) -> bool {
        self.packs.is_empty() && self.providers.is_empty()
    }
}

/// A pack with what a mail may begin in it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailPackJson {
    /// Its id.
    pub id: String,
    /// Kinds of work that a mail may begin.
    pub kinds: Vec<MailKindJson>,
    /// Paths of categories.
    pub categories: Vec<String>,
}

/// A kind of work that a mail may begin.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailKindJson {
    /// Its name.
    pub kind: String,
    /// Its title.
    pub title: String,
}

/// A provider.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailPartyJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}
