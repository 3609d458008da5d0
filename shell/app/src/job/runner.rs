//! Doing jobs: take one, do it, write down how it ended.

use super::backoff::delay_ms;
use super::housekeeping::keep_house;
use super::{JobKind, Taken, recurring};
use crate::channels::Connections;
use crate::notice;
use crate::problem::{Problem, retrying};
use crate::secret::random_bytes;
use crate::service::App;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use yunheng_store::job::{self, Ending, Why};
use yunheng_values::Text;

/// How long a process may be silent before its job is given to another.
const LEASE_MS: i64 = 90_000;
/// How often whoever does a job says that it is still at it.
const BEAT_EVERY: Duration = Duration::from_secs(20);

/// Does the jobs of a database, beside the runners of other processes. Cloning shares it.
#[derive(Debug, Clone)]
pub struct Runner {
    app: App,
    owner: Arc<str>,
    connections: Arc<Connections>,
    look_again_ms: Arc<AtomicI64>,
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done {
        /// What came of it.
        result: String,
    },
    /// Not now.
    Later {
        /// Why.
        why: Text,
        /// It may have reached somebody nevertheless.
        maybe: bool,
    },
    /// Not however often it is tried.
    Never {
        /// Why.
        why: Text,
    },
}

/// An attempt with what is to be written down of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Performed {
    /// How it ended.
    pub outcome: Outcome,
    /// The delivery that was sent, when it is one.
    pub delivery: Option<notice::Delivered>,
}

impl From<Outcome> for Performed {
    fn from(outcome: Outcome) -> Self {
        Self { outcome, delivery: None }
    }
}

impl Runner {
    /// A runner of this process. Links in what it sends lead to `address`, without a slash at its end.
    pub fn new(app: App, address: &str) -> Self {
        let owner = format!("{}:{}:{}", host(), std::process::id(), crate::secret::hex(&random_bytes::<4>()));
        Self {
            app,
            owner: owner.into(),
            connections: Arc::new(Connections::new(address)),
            look_again_ms: Arc::new(AtomicI64::new(i64::MIN)),
        }
    }

    /// Takes the job that has been due for longest; none when nothing is due.
    ///
    /// # Errors
    /// What the database says.
    pub async fn take(&self) -> Result<Option<Taken>, Problem> {
        let (store, now_ms) = (self.app.store(), self.app.now_ms());
        if !job::is_due(store.reader(), now_ms).await? {
            return Ok(None);
        }
        let kinds = JobKind::ALL.map(JobKind::as_str);
        Ok(job::take(store, &kinds, &self.owner, now_ms, now_ms + LEASE_MS).await?)
    }

    /// Says that this runner is still at a job; false when the job was given to another.
    ///
    /// # Errors
    /// What the database says.
    pub async fn beat(&self, taken: &Taken) -> Result<bool, Problem> {
        Ok(job::renew(self.app.store(), taken, self.app.now_ms() + LEASE_MS).await?)
    }

    /// Does a job, with no transaction open. A panic is an attempt that failed. None when the job was given to another meanwhile.
    pub async fn perform(&self, taken: &Taken) -> Option<Performed> {
        let (runner, job) = (self.clone(), taken.clone());
        let mut work = tokio::spawn(async move { runner.attempt(&job).await });
        loop {
            match tokio::time::timeout(BEAT_EVERY, &mut work).await {
                Ok(Ok(performed)) => return Some(with_delivery(performed, taken)),
                Ok(Err(_)) => return Some(with_delivery(crashed(taken), taken)),
                // A database that does not answer says nothing about the lease; the job goes on.
                Err(_) if self.beat(taken).await.unwrap_or(true) => {}
                Err(_) => {
                    work.abort();
                    return None;
                }
            }
        }
    }

