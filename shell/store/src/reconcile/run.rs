//! Reconciliations, and what they came to month by month.

use super::{OWN, bind};
use crate::scope_sql::condition;
use crate::{Db, ScopeColumns, StoreError};
use sea_orm::{FromQueryResult, Value};
use yunheng_access::Scope;

/// A reconciliation.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct RunRow {
    /// Its id.
    pub id: i64,
    /// Key of the cloud.
    pub cloud: String,
    /// Its name then.
    pub cloud_name: String,
    /// Whose cloud it is.
    pub provider_id: i64,
    /// Their name.
    pub provider_name: String,
    /// The pack.
    pub pack: String,
    /// `openstack` or `file`.
    pub source: String,
    /// Name of the file.
    pub file_name: String,
    /// SM3 of the inventory.
    pub digest: String,
    /// The day that was compared.
    pub on_day: String,
    /// The position up to which the ledger was known.
    pub position: i64,
    /// JSON: how many of what.
    pub figures: String,
    /// JSON: what was not read.
    pub gaps: String,
    /// Who had it made.
    pub started_by_name: Option<String>,
    /// When.
    pub created_at_ms: i64,
    /// How many were made before it of a later day, or of the same day with more of the ledger known.
    pub later: i64,
}

const SELECT: &str = "SELECT r.id, r.cloud, r.cloud_name, r.provider_id, p.name AS provider_name, r.pack, r.source, r.file_name, \
    r.digest, r.on_day, r.position, r.figures, r.gaps, a.name AS started_by_name, r.created_at_ms, \
    (SELECT COUNT(*) FROM reconciliation n WHERE n.cloud = r.cloud AND n.id < r.id \
    AND (n.on_day > r.on_day OR (n.on_day = r.on_day AND n.position > r.position))) AS later FROM reconciliation r \
    JOIN party p ON p.id = r.provider_id LEFT JOIN account a ON a.id = r.started_by";

/// A reconciliation is seen by the provider, by whoever reaches the provider, and by units that it says something of.
fn seen(scope: &Scope, values: &mut Vec<Value>) -> String {
    let columns = ScopeColumns {
        party: Some("p.id"),
        path: Some("p.path"),
        level: None,
        provider: Some("r.provider_id"),
    };
    let own = condition(scope, columns, values);
    let of_units = condition(scope, OWN, values);
    format!(
        "({own} OR EXISTS (SELECT 1 FROM reconciliation_found f JOIN reconciliation_difference d ON d.id = f.difference_id \
         LEFT JOIN party u ON u.id = d.unit_id WHERE f.reconciliation_id = r.id AND {of_units}))"
    )
}

/// A reconciliation to be kept.
#[derive(Debug, Clone)]
pub struct NewRun<'a> {
    /// Key of the cloud.
    pub cloud: &'a str,
    /// Its name.
    pub cloud_name: &'a str,
    /// Whose it is.
    pub provider_id: i64,
    /// The pack.
    pub pack: &'a str,
    /// `openstack` or `file`.
    pub source: &'a str,
    /// Name of the file.
    pub file_name: &'a str,
    /// SM3 of the inventory.
    pub digest: &'a str,
    /// The day.
    pub on_day: &'a str,
    /// The ledger's position.
    pub position: i64,
    /// JSON: how many of what.
    pub figures: &'a str,
    /// JSON: what was not read.
    pub gaps: &'a str,
    /// Who had it made.
    pub started_by: Option<i64>,
}

