//! Tasks of cases.

use super::bind;
use crate::{Db, ScopeColumns, StoreError, scope_sql};
use sea_orm::{FromQueryResult, Value};
use yunheng_access::Scope;

/// A task.
#[derive(Debug, Clone, FromQueryResult)]
pub struct TaskRow {
    /// Its id.
    pub id: i64,
    /// Its case.
    pub case_id: i64,
    /// Its number in the process.
    pub number: i64,
    /// The element of the process.
    pub element: String,
    /// What is to be done.
    pub title: String,
    /// Role of those who may do it.
    pub role: Option<String>,
    /// The party whose people may do it.
    pub party_id: Option<i64>,
    /// Its name.
    pub party_name: Option<String>,
    /// Its path.
    pub party_path: Option<String>,
    /// Its level.
    pub party_level: Option<String>,
    /// Who took it.
    pub assignee_id: Option<i64>,
    /// Their name.
    pub assignee_name: Option<String>,
    /// Number of the task before which this person is heard (加签).
    pub review_of: Option<i64>,
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
    /// Name of who closed it.
    pub closer_name: Option<String>,
    /// When it was closed.
    pub closed_at_ms: Option<i64>,
}

const SELECT: &str = "SELECT t.id, t.case_id, t.number, t.element, t.title, t.role, t.party_id, p.name AS party_name, \
    p.path AS party_path, p.level AS party_level, t.assignee_id, a.name AS assignee_name, t.review_of, t.state, t.outcome, t.opened_at_ms, \
    t.due_at_ms, t.due_basis, b.name AS closer_name, t.closed_at_ms FROM case_task t \
    LEFT JOIN party p ON p.id = t.party_id LEFT JOIN account a ON a.id = t.assignee_id LEFT JOIN account b ON b.id = t.closed_by";

/// A task that comes into being.
#[derive(Debug, Clone)]
pub struct NewTask<'a> {
    /// Its case.
    pub case_id: i64,
    /// Its number in the process.
    pub number: i64,
    /// The element.
    pub element: &'a str,
    /// What is to be done.
    pub title: &'a str,
    /// Role of those who may do it.
    pub role: Option<&'a str>,
    /// The party whose people may do it.
    pub party_id: Option<i64>,
    /// The one person who may do it.
    pub assignee_id: Option<i64>,
    /// Number of the task before which this person is heard.
    pub review_of: Option<i64>,
    /// When it is due.
    pub due_at_ms: Option<i64>,
    /// How that was found, JSON.
    pub due_basis: Option<&'a str>,
}

/// Opens a task.
///
/// # Errors
/// What the database says.
pub async fn insert_task(db: Db<'_>, new: &NewTask<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO case_task (case_id, number, element, title, role, party_id, assignee_id, state, opened_at_ms, due_at_ms, \
        due_key_ms, due_basis, review_of) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, $10, $11, $12) RETURNING id";
    let values = [
        new.case_id.into(),
        new.number.into(),
        new.element.into(),
        new.title.into(),
        new.role.into(),
        new.party_id.into(),
        new.assignee_id.into(),
        now_ms.into(),
        new.due_at_ms.into(),
        new.due_at_ms.unwrap_or(i64::MAX).into(),
        new.due_basis.into(),
        new.review_of.into(),
    ];
    db.returning(sql, values).await
}

/// One task.
///
/// # Errors
/// What the database says.
pub async fn task(db: Db<'_>, id: i64) -> Result<Option<TaskRow>, StoreError> {
    db.one(&format!("{SELECT} WHERE t.id = $1"), [id.into()]).await
}

/// Every task of a case, in the order in which they came.
///
/// # Errors
/// What the database says.
pub async fn tasks_of(db: Db<'_>, case: i64) -> Result<Vec<TaskRow>, StoreError> {
    db.all(&format!("{SELECT} WHERE t.case_id = $1 ORDER BY t.number"), [case.into()]).await
}

/// Open tasks of a case.
///
/// # Errors
/// What the database says.
pub async fn open_tasks(db: Db<'_>, case: i64) -> Result<Vec<TaskRow>, StoreError> {
    db.all(&format!("{SELECT} WHERE t.case_id = $1 AND t.state = 'open' ORDER BY t.number"), [case.into()])
        .await
}

/// Gives an open task to an account, or back to everybody who may do it.
///
/// # Errors
/// What the database says.
pub async fn assign(db: Db<'_>, id: i64, assignee: Option<i64>) -> Result<bool, StoreError> {
    let sql = "UPDATE case_task SET assignee_id = $2 WHERE id = $1 AND state = 'open'";
    Ok(db.execute(sql, [id.into(), assignee.into()]).await? == 1)
}

/// Moves when an open task is due.
///
/// # Errors
/// What the database says.
pub async fn set_due(db: Db<'_>, id: i64, due_at_ms: Option<i64>, basis: &str) -> Result<(), StoreError> {
    let sql = "UPDATE case_task SET due_at_ms = $2, due_key_ms = $3, due_basis = $4 WHERE id = $1 AND state = 'open'";
    let key = due_at_ms.unwrap_or(i64::MAX);
    db.execute(sql, [id.into(), due_at_ms.into(), key.into(), basis.into()]).await?;
    Ok(())
}

