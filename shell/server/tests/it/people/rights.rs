//! Roles, grants and delegations: what somebody may do, from when until when.

use super::{DAY_MS, codes, confirmed, decide, id_of, party, placed, role_id, trail};
use crate::harness::{Client, TestApp};
use crate::on_both;
use serde_json::{Value, json};
use yunheng_access::Reach;
use yunheng_store::testing::execute;

on_both! {
    a_grant_needs_two_people_and_holds_at_once
    a_revoked_grant_stops_a_signed_in_session_at_once
    a_delegation_lends_no_more_than_the_grant
    a_delegation_is_near_and_short
    a_role_needs_two_people_and_stays_in_its_world
}

/// Lends the only grant of a person for some days.
pub async fn delegation(person: &Client<'_>, from: i64, to: i64, days: i64) -> i64 {
    let grants = person.get(&format!("/api/v1/grants?account={from}&state=holds")).await.expect(200).json();
    let grant = grants["items"][0]["id"].clone();
    let until = yunheng_app::instant(person.app.app.now_ms() + days * DAY_MS);
    let wanted = json!({"grant_id": grant, "to_account_id": to, "until": until, "reason": "出差"});
    id_of(&person.post("/api/v1/delegations", wanted).await.expect(201).json())
}

async fn a_grant_needs_two_people_and_holds_at_once(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    let clerk = placed(&test, "clerk", "unit_clerk", 101, Reach::OwnUnit).await;
    let person = test.signed_in("clerk").await;
    person.get("/api/v1/roles").await.expect(403);
    let (security, system) = (test.as_role("security_admin").await, test.as_role("system_admin").await);
    let head = role_id(&test, "unit_head").await;
    let wanted = json!({"account_id": clerk, "role_id": head, "reach": "own_unit", "party_id": 101,
        "until": "2026-12-31T00:00:00+08:00", "reason": "接任"});
    let proposal = id_of(&security.post("/api/v1/grants", wanted.clone()).await.expect(201).json());
    assert_eq!(security.post("/api/v1/grants", wanted.clone()).await.expect(409).code(), "proposed_already");
    person.get("/api/v1/roles").await.expect(403);
    let shown = system.get(&format!("/api/v1/proposals/{proposal}")).await.expect(200).json();
    assert_eq!(shown["title"], "授予clerk的姓名（clerk）“使用单位负责人”");
    let fields: Vec<&str> =
        shown["changes"].as_array().expect("rows").iter().filter_map(|one| one["field"].as_str()).collect();
    assert_eq!(fields, ["人员", "角色", "数据范围", "从哪个单位算起", "生效", "到期"]);
    let english = system
        .send("GET", &format!("/api/v1/proposals/{proposal}"), None, &[("accept-language", "en")])
        .await;
    assert_eq!(english.json()["title"], "grant clerk的姓名（clerk） the role “head of a using unit”");
    test.clock.advance_ms(6 * 60_000);
    assert_eq!(decide(&system, proposal, "confirm", json!({})).await.expect(403).code(), "confirm_identity");
    let done = confirmed(&system, proposal).await;
    assert_eq!((&done["state"], &done["may_decide"]), (&json!("confirmed"), &json!(false)));
    person.get("/api/v1/roles").await.expect(200);
    let grants =
        security.get(&format!("/api/v1/grants?account={clerk}&role={head}")).await.expect(200).json();
    let grant = &grants["items"][0];
    assert_eq!(
        (&grant["proposal_id"], &grant["state"], &grant["party_name"]),
        (&json!(proposal), &json!("holds"), &json!("单位101"))
    );
    assert_eq!(
        codes(&security.post("/api/v1/grants", wanted).await.expect(422).json())[0].0,
        "granted_already"
    );
    let linked = trail(&test, "action=grant.make").await;
    assert_eq!(
        (&linked[0]["facts"]["proposal"], &linked[0]["object_id"]),
        (&json!(proposal.to_string()), &json!(id_of(grant).to_string()))
    );
    let decided = trail(&test, "action=proposal.confirm&outcome=done").await;
    assert_eq!(decided[0]["object_id"], proposal.to_string());
}

async fn a_revoked_grant_stops_a_signed_in_session_at_once(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    let head = placed(&test, "head", "unit_head", 101, Reach::OwnUnit).await;
    let person = test.signed_in("head").await;
    person.get("/api/v1/roles").await.expect(200);
    let (security, system) = (test.as_role("security_admin").await, test.as_role("system_admin").await);
    let grants = security.get(&format!("/api/v1/grants?account={head}")).await.expect(200).json();
    let grant = id_of(&grants["items"][0]);
    let path = format!("/api/v1/grants/{grant}/revoke");
    security.post(&path, json!({"reason": ""})).await.expect(422);
    let proposal = id_of(&security.post(&path, json!({"reason": "轮岗"})).await.expect(201).json());
    confirmed(&system, proposal).await;
    person.get("/api/v1/roles").await.expect(403);
    assert_eq!(person.get("/api/v1/me").await.expect(200).json()["permissions"], json!([]));
    assert_eq!(security.post(&path, json!({"reason": "轮岗"})).await.expect(409).code(), "grant_over");
    security.post("/api/v1/grants/999999/revoke", json!({"reason": "轮岗"})).await.expect(404);
}

