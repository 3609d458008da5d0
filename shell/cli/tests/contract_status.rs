//! Exit statuses, all findings at once, and a target that is whole or untouched.

mod common;

use common::{Desk, LEASES, PAYERS, codes, list, text};

const HEAD: &str = "resource_id,unit_id,project_id,item,stage,quantity,from,to\n";
const RATE: &str = "rate xuchang --leases leases.csv --period 2026-06-02/2026-08-02";

#[test]
fn every_bad_cell_of_every_file_is_named_with_line_and_column() {
    let rows = "\
r,u,p,i,formal,1e3,2026-06-02,
r,u,p,i,formal,\"1,000\",2026-06-31,
r,u,p,i,formal,1.23456,2026-06-02,
r,u,p,i,Formal,1,2026-06-02,
";
    let desk = Desk::with([
        ("leases.csv", &format!("{HEAD}{rows}")),
        ("prices.csv", "item,from\nx,2026-06-02\n"),
        ("payers.csv", "unit_id,from,payer\nu,2026-13-01,p\n"),
    ]);
    let found = codes(&desk.refused(&format!("{RATE} --prices prices.csv --payers payers.csv")));
    let places: Vec<&str> =
        found.iter().filter_map(|code| code.split_once(' ')).map(|(_, place)| place).collect();
    let expected = [
        "leases.csv:2:quantity",
        "leases.csv:3:quantity",
        "leases.csv:3:from",
        "leases.csv:4:quantity",
        "leases.csv:5:stage",
        "prices.csv:1:unit_price",
        "payers.csv:2:from",
    ];
    assert_eq!(places, expected);
}

#[test]
fn every_defect_of_a_json_document_is_named_with_its_pointer() {
    let sheet = r#"{"leaves":{"XC-I-02":{"value":99.2},"XC-I-07":{"scores":["1","x"]},"XC-I-08":{"mett":true}},"overruns":-1,"wat":1}"#;
    let cycles = r#"{"cycles":[{"id":"C1","gross":"1.234"},{"gross":"1,000.00"}],"score":"1e2","penalties":[{"cycle":"C1","clause":"x y","amount":1}]}"#;
    let desk = Desk::with([("s.json", sheet), ("c.json", cycles)]);
    let mut found = codes(&desk.refused("assess xuchang --sheet s.json"));
    found.sort();
    let expected = [
        "malformed_decimal s.json#/leaves/XC-I-07/scores/1",
        "unknown_field s.json#/leaves/XC-I-08/mett",
        "unknown_field s.json#/wat",
        "wrong_type s.json#/leaves/XC-I-02/value",
        "wrong_type s.json#/overruns",
    ];
    assert_eq!(found, expected);
    let mut found = codes(&desk.refused("settle xuchang --cycles c.json"));
    found.sort();
    let expected = [
        "malformed_decimal c.json#/cycles/0/gross",
        "malformed_decimal c.json#/cycles/1/gross",
        "malformed_decimal c.json#/score",
        "missing_field c.json#/cycles/1/id",
        "wrong_type c.json#/penalties/0/amount",
        "wrong_type c.json#/penalties/0/clause",
    ];
    assert_eq!(found, expected);
    desk.write("c.json", "{\"cycles\":[]\n,}");
    assert_eq!(codes(&desk.refused("settle xuchang --cycles c.json")), ["malformed_json c.json:2:2"]);
}

#[test]
fn status_2_writes_nothing() {
    let desk = Desk::with([("leases.csv", "wrong\nx\n"), ("out.json", "what was there before")]);
    let names = desk.names();
    for format in ["json", "csv", "focus", "table", "xlsx", "pdf"] {
        let run = desk.run(&format!("{RATE} --format {format} --output out.json"));
        assert_eq!((run.status, run.text()), (2, String::new()), "{format}: {}", run.err);
        assert!(run.err.contains("leases.csv:1"), "{format}: {}", run.err);
        assert_eq!(desk.read("out.json"), "what was there before", "{format}");
    }
    assert_eq!(desk.names(), names, "no temporary file stays");
}

