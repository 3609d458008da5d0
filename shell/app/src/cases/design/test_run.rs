//! A test run of a draft: who would get what, when, and until when. Nothing of it is kept.

use super::super::clock::by_field;
use super::super::due::{Due, due, in_words, instant_ms, moment};
use super::super::facts::CaseFacts;
use super::super::form::{as_fields, picked_ids};
use super::super::parties::named;
use super::super::show::role_titles;
use super::super::who::{OPENER, UNIT};
use super::super::words::outcome_title;
use super::super::work::{limit_of, relation_of};
use super::draft::look;
use super::offers::words_of;
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use yunheng_access::Permission;
use yunheng_api::platform::{DesignAnswerJson, DesignTestRunInJson, DesignTestRunJson, DesignTestStepJson};
use yunheng_case::{CaseKind, Form};
use yunheng_process::{
    Act as Asked, Answer, Definition, ElementId, Ending, Event, Kind, Node, PersonId, REJECT, RETURN, State,
    TaskId, TimerId, step,
};
use yunheng_store::Db;
use yunheng_store::case::{NamedParty, role_holders};
use yunheng_store::design as store;
use yunheng_values::{Finding, Lang, Text};

/// Steps after which a run is taken for one without an end.
const MOST_STEPS: usize = 300;
/// Names that are shown of those who would get a task.
const SHOWN_NAMES: usize = 3;
const HOUR_MS: i64 = 3_600_000;
/// Whoever opens the case of a test run: nobody's account.
const SOMEBODY: PersonId = PersonId(0);

/// Runs a draft with chosen facts, people and moments.
///
/// # Errors
/// Not allowed; no such draft or party; a process that cannot be stepped; a moment that is none.
pub async fn test_run(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &DesignTestRunInJson,
) -> Result<DesignTestRunJson, Problem> {
    let reading = app.read(caller, Permission::ProcessDesign)?;
    let row = store::draft(reading.db, id).await?.ok_or_else(Problem::not_found)?;
    let examined = look(app, reading.db, &row).await?.checked.examined;
    let (Some(kind), Some(form), Some(process)) = (&examined.kind, &examined.form, &examined.process) else {
        let findings = examined.reasons.into_iter().map(|reason| reason.finding).collect();
        return Err(Problem::unusable(findings));
    };
    let definition = Definition::new(process, 1).map_err(Problem::unusable)?;
    let starts_ms = instant_ms(&given.starts_at).ok_or_else(no_moment)?;
    let filled = Value::Object(as_fields(&given.form)?);
    let parties = Parties::find(reading.db, &reading.scope, (kind, form), &filled, given.unit_id).await?;
    let mut run = Run {
        app,
        db: reading.db,
        pack: &row.pack,
        lang: caller.place.lang,
        kind,
        definition: &definition,
        facts: CaseFacts { form: filled, is_urgent: given.is_urgent, countersigners: BTreeMap::new() },
        parties,
        roles: role_titles(app, reading.db).await?,
        real_now_ms: reading.now_ms,
        answers: given.answers.iter().map(Some).collect(),
        state: State::new(&process.id, 1),
        waiting: BTreeSet::new(),
        open: BTreeMap::new(),
        steps: Vec::new(),
        end: None,
    };
    run.countersigners().await?;
    let stopped = run.go_on(starts_ms).await?;
    let answer = DesignTestRunJson {
        steps: run.steps,
        outcome: run.end.map(|(how, _)| ending(how).to_owned()),
        ended_at: run.end.map(|(_, at_ms)| instant(at_ms)),
        stopped: stopped.map(|why| why.in_lang(caller.place.lang).to_owned()),
    };
    app.act(caller, Permission::ProcessDesign, "design.test_run").await?.on("design", id).commit().await?;
    Ok(answer)
}

fn no_moment() -> Problem {
    let message =
        Text::new("应为时间，如2026-12-01T09:00:00+08:00", "a moment such as 2026-12-01T09:00:00+08:00");
    Problem::unusable(vec![Finding::error("malformed_instant", "/starts_at", message)])
}

fn ending(how: Ending) -> &'static str {
    match how {
        Ending::Completed => "done",
        Ending::Rejected => "rejected",
        Ending::Withdrawn => "withdrawn",
    }
}

/// Who would take part.
struct Parties {
    by_relation: BTreeMap<String, Vec<NamedParty>>,
    /// Words of the fields that pick parties.
    words: BTreeMap<String, String>,
}

