//! Settings that administrators edit, a JSON document a section.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// A section.
#[derive(Debug, Clone, FromQueryResult)]
pub struct SettingRow {
    /// JSON.
    pub value: String,
    /// Counts edits.
    pub version: i64,
}

/// A section, when it was ever edited.
///
/// # Errors
/// What the database says.
pub async fn find(db: Db<'_>, section: &str) -> Result<Option<SettingRow>, StoreError> {
    db.one("SELECT value, version FROM setting WHERE section = $1", [section.into()]).await
}

/// Writes a section if it still has the version; version 0 means that it was never edited. Says whether it had.
///
/// # Errors
/// What the database says.
pub async fn set(
    db: Db<'_>,
    section: &str,
    version: i64,
    value: &str,
    by: Option<i64>,
    now_ms: i64,
) -> Result<bool, StoreError> {
    if version == 0 {
        let sql = "INSERT INTO setting (section, value, version, updated_at_ms, updated_by) VALUES ($1, $2, 1, $3, $4) \
            ON CONFLICT (section) DO NOTHING";
        return Ok(db.execute(sql, [section.into(), value.into(), now_ms.into(), by.into()]).await? == 1);
    }
    let sql = "UPDATE setting SET value = $3, version = version + 1, updated_at_ms = $4, updated_by = $5 \
        WHERE section = $1 AND version = $2";
    let values = [section.into(), version.into(), value.into(), now_ms.into(), by.into()];
    Ok(db.execute(sql, values).await? == 1)
}
