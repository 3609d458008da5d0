//! Files of cases that arrive in parts.

use super::cases::tagged;
use crate::http::{Answer, Fault, Input, Signed, Tagged};
use crate::state::ServerState;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Path, Query, Request, State};
use axum::http::StatusCode;
use serde::Deserialize;
use yunheng_api::platform::{CaseJson, CaseUploadInJson, CaseUploadJson};
use yunheng_app::{Problem, ProblemKind, cases, retrying};

/// Begins a file, or says how far the same file came that was begun before.
#[utoipa::path(post, path = "/cases/{id}/uploads", tag = "cases", params(("id" = i64, Path, description = "Id of the case")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("upload.begin"))),
    request_body = CaseUploadInJson, responses((status = 201, description = "Where the first part begins.", body = CaseUploadJson)))]
pub(crate) async fn begin(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<CaseUploadInJson>,
) -> Answer<(StatusCode, Json<CaseUploadJson>)> {
    let begun = retrying(|| cases::begin_upload(&state.app, &signed.caller, id, &input.value)).await?;
    Ok((StatusCode::CREATED, Json(begun)))
}

/// Own files under way for a case, oldest first.
#[utoipa::path(get, path = "/cases/{id}/uploads", tag = "cases", params(("id" = i64, Path, description = "Id of the case")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They, with how far each came.", body = [CaseUploadJson])))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<Vec<CaseUploadJson>>> {
    Ok(Json(cases::uploads(&state.app, &signed.caller, id).await?))
}

/// How far an own file came.
#[utoipa::path(get, path = "/cases/{id}/uploads/{upload}", tag = "cases",
    params(("id" = i64, Path, description = "Id of the case"), ("upload" = i64, Path, description = "Id of the file under way")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "Where the next part begins.", body = CaseUploadJson)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    signed: Signed,
    Path((id, upload)): Path<(i64, i64)>,
) -> Answer<Json<CaseUploadJson>> {
    Ok(Json(cases::upload(&state.app, &signed.caller, id, upload).await?))
}

/// Where a part begins.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartQuery {
    /// The byte of the file with which the part begins: as much as has arrived. It must be there.
    offset: Option<i64>,
}

/// Takes the next part of a file. Nothing is kept of one that does not arrive whole, so it is sent again.
#[utoipa::path(patch, path = "/cases/{id}/uploads/{upload}", tag = "cases",
    params(("id" = i64, Path, description = "Id of the case"), ("upload" = i64, Path, description = "Id of the file under way"), PartQuery),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("upload.part"))),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, description = "Where the next part begins.", body = CaseUploadJson)))]
pub(crate) async fn part(
    State(state): State<ServerState>,
    signed: Signed,
    Path((id, upload)): Path<(i64, i64)>,
    Query(query): Query<PartQuery>,
    request: Request,
) -> Answer<Json<CaseUploadJson>> {
    // Asked before anything large is read.
    cases::upload(&state.app, &signed.caller, id, upload).await?;
    let Some(offset) = query.offset else {
        let (zh, en) = ("请用offset说明本段从第几个字节起", "`offset` says with which byte the part begins");
        return Err(Fault(Problem::new(ProblemKind::Malformed, "malformed", zh, en)));
    };
    let bytes = Bytes::from_request(request, &state).await.map_err(|rejection| {
        Fault(if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            let mib = cases::PART_BYTES >> 20;
            let (zh, en) = (format!("一段最大{mib} MB"), format!("a part has at most {mib} MB"));
            Problem::new(ProblemKind::TooLarge, "too_large", zh, en)
        } else {
            let (zh, en) = ("本段没有传完整，请续传", "the part did not arrive whole; send it again");
            Problem::new(ProblemKind::Malformed, "malformed", zh, en)
        })
    })?;
    let take = || cases::take_part(&state.app, &signed.caller, (id, upload), (offset, &bytes));
    Ok(Json(retrying(take).await?))
}

/// Makes a file that has arrived whole one of the case's.
#[utoipa::path(post, path = "/cases/{id}/uploads/{upload}/finish", tag = "cases",
    params(("id" = i64, Path, description = "Id of the case"), ("upload" = i64, Path, description = "Id of the file under way")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("case.attach"))),
    responses((status = 201, description = "The case as it is now.", body = CaseJson)))]
pub(crate) async fn finish(
    State(state): State<ServerState>,
    signed: Signed,
    Path((id, upload)): Path<(i64, i64)>,
) -> Answer<(StatusCode, Tagged<CaseJson>)> {
    let case = retrying(|| cases::finish_upload(&state.app, &signed.caller, (id, upload))).await?;
    Ok((StatusCode::CREATED, tagged(case)))
}

/// Gives an own file under way up.
#[utoipa::path(delete, path = "/cases/{id}/uploads/{upload}", tag = "cases",
    params(("id" = i64, Path, description = "Id of the case"), ("upload" = i64, Path, description = "Id of the file under way")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("upload.discard"))),
    responses((status = 204, description = "It is gone.")))]
pub(crate) async fn discard(
    State(state): State<ServerState>,
    signed: Signed,
    Path((id, upload)): Path<(i64, i64)>,
) -> Answer<StatusCode> {
    retrying(|| cases::discard_upload(&state.app, &signed.caller, (id, upload))).await?;
    Ok(StatusCode::NO_CONTENT)
}
