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
    /// How that was found, JSON.
    pub due_basis: Option<String>,
    /// When it was closed.
    pub closed_at_ms: Option<i64>,
    /// Who closed it.
    pub closer_name: Option<String>,
    /// What they said.
    pub said: Option<String>,
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
    l.evidence, t.element, t.title, t.state, t.outcome, t.opened_at_ms, t.due_at_ms, t.due_basis, t.closed_at_ms, b.name AS closer_name, \
    (SELECT e.said FROM case_event e WHERE e.case_id = t.case_id AND e.task_number = t.number AND e.act = 'complete' AND e.said <> '' \
    ORDER BY e.position DESC LIMIT 1) AS said, p.name AS party_name, c.id AS case_id, c.case_type_id, c.number AS case_number, c.headline, c.pack, c.kind, c.form, \
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
    /// Of this provider.
    pub provider_id: Option<i64>,
    /// Due from this instant on.
    pub due_from_ms: Option<i64>,
    /// Due before this instant.
    pub due_until_ms: Option<i64>,
    /// Those that were, or were not, in time.
    pub time: Option<InTime>,
    /// Now, for what is late by now.
    pub now_ms: i64,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Whether a task was done in time. What was given back is in none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InTime {
    /// Done in time.
    In,
    /// Done late.
    Late,
    /// Late and not done.
    OpenLate,
}

impl InTime {
    /// The condition; `now` is the place of the instant.
    fn condition(self, now: &str) -> String {
        let done = "t.state = 'done' AND (t.outcome IS NULL OR t.outcome <> 'return')";
        match self {
            Self::In => format!("({done} AND t.closed_at_ms < t.due_at_ms)"),
            Self::Late => format!("({done} AND t.closed_at_ms >= t.due_at_ms)"),
            Self::OpenLate => format!("(t.state = 'open' AND t.due_at_ms <= {now})"),
        }
    }
}

/// What a list is narrowed by.
fn conditions(viewer: Viewer<'_>, wanted: &ListedWanted<'_>, values: &mut Vec<Value>) -> String {
    values.push(wanted.list.into());
    let mut conditions = vec!["l.list = $1".to_owned(), viewer.condition(values)];
    let mut is = |condition: &str, value: Option<Value>| {
        let Some(value) = value else { return };
        conditions.push(format!("{condition} {}", bind(values, value)));
    };
    is("t.state =", wanted.state.map(Value::from));
    is("c.pack =", wanted.pack.map(Value::from));
    is("t.party_id =", wanted.provider_id.map(Value::from));
    is("t.due_at_ms >=", wanted.due_from_ms.map(Value::from));
    is("t.due_at_ms <", wanted.due_until_ms.map(Value::from));
    is("l.id <", wanted.below_id.map(Value::from));
    if let Some(time) = wanted.time {
        let now = bind(values, wanted.now_ms.into());
        conditions.push(time.condition(&now));
    }
    conditions.join(" AND ")
}

/// How many tasks of a party were done in time.
#[derive(Debug, Clone, FromQueryResult)]
pub struct OnTimeRow {
    /// The party.
    pub party_id: i64,
    /// Its name.
    pub party_name: String,
    /// Done in time.
    pub in_time: i64,
    /// Done late.
    pub late: i64,
    /// Late and not done.
    pub open_late: i64,
}

/// How many tasks of a list were done in time, by party, of the cases that the viewer sees.
///
/// # Errors
/// What the database says.
pub async fn on_time(
    db: Db<'_>,
    viewer: Viewer<'_>,
    wanted: &ListedWanted<'_>,
) -> Result<Vec<OnTimeRow>, StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let conditions = conditions(viewer, wanted, &mut values);
    let now = bind(&mut values, wanted.now_ms.into());
    let sum =
        |time: InTime| format!("CAST(SUM(CASE WHEN {} THEN 1 ELSE 0 END) AS BIGINT)", time.condition(&now));
    let sql = format!(
        "SELECT p.id AS party_id, p.name AS party_name, {} AS in_time, {} AS late, {} AS open_late FROM listed_task l \
         JOIN case_task t ON t.id = l.task_id JOIN case_record c ON c.id = t.case_id JOIN party u ON u.id = c.unit_id \
         JOIN party p ON p.id = t.party_id WHERE t.due_at_ms IS NOT NULL AND {conditions} GROUP BY p.id, p.name ORDER BY p.name, p.id",
        sum(InTime::In),
        sum(InTime::Late),
        sum(InTime::OpenLate)
    );
    db.all(&sql, values).await
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
    let mut values: Vec<Value> = Vec::new();
    let conditions = conditions(viewer, wanted, &mut values);
    let limit = bind(&mut values, wanted.limit.into());
    let sql = format!("{SELECT} WHERE {conditions} ORDER BY l.id DESC LIMIT {limit}");
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
