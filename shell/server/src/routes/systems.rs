//! Security of information systems: who answers for what, and how the duties of the using unit stand.

use super::people::{id_after, rows};
use super::reconciliation::workbook;
use crate::http::{Answer, Input, Signed};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;
use yunheng_api::platform::{
    Page, SystemAnswerInJson, SystemAnswerJson, SystemPaperInJson, SystemRowJson, SystemSecurityJson,
};
use yunheng_app::ledger::{self, SYSTEM_GAPS_HEADER, SystemFilter};
use yunheng_app::{Problem, retrying};

/// Which systems.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct SystemsQuery {
    /// The pack that they follow.
    #[param(max_length = 40)]
    pack: Option<String>,
    /// Id of their unit.
    unit_id: Option<i64>,
    /// Id of their provider.
    provider_id: Option<i64>,
    /// Id of their project.
    project_id: Option<i64>,
    /// `planned`, `migrating`, `testing`, `online` or `retired`.
    #[param(max_length = 10)]
    stage: Option<String>,
    /// Words of the project's number or name.
    #[param(max_length = 64)]
    q: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

impl SystemsQuery {
    fn filter(self) -> Result<SystemFilter, Problem> {
        Ok(SystemFilter {
            pack: self.pack,
            unit_id: self.unit_id,
            provider_id: self.provider_id,
            project_id: self.project_id,
            stage: self.stage,
            query: self.q.unwrap_or_default(),
            below_id: id_after(self.after.as_deref())?,
            limit: rows(self.limit),
        })
    }
}

/// Information systems that the caller may see, newest first, with what is missing of each today.
#[utoipa::path(get, path = "/systems", tag = "ledger", params(SystemsQuery), operation_id = "systems",
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of systems.", body = Page<SystemRowJson>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<SystemsQuery>,
) -> Answer<Json<Page<SystemRowJson>>> {
    Ok(Json(ledger::systems(&state.app, &signed.caller, &query.filter()?).await?))
}

/// Of which day.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct OnQuery {
    /// As it is on this day, YYYY-MM-DD; today when absent.
    #[param(max_length = 10)]
    on: Option<String>,
}

/// An information system with its responsibility matrix and the duties of its unit.
#[utoipa::path(get, path = "/systems/{id}", tag = "ledger", operation_id = "system_security",
    params(("id" = i64, Path, description = "Id of the system"), OnQuery),
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The system.", body = SystemSecurityJson)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
    Query(query): Query<OnQuery>,
) -> Answer<Json<SystemSecurityJson>> {
    Ok(Json(ledger::system_security(&state.app, &signed.caller, id, query.on.as_deref()).await?))
}

/// Who answers for a row of a system's responsibility matrix on a day.
#[utoipa::path(get, path = "/systems/{id}/answers/{duty}", tag = "ledger", operation_id = "who_answers",
    params(("id" = i64, Path, description = "Id of the system"), ("duty" = String, Path, description = "Key of the row"), OnQuery),
    extensions(("x-permission" = json!("ledger.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The side that bears it, and whoever is named.", body = SystemAnswerJson)))]
pub(crate) async fn who(
    State(state): State<ServerState>,
    signed: Signed,
    Path((id, duty)): Path<(i64, String)>,
    Query(query): Query<OnQuery>,
) -> Answer<Json<SystemAnswerJson>> {
    Ok(Json(ledger::who_answers(&state.app, &signed.caller, (id, &duty), query.on.as_deref()).await?))
}

/// Names somebody, or nobody, for a row of a system's responsibility matrix from a day on.
#[utoipa::path(post, path = "/systems/{id}/answers/{duty}", tag = "ledger", operation_id = "name_answer",
    params(("id" = i64, Path, description = "Id of the system"), ("duty" = String, Path, description = "Key of the row")),
    extensions(("x-permission" = json!("system.answer")), ("x-audit" = json!("system.answer"))),
    request_body = SystemAnswerInJson, responses((status = 200, description = "The system.", body = SystemSecurityJson)))]
pub(crate) async fn name(
    State(state): State<ServerState>,
    signed: Signed,
    Path((id, duty)): Path<(i64, String)>,
    input: Input<SystemAnswerInJson>,
) -> Answer<Json<SystemSecurityJson>> {
    let name = || ledger::name_answer(&state.app, &signed.caller, (id, &duty), &input.value);
    Ok(Json(retrying(name).await?))
}

/// Records a paper of a duty of the using unit.
#[utoipa::path(post, path = "/systems/{id}/papers/{duty}", tag = "ledger", operation_id = "record_system_paper",
    params(("id" = i64, Path, description = "Id of the system"), ("duty" = String, Path, description = "Key of the duty")),
    extensions(("x-permission" = json!("system.answer")), ("x-audit" = json!("system.paper"))),
    request_body = SystemPaperInJson, responses((status = 200, description = "The system.", body = SystemSecurityJson)))]
pub(crate) async fn paper(
    State(state): State<ServerState>,
    signed: Signed,
    Path((id, duty)): Path<(i64, String)>,
    input: Input<SystemPaperInJson>,
) -> Answer<Json<SystemSecurityJson>> {
    let record = || ledger::record_paper(&state.app, &signed.caller, (id, &duty), &input.value);
    Ok(Json(retrying(record).await?))
}

/// Rows without a person, and duties whose papers are missing, over or nearly so, as xlsx; that it was taken out is on the record.
#[utoipa::path(post, path = "/systems/exports", tag = "ledger", params(SystemsQuery), operation_id = "export_system_gaps",
    extensions(("x-permission" = json!("ledger.export")), ("x-audit" = json!("system.export"))),
    responses((status = 200, description = "The file.", body = Vec<u8>, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(crate) async fn export(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<SystemsQuery>,
) -> Answer<Response> {
    let filter = query.filter()?;
    let rows = retrying(|| ledger::export_system_gaps(&state.app, &signed.caller, &filter)).await?;
    workbook("system-gaps", &SYSTEM_GAPS_HEADER, rows.iter().map(|row| row.iter().map(String::as_str)))
}
