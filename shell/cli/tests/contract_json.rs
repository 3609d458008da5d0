//! The JSON of the commands that compute: every field of CONTRACT.md under its name and in its form; more is allowed.

mod common;

use common::{Desk, LEASES, PAYERS, has_fields, is_decimal, is_finding, is_money, list, text};
use serde_json::Value;

const RATE: &str = "rate xuchang --leases leases.csv --payers payers.csv --period 2026-06-02/2026-08-02";

fn rated() -> Value {
    Desk::with([("leases.csv", LEASES), ("payers.csv", PAYERS)]).json(RATE, 0)
}

#[test]
fn policy_check() {
    let checked = Desk::new().json("policy check xuchang guangzhou", 0);
    for pack in list(&checked, "packs") {
        has_fields(pack, "pack version digest findings coverage");
        has_fields(&pack["coverage"], "articles encoded not_computable out_of_scope missing");
        assert!(!list(pack, "findings").is_empty());
        list(pack, "findings").iter().for_each(is_finding);
    }
    let names: Vec<&str> = list(&checked, "packs").iter().map(|pack| text(pack, "pack")).collect();
    assert_eq!(names, ["xuchang", "guangzhou"], "in the order of the command line");
}

#[test]
fn rate() {
    let rated = rated();
    has_fields(&rated, "period pack digest lines totals findings");
    assert_eq!((text(&rated, "period"), text(&rated, "pack")), ("2026-06-02/2026-08-02", "xuchang"));
    for line in list(&rated, "lines") {
        has_fields(
            line,
            "resource_id unit_id project_id payer item stage month from to quantity unit_price charge clauses",
        );
        is_money(line, "charge");
        is_decimal(line, "quantity", 4);
        is_decimal(line, "unit_price", 6);
        assert!(!list(line, "clauses").is_empty());
    }
    let totals = &rated["totals"];
    has_fields(totals, "complete charge by_unit by_payer by_item by_month");
    is_money(totals, "charge");
    for (group, name) in
        [("by_unit", "unit_id"), ("by_payer", "payer"), ("by_item", "item"), ("by_month", "month")]
    {
        assert!(!list(totals, group).is_empty());
        for sum in list(totals, group) {
            has_fields(sum, &format!("{name} charge"));
            is_money(sum, "charge");
        }
    }
}

#[test]
fn rate_adds_up_to_the_figures_of_the_hand() {
    let rated = rated();
    let lines: Vec<(&str, &str, &str, &str)> = list(&rated, "lines")
        .iter()
        .map(|line| (text(line, "resource_id"), text(line, "from"), text(line, "to"), text(line, "charge")))
        .collect();
    // 4 × 46.00 × 29 ÷ 30 = 177.8667; July is whole; 1 ÷ 31 of August is 5.9355. The test is listed and free.
    let expected = [
        ("vm-1", "2026-06-02", "2026-07-01", "177.87"),
        ("vm-1", "2026-07-01", "2026-08-01", "184.00"),
        ("vm-1", "2026-08-01", "2026-08-02", "5.94"),
        ("vm-2", "2026-06-10", "2026-06-20", "0.00"),
    ];
    assert_eq!(lines, expected);
    assert_eq!(text(&rated["totals"], "charge"), "367.81");
    assert_eq!(rated["totals"]["complete"], true);
    assert_eq!(text(&rated["totals"]["by_payer"][1], "payer"), "市财政");
}

#[test]
fn rate_explains_a_line() {
    let desk = Desk::with([("leases.csv", LEASES), ("payers.csv", PAYERS)]);
    let because = desk.json(&format!("{RATE} --explain vm-1 vcpu.x86 2026-06"), 0);
    has_fields(&because, "facts steps clauses");
    assert!(list(&because, "facts").iter().any(|fact| text(fact, "source") == "leases.csv:2"), "{because}");
    let last = list(&because, "steps").last().expect("arithmetic");
    assert_eq!(text(last, "result"), "177.87");
    assert!(list(&because, "clauses").contains(&"XC-M-32a".into()));
    let people = desk.run(&format!("{RATE} --explain vm-1 vcpu.x86 2026-06")).ends(0);
    assert!(people.contains("46.00") && people.contains("29 ÷ 30"), "{people}");
    let found = desk.refused(&format!("{RATE} --explain vm-9 vcpu.x86 2026-06"));
    assert_eq!(text(&found[0], "code"), "unknown_line");
}

