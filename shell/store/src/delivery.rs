//! Deliveries: the ways of a notice to its person, with the time of each step.

use crate::notice::OF_PARTY;
use crate::{Db, StoreError, scope_sql};
use sea_orm::{FromQueryResult, Value};
use yunheng_access::Scope;

/// A way that a notice is to take.
#[derive(Debug, Clone)]
pub struct NewDelivery<'a> {
    /// Which notice.
    pub notice_id: i64,
    /// `in_app`, `mail`, `sms`, `webhook`, `wecom` or `dingtalk`.
    pub channel: &'a str,
    /// Key of the webhook or robot in the settings.
    pub target: Option<&'a str>,
    /// Where it goes, as people may see it.
    pub target_shown: &'a str,
    /// When it was delivered; none when a job has yet to send it.
    pub delivered_at_ms: Option<i64>,
}

/// Keeps a way that a notice is to take.
///
/// # Errors
/// What the database says.
pub async fn insert(db: Db<'_>, delivery: &NewDelivery<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO delivery (notice_id, channel, target, target_shown, state, maybe_twice, attempts, sent_at_ms, delivered_at_ms, \
        created_at_ms) VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $7, $8) RETURNING id";
    let is_there = delivery.delivered_at_ms.is_some();
    let values: [Value; 8] = [
        delivery.notice_id.into(),
        delivery.channel.into(),
        delivery.target.into(),
        delivery.target_shown.into(),
        if is_there { "delivered" } else { "waiting" }.into(),
        i64::from(is_there).into(),
        delivery.delivered_at_ms.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// Keeps which job sends a delivery.
///
/// # Errors
/// What the database says.
pub async fn set_job(db: Db<'_>, id: i64, job_id: i64) -> Result<(), StoreError> {
    db.execute("UPDATE delivery SET job_id = $2 WHERE id = $1", [id.into(), job_id.into()]).await.map(|_| ())
}

/// What must be known to send something.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ToSend {
    /// Its id.
    pub id: i64,
    /// Which notice.
    pub notice_id: i64,
    /// By which way.
    pub channel: String,
    /// Key of the webhook or robot in the settings.
    pub target: Option<String>,
    /// How far it is.
    pub state: String,
    /// What kind of notice.
    pub kind: String,
    /// Title, 中文.
    pub title_zh: String,
    /// Title, English.
    pub title_en: String,
    /// Text, 中文.
    pub body_zh: String,
    /// Text, English.
    pub body_en: String,
    /// Where in the page it leads.
    pub link: Option<String>,
    /// 1 when the person must sign for it.
    pub needs_signature: i64,
    /// When the notice was made.
    pub created_at_ms: i64,
    /// Shared by the notices that were sent together.
    pub batch: String,
    /// The recipient's party.
    pub party_id: Option<i64>,
    /// `active` or `disabled`.
    pub account_status: String,
    /// Mail address, encrypted.
    pub email_sealed: Option<Vec<u8>>,
    /// Telephone number, encrypted.
    pub phone_sealed: Option<Vec<u8>>,
}

/// A delivery with what must be known to send it.
///
/// # Errors
/// What the database says.
pub async fn to_send(db: Db<'_>, id: i64) -> Result<Option<ToSend>, StoreError> {
    let sql = "SELECT d.id, d.notice_id, d.channel, d.target, d.state, n.kind, n.title_zh, n.title_en, n.body_zh, n.body_en, n.link, \
        n.needs_signature, n.created_at_ms, n.batch, a.party_id, a.status AS account_status, a.email_sealed, a.phone_sealed \
        FROM delivery d JOIN notice n ON n.id = d.notice_id JOIN account a ON a.id = n.account_id WHERE d.id = $1";
    db.one(sql, [id.into()]).await
}

/// What came of an attempt to send.
#[derive(Debug, Clone, Default)]
pub struct Sent<'a> {
    /// `waiting`, `sent`, `delivered`, `failed` or `uncertain`.
    pub state: &'static str,
    /// Whether it may have arrived more than once.
    pub maybe_twice: bool,
    /// Attempts so far.
    pub attempts: i64,
    /// What the other side said.
    pub receipt: Option<&'a str>,
    /// Why it did not work, 中文 and English.
    pub error: Option<(&'a str, &'a str)>,
    /// Where it went, as people may see it; none leaves what is there.
    pub target_shown: Option<&'a str>,
}

/// Keeps what came of an attempt. What the person did meanwhile stays.
///
/// # Errors
/// What the database says.
pub async fn record(db: Db<'_>, id: i64, sent: &Sent<'_>, now_ms: i64) -> Result<(), StoreError> {
    let sql = "UPDATE delivery SET state = $2, maybe_twice = $3, attempts = $4, receipt = COALESCE($5, receipt), error_zh = $6, \
        error_en = $7, target_shown = COALESCE($8, target_shown), sent_at_ms = COALESCE(sent_at_ms, $9), \
        delivered_at_ms = COALESCE(delivered_at_ms, $10) WHERE id = $1";
    let went = matches!(sent.state, "sent" | "delivered").then_some(now_ms);
    let arrived = (sent.state == "delivered").then_some(now_ms);
    let values: [Value; 10] = [
        id.into(),
        sent.state.into(),
        i64::from(sent.maybe_twice).into(),
        sent.attempts.into(),
        sent.receipt.into(),
        sent.error.map(|(zh, _)| zh).into(),
        sent.error.map(|(_, en)| en).into(),
        sent.target_shown.into(),
        went.into(),
        arrived.into(),
    ];
    db.execute(sql, values).await.map(|_| ())
}

