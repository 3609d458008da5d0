//! No administrator alone makes, changes or ends what makes an administrator.

use super::ROLES;
use crate::harness::{Client, PASSWORD, TestApp};
use crate::on_both;
use crate::people::{confirmed, decide, id_of, party, placed, role_id};
use serde_json::{Value, json};
use yunheng_access::{Reach, World};
use yunheng_store::StoreError;
use yunheng_store::testing::execute;

on_both! {
    an_administrator_is_made_by_two_people
    an_administrator_is_reset_and_comes_back_by_two_people
    nobody_decides_their_own_proposal
    nobody_changes_their_own_account_or_rights
    the_last_administrator_of_a_world_stays
    of_two_who_disable_each_other_one_stays
}

fn administrator(login: &str, world: World) -> Value {
    json!({"login": login, "name": "新管理员", "world": world.as_str(), "reason": "增设", "phone": "13812345678"})
}

async fn an_administrator_is_made_by_two_people(test: TestApp) {
    let (system, security) = (test.as_role("system_admin").await, test.as_role("security_admin").await);
    test.as_role("audit_admin").await;
    for (number, (world, role)) in ROLES.into_iter().enumerate() {
        let login = format!("new.{number}");
        let mut silent = administrator(&login, world);
        silent["reason"] = Value::Null;
        assert_eq!(
            system.post("/api/v1/accounts", silent).await.expect(422).json()["findings"][0]["code"],
            "reason"
        );
        let made = system.post("/api/v1/accounts", administrator(&login, world)).await.expect(202).json();
        assert_eq!((&made["id"], &made["password"]), (&Value::Null, &Value::Null));
        let given = json!({"login": login, "password": PASSWORD});
        test.stranger().post("/api/v1/sign-in", given).await.expect(401);
        let proposal = made["proposal_id"].as_i64().expect("a proposal");
        let shown = security.get(&format!("/api/v1/proposals/{proposal}")).await.expect(200).json();
        assert!(!shown.to_string().contains("13812345678"), "{shown}");
        system.confirm().await;
        assert_eq!(decide(&system, proposal, "confirm", json!({})).await.expect(403).code(), "own_proposal");
        let done = confirmed(&security, proposal).await;
        let password = done["password"].as_str().expect("shown once to whoever confirmed");
        let again = security.get(&format!("/api/v1/proposals/{proposal}")).await.json();
        assert!(again.get("password").is_none(), "{again}");
        // The account alone may do nothing: the grant is a proposal of its own.
        let mut person = test.stranger();
        person.sign_in(&login, password).await;
        let me = person.get("/api/v1/me").await.json();
        assert_eq!((&me["pending"], &me["permissions"]), (&json!("password"), &json!([])));
        let wanted = json!({"account_id": me["account_id"], "role_id": role_id(&test, role).await, "reach": "all", "reason": "增设"});
        let grant = id_of(&security.post("/api/v1/grants", wanted).await.expect(201).json());
        security.confirm().await;
        assert_eq!(decide(&security, grant, "confirm", json!({})).await.expect(403).code(), "own_proposal");
        confirmed(&system, grant).await;
        assert!(!person.get("/api/v1/me").await.json()["permissions"].as_array().expect("a list").is_empty());
    }
}

