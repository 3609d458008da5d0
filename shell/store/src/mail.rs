//! Mail that people write to the service desk, and what became of it.

use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};

/// A mail.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct MailRow {
    /// Its id.
    pub id: i64,
    /// Its name in the Maildir.
    pub file: String,
    /// Its sender, as people may see it.
    pub sender_shown: String,
    /// Name of the person whose address it is.
    pub account_name: Option<String>,
    /// Its subject.
    pub subject: String,
    /// Its size.
    pub bytes: i64,
    /// `case`, `comment`, `refused` or `again`.
    pub state: String,
    /// Why it was refused, in one word.
    pub reason: Option<String>,
    /// Why, 中文.
    pub reason_zh: Option<String>,
    /// Why, English.
    pub reason_en: Option<String>,
    /// What it became, or a part of.
    pub case_id: Option<i64>,
    /// Number of that case.
    pub case_number: Option<String>,
    /// Files that were not taken, JSON.
    pub left_out: String,
    /// When it was looked at.
    pub at_ms: i64,
}

const SELECT: &str = "SELECT m.id, m.file, m.sender_shown, a.name AS account_name, m.subject, m.bytes, m.state, m.reason, m.reason_zh, \
    m.reason_en, m.case_id, c.number AS case_number, m.left_out, m.at_ms FROM mail m \
    LEFT JOIN account a ON a.id = m.account_id LEFT JOIN case_record c ON c.id = m.case_id";

/// A mail of the Maildir.
///
/// # Errors
/// What the database says.
pub async fn find_file(db: Db<'_>, file: &str) -> Result<Option<MailRow>, StoreError> {
    db.one(&format!("{SELECT} WHERE m.file = $1"), [file.into()]).await
}

/// A mail.
///
/// # Errors
/// What the database says.
pub async fn find(db: Db<'_>, id: i64) -> Result<Option<MailRow>, StoreError> {
    db.one(&format!("{SELECT} WHERE m.id = $1"), [id.into()]).await
}

/// Which mails are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted<'a> {
    /// In this state.
    pub state: Option<&'a str>,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Mails, newest first.
///
/// # Errors
/// What the database says.
pub async fn list(db: Db<'_>, wanted: &Wanted<'_>) -> Result<Vec<MailRow>, StoreError> {
    let mut values: Vec<Value> = vec![wanted.below_id.unwrap_or(i64::MAX).into()];
    let mut sql = format!("{SELECT} WHERE m.id < $1");
    if let Some(state) = wanted.state {
        values.push(state.into());
        sql.push_str(&format!(" AND m.state = ${}", values.len()));
    }
    values.push(wanted.limit.into());
    sql.push_str(&format!(" ORDER BY m.id DESC LIMIT ${}", values.len()));
    db.all(&sql, values).await
}

/// What a mail is and what became of it.
#[derive(Debug, Clone, Default)]
pub struct NewMail<'a> {
    /// Its name in the Maildir.
    pub file: &'a str,
    /// What it is known by, when something was made of it.
    pub taken_key: Option<&'a str>,
    /// Digest of the sender's address.
    pub sender_digest: &'a str,
    /// The sender, as people may see it.
    pub sender_shown: &'a str,
    /// The person whose address it is.
    pub account_id: Option<i64>,
    /// Its subject.
    pub subject: &'a str,
    /// Its size.
    pub bytes: i64,
    /// `case`, `comment` or `refused`.
    pub state: &'a str,
    /// Why it was refused: a word, 中文, English.
    pub reason: Option<(&'a str, &'a str, &'a str)>,
    /// What it became, or a part of.
    pub case_id: Option<i64>,
    /// Files that were not taken, JSON.
    pub left_out: &'a str,
}

