//! Designs: processes that the authority redraws, and versions that two people put into use.

use crate::http::{Answer, Input, Signed, Tagged, VersionOf};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use yunheng_api::platform::{
    Created, DesignDeploymentInJson, DesignDifferenceJson, DesignDifferencesQuery, DesignDraftEditJson,
    DesignDraftInJson, DesignDraftJson, DesignJson, DesignMoveInJson, DesignMoveJson, DesignMovedJson,
    DesignMovesQuery, DesignReplayJson, DesignRowJson, DesignTestRunInJson, DesignTestRunJson,
    DesignVersionDetailJson, Page,
};
use yunheng_app::cases::design;
use yunheng_app::retrying;

fn tagged(value: DesignDraftJson) -> Tagged<DesignDraftJson> {
    let version = value.version;
    Tagged { value, version }
}

/// Kinds of work of which pack.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct DesignsQuery {
    /// The pack; what every city builds on when absent.
    #[param(max_length = 40)]
    pack: Option<String>,
}

/// Kinds of work of a pack with the version of their process in use, and the drafts.
#[utoipa::path(get, path = "/designs", operation_id = "designs", tag = "designs", params(DesignsQuery),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = [DesignRowJson]),
        (status = 404, description = "No such pack."), (status = 409, description = "The pack has defects.")))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<DesignsQuery>,
) -> Answer<Json<Vec<DesignRowJson>>> {
    let pack = query.pack.as_deref().unwrap_or("national");
    Ok(Json(design::designs(&state.app, &signed.caller, pack).await?))
}

/// A kind of work with every version of its process, and what a process of it may name.
#[utoipa::path(get, path = "/designs/{pack}/{kind}", operation_id = "design", tag = "designs",
    params(("pack" = String, Path, description = "The pack"), ("kind" = String, Path, description = "Name of the kind")),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "It.", body = DesignJson),
        (status = 409, description = "The pack has defects.")))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    signed: Signed,
    Path((pack, kind)): Path<(String, String)>,
) -> Answer<Json<DesignJson>> {
    Ok(Json(design::design(&state.app, &signed.caller, &pack, &kind).await?))
}

/// A version of a process with its drawing.
#[utoipa::path(get, path = "/designs/{pack}/{kind}/versions/{number}", operation_id = "design_version", tag = "designs",
    params(("pack" = String, Path, description = "The pack"), ("kind" = String, Path, description = "Name of the kind"),
        ("number" = i64, Path, description = "Number of the version; 0 is the pack's own")),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "It.", body = DesignVersionDetailJson)))]
pub(crate) async fn version(
    State(state): State<ServerState>,
    signed: Signed,
    Path((pack, kind, number)): Path<(String, String, i64)>,
) -> Answer<Json<DesignVersionDetailJson>> {
    Ok(Json(design::version(&state.app, &signed.caller, (&pack, &kind), number).await?))
}

/// What is different between two versions of a process.
#[utoipa::path(get, path = "/designs/{pack}/{kind}/differences", operation_id = "design_differences", tag = "designs",
    params(("pack" = String, Path, description = "The pack"), ("kind" = String, Path, description = "Name of the kind"),
        DesignDifferencesQuery),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "Elements that are not the same.", body = [DesignDifferenceJson])))]
pub(crate) async fn differences(
    State(state): State<ServerState>,
    signed: Signed,
    Path((pack, kind)): Path<(String, String)>,
    Query(query): Query<DesignDifferencesQuery>,
) -> Answer<Json<Vec<DesignDifferenceJson>>> {
    Ok(Json(design::differences(&state.app, &signed.caller, (&pack, &kind), &query).await?))
}

/// Begins a draft from a version.
#[utoipa::path(post, path = "/design-drafts", operation_id = "begin_design", tag = "designs",
    params(("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it begins one draft")),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("design.begin"))),
    request_body = DesignDraftInJson, responses((status = 201, description = "Its id.", body = Created),
        (status = 404, description = "No such pack, kind or version.")))]
pub(crate) async fn begin(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<DesignDraftInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let once = input.once.as_ref();
    let made = retrying(|| design::begin(&state.app, &signed.caller, once, &input.value)).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// A draft with everything that was found in it.
#[utoipa::path(get, path = "/design-drafts/{id}", operation_id = "design_draft", tag = "designs",
    params(("id" = i64, Path, description = "Id of the draft")),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The draft; ETag is its version.", body = DesignDraftJson)))]
pub(crate) async fn draft(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Tagged<DesignDraftJson>> {
    Ok(tagged(design::draft(&state.app, &signed.caller, id).await?))
}

/// Writes a draft and checks it: what is not sound is kept and said.
#[utoipa::path(put, path = "/design-drafts/{id}", operation_id = "edit_design", tag = "designs",
    params(("id" = i64, Path, description = "Id of the draft"),
        ("if-match" = String, Header, description = "Version that was read, in quotes")),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("design.edit"))),
    request_body = DesignDraftEditJson,
    responses((status = 200, description = "As it is now, with what was found.", body = DesignDraftJson)))]
