//! Force majeure, and due dates counted again while cases run.

use super::people::id_after;
use crate::http::{Answer, Input, Signed};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use yunheng_api::platform::{
    Created, DueDifferenceJson, ForceEndInJson, ForceInJson, ForceJson, Page, RecountAnswerJson, RecountJson,
};
use yunheng_app::{cases, retrying};

/// Force majeure that was found, the newest first.
#[utoipa::path(get, path = "/force-majeure", tag = "cases",
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The records.", body = [ForceJson])))]
pub(crate) async fn forces(State(state): State<ServerState>, signed: Signed) -> Answer<Json<Vec<ForceJson>>> {
    Ok(Json(cases::forces(&state.app, &signed.caller).await?))
}

/// Proposes that something be found to be force majeure; another person confirms it.
#[utoipa::path(post, path = "/force-majeure", tag = "cases",
    params(("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it proposes once")),
    extensions(("x-permission" = json!("force.propose")), ("x-audit" = json!("proposal.make"))),
    request_body = ForceInJson, responses((status = 201, description = "Id of the proposal.", body = Created)))]
pub(crate) async fn declare(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<ForceInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let once = input.once.as_ref();
    let made = retrying(|| cases::declare_force(&state.app, &signed.caller, &input.value, once)).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Proposes when force majeure that goes on has ended; another person confirms it.
#[utoipa::path(post, path = "/force-majeure/{id}/end", tag = "cases",
    params(("id" = i64, Path, description = "Id of the record"),
        ("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it proposes once")),
    extensions(("x-permission" = json!("force.propose")), ("x-audit" = json!("proposal.make"))),
    request_body = ForceEndInJson, responses((status = 201, description = "Id of the proposal.", body = Created)))]
pub(crate) async fn end(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<ForceEndInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let once = input.once.as_ref();
    let made = retrying(|| cases::end_force(&state.app, &signed.caller, id, &input.value, once)).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Where a page of differences begins.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct DifferencesQuery {
    /// What the page before gave as `next`.
    #[param(max_length = 40)]
    after: Option<String>,
}

/// Open tasks and timers that would be due at another time if their clocks were counted with today's calendar and records.
#[utoipa::path(get, path = "/cases/due-differences", tag = "cases", params(DifferencesQuery),
    extensions(("x-permission" = json!("deadline.decide")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They, with how each is found now.", body = Page<DueDifferenceJson>)))]
pub(crate) async fn differences(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<DifferencesQuery>,
) -> Answer<Json<Page<DueDifferenceJson>>> {
    let after = id_after(query.after.as_deref())?;
    Ok(Json(cases::due_differences(&state.app, &signed.caller, after).await?))
}

/// Moves due dates to what they are found to be now; of each it is said whether it was moved.
#[utoipa::path(post, path = "/cases/due-differences/apply", tag = "cases",
    extensions(("x-permission" = json!("deadline.decide")), ("x-audit" = json!("case.recount"))),
    request_body = RecountJson, responses((status = 200, description = "One by one.", body = [RecountAnswerJson])))]
pub(crate) async fn apply(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<RecountJson>,
) -> Answer<Json<Vec<RecountAnswerJson>>> {
    Ok(Json(cases::recount(&state.app, &signed.caller, &input.value).await?))
}
