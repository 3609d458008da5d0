//! Notices to people and their deliveries.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A notice as its person sees it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct NoticeJson {
    /// Its id.
    pub id: i64,
    /// `letter`, `task`, `deadline`, `result`, `security` or `operation`.
    pub kind: String,
    /// The kind in words.
    pub kind_title: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Where in the page it leads.
    pub link: Option<String>,
    /// Name of who sent it; null for the platform itself.
    pub sender: Option<String>,
    /// Whether it starts a clock.
    pub starts_clock: bool,
    /// Whether the person must sign for it.
    pub needs_signature: bool,
    /// When it came.
    pub created_at: String,
    /// When the person first opened it.
    pub opened_at: Option<String>,
    /// When the person signed for it.
    pub signed_at: Option<String>,
}

/// A limit of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClockOfJson {
    /// The pack, such as `xuchang`.
    pub pack: String,
    /// Key of the limit without its section, such as `list.confirm`.
    pub key: String,
}

/// A notice to be sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNoticeJson {
    /// To these accounts.
    #[serde(default)]
    pub accounts: Vec<i64>,
    /// To everybody of these parties.
    #[serde(default)]
    pub parties: Vec<i64>,
    /// Title, one line.
    pub title_zh: String,
    /// The same in English; the Chinese one when absent.
    #[serde(default)]
    pub title_en: Option<String>,
    /// Text.
    pub body_zh: String,
    /// The same in English; the Chinese one when absent.
    #[serde(default)]
    pub body_en: Option<String>,
    /// Where in the page it leads: a path that begins with one `/`.
    #[serde(default)]
    pub link: Option<String>,
    /// The limit whose clock it starts.
    #[serde(default)]
    pub clock: Option<ClockOfJson>,
    /// Whether the recipients must sign for it.
    #[serde(default)]
    pub needs_signature: bool,
}

/// What was sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct NoticeSentJson {
    /// Names the notices that were sent together; `GET /deliveries?batch=` lists how each of them goes.
    pub batch: String,
    /// How many people were told.
    pub recipients: u64,
}

/// By which ways a person wants to be told.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeChoicesJson {
    /// A line for every kind and channel.
    pub choices: Vec<NoticeChoiceJson>,
}

/// Whether a person wants to be told of a kind by a channel.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeChoiceJson {
    /// The kind of notice.
    pub kind: String,
    /// The kind in words; not read.
    #[serde(default)]
    pub title: String,
    /// `in_app`, `mail` or `sms`.
    pub channel: String,
    /// Whether it is wanted.
    pub wanted: bool,
    /// Whether it cannot be chosen: a notice always reaches the page; not read.
    #[serde(default)]
    pub fixed: bool,
}

/// A way that a notice takes to its person.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DeliveryJson {
    /// Its id.
    pub id: i64,
    /// The notice.
    pub notice_id: i64,
    /// Shared by the notices that were sent together.
    pub batch: String,
    /// Kind of the notice.
    pub kind: String,
    /// Title of the notice.
    pub title: String,
    /// To whom.
    pub account_id: i64,
    /// The person's name.
    pub account_name: String,
    /// The person's party.
    pub party_name: Option<String>,
    /// `in_app`, `mail`, `sms`, `webhook`, `wecom` or `dingtalk`.
    pub channel: String,
    /// Where it goes, its middle left out.
    pub target_shown: String,
    /// `waiting`, `sent`, `delivered`, `opened`, `signed`, `failed`, or `uncertain`: it may have arrived, nobody knows.
    pub state: String,
    /// Whether it may have arrived more than once.
    pub maybe_twice: bool,
    /// Attempts so far.
    pub attempts: i64,
    /// The job that sends it.
    pub job_id: Option<i64>,
    /// Why it did not work.
    pub last_error: Option<String>,
    /// What the other side said when it took it.
    pub receipt: Option<String>,
    /// When it was wanted.
    pub created_at: String,
    /// When it left.
    pub sent_at: Option<String>,
    /// When it arrived.
    pub delivered_at: Option<String>,
    /// When the person opened it.
    pub opened_at: Option<String>,
    /// When the person signed for it.
    pub signed_at: Option<String>,
}

/// A delivery with what follows from it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DeliveryDetailJson {
    /// The delivery.
    pub delivery: DeliveryJson,
    /// Every way that the notice took, first to last.
    pub ways: Vec<DeliveryJson>,
    /// The clock that the notice starts.
    pub clock: Option<ClockStartJson>,
}

/// When a notice starts a clock, and why then.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ClockStartJson {
    /// The pack.
    pub pack: String,
    /// Key of the limit.
    pub key: String,
    /// What an official calls the limit.
    pub name: String,
    /// The event that starts it, such as `list.received`.
    pub event: String,
    /// The step of the delivery that is that event: `delivered`, `opened` or `signed`.
    pub counts: String,
    /// When the clock started; null when that step was not taken yet.
    pub started_at: Option<String>,
    /// The limit, such as `5wd`.
    pub limit: String,
    /// Last day of the limit; null until the clock runs.
    pub due_on: Option<String>,
    /// First instant that is late.
    pub due_at: Option<String>,
    /// Whether the last day rests on a year whose holidays are not published.
    pub provisional: bool,
    /// Clauses of the limit and of the ruling.
    pub clauses: Vec<String>,
    /// Rulings that decide, as `key=reading`.
    pub rulings: Vec<String>,
    /// What the reading says, and why it was taken.
    pub because: String,
}
