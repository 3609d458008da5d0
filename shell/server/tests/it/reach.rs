//! Nobody reaches beyond what is theirs: other providers' resources, other units' names in drafts, other parties' proposals.

use crate::cases::{City, OTHER_UNIT, PROVIDER, UNIT, begun, send};
use crate::harness::{Client, TestApp};
use crate::ledger::{People, entry, paper, project};
use crate::on_both;
use crate::people::{decide, id_of, party, placed};
use serde_json::{Value, json};
use yunheng_access::Reach;

on_both! {
    a_case_changes_only_what_its_own_provider_serves
    a_draft_tells_nothing_of_other_units
    a_project_keeps_the_provider_that_served_it
    proposals_are_decided_by_those_who_reach_whom_they_are_about
    the_desk_merges_nothing_that_people_applied_for
    who_only_looks_on_signs_nothing
    a_text_has_no_null
}

const RIVAL: i64 = 10;

/// A unit with what it has of its provider, and another provider beside it.
async fn leased<'a>(test: &'a TestApp) -> (City<'a>, People<'a>) {
    let city = City::new(test).await;
    party(test, RIVAL, "/10/", "provider", "city").await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    people.entered("XM-1", "2026-11-24").await;
    (city, people)
}

fn places(refused: &Value) -> Vec<&str> {
    let findings = refused["findings"].as_array().expect("findings");
    findings.iter().filter_map(|one| one["where"].as_str()).collect()
}

fn exit(provider: i64) -> Value {
    json!({ "system_name": "一网通办", "provider_id": provider, "reason": "下线", "is_backed_up": true,
        "resources": [{ "resource": "ZY-000001" }] })
}

async fn a_case_changes_only_what_its_own_provider_serves(test: TestApp) {
    let (_, people) = leased(&test).await;
    let change = json!({ "system_name": "一网通办", "provider_id": RIVAL, "reason": "业务量增加",
        "changes": [{ "resource": "ZY-000001", "item": "vcpu.x86", "quantity": 8 }] });
    let mut more = entry("XM-1");
    more["provider_id"] = json!(RIVAL);
    for (kind, form, papers, place) in [
        ("cloud-exit", exit(RIVAL), vec!["form"], "/form/resources/0/resource"),
        ("resource-change", change, vec!["application"], "/form/changes/0/resource"),
        ("cloud-entry", more, vec!["approval", "application", "pledge"], "/form/project"),
    ] {
        let id = begun(&people.clerk, kind, form).await;
        for name in papers {
            paper(&people.clerk, id, name).await;
        }
        let refused = send(&people.clerk, id).await.expect(422).json();
        assert_eq!(places(&refused), [place], "{kind}: {refused}");
    }
}

async fn a_draft_tells_nothing_of_other_units(test: TestApp) {
    let (city, people) = leased(&test).await;
    let other = city.as_("other").await;
    let curious =
        json!({ "project": "XM-1", "provider_id": PROVIDER, "changes": [{ "resource": "ZY-000001" }] });
    for kind in ["resource-change", "cloud-entry"] {
        let id = begun(&other, kind, curious.clone()).await;
        let shown = other.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
        let names = shown["names"].as_object().expect("names");
        assert!(!names.contains_key("ZY-000001") && !names.contains_key("XM-1"), "{kind}: {names:?}");
    }
    let id = begun(&people.clerk, "resource-change", curious).await;
    let shown = people.clerk.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
    assert_eq!(shown["names"]["ZY-000001"], "ZY-000001 应用-01", "its own unit is told");
}

async fn a_project_keeps_the_provider_that_served_it(test: TestApp) {
    let (_, people) = leased(&test).await;
    let empty = project(&people.officer, "XM-2", UNIT).await;
    let given = |number: &str| json!({ "pack": "xuchang", "number": number, "name": "一网通办", "unit_id": UNIT, "provider_id": RIVAL });
    let moved = people.officer.put("/api/v1/projects/1", 1, given("XM-1")).await.expect(409);
    assert_eq!(moved.code(), "project_identity");
    people.officer.put(&format!("/api/v1/projects/{empty}"), 1, given("XM-2")).await.expect(200);
}