/// Closes an open task; `outcome` is none when it was cancelled.
///
/// # Errors
/// What the database says.
pub async fn close_task(
    db: Db<'_>,
    case: i64,
    number: i64,
    outcome: Option<&str>,
    by: Option<i64>,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let state = if outcome.is_some() { "done" } else { "cancelled" };
    let sql = "UPDATE case_task SET state = $3, outcome = $4, closed_by = $5, closed_at_ms = $6 \
        WHERE case_id = $1 AND number = $2 AND state = 'open'";
    let values = [case.into(), number.into(), state.into(), outcome.into(), by.into(), now_ms.into()];
    Ok(db.execute(sql, values).await? == 1)
}

/// A role that somebody holds, with what it reaches.
#[derive(Debug, Clone)]
pub struct RoleReach {
    /// Key of the role.
    pub role: String,
    /// What it reaches.
    pub scope: Scope,
}

/// A task in somebody's list.
#[derive(Debug, Clone, FromQueryResult)]
pub struct TaskListRow {
    /// Its id.
    pub id: i64,
    /// Its case.
    pub case_id: i64,
    /// The element of the process.
    pub element: String,
    /// The case's kind as kept.
    pub case_type_id: i64,
    /// 1 when somebody is only heard before another task.
    pub is_review: i64,
    /// The pack.
    pub pack: String,
    /// Kind of the case.
    pub kind: String,
    /// Number of the case.
    pub case_number: Option<String>,
    /// The line by which the case is known.
    pub headline: String,
    /// Name of the unit.
    pub unit_name: String,
    /// 1 when the case is urgent.
    pub is_urgent: i64,
    /// What is to be done.
    pub title: String,
    /// Who took it.
    pub assignee_id: Option<i64>,
    /// When it came.
    pub opened_at_ms: i64,
    /// When it is due.
    pub due_at_ms: Option<i64>,
    /// What the list is sorted by.
    pub due_key_ms: i64,
}

/// Open tasks that are an account's, or that nobody took and its roles reach; the first due first, after a place in the list.
///
/// Each way to a task is asked for by itself, as many as are wanted: so each reads its index from the first due one on, and stops.
///
/// # Errors
/// What the database says.
pub async fn workbench(
    db: Db<'_>,
    account: i64,
    roles: &[RoleReach],
    after: Option<(i64, i64)>,
    limit: i64,
) -> Result<Vec<TaskListRow>, StoreError> {
    let mut values: Vec<Value> = vec![limit.into()];
    let later = after.map_or_else(String::new, |(due, id)| {
        let (due, id) = (bind(&mut values, due.into()), bind(&mut values, id.into()));
        format!("AND (t.due_key_ms > {due} OR (t.due_key_ms = {due} AND t.id > {id}))")
    });
    let account = bind(&mut values, account.into());
    let mut ways = vec![(String::new(), format!("t.assignee_id = {account}"))];
    for held in roles {
        let role = bind(&mut values, held.role.as_str().into());
        let free = format!("t.assignee_id IS NULL AND t.role = {role}");
        ways.extend(
            reached(&held.scope, &mut values)
                .into_iter()
                .map(|(from, of)| (from, format!("{free} AND {of}"))),
        );
    }
    let ways: Vec<String> = ways
        .into_iter()
        .map(|(from, condition)| {
            format!(
                "SELECT id, due_key_ms FROM (SELECT t.id, t.due_key_ms FROM case_task t {from} \
                WHERE t.state = 'open' AND {condition} {later} ORDER BY t.due_key_ms, t.id LIMIT $1) way"
            )
        })
        .collect();
    let sql = format!(
        "SELECT t.id, t.case_id, t.element, c.case_type_id, CAST(CASE WHEN t.review_of IS NULL THEN 0 ELSE 1 END AS BIGINT) AS is_review, \
        c.pack, c.kind, c.number AS case_number, c.headline, u.name AS unit_name, c.is_urgent, t.title, \
        t.assignee_id, t.opened_at_ms, t.due_at_ms, t.due_key_ms FROM (SELECT id, due_key_ms FROM ({}) found \
        ORDER BY due_key_ms, id LIMIT $1) q JOIN case_task t ON t.id = q.id JOIN case_record c ON c.id = t.case_id \
        JOIN party u ON u.id = c.unit_id ORDER BY q.due_key_ms, q.id",
        ways.join(" UNION ")
    );
    db.all(&sql, values).await
}

/// The ways on which a scope reaches tasks: of everybody, of one party after the other, or of parties by their level or place.
fn reached(scope: &Scope, values: &mut Vec<Value>) -> Vec<(String, String)> {
    if scope.is_all() {
        return vec![(String::new(), "(1 = 1)".to_owned())];
    }
    let single = scope.parties().iter().chain(scope.providers());
    let mut ways: Vec<(String, String)> =
        single.map(|id| (String::new(), format!("t.party_id = {}", bind(values, (*id).into())))).collect();
    if !scope.levels().is_empty() || !scope.path_prefixes().is_empty() {
        let columns =
            ScopeColumns { path: Some("p.path"), level: Some("p.level"), ..ScopeColumns::default() };
        let condition = scope_sql::condition(scope, columns, values);
        ways.push(("JOIN party p ON p.id = t.party_id".to_owned(), condition));
    }
    ways
}
