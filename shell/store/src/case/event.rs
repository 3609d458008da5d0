//! Timelines of cases.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// An act on a case.
#[derive(Debug, Clone, FromQueryResult)]
pub struct EventRow {
    /// Its place in the timeline, from 1.
    pub position: i64,
    /// When.
    pub at_ms: i64,
    /// Whose act; none for the platform's own.
    pub account_id: Option<i64>,
    /// Their name.
    pub account_name: Option<String>,
    /// What was done.
    pub act: String,
    /// On which task.
    pub task_number: Option<i64>,
    /// What was said with it.
    pub said: String,
    /// What else is to be known, JSON.
    pub detail: String,
}

/// An act to be kept.
#[derive(Debug, Clone)]
pub struct NewEvent<'a> {
    /// The case, which this transaction has locked.
    pub case_id: i64,
    /// Whose act.
    pub account_id: Option<i64>,
    /// What was done.
    pub act: &'a str,
    /// On which task.
    pub task_number: Option<i64>,
    /// What was said with it.
    pub said: &'a str,
    /// What else is to be known, JSON.
    pub detail: &'a str,
}

/// Keeps an act at the end of the timeline; says its place.
///
/// # Errors
/// What the database says.
pub async fn insert_event(db: Db<'_>, new: &NewEvent<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO case_event (case_id, position, at_ms, account_id, act, task_number, said, detail) \
        VALUES ($1, (SELECT COALESCE(MAX(position), 0) + 1 FROM case_event WHERE case_id = $1), $2, $3, $4, $5, $6, $7) \
        RETURNING position";
    let values = [
        new.case_id.into(),
        now_ms.into(),
        new.account_id.into(),
        new.act.into(),
        new.task_number.into(),
        new.said.into(),
        new.detail.into(),
    ];
    db.returning(sql, values).await
}

/// The timeline of a case.
///
/// # Errors
/// What the database says.
pub async fn events(db: Db<'_>, case: i64) -> Result<Vec<EventRow>, StoreError> {
    let sql = "SELECT e.position, e.at_ms, e.account_id, a.name AS account_name, e.act, e.task_number, e.said, e.detail \
        FROM case_event e LEFT JOIN account a ON a.id = e.account_id WHERE e.case_id = $1 ORDER BY e.position";
    db.all(sql, [case.into()]).await
}
