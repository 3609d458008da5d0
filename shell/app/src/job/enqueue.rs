//! Putting jobs into the queue, in the transaction of the act that wants them done.

use super::JobKind;
use crate::act::Act;
use crate::problem::Problem;
use serde::Serialize;
use yunheng_store::job::{self, NewJob};

/// Puts a job into the queue. None when its key was used before.
///
/// # Errors
/// What the database says.
pub async fn enqueue(
    act: &Act<'_>,
    kind: JobKind,
    payload: &impl Serialize,
    run_at_ms: i64,
    unique_key: Option<&str>,
) -> Result<Option<i64>, Problem> {
    let payload = text(payload)?;
    let id = job::insert(act.db(), new(act, kind, &payload, run_at_ms, unique_key), act.now_ms()).await?;
    wake(act, run_at_ms);
    Ok(id)
}

/// Puts jobs into the queue, each with the instant from which it may be done.
///
/// # Errors
/// What the database says.
pub async fn enqueue_all(
    act: &Act<'_>,
    kind: JobKind,
    jobs: &[(impl Serialize, i64)],
) -> Result<(), Problem> {
    let payloads = jobs.iter().map(|(payload, _)| text(payload)).collect::<Result<Vec<_>, _>>()?;
    let rows = payloads.iter().zip(jobs);
    let rows: Vec<NewJob<'_>> =
        rows.map(|(payload, (_, run_at_ms))| new(act, kind, payload, *run_at_ms, None)).collect();
    job::insert_all(act.db(), &rows, act.now_ms()).await?;
    jobs.iter().for_each(|(_, run_at_ms)| wake(act, *run_at_ms));
    Ok(())
}

fn text(payload: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(payload).map_err(|error| Problem::bug(&error))
}

fn new<'j>(
    act: &Act<'_>,
    kind: JobKind,
    payload: &'j str,
    run_at_ms: i64,
    unique_key: Option<&'j str>,
) -> NewJob<'j> {
    NewJob {
        kind: kind.as_str(),
        payload,
        run_at_ms,
        max_attempts: kind.max_attempts(),
        unique_key,
        created_by: act.account(),
    }
}

/// What is due later is found by looking, which every worker does all the time.
fn wake(act: &Act<'_>, run_at_ms: i64) {
    if run_at_ms <= act.now_ms() {
        act.wakes_workers();
    }
}
