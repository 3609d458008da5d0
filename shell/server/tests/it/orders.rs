//! Work orders: given, told to another system, received and completed by a machine, once; and what is to be entered into another platform.

use crate::cases::{City, PROVIDER, UNIT, act, begun, first_task, send};
use crate::harness::{Client, TestApp};
use crate::ledger::{People, entry, paper, project, project_in};
use crate::on_both;
use crate::outside::{Outside, runner, set, system_admin};
use serde_json::{Value, json};

on_both! {
    an_order_is_received_and_completed_by_a_machine_once
    an_order_belongs_to_whoever_received_it
    orders_are_counted_by_whether_they_were_in_time
    whats_not_entered_is_listed_until_it_is
    guangzhou_checks_in_two_parts_and_follows_the_delivery
    a_supplement_and_an_authorization_are_agreed_and_ended
}

/// An entry of Xuchang that waits for its provider; the order.
pub async fn ordered(people: &People<'_>, project: &str) -> Value {
    let case = begun(&people.clerk, "cloud-entry", entry(project)).await;
    for name in ["approval", "application", "pledge"] {
        paper(&people.clerk, case, name).await;
    }
    send(&people.clerk, case).await.expect(200);
    people.step(&people.officer, "approve", json!({})).await.expect(200);
    let orders = people.engineer.get("/api/v1/work-orders").await.expect(200).json();
    orders["items"][0].clone()
}

/// A machine of the provider, with a token of the engineer's.
async fn machine<'a>(test: &'a TestApp, engineer: &Client<'_>) -> Client<'a> {
    engineer.confirm().await;
    let wanted = json!({ "name": "自动开通", "permissions": ["case.read", "case.work"], "days": 30 });
    let made = engineer.post("/api/v1/me/tokens", wanted).await.expect(201).json();
    let mut machine = test.stranger();
    machine.token = Some(made["token"].as_str().expect("a token").to_owned());
    machine
}

async fn an_order_is_received_and_completed_by_a_machine_once(test: TestApp) {
    let receiver = Outside::receiver();
    let admin = system_admin(&test).await;
    set(&admin, "outbound", json!({ "allow": ["127.0.0.0/8"] })).await;
    let hook = json!({ "key": "cloud", "name": "云服务商", "enabled": true, "url": receiver.url("/signed"), "secret": { "new": "shared" },
        "party_id": PROVIDER, "kinds": ["order"] });
    set(&admin, "webhooks", json!({ "webhooks": [hook] })).await;
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    let row = ordered(&people, "XM-1").await;
    assert_eq!(
        (&row["state"], &row["title"], &row["due_at"], &row["on_time"]),
        (&json!("open"), &json!("云服务商配置"), &json!("2026-11-26T00:00:00+08:00"), &json!(true))
    );
    // The provider's system is told, with where the order is.
    runner(&test).run_due_once().await.expect("worked off");
    let told = receiver.calls();
    let event: Value = serde_json::from_str(told[0]["body"].as_str().expect("a body")).expect("JSON");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(event.to_string().contains(&format!("/cases/orders/{}", row["id"])), "{event}");
    let machine = machine(&test, &people.engineer).await;
    let path = format!("/api/v1/work-orders/{}", row["id"]);
    let order = machine.get(&path).await.expect(200).json();
    let first = &order["operations"][0];
    assert_eq!(
        (&first["run"], &first["stage"], &first["count"], &first["project"]),
        (&json!("lease.start"), &json!("formal"), &json!(2), &json!("XM-1"))
    );
    assert_eq!(first["traits"]["architecture"], "X86");
    let cores = json!({ "item": "vcpu.x86", "name": "云主机 vCPU（X86）", "unit": "核·月", "quantity": "4" });
    assert!(first["items"].as_array().expect("items").contains(&cores), "{first}");
    assert_eq!(order["operations"].as_array().map(Vec::len), Some(3));
    assert_eq!((&order["outcomes"], &order["required"]), (&json!(["done"]), &json!(["done_at"])));
    // Receipt, twice by the same machine.
    let received = machine.post(&format!("{path}/receipt"), Value::Null).await.expect(200).json();
    assert_eq!((&received["state"], received["received_at"].is_string()), (&json!("received"), true));
    machine.post(&format!("{path}/receipt"), Value::Null).await.expect(200);
    // What the form needs is asked for; nothing is kept of what was refused.
    let done = format!("{path}/completion");
    let bare = machine.post(&done, json!({ "evidence": { "reference": "no" } })).await.expect(422).json();
    assert_eq!(bare["findings"][0]["where"], "/form/done_at");
    assert_eq!(machine.get(&path).await.expect(200).json()["evidence"], Value::Null);
    let given = json!({ "form": { "done_at": "2026-11-24T10:00:00+08:00" }, "said": "自动开通",
        "evidence": { "reference": "JOB-77", "resources": [{ "id": "srv-1", "name": "应用-01", "address": "10.0.0.1" }] } });
    let completed = machine.post(&done, given.clone()).await.expect(200).json();
    assert_eq!(
        (&completed["state"], &completed["on_time"], &completed["evidence"]["reference"]),
        (&json!("done"), &json!(true), &json!("JOB-77"))
    );
    let again = machine.post(&done, given).await.expect(409);
    assert_eq!(again.code(), "order_completed");
    assert_eq!(machine.get(&path).await.expect(200).json(), completed, "nothing was changed");
    // The ledger is written by what follows from the order, once.
    people.step(&people.clerk, "confirm", json!({ "started_on": "2026-11-24" })).await.expect(200);
    let rows = people.clerk.get("/api/v1/resources").await.expect(200).json();
    assert_eq!(rows["items"].as_array().map(Vec::len), Some(4));
    let workbook =
        people.officer.post("/api/v1/work-orders/exports?state=done", Value::Null).await.expect(200);
    assert!(workbook.bytes.starts_with(b"PK"));
}

