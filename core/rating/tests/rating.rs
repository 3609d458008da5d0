//! Rounding, changes in a month, findings and reasons, computed by hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own rows has to fail")]

mod common;

use common::{Files, book, explain, leases, pack, rate, rate_in_parts};

#[test]
fn lines_of_a_month_add_up_to_the_rounded_month() {
    let rows = ["r,u,q,cpu,formal,3,2022-09-01,2022-10-11", "r,u,q,cpu,formal,5,2022-10-11,"];
    let files = Files::new("2022-10-01/2022-11-01", &rows).payers(&["u,2022-01-01,p"]);
    let outcome = rate(&pack("actual_days", ""), &files);
    assert_eq!(outcome.short(), ["2022-10-01 2022-10-11 46.00 44.52", "2022-10-11 2022-11-01 46.00 155.80"]);
}

#[test]
fn prices_and_payers_change_in_a_month() {
    let files = Files::new("2026-06-01/2026-07-01", &["r,u,q,cpu,formal,1,2026-01-01,"]).payers(&[
        "u,2026-06-11,finance",
        "u,2026-06-21,finance",
        "u,2026-06-26,self",
    ]);
    let outcome = rate(&pack("actual_days", ""), &files);
    assert_eq!(
        outcome.lines,
        [
            "r,u,q,null,cpu,formal,2026-06,2026-06-01,2026-06-11,1,46.00,15.33",
            "r,u,q,finance,cpu,formal,2026-06,2026-06-11,2026-06-16,1,46.00,7.67",
            "r,u,q,finance,cpu,formal,2026-06,2026-06-16,2026-06-26,1,40.00,13.33",
            "r,u,q,self,cpu,formal,2026-06,2026-06-26,2026-07-01,1,40.00,6.67",
        ]
    );
    assert_eq!(
        outcome.clauses,
        [vec!["TT-1", "TT-6"], vec!["TT-1", "TT-6"], vec!["TT-1", "TT-7"], vec!["TT-1", "TT-7"]]
    );
    assert_eq!((outcome.codes(), outcome.complete), (vec!["no_payer leases.csv:2".to_owned()], true));
    assert_eq!(outcome.sums[1..4], ["payer finance 21.00", "payer self 6.67", "payer null 15.33"]);
}

#[test]
fn whom_a_row_names_pays_whatever_its_unit_has() {
    let rows = [
        "r,u,q,cpu,formal,1,2026-06-01,2026-06-11,project",
        "r,u,q,cpu,formal,1,2026-06-11,",
        "r,u,q,scan,formal,1,2026-06-02,,project",
        "s,v,q,cpu,formal,1,2026-06-01,2026-06-16,project",
    ];
    let files = Files::new("2026-06-01/2026-07-01", &rows).payers(&["u,2026-01-01,a", "u,2026-06-06,unit"]);
    let outcome = rate(&pack("actual_days", ""), &files);
    assert_eq!(
        outcome.lines,
        [
            "r,u,q,project,cpu,formal,2026-06,2026-06-01,2026-06-11,1,46.00,15.33",
            "r,u,q,unit,cpu,formal,2026-06,2026-06-11,2026-06-16,1,46.00,7.67",
            "r,u,q,unit,cpu,formal,2026-06,2026-06-16,2026-07-01,1,40.00,20.00",
            "r,u,q,project,scan,formal,2026-06,2026-06-02,2026-06-03,1,800.00,800.00",
            "s,v,q,project,cpu,formal,2026-06,2026-06-01,2026-06-16,1,46.00,23.00",
        ]
    );
    let paid: Vec<&String> = outcome.sums.iter().filter(|sum| sum.starts_with("payer")).collect();
    assert_eq!(paid, ["payer project 838.33", "payer unit 27.67"]);
    assert_eq!(outcome.codes(), Vec::<String>::new(), "the second unit has no payer and needs none");
    assert_eq!(rate_in_parts(&pack("actual_days", ""), &files, 3), outcome);
    let because = explain(&pack("actual_days", ""), &files, "r", "cpu", "2026-06").expect("reasons");
    let payer = because.facts.iter().find(|fact| fact.value == "project").expect("who pays");
    assert_eq!(
        (payer.name.en.as_str(), payer.source.as_str()),
        ("payer that the lease row names", "leases.csv:2")
    );
}

#[test]
fn the_packs_default_proration_can_be_ruled_otherwise() {
    let files = Files::new("2022-10-01/2022-11-01", &["r,u,q,cpu,formal,4,2022-10-13,"]);
    let total = |proration: &str| rate(&pack(proration, ""), &files).total;
    assert_eq!(
        ["actual_days", "thirtieth", "half_month", "whole_month"].map(total),
        [11_277, 11_040, 18_400, 18_400]
    );
}

