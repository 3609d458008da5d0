//! Sign-in with a real OpenID Connect provider, walked as a browser walks it.

use crate::browser::Browser;
use crate::harness::{Server, here, spawn};
use crate::webhook::Receiver;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;
use yunheng_connectors::oidc::{Callback, OidcConfig, OidcIdentity, Pending, Provider, Start};
use yunheng_connectors::{Cause, OutboundConfig, Refusal, SecretString};

const INSTALL: &str = "apt-get install nodejs npm";
const SECRET: &str = "a secret of the tests, long enough for HS256";
const REDIRECT: &str = "http://127.0.0.1:9/api/v1/sign-in/oidc/test/callback";

/// The provider's program with its libraries, installed once; other tests wait meanwhile.
fn installed() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("oidc");
    fs::create_dir_all(&folder).unwrap();
    let lock = File::create(folder.join("lock")).unwrap();
    lock.lock().unwrap();
    let wanted = fs::read(here().join("oidc/package-lock.json")).unwrap();
    for name in ["package.json", "package-lock.json", ".npmrc", "provider.js"] {
        // What is there is left alone: another test's program may be reading it.
        let bytes = fs::read(here().join("oidc").join(name)).unwrap();
        if fs::read(folder.join(name)).ok().as_ref() != Some(&bytes) {
            fs::write(folder.join(name), bytes).unwrap();
        }
    }
    let stamp = folder.join("installed");
    if fs::read(&stamp).ok() != Some(wanted.clone()) {
        let mut npm = Command::new("npm");
        npm.args(["ci", "--ignore-scripts", "--silent"]).current_dir(&folder);
        assert!(
            spawn(&mut npm, INSTALL).wait().unwrap().success(),
            "`npm ci` failed: is the registry reachable?"
        );
        fs::write(&stamp, wanted).unwrap();
    }
    folder
}

fn start_provider(port: u16) -> Server {
    let mut node = Command::new("node");
    node.arg("provider.js").arg(port.to_string()).current_dir(installed());
    Server::start(&mut node, INSTALL)
}

fn config(issuer: String, client_id: &str) -> OidcConfig {
    OidcConfig {
        issuer,
        client_id: client_id.into(),
        client_secret: (client_id != "public").then(|| SecretString::from(SECRET)),
        redirect_url: REDIRECT.into(),
        scopes: vec!["profile".into(), "email".into()],
        acr_values: vec![],
        outbound: OutboundConfig { timeout_seconds: 5, ..OutboundConfig::default() },
    }
}

fn issuer(server: &Server) -> String {
    format!("http://127.0.0.1:{}", server.port)
}

async fn discover(server: &Server, client_id: &str) -> Provider {
    Provider::discover(&config(issuer(server), client_id)).await.unwrap()
}

fn now() -> DateTime<Utc> {
    SystemTime::now().into()
}

async fn browse(provider: &Provider) -> (Callback, Pending) {
    let Start { url, pending } = provider.start();
    (Browser::new().sign_in(&url, REDIRECT, Some("zhangsan")).await, pending)
}

async fn sign_in(provider: &Provider) -> Result<OidcIdentity, Refusal> {
    let (callback, pending) = browse(provider).await;
    provider.finish(&callback, &pending, now()).await
}

#[track_caller]
fn refused<T: std::fmt::Debug>(outcome: Result<T, Refusal>, cause: Cause, part: &str) {
    let refusal = outcome.expect_err("expected a refusal");
    assert!(
        refusal.cause == cause && refusal.advice.en.contains(part),
        "expected {part:?}, found {refusal:?}"
    );
    assert!(!refusal.to_string().contains(SECRET));
}

#[tokio::test]
async fn a_sign_in_tells_who_it_is() {
    let server = start_provider(0);
    for client in ["yunheng", "elliptic", "public", "forged-control"] {
        let provider = discover(&server, client).await;
        let identity = sign_in(&provider).await.unwrap();
        assert!(identity.sid.as_ref().is_some_and(|sid| !sid.is_empty()));
        let wanted = OidcIdentity {
            issuer: issuer(&server),
            subject: "zhangsan".into(),
            username: Some("zhangsan".into()),
            name: Some("张三".into()),
            email: Some("zhangsan@gov.example".into()),
            email_verified: true,
            amr: vec!["pwd".into(), "otp".into()],
            acr: Some("urn:test:mfa".into()),
            sid: identity.sid.clone(),
            proved_at: identity.proved_at,
        };
        assert_eq!(identity, wanted, "{client}");
    }
}

