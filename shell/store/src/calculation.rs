//! Runs of calculators. A run belongs to the account that asked for it; nobody else reads it.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// A run.
#[derive(Debug, Clone, FromQueryResult)]
pub struct CalculationRow {
    /// Its id.
    pub id: i64,
    /// `deadline`, `rate`, `size`, `assess` or `settle`.
    pub kind: String,
    /// The pack.
    pub pack: String,
    /// What a list shows of it, JSON.
    pub summary: String,
    /// Name of the folder with its results.
    pub folder: String,
    /// When it ran.
    pub created_at_ms: i64,
    /// When it goes.
    pub expires_at_ms: i64,
}

const COLUMNS: &str = "id, kind, pack, summary, folder, created_at_ms, expires_at_ms";

/// A run to be kept.
#[derive(Debug, Clone)]
pub struct NewCalculation<'a> {
    /// Whose it is.
    pub account_id: i64,
    /// `deadline`, `rate`, `size`, `assess` or `settle`.
    pub kind: &'a str,
    /// The pack.
    pub pack: &'a str,
    /// What a list shows of it, JSON.
    pub summary: &'a str,
    /// Name of the folder with its results.
    pub folder: &'a str,
    /// When it goes.
    pub expires_at_ms: i64,
}

/// Keeps a run.
///
/// # Errors
/// What the database says.
pub async fn insert(db: Db<'_>, new: NewCalculation<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO calculation (account_id, kind, pack, summary, folder, created_at_ms, expires_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
    let values = [
        new.account_id.into(),
        new.kind.into(),
        new.pack.into(),
        new.summary.into(),
        new.folder.into(),
        now_ms.into(),
        new.expires_at_ms.into(),
    ];
    db.returning(sql, values).await
}

/// A run of an account that has not expired.
///
/// # Errors
/// What the database says.
pub async fn find(
    db: Db<'_>,
    account_id: i64,
    id: i64,
    now_ms: i64,
) -> Result<Option<CalculationRow>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM calculation WHERE id = $2 AND account_id = $1 AND expires_at_ms > $3");
    db.one(&sql, [account_id.into(), id.into(), now_ms.into()]).await
}

/// Runs of an account that have not expired, newest first, below an id.
///
/// # Errors
/// What the database says.
pub async fn of_account(
    db: Db<'_>,
    account_id: i64,
    below_id: i64,
    limit: i64,
    now_ms: i64,
) -> Result<Vec<CalculationRow>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM calculation WHERE account_id = $1 AND id < $2 AND expires_at_ms > $4 ORDER BY id DESC LIMIT $3"
    );
    db.all(&sql, [account_id.into(), below_id.into(), limit.into(), now_ms.into()]).await
}

/// Forgets a run of an account; says its folder.
///
/// # Errors
/// What the database says.
pub async fn delete(db: Db<'_>, account_id: i64, id: i64) -> Result<Option<String>, StoreError> {
    let sql = "DELETE FROM calculation WHERE id = $2 AND account_id = $1 RETURNING folder";
    db.scalar(sql, [account_id.into(), id.into()]).await
}

/// Forgets runs of a kind of an account beyond the newest; says their folders.
///
/// # Errors
/// What the database says.
pub async fn delete_beyond(
    db: Db<'_>,
    account_id: i64,
    kind: &str,
    newest: i64,
) -> Result<Vec<String>, StoreError> {
    let sql = "DELETE FROM calculation WHERE account_id = $1 AND kind = $2 AND id NOT IN \
        (SELECT id FROM calculation WHERE account_id = $1 AND kind = $2 ORDER BY id DESC LIMIT $3) RETURNING folder";
    let rows: Vec<Folder> = db.all(sql, [account_id.into(), kind.into(), newest.into()]).await?;
    Ok(rows.into_iter().map(|row| row.folder).collect())
}

/// Forgets runs that have expired, the oldest first; says their folders.
///
/// # Errors
/// What the database says.
pub async fn delete_expired(db: Db<'_>, now_ms: i64, limit: i64) -> Result<Vec<String>, StoreError> {
    let sql = "DELETE FROM calculation WHERE id IN \
        (SELECT id FROM calculation WHERE expires_at_ms <= $1 ORDER BY expires_at_ms LIMIT $2) RETURNING folder";
    let rows: Vec<Folder> = db.all(sql, [now_ms.into(), limit.into()]).await?;
    Ok(rows.into_iter().map(|row| row.folder).collect())
}

/// Whether a folder is that of a run.
///
/// # Errors
/// What the database says.
pub async fn has_folder(db: Db<'_>, folder: &str) -> Result<bool, StoreError> {
    let found: Option<i64> =
        db.scalar("SELECT id FROM calculation WHERE folder = $1", [folder.into()]).await?;
    Ok(found.is_some())
}

#[derive(Debug, FromQueryResult)]
struct Folder {
    folder: String,
}
