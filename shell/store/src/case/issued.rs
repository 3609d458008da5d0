//! Documents that were issued from cases, and their signed copies. The bytes are the file system's.

use super::{Viewer, bind};
use crate::{Db, StoreError, search};
use sea_orm::{FromQueryResult, Value};

/// An issued document.
#[derive(Debug, Clone, FromQueryResult)]
pub struct IssuedRow {
    /// Its id.
    pub id: i64,
    /// Its case.
    pub case_id: i64,
    /// Number of the case.
    pub case_number: Option<String>,
    /// The line by which the case is known.
    pub headline: String,
    /// The pack.
    pub pack: String,
    /// Name of the case's kind.
    pub kind: String,
    /// The kind as it was when it was issued.
    pub case_type_id: i64,
    /// Its name in the kind.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its number.
    pub number: String,
    /// By which strangers ask for it.
    pub code: String,
    /// Who issued it.
    pub issuer_id: i64,
    /// The name of that party then.
    pub issuer_name: String,
    /// Path of the issuer now.
    pub issuer_path: String,
    /// Level of the issuer now.
    pub issuer_level: String,
    /// What it says, JSON.
    pub says: String,
    /// Name of the person who issued it.
    pub person_name: Option<String>,
    /// When.
    pub issued_at_ms: i64,
    /// The document that stands in its place.
    pub replaced_by: Option<i64>,
    /// Number of that one.
    pub replaced_by_number: Option<String>,
    /// The city's own template that it is made of; the kind's when none.
    pub template_id: Option<i64>,
    /// SM3 of its bytes, once they are made.
    pub digest: Option<Vec<u8>>,
    /// How many bytes.
    pub bytes: Option<i64>,
    /// How many signed copies there are.
    pub copies: i64,
}

const SELECT: &str = "SELECT d.id, d.case_id, c.number AS case_number, c.headline, c.pack, c.kind, d.case_type_id, d.name, d.title, \
    d.number, d.code, d.issuer_id, d.issuer_name, i.path AS issuer_path, i.level AS issuer_level, d.says, a.name AS person_name, \
    d.issued_at_ms, d.replaced_by, r.number AS replaced_by_number, d.template_id, d.digest, d.bytes, \
    (SELECT COUNT(*) FROM document_copy dc WHERE dc.document_id = d.id) AS copies \
    FROM issued_document d JOIN case_record c ON c.id = d.case_id JOIN party u ON u.id = c.unit_id JOIN party i ON i.id = d.issuer_id \
    LEFT JOIN account a ON a.id = d.issued_by LEFT JOIN issued_document r ON r.id = d.replaced_by";

/// A document to be issued.
#[derive(Debug, Clone)]
pub struct NewIssued<'a> {
    /// Its case.
    pub case_id: i64,
    /// The kind as kept.
    pub case_type_id: i64,
    /// Its name in the kind.
    pub name: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its number.
    pub number: &'a str,
    /// By which strangers ask for it.
    pub code: &'a str,
    /// Who issues it.
    pub issuer_id: i64,
    /// Its name.
    pub issuer_name: &'a str,
    /// What it says, JSON.
    pub says: &'a str,
    /// The city's own template that it is made of.
    pub template_id: Option<i64>,
    /// The person who issues it.
    pub issued_by: Option<i64>,
}

/// Enters a document into the register.
///
/// # Errors
/// What the database says.
pub async fn insert_issued(db: Db<'_>, new: &NewIssued<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO issued_document (case_id, case_type_id, name, title, number, code, issuer_id, issuer_name, says, issued_by, \
        issued_at_ms, template_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id";
    let values = [
        new.case_id.into(),
        new.case_type_id.into(),
        new.name.into(),
        new.title.into(),
        new.number.into(),
        new.code.into(),
        new.issuer_id.into(),
        new.issuer_name.into(),
        new.says.into(),
        new.issued_by.into(),
        now_ms.into(),
        new.template_id.into(),
    ];
    db.returning(sql, values).await
}

/// Puts a new issue in the place of those of the same name in its case.
///
/// # Errors
/// What the database says.
pub async fn replace_issued(db: Db<'_>, case: i64, name: &str, by: i64) -> Result<u64, StoreError> {
    let sql = "UPDATE issued_document SET replaced_by = $3 WHERE case_id = $1 AND name = $2 AND id <> $3 AND replaced_by IS NULL";
    db.execute(sql, [case.into(), name.into(), by.into()]).await
}

/// Keeps which bytes were made of a document; says whether it had none before.
///
/// # Errors
/// What the database says.
pub async fn keep_made(
    db: Db<'_>,
    id: i64,
    digest: &[u8],
    bytes: i64,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE issued_document SET digest = $2, bytes = $3, made_at_ms = $4 WHERE id = $1 AND digest IS NULL";
    Ok(db.execute(sql, [id.into(), digest.to_vec().into(), bytes.into(), now_ms.into()]).await? == 1)
}

