//! Walks every state that cases of a process can come to.

use super::{OPENER, Script, now};
use std::collections::{BTreeMap, BTreeSet};
use yunheng_process::*;

/// More states than this are left out; small processes have few.
const STATES_MAX: usize = 200;

/// What a state is apart from numbers and history.
fn shape(state: &State) -> String {
    let mut tokens: Vec<String> = state
        .tokens
        .iter()
        .map(|token| {
            let kind = match &token.waits {
                Waits::Join(flow) => flow.to_string(),
                Waits::People(seats) => {
                    format!("p{}", seats.iter().filter(|seat| seat.outcome.is_none()).count())
                }
                Waits::Service(_) | Waits::Called(_) | Waits::Time => "w".to_owned(),
            };
            let timers: Vec<&str> = token.timers.iter().map(|set| set.element.as_str()).collect();
            format!("{} {kind} {}", token.element, timers.join(","))
        })
        .collect();
    tokens.sort();
    format!("{:?} {}", state.ending(), tokens.join("; "))
}

fn events(definition: &Definition, state: &State) -> Vec<Event> {
    if state.phase == Phase::New {
        return vec![Event::Start { by: OPENER }];
    }
    let tasks = state.open_tasks().map(|(id, seat)| {
        let node = definition.process().node(id.as_str()).expect("its element");
        let word = definition.outcomes(node).next().expect("a word");
        let by = seat.person.unwrap_or(PersonId(7));
        Event::Complete { task: seat.task, by, outcome: word.to_owned() }
    });
    tasks.chain(state.timers().map(|set| Event::TimerDue { timer: set.timer })).collect()
}

/// Every state after an event, for every way in which conditions can hold; or a refusal.
fn after(definition: &Definition, state: &State, event: &Event) -> Result<Vec<State>, Refusal> {
    let mut found = Vec::new();
    let mut scripts = vec![Vec::new()];
    while let Some(script) = scripts.pop() {
        let facts = Script { script: script.clone(), ..Script::default() };
        match step(definition, state, event, now(), &facts) {
            Answer::Done(done) => found.push(done.state),
            // Conditions that hold for ever in the same way are no process's fault.
            Answer::Refused(Refusal::RunsForEver) => {}
            Answer::Refused(refusal) => return Err(refusal),
        }
        let asked = facts.asked.get().min(6);
        for position in script.len()..asked {
            let mut next = script.clone();
            next.resize(position, false);
            next.push(true);
            scripts.push(next);
        }
    }
    Ok(found)
}

/// Whether a process is sound, by walking; none when there are too many states.
///
/// Where splits and joins nest, branches that end by themselves may be under way more than once: each is work of its own.
pub fn walked(definition: &Definition) -> Option<bool> {
    let nests = definition.verdict() == &Verdict::Sound(Proof::Blocks);
    let first = State::new(&definition.process().id, definition.version());
    let mut known: BTreeMap<String, usize> = BTreeMap::from([(shape(&first), 0)]);
    let (mut states, mut before) = (vec![first], vec![Vec::new()]);
    let mut at = 0;
    while at < states.len() {
        if states.len() > STATES_MAX {
            return None;
        }
        for event in events(definition, &states[at].clone()) {
            let Ok(next) = after(definition, &states[at].clone(), &event) else { return Some(false) };
            for mut state in next {
                // What was done does not matter here, and more tokens than nodes are more states than anybody walks.
                state.history.clear();
                if state.tokens.len() > 6 {
                    return None;
                }
                let mut places: Vec<(&ElementId, &Waits)> = state
                    .tokens
                    .iter()
                    .filter(|token| !matches!(token.waits, Waits::People(_)))
                    .map(|token| (&token.element, &token.waits))
                    .collect();
                let tasks: Vec<&ElementId> = state
                    .tokens
                    .iter()
                    .filter(|token| matches!(token.waits, Waits::People(_)))
                    .map(|t| &t.element)
                    .collect();
                let count = places.len() + tasks.len();
                places.dedup();
                if !nests && places.len() + tasks.iter().collect::<BTreeSet<_>>().len() < count {
                    return Some(false);
                }
                let next = states.len();
                let index = *known.entry(shape(&state)).or_insert(next);
                if index == next {
                    states.push(state);
                    before.push(Vec::new());
                }
                before[index].push(at);
            }
        }
        at += 1;
    }
    let mut ends = vec![false; states.len()];
    let mut open: Vec<usize> = (0..states.len()).filter(|index| states[*index].ending().is_some()).collect();
    while let Some(index) = open.pop() {
        if !std::mem::replace(&mut ends[index], true) {
            open.extend(&before[index]);
        }
    }
    Some(ends.into_iter().all(|ends| ends))
}
