//! Documents: issued with a task and by hand, made once, verified by strangers, signed by their issuer, listed in a register.

use crate::cases::{City, PROVIDER, act, acts, first_task, maintenance, policy};
use crate::harness::{Client, Reply, TestApp};
use crate::on_both;
use crate::outside::runner;
use serde_json::{Value, json};

on_both! {
    a_document_is_issued_made_once_and_verified
    issuing_again_replaces_the_document_before
    only_the_issuer_signs_and_the_copy_is_bound
    the_register_shows_what_one_may_see
    a_character_without_a_shape_keeps_number_and_reason
    a_case_is_taken_along_whole
    cases_are_counted_by_kind_unit_month_step_and_person
}

/// A network policy from form to end; the case as its clerk sees it.
async fn closed(city: &City<'_>, form: Value) -> Value {
    let (clerk, officer, engineer) =
        (city.as_("clerk").await, city.as_("officer").await, city.as_("engineer").await);
    city.sent(&clerk, "network-policy", form).await.expect(200);
    act(&officer, &first_task(&officer).await, "complete", json!({ "outcome": "approve" })).await.expect(200);
    let done = json!({ "outcome": "done", "form": { "done_at": "2026-11-23T15:00:00+08:00", "done_note": "已开通" } });
    act(&engineer, &first_task(&engineer).await, "complete", done).await.expect(200);
    let confirm = json!({ "outcome": "confirm" });
    act(&clerk, &first_task(&clerk).await, "complete", confirm).await.expect(200).json()
}

async fn upload(who: &Client<'_>, path: &str, name: &str, bytes: &[u8]) -> Reply {
    let head = format!("--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat();
    who.raw("POST", path, Some(("multipart/form-data; boundary=x".into(), body)), &[]).await
}

async fn a_document_is_issued_made_once_and_verified(test: TestApp) {
    let city = City::new(&test).await;
    let case = closed(&city, policy()).await;
    let document = case["documents"][0].clone();
    assert_eq!(
        (&document["title"], &document["number"], &document["issuer_name"]),
        (&json!("网络策略办理结果单"), &json!("网策结〔2026〕0001号"), &json!(format!("单位{PROVIDER}")))
    );
    assert_eq!((&document["sm3"], &document["is_signed"]), (&Value::Null, &json!(false)));
    assert_eq!(case["issuable"], json!([]), "the clerk is not the issuer");
    assert_eq!(acts(&case).last().map(String::as_str), Some("issue"));
    // The job makes it; asking for it gives the same bytes.
    runner(&test).run_due_once().await.expect("worked off");
    let clerk = city.as_("clerk").await;
    let (id, code) = (document["id"].clone(), document["code"].as_str().expect("a code").to_owned());
    let file = clerk.get(&format!("/api/v1/documents/{id}/file")).await.expect(200);
    assert!(file.bytes.starts_with(b"%PDF-"));
    assert_eq!(file.headers["content-type"], "application/pdf");
    let again = clerk.get(&format!("/api/v1/documents/{id}/file")).await.expect(200);
    assert_eq!(file.bytes, again.bytes);
    // Anybody with the code verifies it, however it is typed; nobody learns of the case.
    let stranger = test.stranger();
    let typed = code.to_lowercase().replace('-', "");
    let verified = stranger.get(&format!("/api/v1/verifications/{typed}")).await.expect(200).json();
    assert_eq!((&verified["number"], &verified["code"]), (&document["number"], &document["code"]));
    assert!(!verified.to_string().contains("一网通办"), "{verified}");
    let compare = format!("/api/v1/verifications/{code}/comparison");
    let same = upload(&stranger, &compare, "结果单.pdf", &file.bytes).await.expect(200).json();
    assert_eq!((&same["is"], &same["sm3"]), (&json!("document"), &verified["sm3"]));
    let other = upload(&stranger, &compare, "结果单.pdf", b"%PDF-1.7 forged").await.expect(200).json();
    assert_eq!(other["is"], "other");
    for unknown in ["0000-0000-0000-0000", "x", "%E6%96%87"] {
        let reply = stranger.get(&format!("/api/v1/verifications/{unknown}")).await.expect(404);
        assert_eq!(reply.code(), "unknown_code", "{unknown}");
    }
    let trail = test.as_role("audit_admin").await;
    for (action, times) in [("document.issue", 1), ("document.make", 1), ("document.compare", 2)] {
        let entries = trail.get(&format!("/api/v1/audit/entries?action={action}")).await.expect(200).json();
        assert_eq!(entries["items"].as_array().map(Vec::len), Some(times), "{action}");
    }
}

async fn issuing_again_replaces_the_document_before(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, engineer) = (city.as_("clerk").await, city.as_("engineer").await);
    let sent = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    let path = format!("/api/v1/cases/{}/documents", sent["id"]);
    let again = json!({ "name": "result" });
    assert_eq!(engineer.post(&path, again.clone()).await.expect(409).code(), "not_issuable", "too early");
    act(&clerk, &Value::Null, "withdraw", json!({})).await.expect(404);
    clerk
        .post(&format!("/api/v1/cases/{}/withdraw", sent["id"]), json!({ "said": "重来" }))
        .await
        .expect(200);
    let case = closed(&city, policy()).await;
    let path = format!("/api/v1/cases/{}/documents", case["id"]);
    assert_eq!(clerk.post(&path, again.clone()).await.expect(409).code(), "not_issuable", "not the issuer's");
    assert_eq!(engineer.post(&path, json!({ "name": "nothing" })).await.expect(409).code(), "not_issuable");
    let seen = engineer.get(&format!("/api/v1/cases/{}", case["id"])).await.expect(200).json();
    assert_eq!(
        seen["issuable"],
        json!([{ "name": "result", "title": "网络策略办理结果单", "is_again": true }])
    );
    let case = engineer.post(&path, again).await.expect(201).json();
    let (first, second) = (&case["documents"][0], &case["documents"][1]);
    assert_eq!(
        (&first["replaced_by"], &second["replaced_by"]),
        (&json!("网策结〔2026〕0002号"), &Value::Null)
    );
    let code = first["code"].as_str().expect("a code");
    let verified = test.stranger().get(&format!("/api/v1/verifications/{code}")).await.expect(200).json();
    assert_eq!(verified["replaced_by"], "网策结〔2026〕0002号");
    assert!(verified["sm3"].is_string(), "whoever asks first has it made");
}