/// Documents of a case, oldest first.
///
/// # Errors
/// What the database says.
pub async fn issued_of(db: Db<'_>, case: i64) -> Result<Vec<IssuedRow>, StoreError> {
    db.all(&format!("{SELECT} WHERE d.case_id = $1 ORDER BY d.id"), [case.into()]).await
}

/// A document by its id, for an act that has a right to its case.
///
/// # Errors
/// What the database says.
pub async fn find_issued(db: Db<'_>, id: i64) -> Result<Option<IssuedRow>, StoreError> {
    db.one(&format!("{SELECT} WHERE d.id = $1"), [id.into()]).await
}

/// A document by its verification code, which is all the right that is needed.
///
/// # Errors
/// What the database says.
pub async fn issued_by_code(db: Db<'_>, code: &str) -> Result<Option<IssuedRow>, StoreError> {
    db.one(&format!("{SELECT} WHERE d.code = $1"), [code.into()]).await
}

/// Which documents are wanted.
#[derive(Debug, Clone, Default)]
pub struct IssuedWanted<'a> {
    /// Of cases of this kind.
    pub kind: Option<&'a str>,
    /// With a signed copy, or without one.
    pub signed: Option<bool>,
    /// Issued from this instant on.
    pub from_ms: i64,
    /// Issued before this instant.
    pub until_ms: i64,
    /// Words of number, title, issuer or case.
    pub query: &'a str,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Documents of the cases that the viewer sees, newest first.
///
/// # Errors
/// What the database says.
pub async fn issued_list(
    db: Db<'_>,
    viewer: Viewer<'_>,
    wanted: &IssuedWanted<'_>,
) -> Result<Vec<IssuedRow>, StoreError> {
    let mut values: Vec<Value> = vec![wanted.from_ms.into(), wanted.until_ms.into()];
    let mut conditions = vec!["d.issued_at_ms >= $1 AND d.issued_at_ms < $2".to_owned()];
    conditions.push(viewer.condition(&mut values));
    if let Some(kind) = wanted.kind {
        conditions.push(format!("c.kind = {}", bind(&mut values, kind.into())));
    }
    if let Some(signed) = wanted.signed {
        let not = if signed { "" } else { "NOT " };
        conditions.push(format!("{not}EXISTS (SELECT 1 FROM document_copy s WHERE s.document_id = d.id)"));
    }
    if let Some(below) = wanted.below_id {
        conditions.push(format!("d.id < {}", bind(&mut values, below.into())));
    }
    if !wanted.query.is_empty() {
        conditions.push(search::condition("issued_document", "d.id", wanted.query, &mut values));
    }
    let limit = bind(&mut values, wanted.limit.into());
    db.all(&format!("{SELECT} WHERE {} ORDER BY d.id DESC LIMIT {limit}", conditions.join(" AND ")), values)
        .await
}

/// A signed copy.
#[derive(Debug, Clone, FromQueryResult)]
pub struct CopyRow {
    /// Its id.
    pub id: i64,
    /// The document of which it is.
    pub document_id: i64,
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
    /// When.
    pub uploaded_at_ms: i64,
}

const COPY: &str = "SELECT s.id, s.document_id, s.name, s.media_type, s.bytes, s.digest, a.name AS uploader_name, s.uploaded_at_ms \
    FROM document_copy s JOIN account a ON a.id = s.uploaded_by";

/// A signed copy to be kept.
#[derive(Debug, Clone)]
pub struct NewCopy<'a> {
    /// The document of which it is.
    pub document_id: i64,
    /// SM3 of that document.
    pub of_digest: &'a [u8],
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

/// Keeps a signed copy.
///
/// # Errors
/// What the database says.
pub async fn insert_copy(db: Db<'_>, new: &NewCopy<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO document_copy (document_id, of_digest, name, media_type, bytes, digest, uploaded_by, uploaded_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
    let values = [
        new.document_id.into(),
        new.of_digest.to_vec().into(),
        new.name.into(),
        new.media_type.into(),
        new.bytes.into(),
        new.digest.to_vec().into(),
        new.uploaded_by.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// Signed copies of the documents of a case, oldest first.
///
/// # Errors
/// What the database says.
pub async fn copies(db: Db<'_>, case: i64) -> Result<Vec<CopyRow>, StoreError> {
    let sql =
        format!("{COPY} JOIN issued_document d ON d.id = s.document_id WHERE d.case_id = $1 ORDER BY s.id");
    db.all(&sql, [case.into()]).await
}

/// A signed copy of a document.
///
/// # Errors
/// What the database says.
pub async fn find_copy(db: Db<'_>, document: i64, id: i64) -> Result<Option<CopyRow>, StoreError> {
    db.one(&format!("{COPY} WHERE s.document_id = $1 AND s.id = $2"), [document.into(), id.into()]).await
}