    async fn attempt(&self, taken: &Taken) -> Performed {
        if taken.attempts > taken.max_attempts {
            let why = Text::new(
                "处理它的进程每次都中途终止",
                "the process that did it ended in the middle each time",
            );
            return Outcome::Never { why }.into();
        }
        let performed = match JobKind::parse(&taken.kind) {
            Some(JobKind::SendDelivery) => {
                notice::deliver(&self.app, &self.connections, &taken.payload).await
            }
            Some(JobKind::CaseTimer) => {
                crate::cases::fire(&self.app, &taken.payload).await.map(Performed::from)
            }
            Some(JobKind::MakeDocument) => {
                crate::cases::make_by_job(&self.app, &taken.payload).await.map(Performed::from)
            }
            Some(JobKind::CaseRecount) => {
                crate::cases::recount_by_job(&self.app, &taken.payload).await.map(Performed::from)
            }
            Some(JobKind::Reconcile) => {
                crate::reconcile::reconcile_by_job(&self.app, &taken.payload).await.map(Performed::from)
            }
            Some(JobKind::OrderPlan) => {
                crate::execution::plan_by_job(&self.app, &taken.payload).await.map(Performed::from)
            }
            Some(JobKind::OrderExecute) => {
                crate::execution::execute_by_job(&self.app, &taken.payload).await.map(Performed::from)
            }
            Some(kind) => keep_house(&self.app, kind).await.map(Performed::from),
            None => Err(Problem::bug(&"a kind that was not asked for")),
        };
        performed.unwrap_or_else(|problem| Outcome::Later { why: problem.message, maybe: false }.into())
    }

    /// Writes down how an attempt ended, on the job and on its delivery at once; false when the job was given to another meanwhile,
    /// who will say what came of it.
    ///
    /// # Errors
    /// What the database says. The lease then ends, and the job is begun again.
    pub async fn finish(&self, taken: &Taken, performed: &Performed) -> Result<bool, Problem> {
        let is_mine = retrying(|| self.try_to_finish(taken, performed)).await?;
        let (name, id, kind) = (ended(performed), taken.id, taken.kind.as_str());
        crate::metrics::counter(name);
        match &performed.outcome {
            Outcome::Done { .. } => tracing::debug!(id, kind, is_mine, "job done"),
            Outcome::Later { why, .. } | Outcome::Never { why } => {
                tracing::warn!(id, kind, is_mine, attempt = taken.attempts, why = why.en, "job not done");
            }
        }
        Ok(is_mine)
    }

    async fn try_to_finish(&self, taken: &Taken, performed: &Performed) -> Result<bool, Problem> {
        let now_ms = self.app.now_ms();
        let tx = self.app.store().begin().await?;
        if !job::end(tx.db(), taken, &ending(taken, &performed.outcome, now_ms), now_ms).await? {
            return Ok(false);
        }
        if let Some(delivered) = &performed.delivery {
            delivered.record(tx.db(), taken, &performed.outcome, now_ms).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Does the job that has been due for longest; false when nothing was due.
    ///
    /// # Errors
    /// What the database says.
    pub async fn run_one(&self) -> Result<bool, Problem> {
        let now_ms = self.app.now_ms();
        if now_ms >= self.look_again_ms.load(Ordering::Relaxed) {
            let next_ms = retrying(|| recurring::schedule(&self.app)).await?;
            self.look_again_ms.store(next_ms, Ordering::Relaxed);
        }
        let Some(taken) = self.take().await? else { return Ok(false) };
        if let Some(performed) = self.perform(&taken).await {
            self.finish(&taken, &performed).await?;
        }
        Ok(true)
    }

    /// Does everything that is due now; says how many jobs it did.
    ///
    /// # Errors
    /// What the database says.
    pub async fn run_due_once(&self) -> Result<usize, Problem> {
        let mut count = 0;
        while self.run_one().await? {
            count += 1;
        }
        Ok(count)
    }

    /// Waits until an act of this process has put something into the queue. What other processes put there is found by looking.
    pub async fn wanted(&self) {
        self.app.work_wanted().await;
    }
}

/// Name of this machine, for people who look who has a job.
fn host() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| std::env::var("HOSTNAME"));
    name.map_or_else(|_| "host".into(), |name| name.trim().to_owned())
}

