//! Points of single leaves: the worked examples of the register and the edges of every rule.

#![allow(clippy::unwrap_used, reason = "a helper that finds nothing fails the test that called it")]

mod common;

use common::*;
use yunheng_assessment::{Criteria, LeafEntry, LeafResult, LeafSource, assess, explain_leaf};

fn leaf(id: &str, entry: LeafEntry, criteria: &Criteria) -> LeafResult {
    let result = assess(&sheet(&[(id, entry)]), criteria);
    result.leaves.into_iter().find(|leaf| leaf.id == id).unwrap()
}

fn awarded(id: &str, entry: LeafEntry, criteria: &Criteria) -> String {
    leaf(id, entry, criteria).awarded.map_or_else(|| "missing".to_owned(), |points| points.to_string())
}

/// E26: satisfaction with the three ways of counting a started step.
#[test]
fn satisfaction_steps() {
    let rates = ["95", "94.9", "93", "90", "89.99", "85", "75", "74.9"];
    let table = [
        ("ceil", ["1", "0.8", "0.8", "0.8", "0.6", "0.6", "0.2", "0"]),
        ("linear", ["1", "0.996", "0.92", "0.8", "0.7996", "0.6", "0.2", "0.196"]),
        ("floor", ["1", "1", "1", "0.8", "0.8", "0.6", "0.2", "0.2"]),
    ];
    for (mode, expected) in table {
        let criteria = xuchang(&[("step.mode", mode)]);
        let points = rates.map(|rate| awarded("XC-I-50", satisfaction(&[rate]), &criteria));
        assert_eq!(points, expected, "{mode}");
    }
}

/// E27: the full mark is 100 %.
#[test]
fn satisfaction_of_all() {
    let criteria = xuchang(&[]);
    let points = ["100", "99.9", "95", "90"].map(|rate| awarded("XC-I-56", satisfaction(&[rate]), &criteria));
    assert_eq!(points, ["1", "0.8", "0.8", "0.6"]);
}

/// E28: one rate, linear, and an entry of one element serves as well.
#[test]
fn satisfaction_rate_of_songjiang() {
    let criteria = songjiang(&[]);
    let rates = ["90", "89.5", "88.5", "85", "60", "40", "39"];
    let expected = ["50", "49.5", "48.5", "45", "20", "0", "0"];
    assert_eq!(rates.map(|rate| awarded("SJ-F5-H1", value(rate), &criteria)), expected);
    assert_eq!(rates.map(|rate| awarded("SJ-F5-H1", satisfaction(&[rate]), &criteria)), expected);
}

/// AMB-46: each unit's percentage goes through the formula, then the mean; the other reading changes the order.
#[test]
fn raters_and_the_formula() {
    let rates = ["100", "80"];
    assert_eq!(awarded("XC-I-50", satisfaction(&rates), &xuchang(&[])), "0.7");
    let other = xuchang(&[("survey.order", "mean_then_formula")]);
    assert_eq!(awarded("XC-I-50", satisfaction(&rates), &other), "0.8");
    let result = leaf("XC-I-50", satisfaction(&rates), &other);
    assert_eq!(result.rulings, ["step.mode=ceil", "survey.order=mean_then_formula"]);
}

/// AMB-48: the tolerance holds for the leaves that its ruling names.
#[test]
fn tolerance_below_the_full_mark() {
    let criteria = xuchang(&[("step.eps", "0.5")]);
    let points = ["99.5", "99.49"].map(|rate| awarded("XC-I-56", satisfaction(&[rate]), &criteria));
    assert_eq!(points, ["1", "0.8"]);
    assert_eq!(awarded("XC-I-50", satisfaction(&["94.9"]), &criteria), "0.8");
}

#[test]
fn every_kind_of_rule() {
    let (xc, sj) = (xuchang(&[]), songjiang(&[]));
    let table = [
        ("XC-I-04", value("99.99"), &xc, "10"),
        ("XC-I-04", value("99.989999"), &xc, "0"),
        ("XC-I-10", value("70"), &xc, "0"),
        ("XC-I-10", value("69.99"), &xc, "10"),
        ("XC-I-34", met(true), &xc, "8"),
        ("XC-I-34", met(false), &xc, "0"),
        ("XC-I-02", value("99.2"), &xc, "29.76"),
        ("XC-I-02", value("0"), &xc, "0"),
        ("XC-I-07", scores(&["10", "5", "5"]), &xc, "6.666667"),
        ("XC-I-50", value("94"), &xc, "0.8"),
        ("XC-I-19", points("12.5", "扩容须停机"), &xc, "12.5"),
        ("SJ-F5-E1", count(0), &sj, "10"),
        ("SJ-F5-E1", count(3), &sj, "1"),
        ("SJ-F5-E1", count(4), &sj, "0"),
        ("SJ-F5-E1", count(u64::MAX), &sj, "0"),
    ];
    for (id, entry, criteria, expected) in table {
        assert_eq!(awarded(id, entry.clone(), criteria), expected, "{id} {entry:?}");
    }
}

#[test]
fn the_assessors_decision_wins() {
    let entry = LeafEntry { value: Some(exact("100")), ..points("1", "巡检记录缺两周") };
    let result = leaf("XC-I-02", entry, &xuchang(&[]));
    assert_eq!((result.awarded, result.source), (Some(exact("1")), LeafSource::Decision));
}

#[test]
fn points_without_a_reason_are_no_decision() {
    for reason in [None, Some(String::new()), Some(" ".to_owned())] {
        let entry = LeafEntry { points: Some(exact("20")), reason, ..LeafEntry::default() };
        assert_eq!(leaf("XC-I-19", entry, &xuchang(&[])).source, LeafSource::Missing);
    }
}

#[test]
fn a_leaf_is_explained_with_its_arithmetic() {
    let filled = sheet(&[("XC-I-50", satisfaction(&["94.9", "80"]))]);
    let because = explain_leaf("XC-I-50", &filled, &xuchang(&[])).unwrap();
    let steps: Vec<_> =
        because.steps.iter().map(|step| (step.expression.as_str(), step.result.as_str())).collect();
    let expected = [
        ("1 − 0.2 × ceil((95 − 94.9) ÷ 5)", "0.8"),
        ("1 − 0.2 × ceil((95 − 80) ÷ 5)", "0.4"),
        ("(0.8 + 0.4) ÷ 2", "0.6"),
    ];
    assert_eq!(steps, expected);
    let satisfaction = because.facts.iter().find(|fact| fact.name.en == "satisfaction").unwrap();
    assert_eq!(
        (satisfaction.value.as_str(), satisfaction.source.as_str()),
        ("94.9, 80", "#/leaves/XC-I-50/satisfaction")
    );
    assert_eq!(because.clauses[0].as_str(), "XC-I-50");
    assert_eq!(because.rulings, ["step.mode=ceil", "survey.order=formula_then_mean"]);
    assert!(explain_leaf("no such leaf", &filled, &xuchang(&[])).is_none());
}
