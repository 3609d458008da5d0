//! Work orders to providers, and what is to be entered into another platform.

use super::issued::XLSX;
use super::people::{id_after, rows};
use crate::http::{Answer, Input, Signed, VersionOf};
use crate::state::ServerState;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use yunheng_api::platform::{
    CompleteOrderJson, OnTimeJson, OrderExecutionJson, Page, PlatformEntryJson, WorkOrderJson,
    WorkOrderRowJson,
};
use yunheng_app::cases::{self, ENTRIES_HEADER, ON_TIME_HEADER, ORDERS_HEADER, OrderFilter};
use yunheng_app::{Problem, execution, retrying};

/// Which orders or entries.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrdersQuery {
    /// `open`, `done` or `cancelled`.
    #[param(max_length = 10)]
    state: Option<String>,
    /// Of cases of this pack.
    #[param(max_length = 40)]
    pack: Option<String>,
    /// Of this provider, by id.
    provider_id: Option<i64>,
    /// Due from this day on, YYYY-MM-DD.
    #[param(max_length = 10)]
    due_from: Option<String>,
    /// Due until this day, it included.
    #[param(max_length = 10)]
    due_until: Option<String>,
    /// `in` (done in time), `late` (done late) or `open_late` (late and not done).
    #[param(max_length = 10)]
    time: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

impl OrdersQuery {
    fn filter(self) -> Result<OrderFilter, Problem> {
        Ok(OrderFilter {
            state: self.state,
            pack: self.pack,
            provider_id: self.provider_id,
            due_from: self.due_from,
            due_until: self.due_until,
            time: self.time,
            below_id: id_after(self.after.as_deref())?,
            limit: rows(self.limit),
        })
    }
}

/// Work orders of the cases that the caller may see, newest first.
#[utoipa::path(get, path = "/work-orders", tag = "work orders", params(OrdersQuery), operation_id = "work_orders",
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = Page<WorkOrderRowJson>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<OrdersQuery>,
) -> Answer<Json<Page<WorkOrderRowJson>>> {
    Ok(Json(cases::orders(&state.app, &signed.caller, &query.filter()?).await?))
}

/// How many of the orders that were due were done in time, by provider, of the cases that the caller may see.
#[utoipa::path(get, path = "/work-orders/on-time", tag = "work orders", params(OrdersQuery), operation_id = "work_orders_on_time",
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = OnTimeJson)))]
pub(crate) async fn on_time(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<OrdersQuery>,
) -> Answer<Json<OnTimeJson>> {
    Ok(Json(cases::orders_on_time(&state.app, &signed.caller, &query.filter()?).await?))
}

/// The same as xlsx; that they were taken out is on the record.
#[utoipa::path(post, path = "/work-orders/on-time/exports", tag = "work orders", params(OrdersQuery), operation_id = "export_work_orders_on_time",
    extensions(("x-permission" = json!("case.export")), ("x-audit" = json!("order.export"))),
    responses((status = 200, description = "The file.", body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(crate) async fn export_on_time(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<OrdersQuery>,
) -> Answer<Response> {
    let filter = query.filter()?;
    let rows = retrying(|| cases::export_orders_on_time(&state.app, &signed.caller, &filter)).await?;
    workbook("on-time", &ON_TIME_HEADER, rows.iter().map(|row| row.iter().map(String::as_str)))
}

/// A work order with what is to be done, as a machine can carry it out.
#[utoipa::path(get, path = "/work-orders/{id}", tag = "work orders", params(("id" = i64, Path, description = "Id of the order")),
    operation_id = "work_order", extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "It.", body = WorkOrderJson)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<WorkOrderJson>> {
    Ok(Json(cases::order(&state.app, &signed.caller, id).await?))
}

/// Receives a work order. Sent twice by the same person it changes nothing.
#[utoipa::path(post, path = "/work-orders/{id}/receipt", tag = "work orders", params(("id" = i64, Path, description = "Id of the order")),
    operation_id = "receive_work_order", extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("task.claim"))),
    responses((status = 200, description = "It.", body = WorkOrderJson),
        (status = 409, description = "Somebody else has it, or it is done or taken back.")))]
pub(crate) async fn receive(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<WorkOrderJson>> {
    Ok(Json(retrying(|| cases::receive_order(&state.app, &signed.caller, id)).await?))
}

/// Completes a work order with what shows that it was done. One that was completed before is refused, with when and by whom.
#[utoipa::path(post, path = "/work-orders/{id}/completion", tag = "work orders", params(("id" = i64, Path, description = "Id of the order")),
    operation_id = "complete_work_order", extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("task.complete"))),
    request_body = CompleteOrderJson, responses((status = 200, description = "It.", body = WorkOrderJson),
        (status = 409, description = "It was completed before, or taken back."),
        (status = 422, description = "A field of the form is missing or wrong; see `findings`.")))]
pub(crate) async fn complete(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<CompleteOrderJson>,
) -> Answer<Json<WorkOrderJson>> {
    Ok(Json(retrying(|| cases::complete_order(&state.app, &signed.caller, id, &input.value)).await?))
}

