//! What becomes due in a case: a timer of its process, the reminder of a task, its being late.
//!
//! The timer is a row of the case and a job of the queue. The job does nothing when the row is gone or was moved, so a timer fires
//! once, whichever process takes the job, and a timer that is not needed any more never does.

use super::clock::Clocked;
use super::due::{due, limit_value};
use super::tell;
use super::who::parties_of;
use super::work::{Saying, Work};
use crate::job::{JobKind, Outcome, enqueue_all};
use crate::problem::{Problem, retrying};
use crate::service::App;
use serde::{Deserialize, Serialize};
use serde_json::json;
use yunheng_calendar::Limit;
use yunheng_process::{Event, TimerId};
use yunheng_store::case::{self, TaskRow};

/// What the job is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Payload {
    case: i64,
    kind: String,
    number: i64,
    due_at_ms: i64,
}

/// The kind of timers that the process draws.
pub(super) const PROCESS: &str = "process";
/// When a timer is due whose clock stands still: at the end of time.
const NEVER_MS: i64 = i64::MAX;

/// Sets a timer of the process as its clock was counted, or moves it there.
pub(super) async fn set_clocked(work: &Work<'_, '_>, number: i64, clocked: &Clocked) -> Result<(), Problem> {
    let due_at_ms = clocked.at_ms.unwrap_or(NEVER_MS);
    let timer = (PROCESS, due_at_ms, Some(clocked.basis.as_str()));
    case::set_timers(work.act.db(), work.row.id, number, &[timer]).await?;
    match clocked.at_ms {
        Some(due_at_ms) => later(work, number, &[(PROCESS, due_at_ms)]).await,
        // Nobody knows yet until when the clock stands still; it is counted again when somebody does.
        None => Ok(()),
    }
}

/// Whether a timer that is due then runs.
pub(super) fn runs(due_at_ms: i64) -> bool {
    due_at_ms < NEVER_MS
}

/// Sets a reminder of a case.
pub(super) async fn set(
    work: &Work<'_, '_>,
    kind: &'static str,
    number: i64,
    due_at_ms: i64,
) -> Result<(), Problem> {
    set_all(work, number, &[(kind, due_at_ms)]).await
}

