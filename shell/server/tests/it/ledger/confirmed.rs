//! Xuchang's days on which charging starts and ends: provisional until both sides have confirmed them, and still confirmed when only a
//! quantity was corrected.

use super::{People, entry, paper, project};
use crate::cases::{City, PROVIDER, UNIT, begun, send};
use crate::harness::{Client, TestApp};
use crate::on_both;
use crate::people::placed;
use serde_json::{Value, json};
use yunheng_access::Reach;

on_both! {
    both_sides_confirm_start_and_end
    a_correction_of_quantities_stays_confirmed
}

/// Start and end of charging of the first resource.
async fn charging(people: &People<'_>) -> Vec<Value> {
    let shown = people.clerk.get("/api/v1/resources/1").await.expect(200).json();
    shown["charging"].as_array().expect("start and end").clone()
}

/// Xuchang's days of start and end are agreed: until the other side has confirmed, they are provisional (AMB-79, AMB-24).
async fn both_sides_confirm_start_and_end(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    let papers = ["approval", "application", "pledge"];
    people.until_confirmed("cloud-entry", &papers, entry("XM-1")).await;
    people.step(&people.clerk, "confirm", json!({ "started_on": "2026-11-24" })).await.expect(200);
    let start = charging(&people).await.remove(0);
    assert_eq!(
        (&start["of"], &start["on"], &start["is_confirmed"], &start["rule"]),
        (&json!("start"), &json!("2026-11-24"), &json!(false), &json!("暂列，不进最终结算"))
    );
    assert_eq!(
        (&start["parties"][1]["party"], &start["parties"][1]["confirmed_at"]),
        (&json!("云服务商"), &Value::Null)
    );
    let case = people.step(&people.engineer, "confirm", json!({})).await.expect(200).json();
    assert_eq!(
        (&case["state"], &case["documents"][0]["title"]),
        (&json!("ended"), &json!("云资源开通确认单"))
    );
    let start = charging(&people).await.remove(0);
    assert_eq!((&start["is_confirmed"], &start["rule"]), (&json!(true), &Value::Null));
    let exit = json!({ "system_name": "一网通办", "provider_id": PROVIDER, "reason": "下线", "is_backed_up": true,
        "resources": [{ "resource": "ZY-000001" }] });
    let id = begun(&people.clerk, "cloud-exit", exit).await;
    paper(&people.clerk, id, "form").await;
    send(&people.clerk, id).await.expect(200);
    people.step(&people.officer, "备案", json!({})).await.expect(200);
    let wiped = json!({ "stopped_on": "2026-11-26", "wiped_on": "2026-11-27", "wipe_method": "多次覆写" });
    people.step(&people.engineer, "done", wiped).await.expect(200);
    let end = charging(&people).await.remove(1);
    assert_eq!(
        (&end["of"], &end["on"], &end["is_confirmed"]),
        (&json!("end"), &json!("2026-11-26"), &json!(false)),
        "the provider alone confirms nothing"
    );
    let case = people.step(&people.clerk, "confirm", json!({})).await.expect(200).json();
    assert_eq!(case["state"], "ended");
    assert_eq!(charging(&people).await.remove(1)["is_confirmed"], true);
}

/// Proposed by the officer and confirmed by the leader.
async fn corrected(people: &People<'_>, leader: &Client<'_>, wrong: Value) {
    let made = people.officer.post("/api/v1/resources/1/corrections", wrong).await.expect(201).json();
    let confirm = format!("/api/v1/proposals/{}/confirm", made["id"]);
    leader.confirm().await;
    leader.send("POST", &confirm, Some(json!({})), &[("if-match", "\"1\"")]).await.expect(200);
}

/// What was confirmed is the day: another quantity leaves it confirmed, another day does not, and the first day is confirmed again.
async fn a_correction_of_quantities_stays_confirmed(test: TestApp) {
    let city = City::new(&test).await;
    placed(&test, "leader", "authority_leader", 1, Reach::All).await;
    let (people, leader) = (People::of(&city).await, city.as_("leader").await);
    project(&people.officer, "XM-1", UNIT).await;
    let case = people.entered("XM-1", "2026-11-24").await;
    for (wrong, is_confirmed) in [
        (json!({ "position": 2, "items": { "vcpu.x86": "6" }, "reason": "合同为6核" }), true),
        (json!({ "position": 9, "at": "2026-11-25", "reason": "晚一日开通" }), false),
        (json!({ "position": 10, "at": "2026-11-24", "reason": "仍以确认单为准" }), true),
    ] {
        corrected(&people, &leader, wrong.clone()).await;
        let start = charging(&people).await.remove(0);
        assert_eq!(start["is_confirmed"], is_confirmed, "{wrong}: {start}");
    }
    let timeline = people.clerk.get("/api/v1/resources/1").await.expect(200).json()["timeline"].clone();
    let last = timeline.as_array().expect("events").iter().find(|event| event["position"] == 11);
    assert_eq!(last.expect("the last correction")["case_id"], case);
}
