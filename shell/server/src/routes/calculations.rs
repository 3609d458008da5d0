//! The calculators, and the results that a person has kept.

use crate::documents::Writers;
use crate::http::{Answer, Fault, Input, Parts, Signed};
use crate::state::ServerState;
use axum::Json;
use axum::body::Body;
use axum::extract::{FromRequest, Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio_util::io::ReaderStream;
use yunheng_api::BecauseJson;
use yunheng_api::platform::{
    AssessForm, AssessInJson, AssessRunJson, BecauseQuery, CalculationJson, CalculationLineJson,
    CalculationRowJson, DeadlineInJson, DeadlineRunJson, ExampleJson, Page, PageQuery, RateForm, RateRunJson,
    SettleForm, SettleInJson, SettleRunJson, SizeForm, SizeRunJson,
};
use yunheng_app::calculate::{self, Ask, Fields, Given};
use yunheng_app::retrying;

/// Counts a limit to its due date.
#[utoipa::path(post, path = "/calculations/deadline", tag = "calculations",
    extensions(("x-permission" = json!("calculate")), ("x-audit" = json!("calculation.run"))),
    request_body = DeadlineInJson, responses((status = 200, description = "The due date.", body = DeadlineRunJson)))]
pub(crate) async fn deadline(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<DeadlineInJson>,
) -> Answer<Json<Value>> {
    let given = input.value;
    let ask = Ask::from(&given);
    let fields = Fields { pack: given.pack, at: given.at, rulings: given.rulings };
    Ok(Json(calculate::run(&state.app, &signed.caller, ask, fields, BTreeMap::new()).await?))
}

/// Rates a file of leases.
#[utoipa::path(post, path = "/calculations/rate", tag = "calculations",
    extensions(("x-permission" = json!("calculate")), ("x-audit" = json!("calculation.run"))),
    request_body(content = RateForm, content_type = "multipart/form-data"),
    responses((status = 200, description = "Sums, findings, and the first lines.", body = RateRunJson)))]
pub(crate) async fn rate(
    State(state): State<ServerState>,
    signed: Signed,
    request: Request,
) -> Answer<Json<Value>> {
    calculate::may_calculate(&state.app, &signed.caller)?;
    let files = ["leases", "prices", "payers"];
    let parts = Parts::receive(&state, request, &files, &["pack", "period", "at", "rulings"]).await?;
    let ask = Ask::Rate { period: parts.texts.get("period").cloned().unwrap_or_default() };
    form(&state, &signed, ask, parts).await
}

/// Sizes the resources of a file by what they were used.
#[utoipa::path(post, path = "/calculations/size", tag = "calculations",
    extensions(("x-permission" = json!("calculate")), ("x-audit" = json!("calculation.run"))),
    request_body(content = SizeForm, content_type = "multipart/form-data"),
    responses((status = 200, description = "Counts, findings, and the first rows.", body = SizeRunJson)))]
pub(crate) async fn size(
    State(state): State<ServerState>,
    signed: Signed,
    request: Request,
) -> Answer<Json<Value>> {
    calculate::may_calculate(&state.app, &signed.caller)?;
    let parts = Parts::receive(&state, request, &["resources", "usage"], &["pack", "at", "rulings"]).await?;
    form(&state, &signed, Ask::Size, parts).await
}

/// Scores a sheet, sent as JSON or as a file.
#[utoipa::path(post, path = "/calculations/assess", tag = "calculations",
    extensions(("x-permission" = json!("calculate")), ("x-audit" = json!("calculation.run"))),
    request_body(content((AssessInJson = "application/json"), (AssessForm = "multipart/form-data"))),
    responses((status = 200, description = "The score, leaf by leaf.", body = AssessRunJson)))]
pub(crate) async fn assess(
    State(state): State<ServerState>,
    signed: Signed,
    request: Request,
) -> Answer<Json<Value>> {
    calculate::may_calculate(&state.app, &signed.caller)?;
    if is_form(&request) {
        let parts = Parts::receive(&state, request, &["sheet"], &["pack", "at", "rulings"]).await?;
        return form(&state, &signed, Ask::Assess, parts).await;
    }
    let given: AssessInJson = json(&state, request).await?;
    let fields = Fields { pack: given.pack, at: given.at, rulings: given.rulings };
    text(&state, &signed, Ask::Assess, fields, ("sheet", given.sheet.get())).await
}

/// Settles cycles, sent as JSON or as a file.
#[utoipa::path(post, path = "/calculations/settle", tag = "calculations",
    extensions(("x-permission" = json!("calculate")), ("x-audit" = json!("calculation.run"))),
    request_body(content((SettleInJson = "application/json"), (SettleForm = "multipart/form-data"))),
    responses((status = 200, description = "What is payable, cycle by cycle.", body = SettleRunJson)))]
pub(crate) async fn settle(
    State(state): State<ServerState>,
    signed: Signed,
    request: Request,
) -> Answer<Json<Value>> {
    calculate::may_calculate(&state.app, &signed.caller)?;
    if is_form(&request) {
        let parts = Parts::receive(&state, request, &["cycles"], &["pack", "at", "rulings"]).await?;
        return form(&state, &signed, Ask::Settle, parts).await;
    }
    let given: SettleInJson = json(&state, request).await?;
    let fields = Fields { pack: given.pack, at: given.at, rulings: given.rulings };
    text(&state, &signed, Ask::Settle, fields, ("cycles", given.cycles.get())).await
}

fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("multipart/form-data"))
}

async fn json<T: DeserializeOwned + Send>(state: &ServerState, request: Request) -> Result<T, Fault> {
    Ok(Input::<T>::from_request(request, state).await?.value)
}

async fn form(state: &ServerState, signed: &Signed, ask: Ask, parts: Parts) -> Answer<Json<Value>> {
    let fields = Fields::of_form(&parts.texts);
    let given = parts.files.into_iter().map(|(field, upload)| (field, Given::File(upload))).collect();
    Ok(Json(calculate::run(&state.app, &signed.caller, ask, fields, given).await?))
}

async fn text(
    state: &ServerState,
    signed: &Signed,
    ask: Ask,
    fields: Fields,
    (field, text): (&str, &str),
) -> Answer<Json<Value>> {
    let given = BTreeMap::from([(field.to_owned(), Given::Text(text.to_owned()))]);
    Ok(Json(calculate::run(&state.app, &signed.caller, ask, fields, given).await?))
}

/// One's own results, newest first.
#[utoipa::path(get, path = "/calculations", tag = "calculations", params(PageQuery),
    extensions(("x-permission" = json!("calculate")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of them.", body = Page<CalculationRowJson>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<PageQuery>,
) -> Answer<Json<Page<CalculationRowJson>>> {
    Ok(Json(calculate::calculations(&state.app, &signed.caller, &query).await?))
}

/// One of one's own results, as it was answered.
#[utoipa::path(get, path = "/calculations/{id}", tag = "calculations",
    params(("id" = i64, Path, description = "Id of the result")),
    extensions(("x-permission" = json!("calculate")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "It.", body = CalculationJson)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<Value>> {
    Ok(Json(calculate::calculation(&state.app, &signed.caller, id).await?))
}

/// Lines of a rating, or rows of advice; every page costs the same.
#[utoipa::path(get, path = "/calculations/{id}/lines", tag = "calculations",
    params(("id" = i64, Path, description = "Id of the result"), PageQuery),
    extensions(("x-permission" = json!("calculate")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of them.", body = Page<CalculationLineJson>)))]
pub(crate) async fn lines(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    Query(query): Query<PageQuery>,
) -> Answer<Json<Page<CalculationLineJson>>> {
    Ok(Json(calculate::lines(&state.app, &signed.caller, id, &query).await?))
}

/// Why a figure of a result is what it is.
#[utoipa::path(get, path = "/calculations/{id}/because", tag = "calculations",
    params(("id" = i64, Path, description = "Id of the result"), BecauseQuery),
    extensions(("x-permission" = json!("calculate")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "Facts, arithmetic, clauses and rulings.", body = BecauseJson)))]
pub(crate) async fn because(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    Query(query): Query<BecauseQuery>,
) -> Answer<Json<Value>> {
    Ok(Json(calculate::because(&state.app, &signed.caller, id, &query).await?))
}

/// The whole result in a format of its calculator.
#[utoipa::path(get, path = "/calculations/{id}/files/{format}", tag = "calculations",
    params(("id" = i64, Path, description = "Id of the result"),
        ("format" = String, Path, description = "One of `formats` of the result: `json`, `csv`, `xlsx`, `focus`, `pdf`, `docx`")),
    extensions(("x-permission" = json!("calculate")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The file.", body = Vec<u8>, content_type = "*/*")))]
pub(crate) async fn file(
    State(state): State<ServerState>,
    signed: Signed,
    Path((id, format)): Path<(i64, String)>,
) -> Answer<Response> {
    let file = calculate::result_file(&state.app, &signed.caller, id, &format, Arc::new(Writers)).await?;
    let headers = [
        (header::CONTENT_TYPE, file.content_type.to_owned()),
        (header::CONTENT_LENGTH, file.bytes.to_string()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", file.name)),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file.file)))).into_response())
}

/// Forgets one of one's own results.
#[utoipa::path(delete, path = "/calculations/{id}", tag = "calculations",
    params(("id" = i64, Path, description = "Id of the result")),
    extensions(("x-permission" = json!("calculate")), ("x-audit" = json!("calculation.delete"))),
    responses((status = 204, description = "Forgotten.")))]
pub(crate) async fn delete(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<StatusCode> {
    retrying(|| calculate::delete(&state.app, &signed.caller, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Inputs to try the calculators with.
#[utoipa::path(get, path = "/calculations/examples", tag = "calculations",
    extensions(("x-permission" = json!("calculate")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = Page<ExampleJson>)))]
pub(crate) async fn examples(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<Json<Page<ExampleJson>>> {
    Ok(Json(calculate::examples(&state.app, &signed.caller)?))
}

/// One of the examples.
#[utoipa::path(get, path = "/calculations/examples/{name}", tag = "calculations",
    params(("name" = String, Path, description = "Name of the file")),
    extensions(("x-permission" = json!("calculate")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The file.", body = Vec<u8>, content_type = "*/*")))]
pub(crate) async fn example(
    State(state): State<ServerState>,
    signed: Signed,
    Path(name): Path<String>,
) -> Answer<Response> {
    let example = calculate::example(&state.app, &signed.caller, &name).await?;
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers =
        [(header::CONTENT_TYPE, example.content_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, Body::from(example.bytes)).into_response())
}
