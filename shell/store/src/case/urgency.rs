//! Requests that a case be treated as urgent.

use super::bind;
use crate::case::RoleReach;
use crate::{Db, ScopeColumns, StoreError, scope_sql};
use sea_orm::{FromQueryResult, Value};

/// A request.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct UrgencyRow {
    /// Its id.
    pub id: i64,
    /// Its case.
    pub case_id: i64,
    /// Who asked.
    pub asked_by: i64,
    /// Their name.
    pub asker_name: String,
    /// When.
    pub asked_at_ms: i64,
    /// Why.
    pub reason: String,
    /// Role of those who decide it.
    pub role: String,
    /// The party that their role must reach.
    pub party_id: i64,
    /// `open`, `granted`, `refused`, or `lapsed` when the case ended first.
    pub state: String,
    /// Who decided it.
    pub decider_name: Option<String>,
    /// When.
    pub decided_at_ms: Option<i64>,
    /// What they said.
    pub said: Option<String>,
    /// Number of the case.
    pub case_number: Option<String>,
    /// The line by which the case is known.
    pub headline: String,
    /// Name of its unit.
    pub unit_name: String,
}

const SELECT: &str = "SELECT r.id, r.case_id, r.asked_by, a.name AS asker_name, r.asked_at_ms, r.reason, r.role, r.party_id, r.state, \
    d.name AS decider_name, r.decided_at_ms, r.said, c.number AS case_number, c.headline, u.name AS unit_name FROM case_urgency r \
    JOIN account a ON a.id = r.asked_by LEFT JOIN account d ON d.id = r.decided_by JOIN case_record c ON c.id = r.case_id \
    JOIN party u ON u.id = c.unit_id";

/// A request to be kept.
#[derive(Debug, Clone)]
pub struct NewUrgency<'a> {
    /// The case, which this transaction has locked.
    pub case_id: i64,
    /// Who asks.
    pub asked_by: i64,
    /// Why.
    pub reason: &'a str,
    /// Role of those who decide it.
    pub role: &'a str,
    /// The party that their role must reach.
    pub party_id: i64,
}

/// Keeps a request.
///
/// # Errors
/// Another one is open.
pub async fn insert_urgency(db: Db<'_>, new: &NewUrgency<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO case_urgency (case_id, asked_by, asked_at_ms, reason, role, party_id, state) \
        VALUES ($1, $2, $3, $4, $5, $6, 'open') RETURNING id";
    let values = [
        new.case_id.into(),
        new.asked_by.into(),
        now_ms.into(),
        new.reason.into(),
        new.role.into(),
        new.party_id.into(),
    ];
    db.returning(sql, values).await
}

/// The last request of a case.
///
/// # Errors
/// What the database says.
pub async fn last_urgency(db: Db<'_>, case: i64) -> Result<Option<UrgencyRow>, StoreError> {
    db.one(&format!("{SELECT} WHERE r.case_id = $1 ORDER BY r.id DESC LIMIT 1"), [case.into()]).await
}

/// Decides the open request of a case; says whether there was one.
///
/// # Errors
/// What the database says.
pub async fn decide_urgency(
    db: Db<'_>,
    case: i64,
    state: &str,
    by: Option<i64>,
    said: &str,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE case_urgency SET state = $2, decided_by = $3, decided_at_ms = $4, said = $5 \
        WHERE case_id = $1 AND state = 'open'";
    let values = [case.into(), state.into(), by.into(), now_ms.into(), said.into()];
    Ok(db.execute(sql, values).await? == 1)
}

/// Open requests that somebody's roles decide, the oldest first, but not their own.
///
/// # Errors
/// What the database says.
pub async fn waiting_urgencies(
    db: Db<'_>,
    account: i64,
    roles: &[RoleReach],
    limit: i64,
) -> Result<Vec<UrgencyRow>, StoreError> {
    let mut values: Vec<Value> = vec![account.into()];
    let columns = ScopeColumns {
        party: Some("p.id"),
        path: Some("p.path"),
        level: Some("p.level"),
        provider: Some("p.id"),
    };
    let mut ways = Vec::new();
    for held in roles {
        let role = bind(&mut values, held.role.as_str().into());
        let reach = scope_sql::condition(&held.scope, columns, &mut values);
        ways.push(format!("(r.role = {role} AND {reach})"));
    }
    if ways.is_empty() {
        return Ok(Vec::new());
    }
    let limit = bind(&mut values, limit.into());
    let sql = format!(
        "{SELECT} JOIN party p ON p.id = r.party_id WHERE r.state = 'open' AND r.asked_by <> $1 AND ({}) ORDER BY r.id LIMIT {limit}",
        ways.join(" OR ")
    );
    db.all(&sql, values).await
}