/// How an order can be carried out in a cloud, with its last plan.
#[utoipa::path(get, path = "/work-orders/{id}/execution", tag = "work orders", params(("id" = i64, Path, description = "Id of the order")),
    operation_id = "work_order_execution", extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "It.", body = OrderExecutionJson)))]
pub(crate) async fn execution(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<OrderExecutionJson>> {
    Ok(Json(execution::order_execution(&state.app, &signed.caller, id).await?))
}

/// Has a plan written of what the order changes in a cloud, soon. Nothing is changed there.
#[utoipa::path(post, path = "/work-orders/{id}/execution/plan", tag = "work orders",
    params(("id" = i64, Path, description = "Id of the order")), operation_id = "plan_work_order",
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("order.plan"))),
    responses((status = 202, description = "As it is now.", body = OrderExecutionJson),
        (status = 409, description = "The order is closed, or a plan is being written or carried out.")))]
pub(crate) async fn plan(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<(StatusCode, Json<OrderExecutionJson>)> {
    let plan = || execution::plan_order(&state.app, &signed.caller, id);
    Ok((StatusCode::ACCEPTED, Json(retrying(plan).await?)))
}

/// Releases the plan of the order, so that it is carried out. Only where the service was started with `--openstack-execute`.
#[utoipa::path(post, path = "/work-orders/{id}/execution/release", tag = "work orders", operation_id = "release_work_order",
    params(("id" = i64, Path, description = "Id of the order"), ("if-match" = String, Header, description = "The version of the plan that was read")),
    extensions(("x-permission" = json!("order.execute")), ("x-audit" = json!("order.release"))),
    responses((status = 202, description = "As it is now.", body = OrderExecutionJson),
        (status = 409, description = "Nothing is carried out here, or the plan is hindered, too old or over.")))]
pub(crate) async fn release(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
) -> Answer<(StatusCode, Json<OrderExecutionJson>)> {
    let release = || execution::release_plan(&state.app, &signed.caller, id, version);
    Ok((StatusCode::ACCEPTED, Json(retrying(release).await?)))
}

/// Stops the plan of the order: nothing more is asked of the cloud.
#[utoipa::path(post, path = "/work-orders/{id}/execution/halt", tag = "work orders",
    params(("id" = i64, Path, description = "Id of the order")), operation_id = "halt_work_order",
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("order.halt"))),
    responses((status = 200, description = "As it is now.", body = OrderExecutionJson),
        (status = 409, description = "No plan is under way.")))]
pub(crate) async fn halt(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<OrderExecutionJson>> {
    Ok(Json(retrying(|| execution::halt_plan(&state.app, &signed.caller, id)).await?))
}

/// Work orders as xlsx, with whether each was on time; that they were taken out is on the record.
#[utoipa::path(post, path = "/work-orders/exports", tag = "work orders", params(OrdersQuery), operation_id = "export_work_orders",
    extensions(("x-permission" = json!("case.export")), ("x-audit" = json!("order.export"))),
    responses((status = 200, description = "The file.", body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(crate) async fn export(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<OrdersQuery>,
) -> Answer<Response> {
    let filter = query.filter()?;
    let rows = retrying(|| cases::export_orders(&state.app, &signed.caller, &filter)).await?;
    workbook("work-orders", &ORDERS_HEADER, rows.iter().map(|row| row.iter().map(String::as_str)))
}

/// What is to be entered into another platform, or was, of the cases that the caller may see, newest first.
#[utoipa::path(get, path = "/platform-entries", tag = "work orders", params(OrdersQuery), operation_id = "platform_entries",
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = Page<PlatformEntryJson>)))]
pub(crate) async fn entries(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<OrdersQuery>,
) -> Answer<Json<Page<PlatformEntryJson>>> {
    Ok(Json(cases::entries(&state.app, &signed.caller, &query.filter()?).await?))
}

/// The same as xlsx; that they were taken out is on the record.
#[utoipa::path(post, path = "/platform-entries/exports", tag = "work orders", params(OrdersQuery), operation_id = "export_platform_entries",
    extensions(("x-permission" = json!("case.export")), ("x-audit" = json!("entry.export"))),
    responses((status = 200, description = "The file.", body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(crate) async fn export_entries(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<OrdersQuery>,
) -> Answer<Response> {
    let filter = query.filter()?;
    let rows = retrying(|| cases::export_entries(&state.app, &signed.caller, &filter)).await?;
    workbook("platform-entries", &ENTRIES_HEADER, rows.iter().map(|row| row.iter().map(String::as_str)))
}

fn workbook<'a>(
    name: &str,
    header: &[&str],
    rows: impl Iterator<Item = impl Iterator<Item = &'a str>>,
) -> Answer<Response> {
    let bytes = yunheng_documents::plain_xlsx(name, header, rows).map_err(|error| Problem::bug(&error))?;
    let disposition = format!("attachment; filename=\"{name}.xlsx\"");
    let headers = [(header::CONTENT_TYPE, XLSX), (header::CONTENT_DISPOSITION, disposition.as_str())];
    Ok((headers, Body::from(bytes)).into_response())
}
