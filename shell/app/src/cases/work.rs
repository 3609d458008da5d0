//! A case under way: stepped by an event, and everything that follows from it in the same transaction.

use super::due::{due, remind_at_ms};
use super::effect::Did;
use super::facts::CaseFacts;
use super::kinds::{Named, kept};
use super::who::{OPENER, UNIT, candidates, parties_of};
use super::{effect, index, tell, timer};
use crate::act::Act;
use crate::problem::{Problem, ProblemKind};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use yunheng_process::{
    Act as Asked, Answer, ElementId, Ending, Event, LimitRule, Node, PersonId, State, TaskId, TimerId, Waits,
    step,
};
use yunheng_store::case::{self, CaseRow, Change, NewEvent, NewTask, PartyPart, TaskRow};

/// A case that this act has locked, with everything that stepping it needs.
pub(super) struct Work<'w, 'a> {
    pub(super) act: &'w Act<'a>,
    pub(super) row: CaseRow,
    pub(super) named: Named,
    pub(super) parts: Vec<PartyPart>,
    pub(super) form: Value,
    /// What the case was found by when it was read.
    found_by: Vec<String>,
    state: State,
    /// Since when a limit counts that this step begins.
    counts_from_ms: i64,
    /// What the tasks that the present event closes are closed with.
    closing: BTreeMap<TaskId, String>,
    ended: Option<Ending>,
    /// What was done to the ledger.
    pub(super) did: Vec<Did>,
}

/// What people said and did with an event.
#[derive(Debug, Clone, Default)]
pub(super) struct Saying<'s> {
    /// Name of the act in the timeline.
    pub(super) act: &'static str,
    /// On which task.
    pub(super) task: Option<i64>,
    /// What was said.
    pub(super) said: &'s str,
    /// What else is to be known.
    pub(super) more: Option<Value>,
}

impl<'w, 'a> Work<'w, 'a> {
    /// A case that was locked.
    pub(super) async fn on(act: &'w Act<'a>, row: CaseRow) -> Result<Self, Problem> {
        let named = kept(act.db(), row.case_type_id).await?;
        let parts = case::parts(act.db(), row.id).await?;
        let read = |text: &str| serde_json::from_str(text).map_err(|error| Problem::bug(&error));
        let form = read(&row.form)?;
        let definition = &named.is.definition;
        let state = match &row.process {
            Some(text) => serde_json::from_str(text).map_err(|error| Problem::bug(&error))?,
            None => State::new(&definition.process().id, definition.version()),
        };
        Ok(Self {
            act,
            found_by: index::texts(&row, &form),
            row,
            named,
            parts,
            form,
            state,
            counts_from_ms: act.now_ms(),
            closing: BTreeMap::new(),
            ended: None,
            did: Vec::new(),
        })
    }

    /// Lets limits count from the moment at which a timer was due: that it was noticed later gives nobody more time.
    pub(super) fn counting_from(self, due_at_ms: i64) -> Self {
        Self { counts_from_ms: due_at_ms, ..self }
    }

    /// Steps the case, does what follows, and puts it on the timeline.
    pub(super) async fn step(&mut self, event: &Event, saying: Saying<'_>) -> Result<(), Problem> {
        let facts = self.facts().await?;
        let now = super::due::moment(self.act.now_ms())?;
        let definition = &self.named.is.definition;
        let done = match step(definition, &self.state, event, now, &facts) {
            Answer::Done(done) => done,
            Answer::Refused(refusal) => {
                let words = refusal.message();
                return Err(Problem::new(ProblemKind::Conflict, "step_refused", words.zh, words.en));
            }
        };
        self.closing = closing(event);
        self.state = done.state;
        self.say(event, saying).await?;
        for asked in done.acts {
            self.follow(asked).await?;
        }
        Ok(())
    }

    /// How many tasks were closed so far: where in its process the case is.
    pub(super) fn closed_tasks(&self) -> usize {
        self.state.history.len()
    }

    /// When a task of an element was last completed.
    pub(super) fn completed_ms(&self, element: &str) -> Option<i64> {
        let past = self.state.history.iter().rev().find(|past| past.element.as_str() == element)?;
        Some(past.at * 1000)
    }

    /// Puts an act on the timeline.
    pub(super) async fn note(&self, saying: Saying<'_>) -> Result<(), Problem> {
        let detail = saying.more.unwrap_or_else(|| json!({})).to_string();
        let event = NewEvent {
            case_id: self.row.id,
            account_id: self.act.account(),
            act: saying.act,
            task_number: saying.task,
            said: saying.said,
            detail: &detail,
        };
        case::insert_event(self.act.db(), &event, self.act.now_ms()).await?;
        Ok(())
    }

