//! Two runs over the same facts give the same bytes, documents included, when their date is given.

mod common;

use common::{Desk, root};

/// The input of the example city on a desk, with few enough lines for a development build.
fn desk() -> Desk {
    let desk = Desk::new();
    let city = root().join("examples/city");
    for name in ["leases.csv", "prices.csv", "payers.csv", "resources.csv", "usage.csv", "indicators.json"] {
        let text = std::fs::read_to_string(city.join(name)).expect("the example city");
        let rows = if name == "leases.csv" { 40 } else { usize::MAX };
        desk.write(name, &text.split_inclusive('\n').take(rows).collect::<String>());
    }
    desk.write(
        "cycles.json",
        r#"{"cycles":[{"id":"C1","gross":"100.01"},{"id":"C2","gross":"200.02"}],"score":"87.35"}"#,
    );
    desk
}

const RATE: &str =
    "rate xuchang --leases leases.csv --prices prices.csv --payers payers.csv --period 2026-06-02/2026-12-02";
const SIZE: &str = "size xuchang --resources resources.csv --usage usage.csv --at 2027-06-01";
const ASSESS: &str = "assess xuchang --sheet indicators.json";
const SETTLE: &str = "settle xuchang --cycles cycles.json";

/// Runs twice into files and compares them; gives the bytes.
fn twice(desk: &Desk, line: &str, format: &str) -> Vec<u8> {
    for name in ["first", "second"] {
        let run = desk.run(&format!("{line} --format {format} --issued-on 2027-06-10 --output {name}"));
        assert_eq!(run.status, 0, "{line} {format}: {}", run.err);
    }
    let (first, second) = (desk.bytes("first"), desk.bytes("second"));
    assert!(first == second, "{line} {format}: two runs differ");
    first
}

#[test]
fn tables_and_documents_of_answers() {
    let desk = desk();
    for (line, formats) in
        [(RATE, "json csv focus table"), (SIZE, "json csv table"), (ASSESS, "json"), (SETTLE, "json")]
    {
        for format in formats.split(' ') {
            assert!(twice(&desk, line, format).len() > 100, "{line} {format}");
        }
    }
}

#[test]
fn office_documents() {
    let desk = desk();
    let kinds = [
        (RATE, "xlsx", &b"PK"[..]),
        (SIZE, "xlsx", b"PK"),
        (ASSESS, "docx", b"PK"),
        (ASSESS, "pdf", b"%PDF-"),
        (SETTLE, "pdf", b"%PDF-"),
    ];
    for (line, format, magic) in kinds {
        assert!(twice(&desk, line, format).starts_with(magic), "{line} {format}");
    }
}

#[test]
fn the_date_of_issue_is_in_the_document_and_changes_it() {
    let desk = desk();
    let on = |date: &str| {
        desk.run(&format!("{SETTLE} --format pdf --issued-on {date} --output s.pdf")).ends(0);
        desk.bytes("s.pdf")
    };
    assert_ne!(on("2027-06-10"), on("2027-06-11"));
}

#[test]
fn the_order_of_the_rows_does_not_matter() {
    let desk = desk();
    let before = desk.run(&format!("{RATE} --format csv")).ends(0);
    let text = desk.read("leases.csv");
    let (head, rows) = text.split_once('\n').expect("a header");
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.reverse();
    desk.write("leases.csv", &format!("{head}\n{}\n", rows.join("\n")));
    assert_eq!(desk.run(&format!("{RATE} --format csv")).ends(0), before);
}
