//! Word templates of a city's own. The bytes are the file system's.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// A version of a template.
#[derive(Debug, Clone, FromQueryResult)]
pub struct TemplateRow {
    /// Its id.
    pub id: i64,
    /// The document of the kind.
    pub name: String,
    /// Which version.
    pub version: i64,
    /// The file's name.
    pub file_name: String,
    /// SM3 of its bytes.
    pub digest: Vec<u8>,
    /// How many bytes.
    pub bytes: i64,
    /// Who uploaded it.
    pub uploader_name: String,
    /// When.
    pub uploaded_at_ms: i64,
    /// When it was taken out of use.
    pub ended_at_ms: Option<i64>,
}

const SELECT: &str = "SELECT t.id, t.name, t.version, t.file_name, t.digest, t.bytes, a.name AS uploader_name, t.uploaded_at_ms, \
    t.ended_at_ms FROM document_template t JOIN account a ON a.id = t.uploaded_by";

/// A template to be kept.
#[derive(Debug, Clone)]
pub struct NewTemplate<'a> {
    /// The pack.
    pub pack: &'a str,
    /// The kind.
    pub kind: &'a str,
    /// The document.
    pub name: &'a str,
    /// Which version.
    pub version: i64,
    /// The file's name.
    pub file_name: &'a str,
    /// SM3 of its bytes.
    pub digest: &'a [u8],
    /// How many bytes.
    pub bytes: i64,
    /// Who uploads it.
    pub uploaded_by: i64,
}

/// Keeps a version.
///
/// # Errors
/// [`StoreError::Unique`] when somebody else was first with it.
pub async fn insert_template(db: Db<'_>, new: &NewTemplate<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO document_template (pack, kind, name, version, file_name, digest, bytes, uploaded_by, uploaded_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id";
    let values = [
        new.pack.into(),
        new.kind.into(),
        new.name.into(),
        new.version.into(),
        new.file_name.into(),
        new.digest.to_vec().into(),
        new.bytes.into(),
        new.uploaded_by.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// Every version of a kind's templates, newest first.
///
/// # Errors
/// What the database says.
pub async fn templates(db: Db<'_>, pack: &str, kind: &str) -> Result<Vec<TemplateRow>, StoreError> {
    let sql = format!("{SELECT} WHERE t.pack = $1 AND t.kind = $2 ORDER BY t.name, t.version DESC");
    db.all(&sql, [pack.into(), kind.into()]).await
}

/// A version by its id.
///
/// # Errors
/// What the database says.
pub async fn find_template(db: Db<'_>, id: i64) -> Result<Option<TemplateRow>, StoreError> {
    db.one(&format!("{SELECT} WHERE t.id = $1"), [id.into()]).await
}

/// Takes what is in use of a document's templates out of use; says whether there was any.
///
/// # Errors
/// What the database says.
pub async fn end_templates(
    db: Db<'_>,
    (pack, kind, name): (&str, &str, &str),
    by: i64,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE document_template SET ended_by = $4, ended_at_ms = $5 WHERE pack = $1 AND kind = $2 AND name = $3 \
        AND ended_at_ms IS NULL";
    Ok(db.execute(sql, [pack.into(), kind.into(), name.into(), by.into(), now_ms.into()]).await? > 0)
}