async fn proposals_are_decided_by_those_who_reach_whom_they_are_about(test: TestApp) {
    let (city, people) = leased(&test).await;
    placed(&test, "leader", "authority_leader", 1, Reach::All).await;
    placed(&test, "elsewhere", "authority_leader", OTHER_UNIT, Reach::OwnUnit).await;
    placed(&test, "narrow", "authority_officer", OTHER_UNIT, Reach::OwnUnit).await;
    let wrong =
        json!({ "position": 2, "items": { "vcpu.x86": "6", "memory.x86": "16" }, "reason": "合同为6核" });
    let id = id_of(&people.officer.post("/api/v1/resources/1/corrections", wrong).await.expect(201).json());
    let count = async |who: &Client<'_>| {
        let page = who.get("/api/v1/proposals").await.expect(200).json();
        page["items"].as_array().map(Vec::len)
    };
    let (leader, elsewhere) = (city.as_("leader").await, city.as_("elsewhere").await);
    assert_eq!((count(&leader).await, count(&elsewhere).await), (Some(1), Some(0)));
    leader.get(&format!("/api/v1/proposals/{id}")).await.expect(200);
    elsewhere.get(&format!("/api/v1/proposals/{id}")).await.expect(404);
    elsewhere.confirm().await;
    decide(&elsewhere, id, "reject", json!({ "reason": "不同意" })).await.expect(404);
    decide(&elsewhere, id, "confirm", json!({})).await.expect(404);
    decide(&leader, id, "reject", json!({ "reason": "不同意" })).await.expect(200);
    // The clocks of a whole city are not stopped by who reaches a part of it.
    let storm = |party: Value| {
        json!({ "pack": "xuchang", "event": "特大暴雨致机房断电", "proof": "市气象台证明", "limits": ["*"],
            "party_id": party, "began_at": "2026-11-23T08:00:00+08:00", "reason": "供电中断" })
    };
    test.clock.advance_ms(86_400_000);
    let narrow = city.as_("narrow").await;
    let path = "/api/v1/force-majeure";
    assert_eq!(narrow.post(path, storm(Value::Null)).await.expect(403).code(), "every_case");
    let refused = narrow.post(path, storm(json!(UNIT))).await.expect(422).json();
    assert_eq!(places(&refused), ["/party_id"]);
    narrow.post(path, storm(json!(OTHER_UNIT))).await.expect(201);
}

async fn the_desk_merges_nothing_that_people_applied_for(test: TestApp) {
    let (_, people) = leased(&test).await;
    let mut sent = Vec::new();
    for _ in 0..2 {
        let id = begun(&people.clerk, "cloud-exit", exit(PROVIDER)).await;
        paper(&people.clerk, id, "form").await;
        sent.push(send(&people.clerk, id).await.expect(200).json());
    }
    let path = format!("/api/v1/cases/{}/merge", sent[0]["id"]);
    let refused =
        people.engineer.post(&path, json!({ "number": sent[1]["number"], "said": "相同" })).await.expect(422);
    assert_eq!(refused.code(), "not_of_the_desk");
    let seen = people.engineer.get(&format!("/api/v1/cases/{}", sent[0]["id"])).await.expect(200).json();
    assert_eq!(seen["state"], "running");
    assert!(!seen["may"].to_string().contains("merge"), "{}", seen["may"]);
}

async fn who_only_looks_on_signs_nothing(test: TestApp) {
    let (city, people) = leased(&test).await;
    placed(&test, "verifier", "verifier", 1, Reach::All).await;
    let verifier = city.as_("verifier").await;
    let documents = people.officer.get("/api/v1/documents").await.expect(200).json();
    let document = documents["items"][0]["id"].clone();
    let copy = async |who: &Client<'_>| {
        let body = b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7 x\r\n--x--\r\n".to_vec();
        let body = Some(("multipart/form-data; boundary=x".to_owned(), body));
        who.raw("POST", &format!("/api/v1/documents/{document}/copies"), body, &[]).await
    };
    assert_eq!(copy(&verifier).await.expect(422).code(), "not_the_issuer");
}

async fn a_text_has_no_null(test: TestApp) {
    let city = City::new(&test).await;
    let clerk = city.as_("clerk").await;
    let refused =
        clerk.post("/api/v1/cases", json!({ "pack": "xuchang", "kind": "a\u{0}b", "form": {} })).await;
    assert_eq!(refused.expect(400).code(), "malformed");
    clerk.get("/api/v1/cases?q=%00").await.expect(400);
}
