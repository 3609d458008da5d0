//! Rights that their holders lend to others, with an end.

use crate::{Db, StoreError, authority};
use sea_orm::{FromQueryResult, Value};

/// A delegation as people see it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct DelegationRow {
    /// Its id.
    pub id: i64,
    /// The grant that is lent.
    pub grant_id: i64,
    /// Name of its role.
    pub role_zh: String,
    /// In English.
    pub role_en: String,
    /// Who lends.
    pub from_account_id: i64,
    /// Their name.
    pub from_name: String,
    /// Who acts.
    pub to_account_id: i64,
    /// Their name.
    pub to_name: String,
    /// First instant.
    pub from_ms: i64,
    /// First instant after it.
    pub until_ms: i64,
    /// When somebody ended it.
    pub ended_at_ms: Option<i64>,
    /// Why.
    pub reason: String,
}

const SELECT: &str = "SELECT d.id, d.grant_id, r.name_zh AS role_zh, r.name_en AS role_en, d.from_account_id, \
    f.name AS from_name, d.to_account_id, t.name AS to_name, d.from_ms, d.until_ms, d.ended_at_ms, d.reason \
    FROM delegation d JOIN role_grant g ON g.id = d.grant_id JOIN role r ON r.id = g.role_id \
    JOIN account f ON f.id = d.from_account_id JOIN account t ON t.id = d.to_account_id";

/// A delegation to be written.
#[derive(Debug, Clone)]
pub struct NewDelegation<'a> {
    /// The grant.
    pub grant_id: i64,
    /// Whose it is.
    pub from_account_id: i64,
    /// Who will act.
    pub to_account_id: i64,
    /// World of both; the schema takes business alone.
    pub world: &'a str,
    /// First instant.
    pub from_ms: i64,
    /// First instant after it.
    pub until_ms: i64,
    /// Why.
    pub reason: &'a str,
}

/// Writes a delegation and counts the change.
///
/// # Errors
/// [`StoreError::Reference`] when one of the accounts is not of business.
pub async fn insert(db: Db<'_>, new: NewDelegation<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO delegation (grant_id, from_account_id, to_account_id, world, from_ms, until_ms, reason, created_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
    let values = [
        new.grant_id.into(),
        new.from_account_id.into(),
        new.to_account_id.into(),
        new.world.into(),
        new.from_ms.into(),
        new.until_ms.into(),
        new.reason.into(),
        now_ms.into(),
    ];
    let id = db.returning(sql, values).await?;
    authority::bump_epoch(db).await?;
    Ok(id)
}

/// Delegations by an account and to it, newest first; `state` is `holds` or `over`.
///
/// # Errors
/// What the database says.
pub async fn of_account(
    db: Db<'_>,
    account_id: i64,
    state: Option<&str>,
    below_id: Option<i64>,
    (now_ms, limit): (i64, i64),
) -> Result<Vec<DelegationRow>, StoreError> {
    let mut values: Vec<Value> = vec![account_id.into(), now_ms.into(), below_id.unwrap_or(i64::MAX).into()];
    let lives = "(d.ended_at_ms IS NULL AND d.until_ms > $2)";
    let filter = match state {
        Some("holds") => lives.to_owned(),
        Some("over") => format!("NOT {lives}"),
        // The placeholder is used in any case: PostgreSQL wants a type for each.
        _ => format!("({lives} OR NOT {lives})"),
    };
    values.push(limit.into());
    let sql = format!(
        "{SELECT} WHERE (d.from_account_id = $1 OR d.to_account_id = $1) AND {filter} AND d.id < $3 ORDER BY d.id DESC LIMIT $4"
    );
    db.all(&sql, values).await
}

/// A delegation by or to an account.
///
/// # Errors
/// What the database says.
pub async fn find(db: Db<'_>, account_id: i64, id: i64) -> Result<Option<DelegationRow>, StoreError> {
    let sql = format!("{SELECT} WHERE d.id = $2 AND (d.from_account_id = $1 OR d.to_account_id = $1)");
    db.one(&sql, [account_id.into(), id.into()]).await
}

/// Whether a grant is already lent to somebody for some of a time.
///
/// # Errors
/// What the database says.
pub async fn overlaps(
    db: Db<'_>,
    grant_id: i64,
    to_account_id: i64,
    (from_ms, until_ms): (i64, i64),
) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM delegation WHERE grant_id = $1 AND to_account_id = $2 AND ended_at_ms IS NULL \
        AND from_ms < $4 AND until_ms > $3";
    let values = [grant_id.into(), to_account_id.into(), from_ms.into(), until_ms.into()];
    Ok(db.scalar::<i64>(sql, values).await?.unwrap_or(0) > 0)
}

/// Ends a delegation and counts the change; says whether it was alive.
///
/// # Errors
/// What the database says.
pub async fn end(db: Db<'_>, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql =
        "UPDATE delegation SET ended_at_ms = $2 WHERE id = $1 AND ended_at_ms IS NULL AND until_ms > $2";
    let done = db.execute(sql, [id.into(), now_ms.into()]).await? == 1;
    authority::bump_epoch(db).await?;
    Ok(done)
}

/// Ends every delegation by and to an account; says how many.
///
/// # Errors
/// What the database says.
pub async fn end_of_account(db: Db<'_>, account_id: i64, now_ms: i64) -> Result<u64, StoreError> {
    let sql = "UPDATE delegation SET ended_at_ms = $2 \
        WHERE (from_account_id = $1 OR to_account_id = $1) AND ended_at_ms IS NULL AND until_ms > $2";
    db.execute(sql, [account_id.into(), now_ms.into()]).await
}
