//! `rate`: columns, findings beside an answer, the table of methods, readings, standard input.

mod common;

use common::{Desk, LEASES, PAYERS, PERIOD, codes, list, text};
use serde_json::Value;

const HEAD: &str = "resource_id,unit_id,project_id,item,stage,quantity,from,to\n";
const COLUMNS: &str =
    "resource_id,unit_id,project_id,payer,item,stage,month,from,to,quantity,unit_price,charge,clauses";

fn desk(rows: &str, prices: &str) -> Desk {
    Desk::with([
        ("leases.csv", &format!("{HEAD}{rows}")),
        ("prices.csv", &format!("item,from,unit_price,per,proration\n{prices}")),
        ("payers.csv", PAYERS),
    ])
}

fn line(more: &str) -> String {
    format!(
        "rate xuchang --leases leases.csv --prices prices.csv --payers payers.csv --period {PERIOD} {more}"
    )
}

/// A price that no lease asks for.
const UNUSED: &str = "unused.item,2026-01-01,1.00,month,\n";

/// Charges in order of the lines, of one run that must be complete.
fn charges(rows: &str, prices: &str) -> Vec<String> {
    let rated = desk(rows, prices).json(&line(""), 0);
    list(&rated, "lines").iter().map(|line| text(line, "charge").to_owned()).collect()
}

#[test]
fn csv_has_the_columns_of_the_contract_in_their_order() {
    let desk = Desk::with([("leases.csv", LEASES), ("payers.csv", PAYERS)]);
    let line = "rate xuchang --leases leases.csv --payers payers.csv --period 2026-06-02/2026-08-02";
    let csv = desk.run(&format!("{line} --format csv")).ends(0);
    let mut rows = csv.lines();
    assert_eq!(rows.next(), Some(COLUMNS));
    let first = "vm-1,u-1,p-1,市财政,vcpu.x86,formal,2026-06,2026-06-02,2026-07-01,4,46.00,177.87,XC-C-2.2 XC-M-32a XC-C-2.1";
    assert_eq!(rows.next(), Some(first));
    assert_eq!(csv.lines().count(), 5);
    let focus = desk.run(&format!("{line} --format focus")).ends(0);
    for column in
        ["BilledCost", "BillingCurrency", "ChargePeriodStart", "ChargePeriodEnd", "ResourceId", "SkuId"]
    {
        assert!(
            focus.lines().next().is_some_and(|head| head.split(',').any(|name| name == column)),
            "{column}"
        );
    }
    assert!(
        focus
            .lines()
            .nth(1)
            .is_some_and(|row| row.starts_with("177.87,市财政,市财政,CNY,2026-08-01T16:00:00Z"))
    );
    assert_eq!(focus.lines().count(), 5, "the same lines");
}

#[test]
fn rows_that_cannot_be_rated_are_status_1_and_the_others_are_rated() {
    let rows = "\
a,u-1,p,vcpu.x86,formal,4,2026-06-02,2026-07-10
a,u-1,p,vcpu.x86,test,4,2026-07-01,2026-08-01
b,u-1,p,vcpu.x86,formal,4,2026-07-01,2026-07-01
c,u-1,p,no.such,formal,4,2026-07-01,
d,u-1,p,new.item,formal,1,2026-07-05,2026-07-15
e,u-1,p,memory.x86,formal,4,2026-07-01,2026-08-01
";
    let desk = desk(rows, "new.item,2026-07-10,1.00,month,\n");
    let rated = desk.json(&line(""), 1);
    let found = codes(list(&rated, "findings"));
    for code in [
        "overlap leases.csv:3",
        "empty_interval leases.csv:4",
        "unknown_item leases.csv:5",
        "no_price leases.csv:6",
    ] {
        assert!(found.iter().any(|one| one == code), "{code}: {found:?}");
    }
    assert_eq!(rated["totals"]["complete"], false);
    let resources: Vec<&str> = list(&rated, "lines").iter().map(|line| text(line, "resource_id")).collect();
    assert_eq!(resources, ["e"], "neither row of an overlap is rated");
    // The same run for people: the answer on stdout, the findings on stderr.
    let run = desk.run(&line("--lang en"));
    assert!(run.err.contains("[overlap] leases.csv:3") && run.ends(1).contains("provisional"));
}

#[test]
fn methods_of_the_contract() {
    let rows = "\
r,u-1,p,a.half,formal,2,2026-07-05,2026-07-20
r,u-1,p,a.half,formal,3,2026-08-05,2026-08-21
r,u-1,p,b.whole,formal,2,2026-07-05,2026-07-06
r,u-1,p,c.thirtieth,formal,1,2026-07-01,2026-08-01
r,u-1,p,c.thirtieth,formal,1,2027-02-28,2027-03-01
r,u-1,p,d.day,formal,1,2026-07-01,2026-07-03
r,u-1,p,e.year,formal,1,2026-07-01,2026-07-02
r,u-1,p,f.each,formal,3,2026-07-05,
r,u-1,p,f.each,formal,1,2026-07-05,
";
    let prices = "\
a.half,2026-01-01,100.00,month,half_month
b.whole,2026-01-01,100.00,month,whole_month
c.thirtieth,2026-01-01,30.00,month,thirtieth
d.day,2026-01-01,1.50,day,
e.year,2026-01-01,3650.00,year,
f.each,2026-01-01,260.00,each,
";
    // 15 days are a half, 16 a whole; 31 July days are 30 thirtieths; `each` repeats without an overlap.
    let expected = ["100.00", "300.00", "200.00", "30.00", "3.00", "10.00", "260.00", "780.00"];
    assert_eq!(charges(rows, prices), expected);
}

