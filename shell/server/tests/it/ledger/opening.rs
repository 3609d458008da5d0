//! An opening ledger: provisional until unit, provider and authority have said yes, each by its own people; what an objection and a
//! correction do to that; who sees what.

use super::{kept_is_replayed, list, numbers, project_in};
use crate::cases::{City, OTHER_UNIT, UNIT};
use crate::harness::{Client, Reply, TestApp};
use crate::on_both;
use crate::people::placed;
use serde_json::{Value, json};
use yunheng_access::Reach;

on_both! {
    three_sides_confirm_an_opening_list
    an_objection_leads_to_a_correction_and_everybody_says_yes_again
    nobody_speaks_for_another_side
    an_opening_list_has_only_what_runs_on_the_first_day
}

const DAY_MS: i64 = 86_400_000;
const HEAD: &str = "序号,项目编号,资源名称,服务项,数量,阶段,起租日,停租日,架构\n";

async fn upload(who: &Client<'_>, day: &str, text: &str) -> Reply {
    let mut body =
        b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n".to_vec();
    body.extend_from_slice(format!("{HEAD}{text}\r\n--x--\r\n").as_bytes());
    let body = Some(("multipart/form-data; boundary=x".to_owned(), body));
    let path = format!("/api/v1/resources/imports?pack=songjiang&document=handover&opening_on={day}");
    who.raw("POST", &path, body, &[]).await
}

/// Two units with a machine each, and one more of the first; written by two people as an opening ledger.
async fn city<'a>(test: &'a TestApp) -> City<'a> {
    let city = City::new(test).await;
    placed(test, "leader", "authority_leader", 1, Reach::All).await;
    placed(test, "head", "unit_head", UNIT, Reach::OwnUnit).await;
    placed(test, "other_head", "unit_head", OTHER_UNIT, Reach::OwnUnit).await;
    let officer = city.as_("officer").await;
    project_in(&officer, "songjiang", "XM-1", UNIT).await;
    project_in(&officer, "songjiang", "XM-2", OTHER_UNIT).await;
    let text = "1,XM-1,门户-01,vcpu.x86,4,正式,2026-06-02,,X86\n2,XM-1,门户-02,vcpu.x86,2,正式,2026-06-02,,X86\n\
        3,XM-2,旧系统,vcpu.x86,8,正式,2026-06-02,,X86\n";
    let found = upload(&officer, "2026-06-02", text).await.expect(201).json();
    assert_eq!((&found["is_usable"], &found["opening_on"]), (&json!(true), &json!("2026-06-02")), "{found}");
    let path = format!("/api/v1/resources/imports/{}/propose", found["id"]);
    let id = officer.post(&path, json!({ "reason": "期初" })).await.expect(201).json()["id"].clone();
    decide(&city, &id).await;
    city
}

/// The leader confirms a proposal.
async fn decide(city: &City<'_>, id: &Value) {
    let leader = city.as_("leader").await;
    leader.confirm().await;
    let confirm = format!("/api/v1/proposals/{id}/confirm");
    leader.send("POST", &confirm, Some(json!({})), &[("if-match", "\"1\"")]).await.expect(200);
}

async fn shown(who: &Client<'_>, id: i64) -> Value {
    who.get(&format!("/api/v1/openings/{id}")).await.expect(200).json()
}

async fn yes(who: &Client<'_>, id: i64) -> Reply {
    let known = shown(who, id).await["known"].clone();
    who.post(&format!("/api/v1/openings/{id}/confirmations"), json!({ "known": known, "note": "核对无误" }))
        .await
}

/// The list of the first unit.
async fn first(who: &Client<'_>) -> i64 {
    let page = who.get(&format!("/api/v1/openings?unit_id={UNIT}")).await.expect(200).json();
    page["items"][0]["id"].as_i64().expect("a list")
}

fn provisional(rows: &[Value]) -> Vec<bool> {
    rows.iter().map(|row| row["is_provisional"].as_bool().expect("a mark")).collect()
}

