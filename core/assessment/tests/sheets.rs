//! What makes a sheet unusable: every finding at once, each with its place.

#![allow(clippy::unwrap_used, reason = "a helper that finds nothing fails the test that called it")]

mod common;

use common::*;
use yunheng_assessment::{LeafEntry, Sheet, check_sheet, choose_tree};

fn refused(id: &str, entry: LeafEntry) -> Vec<(String, String)> {
    let findings = check_sheet(&sheet(&[(id, entry)]), &xuchang(&[]));
    findings.iter().map(|it| (it.code.to_owned(), it.place.replace(&format!("#/leaves/{id}"), ""))).collect()
}

fn entry() -> LeafEntry {
    LeafEntry::default()
}

#[test]
fn entries_that_cannot_be_used() {
    let reasonless = LeafEntry { points: Some(exact("1")), ..entry() };
    let table = [
        ("XC-I-02", met(true), "wrong_field", "/met"),
        ("XC-I-02", scores(&["1"]), "wrong_field", "/scores"),
        ("XC-I-34", value("100"), "wrong_field", "/value"),
        ("XC-I-07", satisfaction(&["100"]), "wrong_field", "/satisfaction"),
        ("XC-I-50", count(1), "wrong_field", "/count"),
        ("XC-I-19", value("1"), "wrong_field", "/value"),
        ("XC-I-19", reasonless.clone(), "reason_missing", "/reason"),
        ("XC-I-02", reasonless, "reason_missing", "/reason"),
        ("XC-I-02", points("30.01", "理由"), "points_out_of_range", "/points"),
        ("XC-I-02", points("-0.5", "理由"), "points_out_of_range", "/points"),
        ("XC-I-02", value("100.000001"), "percentage_out_of_range", "/value"),
        ("XC-I-02", value("-1"), "percentage_out_of_range", "/value"),
        ("XC-I-10", value("101"), "percentage_out_of_range", "/value"),
        ("XC-I-50", value("95"), "wrong_field", "/value"),
        ("XC-I-50", satisfaction(&["96", "100.5"]), "percentage_out_of_range", "/satisfaction/1"),
        ("XC-I-50", satisfaction(&[]), "empty_list", "/satisfaction"),
        ("XC-I-07", scores(&[]), "empty_list", "/scores"),
        ("XC-I-07", scores(&["1", "10.5"]), "score_out_of_range", "/scores/1"),
        ("XC-I-07", scores(&["-1"]), "score_out_of_range", "/scores/0"),
        ("XC-I-02", not_applicable(), "not_applicable_refused", "/not_applicable"),
        ("XC-I-45", LeafEntry { not_applicable: true, ..value("80") }, "several_fields", ""),
        ("no such leaf", value("1"), "unknown_leaf", ""),
    ];
    for (id, entry, code, place) in table {
        assert_eq!(refused(id, entry.clone()), [(code.to_owned(), place.to_owned())], "{id} {entry:?}");
    }
}

#[test]
fn entries_that_can_be_used() {
    let table = [
        ("XC-I-02", points("30", "符合")),
        ("XC-I-02", points("0", "没有记录")),
        ("XC-I-02", LeafEntry { met: Some(true), ..points("1", "改判") }),
        ("XC-I-50", satisfaction(&["0", "100"])),
        ("XC-I-45", not_applicable()),
        ("XC-I-45", LeafEntry { reason: Some("2018年建成".into()), ..not_applicable() }),
        ("XC-I-02", entry()),
    ];
    for (id, entry) in table {
        assert_eq!(refused(id, entry.clone()), [], "{id} {entry:?}");
    }
}

#[test]
fn several_fields_name_the_wrong_one_too() {
    let both = LeafEntry { met: Some(true), ..value("99") };
    let codes: Vec<String> = refused("XC-I-02", both).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["several_fields", "wrong_field"]);
}

#[test]
fn everything_at_once() {
    let mut filled = sheet(&[("XC-I-02", value("101")), ("XC-I-34", count(2)), ("x/y~z", value("1"))]);
    filled.built_year = Some(18);
    filled.leaves.insert("nothing".into(), None);
    let expected = [
        ("built_year_out_of_range", "#/built_year"),
        ("percentage_out_of_range", "#/leaves/XC-I-02/value"),
        ("wrong_field", "#/leaves/XC-I-34/count"),
        ("unknown_leaf", "#/leaves/nothing"),
        ("unknown_leaf", "#/leaves/x~1y~0z"),
    ];
    assert_eq!(found(&check_sheet(&filled, &xuchang(&[]))), expected);
}

#[test]
fn one_rate_has_no_raters() {
    let filled = sheet(&[("SJ-F5-H1", satisfaction(&["90", "80"]))]);
    assert_eq!(
        found(&check_sheet(&filled, &songjiang(&[]))),
        [("wrong_field", "#/leaves/SJ-F5-H1/satisfaction")]
    );
}

#[test]
fn marks_have_a_lowest_and_a_highest() {
    let filled = sheet(&[("GZ-B2-1", scores(&["1", "5", "0.5", "5.5"]))]);
    let expected = [
        ("score_out_of_range", "#/leaves/GZ-B2-1/scores/2"),
        ("score_out_of_range", "#/leaves/GZ-B2-1/scores/3"),
    ];
    assert_eq!(found(&check_sheet(&filled, &guangzhou("GZ-B2"))), expected);
}

#[test]
fn posts_are_needed_where_the_tree_has_them() {
    let criteria = guangzhou("GZ-B1");
    assert_eq!(found(&check_sheet(&Sheet::default(), &criteria)), [("post_missing", "#/post")]);
    let sheet = Sheet { post: Some("司机".into()), ..Sheet::default() };
    assert_eq!(found(&check_sheet(&sheet, &criteria)), [("unknown_post", "#/post")]);
}

#[test]
fn trees() {
    let named = |tree: &str| Sheet { tree: Some(tree.into()), ..Sheet::default() };
    assert_eq!(choose_tree(&Sheet::default(), &["A"]), Ok("A"));
    assert_eq!(choose_tree(&named("B"), &["A", "B"]), Ok("B"));
    assert_eq!(choose_tree(&Sheet::default(), &["A", "B"]).unwrap_err().code, "tree_missing");
    assert_eq!(choose_tree(&named("C"), &["A", "B"]).unwrap_err().code, "unknown_tree");
    assert_eq!(choose_tree(&Sheet::default(), &[]).unwrap_err().code, "unknown_tree");
}
