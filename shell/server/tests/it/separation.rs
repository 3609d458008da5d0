//! 三员分立: the three administrators are kept apart by every route and by the database itself, and none of them alone makes, changes
//! or ends what makes an administrator.

use crate::coverage::{filled, operations, sample};
use crate::harness::{Client, PASSWORD, TestApp};
use crate::on_both;
use crate::people::{confirmed, decide, id_of, party, placed, role_id};
use serde_json::{Value, json};
use yunheng_access::{Permission, PermissionSet, Reach, World};
use yunheng_store::testing::execute;
use yunheng_store::{StoreError, authority};

on_both! {
    every_route_is_shut_to_the_worlds_that_it_is_not_of
    no_route_gives_a_role_of_another_world
    no_role_takes_a_permission_of_another_world
    the_database_itself_keeps_worlds_apart
    what_reaches_the_database_by_another_way_gives_nothing
    an_administrator_is_made_by_two_people
    an_administrator_is_reset_and_comes_back_by_two_people
    nobody_decides_their_own_proposal
    nobody_changes_their_own_account_or_rights
    the_last_administrator_of_a_world_stays
    of_two_who_disable_each_other_one_stays
    an_audit_administrator_changes_nothing
}

const ROLES: [(World, &str); 3] =
    [(World::System, "system_admin"), (World::Security, "security_admin"), (World::Audit, "audit_admin")];

/// Somebody of a world with everything that its roles may ever hold.
async fn mightiest<'a>(test: &'a TestApp, world: World) -> Client<'a> {
    let all: PermissionSet =
        Permission::ALL.iter().copied().filter(|permission| permission.worlds().contains(&world)).collect();
    let base = ROLES.iter().find(|(of, _)| *of == world).map_or("authority_leader", |(_, key)| key);
    let sql =
        format!("UPDATE role SET permissions = '{}' WHERE key = '{base}'", authority::permission_text(all));
    execute(test.app.store(), &sql).await.expect("widened");
    test.as_role(base).await
}

async fn every_route_is_shut_to_the_worlds_that_it_is_not_of(test: TestApp) {
    for world in World::ALL {
        let person = mightiest(&test, world).await;
        for operation in operations(&test.document) {
            let Some(permission) = Permission::parse(&operation.permission) else { continue };
            let body = (operation.method != "GET").then(|| sample(&test.document, &operation));
            let (method, path) = (operation.method.as_str(), filled(&operation.path));
            if permission.worlds().contains(&world) {
                continue;
            }
            let reply = person.send(method, &path, body, &[("if-match", "\"1\"")]).await;
            assert_eq!(
                (reply.status.as_u16(), reply.code().as_str()),
                (403, "forbidden"),
                "{world:?} {method} {path}"
            );
        }
    }
}

async fn no_route_gives_a_role_of_another_world(test: TestApp) {
    let (security, system) = (test.as_role("security_admin").await, test.as_role("system_admin").await);
    let (mut accounts, mut roles) = (Vec::new(), Vec::new());
    for (world, role) in ROLES.into_iter().chain([(World::Business, "unit_clerk")]) {
        accounts.push((world, test.person(&format!("person.{}", world.as_str()), role).await));
        roles.push((world, role_id(&test, role).await));
    }
    for (account_world, account_id) in &accounts {
        for (role_world, role_id) in &roles {
            let wanted = json!({"account_id": account_id, "role_id": role_id, "reach": "all", "reason": "试",
                "until": "2027-12-31T00:00:00+08:00"});
            let reply = security.post("/api/v1/grants", wanted).await;
            let mixed = account_world != role_world;
            assert_eq!(
                reply.status.as_u16(),
                if mixed { 422 } else { 201 },
                "{account_world:?} {role_world:?}"
            );
            if mixed {
                assert_eq!(reply.json()["findings"][0]["code"], "foreign_world");
            }
        }
    }
    for (world, account_id) in &accounts {
        for other in World::ALL {
            let body = json!({"world": other.as_str()});
            let reply = system.patch(&format!("/api/v1/accounts/{account_id}"), 1, body).await;
            assert_eq!(reply.status.as_u16(), 400, "{world:?} has its world for ever");
        }
    }
    let reach = json!({"account_id": accounts[0].1, "role_id": roles[0].1, "reach": "level", "level": "city", "reason": "试"});
    let refused = security.post("/api/v1/grants", reach).await.expect(422).json();
    assert_eq!(refused["findings"][0]["code"], "administrator_reach");
}