async fn only_the_issuer_signs_and_the_copy_is_bound(test: TestApp) {
    let city = City::new(&test).await;
    let case = closed(&city, policy()).await;
    let document = case["documents"][0].clone();
    let (clerk, engineer, other) =
        (city.as_("clerk").await, city.as_("engineer").await, city.as_("other").await);
    let path = format!("/api/v1/documents/{}/copies", document["id"]);
    let scan = b"%PDF-1.4 scanned and sealed";
    assert_eq!(upload(&clerk, &path, "盖章.pdf", scan).await.expect(422).code(), "not_the_issuer");
    upload(&other, &path, "盖章.pdf", scan).await.expect(404);
    assert_eq!(upload(&engineer, &path, "盖章.zip", b"PK\x03\x04").await.expect(422).code(), "file_type");
    assert_eq!(upload(&engineer, &path, "盖章.pdf", b"MZ").await.expect(422).code(), "file_type");
    let case = upload(&engineer, &path, "盖章.pdf", scan).await.expect(201).json();
    let copy = case["documents"][0]["copies"][0].clone();
    assert_eq!((&copy["name"], &case["documents"][0]["is_signed"]), (&json!("盖章.pdf"), &json!(true)));
    let event = case["timeline"].as_array().expect("a timeline").last().expect("an event");
    assert_eq!(
        (&event["act"], &event["detail"]["of"]),
        (&json!("sign"), &case["documents"][0]["sm3"]),
        "the copy is bound to the bytes that were signed"
    );
    let got = clerk.get(&format!("{path}/{}", copy["id"])).await.expect(200);
    assert_eq!(got.bytes, scan);
    other.get(&format!("{path}/{}", copy["id"])).await.expect(404);
    other.get(&format!("/api/v1/documents/{}/file", document["id"])).await.expect(404);
    let code = document["code"].as_str().expect("a code");
    let compare = format!("/api/v1/verifications/{code}/comparison");
    let same = upload(&test.stranger(), &compare, "x.pdf", scan).await.expect(200).json();
    assert_eq!(same["is"], "signed_copy");
}