pub(crate) async fn edit(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
    input: Input<DesignDraftEditJson>,
) -> Answer<Tagged<DesignDraftJson>> {
    Ok(tagged(retrying(|| design::write(&state.app, &signed.caller, id, version, &input.value)).await?))
}

/// Throws a draft away.
#[utoipa::path(delete, path = "/design-drafts/{id}", operation_id = "discard_design", tag = "designs",
    params(("id" = i64, Path, description = "Id of the draft"),
        ("if-match" = String, Header, description = "Version that was read, in quotes")),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("design.discard"))),
    responses((status = 204, description = "Gone.")))]
pub(crate) async fn discard(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
) -> Answer<StatusCode> {
    retrying(|| design::discard(&state.app, &signed.caller, id, version)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Proposes that a draft come into use; it does once another person has confirmed the proposal.
#[utoipa::path(post, path = "/design-drafts/{id}/deployment", operation_id = "deploy_design", tag = "designs",
    params(("id" = i64, Path, description = "Id of the draft"),
        ("idempotency-key" = Option<String>, Header, description = "Sending the same twice proposes it once")),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("proposal.make"))),
    request_body = DesignDeploymentInJson, responses((status = 201, description = "The proposal.", body = Created)))]
pub(crate) async fn deploy(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<DesignDeploymentInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let once = input.once.as_ref();
    let made = retrying(|| design::deploy(&state.app, &signed.caller, id, &input.value, once)).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Runs a draft with chosen facts, people and moments: who would get what, when, and until when. Nothing of it is kept.
#[utoipa::path(post, path = "/design-drafts/{id}/test-run", operation_id = "test_design", tag = "designs",
    params(("id" = i64, Path, description = "Id of the draft")),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("design.test_run"))),
    request_body = DesignTestRunInJson,
    responses((status = 200, description = "What would happen, in order.", body = DesignTestRunJson)))]
pub(crate) async fn test_run(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<DesignTestRunInJson>,
) -> Answer<Json<DesignTestRunJson>> {
    Ok(Json(retrying(|| design::test_run(&state.app, &signed.caller, id, &input.value)).await?))
}

/// Running cases on other files than the version in use, and what moving each would mean.
#[utoipa::path(get, path = "/designs/{pack}/{kind}/moves", operation_id = "design_moves", tag = "designs",
    params(("pack" = String, Path, description = "The pack"), ("kind" = String, Path, description = "Name of the kind"), DesignMovesQuery),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They, by id.", body = Page<DesignMoveJson>)))]
pub(crate) async fn moves(
    State(state): State<ServerState>,
    signed: Signed,
    Path((pack, kind)): Path<(String, String)>,
    Query(query): Query<DesignMovesQuery>,
) -> Answer<Json<Page<DesignMoveJson>>> {
    Ok(Json(design::moves(&state.app, &signed.caller, (&pack, &kind), &query).await?))
}

/// Moves chosen running cases to the version in use, each whole or not at all; the person has confirmed who they are.
#[utoipa::path(post, path = "/designs/{pack}/{kind}/moves", operation_id = "move_cases", tag = "designs",
    params(("pack" = String, Path, description = "The pack"), ("kind" = String, Path, description = "Name of the kind")),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("case.move"))),
    request_body = DesignMoveInJson,
    responses((status = 200, description = "What became of each.", body = [DesignMovedJson]),
        (status = 412, description = "Another version is in use now.")))]
pub(crate) async fn move_cases(
    State(state): State<ServerState>,
    signed: Signed,
    Path((pack, kind)): Path<(String, String)>,
    input: Input<DesignMoveInJson>,
) -> Answer<Json<Vec<DesignMovedJson>>> {
    Ok(Json(design::move_cases(&state.app, &signed.caller, (&pack, &kind), &input.value).await?))
}

/// Tells the cases of a draft's kind again through the draft: which end as they did, which otherwise, which come no further.
#[utoipa::path(get, path = "/design-drafts/{id}/replay", operation_id = "replay_design", tag = "designs",
    params(("id" = i64, Path, description = "Id of the draft")),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The newest cases that the person sees, with counts.", body = DesignReplayJson)))]
pub(crate) async fn replay(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<DesignReplayJson>> {
    Ok(Json(design::replay(&state.app, &signed.caller, id).await?))
}
