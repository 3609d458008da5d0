//! The knowledge base of the service desk.

use super::cases::tagged;
use super::people::{id_after, rows};
use crate::http::{Answer, Input, Signed, Tagged, VersionOf};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use yunheng_api::platform::{
    CaseJson, CaseKnowledgeInJson, Created, KnowledgeInJson, KnowledgeJson, KnowledgeQuery, KnowledgeRowJson,
    Page,
};
use yunheng_app::cases::{self, KnowledgeFilter};
use yunheng_app::{Problem, retrying};

fn filter(query: KnowledgeQuery, only_drafts: bool) -> Result<KnowledgeFilter, Problem> {
    Ok(KnowledgeFilter {
        query: query.q.unwrap_or_default(),
        only_drafts,
        below_id: id_after(query.after.as_deref())?,
        limit: rows(query.limit),
    })
}

fn versioned(value: KnowledgeJson) -> Tagged<KnowledgeJson> {
    let version = value.version;
    Tagged { value, version }
}

/// Entries of the knowledge base that the caller may read, newest first.
#[utoipa::path(get, path = "/knowledge", tag = "desk", params(KnowledgeQuery),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of entries.", body = Page<KnowledgeRowJson>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<KnowledgeQuery>,
) -> Answer<Json<Page<KnowledgeRowJson>>> {
    Ok(Json(cases::knowledge_entries(&state.app, &signed.caller, &filter(query, false)?).await?))
}

/// Entries of the caller's own parties that wait to be published, newest first.
#[utoipa::path(get, path = "/knowledge/drafts", tag = "desk", params(KnowledgeQuery),
    extensions(("x-permission" = json!("desk.take")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of entries.", body = Page<KnowledgeRowJson>)))]
pub(crate) async fn drafts(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<KnowledgeQuery>,
) -> Answer<Json<Page<KnowledgeRowJson>>> {
    Ok(Json(cases::knowledge_entries(&state.app, &signed.caller, &filter(query, true)?).await?))
}

/// What is typed.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct TypedQuery {
    /// What somebody types.
    #[param(max_length = 400)]
    text: Option<String>,
}

/// Published entries that have to do with what somebody types, the nearest first.
#[utoipa::path(get, path = "/knowledge/suggestions", tag = "desk", params(TypedQuery),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "At most five.", body = [KnowledgeRowJson])))]
pub(crate) async fn suggestions(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<TypedQuery>,
) -> Answer<Json<Vec<KnowledgeRowJson>>> {
    let text = query.text.unwrap_or_default();
    Ok(Json(cases::suggested(&state.app, &signed.caller, &text).await?))
}

/// Begins an entry of the caller's own party.
#[utoipa::path(post, path = "/knowledge", tag = "desk",
    params(("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it begins one entry")),
    extensions(("x-permission" = json!("desk.take")), ("x-audit" = json!("knowledge.write"))),
    request_body = KnowledgeInJson, responses((status = 201, description = "Its id.", body = Created)))]
pub(crate) async fn write(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<KnowledgeInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let once = input.once.as_ref();
    let made = retrying(|| cases::write_knowledge(&state.app, &signed.caller, once, &input.value)).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// An entry; in its newest version for whoever works on it.
#[utoipa::path(get, path = "/knowledge/{id}", tag = "desk", params(("id" = i64, Path, description = "Id of the entry")),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The entry; ETag is its version.", body = KnowledgeJson)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Tagged<KnowledgeJson>> {
    Ok(versioned(cases::knowledge_entry(&state.app, &signed.caller, id).await?))
}

/// Writes an entry anew; what is published stays until the new version is.
#[utoipa::path(put, path = "/knowledge/{id}", tag = "desk",
    params(("id" = i64, Path, description = "Id of the entry"),
        ("if-match" = String, Header, description = "Version that was read, in quotes")),
    extensions(("x-permission" = json!("desk.take")), ("x-audit" = json!("knowledge.edit"))),
    request_body = KnowledgeInJson, responses((status = 200, description = "As it is now.", body = KnowledgeJson)))]
pub(crate) async fn edit(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
    input: Input<KnowledgeInJson>,
) -> Answer<Tagged<KnowledgeJson>> {
    Ok(versioned(
        retrying(|| cases::edit_knowledge(&state.app, &signed.caller, id, version, &input.value)).await?,
    ))
}

/// Publishes what somebody else wrote.
#[utoipa::path(post, path = "/knowledge/{id}/publish", tag = "desk",
    params(("id" = i64, Path, description = "Id of the entry"),
        ("if-match" = String, Header, description = "Version that was read, in quotes")),
    extensions(("x-permission" = json!("desk.manage")), ("x-audit" = json!("knowledge.publish"))),
    responses((status = 200, description = "As it is now.", body = KnowledgeJson)))]
pub(crate) async fn publish(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
) -> Answer<Tagged<KnowledgeJson>> {
    Ok(versioned(retrying(|| cases::publish_knowledge(&state.app, &signed.caller, id, version)).await?))
}

/// Retires an entry: nobody else is shown it any more.
#[utoipa::path(post, path = "/knowledge/{id}/retire", tag = "desk",
    params(("id" = i64, Path, description = "Id of the entry"),
        ("if-match" = String, Header, description = "Version that was read, in quotes")),
    extensions(("x-permission" = json!("desk.manage")), ("x-audit" = json!("knowledge.retire"))),
    responses((status = 200, description = "As it is now.", body = KnowledgeJson)))]
pub(crate) async fn retire(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
) -> Answer<Tagged<KnowledgeJson>> {
    Ok(versioned(retrying(|| cases::retire_knowledge(&state.app, &signed.caller, id, version)).await?))
}

/// Puts on the record of a case that it was answered with an entry.
#[utoipa::path(post, path = "/cases/{id}/knowledge", tag = "desk", params(("id" = i64, Path, description = "Id of the case")),
    extensions(("x-permission" = json!("desk.take")), ("x-audit" = json!("knowledge.use"))),
    request_body = CaseKnowledgeInJson, responses((status = 200, description = "The case as it is now.", body = CaseJson)))]
pub(crate) async fn used(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<CaseKnowledgeInJson>,
) -> Answer<Tagged<CaseJson>> {
    Ok(tagged(retrying(|| cases::use_knowledge(&state.app, &signed.caller, id, &input.value)).await?))
}
