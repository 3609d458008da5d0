//! Cases as people live them.

mod common;

use common::{Case, OPENER, definition, now, process};
use std::collections::BTreeMap;
use yunheng_process::*;

/// Apply, then review and countersign side by side, then decide; returning is allowed everywhere.
fn office() -> Definition {
    definition(
        &[
            "startEvent s",
            "userTask apply",
            "parallelGateway fork",
            "userTask review yh:outcomes=\"approve return\"",
            "userTask sign yh:outcomes=\"approve object return\"|<multiInstanceLoopCharacteristics yh:countersign=\"2/3\"/>",
            "parallelGateway join",
            "userTask decide yh:outcomes=\"approve return reject\" yh:effects=\"quota.grant notice.send\"",
            "endEvent e",
        ],
        &[
            "s apply",
            "apply fork",
            "fork review",
            "fork sign",
            "review join",
            "sign join",
            "join decide",
            "decide e",
        ],
    )
}

#[test]
fn a_case_runs_from_opening_to_completion() {
    let office = office();
    assert!(office.deployable().is_ok() && office.verdict() == &Verdict::Sound(Proof::Blocks));
    let mut case = Case::opened(&office, &[3, 1, 2, 1]);
    case.complete("apply", "done");
    assert_eq!(case.open(), "review sign sign sign");
    case.complete("sign", "approve");
    case.complete("sign", "object");
    case.complete("review", "approve");
    assert_eq!(case.open(), "sign");
    case.complete("sign", "approve");
    assert_eq!((case.state.outcome_of("sign"), case.open().as_str()), (Some("approve"), "decide"));
    case.complete("decide", "approve");
    let effects: Vec<&Act> = case.acts.iter().filter(|act| matches!(act, Act::Effect { .. })).collect();
    assert_eq!((effects.len(), case.state.ending()), (2, Some(Ending::Completed)));
    let json = serde_json::to_string(&case.state).unwrap();
    assert_eq!(serde_json::from_str::<State>(&json).unwrap(), case.state);
    assert_eq!(case.refuses(Event::Withdraw { by: OPENER }), Refusal::Ended(Ending::Completed));
}

#[test]
fn a_countersign_that_cannot_succeed_any_more_is_decided() {
    let office = office();
    let mut case = Case::opened(&office, &[1, 2, 3]);
    case.complete("apply", "done");
    case.complete("sign", "object");
    case.complete("sign", "object");
    assert_eq!((case.state.outcome_of("sign"), case.open().as_str()), (Some("object"), "review"));
    let dropped = case.state.history.iter().filter(|past| past.end == TaskEnd::Dropped).count();
    assert_eq!(dropped, 1, "the third need not speak");
}

#[test]
fn a_returned_countersign_keeps_the_case_and_what_was_said() {
    let office = office();
    let mut case = Case::opened(&office, &[1, 2, 3]);
    case.complete("apply", "done");
    case.complete("sign", "approve");
    let (task, by) = case.seat("sign");
    case.does(Event::Return { task, by, to: "apply".into() });
    assert_eq!(case.open(), "apply", "everything between is taken back");
    assert!(
        case.state.history.iter().any(|past| past.end == TaskEnd::Done("approve".into())),
        "what was said is kept"
    );
    assert_eq!(case.refuses(Event::Return { task, by, to: "apply".into() }), Refusal::AlreadyDone);
    case.complete("apply", "done");
    assert_eq!(case.open(), "review sign sign sign", "resubmitted, everybody is asked again");
    for element in ["sign", "sign", "review", "decide"] {
        case.complete(element, "approve");
    }
    assert_eq!(case.state.ending(), Some(Ending::Completed));
}

#[test]
fn a_return_into_one_branch_does_not_ask_the_others_again() {
    let office = office();
    let mut case = Case::opened(&office, &[1, 2, 3]);
    for (element, outcome) in
        [("apply", "done"), ("review", "approve"), ("sign", "approve"), ("sign", "approve")]
    {
        case.complete(element, outcome);
    }
    let (task, by) = case.seat("decide");
    case.does(Event::Return { task, by, to: "review".into() });
    assert_eq!(case.open(), "review");
    case.complete("review", "approve");
    assert_eq!(case.open(), "decide", "the join does not wait for the branch that was done");
}

