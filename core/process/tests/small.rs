//! Every small process: the verdict, against walking every state that cases can come to.
//!
//! The walk uses `step` itself and so every way in which conditions hold, tasks are completed and timers are due. A
//! process is sound when from every state the case can end, no step is refused as stuck and no task is open twice. What is
//! told to be sound must walk; what is told to wait for ever must not. A flow taken twice at a time between gateways is told
//! and cannot be seen by walking, like an element that nothing uses.

mod common;

use common::process;
use common::walk::walked;
use yunheng_process::*;

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
        if matches!(definition.verdict(), Verdict::NotProved(_)) {
            continue;
        }
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
