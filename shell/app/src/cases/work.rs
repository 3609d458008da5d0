//! A case under way: stepped by an event, and everything that follows from it in the same transaction.

use super::due::remind_at_ms;
use super::facts::CaseFacts;
use super::kinds::{Named, kept};
use super::who::{OPENER, UNIT, candidates, parties_of};
use super::{desk, effect, index, order, tell, timer, urgency};
use crate::act::Act;
use crate::problem::{Problem, ProblemKind};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use yunheng_process::{
    Act as Asked, Answer, ElementId, Ending, Event, LimitRule, Node, PersonId, State, Step, TaskId, TimerId,
    Waits, step,
};
use yunheng_store::case::{self, CaseRow, Change, Holder, NewEvent, NewTask, PartyPart, TaskRow};
use yunheng_values::Text;

/// A case that this act has locked, with everything that stepping it needs.
pub(super) struct Work<'w, 'a> {
    pub(super) act: &'w Act<'a>,
    pub(super) row: CaseRow,
    pub(super) named: Named,
    pub(super) parts: Vec<PartyPart>,
    pub(super) form: Value,
    /// What the case was found by when it was read.
    found_by: Vec<String>,
    /// The category that it had then.
    category: Option<String>,
    state: State,
    /// Since when a limit counts that this step begins.
    pub(super) counts_from_ms: i64,
    /// What the tasks that the present event closes are closed with.
    closing: BTreeMap<TaskId, String>,
    ended: Option<Ending>,
    /// Number of the case into which it is merged.
    pub(super) merged_into: Option<String>,
    /// Whether its first task goes to whoever is on duty.
    dispatches: bool,
    /// Who gets that task, and by which roster.
    dispatched: Option<(TaskId, Holder, Text)>,
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
    /// Whether the platform did it by itself.
    pub(super) is_platform: bool,
}

