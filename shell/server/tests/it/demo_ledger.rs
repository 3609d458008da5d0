//! The ledger of the demo city: it has come about through cases and lists that two people brought in, it is the same for the same seed and
//! day, and what it costs is what anybody reckons by hand.

use crate::demo::{items, made, signed_in};
use crate::harness::{Client, TestApp};
use crate::on_both;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use yunheng_api::DemoPersonJson;
use yunheng_app::rate::{RateFiles, Rating, RatingTables, rate_all, totals_json};

on_both! {
    the_ledger_has_come_about_and_costs_what_one_reckons
}

async fn the_ledger_has_come_about_and_costs_what_one_reckons(test: TestApp) {
    let people = made(&test).await;
    let officer = signed_in(&test, &people, "data.officer1").await;
    resources_lead_to_their_cases(&officer).await;
    cases_are_in_every_state(&officer).await;
    the_desk_is_at_work(&test, &people).await;
    the_export_is_rated_as_by_hand(&test, &officer).await;
}

async fn resources_lead_to_their_cases(officer: &Client<'_>) {
    let all = items(officer, "/api/v1/resources?limit=200").await;
    assert!((60..=100).contains(&all.len()), "{} resources", all.len());
    let units: BTreeSet<i64> = all.iter().filter_map(|one| one["unit"]["id"].as_i64()).collect();
    assert!(units.len() >= 12, "{} units", units.len());
    let lives: BTreeSet<&str> = all.iter().filter_map(|one| one["life"].as_str()).collect();
    assert_eq!(lives.into_iter().collect::<Vec<_>>(), ["formal", "reclaimed", "test"]);
    let (mut by_case, mut with_documents, mut resized) = (0, 0, 0);
    for one in &all {
        let shown = officer.get(&format!("/api/v1/resources/{}", one["id"])).await.expect(200).json();
        let events = shown["timeline"].as_array().expect("events");
        assert!(events.len() >= 2, "{shown}");
        for event in events {
            let is_listed = event["reason"].as_str().is_some_and(|paper| paper.ends_with("清单"));
            assert!(event["case_id"].is_i64() || is_listed, "an event from nowhere: {event}");
            assert!(event["account_name"].is_string(), "{event}");
            // What was confirmed of a day was written on that day, not today.
            let (at, recorded) = (event["at"].as_str(), event["recorded_at"].as_str());
            assert!(at <= recorded && recorded < Some("2026-11-21"), "{event}");
            by_case += usize::from(event["case_id"].is_i64());
            with_documents += usize::from(event["documents"].as_array().is_some_and(|all| !all.is_empty()));
            resized += usize::from(event["what"] == "resized");
        }
    }
    assert!(by_case > 100 && with_documents > 100, "{by_case} {with_documents}");
    assert_eq!(resized, 6);
}

async fn cases_are_in_every_state(officer: &Client<'_>) {
    let all = items(officer, "/api/v1/cases?limit=200").await;
    let of = |kind: &str, state: &str, outcome: Value| {
        let is = |case: &&Value| {
            (&case["kind"], &case["state"], &case["outcome"]) == (&json!(kind), &json!(state), &outcome)
        };
        all.iter().filter(is).count()
    };
    assert_eq!(of("cloud-entry", "ended", json!("done")), 15);
    assert_eq!(of("cloud-entry", "ended", json!("rejected")), 1);
    assert_eq!(of("cloud-entry", "ended", json!("withdrawn")), 1);
    assert_eq!(of("cloud-entry", "running", Value::Null), 4, "sent, returned, late, delivered");
    assert_eq!((of("cloud-exit", "ended", json!("done")), of("cloud-exit", "running", Value::Null)), (2, 1));
    for kind in ["emergency-suspension", "rectification", "incident", "question", "service-request"] {
        assert!(of(kind, "ended", json!("done")) >= 1, "{kind}");
    }
    for kind in ["emergency-suspension", "catalog-extension", "cloud-exemption", "incident", "complaint"] {
        assert!(of(kind, "running", Value::Null) >= 1, "{kind}");
    }
    let orders = items(officer, "/api/v1/work-orders?limit=200").await;
    let late = orders.iter().filter(|order| order["on_time"] == false).count();
    assert!(orders.len() >= 20 && late >= 1, "{} orders, {late} late", orders.len());
}