/// Keeps a reconciliation; says its id.
///
/// # Errors
/// What the database says.
pub async fn insert_run(db: Db<'_>, new: &NewRun<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO reconciliation (cloud, cloud_name, provider_id, pack, source, file_name, digest, on_day, position, figures, \
        gaps, started_by, created_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id";
    let values: [Value; 13] = [
        new.cloud.into(),
        new.cloud_name.into(),
        new.provider_id.into(),
        new.pack.into(),
        new.source.into(),
        new.file_name.into(),
        new.digest.into(),
        new.on_day.into(),
        new.position.into(),
        new.figures.into(),
        new.gaps.into(),
        new.started_by.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// Reconciliations in the scope, newest first.
///
/// # Errors
/// What the database says.
pub async fn runs(
    db: Db<'_>,
    scope: &Scope,
    cloud: Option<&str>,
    (below, limit): (Option<i64>, i64),
) -> Result<Vec<RunRow>, StoreError> {
    let mut values = Vec::new();
    let mut conditions = vec![seen(scope, &mut values)];
    if let Some(cloud) = cloud {
        conditions.push(format!("r.cloud = {}", bind(&mut values, cloud.into())));
    }
    if let Some(below) = below {
        conditions.push(format!("r.id < {}", bind(&mut values, below.into())));
    }
    let limit = bind(&mut values, limit.into());
    let sql = format!("{SELECT} WHERE {} ORDER BY r.id DESC LIMIT {limit}", conditions.join(" AND "));
    db.all(&sql, values).await
}

/// A reconciliation in the scope.
///
/// # Errors
/// What the database says.
pub async fn find_run(db: Db<'_>, scope: &Scope, id: i64) -> Result<Option<RunRow>, StoreError> {
    let mut values = vec![id.into()];
    let condition = seen(scope, &mut values);
    db.one(&format!("{SELECT} WHERE r.id = $1 AND {condition}"), values).await
}

/// Whether one of the cloud was kept that knows better than another: of a later day, or of the same day with more of the ledger known.
///
/// # Errors
/// What the database says.
pub async fn is_overtaken(
    db: Db<'_>,
    cloud: &str,
    (id, on_day, position): (i64, &str, i64),
) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM reconciliation WHERE cloud = $1 AND id <> $2 \
        AND (on_day > $3 OR (on_day = $3 AND position > $4)) ORDER BY id DESC LIMIT 1";
    let values = [cloud.into(), id.into(), on_day.into(), position.into()];
    Ok(db.scalar::<i64>(sql, values).await?.is_some())
}

/// Whether a cloud was reconciled from its own interface since a moment.
///
/// # Errors
/// What the database says.
pub async fn last_run_since(db: Db<'_>, cloud: &str, since_ms: i64) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM reconciliation WHERE cloud = $1 AND source = 'openstack' AND created_at_ms >= $2 ORDER BY id DESC LIMIT 1";
    Ok(db.scalar::<i64>(sql, [cloud.into(), since_ms.into()]).await?.is_some())
}

/// What a reconciliation came to, by kind.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct TrendRow {
    /// The reconciliation.
    pub id: i64,
    /// Key of the cloud.
    pub cloud: String,
    /// Its name then.
    pub cloud_name: String,
    /// The day that was compared.
    pub on_day: String,
    /// Kind of difference.
    pub kind: String,
    /// How many.
    pub count: i64,
    /// How many of them were found for the first time.
    pub fresh: i64,
    /// Fen a month, of those that have a price, whatever the side.
    pub monthly: i64,
    /// How many have no price.
    pub unpriced: i64,
}

/// What the last reconciliations of a cloud came to, of what is in the scope; oldest first.
///
/// # Errors
/// What the database says.
pub async fn trend(db: Db<'_>, scope: &Scope, cloud: &str, runs: i64) -> Result<Vec<TrendRow>, StoreError> {
    let mut values = vec![cloud.into(), runs.into()];
    let condition = condition(scope, OWN, &mut values);
    let sql = format!(
        "SELECT r.id, r.cloud, r.cloud_name, r.on_day, d.kind, COUNT(*) AS count, \
         CAST(SUM(CASE WHEN d.first_id = r.id THEN 1 ELSE 0 END) AS BIGINT) AS fresh, \
         CAST(COALESCE(SUM(ABS(f.monthly)), 0) AS BIGINT) AS monthly, \
         CAST(SUM(CASE WHEN f.monthly IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS unpriced \
         FROM reconciliation r JOIN reconciliation_found f ON f.reconciliation_id = r.id \
         JOIN reconciliation_difference d ON d.id = f.difference_id LEFT JOIN party u ON u.id = d.unit_id \
         WHERE r.id IN (SELECT l.id FROM reconciliation l WHERE l.cloud = $1 ORDER BY l.id DESC LIMIT $2) AND {condition} \
         GROUP BY r.id, r.cloud, r.cloud_name, r.on_day, d.kind ORDER BY r.id, d.kind"
    );
    db.all(&sql, values).await
}

/// Running cases of a pack of which somebody has completed a step after sending it: what they ask for is on its way.
///
/// # Errors
/// What the database says.
pub async fn case_orders(db: Db<'_>, pack: &str) -> Result<Vec<(i64, String)>, StoreError> {
    #[derive(FromQueryResult)]
    struct Order {
        case_type_id: i64,
        form: String,
    }
    let sql = "SELECT c.case_type_id, c.form FROM case_record c WHERE c.pack = $1 AND c.state = 'running' AND \
        (SELECT COUNT(*) FROM case_task t WHERE t.case_id = c.id AND t.state = 'done') >= 2 ORDER BY c.id";
    let found: Vec<Order> = db.all(sql, [pack.into()]).await?;
    Ok(found.into_iter().map(|row| (row.case_type_id, row.form)).collect())
}
