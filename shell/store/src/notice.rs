//! Notices to people, and by which ways people want to be told.

use crate::{Db, ScopeColumns, StoreError, scope_sql};
use sea_orm::{FromQueryResult, Value};
use yunheng_access::Scope;

/// A notice to one person.
#[derive(Debug, Clone)]
pub struct NewNotice<'a> {
    /// Shared by those that were sent together.
    pub batch: &'a str,
    /// To whom.
    pub account_id: i64,
    /// What kind.
    pub kind: &'a str,
    /// Titles, 中文 and English.
    pub title: (&'a str, &'a str),
    /// Texts, 中文 and English.
    pub body: (&'a str, &'a str),
    /// Where in the page it leads.
    pub link: Option<&'a str>,
    /// Pack and key of the limit whose clock it starts.
    pub clock: Option<(&'a str, &'a str)>,
    /// Whether the person must sign for it.
    pub needs_signature: bool,
    /// Who sent it; none for the platform itself.
    pub created_by: Option<i64>,
}

/// Keeps a notice.
///
/// # Errors
/// What the database says.
pub async fn insert(db: Db<'_>, notice: &NewNotice<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO notice (batch, account_id, kind, title_zh, title_en, body_zh, body_en, link, clock_pack, clock_key, \
        needs_signature, created_by, created_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id";
    let values: [Value; 13] = [
        notice.batch.into(),
        notice.account_id.into(),
        notice.kind.into(),
        notice.title.0.into(),
        notice.title.1.into(),
        notice.body.0.into(),
        notice.body.1.into(),
        notice.link.into(),
        notice.clock.map(|(pack, _)| pack).into(),
        notice.clock.map(|(_, key)| key).into(),
        i64::from(notice.needs_signature).into(),
        notice.created_by.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// A notice as its person sees it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct NoticeRow {
    /// Its id.
    pub id: i64,
    /// What kind.
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
    /// Pack of the limit whose clock it starts.
    pub clock_pack: Option<String>,
    /// 1 when the person must sign for it.
    pub needs_signature: i64,
    /// Name of who sent it.
    pub sender: Option<String>,
    /// When it came.
    pub created_at_ms: i64,
    /// When the person first opened it.
    pub opened_at_ms: Option<i64>,
    /// When the person signed for it.
    pub signed_at_ms: Option<i64>,
}

const COLUMNS: &str = "n.id, n.kind, n.title_zh, n.title_en, n.body_zh, n.body_en, n.link, n.clock_pack, n.needs_signature, \
    s.name AS sender, n.created_at_ms, n.opened_at_ms, n.signed_at_ms \
    FROM notice n LEFT JOIN account s ON s.id = n.created_by";

/// Notices of an account, newest first.
///
/// # Errors
/// What the database says.
pub async fn of_account(
    db: Db<'_>,
    account_id: i64,
    only_unopened: bool,
    below_id: Option<i64>,
    limit: i64,
) -> Result<Vec<NoticeRow>, StoreError> {
    let unopened = if only_unopened { "AND n.opened_at_ms IS NULL" } else { "" };
    let sql = format!(
        "SELECT {COLUMNS} WHERE n.account_id = $1 AND n.id < $2 {unopened} ORDER BY n.id DESC LIMIT $3"
    );
    db.all(&sql, [account_id.into(), below_id.unwrap_or(i64::MAX).into(), limit.into()]).await
}

/// A notice of an account.
///
/// # Errors
/// What the database says.
pub async fn own(db: Db<'_>, account_id: i64, id: i64) -> Result<Option<NoticeRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} WHERE n.id = $2 AND n.account_id = $1");
    db.one(&sql, [account_id.into(), id.into()]).await
}

/// How many notices of an account were not opened.
///
/// # Errors
/// What the database says.
pub async fn count_unopened(db: Db<'_>, account_id: i64) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM notice WHERE account_id = $1 AND opened_at_ms IS NULL";
    Ok(db.scalar(sql, [account_id.into()]).await?.unwrap_or(0))
}

/// Keeps that the person opened a notice, on the notice and on its way into the box; false when it was open already.
///
/// # Errors
/// What the database says.
pub async fn open(db: Db<'_>, account_id: i64, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql =
        "UPDATE notice SET opened_at_ms = $3 WHERE id = $2 AND account_id = $1 AND opened_at_ms IS NULL";
    if db.execute(sql, [account_id.into(), id.into(), now_ms.into()]).await? == 0 {
        return Ok(false);
    }
    let sql =
        "UPDATE delivery SET opened_at_ms = $2, state = 'opened' WHERE notice_id = $1 AND channel = 'in_app'";
    db.execute(sql, [id.into(), now_ms.into()]).await?;
    Ok(true)
}

/// Keeps that the person signed for a notice that asks for it; false when it asks for none or was signed for already.
///
/// # Errors
/// What the database says.
pub async fn sign(db: Db<'_>, account_id: i64, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE notice SET signed_at_ms = $3, opened_at_ms = COALESCE(opened_at_ms, $3) \
        WHERE id = $2 AND account_id = $1 AND signed_at_ms IS NULL AND needs_signature = 1";
    if db.execute(sql, [account_id.into(), id.into(), now_ms.into()]).await? == 0 {
        return Ok(false);
    }
    let sql = "UPDATE delivery SET signed_at_ms = $2, opened_at_ms = COALESCE(opened_at_ms, $2), state = 'signed' \
        WHERE notice_id = $1 AND channel = 'in_app'";
    db.execute(sql, [id.into(), now_ms.into()]).await?;
    Ok(true)
}

/// Somebody who can be told something.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Recipient {
    /// The account.
    pub account_id: i64,
    /// Its login.
    pub login: String,
    /// The party.
    pub party_id: Option<i64>,
    /// Mail address, encrypted.
    pub email_sealed: Option<Vec<u8>>,
    /// Telephone number, encrypted.
    pub phone_sealed: Option<Vec<u8>>,
}

