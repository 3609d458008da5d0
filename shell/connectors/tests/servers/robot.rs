//! Group robots against a receiver that answers as theirs do: always 200.

use crate::harness::outbound;
use crate::webhook::{Receiver, expect};
use serde_json::Value;
use yunheng_connectors::robot::{Robot, RobotKind, Say, say};
use yunheng_connectors::{Delivery, SecretString};

fn robot(kind: RobotKind, url: String, secret: Option<&str>) -> Robot {
    Robot { kind, url: SecretString::from(url), secret: secret.map(SecretString::from) }
}

fn text() -> Say {
    Say::Text { content: "工单待办：3 件".into(), mention: vec!["13800000000".into()] }
}

async fn speak(robot: &Robot, what: &Say) -> Delivery {
    say(&outbound(&["127.0.0.1"], None), robot, what).await
}

#[tokio::test]
async fn wecom_gets_its_format_and_its_codes_are_read() {
    let receiver = Receiver::start(&[]);
    let at = |code: &str| robot(RobotKind::Wecom, receiver.url(&format!("/wecom/{code}?key=k-1")), None);
    expect(&speak(&at("0"), &text()).await, "delivered", "errcode 0");
    let seen = &receiver.seen()[0];
    assert_eq!(seen["query"]["key"], "k-1");
    let body: Value = serde_json::from_str(seen["body"].as_str().unwrap()).unwrap();
    assert_eq!(body["msgtype"], "text");
    assert_eq!(body["text"]["content"], "工单待办：3 件");
    assert_eq!(body["text"]["mentioned_mobile_list"][0], "13800000000");
    expect(&speak(&at("45009"), &text()).await, "transient", "45009");
    expect(&speak(&at("93000"), &text()).await, "permanent", "told 93000");
    let markdown = Say::Markdown { title: "考核".into(), content: "**待确认**".into() };
    expect(&speak(&at("0"), &markdown).await, "delivered", "");
    assert!(receiver.seen()[3]["body"].as_str().unwrap().contains(r#""markdown":{"content":"**待确认**"}"#));
}

#[tokio::test]
async fn dingtalk_gets_a_sign_that_holds() {
    let receiver = Receiver::start(&["--secret", "SEC123"]);
    let at = |code: &str, secret| {
        robot(RobotKind::Dingtalk, receiver.url(&format!("/dingtalk/{code}?access_token=t")), secret)
    };
    expect(&speak(&at("0", Some("SEC123")), &text()).await, "delivered", "errcode 0");
    let body: Value = serde_json::from_str(receiver.seen()[0]["body"].as_str().unwrap()).unwrap();
    assert_eq!(body["text"]["content"], "工单待办：3 件 @13800000000");
    assert_eq!(body["at"]["atMobiles"][0], "13800000000");
    expect(&speak(&at("130101", Some("SEC123")), &text()).await, "transient", "130101");
    expect(&speak(&at("0", Some("other")), &text()).await, "permanent", "310000");
    expect(&speak(&at("0", None), &text()).await, "permanent", "310000");
}

#[tokio::test]
async fn the_key_in_the_address_is_never_told() {
    let receiver = Receiver::start(&[]);
    let url = receiver.url("/status/500?key=topsecret");
    let there = robot(RobotKind::Wecom, url.clone(), None);
    drop(receiver);
    let delivery = speak(&there, &text()).await;
    expect(&delivery, "transient", "cannot be reached");
    assert!(!format!("{delivery:?} {there:?}").contains("topsecret"), "{delivery:?}");
    let closed = say(&outbound(&[], None), &there, &text()).await;
    assert!(!format!("{closed:?}").contains("topsecret"), "{closed:?}");
}

#[tokio::test]
async fn an_address_that_is_no_robot_is_told() {
    let receiver = Receiver::start(&[]);
    let there = robot(RobotKind::Wecom, receiver.url("/status/200"), None);
    expect(&speak(&there, &text()).await, "permanent", "no errcode");
    let busy = robot(RobotKind::Wecom, receiver.url("/status/502"), None);
    expect(&speak(&busy, &text()).await, "transient", "502");
}
