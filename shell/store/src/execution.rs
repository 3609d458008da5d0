//! Work orders that are carried out in a cloud: plans, their steps, and what they made.

use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct PlanRow {
    /// Its id.
    pub id: i64,
    /// The order.
    pub listed_id: i64,
    /// `planning`, `ready`, `hindered`, `released`, `done`, `stopped` or `failed`.
    pub state: String,
    /// Key of the cloud; empty when there is none.
    pub cloud: String,
    /// Its name.
    pub cloud_name: String,
    /// The cloud's id of the project.
    pub external_project: String,
    /// JSON: its lines.
    pub contents: String,
    /// Why it came to nothing, JSON.
    pub why: Option<String>,
    /// Who had it made.
    pub made_by_name: Option<String>,
    /// When.
    pub made_at_ms: i64,
    /// Who released it.
    pub released_by_name: Option<String>,
    /// When.
    pub released_at_ms: Option<i64>,
    /// When it ended.
    pub ended_at_ms: Option<i64>,
    /// Goes up with every change.
    pub version: i64,
}

const PLAN: &str = "SELECT n.id, n.listed_id, n.state, n.cloud, n.cloud_name, n.external_project, n.contents, n.why, \
    a.name AS made_by_name, n.made_at_ms, b.name AS released_by_name, n.released_at_ms, n.ended_at_ms, n.version \
    FROM cloud_plan n LEFT JOIN account a ON a.id = n.made_by LEFT JOIN account b ON b.id = n.released_by";

/// A plan.
///
/// # Errors
/// What the database says.
pub async fn find_plan(db: Db<'_>, id: i64) -> Result<Option<PlanRow>, StoreError> {
    db.one(&format!("{PLAN} WHERE n.id = $1"), [id.into()]).await
}

/// The last plan of an order.
///
/// # Errors
/// What the database says.
pub async fn last_plan(db: Db<'_>, listed: i64) -> Result<Option<PlanRow>, StoreError> {
    db.one(&format!("{PLAN} WHERE n.listed_id = $1 ORDER BY n.id DESC LIMIT 1"), [listed.into()]).await
}

/// Begins a plan of an order; it is written by whoever looks at the cloud.
///
/// # Errors
/// [`StoreError::Unique`] when another one is being written or carried out.
pub async fn insert_plan(db: Db<'_>, listed: i64, by: Option<i64>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO cloud_plan (listed_id, state, cloud, cloud_name, external_project, contents, made_by, made_at_ms, version) \
        VALUES ($1, 'planning', '', '', '', '[]', $2, $3, 1) RETURNING id";
    db.returning(sql, [listed.into(), by.into(), now_ms.into()]).await
}

/// What a plan that was being written came to.
#[derive(Debug, Clone)]
pub struct Written<'a> {
    /// `ready`, `hindered` or `failed`.
    pub state: &'a str,
    /// Key of the cloud.
    pub cloud: &'a str,
    /// Its name.
    pub cloud_name: &'a str,
    /// The cloud's id of the project.
    pub external_project: &'a str,
    /// JSON: its lines.
    pub contents: &'a str,
    /// Why it came to nothing, JSON.
    pub why: Option<&'a str>,
}

/// Keeps a plan that was being written; says whether it still was.
///
/// # Errors
/// What the database says.
pub async fn write_plan(db: Db<'_>, id: i64, written: &Written<'_>) -> Result<bool, StoreError> {
    let sql = "UPDATE cloud_plan SET state = $2, cloud = $3, cloud_name = $4, external_project = $5, contents = $6, why = $7, \
        version = version + 1 WHERE id = $1 AND state = 'planning'";
    let values: [Value; 7] = [
        id.into(),
        written.state.into(),
        written.cloud.into(),
        written.cloud_name.into(),
        written.external_project.into(),
        written.contents.into(),
        written.why.into(),
    ];
    Ok(db.execute(sql, values).await? == 1)
}

/// Releases a plan that is ready, if it is still the one that was read.
///
/// # Errors
/// [`StoreError::Unique`] when another plan of the order is being carried out.
pub async fn release_plan(
    db: Db<'_>,
    (id, version): (i64, i64),
    by: Option<i64>,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE cloud_plan SET state = 'released', released_by = $3, released_at_ms = $4, version = version + 1 \
        WHERE id = $1 AND version = $2 AND state = 'ready'";
    Ok(db.execute(sql, [id.into(), version.into(), by.into(), now_ms.into()]).await? == 1)
}