/// Puts the deliveries of a job into another state: back to `waiting` when it runs again, `failed` when it was cancelled.
///
/// # Errors
/// What the database says.
pub async fn set_state_of_job(
    db: Db<'_>,
    job_id: i64,
    state: &'static str,
    error: Option<(&str, &str)>,
) -> Result<(), StoreError> {
    let sql = "UPDATE delivery SET state = $2, error_zh = $3, error_en = $4 WHERE job_id = $1 AND state IN ('waiting', 'failed', 'uncertain')";
    let (zh, en) = error.unzip();
    db.execute(sql, [job_id.into(), state.into(), zh.into(), en.into()]).await.map(|_| ())
}

/// A delivery as people see it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct DeliveryRow {
    /// Its id.
    pub id: i64,
    /// Which notice.
    pub notice_id: i64,
    /// Shared by the notices that were sent together.
    pub batch: String,
    /// What kind of notice.
    pub kind: String,
    /// Title, 中文.
    pub title_zh: String,
    /// Title, English.
    pub title_en: String,
    /// Pack of the limit whose clock the notice starts.
    pub clock_pack: Option<String>,
    /// Key of that limit.
    pub clock_key: Option<String>,
    /// When the notice was made.
    pub notice_at_ms: i64,
    /// To whom.
    pub account_id: i64,
    /// The person's name.
    pub account_name: String,
    /// Name of the person's party.
    pub party_name: Option<String>,
    /// By which way.
    pub channel: String,
    /// Where it goes, as people may see it.
    pub target_shown: String,
    /// How far it is.
    pub state: String,
    /// 1 when it may have arrived more than once.
    pub maybe_twice: i64,
    /// The job that sends it.
    pub job_id: Option<i64>,
    /// Attempts so far.
    pub attempts: i64,
    /// Why it did not work, 中文.
    pub error_zh: Option<String>,
    /// The same in English.
    pub error_en: Option<String>,
    /// What the other side said.
    pub receipt: Option<String>,
    /// When it left.
    pub sent_at_ms: Option<i64>,
    /// When it arrived.
    pub delivered_at_ms: Option<i64>,
    /// When the person opened it.
    pub opened_at_ms: Option<i64>,
    /// When the person signed for it.
    pub signed_at_ms: Option<i64>,
    /// When it was wanted.
    pub created_at_ms: i64,
}

const COLUMNS: &str = "d.id, d.notice_id, n.batch, n.kind, n.title_zh, n.title_en, n.clock_pack, n.clock_key, \
    n.created_at_ms AS notice_at_ms, n.account_id, a.name AS account_name, p.name AS party_name, d.channel, d.target_shown, d.state, \
    d.maybe_twice, d.job_id, d.attempts, d.error_zh, d.error_en, d.receipt, d.sent_at_ms, d.delivered_at_ms, d.opened_at_ms, \
    d.signed_at_ms, d.created_at_ms \
    FROM delivery d JOIN notice n ON n.id = d.notice_id JOIN account a ON a.id = n.account_id LEFT JOIN party p ON p.id = a.party_id";

/// What a list of deliveries asks for.
#[derive(Debug, Clone, Default)]
pub struct DeliveryFilter {
    /// In this state.
    pub state: Option<String>,
    /// By this way.
    pub channel: Option<String>,
    /// Of the notices that were sent together.
    pub batch: Option<String>,
    /// Of this notice.
    pub notice_id: Option<i64>,
    /// To this account.
    pub account_id: Option<i64>,
    /// Below this id, for the next page.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Deliveries to people in the scope, newest first.
///
/// # Errors
/// What the database says.
pub async fn list(
    db: Db<'_>,
    scope: &Scope,
    filter: &DeliveryFilter,
) -> Result<Vec<DeliveryRow>, StoreError> {
    let mut values = Vec::<Value>::new();
    let mut conditions = vec![scope_sql::condition(scope, OF_PARTY, &mut values)];
    let wanted: [(&str, Option<Value>); 6] = [
        ("d.state =", filter.state.as_deref().map(Into::into)),
        ("d.channel =", filter.channel.as_deref().map(Into::into)),
        ("n.batch =", filter.batch.as_deref().map(Into::into)),
        ("d.notice_id =", filter.notice_id.map(Into::into)),
        ("n.account_id =", filter.account_id.map(Into::into)),
        ("d.id <", filter.below_id.map(Into::into)),
    ];
    for (condition, value) in wanted.into_iter().filter_map(|(condition, value)| Some((condition, value?))) {
        values.push(value);
        conditions.push(format!("{condition} ${}", values.len()));
    }
    values.push(filter.limit.into());
    let sql = format!(
        "SELECT {COLUMNS} WHERE {} ORDER BY d.id DESC LIMIT ${}",
        conditions.join(" AND "),
        values.len()
    );
    db.all(&sql, values).await
}

/// A delivery to a person in the scope.
///
/// # Errors
/// What the database says.
pub async fn find(db: Db<'_>, scope: &Scope, id: i64) -> Result<Option<DeliveryRow>, StoreError> {
    let mut values: Vec<Value> = vec![id.into()];
    let within = scope_sql::condition(scope, OF_PARTY, &mut values);
    db.one(&format!("SELECT {COLUMNS} WHERE d.id = $1 AND {within}"), values).await
}
