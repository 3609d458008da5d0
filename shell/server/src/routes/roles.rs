//! Roles and grants. What changes them is a proposal.

use super::people::{id_after, rows};
use crate::http::{Answer, Input, Signed, Tagged, VersionOf};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use yunheng_api::platform::{
    All, Created, GrantInJson, GrantJson, Page, PermissionJson, ReasonJson, RoleInJson, RoleJson,
};
use yunheng_app::people::{self, GrantFilter};
use yunheng_app::retrying;

/// Every permission that a role may hold.
#[utoipa::path(get, path = "/permissions", tag = "roles",
    extensions(("x-permission" = json!("role.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = All<PermissionJson>)))]
pub(crate) async fn permissions(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<Json<All<PermissionJson>>> {
    Ok(Json(people::permissions(&state.app, &signed.caller)?))
}

/// Every role, retired ones too.
#[utoipa::path(get, path = "/roles", tag = "roles",
    extensions(("x-permission" = json!("role.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = All<RoleJson>)))]
pub(crate) async fn roles(State(state): State<ServerState>, signed: Signed) -> Answer<Json<All<RoleJson>>> {
    Ok(Json(people::roles(&state.app, &signed.caller).await?))
}

/// One role.
#[utoipa::path(get, path = "/roles/{id}", tag = "roles", params(("id" = i64, Path, description = "Id of the role")),
    extensions(("x-permission" = json!("role.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The role; ETag is its version.", body = RoleJson)))]
pub(crate) async fn role(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Tagged<RoleJson>> {
    let value = people::role(&state.app, &signed.caller, id).await?;
    let version = value.version;
    Ok(Tagged { value, version })
}

/// Proposes a new role; a second person confirms it.
#[utoipa::path(post, path = "/roles", tag = "roles",
    params(("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one proposal")),
    extensions(("x-permission" = json!("grant.propose")), ("x-audit" = json!("proposal.make"))),
    request_body = RoleInJson, responses((status = 201, description = "The proposal.", body = Created)))]
pub(crate) async fn propose_role(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<RoleInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let make = || people::propose_role(&state.app, &signed.caller, None, &input.value, input.once.as_ref());
    Ok((StatusCode::CREATED, Json(retrying(make).await?)))
}

/// Proposes another content of a role; a second person confirms it.
#[utoipa::path(patch, path = "/roles/{id}", tag = "roles",
    params(("id" = i64, Path, description = "Id of the role"),
        ("if-match" = String, Header, description = "Version that was read, in quotes"),
        ("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one proposal")),
    extensions(("x-permission" = json!("grant.propose")), ("x-audit" = json!("proposal.make"))),
    request_body = RoleInJson, responses((status = 201, description = "The proposal.", body = Created)))]
pub(crate) async fn propose_role_change(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
    input: Input<RoleInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let (read, once) = (Some((id, version)), input.once.as_ref());
    let make = || people::propose_role(&state.app, &signed.caller, read, &input.value, once);
    Ok((StatusCode::CREATED, Json(retrying(make).await?)))
}

/// Proposes to retire a role; a second person confirms it, and its grants give nothing any more.
#[utoipa::path(post, path = "/roles/{id}/retire", tag = "roles",
    params(("id" = i64, Path, description = "Id of the role"),
        ("if-match" = String, Header, description = "Version that was read, in quotes"),
        ("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one proposal")),
    extensions(("x-permission" = json!("grant.propose")), ("x-audit" = json!("proposal.make"))),
    request_body = ReasonJson, responses((status = 201, description = "The proposal.", body = Created)))]
pub(crate) async fn propose_retirement(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
    input: Input<ReasonJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let (reason, once) = (&input.value.reason, input.once.as_ref());
    let make = || people::propose_retirement(&state.app, &signed.caller, (id, version), reason, once);
    Ok((StatusCode::CREATED, Json(retrying(make).await?)))
}

/// Which grants.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct GrantsQuery {
    /// Of this account; one's own needs no permission.
    account: Option<i64>,
    /// Of this role.
    role: Option<i64>,
    /// `holds`, `later`, `over` or `revoked`.
    state: Option<String>,
    /// Of people with these words in name or login.
    #[param(max_length = 64)]
    q: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Grants of people in the caller's scope, newest first.
#[utoipa::path(get, path = "/grants", tag = "roles", params(GrantsQuery),
    extensions(("x-permission" = json!("role.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of grants.", body = Page<GrantJson>)))]
pub(crate) async fn grants(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<GrantsQuery>,
) -> Answer<Json<Page<GrantJson>>> {
    let filter = GrantFilter {
        account: query.account,
        role: query.role,
        state: query.state,
        query: query.q,
        below_id: id_after(query.after.as_deref())?,
        limit: rows(query.limit),
    };
    Ok(Json(people::grants(&state.app, &signed.caller, &filter).await?))
}

/// Proposes a role for a person; a second person confirms it.
#[utoipa::path(post, path = "/grants", tag = "roles",
    params(("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one proposal")),
    extensions(("x-permission" = json!("grant.propose")), ("x-audit" = json!("proposal.make"))),
    request_body = GrantInJson, responses((status = 201, description = "The proposal.", body = Created)))]
pub(crate) async fn propose_grant(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<GrantInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let make = || people::propose_grant(&state.app, &signed.caller, &input.value, input.once.as_ref());
    Ok((StatusCode::CREATED, Json(retrying(make).await?)))
}

/// Proposes to take a grant back; a second person confirms it. In an emergency the account is disabled instead, at once.
#[utoipa::path(post, path = "/grants/{id}/revoke", tag = "roles",
    params(("id" = i64, Path, description = "Id of the grant"),
        ("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one proposal")),
    extensions(("x-permission" = json!("grant.propose")), ("x-audit" = json!("proposal.make"))),
    request_body = ReasonJson, responses((status = 201, description = "The proposal.", body = Created)))]
pub(crate) async fn propose_revocation(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<ReasonJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let (reason, once) = (&input.value.reason, input.once.as_ref());
    let make = || people::propose_revocation(&state.app, &signed.caller, id, reason, once);
    Ok((StatusCode::CREATED, Json(retrying(make).await?)))
}