impl<'w, 'a> Work<'w, 'a> {
    /// A case that was locked.
    pub(super) async fn on(act: &'w Act<'a>, row: CaseRow) -> Result<Self, Problem> {
        let named = kept(act.app(), act.db(), &row).await?;
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
            category: desk::category_of(&named.is.form, &form),
            row,
            named,
            parts,
            form,
            state,
            counts_from_ms: act.now_ms(),
            closing: BTreeMap::new(),
            ended: None,
            merged_into: None,
            dispatches: false,
            dispatched: None,
        })
    }

    /// Lets limits count from the moment at which a timer was due: that it was noticed later gives nobody more time.
    pub(super) fn counting_from(self, due_at_ms: i64) -> Self {
        Self { counts_from_ms: due_at_ms, ..self }
    }

    /// Ends it by merging it into another: its opener is told so.
    pub(super) fn merged_into(self, number: &str) -> Self {
        Self { merged_into: Some(number.to_owned()), ..self }
    }

    /// Lets whoever is on duty have the first task of a role, when the case is classified and somebody is.
    pub(super) fn dispatching(self) -> Self {
        Self { dispatches: true, ..self }
    }

    /// Gives the first task to whoever was found to be on duty.
    pub(super) async fn dispatch(&mut self) -> Result<(), Problem> {
        self.dispatches = false;
        let Some((task, holder, roster)) = self.dispatched.take() else { return Ok(()) };
        let more = Some(json!({ "to": holder.name, "roster": roster.zh }));
        let saying = Saying {
            act: "dispatch",
            task: Some(number(task.0)?),
            more,
            is_platform: true,
            ..Saying::default()
        };
        self.step(&Event::Claim { task, by: PersonId(holder.account_id) }, saying).await
    }

    /// Who is on duty for a task that has just been opened.
    async fn on_duty(
        &self,
        task: TaskId,
        opened: &TaskRow,
    ) -> Result<Option<(TaskId, Holder, Text)>, Problem> {
        let is_free = opened.assignee_id.is_none() && opened.review_of.is_none();
        let (true, true, Some(party)) =
            (self.dispatches && self.dispatched.is_none(), is_free, opened.party_id)
        else {
            return Ok(None);
        };
        let Some(category) =
            case::intake(self.act.db(), self.row.id).await?.and_then(|intake| intake.category)
        else {
            return Ok(None);
        };
        let may = candidates(self.act.db(), opened, self.act.now_ms()).await?;
        let found = desk::on_duty(self.act, &self.row.pack, &category, (party, &may)).await?;
        Ok(found.map(|(holder, roster)| (task, holder, roster)))
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

    /// Puts the case on other files where a plan says that it stands, and does what follows. Limits go on as they run.
    pub(super) async fn moved(&mut self, to: Named, form: Value, done: Step) -> Result<(), Problem> {
        let before = std::mem::replace(&mut self.named, to);
        (self.form, self.state) = (form, done.state);
        self.parts = case::parts(self.act.db(), self.row.id).await?;
        for task in case::open_tasks(self.act.db(), self.row.id).await? {
            self.task_anew(&before, &task).await?;
        }
        for asked in done.acts {
            self.follow(asked).await?;
        }
        Ok(())
    }

    /// Writes what an open task is on the other files; where others do it now, they are told.
    async fn task_anew(&self, before: &Named, task: &TaskRow) -> Result<(), Problem> {
        let mut open = self.state.open_tasks();
        let own = open.find(|(_, seat)| number(seat.task.0).is_ok_and(|number| number == task.number));
        let Some((element, _)) = own else { return Ok(()) };
        let (node, old) = (self.node(element)?, before.is.definition.process().node(&task.element));
        let who = |node: &Node| (node.settings.role.clone(), relation_of(node).to_owned());
        let is_others = task.review_of.is_none() && old.is_none_or(|old| who(old) != who(node));
        let relation = relation_of(node);
        let is_openers = relation == OPENER;
        let party = parties_of(&self.row, &self.parts, relation).into_iter().next();
        let party = party.ok_or_else(|| nobody(&node.title()))?;
        let assignee = match (is_others, is_openers) {
            (true, true) => Some(self.row.opened_by),
            (true, false) => None,
            (false, _) => task.assignee_id,
        };
        let title = node.title();
        let anew = case::TaskAnew {
            element: element.as_str(),
            title: &title,
            role: if is_others {
                node.settings.role.as_deref().filter(|_| !is_openers)
            } else {
                task.role.as_deref()
            },
            party_id: if is_others { Some(party.id).filter(|_| !is_openers) } else { task.party_id },
            assignee_id: assignee,
        };
        case::task_anew(self.act.db(), task.id, &anew).await?;
        if !is_others {
            return Ok(());
        }
        let now =
            case::task(self.act.db(), task.id).await?.ok_or_else(|| Problem::bug(&"a task that is gone"))?;
        tell::task(self, &now, &self.people_of(&now).await?).await
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
            account_id: self.act.account().filter(|_| !saying.is_platform),
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
        if self.ended == Some(Ending::Completed) {
            desk::keep_rating(self.act, &self.row, &self.form).await?;
        }
        let category = desk::category_of(&self.named.is.form, &self.form);
        if category.is_some() && category != self.category {
            case::set_category(self.act.db(), self.row.id, category.as_deref()).await?;
        }
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
                urgency::lapse(self).await?;
                effect::ended(self).await?;
                tell::ended(self, how).await
            }
            // A kind of work with calls is refused when it is read.
            Asked::ServiceCalled { .. } | Asked::ProcessCalled { .. } | Asked::CallDropped { .. } => {
                Err(Problem::bug(&"a call in a process that may hold none"))
            }
        }
    }

    pub(super) fn node(&self, element: &ElementId) -> Result<&Node, Problem> {
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
        // Asking somebody else gives the task no new time.
        let due = if review_of.is_some() { None } else { self.clock_of_new(&node).await? };
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
            due_at_ms: due.as_ref().and_then(|due| due.at_ms),
            due_basis: due.as_ref().map(|due| due.basis.as_str()),
        };
        let id = case::insert_task(self.act.db(), &new, self.act.now_ms()).await?;
        self.set_reminders(new.number, new.due_at_ms).await?;
        let opened =
            case::task(self.act.db(), id).await?.ok_or_else(|| Problem::bug(&"a task that is not there"))?;
        order::put(self, &opened).await?;
        self.dispatched = match self.on_duty(task, &opened).await? {
            // Whoever is on duty is told when it is given to them, and nobody else.
            Some(found) => Some(found),
            // What is filled in with being sent waits for nobody.
            None if self.dispatches && is_openers => None,
            None => {
                tell::task(self, &opened, &self.people_of(&opened).await?).await?;
                self.dispatched.take()
            }
        };
        Ok(())
    }

    /// Timers that are set, with their elements.
    pub(super) fn timers(&self) -> Vec<(TimerId, ElementId)> {
        self.state.timers().map(|set| (set.timer, set.element.clone())).collect()
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
        Ok(case::delete_reminders(db, case, number).await?)
    }

    async fn set_timer(&mut self, timer: TimerId, element: &ElementId) -> Result<(), Problem> {
        let node = self.node(element)?.clone();
        let due = self.clock_of_new(&node).await?.ok_or_else(|| Problem::bug(&"a timer without a limit"))?;
        timer::set_clocked(self, number(timer.0)?, &due).await
    }

    /// Sets when the people of an open task are reminded, and when it is late.
    pub(super) async fn set_reminders(&self, task: i64, due_at_ms: Option<i64>) -> Result<(), Problem> {
        let Some(due_at_ms) = due_at_ms else { return Ok(()) };
        let remind = remind_at_ms(self.act.now_ms(), due_at_ms).map(|at_ms| ("remind", at_ms));
        let timers: Vec<_> = remind.into_iter().chain([("overdue", due_at_ms)]).collect();
        timer::set_all(self, task, &timers).await
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

/// The limit of a task or timer in a case with this form.
pub(super) fn limit_of<'n>(node: &'n Node, is_urgent: bool, form: &Value) -> Option<&'n LimitRule> {
    node.settings.limit_of(is_urgent, &|field| form[field].as_str().map(str::to_owned))
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
