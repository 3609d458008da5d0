//! `assess` and `settle`: their JSON, what is missing, and the example of the contract to the fen.

mod common;

use common::{Desk, codes, has_fields, is_decimal, is_finding, is_money, list, root, text};
use serde_json::{Value, json};

/// The sheet of the example city, changed.
fn sheet(change: impl FnOnce(&mut Value)) -> Desk {
    let path = root().join("examples/city/indicators.json");
    let mut sheet: Value =
        serde_json::from_str(&std::fs::read_to_string(path).expect("the sheet")).expect("JSON");
    change(&mut sheet);
    Desk::with([("sheet.json", &sheet.to_string())])
}

const ASSESS: &str = "assess xuchang --sheet sheet.json";

#[test]
fn assess() {
    let answer = sheet(|_| {}).json(ASSESS, 0);
    has_fields(&answer, "tree leaves groups base normalized deductions final band complete missing findings");
    has_fields(&answer["band"], "lower ratio action");
    assert_eq!((text(&answer, "tree"), list(&answer, "leaves").len()), ("XC-I", 58));
    for leaf in list(&answer, "leaves") {
        has_fields(leaf, "id name points awarded rule clauses");
        is_decimal(leaf, "points", 6);
        is_decimal(leaf, "awarded", 6);
        assert!(!list(leaf, "clauses").is_empty(), "{leaf}");
    }
    ["base", "normalized", "deductions"].iter().for_each(|name| is_decimal(&answer, name, 6));
    is_decimal(&answer, "final", 2);
    assert_eq!((text(&answer, "final"), text(&answer, "deductions")), ("87.96", "5"));
    assert_eq!((text(&answer["band"], "ratio"), text(&answer["band"], "action")), ("0.95", "pay"));
    assert_eq!((&answer["complete"], list(&answer, "missing").len()), (&json!(true), 0));
    list(&answer, "findings").iter().for_each(is_finding);
}

#[test]
fn a_missing_leaf_is_never_nothing_and_never_full_marks() {
    let removed =
        |sheet: &mut Value| drop(sheet["leaves"].as_object_mut().map(|leaves| leaves.remove("XC-I-02")));
    let nulled = |sheet: &mut Value| sheet["leaves"]["XC-I-02"] = Value::Null;
    for answer in [sheet(removed).json(ASSESS, 1), sheet(nulled).json(ASSESS, 1)] {
        assert_eq!(
            (&answer["complete"], &answer["final"], &answer["band"]),
            (&json!(false), &Value::Null, &Value::Null)
        );
        assert_eq!(answer["missing"], json!(["XC-I-02"]));
        let leaf = list(&answer, "leaves").iter().find(|leaf| leaf["id"] == "XC-I-02");
        assert_eq!(leaf.expect("the leaf is listed")["awarded"], Value::Null);
    }
    let desk = sheet(removed);
    desk.run(&format!("{ASSESS} --format pdf --output report.pdf --issued-on 2027-06-10")).ends(1);
    assert!(desk.bytes("report.pdf").starts_with(b"%PDF-"), "an incomplete answer is an answer");
}

#[test]
fn below_the_pass_mark_nothing_is_paid() {
    let answer = sheet(|sheet| sheet["overruns"] = json!(7)).json(ASSESS, 1);
    assert_eq!(text(&answer, "final"), "57.96");
    assert_eq!((&answer["band"]["ratio"], text(&answer["band"], "action")), (&Value::Null, "block"));
    assert_eq!(answer["complete"], true);
}

#[test]
fn the_assessor_decides_with_a_reason() {
    let before = sheet(|sheet| sheet["leaves"]["XC-I-02"] = json!({ "value": "0" })).json(ASSESS, 0);
    let decided = json!({ "value": "0", "points": "1.5", "reason": "复查后更正" });
    let after = sheet(|sheet| sheet["leaves"]["XC-I-02"] = decided).json(ASSESS, 0);
    let base = |answer: &Value| text(answer, "base").replace('.', "").parse::<u64>().expect("six places");
    assert_eq!(base(&after) - base(&before), 1_500_000);
    let unfit = [
        json!({ "points": "1.5" }),
        json!({ "points": "1.51", "reason": "x" }),
        json!({ "count": 1 }),
        json!({ "not_applicable": true }),
    ];
    for entry in unfit {
        let found = sheet(|sheet| sheet["leaves"]["XC-I-02"] = entry.clone()).refused(ASSESS);
        assert!(text(&found[0], "where").starts_with("sheet.json#/leaves/XC-I-02"), "{entry}: {found:?}");
    }
}

