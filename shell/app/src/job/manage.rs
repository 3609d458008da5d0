//! Running jobs again, and taking them off the queue.

use super::list::shown;
use crate::act::Act;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::JobJson;
use yunheng_store::job::JobRow;
use yunheng_store::{delivery, job};

/// Lets a job that failed or was cancelled run again at once, with all its attempts.
///
/// # Errors
/// Not allowed; no such job; a job in another state.
pub async fn retry(app: &App, caller: &Caller, id: i64) -> Result<JobJson, Problem> {
    let mut act = app.act(caller, Permission::JobRun, "job.retry").await?.on("job", id);
    let before = find(&act, id).await?;
    if !job::rerun(act.db(), id, act.now_ms()).await? {
        return Err(Problem::conflict(
            "job_state",
            "只有失败或已取消的任务可以重新执行",
            "only a job that failed or was cancelled can run again",
        ));
    }
    delivery::set_state_of_job(act.db(), id, "waiting", None).await?;
    act.wakes_workers();
    done(&mut act, &before).await?;
    finish(act, caller, id).await
}

/// Takes a job that waits off the queue. What it was to send is not sent.
///
/// # Errors
/// Not allowed; no such job; a job in another state.
pub async fn cancel(app: &App, caller: &Caller, id: i64) -> Result<JobJson, Problem> {
    let mut act = app.act(caller, Permission::JobRun, "job.cancel").await?.on("job", id);
    let before = find(&act, id).await?;
    if !job::cancel(act.db(), id, act.now_ms()).await? {
        return Err(Problem::conflict(
            "job_state",
            "只有等待中的任务可以取消",
            "only a job that waits can be cancelled",
        ));
    }
    let why = ("任务被管理员取消", "an administrator cancelled the job");
    // What may have arrived in an earlier attempt stays uncertain.
    let state = if before.unsure > 0 { "uncertain" } else { "failed" };
    delivery::set_state_of_job(act.db(), id, state, Some(why)).await?;
    done(&mut act, &before).await?;
    finish(act, caller, id).await
}

async fn find(act: &Act<'_>, id: i64) -> Result<JobRow, Problem> {
    job::find(act.db(), id).await?.ok_or_else(Problem::not_found)
}

async fn done(act: &mut Act<'_>, before: &JobRow) -> Result<(), Problem> {
    let after = find(act, before.id).await?;
    act.changed("state", Some(&before.state), Some(&after.state));
    Ok(())
}

async fn finish(act: Act<'_>, caller: &Caller, id: i64) -> Result<JobJson, Problem> {
    let row = find(&act, id).await?;
    act.fact("kind", &row.kind).commit().await?;
    Ok(shown(row, caller.place.lang))
}