const RECIPIENT: &str =
    "a.id AS account_id, a.login, a.party_id, a.email_sealed, a.phone_sealed FROM account a";

/// Accounts in use among those named, in order of their ids. The platform and use cases that found them in scope name them.
///
/// # Errors
/// What the database says.
pub async fn recipients(db: Db<'_>, accounts: &[i64], now_ms: i64) -> Result<Vec<Recipient>, StoreError> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = vec![now_ms.into()];
    let named = any_of("a.id", accounts, &mut values);
    let sql = format!("SELECT {RECIPIENT} WHERE {IN_USE} AND {named} ORDER BY a.id");
    db.all(&sql, values).await
}

const IN_USE: &str = "a.status = 'active' AND (a.expires_at_ms IS NULL OR a.expires_at_ms > $1)";

/// Accounts in use in the scope among those named and those of parties named, in order of their ids.
///
/// # Errors
/// What the database says.
pub async fn recipients_in_scope(
    db: Db<'_>,
    scope: &Scope,
    accounts: &[i64],
    parties: &[i64],
    now_ms: i64,
) -> Result<Vec<Recipient>, StoreError> {
    let mut values: Vec<Value> = vec![now_ms.into()];
    let mut named = Vec::new();
    if !accounts.is_empty() {
        named.push(any_of("a.id", accounts, &mut values));
    }
    if !parties.is_empty() {
        named.push(any_of("a.party_id", parties, &mut values));
    }
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let within = scope_sql::condition(scope, OF_PARTY, &mut values);
    let sql = format!(
        "SELECT {RECIPIENT} LEFT JOIN party p ON p.id = a.party_id \
         WHERE {IN_USE} AND ({}) AND {within} ORDER BY a.id",
        named.join(" OR ")
    );
    db.all(&sql, values).await
}

/// What a scope is compared with where the recipient's party decides.
pub(crate) const OF_PARTY: ScopeColumns = ScopeColumns {
    party: Some("a.party_id"),
    path: Some("p.path"),
    level: Some("p.level"),
    provider: Some("a.party_id"),
};

fn any_of(column: &str, ids: &[i64], values: &mut Vec<Value>) -> String {
    let marks: Vec<String> = ids
        .iter()
        .map(|id| {
            values.push((*id).into());
            format!("${}", values.len())
        })
        .collect();
    format!("{column} IN ({})", marks.join(", "))
}

/// What a person chose for a kind and a channel.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Choice {
    /// Who.
    pub account_id: i64,
    /// For what kind of notice.
    pub kind: String,
    /// By which way.
    pub channel: String,
    /// 1 when it is wanted.
    pub wanted: i64,
}

/// Everything that a person chose.
///
/// # Errors
/// What the database says.
pub async fn choices(db: Db<'_>, account_id: i64) -> Result<Vec<Choice>, StoreError> {
    let sql = "SELECT account_id, kind, channel, wanted FROM notice_choice WHERE account_id = $1 ORDER BY kind, channel";
    db.all(sql, [account_id.into()]).await
}

/// What some people chose for one kind.
///
/// # Errors
/// What the database says.
pub async fn choices_for(db: Db<'_>, kind: &str, accounts: &[i64]) -> Result<Vec<Choice>, StoreError> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = vec![kind.into()];
    let named = any_of("account_id", accounts, &mut values);
    let sql =
        format!("SELECT account_id, kind, channel, wanted FROM notice_choice WHERE kind = $1 AND {named}");
    db.all(&sql, values).await
}

/// Keeps a choice.
///
/// # Errors
/// What the database says.
pub async fn set_choice(db: Db<'_>, choice: &Choice) -> Result<(), StoreError> {
    let sql = "INSERT INTO notice_choice (account_id, kind, channel, wanted) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (account_id, kind, channel) DO UPDATE SET wanted = excluded.wanted";
    let values = [
        choice.account_id.into(),
        choice.kind.as_str().into(),
        choice.channel.as_str().into(),
        choice.wanted.into(),
    ];
    db.execute(sql, values).await.map(|_| ())
}
