//! Parties.

use crate::http::{Answer, Input, Parts, Signed, Tagged, VersionOf};
use crate::state::ServerState;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use yunheng_api::platform::{
    AliasInJson, Created, ImportDoneJson, Page, PartyCloseJson, PartyDetailJson, PartyImportJson,
    PartyInJson, PartyJson, PartyMadeJson, PartyPatchJson, PartyReopenJson, PayerInJson, PayerMadeJson,
    PayerRecordJson,
};
use yunheng_app::party::{self, Exported, ImportFile, PartyFilter};
use yunheng_app::{Problem, retrying};

/// Which parties, and in which order.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartiesQuery {
    /// `authority`, `provider`, `using_unit`, `finance`, `verifier` or `auditor`.
    kind: Option<String>,
    /// `city`, `county` or `town`.
    level: Option<String>,
    /// `active` or `closed`.
    status: Option<String>,
    /// Directly below this party.
    parent: Option<i64>,
    /// With these words in a name, short name or alias, or with a code that begins so.
    #[param(max_length = 64)]
    q: Option<String>,
    /// `name`, `id` or `level`; with `-` before it the other way round.
    sort: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

impl PartiesQuery {
    fn filter(self) -> PartyFilter {
        PartyFilter {
            kind: self.kind,
            level: self.level,
            status: self.status,
            parent: self.parent,
            q: self.q,
            sort: self.sort,
            after: self.after,
            limit: self.limit,
        }
    }
}

/// Parties that the caller may see.
#[utoipa::path(get, path = "/parties", tag = "parties", params(PartiesQuery),
    extensions(("x-permission" = json!("party.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of parties.", body = Page<PartyJson>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<PartiesQuery>,
) -> Answer<Json<Page<PartyJson>>> {
    Ok(Json(party::list(&state.app, &signed.caller, &query.filter()).await?))
}

/// Makes a party.
#[utoipa::path(post, path = "/parties", tag = "parties",
    params(("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one party")),
    extensions(("x-permission" = json!("party.edit")), ("x-audit" = json!("party.create"))),
    request_body = PartyInJson,
    responses((status = 201, description = "Its id, and what a person should look at.", body = PartyMadeJson)))]
pub(crate) async fn create(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<PartyInJson>,
) -> Answer<(StatusCode, Json<PartyMadeJson>)> {
    let make = || party::create(&state.app, &signed.caller, &input.value, input.once.as_ref());
    Ok((StatusCode::CREATED, Json(retrying(make).await?)))
}

/// One party with its other names, its payers and what is below it.
#[utoipa::path(get, path = "/parties/{id}", tag = "parties", params(("id" = i64, Path, description = "Id of the party")),
    extensions(("x-permission" = json!("party.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The party; ETag is its version.", body = PartyDetailJson)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Tagged<PartyDetailJson>> {
    Ok(tagged(party::find(&state.app, &signed.caller, id).await?))
}

fn tagged(value: PartyDetailJson) -> Tagged<PartyDetailJson> {
    let version = value.party.version;
    Tagged { value, version }
}

/// Edits a party. With another parent everything below it moves as well.
#[utoipa::path(patch, path = "/parties/{id}", tag = "parties",
    params(("id" = i64, Path, description = "Id of the party"),
        ("if-match" = String, Header, description = "Version that was read, in quotes")),
    extensions(("x-permission" = json!("party.edit")), ("x-audit" = json!("party.edit"))),
    request_body = PartyPatchJson, responses((status = 200, description = "As it is now.", body = PartyDetailJson)))]
pub(crate) async fn edit(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    VersionOf(version): VersionOf,
    input: Input<PartyPatchJson>,
) -> Answer<Tagged<PartyDetailJson>> {
    let edited = retrying(|| party::edit(&state.app, &signed.caller, id, version, &input.value)).await?;
    Ok(tagged(edited))
}

