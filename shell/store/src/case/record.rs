//! Cases themselves.

use super::Viewer;
use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// A case.
#[derive(Debug, Clone, FromQueryResult)]
pub struct CaseRow {
    /// Its id.
    pub id: i64,
    /// Its kind as kept.
    pub case_type_id: i64,
    /// Digest of the files of that kind.
    pub type_digest: String,
    /// The pack.
    pub pack: String,
    /// Name of the kind.
    pub kind: String,
    /// Its number; none while it is a draft.
    pub number: Option<String>,
    /// The line by which it is known.
    pub headline: String,
    /// The unit whose case it is.
    pub unit_id: i64,
    /// Its name.
    pub unit_name: String,
    /// Path of the unit in the tree.
    pub unit_path: String,
    /// Level of the unit.
    pub unit_level: String,
    /// Who opened it.
    pub opened_by: i64,
    /// Their name.
    pub opener_name: String,
    /// `draft`, `running` or `ended`.
    pub state: String,
    /// `done`, `rejected`, `withdrawn`, or `merged` when it is handled with another.
    pub outcome: Option<String>,
    /// 1 when it is urgent.
    pub is_urgent: i64,
    /// Digest of the rules that it began with.
    pub rules_digest: String,
    /// The form as it was sent first, JSON.
    pub asked: Option<String>,
    /// The form as it is, JSON.
    pub form: String,
    /// State of the process, JSON.
    pub process: Option<String>,
    /// Goes up with every change.
    pub version: i64,
    /// When the draft was begun.
    pub created_at_ms: i64,
    /// When it was sent.
    pub sent_at_ms: Option<i64>,
    /// When it ended.
    pub ended_at_ms: Option<i64>,
}

pub(super) const SELECT: &str = "SELECT c.id, c.case_type_id, k.digest AS type_digest, c.pack, c.kind, c.number, c.headline, c.unit_id, u.name AS unit_name, \
    u.path AS unit_path, u.level AS unit_level, c.opened_by, o.name AS opener_name, c.state, \
    CASE WHEN c.merged_into IS NOT NULL THEN 'merged' ELSE c.outcome END AS outcome, c.is_urgent, \
    c.rules_digest, c.asked, c.form, c.process, c.version, c.created_at_ms, c.sent_at_ms, c.ended_at_ms \
    FROM case_record c JOIN party u ON u.id = c.unit_id JOIN account o ON o.id = c.opened_by \
    JOIN case_type k ON k.id = c.case_type_id";

/// A case to be begun.
#[derive(Debug, Clone)]
pub struct NewCase<'a> {
    /// Its kind as kept.
    pub case_type_id: i64,
    /// The pack.
    pub pack: &'a str,
    /// Name of the kind.
    pub kind: &'a str,
    /// The line by which it is known.
    pub headline: &'a str,
    /// The unit whose case it is.
    pub unit_id: i64,
    /// Who opens it.
    pub opened_by: i64,
    /// Whether it is urgent.
    pub is_urgent: bool,
    /// Digest of the rules.
    pub rules_digest: &'a str,
    /// The form, JSON.
    pub form: &'a str,
}

