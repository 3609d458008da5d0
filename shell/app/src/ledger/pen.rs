//! Writing into the ledger.
//!
//! Whoever writes takes the counter first and has the ledger alone until the transaction ends: what the core then decides on cannot
//! change, and positions are given in the order of commits.

use super::body::stored;
use super::{event_of_row, position};
use crate::act::Act;
use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_ledger::{Event, Happening, State, Trait, admit};
use yunheng_store::ledger::{self, EventOf, LedgerEventRow, NewLedgerEvent, ResourceState};
use yunheng_values::{Finding, Moment};

/// Something that is to be written.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// The resource.
    pub(crate) resource: i64,
    /// When it was so.
    pub(crate) at: Moment,
    /// The event that it corrects.
    pub(crate) corrects: Option<i64>,
    /// What happened.
    pub(crate) what: Happening,
    /// What writes it: once in the whole ledger.
    pub(crate) cause: String,
    /// Where it was told, for findings.
    pub(crate) place: String,
    /// Why, for a correction.
    pub(crate) reason: String,
}

/// A transaction's hold of the ledger.
#[derive(Debug)]
pub(crate) struct Pen<'p, 'a> {
    act: &'p Act<'a>,
    case: Option<i64>,
}

impl<'p, 'a> Pen<'p, 'a> {
    /// Takes the ledger; others wait until the transaction ends.
    pub(crate) async fn take(act: &'p Act<'a>, case: Option<i64>) -> Result<Self, Problem> {
        ledger::take(act.db(), 0, 0).await?;
        Ok(Self { act, case })
    }

    /// New resources, by id.
    pub(crate) async fn resources(&self, pack: &str, count: usize) -> Result<Vec<i64>, Problem> {
        let many = i64::try_from(count).map_err(|error| Problem::bug(&error))?;
        let last = ledger::take(self.act.db(), 0, many).await?.resource;
        let numbers: Vec<String> = (last - many + 1..=last).map(|number| format!("ZY-{number:06}")).collect();
        Ok(ledger::insert_resources(self.act.db(), &numbers, pack, self.act.now_ms()).await?)
    }

    /// Writes what is told, each after the one before, or nothing of it.
    ///
    /// # Errors
    /// Everything that does not fit into the history of its resource.
    pub(crate) async fn write(&self, told: Vec<Told>) -> Result<(), Problem> {
        let many = i64::try_from(told.len()).map_err(|error| Problem::bug(&error))?;
        let mut next = ledger::take(self.act.db(), many, 0).await?.position - many;
        let mut histories = self.histories(told.iter().map(|one| one.resource)).await?;
        let (mut rows, mut findings) = (Vec::new(), Vec::new());
        for one in told {
            next += 1;
            let event = Event {
                position: position(next)?,
                at: one.at,
                corrects: one.corrects.map(position).transpose()?,
                what: one.what,
            };
            let (known, state) = histories.entry(one.resource).or_default();
            match admit(known, &event) {
                Ok(then) => *state = then,
                Err(refusal) => {
                    findings.push(Finding::error(refusal.reason.code(), one.place, refusal.message()));
                    continue;
                }
            }
            rows.push(NewLedgerEvent {
                position: next,
                resource_id: one.resource,
                at_ms: event.at.epoch_seconds() * 1000,
                what: event.what.word(),
                body: stored(&event.what)?,
                corrects: one.corrects,
                case_id: self.case,
                cause: one.cause,
                reason: one.reason,
            });
            known.push(event);
        }
        if !findings.is_empty() {
            return Err(Problem::unusable(findings));
        }
        ledger::insert_events(self.act.db(), &rows, self.act.account(), self.act.now_ms()).await?;
        self.keep(histories).await
    }

    /// What happened so far to the resources that are written about.
    async fn histories(&self, of: impl Iterator<Item = i64>) -> Result<Histories, Problem> {
        let ids: BTreeSet<i64> = of.collect();
        let ids: Vec<i64> = ids.into_iter().collect();
        let mut histories = Histories::new();
        for row in ledger::events_of_all(self.act.db(), &ids).await? {
            histories.entry(row.resource_id).or_default().0.push(event_of_row(&row)?);
        }
        Ok(histories)
    }

    /// Keeps for lists what the events come to.
    async fn keep(&self, histories: Histories) -> Result<(), Problem> {
        let ids: Vec<i64> = histories.keys().copied().collect();
        let mut numbers = ledger::resource_numbers(self.act.db(), &ids).await?;
        let mut states = Vec::new();
        for (resource, (events, state)) in histories {
            let (Some(state), Some(last)) = (state, events.last()) else { continue };
            let number = numbers.remove(&resource).unwrap_or_default();
            states.push(list_state(resource, number, last.position, &state)?);
        }
        Ok(ledger::write_states(self.act.db(), &states).await?)
    }
}

/// Events of resources, and what they come to once something was written.
type Histories = BTreeMap<i64, (Vec<Event>, Option<State>)>;

/// Everything that is known to have happened to a resource.
pub(super) async fn history(db: yunheng_store::Db<'_>, resource: i64) -> Result<Vec<Event>, Problem> {
    ledger::events_of(db, resource).await?.iter().map(|row| event_of_row(&plain(row))).collect()
}

/// An event without what people want to know beside it.
pub(super) fn plain(row: &LedgerEventRow) -> EventOf {
    EventOf {
        position: row.position,
        resource_id: row.resource_id,
        at_ms: row.at_ms,
        what: row.what.clone(),
        body: row.body.clone(),
        corrects: row.corrects,
    }
}

/// A state as lists have it.
pub(super) fn list_state(
    resource_id: i64,
    number: String,
    last: u64,
    state: &State,
) -> Result<ResourceState, Problem> {
    let id =
        |text: &str| text.parse().map_err(|_| Problem::bug(&format!("`{text}` is no id of the platform")));
    let of = |one: Trait| state.traits.get(&one).cloned().unwrap_or_default();
    let day = |day: Option<yunheng_values::Date>| day.map(|day| day.to_string());
    let leased = state.items.iter().filter(|_| state.life.stage().is_some());
    Ok(ResourceState {
        resource_id,
        number,
        project_id: id(state.holder.project.as_str())?,
        unit_id: id(state.holder.unit.as_str())?,
        life: state.life.as_str(),
        name: of(Trait::Name),
        architecture: of(Trait::Architecture),
        region: of(Trait::Region),
        words: [Trait::Specification, Trait::Address, Trait::System].map(of).into(),
        started_on: day(state.started_on),
        test_until: day(state.test_until),
        stopped_on: day(state.stopped_on),
        ended_on: day(state.ended_on),
        position: i64::try_from(last).map_err(|error| Problem::bug(&error))?,
        items: leased.map(|(item, quantity)| (item.as_str().to_owned(), quantity.scaled())).collect(),
    })
}
