//! Differences, followed across reconciliations.

use super::{OWN, bind};
use crate::scope_sql::condition;
use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};
use yunheng_access::Scope;

/// A difference as a reconciliation found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its kind.
    pub kind: &'static str,
    /// What it is about.
    pub subject: String,
    /// `server`, `volume`, …; empty when it is not known.
    pub thing_kind: &'static str,
    /// The cloud's id.
    pub external_id: String,
    /// Its name there.
    pub external_name: String,
    /// The resource.
    pub resource_id: Option<i64>,
    /// The project.
    pub project_id: Option<i64>,
    /// The unit.
    pub unit_id: Option<i64>,
    /// Fen a month.
    pub monthly: Option<i64>,
    /// JSON: the rest.
    pub detail: String,
}

/// Rows of one statement; each has ten values.
const ROWS: usize = 300;

/// Follows the differences of a cloud on: what is found again goes on, what is new begins, and what is not found any more is gone, unless it
/// is of a kind of things that could not be read.
///
/// # Errors
/// What the database says.
pub async fn follow(
    db: Db<'_>,
    (cloud, provider, run): (&str, i64, i64),
    found: &[Found],
    unread: &[&str],
) -> Result<(), StoreError> {
    for part in found.chunks(ROWS) {
        let mut values: Vec<Value> = vec![cloud.into(), provider.into(), run.into()];
        let mut rows = Vec::new();
        for one in part {
            let row: [Value; 10] = [
                one.kind.into(),
                one.subject.as_str().into(),
                one.thing_kind.into(),
                one.external_id.as_str().into(),
                one.external_name.as_str().into(),
                one.resource_id.into(),
                one.project_id.into(),
                one.unit_id.into(),
                one.monthly.into(),
                one.detail.as_str().into(),
            ];
            let places: Vec<String> = row.into_iter().map(|value| bind(&mut values, value)).collect();
            rows.push(format!("($1, $2, $3, $3, 'open', 1, {})", places.join(", ")));
        }
        // What was settled and is found all the same is open again.
        let sql = format!(
            "INSERT INTO reconciliation_difference (cloud, provider_id, first_id, last_id, state, version, kind, subject, thing_kind, \
             external_id, external_name, resource_id, project_id, unit_id, monthly, detail) VALUES {} \
             ON CONFLICT (cloud, kind, subject) WHERE state <> 'gone' DO UPDATE SET last_id = excluded.last_id, state = 'open', \
             external_id = excluded.external_id, external_name = excluded.external_name, thing_kind = excluded.thing_kind, \
             resource_id = excluded.resource_id, project_id = excluded.project_id, unit_id = excluded.unit_id, \
             monthly = excluded.monthly, detail = excluded.detail, version = reconciliation_difference.version + 1",
            rows.join(", ")
        );
        db.execute(&sql, values).await?;
    }
    let mut values: Vec<Value> = vec![run.into(), cloud.into()];
    let places: Vec<String> = unread.iter().map(|kind| bind(&mut values, (*kind).into())).collect();
    let is_read = if places.is_empty() {
        String::new()
    } else {
        format!(" AND thing_kind NOT IN ({})", places.join(", "))
    };
    let sql = format!(
        "UPDATE reconciliation_difference SET state = 'gone', gone_id = $1, version = version + 1 \
         WHERE cloud = $2 AND state <> 'gone' AND last_id <> $1{is_read}"
    );
    db.execute(&sql, values).await?;
    let sql = "INSERT INTO reconciliation_found (reconciliation_id, difference_id, monthly) \
        SELECT $1, d.id, d.monthly FROM reconciliation_difference d WHERE d.last_id = $1";
    db.execute(sql, [run.into()]).await?;
    Ok(())
}

