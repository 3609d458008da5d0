//! Word templates of a city's own for the documents of a kind of work.

use super::cases::attachment;
use crate::http::{Answer, Parts, Signed};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use yunheng_api::platform::TemplatesJson;
use yunheng_app::cases;

/// Which version of a template.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct TemplateQuery {
    /// A version of the city's own; the pack's when absent.
    #[param(minimum = 1)]
    version: Option<i64>,
}

/// A file in a form.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read part by part")]
pub(crate) struct TemplateForm {
    /// docx.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Templates of the documents of a kind of work, and what a template may name.
#[utoipa::path(get, path = "/designs/{pack}/{kind}/templates", tag = "designs",
    params(("pack" = String, Path, description = "The pack"), ("kind" = String, Path, description = "Name of the kind")),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = TemplatesJson)))]
pub(crate) async fn templates(
    State(state): State<ServerState>,
    signed: Signed,
    Path((pack, kind)): Path<(String, String)>,
) -> Answer<Json<TemplatesJson>> {
    Ok(Json(cases::templates(&state.app, &signed.caller, (&pack, &kind)).await?))
}

/// A template as a docx file: a version of the city's own, or the pack's.
#[utoipa::path(get, path = "/designs/{pack}/{kind}/templates/{name}", tag = "designs",
    params(("pack" = String, Path, description = "The pack"), ("kind" = String, Path, description = "Name of the kind"),
        ("name" = String, Path, description = "Name of the document"), TemplateQuery),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The file.", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document")))]
pub(crate) async fn template_file(
    State(state): State<ServerState>,
    signed: Signed,
    Path((pack, kind, name)): Path<(String, String, String)>,
    Query(query): Query<TemplateQuery>,
) -> Answer<Response> {
    let of = (pack.as_str(), kind.as_str(), name.as_str());
    Ok(attachment(cases::template_file(&state.app, &signed.caller, of, query.version).await?))
}

/// Puts a Word template of the city's own in the place of what a document was made of before.
#[utoipa::path(post, path = "/designs/{pack}/{kind}/templates/{name}", tag = "designs",
    params(("pack" = String, Path, description = "The pack"), ("kind" = String, Path, description = "Name of the kind"),
        ("name" = String, Path, description = "Name of the document")),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("template.upload"))),
    request_body(content = TemplateForm, content_type = "multipart/form-data"),
    responses((status = 201, description = "The templates as they are now.", body = TemplatesJson),
        (status = 422, description = "It was not taken; see `findings`.")))]
pub(crate) async fn upload_template(
    State(state): State<ServerState>,
    signed: Signed,
    Path((pack, kind, name)): Path<(String, String, String)>,
    request: Request,
) -> Answer<(StatusCode, Json<TemplatesJson>)> {
    // Nobody fills the disk who may not change templates.
    cases::templates(&state.app, &signed.caller, (&pack, &kind)).await?;
    let upload = Parts::receive(&state, request, &["file"], &[]).await?.file("file")?;
    let of = (pack.as_str(), kind.as_str(), name.as_str());
    let templates = cases::upload_template(&state.app, &signed.caller, of, upload).await?;
    Ok((StatusCode::CREATED, Json(templates)))
}

/// Takes the city's own template of a document out of use.
#[utoipa::path(delete, path = "/designs/{pack}/{kind}/templates/{name}", tag = "designs",
    params(("pack" = String, Path, description = "The pack"), ("kind" = String, Path, description = "Name of the kind"),
        ("name" = String, Path, description = "Name of the document")),
    extensions(("x-permission" = json!("process.design")), ("x-audit" = json!("template.end"))),
    responses((status = 200, description = "The templates as they are now.", body = TemplatesJson)))]
pub(crate) async fn end_template(
    State(state): State<ServerState>,
    signed: Signed,
    Path((pack, kind, name)): Path<(String, String, String)>,
) -> Answer<Json<TemplatesJson>> {
    let of = (pack.as_str(), kind.as_str(), name.as_str());
    Ok(Json(cases::end_template(&state.app, &signed.caller, of).await?))
}
