//! 三员分立: the three administrators are kept apart by every route and by the database itself, and none of them alone makes, changes
//! or ends what makes an administrator.

mod two_people;

use crate::coverage::{filled, operations, sample};
use crate::harness::{Client, TestApp};
use crate::on_both;
use crate::people::role_id;
use serde_json::json;
use yunheng_access::{Permission, PermissionSet, World};
use yunheng_store::testing::execute;
use yunheng_store::{StoreError, authority};

on_both! {
    every_route_is_shut_to_the_worlds_that_it_is_not_of
    no_route_gives_a_role_of_another_world
    no_role_takes_a_permission_of_another_world
    the_database_itself_keeps_worlds_apart
    what_reaches_the_database_by_another_way_gives_nothing
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
