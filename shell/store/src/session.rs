//! Sessions and API tokens. Only digests of their secrets are stored.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// A session or a token that somebody presented, with what must be known of its account on every request.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Presented {
    /// Id of the session or token.
    pub id: i64,
    /// The account.
    pub account_id: i64,
    /// Its login.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// World of the account.
    pub world: String,
    /// The person's party.
    pub party_id: Option<i64>,
    /// `active` or `disabled`.
    pub status: String,
    /// First instant at which the account is of no use any more.
    pub account_expires_at_ms: Option<i64>,
    /// 1 until the person has chosen a password.
    pub must_change_password: i64,
    /// When the password was set.
    pub password_set_at_ms: Option<i64>,
    /// 1 when one-time codes are set up.
    pub has_totp: i64,
    /// When the session began; for a token when it was made.
    pub began_at_ms: i64,
    /// When it was last seen.
    pub last_seen_ms: i64,
    /// When the person last confirmed who they are.
    pub confirmed_at_ms: Option<i64>,
    /// End of a token.
    pub token_expires_at_ms: Option<i64>,
    /// Permissions that a token is narrowed to.
    pub token_permissions: Option<String>,
    /// How the person signed in.
    pub method: String,
    /// Count of changes of authorization.
    pub epoch: i64,
}

const ACCOUNT: &str = "a.id AS account_id, a.login, a.name, a.world, a.party_id, a.status, \
    a.expires_at_ms AS account_expires_at_ms, a.must_change_password, a.password_set_at_ms, \
    CAST(CASE WHEN a.totp_sealed IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_totp, e.epoch";

/// The session of a cookie, unless it was ended.
///
/// # Errors
/// What the database says.
pub async fn by_cookie(db: Db<'_>, token_digest: &[u8]) -> Result<Option<Presented>, StoreError> {
    let sql = format!(
        "SELECT s.id, {ACCOUNT}, s.began_at_ms, s.last_seen_ms, s.confirmed_at_ms, \
            CAST(NULL AS BIGINT) AS token_expires_at_ms, CAST(NULL AS TEXT) AS token_permissions, s.method \
         FROM session s JOIN account a ON a.id = s.account_id JOIN authority_epoch e ON e.id = 1 \
         WHERE s.token_digest = $1 AND s.ended_at_ms IS NULL"
    );
    db.one(&sql, [token_digest.into()]).await
}

/// The API token of a header, unless it was revoked.
///
/// # Errors
/// What the database says.
pub async fn by_token(db: Db<'_>, token_digest: &[u8]) -> Result<Option<Presented>, StoreError> {
    let sql = format!(
        "SELECT t.id, {ACCOUNT}, t.created_at_ms AS began_at_ms, COALESCE(t.last_used_ms, t.created_at_ms) AS last_seen_ms, \
            CAST(NULL AS BIGINT) AS confirmed_at_ms, t.expires_at_ms AS token_expires_at_ms, \
            t.permissions AS token_permissions, 'token' AS method \
         FROM api_token t JOIN account a ON a.id = t.account_id JOIN authority_epoch e ON e.id = 1 \
         WHERE t.token_digest = $1 AND t.revoked_at_ms IS NULL"
    );
    db.one(&sql, [token_digest.into()]).await
}

/// What a session begins with.
#[derive(Debug, Clone)]
pub struct NewSession<'a> {
    /// Digest of the cookie.
    pub token_digest: &'a [u8],
    /// Whose it is.
    pub account_id: i64,
    /// `password`, `oidc:KEY` or `ldap:KEY`.
    pub method: &'a str,
    /// From where.
    pub ip: &'a str,
    /// With what.
    pub user_agent: &'a str,
}

/// Begins a session.
///
/// # Errors
/// What the database says.
pub async fn insert(db: Db<'_>, session: NewSession<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO session (token_digest, account_id, method, began_at_ms, last_seen_ms, confirmed_at_ms, ip, user_agent) \
        VALUES ($1, $2, $3, $4, $4, $4, $5, $6) RETURNING id";
    db.returning(
        sql,
        [
            session.token_digest.into(),
            session.account_id.into(),
            session.method.into(),
            now_ms.into(),
            session.ip.into(),
            session.user_agent.into(),
        ],
    )
    .await
}

/// Keeps when a session was last seen.
///
/// # Errors
/// What the database says.
pub async fn touch(db: Db<'_>, id: i64, now_ms: i64) -> Result<(), StoreError> {
    db.execute(
        "UPDATE session SET last_seen_ms = $2 WHERE id = $1 AND last_seen_ms < $2",
        [id.into(), now_ms.into()],
    )
    .await?;
    Ok(())
}

/// Keeps when a token was last used.
///
/// # Errors
/// What the database says.
pub async fn touch_token(db: Db<'_>, id: i64, now_ms: i64) -> Result<(), StoreError> {
    db.execute("UPDATE api_token SET last_used_ms = $2 WHERE id = $1", [id.into(), now_ms.into()]).await?;
    Ok(())
}