async fn a_delegation_lends_no_more_than_the_grant(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    let head = placed(&test, "head", "unit_head", 101, Reach::OwnUnit).await;
    let clerk = placed(&test, "clerk", "", 101, Reach::OwnUnit).await;
    let third = placed(&test, "third", "", 101, Reach::OwnUnit).await;
    let (lender, borrower) = (test.signed_in("head").await, test.signed_in("clerk").await);
    borrower.get("/api/v1/roles").await.expect(403);
    let lent = delegation(&lender, head, clerk, 30).await;
    borrower.get("/api/v1/roles").await.expect(200);
    let me = borrower.get("/api/v1/me").await.json();
    assert_eq!(me["grants"][0]["on_behalf_of"], head);
    // What is borrowed is not lent on.
    let grant = lender.get(&format!("/api/v1/grants?account={head}")).await.json()["items"][0]["id"].clone();
    let until = yunheng_app::instant(test.app.now_ms() + DAY_MS);
    let on = json!({"grant_id": grant, "to_account_id": third, "until": until, "reason": "转托"});
    assert_eq!(codes(&borrower.post("/api/v1/delegations", on).await.expect(422).json())[0].1, "/grant_id");
    // Its account ends before the delegation does.
    let end = test.app.now_ms() + 60_000;
    let sql = |end: &str| format!("UPDATE account SET expires_at_ms = {end} WHERE id = {head}");
    execute(test.app.store(), &sql(&end.to_string())).await.expect("an end");
    execute(test.app.store(), "UPDATE authority_epoch SET epoch = epoch + 1").await.expect("counted");
    borrower.get("/api/v1/roles").await.expect(200);
    test.clock.advance_ms(60_000);
    borrower.get("/api/v1/roles").await.expect(403);
    execute(test.app.store(), &sql("NULL")).await.expect("no end");
    execute(test.app.store(), "UPDATE authority_epoch SET epoch = epoch + 1").await.expect("counted");
    borrower.get("/api/v1/roles").await.expect(200);
    // Either of the two ends it; nobody else knows of it.
    test.signed_in("third")
        .await
        .post(&format!("/api/v1/delegations/{lent}/end"), Value::Null)
        .await
        .expect(403);
    borrower.post(&format!("/api/v1/delegations/{lent}/end"), Value::Null).await.expect(204);
    borrower.get("/api/v1/roles").await.expect(403);
    assert_eq!(
        lender.post(&format!("/api/v1/delegations/{lent}/end"), Value::Null).await.expect(409).code(),
        "delegation_over"
    );
    // The grant goes, and with it what was lent of it.
    let lent = delegation(&lender, head, clerk, 30).await;
    let (security, system) = (test.as_role("security_admin").await, test.as_role("system_admin").await);
    let path = format!("/api/v1/grants/{grant}/revoke");
    let proposal = id_of(&security.post(&path, json!({"reason": "轮岗"})).await.expect(201).json());
    borrower.get("/api/v1/roles").await.expect(200);
    confirmed(&system, proposal).await;
    borrower.get("/api/v1/roles").await.expect(403);
    let over = borrower.get("/api/v1/delegations?state=over").await.expect(200).json();
    assert_eq!(over["items"][0]["id"], lent);
}

