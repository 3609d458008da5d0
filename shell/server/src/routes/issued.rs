//! Documents that are issued from cases, their signed copies, their register and their verification.

use super::cases::{attachment, day_ms, disposition, tagged};
use super::people::{id_after, rows};
use crate::documents::Writers;
use crate::http::{Answer, Input, Parts, PlaceOf, Signed, Tagged};
use crate::state::ServerState;
use axum::Json;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::sync::Arc;
use tokio_util::io::ReaderStream;
use yunheng_access::Permission;
use yunheng_api::platform::{CaseJson, ComparedJson, IssueDocumentJson, IssuedRowJson, Page, VerifiedJson};
use yunheng_app::cases::{self, IssuedFilter, REGISTER_HEADER, RecordFormat};
use yunheng_app::{Problem, ProblemKind, retrying};

pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Which documents.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct IssuedQuery {
    /// Of cases of this kind.
    #[param(max_length = 60)]
    kind: Option<String>,
    /// With a signed copy, or without one.
    signed: Option<bool>,
    /// Issued on this day or later, YYYY-MM-DD.
    #[param(max_length = 10)]
    from: Option<String>,
    /// Issued before this day, YYYY-MM-DD.
    #[param(max_length = 10)]
    until: Option<String>,
    /// Words of number, title, issuer or case.
    #[param(max_length = 64)]
    q: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

impl IssuedQuery {
    fn filter(self) -> Result<IssuedFilter, Problem> {
        Ok(IssuedFilter {
            kind: self.kind,
            signed: self.signed,
            from_ms: day_ms(self.from.as_deref(), 0)?,
            until_ms: day_ms(self.until.as_deref(), i64::MAX)?,
            query: self.q.unwrap_or_default(),
            below_id: id_after(self.after.as_deref())?,
            limit: rows(self.limit),
        })
    }
}

/// The register of documents that were issued from cases which the caller may see, newest first.
#[utoipa::path(get, path = "/documents", tag = "documents", params(IssuedQuery),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of documents.", body = Page<IssuedRowJson>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<IssuedQuery>,
) -> Answer<Json<Page<IssuedRowJson>>> {
    Ok(Json(cases::documents(&state.app, &signed.caller, &query.filter()?).await?))
}

/// The register as a workbook; that it was taken out is on the record.
#[utoipa::path(post, path = "/documents/exports", tag = "documents", params(IssuedQuery),
    extensions(("x-permission" = json!("case.export")), ("x-audit" = json!("document.export"))),
    responses((status = 200, description = "The workbook.", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(crate) async fn export(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<IssuedQuery>,
) -> Answer<Response> {
    let filter = query.filter()?;
    let rows = retrying(|| cases::export_documents(&state.app, &signed.caller, &filter)).await?;
    let rows = rows.iter().map(|row| row.iter().map(String::as_str));
    let bytes = yunheng_documents::plain_xlsx("documents", &REGISTER_HEADER, rows)
        .map_err(|error| Problem::bug(&error))?;
    let headers = [
        (header::CONTENT_TYPE, XLSX),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"yunheng-documents.xlsx\""),
    ];
    Ok((headers, Body::from(bytes)).into_response())
}

/// As what a case is taken along.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordQuery {
    /// `pdf`, one document of everything, or `zip`, an archive with its data, files and documents.
    #[param(max_length = 3)]
    format: String,
}

/// The whole record of a case, as the caller sees it; that it was taken out is on the record.
#[utoipa::path(post, path = "/cases/{id}/exports", tag = "documents", params(("id" = i64, Path, description = "Id of the case"), RecordQuery),
    extensions(("x-permission" = json!("case.export")), ("x-audit" = json!("case.export"))),
    responses((status = 200, description = "The file.", body = Vec<u8>, content_type = "*/*")))]
pub(crate) async fn export_case(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    query: Result<Query<RecordQuery>, QueryRejection>,
) -> Answer<Response> {
    state.app.read(&signed.caller, Permission::CaseExport)?;
    let format = match query.as_ref().map(|query| query.format.as_str()) {
        Ok("pdf") => RecordFormat::Pdf,
        Ok("zip") => RecordFormat::Zip,
        _ => {
            let (zh, en) = ("format应为pdf或zip", "`format` is pdf or zip");
            return Err(Problem::new(ProblemKind::Malformed, "malformed", zh, en).into());
        }
    };
    let record =
        retrying(|| cases::export_case(&state.app, &signed.caller, id, format, Arc::new(Writers))).await?;
    let headers = [
        (header::CONTENT_TYPE, record.media_type.to_owned()),
        (header::CONTENT_DISPOSITION, disposition(&record.name)),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(record.file))))
        .into_response())
}

