//! Events of the ledger.

use super::{UNIT, bind};
use crate::scope_sql::condition;
use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};
use yunheng_access::Scope;

/// What was taken of the counter: the last of each, after this transaction's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Taken {
    /// Position of the ledger.
    pub position: i64,
    /// Number of a resource.
    pub resource: i64,
}

/// Takes so many positions and numbers of resources. Every other writer of the ledger waits from here until this transaction ends, so
/// what is read afterwards stays as it is.
///
/// # Errors
/// What the database says.
pub async fn take(db: Db<'_>, positions: i64, resources: i64) -> Result<Taken, StoreError> {
    let sql = "UPDATE ledger_counter SET position = position + $1, resource = resource + $2 WHERE id = 1 \
        RETURNING position, resource";
    let taken = db.one(sql, [positions.into(), resources.into()]).await?;
    taken.ok_or_else(|| StoreError::Refused("the ledger has no counter".into()))
}

/// The last position that was given.
///
/// # Errors
/// What the database says.
pub async fn last_position(db: Db<'_>) -> Result<i64, StoreError> {
    Ok(db.scalar("SELECT position FROM ledger_counter WHERE id = 1", []).await?.unwrap_or(0))
}

/// An event to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLedgerEvent {
    /// Its position.
    pub position: i64,
    /// The resource.
    pub resource_id: i64,
    /// When it was so.
    pub at_ms: i64,
    /// What happened, in a word.
    pub what: &'static str,
    /// The rest, JSON.
    pub body: String,
    /// The event in whose place it stands.
    pub corrects: Option<i64>,
    /// The case behind it.
    pub case_id: Option<i64>,
    /// What wrote it, once.
    pub cause: String,
    /// Why, for a correction.
    pub reason: String,
}

/// Rows of one statement; each has ten values.
const ROWS: usize = 50;

/// Writes events.
///
/// # Errors
/// [`StoreError::Unique`] when the same cause has written already.
pub async fn insert_events(
    db: Db<'_>,
    events: &[NewLedgerEvent],
    account: Option<i64>,
    now_ms: i64,
) -> Result<(), StoreError> {
    for part in events.chunks(ROWS) {
        let mut values: Vec<Value> = vec![account.into(), now_ms.into()];
        let mut rows = Vec::new();
        for event in part {
            let row: [Value; 9] = [
                event.position.into(),
                event.resource_id.into(),
                event.at_ms.into(),
                event.what.into(),
                event.body.as_str().into(),
                event.corrects.into(),
                event.case_id.into(),
                event.cause.as_str().into(),
                event.reason.as_str().into(),
            ];
            let places: Vec<String> = row.into_iter().map(|value| bind(&mut values, value)).collect();
            rows.push(format!("({}, $1, $2)", places.join(", ")));
        }
        let sql = format!(
            "INSERT INTO ledger_event (position, resource_id, at_ms, what, body, corrects, case_id, cause, reason, account_id, \
             recorded_at_ms) VALUES {}",
            rows.join(", ")
        );
        db.execute(&sql, values).await?;
    }
    Ok(())
}

/// An event with the people and the case behind it.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct LedgerEventRow {
    /// Its position.
    pub position: i64,
    /// The resource.
    pub resource_id: i64,
    /// When it was so.
    pub at_ms: i64,
    /// What happened.
    pub what: String,
    /// The rest, JSON.
    pub body: String,
    /// The event in whose place it stands.
    pub corrects: Option<i64>,
    /// The case behind it.
    pub case_id: Option<i64>,
    /// Its number.
    pub case_number: Option<String>,
    /// Its headline.
    pub case_headline: Option<String>,
    /// Why, for a correction.
    pub reason: String,
    /// Whose act wrote it.
    pub account_name: Option<String>,
    /// When it was written.
    pub recorded_at_ms: i64,
}

/// Everything that happened to some resources, by resource and position.
///
/// # Errors
/// What the database says.
pub async fn events_of_all(db: Db<'_>, resources: &[i64]) -> Result<Vec<EventOf>, StoreError> {
    let mut found = Vec::new();
    for part in resources.chunks(500) {
        let mut values = Vec::new();
        let places: Vec<String> = part.iter().map(|id| bind(&mut values, (*id).into())).collect();
        let sql = format!(
            "SELECT position, resource_id, at_ms, what, body, corrects FROM ledger_event WHERE resource_id IN ({}) \
             ORDER BY resource_id, position",
            places.join(", ")
        );
        found.extend(db.all::<EventOf>(&sql, values).await?);
    }
    Ok(found)
}

