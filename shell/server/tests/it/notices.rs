//! Notices: into the box, out by the ways that people chose, and each step on the record.

use crate::harness::{Client, TestApp};
use crate::on_both;
use crate::outside::{
    Outside, deliveries, delivery_by, letter, mail_settings, party, reach, runner, set, system_admin,
};
use serde_json::{Value, json};
use yunheng_access::Reach;
use yunheng_store::authority::{self, NewGrant};
use yunheng_store::proposal::{self, NewProposal};
use yunheng_store::ruling::{self, NewChoice};

on_both! {
    a_letter_is_opened_signed_for_and_starts_its_clock
    the_ruling_says_which_step_starts_the_clock
    mail_goes_out_as_its_person_chose
    an_officer_tells_and_watches_only_people_in_scope
    values_that_are_not_right_are_said_at_once
    sent_twice_it_is_sent_once
    notices_are_paged_and_belong_to_their_person
}

async fn detail(client: &Client<'_>, batch: &str) -> Value {
    let id = delivery_by(client, batch, "in_app").await["id"].clone();
    client.get(&format!("/api/v1/deliveries/{id}")).await.expect(200).json()
}

async fn a_letter_is_opened_signed_for_and_starts_its_clock(test: TestApp) {
    let clerk_id = test.person("li.hua", "unit_clerk").await;
    let officer = test.as_role("authority_officer").await;
    let clock = json!({"pack": "xuchang", "key": "list.confirm"});
    let batch = letter(&officer, &[clerk_id], json!({"clock": clock, "needs_signature": true})).await;
    let clerk = test.signed_in("li.hua").await;
    assert_eq!(clerk.get("/api/v1/me").await.json()["unopened_notices"], 1);
    let notice = clerk.get("/api/v1/notices?unread=true").await.expect(200).json()["items"][0].clone();
    let shown = (&notice["title"], &notice["starts_clock"], &notice["needs_signature"], &notice["opened_at"]);
    assert_eq!(shown, (&json!("关于核对清单的通知"), &json!(true), &json!(true), &Value::Null));
    let id = notice["id"].clone();
    test.clock.advance_ms(3_600_000);
    let clerk = test.signed_in("li.hua").await;
    let post = async |what: &str| clerk.post(&format!("/api/v1/notices/{id}/{what}"), json!(null)).await;
    post("opened").await.expect(204);
    post("opened").await.expect(204);
    test.clock.advance_ms(6 * 60_000);
    assert_eq!(post("signed").await.expect(403).code(), "confirm_identity");
    clerk.confirm().await;
    post("signed").await.expect(204);
    post("signed").await.expect(204);
    assert_eq!(clerk.get("/api/v1/notices?unread=true").await.json()["items"], json!([]));
    let officer = test.as_role("authority_officer").await;
    let detail = detail(&officer, &batch).await;
    let delivery = &detail["delivery"];
    assert_eq!(delivery["state"], "signed");
    let hour = |name: &str| delivery[name].as_str().map(|at| at[11..16].to_owned()).unwrap_or_default();
    assert_eq!(
        ["sent_at", "delivered_at", "opened_at", "signed_at"].map(hour),
        ["10:00", "10:00", "11:00", "11:06"]
    );
    let clock = &detail["clock"];
    assert_eq!(clock["name"], "确认云资源使用清单");
    assert_eq!((&clock["event"], &clock["counts"]), (&json!("list.received"), &json!("delivered")));
    assert_eq!(clock["started_at"], "2026-11-23T10:00:00+08:00", "in the box is received");
    assert_eq!((&clock["due_on"], &clock["limit"]), (&json!("2026-11-30"), &json!("5wd")));
    assert_eq!(clock["rulings"], json!(["notice.received=delivered"]));
    let clauses: Vec<&str> =
        clock["clauses"].as_array().expect("clauses").iter().filter_map(Value::as_str).collect();
    assert!(
        ["XC-C-3.1.1", "CN-CC-137", "CN-ESL-11"].iter().all(|clause| clauses.contains(clause)),
        "{clauses:?}"
    );
    assert!(clock["because"].as_str().is_some_and(|text| text.contains("收件箱")), "{clock}");
    let auditor = test.as_role("audit_admin").await;
    let entries = auditor.get("/api/v1/audit/entries?action=notice.&outcome=done").await.expect(200).json();
    let actions = entries["items"].as_array().expect("rows").iter().map(|entry| entry["action"].clone());
    assert_eq!(json!(actions.collect::<Vec<_>>()), json!(["notice.sign", "notice.open", "notice.send"]));
}

