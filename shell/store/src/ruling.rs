//! Readings of rulings that the authority chose. Rows are only ever added.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// A choice, with the people behind it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ChoiceRow {
    /// Place among the choices of its pack, counted from 1 in the order in which they were decided.
    pub position: i64,
    /// Key of the ruling.
    pub ruling: String,
    /// The reading.
    pub reading: String,
    /// First day it holds.
    pub from_on: String,
    /// Why.
    pub reason: String,
    /// The proposal that was confirmed.
    pub proposal_id: i64,
    /// When it was decided.
    pub decided_at_ms: i64,
    /// Name of who proposed it.
    pub proposed_by: String,
    /// Name of who confirmed it.
    pub decided_by: String,
}

/// Choices of a pack in the order in which they were decided.
///
/// # Errors
/// What the database says.
pub async fn choices(db: Db<'_>, pack: &str) -> Result<Vec<ChoiceRow>, StoreError> {
    let sql = "SELECT c.position, c.ruling, c.reading, c.from_on, c.reason, c.proposal_id, c.decided_at_ms, \
            proposer.name AS proposed_by, COALESCE(decider.name, '') AS decided_by \
        FROM ruling_choice c JOIN proposal p ON p.id = c.proposal_id \
            JOIN account proposer ON proposer.id = p.proposed_by LEFT JOIN account decider ON decider.id = p.decided_by \
        WHERE c.pack = $1 ORDER BY c.position";
    db.all(sql, [pack.into()]).await
}

/// A choice to be kept.
#[derive(Debug, Clone)]
pub struct NewChoice<'a> {
    /// The pack.
    pub pack: &'a str,
    /// Key of the ruling.
    pub ruling: &'a str,
    /// The reading.
    pub reading: &'a str,
    /// First day it holds.
    pub from_on: &'a str,
    /// Why.
    pub reason: &'a str,
    /// The proposal that was confirmed.
    pub proposal_id: i64,
}

/// Adds a choice behind those of its pack; says its position. Two at the same moment get different ones, or one is run again.
///
/// # Errors
/// What the database says.
pub async fn insert(db: Db<'_>, choice: NewChoice<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO ruling_choice (pack, position, ruling, reading, from_on, reason, proposal_id, decided_at_ms) \
        VALUES ($1, (SELECT COALESCE(MAX(position), 0) + 1 FROM ruling_choice WHERE pack = $1), $2, $3, $4, $5, $6, $7) \
        RETURNING position";
    let values = [
        choice.pack.into(),
        choice.ruling.into(),
        choice.reading.into(),
        choice.from_on.into(),
        choice.reason.into(),
        choice.proposal_id.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// A proposal to choose that waits for a second person.
#[derive(Debug, Clone, FromQueryResult)]
pub struct OpenProposal {
    /// Its id.
    pub id: i64,
    /// What it is about.
    pub subject: String,
}

/// Proposals of a kind that wait, oldest first.
///
/// # Errors
/// What the database says.
pub async fn open_proposals(db: Db<'_>, kind: &str) -> Result<Vec<OpenProposal>, StoreError> {
    let sql = "SELECT id, subject FROM proposal WHERE state = 'open' AND kind = $1 ORDER BY id LIMIT 500";
    db.all(sql, [kind.into()]).await
}
