//! Force majeure: what was found, which limits it names, and the cases whose clocks it may move.

use super::Viewer;
use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};

/// A record.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct ForceRow {
    /// Its id.
    pub id: i64,
    /// The pack whose limits it names.
    pub pack: String,
    /// What happened.
    pub event: String,
    /// What proves it.
    pub proof: String,
    /// Keys of the limits, JSON; `*` for all.
    pub limits: String,
    /// The party whose cases it is about; all when there is none.
    pub party_id: Option<i64>,
    /// Its name.
    pub party_name: Option<String>,
    /// First instant.
    pub began_at_ms: i64,
    /// First instant after it.
    pub until_at_ms: Option<i64>,
    /// Who proposed it.
    pub proposer_name: String,
    /// Who confirmed it.
    pub confirmer_name: Option<String>,
    /// When it was confirmed.
    pub recorded_at_ms: i64,
}

const SELECT: &str = "SELECT f.id, f.pack, f.event, f.proof, f.limits, f.party_id, p.name AS party_name, f.began_at_ms, f.until_at_ms, \
    a.name AS proposer_name, b.name AS confirmer_name, f.recorded_at_ms FROM force_majeure f LEFT JOIN party p ON p.id = f.party_id \
    JOIN proposal o ON o.id = f.proposal_id JOIN account a ON a.id = o.proposed_by LEFT JOIN account b ON b.id = o.decided_by";

/// A record to be kept.
#[derive(Debug, Clone)]
pub struct NewForce<'a> {
    /// The pack.
    pub pack: &'a str,
    /// What happened.
    pub event: &'a str,
    /// What proves it.
    pub proof: &'a str,
    /// Keys of the limits, JSON.
    pub limits: &'a str,
    /// The party whose cases it is about.
    pub party_id: Option<i64>,
    /// First instant.
    pub began_at_ms: i64,
    /// First instant after it.
    pub until_at_ms: Option<i64>,
    /// The proposal by which two people found it.
    pub proposal_id: i64,
}

/// Keeps a record.
///
/// # Errors
/// What the database says.
pub async fn insert_force(db: Db<'_>, new: &NewForce<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO force_majeure (pack, event, proof, limits, party_id, began_at_ms, until_at_ms, proposal_id, recorded_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id";
    let values = [
        new.pack.into(),
        new.event.into(),
        new.proof.into(),
        new.limits.into(),
        new.party_id.into(),
        new.began_at_ms.into(),
        new.until_at_ms.into(),
        new.proposal_id.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// Writes the end of one that goes on; says whether it did.
///
/// # Errors
/// What the database says.
pub async fn end_force(db: Db<'_>, id: i64, until_ms: i64, proposal: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE force_majeure SET until_at_ms = $2, end_proposal_id = $3 WHERE id = $1 AND until_at_ms IS NULL";
    Ok(db.execute(sql, [id.into(), until_ms.into(), proposal.into()]).await? == 1)
}

/// One record.
///
/// # Errors
/// What the database says.
pub async fn find_force(db: Db<'_>, id: i64) -> Result<Option<ForceRow>, StoreError> {
    db.one(&format!("{SELECT} WHERE f.id = $1"), [id.into()]).await
}

/// Records of a pack, the newest first; of every pack when none is named.
///
/// # Errors
/// What the database says.
pub async fn forces(db: Db<'_>, pack: Option<&str>) -> Result<Vec<ForceRow>, StoreError> {
    match pack {
        Some(pack) => {
            db.all(&format!("{SELECT} WHERE f.pack = $1 ORDER BY f.id DESC LIMIT 500"), [pack.into()]).await
        }
        None => db.all(&format!("{SELECT} ORDER BY f.id DESC LIMIT 500"), []).await,
    }
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// A task is open whose clock runs, or a timer stands between tasks.
const CLOCKED: &str = "(EXISTS (SELECT 1 FROM case_task t WHERE t.case_id = c.id AND t.state = 'open' AND t.due_basis IS NOT NULL) \
    OR EXISTS (SELECT 1 FROM case_timer m WHERE m.case_id = c.id AND m.basis IS NOT NULL))";

/// Running cases of a pack that have an open task with a clock, in order of their ids, after one of them.
///
/// # Errors
/// What the database says.
pub async fn clocked_cases(db: Db<'_>, pack: &str, after: i64, limit: i64) -> Result<Vec<i64>, StoreError> {
    let sql = format!(
        "SELECT c.id FROM case_record c WHERE c.state = 'running' AND {CLOCKED} AND c.pack = $1 AND c.id > $2 \
        ORDER BY c.id LIMIT $3"
    );
    let rows: Vec<Id> = db.all(&sql, [pack.into(), after.into(), limit.into()]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The same of every pack, among the cases that the viewer sees.
///
/// # Errors
/// What the database says.
pub async fn clocked_cases_seen(
    db: Db<'_>,
    viewer: Viewer<'_>,
    after: i64,
    limit: i64,
) -> Result<Vec<i64>, StoreError> {
    let mut values: Vec<Value> = vec![after.into(), limit.into()];
    let condition = viewer.condition(&mut values);
    let sql = format!(
        "SELECT c.id FROM case_record c JOIN party u ON u.id = c.unit_id WHERE c.state = 'running' AND {CLOCKED} \
        AND c.id > $1 AND {condition} ORDER BY c.id LIMIT $2"
    );
    let rows: Vec<Id> = db.all(&sql, values).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