async fn choose(test: &TestApp, ruling: &str, reading: &str) {
    let by = test.person(&format!("leader.{reading}"), "authority_leader").await;
    let tx = test.app.store().begin().await.expect("a transaction");
    let new = NewProposal {
        kind: "ruling.choice",
        subject: ruling,
        title_zh: "选择读法",
        title_en: "choose a reading",
        changes: "[]",
        payload: "{}",
        reason: "试验",
        proposed_by: by,
        proposed_for: None,
    };
    let proposal_id = proposal::insert(tx.db(), new, 1).await.expect("a proposal");
    let choice =
        NewChoice { pack: "xuchang", ruling, reading, from_on: "2026-11-01", reason: "试验", proposal_id };
    ruling::insert(tx.db(), choice, test.app.now_ms()).await.expect("a choice");
    tx.commit().await.expect("a commit");
}

async fn the_ruling_says_which_step_starts_the_clock(test: TestApp) {
    let clerk_id = test.person("li.hua", "unit_clerk").await;
    let officer = test.as_role("authority_officer").await;
    let with_clock = |key: &str| json!({"clock": {"pack": "xuchang", "key": key}, "needs_signature": true});
    let list = letter(&officer, &[clerk_id], with_clock("list.confirm")).await;
    let ticket = letter(&officer, &[clerk_id], with_clock("req.change")).await;
    let of = async |batch: &str| detail(&officer, batch).await["clock"].clone();
    assert_eq!(of(&ticket).await["rulings"], json!(["sla.start=dispatched", "notice.received=delivered"]));
    choose(&test, "notice.received", "opened").await;
    choose(&test, "sla.start", "accepted").await;
    let (before, signed) = (of(&list).await, of(&ticket).await);
    assert_eq!((&before["counts"], &before["started_at"]), (&json!("opened"), &Value::Null));
    assert_eq!((&before["due_on"], &before["rulings"]), (&Value::Null, &json!(["notice.received=opened"])));
    assert_eq!((&signed["counts"], &signed["started_at"]), (&json!("signed"), &Value::Null));
    assert_eq!(
        (&signed["event"], &signed["rulings"]),
        (&json!("ticket.accepted"), &json!(["sla.start=accepted"]))
    );
    let clerk = test.signed_in("li.hua").await;
    let notices = clerk.get("/api/v1/notices").await.json()["items"].clone();
    test.clock.advance_ms(2 * 60_000);
    clerk.post(&format!("/api/v1/notices/{}/opened", notices[1]["id"]), json!(null)).await.expect(204);
    test.clock.advance_ms(60_000);
    clerk.confirm().await;
    clerk.post(&format!("/api/v1/notices/{}/signed", notices[0]["id"]), json!(null)).await.expect(204);
    assert_eq!(of(&list).await["started_at"], "2026-11-23T10:02:00+08:00");
    assert_eq!(of(&ticket).await["started_at"], "2026-11-23T10:03:30+08:00");
    assert_eq!(of(&ticket).await["due_on"], "2026-11-25");
}