#[test]
fn what_may_not_be_returned_is_refused() {
    let office = office();
    let mut case = Case::opened(&office, &[1, 2, 3]);
    let back = |case: &Case<'_>, from: &str, to: &str| {
        let (task, by) = case.seat(from);
        case.refuses(Event::Return { task, by, to: to.into() })
    };
    assert_eq!(back(&case, "apply", "apply"), Refusal::NotAllowed);
    case.complete("apply", "done");
    case.complete("review", "approve");
    assert_eq!(back(&case, "sign", "review"), Refusal::NotEarlier, "a branch beside it is not before it");
    assert_eq!(back(&case, "sign", "decide"), Refusal::NotEarlier);
    assert_eq!(back(&case, "sign", "nothing"), Refusal::NotEarlier);
}

#[test]
fn who_may_do_what() {
    let office = office();
    let mut case = Case::opened(&office, &[1, 2, 3]);
    assert_eq!(case.refuses(Event::Start { by: OPENER }), Refusal::AlreadyStarted);
    let (task, me, other) = (case.seat("apply").0, PersonId(7), PersonId(8));
    let complete = |by, outcome: &str| Event::Complete { task, by, outcome: outcome.to_owned() };
    case.does(Event::Claim { task, by: me });
    assert_eq!(case.refuses(Event::Claim { task, by: me }), Refusal::SamePerson);
    assert_eq!(case.refuses(Event::Claim { task, by: other }), Refusal::NotYours);
    assert_eq!(case.refuses(complete(other, "done")), Refusal::NotYours);
    assert_eq!(case.refuses(complete(me, "maybe")), Refusal::UnknownOutcome);
    assert_eq!(case.refuses(Event::Reject { task, by: me }), Refusal::NotAllowed);
    case.does(Event::Release { task, by: me });
    assert_eq!(case.refuses(Event::Release { task, by: me }), Refusal::NotClaimed);
    case.does(Event::Claim { task, by: other });
    case.does(Event::Delegate { task, by: other, to: me });
    case.does(Event::AddReviewer { task, by: me, reviewer: other });
    assert_eq!(case.refuses(Event::AddReviewer { task, by: me, reviewer: other }), Refusal::SamePerson);
    assert_eq!(case.refuses(complete(me, "done")), Refusal::ReviewerPending);
    let reviewed = case.tasks("apply")[1];
    assert_eq!(case.refuses(Event::Release { task: reviewed, by: other }), Refusal::NotClaimed);
    case.does(Event::Complete { task: reviewed, by: other, outcome: "done".to_owned() });
    case.does(complete(me, "done"));
    assert_eq!(case.refuses(complete(me, "done")), Refusal::AlreadyDone);
    assert_eq!(case.refuses(Event::Claim { task: TaskId(999), by: me }), Refusal::Unknown);
    assert_eq!(case.refuses(Event::Withdraw { by: me }), Refusal::NotOpener);
    case.does(Event::Withdraw { by: OPENER });
    assert_eq!((case.state.ending(), case.open().as_str()), (Some(Ending::Withdrawn), ""));
    let wrong = State::new(&"other".into(), 1);
    let answer = step(&office, &wrong, &Event::Start { by: me }, now(), &case.told);
    assert_eq!(answer, Answer::Refused(Refusal::OtherDefinition));
}

#[test]
fn a_rejected_case_ends_with_what_was_open() {
    let office = office();
    let mut case = Case::opened(&office, &[1]);
    for (element, outcome) in [("apply", "done"), ("review", "approve"), ("sign", "approve")] {
        case.complete(element, outcome);
    }
    let (task, by) = case.seat("decide");
    case.does(Event::Reject { task, by });
    assert_eq!(
        (case.state.ending(), case.state.outcome_of("decide")),
        (Some(Ending::Rejected), Some("reject"))
    );
}

fn timed() -> Definition {
    definition(
        &[
            "startEvent s",
            "userTask work",
            "boundaryEvent remind attachedToRef=\"work\" cancelActivity=\"false\" yh:limit=\"1wd\"|<timerEventDefinition/>",
            "serviceTask tell yh:effects=\"notice.send\"",
            "endEvent told",
            "boundaryEvent late attachedToRef=\"work\"|<timerEventDefinition><timeDuration>PT15M</timeDuration></timerEventDefinition>",
            "userTask escalated",
            "intermediateCatchEvent pause yh:limit=\"req.pause\"|<timerEventDefinition/>",
            "exclusiveGateway again",
            "exclusiveGateway enter",
            "endEvent e",
        ],
        &[
            "s enter",
            "enter work",
            "remind tell",
            "tell told",
            "late escalated",
            "work again",
            "again pause default",
            "again enter again",
            "pause e",
            "escalated e",
        ],
    )
}

