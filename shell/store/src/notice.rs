//! Notices to people.

use crate::{Db, StoreError};

/// How many notices of an account were not opened.
///
/// # Errors
/// What the database says.
pub async fn count_unopened(db: Db<'_>, account_id: i64) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM notice WHERE account_id = $1 AND opened_at_ms IS NULL";
    Ok(db.scalar(sql, [account_id.into()]).await?.unwrap_or(0))
}