async fn an_administrator_is_reset_and_comes_back_by_two_people(test: TestApp) {
    let (system, security) = (test.as_role("system_admin").await, test.as_role("security_admin").await);
    let second = test.person("second.sec", "security_admin").await;
    let path = format!("/api/v1/accounts/{second}");
    let reason = json!({"reason": "手机丢失"});
    system.confirm().await;
    let made = system.post(&format!("{path}/reset"), reason.clone()).await.expect(202).json();
    assert_eq!((&made["id"], &made["password"]), (&Value::Null, &Value::Null));
    let mut person = test.signed_in("second.sec").await;
    let proposal = made["proposal_id"].as_i64().expect("a proposal");
    person.confirm().await;
    assert_eq!(decide(&person, proposal, "confirm", json!({})).await.expect(403).code(), "own_rights");
    let done = confirmed(&security, proposal).await;
    person.get("/api/v1/me").await.expect(401);
    person.csrf = None;
    person.sign_in("second.sec", done["password"].as_str().expect("a password")).await;
    assert_eq!(person.get("/api/v1/me").await.json()["pending"], "password");
    // Leaving is one person's work and immediate; coming back is two people's.
    system.post(&format!("{path}/disable"), reason.clone()).await.expect(204);
    person.get("/api/v1/me").await.expect(401);
    let made = system.post(&format!("{path}/enable"), reason).await.expect(202).json();
    assert_eq!(system.get(&path).await.json()["status"], "disabled");
    confirmed(&security, made["proposal_id"].as_i64().expect("a proposal")).await;
    assert_eq!(system.get(&path).await.json()["status"], "active");
    // One person alone makes no administrator's account last longer.
    let version = system.get(&path).await.json()["version"].as_i64().expect("a version");
    system.patch(&path, version, json!({"expires_at": "2027-01-01"})).await.expect(200);
    let longer =
        system.patch(&path, version + 1, json!({"expires_at": "2027-02-01"})).await.expect(422).json();
    assert_eq!(longer["findings"][0]["code"], "administrator_end");
    system.patch(&path, version + 1, json!({"expires_at": null})).await.expect(422);
}

async fn nobody_decides_their_own_proposal(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    let clerk = placed(&test, "clerk", "", 101, Reach::OwnUnit).await;
    test.person("twice", "security_admin").await;
    let wanted = json!({"account_id": clerk, "role_id": role_id(&test, "unit_clerk").await, "reach": "all", "reason": "试"});
    let first = test.signed_in("twice").await;
    let proposal = id_of(&first.post("/api/v1/grants", wanted).await.expect(201).json());
    // Another session, even with a right of another role, is still the same person.
    let again = test.signed_in("twice").await;
    again.confirm().await;
    for verdict in ["confirm", "reject"] {
        let refused = decide(&again, proposal, verdict, json!({"reason": "x"})).await.expect(403);
        assert_eq!(refused.code(), "own_proposal");
    }
    let maker = again.get("/api/v1/me").await.json()["account_id"].clone();
    for state in ["confirmed", "rejected"] {
        let sql =
            format!("UPDATE proposal SET state = '{state}', decided_by = {maker} WHERE id = {proposal}");
        assert!(matches!(execute(test.app.store(), &sql).await, Err(StoreError::Refused(_))), "{state}");
    }
    decide(&again, proposal, "withdraw", json!({})).await.expect(200);
}

async fn nobody_changes_their_own_account_or_rights(test: TestApp) {
    let (system, security) = (test.as_role("system_admin").await, test.as_role("security_admin").await);
    for (_, role) in ROLES {
        test.as_role(role).await;
    }
    let own = async |client: &Client<'_>| {
        client.get("/api/v1/me").await.json()["account_id"].as_i64().expect("an id")
    };
    let (me, it) = (own(&system).await, own(&security).await);
    system.confirm().await;
    let path = format!("/api/v1/accounts/{me}");
    let reason = json!({"reason": "试"});
    for (verb, body) in [
        ("disable", reason.clone()),
        ("enable", reason.clone()),
        ("reset", reason.clone()),
        ("unlock", Value::Null),
    ] {
        assert_eq!(
            system.post(&format!("{path}/{verb}"), body).await.expect(403).code(),
            "own_account",
            "{verb}"
        );
    }
    assert_eq!(
        system.patch(&path, 1, json!({"expires_at": "2030-01-01"})).await.expect(403).code(),
        "own_account"
    );
    let role = role_id(&test, "security_admin").await;
    let wanted =
        json!({"account_id": it, "role_id": role, "reach": "all", "until": "2030-01-01", "reason": "试"});
    assert_eq!(security.post("/api/v1/grants", wanted).await.expect(403).code(), "own_rights");
    let grants = security.get(&format!("/api/v1/grants?account={it}")).await.json();
    let grant = id_of(&grants["items"][0]);
    let refused = security.post(&format!("/api/v1/grants/{grant}/revoke"), reason.clone()).await.expect(403);
    assert_eq!(refused.code(), "own_rights");
    let content = json!({"name_zh": "安全管理员", "name_en": "x", "world": "security", "permissions": ["grant.propose"], "reason": "试"});
    assert_eq!(
        security.patch(&format!("/api/v1/roles/{role}"), 1, content).await.expect(403).code(),
        "own_rights"
    );
    let retired = security
        .send("POST", &format!("/api/v1/roles/{role}/retire"), Some(reason), &[("if-match", "\"1\"")])
        .await;
    retired.expect(409);
    // What others propose about a person is not theirs to confirm.
    let wanted = json!({"account_id": me, "role_id": role_id(&test, "system_admin").await, "reach": "all",
        "until": "2030-01-01", "reason": "试"});
    let proposal = id_of(&security.post("/api/v1/grants", wanted).await.expect(201).json());
    system.confirm().await;
    assert_eq!(decide(&system, proposal, "confirm", json!({})).await.expect(403).code(), "own_rights");
}

