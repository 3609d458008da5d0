//! How cases hang together.

use super::{Viewer, bind};
use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};

/// A link between two cases, seen from one of them.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct LinkRow {
    /// Its id.
    pub id: i64,
    /// `duplicate_of`, `caused_by` or `relates_to`.
    pub kind: String,
    /// 1 when it leads here from the other case.
    pub is_incoming: i64,
    /// The other case.
    pub other_id: i64,
    /// Its number.
    pub number: Option<String>,
    /// The line by which it is known.
    pub headline: String,
    /// `running` or `ended`.
    pub state: String,
    /// `done`, `rejected`, `withdrawn` or `merged`.
    pub outcome: Option<String>,
    /// Who opened it.
    pub opened_by: i64,
}

/// Links a case with another; says the link's id, or nothing when it is there already.
///
/// # Errors
/// What the database says.
pub async fn insert_link(
    db: Db<'_>,
    (case, other): (i64, i64),
    kind: &str,
    by: Option<i64>,
    now_ms: i64,
) -> Result<Option<i64>, StoreError> {
    let sql = "INSERT INTO case_link (case_id, other_id, kind, made_by, made_at_ms) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (case_id, other_id, kind) DO NOTHING RETURNING id";
    db.scalar(sql, [case.into(), other.into(), kind.into(), by.into(), now_ms.into()]).await
}

/// Takes a link of a case away; says whether it was there.
///
/// # Errors
/// What the database says.
pub async fn delete_link(db: Db<'_>, id: i64) -> Result<bool, StoreError> {
    Ok(db.execute("DELETE FROM case_link WHERE id = $1", [id.into()]).await? == 1)
}

/// Links of a case, from it and to it, in the order in which they were made.
///
/// # Errors
/// What the database says.
pub async fn links(db: Db<'_>, case: i64) -> Result<Vec<LinkRow>, StoreError> {
    let sql = "SELECT l.id, l.kind, l.is_incoming, l.other_id, c.number, c.headline, c.state, \
        CASE WHEN c.merged_into IS NOT NULL THEN 'merged' ELSE c.outcome END AS outcome, c.opened_by FROM \
        (SELECT id, kind, CAST(0 AS BIGINT) AS is_incoming, other_id FROM case_link WHERE case_id = $1 \
        UNION ALL SELECT id, kind, CAST(1 AS BIGINT) AS is_incoming, case_id AS other_id FROM case_link WHERE other_id = $1) l \
        JOIN case_record c ON c.id = l.other_id ORDER BY l.id";
    db.all(sql, [case.into()]).await
}

/// Those of some cases that a viewer sees.
///
/// # Errors
/// What the database says.
pub async fn seen_among(db: Db<'_>, viewer: Viewer<'_>, cases: &[i64]) -> Result<Vec<i64>, StoreError> {
    #[derive(FromQueryResult)]
    struct Seen {
        id: i64,
    }
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = Vec::new();
    let marks: Vec<String> = cases.iter().map(|id| bind(&mut values, (*id).into())).collect();
    let condition = viewer.condition(&mut values);
    let sql = format!(
        "SELECT c.id FROM case_record c JOIN party u ON u.id = c.unit_id WHERE c.id IN ({}) AND {condition}",
        marks.join(", ")
    );
    Ok(db.all::<Seen>(&sql, values).await?.into_iter().map(|row| row.id).collect())
}

/// The case of a number that a viewer sees.
///
/// # Errors
/// What the database says.
pub async fn seen_by_number(db: Db<'_>, viewer: Viewer<'_>, number: &str) -> Result<Option<i64>, StoreError> {
    let mut values: Vec<Value> = vec![number.into()];
    let condition = viewer.condition(&mut values);
    let sql = format!(
        "SELECT c.id FROM case_record c JOIN party u ON u.id = c.unit_id WHERE c.number = $1 AND {condition}"
    );
    db.scalar(&sql, values).await
}
