//! Reconciliation of the ledger with clouds.

use super::issued::XLSX;
use super::people::{id_after, rows};
use crate::http::{Answer, Input, Parts, Signed, VersionOf};
use crate::state::ServerState;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use yunheng_api::platform::{
    CloudDifferenceJson, CloudJson, CloudLinkJson, CloudMappingJson, CloudMappingShownJson,
    CloudProjectInJson, CloudProjectJson, Created, DifferenceCaseInJson, LinkThingJson, Page,
    ReconcileInJson, ReconciliationJson, ReconciliationTrendJson, SettleDifferenceJson,
};
use yunheng_app::reconcile::{self, DIFFERENCES_HEADER, DifferenceFilter};
use yunheng_app::{Problem, retrying};

/// Clouds that the caller has to do with.
#[utoipa::path(get, path = "/reconciliation/clouds", tag = "reconciliation", operation_id = "clouds",
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = [CloudJson])))]
pub(crate) async fn clouds(State(state): State<ServerState>, signed: Signed) -> Answer<Json<Vec<CloudJson>>> {
    Ok(Json(reconcile::clouds(&state.app, &signed.caller).await?))
}

/// Projects of a cloud, as its inventories named them.
#[utoipa::path(get, path = "/reconciliation/clouds/{cloud}/projects", tag = "reconciliation", operation_id = "cloud_projects",
    params(("cloud" = String, Path, description = "Key of the cloud")),
    extensions(("x-permission" = json!("ledger.reconcile")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = [CloudProjectJson])))]
pub(crate) async fn cloud_projects(
    State(state): State<ServerState>,
    signed: Signed,
    Path(cloud): Path<String>,
) -> Answer<Json<Vec<CloudProjectJson>>> {
    Ok(Json(reconcile::cloud_projects(&state.app, &signed.caller, &cloud).await?))
}

/// Says whose a project of a cloud is.
#[utoipa::path(put, path = "/reconciliation/projects/{id}", tag = "reconciliation", operation_id = "map_cloud_project",
    params(("id" = i64, Path, description = "Id of the cloud's project"), ("if-match" = String, Header, description = "The version that was read")),
    extensions(("x-permission" = json!("ledger.reconcile")), ("x-audit" = json!("reconciliation.map"))),
    request_body = CloudProjectInJson, responses((status = 200, description = "As it is now.", body = CloudProjectJson)))]
pub(crate) async fn map_project(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
    input: Input<CloudProjectInJson>,
) -> Answer<Json<CloudProjectJson>> {
    let map = || reconcile::map_project(&state.app, &signed.caller, id, version, &input.value);
    Ok(Json(retrying(map).await?))
}

/// What of a cloud counts as which items, and what words of orders mean there.
#[utoipa::path(get, path = "/reconciliation/clouds/{cloud}/mapping", tag = "reconciliation", operation_id = "cloud_mapping",
    params(("cloud" = String, Path, description = "Key of the cloud")),
    extensions(("x-permission" = json!("ledger.reconcile")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "It.", body = CloudMappingShownJson)))]
pub(crate) async fn mapping(
    State(state): State<ServerState>,
    signed: Signed,
    Path(cloud): Path<String>,
) -> Answer<Json<CloudMappingShownJson>> {
    Ok(Json(reconcile::cloud_mapping(&state.app, &signed.caller, &cloud).await?))
}

/// Says what of a cloud counts as which items, and what words of orders mean there.
#[utoipa::path(put, path = "/reconciliation/clouds/{cloud}/mapping", tag = "reconciliation", operation_id = "edit_cloud_mapping",
    params(("cloud" = String, Path, description = "Key of the cloud"), ("if-match" = String, Header, description = "The version that was read")),
    extensions(("x-permission" = json!("ledger.reconcile")), ("x-audit" = json!("reconciliation.map"))),
    request_body = CloudMappingJson, responses((status = 200, description = "As it is now.", body = CloudMappingShownJson)))]
