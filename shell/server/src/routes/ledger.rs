//! The ledger of resources, and the projects for which they were approved.

use super::people::{id_after, rows};
use crate::http::{Answer, Input, Signed, Tagged, VersionOf};
use crate::state::ServerState;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use yunheng_api::platform::{
    CorrectionInJson, Created, Page, ProjectDetailJson, ProjectInJson, ProjectJson, ResourceDetailJson,
    ResourcesJson, SystemInJson,
};
use yunheng_app::ledger::{
    self, CONFIRMATIONS_HEADER, LEASES_HEADER, LeasesFilter, PAYERS_HEADER, ProjectFilter, ResourceFilter,
};
use yunheng_app::{Problem, retrying};

fn tagged(value: ProjectDetailJson) -> Tagged<ProjectDetailJson> {
    let version = value.project.version;
    Tagged { value, version }
}

/// Which projects.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProjectsQuery {
    /// Id of their unit.
    unit_id: Option<i64>,
    /// Id of their provider.
    provider_id: Option<i64>,
    /// `active` or `closed`.
    #[param(max_length = 10)]
    state: Option<String>,
    /// Words of number or name.
    #[param(max_length = 64)]
    q: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Projects that the caller may see, newest first.
#[utoipa::path(get, path = "/projects", tag = "ledger", params(ProjectsQuery), operation_id = "projects",
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of projects.", body = Page<ProjectJson>)))]
pub(crate) async fn projects(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<ProjectsQuery>,
) -> Answer<Json<Page<ProjectJson>>> {
    let filter = ProjectFilter {
        unit_id: query.unit_id,
        provider_id: query.provider_id,
        state: query.state,
        query: query.q.unwrap_or_default(),
        below_id: id_after(query.after.as_deref())?,
        limit: rows(query.limit),
    };
    Ok(Json(ledger::projects(&state.app, &signed.caller, &filter).await?))
}

/// Registers a project.
#[utoipa::path(post, path = "/projects", tag = "ledger", operation_id = "create_project",
    params(("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one project")),
    extensions(("x-permission" = json!("project.edit")), ("x-audit" = json!("project.create"))),
    request_body = ProjectInJson, responses((status = 201, description = "Its id.", body = Created)))]
pub(crate) async fn create_project(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<ProjectInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let create = || ledger::create_project(&state.app, &signed.caller, &input.value, input.once.as_ref());
    Ok((StatusCode::CREATED, Json(retrying(create).await?)))
}

/// A project with its systems and what it uses.
#[utoipa::path(get, path = "/projects/{id}", tag = "ledger", operation_id = "project",
    params(("id" = i64, Path, description = "Id of the project")),
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The project.", body = ProjectDetailJson)))]
pub(crate) async fn project(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Tagged<ProjectDetailJson>> {
    Ok(tagged(ledger::project(&state.app, &signed.caller, id).await?))
}

/// Edits a project.
#[utoipa::path(put, path = "/projects/{id}", tag = "ledger", operation_id = "edit_project",
    params(("id" = i64, Path, description = "Id of the project"), ("if-match" = String, Header, description = "The version that was read")),
    extensions(("x-permission" = json!("project.edit")), ("x-audit" = json!("project.edit"))),
    request_body = ProjectInJson, responses((status = 200, description = "The project.", body = ProjectDetailJson)))]
pub(crate) async fn edit_project(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
    input: Input<ProjectInJson>,
) -> Answer<Tagged<ProjectDetailJson>> {
    let edit = || ledger::edit_project(&state.app, &signed.caller, id, version, &input.value);
    Ok(tagged(retrying(edit).await?))
}

/// Registers an information system of a project.
#[utoipa::path(post, path = "/projects/{id}/systems", tag = "ledger", operation_id = "create_system",
    params(("id" = i64, Path, description = "Id of the project")),
    extensions(("x-permission" = json!("project.edit")), ("x-audit" = json!("system.create"))),
    request_body = SystemInJson, responses((status = 201, description = "The project.", body = ProjectDetailJson)))]
pub(crate) async fn create_system(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<SystemInJson>,
) -> Answer<(StatusCode, Json<ProjectDetailJson>)> {
    let create = || ledger::create_system(&state.app, &signed.caller, id, &input.value);
    Ok((StatusCode::CREATED, Json(retrying(create).await?)))
}

