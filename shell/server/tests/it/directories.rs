//! Signing in with directories: a real OpenID Connect provider and a real LDAP server beside the service.

mod factors;
mod ldap;
mod oidc;
mod servers;
mod settings;

use crate::harness::{Client, Reply, TestApp};
use axum::http::header::{LOCATION, SET_COOKIE};
use serde_json::{Value, json};
use servers::{OURS, SECRET};
use std::time::{SystemTime, UNIX_EPOCH};
use yunheng_server::Config;
use yunheng_store::directory;
use yunheng_store::testing::{TestStore, sqlite};

/// A service that people reach under the address that the provider knows, on the machine's own time: tokens carry it.
async fn service(database: TestStore) -> TestApp {
    let config = Config { public_url: Some(OURS.into()), ..Config::default() };
    let test = TestApp::over(database, config).await;
    set_clock(&test);
    test
}

async fn on_sqlite() -> TestApp {
    service(sqlite().await.expect("a database")).await
}

/// Signing in with a one-time code moves the clock of the test; this moves it back to the provider's.
fn set_clock(test: &TestApp) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_millis();
    test.clock.advance_ms(i64::try_from(now).expect("in range") - test.app.now_ms());
}

/// A directory `test` with OpenID Connect.
fn oidc(issuer: &str) -> Value {
    json!({"key": "test", "kind": "oidc", "title": "统一身份认证", "enabled": true, "oidc": {
        "issuer": issuer, "client_id": "yunheng", "client_secret": {"new": SECRET}, "timeout_seconds": 5}})
}

/// A directory `staff` with LDAP.
fn ldap(url: &str) -> Value {
    json!({"key": "staff", "kind": "ldap", "title": "政务目录", "enabled": true, "ldap": {
        "url": url, "bind_dn": "cn=service,dc=gov,dc=example", "bind_password": {"new": "service-secret"},
        "base_dn": "dc=gov,dc=example", "filter": "(&(objectClass=inetOrgPerson)(uid={login}))",
        "uid_attribute": "uid", "timeout_seconds": 5}})
}

/// Stores directories, as the security administrator does; gives that administrator.
async fn store<'a>(test: &'a TestApp, directories: &[Value]) -> Client<'a> {
    let admin = test.as_role("security_admin").await;
    restore(&admin, 0, directories).await;
    set_clock(test);
    admin
}

/// An administrator confirms who it is. A code serves once and the clock may have been moved back, so its last one is forgotten.
async fn confirm(admin: &Client<'_>) {
    change(admin.app, "UPDATE account SET totp_last_step = NULL").await;
    admin.confirm().await;
}

/// Stores them over an earlier version.
async fn restore(admin: &Client<'_>, version: i64, directories: &[Value]) {
    confirm(admin).await;
    let path = "/api/v1/settings/directories";
    admin.put(path, version, json!({"directories": directories})).await.expect(200);
}

/// A person of a role whose account is of a directory.
async fn person_of(test: &TestApp, login: &str, role: &str, key: &str) -> i64 {
    let id = test.person(login, role).await;
    let tx = test.app.store().begin().await.expect("a transaction");
    directory::assign(tx.db(), id, Some(key), test.app.now_ms()).await.expect("assigned");
    tx.commit().await.expect("a commit");
    id
}

/// Changes rows as no use case does.
async fn change(test: &TestApp, sql: &str) {
    yunheng_store::testing::execute(test.app.store(), sql).await.expect("changed");
}

fn location(reply: &Reply) -> String {
    reply.headers[LOCATION].to_str().expect("text").to_owned()
}

/// The whole header that sets a cookie.
fn cookie_header(reply: &Reply, name: &str) -> Option<String> {
    let headers = reply.headers.get_all(SET_COOKIE).iter().map(|value| value.to_str().expect("text"));
    headers.into_iter().find(|line| line.starts_with(&format!("{name}="))).map(str::to_owned)
}

/// The value of a cookie that is set, not cleared.
fn cookie(reply: &Reply, name: &str) -> Option<String> {
    let header = cookie_header(reply, name)?;
    let value = header.split(';').next()?.split_once('=')?.1;
    (!value.is_empty()).then(|| value.to_owned())
}

/// The same person with the session that an answer began.
async fn with_session<'a>(test: &'a TestApp, reply: &Reply) -> Client<'a> {
    let mut client = test.stranger();
    client.cookie = Some(cookie(reply, "yunheng_session").expect("a session"));
    client.csrf = client.get("/api/v1/me").await.expect(200).json()["csrf_token"].as_str().map(str::to_owned);
    client
}

/// Audit entries of an action, newest first: code of the refusal, or nothing.
async fn recorded(test: &TestApp, action: &str) -> Vec<Value> {
    let admin = test.as_role("audit_admin").await;
    set_clock(test);
    let path = format!("/api/v1/audit/entries?action={action}");
    admin.get(&path).await.expect(200).json()["items"].as_array().cloned().expect("items")
}