#[test]
fn every_tree_of_the_other_cities_assesses() {
    let desk = Desk::with([
        ("sj.json", r#"{"leaves":{"SJ-F5-E1":{"count":2}}}"#),
        ("gz.json", r#"{"leaves":{}}"#),
        ("b1.json", r#"{"tree":"GZ-B1","leaves":{}}"#),
    ]);
    let songjiang = desk.json("assess songjiang --sheet sj.json --at 2022-06-01", 1);
    let leaf = list(&songjiang, "leaves").iter().find(|leaf| leaf["id"] == "SJ-F5-E1").expect("the leaf");
    assert_eq!((text(leaf, "points"), text(leaf, "awarded")), ("10", "4"), "three points an event");
    assert_eq!(codes(&desk.refused("assess guangzhou --sheet gz.json")), ["tree_missing gz.json#/tree"]);
    assert_eq!(codes(&desk.refused("assess guangzhou --sheet b1.json")), ["post_missing b1.json#/post"]);
    // Six leaves that weigh the same: 3 of 5 is 60, and there are no bands.
    let tree = desk.json("policy explain guangzhou GZ-B2-1", 0)["leaf"]["tree"].clone();
    assert_eq!(tree, "GZ-B2");
    let leaves: Vec<String> = (1..=6).map(|n| format!(r#""GZ-B2-{n}":{{"scores":["3"]}}"#)).collect();
    let answer = desk.feed(
        "assess guangzhou --sheet - --format json",
        &format!(r#"{{"tree":"GZ-B2","leaves":{{{}}}}}"#, leaves.join(",")),
    );
    let answer: Value = serde_json::from_str(&answer.ends(0)).expect("JSON");
    assert_eq!(
        (text(&answer, "base"), &answer["band"], &answer["complete"]),
        ("60", &Value::Null, &json!(true))
    );
}

const CYCLES: &str = r#""cycles":[{"id":"C1","gross":"3120456.78"},{"id":"C2","gross":"3287654.32"}],"already_paid":{"C1":"3120456.78"}"#;

/// A settlement of the two cycles of the contract's example.
fn settled(pack: &str, rest: &str, status: i32) -> Value {
    let desk = Desk::with([("cycles.json", &format!("{{{CYCLES}{rest}}}"))]);
    desk.json(&format!("settle {pack} --cycles cycles.json"), status)
}

fn payable(answer: &Value) -> Vec<Option<&str>> {
    list(answer, "cycles").iter().map(|cycle| cycle["payable"].as_str()).collect()
}

#[test]
fn settle() {
    let answer = settled("xuchang", r#","score":"87.35""#, 0);
    has_fields(&answer, "cycles carried_over findings");
    is_money(&answer, "carried_over");
    for cycle in list(&answer, "cycles") {
        has_fields(cycle, "id gross ratio after_ratio penalties payable");
        ["gross", "after_ratio", "penalties", "payable"].iter().for_each(|name| is_money(cycle, name));
        is_decimal(cycle, "ratio", 6);
    }
    list(&answer, "findings").iter().for_each(is_finding);
}

#[test]
fn settle_reads_the_contract_both_ways_to_the_fen() {
    let score = r#","score":"87.35""#;
    let literally = settled("xuchang", score, 0);
    assert_eq!(payable(&literally), [Some("0.00"), Some("3123271.60")]);
    let other = settled("xuchang --ruling settlement.score_scope=whole_assessment_cycle_trueup", score, 0);
    assert_eq!(payable(&other), [Some("0.00"), Some("2967248.77")]);
    assert!(other["rulings"].to_string().contains("whole_assessment_cycle_trueup"), "the reading is named");
    let in_file = settled(
        "xuchang",
        r#","score":"87.35","settings":{"settlement.score_scope":"whole_assessment_cycle_trueup"}"#,
        0,
    );
    assert_eq!(payable(&in_file), payable(&other), "the file may choose as well");
    let penalty = r#","score":"87.35","penalties":[{"cycle":"C2","clause":"XC-C-4.1b","amount":"6000.00"}]"#;
    assert_eq!(payable(&settled("xuchang", penalty, 0)), [Some("0.00"), Some("3117271.60")]);
    assert_eq!(payable(&settled("xuchang", r#","score":"92.40""#, 0)), [Some("0.00"), Some("3287654.32")]);
    assert_eq!(payable(&settled("xuchang", r#","score":"80.00""#, 0)), [Some("0.00"), Some("2958888.89")]);
}

#[test]
fn settle_refuses_to_guess() {
    for rest in ["", r#","score":null"#, r#","score":"59.99""#] {
        assert_eq!(payable(&settled("xuchang", rest, 1)), [Some("0.00"), None], "{rest}");
    }
    assert_eq!(payable(&settled("xuchang", r#","score":"60""#, 0)), [Some("0.00"), Some("2301358.02")]);
    assert_eq!(
        payable(&settled("xuchang --ruling band.border=manual", r#","score":"90""#, 1)),
        [Some("0.00"), None]
    );
}

#[test]
fn a_penalty_goes_on_to_the_next_cycle_and_what_is_left_is_carried_over() {
    let cycles = r#"{"cycles":[{"id":"C1","gross":"100.00"},{"id":"C2","gross":"100.00"}],"score":"95",
        "penalties":[{"cycle":"C1","clause":"XC-C-4.1b","amount":"250.00"}]}"#;
    let answer = Desk::with([("c.json", cycles)]).json("settle xuchang --cycles c.json", 0);
    assert_eq!((payable(&answer), text(&answer, "carried_over")), (vec![Some("0.00"); 2], "50.00"));
    let yearly = r#"{"cycles":[{"id":"Y1","gross":"100.00"},{"id":"Y2","gross":"200.00"}],"score":"85"}"#;
    let answer = Desk::with([("c.json", yearly)]).json("settle songjiang --cycles c.json --at 2022-06-01", 0);
    assert_eq!(payable(&answer), [Some("95.00"), Some("190.00")], "each year takes the ratio");
}
