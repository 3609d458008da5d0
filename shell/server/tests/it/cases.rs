//! Cases: a network policy from its form to its end, a maintenance notice that is told in time, and what nobody may do.

use crate::harness::{Client, Reply, TestApp};
use crate::on_both;
use crate::outside::runner;
use crate::people::{party, placed};
use serde_json::{Value, json};
use yunheng_access::Reach;

on_both! {
    a_network_policy_goes_from_form_to_end
    a_case_is_returned_and_sent_again
    a_late_task_is_told_and_stays_late
    maintenance_too_early_is_refused_and_units_sign
    a_form_with_defects_shows_all_of_them
    nobody_does_what_is_not_theirs
    a_draft_is_its_openers_alone
    two_people_complete_one_task_once
    files_are_kept_and_what_lies_is_refused
    cases_are_found_counted_and_paged
    withdrawn_and_rejected_cases_end
    somebody_is_heard_before_a_task_is_done
    whoever_was_lent_a_role_stands_in
}

/// A city with a unit and its clerk, a provider and its engineer, an officer of the authority.
pub struct City<'a> {
    test: &'a TestApp,
}

pub const UNIT: i64 = 7;
pub const OTHER_UNIT: i64 = 8;
pub const PROVIDER: i64 = 9;

impl<'a> City<'a> {
    pub async fn new(test: &'a TestApp) -> Self {
        party(test, 1, "/1/", "authority", "city").await;
        party(test, UNIT, "/1/7/", "using_unit", "city").await;
        party(test, OTHER_UNIT, "/1/8/", "using_unit", "city").await;
        party(test, PROVIDER, "/9/", "provider", "city").await;
        placed(test, "clerk", "unit_clerk", UNIT, Reach::OwnUnit).await;
        placed(test, "colleague", "unit_clerk", UNIT, Reach::OwnUnit).await;
        placed(test, "other", "unit_clerk", OTHER_UNIT, Reach::OwnUnit).await;
        placed(test, "engineer", "provider_engineer", PROVIDER, Reach::Provider).await;
        placed(test, "engineer2", "provider_engineer", PROVIDER, Reach::Provider).await;
        placed(test, "manager", "provider_manager", PROVIDER, Reach::Provider).await;
        placed(test, "officer", "authority_officer", 1, Reach::All).await;
        Self { test }
    }

    pub async fn as_(&self, login: &str) -> Client<'a> {
        self.test.signed_in(login).await
    }

    /// Begins and sends a case.
    pub async fn sent(&self, who: &Client<'_>, kind: &str, form: Value) -> Reply {
        let id = begun(who, kind, form).await;
        send(who, id).await
    }
}

pub async fn begun(who: &Client<'_>, kind: &str, form: Value) -> i64 {
    let given = json!({ "pack": "xuchang", "kind": kind, "form": form });
    who.post("/api/v1/cases", given).await.expect(201).json()["id"].as_i64().expect("an id")
}

pub async fn send(who: &Client<'_>, id: i64) -> Reply {
    let version = who.get(&format!("/api/v1/cases/{id}")).await.expect(200).json()["version"].clone();
    who.send("POST", &format!("/api/v1/cases/{id}/send"), None, &[("if-match", &format!("\"{version}\""))])
        .await
}

pub fn policy() -> Value {
    json!({ "system_name": "一网通办", "provider_id": PROVIDER, "action": "开通", "reason": "新系统上线需要",
        "rules": [{ "direction": "入", "source": "10.0.0.0/24", "destination": "10.1.0.5", "protocol": "TCP", "port": "443" }] })
}

pub fn maintenance(start: &str) -> Value {
    json!({ "title": "存储升级", "planned_start": start, "planned_end": "2026-12-12T06:00:00+08:00", "content": "升级存储固件",
        "impact": "短时中断", "affected_units": [UNIT, OTHER_UNIT] })
}

/// The open task of a case, as somebody sees it.
pub fn open(case: &Value) -> Value {
    let tasks = case["tasks"].as_array().expect("tasks");
    tasks.iter().find(|task| task["state"] == "open").expect("an open task").clone()
}

