//! Past cases through another definition.

mod common;

use common::{Case, definition, now};
use yunheng_process::*;

const NODES: [&str; 4] =
    ["startEvent s", "userTask apply", "userTask review yh:outcomes=\"approve return reject\"", "endEvent e"];
const FLOWS: [&str; 3] = ["s apply", "apply review", "review e"];

fn plain() -> Definition {
    definition(&NODES, &FLOWS)
}

fn retold(from: &Definition, to: &Definition, case: &Case<'_>) -> Retold {
    let facts: &dyn Facts = &case.told;
    let timeline: Vec<Told<'_>> = case.timeline.iter().map(|event| (event, now(), facts)).collect();
    retell(from, to, &timeline)
}

fn names(elements: &[ElementId]) -> Vec<&str> {
    elements.iter().map(ElementId::as_str).collect()
}

/// Applied for, returned, applied for again, and then as it is said.
fn case<'d>(from: &'d Definition, last: &str) -> Case<'d> {
    let mut case = Case::opened(from, &[]);
    case.complete("apply", "done");
    let (task, by) = case.seat("review");
    case.does(Event::Return { task, by, to: "apply".into() });
    case.complete("apply", "done");
    if last == "reject" {
        let (task, by) = case.seat("review");
        case.does(Event::Reject { task, by });
    } else if !last.is_empty() {
        case.complete("review", last);
    }
    case
}

#[test]
fn the_same_definition_ends_every_case_as_it_ended() {
    let plain = plain();
    for last in ["approve", "reject", ""] {
        let told = retold(&plain, &plain, &case(&plain, last));
        assert_eq!((told.end, told.assumed.len(), told.left_out.len()), (RetoldEnd::Same, 0, 0), "{last}");
    }
}

#[test]
fn a_step_more_is_taken_as_consented_to_and_a_step_less_is_left_out() {
    let plain = plain();
    let more = definition(
        &[
            NODES[0],
            NODES[1],
            "userTask head yh:outcomes=\"approve return\"",
            NODES[2],
            "userTask file",
            NODES[3],
        ],
        &["s apply", "apply head", "head review", "review file", "file e"],
    );
    let told = retold(&plain, &more, &case(&plain, "approve"));
    assert_eq!((told.end, names(&told.assumed)), (RetoldEnd::Same, vec!["head", "head", "file"]));
    let mut long = Case::opened(&more, &[]);
    for (element, word) in [("apply", "done"), ("head", "approve"), ("review", "approve"), ("file", "done")] {
        long.complete(element, word);
    }
    let told = retold(&more, &plain, &long);
    assert_eq!((told.end, names(&told.left_out)), (RetoldEnd::Same, vec!["head", "file"]));
}

#[test]
fn a_case_that_ends_otherwise_or_comes_no_further_says_so() {
    let plain = plain();
    // Nobody reviews any more: what was rejected would have been done.
    let free = definition(&[NODES[0], NODES[1], NODES[3]], &["s apply", "apply e"]);
    let told = retold(&plain, &free, &case(&plain, "reject"));
    let other = RetoldEnd::Other { was: Some(Ending::Rejected), would: Some(Ending::Completed) };
    assert_eq!(told.end, other);
    // Returning is not allowed any more.
    let strict =
        definition(&[NODES[0], NODES[1], "userTask review yh:outcomes=\"approve\"", NODES[3]], &FLOWS);
    let told = retold(&plain, &strict, &case(&plain, "approve"));
    let RetoldEnd::Unfit { position, element, .. } = told.end else { panic!("{told:?}") };
    assert_eq!((position, element.as_ref().map(ElementId::as_str)), (2, Some("review")));
    // The review comes first, so nobody stands at it when it was done.
    let turned = definition(&NODES, &["s review", "review apply", "apply e"]);
    let told = retold(&plain, &turned, &case(&plain, "approve"));
    assert!(matches!(told.end, RetoldEnd::Unfit { position: 1, .. }), "{told:?}");
}

#[test]
fn a_timeline_of_another_definition_is_not_told() {
    let plain = plain();
    let other = definition(&[NODES[0], "userTask other", NODES[3]], &["s other", "other e"]);
    let mut strange = Case::opened(&other, &[]);
    strange.complete("other", "done");
    let told = retold(&plain, &plain, &strange);
    assert_eq!(told.end, RetoldEnd::Same, "the same numbers, the same words: it fits by chance");
    let (task, by) = (TaskId(99), PersonId(1));
    strange.timeline.push(Event::Complete { task, by, outcome: "done".into() });
    assert!(matches!(retold(&plain, &plain, &strange).end, RetoldEnd::Unknown { position: 2, .. }));
}

#[test]
fn what_was_added_and_goes_round_for_ever_ends_the_telling() {
    let plain = plain();
    let round = definition(
        &[
            NODES[0],
            NODES[1],
            "exclusiveGateway m",
            "userTask again",
            "exclusiveGateway x",
            NODES[2],
            NODES[3],
        ],
        &["s apply", "apply m", "m again", "again x", "x m default", "x review never", "review e"],
    );
    let told = retold(&plain, &round, &case(&plain, "approve"));
    assert!(matches!(told.end, RetoldEnd::Unfit { .. }), "{told:?}");
}
