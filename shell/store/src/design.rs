//! Designs: processes that the authority redraws. Drafts change; versions in use are only ever added.

use crate::case::Viewer;
use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// A version in use, or one that was.
#[derive(Debug, Clone, FromQueryResult)]
pub struct VersionRow {
    /// Name of the kind.
    pub kind: String,
    /// Its number, from 1.
    pub number: i64,
    /// What it is called.
    pub name: String,
    /// The version that it was drawn from; 0 is the pack's own.
    pub based_on: i64,
    /// The kept kind of work.
    pub case_type_id: i64,
    /// SM3 of its files.
    pub digest: String,
    /// Its files, JSON.
    pub files: String,
    /// 1 when its form was drawn with it, 0 when it was the pack's own.
    pub own_form: i64,
    /// The proposal that was confirmed.
    pub proposal_id: i64,
    /// Since when.
    pub deployed_at_ms: i64,
    /// Name of who proposed it.
    pub proposed_by: String,
    /// Name of who confirmed it.
    pub confirmed_by: String,
}

const VERSIONS: &str = "SELECT v.kind, v.number, v.name, v.based_on, v.case_type_id, t.digest, t.files, v.own_form, v.proposal_id, v.deployed_at_ms, \
        proposer.name AS proposed_by, COALESCE(decider.name, '') AS confirmed_by \
    FROM design_version v JOIN case_type t ON t.id = v.case_type_id JOIN proposal p ON p.id = v.proposal_id \
        JOIN account proposer ON proposer.id = p.proposed_by LEFT JOIN account decider ON decider.id = p.decided_by \
    WHERE v.pack = $1";

/// The version in use of each kind of a pack that has one of its own.
///
/// # Errors
/// What the database says.
pub async fn present(db: Db<'_>, pack: &str) -> Result<Vec<VersionRow>, StoreError> {
    let sql = format!(
        "{VERSIONS} AND v.number = (SELECT MAX(w.number) FROM design_version w WHERE w.pack = v.pack AND w.kind = v.kind) ORDER BY v.kind"
    );
    db.all(&sql, [pack.into()]).await
}

/// Every version of a kind, the newest first.
///
/// # Errors
/// What the database says.
pub async fn versions(db: Db<'_>, pack: &str, kind: &str) -> Result<Vec<VersionRow>, StoreError> {
    let sql = format!("{VERSIONS} AND v.kind = $2 ORDER BY v.number DESC");
    db.all(&sql, [pack.into(), kind.into()]).await
}

/// The number of the version in use; 0 is the pack's own.
///
/// # Errors
/// What the database says.
pub async fn present_number(db: Db<'_>, pack: &str, kind: &str) -> Result<i64, StoreError> {
    let sql = "SELECT COALESCE(MAX(number), 0) FROM design_version WHERE pack = $1 AND kind = $2";
    Ok(db.scalar(sql, [pack.into(), kind.into()]).await?.unwrap_or(0))
}

/// A version that comes into use.
#[derive(Debug, Clone)]
pub struct NewVersion<'a> {
    /// The pack.
    pub pack: &'a str,
    /// Name of the kind.
    pub kind: &'a str,
    /// Its number.
    pub number: i64,
    /// The kept kind of work.
    pub case_type_id: i64,
    /// What it is called.
    pub name: &'a str,
    /// The version that it was drawn from.
    pub based_on: i64,
    /// Whether its form was drawn with it.
    pub has_own_form: bool,
    /// The proposal that was confirmed.
    pub proposal_id: i64,
}

/// Puts a version into use.
///
/// # Errors
/// [`StoreError::Unique`] when another took its number.
pub async fn insert_version(db: Db<'_>, new: &NewVersion<'_>, now_ms: i64) -> Result<(), StoreError> {
    let sql = "INSERT INTO design_version (pack, kind, number, case_type_id, name, based_on, own_form, proposal_id, deployed_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = [
        new.pack.into(),
        new.kind.into(),
        new.number.into(),
        new.case_type_id.into(),
        new.name.into(),
        new.based_on.into(),
        i64::from(new.has_own_form).into(),
        new.proposal_id.into(),
        now_ms.into(),
    ];
    db.execute(sql, values).await.map(|_| ())
}

/// How many running cases began with which files.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Running {
    /// SM3 of the files.
    pub digest: String,
    /// How many.
    pub cases: i64,
}