/// What waits for somebody first.
pub async fn first_task(who: &Client<'_>) -> Value {
    who.get("/api/v1/tasks").await.expect(200).json()["items"][0].clone()
}

pub async fn act(who: &Client<'_>, task: &Value, what: &str, body: Value) -> Reply {
    who.post(&format!("/api/v1/tasks/{}/{what}", task["id"]), body).await
}

pub fn acts(case: &Value) -> Vec<String> {
    let timeline = case["timeline"].as_array().expect("a timeline");
    timeline.iter().map(|event| event["act"].as_str().expect("an act").to_owned()).collect()
}

async fn a_network_policy_goes_from_form_to_end(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, officer, engineer) =
        (city.as_("clerk").await, city.as_("officer").await, city.as_("engineer").await);
    let case = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    assert_eq!(
        (&case["number"], &case["headline"]),
        (&json!("网策〔2026〕0001号"), &json!("开通网络策略：一网通办"))
    );
    assert_eq!(open(&case)["title"], "主管部门审核");
    assert_eq!(open(&case)["may"], json!([]), "the clerk may not review");
    // The officer reviews.
    let waiting = first_task(&officer).await;
    assert_eq!((&waiting["title"], &waiting["due_at"]), (&json!("主管部门审核"), &Value::Null));
    let case = act(&officer, &waiting, "complete", json!({ "outcome": "approve" })).await.expect(200).json();
    assert_eq!(open(&case)["due_at"], "2026-11-25T00:00:00+08:00", "one working day after Monday");
    let basis = open(&case)["due_basis"].clone();
    assert_eq!((&basis["key"], &basis["limit"]), (&json!("req.netpolicy"), &json!("1wd")));
    assert!(basis["clauses"].as_array().expect("clauses").contains(&json!("XC-M-14")), "{basis}");
    // The provider's engineer fills in the result.
    let waiting = first_task(&engineer).await;
    let missing = act(&engineer, &waiting, "complete", json!({ "outcome": "done" })).await.expect(422).json();
    assert_eq!(missing["findings"][0]["where"], "/form/done_at");
    let done = json!({ "outcome": "done", "form": { "done_at": "2026-11-23T15:00:00+08:00", "done_note": "已开通" } });
    act(&engineer, &waiting, "complete", done).await.expect(200);
    let waiting = first_task(&clerk).await;
    let case = act(&clerk, &waiting, "complete", json!({ "outcome": "confirm" })).await.expect(200).json();
    assert_eq!((&case["state"], &case["outcome"]), (&json!("ended"), &json!("done")));
    assert_eq!(acts(&case), ["open", "send", "complete", "complete", "complete", "tell", "issue"]);
    assert_eq!(case["asked"]["done_at"], Value::Null, "what was asked stays what was asked");
    assert_eq!(first_task(&clerk).await, Value::Null);
    let trail = test.as_role("audit_admin").await;
    let entries = trail.get("/api/v1/audit/entries?action=task.complete").await.expect(200).json();
    assert_eq!(
        entries["items"].as_array().expect("entries").len(),
        3,
        "the refused one is on the record as refused"
    );
}

async fn a_case_is_returned_and_sent_again(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, officer) = (city.as_("clerk").await, city.as_("officer").await);
    let case = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    let id = case["id"].clone();
    let waiting = first_task(&officer).await;
    assert_eq!(
        act(&officer, &waiting, "return", json!({ "to": "fill", "said": " " })).await.expect(422).code(),
        "invalid"
    );
    let nowhere = json!({ "to": "provide", "said": "端口不明" });
    assert_eq!(act(&officer, &waiting, "return", nowhere).await.expect(409).code(), "step_refused");
    let returned = json!({ "to": "fill", "said": "端口不明" });
    act(&officer, &waiting, "return", returned).await.expect(200);
    let again = first_task(&clerk).await;
    assert_eq!(again["title"], "填写申请");
    let mut corrected = policy();
    corrected["rules"][0]["port"] = json!("8443");
    corrected["system_name"] = json!("一网统管");
    let case = act(&clerk, &again, "complete", json!({ "outcome": "send", "form": corrected }))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&case["form"]["rules"][0]["port"], &case["asked"]["rules"][0]["port"]),
        (&json!("8443"), &json!("443"))
    );
    assert_eq!(case["headline"], "开通网络策略：一网统管");
    assert_eq!(acts(&case), ["open", "send", "return", "complete"]);
    let waiting = first_task(&officer).await;
    assert_eq!(waiting["case_id"], id, "the review waits again");
    act(&officer, &waiting, "complete", json!({ "outcome": "approve" })).await.expect(200);
}

