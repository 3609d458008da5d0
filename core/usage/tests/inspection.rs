//! Reviews in a year: the worked examples E58 and E59, the turn of the year and a first year.

mod common;

use common::{day, inspection};
use yunheng_usage::{InspectionReport, inspections_check};
use yunheng_values::Date;

fn report(
    done: &[&str],
    previous: Option<&str>,
    contract_from: Option<&str>,
    readings: &[&str],
) -> InspectionReport {
    let done: Vec<Date> = done.iter().map(|text| day(text)).collect();
    inspections_check(2027, &done, previous.map(day), contract_from.map(day), &inspection(readings))
}

fn codes(report: &InspectionReport) -> Vec<&str> {
    report.findings.iter().map(|finding| finding.code).collect()
}

const EVEN: [&str; 6] = ["2027-01-15", "2027-03-15", "2027-05-15", "2027-07-15", "2027-09-15", "2027-11-15"];

#[test]
fn six_reviews_two_months_apart_e58() {
    let report = report(&EVEN, None, None, &[]);
    assert!(report.valid && report.findings.is_empty(), "{:#?}", report.findings);
    assert_eq!((report.done, report.required), (6, 6));
    assert_eq!(report.citation.clauses[0].as_str(), "XC-M-22");
    let shuffled: Vec<&str> = EVEN.iter().rev().copied().collect();
    assert!(self::report(&shuffled, None, None, &[]).valid);
}

#[test]
fn months_end_on_their_last_day_e59() {
    let report = report(&["2027-01-31", "2027-02-28", "2027-04-30"], None, None, &[]);
    assert_eq!(codes(&report), ["inspections_too_few", "inspection_gap_long"]);
    assert_eq!(report.findings[1].place, "2027-02-28/2027-04-30");
    assert!(!report.valid && report.findings.iter().all(|finding| !finding.clauses.is_empty()));
}

#[test]
fn borders_of_a_gap() {
    let table = [
        ("2027-03-15", "2027-04-14", Some("inspection_gap_short")),
        ("2027-03-15", "2027-04-15", None),
        ("2027-03-15", "2027-05-15", None),
        ("2027-03-15", "2027-05-16", Some("inspection_gap_long")),
        ("2027-03-31", "2027-04-30", None),
        ("2027-03-31", "2027-04-29", Some("inspection_gap_short")),
        ("2027-03-15", "2027-03-15", Some("inspection_gap_short")),
    ];
    for (first, second, expected) in table {
        let report = report(&[first, second], None, None, &[]);
        assert_eq!(codes(&report).get(1).copied(), expected, "{first} {second}");
    }
}

#[test]
fn the_gap_across_the_turn_of_the_year_counts() {
    assert!(report(&EVEN, Some("2026-11-15"), None, &[]).valid);
    assert_eq!(codes(&report(&EVEN, Some("2026-11-14"), None, &[])), ["inspection_gap_long"]);
    assert_eq!(codes(&report(&EVEN, Some("2026-12-16"), None, &[])), ["inspection_gap_short"]);
}

#[test]
fn a_first_year_needs_its_share() {
    let required = |from: &str, readings: &[&str]| report(&[], None, Some(from), readings).required;
    let table = [
        ("2026-06-02", 6),
        ("2027-01-01", 6),
        ("2027-06-02", 4),
        ("2027-07-01", 3),
        ("2027-11-01", 1),
        ("2027-12-31", 1),
        ("2028-01-01", 0),
    ];
    for (from, count) in table {
        assert_eq!(required(from, &[]), count, "{from}");
    }
    assert_eq!(required("2027-11-01", &["inspect.partial_year=full"]), 6);
}

#[test]
fn other_readings_and_other_years() {
    let thirty = ["inspect.gap=thirty_days"];
    assert_eq!(codes(&report(&["2027-01-31", "2027-02-28"], None, None, &thirty))[1], "inspection_gap_short");
    let outside = report(&["2026-12-31", "2027-01-15"], None, Some("2027-11-01"), &[]);
    assert_eq!((codes(&outside), outside.valid, outside.done), (vec!["inspection_outside_year"], true, 1));
}
