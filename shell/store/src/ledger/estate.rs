//! What is leased, added up.

use super::resource::{ResourceWanted, wanted};
use super::{UNIT, bind};
use crate::scope_sql::condition;
use crate::{Db, StoreError};
use sea_orm::FromQueryResult;
use yunheng_access::Scope;

/// Resources that have everything that is named here in common.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct EstateRow {
    /// The project.
    pub project_id: i64,
    /// Its number.
    pub project_number: String,
    /// Its name.
    pub project_name: String,
    /// The unit.
    pub unit_id: i64,
    /// Its name.
    pub unit_name: String,
    /// The provider.
    pub provider_id: i64,
    /// Its name.
    pub provider_name: String,
    /// `test` or `formal`.
    pub life: String,
    /// The architecture.
    pub architecture: String,
    /// The network region.
    pub region: String,
    /// The item; empty where each resource is counted once.
    pub item: String,
    /// How many.
    pub resources: i64,
    /// How many of them are provisional.
    pub provisional: i64,
    /// Ten-thousandths of the item's unit.
    pub quantity: i64,
}

/// What there is in the scope: by item, or each resource once and no item; and how much of it is provisional today.
///
/// # Errors
/// What the database says.
pub async fn estate(
    db: Db<'_>,
    scope: &Scope,
    (pack, asked): (&str, &ResourceWanted),
    (today, by_item): (&str, bool),
) -> Result<Vec<EstateRow>, StoreError> {
    let (conditions, mut values) = wanted(scope, asked);
    let pack = bind(&mut values, pack.into());
    let today = bind(&mut values, today.into());
    let keys = "s.project_id, j.number, j.name, s.unit_id, u.name, j.provider_id, p.name, s.life, s.architecture, s.region";
    let (item, quantity, join, group) = if by_item {
        let join = "JOIN resource_item q ON q.resource_id = s.resource_id";
        ("q.item", "CAST(SUM(q.quantity) AS BIGINT)", join, ", q.item")
    } else {
        ("''", "CAST(0 AS BIGINT)", "", "")
    };
    let provisional = format!("o.id IS NOT NULL AND (o.firm_from IS NULL OR o.firm_from > {today})");
    let sql = format!(
        "SELECT s.project_id, j.number AS project_number, j.name AS project_name, s.unit_id, u.name AS unit_name, \
         j.provider_id, p.name AS provider_name, s.life, s.architecture, s.region, {item} AS item, COUNT(*) AS resources, \
         CAST(SUM(CASE WHEN {provisional} THEN 1 ELSE 0 END) AS BIGINT) AS provisional, {quantity} AS quantity FROM {FROM} \
         LEFT JOIN opening_resource w ON w.resource_id = s.resource_id LEFT JOIN opening_list o ON o.id = w.opening_id {join} WHERE {conditions} AND r.pack = {pack} AND s.life IN ('test', 'formal') \
         GROUP BY {keys}{group} ORDER BY {keys}{group}"
    );
    db.all(&sql, values).await
}

/// What the conditions of a list of resources name.
const FROM: &str = "resource_state s JOIN resource r ON r.id = s.resource_id JOIN project j ON j.id = s.project_id \
    JOIN party u ON u.id = s.unit_id JOIN party p ON p.id = j.provider_id";

/// How many tests end on a day.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct TestEnds {
    /// Their last day.
    pub test_until: String,
    /// How many.
    pub resources: i64,
}

/// Tests in the scope by their last day.
///
/// # Errors
/// What the database says.
pub async fn test_ends(
    db: Db<'_>,
    scope: &Scope,
    pack: &str,
    asked: &ResourceWanted,
) -> Result<Vec<TestEnds>, StoreError> {
    let (conditions, mut values) = wanted(scope, asked);
    let pack = bind(&mut values, pack.into());
    let sql = format!(
        "SELECT s.test_until, COUNT(*) AS resources FROM {FROM} WHERE {conditions} AND r.pack = {pack} AND s.life = 'test' \
         AND s.test_until IS NOT NULL GROUP BY s.test_until ORDER BY s.test_until"
    );
    db.all(&sql, values).await
}

/// How many resources there are of what is asked for.
///
/// # Errors
/// What the database says.
pub async fn count_resources(db: Db<'_>, scope: &Scope, asked: &ResourceWanted) -> Result<i64, StoreError> {
    let (conditions, values) = wanted(scope, asked);
    let sql = format!("SELECT COUNT(*) FROM {FROM} WHERE {conditions}");
    Ok(db.scalar(&sql, values).await?.unwrap_or(0))
}

/// A quota that holds.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct QuotaGranted {
    /// The project.
    pub project_id: i64,
    /// Its number.
    pub project_number: String,
    /// Its name.
    pub project_name: String,
    /// The item.
    pub item: String,
    /// Ten-thousandths of its unit.
    pub quantity: i64,
}

/// Quotas that hold, of the projects in the scope.
///
/// # Errors
/// What the database says.
pub async fn quotas_granted(
    db: Db<'_>,
    scope: &Scope,
    pack: &str,
    asked: &ResourceWanted,
) -> Result<Vec<QuotaGranted>, StoreError> {
    let mut values = Vec::new();
    let mut conditions = vec![condition(scope, UNIT, &mut values)];
    conditions.push(format!("j.pack = {}", bind(&mut values, pack.into())));
    let ids =
        [("j.unit_id", asked.unit_id), ("j.id", asked.project_id), ("j.provider_id", asked.provider_id)];
    for (column, id) in ids.into_iter().filter_map(|(column, id)| Some((column, id?))) {
        conditions.push(format!("{column} = {}", bind(&mut values, id.into())));
    }
    if let Some(item) = asked.item.as_deref() {
        conditions.push(format!("g.item = {}", bind(&mut values, item.into())));
    }
    let sql = format!(
        "SELECT j.id AS project_id, j.number AS project_number, j.name AS project_name, g.item, g.quantity \
         FROM quota_grant g JOIN project j ON j.id = g.project_id JOIN party u ON u.id = j.unit_id WHERE {} \
         AND NOT EXISTS (SELECT 1 FROM quota_grant l WHERE l.project_id = g.project_id AND l.item = g.item AND l.id > g.id) \
         ORDER BY j.id, g.item",
        conditions.join(" AND ")
    );
    db.all(&sql, values).await
}