#[test]
fn status_0_and_1_write_the_whole_answer_and_nothing_on_stdout() {
    let desk = Desk::with([("leases.csv", LEASES), ("payers.csv", PAYERS), ("out.json", "old")]);
    let run = desk.run(&format!("{RATE} --payers payers.csv --format json --output out.json"));
    assert_eq!((run.status, run.text(), run.err.as_str()), (0, String::new(), ""));
    assert_eq!(desk.read("out.json"), desk.run(&format!("{RATE} --payers payers.csv --format json")).text());

    desk.write("leases.csv", &format!("{HEAD}r,u-1,p,no.such,formal,1,2026-06-02,\n"));
    let run = desk.run(&format!("{RATE} --format json --output out.json"));
    assert_eq!((run.status, run.text(), run.err.as_str()), (1, String::new(), ""));
    let answer: serde_json::Value = serde_json::from_str(&desk.read("out.json")).expect("JSON");
    assert_eq!(text(&list(&answer, "findings")[0], "code"), "unknown_item");
    assert_eq!(desk.names(), ["leases.csv", "out.json", "payers.csv"], "no temporary file stays");
}

#[test]
fn a_folder_that_is_not_there_is_an_unwritable_output() {
    let desk = Desk::with([("leases.csv", LEASES)]);
    let found = desk.refused(&format!("{RATE} --output no/such/out.json"));
    assert_eq!(codes(&found), ["unwritable no/such/out.json"]);
}

#[test]
fn unknown_columns_are_left_out_with_a_warning() {
    let text = LEASES.replace("from,to", "from,colour,to").replace("2026-06-02,", "2026-06-02,red,");
    let text = text.replace("2026-06-10,", "2026-06-10,blue,");
    let desk = Desk::with([("leases.csv", &format!("\u{feff}{text}")), ("payers.csv", PAYERS)]);
    let rated = desk.json(&format!("{RATE} --payers payers.csv"), 0);
    let findings = list(&rated, "findings");
    assert_eq!(codes(findings), ["unknown_column leases.csv:1:colour"]);
    assert_eq!(findings[0]["severity"], "warning");
    assert_eq!(common::text(&rated["totals"], "charge"), "367.81");
}

#[test]
fn a_line_over_a_mebibyte_is_refused() {
    let long = format!("{HEAD}{},u,p,vcpu.x86,formal,1,2026-07-01,\n", "x".repeat(1 << 20));
    let found = codes(&Desk::with([("leases.csv", &long)]).refused(RATE));
    assert_eq!(found, ["line_too_long leases.csv:2"]);
}

#[test]
fn arguments_that_cannot_be_used_are_status_2() {
    let desk = Desk::with([("leases.csv", LEASES)]);
    let wrong = [
        "",
        "nonsense",
        "rate xuchang",
        "rate xuchang --leases leases.csv --period 2026-06-02",
        "rate xuchang --leases leases.csv --period 2026-08-02/2026-06-02",
        "rate nowhere --leases leases.csv --period 2026-06-02/2026-08-02",
        "rate xuchang --leases leases.csv --period 2026-06-02/2026-08-02 --at 2026-02-30",
        "rate xuchang --leases leases.csv --period 2026-06-02/2026-08-02 --ruling alone",
        "rate xuchang --leases nothing.csv --period 2026-06-02/2026-08-02",
        "policy check nowhere ./nothing/",
        "size xuchang --resources nothing.csv --usage nothing.csv --at 2027-06-01",
    ];
    for line in wrong {
        let run = desk.run(line);
        assert_eq!((run.status, run.text()), (2, String::new()), "{line}");
        assert!(!run.err.is_empty(), "{line}");
    }
    for line in wrong.iter().filter(|line| !line.is_empty()) {
        desk.refused(line);
    }
    assert_eq!(desk.refused("policy check nowhere ./nothing/").len(), 2, "both packs at once");
    let found = desk.refused("size xuchang --resources a.csv --usage b.csv --at 2027-06-01");
    assert_eq!(codes(&found), ["unreadable a.csv", "unreadable b.csv"]);
    // A format that a command does not have is no reason to write another one.
    let run = desk.run(&format!("{RATE} --format docx"));
    assert_eq!(run.status, 2);
    assert!(run.err.contains("csv"), "the formats there are: {}", run.err);
}
