//! The service catalog: lists of items and prices that two people adopt, and what they change.

use crate::cases::{City, PROVIDER, UNIT, begun, send};
use crate::harness::{Client, Reply, TestApp};
use crate::ledger::{People, entry, paper, project};
use crate::on_both;
use serde_json::{Value, json};
use yunheng_app::rules::overlay_of;
use yunheng_app::{open_pack, open_pack_with};

on_both! {
    a_list_is_adopted_by_two_people_and_holds_from_its_day_on
    a_list_that_is_not_right_changes_nothing
    what_a_list_would_change_is_computed_before
    no_list_begins_before_it_is_confirmed
    what_is_not_offered_is_not_leased_and_what_is_leased_stays
}

const LISTS: &str = "/api/v1/packs/xuchang/catalog/lists";

fn list(content: Value) -> Value {
    json!({ "document": "许政数〔2026〕9号价格清单", "from": "2027-01-01", "content": content, "reason": "合同年度调价" })
}

fn cheaper() -> Value {
    list(json!({
        "prices": [{ "item": "vcpu.x86", "unit_price": "40.00" }, { "item": "gpu.a10", "unit_price": "3900.00" }],
        "items": [{ "id": "gpu.a10", "name": "加速卡A10", "category": "计算", "unit": "张·月", "dimension": "gpu",
            "metering": "by_time", "per": "month", "architecture": "any" }],
        "ended": ["bare_metal.x86"],
    }))
}

async fn catalog(client: &Client<'_>, at: &str) -> Value {
    client.get(&format!("/api/v1/packs/xuchang/catalog?at={at}")).await.expect(200).json()
}