async fn three_sides_confirm_an_opening_list(test: TestApp) {
    let city = city(&test).await;
    let (head, manager, leader) =
        (city.as_("head").await, city.as_("manager").await, city.as_("leader").await);
    let id = first(&head).await;
    let rows = list(&leader, "").await;
    assert_eq!((numbers(&rows).len(), provisional(&rows)), (3, vec![true; 3]));
    kept_is_replayed(&leader).await;
    let estate = leader.get("/api/v1/estate?pack=songjiang&by=unit").await.expect(200).json();
    assert_eq!((&estate["all"]["formal"], &estate["all"]["provisional"]), (&json!(3), &json!(3)));
    let project = leader.get(&format!("/api/v1/projects/{}", rows[2]["project_id"])).await.expect(200).json();
    assert_eq!(project["provisional"], 2);
    let waiting = head.get("/api/v1/notices").await.expect(200).json().to_string();
    assert!(waiting.contains("期初清单待确认"), "{waiting}");
    let before = shown(&head, id).await;
    assert_eq!(before["missing"], json!(["unit", "provider", "authority"]));
    assert_eq!((&before["side"], &before["may_confirm"]), (&json!("unit"), &json!(true)));
    let listed = head.get(&format!("/api/v1/openings/{id}/resources")).await.expect(200).json();
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(listed["items"][0]["items"][0]["quantity"], "4");
    yes(&manager, id).await.expect(200);
    yes(&leader, id).await.expect(200);
    assert_eq!(yes(&leader, id).await.expect(409).code(), "opening_confirmed");
    let clerk = city.as_("clerk").await;
    clerk.post(&format!("/api/v1/openings/{id}/confirmations"), json!({ "known": 9 })).await.expect(403);
    let known = before["known"].as_i64().expect("a position");
    let done = yes(&head, id).await.expect(200).json();
    assert_eq!((&done["missing"], &done["firm_from"]), (&json!([]), &json!("2026-11-24")), "{done}");
    assert_eq!(done["is_provisional"], true, "the mark is gone from the next day on");
    // The mark goes with the day; the other unit's list still waits.
    test.clock.advance_ms(DAY_MS);
    let leader = city.as_("leader").await;
    let rows = list(&leader, "").await;
    assert_eq!(provisional(&rows), [true, false, false]);
    kept_is_replayed(&leader).await;
    assert_eq!(numbers(&list(&leader, "is_provisional=true").await), ["ZY-000003"]);
    assert_eq!(numbers(&list(&leader, "is_provisional=true&as_of=2026-12-01").await), ["ZY-000003"]);
    let estate = leader.get("/api/v1/estate?pack=songjiang&by=unit").await.expect(200).json();
    assert_eq!(estate["all"]["provisional"], 1);
    let growth = leader.get("/api/v1/estate/growth?pack=songjiang").await.expect(200).json();
    assert_eq!(growth["months"][11]["provisional"], 1);
    // It is the parties' written word on the start of charging too.
    let one = leader.get(&format!("/api/v1/resources/{}", rows[2]["id"])).await.expect(200).json();
    assert_eq!(
        (&one["charging"][0]["of"], &one["charging"][0]["is_confirmed"]),
        (&json!("start"), &json!(true))
    );
    assert_eq!(one["charging"][0]["documents"], json!(["handover"]));
    let other = leader.get(&format!("/api/v1/resources/{}", rows[0]["id"])).await.expect(200).json();
    assert_eq!(other["charging"][0]["is_confirmed"], false);
    // What the first list came to be was not known before.
    assert_eq!(list(&leader, &format!("known={}", known - 1)).await.len(), 3);
    let book = leader.send("POST", &format!("/api/v1/openings/{id}/exports"), None, &[]).await.expect(200);
    assert!(book.bytes.starts_with(b"PK"));
    let trail = test.as_role("audit_admin").await;
    let found = trail.get("/api/v1/audit/entries?action=opening.confirm").await.expect(200).json();
    let done =
        found["items"].as_array().expect("entries").iter().filter(|one| one["outcome"] == "done").count();
    assert_eq!(done, 3, "{found}");
}

async fn an_objection_leads_to_a_correction_and_everybody_says_yes_again(test: TestApp) {
    let city = city(&test).await;
    let (head, clerk, manager, leader) = (
        city.as_("head").await,
        city.as_("clerk").await,
        city.as_("manager").await,
        city.as_("leader").await,
    );
    let id = first(&head).await;
    yes(&manager, id).await.expect(200);
    yes(&head, id).await.expect(200);
    let path = format!("/api/v1/openings/{id}/remarks");
    clerk.post(&path, json!({ "says": " " })).await.expect(422);
    clerk.post(&path, json!({ "says": "不是本单位的", "resource_id": 3 })).await.expect(422);
    clerk.post(&path, json!({ "says": "请附机房清单" })).await.expect(200);
    let wrong = json!({ "says": "实际只有2核", "resource_id": 1, "is_objection": true });
    let after = clerk.post(&path, wrong).await.expect(200).json();
    assert_eq!(after["missing"], json!(["unit", "authority"]), "an objection takes the unit's yes back");
    assert_eq!(
        (&after["remarks"][0]["state"], &after["remarks"][1]["state"]),
        (&json!("noted"), &json!("open"))
    );
    assert_eq!(yes(&head, id).await.expect(409).code(), "objection_open");
    let rows =
        head.get(&format!("/api/v1/openings/{id}/resources?is_objected=true")).await.expect(200).json();
    assert_eq!(
        (rows["items"].as_array().map(Vec::len), &rows["items"][0]["objections"]),
        (Some(1), &json!(1))
    );
    // It is corrected by two people.
    let known = shown(&leader, id).await["known"].clone();
    let given = json!({ "position": 2, "items": { "vcpu.x86": "2" }, "reason": "使用单位异议属实" });
    let proposal =
        manager.post("/api/v1/resources/1/corrections", given).await.expect(201).json()["id"].clone();
    decide(&city, &proposal).await;
    let corrected = shown(&leader, id).await;
    assert_eq!(corrected["missing"], json!(["unit", "provider", "authority"]), "all were about another list");
    assert_eq!(
        (&corrected["remarks"][1]["state"], &corrected["objections"]),
        (&json!("corrected"), &json!(0))
    );
    let stale = json!({ "known": known });
    leader.post(&format!("/api/v1/openings/{id}/confirmations"), stale).await.expect(412);
    let rows = head.get(&format!("/api/v1/openings/{id}/resources")).await.expect(200).json();
    assert_eq!(
        (&rows["items"][0]["items"][0]["quantity"], &rows["items"][0]["is_corrected"]),
        (&json!("2"), &json!(true))
    );
    and_then_all_say_yes(&city, id).await;
}

