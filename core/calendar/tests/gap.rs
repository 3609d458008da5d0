//! Limits with times in them that do not count: examples, and properties against counting one by one.

use proptest::prelude::*;
use std::sync::LazyLock;
use yunheng_calendar::{Calendar, Direction, Gap, GappedDue, Limit, LimitKind, shipped};
use yunheng_values::{Moment, parse_moment};

static CALENDAR: LazyLock<Calendar> = LazyLock::new(shipped);

fn at(text: &str) -> Moment {
    parse_moment(text).unwrap_or_else(|error| panic!("{error}"))
}

fn gap(from: &str, until: Option<&str>) -> Gap {
    Gap { from: at(from), until: until.map(at), why: "不可抗力：暴雨".to_owned() }
}

fn due(from: &str, limit: &str, gaps: &[Gap]) -> Option<GappedDue> {
    let limit = Limit::parse(limit).unwrap_or_else(|error| panic!("{error}"));
    CALENDAR.due_without(at(from), limit, LimitKind::Act, gaps).unwrap_or_else(|error| panic!("{error}"))
}

fn due_at(from: &str, limit: &str, gaps: &[Gap]) -> String {
    due(from, limit, gaps)
        .map_or_else(|| "open".to_owned(), |found| found.due.due_at.to_string()[..16].to_owned())
}

#[test]
fn minutes_are_left_out_to_the_minute() {
    let storm = gap("2026-11-23 10:10", Some("2026-11-23 12:40"));
    for (from, limit, gaps, expected) in [
        ("2026-11-23 10:00", "30min", vec![storm.clone()], "2026-11-23T13:00"),
        // It begins in the gap: the clock starts when the gap ends.
        ("2026-11-23 11:00", "30min", vec![storm.clone()], "2026-11-23T13:10"),
        // It is over when the gap begins, to the minute.
        ("2026-11-23 09:40", "30min", vec![storm.clone()], "2026-11-23T10:10"),
        // The gap was over before.
        ("2026-11-23 12:40", "30min", vec![storm.clone()], "2026-11-23T13:10"),
        // Gaps over each other count once.
        (
            "2026-11-23 10:00",
            "30min",
            vec![gap("2026-11-23 11:00", Some("2026-11-23 13:00")), storm.clone()],
            "2026-11-23T13:20",
        ),
        ("2026-11-23 10:00", "30min", vec![gap("2026-11-23 10:20", None)], "open"),
        ("2026-11-23 10:00", "10min", vec![gap("2026-11-23 10:20", None)], "2026-11-23T10:10"),
    ] {
        assert_eq!(due_at(from, limit, &gaps), expected, "{limit} from {from}");
    }
}

#[test]
fn days_are_left_out_that_the_gap_touches() {
    // Monday 23 November 2026; the gap touches Tuesday to Thursday.
    let storm = gap("2026-11-24 22:00", Some("2026-11-26 03:00"));
    assert_eq!(due_at("2026-11-23 10:00", "2wd", &[]), "2026-11-26T00:00");
    assert_eq!(due_at("2026-11-23 10:00", "2wd", std::slice::from_ref(&storm)), "2026-12-01T00:00");
    assert_eq!(due_at("2026-11-23 10:00", "5d", std::slice::from_ref(&storm)), "2026-12-02T00:00");
    // A gap that ends at midnight does not touch the day that begins then.
    let until_midnight = gap("2026-11-24 00:00", Some("2026-11-25 00:00"));
    assert_eq!(due_at("2026-11-23 10:00", "2wd", &[until_midnight]), "2026-11-27T00:00");
    // A weekend in the gap gives working days nothing.
    let weekend = gap("2026-11-28 00:00", Some("2026-11-30 00:00"));
    assert_eq!(due_at("2026-11-26 10:00", "2wd", std::slice::from_ref(&weekend)), "2026-12-01T00:00");
    // The day on which it would end is in a gap, and so is the one that it rolls to.
    let found = due("2026-11-23 10:00", "5d", &[weekend, gap("2026-11-30 08:00", Some("2026-11-30 09:00"))])
        .expect("due");
    assert_eq!((found.due.due_on.to_string(), found.gaps.len()), ("2026-12-01".to_owned(), 2));
    assert_eq!(due_at("2026-11-23 10:00", "2wd", &[gap("2026-11-25 08:00", None)]), "open");
    assert_eq!(due_at("2026-11-23 10:00", "1wd", &[gap("2026-11-25 08:00", None)]), "2026-11-25T00:00");
}