pub(crate) async fn edit_mapping(
    State(state): State<ServerState>,
    signed: Signed,
    Path(cloud): Path<String>,
    VersionOf(version): VersionOf,
    input: Input<CloudMappingJson>,
) -> Answer<Json<CloudMappingShownJson>> {
    let edit = || reconcile::edit_mapping(&state.app, &signed.caller, &cloud, version, &input.value);
    Ok(Json(retrying(edit).await?))
}

/// Which reconciliations.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct RunsQuery {
    /// Key of the cloud.
    #[param(max_length = 40)]
    cloud: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Reconciliations that the caller may see, newest first.
#[utoipa::path(get, path = "/reconciliation/runs", tag = "reconciliation", params(RunsQuery), operation_id = "reconciliations",
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of reconciliations.", body = Page<ReconciliationJson>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<RunsQuery>,
) -> Answer<Json<Page<ReconciliationJson>>> {
    let page = (id_after(query.after.as_deref())?, rows(query.limit));
    Ok(Json(reconcile::reconciliations(&state.app, &signed.caller, query.cloud.as_deref(), page).await?))
}

/// Has a cloud read and compared with the ledger, soon.
#[utoipa::path(post, path = "/reconciliation/runs", tag = "reconciliation", operation_id = "reconcile",
    extensions(("x-permission" = json!("ledger.reconcile")), ("x-audit" = json!("reconciliation.ask"))),
    request_body = ReconcileInJson, responses((status = 202, description = "Id of the job.", body = Created)))]
pub(crate) async fn now(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<ReconcileInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let ask = || reconcile::reconcile_now(&state.app, &signed.caller, &input.value);
    Ok((StatusCode::ACCEPTED, Json(retrying(ask).await?)))
}

/// One reconciliation.
#[utoipa::path(get, path = "/reconciliation/runs/{id}", tag = "reconciliation", operation_id = "reconciliation",
    params(("id" = i64, Path, description = "Id of the reconciliation")),
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "It.", body = ReconciliationJson)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<ReconciliationJson>> {
    Ok(Json(reconcile::reconciliation(&state.app, &signed.caller, id).await?))
}

/// Of which cloud and day an inventory is.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileQuery {
    /// Key of the cloud.
    #[param(max_length = 40)]
    cloud: Option<String>,
    /// The day on which it was taken, YYYY-MM-DD; today when absent.
    #[param(max_length = 10)]
    on: Option<String>,
}

/// A file in a form.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read part by part")]
pub(crate) struct InventoryFileForm {
    /// What `yunheng inventory --format json` wrote, or a table: `.csv` or `.xlsx`.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Compares an inventory that comes as a file with the ledger.
#[utoipa::path(post, path = "/reconciliation/files", tag = "reconciliation", params(FileQuery), operation_id = "reconcile_file",
    extensions(("x-permission" = json!("ledger.reconcile")), ("x-audit" = json!("reconciliation.run"))),
    request_body(content = InventoryFileForm, content_type = "multipart/form-data"),
    responses((status = 201, description = "The reconciliation.", body = ReconciliationJson)))]
pub(crate) async fn of_file(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<FileQuery>,
    request: Request,
) -> Answer<(StatusCode, Json<ReconciliationJson>)> {
    reconcile::may_reconcile(&state.app, &signed.caller)?;
    let upload = Parts::receive(&state, request, &["file"], &[]).await?.file("file")?;
    let (cloud, on) = (query.cloud.unwrap_or_default(), query.on);
    let run = reconcile::reconcile_file(&state.app, &signed.caller, &cloud, on.as_deref(), upload).await?;
    Ok((StatusCode::CREATED, Json(run)))
}

