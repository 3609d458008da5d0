//! Who else may do a task or be heard before it: passing on (转办), a review (加签), standing in for somebody who is absent (代办).

use super::tasks::{person, said, task_id};
use super::work::{Saying, Work};
use super::{show, who};
use crate::act::Act;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use serde_json::json;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{AssignTaskJson, CaseColleagueJson, CaseJson, TaskPeopleJson};
use yunheng_process::{Event, PersonId};
use yunheng_store::Db;
use yunheng_store::case::{self, CaseRow, Holder, TaskRow};
use yunheng_values::{Finding, Text};

/// People to whom the caller may pass a task on, and whom they may ask to be heard before it.
///
/// # Errors
/// Not the caller's task, or closed.
pub async fn people(app: &App, caller: &Caller, id: i64) -> Result<TaskPeopleJson, Problem> {
    let reading = app.read(caller, Permission::CaseWork)?;
    let (db, now_ms) = (reading.db, reading.now_ms);
    let task = case::task(db, id).await?.ok_or_else(Problem::not_found)?;
    if !who::may_do(&task, caller.account, &who::roles(caller, now_ms)) {
        return Err(Problem::not_found());
    }
    let shown = |holders: Vec<Holder>| {
        let others = holders.into_iter().filter(|holder| holder.account_id != caller.account);
        others.map(|holder| CaseColleagueJson { account_id: holder.account_id, name: holder.name }).collect()
    };
    let reviewers =
        if task.review_of.is_none() { heard(db, caller, &task, now_ms).await? } else { Vec::new() };
    Ok(TaskPeopleJson {
        colleagues: shown(who::candidates(db, &task, now_ms).await?),
        reviewers: shown(reviewers),
    })
}

/// People who may be heard before a task: those who could do it, and the caller's own colleagues.
async fn heard(db: Db<'_>, caller: &Caller, task: &TaskRow, now_ms: i64) -> Result<Vec<Holder>, Problem> {
    let holders = who::candidates(db, task, now_ms).await?;
    // Whoever could not answer would hold the task up for ever.
    let people = case::colleagues(db, caller.party, Permission::CaseWork.as_str(), now_ms).await?;
    let all: BTreeMap<i64, Holder> =
        holders.into_iter().chain(people).map(|holder| (holder.account_id, holder)).collect();
    Ok(all.into_values().collect())
}

/// Passes a task on to a colleague who could have taken it.
///
/// # Errors
/// Not the caller's; somebody who may not do it.
pub async fn assign(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &AssignTaskJson,
) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "task.assign").await?;
    let (task, row) = who::own_task(&act, caller, id).await?;
    let colleague = chosen(who::candidates(act.db(), &task, act.now_ms()).await?, given)?;
    let event = Event::Delegate { task: task_id(&task)?, by: person(caller), to: PersonId(given.account_id) };
    passed(act, caller, (task, row), ("assign", said(given.said.as_deref(), false)?, colleague), event).await
}

/// Asks somebody to be heard before a task is completed.
///
/// # Errors
/// Not the caller's; somebody who may not be asked, or was asked.
pub async fn ask_review(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &AssignTaskJson,
) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "task.review").await?;
    let (task, row) = who::own_task(&act, caller, id).await?;
    if task.review_of.is_some() {
        return Err(Problem::conflict(
            "review_of_review",
            "加签任务不能再加签",
            "whoever is heard before a task cannot ask others to be heard",
        ));
    }
    let reviewer = chosen(heard(act.db(), caller, &task, act.now_ms()).await?, given)?;
    let (by, reviewer_id) = (person(caller), PersonId(given.account_id));
    let event = Event::AddReviewer { task: task_id(&task)?, by, reviewer: reviewer_id };
    passed(act, caller, (task, row), ("review", said(given.said.as_deref(), false)?, reviewer), event).await
}

/// Takes over a task from somebody who has lent the caller their role.
///
/// # Errors
/// Not a task that the caller may stand in for.
pub async fn stand_in(app: &App, caller: &Caller, id: i64) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "task.stand_in").await?;
    let (task, row) = who::open_task(&act, caller, id).await?;
    let (true, Some(absent)) = (who::may_stand_in(&task, caller, act.now_ms()), task.assignee_id) else {
        return Err(Problem::conflict(
            "not_lent",
            "任务的办理人没有委托您代办",
            "whoever has the task has not lent you the role for it",
        ));
    };
    let name = task.assignee_name.clone().unwrap_or_default();
    let event = Event::Delegate { task: task_id(&task)?, by: PersonId(absent), to: person(caller) };
    let absent = Holder { account_id: absent, name };
    passed(act, caller, (task, row), ("stand_in", "", absent), event).await
}

