//! What people do with tasks: take, give back, pass on, complete, return for correction, reject.

use super::form::{as_fields, with_section};
use super::last_day::last_days;
use super::open::{Step, first_outcome, refuse, settle};
use super::people::mentioned;
use super::who::{self, own_task};
use super::work::{Saying, Work};
use super::{issued, order, show, tell};
use crate::act::Act;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{
    CaseCommentJson, CaseJson, CaseReasonJson, CompleteTaskJson, OrderEvidenceJson, ReturnTaskJson,
};
use yunheng_case::TaskSection;
use yunheng_process::{ElementId, Event, PersonId, TaskId};
use yunheng_store::case::{self, TaskRow, parts};
use yunheng_values::{Finding, Text};

/// Completes a task.
///
/// # Errors
/// Not the caller's, or closed; a word that the task does not know; a form that is not right.
pub async fn complete(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &CompleteTaskJson,
) -> Result<CaseJson, Problem> {
    complete_with(app, caller, id, given, None).await
}

/// Completes a task that may be a work order, with what shows that it was done.
pub(super) async fn complete_with(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &CompleteTaskJson,
    evidence: Option<&OrderEvidenceJson>,
) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "task.complete").await?;
    let (task, row) = own_task(&act, caller, id).await?;
    let case = row.id;
    let mut act = act.on("case", case).fact("task", &task.title).fact("outcome", &given.outcome);
    let mut work = Work::on(&act, row).await?;
    let changed = match task.review_of {
        // Whoever is heard says something; the form is not theirs to fill in.
        Some(_) => said(given.said.as_deref(), true).map(|_| Vec::new())?,
        None => work.filled(&task, given).await?,
    };
    let event = Event::Complete { task: task_id(&task)?, by: person(caller), outcome: given.outcome.clone() };
    let saying = Saying {
        act: if task.review_of.is_some() { "reviewed" } else { "complete" },
        task: Some(task.number),
        said: said(given.said.as_deref(), false)?,
        more: Some(json!({ "outcome": given.outcome, "filled": changed })),
        ..Saying::default()
    };
    work.step(&event, saying).await?;
    case::set_received(act.db(), task.id, caller.account, act.now_ms()).await?;
    if let Some(evidence) = evidence {
        case::set_evidence(act.db(), task.id, &order::kept(evidence)?).await?;
    }
    let issued = issued::on_completion(&work, &task.element, &given.outcome).await?;
    work.save().await?;
    drop(work);
    issued.iter().for_each(|document| document.record(&mut act));
    act.commit().await?;
    show::case(app, caller, case).await
}

/// Returns a case to an earlier task.
///
/// # Errors
/// Not the caller's, or closed; a task that does not allow it; an element that was not decided before.
pub async fn give_back(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &ReturnTaskJson,
) -> Result<CaseJson, Problem> {
    let event = |task, by| Event::Return { task, by, to: ElementId::from(given.to.as_str()) };
    by_task(app, caller, id, ("task.return", "return"), said(Some(&given.said), true)?, event).await
}

/// Rejects a case.
///
/// # Errors
/// Not the caller's, or closed; a task that does not allow it.
pub async fn reject(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &CaseReasonJson,
) -> Result<CaseJson, Problem> {
    let event = |task, by| Event::Reject { task, by };
    by_task(app, caller, id, ("task.reject", "reject"), said(Some(&given.said), true)?, event).await
}

/// Takes a task that several may do.
///
/// # Errors
/// Not the caller's, or somebody else's already.
pub async fn claim(app: &App, caller: &Caller, id: i64) -> Result<CaseJson, Problem> {
    by_task(app, caller, id, ("task.claim", "claim"), "", |task, by| Event::Claim { task, by }).await
}

/// Gives a task back to all who may do it.
///
/// # Errors
/// Not the caller's.
pub async fn release(app: &App, caller: &Caller, id: i64) -> Result<CaseJson, Problem> {
    by_task(app, caller, id, ("task.release", "release"), "", |task, by| Event::Release { task, by }).await
}

async fn by_task(
    app: &App,
    caller: &Caller,
    id: i64,
    (action, name): (&'static str, &'static str),
    said: &str,
    event: impl Fn(TaskId, PersonId) -> Event,
) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, action).await?;
    let (task, row) = own_task(&act, caller, id).await?;
    let case = row.id;
    let act = act.on("case", case).fact("task", &task.title);
    let mut work = Work::on(&act, row).await?;
    let saying = Saying { act: name, task: Some(task.number), said, ..Saying::default() };
    work.step(&event(task_id(&task)?, person(caller)), saying).await?;
    work.save().await?;
    // Whoever takes an order has received it.
    match action {
        "task.claim" => case::set_received(act.db(), task.id, caller.account, act.now_ms()).await?,
        "task.release" => case::clear_received(act.db(), task.id).await?,
        _ => {}
    }
    act.commit().await?;
    show::case(app, caller, case).await
}

pub(super) fn task_id(task: &TaskRow) -> Result<TaskId, Problem> {
    Ok(TaskId(u64::try_from(task.number).map_err(|error| Problem::bug(&error))?))
}

pub(super) fn person(caller: &Caller) -> PersonId {
    PersonId(caller.account)
}

/// Most that is said with an act.
pub(super) const LONGEST_SAID: usize = 2_000;

