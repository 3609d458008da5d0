//! Quotas: what was approved, what running cases keep, what is allocated.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// A quota that was approved.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct QuotaRow {
    /// The item.
    pub item: String,
    /// Ten-thousandths of its unit.
    pub quantity: i64,
    /// The case that approved it.
    pub case_id: Option<i64>,
    /// Its number.
    pub case_number: Option<String>,
    /// When.
    pub recorded_at_ms: i64,
}

/// Every quota that a project was ever given, in order.
///
/// # Errors
/// What the database says.
pub async fn quotas(db: Db<'_>, project: i64) -> Result<Vec<QuotaRow>, StoreError> {
    let sql = "SELECT g.item, g.quantity, g.case_id, c.number AS case_number, g.recorded_at_ms FROM quota_grant g \
        LEFT JOIN case_record c ON c.id = g.case_id WHERE g.project_id = $1 ORDER BY g.id";
    db.all(sql, [project.into()]).await
}

/// Every quota of an item that a project was ever given, in order, ten-thousandths.
///
/// # Errors
/// What the database says.
pub async fn quotas_of(db: Db<'_>, project: i64, item: &str) -> Result<Vec<i64>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        quantity: i64,
    }
    let sql = "SELECT quantity FROM quota_grant WHERE project_id = $1 AND item = $2 ORDER BY id";
    Ok(db.all::<Row>(sql, [project.into(), item.into()]).await?.into_iter().map(|row| row.quantity).collect())
}

/// Approves a quota; the earlier one of the item stays on the record.
///
/// # Errors
/// [`StoreError::Unique`] when the same cause has approved one already.
pub async fn grant(
    db: Db<'_>,
    project: i64,
    (item, quantity): (&str, i64),
    (case, cause): (Option<i64>, &str),
    now_ms: i64,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO quota_grant (project_id, item, quantity, case_id, cause, recorded_at_ms) VALUES ($1, $2, $3, $4, $5, $6)";
    db.execute(sql, [project.into(), item.into(), quantity.into(), case.into(), cause.into(), now_ms.into()])
        .await?;
    Ok(())
}

/// What a case keeps, or all cases keep, of a project's quota.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct HeldRow {
    /// The case.
    pub case_id: i64,
    /// The item.
    pub item: String,
    /// Ten-thousandths of its unit.
    pub quantity: i64,
}

/// What running cases keep of a project's quota.
///
/// # Errors
/// What the database says.
pub async fn holds(db: Db<'_>, project: i64) -> Result<Vec<HeldRow>, StoreError> {
    let sql = "SELECT case_id, item, quantity FROM quota_hold WHERE project_id = $1 ORDER BY case_id, item";
    db.all(sql, [project.into()]).await
}

/// Keeps room for a case, in the place of what it kept of the item.
///
/// # Errors
/// What the database says.
pub async fn hold(db: Db<'_>, case: i64, project: i64, item: &str, quantity: i64) -> Result<(), StoreError> {
    let sql = "INSERT INTO quota_hold (case_id, project_id, item, quantity) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (case_id, project_id, item) DO UPDATE SET quantity = $4";
    db.execute(sql, [case.into(), project.into(), item.into(), quantity.into()]).await?;
    Ok(())
}

/// Gives back everything that a case keeps; says whether it kept something.
///
/// # Errors
/// What the database says.
pub async fn release(db: Db<'_>, case: i64) -> Result<bool, StoreError> {
    Ok(db.execute("DELETE FROM quota_hold WHERE case_id = $1", [case.into()]).await? > 0)
}

/// Gives back a part of what a case keeps, because it was used.
///
/// # Errors
/// What the database says.
pub async fn release_part(
    db: Db<'_>,
    case: i64,
    project: i64,
    item: &str,
    quantity: i64,
) -> Result<(), StoreError> {
    let sql = "UPDATE quota_hold SET quantity = CASE WHEN quantity > $4 THEN quantity - $4 ELSE 0 END \
        WHERE case_id = $1 AND project_id = $2 AND item = $3";
    db.execute(sql, [case.into(), project.into(), item.into(), quantity.into()]).await?;
    Ok(())
}

/// What formal resources of a project take, by item; with `tests` what tests take as well.
///
/// # Errors
/// What the database says.
pub async fn allocated(db: Db<'_>, project: i64, tests: bool) -> Result<Vec<(String, i64)>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        item: String,
        quantity: i64,
    }
    let sql = "SELECT i.item, CAST(SUM(i.quantity) AS BIGINT) AS quantity FROM resource_state s \
        JOIN resource_item i ON i.resource_id = s.resource_id WHERE s.project_id = $1 AND (s.life = 'formal' OR (s.life = 'test' AND $2 = 1)) \
        GROUP BY i.item ORDER BY i.item";
    let rows: Vec<Row> = db.all(sql, [project.into(), i64::from(tests).into()]).await?;
    Ok(rows.into_iter().map(|row| (row.item, row.quantity)).collect())
}
