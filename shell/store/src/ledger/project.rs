//! Projects and their information systems.

use super::{UNIT, bind};
use crate::scope_sql::condition;
use crate::{Db, StoreError, search};
use sea_orm::{FromQueryResult, Value};
use yunheng_access::Scope;

/// What projects are searched as.
const SEARCHED: &str = "project";

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct ProjectRow {
    /// Its id.
    pub id: i64,
    /// The pack whose rules it follows.
    pub pack: String,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The unit.
    pub unit_id: i64,
    /// Its name.
    pub unit_name: String,
    /// The provider that serves it.
    pub provider_id: i64,
    /// Its name.
    pub provider_name: String,
    /// Who pays, where it is not the unit's own payer.
    pub payer_id: Option<i64>,
    /// Their name.
    pub payer_name: Option<String>,
    /// The paper that approved it.
    pub approval: Option<String>,
    /// The day of that paper.
    pub approved_on: Option<String>,
    /// For people.
    pub note: Option<String>,
    /// `active` or `closed`.
    pub state: String,
    /// Goes up with every change.
    pub version: i64,
}

const SELECT: &str = "SELECT j.id, j.pack, j.number, j.name, j.unit_id, u.name AS unit_name, j.provider_id, \
    p.name AS provider_name, j.payer_id, y.name AS payer_name, j.approval, j.approved_on, j.note, j.state, j.version \
    FROM project j JOIN party u ON u.id = j.unit_id JOIN party p ON p.id = j.provider_id LEFT JOIN party y ON y.id = j.payer_id";

/// A project as it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProject {
    /// The pack.
    pub pack: String,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The unit.
    pub unit_id: i64,
    /// The provider.
    pub provider_id: i64,
    /// Who pays.
    pub payer_id: Option<i64>,
    /// The paper that approved it.
    pub approval: Option<String>,
    /// Its day.
    pub approved_on: Option<String>,
    /// For people.
    pub note: Option<String>,
    /// `active` or `closed`.
    pub state: String,
}

impl NewProject {
    fn values(&self) -> [Value; 10] {
        [
            self.pack.as_str().into(),
            self.number.as_str().into(),
            self.name.as_str().into(),
            self.unit_id.into(),
            self.provider_id.into(),
            self.payer_id.into(),
            self.approval.clone().into(),
            self.approved_on.clone().into(),
            self.note.clone().into(),
            self.state.as_str().into(),
        ]
    }

    async fn index(&self, db: Db<'_>, id: i64) -> Result<(), StoreError> {
        search::index(db, SEARCHED, id, &[&self.number, &self.name]).await
    }
}

/// Registers a project.
///
/// # Errors
/// [`StoreError::Unique`] when the number is taken.
pub async fn insert_project(db: Db<'_>, new: &NewProject, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO project (pack, number, name, unit_id, provider_id, payer_id, approval, approved_on, note, state, \
        version, created_at_ms, updated_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $11) RETURNING id";
    let id = db.returning(sql, new.values().into_iter().chain([now_ms.into()])).await?;
    new.index(db, id).await?;
    Ok(id)
}

/// Writes a project if it still has the version; says whether it had.
///
/// # Errors
/// [`StoreError::Unique`] when the number is taken.
pub async fn update_project(
    db: Db<'_>,
    id: i64,
    version: i64,
    new: &NewProject,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE project SET pack = $1, number = $2, name = $3, unit_id = $4, provider_id = $5, payer_id = $6, approval = $7, \
        approved_on = $8, note = $9, state = $10, version = version + 1, updated_at_ms = $11 WHERE id = $12 AND version = $13";
    let rest: [Value; 3] = [now_ms.into(), id.into(), version.into()];
    let done = db.execute(sql, new.values().into_iter().chain(rest)).await? == 1;
    if done {
        new.index(db, id).await?;
    }
    Ok(done)
}

/// A project in the scope.
///
/// # Errors
/// What the database says.
pub async fn find_project(db: Db<'_>, scope: &Scope, id: i64) -> Result<Option<ProjectRow>, StoreError> {
    let mut values = vec![id.into()];
    let condition = condition(scope, UNIT, &mut values);
    db.one(&format!("{SELECT} WHERE j.id = $1 AND {condition}"), values).await
}

/// Whether a project has resources, also ended ones.
///
/// # Errors
/// What the database says.
pub async fn has_resources(db: Db<'_>, id: i64) -> Result<bool, StoreError> {
    let sql = "SELECT resource_id FROM resource_state WHERE project_id = $1 LIMIT 1";
    Ok(db.scalar::<i64>(sql, [id.into()]).await?.is_some())
}

/// A project by its number, for a case whose form names it.
///
/// # Errors
/// What the database says.
pub async fn project_by_number(db: Db<'_>, number: &str) -> Result<Option<ProjectRow>, StoreError> {
    db.one(&format!("{SELECT} WHERE j.number = $1"), [number.into()]).await
}