#[test]
fn rounded_lines_add_up_to_the_rounded_month() {
    // Three times a third of a fen's worth: each line alone would round to nothing.
    let rows: String = (1..=31)
        .map(|day| {
            let (from, to) = (
                format!("2026-07-{day:02}"),
                if day == 31 { "2026-08-01".into() } else { format!("2026-07-{:02}", day + 1) },
            );
            format!("r,u-1,p-{day},x.item,formal,1,{from},{to}\n")
        })
        .collect();
    let lines = charges(&rows, "x.item,2026-01-01,0.14,month,actual_days\n");
    let fen: u32 = lines.iter().map(|charge| charge.replace('.', "").parse::<u32>().expect("fen")).sum();
    assert_eq!((lines.len(), fen), (31, 14), "{lines:?}");
    assert!(lines.iter().any(|charge| charge == "0.00") && lines.iter().any(|charge| charge == "0.01"));
}

#[test]
fn a_unit_without_a_payer_is_nobody_and_a_warning() {
    let rated = desk("r,u-9,p,vcpu.x86,formal,1,2026-07-01,2026-08-01\n", UNUSED).json(&line(""), 0);
    assert_eq!(rated["lines"][0]["payer"], Value::Null);
    assert_eq!(rated["totals"]["by_payer"][0]["payer"], Value::Null);
    assert_eq!(codes(list(&rated, "findings")), ["no_payer leases.csv:2"]);
    assert_eq!(rated["findings"][0]["severity"], "warning");
    assert_eq!(text(&rated["totals"], "charge"), "46.00");
}

#[test]
fn a_test_longer_than_the_limit_of_the_pack_is_a_warning() {
    let rows =
        "a,u-1,p,vcpu.x86,test,1,2022-02-01,2022-05-01\nb,u-1,p,vcpu.x86,test,1,2022-02-01,2022-05-02\n";
    let desk = desk(rows, UNUSED);
    let line = "rate songjiang --at 2022-06-01 --leases leases.csv --payers payers.csv --period 2022-01-01/2023-01-01";
    desk.write("payers.csv", "unit_id,from,payer\nu-1,2022-01-01,区财政\n");
    let rated = desk.json(line, 0);
    // Three months from 1 February end with April: the first test keeps to them, the second has a day more.
    assert_eq!(codes(list(&rated, "findings")), ["test_too_long leases.csv:3"]);
    assert_eq!(rated["findings"][0]["severity"], "warning");
    assert_eq!(text(&rated["totals"], "charge"), "0.00");
}

#[test]
fn another_reading_changes_the_charge() {
    let desk = desk("r,u-1,p,vcpu.x86,formal,1,2026-07-01,2026-07-11\n", "");
    let charge = |more: &str| text(&desk.json(&line(more), 0)["totals"], "charge").to_owned();
    assert_eq!(charge(""), "14.84", "46 × 10 ÷ 31");
    assert_eq!(charge("--ruling meter.proration=thirtieth"), "15.33", "46 × 10 ÷ 30");
    assert_eq!(charge("--ruling meter.proration=half_month"), "23.00");
    let found = desk.refused(&line("--ruling meter.proration=guess --ruling no.such=1"));
    let wheres: Vec<&str> = found.iter().map(|finding| text(finding, "where")).collect();
    assert_eq!(wheres, ["--ruling meter.proration=guess", "--ruling no.such=1"], "all of them at once");
}

#[test]
fn an_answer_names_its_day_and_its_readings() {
    let desk = desk("r,u-1,p,vcpu.x86,formal,1,2026-07-01,2026-07-11\n", UNUSED);
    let rated = desk.json(&line("--ruling meter.proration=thirtieth --ruling band.border=manual"), 0);
    assert_eq!(text(&rated, "at"), "2026-06-02", "the last dated version");
    for chosen in ["meter.proration=thirtieth", "band.border=manual"] {
        assert!(list(&rated, "rulings").contains(&chosen.into()), "{chosen}: {}", rated["rulings"]);
    }
    assert_eq!(text(&desk.json(&line("--at 2027-01-01"), 0), "at"), "2027-01-01");
    // Where the answer has no room for it, it is said beside it.
    let run = desk.run(&line("--format csv --ruling meter.proration=thirtieth"));
    assert!(run.err.contains("2026-06-02") && run.err.contains("meter.proration=thirtieth"), "{}", run.err);
}

#[test]
fn outside_its_dates_a_pack_computes_and_warns() {
    let desk = desk("r,u-1,p,vcpu.x86,formal,1,2026-07-01,2026-08-01\n", UNUSED);
    let rated = desk.json(&line("--at 2025-01-01"), 0);
    assert_eq!(text(&rated["totals"], "charge"), "46.00");
    assert_eq!(codes(list(&rated, "findings")), ["outside_validity xuchang/pack.toml"]);
    assert!(list(&desk.json(&line("--at 2026-06-02"), 0), "findings").is_empty());
}

#[test]
fn standard_input_serves_as_well() {
    let desk = desk("r,u-1,p,vcpu.x86,formal,1,2026-07-01,2026-08-01\n", UNUSED);
    let from_file = desk.run(&line("--format csv")).ends(0);
    let piped = line("--format csv").replace("--leases leases.csv", "--leases -");
    assert_eq!(desk.feed(&piped, &desk.read("leases.csv")).ends(0), from_file);
    let refused = desk.feed(&piped, "resource_id\nx\n");
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("-:1:"), "{}", refused.err);
}
