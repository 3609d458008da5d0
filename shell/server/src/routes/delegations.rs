//! Rights that their holders lend to others.

use super::people::{id_after, rows};
use crate::http::{Answer, Input, Signed};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use yunheng_api::platform::{Created, DelegationInJson, DelegationJson, Page};
use yunheng_app::{people, retrying};

/// Which delegations.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct DelegationsQuery {
    /// `holds` or `over`.
    state: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Delegations by the caller and to the caller, newest first.
#[utoipa::path(get, path = "/delegations", tag = "people", params(DelegationsQuery),
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of delegations.", body = Page<DelegationJson>)))]
pub(crate) async fn delegations(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<DelegationsQuery>,
) -> Answer<Json<Page<DelegationJson>>> {
    let (after, limit) = (id_after(query.after.as_deref())?, rows(query.limit));
    Ok(Json(people::delegations(&state.app, &signed.caller, query.state.as_deref(), after, limit).await?))
}

/// Lends one of the caller's own grants to somebody for a time.
#[utoipa::path(post, path = "/delegations", tag = "people",
    params(("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one delegation")),
    extensions(("x-permission" = json!("delegate")), ("x-audit" = json!("delegation.make"))),
    request_body = DelegationInJson, responses((status = 201, description = "The delegation.", body = Created)))]
pub(crate) async fn delegate(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<DelegationInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let make = || people::delegate(&state.app, &signed.caller, &input.value, input.once.as_ref());
    Ok((StatusCode::CREATED, Json(retrying(make).await?)))
}

/// Ends a delegation: whoever lent takes it back, whoever borrowed gives it back.
#[utoipa::path(post, path = "/delegations/{id}/end", tag = "people", params(("id" = i64, Path, description = "Id of the delegation")),
    extensions(("x-permission" = json!("delegate")), ("x-audit" = json!("delegation.end"))),
    responses((status = 204, description = "Ended.")))]
pub(crate) async fn end_delegation(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<StatusCode> {
    retrying(|| people::end_delegation(&state.app, &signed.caller, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