/// Running cases of a kind that the viewer sees, by the files that they began with.
///
/// # Errors
/// What the database says.
pub async fn running(
    db: Db<'_>,
    viewer: Viewer<'_>,
    pack: &str,
    kind: &str,
) -> Result<Vec<Running>, StoreError> {
    let mut values: Vec<crate::Value> = vec![pack.into(), kind.into()];
    let condition = viewer.condition(&mut values);
    let sql = format!(
        "SELECT t.digest, COUNT(*) AS cases FROM case_record c JOIN case_type t ON t.id = c.case_type_id \
            JOIN party u ON u.id = c.unit_id \
        WHERE c.pack = $1 AND c.kind = $2 AND c.state = 'running' AND {condition} GROUP BY t.digest ORDER BY t.digest"
    );
    db.all(&sql, values).await
}

/// A draft.
#[derive(Debug, Clone, FromQueryResult)]
pub struct DraftRow {
    /// Its id.
    pub id: i64,
    /// The pack.
    pub pack: String,
    /// Name of the kind.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// The version that it was drawn from; 0 is the pack's own.
    pub based_on: i64,
    /// The process, BPMN 2.0.
    pub process: String,
    /// The form, JSON; none while it is the pack's own.
    pub form: Option<String>,
    /// How often it was written.
    pub version: i64,
    /// Name of who began it.
    pub created_by: String,
    /// When.
    pub created_at_ms: i64,
    /// Name of who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at_ms: i64,
}

const DRAFTS: &str = "SELECT d.id, d.pack, d.kind, d.name, d.based_on, d.process, d.form, d.version, a.name AS created_by, d.created_at_ms, \
    b.name AS changed_by, d.changed_at_ms FROM design_draft d JOIN account a ON a.id = d.created_by JOIN account b ON b.id = d.changed_by";

/// Drafts of a pack, the newest first.
///
/// # Errors
/// What the database says.
pub async fn drafts(db: Db<'_>, pack: &str) -> Result<Vec<DraftRow>, StoreError> {
    db.all(&format!("{DRAFTS} WHERE d.pack = $1 ORDER BY d.id DESC"), [pack.into()]).await
}

/// A draft.
///
/// # Errors
/// What the database says.
pub async fn draft(db: Db<'_>, id: i64) -> Result<Option<DraftRow>, StoreError> {
    db.one(&format!("{DRAFTS} WHERE d.id = $1"), [id.into()]).await
}

/// A draft that begins.
#[derive(Debug, Clone)]
pub struct NewDraft<'a> {
    /// The pack.
    pub pack: &'a str,
    /// Name of the kind.
    pub kind: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// The version that it is drawn from.
    pub based_on: i64,
    /// The process.
    pub process: &'a str,
    /// The form; none while it is the pack's own.
    pub form: Option<&'a str>,
}

/// Begins a draft; says its id.
///
/// # Errors
/// What the database says.
pub async fn insert_draft(
    db: Db<'_>,
    new: &NewDraft<'_>,
    account: i64,
    now_ms: i64,
) -> Result<i64, StoreError> {
    let sql = "INSERT INTO design_draft (pack, kind, name, based_on, process, version, created_by, created_at_ms, changed_by, changed_at_ms, form) \
        VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $6, $7, $8) RETURNING id";
    let values = [
        new.pack.into(),
        new.kind.into(),
        new.name.into(),
        new.based_on.into(),
        new.process.into(),
        account.into(),
        now_ms.into(),
        new.form.into(),
    ];
    db.returning(sql, values).await
}

/// Writes a draft; false when somebody else has written it since.
///
/// # Errors
/// What the database says.
pub async fn change_draft(
    db: Db<'_>,
    (id, version): (i64, i64),
    (name, process, form): (&str, &str, Option<&str>),
    account: i64,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE design_draft SET name = $3, process = $4, version = version + 1, changed_by = $5, changed_at_ms = $6, form = $7 \
        WHERE id = $1 AND version = $2";
    let values =
        [id.into(), version.into(), name.into(), process.into(), account.into(), now_ms.into(), form.into()];
    Ok(db.execute(sql, values).await? == 1)
}

/// Takes a draft away; false when somebody else has written it since.
///
/// # Errors
/// What the database says.
pub async fn delete_draft(db: Db<'_>, id: i64, version: i64) -> Result<bool, StoreError> {
    let sql = "DELETE FROM design_draft WHERE id = $1 AND version = $2";
    Ok(db.execute(sql, [id.into(), version.into()]).await? == 1)
}
