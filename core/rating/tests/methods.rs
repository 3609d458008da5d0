//! Every method of charging a part of a month, computed by hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own rows has to fail")]

mod common;

use common::{Files, Outcome, pack, rate};

fn rated(period: &str, leases: &[&str], prices: &[&str]) -> Outcome {
    let outcome = rate(
        &pack("actual_days", ""),
        &Files::new(period, leases).prices(prices).payers(&["u,2020-01-01,p"]),
    );
    assert_eq!((outcome.codes(), outcome.complete), (vec![], true));
    outcome
}

#[test]
fn actual_days_at_month_ends_and_in_leap_years() {
    let price = ["cpu,2020-01-01,46.00,month,actual_days"];
    let outcome = rated("2024-01-01/2024-04-01", &["r,u,q,cpu,formal,4,2024-01-31,2024-03-02"], &price);
    // 184/31 = 5.935…; a whole February of 29 days; 184/31.
    assert_eq!(
        outcome.short(),
        [
            "2024-01-31 2024-02-01 46.00 5.94",
            "2024-02-01 2024-03-01 46.00 184.00",
            "2024-03-01 2024-03-02 46.00 5.94"
        ]
    );
    // 184 × 1/28 = 6.571…; 184 × 1/29 = 6.344….
    let last_of_february = |year: u32, day: u32| {
        let lease = format!("r,u,q,cpu,formal,4,{year}-02-{day},{year}-03-01");
        rated(&format!("{year}-02-01/{year}-03-01"), &[&lease], &price).total
    };
    assert_eq!((last_of_february(2023, 28), last_of_february(2024, 29)), (657, 634));
}

#[test]
fn a_period_cuts_a_running_lease() {
    let outcome = rated("2026-06-10/2026-06-20", &["r,u,q,cpu,formal,3,2020-01-01,"], &["cpu,2020-01-01,46"]);
    assert_eq!(outcome.lines, ["r,u,q,p,cpu,formal,2026-06,2026-06-10,2026-06-20,3,46.00,46.00"]);
    assert_eq!(outcome.sums, ["unit u 46.00", "payer p 46.00", "item cpu 46.00", "month 2026-06 46.00"]);
}

#[test]
fn thirtieths() {
    let price = ["disk,2020-01-01,30.00,month,thirtieth"];
    let total = |from: &str, to: &str| {
        let lease = format!("r,u,q,disk,formal,1,{from},{to}");
        rated("2024-01-01/2024-06-01", &[&lease], &price).total
    };
    assert_eq!(total("2024-01-31", "2024-02-01"), 0);
    assert_eq!(total("2024-01-16", "2024-02-01"), 1_500);
    assert_eq!(total("2024-02-01", "2024-03-01"), 3_000);
    assert_eq!(total("2024-02-29", "2024-03-01"), 200);
    assert_eq!(total("2024-02-01", "2024-02-29"), 2_800);
    assert_eq!(total("2024-04-30", "2024-05-01"), 100);
    assert_eq!(total("2024-01-31", "2024-05-01"), 9_000);
}

#[test]
fn days_and_years() {
    let outcome = rated(
        "2023-12-01/2024-02-01",
        &["r,u,q,ip,formal,2,2023-12-30,2024-01-03"],
        &["ip,2020-01-01,1.005,day"],
    );
    assert_eq!(outcome.short(), ["2023-12-30 2024-01-01 1.005 4.02", "2024-01-01 2024-01-03 1.005 4.02"]);
    let outcome = rated(
        "2023-12-01/2024-02-01",
        &["r,u,q,ip,formal,1,2023-12-01,2024-02-01"],
        &["ip,2020-01-01,3660,year"],
    );
    // 3660 × 31 ÷ 365 = 310.849…; 3660 × 31 ÷ 366 = 310.
    assert_eq!(
        outcome.short(),
        ["2023-12-01 2024-01-01 3660.00 310.85", "2024-01-01 2024-02-01 3660.00 310.00"]
    );
}

const HALF: [&str; 1] = ["cpu,2020-01-01,46.00,month,half_month"];