#[tokio::test]
async fn the_address_asks_for_what_is_needed() {
    let server = start_provider(0);
    let mut config = config(issuer(&server), "yunheng");
    config.acr_values = vec!["urn:test:mfa".into()];
    let provider = Provider::discover(&config).await.unwrap();
    let (first, second) = (provider.start(), provider.start());
    assert!(first.pending.state != second.pending.state && first.pending.nonce != second.pending.nonce);
    let query: BTreeMap<String, String> =
        reqwest::Url::parse(&first.url).unwrap().query_pairs().into_owned().collect();
    assert_eq!(query["response_type"], "code");
    assert_eq!(query["code_challenge_method"], "S256");
    assert_eq!(query["scope"], "openid profile email");
    assert_eq!(query["acr_values"], "urn:test:mfa");
    assert_eq!((&query["state"], &query["nonce"]), (&first.pending.state, &first.pending.nonce));
    assert!(!first.url.contains(&first.pending.pkce_verifier) && !first.url.contains(SECRET));
    assert!(sign_in(&provider).await.is_ok());
    config.acr_values = vec!["urn:test:stronger".into()];
    let strict = Provider::discover(&config).await.unwrap();
    refused(sign_in(&strict).await, Cause::Person, "two factors");
    let shown = format!("{provider:?} {config:?} {first:?}");
    assert!(!shown.contains(SECRET) && !shown.contains(&first.pending.pkce_verifier.as_str()[1..]));
}

#[tokio::test]
async fn an_answer_belongs_to_one_sign_in() {
    let server = start_provider(0);
    let provider = discover(&server, "yunheng").await;
    let (callback, pending) = browse(&provider).await;
    let (_, other) = browse(&provider).await;
    refused(provider.finish(&callback, &other, now()).await, Cause::Person, "state");
    // Somebody else's code under our own state: the verifier does not fit.
    let stolen = Callback { state: Some(other.state.clone()), ..callback.clone() };
    refused(provider.finish(&stolen, &other, now()).await, Cause::Person, "not of this sign-in");
    let elsewhere = Callback { iss: Some("https://login.example".into()), ..callback.clone() };
    refused(provider.finish(&elsewhere, &pending, now()).await, Cause::Setup, "another provider");

    let (callback, pending) = browse(&provider).await;
    let wrong = Pending { nonce: "another nonce".into(), ..pending.clone() };
    refused(provider.finish(&callback, &wrong, now()).await, Cause::Person, "replayed");

    let (callback, pending) = browse(&provider).await;
    assert!(provider.finish(&callback, &pending, now()).await.is_ok());
    refused(provider.finish(&callback, &pending, now()).await, Cause::Person, "was used");
}

#[tokio::test]
async fn a_person_may_cancel() {
    let server = start_provider(0);
    let provider = discover(&server, "yunheng").await;
    let Start { url, pending } = provider.start();
    let callback = Browser::new().sign_in(&url, REDIRECT, None).await;
    refused(provider.finish(&callback, &pending, now()).await, Cause::Person, "pressed cancel");
    let nothing = Callback { state: Some(pending.state.clone()), ..Callback::default() };
    refused(provider.finish(&nothing, &pending, now()).await, Cause::Person, "no code");
}

#[tokio::test]
async fn a_person_can_be_asked_again() {
    let server = start_provider(0);
    let provider = discover(&server, "yunheng").await;
    let mut browser = Browser::new();
    let first = provider.start();
    browser.sign_in(&first.url, REDIRECT, Some("zhangsan")).await;
    // Signed in there, nobody is asked, so nobody can press cancel.
    let silent = provider.start();
    let callback = browser.sign_in(&silent.url, REDIRECT, None).await;
    let before = provider.finish(&callback, &silent.pending, now()).await.unwrap();
    let cancelled = provider.start_fresh();
    let callback = browser.sign_in(&cancelled.url, REDIRECT, None).await;
    refused(provider.finish(&callback, &cancelled.pending, now()).await, Cause::Person, "pressed cancel");
    let began = now() - TimeDelta::seconds(1);
    let fresh = provider.start_fresh();
    let callback = browser.sign_in(&fresh.url, REDIRECT, Some("zhangsan")).await;
    let identity = provider.finish(&callback, &fresh.pending, now()).await.unwrap();
    assert_eq!(identity.subject, before.subject);
    assert!(identity.proved_at.is_some_and(|at| at >= began), "{identity:?}");
}

