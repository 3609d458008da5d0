//! What an outsider once found off the contract, each as a test.

mod common;

use common::Desk;

const TWO_CYCLES: &str =
    r#"{"cycles":[{"id":"C1","gross":"100.00"},{"id":"C2","gross":"100.00"}],"score":"SCORE"}"#;

fn cycles(score: &str) -> String {
    TWO_CYCLES.replace("SCORE", score)
}

#[cfg(unix)]
#[test]
fn an_output_link_stays_a_link_and_its_target_is_written() {
    let desk = Desk::with([("real.json", "old")]);
    std::os::unix::fs::symlink(desk.path("real.json"), desk.path("link.json")).expect("a link");
    let run = desk.run("deadline xuchang --limit 2wd --from 2026-09-30 --format json --output link.json");
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(desk.path("link.json").symlink_metadata().expect("the link").is_symlink());
    assert!(desk.read("real.json").contains("2026-10-09"));
    let device = desk.run("deadline xuchang --limit 2wd --from 2026-09-30 --format json --output /dev/null");
    assert_eq!(device.status, 0, "{}", device.err);
    assert!(!std::path::Path::new("/dev/null").metadata().expect("the device").is_file());
}

#[test]
fn settle_rounds_the_score_once_before_the_band() {
    for (score, payable) in [("89.995", "100.00"), ("89.994", "95.00"), ("90", "100.00")] {
        let desk = Desk::with([("c.json", cycles(score).as_str())]);
        let answer = desk.json("settle xuchang --cycles c.json", 0);
        assert_eq!(answer["cycles"][1]["payable"], payable, "{score}");
    }
    for score in ["100.01", "101", "-1"] {
        let desk = Desk::with([("c.json", cycles(score).as_str())]);
        let run = desk.run("settle xuchang --cycles c.json --format json");
        assert_eq!(run.status, 2, "{score}");
        assert!(run.err.contains("score_out_of_range") && run.err.contains("100"), "{}", run.err);
    }
}

#[test]
fn the_command_line_wins_over_the_files_settings() {
    let text = cycles("86")
        .replace("\"score\"", "\"settings\":{\"settlement.score_scope\":\"second_cycle\"},\"score\"");
    let desk = Desk::with([("c.json", text.as_str())]);
    let of_file = desk.json("settle xuchang --cycles c.json", 0);
    assert_eq!(of_file["cycles"][1]["payable"], "95.00");
    let line = "settle xuchang --cycles c.json --ruling settlement.score_scope=whole_assessment_cycle_trueup";
    let named = desk.json(line, 0);
    assert_eq!(named["cycles"][1]["payable"], "90.00");
    assert!(named["findings"].to_string().contains("setting_overridden"));
}

#[test]
fn a_leaf_takes_its_own_field() {
    let desk = Desk::with([("s.json", r#"{"leaves":{"XC-I-50":{"value":"95"}}}"#)]);
    let run = desk.run("assess xuchang --sheet s.json --format json");
    assert_eq!(run.status, 2);
    assert!(run.err.contains("wrong_field"), "{}", run.err);
    let desk = Desk::with([("s.json", r#"{"leaves":{"XC-I-50":{"satisfaction":["95"]}}}"#)]);
    let answer = desk.json("assess xuchang --sheet s.json", 1);
    assert!(answer["normalized"].is_null() && answer["final"].is_null(), "a missing score is never 0");
}

#[test]
fn days_of_an_unpublished_year_count_backwards_too() {
    let desk = Desk::new();
    let provisional = |line: &str| desk.json(&format!("deadline xuchang {line}"), 0)["provisional"].clone();
    assert_eq!(provisional("--limit 2y --from 2027-07-30 --backward"), true);
    assert_eq!(provisional("--limit 20d --from 2027-01-10 --backward"), true);
    assert_eq!(provisional("--limit 20d --from 2026-06-10 --backward"), false);
}

#[test]
fn use_measured_while_off_is_reported() {
    let desk = Desk::with([
        ("r.csv", "resource_id,unit_id,vcpu,memory_gb,power,power_since\nvm-1,u,4,8,off,2026-06-01\n"),
        ("u.csv", "resource_id,at,cpu_pct,memory_pct,disk_pct\nvm-1,2026-10-01,90,,\n"),
    ]);
    let answer = desk.json("size xuchang --resources r.csv --usage u.csv --at 2026-11-01", 0);
    assert_eq!(answer["advice"][0]["action"], "no_data");
    assert!(answer["findings"].to_string().contains("samples_while_off"));
}

#[test]
fn standard_input_serves_one_file() {
    let run = Desk::new().run("rate xuchang --leases - --prices - --period 2026-07-01/2026-08-01");
    assert_eq!(run.status, 2);
    assert!(run.err.contains("标准输入"), "{}", run.err);
}

#[test]
fn focus_lines_have_units_and_an_account() {
    let desk = Desk::with([("l.csv", common::LEASES)]);
    let run = desk.run("rate xuchang --leases l.csv --period 2026-07-01/2026-08-01 --format focus");
    let text = String::from_utf8(run.out).expect("text");
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().expect("a head").split(',').collect();
    let row: Vec<&str> = lines.next().expect("a line").split(',').collect();
    let cell = |name: &str| row[head.iter().position(|title| *title == name).expect("the column")];
    assert_eq!((cell("PricingUnit"), cell("ConsumedUnit"), cell("BillingAccountId")), ("核·月", "核", "u-1"));
    assert_eq!(
        (cell("BilledCost"), cell("PricingQuantity"), cell("ServiceCategory")),
        ("184.00", "4", "Compute")
    );
}

#[test]
fn every_command_answers_json_with_one_document() {
    let desk = Desk::with([("m.txt", "第十二条 入云前提交材料。\n第十三条 变更。\n")]);
    assert!(desk.json("calendar show", 0)["published"].as_array().is_some_and(|years| years.len() >= 20));
    assert_eq!(desk.json("policy load-text xuchang XC-M m.txt", 0)["found"], 2);
    let book = desk.json("policy weave xuchang", 0);
    assert!(book["markdown"].as_str().is_some_and(|text| text.contains("XC-M-12")));
}
