//! Who answers for what of information systems, and the papers of their duties.

use super::{UNIT, bind};
use crate::scope_sql::condition;
use crate::{Db, StoreError, search};
use sea_orm::{FromQueryResult, Value};
use yunheng_access::Scope;

/// A system with its project.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct SystemPlace {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// 等保 level, 1 to 3.
    pub protection_level: i64,
    /// `planned`, `migrating`, `testing`, `online` or `retired`.
    pub stage: String,
    /// The pack.
    pub pack: String,
    /// Its project.
    pub project_id: i64,
    /// The project's number.
    pub project_number: String,
    /// The project's name.
    pub project_name: String,
    /// The unit.
    pub unit_id: i64,
    /// Its name.
    pub unit_name: String,
    /// Its path.
    pub unit_path: String,
    /// The provider.
    pub provider_id: i64,
    /// Its name.
    pub provider_name: String,
}

const PLACE: &str = "SELECT y.id, y.name, y.protection_level, y.stage, j.pack, y.project_id, j.number AS project_number, \
    j.name AS project_name, j.unit_id, u.name AS unit_name, u.path AS unit_path, j.provider_id, p.name AS provider_name \
    FROM information_system y JOIN project j ON j.id = y.project_id JOIN party u ON u.id = j.unit_id JOIN party p ON p.id = j.provider_id";

/// Which systems.
#[derive(Debug, Clone, Default)]
pub struct SystemWanted {
    /// Of this pack.
    pub pack: Option<String>,
    /// Of this unit.
    pub unit_id: Option<i64>,
    /// Of this provider.
    pub provider_id: Option<i64>,
    /// Of this project.
    pub project_id: Option<i64>,
    /// In this part of their life.
    pub stage: Option<String>,
    /// Whose projects have these words in number or name.
    pub query: String,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Systems in the scope, newest first.
///
/// # Errors
/// What the database says.
pub async fn system_places(
    db: Db<'_>,
    scope: &Scope,
    wanted: &SystemWanted,
) -> Result<Vec<SystemPlace>, StoreError> {
    let mut values = Vec::new();
    let mut conditions = vec![condition(scope, UNIT, &mut values)];
    let ids =
        [("j.unit_id", wanted.unit_id), ("j.provider_id", wanted.provider_id), ("j.id", wanted.project_id)];
    for (column, id) in ids.into_iter().filter_map(|(column, id)| Some((column, id?))) {
        conditions.push(format!("{column} = {}", bind(&mut values, id.into())));
    }
    let texts = [("j.pack", &wanted.pack), ("y.stage", &wanted.stage)];
    for (column, text) in texts.into_iter().filter_map(|(column, text)| Some((column, text.as_deref()?))) {
        conditions.push(format!("{column} = {}", bind(&mut values, text.into())));
    }
    conditions.push(search::condition("project", "j.id", &wanted.query, &mut values));
    if let Some(below) = wanted.below_id {
        conditions.push(format!("y.id < {}", bind(&mut values, below.into())));
    }
    let (conditions, limit) = (conditions.join(" AND "), bind(&mut values, wanted.limit.into()));
    db.all(&format!("{PLACE} WHERE {conditions} ORDER BY y.id DESC LIMIT {limit}"), values).await
}

/// A system in the scope.
///
/// # Errors
/// What the database says.
pub async fn find_system(db: Db<'_>, scope: &Scope, id: i64) -> Result<Option<SystemPlace>, StoreError> {
    let mut values = vec![id.into()];
    let condition = condition(scope, UNIT, &mut values);
    db.one(&format!("{PLACE} WHERE y.id = $1 AND {condition}"), values).await
}

/// Somebody named for a duty of a system.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct SystemAnswerRow {
    /// Order of recording.
    pub id: i64,
    /// The system.
    pub system_id: i64,
    /// Key of the row of the matrix.
    pub duty: String,
    /// First day.
    pub from_on: String,
    /// The person, by account.
    pub account_id: Option<i64>,
    /// Their name.
    pub account_name: Option<String>,
    /// Whether the account is in use: 1 or 0.
    pub is_active: i64,
    /// Name of the person's party.
    pub party_name: Option<String>,
    /// An operator from outside.
    pub operator: Option<String>,
    /// Their person.
    pub person: Option<String>,
    /// For people.
    pub note: String,
    /// Whose act it was.
    pub recorded_name: String,
    /// When.
    pub recorded_at_ms: i64,
}

