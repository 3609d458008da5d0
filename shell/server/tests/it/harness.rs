//! A service over a fresh database, people who use it, and what they get back.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;
use tower::ServiceExt;
use yunheng_access::Reach;
use yunheng_app::{App, FileKeys, ManualClock, Store};
use yunheng_server::{Config, ServerState, router};
use yunheng_store::account::{self, NewAccount};
use yunheng_store::authority::{self, NewGrant};
use yunheng_store::testing::{TestStore, postgres, sqlite};

/// 2026-11-23 10:00 in Shanghai, a Monday.
pub const MORNING_MS: i64 = 1_795_399_200_000;
/// Password of everybody whom the tests make.
pub const PASSWORD: &str = "Right-horse-7-battery";

/// Runs each test on a fresh database of each kind.
#[macro_export]
macro_rules! on_both {
    ($($name:ident)+) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() { super::$name($crate::harness::TestApp::on_sqlite().await).await; })+
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() { super::$name($crate::harness::TestApp::on_postgres().await).await; })+
        }
    };
}

/// A service.
pub struct TestApp {
    pub app: App,
    pub clock: Arc<ManualClock>,
    pub document: Value,
    pub database: TestStore,
    router: Router,
}

impl TestApp {
    pub async fn on_sqlite() -> Self {
        Self::over(sqlite().await.expect("a database"), Config::default()).await
    }

    pub async fn on_postgres() -> Self {
        Self::over(postgres().await.expect("a database"), Config::default()).await
    }

    /// A service over a database, with a configuration of the test's own.
    pub async fn over(database: TestStore, config: Config) -> Self {
        let clock = Arc::new(ManualClock::at(MORNING_MS));
        let data = database.folder.path().to_owned();
        let keys = FileKeys::open(&data.join("keys")).expect("keys");
        let store: Store = database.store.clone();
        let app = App::start(store, Box::new(keys), clock.clone(), data).await.expect("started");
        let config = Config { sign_ins_per_minute: 100_000, requests_per_second: 100_000, ..config };
        let (router, document) = router(ServerState::new(app.clone(), config));
        Self { app, clock, document, database, router }
    }

    /// A person with a role of the shipped ones over everything; one of no role when it is empty.
    pub async fn person(&self, login: &str, role: &str) -> i64 {
        let tx = self.app.store().begin().await.expect("a transaction");
        let found = authority::role_by_key(tx.db(), role).await.expect("asked");
        let world = found.as_ref().map_or("business", |(_, world)| match world.as_str() {
            "system" => "system",
            "security" => "security",
            "audit" => "audit",
            _ => "business",
        });
        let totp = (world != "business").then(|| {
            yunheng_app::KeyProvider::seal(self.app.keys(), "account.totp", TOTP_SECRET).expect("sealed")
        });
        let new = NewAccount {
            login: login.into(),
            name: format!("{login}的姓名"),
            world,
            password_hash: Some(password_hash()),
            totp_sealed: totp,
            ..NewAccount::default()
        };
        let id = account::insert(tx.db(), new, self.app.now_ms()).await.expect("an account");
        if let Some((role_id, world)) = found {
            let grant = NewGrant {
                account_id: id,
                role_id,
                world,
                reach: Reach::All,
                party_id: None,
                from_ms: 0,
                until_ms: None,
                proposal_id: None,
            };
            authority::insert_grant(tx.db(), grant, self.app.now_ms()).await.expect("a grant");
        }
        tx.commit().await.expect("a commit");
        id
    }

    /// Somebody who is not signed in.
    pub fn stranger(&self) -> Client<'_> {
        Client { app: self, cookie: None, csrf: None, token: None }
    }

    /// A person who has just signed in, with a one-time code where the account has them.
    pub async fn signed_in(&self, login: &str) -> Client<'_> {
        let mut client = self.stranger();
        client.sign_in(login, PASSWORD).await;
        client
    }

    /// A person of a shipped role, made and signed in.
    pub async fn as_role(&self, role: &str) -> Client<'_> {
        let login =
            format!("{role}.{}", yunheng_app::random_token()[..6].to_lowercase().replace(['-', '_'], "x"));
        self.person(&login, role).await;
        self.signed_in(&login).await
    }
}

