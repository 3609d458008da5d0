//! Looking at jobs.

use super::JobKind;
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{JobJson, Page};
use yunheng_store::job::{self, JobFilter, JobRow};
use yunheng_values::{Lang, Text};

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct JobsWanted {
    /// Of this kind.
    pub kind: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// Below this id.
    pub below_id: Option<i64>,
    /// Rows of a page.
    pub limit: i64,
}

/// Jobs, newest first.
///
/// # Errors
/// Not allowed.
pub async fn jobs(app: &App, caller: &Caller, wanted: &JobsWanted) -> Result<Page<JobJson>, Problem> {
    let reading = app.read(caller, Permission::JobRead)?;
    let filter = JobFilter {
        kind: wanted.kind.clone(),
        state: wanted.state.clone(),
        below_id: wanted.below_id,
        limit: wanted.limit + 1,
    };
    let mut rows = job::list(reading.db, &filter).await?;
    let next = crate::page::cut(&mut rows, wanted.limit, |row| row.id);
    Ok(Page { items: rows.into_iter().map(|row| shown(row, caller.place.lang)).collect(), next })
}

/// One job.
///
/// # Errors
/// Not allowed; no such job.
pub async fn job(app: &App, caller: &Caller, id: i64) -> Result<JobJson, Problem> {
    let reading = app.read(caller, Permission::JobRead)?;
    let row = job::find(reading.db, id).await?.ok_or_else(Problem::not_found)?;
    Ok(shown(row, caller.place.lang))
}

pub(super) fn shown(row: JobRow, lang: Lang) -> JobJson {
    let kind = JobKind::parse(&row.kind);
    let title = kind.map_or_else(|| Text::new(row.kind.clone(), row.kind.clone()), JobKind::title);
    // One attempt that nobody saw end and nothing after it may have happened once, not twice.
    let more = i64::from(row.state == "done");
    let maybe_twice = kind.is_some_and(JobKind::reaches_outside) && row.unsure + more >= 2;
    let error = row.error_zh.zip(row.error_en).map(|(zh, en)| Text::new(zh, en));
    JobJson {
        id: row.id,
        kind: row.kind,
        title: title.in_lang(lang).to_owned(),
        running_by: row.lease_owner.filter(|_| row.state == "running"),
        state: row.state,
        run_at: instant(row.run_at_ms),
        attempts: row.attempts,
        max_attempts: row.max_attempts,
        maybe_twice,
        payload: serde_json::from_str(&row.payload).unwrap_or_default(),
        last_error: error.map(|text| text.in_lang(lang).to_owned()),
        result: row.result,
        created_by: row.created_by,
        created_at: instant(row.created_at_ms),
        finished_at: row.finished_at_ms.map(instant),
    }
}
