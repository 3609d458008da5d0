//! Bringing an existing cloud into the ledger.

use super::reconciliation::workbook;
use crate::http::{Answer, Input, Parts, Signed};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use yunheng_api::platform::{Created, LedgerImportJson, ReasonJson};
use yunheng_app::ledger::{self, ImportAsked};
use yunheng_app::retrying;

/// What is said beside a list.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportQuery {
    /// The pack whose rules the resources follow.
    #[param(max_length = 40)]
    pack: Option<String>,
    /// Key of the cloud whose ids the list has.
    #[param(max_length = 40)]
    cloud: Option<String>,
    /// The paper that the list follows; every event names it.
    #[param(max_length = 200)]
    document: Option<String>,
    /// First day of the contract, YYYY-MM-DD: the list is what runs then, and provisional until three sides have confirmed it.
    #[param(max_length = 10)]
    opening_on: Option<String>,
}

/// A file in a form.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read part by part")]
pub(crate) struct ResourceFileForm {
    /// A table of resources: `.csv` or `.xlsx`.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Reads a list of resources and shows everything that is wrong with it. Nothing is written into the ledger.
#[utoipa::path(post, path = "/resources/imports", tag = "ledger", params(ImportQuery), operation_id = "check_resource_import",
    extensions(("x-permission" = json!("ledger.correct")), ("x-audit" = json!("ledger.import"))),
    request_body(content = ResourceFileForm, content_type = "multipart/form-data"),
    responses((status = 201, description = "What was found.", body = LedgerImportJson)))]
pub(crate) async fn check(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<ImportQuery>,
    request: Request,
) -> Answer<(StatusCode, Json<LedgerImportJson>)> {
    ledger::may_import(&state.app, &signed.caller)?;
    let upload = Parts::receive(&state, request, &["file"], &[]).await?.file("file")?;
    let asked = ImportAsked {
        pack: query.pack.unwrap_or_else(|| "national".to_owned()),
        cloud: query.cloud.unwrap_or_default(),
        document: query.document.unwrap_or_default(),
        opening_on: query.opening_on,
    };
    let checked = ledger::check_import(&state.app, &signed.caller, &asked, upload).await?;
    Ok((StatusCode::CREATED, Json(checked)))
}

/// An empty table of resources, with the columns that are read.
#[utoipa::path(get, path = "/resources/imports/template", tag = "ledger", operation_id = "resource_import_template",
    extensions(("x-permission" = json!("ledger.correct")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The workbook.", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(crate) async fn template(State(state): State<ServerState>, signed: Signed) -> Answer<Response> {
    ledger::may_import(&state.app, &signed.caller)?;
    let rows: [[&str; 16]; 0] = [];
    workbook("resources", &ledger::import_header(), rows)
}

/// A list that the caller had checked, and what became of it.
#[utoipa::path(get, path = "/resources/imports/{id}", tag = "ledger", operation_id = "resource_import",
    params(("id" = i64, Path, description = "Id of the list")),
    extensions(("x-permission" = json!("ledger.correct")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The list.", body = LedgerImportJson)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<LedgerImportJson>> {
    Ok(Json(ledger::find_import(&state.app, &signed.caller, id).await?))
}

/// Proposes that a checked list is written into the ledger; another person confirms it.
#[utoipa::path(post, path = "/resources/imports/{id}/propose", tag = "ledger", operation_id = "propose_resource_import",
    params(("id" = i64, Path, description = "Id of the list"),
        ("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one proposal")),
    extensions(("x-permission" = json!("ledger.correct")), ("x-audit" = json!("proposal.make"))),
    request_body = ReasonJson, responses((status = 201, description = "Id of the proposal.", body = Created)))]
pub(crate) async fn propose(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<ReasonJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let propose =
        || ledger::propose_import(&state.app, &signed.caller, id, &input.value, input.once.as_ref());
    Ok((StatusCode::CREATED, Json(retrying(propose).await?)))
}