/// An empty table of an inventory, with the columns that are read.
#[utoipa::path(get, path = "/reconciliation/template", tag = "reconciliation", operation_id = "inventory_template",
    extensions(("x-permission" = json!("ledger.reconcile")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The workbook.", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(crate) async fn template(State(state): State<ServerState>, signed: Signed) -> Answer<Response> {
    reconcile::may_reconcile(&state.app, &signed.caller)?;
    let rows: [[&str; 12]; 0] = [];
    workbook("inventory", &reconcile::inventory_header(), rows)
}

/// A table as a workbook of one sheet.
pub(super) fn workbook<'a, R: IntoIterator<Item = &'a str>>(
    name: &str,
    head: &[&str],
    rows: impl IntoIterator<Item = R>,
) -> Answer<Response> {
    let bytes = yunheng_documents::plain_xlsx(name, head, rows).map_err(|error| Problem::bug(&error))?;
    let name = format!("attachment; filename=\"{name}.xlsx\"");
    let headers = [(header::CONTENT_TYPE, XLSX), (header::CONTENT_DISPOSITION, name.as_str())];
    Ok((headers, Body::from(bytes)).into_response())
}

/// Of which cloud.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct TrendQuery {
    /// Key of the cloud.
    #[param(max_length = 40)]
    cloud: Option<String>,
}

/// What the last reconciliations of a cloud came to, of what the caller may see; oldest first.
#[utoipa::path(get, path = "/reconciliation/trend", tag = "reconciliation", params(TrendQuery), operation_id = "reconciliation_trend",
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A point a reconciliation.", body = [ReconciliationTrendJson])))]
pub(crate) async fn trend(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<TrendQuery>,
) -> Answer<Json<Vec<ReconciliationTrendJson>>> {
    let cloud = query.cloud.unwrap_or_default();
    Ok(Json(reconcile::trend(&state.app, &signed.caller, &cloud).await?))
}

/// Which differences.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct DifferencesQuery {
    /// Key of the cloud.
    #[param(max_length = 40)]
    cloud: Option<String>,
    /// `unordered`, `unregistered`, `missing`, `other_size`, `other_owner`, `test_overdue`, `after_exit` or `unlinked`.
    #[param(max_length = 20)]
    kind: Option<String>,
    /// `open`, `settled` or `gone`.
    #[param(max_length = 10)]
    state: Option<String>,
    /// Found by this reconciliation.
    run_id: Option<i64>,
    /// Id of their unit.
    unit_id: Option<i64>,
    /// Id of their project.
    project_id: Option<i64>,
    /// Id of the provider.
    provider_id: Option<i64>,
    /// Id of the case that follows them.
    case_id: Option<i64>,
    /// Id of the resource.
    resource_id: Option<i64>,
    /// Whether a case follows them.
    has_case: Option<bool>,
    /// Words of the resource's number and name, the cloud's id and name.
    #[param(max_length = 64)]
    q: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

fn filter(query: DifferencesQuery) -> Result<DifferenceFilter, Problem> {
    Ok(DifferenceFilter {
        cloud: query.cloud,
        kind: query.kind,
        state: query.state,
        run_id: query.run_id,
        unit_id: query.unit_id,
        project_id: query.project_id,
        provider_id: query.provider_id,
        case_id: query.case_id,
        resource_id: query.resource_id,
        has_case: query.has_case,
        query: query.q.unwrap_or_default(),
        below_id: id_after(query.after.as_deref())?,
        limit: rows(query.limit),
    })
}

/// Differences that the caller may see, newest first.
#[utoipa::path(get, path = "/reconciliation/differences", tag = "reconciliation", params(DifferencesQuery), operation_id = "differences",
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of differences.", body = Page<CloudDifferenceJson>)))]
pub(crate) async fn differences(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<DifferencesQuery>,
) -> Answer<Json<Page<CloudDifferenceJson>>> {
    Ok(Json(reconcile::differences(&state.app, &signed.caller, &filter(query)?).await?))
}