#[test]
fn timers_interrupt_or_run_beside() {
    let timed = timed();
    assert!(timed.deployable().is_ok(), "{:?}", timed.verdict());
    let mut case = Case::opened(&timed, &[]);
    let (remind, late) = (case.timer("remind"), case.timer("late"));
    case.does(Event::TimerDue { timer: remind });
    assert!(case.acts.iter().any(|act| matches!(act, Act::Effect { name, .. } if name == "notice.send")));
    assert_eq!(
        case.refuses(Event::TimerDue { timer: remind }),
        Refusal::AlreadyDone,
        "two servers, one timer"
    );
    let (task, by) = case.seat("work");
    case.does(Event::TimerDue { timer: late });
    assert_eq!(case.open(), "escalated");
    let at_the_same_instant = Event::Complete { task, by, outcome: "done".to_owned() };
    assert_eq!(case.refuses(at_the_same_instant), Refusal::AlreadyDone, "whichever comes first");
    assert_eq!(case.refuses(Event::TimerDue { timer: TimerId(0) }), Refusal::Unknown);
    case.complete("escalated", "done");
    assert_eq!(case.state.ending(), Some(Ending::Completed));
}

#[test]
fn a_circle_sets_its_timers_again() {
    let timed = timed();
    let mut case = Case::opened(&timed, &[]);
    let first = case.timer("late");
    case.told.words.borrow_mut().push("again".to_owned());
    case.complete("work", "done");
    assert_ne!(case.timer("late"), first);
    assert!(case.acts.contains(&Act::TimerCleared { timer: first }));
    case.told.words.borrow_mut().clear();
    case.complete("work", "done");
    assert_eq!(case.refuses(Event::TimerDue { timer: first }), Refusal::AlreadyDone);
    case.does(Event::TimerDue { timer: case.timer("pause") });
    assert_eq!(case.state.ending(), Some(Ending::Completed));
}

#[test]
fn services_and_called_processes_answer_once() {
    let calls = definition(
        &[
            "startEvent s",
            "serviceTask ask yh:result=\"wait\" yh:effects=\"resource.resize\"",
            "callActivity sub calledElement=\"q\"",
            "exclusiveGateway x",
            "endEvent e",
            "endEvent f",
        ],
        &["s ask", "ask sub", "sub x", "x e broken", "x f default"],
    );
    let mut case = Case::opened(&calls, &[]);
    let (_, call) = case.state.calls().next().unwrap();
    assert_eq!(case.refuses(Event::CalledEnded { call }), Refusal::AlreadyDone);
    case.does(Event::ServiceDone { call });
    assert_eq!(case.refuses(Event::ServiceDone { call }), Refusal::AlreadyDone);
    let (_, call) = case.state.calls().next().unwrap();
    let before = case.state.clone();
    assert!(matches!(case.refuses(Event::CalledEnded { call }), Refusal::ConditionFailed { .. }));
    assert_eq!(case.state, before);
    case.does(Event::Withdraw { by: OPENER });
    assert!(case.acts.contains(&Act::CallDropped { call }));
}

#[test]
fn what_goes_round_or_has_nobody_is_refused() {
    let round = definition(
        &["startEvent s", "exclusiveGateway a", "serviceTask t", "exclusiveGateway b", "endEvent e"],
        &["s a", "a t", "t b", "b a default", "b e never"],
    );
    assert_eq!(Case::new(&round).refuses(Event::Start { by: OPENER }), Refusal::RunsForEver);
    let office = office();
    let mut case = Case::opened(&office, &[]);
    let (task, by) = case.seat("apply");
    assert_eq!(case.refuses(Event::Complete { task, by, outcome: "done".to_owned() }), Refusal::Nobody);
    case.told.people.push(1);
    case.complete("apply", "done");
}

