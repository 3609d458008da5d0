//! What the cases of a time come to, and their list as a workbook.

use super::cases::{day_ms, filter};
use crate::http::{Answer, Signed};
use crate::state::ServerState;
use axum::Json;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use yunheng_api::platform::{CaseStatisticsJson, CasesQuery};
use yunheng_app::cases::{self, CASES_HEADER, STATISTICS_HEADER, StatisticsFilter};
use yunheng_app::{Problem, retrying};

/// A time, and by what its cases are counted.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatisticsQuery {
    /// `kind`, `unit` or `month`; `kind` when absent.
    #[param(max_length = 10)]
    by: Option<String>,
    /// Only cases of this kind.
    #[param(max_length = 60)]
    kind: Option<String>,
    /// First day, YYYY-MM-DD; the beginning of all when absent.
    #[param(max_length = 10)]
    from: Option<String>,
    /// First day after it, YYYY-MM-DD; the end of all when absent.
    #[param(max_length = 10)]
    until: Option<String>,
}

/// Statistics of the cases that the caller may see and that were sent in a time: how many, how long, how often returned, how late.
#[utoipa::path(get, path = "/cases/statistics", tag = "cases", params(StatisticsQuery),
    extensions(("x-permission" = json!("case.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = CaseStatisticsJson)))]
pub(crate) async fn statistics(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<StatisticsQuery>,
) -> Answer<Json<CaseStatisticsJson>> {
    let filter = counted(query)?;
    Ok(Json(cases::case_statistics(&state.app, &signed.caller, &filter).await?))
}

fn counted(query: StatisticsQuery) -> Result<StatisticsFilter, Problem> {
    Ok(StatisticsFilter {
        by: query.by.unwrap_or_default(),
        kind: query.kind,
        from_ms: day_ms(query.from.as_deref(), 0)?,
        until_ms: day_ms(query.until.as_deref(), i64::MAX)?,
    })
}

/// Statistics of cases as a workbook; that they were taken out is on the record.
#[utoipa::path(post, path = "/cases/statistics/exports", tag = "cases", params(StatisticsQuery),
    extensions(("x-permission" = json!("case.export")), ("x-audit" = json!("case.export"))),
    responses((status = 200, description = "The workbook.", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(crate) async fn export_statistics(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<StatisticsQuery>,
) -> Answer<Response> {
    let filter = counted(query)?;
    let rows = retrying(|| cases::export_statistics(&state.app, &signed.caller, &filter)).await?;
    workbook("statistics", &STATISTICS_HEADER, &rows)
}

/// A workbook to be saved.
fn workbook<const N: usize>(name: &str, head: &[&str; N], rows: &[[String; N]]) -> Answer<Response> {
    let rows = rows.iter().map(|row| row.iter().map(String::as_str));
    let bytes = yunheng_documents::plain_xlsx(name, head, rows).map_err(|error| Problem::bug(&error))?;
    let disposition = format!("attachment; filename=\"yunheng-{name}.xlsx\"");
    let headers =
        [(header::CONTENT_TYPE, super::issued::XLSX.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, Body::from(bytes)).into_response())
}

/// A list of cases as a workbook; that it was taken out is on the record.
#[utoipa::path(post, path = "/cases/exports", tag = "cases", params(CasesQuery),
    extensions(("x-permission" = json!("case.export")), ("x-audit" = json!("case.export"))),
    responses((status = 200, description = "The workbook.", body = Vec<u8>,
        content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))]
pub(crate) async fn export(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<CasesQuery>,
) -> Answer<Response> {
    let filter = filter(query)?;
    let rows = retrying(|| cases::export_cases(&state.app, &signed.caller, &filter)).await?;
    workbook("cases", &CASES_HEADER, &rows)
}