async fn a_late_task_is_told_and_stays_late(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, officer) = (city.as_("clerk").await, city.as_("officer").await);
    let case = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    let id = case["id"].clone();
    act(&officer, &first_task(&officer).await, "complete", json!({ "outcome": "approve" })).await.expect(200);
    let runner = runner(&test);
    runner.run_due_once().await.expect("worked off");
    test.clock.advance_ms(30 * 3_600_000);
    runner.run_due_once().await.expect("worked off");
    test.clock.advance_ms(12 * 3_600_000);
    runner.run_due_once().await.expect("worked off");
    runner.run_due_once().await.expect("worked off");
    let engineer = city.as_("engineer").await;
    let titles = |reply: Value| {
        let items = reply["items"].as_array().expect("notices").clone();
        items.into_iter().map(|item| item["title"].as_str().expect("a title").to_owned()).collect::<Vec<_>>()
    };
    let told = titles(engineer.get("/api/v1/notices").await.expect(200).json());
    assert_eq!(told, ["已超时：云服务商办理", "即将到期：云服务商办理", "待办：云服务商办理"], "each once");
    let clerk = city.as_("clerk").await;
    assert!(titles(clerk.get("/api/v1/notices").await.json()).contains(&"已超时：云服务商办理".to_owned()));
    let waiting = first_task(&engineer).await;
    assert_eq!(waiting["is_late"], true);
    let done = json!({ "outcome": "done", "form": { "done_at": "2026-11-25T09:00:00+08:00" } });
    act(&engineer, &waiting, "complete", done).await.expect(200);
    let case = clerk.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
    let provided = &case["tasks"].as_array().expect("tasks")[2];
    assert_eq!((&provided["title"], &provided["is_late"]), (&json!("云服务商办理"), &json!(true)));
    assert_eq!(acts(&case), ["open", "send", "complete", "remind", "overdue", "complete"]);
    let counts = clerk.get("/api/v1/cases/counts?from=2026-11-01&until=2026-12-01").await.expect(200).json();
    assert_eq!((&counts[0]["running"], &counts[0]["late_tasks"]), (&json!(1), &json!(1)));
}

async fn maintenance_too_early_is_refused_and_units_sign(test: TestApp) {
    let city = City::new(&test).await;
    let engineer = city.as_("engineer").await;
    // Monday: three whole working days lie between it and Friday, so Friday is the first possible day.
    let id = begun(&engineer, "maintenance-notice", maintenance("2026-11-26T22:00:00+08:00")).await;
    let refused = send(&engineer, id).await.expect(422).json();
    assert_eq!(
        (&refused["findings"][0]["code"], &refused["findings"][0]["where"]),
        (&json!("too_soon"), &json!("/form/planned_start"))
    );
    assert_eq!(refused["findings"][0]["clauses"], json!(["XC-M-19"]));
    let later = json!({ "form": maintenance("2026-11-27T22:00:00+08:00") });
    let version =
        engineer.get(&format!("/api/v1/cases/{id}")).await.json()["version"].as_i64().expect("a version");
    engineer.put(&format!("/api/v1/cases/{id}"), version, later).await.expect(200);
    send(&engineer, id).await.expect(200);
    let manager = city.as_("manager").await;
    let waiting = first_task(&manager).await;
    let case = act(&manager, &waiting, "complete", json!({ "outcome": "approve" })).await.expect(200).json();
    assert_eq!(acts(&case), ["open", "send", "complete", "tell", "issue"]);
    assert_eq!(case["timeline"][3]["detail"]["people"], 3, "both clerks of one unit, one of the other");
    let clerk = city.as_("clerk").await;
    let notice = clerk.get("/api/v1/notices").await.expect(200).json()["items"][0].clone();
    assert_eq!(
        (&notice["title"], &notice["needs_signature"]),
        (&json!("计划维护通知：存储升级"), &json!(true))
    );
    assert!(notice["body"].as_str().expect("a text").contains("2026-11-27 22:00"), "{notice}");
    // The unit sees the case that it is told of.
    clerk.get(&format!("/api/v1/cases/{id}")).await.expect(200);
    let done = json!({ "outcome": "done", "form": { "actual_start": "2026-11-27T22:00:00+08:00",
        "actual_end": "2026-11-28T01:00:00+08:00", "result": "完成" } });
    let case = act(&engineer, &first_task(&engineer).await, "complete", done).await.expect(200).json();
    assert_eq!(case["outcome"], "done");
}

