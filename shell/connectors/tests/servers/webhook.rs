//! Webhooks against a receiver that checks the signature with another implementation.

use crate::harness::{Certificates, Server, json_lines, outbound};
use serde_json::Value;
use tempfile::TempDir;
use yunheng_connectors::webhook::{Hook, post};
use yunheng_connectors::{Delivery, Outbound, SecretString};

pub struct Receiver {
    pub server: Server,
    out: TempDir,
}

impl Receiver {
    pub fn start(more: &[&str]) -> Self {
        let out = tempfile::tempdir().unwrap();
        let log = out.path().join("log.jsonl");
        let mut args = vec![log.to_str().unwrap()];
        args.extend(more);
        Self { server: Server::python("receiver.py", &args), out }
    }

    pub fn seen(&self) -> Vec<Value> {
        json_lines(&self.out.path().join("log.jsonl"))
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.server.port)
    }
}

fn hook(url: &str) -> Hook {
    Hook { url: url.into(), secret: SecretString::from("shared") }
}

async fn send(outbound: &Outbound, url: &str) -> Delivery {
    post(outbound, &hook(url), "d-1", r#"{"event":"配额已批准"}"#).await
}

fn kind(delivery: &Delivery) -> (&'static str, String) {
    match delivery {
        Delivery::Delivered { receipt } => ("delivered", receipt.clone()),
        Delivery::Transient { why, .. } => ("transient", why.en.clone()),
        Delivery::Permanent { why } => ("permanent", why.en.clone()),
    }
}

#[track_caller]
pub fn expect(delivery: &Delivery, wanted: &str, part: &str) {
    let (found, said) = kind(delivery);
    assert!(found == wanted && said.contains(part), "expected {wanted} with {part:?}, found {delivery:?}");
}

#[tokio::test]
async fn an_event_arrives_with_a_signature_that_holds() {
    let receiver = Receiver::start(&[]);
    let open = outbound(&["127.0.0.1"], None);
    expect(&send(&open, &receiver.url("/signed")).await, "delivered", "HTTP 204");
    let seen = &receiver.seen()[0];
    assert_eq!(seen["body"], r#"{"event":"配额已批准"}"#);
    assert_eq!(seen["headers"]["x-yunheng-delivery"], "d-1");
    assert_eq!(seen["headers"]["content-type"], "application/json");

    let wrong = Hook { url: receiver.url("/signed"), secret: SecretString::from("other") };
    expect(&post(&open, &wrong, "d-2", "{}").await, "permanent", "401");
    expect(&post(&open, &wrong, "d\r\nx: y", "{}").await, "permanent", "delivery id");
    assert!(!format!("{wrong:?}").contains("other"), "a secret is never shown");
}

#[tokio::test]
async fn a_status_tells_whether_to_come_back() {
    let receiver = Receiver::start(&[]);
    let open = outbound(&["127.0.0.1"], None);
    for status in [408, 425, 429, 500, 502, 503, 504] {
        expect(&send(&open, &receiver.url(&format!("/status/{status}"))).await, "transient", "because");
    }
    for status in [400, 401, 403, 404, 410, 422] {
        let delivery = send(&open, &receiver.url(&format!("/status/{status}"))).await;
        expect(&delivery, "permanent", "because");
        assert!(!kind(&delivery).1.contains(char::is_control), "{delivery:?}");
    }
}

#[tokio::test]
async fn a_redirect_is_told_and_not_followed() {
    let receiver = Receiver::start(&[]);
    let delivery = send(&outbound(&["127.0.0.1"], None), &receiver.url("/redirect")).await;
    expect(&delivery, "permanent", "not followed");
    assert_eq!(receiver.seen().len(), 1);
}

#[tokio::test]
async fn an_answer_without_end_is_cut_off() {
    let receiver = Receiver::start(&[]);
    let delivery = send(&outbound(&["127.0.0.1"], None), &receiver.url("/endless")).await;
    expect(&delivery, "delivered", "HTTP 200");
}

#[tokio::test]
async fn a_silent_or_absent_receiver_is_not_waited_for() {
    let receiver = Receiver::start(&[]);
    let open = outbound(&["127.0.0.1"], None);
    expect(&send(&open, &receiver.url("/mute")).await, "transient", "within 2 s");
    let url = receiver.url("/signed");
    drop(receiver);
    expect(&send(&open, &url).await, "transient", "cannot be reached");
    expect(&send(&open, "https://no-such-host.invalid/").await, "transient", "no-such-host.invalid");
}

#[tokio::test]
async fn silence_is_told_from_a_no() {
    let receiver = Receiver::start(&[]);
    let open = outbound(&["127.0.0.1"], None);
    let maybe_taken = async |path: &str| match send(&open, &receiver.url(path)).await {
        Delivery::Transient { maybe_taken, .. } => maybe_taken,
        other => panic!("expected a passing failure, found {other:?}"),
    };
    assert!(maybe_taken("/mute").await && maybe_taken("/status/504").await);
    assert!(!maybe_taken("/status/503").await && !maybe_taken("/status/429").await);
    let refused = send(&open, "http://127.0.0.1:1/").await;
    assert!(matches!(refused, Delivery::Transient { maybe_taken: false, .. }), "{refused:?}");
}

#[tokio::test]
async fn what_leads_back_inside_is_never_called() {
    let certificates = Certificates::new();
    let receiver = Receiver::start(&["--certificates", certificates.folder.path().to_str().unwrap()]);
    let port = receiver.server.port;
    let closed = outbound(&[], Some(certificates.path("ca.pem")));
    // As an address, in another spelling, and as a name that the resolver turns into one.
    for host in ["127.0.0.1", "2130706433", "[::ffff:7f00:1]", "localhost", "LocalHost"] {
        let delivery = send(&closed, &format!("https://{host}:{port}/signed")).await;
        expect(&delivery, "permanent", "allow-list");
    }
    expect(&send(&closed, &format!("http://localhost:{port}/signed")).await, "permanent", "https");
    expect(&send(&closed, "https://169.254.169.254/latest/meta-data/").await, "permanent", "metadata");
    assert!(receiver.seen().is_empty());
    let named = outbound(&["localhost"], Some(certificates.path("ca.pem")));
    expect(&send(&named, &format!("https://localhost:{port}/signed")).await, "delivered", "204");
    let network = outbound(&["127.0.0.0/8"], Some(certificates.path("ca.pem")));
    expect(&send(&network, &format!("https://127.0.0.1:{port}/signed")).await, "delivered", "204");
}

#[tokio::test]
async fn a_certificate_of_somebody_else_is_refused() {
    let (ours, theirs) = (Certificates::new(), Certificates::new());
    let receiver = Receiver::start(&["--certificates", theirs.folder.path().to_str().unwrap()]);
    let open = outbound(&["localhost"], Some(ours.path("ca.pem")));
    let delivery = send(&open, &format!("https://localhost:{}/signed", receiver.server.port)).await;
    expect(&delivery, "transient", "for a private CA");
    assert!(receiver.seen().is_empty());
}