fn item<'v>(catalog: &'v Value, id: &str) -> &'v Value {
    let items = catalog["items"].as_array().expect("items");
    items.iter().find(|item| item["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

async fn confirm(client: &Client<'_>, id: &Value) -> Reply {
    client.confirm().await;
    let path = format!("/api/v1/proposals/{id}/confirm");
    client.send("POST", &path, Some(json!({})), &[("if-match", "\"1\"")]).await
}

async fn a_list_is_adopted_by_two_people_and_holds_from_its_day_on(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    let (officer, leader) = (test.as_role("authority_officer").await, test.as_role("authority_leader").await);
    let before = catalog(&officer, "2027-01-01").await;
    assert_eq!(before["basis"]["clauses"], json!(["XC-C-1.4", "XC-C-2.1"]));
    people.clerk.post(LISTS, cheaper()).await.expect(403);
    let made = officer.post(LISTS, cheaper()).await.expect(201).json();
    let waits = catalog(&officer, "2027-01-01").await;
    assert_eq!(waits["open_proposals"], json!([made["id"]]));
    assert_eq!(item(&waits, "vcpu.x86")["unit_price"], "46.00", "nothing holds before the second person");
    confirm(&officer, &made["id"]).await.expect(403);
    confirm(&leader, &made["id"]).await.expect(200);

    let (eve, day) = (catalog(&officer, "2026-12-31").await, catalog(&officer, "2027-01-01").await);
    assert_eq!(item(&eve, "vcpu.x86")["unit_price"], "46.00", "an old bill keeps its price");
    assert_eq!(item(&day, "vcpu.x86")["unit_price"], "40.00");
    assert_eq!(item(&day, "vcpu.x86")["prices"].as_array().map(Vec::len), Some(2));
    assert_eq!(item(&day, "bare_metal.x86")["until"], "2027-01-01");
    assert_eq!(
        (&item(&day, "gpu.a10")["from"], &item(&eve, "gpu.a10")["unit_price"]),
        (&json!("2027-01-01"), &Value::Null)
    );
    let kept = &day["lists"][0];
    assert_eq!((&kept["document"], &kept["position"]), (&json!("许政数〔2026〕9号价格清单"), &json!(1)));
    assert!(kept["confirmed_by"].as_str().expect("a name").starts_with("authority_leader"), "{kept}");
    // Those whom it concerns are told.
    let told = people.clerk.get("/api/v1/notices").await.expect(200).json();
    let titles: Vec<&str> =
        told["items"].as_array().expect("notices").iter().filter_map(|one| one["title"].as_str()).collect();
    assert!(titles.iter().any(|title| title.contains("许政数〔2026〕9号价格清单")), "{titles:?}");
    // The export has what was adopted, and the command line writes the same pack out of the database.
    let shown = officer.get("/api/v1/packs/xuchang").await.expect(200).json();
    let published = open_pack("xuchang").expect("the pack");
    assert_ne!(shown["digest"], published.digest.as_str());
    let overlay = overlay_of(test.app.store().reader(), &published).await.expect("decisions");
    let opened = open_pack_with("xuchang", &overlay).expect("the pack");
    assert_eq!(shown["digest"], opened.pack.digest.as_str());
    // A later list for the same day takes the place of the first.
    let again = list(json!({ "prices": [{ "item": "vcpu.x86", "unit_price": "41.50" }] }));
    let made = officer.post(LISTS, again).await.expect(201).json();
    confirm(&leader, &made["id"]).await.expect(200);
    assert_eq!(item(&catalog(&officer, "2027-01-01").await, "vcpu.x86")["unit_price"], "41.50");
}

async fn a_list_that_is_not_right_changes_nothing(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let codes = async |body: Value| -> Vec<(String, String)> {
        let findings = officer.post(LISTS, body).await.expect(422).json()["findings"].clone();
        let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
        findings
            .as_array()
            .expect("findings")
            .iter()
            .map(|one| (text(one, "code"), text(one, "where")))
            .collect()
    };
    let said = |code: &str, place: &str| vec![(code.to_owned(), place.to_owned())];
    assert_eq!(codes(list(json!({}))).await, said("empty_list", "/content/prices"));
    let price = |item: &str, unit_price: &str| {
        list(json!({ "prices": [{ "item": item, "unit_price": unit_price }] }))
    };
    assert_eq!(codes(price("nothing", "1")).await, said("unknown_item", "/content/prices/0/item"));
    assert_eq!(codes(price("vcpu.x86", "-1")).await, said("malformed_price", "/content/prices/0/unit_price"));
    let mut undated = price("vcpu.x86", "40.00");
    undated["from"] = json!("2027-02-30");
    assert_eq!(codes(undated).await, said("malformed_date", "/from"));
    let mut nameless = price("vcpu.x86", "40.00");
    nameless["document"] = json!(" ");
    assert_eq!(codes(nameless).await, said("length", "/document"));
    let mut odd = cheaper();
    odd["content"]["items"][0]["per"] = json!("century");
    assert_eq!(codes(odd).await, said("unknown_word", "/content/items/0/per"));
    officer.post("/api/v1/packs/nowhere/catalog/lists", cheaper()).await.expect(404);
    assert_eq!(
        officer
            .post("/api/v1/packs/national/catalog/lists", price("vcpu.x86", "40.00"))
            .await
            .expect(422)
            .json()["findings"][0]["code"],
        "no_basis"
    );
    assert_eq!(catalog(&officer, "2027-01-01").await["lists"], json!([]));
}

async fn what_a_list_would_change_is_computed_before(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    people.entered("XM-1", "2026-11-24").await;
    let effect = |who: &'static str| {
        let city = &city;
        async move {
            let who = city.as_(who).await;
            who.post("/api/v1/packs/xuchang/catalog/effect", cheaper()).await.expect(200).json()
        }
    };
    let all = effect("officer").await;
    assert_eq!(all["month"], "2027-01");
    assert_eq!(all["items"].as_array().map(Vec::len), Some(1), "{all}");
    let row = &all["items"][0];
    assert_eq!((&row["item"], &row["quantity"]), (&json!("vcpu.x86"), &json!("8")));
    assert_eq!((&row["before"], &row["after"]), (&json!("368.00"), &json!("320.00")));
    let row = &all["projects"][0];
    assert_eq!(row["number"], "XM-1");
    let cents = |value: &Value| value.as_str().and_then(|text| text.replace('.', "").parse::<i64>().ok());
    assert_eq!(cents(&row["before"]).zip(cents(&row["after"])).map(|(was, is)| was - is), Some(4_800));
    assert_eq!((&all["before"], &all["after"]), (&row["before"], &row["after"]));
    let elsewhere = effect("other").await;
    assert_eq!(elsewhere["items"], json!([]), "nobody sees what others lease");
    assert_eq!(catalog(&people.officer, "2027-01-01").await["lists"], json!([]), "nothing was decided");
}

/// What was billed keeps its price: neither a list of the past nor one whose first day went by before the second person came.
async fn no_list_begins_before_it_is_confirmed(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let mut past = list(json!({ "prices": [{ "item": "vcpu.x86", "unit_price": "40.00" }] }));
    past["from"] = json!("2026-11-01");
    let refused = officer.post(LISTS, past.clone()).await.expect(422).json();
    assert_eq!(
        (&refused["findings"][0]["code"], &refused["findings"][0]["where"]),
        (&json!("past_first_day"), &json!("/from"))
    );
    let today = yunheng_values::Moment::from_epoch_seconds(test.app.now_ms() / 1000).expect("now").date();
    past["from"] = json!(today.to_string());
    let made = officer.post(LISTS, past).await.expect(201).json();
    test.clock.advance_ms(24 * 3_600_000);
    let leader = test.as_role("authority_leader").await;
    let late = confirm(&leader, &made["id"]).await.expect(422).json();
    assert_eq!(late["findings"][0]["code"], "past_first_day", "{late}");
    assert_eq!(catalog(&leader, "2027-01-01").await["lists"], json!([]));
}

/// An item that ends today: no more of it is leased, by an application or a change, and what is leased of it stays.
async fn what_is_not_offered_is_not_leased_and_what_is_leased_stays(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    people.entered("XM-1", "2026-11-24").await;
    let (officer, leader) = (test.as_role("authority_officer").await, test.as_role("authority_leader").await);
    let mut ends = list(json!({ "ended": ["slb"] }));
    ends["from"] = json!("2026-11-23");
    let made = officer.post(LISTS, ends).await.expect(201).json();
    confirm(&leader, &made["id"]).await.expect(200);
    let refused = async |kind: &str, papers: &[&str], form: Value| -> Vec<(String, String)> {
        let id = begun(&people.clerk, kind, form).await;
        for name in papers {
            paper(&people.clerk, id, name).await;
        }
        let found = send(&people.clerk, id).await.expect(422).json()["findings"].clone();
        let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
        let found = found.as_array().expect("findings").iter();
        found.map(|one| (text(one, "code"), text(one, "where"))).collect()
    };
    let said = |place: &str| vec![("item_not_offered".to_owned(), place.to_owned())];
    let papers = ["approval", "application", "pledge"];
    assert_eq!(refused("cloud-entry", &papers, entry("XM-1")).await, said("/form/services/0"));
    let change = |quantity: i64| {
        json!({ "system_name": "一网通办", "provider_id": PROVIDER, "reason": "并发增加需要扩容",
            "changes": [{ "resource": "ZY-000004", "item": "slb", "quantity": quantity }] })
    };
    let more = refused("resource-change", &["application"], change(2)).await;
    assert!(more.contains(&said("/form/changes/0")[0]), "{more:?}");
    let same = refused("resource-change", &[], change(1)).await;
    assert!(!same.iter().any(|(code, _)| code == "item_not_offered"), "what is leased stays: {same:?}");
    let offered =
        people.clerk.get("/api/v1/cases/things?what=item&pack=xuchang&q=slb").await.expect(200).json();
    assert!(offered[0]["help"].as_str().is_some_and(|help| help.contains("停止提供")), "{offered}");
}