/// Hashing is slow by design; everybody in the tests has the same password.
fn password_hash() -> String {
    static HASH: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    HASH.get_or_init(|| yunheng_app::hash_password(PASSWORD).expect("hashed")).clone()
}

/// Secret of the one-time codes of the administrators whom the tests make.
pub const TOTP_SECRET: &[u8] = b"12345678901234567890";

/// Somebody with a browser or a token.
pub struct Client<'a> {
    pub app: &'a TestApp,
    pub cookie: Option<String>,
    pub csrf: Option<String>,
    pub token: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub bytes: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.bytes)))
    }

    /// The reply, when it has this status; else the test ends with what came.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.bytes));
        self
    }

    /// The code of a problem.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

impl Client<'_> {
    pub async fn get(&self, path: &str) -> Reply {
        self.send("GET", path, None, &[]).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.send("POST", path, Some(body), &[]).await
    }

    pub async fn delete(&self, path: &str) -> Reply {
        self.send("DELETE", path, None, &[]).await
    }

    /// An edit of a version.
    pub async fn put(&self, path: &str, version: i64, body: Value) -> Reply {
        self.send("PUT", path, Some(body), &[("if-match", &format!("\"{version}\""))]).await
    }

    pub async fn patch(&self, path: &str, version: i64, body: Value) -> Reply {
        self.send("PATCH", path, Some(body), &[("if-match", &format!("\"{version}\""))]).await
    }

    /// Any request with JSON.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        body: Option<Value>,
        headers: &[(&str, &str)],
    ) -> Reply {
        let body = body.map(|value| ("application/json".to_owned(), value.to_string().into_bytes()));
        self.raw(method, path, body, headers).await
    }

    /// Any request.
    pub async fn raw(
        &self,
        method: &str,
        path: &str,
        body: Option<(String, Vec<u8>)>,
        headers: &[(&str, &str)],
    ) -> Reply {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, format!("other=1; yunheng_session={cookie}"));
        }
        if let Some(csrf) = &self.csrf {
            request = request.header("x-csrf-token", csrf);
        }
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            Some((kind, bytes)) => {
                request = request.header(header::CONTENT_TYPE, kind);
                Body::from(bytes)
            }
            None => Body::empty(),
        };
        let mut request = request.body(body).expect("a request");
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([10, 1, 2, 3], 4567))));
        let response = self.app.router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = response.into_body().collect().await.expect("a body").to_bytes().to_vec();
        Reply { status, headers, bytes }
    }

    /// Signs in, with a one-time code when one is asked for, and keeps cookie and token of the page.
    pub async fn sign_in(&mut self, login: &str, password: &str) {
        let reply =
            self.post("/api/v1/sign-in", json!({"login": login, "password": password})).await.expect(200);
        self.keep_cookie(&reply);
        if reply.json()["state"] == "totp" {
            // A code serves once, so the clock moves to the next one.
            self.app.clock.advance_ms(30_000);
            let ticket = reply.json()["ticket"].clone();
            let reply = self
                .post("/api/v1/sign-in/totp", json!({"ticket": ticket, "code": self.code()}))
                .await
                .expect(200);
            self.keep_cookie(&reply);
        }
        self.csrf = self.get("/api/v1/me").await.expect(200).json()["csrf_token"].as_str().map(str::to_owned);
    }

    /// The one-time code of now.
    pub fn code(&self) -> String {
        yunheng_app::totp_code(TOTP_SECRET, self.app.app.now_ms()).expect("a code")
    }

    /// Confirms who it is, as dangerous actions ask.
    pub async fn confirm(&self) {
        self.app.clock.advance_ms(30_000);
        let has_totp = self.get("/api/v1/me").await.json()["has_totp"] == true;
        let body = if has_totp { json!({"code": self.code()}) } else { json!({"password": PASSWORD}) };
        self.post("/api/v1/me/confirm", body).await.expect(204);
    }

    pub fn keep_cookie(&mut self, reply: &Reply) {
        let cookie = reply.headers.get(header::SET_COOKIE).expect("a cookie").to_str().expect("text");
        let value =
            cookie.strip_prefix("yunheng_session=").expect("our cookie").split(';').next().expect("a value");
        self.cookie = (!value.is_empty()).then(|| value.to_owned());
    }
}