async fn a_form_with_defects_shows_all_of_them(test: TestApp) {
    let city = City::new(&test).await;
    let clerk = city.as_("clerk").await;
    let form = json!({ "system_name": "一", "provider_id": UNIT, "action": "改", "rules": [{ "direction": "入", "port": "http" }] });
    let refused = city.sent(&clerk, "network-policy", form).await.expect(422).json();
    let places: Vec<&str> = refused["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|one| one["where"].as_str())
        .collect();
    for place in [
        "/form/system_name",
        "/form/action",
        "/form/rules/0/source",
        "/form/rules/0/port",
        "/form/reason",
        "/form/provider_id",
    ] {
        assert!(places.contains(&place), "{place}: {places:?}");
    }
    let begin = |body: Value| async { clerk.post("/api/v1/cases", body).await };
    assert_eq!(begin(json!({ "pack": "xuchang", "kind": "nothing" })).await.status, 404);
    assert_eq!(begin(json!({ "pack": "nowhere", "kind": "network-policy" })).await.status, 404);
    assert_eq!(begin(json!({ "pack": "xuchang", "kind": "network-policy", "form": [1] })).await.status, 422);
    assert_eq!(
        begin(json!({ "pack": "xuchang", "kind": "maintenance-notice" })).await.code(),
        "not_an_opener"
    );
    let elsewhere = json!({ "pack": "xuchang", "kind": "network-policy", "unit_id": OTHER_UNIT });
    assert_eq!(begin(elsewhere).await.expect(422).json()["findings"][0]["where"], "/unit_id");
}

async fn nobody_does_what_is_not_theirs(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, other, officer) =
        (city.as_("clerk").await, city.as_("other").await, city.as_("officer").await);
    let case = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    let (id, task) = (case["id"].clone(), open(&case));
    other.get(&format!("/api/v1/cases/{id}")).await.expect(404);
    for (what, body) in [
        ("complete", json!({ "outcome": "approve" })),
        ("return", json!({ "to": "fill", "said": "不" })),
        ("reject", json!({ "said": "不" })),
        ("claim", Value::Null),
        ("release", Value::Null),
        ("assign", json!({ "account_id": 1 })),
    ] {
        assert_eq!(act(&clerk, &task, what, body.clone()).await.status, 404, "{what} by the opener");
        assert_eq!(act(&other, &task, what, body).await.status, 404, "{what} by another unit");
    }
    assert_eq!(
        other.post(&format!("/api/v1/cases/{id}/withdraw"), json!({ "said": "不" })).await.status,
        404
    );
    let colleague = city.as_("colleague").await;
    let withdrawn = colleague.post(&format!("/api/v1/cases/{id}/withdraw"), json!({ "said": "不" })).await;
    assert_eq!(withdrawn.expect(409).code(), "step_refused", "only the opener withdraws");
    assert_eq!(
        act(&officer, &task, "complete", json!({ "outcome": "done" })).await.expect(409).code(),
        "step_refused"
    );
    act(&officer, &task, "complete", json!({ "outcome": "approve" })).await.expect(200);
    // Taken by one engineer, it is not the other's any more.
    let (one, two) = (city.as_("engineer").await, city.as_("engineer2").await);
    let waiting = first_task(&one).await;
    let mine = act(&one, &waiting, "claim", Value::Null).await.expect(200).json();
    assert_eq!(open(&mine)["assignee_name"], "engineer的姓名");
    assert_eq!(first_task(&two).await, Value::Null);
    assert_eq!(
        act(&two, &waiting, "complete", json!({ "outcome": "done" })).await.expect(409).code(),
        "task_taken"
    );
    let people = one.get(&format!("/api/v1/tasks/{}/people", waiting["id"])).await.expect(200).json();
    assert_eq!(people["colleagues"].as_array().map(Vec::len), Some(1), "{people}");
    let colleague = people["colleagues"][0]["account_id"].clone();
    act(&one, &waiting, "assign", json!({ "account_id": colleague })).await.expect(200);
    assert_eq!(first_task(&two).await["is_mine"], true);
}