async fn mail_goes_out_as_its_person_chose(test: TestApp) {
    let server = Outside::mail();
    let admin = system_admin(&test).await;
    set(&admin, "mail", mail_settings(server.port)).await;
    let id = test.person("li.hua", "unit_clerk").await;
    reach(&test, id, "li.hua@unit.example", "13800001234", None).await;
    let without = test.person("no.address", "unit_clerk").await;
    let batch = letter(&admin, &[id, without], json!({"needs_signature": true})).await;
    assert!(server.mails().is_empty(), "nothing leaves inside the request");
    runner(&test).run_due_once().await.expect("run");
    let mails = server.mails();
    assert_eq!(mails.len(), 1, "one of the two has an address");
    let (headers, text) = (&mails[0]["headers"], mails[0]["text"].as_str().expect("text"));
    assert_eq!(headers["Subject"], "【云衡】关于核对清单的通知");
    assert_eq!(
        (&headers["To"], &headers["Auto-Submitted"]),
        (&json!("li.hua@unit.example"), &json!("auto-generated"))
    );
    for part in
        ["请核对本期", "须登录平台签收", "Please check this", "https://yunheng.example/?tab=notices&open="]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let sent = delivery_by(&admin, &batch, "mail").await;
    assert_eq!((&sent["state"], &sent["target_shown"]), (&json!("sent"), &json!("l***@unit.example")));
    assert_eq!((sent["receipt"].is_string(), &sent["maybe_twice"]), (true, &json!(false)));
    let clerk = test.signed_in("li.hua").await;
    let path = "/api/v1/me/notice-choices";
    let mut choices = clerk.get(path).await.expect(200).json();
    let find = |choices: &mut Value, kind: &str, channel: &str| {
        let all = choices["choices"].as_array_mut().expect("choices");
        all.iter().position(|one| one["kind"] == kind && one["channel"] == channel).expect("a line")
    };
    let (in_app, mail) = (find(&mut choices, "letter", "in_app"), find(&mut choices, "letter", "mail"));
    assert_eq!(choices["choices"][in_app]["fixed"], true);
    choices["choices"][mail]["wanted"] = json!(false);
    let put = async |body: &Value| clerk.send("PUT", path, Some(body.clone()), &[]).await;
    assert_eq!(put(&choices).await.expect(200).json(), choices);
    choices["choices"][in_app]["wanted"] = json!(false);
    choices["choices"][mail]["kind"] = json!("gossip");
    let refused = put(&choices).await.expect(422).json();
    let codes: Vec<&Value> =
        refused["findings"].as_array().expect("findings").iter().map(|one| &one["code"]).collect();
    assert_eq!(codes, ["always_in_app", "unknown_kind"]);
    let batch = letter(&admin, &[id], json!({})).await;
    runner(&test).run_due_once().await.expect("run");
    assert_eq!(server.mails().len(), 1, "not wanted any more");
    assert_eq!(deliveries(&admin, &batch).await.len(), 1);
}

/// A person of a role over one party.
async fn over(test: &TestApp, login: &str, role: &str, party_id: i64) -> i64 {
    let account = test.person(login, "").await;
    let tx = test.app.store().begin().await.expect("a transaction");
    let (role_id, world) = authority::role_by_key(tx.db(), role).await.expect("asked").expect("shipped");
    let grant = NewGrant {
        account_id: account,
        role_id,
        world,
        reach: Reach::UnitsBelow,
        party_id: Some(party_id),
        from_ms: 0,
        until_ms: None,
        proposal_id: None,
    };
    authority::insert_grant(tx.db(), grant, test.app.now_ms()).await.expect("a grant");
    tx.commit().await.expect("a commit");
    account
}

async fn an_officer_tells_and_watches_only_people_in_scope(test: TestApp) {
    let admin = system_admin(&test).await;
    let (ours, theirs) = (party(&admin, "甲县政务局").await, party(&admin, "乙县政务局").await);
    let (mine, other) = (test.person("mine", "unit_clerk").await, test.person("other", "unit_clerk").await);
    reach(&test, mine, "", "13800001234", Some(ours)).await;
    reach(&test, other, "", "13800001234", Some(theirs)).await;
    over(&test, "officer.a", "county_authority_officer", ours).await;
    over(&test, "officer.b", "county_authority_officer", theirs).await;
    let (a, b) = (test.signed_in("officer.a").await, test.signed_in("officer.b").await);
    let body = |accounts: Value, parties: Value| json!({"accounts": accounts, "parties": parties, "title_zh": "通知", "body_zh": "正文"});
    let refused =
        a.post("/api/v1/notices", body(json!([mine, other]), json!([theirs]))).await.expect(422).json();
    let places: Vec<&Value> =
        refused["findings"].as_array().expect("findings").iter().map(|one| &one["where"]).collect();
    assert_eq!(places, ["/accounts/1", "/parties/0"]);
    let sent = a.post("/api/v1/notices", body(json!([]), json!([ours]))).await.expect(201).json();
    assert_eq!(sent["recipients"], 1);
    let batch = sent["batch"].as_str().expect("a batch");
    let seen = deliveries(&a, batch).await;
    assert_eq!(seen.len(), 1);
    assert!(deliveries(&b, batch).await.is_empty());
    let (delivery, notice) = (&seen[0]["id"], &seen[0]["notice_id"]);
    for (client, status) in [(&a, 200), (&b, 404)] {
        client.get(&format!("/api/v1/deliveries/{delivery}")).await.expect(status);
        client.get(&format!("/api/v1/notices/{notice}/deliveries")).await.expect(status);
    }
    // Somebody else's notice is not there, whoever asks.
    b.post(&format!("/api/v1/notices/{notice}/opened"), json!(null)).await.expect(404);
    b.post(&format!("/api/v1/notices/{notice}/signed"), json!(null)).await.expect(404);
    let clerk = test.signed_in("mine").await;
    assert_eq!(clerk.get("/api/v1/notices").await.json()["items"][0]["sender"], "officer.a的姓名");
    assert_eq!(
        clerk.post(&format!("/api/v1/notices/{notice}/signed"), json!(null)).await.expect(409).code(),
        "no_signature_needed"
    );
}

