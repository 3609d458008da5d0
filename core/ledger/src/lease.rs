//! Intervals of constant quantity: what is charged.

use crate::apply::State;
use crate::event::{Event, Happening, Position, Quantities, Stage};
use crate::replay::replay;
use std::fmt;
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

/// What of a resource is charged, as far as it is not for the ledger to say.
#[derive(Clone, Copy)]
pub struct Metering<'m> {
    /// Whether an item is charged once, when it is ordered (按服务计量).
    pub is_once: &'m dyn Fn(&ItemId) -> bool,
    /// Whether a lease that starts and ends on a day is charged for it, as the ruling `meter.same_day` says of that day.
    pub counts_one_day: &'m dyn Fn(Date) -> bool,
}

impl fmt::Debug for Metering<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metering")
    }
}

/// The lease intervals of a resource as they were known at a position, by item and first day.
///
/// What is stopped by order is not provided, so it is not charged from that day on until the day on which it is resumed. Of several changes
/// on a day the last counts for that day; a lease that starts and ends on one day is charged for it, unless the
/// ruling says otherwise. Of an item that `is_once` says is charged once (按服务计量), what is ordered of it is an interval of its own day: all
/// that a start or the end of a test names, and of a change what there is more than before.
pub fn leases(events: &[Event], known: Position, metering: &Metering<'_>) -> Vec<Lease> {
    let is_once = metering.is_once;
    let (states, _) = replay(events, known);
    let days = by_day(&states, metering.counts_one_day);
    let mut found: Vec<Lease> = Vec::new();
    for (index, (from, state)) in days.iter().enumerate() {
        let to = days.get(index + 1).map(|(next, _)| *next);
        let Some((state, stage)) = state.and_then(|state| Some((state, state.provided()?))) else { continue };
        for (item, quantity) in state.items.iter().filter(|(item, _)| !is_once(item)) {
            push(&mut found, lease(state, stage, (item, *quantity), (*from, to)));
        }
    }
    for (at, (event, state)) in states.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &states[before].1);
        found.extend(services(before, event, state, is_once));
    }
    found.sort_by(|a, b| (&a.item, a.from, a.to).cmp(&(&b.item, b.from, b.to)));
    found
}

/// For each day on which something happened, what counts from that day on; none where nothing is leased.
fn by_day<'s>(
    states: &'s [(&Event, State)],
    counts_one_day: &dyn Fn(Date) -> bool,
) -> Vec<(Date, Option<&'s State>)> {
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
            (None, Some(state)) if !was_leased && counts_one_day(day) => {
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
fn services(
    before: Option<&State>,
    event: &Event,
    state: &State,
    is_once: &dyn Fn(&ItemId) -> bool,
) -> Vec<Lease> {
    let none = Quantities::new();
    let (items, had) = match &event.what {
        // What a test had of it was free, and is no part of what is ordered for good.
        Happening::LeaseStarted { items, .. } | Happening::Promoted { items, .. } => (items, &none),
        Happening::Resized { items } => (items, before.map_or(&none, |state| &state.items)),
        _ => return Vec::new(),
    };
    let day = event.at.date();
    let Some(stage) = state.life.stage() else { return Vec::new() };
    let more = |item: &ItemId, quantity: &Quantity| {
        quantity.scaled() - had.get(item).map_or(0, |quantity| quantity.scaled())
    };
    let ordered = items.iter().filter(|(item, quantity)| is_once(item) && more(item, quantity) > 0);
    let of = |item, quantity| (item, Quantity::from_scaled(more(item, quantity)));
    ordered.map(|(item, quantity)| lease(state, stage, of(item, quantity), (day, day.succ_opt()))).collect()
}
