//! What runs beside the requests: the sealer and the daily checkpoint.

use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};
use yunheng_app::{App, trail};

/// Entries wait for their link no longer than a second.
const SEAL_EVERY: Duration = Duration::from_millis(400);
/// How often the date is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// Starts everything; each ends when `stop` says so.
pub(crate) fn start(app: &App, stop: &watch::Receiver<bool>) -> Vec<JoinHandle<()>> {
    let (sealer, signer) = (app.clone(), app.clone());
    vec![
        every(SEAL_EVERY, stop.clone(), move || {
            let app = sealer.clone();
            async move { trail::seal(&app).await.map(|_| ()) }
        }),
        every(LOOK_EVERY, stop.clone(), move || {
            let app = signer.clone();
            async move { trail::daily_checkpoint(&app).await }
        }),
    ]
}

/// Does something again and again. A failure is logged once until it works again, and the next turn tries anew: that is how the service
/// comes back by itself when its database does.
fn every<F, Fut>(period: Duration, mut stop: watch::Receiver<bool>, work: F) -> JoinHandle<()>
where
    F: Fn() -> Fut + Send + 'static,
    Fut: Future<Output = Result<(), yunheng_app::Problem>> + Send,
{
    tokio::spawn(async move {
        let mut turns = interval(period);
        turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut was_well = true;
        loop {
            tokio::select! {
                _ = turns.tick() => {}
                _ = stop.changed() => return,
            }
            match work().await {
                Ok(()) => was_well = true,
                Err(problem) => {
                    if was_well {
                        tracing::error!(
                            code = problem.code,
                            "work beside the requests failed; it is tried again"
                        );
                    }
                    was_well = false;
                }
            }
        }
    })
}