async fn values_that_are_not_right_are_said_at_once(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let refused = async |body: Value| {
        let reply = officer.post("/api/v1/notices", body).await.expect(422).json();
        let findings = reply["findings"].as_array().cloned().expect("findings");
        findings.iter().map(|one| one["where"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let long = "长".repeat(10_001);
    for link in ["//evil.example", "https://evil.example", "/a b", "javascript:alert(1)", "/\\evil"] {
        let body = json!({"title_zh": "一\n二", "title_en": "x".repeat(121), "body_zh": long, "link": link});
        assert_eq!(
            refused(body).await,
            ["/accounts", "/title_zh", "/title_en", "/body_zh", "/link"],
            "{link}"
        );
    }
    let with_clock = |pack: &str, key: &str| json!({"accounts": [1], "title_zh": "通知", "body_zh": "正文", "clock": {"pack": pack, "key": key}});
    assert_eq!(refused(with_clock("nowhere", "x")).await, ["/clock/pack"]);
    assert_eq!(refused(with_clock("xuchang", "no.such")).await, ["/clock/key"]);
    assert_eq!(
        refused(with_clock("xuchang", "list.submit")).await,
        ["/clock/key"],
        "it counts from no delivery"
    );
    assert_eq!(
        refused(json!({"accounts": [999_999], "title_zh": "通知", "body_zh": "正文"})).await,
        ["/accounts/0"]
    );
}

async fn sent_twice_it_is_sent_once(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let id = test.person("li.hua", "unit_clerk").await;
    let body = json!({"accounts": [id, id], "title_zh": "通知", "body_zh": "正文"});
    let send = async |key: &str, body: &Value| {
        officer.send("POST", "/api/v1/notices", Some(body.clone()), &[("idempotency-key", key)]).await
    };
    let first = send("k-1", &body).await.expect(201).json();
    assert_eq!(first["recipients"], 1, "named twice is told once");
    assert_eq!(send("k-1", &body).await.expect(201).json(), first);
    assert_ne!(send("k-2", &body).await.expect(201).json(), first);
    let clerk = test.signed_in("li.hua").await;
    assert_eq!(clerk.get("/api/v1/notices").await.json()["items"].as_array().map(Vec::len), Some(2));
    let other = json!({"accounts": [id], "title_zh": "另一通知", "body_zh": "正文"});
    assert_eq!(send("k-1", &other).await.expect(422).code(), "idempotency_key_reused");
}

async fn notices_are_paged_and_belong_to_their_person(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let id = test.person("li.hua", "unit_clerk").await;
    for _ in 0..5 {
        letter(&officer, &[id], json!({})).await;
    }
    let clerk = test.signed_in("li.hua").await;
    let all = async |query: &str| {
        let (mut ids, mut after) = (Vec::new(), String::new());
        loop {
            let page = clerk.get(&format!("/api/v1/notices?limit=2{query}{after}")).await.expect(200).json();
            ids.extend(page["items"].as_array().expect("rows").iter().filter_map(|row| row["id"].as_i64()));
            let Some(next) = page["next"].as_str() else { return ids };
            after = format!("&after={next}");
        }
    };
    let ids = all("").await;
    assert_eq!(ids.len(), 5);
    assert!(ids.is_sorted_by(|a, b| a > b), "{ids:?}");
    clerk.post(&format!("/api/v1/notices/{}/opened", ids[2]), json!(null)).await.expect(204);
    assert_eq!(all("&unread=true").await.len(), 4);
    assert_eq!(officer.get("/api/v1/notices").await.json()["items"], json!([]));
    let mut english = test.signed_in("li.hua").await;
    english.csrf = None;
    let page =
        english.send("GET", "/api/v1/notices?limit=1", None, &[("accept-language", "en")]).await.json();
    assert_eq!(
        (&page["items"][0]["title"], &page["items"][0]["kind_title"]),
        (&json!("Check the list"), &json!("letters"))
    );
}