#[test]
fn the_days_left_out_are_named_with_their_reason() {
    let found =
        due("2026-11-23 10:00", "2wd", &[gap("2026-11-24 22:00", Some("2026-11-24 23:00"))]).expect("due");
    let named: Vec<(String, &str)> =
        found.due.skipped.iter().map(|off| (off.date.to_string(), off.why.as_str())).collect();
    assert_eq!(named, [("2026-11-24".to_owned(), "不可抗力：暴雨")]);
    assert_eq!(found.gaps.len(), 1);
    let far = gap("2027-03-01 00:00", Some("2027-03-02 00:00"));
    assert!(
        due("2026-11-23 10:00", "2wd", &[far]).expect("due").gaps.is_empty(),
        "what lies behind it is not named"
    );
}

/// An instant in 2026, to the minute.
fn instants() -> impl Strategy<Value = Moment> {
    (0i64..500_000).prop_map(|minutes| at("2026-01-01 00:00").plus_minutes(minutes).expect("in range"))
}

fn gaps() -> impl Strategy<Value = Vec<Gap>> {
    let one = (instants(), 1i64..20_000).prop_map(|(from, minutes)| Gap {
        from,
        until: from.plus_minutes(minutes),
        why: "不可抗力".to_owned(),
    });
    prop::collection::vec(one, 0..5)
}

fn limits() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (1u32..30).prop_map(Limit::WorkingDays),
        (1u32..60).prop_map(Limit::Days),
        (1u32..4).prop_map(Limit::Months),
        (0u32..30_000).prop_map(Limit::Minutes),
    ]
}

proptest! {
    #[test]
    fn without_gaps_it_is_the_plain_due_date(from in instants(), limit in limits(), rolls in any::<bool>()) {
        let kind = if rolls { LimitKind::Act } else { LimitKind::Duration };
        let plain = CALENDAR.due(from, limit, Direction::Forward, kind).expect("in range");
        let found = CALENDAR.due_without(from, limit, kind, &[]).expect("in range").expect("due");
        prop_assert_eq!(found.due, plain);
        prop_assert!(found.gaps.is_empty());
    }

    #[test]
    fn a_gap_more_never_makes_it_earlier(from in instants(), limit in limits(), some in gaps(), more in gaps()) {
        let both: Vec<Gap> = some.iter().chain(&more).cloned().collect();
        let less = CALENDAR.due_without(from, limit, LimitKind::Act, &some).expect("in range").expect("due");
        let longer = CALENDAR.due_without(from, limit, LimitKind::Act, &both).expect("in range").expect("due");
        prop_assert!(longer.due.due_at >= less.due.due_at, "{} < {}", longer.due.due_at, less.due.due_at);
    }

    #[test]
    fn the_order_of_gaps_is_nothing(from in instants(), limit in limits(), some in gaps()) {
        let turned: Vec<Gap> = some.iter().rev().cloned().collect();
        let one = CALENDAR.due_without(from, limit, LimitKind::Act, &some).expect("in range").expect("due");
        let other = CALENDAR.due_without(from, limit, LimitKind::Act, &turned).expect("in range").expect("due");
        prop_assert_eq!(one.due.due_at, other.due.due_at);
    }

    #[test]
    fn minutes_outside_the_gaps_are_the_limit(from in instants(), count in 1u32..5_000, some in gaps()) {
        let found = CALENDAR.due_without(from, Limit::Minutes(count), LimitKind::Act, &some).expect("in range").expect("due");
        let minutes = (found.due.due_at.epoch_seconds() - from.epoch_seconds()) / 60;
        let counted = (0..minutes).filter(|minute| {
            let at = from.plus_minutes(*minute).expect("in range");
            !some.iter().any(|gap| gap.from <= at && gap.until.is_none_or(|until| at < until))
        });
        prop_assert_eq!(counted.count(), count as usize);
    }

    #[test]
    fn working_days_outside_the_gaps_are_the_limit(from in instants(), count in 1u32..20, some in gaps()) {
        let found = CALENDAR.due_without(from, Limit::WorkingDays(count), LimitKind::Act, &some).expect("in range").expect("due");
        let counts = |day: &yunheng_values::Date| {
            CALENDAR.is_working_day(*day).expect("in range")
                && !some.iter().any(|gap| gap.from.date() <= *day && gap.until.is_none_or(|until| until > Moment::midnight(*day)) && gap.until.is_none_or(|until| until > from))
        };
        let days = from.date().iter_days().skip(1).take_while(|day| *day <= found.due.due_on);
        prop_assert_eq!(days.filter(counts).count(), count as usize);
        prop_assert!(counts(&found.due.due_on), "the last day counts");
    }
}
