//! What the database says of itself.

use crate::{Db, StoreError};

/// A value of the database itself, such as its id.
///
/// # Errors
/// What the database says.
pub async fn find(db: Db<'_>, key: &str) -> Result<Option<String>, StoreError> {
    db.scalar("SELECT value FROM meta WHERE key = $1", [key.into()]).await
}

/// Sets a value when it is not set; says what is set afterwards.
///
/// # Errors
/// What the database says.
pub async fn find_or_set(db: Db<'_>, key: &str, value: &str) -> Result<String, StoreError> {
    db.execute(
        "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING",
        [key.into(), value.into()],
    )
    .await?;
    Ok(find(db, key).await?.unwrap_or_else(|| value.to_owned()))
}

/// Sets a value whatever it was.
///
/// # Errors
/// What the database says.
pub async fn set(db: Db<'_>, key: &str, value: &str) -> Result<(), StoreError> {
    let sql = "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    db.execute(sql, [key.into(), value.into()]).await?;
    Ok(())
}

/// Asks the database for anything, to see whether it answers.
///
/// # Errors
/// When it does not.
pub async fn ping(db: Db<'_>) -> Result<(), StoreError> {
    db.scalar::<i64>("SELECT epoch FROM authority_epoch", []).await.map(|_| ())
}