/// A difference.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct DifferenceRow {
    /// Its id.
    pub id: i64,
    /// Key of the cloud.
    pub cloud: String,
    /// Name of the cloud when it was found last.
    pub cloud_name: String,
    /// The pack by which it was priced.
    pub pack: String,
    /// Its kind.
    pub kind: String,
    /// Kind of thing.
    pub thing_kind: String,
    /// The cloud's id.
    pub external_id: String,
    /// Its name there.
    pub external_name: String,
    /// The resource.
    pub resource_id: Option<i64>,
    /// Its number.
    pub resource_number: Option<String>,
    /// Its name.
    pub resource_name: Option<String>,
    /// The project.
    pub project_id: Option<i64>,
    /// Its number.
    pub project_number: Option<String>,
    /// Its name.
    pub project_name: Option<String>,
    /// The unit.
    pub unit_id: Option<i64>,
    /// Its name.
    pub unit_name: Option<String>,
    /// Whose cloud it is.
    pub provider_id: i64,
    /// Their name.
    pub provider_name: String,
    /// Fen a month.
    pub monthly: Option<i64>,
    /// JSON: the rest.
    pub detail: String,
    /// `open`, `settled` or `gone`.
    pub state: String,
    /// The reconciliation that found it first.
    pub first_id: i64,
    /// The day of it.
    pub first_on: String,
    /// The position up to which it knew the ledger.
    pub first_position: i64,
    /// The one that found it last.
    pub last_id: i64,
    /// The day of it.
    pub last_on: String,
    /// The one that did not find it any more.
    pub gone_id: Option<i64>,
    /// The day of it.
    pub gone_on: Option<String>,
    /// The one of the cloud that knows best: of the last day, with most of the ledger known.
    pub newest_id: i64,
    /// The case that follows it.
    pub case_id: Option<i64>,
    /// Its number.
    pub case_number: Option<String>,
    /// Its headline.
    pub case_headline: Option<String>,
    /// Its state.
    pub case_state: Option<String>,
    /// Who settled it.
    pub settled_by_name: Option<String>,
    /// When.
    pub settled_at_ms: Option<i64>,
    /// By what.
    pub settled_note: Option<String>,
    /// Goes up with every change.
    pub version: i64,
}

const COLUMNS: &str = "d.id, d.cloud, l.cloud_name, l.pack, d.kind, d.thing_kind, d.external_id, d.external_name, d.resource_id, \
    r.number AS resource_number, s.name AS resource_name, d.project_id, j.number AS project_number, j.name AS project_name, d.unit_id, \
    u.name AS unit_name, d.provider_id, p.name AS provider_name, d.monthly, d.detail, d.state, d.first_id, b.on_day AS first_on, \
    b.position AS first_position, \
    d.last_id, l.on_day AS last_on, d.gone_id, g.on_day AS gone_on, \
    (SELECT n.id FROM reconciliation n WHERE n.cloud = d.cloud ORDER BY n.on_day DESC, n.position DESC, n.id DESC LIMIT 1) AS newest_id, d.case_id, c.number AS case_number, \
    c.headline AS case_headline, c.state AS case_state, a.name AS settled_by_name, d.settled_at_ms, d.settled_note, d.version";
const FROM: &str = "FROM reconciliation_difference d JOIN reconciliation b ON b.id = d.first_id JOIN reconciliation l ON l.id = d.last_id \
    LEFT JOIN reconciliation g ON g.id = d.gone_id JOIN party p ON p.id = d.provider_id LEFT JOIN party u ON u.id = d.unit_id \
    LEFT JOIN project j ON j.id = d.project_id LEFT JOIN resource r ON r.id = d.resource_id \
    LEFT JOIN resource_state s ON s.resource_id = d.resource_id LEFT JOIN case_record c ON c.id = d.case_id \
    LEFT JOIN account a ON a.id = d.settled_by";

