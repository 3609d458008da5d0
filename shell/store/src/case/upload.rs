//! Files of cases that arrive in parts. The bytes are the file system's.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// A file under way.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct UploadRow {
    /// Its id.
    pub id: i64,
    /// The case that it is for.
    pub case_id: i64,
    /// Whose it is.
    pub account_id: i64,
    /// The field of the form that it belongs to.
    pub field: Option<String>,
    /// Its name.
    pub name: String,
    /// How large it is to be.
    pub bytes: i64,
    /// `sm3` or `sha256`.
    pub digest_kind: String,
    /// The digest that it is to have.
    pub digest: Vec<u8>,
    /// How much of it has arrived.
    pub arrived: i64,
    /// Name of the file with what has arrived.
    pub place: String,
    /// When something last arrived.
    pub touched_at_ms: i64,
}

const COLUMNS: &str =
    "id, case_id, account_id, field, name, bytes, digest_kind, digest, arrived, place, touched_at_ms";

/// A file that begins to arrive.
#[derive(Debug, Clone)]
pub struct NewUpload<'a> {
    /// The case that it is for.
    pub case_id: i64,
    /// Whose it is.
    pub account_id: i64,
    /// The field of the form that it belongs to.
    pub field: Option<&'a str>,
    /// Its name.
    pub name: &'a str,
    /// How large it is to be.
    pub bytes: i64,
    /// `sm3` or `sha256`.
    pub digest_kind: &'a str,
    /// The digest that it is to have.
    pub digest: &'a [u8],
    /// Name of the file with what will have arrived.
    pub place: &'a str,
}

/// Begins a file.
///
/// # Errors
/// What the database says.
pub async fn insert_upload(db: Db<'_>, new: &NewUpload<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO case_upload (case_id, account_id, field, name, bytes, digest_kind, digest, arrived, place, \
        begun_at_ms, touched_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $9) RETURNING id";
    let values = [
        new.case_id.into(),
        new.account_id.into(),
        new.field.into(),
        new.name.into(),
        new.bytes.into(),
        new.digest_kind.into(),
        new.digest.into(),
        new.place.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// Files under way of an account, oldest first.
///
/// # Errors
/// What the database says.
pub async fn uploads_of(db: Db<'_>, account_id: i64) -> Result<Vec<UploadRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM case_upload WHERE account_id = $1 ORDER BY id");
    db.all(&sql, [account_id.into()]).await
}

/// A file under way of an account, for a case.
///
/// # Errors
/// What the database says.
pub async fn find_upload(
    db: Db<'_>,
    (account_id, case_id): (i64, i64),
    id: i64,
) -> Result<Option<UploadRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM case_upload WHERE id = $1 AND account_id = $2 AND case_id = $3");
    db.one(&sql, [id.into(), account_id.into(), case_id.into()]).await
}

/// Keeps that more has arrived; false when it was not as much as thought before. Of two who send the same part one is the first.
///
/// # Errors
/// What the database says.
pub async fn upload_arrived(
    db: Db<'_>,
    id: i64,
    (before, now): (i64, i64),
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE case_upload SET arrived = $3, touched_at_ms = $4 WHERE id = $1 AND arrived = $2";
    Ok(db.execute(sql, [id.into(), before.into(), now.into(), now_ms.into()]).await? == 1)
}

/// Forgets a file under way; says whether it was there.
///
/// # Errors
/// What the database says.
pub async fn delete_upload(db: Db<'_>, id: i64) -> Result<bool, StoreError> {
    Ok(db.execute("DELETE FROM case_upload WHERE id = $1", [id.into()]).await? == 1)
}

/// Forgets files of which nothing arrived since an instant; says where their bytes lie.
///
/// # Errors
/// What the database says.
pub async fn delete_uploads_before(
    db: Db<'_>,
    before_ms: i64,
    limit: i64,
) -> Result<Vec<String>, StoreError> {
    #[derive(FromQueryResult)]
    struct Place {
        place: String,
    }
    let sql = "DELETE FROM case_upload WHERE id IN (SELECT id FROM case_upload WHERE touched_at_ms < $1 ORDER BY id LIMIT $2) \
        RETURNING place";
    let gone: Vec<Place> = db.all(sql, [before_ms.into(), limit.into()]).await?;
    Ok(gone.into_iter().map(|row| row.place).collect())
}

/// Whether a file with what has arrived belongs to one that is under way.
///
/// # Errors
/// What the database says.
pub async fn is_upload(db: Db<'_>, place: &str) -> Result<bool, StoreError> {
    let count: Option<i64> =
        db.scalar("SELECT count(*) FROM case_upload WHERE place = $1", [place.into()]).await?;
    Ok(count.is_some_and(|count| count > 0))
}
