//! Laws of the ledger, and the refusals that people meet.

use proptest::prelude::*;
use std::collections::BTreeMap;
use yunheng_ledger::{
    Event, Happening, Holder, HolderChange, Lease, Life, Metering, Position, Quantities, Reason, Stage,
    Traits, admit, replay, state,
};
use yunheng_values::{Date, ItemId, Moment, PayerId, ProjectId, Quantity, UnitId, parse_date};

fn day(text: &str) -> Date {
    parse_date(text).expect("a date")
}

/// Day `n` of the year 2026 and a bit of it.
fn moment(n: u32, minutes: i64) -> Moment {
    let first = day("2026-01-01");
    let date = first.iter_days().nth(n as usize).expect("a day");
    Moment::midnight(date).plus_minutes(minutes).expect("a moment")
}

fn items(vcpu: i64) -> Quantities {
    [(ItemId::new("vcpu.x86"), Quantity::from_scaled(vcpu * 10_000))].into()
}

fn opened() -> Happening {
    let holder = Holder { unit: UnitId::new("u"), user: None, project: ProjectId::new("p"), payer: None };
    Happening::Opened { holder, traits: Traits::new() }
}

fn started(stage: Stage, vcpu: i64) -> Happening {
    Happening::LeaseStarted { stage, items: items(vcpu), agreed_on: None, until: None }
}

fn event(position: Position, at: Moment, what: Happening) -> Event {
    Event { position, at, corrects: None, what }
}

/// What a person may say that happened; most of it does not fit, which is the point.
fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        1 => Just(opened()),
        3 => (0_i64..4).prop_map(|n| started(Stage::Formal, n)),
        3 => (1_i64..4).prop_map(|n| started(Stage::Test, n)),
        4 => (0_i64..6).prop_map(|n| Happening::Resized { items: items(n) }),
        2 => Just(Happening::Promoted { items: Quantities::new(), agreed_on: None }),
        2 => any::<bool>().prop_map(|is_on| Happening::Powered { is_on }),
        2 => "[ab]".prop_map(|unit| Happening::HolderChanged(HolderChange { unit: Some(UnitId::new(unit)), ..HolderChange::default() })),
        1 => "[xy]".prop_map(|payer| Happening::HolderChanged(HolderChange { payer: Some(PayerId::new(payer)), ..HolderChange::default() })),
        2 => Just(Happening::Stopped),
        2 => Just(Happening::Resumed),
        3 => Just(Happening::Ended),
        1 => Just(Happening::Reclaimed),
    ]
}

/// A history into which everything fits: what did not was refused. Corrections are in it.
fn history() -> impl Strategy<Value = Vec<Event>> {
    let told = (
        happening(),
        1_u32..40,
        0_i64..1_440,
        prop::option::weighted(0.2, any::<prop::sample::Index>()),
        any::<bool>(),
    );
    prop::collection::vec(told, 0..30).prop_map(|told| {
        let mut events = vec![event(1, moment(0, 0), opened())];
        for ((what, on, minutes, corrects, is_void), position) in told.into_iter().zip(2..) {
            let corrects = corrects.map(|index| events[index.index(events.len())].position);
            let what = if corrects.is_some() && is_void { Happening::Voided } else { what };
            let new = Event { position, at: moment(on, minutes), corrects, what };
            if admit(&events, &new).is_ok() {
                events.push(new);
            }
        }
        events
    })
}

const LAST: Position = Position::MAX;
const NEVER: fn(&ItemId) -> bool = |_| false;

/// Leases where a day on which one starts and ends counts.
fn leases(events: &[Event], known: Position, is_once: &dyn Fn(&ItemId) -> bool) -> Vec<Lease> {
    yunheng_ledger::leases(events, known, &Metering { is_once, counts_one_day: &|_| true })
}

