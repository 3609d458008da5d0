//! Putting a job into the queue.

use super::JobKind;
use crate::act::Act;
use crate::problem::Problem;
use serde::Serialize;
use yunheng_store::job::{self, NewJob};

/// Puts a job into the queue, in the transaction of the act that wants it done. None when its key was used before.
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
    let payload = serde_json::to_string(payload).map_err(|error| Problem::bug(&error))?;
    let new = NewJob {
        kind: kind.as_str(),
        payload: &payload,
        run_at_ms,
        max_attempts: kind.max_attempts(),
        unique_key,
        created_by: act.account(),
    };
    let id = job::insert(act.db(), new, act.now_ms()).await?;
    act.wakes_workers();
    Ok(id)
}
