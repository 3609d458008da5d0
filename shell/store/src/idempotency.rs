//! Answers of creations, so that sending one twice makes one thing.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// What was answered under a key.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Answered {
    /// Digest of what was asked.
    pub request_digest: Vec<u8>,
    /// JSON of the answer.
    pub answer: String,
}

/// What was answered to an account under a key.
///
/// # Errors
/// What the database says.
pub async fn find(db: Db<'_>, account_id: i64, key: &str) -> Result<Option<Answered>, StoreError> {
    let sql = "SELECT request_digest, answer FROM idempotency WHERE account_id = $1 AND key = $2";
    db.one(sql, [account_id.into(), key.into()]).await
}

/// Keeps an answer in the transaction that made the thing.
///
/// # Errors
/// [`StoreError::Unique`] when another request with the key came first.
pub async fn insert(
    db: Db<'_>,
    account_id: i64,
    key: &str,
    request_digest: &[u8],
    answer: &str,
    now_ms: i64,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO idempotency (account_id, key, request_digest, answer, created_at_ms) VALUES ($1, $2, $3, $4, $5)";
    db.execute(sql, [account_id.into(), key.into(), request_digest.into(), answer.into(), now_ms.into()])
        .await?;
    Ok(())
}

/// Forgets answers older than a moment.
///
/// # Errors
/// What the database says.
pub async fn forget(db: Db<'_>, before_ms: i64) -> Result<u64, StoreError> {
    db.execute("DELETE FROM idempotency WHERE created_at_ms < $1", [before_ms.into()]).await
}
