//! Packs of rules: what they say, from when to when, and what the authority made of their open questions.

use crate::http::{Answer, Input, Signed};
use crate::state::ServerState;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use yunheng_api::platform::{
    ArticleJson, ArticlesQuery, AtQuery, CatalogEffectJson, CatalogJson, CatalogListInJson, ClauseJson,
    Created, DocumentJson, PackCoverageJson, PackJson, Page, ParameterJson, ParametersQuery,
    RulingChoiceInJson, RulingEffectInJson, RulingEffectJson, RulingJson,
};
use yunheng_app::{retrying, rules};

/// Every pack: the shipped cities, those of the data folder, and what they rest on.
#[utoipa::path(get, path = "/packs", tag = "packs",
    extensions(("x-permission" = json!("pack.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = Page<PackJson>)))]
pub(crate) async fn list(State(state): State<ServerState>, signed: Signed) -> Answer<Json<Page<PackJson>>> {
    Ok(Json(rules::packs(&state.app, &signed.caller).await?))
}

/// One pack as the service applies it, choices included.
#[utoipa::path(get, path = "/packs/{pack}", tag = "packs", params(("pack" = String, Path, description = "Id of the pack")),
    extensions(("x-permission" = json!("pack.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "It.", body = PackJson)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    signed: Signed,
    Path(pack): Path<String>,
) -> Answer<Json<PackJson>> {
    Ok(Json(rules::pack(&state.app, &signed.caller, &pack).await?))
}

/// Source documents of a pack.
#[utoipa::path(get, path = "/packs/{pack}/documents", tag = "packs",
    params(("pack" = String, Path, description = "Id of the pack")),
    extensions(("x-permission" = json!("pack.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They, the base's after its own.", body = Page<DocumentJson>)))]
pub(crate) async fn documents(
    State(state): State<ServerState>,
    signed: Signed,
    Path(pack): Path<String>,
) -> Answer<Json<Page<DocumentJson>>> {
    Ok(Json(rules::documents(&state.app, &signed.caller, &pack).await?))
}

/// Articles with what became of them.
#[utoipa::path(get, path = "/packs/{pack}/articles", tag = "packs",
    params(("pack" = String, Path, description = "Id of the pack"), ArticlesQuery),
    extensions(("x-permission" = json!("pack.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They, in the order of the documents.", body = Page<ArticleJson>)))]
pub(crate) async fn articles(
    State(state): State<ServerState>,
    signed: Signed,
    Path(pack): Path<String>,
    Query(query): Query<ArticlesQuery>,
) -> Answer<Json<Page<ArticleJson>>> {
    Ok(Json(rules::articles(&state.app, &signed.caller, &pack, &query).await?))
}

/// A clause with everything that rests on it.
#[utoipa::path(get, path = "/packs/{pack}/clauses/{id}", tag = "packs",
    params(("pack" = String, Path, description = "Id of the pack"), ("id" = String, Path, description = "Id of the clause"), AtQuery),
    extensions(("x-permission" = json!("pack.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "It.", body = ClauseJson)))]
pub(crate) async fn clause(
    State(state): State<ServerState>,
    signed: Signed,
    Path((pack, id)): Path<(String, String)>,
    Query(query): Query<AtQuery>,
) -> Answer<Json<ClauseJson>> {
    Ok(Json(rules::clause(&state.app, &signed.caller, &pack, &id, query.at.as_deref()).await?))
}

/// Parameters with every value that they have had and will have.
#[utoipa::path(get, path = "/packs/{pack}/parameters", tag = "packs",
    params(("pack" = String, Path, description = "Id of the pack"), ParametersQuery),
    extensions(("x-permission" = json!("pack.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They, by key.", body = Page<ParameterJson>)))]
pub(crate) async fn parameters(
    State(state): State<ServerState>,
    signed: Signed,
    Path(pack): Path<String>,
    Query(query): Query<ParametersQuery>,
) -> Answer<Json<Page<ParameterJson>>> {
    Ok(Json(rules::parameters(&state.app, &signed.caller, &pack, &query).await?))
}

/// What became of the articles, and what a check of the pack finds.
#[utoipa::path(get, path = "/packs/{pack}/coverage", tag = "packs",
    params(("pack" = String, Path, description = "Id of the pack")),
    extensions(("x-permission" = json!("pack.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The counts and findings.", body = PackCoverageJson)))]
pub(crate) async fn coverage(
    State(state): State<ServerState>,
    signed: Signed,
    Path(pack): Path<String>,
) -> Answer<Json<PackCoverageJson>> {
    Ok(Json(rules::pack_coverage(&state.app, &signed.caller, &pack).await?))
}

/// Questions that the text leaves open, with the readings in force on a day and those that were chosen.
#[utoipa::path(get, path = "/packs/{pack}/rulings", tag = "packs",
    params(("pack" = String, Path, description = "Id of the pack"), AtQuery),
    extensions(("x-permission" = json!("pack.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = Page<RulingJson>)))]
pub(crate) async fn rulings(
    State(state): State<ServerState>,
    signed: Signed,
    Path(pack): Path<String>,
    Query(query): Query<AtQuery>,
) -> Answer<Json<Page<RulingJson>>> {
    Ok(Json(rules::rulings(&state.app, &signed.caller, &pack, query.at.as_deref()).await?))
}

/// Proposes a reading; it holds once another person has confirmed the proposal.
#[utoipa::path(post, path = "/packs/{pack}/rulings/{key}/choices", tag = "packs",
    params(("pack" = String, Path, description = "Id of the pack"), ("key" = String, Path, description = "Key of the ruling"),
        ("idempotency-key" = Option<String>, Header, description = "Sending the same twice proposes it once")),
    extensions(("x-permission" = json!("ruling.propose")), ("x-audit" = json!("proposal.make"))),
    request_body = RulingChoiceInJson, responses((status = 201, description = "The proposal.", body = Created)))]
pub(crate) async fn choose(
    State(state): State<ServerState>,
    signed: Signed,
    Path((pack, key)): Path<(String, String)>,
    input: Input<RulingChoiceInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let (app, caller, once) = (&state.app, &signed.caller, input.once.as_ref());
    let made = retrying(|| rules::choose(app, caller, &pack, &key, &input.value, once)).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// What another reading would change: values in words, and the worked cases of the pack computed both ways.
#[utoipa::path(post, path = "/packs/{pack}/rulings/{key}/effect", tag = "packs",
    params(("pack" = String, Path, description = "Id of the pack"), ("key" = String, Path, description = "Key of the ruling")),
    extensions(("x-permission" = json!("pack.read")), ("x-audit" = json!("ruling.try"))),
    request_body = RulingEffectInJson, responses((status = 200, description = "What differs.", body = RulingEffectJson)))]
pub(crate) async fn effect(
    State(state): State<ServerState>,
    signed: Signed,
    Path((pack, key)): Path<(String, String)>,
    input: Input<RulingEffectInJson>,
) -> Answer<Json<RulingEffectJson>> {
    Ok(Json(retrying(|| rules::effect(&state.app, &signed.caller, &pack, &key, &input.value)).await?))
}

/// The service catalog on a day: items, prices, and the lists by which they changed.
#[utoipa::path(get, path = "/packs/{pack}/catalog", tag = "packs",
    params(("pack" = String, Path, description = "Id of the pack"), AtQuery),
    extensions(("x-permission" = json!("pack.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "It.", body = CatalogJson)))]
pub(crate) async fn catalog(
    State(state): State<ServerState>,
    signed: Signed,
    Path(pack): Path<String>,
    Query(query): Query<AtQuery>,
) -> Answer<Json<CatalogJson>> {
    Ok(Json(rules::catalog(&state.app, &signed.caller, &pack, query.at.as_deref()).await?))
}

/// Proposes a list of items and prices; it holds once another person has confirmed the proposal.
#[utoipa::path(post, path = "/packs/{pack}/catalog/lists", tag = "packs",
    params(("pack" = String, Path, description = "Id of the pack"),
        ("idempotency-key" = Option<String>, Header, description = "Sending the same twice proposes it once")),
    extensions(("x-permission" = json!("catalog.propose")), ("x-audit" = json!("proposal.make"))),
    request_body = CatalogListInJson, responses((status = 201, description = "The proposal.", body = Created)))]
pub(crate) async fn adopt(
    State(state): State<ServerState>,
    signed: Signed,
    Path(pack): Path<String>,
    input: Input<CatalogListInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let (app, caller, once) = (&state.app, &signed.caller, input.once.as_ref());
    let made = retrying(|| rules::adopt(app, caller, &pack, &input.value, once)).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// What a list would change of what is charged at present, by project and by item.
#[utoipa::path(post, path = "/packs/{pack}/catalog/effect", tag = "packs",
    params(("pack" = String, Path, description = "Id of the pack")),
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("catalog.try"))),
    request_body = CatalogListInJson, responses((status = 200, description = "What differs.", body = CatalogEffectJson)))]
pub(crate) async fn list_effect(
    State(state): State<ServerState>,
    signed: Signed,
    Path(pack): Path<String>,
    input: Input<CatalogListInJson>,
) -> Answer<Json<CatalogEffectJson>> {
    Ok(Json(retrying(|| rules::list_effect(&state.app, &signed.caller, &pack, &input.value)).await?))
}

/// The pack with its choices as folders that the command line runs again, in one zip file.
#[utoipa::path(get, path = "/packs/{pack}/export", tag = "packs",
    params(("pack" = String, Path, description = "Id of the pack")),
    extensions(("x-permission" = json!("pack.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The file; the header x-pack-digest has the digest of the folder.", body = Vec<u8>,
        content_type = "application/zip")))]
pub(crate) async fn export(
    State(state): State<ServerState>,
    signed: Signed,
    Path(pack): Path<String>,
) -> Answer<Response> {
    let export = rules::export_pack(&state.app, &signed.caller, &pack).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", export.name)),
        (header::HeaderName::from_static("x-pack-digest"), export.digest),
    ];
    Ok((headers, Body::from(export.zip)).into_response())
}