async fn no_role_takes_a_permission_of_another_world(test: TestApp) {
    let security = test.as_role("security_admin").await;
    for world in World::ALL {
        for permission in Permission::ALL {
            let name = format!("{} {}", world.as_str(), permission.as_str());
            let role = json!({"name_zh": name, "name_en": name, "world": world.as_str(),
                "permissions": [permission.as_str()], "reason": "试"});
            let reply = security.post("/api/v1/roles", role).await;
            let fits = permission.worlds().contains(&world);
            assert_eq!(reply.status.as_u16(), if fits { 201 } else { 422 }, "{name}");
        }
    }
}

async fn the_database_itself_keeps_worlds_apart(test: TestApp) {
    let mut accounts = Vec::new();
    for (world, role) in ROLES.into_iter().chain([(World::Business, "unit_clerk")]) {
        accounts.push((
            world,
            test.person(&format!("person.{}", world.as_str()), role).await,
            role_id(&test, role).await,
        ));
    }
    let refused = async |sql: &str| {
        let result = execute(test.app.store(), sql).await;
        assert!(matches!(result, Err(StoreError::Reference | StoreError::Refused(_))), "{sql}: {result:?}");
    };
    for (world, account, _) in &accounts {
        for (role_world, _, role) in accounts.iter().filter(|(other, ..)| other != world) {
            for claimed in [world, role_world] {
                let claimed = claimed.as_str();
                refused(&format!(
                    "INSERT INTO role_grant (account_id, role_id, world, reach, from_ms, created_at_ms) \
                     VALUES ({account}, {role}, '{claimed}', 'all', 0, 0)"
                ))
                .await;
            }
            let other = role_world.as_str();
            refused(&format!("UPDATE account SET world = '{other}' WHERE id = {account}")).await;
            refused(&format!("UPDATE role_grant SET role_id = {role} WHERE account_id = {account}")).await;
            refused(&format!("UPDATE role SET world = '{}' WHERE id = {role}", world.as_str())).await;
        }
    }
    let (from, to) = (accounts[0].1, test.person("second.sys", "system_admin").await);
    for world in ["system", "business"] {
        refused(&format!(
            "INSERT INTO delegation (grant_id, from_account_id, to_account_id, world, from_ms, until_ms, reason, created_at_ms) \
             VALUES ((SELECT MIN(id) FROM role_grant WHERE account_id = {from}), {from}, {to}, '{world}', 0, 9, 'r', 0)"
        ))
        .await;
    }
}

async fn what_reaches_the_database_by_another_way_gives_nothing(test: TestApp) {
    let system = test.as_role("system_admin").await;
    let sql = "UPDATE role SET permissions = permissions || ' audit.read grant.propose party.approve' WHERE key = 'system_admin'";
    execute(test.app.store(), sql).await.expect("tampered");
    execute(test.app.store(), "UPDATE authority_epoch SET epoch = epoch + 1").await.expect("counted");
    system.get("/api/v1/audit/entries").await.expect(403);
    let held = system.get("/api/v1/me").await.json()["permissions"].to_string();
    assert!(
        held.contains("person.edit") && !held.contains("audit.read") && !held.contains("grant.propose"),
        "{held}"
    );
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
    let left = yunheng_store::role::holds(test.app.store().reader(), World::System, test.app.now_ms())
        .await
        .expect("asked");
    assert_eq!(left.len(), 1);
}

async fn an_audit_administrator_changes_nothing(test: TestApp) {
    let auditor = mightiest(&test, World::Audit).await;
    for operation in operations(&test.document) {
        let is_change = operation.method != "GET" && !operation.audit.starts_with("audit.");
        let own = operation.permission == "signed-in" || operation.permission == "public";
        if !is_change || own {
            continue;
        }
        let body = Some(sample(&test.document, &operation));
        let reply =
            auditor.send(&operation.method, &filled(&operation.path), body, &[("if-match", "\"1\"")]).await;
        let harmless = ["access_review.export"].contains(&operation.audit.as_str());
        assert_eq!(reply.status.as_u16() == 403, !harmless, "{} {}", operation.method, operation.path);
    }
}
