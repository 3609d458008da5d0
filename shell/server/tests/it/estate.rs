//! What is leased, added up: every figure has its rows, and nobody sees what others lease.

use crate::cases::{City, UNIT};
use crate::harness::{Client, TestApp};
use crate::ledger::{People, project};
use crate::on_both;
use serde_json::{Value, json};
use yunheng_store::ledger::grant;

const DAY_MS: i64 = 86_400_000;

on_both! {
    sums_have_their_rows
    growth_is_the_list_of_each_day
    quotas_fill_and_others_see_nothing
}

async fn get(client: &Client<'_>, path: &str) -> Value {
    client.get(&format!("/api/v1{path}")).await.expect(200).json()
}

fn group<'v>(estate: &'v Value, key: &str) -> &'v Value {
    let groups = estate["groups"].as_array().expect("groups");
    groups.iter().find(|group| group["key"] == key).unwrap_or_else(|| panic!("no {key} in {estate}"))
}

fn fen(amount: &Value) -> i64 {
    amount.as_str().and_then(|text| text.replace('.', "").parse().ok()).unwrap_or_else(|| panic!("{amount}"))
}

async fn sums_have_their_rows(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    people.entered("XM-1", "2026-11-24").await;
    let by_item = get(&people.officer, "/estate?pack=xuchang&by=item").await;
    let cores = group(&by_item, "vcpu.x86");
    assert_eq!((&cores["formal"], &cores["items"][0]["quantity"]), (&json!(2), &json!("8")));
    assert_eq!(cores["monthly"], "368.00");
    let all = &by_item["all"];
    assert_eq!((&all["formal"], &all["tests"]), (&json!(4), &json!(0)));
    let groups = by_item["groups"].as_array().expect("groups");
    assert_eq!(
        groups.iter().map(|group| fen(&group["monthly"])).sum::<i64>(),
        fen(&all["monthly"]),
        "parts add up"
    );
    for (by, filter) in [
        ("unit", "unit_id"),
        ("project", "project_id"),
        ("provider", "provider_id"),
        ("architecture", "architecture"),
        ("region", "region"),
        ("item", "item"),
    ] {
        let estate = get(&people.officer, &format!("/estate?pack=xuchang&by={by}")).await;
        for group in estate["groups"].as_array().expect("groups").iter().filter(|group| group["key"] != "") {
            let key = group["key"].as_str().expect("a key");
            let rows = get(&people.officer, &format!("/resources?limit=200&{filter}={key}")).await;
            assert_eq!(
                rows["items"].as_array().map(Vec::len).map(|n| json!(n)),
                Some(group["formal"].clone()),
                "{by} {key}"
            );
        }
        assert_eq!(estate["all"], *all, "{by}");
    }
    assert_eq!(
        people.officer.get("/api/v1/estate?pack=xuchang&by=colour").await.expect(422).json()["findings"][0]["where"],
        "/by"
    );
    people.officer.get("/api/v1/estate?pack=nowhere").await.expect(404);
    // Words of several pairs of characters begin with the rarest pair.
    let found = get(&people.officer, "/cases?q=一网通办").await;
    assert_eq!(found["items"].as_array().map(Vec::len), Some(1), "{found}");
}

async fn growth_is_the_list_of_each_day(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    people.entered("XM-1", "2026-11-24").await;
    test.clock.advance_ms(20 * DAY_MS);
    let officer = city.as_("officer").await;
    let growth = get(&officer, "/estate/growth?pack=xuchang&item=vcpu.x86").await;
    let months = growth["months"].as_array().expect("months");
    assert_eq!(months.len(), 12);
    let last = months.last().expect("a month");
    assert_eq!((&last["formal"], &last["quantity"]), (&json!(2), &json!("8")));
    assert_eq!((&months[0]["formal"], &months[0]["quantity"]), (&json!(0), &json!("0")));
    for month in &months[9..] {
        let day = month["day"].as_str().expect("a day");
        let rows =
            get(&officer, &format!("/resources?limit=200&item=vcpu.x86&life=formal&as_of={day}")).await;
        assert_eq!(json!(rows["items"].as_array().map_or(0, Vec::len)), month["formal"], "{day}");
    }
}

async fn quotas_fill_and_others_see_nothing(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    let id = project(&people.officer, "XM-1", UNIT).await;
    people.entered("XM-1", "2026-11-24").await;
    let tx = test.app.store().begin().await.expect("a transaction");
    for (quantity, cause) in [(100_000, "first"), (160_000, "second")] {
        grant(tx.db(), id, ("vcpu.x86", quantity), (None, cause), 0).await.expect("granted");
    }
    tx.commit().await.expect("committed");
    let estate = get(&people.clerk, "/estate?pack=xuchang").await;
    let quotas = estate["quotas"].as_array().expect("quotas");
    assert_eq!(quotas.len(), 1, "the one that holds");
    assert_eq!(
        (&quotas[0]["approved"], &quotas[0]["used"], &quotas[0]["percent"]),
        (&json!("16"), &json!("8"), &json!(50))
    );
    let other = city.as_("other").await;
    let estate = get(&other, "/estate?pack=xuchang").await;
    assert_eq!(
        (&estate["groups"], &estate["quotas"], &estate["all"]["formal"]),
        (&json!([]), &json!([]), &json!(0))
    );
    let growth = get(&other, "/estate/growth?pack=xuchang").await;
    assert!(growth["months"].as_array().expect("months").iter().all(|month| month["formal"] == 0));
}