async fn the_last_administrator_of_a_world_stays(test: TestApp) {
    let mut last = Vec::new();
    for (world, role) in ROLES {
        last.push((world, role, test.person(&format!("last.{}", world.as_str()), role).await));
    }
    // Helpers whose own accounts end: they may act, but a world is not left to them.
    let (system, security) = (test.as_role("system_admin").await, test.as_role("security_admin").await);
    let ends = test.app.now_ms() + 86_400_000;
    let sql = format!("UPDATE account SET expires_at_ms = {ends} WHERE login LIKE '%_admin.%'");
    execute(test.app.store(), &sql).await.expect("they end");
    execute(test.app.store(), "UPDATE authority_epoch SET epoch = epoch + 1").await.expect("counted");
    let reason = json!({"reason": "试"});
    for (world, role, id) in &last {
        let path = format!("/api/v1/accounts/{id}");
        let refused = system.post(&format!("{path}/disable"), reason.clone()).await.expect(409);
        assert_eq!(refused.code(), "last_administrator", "{world:?}");
        let refused = system.patch(&path, 1, json!({"expires_at": "2027-01-01"})).await.expect(409);
        assert_eq!(refused.code(), "last_administrator", "{world:?}");
        let grants = security.get(&format!("/api/v1/grants?account={id}")).await.json();
        let grant = id_of(&grants["items"][0]);
        let refused =
            security.post(&format!("/api/v1/grants/{grant}/revoke"), reason.clone()).await.expect(409);
        assert_eq!(refused.code(), "last_administrator", "{world:?}");
        let role = format!("/api/v1/roles/{}", role_id(&test, role).await);
        let refused = security
            .send("POST", &format!("{role}/retire"), Some(reason.clone()), &[("if-match", "\"1\"")])
            .await;
        assert_eq!(refused.expect(409).code(), "last_administrator", "{world:?}");
        let content = json!({"name_zh": "弱", "name_en": "weak", "world": world.as_str(), "permissions": ["role.read"], "reason": "试"});
        assert_eq!(
            security.patch(&role, 1, content).await.expect(409).code(),
            "last_administrator",
            "{world:?}"
        );
    }
    // With a second one without an end, the first may go.
    test.as_role("audit_admin").await;
    system.post(&format!("/api/v1/accounts/{}/disable", last[2].2), reason).await.expect(204);
}

async fn of_two_who_disable_each_other_one_stays(test: TestApp) {
    let (one, two) = (test.as_role("system_admin").await, test.as_role("system_admin").await);
    let own = async |client: &Client<'_>| {
        client.get("/api/v1/me").await.json()["account_id"].as_i64().expect("an id")
    };
    let (first, second) = (own(&one).await, own(&two).await);
    let disable = async |client: &Client<'_>, id: i64| {
        client.post(&format!("/api/v1/accounts/{id}/disable"), json!({"reason": "试"})).await.status.as_u16()
    };
    let (a, b) = tokio::join!(disable(&one, second), disable(&two, first));
    let done = [a, b].iter().filter(|status| **status == 204).count();
    assert_eq!(done, 1, "{a} {b}");
    let left = yunheng_store::grant::holds(test.app.store().reader(), World::System, test.app.now_ms())
        .await
        .expect("asked");
    assert_eq!(left.len(), 1);
}