#[test]
fn fifteen_used_days_are_half_a_month_and_sixteen_a_whole_one() {
    let total = |to: &str| {
        let lease = format!("r,u,q,cpu,formal,4,2026-02-05,{to}");
        rated("2026-02-01/2026-03-01", &[&lease], &HALF).total
    };
    assert_eq!(["2026-02-06", "2026-02-20", "2026-02-21"].map(total), [9_200, 9_200, 18_400]);
}

#[test]
fn a_month_is_charged_once_to_its_first_used_day() {
    let leases = [
        "r,u,q,cpu,test,9,2026-06-01,2026-06-03",
        "r,u,q,cpu,formal,2,2026-06-05,2026-06-10",
        "r,u,q,cpu,formal,6,2026-06-20,2026-06-25",
        "r,u,q,cpu,formal,1,2026-06-25,2026-07-02",
    ];
    let outcome = rated("2026-06-01/2026-08-01", &leases, &HALF);
    // June: 5 + 5 + 6 = 16 used days, largest formal quantity 6, whole. July: one day, quantity 1, half.
    assert_eq!(
        outcome.short(),
        [
            "2026-06-01 2026-06-03 46.00 0.00",
            "2026-06-05 2026-06-10 46.00 276.00",
            "2026-06-20 2026-06-25 46.00 0.00",
            "2026-06-25 2026-07-01 46.00 0.00",
            "2026-07-01 2026-07-02 46.00 23.00"
        ]
    );
}

#[test]
fn used_days_outside_the_period_count_and_decide_which_period_pays() {
    let leases = ["r,u,q,cpu,formal,4,2026-06-05,2026-06-10", "r,u,q,cpu,formal,8,2026-06-15,2026-07-01"];
    let first = rated("2026-06-01/2026-06-12", &leases, &HALF);
    // 5 + 16 used days and quantity 8 of the whole month, although most lies behind the period.
    assert_eq!(first.short(), ["2026-06-05 2026-06-10 46.00 368.00"]);
    let second = rated("2026-06-12/2026-07-01", &leases, &HALF);
    assert_eq!(second.short(), ["2026-06-15 2026-07-01 46.00 0.00"]);
}

#[test]
fn whole_months_take_the_price_of_the_first_used_day() {
    let prices = ["cpu,2020-01-01,46.00,month,whole_month", "cpu,2026-06-16,50.00,month,whole_month"];
    let outcome = rated("2026-06-01/2026-08-01", &["r,u,q,cpu,formal,1,2026-06-10,2026-07-02"], &prices);
    assert_eq!(
        outcome.short(),
        [
            "2026-06-10 2026-06-16 46.00 46.00",
            "2026-06-16 2026-07-01 50.00 0.00",
            "2026-07-01 2026-07-02 50.00 50.00"
        ]
    );
}

#[test]
fn where_kinds_of_proration_meet_each_day_follows_its_own() {
    let prices = ["cpu,2020-01-01,60.00,month,actual_days", "cpu,2026-06-16,40.00,month,half_month"];
    let outcome = rated("2026-06-01/2026-07-01", &["r,u,q,cpu,formal,1,2026-06-01,"], &prices);
    // 15 of 30 days by day, then 15 used days of a half-month price.
    assert_eq!(outcome.short(), ["2026-06-01 2026-06-16 60.00 30.00", "2026-06-16 2026-07-01 40.00 20.00"]);
}

#[test]
fn services_count_once_on_their_first_day() {
    let leases = [
        "s,u,q,scan,formal,2,2026-06-20,2026-06-21",
        "s,u,q,scan,formal,1,2026-06-20,",
        "s,u,q,scan,test,1,2026-06-22,2026-06-01",
        "s,u,q,scan,formal,1,2026-05-31,2026-07-01",
        "s,u,q,scan,formal,1,2026-07-01,2026-07-02",
    ];
    let outcome = rated("2026-06-01/2026-07-01", &leases, &[]);
    assert_eq!(
        outcome.short(),
        [
            "2026-06-20 2026-06-21 800.00 800.00",
            "2026-06-20 2026-06-21 800.00 1600.00",
            "2026-06-22 2026-06-23 800.00 0.00"
        ]
    );
}