    async fn say(&self, event: &Event, saying: Saying<'_>) -> Result<(), Problem> {
        let event = serde_json::to_value(event).map_err(|error| Problem::bug(&error))?;
        let mut more = json!({ "event": event });
        if let (Some(all), Some(own)) =
            (more.as_object_mut(), saying.more.as_ref().and_then(Value::as_object))
        {
            all.extend(own.clone());
        }
        self.note(Saying { more: Some(more), ..saying }).await
    }

    /// Writes the case.
    pub(super) async fn save(&self) -> Result<(), Problem> {
        let process = serde_json::to_string(&self.state).map_err(|error| Problem::bug(&error))?;
        let form = self.form.to_string();
        let outcome = self.ended.map(|how| match how {
            Ending::Completed => "done",
            Ending::Rejected => "rejected",
            Ending::Withdrawn => "withdrawn",
        });
        let change = Change {
            number: self.row.number.as_deref(),
            headline: &self.row.headline,
            state: if outcome.is_some() { "ended" } else { "running" },
            outcome,
            is_urgent: self.row.is_urgent == 1,
            asked: self.row.asked.as_deref(),
            form: &form,
            process: Some(&process),
            sent_at_ms: self.row.sent_at_ms,
            ended_at_ms: outcome.map(|_| self.act.now_ms()),
        };
        case::change(self.act.db(), self.row.id, &change).await?;
        if index::texts(&self.row, &self.form) == self.found_by {
            return Ok(());
        }
        index::case(self.act.db(), &self.row, &self.form).await
    }

    async fn facts(&self) -> Result<CaseFacts, Problem> {
        let mut countersigners = BTreeMap::new();
        let nodes = self.named.is.definition.process().nodes.iter();
        for node in nodes.filter(|node| node.settings.countersign.is_some()) {
            let role = node.settings.role.as_deref().unwrap_or_default();
            let mut people = Vec::new();
            for party in parties_of(&self.row, &self.parts, relation_of(node)) {
                // One for each party; whoever it is may give it to a colleague.
                let holders = case::role_holders(self.act.db(), role, &party, self.act.now_ms()).await?;
                people.extend(holders.first().map(|holder| PersonId(holder.account_id)));
            }
            people.sort_unstable();
            people.dedup();
            countersigners.insert(node.id.clone(), people);
        }
        Ok(CaseFacts { form: self.form.clone(), is_urgent: self.row.is_urgent == 1, countersigners })
    }

    async fn follow(&mut self, asked: Asked) -> Result<(), Problem> {
        match asked {
            Asked::TaskOpened { task, element, person } => self.open(task, &element, person).await,
            Asked::TaskGiven { task, person } => self.give(task, person).await,
            Asked::TaskClosed { task } => self.close(task).await,
            Asked::TimerSet { timer, element } => self.set_timer(timer, &element).await,
            Asked::TimerCleared { timer } => {
                case::delete_timer(self.act.db(), self.row.id, "process", number(timer.0)?).await?;
                Ok(())
            }
            Asked::Effect { name, .. } => {
                effect::run(self, &name).await?;
                tell::effect(self, &name).await
            }
            Asked::Ended { how } => {
                self.ended = Some(how);
                effect::ended(self).await?;
                tell::ended(self, how).await
            }
            // A kind of work with calls is refused when it is read.
            Asked::ServiceCalled { .. } | Asked::ProcessCalled { .. } | Asked::CallDropped { .. } => {
                Err(Problem::bug(&"a call in a process that may hold none"))
            }
        }
    }

    fn node(&self, element: &ElementId) -> Result<&Node, Problem> {
        self.named
            .is
            .definition
            .process()
            .node(element.as_str())
            .ok_or_else(|| Problem::bug(&"an element that is not there"))
    }

    async fn open(
        &mut self,
        task: TaskId,
        element: &ElementId,
        person: Option<PersonId>,
    ) -> Result<(), Problem> {
        let node = self.node(element)?.clone();
        let relation = relation_of(&node);
        let is_openers = relation == OPENER;
        let party = parties_of(&self.row, &self.parts, relation).into_iter().next();
        if party.is_none() {
            return Err(nobody(&node.title()));
        }
        let review_of = self.asked_by(task)?;
        let due = match limit_of(&node, self.row.is_urgent == 1) {
            // Asking somebody else gives the task no new time.
            _ if review_of.is_some() => None,
            Some(limit) => Some(due(self.act.app(), &self.row.pack, limit, self.counts_from_ms).await?),
            None => None,
        };
        let assignee = if is_openers { Some(self.row.opened_by) } else { person.map(|person| person.0) };
        let new = NewTask {
            case_id: self.row.id,
            number: number(task.0)?,
            element: element.as_str(),
            title: &node.title(),
            role: node.settings.role.as_deref().filter(|_| !is_openers),
            party_id: party.map(|party| party.id).filter(|_| !is_openers),
            assignee_id: assignee,
            review_of,
            due_at_ms: due.as_ref().map(|due| due.at_ms),
            due_basis: due.as_ref().map(|due| due.basis.as_str()),
        };
        let id = case::insert_task(self.act.db(), &new, self.act.now_ms()).await?;
        if let Some(due) = &due {
            let remind = remind_at_ms(self.act.now_ms(), due.at_ms);
            if let Some(at_ms) = remind {
                timer::set(self, "remind", new.number, at_ms).await?;
            }
            timer::set(self, "overdue", new.number, due.at_ms).await?;
        }
        let opened =
            case::task(self.act.db(), id).await?.ok_or_else(|| Problem::bug(&"a task that is not there"))?;
        tell::task(self, &opened, &self.people_of(&opened).await?).await
    }

