//! Steps of signing in that wait for the next one, and recovery codes.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// A ticket that was presented in time.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Ticket {
    /// Its id.
    pub id: i64,
    /// The account that it is for, when one is known.
    pub account_id: Option<i64>,
    /// What the step before left.
    pub payload: String,
    /// When it ends.
    pub expires_at_ms: i64,
}

/// Keeps a ticket.
///
/// # Errors
/// What the database says.
pub async fn insert_ticket(
    db: Db<'_>,
    digest: &[u8],
    purpose: &str,
    account_id: Option<i64>,
    payload: &str,
    expires_at_ms: i64,
) -> Result<i64, StoreError> {
    let sql = "INSERT INTO sign_in_ticket (digest, purpose, account_id, payload, expires_at_ms) \
        VALUES ($1, $2, $3, $4, $5) RETURNING id";
    db.returning(
        sql,
        [digest.into(), purpose.into(), account_id.into(), payload.into(), expires_at_ms.into()],
    )
    .await
}

/// The ticket of a digest, when it was not used and is in time.
///
/// # Errors
/// What the database says.
pub async fn find_ticket(
    db: Db<'_>,
    digest: &[u8],
    purpose: &str,
    now_ms: i64,
) -> Result<Option<Ticket>, StoreError> {
    let sql = "SELECT id, account_id, payload, expires_at_ms FROM sign_in_ticket \
        WHERE digest = $1 AND purpose = $2 AND used_at_ms IS NULL AND expires_at_ms > $3";
    db.one(sql, [digest.into(), purpose.into(), now_ms.into()]).await
}

/// Uses a ticket up; says whether this was the first use.
///
/// # Errors
/// What the database says.
pub async fn use_ticket(db: Db<'_>, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE sign_in_ticket SET used_at_ms = $2 WHERE id = $1 AND used_at_ms IS NULL";
    Ok(db.execute(sql, [id.into(), now_ms.into()]).await? == 1)
}

/// Forgets tickets whose time is over.
///
/// # Errors
/// What the database says.
pub async fn forget_tickets(db: Db<'_>, expired_before_ms: i64) -> Result<u64, StoreError> {
    db.execute("DELETE FROM sign_in_ticket WHERE expires_at_ms < $1", [expired_before_ms.into()]).await
}

/// Takes back every ticket of a purpose, such as the link of the first start.
///
/// # Errors
/// What the database says.
pub async fn cancel_tickets(db: Db<'_>, purpose: &str, now_ms: i64) -> Result<u64, StoreError> {
    let sql = "UPDATE sign_in_ticket SET used_at_ms = $2 WHERE purpose = $1 AND used_at_ms IS NULL";
    db.execute(sql, [purpose.into(), now_ms.into()]).await
}

/// Replaces the recovery codes of an account.
///
/// # Errors
/// What the database says.
pub async fn set_recovery_codes(db: Db<'_>, account_id: i64, digests: &[Vec<u8>]) -> Result<(), StoreError> {
    db.execute("DELETE FROM recovery_code WHERE account_id = $1", [account_id.into()]).await?;
    for digest in digests {
        let sql = "INSERT INTO recovery_code (account_id, code_digest) VALUES ($1, $2)";
        db.execute(sql, [account_id.into(), digest.as_slice().into()]).await?;
    }
    Ok(())
}

/// Uses a recovery code up; says whether it was one.
///
/// # Errors
/// What the database says.
pub async fn use_recovery_code(
    db: Db<'_>,
    account_id: i64,
    digest: &[u8],
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE recovery_code SET used_at_ms = $3 WHERE account_id = $1 AND code_digest = $2 AND used_at_ms IS NULL";
    Ok(db.execute(sql, [account_id.into(), digest.into(), now_ms.into()]).await? == 1)
}

/// How many recovery codes are left.
///
/// # Errors
/// What the database says.
pub async fn recovery_codes_left(db: Db<'_>, account_id: i64) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM recovery_code WHERE account_id = $1 AND used_at_ms IS NULL";
    Ok(db.scalar(sql, [account_id.into()]).await?.unwrap_or(0))
}
