//! Through an OpenID Connect provider.

use super::servers::{Browser, Provider};
use super::*;
use crate::harness::PASSWORD;
use yunheng_store::testing::postgres;

pub(super) const START: &str = "/api/v1/sign-in/oidc/test/start";

/// A browser of a person: at the provider, and the cookie that the beginning left here.
pub(super) struct Visit {
    pub(super) at_provider: Browser,
    /// Ours, as the browser sends it back.
    pub(super) cookie: String,
    /// Path and query that the provider sent the browser to.
    pub(super) callback: String,
}

pub(super) async fn visit_from(test: &TestApp, path: &str, login: Option<&str>) -> Visit {
    let begun = test.stranger().get(path).await.expect(303);
    let mut at_provider = Browser::default();
    let callback = at_provider.visit(&location(&begun), login).await;
    let secret = cookie(&begun, "yunheng_oidc").expect("a cookie of the beginning");
    Visit { at_provider, cookie: format!("yunheng_oidc={secret}"), callback }
}

pub(super) async fn visit(test: &TestApp, login: &str) -> Visit {
    visit_from(test, START, Some(login)).await
}

pub(super) async fn answer(test: &TestApp, visit: &Visit) -> Reply {
    test.stranger().send("GET", &visit.callback, None, &[("cookie", &visit.cookie)]).await.expect(303)
}

/// Signs in and gives the answer to the callback.
pub(super) async fn arrive(test: &TestApp, login: &str) -> Reply {
    answer(test, &visit(test, login).await).await
}

