//! Candidates for deletion, exemptions, and what the facts do not suffice for.

mod common;

use common::{day, machine, percent, rules_of, seconds, shipped, sizing};
use yunheng_policy::shape::Modality;
use yunheng_usage::{
    Action, Advice, Advised, Dimension, Metric, Power, Resize, Resource, ResourceUsage, Sample, SizingRules,
    StopCause, Summarizer, Tally, Undecided, advise,
};
use yunheng_values::{Date, Moment, add_months};

const AT: &str = "2027-06-01";

fn off(since: &str) -> Resource {
    Resource {
        power: Some(Power::Off),
        power_since: Some(day(since)),
        stopped_by: Some(StopCause::Unit),
        claimed: Some(true),
        ..machine()
    }
}

fn advised<'r>(resource: &Resource, rules: &'r SizingRules) -> Advised<'r> {
    advise(resource, &ResourceUsage::default(), rules, day(AT))
}

fn of_resource<'a, 'r>(advised: &'a Advised<'r>) -> Option<&'a Advice<'r>> {
    advised.rows.iter().find(|row| row.dimension == Dimension::Resource)
}

fn deleted(resource: &Resource, rules: &SizingRules) -> bool {
    of_resource(&advised(resource, rules)).is_some_and(|row| row.action == Action::Delete)
}

#[test]
fn stopped_for_six_months() {
    let rules = sizing();
    for (since, expected) in
        [("2026-12-01", true), ("2026-12-02", false), ("2020-01-01", true), ("2028-01-01", false)]
    {
        assert_eq!(deleted(&off(since), &rules), expected, "{since}");
    }
    // Months end on the same day number or the month's last day: six months from 31 August end on 28 February.
    let at = |at: &str| advise(&off("2026-08-31"), &ResourceUsage::default(), &rules, day(at)).rows.len();
    assert_eq!([at("2027-02-27"), at("2027-02-28")], [3, 4]);
}

#[test]
fn a_stop_for_security_does_not_count_and_a_running_machine_is_not_stopped() {
    let rules = sizing();
    assert!(!deleted(&Resource { stopped_by: Some(StopCause::Security), ..off("2020-01-01") }, &rules));
    assert!(!deleted(&Resource { power: Some(Power::On), ..off("2020-01-01") }, &rules));
    let unknown = advised(&Resource { stopped_by: None, ..off("2020-01-01") }, &rules);
    assert!(of_resource(&unknown).is_some_and(|row| row.note.zh.contains("原因未填")));
}

#[test]
fn claimed_by_nobody_for_a_month() {
    let rules = sizing();
    let unclaimed = |since: &str| Resource { claimed: Some(false), ..off(since) };
    for (since, expected) in [("2027-05-01", true), ("2027-05-02", false)] {
        assert_eq!(deleted(&unclaimed(since), &rules), expected, "{since}");
    }
    assert!(!deleted(&Resource { claimed: None, ..off("2027-05-01") }, &rules));
    let both = advised(&unclaimed("2026-12-01"), &rules);
    let row = of_resource(&both).expect("two rules apply");
    let clauses: Vec<&str> = row.clauses.iter().map(|clause| clause.as_str()).collect();
    assert_eq!(clauses, ["XC-M-24a", "CN-CC-1259", "XC-M-24c"]);
    assert_eq!((row.modality, both.rows.len()), (Some(Modality::Must), 4));
    let from_notice = rules_of(&shipped(), &["del.unclaimed_from=notice"]);
    let waiting = advised(&unclaimed("2027-05-01"), &from_notice);
    assert!(of_resource(&waiting).is_none() && waiting.undecided.notice);
}

#[test]
fn unknown_power_is_not_judged() {
    let rules = sizing();
    for resource in
        [Resource { power: None, ..off("2020-01-01") }, Resource { power_since: None, ..off("2020-01-01") }]
    {
        let advised = advised(&resource, &rules);
        assert!(of_resource(&advised).is_none());
        assert_eq!(advised.undecided, Undecided { power: true, ..Undecided::default() });
    }
}

#[test]
fn an_exempt_resource_is_kept_with_its_reason() {
    let rules = sizing();
    let advised = advised(&Resource { exempt: Some("standby".to_owned()), ..off("2020-01-01") }, &rules);
    assert_eq!(advised.rows.len(), 4);
    for row in &advised.rows {
        assert_eq!((row.action, row.modality, row.to), (Action::Keep, None, None));
        assert!(row.note.zh.contains("standby"));
    }
}

