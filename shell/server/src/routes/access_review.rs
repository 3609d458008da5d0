//! The review of accounts and of what they hold.

use super::people::{id_after, rows};
use crate::http::{Answer, Fault, Signed};
use crate::state::ServerState;
use axum::Json;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tokio_util::io::ReaderStream;
use yunheng_api::platform::{Page, ReviewedAccountJson};
use yunheng_app::Problem;
use yunheng_app::people::{self, IDLE_DAYS, ReviewFilter};

/// What the review shows.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewQuery {
    /// `business`, `system`, `security` or `audit`.
    world: Option<String>,
    /// Only accounts with something that should be looked at.
    only_findings: Option<bool>,
    /// Days without a sign-in after which somebody is idle; 90 when absent.
    #[param(minimum = 1, maximum = 3650)]
    idle_days: Option<u32>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

impl ReviewQuery {
    fn filter(self) -> Result<ReviewFilter, Problem> {
        Ok(ReviewFilter {
            world: self.world,
            only_findings: self.only_findings.unwrap_or(false),
            idle_days: self.idle_days.map_or(IDLE_DAYS, |days| i64::from(days.clamp(1, 3650))),
            above_id: id_after(self.after.as_deref())?.unwrap_or(0),
            limit: rows(self.limit),
        })
    }
}

/// Accounts with their grants and last sign-in, and what should be looked at.
#[utoipa::path(get, path = "/access-review", tag = "people", params(ReviewQuery),
    extensions(("x-permission" = json!("access.review")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of accounts.", body = Page<ReviewedAccountJson>)))]
pub(crate) async fn access_review(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<ReviewQuery>,
) -> Answer<Json<Page<ReviewedAccountJson>>> {
    Ok(Json(people::access_review(&state.app, &signed.caller, &query.filter()?).await?))
}

/// The review as CSV; that it was taken out is on the record.
#[utoipa::path(post, path = "/access-review/exports", tag = "people", params(ReviewQuery),
    extensions(("x-permission" = json!("access.review")), ("x-audit" = json!("access_review.export"))),
    responses((status = 200, description = "The file.", body = String, content_type = "text/csv")))]
pub(crate) async fn export_review(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<ReviewQuery>,
) -> Answer<Response> {
    let filter = query.filter()?;
    let mut file = state.app.spool()?;
    people::export_review(&state.app, &signed.caller, &filter, &mut file).await?;
    let file = file.into_file().map_err(|error| Fault(Problem::bug(&error)))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"yunheng-access-review.csv\""),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file)))).into_response())
}