/// An attempt that did not work is written on its delivery too, wherever it ended.
fn with_delivery(performed: Performed, taken: &Taken) -> Performed {
    let is_done = matches!(performed.outcome, Outcome::Done { .. });
    let is_sending = JobKind::parse(&taken.kind) == Some(JobKind::SendDelivery);
    let delivery = performed.delivery.or_else(|| {
        if is_done || !is_sending { None } else { notice::Delivered::of_payload(&taken.payload) }
    });
    Performed { outcome: performed.outcome, delivery }
}

/// The handler panicked: nobody knows how far it came.
fn crashed(taken: &Taken) -> Performed {
    tracing::error!(id = taken.id, kind = taken.kind, "a job panicked");
    let why = Text::new(
        "程序处理此任务时出错，已写入日志",
        "the program failed at this job and wrote it into its log",
    );
    let maybe = JobKind::parse(&taken.kind).is_some_and(JobKind::reaches_outside);
    Outcome::Later { why, maybe }.into()
}

fn ending<'a>(taken: &Taken, outcome: &'a Outcome, now_ms: i64) -> Ending<'a> {
    match outcome {
        Outcome::Done { result } => Ending::Done { result },
        Outcome::Later { why, maybe } if taken.attempts < taken.max_attempts => Ending::Later {
            run_at_ms: now_ms + delay_ms(taken.attempts, random_bytes::<1>()[0]),
            is_unsure: *maybe,
            why: words(why),
        },
        Outcome::Later { why, maybe } => Ending::Failed { is_unsure: *maybe, why: words(why) },
        Outcome::Never { why } => Ending::Failed { is_unsure: false, why: words(why) },
    }
}

fn words(why: &Text) -> Why<'_> {
    Why { zh: &why.zh, en: &why.en }
}

fn ended(performed: &Performed) -> &'static str {
    match performed.outcome {
        Outcome::Done { .. } => "jobs_done",
        Outcome::Later { .. } => "jobs_put_off",
        Outcome::Never { .. } => "jobs_refused",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(kind: JobKind, attempts: i64) -> Taken {
        Taken {
            id: 1,
            kind: kind.as_str().into(),
            payload: r#"{"delivery":7}"#.into(),
            attempts,
            max_attempts: kind.max_attempts(),
            unsure: 0,
            lease_owner: "me".into(),
        }
    }

    #[test]
    fn a_panic_while_sending_may_have_sent_and_one_while_tidying_up_has_not() {
        let sending = taken(JobKind::SendDelivery, 1);
        let performed = with_delivery(crashed(&sending), &sending);
        assert!(matches!(performed.outcome, Outcome::Later { maybe: true, .. }), "{performed:?}");
        assert!(performed.delivery.is_some(), "its delivery is told");
        let tidying = taken(JobKind::ForgetJobs, 1);
        let performed = with_delivery(crashed(&tidying), &tidying);
        assert!(matches!(performed.outcome, Outcome::Later { maybe: false, .. }), "{performed:?}");
        assert_eq!(performed.delivery, None);
    }

    #[test]
    fn the_last_attempt_is_the_last() {
        let later = Outcome::Later { why: Text::new("稍后", "later"), maybe: true };
        let most = JobKind::SendDelivery.max_attempts();
        let before = ending(&taken(JobKind::SendDelivery, most - 1), &later, 1_000);
        assert!(matches!(before, Ending::Later { run_at_ms: 1_001.., is_unsure: true, .. }), "{before:?}");
        let last = ending(&taken(JobKind::SendDelivery, most), &later, 1_000);
        assert!(matches!(last, Ending::Failed { is_unsure: true, .. }), "{last:?}");
    }
}
