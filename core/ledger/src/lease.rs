//! Intervals of constant quantity: what is charged.

use crate::apply::State;
use crate::event::{Event, Happening, Position, Quantities, Stage};
use crate::replay::replay;
use yunheng_values::{Date, ItemId, PayerId, ProjectId, Quantity, UnitId};

/// An interval in which nothing changed of what is charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    /// The unit.
    pub unit: UnitId,
    /// The project.
    pub project: ProjectId,
    /// Who pays, where the ledger itself says so.
    pub payer: Option<PayerId>,
    /// The catalog item.
    pub item: ItemId,
    /// Test or formal.
    pub stage: Stage,
    /// How much.
    pub quantity: Quantity,
    /// First day.
    pub from: Date,
    /// First day after; none while it runs.
    pub to: Option<Date>,
}

/// The lease intervals of a resource as they were known at a position, by item and first day.
///
/// What is stopped by order is not provided, so it is not charged from that day on until the day on which it is resumed. Of several changes
/// on a day the last counts for that day; a lease that starts and ends on one day is charged for it. Of an item that
/// `is_once` says is charged once (按服务计量), every event that names it is an interval of its own day.
pub fn leases(events: &[Event], known: Position, is_once: &dyn Fn(&ItemId) -> bool) -> Vec<Lease> {
    let (states, _) = replay(events, known);
    let days = by_day(&states);
    let mut found: Vec<Lease> = Vec::new();
    for (index, (from, state)) in days.iter().enumerate() {
        let to = days.get(index + 1).map(|(next, _)| *next);
        let Some((state, stage)) = state.and_then(|state| Some((state, state.provided()?))) else { continue };
        for (item, quantity) in state.items.iter().filter(|(item, _)| !is_once(item)) {
            push(&mut found, lease(state, stage, (item, *quantity), (*from, to)));
        }
    }
    found.extend(states.iter().flat_map(|(event, state)| services(event, state, is_once)));
    found.sort_by(|a, b| (&a.item, a.from, a.to).cmp(&(&b.item, b.from, b.to)));
    found
}

/// For each day on which something happened, what counts from that day on; none where nothing is leased.
fn by_day<'s>(states: &'s [(&Event, State)]) -> Vec<(Date, Option<&'s State>)> {
    let mut days: Vec<(Date, Option<&State>)> = Vec::new();
    let mut was_leased = false;
    let mut rest = states;
    while let Some((first, _)) = rest.first() {
        let day = first.at.date();
        let many = rest.iter().take_while(|(event, _)| event.at.date() == day).count();
        let (today, later) = rest.split_at(many);
        rest = later;
        let leased = |state: &&State| state.provided().is_some();
        let at_the_end = today.last().map(|(_, state)| state).filter(leased);
        // A lease of one day: it began and ended today, so today is charged, and from tomorrow on nothing is.
        let of_today = today.iter().rev().map(|(_, state)| state).find(leased);
        match (at_the_end, of_today) {
            (None, Some(state)) if !was_leased => {
                days.push((day, Some(state)));
                if rest.first().is_none_or(|(event, _)| Some(event.at.date()) != day.succ_opt()) {
                    days.extend(day.succ_opt().map(|next| (next, None)));
                }
            }
            _ => days.push((day, at_the_end)),
        }
        was_leased = at_the_end.is_some();
    }
    days
}

fn lease(
    state: &State,
    stage: Stage,
    (item, quantity): (&ItemId, Quantity),
    (from, to): (Date, Option<Date>),
) -> Lease {
    Lease {
        unit: state.holder.unit.clone(),
        project: state.holder.project.clone(),
        payer: state.holder.payer.clone(),
        item: item.clone(),
        stage,
        quantity,
        from,
        to,
    }
}

/// Adds an interval; it goes on with the one before when nothing of it changed.
fn push(found: &mut Vec<Lease>, next: Lease) {
    let before = found.iter_mut().rev().find(|lease| lease.item == next.item);
    if let Some(before) = before.filter(|before| before.to == Some(next.from)) {
        let same = Lease { from: before.from, to: before.to, ..next.clone() };
        if *before == same {
            before.to = next.to;
            return;
        }
    }
    found.push(next);
}

/// What an event orders of items that are charged once.
fn services(event: &Event, state: &State, is_once: &dyn Fn(&ItemId) -> bool) -> Vec<Lease> {
    let none = Quantities::new();
    let items = match &event.what {
        Happening::LeaseStarted { items, .. } | Happening::Resized { items } => items,
        _ => &none,
    };
    let day = event.at.date();
    let Some(stage) = state.life.stage() else { return Vec::new() };
    let ordered = items.iter().filter(|(item, quantity)| is_once(item) && quantity.scaled() > 0);
    ordered.map(|(item, quantity)| lease(state, stage, (item, *quantity), (day, day.succ_opt()))).collect()
}