#[track_caller]
fn refused(reply: &Reply, word: &str) {
    let to = location(reply);
    assert!(
        to == format!("/sign-in?error={word}") || to.starts_with(&format!("/sign-in?error={word}&back=")),
        "{to}"
    );
    assert_eq!(cookie(reply, "yunheng_session"), None);
    assert_eq!(cookie(reply, "yunheng_step"), None);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_signs_in_at_a_provider_on_sqlite() {
    a_person_signs_in_at_a_provider(on_sqlite().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_signs_in_at_a_provider_on_postgres() {
    a_person_signs_in_at_a_provider(service(postgres().await.expect("a database")).await).await;
}

async fn a_person_signs_in_at_a_provider(test: TestApp) {
    let provider = Provider::start();
    store(&test, &[oidc(&provider.issuer)]).await;
    person_of(&test, "zhangsan", "unit_clerk", "test").await;
    let offered = test.stranger().get("/api/v1/sign-in/methods").await.expect(200).json()["methods"].clone();
    assert_eq!(offered[1], json!({"kind": "oidc", "key": "test", "title": "统一身份认证"}));

    let begun = test.stranger().get(&format!("{START}?back=/parties?q=a")).await.expect(303);
    assert!(location(&begun).starts_with(&provider.issuer), "{}", location(&begun));
    let header = cookie_header(&begun, "yunheng_oidc").expect("a cookie");
    assert!(header.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600"), "{header}");

    let visit = visit_from(&test, &format!("{START}?back=/parties?q=a"), Some("zhangsan")).await;
    let arrived = answer(&test, &visit).await;
    assert_eq!(location(&arrived), "/parties?q=a");
    assert!(cookie_header(&arrived, "yunheng_oidc").expect("cleared").contains("Max-Age=0"));
    let person = with_session(&test, &arrived).await;
    let me = person.get("/api/v1/me").await.json();
    assert_eq!(
        (&me["login"], &me["method"], &me["pending"]),
        (&json!("zhangsan"), &json!("oidc:test"), &Value::Null)
    );
    let first = &recorded(&test, "sign_in.oidc").await[0];
    assert_eq!((&first["login"], &first["outcome"]), (&json!("zhangsan"), &json!("done")), "{first}");

    // From now on it is the person who counts, not what they are called.
    change(&test, "UPDATE account SET login = 'zhang.san' WHERE login = 'zhangsan'").await;
    person_of(&test, "zhangsan", "unit_clerk", "test").await;
    let person = with_session(&test, &arrive(&test, "zhangsan").await).await;
    assert_eq!(person.get("/api/v1/me").await.json()["login"], "zhang.san");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_counts_once_and_in_the_browser_that_began() {
    let (test, provider) = (on_sqlite().await, Provider::start());
    store(&test, &[oidc(&provider.issuer)]).await;
    person_of(&test, "zhangsan", "unit_clerk", "test").await;
    let (visited, other) = (visit(&test, "zhangsan").await, visit(&test, "zhangsan").await);
    let send = async |path: &str, cookies: &[(&str, &str)]| {
        test.stranger().send("GET", path, None, cookies).await.expect(303)
    };
    // Somebody else's answer, sent to a browser that began nothing, or something else.
    refused(&send(&visited.callback, &[]).await, "expired");
    refused(&send(&visited.callback, &[("cookie", &other.cookie)]).await, "expired");
    refused(&send(&visited.callback, &[("cookie", "yunheng_oidc=")]).await, "expired");
    let elsewhere = visited.callback.replace("/test/", "/another/");
    refused(&send(&elsewhere, &[("cookie", &visited.cookie)]).await, "expired");
    refused(&send("/api/v1/sign-in/oidc/test/callback", &[("cookie", &visited.cookie)]).await, "expired");
    let forged = "/api/v1/sign-in/oidc/test/callback?code=x&state=y";
    refused(&send(forged, &[("cookie", &visited.cookie)]).await, "expired");
    // None of it spoiled the answer for whom it is meant; and then it was used.
    assert_eq!(location(&answer(&test, &visited).await), "/");
    refused(&answer(&test, &visited).await, "expired");
    // A code of another beginning under one's own state.
    let third = visit(&test, "zhangsan").await;
    let code = |visit: &Visit| {
        let (_, query) = visit.callback.split_once("code=").expect("a code");
        query.split('&').next().expect("its value").to_owned()
    };
    let mixed = third.callback.replace(&code(&third), &code(&other));
    refused(&send(&mixed, &[("cookie", &third.cookie)]).await, "failed");
    // Too late.
    let late = visit(&test, "zhangsan").await;
    test.clock.advance_ms(600_000);
    refused(&answer(&test, &late).await, "expired");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_way_back_stays_here() {
    let (test, provider) = (on_sqlite().await, Provider::start());
    store(&test, &[oidc(&provider.issuer)]).await;
    person_of(&test, "zhangsan", "unit_clerk", "test").await;
    for back in [
        "https://evil.example/",
        "//evil.example",
        "/%5Cevil.example",
        "/%09/evil.example",
        "javascript:alert(1)",
    ] {
        let visit = visit_from(&test, &format!("{START}?back={back}"), Some("zhangsan")).await;
        assert_eq!(location(&answer(&test, &visit).await), "/", "{back}");
    }
    // A line of a header cannot be broken, and words of any language come back.
    let visit = visit_from(&test, &format!("{START}?back=/x%0d%0aset-cookie:a=b"), Some("zhangsan")).await;
    let arrived = answer(&test, &visit).await;
    assert_eq!((location(&arrived).as_str(), cookie_header(&arrived, "a")), ("/", None));
    let visit =
        visit_from(&test, &format!("{START}?back=/parties?q=%E5%8D%95%E4%BD%8D"), Some("zhangsan")).await;
    assert_eq!(location(&answer(&test, &visit).await), "/parties?q=%E5%8D%95%E4%BD%8D");
    // The way is kept where it was, not where the answer says.
    let visit = visit_from(&test, START, Some("zhangsan")).await;
    let added = Visit { callback: format!("{}&back=https://evil.example", visit.callback), ..visit };
    assert_eq!(location(&answer(&test, &added).await), "/");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_comes_in_who_has_no_account_waiting() {
    let (test, provider) = (on_sqlite().await, Provider::start());
    store(&test, &[oidc(&provider.issuer)]).await;
    test.person("local.only", "unit_clerk").await;
    person_of(&test, "of.another", "unit_clerk", "another").await;
    person_of(&test, "disabled", "unit_clerk", "test").await;
    person_of(&test, "expired", "unit_clerk", "test").await;
    person_of(&test, "locked", "unit_clerk", "test").await;
    person_of(&test, "taken", "unit_clerk", "test").await;
    person_of(&test, "sec.admin", "security_admin", "test").await;
    change(&test, "UPDATE account SET status = 'disabled' WHERE login = 'disabled'").await;
    change(&test, "UPDATE account SET expires_at_ms = 1 WHERE login = 'expired'").await;
    change(&test, "UPDATE account SET locked_until_ms = 9223372036854775807 WHERE login = 'locked'").await;
    change(&test, "UPDATE account SET directory_subject = 'somebody else' WHERE login = 'taken'").await;
    let cases = [
        ("nobody", "no_account"),
        ("local.only", "no_account"),
        ("of.another", "no_account"),
        ("taken", "no_account"),
        ("disabled", "account_disabled"),
        ("expired", "account_expired"),
        ("locked", "account_locked"),
        ("sec.admin", "administrator_by_directory"),
    ];
    for (login, _) in cases {
        refused(&arrive(&test, login).await, "failed");
    }
    let entries = recorded(&test, "sign_in.oidc").await;
    let found: Vec<(&str, &str)> = entries
        .iter()
        .rev()
        .map(|entry| {
            (entry["login"].as_str().unwrap_or_default(), entry["code"].as_str().unwrap_or_default())
        })
        .collect();
    assert_eq!(found, cases);
    // A person may also change their mind at the provider.
    let cancelled = visit_from(&test, &format!("{START}?back=/audit"), None).await;
    let back = answer(&test, &cancelled).await;
    assert_eq!(location(&back), "/sign-in?error=failed&back=/audit");
    // The provider's words stay in the log.
    assert!(!String::from_utf8_lossy(&back.bytes).contains("cancel") && back.bytes.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_provider_that_is_down_stops_nobody_elses_sign_in() {
    let (test, provider) = (on_sqlite().await, Provider::start());
    let admin = store(&test, &[oidc(&provider.issuer)]).await;
    person_of(&test, "zhangsan", "unit_clerk", "test").await;
    test.person("li.hua", "unit_clerk").await;
    let check =
        async || admin.post("/api/v1/settings/directories/test/check", json!(null)).await.expect(200).json();
    assert_eq!(check().await["is_well"], true);
    let visited = visit(&test, "zhangsan").await;
    drop(provider);
    refused(&answer(&test, &visited).await, "unavailable");
    // What was read of it is remembered for an hour; then it is seen when somebody begins.
    test.clock.advance_ms(3_600_000);
    refused(&test.stranger().get(START).await.expect(303), "unavailable");
    refused(&test.stranger().get("/api/v1/sign-in/oidc/nothing/start").await.expect(303), "unavailable");
    test.stranger()
        .post("/api/v1/sign-in", json!({"login": "li.hua", "password": PASSWORD}))
        .await
        .expect(200);
    let admin = test.as_role("security_admin").await;
    let found = admin.post("/api/v1/settings/directories/test/check", json!(null)).await.expect(200).json();
    assert_eq!(found["is_well"], false);
    assert!(found["message"].as_str().is_some_and(|text| text.contains("127.0.0.1")), "{found}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_tls_the_cookie_is_this_hosts_own() {
    let provider = Provider::start();
    let config = Config { public_url: Some("https://cloud.gov.example/".into()), ..Config::default() };
    let test = TestApp::over(sqlite().await.expect("a database"), config).await;
    set_clock(&test);
    store(&test, &[oidc(&provider.issuer)]).await;
    let begun = test.stranger().get(START).await.expect(303);
    let redirect =
        "redirect_uri=https%3A%2F%2Fcloud.gov.example%2Fapi%2Fv1%2Fsign-in%2Foidc%2Ftest%2Fcallback";
    assert!(location(&begun).contains(redirect), "{}", location(&begun));
    assert_eq!(cookie(&begun, "yunheng_oidc"), None);
    let header = cookie_header(&begun, "__Host-yunheng_oidc").expect("a cookie");
    assert!(header.ends_with("; Path=/; HttpOnly; SameSite=Lax; Max-Age=600; Secure"), "{header}");
}
