//! What one person proposed and another decides.

use super::people::{id_after, rows};
use crate::http::{Answer, Input, Signed, Tagged, VersionOf};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use yunheng_api::platform::{DecisionJson, Page, ProposalJson};
use yunheng_app::proposal::{self, ProposalFilter};
use yunheng_app::retrying;

/// Which proposals.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProposalsQuery {
    /// `open`, `confirmed`, `rejected` or `withdrawn`.
    state: Option<String>,
    /// Of this kind, such as `grant`.
    kind: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Proposals that the caller made or may decide, newest first.
#[utoipa::path(get, path = "/proposals", tag = "proposals", params(ProposalsQuery),
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of proposals.", body = Page<ProposalJson>)))]
pub(crate) async fn proposals(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<ProposalsQuery>,
) -> Answer<Json<Page<ProposalJson>>> {
    let filter = ProposalFilter {
        state: query.state,
        kind: query.kind,
        below_id: id_after(query.after.as_deref())?,
        limit: rows(query.limit),
    };
    Ok(Json(proposal::proposals(&state.app, &signed.caller, &filter).await?))
}

/// One proposal, with what would change in words.
#[utoipa::path(get, path = "/proposals/{id}", tag = "proposals", params(("id" = i64, Path, description = "Id of the proposal")),
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The proposal; ETag is its version.", body = ProposalJson)))]
pub(crate) async fn proposal(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Tagged<ProposalJson>> {
    Ok(tagged(proposal::proposal(&state.app, &signed.caller, id).await?))
}

fn tagged(value: ProposalJson) -> Tagged<ProposalJson> {
    let version = value.version;
    Tagged { value, version }
}

/// Confirms a proposal of somebody else and does what it says. It asks for a confirmed identity.
#[utoipa::path(post, path = "/proposals/{id}/confirm", tag = "proposals",
    params(("id" = i64, Path, description = "Id of the proposal"),
        ("if-match" = String, Header, description = "Version that was read, in quotes")),
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("proposal.confirm"))),
    request_body = DecisionJson, responses((status = 200, description = "As it is now.", body = ProposalJson)))]
pub(crate) async fn confirm_proposal(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
    input: Input<DecisionJson>,
) -> Answer<Tagged<ProposalJson>> {
    let reason = input.value.reason.as_deref();
    Ok(tagged(retrying(|| proposal::confirm(&state.app, &signed.caller, id, version, reason)).await?))
}

/// Rejects a proposal of somebody else, with a reason.
#[utoipa::path(post, path = "/proposals/{id}/reject", tag = "proposals",
    params(("id" = i64, Path, description = "Id of the proposal"),
        ("if-match" = String, Header, description = "Version that was read, in quotes")),
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("proposal.reject"))),
    request_body = DecisionJson, responses((status = 200, description = "As it is now.", body = ProposalJson)))]
pub(crate) async fn reject_proposal(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
    input: Input<DecisionJson>,
) -> Answer<Tagged<ProposalJson>> {
    let reason = input.value.reason.as_deref();
    Ok(tagged(retrying(|| proposal::reject(&state.app, &signed.caller, id, version, reason)).await?))
}

/// Takes one's own proposal back.
#[utoipa::path(post, path = "/proposals/{id}/withdraw", tag = "proposals",
    params(("id" = i64, Path, description = "Id of the proposal"),
        ("if-match" = String, Header, description = "Version that was read, in quotes")),
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("proposal.withdraw"))),
    request_body = DecisionJson, responses((status = 200, description = "As it is now.", body = ProposalJson)))]
pub(crate) async fn withdraw_proposal(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
    input: Input<DecisionJson>,
) -> Answer<Tagged<ProposalJson>> {
    let reason = input.value.reason.as_deref();
    Ok(tagged(retrying(|| proposal::withdraw(&state.app, &signed.caller, id, version, reason)).await?))
}