/// Sets reminders of a task, each by its kind and when it is due.
pub(super) async fn set_all(
    work: &Work<'_, '_>,
    number: i64,
    reminders: &[(&'static str, i64)],
) -> Result<(), Problem> {
    let timers: Vec<_> = reminders.iter().map(|&(kind, due_at_ms)| (kind, due_at_ms, None)).collect();
    case::set_timers(work.act.db(), work.row.id, number, &timers).await?;
    later(work, number, reminders).await
}

/// Has timers fired when they are due.
async fn later(work: &Work<'_, '_>, number: i64, timers: &[(&'static str, i64)]) -> Result<(), Problem> {
    let case = work.row.id;
    let job = |&(kind, due_at_ms): &(&str, i64)| {
        (Payload { case, kind: kind.to_owned(), number, due_at_ms }, due_at_ms)
    };
    let jobs: Vec<(Payload, i64)> = timers.iter().map(job).collect();
    enqueue_all(work.act, JobKind::CaseTimer, &jobs).await
}

/// Fires a timer, if it still is one.
pub(crate) async fn fire(app: &App, payload: &str) -> Result<Outcome, Problem> {
    let payload: Payload = serde_json::from_str(payload).map_err(|error| Problem::bug(&error))?;
    let fired = retrying(|| try_to_fire(app, &payload)).await?;
    Ok(Outcome::Done { result: if fired { "fired" } else { "not needed" }.to_owned() })
}

async fn try_to_fire(app: &App, payload: &Payload) -> Result<bool, Problem> {
    let mut act = app.locking_system_act("case_timer", "case.timer").await?.on("case", payload.case);
    act = act.fact("timer", &payload.kind);
    case::lock(act.db(), payload.case).await?;
    let timers = case::timers_of(act.db(), payload.case).await?;
    let is_set = |timer: &case::TimerRow| {
        timer.kind == payload.kind && timer.number == payload.number && timer.due_at_ms == payload.due_at_ms
    };
    if !timers.iter().any(is_set) {
        return Ok(false);
    }
    case::delete_timer(act.db(), payload.case, &payload.kind, payload.number).await?;
    let row =
        case::case(act.db(), payload.case).await?.ok_or_else(|| Problem::bug(&"a timer without its case"))?;
    let mut work = Work::on(&act, row).await?.counting_from(payload.due_at_ms);
    if payload.kind == PROCESS {
        let timer = TimerId(u64::try_from(payload.number).map_err(|error| Problem::bug(&error))?);
        work.step(&Event::TimerDue { timer }, Saying { act: "timer", ..Saying::default() }).await?;
        work.save().await?;
    } else {
        warn(&work, payload).await?;
    }
    drop(work);
    act.commit().await?;
    Ok(true)
}

/// Tells whoever has a task that it is nearly due or late; of a late one the opener is told as well.
async fn warn(work: &Work<'_, '_>, payload: &Payload) -> Result<(), Problem> {
    let open = case::open_tasks(work.act.db(), payload.case).await?;
    let Some(task) = open.into_iter().find(|task| task.number == payload.number) else { return Ok(()) };
    let is_late = payload.kind == "overdue";
    if is_late && task.due_at_ms.is_some_and(|due| payload.due_at_ms > due) {
        return escalate(work, &task).await;
    }
    let mut people = work.people_of(&task).await?;
    if is_late {
        people.push(work.row.opened_by);
    }
    tell::lateness(work, &task, &people, is_late).await?;
    let act = if is_late { "overdue" } else { "remind" };
    work.note(Saying { act, task: Some(task.number), ..Saying::default() }).await?;
    if is_late { watch_on(work, &task).await } else { Ok(()) }
}

/// A task that is late is looked at once more, when the kind says so.
async fn watch_on(work: &Work<'_, '_>, task: &TaskRow) -> Result<(), Problem> {
    let rule = work.named.is.escalation_of(&task.element).filter(|_| task.review_of.is_none());
    let (Some(rule), Some(due_at_ms)) = (rule, task.due_at_ms) else { return Ok(()) };
    let app = work.act.app();
    let is_minutes = matches!(limit_value(app, &work.row.pack, &rule.after).await?, Some(Limit::Minutes(_)));
    // A limit in days counts from the last day that was in time, which ends when the next begins.
    let from_ms = if is_minutes { due_at_ms } else { due_at_ms - 1000 };
    let next = due(app, &work.row.pack, &rule.after, from_ms).await?;
    if next.at_ms > due_at_ms {
        set(work, "overdue", task.number, next.at_ms).await
    } else {
        escalate(work, task).await
    }
}

/// Tells those to whom a task goes that stays late.
async fn escalate(work: &Work<'_, '_>, task: &TaskRow) -> Result<(), Problem> {
    let Some(rule) = work.named.is.escalation_of(&task.element) else { return Ok(()) };
    let mut people = Vec::new();
    for party in parties_of(&work.row, &work.parts, &rule.to.relation) {
        people.extend(case::role_holders(work.act.db(), &rule.to.role, &party, work.act.now_ms()).await?);
    }
    people.sort_unstable_by_key(|holder| holder.account_id);
    people.dedup_by_key(|holder| holder.account_id);
    let accounts: Vec<i64> = people.iter().map(|holder| holder.account_id).collect();
    tell::escalated(work, task, &accounts).await?;
    let names: Vec<&str> = people.iter().map(|holder| holder.name.as_str()).collect();
    let clauses: Vec<String> = rule.to.clauses.iter().map(ToString::to_string).collect();
    let more = json!({ "to": names.join("、"), "role": rule.to.role, "clauses": clauses });
    work.note(Saying { act: "escalate", task: Some(task.number), more: Some(more), ..Saying::default() })
        .await
}
