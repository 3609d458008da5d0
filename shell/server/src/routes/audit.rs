//! The audit trail.

use crate::http::{Answer, Fault, Signed, findings};
use crate::state::ServerState;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tokio_util::io::ReaderStream;
use yunheng_api::platform::{AuditEntryJson, CheckpointJson, Page, VerificationJson};
use yunheng_app::trail::{self, AuditFilter};
use yunheng_app::{Problem, ProblemKind, retrying};
use yunheng_values::parse_moment;

/// What is looked for.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntriesQuery {
    /// From this instant or day.
    from: Option<String>,
    /// Before this instant or day.
    until: Option<String>,
    /// Of this login.
    login: Option<String>,
    /// Of this act; of all acts of a group when it ends in a dot, such as `account.`.
    action: Option<String>,
    /// On this kind of thing.
    object_kind: Option<String>,
    /// On this thing.
    object_id: Option<String>,
    /// `done`, `refused` or `failed`.
    outcome: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

impl EntriesQuery {
    fn filter(self) -> Result<AuditFilter, Problem> {
        Ok(AuditFilter {
            from_ms: self.from.as_deref().map(moment_ms).transpose()?,
            until_ms: self.until.as_deref().map(moment_ms).transpose()?,
            login: self.login,
            action: self.action,
            object_kind: self.object_kind,
            object_id: self.object_id,
            outcome: self.outcome,
            below_id: self
                .after
                .as_deref()
                .map(|text| text.parse().map_err(|_| malformed("after")))
                .transpose()?,
            limit: i64::from(self.limit.unwrap_or(50).clamp(1, 200)),
        })
    }
}

fn moment_ms(text: &str) -> Result<i64, Problem> {
    parse_moment(text).map(|moment| moment.epoch_seconds() * 1000).map_err(|_| malformed("from, until"))
}

fn malformed(name: &str) -> Problem {
    Problem::new(
        ProblemKind::Malformed,
        "malformed",
        format!("参数 {name} 无法读取"),
        format!("parameter {name} cannot be read"),
    )
}

/// Searches the trail, newest first; the search itself is on the record.
#[utoipa::path(get, path = "/audit/entries", tag = "audit", params(EntriesQuery),
    extensions(("x-permission" = json!("audit.read")), ("x-audit" = json!("audit.search"))),
    responses((status = 200, description = "A page of entries.", body = Page<AuditEntryJson>)))]
pub(crate) async fn entries(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<EntriesQuery>,
) -> Answer<Json<Page<AuditEntryJson>>> {
    let filter = query.filter()?;
    Ok(Json(retrying(|| trail::entries(&state.app, &signed.caller, &filter)).await?))
}

/// One entry.
#[utoipa::path(get, path = "/audit/entries/{id}", tag = "audit", params(("id" = i64, Path, description = "Id of the entry")),
    extensions(("x-permission" = json!("audit.read")), ("x-audit" = json!("audit.open"))),
    responses((status = 200, description = "The entry.", body = AuditEntryJson)))]
pub(crate) async fn entry(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<AuditEntryJson>> {
    Ok(Json(retrying(|| trail::entry(&state.app, &signed.caller, id)).await?))
}

/// Signed checkpoints, newest first.
#[utoipa::path(get, path = "/audit/checkpoints", tag = "audit",
    extensions(("x-permission" = json!("audit.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = [CheckpointJson])))]
pub(crate) async fn checkpoints(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<Json<Vec<CheckpointJson>>> {
    Ok(Json(trail::checkpoints(&state.app, &signed.caller).await?))
}

/// Verifies the whole chain of the live database.
#[utoipa::path(get, path = "/audit/verification", tag = "audit",
    extensions(("x-permission" = json!("audit.export")), ("x-audit" = json!("audit.verify"))),
    responses((status = 200, description = "What was found.", body = VerificationJson)))]
pub(crate) async fn verification(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<Json<VerificationJson>> {
    let verified = retrying(|| trail::verify_live(&state.app, Some(&signed.caller), Vec::new())).await?;
    let report = verified.report;
    Ok(Json(VerificationJson {
        is_intact: report.is_intact(),
        entries: report.summary.entries,
        unsealed: report.summary.unsealed,
        signed_to: report.summary.signed_to,
        findings: findings(&report.findings, signed.caller.place.lang),
        more: report.more,
        public_key: verified.public_key.to_string(),
    }))
}

/// From where an export begins.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExportQuery {
    /// Position of the first entry; 1 when absent.
    #[param(minimum = 1)]
    first: Option<u64>,
}

/// Exports the trail as JSON lines that `yunheng audit verify` verifies offline. It asks for a confirmed identity.
#[utoipa::path(post, path = "/audit/exports", tag = "audit", params(ExportQuery),
    extensions(("x-permission" = json!("audit.export")), ("x-audit" = json!("audit.export"))),
    responses((status = 200, description = "The file.", body = String, content_type = "application/x-ndjson")))]
pub(crate) async fn export(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<ExportQuery>,
) -> Answer<Response> {
    let first = query.first.unwrap_or(1).max(1);
    let mut file = state.app.spool()?;
    trail::export(&state.app, Some(&signed.caller), first, &mut file).await?;
    let file = file.into_file().map_err(|error| Fault(Problem::bug(&error)))?;
    let headers = [
        (header::CONTENT_TYPE, "application/x-ndjson"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"yunheng-audit.jsonl\""),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file)))).into_response())
}