const RESOURCES: &str = "\
resource_id,unit_id,vcpu,memory_gb,disk_gb,power,power_since,stopped_by,exempt
vm-1,u-1,4,8,100,on,,,
vm-2,u-1,4,8,100,off,2026-01-01,unit,
vm-3,u-1,4,8,100,on,,,standby
vm-4,u-1,1,1,,on,,,
";
const USAGE: &str = "\
resource_id,at,cpu_pct,memory_pct,disk_pct
vm-1,2027-05-01,60,30,
vm-1,2026-05-31,99,99,99
vm-3,2027-05-01,60,30,
vm-4,2027-05-01 08:00,0,0,
";

#[test]
fn size() {
    let desk = Desk::with([("r.csv", RESOURCES), ("u.csv", USAGE)]);
    let sized = desk.json("size xuchang --resources r.csv --usage u.csv --at 2027-06-01", 0);
    has_fields(&sized, "advice findings");
    let advice = list(&sized, "advice");
    for row in advice {
        has_fields(
            row,
            "resource_id dimension action modality peak peak_at p95 mean samples coverage threshold from to note clauses",
        );
        ["peak", "p95", "mean", "coverage"].iter().for_each(|name| is_decimal(row, name, 4));
        assert!(row["modality"].is_null() || ["may", "must"].contains(&text(row, "modality")), "{row}");
        assert!(!list(row, "clauses").is_empty(), "{row}");
    }
    let of = |resource: &str, dimension: &str| {
        let row = advice.iter().find(|row| row["resource_id"] == resource && row["dimension"] == dimension);
        row.unwrap_or_else(|| panic!("no {dimension} of {resource}"))
    };
    for resource in ["vm-1", "vm-2", "vm-3", "vm-4"] {
        ["cpu", "memory", "disk"].iter().for_each(|dimension| is_decimal(of(resource, dimension), "from", 4));
    }
    let up = of("vm-1", "cpu");
    assert_eq!((text(up, "action"), text(up, "modality"), text(up, "to")), ("scale_up", "may", "8"));
    // The sample of 31 May 2026 lies before the window, so the peak is the other.
    assert_eq!((text(up, "peak"), text(up, "peak_at")), ("60", "2027-05-01T00:00:00+08:00"));
    assert_eq!(text(of("vm-1", "disk"), "action"), "no_data", "empty is no data, never zero");
    assert_eq!(text(of("vm-2", "resource"), "action"), "delete");
    let exempt = of("vm-3", "cpu");
    assert_eq!(text(exempt, "action"), "keep");
    assert!(text(exempt, "note").contains("standby"));
    let smallest = of("vm-4", "cpu");
    assert_eq!((text(smallest, "action"), text(smallest, "peak")), ("keep", "0"));
    assert!(!text(smallest, "note").is_empty(), "no smaller size: kept with a note");
}

#[test]
fn size_as_a_table_has_a_row_for_each_advice() {
    let desk = Desk::with([("r.csv", RESOURCES), ("u.csv", USAGE)]);
    let line = "size xuchang --resources r.csv --usage u.csv --at 2027-06-01";
    let csv = desk.run(&format!("{line} --format csv")).ends(0);
    let head = csv.lines().next().expect("a header");
    for column in "resource_id dimension action modality peak peak_at p95 mean samples coverage threshold from to note clauses".split(' ') {
        assert!(head.split(',').any(|name| name == column), "{column} in {head}");
    }
    assert_eq!(csv.lines().count() - 1, list(&desk.json(line, 0), "advice").len());
}

#[test]
fn deadline() {
    let due = Desk::new().json("deadline xuchang --limit 5d --from 2026-09-30T15:00", 0);
    has_fields(&due, "from limit due_on due_at provisional skipped rolled_from clauses findings");
    assert_eq!(text(&due, "from"), "2026-09-30T15:00:00+08:00");
    assert_eq!((text(&due, "due_on"), text(&due, "due_at")), ("2026-10-08", "2026-10-09T00:00:00+08:00"));
    assert_eq!(text(&due, "rolled_from"), "2026-10-05");
    assert!(list(&due, "clauses").contains(&"CN-CC-203".into()));
    for day in list(&due, "skipped") {
        has_fields(day, "date why");
    }
    assert_eq!(list(&due, "skipped").len(), 3, "5, 6 and 7 October");
}
