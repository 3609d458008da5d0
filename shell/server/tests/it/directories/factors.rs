//! Second factors, and saying again who one is.

use super::oidc::{answer, arrive, visit};
use super::servers::{Browser, Provider};
use super::*;
use crate::harness::PASSWORD;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_factor_is_ours_unless_the_settings_believe_the_providers() {
    let (test, provider) = (on_sqlite().await, Provider::start());
    let admin = store(&test, &[oidc(&provider.issuer)]).await;
    let id = person_of(&test, "zhangsan", "unit_clerk", "test").await;
    with_codes(&test, id).await;
    let arrived = arrive(&test, "zhangsan").await;
    assert_eq!(location(&arrived), "/sign-in?step=code");
    assert_eq!(cookie(&arrived, "yunheng_session"), None);
    let header = cookie_header(&arrived, "yunheng_step").expect("a ticket");
    assert!(
        header.contains("; Path=/api/v1/sign-in/totp; HttpOnly; SameSite=Strict; Max-Age=300"),
        "{header}"
    );
    let step = format!("yunheng_step={}", cookie(&arrived, "yunheng_step").expect("a ticket"));
    let give = async |code: String, cookies: &[(&str, &str)]| {
        test.stranger().send("POST", "/api/v1/sign-in/totp", Some(json!({"code": code})), cookies).await
    };
    give(test.stranger().code(), &[]).await.expect(401);
    give("000000".into(), &[("cookie", &step)]).await.expect(401);
    let done = give(test.stranger().code(), &[("cookie", &step)]).await.expect(200);
    let me = with_session(&test, &done).await.get("/api/v1/me").await.json();
    assert_eq!(me["method"], "oidc:test");

    // Believed: the code is not asked for, and who has none need not set any up.
    let policy = admin.get("/api/v1/settings/sign-in").await.json()["value"].clone();
    confirm(&admin).await;
    let strict = json!({"require_totp": true});
    let policy = merged(policy, &strict);
    admin.put("/api/v1/settings/sign-in", 0, policy).await.expect(200);
    set_clock(&test);
    person_of(&test, "lisi", "unit_clerk", "test").await;
    let lisi = with_session(&test, &arrive(&test, "lisi").await).await;
    assert_eq!(lisi.get("/api/v1/me").await.json()["pending"], "totp");
    let mut believing = oidc(&provider.issuer);
    believing["oidc"]["second_factor_amr"] = json!(["otp"]);
    believing["administrators"] = json!(true);
    restore(&admin, 1, &[believing]).await;
    set_clock(&test);
    for login in ["zhangsan", "lisi"] {
        let me = with_session(&test, &arrive(&test, login).await).await.get("/api/v1/me").await.json();
        assert_eq!((&me["method"], &me["pending"]), (&json!("oidc:test+2"), &Value::Null), "{login}");
    }
    // Never for an administrator.
    person_of(&test, "sys.admin", "system_admin", "test").await;
    assert_eq!(location(&arrive(&test, "sys.admin").await), "/sign-in?step=code");
    change(&test, "UPDATE account SET totp_sealed = NULL WHERE login = 'sys.admin'").await;
    let sys = with_session(&test, &arrive(&test, "sys.admin").await).await;
    let me = sys.get("/api/v1/me").await.json();
    assert_eq!((&me["method"], &me["pending"]), (&json!("oidc:test"), &json!("totp")));
}

fn merged(mut value: Value, more: &Value) -> Value {
    for (name, field) in more.as_object().expect("an object") {
        value[name] = field.clone();
    }
    value
}

async fn with_codes(test: &TestApp, id: i64) {
    let keys = test.app.keys();
    let sealed =
        yunheng_app::KeyProvider::seal(keys, "account.totp", crate::harness::TOTP_SECRET).expect("sealed");
    let tx = test.app.store().begin().await.expect("a transaction");
    let now_ms = test.app.now_ms();
    yunheng_store::account::set_totp(tx.db(), id, Some(sealed), now_ms).await.expect("set");
    tx.commit().await.expect("a commit");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_confirms_at_the_provider_who_they_are() {
    let (test, provider) = (on_sqlite().await, Provider::start());
    store(&test, &[oidc(&provider.issuer)]).await;
    person_of(&test, "zhangsan", "unit_clerk", "test").await;
    person_of(&test, "lisi", "unit_clerk", "test").await;
    let mut visited = visit(&test, "zhangsan").await;
    let person = with_session(&test, &answer(&test, &visited).await).await;
    let lisi = with_session(&test, &arrive(&test, "lisi").await).await;
    let session =
        |client: &Client<'_>| format!("yunheng_session={}", client.cookie.clone().unwrap_or_default());
    let token = json!({"name": "x", "permissions": ["party.read"], "days": 1});
    let try_it = async || person.post("/api/v1/me/tokens", token.clone()).await;
    test.clock.advance_ms(6 * 60_000);
    assert_eq!(try_it().await.expect(403).code(), "confirm_identity");
    let password = person.post("/api/v1/me/confirm", json!({"password": PASSWORD})).await;
    assert_eq!(password.expect(422).code(), "confirm_elsewhere");
    set_clock(&test);
    change(&test, "UPDATE session SET confirmed_at_ms = 1").await;
    let begin = async || {
        let begun =
            person.post("/api/v1/me/confirm/elsewhere", json!({"back": "/tokens?a=b"})).await.expect(200);
        let secret = cookie(&begun, "yunheng_oidc").expect("a cookie");
        (begun.json()["url"].as_str().expect("an address").to_owned(), format!("yunheng_oidc={secret}"))
    };
    let finish = async |callback: &str, cookies: &str| {
        location(&test.stranger().send("GET", callback, None, &[("cookie", cookies)]).await.expect(303))
    };
    // Signed in at the provider, but asked again; and whoever cancels confirms nothing.
    let (url, kept) = begin().await;
    let callback = visited.at_provider.visit(&url, None).await;
    let both = format!("{kept}; {}", session(&person));
    assert_eq!(finish(&callback, &both).await, "/tokens?a=b&confirm=failed");
    // Another person at the provider, another session here, or none.
    let (url, kept) = begin().await;
    let callback = Browser::default().visit(&url, Some("lisi")).await;
    assert_eq!(
        finish(&callback, &format!("{kept}; {}", session(&person))).await,
        "/tokens?a=b&confirm=failed"
    );
    let (url, kept) = begin().await;
    let callback = visited.at_provider.visit(&url, Some("zhangsan")).await;
    assert_eq!(finish(&callback, &format!("{kept}; {}", session(&lisi))).await, "/tokens?a=b&confirm=failed");
    let (url, kept) = begin().await;
    let callback = visited.at_provider.visit(&url, Some("zhangsan")).await;
    assert_eq!(finish(&callback, &kept).await, "/tokens?a=b&confirm=failed");
    assert_eq!(try_it().await.expect(403).code(), "confirm_identity");

    let (url, kept) = begin().await;
    let callback = visited.at_provider.visit(&url, Some("zhangsan")).await;
    assert_eq!(finish(&callback, &format!("{kept}; {}", session(&person))).await, "/tokens?a=b");
    let done = try_it().await;
    assert!(done.status.as_u16() == 201 || done.code() == "invalid", "{done:?}");
    // Whoever has a password here confirms here.
    let local = test.as_role("unit_clerk").await;
    assert_eq!(
        local.post("/api/v1/me/confirm/elsewhere", json!({})).await.expect(422).code(),
        "confirm_here"
    );
}