async fn the_register_shows_what_one_may_see(test: TestApp) {
    let city = City::new(&test).await;
    let case = closed(&city, policy()).await;
    let (engineer, manager) = (city.as_("engineer").await, city.as_("manager").await);
    city.sent(&engineer, "maintenance-notice", maintenance("2026-11-27T22:00:00+08:00")).await.expect(200);
    let approve = json!({ "outcome": "approve" });
    let told = act(&manager, &first_task(&manager).await, "complete", approve).await.expect(200).json();
    assert_eq!(told["documents"][0]["number"], "维告〔2026〕0001号");
    let numbers = async |who: &Client<'_>, query: &str| {
        let page = who.get(&format!("/api/v1/documents{query}")).await.expect(200).json();
        let items = page["items"].as_array().expect("items").clone();
        items
            .into_iter()
            .map(|item| item["number"].as_str().expect("a number").to_owned())
            .collect::<Vec<_>>()
    };
    let (clerk, other) = (city.as_("clerk").await, city.as_("other").await);
    assert_eq!(numbers(&clerk, "").await, ["维告〔2026〕0001号", "网策结〔2026〕0001号"]);
    assert_eq!(numbers(&other, "").await, ["维告〔2026〕0001号"], "another unit's request is not theirs");
    assert_eq!(numbers(&clerk, "?kind=network-policy").await, ["网策结〔2026〕0001号"]);
    assert_eq!(numbers(&clerk, "?q=%E4%B8%80%E7%BD%91%E9%80%9A%E5%8A%9E").await, ["网策结〔2026〕0001号"]);
    assert_eq!(numbers(&clerk, "?signed=true").await, [""; 0]);
    assert_eq!(numbers(&clerk, "?until=2026-11-23").await, [""; 0]);
    assert_eq!(numbers(&clerk, "?from=2026-11-23&limit=1").await.len(), 1);
    clerk.get("/api/v1/documents?from=gestern").await.expect(400);
    let path = format!("/api/v1/documents/{}/copies", case["documents"][0]["id"]);
    upload(&engineer, &path, "盖章.pdf", b"%PDF-1.4 x").await.expect(201);
    assert_eq!(numbers(&clerk, "?signed=true").await, ["网策结〔2026〕0001号"]);
    let workbook = clerk.post("/api/v1/documents/exports?signed=false", Value::Null).await.expect(200);
    assert!(workbook.bytes.starts_with(b"PK"), "a workbook");
    let trail = test.as_role("audit_admin").await;
    let entries = trail.get("/api/v1/audit/entries?action=document.export").await.expect(200).json();
    assert_eq!(entries["items"][0]["facts"]["rows"], "1", "{entries}");
}

async fn a_character_without_a_shape_keeps_number_and_reason(test: TestApp) {
    let city = City::new(&test).await;
    let mut form = policy();
    // A character of no font at all: it is reserved for private use.
    form["reason"] = json!("新系统上线需要\u{f8ff}");
    let case = closed(&city, form).await;
    let document = case["documents"][0].clone();
    assert_eq!(document["number"], "网策结〔2026〕0001号", "the case is closed all the same");
    let clerk = city.as_("clerk").await;
    let refused = clerk.get(&format!("/api/v1/documents/{}/file", document["id"])).await.expect(422).json();
    assert_eq!(
        (&refused["code"], &refused["findings"][0]["code"]),
        (&json!("document_unmade"), &json!("missing_glyph"))
    );
    let code = document["code"].as_str().expect("a code");
    let verified = test.stranger().get(&format!("/api/v1/verifications/{code}")).await.expect(200).json();
    assert_eq!(verified["sm3"], Value::Null, "it was issued, and has no bytes yet");
}