/// Keeps what became of a mail; none when that was written down before.
///
/// # Errors
/// [`StoreError::Unique`] when something was made of the same mail in another file.
pub async fn keep(db: Db<'_>, new: &NewMail<'_>, now_ms: i64) -> Result<Option<i64>, StoreError> {
    let sql = "INSERT INTO mail (file, taken_key, sender_digest, sender_shown, account_id, subject, bytes, state, reason, reason_zh, \
        reason_en, case_id, left_out, at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) \
        ON CONFLICT (file) DO UPDATE SET taken_key = excluded.taken_key, sender_digest = excluded.sender_digest, \
        sender_shown = excluded.sender_shown, account_id = excluded.account_id, subject = excluded.subject, bytes = excluded.bytes, \
        state = excluded.state, reason = excluded.reason, reason_zh = excluded.reason_zh, reason_en = excluded.reason_en, \
        case_id = excluded.case_id, left_out = excluded.left_out, at_ms = excluded.at_ms WHERE mail.state = 'again' RETURNING id";
    let reason = new.reason;
    let values: [Value; 14] = [
        new.file.into(),
        new.taken_key.into(),
        new.sender_digest.into(),
        new.sender_shown.into(),
        new.account_id.into(),
        new.subject.into(),
        new.bytes.into(),
        new.state.into(),
        reason.map(|(word, _, _)| word).into(),
        reason.map(|(_, zh, _)| zh).into(),
        reason.map(|(_, _, en)| en).into(),
        new.case_id.into(),
        new.left_out.into(),
        now_ms.into(),
    ];
    db.scalar(sql, values).await
}

/// Whether something was made of a mail.
///
/// # Errors
/// What the database says.
pub async fn is_taken(db: Db<'_>, key: &str) -> Result<bool, StoreError> {
    let found: Option<i64> = db.scalar("SELECT id FROM mail WHERE taken_key = $1", [key.into()]).await?;
    Ok(found.is_some())
}

/// How many mails of a sender something was made of since a moment.
///
/// # Errors
/// What the database says.
pub async fn count_taken(db: Db<'_>, sender_digest: &str, since_ms: i64) -> Result<i64, StoreError> {
    let sql =
        "SELECT COUNT(*) FROM mail WHERE sender_digest = $1 AND at_ms >= $2 AND state IN ('case', 'comment')";
    Ok(db.scalar(sql, [sender_digest.into(), since_ms.into()]).await?.unwrap_or_default())
}

/// Lets a refused mail be looked at again; says whether it was refused.
///
/// # Errors
/// What the database says.
pub async fn look_again(db: Db<'_>, id: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE mail SET state = 'again', reason = NULL, reason_zh = NULL, reason_en = NULL WHERE id = $1 AND state = 'refused'";
    Ok(db.execute(sql, [id.into()]).await? == 1)
}

/// Names of mails that wait for another look.
///
/// # Errors
/// What the database says.
pub async fn waiting_again(db: Db<'_>, most: i64) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT file FROM mail WHERE state = 'again' ORDER BY id LIMIT $1";
    #[derive(FromQueryResult)]
    struct Named {
        file: String,
    }
    let found: Vec<Named> = db.all(sql, [most.into()]).await?;
    Ok(found.into_iter().map(|named| named.file).collect())
}

/// A person in use who can be written to.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Addressed {
    /// The account.
    pub account_id: i64,
    /// Its login.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// The party.
    pub party_id: Option<i64>,
    /// Mail address, encrypted.
    pub email_sealed: Vec<u8>,
}

/// People of the business world in use who have a mail address, in order of their ids.
///
/// # Errors
/// What the database says.
pub async fn addressed(db: Db<'_>, now_ms: i64) -> Result<Vec<Addressed>, StoreError> {
    let sql = "SELECT a.id AS account_id, a.login, a.name, a.party_id, a.email_sealed FROM account a WHERE a.world = 'business' AND a.status = 'active' \
        AND a.email_sealed IS NOT NULL AND (a.expires_at_ms IS NULL OR a.expires_at_ms > $1) ORDER BY a.id";
    db.all(sql, [now_ms.into()]).await
}