async fn a_draft_is_its_openers_alone(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, colleague, officer) =
        (city.as_("clerk").await, city.as_("colleague").await, city.as_("officer").await);
    let id = begun(
        &clerk,
        "network-policy",
        json!({ "system_name": "草稿系统", "done_at": "2026-11-23T10:00:00+08:00" }),
    )
    .await;
    let path = format!("/api/v1/cases/{id}");
    let draft = clerk.get(&path).await.expect(200).json();
    assert_eq!(
        draft["form"],
        json!({ "system_name": "草稿系统" }),
        "what a later task fills in is not the opener's"
    );
    colleague.get(&path).await.expect(404);
    officer.get(&path).await.expect(404);
    let edit = || clerk.put(&path, 1, json!({ "form": { "system_name": "改" } }));
    edit().await.expect(200);
    edit().await.expect(412);
    let version = draft["version"].as_i64().expect("a version") + 1;
    let tag = format!("\"{version}\"");
    clerk.send("DELETE", &path, None, &[("if-match", &tag)]).await.expect(204);
    clerk.get(&path).await.expect(404);
}

async fn two_people_complete_one_task_once(test: TestApp) {
    let city = City::new(&test).await;
    let clerk = city.as_("clerk").await;
    placed(&test, "officer2", "authority_officer", 1, Reach::All).await;
    let case = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    let (one, two) = (city.as_("officer").await, city.as_("officer2").await);
    let task = open(&case);
    let (first, second) = tokio::join!(
        act(&one, &task, "complete", json!({ "outcome": "approve" })),
        act(&two, &task, "reject", json!({ "said": "不同意" })),
    );
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{first:?} {second:?}");
}

async fn files_are_kept_and_what_lies_is_refused(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, other) = (city.as_("clerk").await, city.as_("other").await);
    let id = begun(&clerk, "network-policy", policy()).await;
    let upload = async |who: &Client<'_>, name: &str, bytes: &[u8]| {
        let mut body =
            format!("--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n")
                .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--x--\r\n");
        who.raw(
            "POST",
            &format!("/api/v1/cases/{id}/files"),
            Some(("multipart/form-data; boundary=x".into(), body)),
            &[],
        )
        .await
    };
    assert_eq!(upload(&clerk, "方案.pdf", b"MZ\x90").await.expect(422).code(), "file_type");
    upload(&other, "a.pdf", b"%PDF-1.7").await.expect(404);
    let case = upload(&clerk, "网络方案.pdf", b"%PDF-1.7 x").await.expect(201).json();
    let file = case["files"][0].clone();
    assert_eq!((&file["name"], &file["media_type"]), (&json!("网络方案.pdf"), &json!("application/pdf")));
    let path = format!("/api/v1/cases/{id}/files/{}", file["id"]);
    let got = clerk.get(&path).await.expect(200);
    assert_eq!(got.bytes, b"%PDF-1.7 x");
    assert!(
        got.headers["content-disposition"]
            .to_str()
            .expect("text")
            .starts_with("attachment; filename*=UTF-8''%E7%BD%91")
    );
    other.get(&path).await.expect(404);
    send(&clerk, id).await.expect(200);
    let case = clerk.delete(&path).await.expect(200).json();
    assert_eq!(
        (case["files"].as_array().map(Vec::len), acts(&case).last().map(String::as_str)),
        (Some(0), Some("detach"))
    );
}