/// Issues a document of a case by hand; one that was issued before stands no longer.
#[utoipa::path(post, path = "/cases/{id}/documents", tag = "documents", params(("id" = i64, Path, description = "Id of the case")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("document.issue"))),
    request_body = IssueDocumentJson, responses((status = 201, description = "The case as it is now.", body = CaseJson)))]
pub(crate) async fn issue(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<IssueDocumentJson>,
) -> Answer<(StatusCode, Tagged<CaseJson>)> {
    let case = retrying(|| cases::issue(&state.app, &signed.caller, id, &input.value)).await?;
    Ok((StatusCode::CREATED, tagged(case)))
}

/// In which format.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct FormatQuery {
    /// As a Word file, where the kind has a template for it.
    word: Option<bool>,
}

/// A document as it was made, or the same as a Word file.
#[utoipa::path(get, path = "/documents/{id}/file", tag = "documents", params(("id" = i64, Path, description = "Id of the document"), FormatQuery),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The file.", body = Vec<u8>, content_type = "application/pdf"),
        (status = 422, description = "It cannot be made; see `findings`.")))]
pub(crate) async fn download(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    Query(query): Query<FormatQuery>,
) -> Answer<Response> {
    let as_word = query.word.unwrap_or(false);
    Ok(attachment(cases::document_file(&state.app, &signed.caller, id, as_word).await?))
}

/// A file in a form.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read part by part")]
pub(crate) struct SignedCopyForm {
    /// pdf, ofd, png or jpg.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Adds a signed or sealed copy to a document, bound to it by its digest.
#[utoipa::path(post, path = "/documents/{id}/copies", tag = "documents", params(("id" = i64, Path, description = "Id of the document")),
    extensions(("x-permission" = json!("case.work")), ("x-audit" = json!("document.sign"))),
    request_body(content = SignedCopyForm, content_type = "multipart/form-data"),
    responses((status = 201, description = "The case as it is now.", body = CaseJson)))]
pub(crate) async fn sign(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    request: Request,
) -> Answer<(StatusCode, Tagged<CaseJson>)> {
    cases::may_sign(&state.app, &signed.caller, id).await?;
    let upload = Parts::receive(&state, request, &["file"], &[]).await?.file("file")?;
    Ok((StatusCode::CREATED, tagged(cases::add_copy(&state.app, &signed.caller, id, upload).await?)))
}

/// A signed copy of a document.
#[utoipa::path(get, path = "/documents/{id}/copies/{copy}", tag = "documents",
    params(("id" = i64, Path, description = "Id of the document"), ("copy" = i64, Path, description = "Id of the copy")),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The file.", body = Vec<u8>, content_type = "*/*")))]
pub(crate) async fn download_copy(
    State(state): State<ServerState>,
    signed: Signed,
    Path((id, copy)): Path<(i64, i64)>,
) -> Answer<Response> {
    Ok(attachment(cases::copy_file(&state.app, &signed.caller, id, copy).await?))
}

/// What anybody with its verification code may know of a document.
#[utoipa::path(get, path = "/verifications/{code}", tag = "documents", params(("code" = String, Path, description = "Verification code")),
    extensions(("x-permission" = json!("public")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The document.", body = VerifiedJson)))]
pub(crate) async fn verify(
    State(state): State<ServerState>,
    Path(code): Path<String>,
) -> Answer<Json<VerifiedJson>> {
    Ok(Json(cases::verify(&state.app, &code).await?))
}

/// Whether a file is the document with a verification code, or a signed copy of it. The file is not kept.
#[utoipa::path(post, path = "/verifications/{code}/comparison", tag = "documents",
    params(("code" = String, Path, description = "Verification code")),
    extensions(("x-permission" = json!("public")), ("x-audit" = json!("document.compare"))),
    request_body(content = SignedCopyForm, content_type = "multipart/form-data"),
    responses((status = 200, description = "What the file is.", body = ComparedJson)))]
pub(crate) async fn compare(
    State(state): State<ServerState>,
    PlaceOf(place): PlaceOf,
    Path(code): Path<String>,
    request: Request,
) -> Answer<Json<ComparedJson>> {
    // Nobody fills the disk who has no code.
    cases::verify(&state.app, &code).await?;
    let upload = Parts::receive(&state, request, &["file"], &[]).await?.file("file")?;
    Ok(Json(cases::compare(&state.app, &place, &code, upload).await?))
}