/// What was said, when it is not too long; an act that takes something from others needs it.
pub(super) fn said(given: Option<&str>, is_needed: bool) -> Result<&str, Problem> {
    let said = given.unwrap_or_default().trim();
    let finding =
        |code, zh: &str, en: &str| Problem::unusable(vec![Finding::error(code, "/said", Text::new(zh, en))]);
    if is_needed && said.is_empty() {
        return Err(finding("missing_reason", "请写明理由", "say why"));
    }
    if said.chars().count() > LONGEST_SAID {
        return Err(finding("too_long", "最多2000字", "at most 2000 characters"));
    }
    Ok(said)
}

impl Work<'_, '_> {
    /// Fills in what belongs to a task, and refuses a form that is not right; says which fields changed.
    async fn filled(&mut self, task: &TaskRow, given: &CompleteTaskJson) -> Result<Vec<String>, Problem> {
        let filled = given.form.as_ref().map(as_fields).transpose()?.unwrap_or_default();
        let changed = self.fill(task, &filled).await?;
        let step = Step { case: &self.row, element: &task.element, outcome: &given.outcome };
        refuse(self.act, &self.named, &self.form, step).await?;
        if self.named.is.first_task() == Some(task.element.as_str()) {
            // The opener corrected the form: who takes part may be another.
            self.row.headline = settle(self.act, &self.named, &self.form, self.row.id).await?;
            self.parts = parts(self.act.db(), self.row.id).await?;
        }
        Ok(changed)
    }

    /// Lays over the form what is filled in with a task; says which fields changed.
    async fn fill(&mut self, task: &TaskRow, filled: &Map<String, Value>) -> Result<Vec<String>, Problem> {
        let form = &self.named.is.form;
        let of_task = form.task_sections();
        let own: Vec<TaskSection> =
            of_task.into_iter().filter(|(at, _)| *at == task.element).map(|(_, section)| section).collect();
        let is_first = self.named.is.first_task() == Some(task.element.as_str());
        let first = is_first.then(|| TaskSection {
            fields: form.opener_fields(),
            required: Vec::new(),
            required_with: BTreeMap::new(),
        });
        let sections: Vec<&TaskSection> = own.iter().chain(&first).collect();
        let mut with = with_section(form, &self.form, filled, &sections)?;
        if let Some(fields) = with.as_object_mut() {
            let counted = last_days(self.counting(), form, fields).await?;
            form.work_out(fields, counted);
        }
        let fields = form.schema["properties"].as_object().into_iter().flatten();
        let changed = fields
            .map(|(field, _)| field)
            .filter(|field| with[field.as_str()] != self.form[field.as_str()])
            .cloned()
            .collect();
        self.form = with;
        Ok(changed)
    }

    /// Completes the task of filling in the form, which sending it does.
    pub(super) async fn complete_first(&mut self, by: PersonId, element: &str) -> Result<(), Problem> {
        let open = yunheng_store::case::open_tasks(self.act.db(), self.row.id).await?;
        let Some(task) = open.into_iter().find(|task| task.element == element) else { return Ok(()) };
        let outcome = first_outcome(&self.named, element);
        let saying = Saying { act: "send", task: Some(task.number), ..Saying::default() };
        self.step(&Event::Complete { task: task_id(&task)?, by, outcome }, saying).await
    }
}

/// Withdraws a case of the caller's.
///
/// # Errors
/// Somebody else's, or ended.
pub async fn withdraw(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &CaseReasonJson,
) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "case.withdraw").await?.on("case", id);
    let row = seen_and_locked(&act, caller, id).await?;
    let mut work = Work::on(&act, row).await?;
    let saying = Saying { act: "withdraw", said: said(Some(&given.said), true)?, ..Saying::default() };
    work.step(&Event::Withdraw { by: person(caller) }, saying).await?;
    work.save().await?;
    act.commit().await?;
    show::case(app, caller, id).await
}

/// Says something about a case, to all who see it; those who are mentioned are told.
///
/// # Errors
/// A case that the caller does not see, or a draft; somebody who has nothing to do with it.
pub async fn comment(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &CaseCommentJson,
) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "case.comment").await?.on("case", id);
    let row = seen_and_locked(&act, caller, id).await?;
    let work = Work::on(&act, row).await?;
    let words = said(Some(&given.said), true)?;
    let mentioned = mentioned(&work, &given.mentions).await?;
    let names: Vec<&str> = mentioned.iter().map(|holder| holder.name.as_str()).collect();
    let more = (!names.is_empty()).then(|| json!({ "mentions": names }));
    work.note(Saying { act: "comment", said: words, more, ..Saying::default() }).await?;
    let people: Vec<i64> = mentioned.iter().map(|holder| holder.account_id).collect();
    tell::mentioned(&work, &people, words).await?;
    drop(work);
    act.commit().await?;
    show::case(app, caller, id).await
}

/// A case that was sent and that the caller sees.
pub(super) async fn seen_and_locked(
    act: &Act<'_>,
    caller: &Caller,
    id: i64,
) -> Result<yunheng_store::case::CaseRow, Problem> {
    use yunheng_store::case;
    let seen = case::seen(act.db(), who::viewer(caller, act.scope()), id).await?;
    let seen = seen.ok_or_else(Problem::not_found)?;
    if seen.state == "draft" {
        return Err(Problem::conflict("draft", "草稿尚未提交", "the draft was not sent yet"));
    }
    case::lock(act.db(), id).await?;
    case::case(act.db(), id).await?.ok_or_else(Problem::not_found)
}
