//! Guangzhou's resources from their application to their end: made larger, then given up, each checked, decided and followed.

use super::{People, list, paper, project_in, quantity};
use crate::cases::{City, PROVIDER, UNIT, first_task, send};
use crate::harness::TestApp;
use crate::on_both;
use crate::outside::{set, system_admin};
use serde_json::{Value, json};

on_both! {
    what_guangzhou_opens_is_changed_and_ended
}

/// Sent with its paper, checked in both parts, approved and done by the provider, and followed; it waits for the unit's word.
async fn until_followed(people: &People<'_>, kind: &str, form: Value, done: Value) -> Value {
    let given = json!({ "pack": "guangzhou", "kind": kind, "form": form });
    let case = people.clerk.post("/api/v1/cases", given).await.expect(201).json();
    let id = case["id"].as_i64().expect("an id");
    assert_eq!(send(&people.clerk, id).await.expect(422).json()["findings"][0]["code"], "missing_paper");
    paper(&people.clerk, id, "application").await;
    send(&people.clerk, id).await.expect(200);
    let half = people.step(&people.engineer, "pass", json!({ "is_complete": true })).await.expect(422).json();
    assert_eq!(half["findings"][0]["where"], "/form/is_need_fit", "{half}");
    let checked = json!({ "is_complete": true, "is_need_fit": true });
    people.step(&people.engineer, "pass", checked).await.expect(200);
    let approve = first_task(&people.officer).await;
    assert_eq!(
        (&approve["title"], &approve["due_at"]),
        (&json!("管理方审批"), &json!("2026-12-01T00:00:00+08:00"))
    );
    people.step(&people.officer, "approve", json!({})).await.expect(200);
    people.step(&people.engineer, "done", done).await.expect(200);
    let followed = json!({ "followed_on": "2026-11-23", "follow_note": "已按申请交付" });
    people.step(&people.officer, "confirm", followed).await.expect(200).json()
}

async fn what_guangzhou_opens_is_changed_and_ended(test: TestApp) {
    let city = City::new(&test).await;
    set(&system_admin(&test).await, "packs", json!({ "packs": ["guangzhou"] })).await;
    let people = People::of(&city).await;
    project_in(&people.officer, "guangzhou", "XM-9", UNIT).await;
    let own = json!({ "system_name": "一网通办", "provider_id": PROVIDER });
    let with = |more: Value| {
        let mut form = own.clone();
        form.as_object_mut().expect("a form").extend(more.as_object().expect("fields").clone());
        form
    };
    let done = json!({ "done_at": "2026-11-23T15:00:00+08:00" });
    let applied = with(json!({ "project": "XM-9", "need": "面向市民的办事应用，约两千并发",
        "machines": [{ "name": "应用", "architecture": "信创", "vcpu": 4, "memory_gb": 8, "region": "政务外网区", "count": 2 }] }));
    until_followed(&people, "resource-application", applied, done.clone()).await;
    people.step(&people.clerk, "confirm", json!({ "started_on": "2026-11-24" })).await.expect(200);
    let change = with(json!({ "change": "扩容", "need": "并发增加需要扩容",
        "changes": [{ "resource": "ZY-000001", "item": "vcpu.xinchuang", "quantity": 8 }] }));
    until_followed(&people, "resource-change", change, done).await;
    let changed = people.step(&people.clerk, "confirm", json!({ "changed_on": "2026-12-01" })).await;
    assert_eq!(changed.expect(200).json()["state"], "ended");
    let row = list(&people.clerk, "q=ZY-000001").await.remove(0);
    assert_eq!(quantity(&row, "vcpu.xinchuang"), Some("8"));
    let gone = with(
        json!({ "reason": "系统整合下线", "is_backed_up": true, "resources": [{ "resource": "ZY-000001" }] }),
    );
    let wiped = json!({ "stopped_on": "2026-12-10", "wiped_on": "2026-12-11" });
    until_followed(&people, "resource-revocation", gone, wiped).await;
    assert_eq!(list(&people.clerk, "life=formal").await.len(), 2, "nothing ends before the unit's word");
    let ended = people.step(&people.clerk, "confirm", json!({})).await.expect(200).json();
    assert_eq!((&ended["state"], &ended["outcome"]), (&json!("ended"), &json!("done")));
    let one = people.clerk.get("/api/v1/resources/1").await.expect(200).json();
    assert_eq!(one["ended_on"], "2026-12-10");
    assert_eq!(list(&people.clerk, "life=reclaimed").await.len(), 1);
    assert_eq!(list(&people.clerk, "life=formal").await.len(), 1, "the other machine goes on");
}
