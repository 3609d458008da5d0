//! Work that happens later or outside.

use crate::http::{Answer, Signed, page_of};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use yunheng_api::platform::{JobJson, Page};
use yunheng_app::job::{self as use_case, JobsWanted};
use yunheng_app::retrying;

/// Which jobs.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct JobsQuery {
    /// Of this kind, such as `delivery.send`.
    #[param(max_length = 64)]
    kind: Option<String>,
    /// `waiting`, `running`, `done`, `failed` or `cancelled`.
    #[param(max_length = 32)]
    state: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Jobs, newest first.
#[utoipa::path(get, path = "/jobs", tag = "jobs", params(JobsQuery),
    extensions(("x-permission" = json!("job.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of jobs.", body = Page<JobJson>)))]
pub(crate) async fn jobs(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<JobsQuery>,
) -> Answer<Json<Page<JobJson>>> {
    let (below_id, limit) = page_of(query.after.as_deref(), query.limit)?;
    let wanted = JobsWanted { kind: query.kind, state: query.state, below_id, limit };
    Ok(Json(use_case::jobs(&state.app, &signed.caller, &wanted).await?))
}

/// One job.
#[utoipa::path(get, path = "/jobs/{id}", tag = "jobs", params(("id" = i64, Path, description = "Id of the job")),
    extensions(("x-permission" = json!("job.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The job.", body = JobJson)))]
pub(crate) async fn job(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<JobJson>> {
    Ok(Json(use_case::job(&state.app, &signed.caller, id).await?))
}

/// Lets a job that failed or was cancelled run again.
#[utoipa::path(post, path = "/jobs/{id}/retry", tag = "jobs", params(("id" = i64, Path, description = "Id of the job")),
    extensions(("x-permission" = json!("job.run")), ("x-audit" = json!("job.retry"))),
    responses((status = 200, description = "As it is now.", body = JobJson)))]
pub(crate) async fn retry(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<JobJson>> {
    Ok(Json(retrying(|| use_case::retry(&state.app, &signed.caller, id)).await?))
}

/// Takes a job that waits off the queue.
#[utoipa::path(post, path = "/jobs/{id}/cancel", tag = "jobs", params(("id" = i64, Path, description = "Id of the job")),
    extensions(("x-permission" = json!("job.run")), ("x-audit" = json!("job.cancel"))),
    responses((status = 200, description = "As it is now.", body = JobJson)))]
pub(crate) async fn cancel(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<JobJson>> {
    Ok(Json(retrying(|| use_case::cancel(&state.app, &signed.caller, id)).await?))
}