/// What was wrong is taken back, everybody confirms, and a late correction asks for it once more.
async fn and_then_all_say_yes(city: &City<'_>, id: i64) {
    let (head, clerk, manager, leader) = (
        city.as_("head").await,
        city.as_("clerk").await,
        city.as_("manager").await,
        city.as_("leader").await,
    );
    let path = format!("/api/v1/openings/{id}/remarks");
    // One that was wrong is taken back by the side that made it, and by no other.
    let wrong = json!({ "says": "不认识这台", "resource_id": 2, "is_objection": true });
    let made = clerk.post(&path, wrong).await.expect(200).json()["remarks"][2]["id"].clone();
    let back = format!("{path}/{made}/withdraw");
    assert_eq!(leader.post(&back, json!({ "reason": "属实" })).await.expect(409).code(), "other_side");
    clerk.post(&back, json!({ "reason": "" })).await.expect(422);
    clerk.post(&back, json!({ "reason": "查到了" })).await.expect(200);
    assert_eq!(
        clerk.post(&back, json!({ "reason": "查到了" })).await.expect(409).code(),
        "objection_settled"
    );
    for who in [&leader, &head] {
        yes(who, id).await.expect(200);
    }
    let done = yes(&manager, id).await.expect(200).json();
    assert_eq!(done["firm_from"], "2026-11-24");
    assert_eq!(
        done["sides"][1]["earlier"].as_array().map(Vec::len),
        Some(1),
        "the first yes stays on the record"
    );
    let late = json!({ "says": "还有一台", "is_objection": true });
    assert_eq!(clerk.post(&path, late).await.expect(409).code(), "opening_firm");
    // A correction after everybody's yes asks for it once more; what happens to a resource later does not.
    let voided = json!({ "position": 4, "is_void": true, "reason": "重复登记" });
    let proposal =
        manager.post("/api/v1/resources/2/corrections", voided).await.expect(201).json()["id"].clone();
    decide(city, &proposal).await;
    assert_eq!(shown(&leader, id).await["firm_from"], Value::Null);
}

async fn nobody_speaks_for_another_side(test: TestApp) {
    let city = city(&test).await;
    let id = first(&city.as_("leader").await).await;
    let other = city.as_("other_head").await;
    other.get(&format!("/api/v1/openings/{id}")).await.expect(404);
    let answer = json!({ "known": 99 });
    other.post(&format!("/api/v1/openings/{id}/confirmations"), answer.clone()).await.expect(404);
    let own = other.get("/api/v1/openings").await.expect(200).json();
    assert_eq!((own["items"].as_array().map(Vec::len), &own["items"][0]["resources"]), (Some(1), &json!(1)));
    // An auditor of the platform's who belongs to no side looks on.
    let party = json!({ "says": "看过" });
    crate::people::party(&test, 30, "/30/", "auditor", "city").await;
    placed(&test, "outside", "auditor", 30, Reach::All).await;
    let outside = city.as_("outside").await;
    assert_eq!(shown(&outside, id).await["side"], Value::Null);
    let refused = outside.post(&format!("/api/v1/openings/{id}/remarks"), party).await.expect(403);
    assert_eq!(refused.code(), "no_side");
    let open = outside.get("/api/v1/openings?is_provisional=true").await.expect(200).json();
    assert_eq!(open["items"].as_array().map(Vec::len), Some(2));
    let firm = outside.get("/api/v1/openings?is_provisional=false").await.expect(200).json();
    assert_eq!(firm["items"].as_array().map(Vec::len), Some(0));
}

async fn an_opening_list_has_only_what_runs_on_the_first_day(test: TestApp) {
    let city = City::new(&test).await;
    let officer = city.as_("officer").await;
    project_in(&officer, "songjiang", "XM-1", UNIT).await;
    let text = "1,XM-1,甲,vcpu.x86,4,正式,2026-06-02,,X86\n2,XM-1,乙,vcpu.x86,2,正式,2026-06-03,,X86\n\
        3,XM-1,丙,vcpu.x86,2,正式,2026-06-01,2026-06-02,X86\n";
    let found = upload(&officer, "2026-06-02", text).await.expect(201).json();
    let places: Vec<String> = found["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|one| format!("{} {}", one["where"], one["code"]).replace('"', ""))
        .collect();
    assert_eq!(places, ["a.csv:3:from not_running_then", "a.csv:4:to not_running_then"]);
    for day in ["2026-13-01", "2030-01-01", "1999-01-01"] {
        let refused = upload(&officer, day, text).await.expect(422).json();
        assert_eq!(refused["findings"][0]["where"], "/opening_on", "{day}");
    }
}