proptest! {
    #[test]
    fn what_was_admitted_replays_whole_and_alike(events in history()) {
        let (states, problem) = replay(&events, LAST);
        prop_assert_eq!(&problem, &None);
        prop_assert_eq!(replay(&events, LAST).0, states);
    }

    /// Rows may come from the database in any order.
    #[test]
    fn the_order_of_rows_says_nothing(events in history(), seed in any::<u64>()) {
        let mut shuffled = events.clone();
        shuffled.sort_by_key(|event| event.position.wrapping_mul(seed | 1));
        for n in 0..45 {
            let on = moment(n, 0).date();
            prop_assert_eq!(state(&events, on, LAST), state(&shuffled, on, LAST));
        }
        prop_assert_eq!(leases(&events, LAST, &NEVER), leases(&shuffled, LAST, &NEVER));
    }

    /// What is known in the end does not depend on what was known first, where no two things of a kind were at one moment.
    #[test]
    fn the_order_of_learning_says_nothing(events in history(), seed in any::<u64>()) {
        let live: Vec<Event> = yunheng_ledger::in_order(&events, LAST).into_iter().cloned().collect();
        let moments: std::collections::BTreeSet<(Moment, &str)> =
            live.iter().map(|event| (event.at, event.what.word())).collect();
        prop_assume!(moments.len() == live.len());
        let mut positions: Vec<Position> = (1..=live.len() as u64).collect();
        positions.sort_by_key(|position| position.wrapping_mul(seed | 1));
        let learned: Vec<Event> = live.iter().zip(positions)
            .map(|(event, position)| Event { position, corrects: None, ..event.clone() }).collect();
        // Changes of holder and power share a rank; at one moment they change different things or were left out above.
        prop_assert_eq!(leases(&learned, LAST, &NEVER), leases(&events, LAST, &NEVER));
    }

    #[test]
    fn later_knowledge_never_changes_an_older_answer(events in history(), cut in any::<prop::sample::Index>()) {
        let known = events[cut.index(events.len())].position;
        let then: Vec<Event> = events.iter().filter(|event| event.position <= known).cloned().collect();
        for n in 0..45 {
            let on = moment(n, 0).date();
            prop_assert_eq!(state(&events, on, known), state(&then, on, known));
        }
        prop_assert_eq!(leases(&events, known, &NEVER), leases(&then, known, &NEVER));
    }

    #[test]
    fn intervals_never_overlap_and_are_never_empty(events in history()) {
        let mut by_item: BTreeMap<ItemId, Vec<(Date, Option<Date>)>> = BTreeMap::new();
        for lease in leases(&events, LAST, &NEVER) {
            prop_assert!(lease.quantity.scaled() > 0);
            prop_assert!(lease.to.is_none_or(|to| to > lease.from), "{lease:?}");
            by_item.entry(lease.item).or_default().push((lease.from, lease.to));
        }
        for intervals in by_item.values() {
            for pair in intervals.windows(2) {
                prop_assert!(pair[0].1.is_some_and(|to| to <= pair[1].0), "{intervals:?}");
            }
        }
    }

    /// The intervals say of every day the same as the state at its end, but for leases of one day.
    #[test]
    fn intervals_and_states_agree(events in history()) {
        let found = leases(&events, LAST, &NEVER);
        for n in 0..45 {
            let on = moment(n, 0).date();
            let covering: Vec<_> = found.iter().filter(|lease| lease.from <= on && lease.to.is_none_or(|to| on < to)).collect();
            let held = state(&events, on, LAST).filter(|state| state.provided().is_some());
            match held {
                Some(held) => {
                    prop_assert_eq!(covering.len(), held.items.len());
                    for lease in covering {
                        prop_assert_eq!(held.items.get(&lease.item), Some(&lease.quantity));
                        prop_assert_eq!(Some(lease.stage), held.life.stage());
                        prop_assert_eq!((&lease.unit, &lease.payer), (&held.holder.unit, &held.holder.payer));
                    }
                }
                None => prop_assert!(covering.iter().all(|lease| lease.from == on || lease.to == on.succ_opt())),
            }
        }
    }
}

fn refused(events: &[Event], new: Event) -> &'static str {
    let refusal = admit(events, &new).expect_err("refused");
    assert!(!refusal.message().zh.is_empty() && !refusal.message().en.is_empty());
    refusal.reason.code()
}

fn a_test() -> Vec<Event> {
    vec![event(1, moment(0, 0), opened()), event(2, moment(10, 0), started(Stage::Test, 4))]
}

#[test]
fn refusals_say_what_is_wrong() {
    let test = a_test();
    assert_eq!(refused(&[], event(1, moment(0, 0), started(Stage::Test, 4))), "resource_not_opened");
    assert_eq!(
        refused(&test, event(3, moment(5, 0), Happening::Resized { items: items(8) })),
        "before_lease_start"
    );
    assert_eq!(refused(&test, event(3, moment(11, 0), started(Stage::Formal, 4))), "already_leased");
    assert_eq!(refused(&test, event(3, moment(11, 0), Happening::Reclaimed)), "still_leased");
    assert_eq!(
        refused(&test, event(3, moment(11, 0), Happening::Resized { items: items(0) })),
        "nothing_leased"
    );
    assert_eq!(refused(&test, event(3, moment(11, 0), opened())), "resource_already_opened");
    let mut ended = test.clone();
    ended.push(event(3, moment(20, 0), Happening::Ended));
    assert_eq!(refused(&ended, event(4, moment(25, 0), Happening::Ended)), "lease_already_ended");
    assert_eq!(
        refused(
            &ended,
            event(4, moment(25, 0), Happening::Promoted { items: Quantities::new(), agreed_on: None })
        ),
        "promoted_without_test"
    );
    // An earlier end makes the known one impossible, and the message names that one.
    let refusal = admit(&ended, &event(4, moment(15, 0), Happening::Ended)).expect_err("refused");
    assert_eq!((refusal.position, refusal.is_known), (3, true));
    ended.push(event(4, moment(30, 0), Happening::Reclaimed));
    assert_eq!(
        refused(&ended, event(5, moment(31, 0), Happening::Powered { is_on: true })),
        "resource_reclaimed"
    );
}