/// A sample of each metric in the middle of each of the twelve months before [`AT`], the oldest first.
fn monthly(
    rules: &SizingRules,
    resource: &Resource,
    peaks: impl Fn(Metric, i32) -> Option<&'static str>,
) -> ResourceUsage {
    let mut summarizer = Summarizer::new(rules, day(AT));
    let mut usage = |metric: Metric| {
        let middle = |month: i32| {
            add_months(day("2026-06-15"), month).map_or(0, |day: Date| Moment::midnight(day).local_seconds())
        };
        let sample = |month| {
            peaks(metric, month).map(|peak| Sample { at_seconds: middle(month), value: percent(peak) })
        };
        let mut samples: Vec<Sample> = (0..12).filter_map(sample).collect();
        summarizer.summarize(resource, metric, &mut samples)
    };
    ResourceUsage { cpu: usage(Metric::Cpu), memory: usage(Metric::Memory), disk: usage(Metric::Disk) }
}

#[test]
fn flat_after_scaling_down() {
    let rules = sizing();
    let down = Resource { resize: Some(Resize::Down), resized_on: Some(day("2026-06-01")), ..machine() };
    type Peaks = fn(Metric, i32) -> Option<&'static str>;
    let table: [(&str, Peaks, bool, bool); 8] = [
        ("flat and idle", |m, _| Some(if m == Metric::Disk { "40" } else { "10" }), true, false),
        ("memory is not needed", |m, _| (m != Metric::Memory).then_some("10"), true, false),
        ("4.999999 points apart", |_, i| Some(if i == 3 { "14.999999" } else { "10" }), true, false),
        ("5 points apart", |_, i| Some(if i == 3 { "15" } else { "10" }), false, false),
        ("steady but healthy", |m, _| Some(if m == Metric::Cpu { "45" } else { "10" }), false, false),
        ("memory in use", |m, i| Some(if m == Metric::Memory && i == 7 { "30" } else { "10" }), false, false),
        ("disk in use", |m, _| Some(if m == Metric::Disk { "55" } else { "10" }), false, false),
        ("a month without data", |_, i| (i != 5).then_some("10"), false, true),
    ];
    for (what, peaks, deleted, months_missing) in table {
        let advised = advise(&down, &monthly(&rules, &down, peaks), &rules, day(AT));
        let row = of_resource(&advised);
        assert_eq!((row.is_some(), advised.undecided.months), (deleted, months_missing), "{what}");
        assert!(row.is_none_or(|row| row.clauses[0].as_str() == "XC-M-24b"));
    }
}

#[test]
fn flatness_waits_for_twelve_months() {
    let rules = sizing();
    let flat = |resource: &Resource| {
        let usage = monthly(&rules, resource, |_, _| Some("10"));
        let advised = advise(resource, &usage, &rules, day(AT));
        (of_resource(&advised).is_some(), advised.undecided.months)
    };
    let resized = |on: Option<&str>, resize| Resource { resize, resized_on: on.map(day), ..machine() };
    assert_eq!(flat(&resized(Some("2020-01-01"), Some(Resize::Down))), (true, false));
    assert_eq!(flat(&resized(Some("2026-06-02"), Some(Resize::Down))), (false, true));
    assert_eq!(flat(&resized(None, Some(Resize::Down))), (false, true));
    assert_eq!(flat(&resized(Some("2020-01-01"), Some(Resize::Up))), (false, false));
    assert_eq!(flat(&resized(Some("2020-01-01"), None)), (false, false));
}

#[test]
fn a_run_is_counted_and_its_gaps_are_named() {
    let rules = sizing();
    let mut tally = Tally::default();
    let mut summarizer = Summarizer::new(&rules, day(AT));
    let unknown = Resource { power: None, ..machine() };
    let sample = |at: &str, value: &str| Sample { at_seconds: seconds(at), value: percent(value) };
    let mut samples = vec![
        sample("2027-01-01", "10"),
        sample("2027-01-01", "10"),
        sample("2027-01-02", "10"),
        sample("2027-01-02", "11"),
        sample("2027-01-03", "100.1"),
    ];
    let memory = summarizer.summarize(&unknown, Metric::Memory, &mut samples);
    let usage = ResourceUsage { memory, ..ResourceUsage::default() };
    tally.add(&unknown, &usage, &advise(&unknown, &usage, &rules, day(AT)));
    let stopped = off("2026-01-01");
    tally.add(&stopped, &ResourceUsage::default(), &advised(&stopped, &rules));
    assert_eq!(tally.count(Dimension::Memory, Action::ScaleDown), 1);
    assert_eq!(tally.summary().zh, "升配0项，降配1项，调整容量0项，删除1项，保持0项，无数据5项");
    let findings = tally.findings(&rules);
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["samples_repeated", "samples_conflicting", "samples_out_of_range", "power_unknown"]);
    assert!(findings[1].message.zh.contains("2个样本") && findings[3].clauses[0].as_str() == "XC-M-24a");
}