/// Ends a plan that is being written or carried out; says whether it still was.
///
/// # Errors
/// What the database says.
pub async fn end_plan(
    db: Db<'_>,
    id: i64,
    (state, why): (&str, Option<&str>),
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE cloud_plan SET state = $2, why = $3, ended_at_ms = $4, version = version + 1 \
        WHERE id = $1 AND state IN ('planning', 'released')";
    Ok(db.execute(sql, [id.into(), state.into(), why.into(), now_ms.into()]).await? == 1)
}

/// A step of a plan.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct StepRow {
    /// Its id.
    pub id: i64,
    /// Its place in the plan.
    pub place: i64,
    /// The line of the order for which it is.
    pub line: String,
    /// The call, JSON.
    pub deed: String,
    /// What people read of it, JSON.
    pub shown: String,
    /// `waiting`, `asked`, `taken`, `done`, `failed` or `unsure`.
    pub state: String,
    /// The cloud's id of what it made or changed.
    pub external_id: Option<String>,
    /// What the cloud said, JSON.
    pub said: Option<String>,
    /// How often it was asked for.
    pub tries: i64,
    /// When it was asked for.
    pub asked_at_ms: Option<i64>,
    /// When it ended.
    pub ended_at_ms: Option<i64>,
}

/// A step that is to be kept.
#[derive(Debug, Clone)]
pub struct NewStep {
    /// Its place.
    pub place: i64,
    /// The line.
    pub line: String,
    /// The call, JSON.
    pub deed: String,
    /// What people read, JSON.
    pub shown: String,
    /// What stands already.
    pub external_id: Option<String>,
}

/// Keeps the steps of a plan. What stands already need not be asked for.
///
/// # Errors
/// What the database says.
pub async fn insert_steps(db: Db<'_>, plan: i64, steps: &[NewStep]) -> Result<(), StoreError> {
    let sql = "INSERT INTO cloud_step (plan_id, place, line, deed, shown, state, external_id, tries) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0)";
    for step in steps {
        let is_there = step.external_id.is_some();
        let values: [Value; 7] = [
            plan.into(),
            step.place.into(),
            step.line.as_str().into(),
            step.deed.as_str().into(),
            step.shown.as_str().into(),
            if is_there { "taken" } else { "waiting" }.into(),
            step.external_id.clone().into(),
        ];
        db.execute(sql, values).await?;
    }
    Ok(())
}

/// Steps of a plan, in order.
///
/// # Errors
/// What the database says.
pub async fn steps(db: Db<'_>, plan: i64) -> Result<Vec<StepRow>, StoreError> {
    let sql = "SELECT id, place, line, deed, shown, state, external_id, said, tries, asked_at_ms, ended_at_ms FROM cloud_step \
        WHERE plan_id = $1 ORDER BY place";
    db.all(sql, [plan.into()]).await
}

/// Writes down that a step is asked for now, if nobody else did.
///
/// # Errors
/// What the database says.
pub async fn ask_step(db: Db<'_>, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE cloud_step SET state = 'asked', tries = tries + 1, asked_at_ms = $2, said = NULL \
        WHERE id = $1 AND state = 'waiting'";
    Ok(db.execute(sql, [id.into(), now_ms.into()]).await? == 1)
}

/// How a step stands now.
#[derive(Debug, Clone, Default)]
pub struct StepNow<'a> {
    /// Its state.
    pub state: &'a str,
    /// The cloud's id; what is known stays when absent.
    pub external_id: Option<&'a str>,
    /// What the cloud said, JSON.
    pub said: Option<&'a str>,
    /// When it ended, if it did.
    pub ended_at_ms: Option<i64>,
}

/// Writes down how a step stands, if it still stood as it was read.
///
/// # Errors
/// What the database says.
pub async fn set_step(db: Db<'_>, id: i64, was: &str, now: &StepNow<'_>) -> Result<bool, StoreError> {
    let sql = "UPDATE cloud_step SET state = $3, external_id = COALESCE($4, external_id), said = $5, ended_at_ms = $6 \
        WHERE id = $1 AND state = $2";
    let values: [Value; 6] = [
        id.into(),
        was.into(),
        now.state.into(),
        now.external_id.into(),
        now.said.into(),
        now.ended_at_ms.into(),
    ];
    Ok(db.execute(sql, values).await? == 1)
}

