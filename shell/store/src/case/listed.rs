//! Tasks that stand in a list of their own.

use super::{Viewer, bind};
use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};

/// A task of a list with its case.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ListedRow {
    /// Its id in the list.
    pub id: i64,
    /// The task.
    pub task_id: i64,
    /// What is asked, JSON.
    pub contents: String,
    /// Who received it.
    pub receiver_id: Option<i64>,
    /// Their name.
    pub receiver_name: Option<String>,
    /// When.
    pub received_at_ms: Option<i64>,
    /// What shows that it was done, JSON.
    pub evidence: Option<String>,
    /// The element of the process.
    pub element: String,
    /// What is to be done.
    pub title: String,
    /// `open`, `done` or `cancelled`.
    pub state: String,
    /// How it was done.
    pub outcome: Option<String>,
    /// When it came.
    pub opened_at_ms: i64,
    /// When it is due.
    pub due_at_ms: Option<i64>,
    /// When it was closed.
    pub closed_at_ms: Option<i64>,
    /// Who closed it.
    pub closer_name: Option<String>,
    /// The party whose people do it.
    pub party_name: Option<String>,
    /// The case.
    pub case_id: i64,
    /// The case's kind as kept.
    pub case_type_id: i64,
    /// Its number.
    pub case_number: Option<String>,
    /// The line by which it is known.
    pub headline: String,
    /// The pack.
    pub pack: String,
    /// Kind of the case.
    pub kind: String,
    /// Its form, JSON.
    pub form: String,
    /// Name of the unit.
    pub unit_name: String,
}

const SELECT: &str = "SELECT l.id, l.task_id, l.contents, l.received_by AS receiver_id, a.name AS receiver_name, l.received_at_ms, \
    l.evidence, t.element, t.title, t.state, t.outcome, t.opened_at_ms, t.due_at_ms, t.closed_at_ms, b.name AS closer_name, \
    p.name AS party_name, c.id AS case_id, c.case_type_id, c.number AS case_number, c.headline, c.pack, c.kind, c.form, \
    u.name AS unit_name FROM listed_task l JOIN case_task t ON t.id = l.task_id JOIN case_record c ON c.id = t.case_id \
    JOIN party u ON u.id = c.unit_id LEFT JOIN party p ON p.id = t.party_id LEFT JOIN account a ON a.id = l.received_by \
    LEFT JOIN account b ON b.id = t.closed_by";

/// Puts a task into a list.
///
/// # Errors
/// What the database says.
pub async fn insert_listed(db: Db<'_>, task: i64, list: &str, contents: &str) -> Result<i64, StoreError> {
    let sql = "INSERT INTO listed_task (task_id, list, contents) VALUES ($1, $2, $3) RETURNING id";
    db.returning(sql, [task.into(), list.into(), contents.into()]).await
}

/// Which tasks of a list.
#[derive(Debug, Clone, Default)]
pub struct ListedWanted<'a> {
    /// The list.
    pub list: &'a str,
    /// In this state.
    pub state: Option<&'a str>,
    /// Of cases of this pack.
    pub pack: Option<&'a str>,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Tasks of a list, of the cases that the viewer sees, newest first.
///
/// # Errors
/// What the database says.
pub async fn listed(
    db: Db<'_>,
    viewer: Viewer<'_>,
    wanted: &ListedWanted<'_>,
) -> Result<Vec<ListedRow>, StoreError> {
    let mut values: Vec<Value> = vec![wanted.list.into()];
    let mut conditions = vec!["l.list = $1".to_owned(), viewer.condition(&mut values)];
    if let Some(state) = wanted.state {
        conditions.push(format!("t.state = {}", bind(&mut values, state.into())));
    }
    if let Some(pack) = wanted.pack {
        conditions.push(format!("c.pack = {}", bind(&mut values, pack.into())));
    }
    if let Some(below) = wanted.below_id {
        conditions.push(format!("l.id < {}", bind(&mut values, below.into())));
    }
    let limit = bind(&mut values, wanted.limit.into());
    let sql = format!("{SELECT} WHERE {} ORDER BY l.id DESC LIMIT {limit}", conditions.join(" AND "));
    db.all(&sql, values).await
}

/// A task of a list, if the viewer sees its case.
///
/// # Errors
/// What the database says.
pub async fn find_listed(
    db: Db<'_>,
    viewer: Viewer<'_>,
    list: &str,
    id: i64,
) -> Result<Option<ListedRow>, StoreError> {
    let mut values: Vec<Value> = vec![list.into(), id.into()];
    let seen = viewer.condition(&mut values);
    db.one(&format!("{SELECT} WHERE l.list = $1 AND l.id = $2 AND {seen}"), values).await
}

/// The place of a task in its list.
///
/// # Errors
/// What the database says.
pub async fn listed_of_task(db: Db<'_>, task: i64) -> Result<Option<i64>, StoreError> {
    #[derive(FromQueryResult)]
    struct Id {
        id: i64,
    }
    let found: Option<Id> = db.one("SELECT id FROM listed_task WHERE task_id = $1", [task.into()]).await?;
    Ok(found.map(|row| row.id))
}

/// Writes down who received a task of a list, if nobody had before.
///
/// # Errors
/// What the database says.
pub async fn set_received(db: Db<'_>, task: i64, by: i64, now_ms: i64) -> Result<(), StoreError> {
    let sql = "UPDATE listed_task SET received_by = $2, received_at_ms = $3 WHERE task_id = $1 AND received_at_ms IS NULL";
    db.execute(sql, [task.into(), by.into(), now_ms.into()]).await?;
    Ok(())
}

/// Whoever had received a task gives it back.
///
/// # Errors
/// What the database says.
pub async fn clear_received(db: Db<'_>, task: i64) -> Result<(), StoreError> {
    let sql = "UPDATE listed_task SET received_by = NULL, received_at_ms = NULL WHERE task_id = $1";
    db.execute(sql, [task.into()]).await?;
    Ok(())
}

/// Keeps what shows that an order was done.
///
/// # Errors
/// What the database says.
pub async fn set_evidence(db: Db<'_>, task: i64, evidence: &str) -> Result<(), StoreError> {
    let sql = "UPDATE listed_task SET evidence = $2 WHERE task_id = $1";
    db.execute(sql, [task.into(), evidence.into()]).await?;
    Ok(())
}

/// What the last order of a case asked, JSON.
///
/// # Errors
/// What the database says.
pub async fn last_order_of(db: Db<'_>, case: i64) -> Result<Option<String>, StoreError> {
    let sql = "SELECT l.contents FROM listed_task l JOIN case_task t ON t.id = l.task_id WHERE t.case_id = $1 AND l.list = 'order' \
        ORDER BY l.id DESC LIMIT 1";
    db.scalar(sql, [case.into()]).await
}
