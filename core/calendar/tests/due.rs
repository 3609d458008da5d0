//! Due dates of the worked examples, month counts of the notices, and properties.

use proptest::prelude::*;
use std::sync::LazyLock;
use yunheng_calendar::{Calendar, Direction, Limit, LimitKind, shipped};
use yunheng_values::{Date, Moment, Month, parse_date, parse_moment};

static CALENDAR: LazyLock<Calendar> = LazyLock::new(shipped);

fn day(text: &str) -> Date {
    parse_date(text).unwrap_or_else(|error| panic!("{error}"))
}

fn due(from: &str, limit: &str, direction: Direction) -> (String, bool, Option<String>) {
    let from = parse_moment(from).unwrap_or_else(|error| panic!("{error}"));
    let limit = Limit::parse(limit).unwrap_or_else(|error| panic!("{error}"));
    let due = CALENDAR.due(from, limit, direction, LimitKind::Act).unwrap_or_else(|error| panic!("{error}"));
    (due.due_on.to_string(), due.provisional, due.rolled_from.map(|d| d.to_string()))
}

#[test]
fn forward_limits() {
    let table = [
        ("2026-12-02", "5wd", "2026-12-09"),
        ("2026-12-02", "10wd", "2026-12-16"),
        ("2026-09-30", "2wd", "2026-10-09"),
        ("2026-09-18", "2wd", "2026-09-21"),
        ("2026-09-24", "1wd", "2026-09-28"),
        ("2026-02-13", "2wd", "2026-02-24"),
        ("2026-04-30", "1wd", "2026-05-06"),
        ("2026-11-23", "3wd", "2026-11-26"),
        ("2026-11-23", "5wd", "2026-11-30"),
        ("2026-11-23", "5d", "2026-11-30"),
        ("2026-09-24", "3wd", "2026-09-30"),
        ("2026-09-24", "5wd", "2026-10-09"),
        ("2026-09-24", "5d", "2026-09-29"),
        ("2026-09-29", "5d", "2026-10-08"),
        ("2026-06-02", "7d", "2026-06-09"),
        ("2026-06-02", "2y", "2028-06-02"),
        ("2024-02-29", "1y", "2025-02-28"),
    ];
    for (from, limit, expected) in table {
        assert_eq!(due(from, limit, Direction::Forward).0, expected, "{limit} from {from}");
    }
}

#[test]
fn backward_limits() {
    assert_eq!(due("2026-10-09", "3wd", Direction::Backward).0, "2026-09-28");
    assert_eq!(due("2026-12-05", "3wd", Direction::Backward).0, "2026-12-01");
    let report = due("2027-06-01", "1month", Direction::Backward);
    assert_eq!(report, ("2027-04-30".to_owned(), true, Some("2027-05-01".to_owned())));
}

#[test]
fn unpublished_days_make_a_due_date_provisional() {
    assert!(!due("2026-12-17", "5wd", Direction::Forward).1);
    assert!(due("2026-12-18", "5wd", Direction::Forward).1, "25 December waits for the notice of 2027");
    assert!(due("2027-03-01", "2wd", Direction::Forward).1);
    assert!(due("2006-03-01", "2wd", Direction::Forward).1);
}

#[test]
fn minutes_run_round_the_clock() {
    let at = |from: &str, limit: &str| {
        let from = parse_moment(from).unwrap_or_else(|error| panic!("{error}"));
        let limit = Limit::parse(limit).unwrap_or_else(|error| panic!("{error}"));
        CALENDAR
            .due(from, limit, Direction::Forward, LimitKind::Act)
            .map(|d| (d.due_on.to_string(), d.due_at.to_string()))
    };
    assert_eq!(
        at("2026-10-01 23:45", "15min"),
        Ok(("2026-10-01".into(), "2026-10-02T00:00:00+08:00".into()))
    );
    assert_eq!(
        at("2026-10-01 23:45", "16min"),
        Ok(("2026-10-02".into(), "2026-10-02T00:01:00+08:00".into()))
    );
}

#[test]
fn a_duration_never_rolls() {
    let stop = Moment::midnight(day("2026-08-03"));
    let due = CALENDAR.due(stop, Limit::Months(2), Direction::Forward, LimitKind::Duration);
    assert_eq!(due.map(|d| (d.due_on, d.rolled_from)), Ok((day("2026-10-03"), None)));
}

#[test]
fn working_days_of_each_month() {
    let table = [
        (2022, [21, 16, 23, 21, 20, 21, 21, 23, 21, 18, 22, 22]),
        (2023, [18, 20, 23, 20, 21, 21, 21, 23, 20, 19, 22, 21]),
        (2024, [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22]),
        (2025, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]),
        (2026, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]),
    ];
    for (year, counts) in table {
        for (month, count) in (1..).zip(counts) {
            let month = Month { year, month };
            let found = CALENDAR.working_days_between(month.first_day(), month.next().first_day());
            assert_eq!(found, Ok(count), "{month}");
        }
    }
}

fn any_date() -> impl Strategy<Value = Date> {
    (0_u64..20_000).prop_map(|days| day("2005-01-01") + chrono::Days::new(days))
}

proptest! {
    #[test]
    fn adding_working_days_and_taking_them_away_returns(start in any_date(), count in 1_u32..60) {
        if CALENDAR.is_working_day(start) == Ok(true) {
            let there = CALENDAR.working_day_after(start, count);
            prop_assert_eq!(there.and_then(|date| CALENDAR.working_day_before(date, count)), Ok(start));
        }
    }

    #[test]
    fn whole_working_days_lie_between_a_backward_act_and_its_event(start in any_date(), count in 1_u32..30) {
        let due = CALENDAR.due(Moment::midnight(start), Limit::WorkingDays(count), Direction::Backward, LimitKind::Act);
        if let Ok(due) = due {
            let first_between = due.due_on + chrono::Days::new(1);
            prop_assert_eq!(CALENDAR.working_days_between(first_between, start), Ok(count));
        }
    }

    #[test]
    fn a_longer_limit_is_never_due_earlier(start in any_date(), count in 1_u32..30) {
        let on = |n| CALENDAR.due(Moment::midnight(start), Limit::WorkingDays(n), Direction::Forward, LimitKind::Act).map(|d| d.due_on);
        prop_assert!(on(count)? < on(count + 1)?);
    }

    #[test]
    fn an_act_is_never_due_on_a_day_off(start in any_date(), count in 1_u32..400) {
        let due = CALENDAR.due(Moment::midnight(start), Limit::Days(count), Direction::Forward, LimitKind::Act)?;
        prop_assert_eq!(CALENDAR.is_working_day(due.due_on), Ok(true));
        prop_assert!(due.due_on >= start + chrono::Days::new(u64::from(count)));
    }

    #[test]
    fn no_notice_text_panics(text in "\\PC{0,200}") {
        let _ = yunheng_calendar::parse_notice(&text, "fuzz");
    }
}
