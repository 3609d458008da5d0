//! What the database says of itself, for whoever looks after it.

use crate::{Db, Engine, StoreError};
use sea_orm::FromQueryResult;

/// Version of the database: `3.51.3` or `15.18 (Debian …)`.
///
/// # Errors
/// What the database says.
pub async fn version(db: Db<'_>) -> Result<String, StoreError> {
    let sql = match db.engine() {
        Engine::Sqlite => "SELECT sqlite_version()",
        Engine::Postgres => "SELECT current_setting('server_version')",
    };
    Ok(db.scalar(sql, []).await?.unwrap_or_default())
}

/// Faults in the file of the database, a few of them; none when it is sound. PostgreSQL has no such question: its answer is empty.
///
/// # Errors
/// What the database says.
pub async fn faults(db: Db<'_>) -> Result<Vec<String>, StoreError> {
    #[derive(FromQueryResult)]
    struct Fault {
        fault: String,
    }
    if db.engine() == Engine::Postgres {
        return Ok(Vec::new());
    }
    let sql = "SELECT integrity_check AS fault FROM pragma_integrity_check WHERE integrity_check <> 'ok' \
        UNION ALL SELECT DISTINCT 'a reference of ' || \"table\" || ' to ' || parent || ' does not hold' FROM pragma_foreign_key_check LIMIT 10";
    Ok(db.all::<Fault>(sql, []).await?.into_iter().map(|row| row.fault).collect())
}

/// A setting that does not keep what was committed, or that text needs.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Setting {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Settings of PostgreSQL with which a committed transaction may be lost or text be read otherwise.
///
/// # Errors
/// What the database says.
pub async fn unsafe_settings(db: Db<'_>) -> Result<Vec<Setting>, StoreError> {
    if db.engine() == Engine::Sqlite {
        return Ok(Vec::new());
    }
    let sql = "SELECT name::text AS name, setting::text AS value FROM pg_settings \
        WHERE (name IN ('fsync', 'full_page_writes') AND setting = 'off') \
            OR (name = 'synchronous_commit' AND setting = 'off') \
            OR (name = 'server_encoding' AND setting <> 'UTF8') ORDER BY name";
    db.all(sql, []).await
}

/// What the clock of the database server shows, in Unix milliseconds; SQLite has none of its own.
///
/// # Errors
/// What the database says.
pub async fn clock_ms(db: Db<'_>) -> Result<Option<i64>, StoreError> {
    match db.engine() {
        Engine::Sqlite => Ok(None),
        Engine::Postgres => {
            db.scalar("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)", []).await
        }
    }
}

/// The newest instant that an audit entry has.
///
/// # Errors
/// What the database says.
pub async fn newest_entry_ms(db: Db<'_>) -> Result<Option<i64>, StoreError> {
    Ok(db.scalar::<Option<i64>>("SELECT MAX(at_ms) FROM audit_entry", []).await?.flatten())
}

/// Jobs that somebody should look at.
#[derive(Debug, Clone, Default, PartialEq, Eq, FromQueryResult)]
pub struct Jobs {
    /// They should have begun long ago.
    pub overdue: i64,
    /// They failed for good.
    pub failed: i64,
}

/// Jobs that were due before a moment and nobody took, and those that failed.
///
/// # Errors
/// What the database says.
pub async fn jobs(db: Db<'_>, due_before_ms: i64) -> Result<Jobs, StoreError> {
    let sql = "SELECT \
        (SELECT COUNT(*) FROM job WHERE state IN ('waiting', 'running') AND run_at_ms < $1) AS overdue, \
        (SELECT COUNT(*) FROM job WHERE state = 'failed') AS failed";
    Ok(db.one(sql, [due_before_ms.into()]).await?.unwrap_or_default())
}

/// How long the oldest entry has been waiting for its link: its instant.
///
/// # Errors
/// What the database says.
pub async fn oldest_unsealed_ms(db: Db<'_>) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT MIN(e.at_ms) FROM audit_unsealed u JOIN audit_entry e ON e.id = u.entry_id";
    Ok(db.scalar::<Option<i64>>(sql, []).await?.flatten())
}