#[test]
fn a_users_prices_replace_price_and_rule() {
    let rows = [
        "r,u,q,cpu,formal,1,2026-06-01,",
        "s,u,q,scan,formal,1,2026-06-01,",
        "n,u,q,new,formal,1,2026-06-01,",
    ];
    let prices = ["cpu,2020-01-01,10,month,whole_month", "scan,2020-01-01,5", "new,2020-01-01,30"];
    let outcome = rate(&pack("actual_days", ""), &Files::new("2026-06-01/2026-06-16", &rows).prices(&prices));
    // An item that is in no catalog is priced by the month; a service of the catalog stays one.
    assert_eq!(
        outcome.short(),
        [
            "2026-06-01 2026-06-16 30.00 15.00",
            "2026-06-01 2026-06-16 10.00 10.00",
            "2026-06-01 2026-06-02 5.00 5.00"
        ]
    );
    assert!(outcome.clauses.iter().all(|clauses| *clauses == ["TT-1"]));
}

#[test]
fn prices_that_cannot_be_used() {
    let items =
        leases(&["r,u,q,cpu,formal,1,2026-06-01,".into(), "r,u,q,x,formal,1,2026-06-01,".into()]).items;
    let codes = |prices: &[&str]| -> Vec<String> {
        let rows: Vec<String> = prices.iter().map(|row| (*row).to_owned()).collect();
        let findings =
            book(&pack("actual_days", ""), &rows, &items).map_or_else(|findings| findings, |_| vec![]);
        findings.iter().map(|finding| format!("{} {}", finding.code, finding.place)).collect()
    };
    assert_eq!(codes(&["cpu,2026-01-01,1", "cpu,2026-01-01,2"]), ["price_conflict prices.csv:3"]);
    assert_eq!(codes(&["cpu,2026-01-01,1", "cpu,2026-01-01,1"]), [""; 0]);
    assert_eq!(codes(&["x,2026-01-01,1,each", "x,2026-02-01,1,day"]), ["mixed_metering prices.csv:3"]);
    assert_eq!(
        codes(&["x,2026-01-01,-1", "cpu,2026-01-01,-1"]),
        ["negative_price prices.csv:3", "negative_price prices.csv:2"]
    );
}

#[test]
fn rows_that_share_a_day_are_not_rated() {
    let rows = [
        "r,u,q,cpu,formal,1,2026-06-01,2026-06-11",
        "r,u,q,cpu,test,1,2026-06-10,2026-06-12",
        "r,u,q,cpu,formal,1,2026-06-12,2026-07-01",
        "r,u,q,cpu,formal,1,2026-01-01,2026-01-11",
        "r,u,q,cpu,formal,1,2026-01-05,2026-01-07",
        "r2,u,q,cpu,formal,1,2026-06-10,2026-06-12",
    ];
    let outcome = rate(
        &pack("actual_days", ""),
        &Files::new("2026-06-01/2026-06-16", &rows).payers(&["u,2020-01-01,p"]),
    );
    assert_eq!(outcome.codes(), ["overlap leases.csv:3", "overlap leases.csv:6"]);
    assert!(!outcome.complete);
    assert_eq!(outcome.findings[0].message.zh, "第2行与第3行（r，cpu）在2026-06-10重叠");
    assert_eq!(outcome.short(), ["2026-06-12 2026-06-16 46.00 6.13", "2026-06-10 2026-06-12 46.00 3.07"]);
}

#[test]
fn rows_that_cannot_be_rated_do_not_stop_the_others() {
    let rows = [
        "a,u,q,cpu,formal,1,2026-06-05,2026-06-05",
        "b,u,q,late,formal,1,2026-06-01,2026-06-30",
        "c,u,q,late,formal,1,2026-06-10,2026-06-30",
        "d,u,q,none,formal,1,2026-06-10,2026-06-30",
        "e,u,q,none,formal,1,2026-01-10,2026-01-30",
        "f,u,q,late,formal,1,2026-01-10,2026-01-30",
    ];
    let files = Files::new("2026-06-01/2026-07-01", &rows)
        .prices(&["late,2026-06-10,30"])
        .payers(&["u,2020-01-01,p"]);
    let outcome = rate(&pack("actual_days", ""), &files);
    assert_eq!(
        outcome.codes(),
        ["empty_interval leases.csv:2", "no_price leases.csv:3", "unknown_item leases.csv:5"]
    );
    assert_eq!(outcome.short(), ["2026-06-10 2026-06-30 30.00 20.00"]);
}

#[test]
fn a_row_before_the_period_needs_no_price() {
    let files = Files::new("2026-06-10/2026-07-01", &["r,u,q,x,formal,1,2026-05-01,"])
        .prices(&["x,2026-06-10,30"])
        .payers(&["u,2020-01-01,p"]);
    assert_eq!(rate(&pack("actual_days", ""), &files).short(), ["2026-06-10 2026-07-01 30.00 21.00"]);
}