async fn an_order_belongs_to_whoever_received_it(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    let row = ordered(&people, "XM-1").await;
    let path = format!("/api/v1/work-orders/{}", row["id"]);
    let (second, other) = (city.as_("engineer2").await, city.as_("other").await);
    other.get(&path).await.expect(404);
    other.post(&format!("{path}/receipt"), Value::Null).await.expect(404);
    assert_eq!(other.get("/api/v1/work-orders").await.expect(200).json()["items"], json!([]));
    people.engineer.post(&format!("{path}/receipt"), Value::Null).await.expect(200);
    let taken = second.post(&format!("{path}/receipt"), Value::Null).await.expect(409);
    assert_eq!(taken.code(), "order_taken");
    let task = json!({ "id": row["task_id"] });
    act(&people.engineer, &task, "release", json!({})).await.expect(200);
    second.post(&format!("{path}/receipt"), Value::Null).await.expect(200);
    // Taken back, it is done by nobody.
    people
        .clerk
        .post(&format!("/api/v1/cases/{}/withdraw", row["case_id"]), json!({ "said": "重来" }))
        .await
        .expect(200);
    let gone = second.post(&format!("{path}/completion"), json!({})).await.expect(409);
    assert_eq!(gone.code(), "order_cancelled");
    let late = people.engineer.get("/api/v1/work-orders?state=cancelled").await.expect(200).json();
    assert_eq!(
        (&late["items"][0]["state"], &late["items"][0]["on_time"]),
        (&json!("cancelled"), &Value::Null)
    );
}

async fn orders_are_counted_by_whether_they_were_in_time(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    let mut orders = Vec::new();
    for _ in 0..3 {
        orders.push(ordered(&people, "XM-1").await);
    }
    let complete = async |engineer: &Client<'_>, order: &Value, said: &str| {
        let form = json!({ "done_at": "2026-11-24T10:00:00+08:00" });
        let path = format!("/api/v1/work-orders/{}/completion", order["id"]);
        engineer.post(&path, json!({ "form": form, "said": said })).await.expect(200);
    };
    complete(&people.engineer, &orders[0], "").await;
    // All were due on Wednesday; on Saturday one is done late and one is not done.
    test.clock.advance_ms(5 * 86_400_000);
    let (engineer, officer) = (city.as_("engineer").await, city.as_("officer").await);
    complete(&engineer, &orders[1], "设备到货晚").await;
    let asked = "due_from=2026-11-25&due_until=2026-11-25";
    let found = officer.get(&format!("/api/v1/work-orders/on-time?{asked}")).await.expect(200).json();
    let row = &found["providers"][0];
    assert_eq!(
        (&row["due"], &row["in_time"], &row["late"], &row["open_late"], &row["rate"]),
        (&json!(3), &json!(1), &json!(1), &json!(1), &json!("33.33")),
        "{found}"
    );
    assert_eq!((&row["provider"]["id"], &found["all"]["due"]), (&json!(PROVIDER), &json!(3)));
    // Nothing was due on the other days, which is no rate at all.
    for other in ["due_from=2026-11-26", "due_until=2026-11-24"] {
        let none = officer.get(&format!("/api/v1/work-orders/on-time?{other}")).await.expect(200).json();
        assert_eq!((&none["providers"], &none["all"]["rate"]), (&json!([]), &Value::Null), "{other}");
    }
    // Every figure opens its rows.
    for (time, order, late, said) in [
        ("in", &orders[0], Value::Null, Value::Null),
        ("late", &orders[1], json!(2), json!("设备到货晚")),
        ("open_late", &orders[2], json!(2), Value::Null),
    ] {
        let path = format!("/api/v1/work-orders?{asked}&provider_id={PROVIDER}&time={time}");
        let rows = officer.get(&path).await.expect(200).json();
        assert_eq!(rows["items"].as_array().map(Vec::len), Some(1), "{time}");
        let row = &rows["items"][0];
        assert_eq!((&row["id"], &row["late_working_days"], &row["said"]), (&order["id"], &late, &said));
    }
    let other = city.as_("other").await.get("/api/v1/work-orders/on-time").await.expect(200).json();
    assert_eq!(other["providers"], json!([]), "of cases that somebody sees");
    for wrong in ["due_from=gestern", "time=never"] {
        officer.get(&format!("/api/v1/work-orders?{wrong}")).await.expect(422);
    }
    for path in ["/api/v1/work-orders/on-time/exports", "/api/v1/work-orders/exports?time=late"] {
        let workbook = officer.post(path, Value::Null).await.expect(200);
        assert!(workbook.bytes.starts_with(b"PK"), "{path}");
    }
}