/// Closes a party that has no active parties below it, no active accounts and pays for nobody.
#[utoipa::path(post, path = "/parties/{id}/close", tag = "parties", params(("id" = i64, Path, description = "Id of the party")),
    extensions(("x-permission" = json!("party.edit")), ("x-audit" = json!("party.close"))),
    request_body = PartyCloseJson, responses((status = 200, description = "As it is now.", body = PartyDetailJson)))]
pub(crate) async fn close(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<PartyCloseJson>,
) -> Answer<Tagged<PartyDetailJson>> {
    Ok(tagged(retrying(|| party::close(&state.app, &signed.caller, id, &input.value)).await?))
}

/// Opens a party that was closed by mistake.
#[utoipa::path(post, path = "/parties/{id}/reopen", tag = "parties", params(("id" = i64, Path, description = "Id of the party")),
    extensions(("x-permission" = json!("party.edit")), ("x-audit" = json!("party.reopen"))),
    request_body = PartyReopenJson, responses((status = 200, description = "As it is now.", body = PartyDetailJson)))]
pub(crate) async fn reopen(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<PartyReopenJson>,
) -> Answer<Tagged<PartyDetailJson>> {
    Ok(tagged(retrying(|| party::reopen(&state.app, &signed.caller, id, &input.value)).await?))
}

/// Records another spelling of a party's name.
#[utoipa::path(post, path = "/parties/{id}/aliases", tag = "parties",
    params(("id" = i64, Path, description = "Id of the party"),
        ("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one alias")),
    extensions(("x-permission" = json!("party.edit")), ("x-audit" = json!("party.alias.add"))),
    request_body = AliasInJson, responses((status = 201, description = "Its id.", body = Created)))]
pub(crate) async fn add_alias(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<AliasInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let add = || party::add_alias(&state.app, &signed.caller, id, &input.value, input.once.as_ref());
    Ok((StatusCode::CREATED, Json(retrying(add).await?)))
}

/// Takes another spelling away.
#[utoipa::path(delete, path = "/parties/{id}/aliases/{alias_id}", tag = "parties",
    params(("id" = i64, Path, description = "Id of the party"), ("alias_id" = i64, Path, description = "Id of the alias")),
    extensions(("x-permission" = json!("party.edit")), ("x-audit" = json!("party.alias.remove"))),
    responses((status = 204, description = "Taken away.")))]
pub(crate) async fn remove_alias(
    State(state): State<ServerState>,
    signed: Signed,
    Path((id, alias_id)): Path<(i64, i64)>,
) -> Answer<StatusCode> {
    retrying(|| party::remove_alias(&state.app, &signed.caller, id, alias_id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// All records of who pays for a party, in order of recording.
#[utoipa::path(get, path = "/parties/{id}/payers", tag = "parties", params(("id" = i64, Path, description = "Id of the party")),
    extensions(("x-permission" = json!("party.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They, on one page.", body = Page<PayerRecordJson>)))]
pub(crate) async fn payers(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<Page<PayerRecordJson>>> {
    Ok(Json(party::payers(&state.app, &signed.caller, id).await?))
}

/// Records who pays for a party from a day on; for a day that has a record it is a correction.
#[utoipa::path(post, path = "/parties/{id}/payers", tag = "parties",
    params(("id" = i64, Path, description = "Id of the party"),
        ("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it makes one record")),
    extensions(("x-permission" = json!("party.edit")), ("x-audit" = json!("party.payer.record"))),
    request_body = PayerInJson, responses((status = 201, description = "The record.", body = PayerMadeJson)))]
pub(crate) async fn add_payer(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    input: Input<PayerInJson>,
) -> Answer<(StatusCode, Json<PayerMadeJson>)> {
    let add = || party::add_payer(&state.app, &signed.caller, id, &input.value, input.once.as_ref());
    Ok((StatusCode::CREATED, Json(retrying(add).await?)))
}

/// Which parties, in which order, as which file.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartyExportQuery {
    /// `csv` or `xlsx`; `csv` when absent.
    format: Option<String>,
    /// As in the list.
    kind: Option<String>,
    /// As in the list.
    level: Option<String>,
    /// As in the list; only active parties when absent.
    status: Option<String>,
    /// As in the list.
    parent: Option<i64>,
    /// As in the list.
    #[param(max_length = 64)]
    q: Option<String>,
    /// As in the list.
    sort: Option<String>,
}