/// What an order made in a cloud.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct MadeRow {
    /// Key of the cloud.
    pub cloud: String,
    /// The cloud's id.
    pub external_id: String,
    /// `server` or `volume`.
    pub kind: String,
    /// The case.
    pub case_id: i64,
    /// The line of its order.
    pub line: String,
    /// Its name.
    pub name: String,
    /// Its addresses, with spaces between.
    pub addresses: String,
    /// The server whose disk it is.
    pub of_server: Option<String>,
}

const MADE: &str = "SELECT m.cloud, m.external_id, m.kind, m.case_id, m.line, m.name, m.addresses, m.of_server FROM cloud_made m";

/// Keeps what an order made, or says again what is known of it.
///
/// # Errors
/// What the database says.
pub async fn put_made(db: Db<'_>, made: &MadeRow) -> Result<(), StoreError> {
    let sql = "INSERT INTO cloud_made (cloud, external_id, kind, case_id, line, name, addresses, of_server) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (cloud, external_id) DO UPDATE SET name = excluded.name, \
        addresses = excluded.addresses, of_server = COALESCE(excluded.of_server, cloud_made.of_server)";
    let values: [Value; 8] = [
        made.cloud.as_str().into(),
        made.external_id.as_str().into(),
        made.kind.as_str().into(),
        made.case_id.into(),
        made.line.as_str().into(),
        made.name.as_str().into(),
        made.addresses.as_str().into(),
        made.of_server.clone().into(),
    ];
    db.execute(sql, values).await?;
    Ok(())
}

/// Says of which server a volume that an order made is.
///
/// # Errors
/// What the database says.
pub async fn set_server_of(db: Db<'_>, cloud: &str, volume: &str, server: &str) -> Result<(), StoreError> {
    let sql = "UPDATE cloud_made SET of_server = $3 WHERE cloud = $1 AND external_id = $2";
    db.execute(sql, [cloud.into(), volume.into(), server.into()]).await?;
    Ok(())
}

/// What the orders of a case made.
///
/// # Errors
/// What the database says.
pub async fn made_of_case(db: Db<'_>, case: i64) -> Result<Vec<MadeRow>, StoreError> {
    db.all(&format!("{MADE} WHERE m.case_id = $1 ORDER BY m.line, m.external_id"), [case.into()]).await
}

/// Volumes that orders made for a server.
///
/// # Errors
/// What the database says.
pub async fn made_for_server(db: Db<'_>, cloud: &str, server: &str) -> Result<Vec<MadeRow>, StoreError> {
    let sql = format!("{MADE} WHERE m.cloud = $1 AND m.of_server = $2 ORDER BY m.external_id");
    db.all(&sql, [cloud.into(), server.into()]).await
}

/// The mapping of a cloud with its version; none when nobody has written one.
///
/// # Errors
/// What the database says.
pub async fn mapping(db: Db<'_>, cloud: &str) -> Result<Option<(String, i64)>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        contents: String,
        version: i64,
    }
    let sql = "SELECT contents, version FROM cloud_mapping WHERE cloud = $1";
    let row: Option<Row> = db.one(sql, [cloud.into()]).await?;
    Ok(row.map(|row| (row.contents, row.version)))
}

/// Writes the mapping of a cloud, if it is still of the version that was read; nought is that of one that is not there.
///
/// # Errors
/// What the database says.
pub async fn put_mapping(db: Db<'_>, cloud: &str, version: i64, contents: &str) -> Result<bool, StoreError> {
    if version == 0 {
        let sql = "INSERT INTO cloud_mapping (cloud, contents, version) VALUES ($1, $2, 1) ON CONFLICT (cloud) DO NOTHING";
        return Ok(db.execute(sql, [cloud.into(), contents.into()]).await? == 1);
    }
    let sql =
        "UPDATE cloud_mapping SET contents = $3, version = version + 1 WHERE cloud = $1 AND version = $2";
    Ok(db.execute(sql, [cloud.into(), version.into(), contents.into()]).await? == 1)
}

/// Projects of clouds that are a project here, by cloud and the cloud's id.
///
/// # Errors
/// What the database says.
pub async fn mapped_projects(db: Db<'_>, project: i64) -> Result<Vec<(String, String)>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        cloud: String,
        external_id: String,
    }
    let sql =
        "SELECT cloud, external_id FROM cloud_project WHERE project_id = $1 ORDER BY cloud, external_id";
    let rows: Vec<Row> = db.all(sql, [project.into()]).await?;
    Ok(rows.into_iter().map(|row| (row.cloud, row.external_id)).collect())
}
