//! Text messages through gateways of different habits.

use crate::harness::outbound;
use crate::webhook::{Receiver, expect};
use serde_json::{Value, json};
use yunheng_connectors::sms::{Sms, SmsBody, SmsGateway};
use yunheng_connectors::{Delivery, SecretString};

/// A gateway as it would stand in the settings.
fn gateway(settings: Value) -> SmsGateway {
    serde_json::from_value(settings).unwrap()
}

fn sms(text: &str) -> Sms {
    Sms { id: "sms-1".into(), phone: "13800000000".into(), text: text.into() }
}

async fn send(gateway: &SmsGateway, sms: &Sms) -> Delivery {
    gateway.send(&outbound(&["127.0.0.1"], None), sms).await
}

#[tokio::test]
async fn json_stays_json_whatever_is_said() {
    let receiver = Receiver::start(&[]);
    let there = gateway(json!({
        "url": receiver.url("/json/0"),
        "headers": { "x-key": "Key {secret}", "x-id": "{id}" },
        "body": { "json": { "mobile": "{phone}", "params": "{\"content\":\"{text:json}\"}", "text": "【云衡】{text}" } },
        "secret": "s3cret",
        "success": { "pointer": "/data/code", "equals": ["0"], "busy": ["429"], "receipt": "/data/id" },
    }));
    let said = "\",\"mobile\":\"110\"}{secret}\r\n待办";
    let delivery = send(&there, &sms(said)).await;
    expect(&delivery, "delivered", "sms-9");
    let seen = &receiver.seen()[0];
    assert_eq!(
        (&seen["headers"]["x-key"], &seen["headers"]["x-id"]),
        (&json!("Key s3cret"), &json!("sms-1"))
    );
    assert_eq!(seen["headers"]["content-type"], "application/json; charset=utf-8");
    let body: Value = serde_json::from_str(seen["body"].as_str().unwrap()).unwrap();
    assert_eq!(body["mobile"], "13800000000");
    assert_eq!(body["text"], format!("【云衡】{said}"));
    let inner: Value = serde_json::from_str(body["params"].as_str().unwrap()).unwrap();
    assert_eq!(inner, json!({ "content": said }));
    assert!(there.check(&outbound(&["127.0.0.1"], None)).is_ok());
    assert!(!format!("{there:?}").contains("s3cret"), "a secret is never shown");
}

#[tokio::test]
async fn a_form_and_an_address_are_encoded() {
    let receiver = Receiver::start(&[]);
    let form = gateway(json!({
        "url": receiver.url("/status/200"),
        "body": { "form": { "mobile": "{phone}", "content": "{text}" } },
    }));
    expect(&send(&form, &sms("a&mobile=110 云")).await, "delivered", "HTTP 200");
    assert_eq!(receiver.seen()[0]["body"], "content=a%26mobile%3D110+%E4%BA%91&mobile=13800000000");
    let get = gateway(
        json!({ "method": "get", "url": receiver.url("/status/200?m={phone}&t={text}&pw={secret}"), "secret": "p&w" }),
    );
    expect(&send(&get, &sms("x&m=110#")).await, "delivered", "HTTP 200");
    let seen = &receiver.seen()[1];
    assert_eq!(seen["method"], "GET");
    assert_eq!(seen["query"], json!({ "m": "13800000000", "t": "x&m=110#", "pw": "p&w" }));
}

#[tokio::test]
async fn the_rule_decides_what_an_answer_means() {
    let receiver = Receiver::start(&[]);
    let at = |path: &str, success: Value| gateway(json!({ "url": receiver.url(path), "success": success }));
    let rule = json!({ "pointer": "/data/code", "equals": ["0", "ok"], "busy": ["429"] });
    for (answer, wanted) in
        [("0", "delivered"), ("ok", "delivered"), ("429", "transient"), ("13", "permanent")]
    {
        expect(&send(&at(&format!("/json/{answer}"), rule.clone()), &sms("x")).await, wanted, "");
    }
    expect(&send(&at("/status/200", rule.clone()), &sms("x")).await, "permanent", "because");
    expect(&send(&at("/status/503", rule), &sms("x")).await, "transient", "503");
    let only = json!({ "statuses": [202] });
    expect(&send(&at("/status/202", only.clone()), &sms("x")).await, "delivered", "202");
    expect(&send(&at("/status/200", only), &sms("x")).await, "permanent", "200");
}

#[tokio::test]
async fn what_is_no_number_or_fits_no_place_is_not_sent() {
    let receiver = Receiver::start(&[]);
    let there = gateway(json!({ "url": receiver.url("/status/200"), "headers": { "x-text": "{text}" } }));
    for phone in ["", "138", "1380000\r\n0000", "13800000000,110", "+", "++8613800000000"] {
        let bad = Sms { phone: phone.into(), ..sms("x") };
        expect(&send(&there, &bad).await, "permanent", "phone number");
    }
    expect(&send(&there, &sms("x\r\ny: z")).await, "permanent", "x-text");
    let host = gateway(json!({ "url": format!("http://{{id}}:{}/", receiver.server.port) }));
    let open = outbound(&["0.0.0.1", "sms-1"], None);
    expect(&host.send(&open, &sms("x")).await, "permanent", "placeholder");
    let closed = SmsGateway { headers: Default::default(), ..there };
    expect(&closed.send(&outbound(&[], None), &sms("x")).await, "permanent", "allow-list");
    assert!(receiver.seen().is_empty());
    expect(&send(&closed, &Sms { phone: "+8613800000000".into(), ..sms("x") }).await, "delivered", "");
}

#[tokio::test]
async fn a_gateway_that_repeats_the_secret_does_not_spread_it() {
    let receiver = Receiver::start(&[]);
    let mut there =
        gateway(json!({ "url": receiver.url("/echo"), "success": { "pointer": "/no", "equals": ["1"] } }));
    there.body = SmsBody::Json(json!({ "key": "{secret}" }));
    there.secret = Some(SecretString::from("s3cret"));
    let delivery = send(&there, &sms("x")).await;
    expect(&delivery, "permanent", "***");
    assert!(!format!("{delivery:?}").contains("s3cret"), "{delivery:?}");
}

#[test]
fn a_template_is_tried_before_it_is_used() {
    let open = outbound(&[], None);
    let check = |settings: Value| gateway(settings).check(&open);
    assert!(check(json!({ "url": "https://sms.example/{phone}" })).is_ok());
    assert!(check(json!({ "url": "https://sms.example/", "headers": { "a b": "x" } })).is_err());
    assert!(check(json!({ "url": "https://{phone}.example/" })).is_err());
    assert!(check(json!({ "url": "http://sms.example/" })).is_err());
    let rule = |rule: Value| check(json!({ "url": "https://sms.example/", "success": rule }));
    assert!(rule(json!({ "pointer": "/code", "equals": ["0"] })).is_ok());
    assert!(rule(json!({ "pointer": "code", "equals": ["0"] })).is_err());
    assert!(rule(json!({ "pointer": "/code" })).is_err());
}
