//! The ways out: settings with their secrets, trying them, and what goes out by each.

use crate::harness::TestApp;
use crate::on_both;
use crate::outside::{
    Outside, deliveries, delivery_by, letter, mail_settings, party, reach, runner, set, system_admin,
};
use serde_json::{Value, json};

on_both! {
    text_messages_go_through_the_gateway_when_they_are_wanted
    other_systems_and_groups_are_told_once_and_only_what_is_theirs
    silence_is_uncertain_and_sent_again_under_its_name
    secrets_are_kept_and_never_shown
    settings_that_cannot_work_are_refused_with_the_reason
    a_channel_is_tried_out
}

async fn text_messages_go_through_the_gateway_when_they_are_wanted(test: TestApp) {
    let receiver = Outside::receiver();
    let admin = system_admin(&test).await;
    set(&admin, "outbound", json!({"allow": ["127.0.0.1"]})).await;
    let gateway = json!({"enabled": true, "url": receiver.url("/json/0"), "secret": {"new": "s3cret"},
        "body": {"json": {"key": "{secret}", "to": "{phone}", "text": "{text}", "id": "{id}"}},
        "success": {"pointer": "/data/code", "equals": ["0"], "receipt": "/data/id"}});
    set(&admin, "sms", gateway).await;
    let id = test.person("li.hua", "unit_clerk").await;
    reach(&test, id, "", "13800001234", None).await;
    letter(&admin, &[id], json!({})).await;
    runner(&test).run_due_once().await.expect("run");
    assert!(receiver.calls().is_empty(), "nobody gets text messages unasked");
    let wanted = json!({"choices": [{"kind": "letter", "channel": "sms", "wanted": true}]});
    let clerk = test.signed_in("li.hua").await;
    clerk.send("PUT", "/api/v1/me/notice-choices", Some(wanted), &[]).await.expect(200);
    let batch = letter(&admin, &[id], json!({})).await;
    runner(&test).run_due_once().await.expect("run");
    let body: Value =
        serde_json::from_str(receiver.calls()[0]["body"].as_str().expect("a body")).expect("JSON");
    assert_eq!((&body["key"], &body["to"]), (&json!("s3cret"), &json!("13800001234")));
    assert!(
        !body["text"].as_str().expect("text").contains("请核对本期"),
        "it says that there is something, not what"
    );
    let sent = delivery_by(&admin, &batch, "sms").await;
    let seen = (&sent["state"], &sent["target_shown"], &sent["receipt"]);
    assert_eq!(seen, (&json!("sent"), &json!("138****1234"), &json!("sms-9")));
}

async fn other_systems_and_groups_are_told_once_and_only_what_is_theirs(test: TestApp) {
    let receiver = Outside::receiver();
    let admin = system_admin(&test).await;
    let (ours, theirs) = (party(&admin, "市数据局").await, party(&admin, "市财政局").await);
    set(&admin, "outbound", json!({"allow": ["127.0.0.0/8"]})).await;
    let hook = |key: &str, party: Option<i64>, kinds: Value| {
        json!({"key": key, "name": key, "enabled": true, "url": receiver.url("/signed"),
            "secret": {"new": "shared"}, "party_id": party, "kinds": kinds})
    };
    let hooks = [
        hook("all", None, json!([])),
        hook("ours", Some(ours), json!(["letter"])),
        hook("theirs", Some(theirs), json!([])),
        hook("tasks", None, json!(["task"])),
    ];
    set(&admin, "webhooks", json!({"webhooks": hooks})).await;
    let robot = |key: &str, kind: &str, path: &str| {
        json!({"key": key, "name": key, "kind": kind, "enabled": true,
            "url": {"new": receiver.url(path)}, "secret": {"new": "shared"}})
    };
    let robots = [
        robot("group", "wecom", "/wecom/0"),
        robot("ding", "dingtalk", "/dingtalk/0"),
        robot("gone", "wecom", "/wecom/93000"),
    ];
    set(&admin, "robots", json!({"robots": robots})).await;
    let mut accounts = Vec::new();
    for login in ["a.one", "a.two", "a.three"] {
        let id = test.person(login, "unit_clerk").await;
        reach(&test, id, "", "13800001234", Some(ours)).await;
        accounts.push(id);
    }
    let batch = letter(&admin, &accounts, json!({})).await;
    runner(&test).run_due_once().await.expect("run");
    let mut told: Vec<String> = deliveries(&admin, &batch)
        .await
        .iter()
        .filter(|row| row["channel"] != "in_app")
        .map(|row| {
            format!(
                "{} {}",
                row["target_shown"].as_str().unwrap_or_default(),
                row["state"].as_str().unwrap_or_default()
            )
        })
        .collect();
    told.sort();
    assert_eq!(told, ["all delivered", "ding delivered", "gone failed", "group delivered", "ours delivered"]);
    let calls = receiver.calls();
    assert_eq!(calls.len(), 5, "three people of one party are one message");
    assert!(calls.iter().all(|call| !call["body"].as_str().unwrap_or_default().contains("请核对本期")));
    let event = calls.iter().find(|call| call["path"] == "/signed").expect("an event");
    let event: Value = serde_json::from_str(event["body"].as_str().expect("a body")).expect("JSON");
    assert_eq!((&event["event"], &event["batch"]), (&json!("notice.sent"), &json!(batch)));
}

