//! Who pays for a party, record by record (AMB-37). The table is only added to.

use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};

/// A record: from a day on somebody pays, or, without a payer, what was recorded for that day is taken back.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct PayerRow {
    /// Its id; ids grow with the order of recording.
    pub id: i64,
    /// First day.
    pub from_on: String,
    /// Who; the party itself when it pays for itself.
    pub payer_id: Option<i64>,
    /// Name of that party.
    pub payer_name: Option<String>,
    /// Why.
    pub reason: String,
    /// When it was recorded.
    pub recorded_at_ms: i64,
    /// By whom; none for the platform.
    pub recorded_by_name: Option<String>,
}

/// All records of a party that the caller has read, in order of recording.
///
/// # Errors
/// What the database says.
pub async fn payers(db: Db<'_>, party: i64) -> Result<Vec<PayerRow>, StoreError> {
    let sql = "SELECT y.id, y.from_on, y.payer_id, p.name AS payer_name, y.reason, y.recorded_at_ms, \
        a.name AS recorded_by_name FROM party_payer y LEFT JOIN party p ON p.id = y.payer_id \
        LEFT JOIN account a ON a.id = y.recorded_by WHERE y.party_id = $1 ORDER BY y.id";
    db.all(sql, [party.into()]).await
}

/// A record to be added.
#[derive(Debug, Clone)]
pub struct NewPayer<'a> {
    /// For whom.
    pub party_id: i64,
    /// First day.
    pub from_on: &'a str,
    /// Who; none takes back what was recorded for that day.
    pub payer_id: Option<i64>,
    /// Why.
    pub reason: &'a str,
    /// Who says so.
    pub by: Option<i64>,
}

/// Adds a record.
///
/// # Errors
/// What the database says.
pub async fn insert_payer(db: Db<'_>, new: NewPayer<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO party_payer (party_id, from_on, payer_id, reason, recorded_at_ms, recorded_by) \
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
    let values: [Value; 6] = [
        new.party_id.into(),
        new.from_on.into(),
        new.payer_id.into(),
        new.reason.into(),
        now_ms.into(),
        new.by.into(),
    ];
    db.returning(sql, values).await
}
