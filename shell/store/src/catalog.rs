//! Lists of items and prices that a city adopted. Rows are only ever added.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// A list, with the people behind it.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct ListRow {
    /// Place among the lists of its pack, counted from 1 in the order in which they were decided.
    pub position: i64,
    /// The document that it is taken from.
    pub document: String,
    /// First day it holds.
    pub from_on: String,
    /// What it says, JSON.
    pub content: String,
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

/// Lists of a pack in the order in which they were decided.
///
/// # Errors
/// What the database says.
pub async fn lists(db: Db<'_>, pack: &str) -> Result<Vec<ListRow>, StoreError> {
    let sql = "SELECT c.position, c.document, c.from_on, c.content, c.reason, c.proposal_id, c.decided_at_ms, \
            proposer.name AS proposed_by, COALESCE(decider.name, '') AS decided_by \
        FROM catalog_list c JOIN proposal p ON p.id = c.proposal_id \
            JOIN account proposer ON proposer.id = p.proposed_by LEFT JOIN account decider ON decider.id = p.decided_by \
        WHERE c.pack = $1 ORDER BY c.position";
    db.all(sql, [pack.into()]).await
}

/// A list to be kept.
#[derive(Debug, Clone)]
pub struct NewList<'a> {
    /// The pack.
    pub pack: &'a str,
    /// The document that it is taken from.
    pub document: &'a str,
    /// First day it holds.
    pub from_on: &'a str,
    /// What it says, JSON.
    pub content: &'a str,
    /// Why.
    pub reason: &'a str,
    /// The proposal that was confirmed.
    pub proposal_id: i64,
}

/// Adds a list behind those of its pack; says its position. Two at the same moment get different ones, or one is run again.
///
/// # Errors
/// What the database says.
pub async fn insert(db: Db<'_>, list: NewList<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO catalog_list (pack, position, document, from_on, content, reason, proposal_id, decided_at_ms) \
        VALUES ($1, (SELECT COALESCE(MAX(position), 0) + 1 FROM catalog_list WHERE pack = $1), $2, $3, $4, $5, $6, $7) \
        RETURNING position";
    let values = [
        list.pack.into(),
        list.document.into(),
        list.from_on.into(),
        list.content.into(),
        list.reason.into(),
        list.proposal_id.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// People in use of the units and providers that have projects under a pack: those whom a change of prices concerns.
///
/// # Errors
/// What the database says.
pub async fn concerned(db: Db<'_>, pack: &str, now_ms: i64) -> Result<Vec<i64>, StoreError> {
    #[derive(FromQueryResult)]
    struct Person {
        id: i64,
    }
    let sql = "SELECT a.id FROM account a WHERE a.status = 'active' AND a.world = 'business' \
            AND (a.expires_at_ms IS NULL OR a.expires_at_ms > $2) \
            AND a.party_id IN (SELECT unit_id FROM project WHERE pack = $1 UNION SELECT provider_id FROM project WHERE pack = $1) \
        ORDER BY a.id";
    let people = db.all::<Person>(sql, [pack.into(), now_ms.into()]).await?;
    Ok(people.into_iter().map(|person| person.id).collect())
}