fn chosen(holders: Vec<Holder>, given: &AssignTaskJson) -> Result<Holder, Problem> {
    holders.into_iter().find(|holder| holder.account_id == given.account_id).ok_or_else(|| {
        let message = Text::new("此人不能办理这项任务", "this person may not do the task");
        Problem::unusable(vec![Finding::error("assignee", "/account_id", message)])
    })
}

/// Steps the case, after the caller has taken a task that nobody had.
async fn passed(
    act: Act<'_>,
    caller: &Caller,
    (task, row): (TaskRow, CaseRow),
    (name, said, other): (&'static str, &str, Holder),
    event: Event,
) -> Result<CaseJson, Problem> {
    let (app, case) = (act.app(), row.id);
    let act = act.on("case", case).fact("task", &task.title).fact("person", &other.account_id.to_string());
    let mut work = Work::on(&act, row).await?;
    if task.assignee_id.is_none() {
        let claim = Saying { act: "claim", task: Some(task.number), ..Saying::default() };
        work.step(&Event::Claim { task: task_id(&task)?, by: person(caller) }, claim).await?;
    }
    let more = Some(json!({ "to": other.name }));
    let saying = Saying { act: name, task: Some(task.number), said, more, ..Saying::default() };
    work.step(&event, saying).await?;
    work.save().await?;
    act.commit().await?;
    show::case(app, caller, case).await
}

/// Parties of a case whose people are offered; a notice to a whole city is no conversation.
const MOST_PARTIES: usize = 50;
/// Most that are mentioned at once.
const MOST_MENTIONS: usize = 20;

/// People whom a comment may mention, by name.
///
/// # Errors
/// A case that the caller does not see.
pub async fn mentionable(app: &App, caller: &Caller, id: i64) -> Result<Vec<CaseColleagueJson>, Problem> {
    let seen = show::case(app, caller, id).await?;
    let reading = app.read(caller, Permission::CaseWork)?;
    let row = case::case(reading.db, seen.row.id).await?.ok_or_else(Problem::not_found)?;
    let mut found: Vec<Holder> = around(reading.db, &row, reading.now_ms).await?.into_values().collect();
    found.retain(|holder| holder.account_id != caller.account);
    found.sort_by(|a, b| (&a.name, a.account_id).cmp(&(&b.name, b.account_id)));
    let shown = |holder: Holder| CaseColleagueJson { account_id: holder.account_id, name: holder.name };
    Ok(found.into_iter().map(shown).collect())
}

/// Those who see a case: people of its parties who may read cases, and whoever may do one of its tasks.
async fn around(db: Db<'_>, row: &CaseRow, now_ms: i64) -> Result<BTreeMap<i64, Holder>, Problem> {
    let parts = case::parts(db, row.id).await?;
    let mut parties = vec![row.unit_id];
    parties.extend(parts.into_iter().map(|part| part.party_id).take(MOST_PARTIES));
    parties.dedup();
    let mut found = BTreeMap::new();
    let mut keep = |holders: Vec<Holder>| found.extend(holders.into_iter().map(|one| (one.account_id, one)));
    for party in parties {
        keep(case::colleagues(db, Some(party), Permission::CaseRead.as_str(), now_ms).await?);
    }
    for task in case::tasks_of(db, row.id).await? {
        keep(who::candidates(db, &task, now_ms).await?);
    }
    Ok(found)
}

/// Those of some accounts whom a comment may mention.
pub(super) async fn mentioned(work: &Work<'_, '_>, accounts: &[i64]) -> Result<Vec<Holder>, Problem> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let mut known = around(work.act.db(), &work.row, work.act.now_ms()).await?;
    let found: Vec<Holder> = accounts.iter().filter_map(|account| known.remove(account)).collect();
    if found.len() == accounts.len() && accounts.len() <= MOST_MENTIONS {
        return Ok(found);
    }
    let message = Text::new(
        format!("只能提醒看得到这个事项的人，一次最多{MOST_MENTIONS}人，每人一次"),
        format!("only people who see the case can be mentioned, {MOST_MENTIONS} at most, each once"),
    );
    Err(Problem::unusable(vec![Finding::error("mention", "/mentions", message)]))
}