async fn silence_is_uncertain_and_sent_again_under_its_name(test: TestApp) {
    let receiver = Outside::receiver();
    let admin = system_admin(&test).await;
    set(&admin, "outbound", json!({"allow": ["127.0.0.1"], "timeout_seconds": 1})).await;
    let hook = |path: &str| {
        json!({"webhooks": [{"key": "oa", "name": "办公系统", "enabled": true,
        "url": receiver.url(path), "secret": {"new": "shared"}}]})
    };
    set(&admin, "webhooks", hook("/mute")).await;
    let id = test.person("li.hua", "unit_clerk").await;
    let batch = letter(&admin, &[id], json!({})).await;
    runner(&test).run_due_once().await.expect("run");
    let silent = delivery_by(&admin, &batch, "webhook").await;
    assert_eq!((&silent["state"], &silent["maybe_twice"]), (&json!("uncertain"), &json!(false)), "{silent}");
    set(&admin, "webhooks", hook("/signed")).await;
    test.clock.advance_ms(60_000);
    runner(&test).run_due_once().await.expect("run");
    let sent = delivery_by(&admin, &batch, "webhook").await;
    assert_eq!((&sent["state"], &sent["maybe_twice"]), (&json!("delivered"), &json!(true)));
    let names =
        receiver.calls().iter().map(|call| call["headers"]["x-yunheng-delivery"].clone()).collect::<Vec<_>>();
    assert_eq!((names.len(), &names[0]), (2, &names[1]));
}

async fn secrets_are_kept_and_never_shown(test: TestApp) {
    let admin = system_admin(&test).await;
    let mut mail = json!({"enabled": true, "host": "mail.gov.example", "port": 465, "security": "tls", "user": "yh",
        "password": {"new": "very-secret-7"}, "from": "yunheng@gov.example", "timeout_seconds": 5});
    let saved = set(&admin, "mail", mail.clone()).await;
    assert_eq!(saved["value"]["password"], json!({"is_set": true}));
    mail["password"] = Value::Null;
    mail["from"] = json!("other@gov.example");
    assert_eq!(
        set(&admin, "mail", mail.clone()).await["value"]["password"],
        json!({"is_set": true}),
        "it stays"
    );
    let path = "/api/v1/settings/mail";
    mail["host"] = json!("mail.evil.example");
    let refused = admin.put(path, 2, mail.clone()).await.expect(422).json();
    assert_eq!(refused["findings"][0]["code"], "secret_moved", "a kept secret does not go to another place");
    mail["password"] = json!({"is_set": false});
    mail["user"] = Value::Null;
    assert_eq!(set(&admin, "mail", mail.clone()).await["value"]["password"], json!({"is_set": false}));
    assert_eq!(admin.put(path, 2, mail.clone()).await.expect(412).code(), "stale");
    mail["password"] = json!({"new": "very-secret-8"});
    mail["user"] = json!("yh");
    set(&admin, "mail", mail.clone()).await;
    mail["password"] = json!({"new": "very-secret-9"});
    set(&admin, "mail", mail.clone()).await;
    let stored =
        yunheng_store::setting::find(test.app.store().reader(), "mail").await.expect("asked").expect("there");
    let shown = admin.get(path).await.expect(200);
    let auditor = test.as_role("audit_admin").await;
    let trail = auditor.get("/api/v1/audit/entries?action=setting.&limit=50").await.expect(200);
    let all = [
        stored.value,
        String::from_utf8_lossy(&shown.bytes).into(),
        String::from_utf8_lossy(&trail.bytes).into(),
    ];
    for text in &all {
        assert!(!text.contains("very-secret"), "{text}");
    }
    assert!(all[2].contains("set anew"), "that it changed is on the record");
    test.clock.advance_ms(6 * 60_000);
    let later = admin.put(path, 5, mail).await.expect(403);
    assert_eq!(later.code(), "confirm_identity");
}