/// Which differences.
#[derive(Debug, Clone, Default)]
pub struct DifferenceWanted {
    /// Of this cloud.
    pub cloud: Option<String>,
    /// Of this kind.
    pub kind: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// Found by this reconciliation.
    pub run_id: Option<i64>,
    /// Of this unit.
    pub unit_id: Option<i64>,
    /// Of this project.
    pub project_id: Option<i64>,
    /// Of this provider.
    pub provider_id: Option<i64>,
    /// Followed by this case.
    pub case_id: Option<i64>,
    /// Of this resource.
    pub resource_id: Option<i64>,
    /// Whether a case follows them.
    pub has_case: Option<bool>,
    /// With this in the number of the resource, the cloud's id or its name there.
    pub query: String,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Differences in the scope, newest first.
///
/// # Errors
/// What the database says.
pub async fn differences(
    db: Db<'_>,
    scope: &Scope,
    wanted: &DifferenceWanted,
) -> Result<Vec<DifferenceRow>, StoreError> {
    let mut values = Vec::new();
    let mut conditions = vec![condition(scope, OWN, &mut values)];
    let texts = [("d.cloud", &wanted.cloud), ("d.kind", &wanted.kind), ("d.state", &wanted.state)];
    for (column, text) in texts.into_iter().filter_map(|(column, text)| Some((column, text.as_deref()?))) {
        conditions.push(format!("{column} = {}", bind(&mut values, text.into())));
    }
    let ids = [
        ("d.unit_id", wanted.unit_id),
        ("d.project_id", wanted.project_id),
        ("d.provider_id", wanted.provider_id),
        ("d.case_id", wanted.case_id),
        ("d.resource_id", wanted.resource_id),
    ];
    for (column, id) in ids.into_iter().filter_map(|(column, id)| Some((column, id?))) {
        conditions.push(format!("{column} = {}", bind(&mut values, id.into())));
    }
    if let Some(run) = wanted.run_id {
        let run = bind(&mut values, run.into());
        conditions.push(format!(
            "EXISTS (SELECT 1 FROM reconciliation_found f WHERE f.reconciliation_id = {run} AND f.difference_id = d.id)"
        ));
    }
    if let Some(has) = wanted.has_case {
        conditions.push(format!("d.case_id IS {}NULL", if has { "NOT " } else { "" }));
    }
    let words = wanted.query.trim();
    if !words.is_empty() {
        let like = bind(
            &mut values,
            format!("%{}%", words.to_ascii_lowercase().replace(['%', '_', '\\'], "")).into(),
        );
        conditions.push(format!(
            "(LOWER(r.number) LIKE {like} OR LOWER(d.external_id) LIKE {like} OR LOWER(d.external_name) LIKE {like} OR LOWER(s.name) LIKE {like})"
        ));
    }
    if let Some(below) = wanted.below_id {
        conditions.push(format!("d.id < {}", bind(&mut values, below.into())));
    }
    let limit = bind(&mut values, wanted.limit.into());
    let sql = format!(
        "SELECT {COLUMNS} {FROM} WHERE {} ORDER BY d.id DESC LIMIT {limit}",
        conditions.join(" AND ")
    );
    db.all(&sql, values).await
}

/// Some differences in the scope, by id.
///
/// # Errors
/// What the database says.
pub async fn find_differences(
    db: Db<'_>,
    scope: &Scope,
    ids: &[i64],
) -> Result<Vec<DifferenceRow>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut values = Vec::new();
    let condition = condition(scope, OWN, &mut values);
    let places: Vec<String> = ids.iter().map(|id| bind(&mut values, (*id).into())).collect();
    let sql = format!(
        "SELECT {COLUMNS} {FROM} WHERE {condition} AND d.id IN ({}) ORDER BY d.id",
        places.join(", ")
    );
    db.all(&sql, values).await
}

/// Lets a case follow a difference; says whether it is still open and of the version.
///
/// # Errors
/// What the database says.
pub async fn set_case(db: Db<'_>, id: i64, version: i64, case: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE reconciliation_difference SET case_id = $3, version = version + 1 WHERE id = $1 AND version = $2 AND state = 'open'";
    Ok(db.execute(sql, [id.into(), version.into(), case.into()]).await? == 1)
}

/// Settles a difference; says whether it was still open and of the version.
///
/// # Errors
/// What the database says.
pub async fn settle(
    db: Db<'_>,
    (id, version): (i64, i64),
    note: &str,
    by: Option<i64>,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE reconciliation_difference SET state = 'settled', settled_note = $3, settled_by = $4, settled_at_ms = $5, \
        version = version + 1 WHERE id = $1 AND version = $2 AND state = 'open'";
    Ok(db.execute(sql, [id.into(), version.into(), note.into(), by.into(), now_ms.into()]).await? == 1)
}
