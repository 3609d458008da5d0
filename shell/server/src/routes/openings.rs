//! Opening lists: what runs on a contract's first day, as three sides confirm it.

use super::people::{id_after, rows};
use super::reconciliation::workbook;
use crate::http::{Answer, Input, Signed};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;
use yunheng_api::platform::{
    OpeningConfirmJson, OpeningDetailJson, OpeningJson, OpeningRemarkInJson, OpeningResourceJson, Page,
    ReasonJson,
};
use yunheng_app::ledger::{self, OPENING_HEADER, OpeningFilter, OpeningRowsFilter};
use yunheng_app::retrying;

/// Which opening lists.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpeningsQuery {
    /// Id of their unit.
    unit_id: Option<i64>,
    /// Id of their provider.
    provider_id: Option<i64>,
    /// Only those that are provisional, or only those that are not.
    is_provisional: Option<bool>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Opening lists that the caller may see, newest first.
#[utoipa::path(get, path = "/openings", tag = "ledger", params(OpeningsQuery), operation_id = "openings",
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of lists.", body = Page<OpeningJson>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<OpeningsQuery>,
) -> Answer<Json<Page<OpeningJson>>> {
    let filter = OpeningFilter {
        unit_id: query.unit_id,
        provider_id: query.provider_id,
        is_provisional: query.is_provisional,
        below_id: id_after(query.after.as_deref())?,
        limit: rows(query.limit),
    };
    Ok(Json(ledger::openings(&state.app, &signed.caller, &filter).await?))
}

/// An opening list with what its three sides have said of it.
#[utoipa::path(get, path = "/openings/{id}", tag = "ledger", operation_id = "opening",
    params(("id" = i64, Path, description = "Id of the list")),
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The list.", body = OpeningDetailJson)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<OpeningDetailJson>> {
    Ok(Json(ledger::opening(&state.app, &signed.caller, id).await?))
}

/// Which rows of a list.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpeningRowsQuery {
    /// Only those to which a side objects.
    is_objected: Option<bool>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Resources of an opening list as they were on the contract's first day, as all is known now, by number.
#[utoipa::path(get, path = "/openings/{id}/resources", tag = "ledger", operation_id = "opening_resources",
    params(("id" = i64, Path, description = "Id of the list"), OpeningRowsQuery),
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of resources.", body = Page<OpeningResourceJson>)))]
pub(crate) async fn resources(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    Query(query): Query<OpeningRowsQuery>,
) -> Answer<Json<Page<OpeningResourceJson>>> {
    let filter = OpeningRowsFilter {
        is_objected: query.is_objected.unwrap_or(false),
        above_id: id_after(query.after.as_deref())?.unwrap_or(0),
        limit: rows(query.limit),
    };
    Ok(Json(ledger::opening_resources(&state.app, &signed.caller, id, filter).await?))
}

/// Confirms an opening list for the caller's side.
#[utoipa::path(post, path = "/openings/{id}/confirmations", tag = "ledger", operation_id = "confirm_opening",
    params(("id" = i64, Path, description = "Id of the list")),
    extensions(("x-permission" = json!("opening.confirm")), ("x-audit" = json!("opening.confirm"))),
    request_body = OpeningConfirmJson, responses((status = 200, description = "The list.", body = OpeningDetailJson),
        (status = 409, description = "The side has confirmed it already, or objects to something."),
        (status = 412, description = "It was corrected since it was read.")))]
pub(crate) async fn confirm(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<OpeningConfirmJson>,
) -> Answer<Json<OpeningDetailJson>> {
    let confirm = || ledger::confirm_opening(&state.app, &signed.caller, id, &input.value);
    Ok(Json(retrying(confirm).await?))
}

/// Remarks on an opening list or a row of it for the caller's side, or objects to it.
#[utoipa::path(post, path = "/openings/{id}/remarks", tag = "ledger", operation_id = "remark_opening",
    params(("id" = i64, Path, description = "Id of the list")),
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("opening.remark"))),
    request_body = OpeningRemarkInJson, responses((status = 200, description = "The list.", body = OpeningDetailJson),
        (status = 409, description = "An objection to what all sides have confirmed.")))]
pub(crate) async fn remark(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<OpeningRemarkInJson>,
) -> Answer<Json<OpeningDetailJson>> {
    let remark = || ledger::remark_opening(&state.app, &signed.caller, id, &input.value);
    Ok(Json(retrying(remark).await?))
}

/// Takes an objection of the caller's side back.
#[utoipa::path(post, path = "/openings/{id}/remarks/{remark_id}/withdraw", tag = "ledger", operation_id = "withdraw_opening_remark",
    params(("id" = i64, Path, description = "Id of the list"), ("remark_id" = i64, Path, description = "Id of the objection")),
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("opening.withdraw"))),
    request_body = ReasonJson, responses((status = 200, description = "The list.", body = OpeningDetailJson),
        (status = 409, description = "It is another side's, or does not stand any more.")))]
pub(crate) async fn withdraw(
    State(state): State<ServerState>,
    signed: Signed,
    Path(ids): Path<(i64, i64)>,
    input: Input<ReasonJson>,
) -> Answer<Json<OpeningDetailJson>> {
    let withdraw = || ledger::withdraw_opening_remark(&state.app, &signed.caller, ids, &input.value);
    Ok(Json(retrying(withdraw).await?))
}

/// An opening list as xlsx, for checking it on paper; that it was taken out is on the record.
#[utoipa::path(post, path = "/openings/{id}/exports", tag = "ledger", operation_id = "export_opening",
    params(("id" = i64, Path, description = "Id of the list")),
    extensions(("x-permission" = json!("ledger.export")), ("x-audit" = json!("opening.export"))),
    responses((status = 200, description = "The file.", body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(crate) async fn export(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Response> {
    let rows = retrying(|| ledger::export_opening(&state.app, &signed.caller, id)).await?;
    workbook("opening-list", &OPENING_HEADER, rows.iter().map(|row| row.iter().map(String::as_str)))
}