impl Parties {
    async fn find(
        db: Db<'_>,
        scope: &yunheng_access::Scope,
        (kind, form): (&CaseKind, &Form),
        filled: &Value,
        unit: Option<i64>,
    ) -> Result<Self, Problem> {
        let picked = picked_ids(form, filled);
        let wanted: Vec<i64> = picked.values().flatten().copied().chain(unit).collect();
        let known = named(db, &wanted).await?;
        let seen = |id: &i64| {
            let party = known.get(id).filter(|party| scope.covers(party.id, &party.path, &party.level));
            party.cloned().ok_or_else(Problem::not_found)
        };
        let mut by_relation = BTreeMap::new();
        if let Some(unit) = unit {
            by_relation.insert(UNIT.to_owned(), vec![seen(&unit)?]);
        }
        for part in &kind.parts {
            let ids = picked.get(&part.field).cloned().unwrap_or_default();
            let parties: Vec<NamedParty> = ids.iter().map(seen).collect::<Result<_, _>>()?;
            if !parties.is_empty() {
                by_relation.insert(part.part.clone(), parties);
            }
        }
        let names = |ids: &Vec<i64>| {
            let names = ids.iter().filter_map(|id| Some(known.get(id)?.name.as_str()));
            names.collect::<Vec<_>>().join("、")
        };
        let words = picked.iter().map(|(field, ids)| (field.clone(), names(ids))).collect();
        Ok(Self { by_relation, words })
    }

    fn of(&self, relation: &str) -> &[NamedParty] {
        self.by_relation.get(relation).map_or(&[], Vec::as_slice)
    }
}

/// What is waited for, in the order of its moments and then of its coming.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Waited {
    Task(TaskId),
    Timer(TimerId),
}

/// What is to be known of something that is open.
struct Open {
    /// Its place among the steps.
    at: usize,
    due_ms: Option<i64>,
    outcome: String,
}

struct Run<'r> {
    app: &'r App,
    db: Db<'r>,
    pack: &'r str,
    lang: Lang,
    kind: &'r CaseKind,
    definition: &'r Definition,
    facts: CaseFacts,
    parties: Parties,
    roles: Arc<BTreeMap<String, Text>>,
    /// When the run is asked for: who holds which role is looked up then.
    real_now_ms: i64,
    answers: Vec<Option<&'r DesignAnswerJson>>,
    state: State,
    waiting: BTreeSet<(i64, u64, Waited)>,
    open: BTreeMap<Waited, Open>,
    steps: Vec<DesignTestStepJson>,
    end: Option<(Ending, i64)>,
}

