//! What joins a cloud with projects and resources.

use super::bind;
use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};
use std::collections::BTreeMap;

/// A project of a cloud.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct CloudProjectRow {
    /// Its id here.
    pub id: i64,
    /// Key of the cloud.
    pub cloud: String,
    /// The cloud's id.
    pub external_id: String,
    /// Its name there.
    pub external_name: String,
    /// How many things the last inventory had of it.
    pub things: i64,
    /// Whose it is.
    pub project_id: Option<i64>,
    /// Its number.
    pub project_number: Option<String>,
    /// Its name.
    pub project_name: Option<String>,
    /// Goes up with every change.
    pub version: i64,
}

const PROJECT: &str = "SELECT c.id, c.cloud, c.external_id, c.external_name, c.things, c.project_id, j.number AS project_number, \
    j.name AS project_name, c.version FROM cloud_project c LEFT JOIN project j ON j.id = c.project_id";

/// Projects of a cloud, those first that belong to none.
///
/// # Errors
/// What the database says.
pub async fn cloud_projects(db: Db<'_>, cloud: &str) -> Result<Vec<CloudProjectRow>, StoreError> {
    let sql = format!(
        "{PROJECT} WHERE c.cloud = $1 ORDER BY CASE WHEN c.project_id IS NULL THEN 0 ELSE 1 END, c.external_name, c.id"
    );
    db.all(&sql, [cloud.into()]).await
}

/// A project of a cloud.
///
/// # Errors
/// What the database says.
pub async fn find_cloud_project(db: Db<'_>, id: i64) -> Result<Option<CloudProjectRow>, StoreError> {
    db.one(&format!("{PROJECT} WHERE c.id = $1"), [id.into()]).await
}

/// Rows of one statement.
const ROWS: usize = 200;

/// Keeps what an inventory calls the projects of a cloud, and how many things each has.
///
/// # Errors
/// What the database says.
pub async fn see_projects(
    db: Db<'_>,
    cloud: &str,
    seen: &BTreeMap<String, (String, i64)>,
) -> Result<(), StoreError> {
    db.execute("UPDATE cloud_project SET things = 0 WHERE cloud = $1", [cloud.into()]).await?;
    let all: Vec<(&String, &(String, i64))> = seen.iter().collect();
    for part in all.chunks(ROWS) {
        let mut values: Vec<Value> = vec![cloud.into()];
        let mut row = |id: &str, name: &str, things: i64| {
            let places = [id.into(), name.into(), things.into()].map(|value: Value| bind(&mut values, value));
            format!("($1, {}, 1)", places.join(", "))
        };
        let rows: Vec<String> = part.iter().map(|(id, (name, things))| row(id, name, *things)).collect();
        let sql = format!(
            "INSERT INTO cloud_project (cloud, external_id, external_name, things, version) VALUES {} \
             ON CONFLICT (cloud, external_id) DO UPDATE SET external_name = excluded.external_name, things = excluded.things",
            rows.join(", ")
        );
        db.execute(&sql, values).await?;
    }
    Ok(())
}

/// Says whose a project of a cloud is, if nobody said something else meanwhile.
///
/// # Errors
/// What the database says.
pub async fn map_project(
    db: Db<'_>,
    id: i64,
    version: i64,
    project: Option<i64>,
) -> Result<bool, StoreError> {
    let sql =
        "UPDATE cloud_project SET project_id = $3, version = version + 1 WHERE id = $1 AND version = $2";
    Ok(db.execute(sql, [id.into(), version.into(), project.into()]).await? == 1)
}

/// Which thing of a cloud a resource is.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct LinkRow {
    /// Its id.
    pub id: i64,
    /// Key of the cloud.
    pub cloud: String,
    /// The cloud's id of the thing.
    pub external_id: String,
    /// The resource.
    pub resource_id: i64,
    /// Who said so.
    pub linked_by_name: Option<String>,
    /// When.
    pub linked_at_ms: i64,
}

const LINK: &str = "SELECT l.id, l.cloud, l.external_id, l.resource_id, a.name AS linked_by_name, l.linked_at_ms FROM cloud_link l \
    LEFT JOIN account a ON a.id = l.linked_by";

/// Links of a cloud that hold.
///
/// # Errors
/// What the database says.
pub async fn links(db: Db<'_>, cloud: &str) -> Result<Vec<LinkRow>, StoreError> {
    db.all(&format!("{LINK} WHERE l.cloud = $1 AND l.ended_at_ms IS NULL ORDER BY l.id"), [cloud.into()])
        .await
}

/// The link of a resource that holds.
///
/// # Errors
/// What the database says.
pub async fn link_of(db: Db<'_>, resource: i64) -> Result<Option<LinkRow>, StoreError> {
    db.one(&format!("{LINK} WHERE l.resource_id = $1 AND l.ended_at_ms IS NULL"), [resource.into()]).await
}

/// Says which thing a resource is.
///
/// # Errors
/// [`StoreError::Unique`] when the resource is linked already.
pub async fn put_link(
    db: Db<'_>,
    (cloud, external_id): (&str, &str),
    resource: i64,
    by: Option<i64>,
    now_ms: i64,
) -> Result<i64, StoreError> {
    let sql = "INSERT INTO cloud_link (cloud, external_id, resource_id, linked_by, linked_at_ms) VALUES ($1, $2, $3, $4, $5) \
        RETURNING id";
    db.returning(sql, [cloud.into(), external_id.into(), resource.into(), by.into(), now_ms.into()]).await
}

/// Ends a link; says whether it held.
///
/// # Errors
/// What the database says.
pub async fn end_link(db: Db<'_>, id: i64, by: Option<i64>, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE cloud_link SET ended_by = $2, ended_at_ms = $3 WHERE id = $1 AND ended_at_ms IS NULL";
    Ok(db.execute(sql, [id.into(), by.into(), now_ms.into()]).await? == 1)
}
