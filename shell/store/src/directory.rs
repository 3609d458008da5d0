//! Which directory vouches for an account, and as whom it knows the person.

use crate::{Db, StoreError};

/// Says which directory vouches for an account, or that none does. As whom it knows the person is learned anew at the
/// next sign-in. People of business then have no password here, so that none from before opens the account again.
///
/// # Errors
/// What the database says.
pub async fn assign(db: Db<'_>, id: i64, directory: Option<&str>, now_ms: i64) -> Result<(), StoreError> {
    let sql = "UPDATE account SET directory = $2, directory_subject = NULL, version = version + 1, updated_at_ms = $3 \
        WHERE id = $1";
    db.execute(sql, [id.into(), directory.into(), now_ms.into()]).await?;
    if directory.is_some() {
        let sql = "UPDATE account SET password_hash = NULL, password_set_at_ms = NULL, must_change_password = 0 \
            WHERE id = $1 AND world = 'business'";
        db.execute(sql, [id.into()]).await?;
    }
    Ok(())
}

/// Keeps as whom the directory knows the person, when the account is of this directory and nobody is kept yet; says
/// whether it was so.
///
/// # Errors
/// [`StoreError::Unique`] when another account is this person.
pub async fn link(
    db: Db<'_>,
    id: i64,
    directory: &str,
    subject: &str,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE account SET directory_subject = $3, version = version + 1, updated_at_ms = $4 \
        WHERE id = $1 AND directory = $2 AND directory_subject IS NULL";
    Ok(db.execute(sql, [id.into(), directory.into(), subject.into(), now_ms.into()]).await? == 1)
}

/// Ends every session that was begun through a directory; says how many.
///
/// # Errors
/// What the database says.
pub async fn end_sessions(db: Db<'_>, methods: &[&str], now_ms: i64) -> Result<u64, StoreError> {
    let mut ended = 0;
    for method in methods {
        let sql = "UPDATE session SET ended_at_ms = $2 WHERE method = $1 AND ended_at_ms IS NULL";
        ended += db.execute(sql, [(*method).into(), now_ms.into()]).await?;
    }
    Ok(ended)
}
