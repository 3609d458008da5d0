//! The service desk.

use super::cases::{day_ms, tagged};
use crate::http::{Answer, Input, Signed, Tagged};
use crate::state::ServerState;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use yunheng_api::platform::{
    CaseColleagueJson, CaseJson, CaseLinkInJson, CaseMergeJson, CaseRatingInJson, Created, DeskInJson,
    DeskStatisticsJson, DeskTakenJson, DeskTreeJson, DutyJson, DutyQuery, DutyShiftInJson,
};
use yunheng_app::cases::{self, DESK_HEADER, DeskStatisticsFilter, DutyFilter};
use yunheng_app::{Problem, retrying};

/// Of which pack.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct PackQuery {
    /// The pack.
    #[param(max_length = 40)]
    pack: Option<String>,
}

/// How a pack classifies what comes to the service desk.
#[utoipa::path(get, path = "/desk/categories", tag = "desk", params(PackQuery),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The classification.", body = DeskTreeJson),
        (status = 404, description = "No such pack.")))]
pub(crate) async fn categories(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<PackQuery>,
) -> Answer<Json<DeskTreeJson>> {
    let pack = query.pack.as_deref().unwrap_or("national");
    Ok(Json(cases::desk_categories(&state.app, &signed.caller, pack).await?))
}

/// Writes down what somebody told by telephone or at the counter, and sends it as a case.
#[utoipa::path(post, path = "/desk/cases", tag = "desk",
    params(("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one case")),
    extensions(("x-permission" = json!("desk.take")), ("x-audit" = json!("desk.take"))),
    request_body = DeskInJson, responses((status = 201, description = "Its id and number.", body = DeskTakenJson),
        (status = 404, description = "No such pack or kind.")))]
pub(crate) async fn take(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<DeskInJson>,
) -> Answer<(StatusCode, Json<DeskTakenJson>)> {
    let once = input.once.as_ref();
    let taken = retrying(|| cases::take(&state.app, &signed.caller, once, &input.value)).await?;
    Ok((StatusCode::CREATED, Json(taken)))
}

/// Of which unit.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnitQuery {
    /// Id of the unit.
    unit_id: Option<i64>,
}

/// People of a unit who have an account, for choosing who called.
#[utoipa::path(get, path = "/desk/callers", tag = "desk", params(UnitQuery),
    extensions(("x-permission" = json!("desk.take")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = [CaseColleagueJson])))]
pub(crate) async fn callers(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<UnitQuery>,
) -> Answer<Json<Vec<CaseColleagueJson>>> {
    Ok(Json(cases::callers(&state.app, &signed.caller, query.unit_id.unwrap_or_default()).await?))
}

/// Who of a party is on duty when, when nobody is from now on, and who can be.
#[utoipa::path(get, path = "/desk/duty", tag = "desk", params(DutyQuery),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The roster.", body = DutyJson),
        (status = 404, description = "No such roster or party.")))]
pub(crate) async fn duty(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<DutyQuery>,
) -> Answer<Json<DutyJson>> {
    const DAY_MS: i64 = 86_400_000;
    let from_ms = query.from.as_deref().and_then(cases::midnight_ms).unwrap_or_else(|| state.app.now_ms());
    let filter = DutyFilter {
        pack: query.pack.unwrap_or_else(|| "national".to_owned()),
        party_id: query.party_id.unwrap_or_default(),
        roster: query.roster.unwrap_or_default(),
        from_ms,
        until_ms: from_ms + i64::from(query.days.unwrap_or(14).clamp(1, 92)) * DAY_MS,
    };
    Ok(Json(cases::duty(&state.app, &signed.caller, &filter).await?))
}

/// Puts somebody on duty, on one day or on several in a row.
#[utoipa::path(post, path = "/desk/duty", tag = "desk",
    params(("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one shift")),
    extensions(("x-permission" = json!("desk.manage")), ("x-audit" = json!("duty.add"))),
    request_body = DutyShiftInJson, responses((status = 201, description = "Id of the first shift.", body = Created),
        (status = 404, description = "No such roster or party.")))]
pub(crate) async fn add_shift(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<DutyShiftInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let once = input.once.as_ref();
    let made = retrying(|| cases::add_shift(&state.app, &signed.caller, once, &input.value)).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Takes a shift away.
#[utoipa::path(delete, path = "/desk/duty/{id}", tag = "desk", params(("id" = i64, Path, description = "Id of the shift")),
    extensions(("x-permission" = json!("desk.manage")), ("x-audit" = json!("duty.remove"))),
    responses((status = 204, description = "Gone."), (status = 409, description = "It is over.")))]