async fn cases_are_found_counted_and_paged(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, other, officer) =
        (city.as_("clerk").await, city.as_("other").await, city.as_("officer").await);
    for name in ["社保系统", "医保系统", "公积金系统"] {
        let form = Value::Object(
            policy()
                .as_object()
                .cloned()
                .expect("a form")
                .into_iter()
                .map(|(key, value)| {
                    let value = if key == "system_name" { json!(name) } else { value };
                    (key, value)
                })
                .collect(),
        );
        city.sent(&clerk, "network-policy", form).await.expect(200);
    }
    let numbers = |reply: Value| -> Vec<String> {
        let items = reply["items"].as_array().expect("rows").clone();
        items.into_iter().map(|row| row["number"].as_str().expect("a number").to_owned()).collect()
    };
    let page = officer.get("/api/v1/cases?limit=2").await.expect(200).json();
    assert_eq!(numbers(page.clone()), ["网策〔2026〕0003号", "网策〔2026〕0002号"]);
    let next = page["next"].as_str().expect("a next page");
    assert_eq!(
        numbers(officer.get(&format!("/api/v1/cases?limit=2&after={next}")).await.json()),
        ["网策〔2026〕0001号"]
    );
    let found = officer.get("/api/v1/cases?q=%E5%8C%BB%E4%BF%9D").await.expect(200).json();
    assert_eq!(numbers(found), ["网策〔2026〕0002号"], "医保");
    assert_eq!(other.get("/api/v1/cases").await.expect(200).json()["items"], json!([]));
    let kinds = clerk.get("/api/v1/case-kinds?pack=xuchang").await.expect(200).json();
    let opens = |kind: &str| {
        kinds
            .as_array()
            .expect("kinds")
            .iter()
            .find(|one| one["kind"] == kind)
            .map(|one| one["may_open"].clone())
    };
    assert_eq!(
        (opens("network-policy"), opens("maintenance-notice")),
        (Some(json!(true)), Some(json!(false)))
    );
    let tasks = officer.get("/api/v1/tasks?limit=2").await.expect(200).json();
    let next = tasks["next"].as_str().expect("more");
    let rest = officer.get(&format!("/api/v1/tasks?limit=2&after={next}")).await.expect(200).json();
    assert_eq!(
        (tasks["items"].as_array().map(Vec::len), rest["items"].as_array().map(Vec::len)),
        (Some(2), Some(1))
    );
    officer.get("/api/v1/tasks?after=x").await.expect(400);
}

async fn withdrawn_and_rejected_cases_end(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, officer) = (city.as_("clerk").await, city.as_("officer").await);
    let case = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    let gone = clerk
        .post(&format!("/api/v1/cases/{}/withdraw", case["id"]), json!({ "said": "不需要了" }))
        .await
        .expect(200)
        .json();
    assert_eq!((&gone["outcome"], &gone["tasks"][1]["state"]), (&json!("withdrawn"), &json!("cancelled")));
    assert_eq!(
        act(&officer, &open(&case), "complete", json!({ "outcome": "approve" })).await.expect(409).code(),
        "task_closed"
    );
    let case = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    let rejected =
        act(&officer, &open(&case), "reject", json!({ "said": "不符合规定" })).await.expect(200).json();
    assert_eq!((&rejected["state"], &rejected["outcome"]), (&json!("ended"), &json!("rejected")));
    let notice = clerk.get("/api/v1/notices").await.expect(200).json()["items"][0].clone();
    assert_eq!(notice["title"], "未通过：开通网络策略：一网通办");
    let after =
        clerk.post(&format!("/api/v1/cases/{}/comments", case["id"]), json!({ "said": "为什么" })).await;
    after.expect(200);
}