async fn a_delegation_is_near_and_short(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    party(&test, 102, "/101/102/", "using_unit", "city").await;
    party(&test, 201, "/201/", "using_unit", "county").await;
    let head = placed(&test, "head", "unit_head", 101, Reach::UnitsBelow).await;
    let near = placed(&test, "near", "", 101, Reach::OwnUnit).await;
    let below = placed(&test, "below", "", 102, Reach::OwnUnit).await;
    let far = placed(&test, "far", "", 201, Reach::OwnUnit).await;
    let admin = test.person("admin.sys", "system_admin").await;
    let lender = test.signed_in("head").await;
    let grant = lender.get(&format!("/api/v1/grants?account={head}")).await.json()["items"][0]["id"].clone();
    let send = async |to: i64, days: i64| {
        let until = yunheng_app::instant(test.app.now_ms() + days * DAY_MS);
        let wanted = json!({"grant_id": grant, "to_account_id": to, "until": until, "reason": "出差"});
        lender.post("/api/v1/delegations", wanted).await
    };
    for (to, days, code) in [
        (far, 7, "not_near"),
        (admin, 7, "not_near"),
        (999_999, 7, "not_near"),
        (head, 7, "self"),
        (near, 91, "too_long"),
        (near, 0, "ends_before"),
    ] {
        assert_eq!(codes(&send(to, days).await.expect(422).json())[0].0, code, "{to} {days}");
    }
    send(below, 90).await.expect(201);
    send(near, 90).await.expect(201);
    assert_eq!(codes(&send(near, 7).await.expect(422).json())[0].0, "delegated_already");
    let borrower = test.signed_in("near").await;
    borrower.get("/api/v1/roles").await.expect(200);
    test.clock.advance_ms(90 * DAY_MS);
    let borrower = test.signed_in("near").await;
    borrower.get("/api/v1/roles").await.expect(403);
    let own = borrower.get("/api/v1/delegations").await.expect(200).json();
    assert_eq!(
        (own["items"].as_array().map(Vec::len), &own["items"][0]["from_name"]),
        (Some(1), &json!("head的姓名"))
    );
}

async fn a_role_needs_two_people_and_stays_in_its_world(test: TestApp) {
    let (security, system) = (test.as_role("security_admin").await, test.as_role("system_admin").await);
    let form = |permissions: Value| json!({"name_zh": "查阅人员", "name_en": "", "world": "business", "permissions": permissions, "reason": "新设"});
    let refused = security
        .post("/api/v1/roles", form(json!(["party.read", "audit.read", "fly"])))
        .await
        .expect(422)
        .json();
    let said: Vec<String> = codes(&refused).into_iter().map(|(code, _)| code).collect();
    assert_eq!(said, ["unknown_permission", "foreign_permission"]);
    let proposal = id_of(
        &security.post("/api/v1/roles", form(json!(["party.read", "person.read"]))).await.expect(201).json(),
    );
    confirmed(&system, proposal).await;
    let roles = security.get("/api/v1/roles").await.expect(200).json();
    let made = roles["items"]
        .as_array()
        .expect("rows")
        .iter()
        .find(|role| role["name"] == "查阅人员")
        .expect("the role")
        .clone();
    assert_eq!(
        (&made["name_en"], &made["permissions"]),
        (&json!("查阅人员"), &json!(["party.read", "person.read"]))
    );
    let path = format!("/api/v1/roles/{}", id_of(&made));
    assert_eq!(security.get(&path).await.expect(200).headers["etag"], "\"1\"");
    let mut other = form(json!(["party.read"]));
    other["name_en"] = json!("reader");
    security.send("PATCH", &path, Some(other.clone()), &[]).await.expect(428);
    assert_eq!(security.patch(&path, 7, other.clone()).await.expect(412).code(), "stale");
    let mut same = form(json!(["person.read", "party.read"]));
    assert_eq!(codes(&security.patch(&path, 1, same.clone()).await.expect(422).json())[0].0, "no_change");
    (same["world"], same["permissions"]) = (json!("audit"), json!(["audit.read"]));
    assert_eq!(codes(&security.patch(&path, 1, same).await.expect(422).json())[0].0, "world_fixed");
    let first = id_of(&security.patch(&path, 1, other.clone()).await.expect(201).json());
    let changes = system.get(&format!("/api/v1/proposals/{first}")).await.json()["changes"].clone();
    assert_eq!(changes[1], json!({"field": "可以", "before": "查看人员", "after": null}));
    // Retiring is proposed of the same version; once the edit is confirmed, it is old.
    let reason = Some(json!({"reason": "不再需要"}));
    let retirement =
        security.send("POST", &format!("{path}/retire"), reason.clone(), &[("if-match", "\"1\"")]).await;
    let retirement = id_of(&retirement.expect(201).json());
    confirmed(&system, first).await;
    system.confirm().await;
    assert_eq!(decide(&system, retirement, "confirm", json!({})).await.expect(412).code(), "stale");
    decide(&system, retirement, "reject", json!({"reason": "已改"})).await.expect(200);
    let retirement = security.send("POST", &format!("{path}/retire"), reason, &[("if-match", "\"2\"")]).await;
    confirmed(&system, id_of(&retirement.expect(201).json())).await;
    assert_eq!(security.get(&path).await.json()["status"], "retired");
    assert_eq!(security.patch(&path, 3, other).await.expect(409).code(), "role_retired");
    let permissions = security.get("/api/v1/permissions").await.expect(200).json();
    assert_eq!(permissions["items"].as_array().map(Vec::len), Some(yunheng_access::Permission::ALL.len()));
}
