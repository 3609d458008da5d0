//! Due dates counted again while cases run: by the platform after force majeure was found or ended, and by the authority after a calendar
//! was imported, when the difference was looked at.

use super::kinds::kept;
use super::reclock::{Counting, Moved, Recounted, RecountedTimer, Which};
use super::work::{Saying, Work};
use super::{tell, timer, who};
use crate::act::Act;
use crate::caller::Caller;
use crate::clock::instant;
use crate::job::{JobKind, Outcome, enqueue};
use crate::problem::{Problem, retrying};
use crate::rules::finding_bodies;
use crate::service::App;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use yunheng_access::Permission;
use yunheng_api::platform::{DueDifferenceJson, DueTimerJson, Page, RecountAnswerJson, RecountJson};
use yunheng_process::{ElementId, State, TimerId};
use yunheng_store::case::{self, CaseRow};
use yunheng_values::{Finding, Text};

/// Cases of one read.
const AT_ONCE: i64 = 200;
/// Most due dates that are moved at once.
const MOST: usize = 500;

/// What the job is told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Recounting {
    /// The pack whose cases may be touched.
    pub(super) pack: String,
    /// The record of force majeure.
    pub(super) record: i64,
}

/// Has the clocks of a pack's running cases counted again.
pub(super) async fn soon(act: &Act<'_>, recounting: &Recounting) -> Result<(), Problem> {
    enqueue(act, JobKind::CaseRecount, recounting, act.now_ms(), None).await.map(drop)
}

/// Counts them, a case a transaction.
pub(crate) async fn recount_by_job(app: &App, payload: &str) -> Result<Outcome, Problem> {
    let recounting: Recounting = serde_json::from_str(payload).map_err(|error| Problem::bug(&error))?;
    let (mut after, mut touched) = (0, 0);
    loop {
        let cases = case::clocked_cases(app.store().reader(), &recounting.pack, after, AT_ONCE).await?;
        let Some(last) = cases.last() else { break };
        after = *last;
        for id in cases {
            touched += u64::from(retrying(|| recount_case(app, id, recounting.record)).await?);
        }
    }
    Ok(Outcome::Done { result: touched.to_string() })
}

async fn recount_case(app: &App, id: i64, record: i64) -> Result<bool, Problem> {
    let act = app.locking_system_act("case_recount", "case.recount").await?.on("case", id);
    let act = act.fact("force_majeure", &record.to_string());
    case::lock(act.db(), id).await?;
    let row = case::case(act.db(), id).await?.ok_or_else(|| Problem::bug(&"a case that is gone"))?;
    if row.state != "running" {
        return Ok(false);
    }
    let found =
        case::find_force(act.db(), record).await?.ok_or_else(|| Problem::bug(&"a record that is gone"))?;
    let work = Work::on(&act, row).await?;
    let moved = work.recount(Which::All).await?;
    if moved.is_empty() {
        return Ok(false);
    }
    let why = format!("不可抗力：{}", found.event);
    note(&work, "force_majeure", &why, &moved).await?;
    drop(work);
    act.commit().await?;
    Ok(true)
}

/// Puts moved due dates on the timeline, and tells those whose they are.
async fn note(work: &Work<'_, '_>, act: &'static str, why: &str, moved: &Moved) -> Result<(), Problem> {
    let due: Vec<Value> = moved.tasks.iter().map(Recounted::told).collect();
    let more = Some(json!({ "due": due, "timers": moved.timers }));
    work.note(Saying { act, said: why, more, ..Saying::default() }).await?;
    for one in &moved.tasks {
        let people = work.people_of(&one.task).await?;
        tell::due_moved(work, one, why, &people).await?;
    }
    Ok(())
}

/// Open tasks and timers that would be due at another time if their clocks were counted now, among the cases that the caller sees; `after`
/// is the case that the page before ended with. A timer on a task that is there itself is moved with it and does not stand there again.
///
/// # Errors
/// Not allowed.
pub async fn due_differences(
    app: &App,
    caller: &Caller,
    after: Option<i64>,
) -> Result<Page<DueDifferenceJson>, Problem> {
    let reading = app.read(caller, Permission::DeadlineDecide)?;
    let (db, viewer) = (reading.db, who::viewer(caller, &reading.scope));
    let cases = case::clocked_cases_seen(db, viewer, after.unwrap_or(0), AT_ONCE).await?;
    let next = cases.last().filter(|_| i64::try_from(cases.len()) == Ok(AT_ONCE)).map(ToString::to_string);
    let mut items = Vec::new();
    for id in cases {
        let Some(row) = case::case(db, id).await? else { continue };
        let named = kept(app, db, &row).await?;
        let parts = case::parts(db, id).await?;
        let form: Value = serde_json::from_str(&row.form).map_err(|error| Problem::bug(&error))?;
        let counting = Counting { app, db, row: &row, named: &named, parts: &parts, form: &form };
        items.extend(differences_of(&counting).await?);
    }
    Ok(Page { items, next })
}

/// What of a case would be due at another time.
async fn differences_of(counting: &Counting<'_>) -> Result<Vec<DueDifferenceJson>, Problem> {
    let (row, open) = (counting.row, case::open_tasks(counting.db, counting.row.id).await?);
    let mut items = Vec::new();
    for task in &open {
        let Some(found) = counting.recounted(task).await? else { continue };
        items.push(DueDifferenceJson {
            task_id: Some(task.id),
            title: task.title.clone(),
            before: task.due_at_ms.map(instant),
            after: found.now.at_ms.map(instant),
            was_provisional: was_provisional(task.due_basis.as_deref()),
            basis: found.basis(),
            ..of_case(row)
        });
    }
    let tasks: Vec<i64> = items.iter().filter_map(|one| one.task_id).collect();
    let moves_alone = |timer: &RecountedTimer| timer.on_task.is_none_or(|task| !tasks.contains(&task));
    let timers = counting.timers(set_timers(row)?, &open, Which::All).await?;
    items.extend(timers.into_iter().filter(moves_alone).map(|timer| of_timer(row, timer)));
    Ok(items)
}