impl Run<'_> {
    /// One for each party of the relation; two whom nobody knows where no party was chosen.
    async fn countersigners(&mut self) -> Result<(), Problem> {
        let nodes = self.definition.process().nodes.iter();
        for node in nodes.filter(|node| node.settings.countersign.is_some()) {
            let mut people = BTreeSet::new();
            for party in self.parties.of(relation_of(node)) {
                let role = node.settings.role.as_deref().unwrap_or_default();
                let holders = role_holders(self.db, role, party, self.real_now_ms).await?;
                people.insert(PersonId(holders.first().map_or(-party.id, |holder| holder.account_id)));
            }
            if people.is_empty() {
                people.extend([PersonId(-1), PersonId(-2)]);
            }
            self.facts.countersigners.insert(node.id.clone(), people.into_iter().collect());
        }
        Ok(())
    }

    /// Steps until nothing is waited for; says why it stopped before.
    async fn go_on(&mut self, starts_ms: i64) -> Result<Option<Text>, Problem> {
        if let Some(why) = self.step(&Event::Start { by: SOMEBODY }, starts_ms).await? {
            return Ok(Some(why));
        }
        while let Some((at_ms, _, waited)) = self.waiting.pop_first() {
            if self.steps.len() > MOST_STEPS {
                let message =
                    Text::new("步骤过多，流程可能在兜圈子", "too many steps; the process may go in a circle");
                return Ok(Some(message));
            }
            let Some(event) = self.event(waited, at_ms) else { continue };
            if let Some(why) = self.step(&event, at_ms).await? {
                return Ok(Some(why));
            }
        }
        let is_open = self.end.is_none();
        Ok(is_open
            .then(|| Text::new("没有可办的环节，也没有结束", "nothing is left to do, and it has not ended")))
    }

    /// What happens with what was waited for; none when it is not there any more.
    fn event(&mut self, waited: Waited, at_ms: i64) -> Option<Event> {
        let open = self.open.get(&waited)?;
        let shown = self.steps.get_mut(open.at)?;
        shown.closed_at = Some(instant(at_ms));
        let Waited::Task(task) = waited else {
            let Waited::Timer(timer) = waited else { return None };
            return Some(Event::TimerDue { timer });
        };
        shown.is_late = open.due_ms.is_some_and(|due_ms| at_ms >= due_ms);
        shown.outcome = Some(outcome_title(&open.outcome).in_lang(self.lang).to_owned());
        let (element, seat) = self.state.open_tasks().find(|(_, seat)| seat.task == task)?;
        let by = seat.person.unwrap_or(SOMEBODY);
        Some(match open.outcome.as_str() {
            RETURN => {
                // To whatever was decided before this one, as people mostly do.
                let before = self
                    .state
                    .history
                    .iter()
                    .rev()
                    .find(|past| past.element != *element && past.decision().is_some());
                let to = before.map_or_else(|| element.clone(), |past| past.element.clone());
                Event::Return { task, by, to }
            }
            REJECT => Event::Reject { task, by },
            outcome => Event::Complete { task, by, outcome: outcome.to_owned() },
        })
    }

    async fn step(&mut self, event: &Event, at_ms: i64) -> Result<Option<Text>, Problem> {
        let done = match step(self.definition, &self.state, event, moment(at_ms)?, &self.facts) {
            Answer::Done(done) => done,
            Answer::Refused(refusal) => return Ok(Some(refusal.message())),
        };
        self.state = done.state;
        for asked in done.acts {
            match asked {
                Asked::TaskOpened { task, element, .. } => self.task(task, &element, at_ms).await?,
                Asked::TaskClosed { task } => drop(self.open.remove(&Waited::Task(task))),
                Asked::TimerSet { timer, element } => self.timer(timer, &element, at_ms).await?,
                Asked::TimerCleared { timer } => drop(self.open.remove(&Waited::Timer(timer))),
                Asked::Effect { element, name } => self.told(Some(&element), &name, at_ms),
                Asked::Ended { how } => {
                    self.told(None, "case.ended", at_ms);
                    self.end = Some((how, at_ms));
                }
                // People whom a task is given to are named already; calls are refused when a process is read.
                Asked::TaskGiven { .. }
                | Asked::ServiceCalled { .. }
                | Asked::ProcessCalled { .. }
                | Asked::CallDropped { .. } => {}
            }
        }
        Ok(None)
    }

    fn node(&self, element: &ElementId) -> Result<Node, Problem> {
        let node = self.definition.process().node(element.as_str()).cloned();
        node.ok_or_else(|| Problem::bug(&"an element that is not there"))
    }

    async fn due(&self, node: &Node, at_ms: i64) -> Result<Option<(Due, String)>, Problem> {
        let moment_of = |field: &String| self.facts.form[field.as_str()].as_str().map(str::to_owned);
        if let Some(field) = &node.settings.due_field {
            let Some(value) = moment_of(field) else { return Ok(None) };
            let found = by_field(self.app, field, &value, at_ms)?;
            return Ok(found.at_ms.map(|at_ms| (Due { at_ms, basis: found.basis }, value)));
        }
        let of_form = node.settings.limit_from.as_ref().and_then(moment_of);
        let at_ms = of_form.as_deref().and_then(instant_ms).unwrap_or(at_ms);
        let Some(limit) = limit_of(node, self.facts.is_urgent, &self.facts.form) else { return Ok(None) };
        let due = due(self.app, self.pack, limit, at_ms).await?;
        Ok(Some((due, in_words(self.app, self.pack, limit).await?)))
    }

    async fn task(&mut self, task: TaskId, element: &ElementId, at_ms: i64) -> Result<(), Problem> {
        let node = self.node(element)?;
        let due = self.due(&node, at_ms).await?;
        let relation = relation_of(&node).to_owned();
        let role = node.settings.role.clone().unwrap_or_default();
        let mut names = Vec::new();
        for party in self.parties.of(&relation) {
            let holders = role_holders(self.db, &role, party, self.real_now_ms).await?;
            names.extend(holders.into_iter().map(|holder| holder.name));
        }
        let is_openers = relation == OPENER;
        let is_known = !is_openers && !self.parties.of(&relation).is_empty();
        let who = if is_openers {
            Text::new("发起人", "who opened it").in_lang(self.lang).to_owned()
        } else {
            self.roles.get(&role).map_or(role, |title| title.in_lang(self.lang).to_owned())
        };
        let (outcome, after_ms) = self.answer(&node);
        let waited = Waited::Task(task);
        self.wait(waited, at_ms + after_ms, task.0, due.as_ref().map(|(due, _)| due.at_ms), outcome);
        self.steps.push(DesignTestStepJson {
            who,
            people: is_known.then(|| i64::try_from(names.len()).unwrap_or(i64::MAX)),
            names: names.into_iter().take(SHOWN_NAMES).collect(),
            ..shown("task", Some(&node), at_ms, due.as_ref())
        });
        Ok(())
    }

    /// The next answer for a task: its word, and how long it takes. Filling in the form is done by sending it.
    fn answer(&mut self, node: &Node) -> (String, i64) {
        let given =
            self.answers.iter_mut().find(|given| given.is_some_and(|one| one.element == node.id.as_str()));
        if let Some(given) = given.and_then(Option::take) {
            return (given.outcome.clone(), given.after_hours.clamp(0, 10_000) * HOUR_MS);
        }
        let first = self.definition.outcomes(node).next().unwrap_or(yunheng_process::DONE).to_owned();
        let is_sending = self.steps.is_empty() && relation_of(node) == OPENER;
        (first, if is_sending { 0 } else { HOUR_MS })
    }

    async fn timer(&mut self, timer: TimerId, element: &ElementId, at_ms: i64) -> Result<(), Problem> {
        let node = self.node(element)?;
        let due = self.due(&node, at_ms).await?;
        if let Some((found, _)) = &due {
            self.wait(Waited::Timer(timer), found.at_ms, timer.0, Some(found.at_ms), String::new());
        }
        let what = if matches!(node.kind, Kind::Boundary { .. }) { "time_out" } else { "timer" };
        self.steps.push(shown(what, Some(&node), at_ms, due.as_ref()));
        Ok(())
    }

    fn wait(&mut self, waited: Waited, until_ms: i64, number: u64, due_ms: Option<i64>, outcome: String) {
        self.waiting.insert((until_ms, number, waited));
        self.open.insert(waited, Open { at: self.steps.len(), due_ms, outcome });
    }

    /// What would be told with an effect.
    fn told(&mut self, element: Option<&ElementId>, effect: &str, at_ms: i64) {
        for rule in self.kind.effects.iter().filter(|rule| rule.effect == effect) {
            self.steps.push(DesignTestStepJson {
                element: element.map(ToString::to_string),
                title: words_of(rule.run).in_lang(self.lang).to_owned(),
                ..shown("ledger", None, at_ms, None)
            });
        }
        for notice in self.kind.notices.iter().filter(|notice| notice.effect == effect) {
            let title = notice.title.fill(&self.facts.form, &|field| self.parties.words.get(field).cloned());
            let who = match notice.to.as_str() {
                OPENER => Text::new("发起人", "who opened it"),
                UNIT => Text::new("发起单位", "the unit"),
                part => {
                    let names: Vec<&str> =
                        self.parties.of(part).iter().map(|party| party.name.as_str()).collect();
                    let words = if names.is_empty() { part.to_owned() } else { names.join("、") };
                    Text::new(words.clone(), words)
                }
            };
            self.steps.push(DesignTestStepJson {
                element: element.map(ToString::to_string),
                title,
                who: who.in_lang(self.lang).to_owned(),
                ..shown("notice", None, at_ms, None)
            });
        }
    }
}

fn shown(what: &str, node: Option<&Node>, at_ms: i64, due: Option<&(Due, String)>) -> DesignTestStepJson {
    let basis = due.and_then(|(due, _)| serde_json::from_str::<Value>(&due.basis).ok());
    DesignTestStepJson {
        what: what.to_owned(),
        element: node.map(|node| node.id.to_string()),
        title: node.map(Node::title).unwrap_or_default(),
        who: String::new(),
        names: Vec::new(),
        people: None,
        at: instant(at_ms),
        due_at: due.map(|(due, _)| instant(due.at_ms)),
        limit: due.map(|(_, words)| words.clone()),
        is_provisional: basis.is_some_and(|basis| basis["provisional"] == true),
        closed_at: None,
        outcome: None,
        is_late: false,
    }
}
