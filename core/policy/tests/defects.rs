//! Every kind of finding is provoked once, by one change of a pack that has none.

mod common;

use common::rows::{CITATIONS, PARAMETERS, REGISTERS, Row, TREES, UNUSABLE};
use common::{Change, changed, codes, load_from, pack};
use std::collections::BTreeSet;
use yunheng_policy::check;
use yunheng_values::Severity;

/// Findings of the changed pack, checked or refused.
fn found(change: Change<'_>, is_usable: bool) -> Vec<String> {
    match load_from("t", &changed(&[change])) {
        Ok(pack) => {
            assert!(is_usable, "{change:?} was loaded");
            codes(&check(&pack))
        }
        Err(findings) => {
            assert!(!is_usable, "{change:?}: {findings:?}");
            codes(&findings)
        }
    }
}

fn provoked(rows: &[Row<'_>], is_usable: bool) {
    for (change, code, place) in rows {
        let found = found(*change, is_usable);
        let wanted = format!("{code} {place}");
        assert!(found.iter().any(|one| one.starts_with(&wanted)), "{change:?}: no `{wanted}` in {found:?}");
    }
}

#[test]
fn the_pack_itself_has_no_defect() {
    let findings = check(&pack());
    assert_eq!(codes(&findings), ["source_open_border t#provide.limit"]);
    assert_eq!(findings[0].severity, Severity::Note);
}

#[test]
fn citations_and_dispositions() {
    provoked(&CITATIONS, true);
}

#[test]
fn identity_rulings_catalog_and_cases() {
    provoked(&REGISTERS, true);
}

#[test]
fn parameters_in_time_and_form() {
    provoked(&PARAMETERS, true);
}

#[test]
fn trees_and_bands() {
    provoked(&TREES, true);
}

#[test]
fn what_cannot_be_loaded_names_line_and_column() {
    provoked(&UNUSABLE, false);
    assert_eq!(codes(&load_from("none", &changed(&[])).unwrap_err()), ["unknown_pack none"]);
    let files: Vec<(String, String)> = vec![("t/rulings.toml".into(), String::new())];
    assert_eq!(codes(&load_from("t", &files).unwrap_err()), ["pack_malformed t/pack.toml"], "no manifest");
}

/// The change of the first row with a code and the beginning of a place.
fn of<'a>(rows: &[Row<'a>], code: &str, place: &str) -> Change<'a> {
    let row = rows.iter().find(|row| row.1 == code && row.2.starts_with(place));
    row.unwrap_or_else(|| panic!("no row for {code} {place}")).0
}

#[test]
fn all_defects_are_told_at_once() {
    let changes = [
        of(&UNUSABLE, "pack_malformed", "t/sources/"),
        of(&UNUSABLE, "pack_malformed", "t/parameters/metering.toml"),
        of(&UNUSABLE, "pack_file", "t/extra/"),
    ];
    assert_eq!(load_from("t", &changed(&changes)).unwrap_err().len(), 3);
    let changes = [
        of(&CITATIONS, "duplicate_article", "t#"),
        of(&REGISTERS, "unknown_item", "t/catalog"),
        of(&PARAMETERS, "malformed_parameter", "t/parameters/deadlines.toml:11"),
        of(&TREES, "points", "t/assessment/"),
    ];
    let found = codes(&check(&load_from("t", &changed(&changes)).expect("usable")));
    for code in ["duplicate_article", "unknown_item", "malformed_parameter", "points"] {
        assert!(found.iter().any(|one| one.starts_with(code)), "{code}: {found:?}");
    }
}

#[test]
fn a_defect_is_an_error_with_words_in_both_languages() {
    for (change, code, _) in CITATIONS.iter().chain(&PARAMETERS).chain(&TREES).chain(&REGISTERS) {
        let findings = check(&load_from("t", &changed(&[*change])).expect("usable"));
        let finding = findings.iter().find(|finding| finding.code == *code).expect("provoked");
        let is_of_the_text = code.starts_with("source_");
        assert_eq!(finding.severity == Severity::Error, !is_of_the_text, "{code}");
        assert!(!finding.message.zh.is_empty() && !finding.message.en.is_empty(), "{code}");
    }
}

const SOURCES: [&str; 5] = [
    include_str!("../src/load.rs"),
    include_str!("../src/check/citations.rs"),
    include_str!("../src/check/parameters.rs"),
    include_str!("../src/check/registers.rs"),
    include_str!("../src/check/trees.rs"),
];

/// The first argument of every call that makes an error.
fn codes_in(source: &str) -> BTreeSet<&str> {
    let calls =
        ["error(", "say("].iter().flat_map(|call| source.match_indices(call).map(|(at, _)| at + call.len()));
    let literals = calls.filter_map(|at| source[at..].trim_start().strip_prefix('"')?.split('"').next());
    literals.collect()
}

#[test]
fn no_code_is_left_out() {
    let made: BTreeSet<&str> = SOURCES.iter().flat_map(|source| codes_in(source)).collect();
    let tables = [CITATIONS.as_slice(), &REGISTERS, &PARAMETERS, &TREES, &UNUSABLE];
    let provoked: BTreeSet<&str> =
        tables.iter().flat_map(|rows| rows.iter().map(|(_, code, _)| *code)).collect();
    assert!(made.len() > 20, "the calls are found: {made:?}");
    let forgotten: Vec<&&str> = made.difference(&provoked).collect();
    assert!(forgotten.is_empty(), "no test provokes {forgotten:?}");
}