async fn the_desk_is_at_work(test: &TestApp, people: &[DemoPersonJson]) {
    let manager = signed_in(test, people, "clouda.manager").await;
    let entries = items(&manager, "/api/v1/knowledge?limit=50").await;
    let drafts = items(&manager, "/api/v1/knowledge/drafts?limit=50").await;
    assert_eq!((entries.len(), drafts.len()), (5, 1));
    let second = signed_in(test, people, "cloudb.manager").await;
    let party = second.get("/api/v1/me").await.expect(200).json()["party_id"].clone();
    let duty =
        format!("/api/v1/desk/duty?pack=xuchang&party_id={party}&roster=first&from=2026-11-23&days=14");
    let duty = second.get(&duty).await.expect(200).json();
    assert_eq!(duty["shifts"].as_array().map(Vec::len), Some(14), "{duty}");
    assert_eq!(duty["gaps"], json!([]));
}

async fn exported(officer: &Client<'_>, table: &str) -> String {
    let path = format!("/api/v1/resources/exports?pack=xuchang{table}");
    let file = officer.send("POST", &path, None, &[]).await.expect(200);
    String::from_utf8(file.bytes).expect("text")
}

/// The export, rated by the program, comes to the fen to what the file's rows cost by the definition: for each resource, item and calendar
/// month the days used × quantity × price ÷ the days of the month, rounded once.
async fn the_export_is_rated_as_by_hand(test: &TestApp, officer: &Client<'_>) {
    let (leases, payers) = (exported(officer, "").await, exported(officer, "&what=payers").await);
    let folder = test.database.folder.path();
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let files = RateFiles {
        leases: write("leases.csv", &leases),
        payers: Some(write("payers.csv", &payers)),
        ..RateFiles::default()
    };
    let tables = RatingTables::read(&files).expect("the export is a lease file");
    let pack = yunheng_app::open_pack("xuchang").expect("the pack");
    let rules = pack.rules_on(yunheng_values::parse_date("2026-11-23").expect("a day"), &[]).expect("rules");
    let period = yunheng_values::DateRange::parse("2026-06-02/2026-11-23").expect("a period");
    let rating = Rating::new(&rules, tables, period).expect("rated");
    let (_, tally) = rate_all(&rating);
    let totals = totals_json(&rating, &tally);
    assert!(totals.complete);
    let by_hand = Reckoned::of(&leases);
    let shown = |sums: &BTreeMap<String, i128>| -> Vec<(String, String)> {
        sums.iter().map(|(name, fen)| (name.clone(), yuan(*fen))).collect()
    };
    let mut by_unit: Vec<_> = totals.by_unit.into_iter().map(|one| (one.unit_id, one.charge)).collect();
    by_unit.sort();
    assert_eq!(by_unit, shown(&by_hand.by_unit));
    let mut by_item: Vec<_> = totals.by_item.into_iter().map(|one| (one.item, one.charge)).collect();
    by_item.sort();
    assert_eq!(by_item, shown(&by_hand.by_item));
    let by_month: Vec<_> = totals.by_month.into_iter().map(|one| (one.month, one.charge)).collect();
    assert_eq!(by_month, shown(&by_hand.by_month));
    assert_eq!(totals.charge, yuan(by_hand.by_unit.values().sum()));
    assert!(totals.by_payer.len() > 1 && by_hand.by_unit.values().all(|fen| *fen >= 0));
}