/// Timers that the process of a case has set, with their elements.
fn set_timers(row: &CaseRow) -> Result<Vec<(TimerId, ElementId)>, Problem> {
    let Some(process) = &row.process else { return Ok(Vec::new()) };
    let state: State = serde_json::from_str(process).map_err(|error| Problem::bug(&error))?;
    Ok(state.timers().map(|set| (set.timer, set.element.clone())).collect())
}

fn of_timer(row: &CaseRow, found: RecountedTimer) -> DueDifferenceJson {
    let before = found.before.as_ref();
    let basis = found.now.as_ref().and_then(|now| serde_json::from_str(&now.basis).ok());
    DueDifferenceJson {
        timer: Some(found.number),
        title: found.title,
        before: before.map(|before| before.due_at_ms).filter(|due_ms| timer::runs(*due_ms)).map(instant),
        after: found.now.as_ref().and_then(|now| now.at_ms).map(instant),
        was_provisional: was_provisional(before.and_then(|before| before.basis.as_deref())),
        basis: basis.unwrap_or_default(),
        ..of_case(row)
    }
}

fn of_case(row: &CaseRow) -> DueDifferenceJson {
    DueDifferenceJson {
        task_id: None,
        timer: None,
        case_id: row.id,
        case_number: row.number.clone(),
        headline: row.headline.clone(),
        title: String::new(),
        before: None,
        after: None,
        was_provisional: false,
        basis: Value::Null,
    }
}

fn was_provisional(basis: Option<&str>) -> bool {
    let basis = basis.and_then(|text| serde_json::from_str::<Value>(text).ok());
    basis.is_some_and(|basis| basis["provisional"] == true)
}

/// Moves due dates to what they are found to be now; of each task and timer it is said whether it was moved.
///
/// # Errors
/// Not allowed; none, or too many.
pub async fn recount(
    app: &App,
    caller: &Caller,
    given: &RecountJson,
) -> Result<Vec<RecountAnswerJson>, Problem> {
    let reading = app.read(caller, Permission::DeadlineDecide)?;
    let tasks: BTreeSet<i64> = given.tasks.iter().copied().collect();
    let timers: BTreeSet<(i64, i64)> =
        given.timers.iter().map(|timer| (timer.case_id, timer.timer)).collect();
    let reason = super::tasks::said(Some(&given.reason), true)?;
    let count = given.tasks.len() + given.timers.len();
    if count == 0 || count > MOST {
        let message = Text::new(format!("一次选1至{MOST}项"), format!("choose 1 to {MOST} of them"));
        return Err(Problem::unusable(vec![Finding::error("too_many", "/tasks", message)]));
    }
    let (lang, mut answers) = (caller.place.lang, Vec::new());
    let mut answer = |task, timer, done: Result<(), Problem>| {
        let refused = done.err();
        answers.push(RecountAnswerJson {
            task,
            timer,
            is_done: refused.is_none(),
            code: refused.as_ref().map(|problem| problem.code.to_owned()),
            refusal: refused.as_ref().map(|problem| problem.message.in_lang(lang).to_owned()),
            findings: refused.map(|problem| finding_bodies(&problem.findings, lang)).unwrap_or_default(),
        });
    };
    for task in tasks {
        let done = match case::task(reading.db, task).await? {
            Some(found) => retrying(|| recount_task(app, caller, &found, reason)).await,
            None => Err(Problem::not_found()),
        };
        answer(Some(task), None, done);
    }
    for (case_id, timer) in timers {
        let done = retrying(|| recount_timer(app, caller, (case_id, timer), reason)).await;
        answer(None, Some(DueTimerJson { case_id, timer }), done);
    }
    Ok(answers)
}

async fn recount_task(app: &App, caller: &Caller, task: &case::TaskRow, reason: &str) -> Result<(), Problem> {
    let act = app.locking_act(caller, Permission::DeadlineDecide, "case.recount").await?;
    let act = act.on("case", task.case_id).fact("task", &task.title).because(reason);
    moved(act, caller, (task.case_id, Which::Tasks(&[task.id])), reason).await
}

async fn recount_timer(
    app: &App,
    caller: &Caller,
    (case_id, timer): (i64, i64),
    reason: &str,
) -> Result<(), Problem> {
    let act = app.locking_act(caller, Permission::DeadlineDecide, "case.recount").await?;
    let act = act.on("case", case_id).fact("timer", &timer.to_string()).because(reason);
    moved(act, caller, (case_id, Which::Timer(timer)), reason).await
}

async fn moved(
    act: Act<'_>,
    caller: &Caller,
    (case_id, which): (i64, Which<'_>),
    reason: &str,
) -> Result<(), Problem> {
    let row = super::tasks::seen_and_locked(&act, caller, case_id).await?;
    let work = Work::on(&act, row).await?;
    let moved = work.recount(which).await?;
    if moved.is_empty() {
        return Err(Problem::conflict(
            "no_difference",
            "重算的结果与现在的时限相同，或任务已经办结",
            "it is due when it was, or is not open any more",
        ));
    }
    note(&work, "recount", reason, &moved).await?;
    drop(work);
    act.commit().await
}