/// Begins a draft.
///
/// # Errors
/// What the database says.
pub async fn insert(db: Db<'_>, new: &NewCase<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO case_record (case_type_id, pack, kind, headline, unit_id, opened_by, state, is_urgent, rules_digest, \
        form, version, created_at_ms) VALUES ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9, 1, $10) RETURNING id";
    let values = [
        new.case_type_id.into(),
        new.pack.into(),
        new.kind.into(),
        new.headline.into(),
        new.unit_id.into(),
        new.opened_by.into(),
        i64::from(new.is_urgent).into(),
        new.rules_digest.into(),
        new.form.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// Keeps into which other case one was merged, unless it was merged into another before.
///
/// # Errors
/// What the database says.
pub async fn set_merged(db: Db<'_>, case: i64, into: i64) -> Result<(), StoreError> {
    let sql = "UPDATE case_record SET merged_into = $2 WHERE id = $1 AND merged_into IS NULL";
    db.execute(sql, [case.into(), into.into()]).await?;
    Ok(())
}

/// A case that the viewer sees.
///
/// # Errors
/// What the database says.
pub async fn seen(db: Db<'_>, viewer: Viewer<'_>, id: i64) -> Result<Option<CaseRow>, StoreError> {
    let mut values = vec![id.into()];
    let condition = viewer.condition(&mut values);
    db.one(&format!("{SELECT} WHERE c.id = $1 AND {condition}"), values).await
}

/// A case, for an act that has another right to it: a task of the caller's, or a timer.
///
/// # Errors
/// What the database says.
pub async fn case(db: Db<'_>, id: i64) -> Result<Option<CaseRow>, StoreError> {
    db.one(&format!("{SELECT} WHERE c.id = $1"), [id.into()]).await
}

/// Keeps every other act away from the case until this transaction ends.
///
/// # Errors
/// What the database says.
pub async fn lock(db: Db<'_>, id: i64) -> Result<bool, StoreError> {
    Ok(db.execute("UPDATE case_record SET version = version + 1 WHERE id = $1", [id.into()]).await? == 1)
}

/// Keeps every other act away from the case of a task until this transaction ends; says whether there is such a task.
///
/// # Errors
/// What the database says.
pub async fn lock_of_task(db: Db<'_>, task: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE case_record SET version = version + 1 WHERE id = (SELECT case_id FROM case_task WHERE id = $1)";
    Ok(db.execute(sql, [task.into()]).await? == 1)
}

/// Keeps every other act away from a draft until this transaction ends, if it still is the version that was read; says whether it is.
///
/// # Errors
/// What the database says.
pub async fn lock_draft(db: Db<'_>, id: i64, version: i64) -> Result<bool, StoreError> {
    let sql =
        "UPDATE case_record SET version = version + 1 WHERE id = $1 AND version = $2 AND state = 'draft'";
    Ok(db.execute(sql, [id.into(), version.into()]).await? == 1)
}

/// What an act changes of a case that it has locked.
#[derive(Debug, Clone)]
pub struct Change<'a> {
    /// Its number.
    pub number: Option<&'a str>,
    /// The line by which it is known.
    pub headline: &'a str,
    /// `draft`, `running` or `ended`.
    pub state: &'a str,
    /// `done`, `rejected` or `withdrawn`.
    pub outcome: Option<&'a str>,
    /// Whether it is urgent.
    pub is_urgent: bool,
    /// The form as it was sent first.
    pub asked: Option<&'a str>,
    /// The form.
    pub form: &'a str,
    /// State of the process.
    pub process: Option<&'a str>,
    /// When it was sent.
    pub sent_at_ms: Option<i64>,
    /// When it ended.
    pub ended_at_ms: Option<i64>,
}

/// Writes a case that is locked.
///
/// # Errors
/// What the database says.
pub async fn change(db: Db<'_>, id: i64, change: &Change<'_>) -> Result<(), StoreError> {
    let sql = "UPDATE case_record SET number = $2, headline = $3, state = $4, outcome = $5, is_urgent = $6, asked = $7, form = $8, \
        process = $9, sent_at_ms = $10, ended_at_ms = $11 WHERE id = $1";
    let values = [
        id.into(),
        change.number.into(),
        change.headline.into(),
        change.state.into(),
        change.outcome.into(),
        i64::from(change.is_urgent).into(),
        change.asked.into(),
        change.form.into(),
        change.process.into(),
        change.sent_at_ms.into(),
        change.ended_at_ms.into(),
    ];
    db.execute(sql, values).await?;
    Ok(())
}

/// Throws a draft away; says whether there was one.
///
/// # Errors
/// What the database says.
pub async fn delete_draft(db: Db<'_>, id: i64) -> Result<bool, StoreError> {
    db.execute("DELETE FROM case_party WHERE case_id = $1", [id.into()]).await?;
    db.execute("DELETE FROM case_file WHERE case_id = $1", [id.into()]).await?;
    db.execute("DELETE FROM case_upload WHERE case_id = $1", [id.into()]).await?;
    Ok(db.execute("DELETE FROM case_record WHERE id = $1 AND state = 'draft'", [id.into()]).await? == 1)
}

/// A party that takes part.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct PartyPart {
    /// The part.
    pub part: String,
    /// The party.
    pub party_id: i64,
    /// Its name.
    pub name: String,
    /// Its path.
    pub path: String,
    /// Its level.
    pub level: String,
}

/// Parties that take part, by part and name.
///
/// # Errors
/// What the database says.
pub async fn parts(db: Db<'_>, case: i64) -> Result<Vec<PartyPart>, StoreError> {
    let sql = "SELECT cp.part, cp.party_id, p.name, p.path, p.level FROM case_party cp JOIN party p ON p.id = cp.party_id \
        WHERE cp.case_id = $1 ORDER BY cp.part, p.name, p.id";
    db.all(sql, [case.into()]).await
}

/// Forms of the running cases of a kind and a unit in which a party takes a part.
///
/// # Errors
/// What the database says.
pub async fn running_for(
    db: Db<'_>,
    (pack, kind): (&str, &str),
    unit: i64,
    (part, party): (&str, i64),
) -> Result<Vec<String>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        form: String,
    }
    let sql = "SELECT c.form FROM case_record c JOIN case_party cp ON cp.case_id = c.id AND cp.part = $4 AND cp.party_id = $5 \
        WHERE c.pack = $1 AND c.kind = $2 AND c.unit_id = $3 AND c.state = 'running' ORDER BY c.id";
    let rows: Vec<Row> =
        db.all(sql, [pack.into(), kind.into(), unit.into(), part.into(), party.into()]).await?;
    Ok(rows.into_iter().map(|row| row.form).collect())
}

/// Replaces the parties that take part.
///
/// # Errors
/// A party that is not there.
pub async fn set_parts(db: Db<'_>, case: i64, parts: &[(String, i64)]) -> Result<(), StoreError> {
    db.execute("DELETE FROM case_party WHERE case_id = $1", [case.into()]).await?;
    for (part, party) in parts {
        let sql =
            "INSERT INTO case_party (case_id, part, party_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        db.execute(sql, [case.into(), part.as_str().into(), (*party).into()]).await?;
    }
    Ok(())
}