/// Keeps that the person confirmed who they are.
///
/// # Errors
/// What the database says.
pub async fn set_confirmed(db: Db<'_>, id: i64, now_ms: i64) -> Result<(), StoreError> {
    db.execute("UPDATE session SET confirmed_at_ms = $2 WHERE id = $1", [id.into(), now_ms.into()]).await?;
    Ok(())
}

/// Ends a session of an account; says whether there was one.
///
/// # Errors
/// What the database says.
pub async fn end(db: Db<'_>, account_id: i64, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE session SET ended_at_ms = $3 WHERE id = $2 AND account_id = $1 AND ended_at_ms IS NULL";
    Ok(db.execute(sql, [account_id.into(), id.into(), now_ms.into()]).await? == 1)
}

/// Ends every session of an account but one; says how many.
///
/// # Errors
/// What the database says.
pub async fn end_all(db: Db<'_>, account_id: i64, but: Option<i64>, now_ms: i64) -> Result<u64, StoreError> {
    let sql =
        "UPDATE session SET ended_at_ms = $3 WHERE account_id = $1 AND id <> $2 AND ended_at_ms IS NULL";
    db.execute(sql, [account_id.into(), but.unwrap_or(0).into(), now_ms.into()]).await
}

/// A session as its person sees it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct SessionRow {
    /// Its id.
    pub id: i64,
    /// How the person signed in.
    pub method: String,
    /// When.
    pub began_at_ms: i64,
    /// When it was last seen.
    pub last_seen_ms: i64,
    /// From where.
    pub ip: String,
    /// With what.
    pub user_agent: String,
}

/// Sessions of an account that were not ended and were seen since a moment, newest first.
///
/// # Errors
/// What the database says.
pub async fn of_account(
    db: Db<'_>,
    account_id: i64,
    seen_since_ms: i64,
) -> Result<Vec<SessionRow>, StoreError> {
    let sql = "SELECT id, method, began_at_ms, last_seen_ms, ip, user_agent FROM session \
        WHERE account_id = $1 AND ended_at_ms IS NULL AND last_seen_ms >= $2 ORDER BY id DESC LIMIT 100";
    db.all(sql, [account_id.into(), seen_since_ms.into()]).await
}

/// An API token as its person sees it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct TokenRow {
    /// Its id.
    pub id: i64,
    /// What the person calls it.
    pub name: String,
    /// Its first characters.
    pub shown_prefix: String,
    /// What it is narrowed to.
    pub permissions: String,
    /// When it was made.
    pub created_at_ms: i64,
    /// First instant at which it is of no use any more.
    pub expires_at_ms: i64,
    /// When it was last used.
    pub last_used_ms: Option<i64>,
}

/// What a token begins with.
#[derive(Debug, Clone)]
pub struct NewToken<'a> {
    /// Whose it is.
    pub account_id: i64,
    /// What the person calls it.
    pub name: &'a str,
    /// Its first characters.
    pub shown_prefix: &'a str,
    /// Digest of the whole.
    pub token_digest: &'a [u8],
    /// What it is narrowed to.
    pub permissions: &'a str,
    /// Its end.
    pub expires_at_ms: i64,
}

/// Makes a token.
///
/// # Errors
/// What the database says.
pub async fn insert_token(db: Db<'_>, token: NewToken<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO api_token (account_id, name, shown_prefix, token_digest, permissions, created_at_ms, expires_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
    db.returning(
        sql,
        [
            token.account_id.into(),
            token.name.into(),
            token.shown_prefix.into(),
            token.token_digest.into(),
            token.permissions.into(),
            now_ms.into(),
            token.expires_at_ms.into(),
        ],
    )
    .await
}

/// Tokens of an account that were not revoked, newest first.
///
/// # Errors
/// What the database says.
pub async fn tokens_of_account(db: Db<'_>, account_id: i64) -> Result<Vec<TokenRow>, StoreError> {
    let sql = "SELECT id, name, shown_prefix, permissions, created_at_ms, expires_at_ms, last_used_ms FROM api_token \
        WHERE account_id = $1 AND revoked_at_ms IS NULL ORDER BY id DESC LIMIT 1000";
    db.all(sql, [account_id.into()]).await
}

/// Revokes a token of an account; says whether there was one.
///
/// # Errors
/// What the database says.
pub async fn revoke_token(db: Db<'_>, account_id: i64, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql =
        "UPDATE api_token SET revoked_at_ms = $3 WHERE id = $2 AND account_id = $1 AND revoked_at_ms IS NULL";
    Ok(db.execute(sql, [account_id.into(), id.into(), now_ms.into()]).await? == 1)
}

/// Revokes every token of an account.
///
/// # Errors
/// What the database says.
pub async fn revoke_tokens(db: Db<'_>, account_id: i64, now_ms: i64) -> Result<u64, StoreError> {
    let sql = "UPDATE api_token SET revoked_at_ms = $2 WHERE account_id = $1 AND revoked_at_ms IS NULL";
    db.execute(sql, [account_id.into(), now_ms.into()]).await
}