/// Edits an information system of a project.
#[utoipa::path(put, path = "/projects/{id}/systems/{system_id}", tag = "ledger", operation_id = "edit_system",
    params(("id" = i64, Path, description = "Id of the project"), ("system_id" = i64, Path, description = "Id of the system"),
        ("if-match" = String, Header, description = "The version of the system that was read")),
    extensions(("x-permission" = json!("project.edit")), ("x-audit" = json!("system.edit"))),
    request_body = SystemInJson, responses((status = 200, description = "The project.", body = ProjectDetailJson)))]
pub(crate) async fn edit_system(
    State(state): State<ServerState>,
    signed: Signed,
    Path(ids): Path<(i64, i64)>,
    VersionOf(version): VersionOf,
    input: Input<SystemInJson>,
) -> Answer<Json<ProjectDetailJson>> {
    let edit = || ledger::edit_system(&state.app, &signed.caller, ids, version, &input.value);
    Ok(Json(retrying(edit).await?))
}

/// Which resources, of which day, as known when.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResourcesQuery {
    /// Id of their unit.
    unit_id: Option<i64>,
    /// Id of their project.
    project_id: Option<i64>,
    /// Id of their provider.
    provider_id: Option<i64>,
    /// `opened`, `test`, `formal`, `ended` or `reclaimed`.
    #[param(max_length = 10)]
    life: Option<String>,
    /// Their architecture, as the form said it.
    #[param(max_length = 40)]
    architecture: Option<String>,
    /// Their network region.
    #[param(max_length = 100)]
    region: Option<String>,
    /// An item that they lease.
    #[param(max_length = 60)]
    item: Option<String>,
    /// Tests whose last day lies before this one, YYYY-MM-DD.
    #[param(max_length = 10)]
    test_before: Option<String>,
    /// Only those that came by an opening list which not every side has confirmed.
    is_provisional: Option<bool>,
    /// Only what is stopped by order, or only what is not.
    stopped: Option<bool>,
    /// Words of number, name, specification, address or system.
    #[param(max_length = 64)]
    q: Option<String>,
    /// As they were on this day, YYYY-MM-DD; as all that is known when absent.
    #[param(max_length = 10)]
    as_of: Option<String>,
    /// As it was known at this position of the ledger; as it is known now when absent.
    known: Option<i64>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Resources that the caller may see, newest first: as they are known to be, or as they were on a day, as known at a position.
#[utoipa::path(get, path = "/resources", tag = "ledger", params(ResourcesQuery), operation_id = "resources",
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of resources.", body = ResourcesJson)))]
pub(crate) async fn resources(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<ResourcesQuery>,
) -> Answer<Json<ResourcesJson>> {
    let filter = ResourceFilter {
        unit_id: query.unit_id,
        project_id: query.project_id,
        provider_id: query.provider_id,
        life: query.life,
        architecture: query.architecture,
        region: query.region,
        item: query.item,
        test_before: query.test_before,
        is_provisional: query.is_provisional.unwrap_or(false),
        is_stopped: query.stopped,
        query: query.q.unwrap_or_default(),
        as_of: query.as_of,
        known: query.known,
        below_id: id_after(query.after.as_deref())?,
        limit: rows(query.limit),
    };
    Ok(Json(ledger::resources(&state.app, &signed.caller, &filter).await?))
}

/// A day, and as known when.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct ThenQuery {
    /// As it was on this day, YYYY-MM-DD; as all that is known when absent.
    #[param(max_length = 10)]
    as_of: Option<String>,
    /// As it was known at this position of the ledger; as it is known now when absent.
    known: Option<i64>,
}

/// A resource with everything that happened to it, and the cases and documents behind it.
#[utoipa::path(get, path = "/resources/{id}", tag = "ledger", operation_id = "resource",
    params(("id" = i64, Path, description = "Id of the resource"), ThenQuery),
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The resource.", body = ResourceDetailJson)))]
pub(crate) async fn resource(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    Query(query): Query<ThenQuery>,
) -> Answer<Json<ResourceDetailJson>> {
    Ok(Json(ledger::resource(&state.app, &signed.caller, id, query.as_of.as_deref(), query.known).await?))
}

/// Proposes a correction of what happened to a resource; another person confirms it.
#[utoipa::path(post, path = "/resources/{id}/corrections", tag = "ledger", operation_id = "correct_resource",
    params(("id" = i64, Path, description = "Id of the resource"),
        ("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one proposal")),
    extensions(("x-permission" = json!("ledger.correct")), ("x-audit" = json!("proposal.make"))),
    request_body = CorrectionInJson, responses((status = 201, description = "Id of the proposal.", body = Created)))]
pub(crate) async fn correct(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<CorrectionInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let correct = || ledger::correct(&state.app, &signed.caller, id, &input.value, input.once.as_ref());
    Ok((StatusCode::CREATED, Json(retrying(correct).await?)))
}