/// Everybody who was ever named for some systems, by system and order of recording.
///
/// # Errors
/// What the database says.
pub async fn system_answers(
    db: Db<'_>,
    systems: &[i64],
    now_ms: i64,
) -> Result<Vec<SystemAnswerRow>, StoreError> {
    let mut found = Vec::new();
    for part in systems.chunks(500) {
        let mut values: Vec<Value> = vec![now_ms.into()];
        let places: Vec<String> = part.iter().map(|id| bind(&mut values, (*id).into())).collect();
        let sql = format!(
            "SELECT w.id, w.system_id, w.duty, w.from_on, w.account_id, a.name AS account_name, \
             CAST(CASE WHEN a.status = 'active' AND (a.expires_at_ms IS NULL OR a.expires_at_ms > $1) THEN 1 ELSE 0 END AS BIGINT) \
             AS is_active, o.name AS party_name, w.operator, w.person, w.note, b.name AS recorded_name, w.recorded_at_ms \
             FROM system_answer w JOIN account b ON b.id = w.recorded_by LEFT JOIN account a ON a.id = w.account_id \
             LEFT JOIN party o ON o.id = a.party_id WHERE w.system_id IN ({}) ORDER BY w.system_id, w.id",
            places.join(", ")
        );
        found.extend(db.all::<SystemAnswerRow>(&sql, values).await?);
    }
    Ok(found)
}

/// Somebody to be named, or nobody.
#[derive(Debug, Clone, Copy)]
pub struct NewSystemAnswer<'a> {
    /// The system.
    pub system_id: i64,
    /// Key of the row of the matrix.
    pub duty: &'a str,
    /// First day.
    pub from_on: &'a str,
    /// The person.
    pub account_id: Option<i64>,
    /// An operator from outside, with their person.
    pub outside: Option<(&'a str, &'a str)>,
    /// For people.
    pub note: &'a str,
    /// Whose act it is.
    pub by: i64,
}

/// Names somebody.
///
/// # Errors
/// What the database says.
pub async fn insert_system_answer(
    db: Db<'_>,
    new: &NewSystemAnswer<'_>,
    now_ms: i64,
) -> Result<i64, StoreError> {
    let sql = "INSERT INTO system_answer (system_id, duty, from_on, account_id, operator, person, note, recorded_by, recorded_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id";
    let values: [Value; 9] = [
        new.system_id.into(),
        new.duty.into(),
        new.from_on.into(),
        new.account_id.into(),
        new.outside.map(|outside| outside.0).into(),
        new.outside.map(|outside| outside.1).into(),
        new.note.into(),
        new.by.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// A paper of a duty.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct SystemPaperRow {
    /// Order of recording.
    pub id: i64,
    /// The system.
    pub system_id: i64,
    /// Key of the duty.
    pub duty: String,
    /// What it is called, with its number.
    pub document: String,
    /// Its day.
    pub dated_on: String,
    /// The last day on which it counts.
    pub valid_until: Option<String>,
    /// For people.
    pub note: String,
    /// Whose act it was.
    pub recorded_name: String,
    /// When.
    pub recorded_at_ms: i64,
    /// When it was told that it ends soon.
    pub warned_at_ms: Option<i64>,
}

const PAPER: &str = "SELECT w.id, w.system_id, w.duty, w.document, w.dated_on, w.valid_until, w.note, b.name AS recorded_name, \
    w.recorded_at_ms, w.warned_at_ms FROM system_paper w JOIN account b ON b.id = w.recorded_by";

/// Papers of some systems, by system and order of recording.
///
/// # Errors
/// What the database says.
pub async fn system_papers(db: Db<'_>, systems: &[i64]) -> Result<Vec<SystemPaperRow>, StoreError> {
    let mut found = Vec::new();
    for part in systems.chunks(500) {
        let mut values = Vec::new();
        let places: Vec<String> = part.iter().map(|id| bind(&mut values, (*id).into())).collect();
        let sql = format!("{PAPER} WHERE w.system_id IN ({}) ORDER BY w.system_id, w.id", places.join(", "));
        found.extend(db.all::<SystemPaperRow>(&sql, values).await?);
    }
    Ok(found)
}

/// A paper to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewSystemPaper<'a> {
    /// The system.
    pub system_id: i64,
    /// Key of the duty.
    pub duty: &'a str,
    /// What it is called.
    pub document: &'a str,
    /// Its day.
    pub dated_on: &'a str,
    /// The last day on which it counts.
    pub valid_until: Option<&'a str>,
    /// For people.
    pub note: &'a str,
    /// Whose act it is.
    pub by: i64,
}

/// Keeps a paper.
///
/// # Errors
/// What the database says.
pub async fn insert_system_paper(
    db: Db<'_>,
    new: &NewSystemPaper<'_>,
    now_ms: i64,
) -> Result<i64, StoreError> {
    let sql = "INSERT INTO system_paper (system_id, duty, document, dated_on, valid_until, note, recorded_by, recorded_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
    let values: [Value; 8] = [
        new.system_id.into(),
        new.duty.into(),
        new.document.into(),
        new.dated_on.into(),
        new.valid_until.into(),
        new.note.into(),
        new.by.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// Says that somebody was told that a paper ends soon; whether nobody was told before.
///
/// # Errors
/// What the database says.
pub async fn warned_of_paper(db: Db<'_>, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE system_paper SET warned_at_ms = $1 WHERE id = $2 AND warned_at_ms IS NULL";
    Ok(db.execute(sql, [now_ms.into(), id.into()]).await? == 1)
}