/// Everything that happened to a resource, by position.
///
/// # Errors
/// What the database says.
pub async fn events_of(db: Db<'_>, resource: i64) -> Result<Vec<LedgerEventRow>, StoreError> {
    let sql = "SELECT e.position, e.resource_id, e.at_ms, e.what, e.body, e.corrects, e.case_id, c.number AS case_number, \
        c.headline AS case_headline, e.reason, a.name AS account_name, e.recorded_at_ms FROM ledger_event e \
        LEFT JOIN case_record c ON c.id = e.case_id LEFT JOIN account a ON a.id = e.account_id \
        WHERE e.resource_id = $1 ORDER BY e.position";
    db.all(sql, [resource.into()]).await
}

/// An event without what people want to know beside it.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct EventOf {
    /// Its position.
    pub position: i64,
    /// The resource.
    pub resource_id: i64,
    /// When it was so.
    pub at_ms: i64,
    /// What happened.
    pub what: String,
    /// The rest, JSON.
    pub body: String,
    /// The event in whose place it stands.
    pub corrects: Option<i64>,
}

/// Events up to a position of all resources in the scope, by resource and position.
///
/// # Errors
/// What the database says.
pub async fn events_in(db: Db<'_>, scope: &Scope, known: i64) -> Result<Vec<EventOf>, StoreError> {
    let mut values = vec![known.into()];
    let condition = condition(scope, UNIT, &mut values);
    let sql = format!(
        "SELECT e.position, e.resource_id, e.at_ms, e.what, e.body, e.corrects FROM ledger_event e \
         JOIN resource_state s ON s.resource_id = e.resource_id JOIN project j ON j.id = s.project_id \
         JOIN party u ON u.id = s.unit_id WHERE e.position <= $1 AND {condition} ORDER BY e.resource_id, e.position"
    );
    db.all(&sql, values).await
}

/// Events up to a position of resources that are in the scope, or that may have been once because their holder changed: whoever asks
/// compares the holder of the day with the scope. By resource and position.
///
/// # Errors
/// What the database says.
pub async fn events_then(db: Db<'_>, scope: &Scope, known: i64) -> Result<Vec<EventOf>, StoreError> {
    let mut values = vec![known.into()];
    let condition = condition(scope, UNIT, &mut values);
    let sql = format!(
        "SELECT e.position, e.resource_id, e.at_ms, e.what, e.body, e.corrects FROM ledger_event e \
         JOIN resource_state s ON s.resource_id = e.resource_id JOIN project j ON j.id = s.project_id \
         JOIN party u ON u.id = s.unit_id WHERE e.position <= $1 AND ({condition} OR e.resource_id IN \
         (SELECT h.resource_id FROM ledger_event h WHERE h.what = 'holder_changed')) ORDER BY e.resource_id, e.position"
    );
    db.all(&sql, values).await
}

/// An event that may start or end charging, with its case.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ChargingRow {
    /// Its position.
    pub position: i64,
    /// The resource.
    pub resource_id: i64,
    /// Its number.
    pub number: String,
    /// When it was so.
    pub at_ms: i64,
    /// What happened.
    pub what: String,
    /// The rest, JSON.
    pub body: String,
    /// The event in whose place it stands.
    pub corrects: Option<i64>,
    /// The case behind it.
    pub case_id: Option<i64>,
}

/// Events of a pack's resources that may start or end charging, and all corrections, by resource and position.
///
/// # Errors
/// What the database says.
pub async fn charging_events(db: Db<'_>, scope: &Scope, pack: &str) -> Result<Vec<ChargingRow>, StoreError> {
    let mut values = vec![pack.into()];
    let condition = condition(scope, UNIT, &mut values);
    let sql = format!(
        "SELECT e.position, e.resource_id, r.number, e.at_ms, e.what, e.body, e.corrects, e.case_id FROM ledger_event e \
         JOIN resource r ON r.id = e.resource_id JOIN resource_state s ON s.resource_id = e.resource_id \
         JOIN project j ON j.id = s.project_id JOIN party u ON u.id = s.unit_id WHERE r.pack = $1 \
         AND (e.what IN ('lease_started', 'promoted', 'ended') OR e.corrects IS NOT NULL) AND {condition} \
         ORDER BY e.resource_id, e.position"
    );
    db.all(&sql, values).await
}

/// The resource of an event.
///
/// # Errors
/// What the database says.
pub async fn event_resource(db: Db<'_>, position: i64) -> Result<Option<i64>, StoreError> {
    db.scalar("SELECT resource_id FROM ledger_event WHERE position = $1", [position.into()]).await
}

/// Resources to which a case did something, by id.
///
/// # Errors
/// What the database says.
pub async fn case_resources(db: Db<'_>, case: i64) -> Result<Vec<(i64, String)>, StoreError> {
    #[derive(FromQueryResult)]
    struct Found {
        id: i64,
        number: String,
    }
    let sql = "SELECT DISTINCT r.id, r.number FROM ledger_event e JOIN resource r ON r.id = e.resource_id WHERE e.case_id = $1 \
        ORDER BY r.id";
    let found: Vec<Found> = db.all(sql, [case.into()]).await?;
    Ok(found.into_iter().map(|row| (row.id, row.number)).collect())
}