pub(crate) async fn remove_shift(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<StatusCode> {
    retrying(|| cases::remove_shift(&state.app, &signed.caller, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Links a case with another.
#[utoipa::path(post, path = "/cases/{id}/links", tag = "desk", params(("id" = i64, Path, description = "Id of the case")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.link"))),
    request_body = CaseLinkInJson, responses((status = 200, description = "As it is now.", body = CaseJson)))]
pub(crate) async fn link(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<CaseLinkInJson>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::link(&state.app, &signed.caller, id, &input.value)).await?))
}

/// Takes a link with another case away.
#[utoipa::path(delete, path = "/cases/{id}/links/{link}", tag = "desk",
    params(("id" = i64, Path, description = "Id of the case"), ("link" = i64, Path, description = "Id of the link")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.unlink"))),
    responses((status = 200, description = "As it is now.", body = CaseJson)))]
pub(crate) async fn unlink(
    State(state): State<ServerState>,
    signed: Signed,
    Path((id, link)): Path<(i64, i64)>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::unlink(&state.app, &signed.caller, id, link)).await?))
}

/// Merges a case into another that is the same; it ends, and its opener is told.
#[utoipa::path(post, path = "/cases/{id}/merge", tag = "desk", params(("id" = i64, Path, description = "Id of the case")),
    extensions(("x-permission" = json!("desk.take")), ("x-audit" = json!("case.merge"))),
    request_body = CaseMergeJson, responses((status = 200, description = "As it is now.", body = CaseJson)))]
pub(crate) async fn merge(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<CaseMergeJson>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::merge(&state.app, &signed.caller, id, &input.value)).await?))
}

/// Rates a case that has ended, or writes down what somebody said when the desk called back.
#[utoipa::path(post, path = "/cases/{id}/rating", tag = "desk", params(("id" = i64, Path, description = "Id of the case")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.rate"))),
    request_body = CaseRatingInJson, responses((status = 200, description = "As it is now.", body = CaseJson)))]
pub(crate) async fn rate(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<CaseRatingInJson>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::rate(&state.app, &signed.caller, id, &input.value)).await?))
}

/// A time, and by what the desk's cases of it are counted.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeskStatisticsQuery {
    /// The pack; what every city builds on when absent.
    #[param(max_length = 40)]
    pack: Option<String>,
    /// `category`, `channel`, `kind` or `unit`; `category` when absent.
    #[param(max_length = 10)]
    by: Option<String>,
    /// First day, YYYY-MM-DD; the beginning of all when absent.
    #[param(max_length = 10)]
    from: Option<String>,
    /// First day after it, YYYY-MM-DD; the end of all when absent.
    #[param(max_length = 10)]
    until: Option<String>,
}

fn statistics_filter(query: DeskStatisticsQuery) -> Result<DeskStatisticsFilter, Problem> {
    Ok(DeskStatisticsFilter {
        pack: query.pack.unwrap_or_else(|| "national".to_owned()),
        by: query.by.unwrap_or_default(),
        from_ms: day_ms(query.from.as_deref(), 0)?,
        until_ms: day_ms(query.until.as_deref(), i64::MAX)?,
    })
}

/// What the desk's cases of a time come to: how many, in time or late, how content people are, how often the same again.
#[utoipa::path(get, path = "/desk/statistics", tag = "desk", params(DeskStatisticsQuery),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = DeskStatisticsJson),
        (status = 404, description = "No such pack.")))]
pub(crate) async fn statistics(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<DeskStatisticsQuery>,
) -> Answer<Json<DeskStatisticsJson>> {
    let filter = statistics_filter(query)?;
    Ok(Json(cases::desk_statistics(&state.app, &signed.caller, &filter).await?))
}

/// The statistics of the desk as a workbook; that it was taken out is on the record.
#[utoipa::path(post, path = "/desk/statistics/exports", tag = "desk", params(DeskStatisticsQuery),
    extensions(("x-permission" = json!("case.export")), ("x-audit" = json!("desk.export"))),
    responses((status = 200, description = "The workbook.", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(crate) async fn export(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<DeskStatisticsQuery>,
) -> Answer<Response> {
    let filter = statistics_filter(query)?;
    let rows = retrying(|| cases::export_desk_statistics(&state.app, &signed.caller, &filter)).await?;
    let rows = rows.iter().map(|row| row.iter().map(String::as_str));
    let bytes =
        yunheng_documents::plain_xlsx("desk", &DESK_HEADER, rows).map_err(|error| Problem::bug(&error))?;
    let headers = [
        (header::CONTENT_TYPE, super::issued::XLSX),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"yunheng-desk.xlsx\""),
    ];
    Ok((headers, Body::from(bytes)).into_response())
}