#[test]
fn an_agreement_later_than_the_start_is_refused() {
    let what = Happening::LeaseStarted {
        stage: Stage::Formal,
        items: items(2),
        agreed_on: Some(day("2026-02-01")),
        until: None,
    };
    let open = [event(1, moment(0, 0), opened())];
    assert_eq!(
        refused(&open, event(2, Moment::midnight(day("2026-01-31")), what.clone())),
        "agreement_after_start"
    );
    assert!(admit(&open, &event(2, Moment::midnight(day("2026-02-01")), what)).is_ok());
    let short = Happening::LeaseStarted {
        stage: Stage::Test,
        items: items(2),
        agreed_on: None,
        until: Some(day("2026-02-01")),
    };
    assert_eq!(
        refused(&open, event(2, Moment::midnight(day("2026-02-01")), short)),
        "test_ends_before_start"
    );
}

#[test]
fn a_correction_stands_in_the_place_of_what_it_corrects() {
    let mut events = a_test();
    events.push(event(3, moment(12, 0), Happening::Resized { items: items(8) }));
    let wrong = Event {
        position: 4,
        at: moment(14, 0),
        corrects: Some(3),
        what: Happening::Resized { items: items(6) },
    };
    events.push(wrong);
    let vcpu = |known| {
        let state = state(&events, day("2026-01-14"), known).expect("there");
        state.items[&ItemId::new("vcpu.x86")].scaled() / 10_000
    };
    assert_eq!(
        (vcpu(3), vcpu(4)),
        (8, 4),
        "on the 14th day the correction makes it as it was before the 15th"
    );
    assert_eq!(
        refused(
            &events,
            Event { position: 5, at: moment(14, 0), corrects: Some(3), what: Happening::Voided }
        ),
        "already_corrected"
    );
    assert_eq!(
        refused(
            &events,
            Event { position: 5, at: moment(14, 0), corrects: Some(9), what: Happening::Voided }
        ),
        "no_such_event"
    );
    assert_eq!(refused(&events, event(5, moment(14, 0), Happening::Voided)), "voids_nothing");
    let void = Event { position: 5, at: moment(14, 0), corrects: Some(1), what: Happening::Voided };
    assert_eq!(refused(&events, void), "resource_not_opened");
}

#[test]
fn a_lease_of_one_day_is_charged_for_it_and_the_last_change_of_a_day_counts() {
    let mut events =
        vec![event(1, moment(0, 0), opened()), event(2, moment(10, 60), started(Stage::Formal, 4))];
    events.push(event(3, moment(10, 90), Happening::Resized { items: items(6) }));
    events.push(event(4, moment(10, 120), Happening::Ended));
    let found = leases(&events, LAST, &NEVER);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].from, found[0].to), (day("2026-01-11"), Some(day("2026-01-12"))));
    assert_eq!(found[0].quantity.scaled(), 60_000);
    let counts_from = |on: &str| {
        let on = day(on);
        let counts_one_day: &dyn Fn(Date) -> bool = &move |day| day >= on;
        yunheng_ledger::leases(&events, LAST, &Metering { is_once: &NEVER, counts_one_day }).len()
    };
    assert_eq!(
        (counts_from("2026-01-11"), counts_from("2026-01-12")),
        (1, 0),
        "as the ruling says of that day"
    );
    events.push(event(5, moment(11, 0), started(Stage::Formal, 6)));
    let found = leases(&events, LAST, &NEVER);
    assert_eq!(found.len(), 1, "it goes on: {found:?}");
    assert_eq!(found[0].to, None);
    assert_eq!(state(&events, day("2026-01-11"), LAST).map(|state| state.life), Some(Life::Ended));
}

/// Day, stage and quantity of what is charged once.
fn scans(events: &[Event]) -> Vec<(Date, Stage, i64)> {
    let found = leases(events, LAST, &|item| item.as_str() == "scan.launch");
    let once = found.iter().filter(|lease| lease.item.as_str() == "scan.launch");
    once.map(|lease| (lease.from, lease.stage, lease.quantity.scaled() / 10_000)).collect()
}

fn scan(count: i64) -> Quantities {
    [(ItemId::new("scan.launch"), Quantity::from_scaled(count * 10_000))].into()
}

