//! Through an LDAP directory.

use super::servers::Slapd;
use super::*;
use crate::harness::PASSWORD;

const RIGHT: &str = "口令 zhangsan-1";

fn typed(login: &str, password: &str) -> Value {
    json!({"login": login, "password": password, "method": "staff"})
}

async fn sign_in(test: &TestApp, login: &str, password: &str) -> Reply {
    test.stranger().post("/api/v1/sign-in", typed(login, password)).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_directory_judges_the_password_and_we_the_account() {
    let (test, slapd) = (on_sqlite().await, Slapd::start());
    store(&test, &[ldap(&slapd.url)]).await;
    let id = person_of(&test, "zhangsan", "unit_clerk", "staff").await;
    let done = sign_in(&test, " ZhangSan", RIGHT).await.expect(200);
    assert_eq!(done.json()["state"], "done");
    let person = with_session(&test, &done).await;
    assert_eq!(person.get("/api/v1/me").await.json()["method"], "ldap:staff");
    // Our own password is none any more; but a person confirms with the directory's.
    let own = json!({"login": "zhangsan", "password": PASSWORD});
    test.stranger().post("/api/v1/sign-in", own).await.expect(401);
    person.post("/api/v1/me/confirm", json!({"password": PASSWORD})).await.expect(403);
    person.post("/api/v1/me/confirm", json!({"password": RIGHT})).await.expect(204);
    let change_it = json!({"current": PASSWORD, "new": "Another-horse-8"});
    let refused = person.send("PUT", "/api/v1/me/password", Some(change_it), &[]).await.expect(422);
    assert_eq!(refused.code(), "password_elsewhere");
    // Linked: the account's own login may change.
    change(&test, "UPDATE account SET login = 'zhang.san' WHERE login = 'zhangsan'").await;
    sign_in(&test, "zhangsan", RIGHT).await.expect(200);
    sign_in(&test, "zhang.san", RIGHT).await.expect(401);
    // And given to another directory, or back to us, it opens to this one no more.
    let tx = test.app.store().begin().await.expect("a transaction");
    directory::assign(tx.db(), id, None, 0).await.expect("assigned");
    tx.commit().await.expect("a commit");
    sign_in(&test, "zhangsan", RIGHT).await.expect(401);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_wrong_sounds_alike() {
    let (test, slapd) = (on_sqlite().await, Slapd::start());
    store(&test, &[ldap(&slapd.url)]).await;
    person_of(&test, "zhangsan", "unit_clerk", "staff").await;
    person_of(&test, "nopassword", "unit_clerk", "staff").await;
    person_of(&test, "only.here", "unit_clerk", "staff").await;
    let local = json!({"login": "zhangsan", "password": "wrong"});
    let mut wanted = test.stranger().post("/api/v1/sign-in", local).await.expect(401).json();
    wanted["request_id"] = json!("");
    let long = "x".repeat(5000);
    let cases = [
        ("zhangsan", "wrong"),
        ("zhangsan", ""),
        ("nopassword", "x"),
        ("only.here", PASSWORD),
        ("nobody", RIGHT),
        ("*", RIGHT),
        ("zhang*", RIGHT),
        ("zhangsan)(uid=*", RIGHT),
        ("ｚhangsan", RIGHT),
        (r"li(si)*\", "lisi-1"),
        ("", ""),
        (&long, &long),
    ];
    for (login, password) in cases {
        let mut reply = sign_in(&test, login, password).await.expect(401).json();
        reply["request_id"] = json!("");
        assert_eq!(reply, wanted, "{login}");
    }
    for method in ["nothing", "test", "LOCAL", ""] {
        let mut body = typed("zhangsan", RIGHT);
        body["method"] = json!(method);
        test.stranger().post("/api/v1/sign-in", body).await.expect(401);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn failures_lock_the_account_and_spare_the_directory() {
    let (test, slapd) = (on_sqlite().await, Slapd::start());
    let admin = store(&test, &[ldap(&slapd.url)]).await;
    person_of(&test, "zhangsan", "unit_clerk", "staff").await;
    for _ in 0..5 {
        sign_in(&test, "zhangsan", "wrong").await.expect(401);
    }
    sign_in(&test, "zhangsan", RIGHT).await.expect(401);
    let entries = recorded(&test, "sign_in.ldap").await;
    let codes: Vec<&str> = entries.iter().map(|entry| entry["code"].as_str().unwrap_or_default()).collect();
    assert_eq!(codes[..3], ["account_locked", "wrong_password_locked", "wrong_password"], "{entries:?}");
    test.clock.advance_ms(31 * 60_000);
    sign_in(&test, "zhangsan", RIGHT).await.expect(200);
    // An administrator whom the settings keep out is not locked by strangers' guesses either.
    person_of(&test, "nopassword", "system_admin", "staff").await;
    for _ in 0..6 {
        sign_in(&test, "nopassword", "x").await.expect(401);
    }
    let own = json!({"login": "nopassword", "password": PASSWORD});
    assert_eq!(test.stranger().post("/api/v1/sign-in", own).await.expect(200).json()["state"], "totp");
    drop(admin);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn administrators_come_in_only_when_the_settings_say_so_and_with_a_code_of_ours() {
    let (test, slapd) = (on_sqlite().await, Slapd::start());
    let admin = store(&test, &[ldap(&slapd.url)]).await;
    person_of(&test, "zhangsan", "audit_admin", "staff").await;
    sign_in(&test, "zhangsan", RIGHT).await.expect(401);
    let mut open = ldap(&slapd.url);
    open["administrators"] = json!(true);
    restore(&admin, 1, &[open]).await;
    let ticket = sign_in(&test, "zhangsan", RIGHT).await.expect(200).json();
    assert_eq!(ticket["state"], "totp");
    let code = json!({"ticket": ticket["ticket"], "code": test.stranger().code()});
    let done = test.stranger().post("/api/v1/sign-in/totp", code).await.expect(200);
    assert_eq!(with_session(&test, &done).await.get("/api/v1/me").await.json()["method"], "ldap:staff");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_directory_that_is_down_is_nobodys_failure() {
    let (test, slapd) = (on_sqlite().await, Slapd::start());
    let admin = store(&test, &[ldap(&slapd.url)]).await;
    person_of(&test, "zhangsan", "unit_clerk", "staff").await;
    test.person("li.hua", "unit_clerk").await;
    let person = with_session(&test, &sign_in(&test, "zhangsan", RIGHT).await.expect(200)).await;
    // A login that is two people's there is the administrator's matter, too.
    assert_eq!(sign_in(&test, "twin", "twin-1").await.expect(503).code(), "directory_unavailable");
    drop(slapd);
    for _ in 0..6 {
        let (known, unknown) = (sign_in(&test, "zhangsan", RIGHT).await, sign_in(&test, "nobody", "x").await);
        let (known, unknown) = (known.expect(503).json(), unknown.expect(503).json());
        assert_eq!(known["detail"], unknown["detail"]);
        assert!(!known["detail"].as_str().expect("text").contains("127.0.0.1"));
    }
    person.post("/api/v1/me/confirm", json!({"password": RIGHT})).await.expect(503);
    person.get("/api/v1/me").await.expect(200);
    let own = json!({"login": "li.hua", "password": PASSWORD});
    test.stranger().post("/api/v1/sign-in", own).await.expect(200);
    let found = admin.post("/api/v1/settings/directories/staff/check", json!(null)).await.expect(200).json();
    assert_eq!(found["is_well"], false, "{found}");
    let failures = recorded(&test, "sign_in.ldap").await;
    assert!(failures.iter().all(|entry| entry["outcome"] == "done"), "{failures:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_system_administrator_says_which_directory_vouches_for_an_account() {
    let (test, slapd) = (on_sqlite().await, Slapd::start());
    store(&test, &[ldap(&slapd.url)]).await;
    let id = test.person("zhangsan", "unit_clerk").await;
    let person = test.signed_in("zhangsan").await;
    sign_in(&test, "zhangsan", RIGHT).await.expect(401);
    let admin = test.as_role("system_admin").await;
    let path = format!("/api/v1/accounts/{id}");
    let patch = async |directory: Value| {
        let version = admin.get(&path).await.expect(200).json()["version"].as_i64().expect("a version");
        admin.patch(&path, version, json!({"directory": directory})).await
    };
    change(&test, "UPDATE session SET confirmed_at_ms = 1").await;
    assert_eq!(patch(json!("staff")).await.expect(403).code(), "confirm_identity");
    confirm(&admin).await;
    let unknown = patch(json!("nothing")).await.expect(422).json();
    assert_eq!(unknown["findings"][0]["where"], "/directory");
    assert_eq!(patch(json!("staff")).await.expect(200).json()["directory"], "staff");
    person.get("/api/v1/me").await.expect(401);
    sign_in(&test, "zhangsan", RIGHT).await.expect(200);
    let own = json!({"login": "zhangsan", "password": PASSWORD});
    test.stranger().post("/api/v1/sign-in", own.clone()).await.expect(401);
    // Back with us, the person has no password until somebody gives one: the old one is gone.
    assert_eq!(patch(Value::Null).await.expect(200).json()["directory"], Value::Null);
    sign_in(&test, "zhangsan", RIGHT).await.expect(401);
    test.stranger().post("/api/v1/sign-in", own).await.expect(401);
    let entry = recorded(&test, "account.change").await[0].clone();
    assert_eq!(entry["changes"][0]["field"], "directory", "{entry}");
}
