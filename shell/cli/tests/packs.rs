//! The shipped packs: no defect of their own, the faults of the texts told, every worked case to the last place.

mod common;

use common::{Desk, has_fields, list, text};
use serde_json::Value;

const PACKS: &str = "xuchang guangzhou songjiang national";

/// Findings of one pack of `policy check`.
fn findings<'v>(checked: &'v Value, pack: &str) -> &'v Vec<Value> {
    let found = list(checked, "packs").iter().find(|one| one["pack"] == pack);
    list(found.expect("the pack was checked"), "findings")
}

#[test]
fn no_pack_has_a_defect_and_every_article_is_answered_for() {
    let checked = Desk::new().json(&format!("policy check {PACKS}"), 0);
    for pack in list(&checked, "packs") {
        let id = text(pack, "pack");
        let errors: Vec<&Value> =
            findings(&checked, id).iter().filter(|f| f["severity"] == "error").collect();
        assert!(errors.is_empty(), "{id}: {errors:?}");
        let coverage = &pack["coverage"];
        assert_eq!(coverage["missing"], 0, "{id}");
        let count = |name: &str| coverage[name].as_u64().expect("a count");
        assert_eq!(
            count("articles"),
            count("encoded") + count("not_computable") + count("out_of_scope"),
            "{id}"
        );
        assert!(count("encoded") > 0, "{id}");
        assert_eq!(text(pack, "digest").len(), 64, "{id}");
    }
    assert_eq!(list(&checked, "packs").len(), 4);
}

#[test]
fn faults_of_the_text_are_notes_that_name_their_ruling() {
    let checked = Desk::new().json("policy check xuchang", 0);
    let told = [
        ("source_open_border", "AMB-54", "xuchang#band.border"),
        ("source_duplicate", "AMB-44", "xuchang#indicator.duplicates"),
        ("source_date_conflict", "AMB-01", "xuchang#contract.signed_date"),
        ("source_name_variant", "AMB-02", "xuchang#payment.account_name_check"),
    ];
    for (code, ruling, place) in told {
        let named = |f: &&Value| f["code"] == code && text(f, "message").starts_with(ruling);
        let note = findings(&checked, "xuchang").iter().find(named).expect(ruling);
        assert_eq!((text(note, "severity"), text(note, "where")), ("note", place));
        assert!(!list(note, "clauses").is_empty() && text(note, "hint").contains("--ruling"), "{note}");
    }
    let english = Desk::new().json("policy check xuchang --lang en", 0);
    let codes = |checked: &Value| {
        findings(checked, "xuchang").iter().map(|f| text(f, "code").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&checked), codes(&english), "codes are the same in both languages");
}

#[test]
fn every_worked_case_holds() {
    let tested = Desk::new().json(&format!("policy test {PACKS}"), 0);
    assert_eq!(tested["failed"], 0);
    let cases = list(&tested, "cases");
    for case in cases {
        has_fields(case, "where title kind clauses passed differences");
        assert_eq!((&case["passed"], list(case, "differences").len()), (&Value::Bool(true), 0), "{case}");
    }
    // Each city works its own articles out, not only those of the pack below it.
    for city in ["xuchang", "guangzhou", "songjiang"] {
        let own = cases.iter().filter(|case| text(case, "where").starts_with(&format!("{city}/"))).count();
        assert!(own >= 10, "{city}: {own}");
    }
}

#[test]
fn a_clause_a_leaf_a_ruling_and_a_parameter_explain_themselves() {
    let desk = Desk::new();
    let clause = &desk.json("policy explain xuchang XC-M-23c", 0)["clause"];
    has_fields(clause, "document place gist disposition parameters rulings cases");
    let scale_down = &list(clause, "parameters")[0];
    has_fields(scale_down, "key from clauses verified_on value");
    assert_eq!(text(scale_down, "key"), "sizing.cpu.scale_down");
    assert_eq!(scale_down["value"]["below"], "25");

    let leaf = &desk.json("policy explain xuchang XC-I-50", 0)["leaf"];
    has_fields(leaf, "field unit rule points");
    assert_eq!(
        (text(leaf, "field"), text(leaf, "rule"), text(leaf, "points")),
        ("satisfaction", "step", "1")
    );

    let ruling =
        &desk.json("policy explain xuchang band.border --ruling band.border=manual", 0)["rulings"][0];
    assert_eq!((text(ruling, "id"), text(ruling, "chosen")), ("AMB-54", "manual"));
    assert_ne!(ruling["default"], ruling["chosen"]);

    let people = desk.run("policy explain xuchang XC-M-23c").ends(0);
    assert!(people.contains("sizing.cpu.scale_down"), "{people}");
    let found = desk.refused("policy explain xuchang XC-M-none");
    assert_eq!(text(&found[0], "code"), "unknown_id");
    assert!(text(&found[0], "hint").contains("XC-M-1"), "ids that begin alike");
}

#[test]
fn coverage_lists_every_article_once() {
    let desk = Desk::new();
    let listed = desk.json("policy coverage xuchang", 0);
    let mut ids: Vec<&str> = list(&listed, "articles").iter().map(|row| text(row, "article")).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    assert!(
        list(&listed, "articles")
            .iter()
            .all(|row| row["state"] != "missing" && !text(row, "because").is_empty())
    );
}

#[test]
fn an_exported_folder_is_the_pack_again() {
    let desk = Desk::new();
    let digest = |run: &str| desk.json(run, 0)["packs"][0]["digest"].clone();
    let told = desk.json("policy export xuchang --output rules", 0);
    assert_eq!(told["choices"], 0);
    assert_eq!(digest("policy check ./rules/xuchang"), told["digest"]);
    assert_eq!(digest("policy check xuchang"), told["digest"]);
    desk.run("policy export xuchang").ends(2);
    desk.run("policy export xuchang --output rules").ends(2);
    desk.run("policy export nowhere --output other").ends(2);
    desk.run("policy export xuchang --output other --data nothing-here").ends(2);
    assert_eq!(desk.names(), ["rules"]);
}
