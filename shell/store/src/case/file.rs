//! Files of cases. The bytes are the file system's.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// A file of a case.
#[derive(Debug, Clone, FromQueryResult)]
pub struct FileRow {
    /// Its id.
    pub id: i64,
    /// Its case.
    pub case_id: i64,
    /// The field of the form that it belongs to.
    pub field: Option<String>,
    /// Its name.
    pub name: String,
    /// What it is.
    pub media_type: String,
    /// Its size.
    pub bytes: i64,
    /// SM3 of its bytes.
    pub digest: Vec<u8>,
    /// Who uploaded it.
    pub uploader_name: String,
    /// Account of who uploaded it.
    pub uploaded_by: i64,
    /// When.
    pub uploaded_at_ms: i64,
}

const SELECT: &str = "SELECT f.id, f.case_id, f.field, f.name, f.media_type, f.bytes, f.digest, a.name AS uploader_name, \
    f.uploaded_by, f.uploaded_at_ms FROM case_file f JOIN account a ON a.id = f.uploaded_by";

/// A file to be kept.
#[derive(Debug, Clone)]
pub struct NewFile<'a> {
    /// Its case.
    pub case_id: i64,
    /// The field of the form that it belongs to.
    pub field: Option<&'a str>,
    /// Its name.
    pub name: &'a str,
    /// What it is.
    pub media_type: &'a str,
    /// Its size.
    pub bytes: i64,
    /// SM3 of its bytes.
    pub digest: &'a [u8],
    /// Who uploads it.
    pub uploaded_by: i64,
}

/// Keeps a file.
///
/// # Errors
/// What the database says.
pub async fn insert_file(db: Db<'_>, new: &NewFile<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO case_file (case_id, field, name, media_type, bytes, digest, uploaded_by, uploaded_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
    let values = [
        new.case_id.into(),
        new.field.into(),
        new.name.into(),
        new.media_type.into(),
        new.bytes.into(),
        new.digest.to_vec().into(),
        new.uploaded_by.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// Files of a case that were not removed.
///
/// # Errors
/// What the database says.
pub async fn files(db: Db<'_>, case: i64) -> Result<Vec<FileRow>, StoreError> {
    db.all(&format!("{SELECT} WHERE f.case_id = $1 AND f.removed_at_ms IS NULL ORDER BY f.id"), [case.into()])
        .await
}

/// A file of a case that was not removed.
///
/// # Errors
/// What the database says.
pub async fn find_file(db: Db<'_>, case: i64, id: i64) -> Result<Option<FileRow>, StoreError> {
    db.one(
        &format!("{SELECT} WHERE f.case_id = $1 AND f.id = $2 AND f.removed_at_ms IS NULL"),
        [case.into(), id.into()],
    )
    .await
}

/// Removes a file from its case; says whether it was there.
///
/// # Errors
/// What the database says.
pub async fn remove_file(db: Db<'_>, case: i64, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql =
        "UPDATE case_file SET removed_at_ms = $3 WHERE case_id = $1 AND id = $2 AND removed_at_ms IS NULL";
    Ok(db.execute(sql, [case.into(), id.into(), now_ms.into()]).await? == 1)
}

/// Whether bytes with a digest belong to a case.
///
/// # Errors
/// What the database says.
pub async fn is_kept(db: Db<'_>, digest: &[u8]) -> Result<bool, StoreError> {
    let found: Option<i64> =
        db.scalar("SELECT id FROM case_file WHERE digest = $1 LIMIT 1", [digest.to_vec().into()]).await?;
    Ok(found.is_some())
}