async fn a_case_is_taken_along_whole(test: TestApp) {
    let city = City::new(&test).await;
    let case = closed(&city, policy()).await;
    let (clerk, other) = (city.as_("clerk").await, city.as_("other").await);
    let path = format!("/api/v1/cases/{}/exports", case["id"]);
    let pdf = clerk.post(&format!("{path}?format=pdf"), Value::Null).await.expect(200);
    assert!(pdf.bytes.starts_with(b"%PDF-"));
    let archive = clerk.post(&format!("{path}?format=zip"), Value::Null).await.expect(200);
    assert!(archive.bytes.starts_with(b"PK"));
    clerk.post(&format!("{path}?format=exe"), Value::Null).await.expect(400);
    other.post(&format!("{path}?format=pdf"), Value::Null).await.expect(404);
    let trail = test.as_role("audit_admin").await;
    let entries = trail.get("/api/v1/audit/entries?action=case.export").await.expect(200).json();
    assert_eq!(
        entries["items"].as_array().map(Vec::len),
        Some(2),
        "what was refused is on the record as refused"
    );
}

async fn cases_are_counted_by_kind_unit_month_step_and_person(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, other, officer) =
        (city.as_("clerk").await, city.as_("other").await, city.as_("officer").await);
    closed(&city, policy()).await;
    city.sent(&other, "network-policy", policy()).await.expect(200);
    let back = json!({ "to": "fill", "said": "端口不明" });
    act(&officer, &first_task(&officer).await, "return", back).await.expect(200);
    let asked = async |who: &Client<'_>, query: &str| {
        who.get(&format!("/api/v1/cases/statistics{query}")).await.expect(200).json()
    };
    let all = asked(&officer, "").await;
    let kind = &all["groups"][0];
    assert_eq!(
        (&kind["title"], &kind["running"], &kind["done"], &kind["returned"]),
        (&json!("网络策略开通/关闭"), &json!(1), &json!(1), &json!(1))
    );
    assert_eq!(kind["mean_hours"], "0.0", "nobody let the clock run");
    let review = all["steps"].as_array().expect("steps").iter().find(|step| step["element"] == "review");
    let review = review.expect("the review");
    assert_eq!((&review["done"], &review["returned"], &review["late"]), (&json!(2), &json!(1), &json!(0)));
    let names = |all: &Value| {
        let people = all["people"].as_array().expect("people").clone();
        people.iter().map(|one| one["title"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&all).len(), 4, "{all}");
    let units = asked(&officer, "?by=unit").await;
    let units: Vec<&str> =
        units["groups"].as_array().expect("units").iter().filter_map(|one| one["title"].as_str()).collect();
    assert_eq!(units, ["单位7", "单位8"]);
    let months = asked(&officer, "?by=month&kind=network-policy&from=2026-11-01&until=2026-12-01").await;
    assert_eq!((&months["groups"][0]["title"], &months["groups"][1]), (&json!("2026-11"), &Value::Null));
    assert_eq!(asked(&officer, "?until=2026-11-01").await["groups"], json!([]));
    // A clerk counts what they see, and learns how fast their own colleagues are, not others.
    let own = asked(&clerk, "?by=unit").await;
    assert_eq!((&own["groups"][0]["done"], &own["groups"][1]), (&json!(1), &Value::Null));
    assert_eq!(names(&own), ["clerk的姓名"]);
    let counted = clerk.post("/api/v1/cases/statistics/exports?by=unit", Value::Null).await.expect(200);
    assert!(counted.bytes.starts_with(b"PK"));
    clerk.post("/api/v1/cases/statistics/exports?from=gestern", Value::Null).await.expect(400);
    let list = clerk.post("/api/v1/cases/exports?state=ended", Value::Null).await.expect(200);
    assert!(list.bytes.starts_with(b"PK"));
    let trail = test.as_role("audit_admin").await;
    let entries = trail.get("/api/v1/audit/entries?action=case.export").await.expect(200).json();
    assert_eq!(entries["items"][0]["facts"]["rows"], "1", "{entries}");
}