#[tokio::test]
async fn a_token_has_its_time() {
    let server = start_provider(0);
    let provider = discover(&server, "yunheng").await;
    let at = |hours| now() + TimeDelta::hours(hours);
    let (callback, pending) = browse(&provider).await;
    refused(provider.finish(&callback, &pending, at(2)).await, Cause::Setup, "clocks");
    let (callback, pending) = browse(&provider).await;
    refused(provider.finish(&callback, &pending, at(-1)).await, Cause::Setup, "in the future");
}

#[tokio::test]
async fn a_token_that_is_not_the_providers_or_not_ours_is_refused() {
    let server = start_provider(0);
    let forgeries = [
        ("none", "algorithm"),
        ("hs256-secret", "algorithm"),
        ("hs256-key", "algorithm"),
        ("foreign-key", "not accepted"),
        ("audience", "for somebody else"),
        ("audiences", "for somebody else"),
        ("azp", "for somebody else"),
        ("issuer", "from somebody else"),
        ("hash", "access token"),
        ("future", "clocks"),
    ];
    for (name, part) in forgeries {
        let provider = discover(&server, &format!("forged-{name}")).await;
        refused(sign_in(&provider).await, Cause::Setup, part);
    }
    refused(sign_in(&discover(&server, "forged-nonce").await).await, Cause::Person, "replayed");
    // Even where the provider itself signs with a shared secret.
    refused(sign_in(&discover(&server, "symmetric").await).await, Cause::Setup, "RS256");
}

#[tokio::test]
async fn a_provider_may_change_its_keys() {
    let server = start_provider(0);
    let provider = discover(&server, "yunheng").await;
    let port = server.port;
    drop(server);
    let (callback, pending) = (
        Callback { code: Some("c".into()), state: Some("s".into()), ..Callback::default() },
        Pending { state: "s".into(), nonce: "n".into(), pkce_verifier: "v".repeat(43) },
    );
    refused(provider.finish(&callback, &pending, now()).await, Cause::Unavailable, "cannot be reached");
    let _server = start_provider(port);
    for _ in 0..2 {
        assert_eq!(sign_in(&provider).await.unwrap().subject, "zhangsan");
    }
}

#[tokio::test]
async fn what_an_administrator_has_to_put_right_is_told() {
    let server = start_provider(0);
    let mut wrong = config(issuer(&server), "yunheng");
    wrong.client_secret = Some(SecretString::from("old"));
    refused(sign_in(&Provider::discover(&wrong).await.unwrap()).await, Cause::Setup, "client_secret");
    let discover = |issuer: String| async move { Provider::discover(&config(issuer, "yunheng")).await };
    refused(discover(format!("{}/", issuer(&server))).await, Cause::Setup, "slash included");
    refused(discover("http://login.gov.example".into()).await, Cause::Setup, "https");
    refused(discover("no address".into()).await, Cause::Setup, "issuer");
}

#[tokio::test]
async fn a_description_leads_nowhere_else() {
    let receiver = Receiver::start(&[]);
    let discover = |path: &str| {
        let mut config = config(receiver.url(path), "yunheng");
        config.outbound.timeout_seconds = 2;
        async move { Provider::discover(&config).await }
    };
    refused(discover("/redirect").await, Cause::Setup, "not followed");
    refused(discover("/endless").await, Cause::Setup, "longer than");
    refused(discover("/mute").await, Cause::Unavailable, "within 2 s");
    refused(discover("/status/503").await, Cause::Unavailable, "503");
    refused(discover("/status/404").await, Cause::Setup, "404");
    refused(discover("/status/200").await, Cause::Setup, "cannot be used");
    // Its keys on an inner host that nobody listed, on the metadata address, without encryption.
    refused(discover("/provider/10.255.255.1").await, Cause::Setup, "allow-list");
    refused(discover("/provider/169.254.169.254").await, Cause::Setup, "metadata");
    assert!(
        receiver.seen().iter().all(|seen| seen["path"].as_str().unwrap().ends_with("openid-configuration"))
    );
}

/// The server runs these on any thread.
#[test]
fn both_halves_can_move_between_threads() {
    fn send<T: Send>(_: fn(&'static Provider, &'static Callback, &'static Pending) -> T) {}
    send(|provider, callback, pending| provider.finish(callback, pending, now()));
    fn also<T: Send>(_: fn(&'static OidcConfig) -> T) {}
    also(Provider::discover);
}
