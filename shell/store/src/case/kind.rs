//! Kinds of work as they were when cases began with them, and the numbers of their cases.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// A kept kind of work.
#[derive(Debug, Clone, FromQueryResult)]
pub struct CaseTypeRow {
    /// Its id.
    pub id: i64,
    /// The pack.
    pub pack: String,
    /// Name of the kind.
    pub kind: String,
    /// SM3 of its files.
    pub digest: String,
    /// Its files, JSON.
    pub files: String,
}

/// What a kept kind of work is called.
#[derive(Debug, Clone, FromQueryResult)]
pub struct CaseTypeName {
    /// The pack.
    pub pack: String,
    /// Name of the kind.
    pub kind: String,
    /// SM3 of its files.
    pub digest: String,
}

/// Keeps a kind of work, once per digest; says its id.
///
/// # Errors
/// What the database says.
pub async fn keep_type(
    db: Db<'_>,
    pack: &str,
    kind: &str,
    digest: &str,
    files: &str,
    now_ms: i64,
) -> Result<i64, StoreError> {
    let known = "SELECT id FROM case_type WHERE pack = $1 AND kind = $2 AND digest = $3";
    if let Some(id) = db.scalar(known, [pack.into(), kind.into(), digest.into()]).await? {
        return Ok(id);
    }
    let sql = "INSERT INTO case_type (pack, kind, digest, files, created_at_ms) VALUES ($1, $2, $3, $4, $5) RETURNING id";
    db.returning(sql, [pack.into(), kind.into(), digest.into(), files.into(), now_ms.into()]).await
}

/// A kept kind of work.
///
/// # Errors
/// What the database says.
pub async fn find_type(db: Db<'_>, id: i64) -> Result<Option<CaseTypeRow>, StoreError> {
    db.one("SELECT id, pack, kind, digest, files FROM case_type WHERE id = $1", [id.into()]).await
}

/// Pack, name and digest of a kind, without its files.
///
/// # Errors
/// What the database says.
pub async fn name_of_type(db: Db<'_>, id: i64) -> Result<Option<CaseTypeName>, StoreError> {
    db.one("SELECT pack, kind, digest FROM case_type WHERE id = $1", [id.into()]).await
}

/// The kind of a case.
///
/// # Errors
/// What the database says.
pub async fn type_of(db: Db<'_>, case: i64) -> Result<Option<CaseTypeRow>, StoreError> {
    let sql = "SELECT t.id, t.pack, t.kind, t.digest, t.files FROM case_type t JOIN case_record c ON c.case_type_id = t.id WHERE c.id = $1";
    db.one(sql, [case.into()]).await
}

/// The next count of a series in a year; nobody else gets the same.
///
/// # Errors
/// What the database says.
pub async fn next_number(db: Db<'_>, series: &str, year: i32) -> Result<i64, StoreError> {
    let sql = "INSERT INTO case_number (series, year, last) VALUES ($1, $2, 1) \
        ON CONFLICT (series, year) DO UPDATE SET last = case_number.last + 1 RETURNING last";
    db.returning(sql, [series.into(), i64::from(year).into()]).await
}