#[test]
fn a_test_may_last_three_months() {
    let codes = |rows: &[&str]| {
        let files = Files::new("2022-03-01/2022-07-01", rows).payers(&["u,2020-01-01,p"]);
        let outcome = rate(&pack("actual_days", "3month"), &files);
        assert_eq!((outcome.total, outcome.complete), (0, true));
        assert!(outcome.findings.iter().all(|finding| finding.clauses[0].as_str() == "TT-9"));
        outcome.codes()
    };
    let too_long = ["test_too_long leases.csv:2"];
    assert_eq!(codes(&["r,u,q,cpu,test,1,2022-03-01,2022-06-01"]), [""; 0]);
    assert_eq!(codes(&["r,u,q,cpu,test,1,2022-03-01,2022-06-02"]), too_long);
    assert_eq!(codes(&["r,u,q,cpu,test,1,2022-04-01,"]), [""; 0]);
    assert_eq!(codes(&["r,u,q,cpu,test,1,2022-03-31,"]), too_long);
    assert_eq!(
        codes(&["r,u,q,cpu,test,1,2022-02-01,2022-04-01", "r,u,q,cpu,test,2,2022-04-01,2022-06-01"]),
        too_long
    );
    assert_eq!(
        codes(&["r,u,q,cpu,test,1,2022-02-01,2022-04-01", "r,u,q,cpu,test,2,2022-04-02,2022-06-01"]),
        [""; 0]
    );
    assert_eq!(codes(&["r,u,q,cpu,test,1,2021-02-01,2022-03-01"]), [""; 0]);
    assert_eq!(codes(&["r,u,q,cpu,test,1,2022-07-01,"]), [""; 0]);
}

#[test]
fn charges_beyond_money_are_left_out_with_an_error() {
    let rows =
        ["r,u,q,x,formal,999999999.9999,2026-06-01,2026-07-01", "r,u,q,x,formal,1,2026-07-01,2026-07-02"];
    let files = Files::new("2026-06-01/2026-08-01", &rows)
        .prices(&["x,2026-01-01,9999999.999999,day"])
        .payers(&["u,2020-01-01,p"]);
    let outcome = rate(&pack("actual_days", ""), &files);
    assert_eq!(outcome.codes(), ["charge_out_of_range leases.csv:2"]);
    assert_eq!(outcome.short(), ["2026-07-01 2026-07-02 9999999.999999 10000000.00"]);
}

#[test]
fn parts_warn_once_of_a_unit() {
    let rows = [
        "a,u,q,cpu,formal,1,2026-06-01,",
        "b,u,q,cpu,formal,1,2026-06-01,",
        "c,v,q,cpu,formal,1,2026-06-01,",
    ];
    let files = Files::new("2026-06-01/2026-07-01", &rows);
    let whole = rate(&pack("actual_days", ""), &files);
    assert_eq!(whole.codes(), ["no_payer leases.csv:2", "no_payer leases.csv:4"]);
    assert_eq!(rate_in_parts(&pack("actual_days", ""), &files, 3), whole);
}

#[test]
fn a_month_can_be_explained() {
    let rows = [
        "r,u,q,cpu,formal,3,2026-06-01,2026-06-11",
        "r,u,q,cpu,formal,5,2026-06-11,",
        "x,u,q,cpu,formal,5,2026-06-11,",
    ];
    let files = Files::new("2026-06-01/2026-07-01", &rows).payers(&["u,2026-01-01,p"]);
    let pack = pack("actual_days", "");
    let because = explain(&pack, &files, "r", "cpu", "2026-06").unwrap();
    let steps: Vec<String> =
        because.steps.iter().map(|step| format!("{} = {}", step.expression, step.result)).collect();
    assert_eq!(
        steps,
        [
            "3 × 46.00 × 10 ÷ 30 = 46",
            "round(46) − 0.00 = 46.00",
            "5 × 46.00 × 5 ÷ 30 = 38.333333",
            "round(84.333333) − 46.00 = 38.33",
            "5 × 40.00 × 15 ÷ 30 = 100",
            "round(184.333333) − 84.33 = 100.00"
        ]
    );
    let sources: Vec<&str> = because.facts.iter().map(|fact| fact.source.as_str()).collect();
    let expected = [
        "--period",
        "leases.csv:2",
        "leases.csv:3",
        "t#catalog.cpu@2020-01-01",
        "t#catalog.cpu@2026-06-16",
        "payers.csv:2",
    ];
    assert_eq!(sources, expected);
    let clauses: Vec<&str> = because.clauses.iter().map(yunheng_values::ClauseId::as_str).collect();
    assert_eq!(clauses, ["TT-1", "TT-6", "TT-7"]);
    assert_eq!(explain(&pack, &files, "r", "disk", "2026-06"), None);
}

#[test]
fn a_month_charged_once_is_explained_with_its_used_days() {
    let rows = ["r,u,q,cpu,formal,3,2026-06-03,2026-06-11", "r,u,q,cpu,formal,5,2026-06-11,2026-06-12"];
    let files = Files::new("2026-06-01/2026-07-01", &rows).payers(&["u,2026-01-01,p"]);
    let because = explain(&pack("half_month", ""), &files, "r", "cpu", "2026-06").unwrap();
    assert_eq!(because.steps.len(), 3);
    assert_eq!(
        (because.steps[0].expression.as_str(), because.steps[0].result.as_str()),
        ("5 × 46.00 × 1 ÷ 2", "115")
    );
    assert!(because.steps[0].name.en.contains("9 used days"), "{}", because.steps[0].name.en);
    assert_eq!(because.steps[2].result, "0");
}
