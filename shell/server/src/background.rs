//! What runs beside the requests: the sealer, the daily checkpoint, and the workers that do jobs.

use std::path::PathBuf;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Interval, MissedTickBehavior, interval};
use yunheng_app::job::Runner;
use yunheng_app::{App, Problem, cases, trail};

/// Entries wait for their link no longer than a second.
const SEAL_EVERY: Duration = Duration::from_millis(400);
/// How often the date is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// How often the folder of mail is looked through.
const LOOK_FOR_MAIL_EVERY: Duration = Duration::from_secs(5);
/// How often a worker looks for jobs that another process put into the queue.
const POLL_EVERY: Duration = Duration::from_millis(500);
/// Jobs that are done at once: a mail server that is slow does not hold up the others.
const WORKERS: usize = 4;

/// Starts everything; each ends when `stop` says so, a worker after the job that it is at. Links in what is sent lead to `address`.
/// Mail that people write is looked for in `mail_folder`.
pub(crate) fn start(
    app: &App,
    address: &str,
    mail_folder: Option<PathBuf>,
    stop: &watch::Receiver<bool>,
) -> Vec<JoinHandle<()>> {
    let (sealer, signer, runner) = (app.clone(), app.clone(), Runner::new(app.clone(), address));
    let mut all = vec![
        every(SEAL_EVERY, stop.clone(), move || {
            let app = sealer.clone();
            async move { trail::seal(&app).await.map(|_| ()) }
        }),
        every(LOOK_EVERY, stop.clone(), move || {
            let app = signer.clone();
            async move { trail::daily_checkpoint(&app).await }
        }),
    ];
    all.extend(mail_folder.map(|folder| {
        let app = app.clone();
        every(LOOK_FOR_MAIL_EVERY, stop.clone(), move || {
            let (app, folder) = (app.clone(), folder.clone());
            async move { cases::collect_mail(&app, &folder).await.map(|_| ()) }
        })
    }));
    all.extend((0..WORKERS).map(|_| worker(runner.clone(), stop.clone())));
    all
}

/// Does something again and again, and the next turn tries anew what failed: that is how the service comes back by itself when its
/// database does.
fn every<F, Fut>(period: Duration, mut stop: watch::Receiver<bool>, work: F) -> JoinHandle<()>
where
    F: Fn() -> Fut + Send + 'static,
    Fut: Future<Output = Result<(), Problem>> + Send,
{
    tokio::spawn(async move {
        let (mut turns, mut health) = (turns(period), Health::default());
        loop {
            tokio::select! {
                _ = turns.tick() => {}
                _ = stop.changed() => return,
            }
            health.note(work().await);
        }
    })
}

/// Does jobs while there are any, then waits for more.
fn worker(runner: Runner, mut stop: watch::Receiver<bool>) -> JoinHandle<()> {
    tokio::spawn(async move {
        let (mut turns, mut health) = (turns(POLL_EVERY), Health::default());
        loop {
            tokio::select! {
                _ = turns.tick() => {}
                () = runner.wanted() => {}
                _ = stop.changed() => return,
            }
            let mut is_more = true;
            while is_more && !*stop.borrow() {
                let ran = runner.run_one().await;
                is_more = matches!(ran, Ok(true));
                health.note(ran.map(|_| ()));
            }
        }
    })
}

fn turns(period: Duration) -> Interval {
    let mut turns = interval(period);
    turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
    turns
}

/// A failure is logged once until it works again.
#[derive(Default)]
struct Health {
    is_ill: bool,
}

impl Health {
    fn note(&mut self, result: Result<(), Problem>) {
        if let Err(problem) = &result
            && !self.is_ill
        {
            tracing::error!(code = problem.code, "work beside the requests failed; it is tried again");
        }
        self.is_ill = result.is_err();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use yunheng_app::{FileKeys, SystemClock};
    use yunheng_store::job::{self, JobFilter};
    use yunheng_store::testing::sqlite;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn workers_do_what_is_due_and_stop_when_they_are_told() {
        let database = sqlite().await.expect("a database");
        let folder = database.folder.path().to_owned();
        let keys = FileKeys::open(&folder.join("keys")).expect("keys");
        let app = App::start(database.store.clone(), Box::new(keys), Arc::new(SystemClock), folder);
        let app = app.await.expect("started");
        let (stop, stopped) = watch::channel(false);
        let all = start(&app, "https://yunheng.example", None, &stopped);
        let is_done = async || {
            let filter = JobFilter { state: Some("done".into()), limit: 10, ..JobFilter::default() };
            job::list(app.store().reader(), &filter).await.expect("rows").len() >= 4
        };
        let waited = tokio::time::timeout(Duration::from_secs(20), async {
            let mut turns = turns(Duration::from_millis(20));
            while !is_done().await {
                turns.tick().await;
            }
        });
        waited.await.expect("housekeeping is done by the workers");
        stop.send(true).expect("somebody listens");
        for task in all {
            tokio::time::timeout(Duration::from_secs(10), task).await.expect("it stops").expect("well");
        }
    }
}