/// Of which pack.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConfirmationsQuery {
    /// The pack whose resources they are.
    #[param(max_length = 40)]
    pack: Option<String>,
}

/// Start and end of charging of the resources that the caller may see, with who confirmed them, as xlsx; that it was taken out is on the record.
#[utoipa::path(post, path = "/resources/confirmations/exports", tag = "ledger", params(ConfirmationsQuery), operation_id = "export_confirmations",
    extensions(("x-permission" = json!("ledger.export")), ("x-audit" = json!("ledger.export"))),
    responses((status = 200, description = "The file.", body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(crate) async fn export_confirmations(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<ConfirmationsQuery>,
) -> Answer<Response> {
    let pack = query.pack.unwrap_or_else(|| "national".to_owned());
    let rows = retrying(|| ledger::export_confirmations(&state.app, &signed.caller, &pack)).await?;
    let rows = rows.iter().map(|row| row.iter().map(String::as_str));
    let bytes = yunheng_documents::plain_xlsx("confirmations", &CONFIRMATIONS_HEADER, rows)
        .map_err(|error| Problem::bug(&error))?;
    let name = "attachment; filename=\"confirmations.xlsx\"";
    let headers = [(header::CONTENT_TYPE, super::issued::XLSX), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, Body::from(bytes)).into_response())
}

/// Which lease intervals, as which file.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeasesQuery {
    /// The pack whose resources they are.
    #[param(max_length = 40)]
    pack: Option<String>,
    /// `csv` or `xlsx`; `csv` when absent.
    #[param(max_length = 4)]
    format: Option<String>,
    /// `leases`, or `payers` for who pays for their units; `leases` when absent.
    #[param(max_length = 6)]
    what: Option<String>,
    /// As it was known at this position of the ledger; as it is known now when absent.
    known: Option<i64>,
    /// Id of a unit.
    unit_id: Option<i64>,
    /// Id of a project.
    project_id: Option<i64>,
}

/// What is charged of the resources that the caller may see, or who pays for it, as files that `yunheng rate` reads; that it was taken out
/// is on the record.
#[utoipa::path(post, path = "/resources/exports", tag = "ledger", params(LeasesQuery), operation_id = "export_leases",
    extensions(("x-permission" = json!("ledger.export")), ("x-audit" = json!("ledger.export"))),
    responses((status = 200, description = "The file.", body = String, content_type = "text/csv")))]
pub(crate) async fn export(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<LeasesQuery>,
) -> Answer<Response> {
    let filter = LeasesFilter {
        pack: query.pack.unwrap_or_else(|| "national".to_owned()),
        known: query.known,
        unit_id: query.unit_id,
        project_id: query.project_id,
    };
    let is_workbook = query.format.as_deref() == Some("xlsx");
    if query.what.as_deref() == Some("payers") {
        let rows = retrying(|| ledger::export_payers(&state.app, &signed.caller, &filter)).await?;
        return file("payers", &PAYERS_HEADER, &rows, is_workbook);
    }
    let rows = retrying(|| ledger::export_leases(&state.app, &signed.caller, &filter)).await?;
    file("leases", &LEASES_HEADER, &rows, is_workbook)
}

/// Rows as a file of the format that was asked for.
fn file<const N: usize>(
    name: &str,
    head: &[&str; N],
    rows: &[[String; N]],
    is_workbook: bool,
) -> Answer<Response> {
    let (kind, bytes) = if is_workbook {
        let rows = rows.iter().map(|row| row.iter().map(String::as_str));
        let bytes = yunheng_documents::plain_xlsx(name, head, rows).map_err(|error| Problem::bug(&error))?;
        (super::issued::XLSX, bytes)
    } else {
        ("text/csv; charset=utf-8", csv(head, rows))
    };
    let name = format!("attachment; filename=\"{name}.{}\"", if is_workbook { "xlsx" } else { "csv" });
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name.as_str())];
    Ok((headers, Body::from(bytes)).into_response())
}

/// Rows as CSV; a number or an id never needs quotes, but a project's number may.
fn csv<const N: usize>(head: &[&str; N], rows: &[[String; N]]) -> Vec<u8> {
    let cell = |text: &String| {
        let needs = text.contains([',', '"', '\n', '\r']);
        if needs { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.clone() }
    };
    let mut out = head.join(",");
    for row in rows {
        out.push_str("\r\n");
        out.push_str(&row.iter().map(cell).collect::<Vec<_>>().join(","));
    }
    out.push_str("\r\n");
    out.into_bytes()
}