async fn somebody_is_heard_before_a_task_is_done(test: TestApp) {
    let city = City::new(&test).await;
    let second = placed(&test, "officer2", "authority_officer", 1, Reach::All).await;
    let (clerk, officer, reviewer) =
        (city.as_("clerk").await, city.as_("officer").await, city.as_("officer2").await);
    let case = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    let waiting = first_task(&officer).await;
    let people = format!("/api/v1/tasks/{}/people", waiting["id"]);
    clerk.get(&people).await.expect(404);
    let known = officer.get(&people).await.expect(200).json();
    assert_eq!(known["reviewers"], json!([{ "account_id": second, "name": "officer2的姓名" }]));
    let engineer = json!({ "account_id": 999, "said": "请看" });
    assert_eq!(act(&officer, &waiting, "review", engineer).await.expect(422).code(), "invalid");
    let asked = json!({ "account_id": second, "said": "请核对端口" });
    act(&officer, &waiting, "review", asked.clone()).await.expect(200);
    assert_eq!(
        act(&officer, &waiting, "review", asked).await.expect(409).code(),
        "step_refused",
        "asked once"
    );
    let approve = json!({ "outcome": "approve" });
    assert_eq!(act(&officer, &waiting, "complete", approve.clone()).await.expect(409).code(), "step_refused");
    let heard = first_task(&reviewer).await;
    let seen = reviewer.get(&format!("/api/v1/cases/{}", case["id"])).await.expect(200).json();
    let own =
        seen["tasks"].as_array().expect("tasks").iter().find(|task| task["id"] == heard["id"]).expect("it");
    assert_eq!((&own["is_review"], &own["may"]), (&json!(true), &json!(["complete", "assign"])));
    assert_eq!(own["outcomes"], json!([{ "outcome": "done", "title": "提交意见" }]));
    let silent = json!({ "outcome": "done" });
    assert_eq!(
        act(&reviewer, &heard, "complete", silent).await.expect(422).json()["findings"][0]["where"],
        "/said"
    );
    let opinion = json!({ "outcome": "done", "said": "端口无误" });
    act(&reviewer, &heard, "complete", opinion).await.expect(200);
    assert_eq!(first_task(&reviewer).await, Value::Null);
    let case = act(&officer, &waiting, "complete", approve).await.expect(200).json();
    assert_eq!(acts(&case), ["open", "send", "claim", "review", "reviewed", "complete"]);
    assert_eq!(case["timeline"][4]["said"], "端口无误");
}

async fn whoever_was_lent_a_role_stands_in(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, officer, engineer) =
        (city.as_("clerk").await, city.as_("officer").await, city.as_("engineer").await);
    let case = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    act(&officer, &first_task(&officer).await, "complete", json!({ "outcome": "approve" })).await.expect(200);
    let waiting = first_task(&engineer).await;
    act(&engineer, &waiting, "claim", Value::Null).await.expect(200);
    let manager = city.as_("manager").await;
    let stand_in = format!("/api/v1/tasks/{}/stand-in", waiting["id"]);
    manager.post(&stand_in, Value::Null).await.expect(404);
    let engineer2 = city.as_("engineer2").await;
    assert_eq!(engineer2.post(&stand_in, Value::Null).await.expect(409).code(), "not_lent");
    let (from, to) = (me(&engineer).await, me(&manager).await);
    crate::people::rights::delegation(&engineer, from, to, 7).await;
    let seen = manager.get(&format!("/api/v1/cases/{}", case["id"])).await.expect(200).json();
    assert_eq!(open(&seen)["may"], json!(["stand_in"]));
    let taken = manager.post(&stand_in, Value::Null).await.expect(200).json();
    assert_eq!(open(&taken)["assignee_name"], "manager的姓名");
    assert_eq!(first_task(&engineer).await, Value::Null);
    let done = json!({ "outcome": "done", "form": { "done_at": "2026-11-23T15:00:00+08:00" } });
    let case = act(&manager, &first_task(&manager).await, "complete", done).await.expect(200).json();
    assert!(acts(&case).contains(&"stand_in".to_owned()));
    // A new task is told to whoever stands in as well.
    city.sent(&clerk, "network-policy", policy()).await.expect(200);
    act(&officer, &first_task(&officer).await, "complete", json!({ "outcome": "approve" })).await.expect(200);
    let told = manager.get("/api/v1/notices").await.expect(200).json();
    assert_eq!(told["items"][0]["title"], "待办：云服务商办理");
}

async fn me(who: &Client<'_>) -> i64 {
    who.get("/api/v1/me").await.expect(200).json()["account_id"].as_i64().expect("an id")
}