#[test]
fn a_case_is_moved_deliberately_or_not_at_all() {
    let office = office();
    let mut case = Case::opened(&office, &[1, 2]);
    case.complete("apply", "done");
    case.complete("review", "approve");
    let nodes = [
        "startEvent s",
        "userTask apply",
        "parallelGateway fork",
        "userTask check yh:outcomes=\"approve\"",
        "userTask sign2 yh:form=\"new\" yh:outcomes=\"approve object return\"|<multiInstanceLoopCharacteristics yh:countersign=\"2/3\"/>",
        "boundaryEvent late attachedToRef=\"sign2\" cancelActivity=\"false\" yh:limit=\"3wd\"|<timerEventDefinition/>",
        "endEvent warned",
        "parallelGateway join",
        "userTask decide",
        "endEvent e",
    ];
    let flows = [
        "s apply",
        "apply fork",
        "fork check",
        "fork sign2",
        "check join",
        "sign2 join",
        "join decide",
        "decide e",
        "late warned",
    ];
    let next = Definition::new(&process(&nodes, &flows), 2).unwrap();
    let none = BTreeMap::new();
    let refused = plan_move(&office, &next, &case.state, &none);
    assert_eq!(refused.changes, [Difference::Removed("sign".into())]);
    assert_eq!(refused.moved.unwrap_err()[0].code, "move_missing");
    let mapping = BTreeMap::from([("sign".into(), "sign2".into())]);
    let moved = plan_move(&office, &next, &case.state, &mapping).moved.unwrap();
    assert!(matches!(moved.acts.as_slice(), [Act::TimerSet { .. }]));
    let mut case = Case {
        definition: &next,
        state: moved.state,
        told: case.told,
        acts: Vec::new(),
        timeline: Vec::new(),
    };
    case.complete("sign2", "approve");
    case.complete("sign2", "approve");
    assert_eq!(case.open(), "decide");
    let straight = process(
        &["startEvent s", "userTask apply", "userTask sign2", "userTask decide", "endEvent e"],
        &["s apply", "apply sign2", "sign2 decide", "decide e"],
    );
    let straight = Definition::new(&straight, 3).unwrap();
    assert!(plan_move(&next, &straight, &case.state, &none).moved.is_ok(), "outside of the fork it fits");
}

#[test]
fn a_move_that_would_lose_a_branch_is_refused() {
    let nodes = |extra: &'static str| {
        [
            "startEvent s",
            "parallelGateway f",
            "userTask a",
            "userTask b",
            extra,
            "parallelGateway j",
            "endEvent e",
        ]
    };
    let two = definition(&nodes("userTask c"), &["s f", "f a", "f b", "a c", "c j", "b j", "j e"]);
    let three = Definition::new(
        &process(&nodes("userTask c"), &["s f", "f a", "f b", "f c", "c j", "b j", "a j", "j e"]),
        2,
    )
    .unwrap();
    let case = Case::opened(&two, &[]);
    let codes: Vec<&str> = plan_move(&two, &three, &case.state, &BTreeMap::new())
        .moved
        .unwrap_err()
        .iter()
        .map(|one| one.code)
        .collect();
    assert_eq!(codes, ["move_tokens"]);
}

#[test]
fn two_joins_for_the_same_branches_are_not_sound() {
    let crossed = process(
        &[
            "startEvent s",
            "parallelGateway f",
            "exclusiveGateway x",
            "exclusiveGateway y",
            "parallelGateway j",
            "parallelGateway k",
            "exclusiveGateway m",
            "endEvent e",
        ],
        &["s f", "f x", "f y", "x j c", "x k default", "y j c", "y k default", "j m", "k m", "m e"],
    );
    let Verdict::Unsound(reasons) = judge(&crossed) else { panic!("{:?}", judge(&crossed)) };
    assert_eq!(reasons[0].finding.code, "deadlock");
    let path: Vec<&str> = reasons[0].path.iter().map(|passed| passed.id.as_str()).collect();
    assert_eq!(path, ["f", "x", "y"]);
}

#[test]
fn a_task_that_others_do_on_the_other_version_is_nobodys_until_they_take_it() {
    let drawn = |who: &str| {
        let review = format!("userTask review yh:relation=\"{who}\"");
        let nodes = ["startEvent s", "userTask apply", &review, "endEvent e"];
        definition(&nodes, &["s apply", "apply review", "review e"])
    };
    let (old, same, other) = (drawn("unit"), drawn("unit"), drawn("provider"));
    let mut case = Case::opened(&old, &[]);
    case.complete("apply", "done");
    let (task, by) = case.seat("review");
    case.does(Event::Claim { task, by });
    let plan = |to: &Definition| plan_move(&old, to, &case.state, &BTreeMap::new()).moved.unwrap();
    let person = |step: &Step| step.state.open_tasks().next().and_then(|(_, seat)| seat.person);
    assert_eq!((person(&plan(&same)), plan(&same).acts), (Some(by), vec![]));
    assert_eq!(
        (person(&plan(&other)), plan(&other).acts),
        (None, vec![Act::TaskGiven { task, person: None }])
    );
}