async fn whats_not_entered_is_listed_until_it_is(test: TestApp) {
    let city = City::new(&test).await;
    set(&system_admin(&test).await, "packs", json!({ "packs": ["songjiang"] })).await;
    let people = People::of(&city).await;
    project_in(&people.officer, "songjiang", "SJ-1", UNIT).await;
    let form = json!({ "project": "SJ-1", "provider_id": PROVIDER, "belongs": "区级", "agreed_on": "2026-11-20", "until": "2027-01-20",
        "machines": [{ "name": "节点", "architecture": "X86", "vcpu": 2, "memory_gb": 4, "region": "政务外网区", "count": 1 }] });
    let given = json!({ "pack": "songjiang", "kind": "test-resources", "form": form });
    let id =
        people.clerk.post("/api/v1/cases", given).await.expect(201).json()["id"].as_i64().expect("an id");
    paper(&people.clerk, id, "agreement").await;
    send(&people.clerk, id).await.expect(200);
    people.step(&people.officer, "备案", json!({})).await.expect(200);
    people.step(&people.engineer, "done", json!({ "started_on": "2026-11-23" })).await.expect(200);
    let open = people.officer.get("/api/v1/platform-entries?state=open").await.expect(200).json();
    assert_eq!(
        (&open["items"][0]["case_id"], &open["items"][0]["is_entered"], &open["items"][0]["reference"]),
        (&json!(id), &json!(false), &Value::Null)
    );
    people
        .step(&people.officer, "done", json!({ "entered_on": "2026-11-23", "entered_reference": "SH-9" }))
        .await
        .expect(200);
    assert_eq!(
        people.officer.get("/api/v1/platform-entries?state=open").await.expect(200).json()["items"],
        json!([])
    );
    let done =
        people.officer.get("/api/v1/platform-entries?state=done&pack=songjiang").await.expect(200).json();
    let seen = &done["items"][0];
    assert_eq!(
        (&seen["reference"], &seen["entered_on"], seen["entered_by"].is_string()),
        (&json!("SH-9"), &json!("2026-11-23"), true)
    );
    let workbook = people.officer.post("/api/v1/platform-entries/exports", Value::Null).await.expect(200);
    assert!(workbook.bytes.starts_with(b"PK"));
    assert_eq!(
        people.clerk.get("/api/v1/platform-entries").await.expect(200).json()["items"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
}

async fn guangzhou_checks_in_two_parts_and_follows_the_delivery(test: TestApp) {
    let city = City::new(&test).await;
    set(&system_admin(&test).await, "packs", json!({ "packs": ["guangzhou"] })).await;
    let people = People::of(&city).await;
    project_in(&people.officer, "guangzhou", "XM-9", UNIT).await;
    let form = json!({ "system_name": "一网通办", "project": "XM-9", "provider_id": PROVIDER, "need": "面向市民的办事应用，约两千并发",
        "machines": [{ "name": "应用", "architecture": "信创", "vcpu": 4, "memory_gb": 8, "region": "政务外网区", "count": 2 }] });
    let given = json!({ "pack": "guangzhou", "kind": "resource-application", "form": form });
    let id =
        people.clerk.post("/api/v1/cases", given).await.expect(201).json()["id"].as_i64().expect("an id");
    assert_eq!(send(&people.clerk, id).await.expect(422).json()["findings"][0]["code"], "missing_paper");
    paper(&people.clerk, id, "application").await;
    send(&people.clerk, id).await.expect(200);
    // Both parts of the check are needed to pass it.
    let half = people.step(&people.engineer, "pass", json!({ "is_complete": true })).await.expect(422).json();
    assert_eq!(half["findings"][0]["where"], "/form/is_need_fit", "{half}");
    people
        .step(&people.engineer, "pass", json!({ "is_complete": true, "is_need_fit": true }))
        .await
        .expect(200);
    people.step(&people.officer, "approve", json!({})).await.expect(200);
    assert_eq!(
        people.engineer.get("/api/v1/work-orders?state=open").await.expect(200).json()["items"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    people
        .step(&people.engineer, "done", json!({ "done_at": "2026-11-23T15:00:00+08:00" }))
        .await
        .expect(200);
    let follow = first_task(&people.officer).await;
    assert_eq!(follow["title"], "跟进交付");
    people
        .step(
            &people.officer,
            "confirm",
            json!({ "followed_on": "2026-11-23", "follow_note": "已按申请交付" }),
        )
        .await
        .expect(200);
    people.step(&people.clerk, "confirm", json!({ "started_on": "2026-11-24" })).await.expect(200);
    let rows = people.clerk.get("/api/v1/resources").await.expect(200).json();
    assert_eq!(rows["items"].as_array().map(Vec::len), Some(2), "{rows}");
}

async fn a_supplement_and_an_authorization_are_agreed_and_ended(test: TestApp) {
    let city = City::new(&test).await;
    set(&system_admin(&test).await, "packs", json!({ "packs": ["songjiang"] })).await;
    let people = People::of(&city).await;
    project_in(&people.officer, "songjiang", "SJ-1", UNIT).await;
    let begun = async |kind: &str, papers: &[&str], form: Value| {
        let given = json!({ "pack": "songjiang", "kind": kind, "form": form });
        let case = people.clerk.post("/api/v1/cases", given).await.expect(201).json();
        let id = case["id"].as_i64().expect("an id");
        for name in papers {
            paper(&people.clerk, id, name).await;
        }
        id
    };
    let form = json!({ "project": "SJ-1", "provider_id": PROVIDER, "reason": "目录外的定制服务", "agreed_on": "2026-11-20",
        "effective_on": "2026-11-23", "services": [{ "name": "专线", "specification": "100兆", "unit": "条", "quantity": 1, "unit_price": 1000 }] });
    let mut nothing = form.clone();
    nothing.as_object_mut().expect("a form").remove("services");
    let empty = begun("supplement", &["agreement"], nothing).await;
    send(&people.clerk, empty).await.expect(422);
    let id = begun("supplement", &["agreement"], form).await;
    send(&people.clerk, id).await.expect(200);
    people.step(&people.engineer, "confirm", json!({})).await.expect(200);
    people.step(&people.officer, "approve", json!({})).await.expect(200);
    let entered = json!({ "entered_on": "2026-11-23", "entered_reference": "SH-1" });
    let done = people.step(&people.officer, "done", entered).await.expect(200).json();
    assert_eq!((&done["state"], &done["outcome"]), (&json!("ended"), &json!("done")));
    // An authorization is in force while its case is under way; the unit ends it, and the provider is told both times.
    let form = json!({ "system_name": "一网通办", "provider_id": PROVIDER, "scope": "应用日志", "acts": ["访问"], "purpose": "排查故障",
        "from": "2026-11-23", "until": "2026-12-23" });
    let id = begun("data-access", &["authorization"], form).await;
    send(&people.clerk, id).await.expect(200);
    people.engineer.get(&format!("/api/v1/cases/{id}")).await.expect(200);
    city.as_("other").await.get(&format!("/api/v1/cases/{id}")).await.expect(404);
    let open = first_task(&people.clerk).await;
    assert_eq!((&open["title"], &open["due_at"]), (&json!("结束授权"), &json!("2026-12-24T00:00:00+08:00")));
    people.step(&people.clerk, "done", json!({ "end_note": "已排查完毕" })).await.expect(200);
    let told = people.engineer.get("/api/v1/notices").await.expect(200).json();
    let titles: Vec<&Value> =
        told["items"].as_array().expect("notices").iter().map(|one| &one["title"]).collect();
    assert!(titles.contains(&&json!("数据访问授权：一网通办")), "{titles:?}");
    assert!(titles.contains(&&json!("数据访问授权已结束：一网通办")), "{titles:?}");
}
