//! Who of which party is on duty when.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// A shift.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct ShiftRow {
    /// Its id.
    pub id: i64,
    /// The party whose roster it is in.
    pub party_id: i64,
    /// Key of the roster.
    pub roster: String,
    /// Who.
    pub account_id: i64,
    /// Their name.
    pub name: String,
    /// From when.
    pub from_ms: i64,
    /// Until when, not in it.
    pub until_ms: i64,
    /// What is to be known.
    pub note: String,
}

/// A shift to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewShift<'a> {
    /// The party.
    pub party_id: i64,
    /// Key of the roster.
    pub roster: &'a str,
    /// Who.
    pub account_id: i64,
    /// From when.
    pub from_ms: i64,
    /// Until when.
    pub until_ms: i64,
    /// What is to be known.
    pub note: &'a str,
}

const SELECT: &str = "SELECT s.id, s.party_id, s.roster, s.account_id, a.name, s.from_ms, s.until_ms, s.note FROM duty_shift s \
    JOIN account a ON a.id = s.account_id WHERE s.removed_at_ms IS NULL";

/// Keeps a shift; says its id.
///
/// # Errors
/// What the database says.
pub async fn insert_shift(db: Db<'_>, new: &NewShift<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO duty_shift (party_id, roster, account_id, from_ms, until_ms, note, made_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
    let values = [
        new.party_id.into(),
        new.roster.into(),
        new.account_id.into(),
        new.from_ms.into(),
        new.until_ms.into(),
        new.note.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// Shifts of a roster that touch a stretch of time, the first first.
///
/// # Errors
/// What the database says.
pub async fn shifts(
    db: Db<'_>,
    party: i64,
    roster: &str,
    (from_ms, until_ms): (i64, i64),
) -> Result<Vec<ShiftRow>, StoreError> {
    let sql = format!(
        "{SELECT} AND s.party_id = $1 AND s.roster = $2 AND s.from_ms < $4 AND s.until_ms > $3 ORDER BY s.from_ms, s.id LIMIT 1000"
    );
    db.all(&sql, [party.into(), roster.into(), from_ms.into(), until_ms.into()]).await
}

/// One shift.
///
/// # Errors
/// What the database says.
pub async fn find_shift(db: Db<'_>, id: i64) -> Result<Option<ShiftRow>, StoreError> {
    db.one(&format!("{SELECT} AND s.id = $1"), [id.into()]).await
}

/// Takes a shift away, and keeps that it was there; says whether it was.
///
/// # Errors
/// What the database says.
pub async fn remove_shift(db: Db<'_>, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE duty_shift SET removed_at_ms = $2 WHERE id = $1 AND removed_at_ms IS NULL";
    Ok(db.execute(sql, [id.into(), now_ms.into()]).await? == 1)
}

/// Accounts that are on duty now, whoever has the fewest open tasks first.
///
/// # Errors
/// What the database says.
pub async fn on_duty(db: Db<'_>, party: i64, roster: &str, now_ms: i64) -> Result<Vec<i64>, StoreError> {
    #[derive(FromQueryResult)]
    struct OnDuty {
        account_id: i64,
    }
    let sql = "SELECT d.account_id FROM (SELECT DISTINCT account_id FROM duty_shift WHERE party_id = $1 AND roster = $2 \
        AND from_ms <= $3 AND until_ms > $3 AND removed_at_ms IS NULL) d \
        ORDER BY (SELECT COUNT(*) FROM case_task t WHERE t.assignee_id = d.account_id AND t.state = 'open'), d.account_id";
    let found: Vec<OnDuty> = db.all(sql, [party.into(), roster.into(), now_ms.into()]).await?;
    Ok(found.into_iter().map(|one| one.account_id).collect())
}
