//! Every small process: the verdict, against walking every state that cases can come to.
//!
//! The walk uses `step` itself and so every way in which conditions hold, tasks are completed and timers are due. A
//! process is sound when from every state the case can end, no step is refused as stuck and no task is open twice. What is
//! told to be sound must walk; what is told to wait for ever must not. A flow taken twice at a time between gateways is told
//! and cannot be seen by walking, like an element that nothing uses.

mod common;

use common::{OPENER, Script, now, process};
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

fn events(state: &State) -> Vec<Event> {
    if state.phase == Phase::New {
        return vec![Event::Start { by: OPENER }];
    }
    let tasks = state.open_tasks().map(|(_, seat)| {
        let by = seat.person.unwrap_or(PersonId(7));
        Event::Complete { task: seat.task, by, outcome: "done".to_owned() }
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
fn walked(definition: &Definition) -> Option<bool> {
    let nests = definition.verdict() == &Verdict::Sound(Proof::Blocks);
    let first = State::new(&definition.process().id, definition.version());
    let mut known: BTreeMap<String, usize> = BTreeMap::from([(shape(&first), 0)]);
    let (mut states, mut before) = (vec![first], vec![Vec::new()]);
    let mut at = 0;
    while at < states.len() {
        if states.len() > STATES_MAX {
            return None;
        }
        for event in events(&states[at].clone()) {
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

/// Every set of flows, up to a size, among some nodes and to the end.
fn drawings(nodes: usize, flows_max: u32) -> Vec<Vec<(usize, usize)>> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for from in 0..nodes {
        pairs.extend((0..=nodes).filter(|to| *to != from).map(|to| (from, to)));
    }
    let sets = (1_u32..1 << pairs.len()).filter(|set| set.count_ones() <= flows_max);
    sets.map(|set| (0..pairs.len()).filter(|at| set & (1 << at) != 0).map(|at| pairs[at]).collect()).collect()
}

fn drawn(names: &[String], pairs: &[(usize, usize)]) -> Option<Definition> {
    let mut nodes: Vec<&str> = vec!["startEvent s", "endEvent e"];
    nodes.extend(names.iter().map(String::as_str));
    let id = |at: usize| names.get(at).map_or("e", |name| name.split(' ').nth(1).expect("of a test"));
    let mut flows = vec!["s n0".to_owned()];
    for (position, (from, to)) in pairs.iter().enumerate() {
        let chooses = ["exclusive", "inclusive"].iter().any(|kind| names[*from].starts_with(kind));
        let is_last = !pairs[position + 1..].iter().any(|(other, _)| other == from);
        let is_only = pairs.iter().filter(|(other, _)| other == from).count() == 1;
        let how = if !chooses || is_only {
            ""
        } else if is_last {
            " default"
        } else {
            " c"
        };
        flows.push(format!("{} {}{how}", id(*from), id(*to)));
    }
    let process = process(&nodes, &flows.iter().map(String::as_str).collect::<Vec<_>>());
    // A node that nothing leads to, or that leads nowhere, is refused before any walk.
    let linked = process.nodes.iter().all(|node| {
        (node.kind == Kind::Start || !node.incoming.is_empty())
            && (node.kind == Kind::End || !node.outgoing.is_empty())
    });
    linked.then(|| Definition::new(&process, 1).unwrap_or_else(|findings| panic!("{findings:#?}")))
}

const KINDS: [&str; 4] = ["userTask", "exclusiveGateway", "parallelGateway", "inclusiveGateway"];

/// How many were judged sound and not sound.
fn compare_all(kinds: &[&str], flows_max: u32) -> (usize, usize) {
    let (mut sound, mut unsound) = (0, 0);
    let names: Vec<String> = (0..kinds.len()).map(|at| format!("{} n{at}", kinds[at])).collect();
    for pairs in drawings(kinds.len(), flows_max) {
        let Some(definition) = drawn(&names, &pairs) else { continue };
        let told = definition.verdict().is_sound();
        let Some(found) = walked(&definition) else { continue };
        let all_used = !definition.verdict().reasons().iter().any(|reason| {
            ["unreachable", "never_used", "no_way_out", "double_token"].contains(&reason.finding.code)
        });
        assert!(
            told == found || (!told && !all_used),
            "{names:?} {pairs:?}: told {:?}, found {found}",
            definition.verdict()
        );
        *if told { &mut sound } else { &mut unsound } += 1;
    }
    (sound, unsound)
}

#[test]
fn the_verdict_on_every_process_of_two_and_three_nodes_is_what_walking_finds() {
    let (mut sound, mut unsound) = (0, 0);
    for a in KINDS {
        for b in KINDS {
            let (more, fewer) = compare_all(&[a, b], 4);
            sound += more;
            unsound += fewer;
            for c in KINDS {
                let (more, fewer) = compare_all(&[a, b, c], 5);
                sound += more;
                unsound += fewer;
            }
        }
    }
    assert!(sound > 500 && unsound > 500, "{sound} {unsound}");
}

#[test]
fn the_verdict_on_four_nodes_with_a_split_and_a_join_is_what_walking_finds() {
    let gateways = ["exclusiveGateway", "parallelGateway", "inclusiveGateway"];
    let (mut sound, mut unsound) = (0, 0);
    for split in gateways {
        for join in gateways {
            let (more, fewer) = compare_all(&[split, "userTask", "userTask", join], 5);
            sound += more;
            unsound += fewer;
        }
    }
    assert!(sound > 20 && unsound > 20, "{sound} {unsound}");
}
