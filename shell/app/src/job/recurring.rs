//! Housekeeping: what is due again and again, once in the whole cluster.

use super::JobKind;
use crate::problem::Problem;
use crate::service::App;
use yunheng_store::job::{self, NewJob};

/// Puts what is due in the present hour or day into the queue, unless a process did so before; says when to look again.
pub(super) async fn schedule(app: &App) -> Result<i64, Problem> {
    let now_ms = app.now_ms();
    let tx = app.store().begin().await?;
    let mut next_ms = i64::MAX;
    for (kind, every_ms) in JobKind::ALL.into_iter().filter_map(|kind| Some((kind, kind.every_ms()?))) {
        let period = now_ms.div_euclid(every_ms);
        let key = format!("{}:{period}", kind.as_str());
        let new = NewJob {
            kind: kind.as_str(),
            payload: "{}",
            run_at_ms: now_ms,
            max_attempts: kind.max_attempts(),
            unique_key: Some(&key),
            created_by: None,
        };
        job::insert(tx.db(), new, now_ms).await?;
        next_ms = next_ms.min((period + 1) * every_ms);
    }
    tx.commit().await?;
    Ok(next_ms)
}