/// Fen as yuan with two places.
fn yuan(fen: i128) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// What the rows of a lease file cost from 2 June to 22 November 2026, fen, reckoned without the program's own types.
#[derive(Default)]
struct Reckoned {
    by_unit: BTreeMap<String, i128>,
    by_item: BTreeMap<String, i128>,
    by_month: BTreeMap<String, i128>,
}

/// Months of the period, with their days and the first and last that count.
const MONTHS: [(i128, i128, i128, i128); 6] =
    [(6, 30, 2, 30), (7, 31, 1, 31), (8, 31, 1, 31), (9, 30, 1, 30), (10, 31, 1, 31), (11, 30, 1, 22)];

impl Reckoned {
    fn of(leases: &str) -> Self {
        let prices = prices();
        // Hundredths of a ten-thousandth of a fen × days, by resource, item and month.
        let mut sums: BTreeMap<(String, String, String, i128), i128> = BTreeMap::new();
        for row in leases.lines().skip(1) {
            let cells: Vec<&str> = row.split(',').collect();
            let [resource, unit, _, item, stage, quantity, from, to, _] = cells[..] else { panic!("{row}") };
            let worth = if stage == "test" { 0 } else { prices[item] * scaled(quantity, 4) };
            for (month, _, first, last) in MONTHS {
                let used = (first..=last).filter(|day| {
                    let day = format!("2026-{month:02}-{day:02}");
                    from <= day.as_str() && (to.is_empty() || day.as_str() < to)
                });
                let key = (resource.to_owned(), item.to_owned(), unit.to_owned(), month);
                let used = i128::try_from(used.count()).expect("days");
                if used > 0 {
                    *sums.entry(key).or_default() += worth * used;
                }
            }
        }
        let mut reckoned = Self::default();
        for ((_, item, unit, month), sum) in sums {
            let days = MONTHS.iter().find(|one| one.0 == month).expect("a month").1;
            // Fen with four places of the quantity, rounded half up.
            let fen = (sum * 2 / (10_000 * days) + 1) / 2;
            *reckoned.by_unit.entry(unit).or_default() += fen;
            *reckoned.by_item.entry(item).or_default() += fen;
            *reckoned.by_month.entry(format!("2026-{month:02}")).or_default() += fen;
        }
        reckoned
    }
}

/// A plain decimal, with so many places, as a whole number.
fn scaled(text: &str, places: usize) -> i128 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{part:0<places$}").parse().expect("a decimal")
}

/// Fen a month by item, as the pack's price file says; it has one price of each.
fn prices() -> BTreeMap<String, i128> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies/xuchang/catalog/prices.toml");
    let text = std::fs::read_to_string(path).expect("prices");
    let quoted = |line: &str, name: &str| -> Option<String> {
        Some(line.strip_prefix(name)?.trim_start().strip_prefix('=')?.trim().trim_matches('"').to_owned())
    };
    let mut prices = BTreeMap::new();
    let mut item = String::new();
    for line in text.lines() {
        if let Some(name) = quoted(line, "item") {
            item = name;
        } else if let Some(price) = quoted(line, "unit_price") {
            assert!(prices.insert(item.clone(), scaled(&price, 2)).is_none(), "two prices of {item}");
        }
    }
    prices
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_seed_and_day_give_the_same_work() {
    let (one, two) = (TestApp::on_sqlite().await, TestApp::on_sqlite().await);
    let told = async |test: &TestApp| {
        let people = made(test).await;
        let officer = signed_in(test, &people, "data.officer1").await;
        let names = ["number", "kind", "headline", "state", "outcome", "sent_at", "ended_at"];
        let plain = |case: &Value| names.map(|name| case[name].clone());
        let cases: Vec<_> = items(&officer, "/api/v1/cases?limit=200").await.iter().map(plain).collect();
        (exported(&officer, "").await, cases)
    };
    let (first, second) = (told(&one).await, told(&two).await);
    assert_eq!(first.0, second.0);
    assert_eq!(first.1, second.1);
}
