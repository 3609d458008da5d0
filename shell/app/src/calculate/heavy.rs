//! Long computations: on threads of their own, a few at a time, and not longer than anybody waits.

use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;

/// How many run at once in a process; each of them uses every core by itself.
static PERMITS: Semaphore = Semaphore::const_new(2);
/// How long one waits in line.
const IN_LINE: Duration = Duration::from_secs(20);
/// How long one runs; the server gives up on a request a little later.
const LONGEST: Duration = Duration::from_secs(90);

/// Whether anybody still waits for the answer.
#[derive(Debug, Clone, Default)]
pub(crate) struct Awaited(Arc<AtomicBool>);

impl Awaited {
    /// Whether nobody does.
    pub(super) fn is_over(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Says that nobody waits any more when it is dropped: after a time-out, or when the person went away.
struct Waiting(Awaited);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::Relaxed);
    }
}

/// Runs work that takes a processor for a while.
///
/// # Errors
/// What the work says; the line is too long; it took too long.
pub(crate) async fn heavy<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    heavy_awaited(|_| work()).await
}

/// The same with a look at whether anybody still waits.
pub(super) async fn heavy_awaited<T: Send + 'static>(
    work: impl FnOnce(&Awaited) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let permit = tokio::time::timeout(IN_LINE, PERMITS.acquire()).await;
    let permit = permit.map_err(|_| busy())?.map_err(|error| Problem::bug(&error))?;
    let awaited = Awaited::default();
    let waiting = Waiting(awaited.clone());
    let running = tokio::task::spawn_blocking(move || {
        let done = work(&awaited);
        drop(permit);
        done
    });
    let done = tokio::time::timeout(LONGEST, running).await.map_err(|_| too_long())?;
    drop(waiting);
    done.map_err(|error| Problem::bug(&error))?
}

fn busy() -> Problem {
    Problem::new(
        ProblemKind::Unavailable,
        "calculators_busy",
        "计算任务较多，请稍后再试",
        "many calculations are under way; try again in a moment",
    )
}

fn too_long() -> Problem {
    let seconds = LONGEST.as_secs();
    Problem::new(
        ProblemKind::Unavailable,
        "calculation_too_long",
        format!("计算超过{seconds}秒，已停止；大文件请用命令行 yunheng 计算"),
        format!("it took more than {seconds} seconds and was given up; use the command line for large files"),
    )
}

/// People whose calculation is under way, by database and account.
static RUNNING: Mutex<BTreeSet<(String, i64)>> = Mutex::new(BTreeSet::new());

/// A person has one calculation under way at a time, so that nobody takes every turn.
#[derive(Debug)]
pub(super) struct Turn(String, i64);

impl Turn {
    /// Takes the person's turn.
    pub fn take(app: &App, account: i64) -> Result<Self, Problem> {
        let key = (app.database_id().to_owned(), account);
        let is_new = RUNNING.lock().unwrap_or_else(PoisonError::into_inner).insert(key.clone());
        if is_new {
            return Ok(Self(key.0, key.1));
        }
        Err(Problem::new(
            ProblemKind::TooMany,
            "calculation_under_way",
            "您的上一项计算还没有结束，请等它完成",
            "your calculation before this one is still under way; wait for it",
        ))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let key = (std::mem::take(&mut self.0), self.1);
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
    }
}