#[test]
fn a_change_orders_what_is_more_than_before() {
    let start =
        Happening::LeaseStarted { stage: Stage::Formal, items: scan(2), agreed_on: None, until: None };
    let mut events = vec![event(1, moment(0, 0), opened()), event(2, moment(0, 1), start)];
    events.push(event(3, moment(1, 0), Happening::Resized { items: scan(5) }));
    events.push(event(4, moment(2, 0), Happening::Resized { items: scan(2) }));
    let formal = |on: &str, count: i64| (day(on), Stage::Formal, count);
    let ordered = [formal("2026-01-01", 2), formal("2026-01-02", 3)];
    assert_eq!(scans(&events), ordered, "less brings nothing back and is not charged again");
    events.push(event(5, moment(3, 0), Happening::Resized { items: scan(3) }));
    assert_eq!(scans(&events), [&ordered[..], &[formal("2026-01-04", 1)]].concat());
}

#[test]
fn what_the_end_of_a_test_names_is_ordered_for_good() {
    let mut events = vec![event(1, moment(0, 0), opened()), event(2, moment(0, 1), started(Stage::Test, 4))];
    events.push(event(3, moment(1, 0), Happening::Resized { items: scan(2) }));
    let promoted = |count: i64| Happening::Promoted { items: scan(count), agreed_on: None };
    events.push(event(4, moment(2, 0), promoted(1)));
    let (tried, for_good) = ((day("2026-01-02"), Stage::Test, 2), (day("2026-01-03"), Stage::Formal, 1));
    assert_eq!(scans(&events), [tried, for_good]);
    events[3] = event(4, moment(2, 0), Happening::Promoted { items: items(4), agreed_on: None });
    assert_eq!(scans(&events), [tried], "what is not named is not ordered again");
}

#[test]
fn what_is_stopped_is_not_charged_until_it_is_resumed() {
    let mut events =
        vec![event(1, moment(0, 0), opened()), event(2, moment(10, 0), started(Stage::Formal, 4))];
    assert_eq!(refused(&events, event(3, moment(12, 0), Happening::Resumed)), "service_not_stopped");
    events.push(event(3, moment(12, 600), Happening::Stopped));
    assert_eq!(refused(&events, event(4, moment(13, 0), Happening::Stopped)), "service_stopped");
    let stopped = state(&events, day("2026-01-14"), LAST).expect("there");
    assert_eq!((stopped.life, stopped.stopped_on), (Life::Formal, Some(day("2026-01-13"))));
    assert_eq!(stopped.items, items(4), "it stays allocated");
    events.push(event(4, moment(14, 0), Happening::Resized { items: items(6) }));
    events.push(event(5, moment(20, 0), Happening::Resumed));
    let found: Vec<_> = leases(&events, LAST, &NEVER)
        .into_iter()
        .map(|lease| (lease.from.to_string(), lease.to.map(|to| to.to_string()), lease.quantity.to_string()))
        .collect();
    let wanted = [
        ("2026-01-11".to_owned(), Some("2026-01-13".to_owned()), "4".to_owned()),
        ("2026-01-21".to_owned(), None, "6".to_owned()),
    ];
    assert_eq!(found, wanted);
    // What is stopped may end without being resumed, and a test that is stopped does not become formal.
    assert!(admit(&events[..4], &event(6, moment(15, 0), Happening::Ended)).is_ok());
    let mut test = a_test();
    test.push(event(3, moment(12, 0), Happening::Stopped));
    let formal = Happening::Promoted { items: Quantities::new(), agreed_on: None };
    assert_eq!(refused(&test, event(4, moment(13, 0), formal)), "service_stopped");
}

#[test]
fn what_is_charged_once_is_charged_when_it_is_ordered() {
    let mut events = a_test();
    let scan: Quantities = [(ItemId::new("scan.launch"), Quantity::from_scaled(10_000))].into();
    events.push(event(3, moment(12, 0), Happening::Resized { items: scan }));
    events.push(event(
        4,
        moment(13, 0),
        Happening::HolderChanged(HolderChange { unit: Some(UnitId::new("v")), ..HolderChange::default() }),
    ));
    let found = leases(&events, LAST, &|item| item.as_str() == "scan.launch");
    let once: Vec<_> = found.iter().filter(|lease| lease.item.as_str() == "scan.launch").collect();
    assert_eq!(once.len(), 1, "a change of unit orders nothing again");
    assert_eq!((once[0].from, once[0].to), (day("2026-01-13"), Some(day("2026-01-14"))));
    assert!(matches!(
        admit(&events, &event(5, moment(1, 0), Happening::Ended)).map_err(|refusal| refusal.reason),
        Err(Reason::BeforeStart)
    ));
}