async fn settings_that_cannot_work_are_refused_with_the_reason(test: TestApp) {
    let admin = system_admin(&test).await;
    let refused = async |section: &str, value: Value| {
        let reply = admin.put(&format!("/api/v1/settings/{section}"), 0, value).await.expect(422).json();
        let findings = reply["findings"].as_array().cloned().expect("findings");
        let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
        findings.iter().map(|one| format!("{} {}", text(one, "code"), text(one, "where"))).collect::<Vec<_>>()
    };
    let nothing = json!({"enabled": true, "timeout_seconds": 600, "ca_file": "../../etc/passwd"});
    let found = refused("mail", nothing).await;
    assert_eq!(
        found,
        ["missing /host", "missing /from", "out_of_range /timeout_seconds", "ca_file /ca_file"]
    );
    let plain =
        json!({"enabled": true, "host": "mail.gov.example", "security": "none", "from": "a@gov.example"});
    assert_eq!(refused("mail", plain).await, ["unusable /"]);
    assert_eq!(refused("outbound", json!({"allow": ["https://x.example"]})).await, ["unusable /"]);
    assert_eq!(refused("sms", json!({"enabled": true, "url": "http://10.0.0.1/"})).await, ["unusable /"]);
    let hooks = json!({"webhooks": [
        {"key": "A b", "name": "", "enabled": true, "url": "ftp://x", "kinds": ["gossip"]},
        {"key": "ok", "name": "好", "enabled": true, "url": "https://x.example", "secret": {"new": "s"}},
        {"key": "ok", "name": "好", "enabled": true, "url": "https://x.example", "secret": {"new": "s"}}]});
    let found = refused("webhooks", hooks).await;
    assert_eq!(
        found,
        [
            "key /webhooks/0/key",
            "missing /webhooks/0/name",
            "unknown_kind /webhooks/0/kinds",
            "key /webhooks/2/key",
            "address /webhooks/0/url"
        ]
    );
    let unsigned =
        json!({"webhooks": [{"key": "ok", "name": "好", "enabled": true, "url": "https://x.example"}]});
    assert_eq!(refused("webhooks", unsigned).await, ["unusable /"]);
    admin.put("/api/v1/settings/mail", 0, json!({"host": 7})).await.expect(400);
    admin.put("/api/v1/settings/mail", 0, json!({"hots": "x"})).await.expect(400);
}

async fn a_channel_is_tried_out(test: TestApp) {
    let (server, receiver) = (Outside::mail(), Outside::receiver());
    let admin = system_admin(&test).await;
    let try_out = async |section: &str, body: Value| {
        admin.post(&format!("/api/v1/settings/{section}/test"), body).await
    };
    let to = |name: &str| json!({"to": format!("{name}@gov.example")});
    assert_eq!(try_out("mail", to("a")).await.expect(409).code(), "nothing_set");
    let mut settings = mail_settings(server.port);
    settings["enabled"] = json!(false);
    set(&admin, "mail", settings).await;
    assert_eq!(try_out("mail", to("a")).await.expect(200).json()["outcome"], "taken");
    assert_eq!(server.mails().len(), 1);
    let refused = try_out("mail", to("nobody")).await.expect(200).json();
    assert_eq!(refused["outcome"], "refused");
    assert!(refused["message"].as_str().is_some_and(|why| why.contains("550")), "{refused}");
    assert_eq!(try_out("mail", to("full")).await.expect(200).json()["outcome"], "later");
    try_out("webhooks", json!({"key": "oa"})).await.expect(404);
    let hook = json!({"key": "oa", "name": "办公系统", "enabled": false, "url": receiver.url("/signed"), "secret": {"new": "shared"}});
    set(&admin, "webhooks", json!({"webhooks": [hook]})).await;
    let barred = try_out("webhooks", json!({"key": "oa"})).await.expect(200).json();
    assert_eq!(barred["outcome"], "refused", "this machine is not on the list: {barred}");
    set(&admin, "outbound", json!({"allow": ["127.0.0.1"]})).await;
    assert_eq!(try_out("webhooks", json!({"key": "oa"})).await.expect(200).json()["outcome"], "taken");
    let auditor = test.as_role("audit_admin").await;
    let trail =
        auditor.get("/api/v1/audit/entries?action=setting.test&outcome=done").await.expect(200).json();
    assert_eq!(trail["items"].as_array().map(Vec::len), Some(7));
    assert!(!trail.to_string().contains("nobody@gov.example"), "where it went is personal");
}