/// Differences as a workbook; that they were taken out is on the record.
#[utoipa::path(post, path = "/reconciliation/differences/exports", tag = "reconciliation", params(DifferencesQuery),
    operation_id = "export_differences",
    extensions(("x-permission" = json!("ledger.export")), ("x-audit" = json!("reconciliation.export"))),
    responses((status = 200, description = "The workbook.", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(crate) async fn export(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<DifferencesQuery>,
) -> Answer<Response> {
    let filter = filter(query)?;
    let rows = retrying(|| reconcile::export_differences(&state.app, &signed.caller, &filter)).await?;
    workbook("differences", &DIFFERENCES_HEADER, rows.iter().map(|row| row.iter().map(String::as_str)))
}

/// One difference.
#[utoipa::path(get, path = "/reconciliation/differences/{id}", tag = "reconciliation", operation_id = "difference",
    params(("id" = i64, Path, description = "Id of the difference")),
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "It.", body = CloudDifferenceJson)))]
pub(crate) async fn difference(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<CloudDifferenceJson>> {
    Ok(Json(reconcile::difference(&state.app, &signed.caller, id).await?))
}

/// Says which thing of the cloud a resource is, which settles the difference.
#[utoipa::path(post, path = "/reconciliation/differences/{id}/link", tag = "reconciliation", operation_id = "link_thing",
    params(("id" = i64, Path, description = "Id of the difference"), ("if-match" = String, Header, description = "The version that was read")),
    extensions(("x-permission" = json!("ledger.reconcile")), ("x-audit" = json!("reconciliation.link"))),
    request_body = LinkThingJson, responses((status = 200, description = "As it is now.", body = CloudDifferenceJson)))]
pub(crate) async fn link(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
    input: Input<LinkThingJson>,
) -> Answer<Json<CloudDifferenceJson>> {
    let link = || reconcile::link_thing(&state.app, &signed.caller, id, version, &input.value);
    Ok(Json(retrying(link).await?))
}

/// Settles a difference by the correction of the ledger or the ended case that it came to.
#[utoipa::path(post, path = "/reconciliation/differences/{id}/settle", tag = "reconciliation", operation_id = "settle_difference",
    params(("id" = i64, Path, description = "Id of the difference"), ("if-match" = String, Header, description = "The version that was read")),
    extensions(("x-permission" = json!("ledger.reconcile")), ("x-audit" = json!("reconciliation.settle"))),
    request_body = SettleDifferenceJson, responses((status = 200, description = "As it is now.", body = CloudDifferenceJson)))]
pub(crate) async fn settle(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
    input: Input<SettleDifferenceJson>,
) -> Answer<Json<CloudDifferenceJson>> {
    let settle = || reconcile::settle(&state.app, &signed.caller, id, version, &input.value);
    Ok(Json(retrying(settle).await?))
}

/// Begins a case that follows differences, its form filled in as the pack says.
#[utoipa::path(post, path = "/reconciliation/cases", tag = "reconciliation", operation_id = "open_difference_case",
    params(("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one case")),
    extensions(("x-permission" = json!("ledger.reconcile")), ("x-audit" = json!("reconciliation.assign"))),
    request_body = DifferenceCaseInJson, responses((status = 201, description = "Id of the draft.", body = Created)))]
pub(crate) async fn open_case(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<DifferenceCaseInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let open = || reconcile::open_case(&state.app, &signed.caller, &input.value, input.once.as_ref());
    Ok((StatusCode::CREATED, Json(retrying(open).await?)))
}

/// Which thing of a cloud a resource is, when somebody said so.
#[utoipa::path(get, path = "/resources/{id}/link", tag = "reconciliation", operation_id = "resource_link",
    params(("id" = i64, Path, description = "Id of the resource")),
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The link, or null.", body = Option<CloudLinkJson>)))]
pub(crate) async fn link_of(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<Option<CloudLinkJson>>> {
    Ok(Json(reconcile::link_of_resource(&state.app, &signed.caller, id).await?))
}

/// Takes back which thing of a cloud a resource is; the next reconciliation asks again.
#[utoipa::path(delete, path = "/resources/{id}/link", tag = "reconciliation", operation_id = "unlink_resource",
    params(("id" = i64, Path, description = "Id of the resource")),
    extensions(("x-permission" = json!("ledger.reconcile")), ("x-audit" = json!("reconciliation.unlink"))),
    responses((status = 204, description = "Done.")))]
pub(crate) async fn unlink(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<StatusCode> {
    retrying(|| reconcile::unlink_resource(&state.app, &signed.caller, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
