//! What the cases of a time come to: by kind, unit or day, by step, by person.

use super::{Viewer, bind};
use crate::scope_sql::{self, ScopeColumns};
use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};

/// By what cases are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Their kind; the key is pack and kind with `/` between.
    Kind,
    /// Their unit; the key is its id.
    Unit,
    /// The day on which they were sent, in Shanghai; the key counts days from 1970.
    Day,
}

/// Which cases are counted.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// Of this kind.
    pub kind: Option<&'a str>,
    /// Sent from this instant on.
    pub from_ms: i64,
    /// Sent before this instant.
    pub until_ms: i64,
    /// Now, for what is late.
    pub now_ms: i64,
}

/// Cases that were counted together.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Group {
    /// What they have in common.
    pub key: String,
    /// Its name, of a unit.
    pub title: String,
    /// Cases that run.
    pub running: i64,
    /// Cases that ended as they should.
    pub done: i64,
    /// Cases that were rejected.
    pub rejected: i64,
    /// Cases that were withdrawn.
    pub withdrawn: i64,
    /// Cases that were merged into others.
    pub merged: i64,
    /// How often one was returned for correction.
    pub returned: i64,
    /// Tasks that were closed after they were due, or are open and due.
    pub late_tasks: i64,
    /// Sum of the time from sending to the end, milliseconds.
    pub took_ms: i64,
}

/// Tasks that were done, counted together.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Done {
    /// Of a step pack and kind with `/` between; of a person the account.
    pub key: String,
    /// Of a step its element.
    pub element: String,
    /// Name of the step or the person.
    pub title: String,
    /// Name of the person's party.
    pub party: String,
    /// How many were done.
    pub done: i64,
    /// How many of them returned the case for correction.
    pub returned: i64,
    /// How many were late.
    pub late: i64,
    /// Sum of the time from coming to closing, milliseconds.
    pub took_ms: i64,
}

/// The condition of the cases that are counted; its values are pushed.
fn condition(viewer: Viewer<'_>, counted: &Counted<'_>, values: &mut Vec<Value>) -> String {
    let (from, until) = (bind(values, counted.from_ms.into()), bind(values, counted.until_ms.into()));
    let mut parts = vec![format!("c.sent_at_ms >= {from} AND c.sent_at_ms < {until}")];
    parts.push(viewer.condition(values));
    if let Some(kind) = counted.kind {
        parts.push(format!("c.kind = {}", bind(values, kind.into())));
    }
    parts.join(" AND ")
}

/// Counts of the cases that the viewer sees.
///
/// # Errors
/// What the database says.
pub async fn groups(
    db: Db<'_>,
    viewer: Viewer<'_>,
    by: By,
    counted: &Counted<'_>,
) -> Result<Vec<Group>, StoreError> {
    let (key, title) = match by {
        By::Kind => ("c.pack || '/' || c.kind", "MIN(c.kind)"),
        By::Unit => ("CAST(c.unit_id AS TEXT)", "MIN(u.name)"),
        // Eight hours are Shanghai's; a whole number divided by one stays whole on both databases.
        By::Day => ("CAST((c.sent_at_ms + 28800000) / 86400000 AS TEXT)", "''"),
    };
    let mut values = Vec::new();
    let now = bind(&mut values, counted.now_ms.into());
    let condition = condition(viewer, counted, &mut values);
    let sum = |what: &str| format!("CAST(SUM({what}) AS BIGINT)");
    let of = |test: &str| sum(&format!("CASE WHEN {test} THEN 1 ELSE 0 END"));
    let sql = format!(
        "SELECT {key} AS key, {title} AS title, {} AS running, {} AS done, {} AS rejected, {} AS withdrawn, {} AS merged, {} AS returned, \
        {} AS late_tasks, {} AS took_ms FROM case_record c JOIN party u ON u.id = c.unit_id WHERE {condition} GROUP BY {key} ORDER BY 1",
        of("c.state = 'running'"),
        of("c.outcome = 'done'"),
        of("c.outcome = 'rejected'"),
        of("c.outcome = 'withdrawn' AND c.merged_into IS NULL"),
        of("c.merged_into IS NOT NULL"),
        sum("(SELECT COUNT(*) FROM case_event e WHERE e.case_id = c.id AND e.act = 'return')"),
        sum(&format!(
            "(SELECT COUNT(*) FROM case_task t WHERE t.case_id = c.id AND \
            (t.state = 'done' AND t.closed_at_ms > t.due_key_ms OR t.state = 'open' AND t.due_key_ms < {now}))"
        )),
        sum("CASE WHEN c.ended_at_ms IS NULL THEN 0 ELSE c.ended_at_ms - c.sent_at_ms END"),
    );
    db.all(&sql, values).await
}

/// What both counts of tasks have in common.
const OF_TASKS: &str = "COUNT(*) AS done, CAST(SUM(CASE WHEN t.outcome = 'return' THEN 1 ELSE 0 END) AS BIGINT) AS returned, \
    CAST(SUM(CASE WHEN t.closed_at_ms > t.due_key_ms THEN 1 ELSE 0 END) AS BIGINT) AS late, \
    CAST(SUM(t.closed_at_ms - t.opened_at_ms) AS BIGINT) AS took_ms \
    FROM case_task t JOIN case_record c ON c.id = t.case_id JOIN party u ON u.id = c.unit_id";

/// Tasks of the cases that the viewer sees, by kind and step.
///
/// # Errors
/// What the database says.
pub async fn steps(db: Db<'_>, viewer: Viewer<'_>, counted: &Counted<'_>) -> Result<Vec<Done>, StoreError> {
    let mut values = Vec::new();
    let condition = condition(viewer, counted, &mut values);
    let sql = format!(
        "SELECT c.pack || '/' || c.kind AS key, t.element, MIN(t.title) AS title, '' AS party, {OF_TASKS} \
        WHERE t.state = 'done' AND {condition} GROUP BY c.pack || '/' || c.kind, t.element ORDER BY 1, MIN(t.number), 2"
    );
    db.all(&sql, values).await
}

/// The same by person, of the people whose party the viewer reaches: how fast others work is theirs to know.
///
/// # Errors
/// What the database says.
pub async fn people(db: Db<'_>, viewer: Viewer<'_>, counted: &Counted<'_>) -> Result<Vec<Done>, StoreError> {
    let mut values = Vec::new();
    let condition = condition(viewer, counted, &mut values);
    let own = ScopeColumns {
        party: Some("ap.id"),
        path: Some("ap.path"),
        level: Some("ap.level"),
        provider: Some("ap.id"),
    };
    let reach = scope_sql::condition(viewer.scope, own, &mut values);
    let sql = format!(
        "SELECT CAST(a.id AS TEXT) AS key, '' AS element, MIN(a.name) AS title, MIN(ap.name) AS party, {OF_TASKS} \
        JOIN account a ON a.id = t.closed_by JOIN party ap ON ap.id = a.party_id \
        WHERE t.state = 'done' AND {condition} AND {reach} GROUP BY a.id ORDER BY 5 DESC, a.id LIMIT 500"
    );
    db.all(&sql, values).await
}