/// All parties of a list as a table that an import reads again. Cells that a spreadsheet would compute are made text.
#[utoipa::path(get, path = "/parties/export", tag = "parties", params(PartyExportQuery),
    extensions(("x-permission" = json!("party.export")), ("x-audit" = json!("party.export"))),
    responses((status = 200, description = "The file.", body = String, content_type = "text/csv")))]
pub(crate) async fn export(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<PartyExportQuery>,
) -> Answer<Response> {
    let PartyExportQuery { format, kind, level, status, parent, q, sort } = query;
    let filter = PartyFilter { kind, level, status, parent, q, sort, after: None, limit: None };
    let format = format.filter(|format| !format.is_empty()).unwrap_or_else(|| "csv".into());
    let exported = retrying(|| party::export(&state.app, &signed.caller, &format, &filter)).await?;
    let (kind, bytes) = if format == "xlsx" { (XLSX, xlsx(&exported)?) } else { (CSV, exported.csv()) };
    let name = format!("attachment; filename=\"parties.{format}\"");
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name.as_str())];
    Ok((headers, Body::from(bytes)).into_response())
}

const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn xlsx(exported: &Exported) -> Result<Vec<u8>, Problem> {
    let header = Exported::header();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    yunheng_documents::plain_xlsx(Exported::SHEET, &header, exported.rows())
        .map_err(|error| Problem::bug(&error))
}

/// What is said beside a file.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportQuery {
    /// First day of the payers that the file names; today when absent, and today at the latest.
    payer_from: Option<String>,
}

/// A file in a form.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "it describes the form, which is read part by part")]
pub(crate) struct PartyFileForm {
    /// A table of parties: `.csv` or `.xlsx`.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Reads a table of parties and shows everything that is wrong with it and everything that it would change. No party changes.
#[utoipa::path(post, path = "/parties/import", tag = "parties", params(ImportQuery),
    extensions(("x-permission" = json!("party.edit")), ("x-audit" = json!("party.import.check"))),
    request_body(content = PartyFileForm, content_type = "multipart/form-data"),
    responses((status = 201, description = "What was found.", body = PartyImportJson)))]
pub(crate) async fn check_import(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<ImportQuery>,
    request: Request,
) -> Answer<(StatusCode, Json<PartyImportJson>)> {
    party::may_import(&state.app, &signed.caller)?;
    let upload = Parts::receive(&state, request, &["file"], &[]).await?.file("file")?;
    let file = ImportFile { upload, payer_from: query.payer_from };
    let checked = party::check_import(&state.app, &signed.caller, file).await?;
    Ok((StatusCode::CREATED, Json(checked)))
}

/// A table that the caller had checked, and what became of it.
#[utoipa::path(get, path = "/parties/import/{id}", tag = "parties", params(("id" = i64, Path, description = "Id of the checked file")),
    extensions(("x-permission" = json!("party.edit")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The checked file.", body = PartyImportJson)))]
pub(crate) async fn import(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<PartyImportJson>> {
    Ok(Json(party::find_import(&state.app, &signed.caller, id).await?))
}

/// Writes a checked table into the parties, if it would still do what was shown.
#[utoipa::path(post, path = "/parties/import/{id}/commit", tag = "parties",
    params(("id" = i64, Path, description = "Id of the checked file")),
    extensions(("x-permission" = json!("party.edit")), ("x-audit" = json!("party.import.commit"))),
    responses((status = 200, description = "How many were made and changed.", body = ImportDoneJson)))]
pub(crate) async fn commit_import(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<ImportDoneJson>> {
    Ok(Json(retrying(|| party::commit_import(&state.app, &signed.caller, id)).await?))
}