    /// The task before which the person of this one is heard.
    fn asked_by(&self, task: TaskId) -> Result<Option<i64>, Problem> {
        let mut seats = self.state.tokens.iter().flat_map(|token| match &token.waits {
            Waits::People(seats) => seats.as_slice(),
            _ => &[],
        });
        let asked_by = seats.find(|seat| seat.task == task).and_then(|seat| seat.asked_by);
        asked_by.map(|asked_by| number(asked_by.0)).transpose()
    }

    /// People to whom a task is given, or who may take it.
    pub(super) async fn people_of(&self, task: &TaskRow) -> Result<Vec<i64>, Problem> {
        if let Some(assignee) = task.assignee_id {
            return Ok(vec![assignee]);
        }
        let holders = candidates(self.act.db(), task, self.act.now_ms()).await?;
        Ok(holders.into_iter().map(|holder| holder.account_id).collect())
    }

    async fn task(&self, task: TaskId) -> Result<Option<TaskRow>, Problem> {
        let wanted = number(task.0)?;
        let open = case::open_tasks(self.act.db(), self.row.id).await?;
        Ok(open.into_iter().find(|task| task.number == wanted))
    }

    async fn give(&mut self, task: TaskId, person: Option<PersonId>) -> Result<(), Problem> {
        let Some(found) = self.task(task).await? else { return Ok(()) };
        case::assign(self.act.db(), found.id, person.map(|person| person.0)).await?;
        let told: Vec<i64> = person
            .map(|person| person.0)
            .into_iter()
            .filter(|account| Some(*account) != self.act.account())
            .collect();
        tell::task(self, &found, &told).await
    }

    async fn close(&mut self, task: TaskId) -> Result<(), Problem> {
        let (number, outcome) = (number(task.0)?, self.closing.get(&task).cloned());
        let (db, case, now_ms) = (self.act.db(), self.row.id, self.act.now_ms());
        case::close_task(db, case, number, outcome.as_deref(), self.act.account(), now_ms).await?;
        for kind in ["remind", "overdue"] {
            case::delete_timer(db, case, kind, number).await?;
        }
        Ok(())
    }

    async fn set_timer(&mut self, timer: TimerId, element: &ElementId) -> Result<(), Problem> {
        let node = self.node(element)?.clone();
        let limit = limit_of(&node, self.row.is_urgent == 1)
            .ok_or_else(|| Problem::bug(&"a timer without a limit"))?;
        let due = due(self.act.app(), &self.row.pack, limit, self.counts_from_ms).await?;
        timer::set(self, "process", number(timer.0)?, due.at_ms).await
    }
}

fn nobody(title: &str) -> Problem {
    Problem::refused(
        "nobody_takes_part",
        format!("“{title}”没有可办理的单位，请在表单中选择"),
        format!("no party takes the part of `{title}`; choose it in the form"),
    )
}

/// The relation of a task: the unit's own people when it names none.
pub(super) fn relation_of(node: &Node) -> &str {
    node.settings.relation.as_deref().unwrap_or(UNIT)
}

fn limit_of(node: &Node, is_urgent: bool) -> Option<&LimitRule> {
    let urgent = node.settings.urgent_limit.as_ref().filter(|_| is_urgent);
    urgent.or(node.settings.limit.as_ref())
}

fn number(id: u64) -> Result<i64, Problem> {
    i64::try_from(id).map_err(|error| Problem::bug(&error))
}

/// The word with which an event closes its task; what else it closes was cancelled.
fn closing(event: &Event) -> BTreeMap<TaskId, String> {
    match event {
        Event::Complete { task, outcome, .. } => BTreeMap::from([(*task, outcome.clone())]),
        Event::Return { task, .. } => BTreeMap::from([(*task, "return".to_owned())]),
        Event::Reject { task, .. } => BTreeMap::from([(*task, "reject".to_owned())]),
        _ => BTreeMap::new(),
    }
}
