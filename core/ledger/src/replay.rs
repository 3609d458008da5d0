//! The events of a resource that hold at a position, in the order in which they were so.

use crate::apply::{State, apply};
use crate::event::{Event, Happening, Position};
use crate::refusal::{Reason, Refusal};
use std::collections::BTreeMap;
use yunheng_values::Date;

/// Events that hold as it was known at a position, in the order in which they were so: without those that were corrected by then.
///
/// What was so at the same moment stands in an order that does not depend on what was known first; only of two events of one kind at
/// one moment the one that was known later comes later. A correction stands where the event stood that it corrects.
pub fn in_order(events: &[Event], known: Position) -> Vec<&Event> {
    let by_position: BTreeMap<Position, &Event> =
        events.iter().filter(|event| event.position <= known).map(|event| (event.position, event)).collect();
    let corrected: Vec<Position> = by_position.values().filter_map(|event| event.corrects).collect();
    let root = |event: &Event| {
        let mut at = event;
        while let Some(earlier) = at.corrects.and_then(|position| by_position.get(&position)) {
            // A correction is always known later than what it corrects, so this ends.
            if earlier.position >= at.position {
                break;
            }
            at = earlier;
        }
        at.position
    };
    let holds = |event: &&Event| event.what != Happening::Voided && !corrected.contains(&event.position);
    let mut live: Vec<&Event> = by_position.values().copied().filter(holds).collect();
    live.sort_by_key(|event| (event.at, event.what.rank(), root(event)));
    live
}

/// Every state that the events lead to, with the event that led there; an event that does not fit is left out, and the first such one is
/// given beside them.
pub fn replay(events: &[Event], known: Position) -> (Vec<(&Event, State)>, Option<Refusal>) {
    let mut states: Vec<(&Event, State)> = Vec::new();
    let mut first = None;
    for event in in_order(events, known) {
        match apply(states.last().map(|(_, state)| state), event) {
            Ok(state) => states.push((event, state)),
            Err(reason) => {
                first = first.or(Some(Refusal::of(&event.what, event.position, event.at, reason)));
            }
        }
    }
    (states, first)
}

/// The resource at the end of a day, as it was known at a position; none when it was not in the ledger then.
pub fn state(events: &[Event], on: Date, known: Position) -> Option<State> {
    let (states, _) = replay(events, known);
    states.into_iter().take_while(|(event, _)| event.at.date() <= on).last().map(|(_, state)| state)
}

/// Whether a new event fits into the history of its resource; says the resource as it then is in the end.
///
/// # Errors
/// Why not: it does not fit where it stands, or it makes impossible what is known already.
pub fn admit(events: &[Event], new: &Event) -> Result<Option<State>, Refusal> {
    let refuse = |reason| Err(Refusal::of(&new.what, new.position, new.at, reason));
    if let Some(wanted) = new.corrects {
        if let Some(by) = events.iter().find(|event| event.corrects == Some(wanted)) {
            return refuse(Reason::Corrected(by.position));
        }
        match events.iter().find(|event| event.position == wanted) {
            Some(event) if event.what != Happening::Voided => {}
            _ => return refuse(Reason::NoSuchEvent(wanted)),
        }
    } else if new.what == Happening::Voided {
        return refuse(Reason::VoidsNothing);
    }
    let mut all = events.to_vec();
    all.push(new.clone());
    match replay(&all, new.position) {
        (states, None) => Ok(states.into_iter().next_back().map(|(_, state)| state)),
        (_, Some(refusal)) => Err(Refusal { is_known: refusal.position != new.position, ..refusal }),
    }
}
