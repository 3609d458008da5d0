//! The example city, run through the commands, gives exactly what `check.py` computed without a line of this program.

mod common;

use common::{Desk, list, root, text};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Path of a file of the example.
fn city(name: &str) -> String {
    root().join("examples/city").join(name).display().to_string()
}

fn expected() -> Value {
    serde_json::from_str(&std::fs::read_to_string(city("expected.json")).expect("the expected figures"))
        .expect("JSON")
}

fn rate(desk: &Desk, period: &str) -> Value {
    let [leases, prices, payers] = ["leases.csv", "prices.csv", "payers.csv"].map(city);
    desk.json(
        &format!("rate xuchang --leases {leases} --prices {prices} --payers {payers} --period {period}"),
        0,
    )
}

fn assess(desk: &Desk) -> Value {
    desk.json(&format!("assess xuchang --sheet {}", city("indicators.json")), 0)
}

#[test]
fn every_sum_of_both_cycles() {
    let (desk, expected) = (Desk::new(), expected());
    for (cycle, figures) in expected["cycles"].as_object().expect("cycles") {
        let rated = rate(&desk, text(figures, "period"));
        assert_eq!(
            list(&rated, "lines").len() as u64,
            figures["lines"].as_u64().expect("a count"),
            "{cycle}"
        );
        assert_eq!(rated["totals"]["complete"], true, "{cycle}");
        for sum in ["charge", "by_unit", "by_payer", "by_item", "by_month"] {
            assert!(!figures[sum].is_null());
            assert_eq!(rated["totals"][sum], figures[sum], "{cycle} {sum}");
        }
    }
}

#[test]
fn lines_add_up_to_the_totals() {
    let rated = rate(&Desk::new(), text(&expected()["cycles"]["C1"], "period"));
    let fen = |value: &Value| text(value, "charge").replace('.', "").parse::<u64>().expect("fen");
    let sum: u64 = list(&rated, "lines").iter().map(fen).sum();
    assert_eq!(sum, fen(&rated["totals"]));
    let key =
        |line: &Value| [text(line, "resource_id"), text(line, "item"), text(line, "from")].map(str::to_owned);
    assert!(list(&rated, "lines").is_sorted_by_key(key), "by resource, item and first day");
}

#[test]
fn advice_for_every_machine() {
    let (desk, expected) = (Desk::new(), expected());
    let at = text(&expected["sizing"], "at").to_owned();
    let [resources, usage] = ["resources.csv", "usage.csv"].map(city);
    let sized = desk.json(&format!("size xuchang --resources {resources} --usage {usage} --at {at}"), 0);
    let (mut counts, mut deletions) = (BTreeMap::<String, u64>::new(), Vec::new());
    let mut machines: Map<String, Value> = Map::new();
    for row in list(&sized, "advice") {
        let (resource, dimension, action) =
            (text(row, "resource_id"), text(row, "dimension"), text(row, "action"));
        match (dimension, action) {
            ("resource", "delete") => deletions.push(resource.to_owned()),
            ("cpu" | "memory", _) => {
                *counts.entry(format!("{dimension}.{action}")).or_default() += 1;
                let mut figures = json!({ "action": action });
                for name in ["peak", "peak_at"].iter().filter(|name| !row[**name].is_null()) {
                    figures[*name] = row[*name].clone();
                }
                machines.entry(resource).or_insert_with(|| json!({}))[dimension] = figures;
            }
            _ => {}
        }
    }
    assert_eq!(json!(counts), expected["sizing"]["counts"]);
    assert_eq!(json!(deletions), expected["sizing"]["delete"]);
    let wanted = expected["sizing"]["resources"].as_object().expect("machines");
    assert_eq!(machines.len(), wanted.len());
    for (name, figures) in wanted {
        assert_eq!(&machines[name], figures, "{name}");
    }
}

#[test]
fn the_score() {
    let (answer, expected) = (assess(&Desk::new()), expected());
    for figure in ["base", "final"] {
        assert_eq!(text(&answer, figure), text(&expected["assessment"], figure), "{figure}");
    }
}

#[test]
fn the_settlement_of_what_was_rated_and_assessed() {
    let (desk, expected) = (Desk::new(), expected());
    let gross = |cycle: &str| {
        let rated = rate(&desk, text(&expected["cycles"][cycle], "period"));
        text(&rated["totals"], "charge").to_owned()
    };
    let (first, second) = (gross("C1"), gross("C2"));
    // As examples/city/cycles.mjs writes it: staff came three days late, the first cycle is paid.
    let cycles = json!({
        "cycles": [{ "id": "C1", "gross": first }, { "id": "C2", "gross": second }],
        "penalties": [{ "cycle": "C2", "clause": "XC-C-4.1b", "amount": "6000.00" }],
        "already_paid": { "C1": first },
        "score": assess(&desk)["final"],
    });
    desk.write("cycles.json", &cycles.to_string());
    let settled = desk.json("settle xuchang --cycles cycles.json", 0);
    assert_eq!(list(&settled, "cycles").len(), 2);
    for cycle in list(&settled, "cycles") {
        let wanted = &expected["settlement"][text(cycle, "id")];
        for sum in ["gross", "after_ratio", "payable"] {
            assert_eq!(text(cycle, sum), text(wanted, sum), "{cycle}");
        }
        // A ratio is printed without the zeros that the expected file writes.
        let ratio = text(wanted, "ratio").trim_end_matches('0').trim_end_matches('.');
        assert_eq!(text(cycle, "ratio"), ratio, "{cycle}");
    }
    assert_eq!(text(&settled, "carried_over"), "0.00");
}