/// Which projects.
#[derive(Debug, Clone, Default)]
pub struct ProjectWanted {
    /// Of this unit.
    pub unit_id: Option<i64>,
    /// Of this provider.
    pub provider_id: Option<i64>,
    /// Of this pack.
    pub pack: Option<String>,
    /// `active` or `closed`.
    pub state: Option<String>,
    /// With these words in number or name.
    pub query: String,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Projects in the scope, newest first.
///
/// # Errors
/// What the database says.
pub async fn projects(
    db: Db<'_>,
    scope: &Scope,
    wanted: &ProjectWanted,
) -> Result<Vec<ProjectRow>, StoreError> {
    let mut values = Vec::new();
    let mut conditions = vec![condition(scope, UNIT, &mut values)];
    let ids = [("j.unit_id", wanted.unit_id), ("j.provider_id", wanted.provider_id)];
    for (column, id) in ids.into_iter().filter_map(|(column, id)| Some((column, id?))) {
        conditions.push(format!("{column} = {}", bind(&mut values, id.into())));
    }
    let texts = [("j.pack", &wanted.pack), ("j.state", &wanted.state)];
    for (column, text) in texts.into_iter().filter_map(|(column, text)| Some((column, text.as_deref()?))) {
        conditions.push(format!("{column} = {}", bind(&mut values, text.into())));
    }
    conditions.push(search::condition(SEARCHED, "j.id", &wanted.query, &mut values));
    if let Some(below) = wanted.below_id {
        conditions.push(format!("j.id < {}", bind(&mut values, below.into())));
    }
    let limit = bind(&mut values, wanted.limit.into());
    let sql = format!("{SELECT} WHERE {} ORDER BY j.id DESC LIMIT {limit}", conditions.join(" AND "));
    db.all(&sql, values).await
}

/// An information system.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct SystemRow {
    /// Its id.
    pub id: i64,
    /// Its project.
    pub project_id: i64,
    /// Its name.
    pub name: String,
    /// 等保 level, 1 to 3.
    pub protection_level: i64,
    /// `planned`, `migrating`, `testing`, `online` or `retired`.
    pub stage: String,
    /// Goes up with every change.
    pub version: i64,
}

/// Systems of a project, by name.
///
/// # Errors
/// What the database says.
pub async fn systems(db: Db<'_>, project: i64) -> Result<Vec<SystemRow>, StoreError> {
    let sql = "SELECT id, project_id, name, protection_level, stage, version FROM information_system WHERE project_id = $1 \
        ORDER BY name, id";
    db.all(sql, [project.into()]).await
}

/// Registers a system.
///
/// # Errors
/// [`StoreError::Unique`] when the project has one of the name.
pub async fn insert_system(
    db: Db<'_>,
    project: i64,
    (name, level, stage): (&str, i64, &str),
    now_ms: i64,
) -> Result<i64, StoreError> {
    let sql = "INSERT INTO information_system (project_id, name, protection_level, stage, version, created_at_ms, updated_at_ms) \
        VALUES ($1, $2, $3, $4, 1, $5, $5) RETURNING id";
    db.returning(sql, [project.into(), name.into(), level.into(), stage.into(), now_ms.into()]).await
}

/// Writes a system of a project if it still has the version; says whether it had.
///
/// # Errors
/// [`StoreError::Unique`] when the project has another of the name.
pub async fn update_system(
    db: Db<'_>,
    row: &SystemRow,
    (name, level, stage): (&str, i64, &str),
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE information_system SET name = $1, protection_level = $2, stage = $3, version = version + 1, updated_at_ms = $4 \
        WHERE id = $5 AND project_id = $6 AND version = $7";
    let values: [Value; 7] = [
        name.into(),
        level.into(),
        stage.into(),
        now_ms.into(),
        row.id.into(),
        row.project_id.into(),
        row.version.into(),
    ];
    Ok(db.execute(sql, values).await? == 1)
}

/// What is said of a project beside a resource.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct ProjectName {
    /// Its id.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The provider that serves it.
    pub provider_id: i64,
}

/// Numbers and names of projects by id, for whoever may see a resource that is or was theirs.
///
/// # Errors
/// What the database says.
pub async fn project_names(db: Db<'_>, ids: &[i64]) -> Result<Vec<ProjectName>, StoreError> {
    by_ids(db, "SELECT id, number, name, provider_id FROM project WHERE id IN", ids).await
}

/// The name of a party.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct PartyName {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// Names of parties by id, those of closed ones too, for whoever may see a resource that is or was theirs.
///
/// # Errors
/// What the database says.
pub async fn party_names(db: Db<'_>, ids: &[i64]) -> Result<Vec<PartyName>, StoreError> {
    by_ids(db, "SELECT id, name FROM party WHERE id IN", ids).await
}

/// Where a party stands, for comparing it with a scope.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct PartyPlace {
    /// Its id.
    pub id: i64,
    /// Its path.
    pub path: String,
    /// Its level.
    pub level: String,
}

/// Where parties stand, closed ones too.
///
/// # Errors
/// What the database says.
pub async fn party_places(db: Db<'_>, ids: &[i64]) -> Result<Vec<PartyPlace>, StoreError> {
    by_ids(db, "SELECT id, path, level FROM party WHERE id IN", ids).await
}

async fn by_ids<T: FromQueryResult>(db: Db<'_>, sql: &str, ids: &[i64]) -> Result<Vec<T>, StoreError> {
    let mut found = Vec::new();
    for part in ids.chunks(500) {
        let mut values = Vec::new();
        let places: Vec<String> = part.iter().map(|id| bind(&mut values, (*id).into())).collect();
        found.extend(db.all::<T>(&format!("{sql} ({})", places.join(", ")), values).await?);
    }
    Ok(found)
}
