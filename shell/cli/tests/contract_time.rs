//! `deadline`: limits, keys, both directions, what is not published yet.

mod common;

use common::{Desk, is_finding, list, text};
use serde_json::Value;

fn due(line: &str) -> Value {
    Desk::new().json(&format!("deadline xuchang {line}"), 0)
}

#[test]
fn limits_of_every_unit() {
    let cases = [
        // The Friday before the holiday: two working days later is after it.
        ("--limit 2wd --from 2026-09-30T15:00", "2026-10-09", "2026-10-10T00:00:00+08:00"),
        ("--limit 30min --from 2026-09-30T23:45", "2026-10-01", "2026-10-01T00:15:00+08:00"),
        ("--limit 1month --from 2026-10-31", "2026-11-30", "2026-12-01T00:00:00+08:00"),
        ("--limit 2y --from 2024-02-29", "2026-02-28", "2026-03-01T00:00:00+08:00"),
        ("--limit 5d --from 2026-11-16", "2026-11-23", "2026-11-24T00:00:00+08:00"),
    ];
    for (line, due_on, due_at) in cases {
        let due = due(line);
        assert_eq!((text(&due, "due_on"), text(&due, "due_at")), (due_on, due_at), "{line}");
    }
}

#[test]
fn working_days_and_minutes_never_roll() {
    for line in ["--limit 30min --from 2026-10-03", "--limit 3wd --from 2026-10-03"] {
        assert!(due(line)["rolled_from"].is_null(), "{line}");
    }
    assert_eq!(text(&due("--limit 3d --from 2026-10-01"), "rolled_from"), "2026-10-04");
    assert_eq!(
        text(&due("--limit 3d --from 2026-10-01 --ruling deadline.nd_roll=none"), "due_on"),
        "2026-10-04"
    );
}

#[test]
fn a_chosen_reading_is_named() {
    let due = due("--limit 3d --from 2026-10-01 --ruling deadline.nd_roll=none");
    assert_eq!(
        (list(&due, "rulings")[0].as_str(), text(&due, "at")),
        (Some("deadline.nd_roll=none"), "2026-06-02")
    );
}

#[test]
fn backward_leaves_whole_working_days_between() {
    let back = due("--limit 3wd --from 2026-10-09 --backward");
    // 29 and 30 September and 8 October lie between.
    assert_eq!((text(&back, "due_on"), text(&back, "due_at")), ("2026-09-28", "2026-09-29T00:00:00+08:00"));
    let rolled = due("--limit 5d --from 2026-10-09 --backward");
    assert_eq!((text(&rolled, "due_on"), text(&rolled, "rolled_from")), ("2026-09-30", "2026-10-04"));
}

#[test]
fn an_instant_may_have_a_zone() {
    for from in ["2026-11-22T16:30:00Z", "2026-11-23T00:30:00+08:00", "2026-11-23T00:30"] {
        let due = due(&format!("--limit 1wd --from {from}"));
        assert_eq!(
            (text(&due, "from"), text(&due, "due_on")),
            ("2026-11-23T00:30:00+08:00", "2026-11-24"),
            "{from}"
        );
    }
}

#[test]
fn a_key_of_the_pack_brings_its_clauses() {
    let due = due("--key req.provision --from 2026-09-30");
    assert!(
        list(&due, "clauses").iter().any(|clause| clause.as_str().is_some_and(|id| id.starts_with("XC-"))),
        "{due}"
    );
    let found = Desk::new().refused("deadline xuchang --key req.nothing --from 2026-09-30");
    assert_eq!(text(&found[0], "code"), "no_rule");
    assert!(text(&found[0], "hint").contains("req.provision"), "the keys there are");
}

#[test]
fn a_year_without_a_notice_is_provisional_until_it_is_imported() {
    let desk = Desk::new();
    let line = "deadline xuchang --limit 5wd --from 2026-12-29";
    let before = desk.json(line, 0);
    assert_eq!((text(&before, "due_on"), &before["provisional"]), ("2027-01-05", &Value::Bool(true)));
    let finding = &list(&before, "findings")[0];
    is_finding(finding);
    assert_eq!((text(finding, "severity"), text(finding, "code")), ("warning", "calendar_unpublished"));

    let days = r#"{"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"国庆节","date":"2027-10-01","isOffDay":true}"#;
    desk.write("2027.json", &format!(r#"{{"year":2027,"papers":["https://www.gov.cn/"],"days":[{days}]}}"#));
    assert!(desk.run("calendar import 2027.json").ends(0).contains("2027"));
    assert!(desk.run("calendar show").ends(0).contains("2027"));
    let after = desk.json(line, 0);
    assert_eq!((text(&after, "due_on"), &after["provisional"]), ("2027-01-06", &Value::Bool(false)));
    // Due dates that were given rest on the published year.
    assert_eq!(text(&desk.refused("calendar import 2027.json")[0], "code"), "calendar_known");
    desk.run("calendar import 2027.json --replace").ends(0);
}

#[test]
fn what_is_no_limit_or_instant_is_refused() {
    let desk = Desk::new();
    for line in [
        "--limit 2w --from 2026-09-30",
        "--limit 0d --from 2026-09-30",
        "--limit 1d --from 2026-02-30",
        "--from 2026-09-30",
    ] {
        let found = desk.refused(&format!("deadline xuchang {line}"));
        assert_eq!(text(&found[0], "code"), "bad_argument", "{line}");
    }
    assert_eq!(
        text(&desk.refused("deadline xuchang --limit 999999d --from 2026-09-30")[0], "code"),
        "out_of_calendar"
    );
}
