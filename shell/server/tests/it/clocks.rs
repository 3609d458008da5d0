//! What a step needs and how its clock runs: papers, fields by the word that is said, limits from a day of the form, clocks of tasks
//! that were returned, values and amounts from the pack. The kinds of work are those of an invented city in the data folder.

use crate::cases::{City, PROVIDER, act, first_task, open, send};
use crate::harness::{Client, Reply, TestApp};
use crate::ledger::People;
use crate::ledger::quota::with_quota;
use crate::on_both;
use crate::outside::{runner, set, system_admin};
use crate::people::placed;
use serde_json::{Value, json};
use yunheng_access::Reach;

on_both! {
    a_step_waits_for_its_papers
    fields_are_needed_with_a_word
    a_limit_counts_from_a_day_of_the_form
    the_clock_of_a_returned_task_is_what_the_process_says
    values_and_amounts_come_from_the_pack
    what_is_signed_on_paper_starts_the_clock
    a_limit_counts_from_when_the_one_before_it_was_due
}

const DAY_MS: i64 = 86_400_000;

const MANIFEST: &str = r#"
id = "qinghe"
title = "清河市政务云（示例）"
prefix = "QH"
version = "2026.1"
based_on = ["national"]
overrides = []
division_code = "999900"
status = "in_force"
valid_from = 2026-01-01
"#;
const SOURCE: &str = r#"
[document]
id = "QH-M"
title = "清河市政务云管理办法（示例）"
kind = "measures"
issued_on = 2025-12-01

[[article]]
id = "QH-M-1"
place = "第一条"
gist = "协议生效后一个月内审核；逾期每日二千元，最多计三十日"
"#;
const DISPOSITIONS: &str =
    "disposition = [{ article = \"QH-M-1\", state = \"encoded\", because = \"时限 trial\" }]\n";
const DEADLINES: &str = r#"
[[trial.check]]
name = "审核"
limit = "1month"
starts = "agreement.effective"
actor = "authority"
from = 2026-01-01
clause = "QH-M-1"
verified_on = 2026-11-22

[[trial.most]]
name = "逾期最多计算"
limit = "30d"
starts = "trial.late"
actor = "unit"
from = 2026-01-01
clause = "QH-M-1"
verified_on = 2026-11-22
"#;
const CONTRACT: &str = r#"
[[late]]
name = "逾期"
per_day = "2000.00"
from = 2026-01-01
clause = "QH-M-1"
verified_on = 2026-11-22

[[late]]
name = "逾期"
per_day = "3000.00"
from = 2026-12-01
clause = "QH-M-1"
verified_on = 2026-11-22
"#;
const KIND: &str = r#"
title = "试事项"
title_en = "Trial"
about = "试"
about_en = "Trial"
group = "试"
group_en = "Trial"
clause = ["QH-M-1"]
opens = ["unit_clerk"]
number = "试〔{year}〕{seq}号"
headline = "{title}"

[[paper]]
name = "agreement"
title = "协议"
title_en = "The agreement"
at = ["fill"]
clause = ["QH-M-1"]

[[paper]]
name = "minutes"
title = "审核记录"
title_en = "Minutes of the check"
at = ["check"]
outcomes = ["approve"]
"#;
const FORM: &str = r#"{
  "type": "object", "additionalProperties": false, "required": ["title"],
  "properties": {
    "title": { "type": "string", "title": "事由" },
    "agreed_on": { "type": "string", "format": "date", "title": "协议生效日" },
    "settle_by": { "type": "string", "format": "date", "title": "约定办结日" },
    "days_late": { "type": "integer", "title": "逾期天数", "minimum": 0, "x-yh": { "maximum": { "parameter": "deadlines.trial.most", "part": "limit" } } },
    "fee": { "type": "string", "title": "逾期费用", "x-yh": { "computed": { "product": ["days_late", { "parameter": "contract.late", "part": "per_day" }], "places": 2 } } },
    "verified": { "type": "string", "title": "核验情况" }
  },
  "x-yh": { "sections": [
    { "title": "一", "fields": ["title", "agreed_on", "settle_by", "days_late", "fee"] },
    { "title": "二", "at": "check", "fields": ["verified"], "required_with": { "approve": ["verified"] } }
  ] }
}"#;
pub const PROCESS: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:yh="https://yunheng.dev/bpmn/1" id="d"><process id="p">
  <startEvent id="s"/><userTask id="fill" name="填写" yh:role="opener" yh:relation="opener" yh:outcomes="send"/>
  <userTask id="check" name="审核" yh:role="authority_officer" yh:relation="unit" CLOCK yh:outcomes="approve return reject"/>
  <userTask id="settle" name="办结" yh:role="opener" yh:relation="opener" yh:dueField="settle_by" yh:outcomes="done"/><endEvent id="e"/>
  <sequenceFlow id="a" sourceRef="s" targetRef="fill"/><sequenceFlow id="b" sourceRef="fill" targetRef="check"/>
  <sequenceFlow id="c" sourceRef="check" targetRef="settle"/><sequenceFlow id="f" sourceRef="settle" targetRef="e"/></process></definitions>"#;

/// Puts the invented city's pack into the data folder; `kinds` are names with the clock of the check.
fn install(test: &TestApp, kinds: &[(&str, &str)]) {
    install_with(test, kinds, "");
}

/// The same with more in every `case.toml`.
pub fn install_with(test: &TestApp, kinds: &[(&str, &str)], more: &str) {
    let root = test.app.data().join("packs/qinghe");
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    };
    write("pack.toml", MANIFEST);
    write("sources/measures.toml", SOURCE);
    write("dispositions.toml", DISPOSITIONS);
    write("parameters/deadlines.toml", DEADLINES);
    write("parameters/contract.toml", CONTRACT);
    for (kind, clock) in kinds {
        write(
            &format!("cases/{kind}/case.toml"),
            &format!("{}{more}", KIND.replace("试〔", &format!("{kind}〔"))),
        );
        write(&format!("cases/{kind}/form.schema.json"), FORM);
        write(&format!("cases/{kind}/process.bpmn"), &PROCESS.replace("CLOCK", clock));
    }
}

const FROM_FORM: &str = r#"yh:limit="trial.check" yh:limitFrom="agreed_on""#;

async fn begun(who: &Client<'_>, kind: &str, form: Value) -> i64 {
    let given = json!({ "pack": "qinghe", "kind": kind, "form": form });
    who.post("/api/v1/cases", given).await.expect(201).json()["id"].as_i64().expect("an id")
}

/// Attaches a small file, as a paper where a field is named.
pub async fn attach(who: &Client<'_>, case: i64, field: &str) -> Reply {
    let part = "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\r\n";
    let field = format!("--x\r\ncontent-disposition: form-data; name=\"field\"\r\n\r\n{field}\r\n");
    let body = format!("{field}{part}--x--\r\n").into_bytes();
    let kind = "multipart/form-data; boundary=x".to_owned();
    who.raw("POST", &format!("/api/v1/cases/{case}/files"), Some((kind, body)), &[]).await
}

/// Begins and sends a case with its papers.
pub async fn sent(who: &Client<'_>, kind: &str, form: Value) -> Value {
    let id = begun(who, kind, form).await;
    attach(who, id, "agreement").await.expect(201);
    attach(who, id, "minutes").await.expect(201);
    send(who, id).await.expect(200).json()
}

fn places(reply: &Value) -> Vec<String> {
    let findings = reply["findings"].as_array().expect("findings");
    findings.iter().map(|finding| finding["where"].as_str().expect("a place").to_owned()).collect()
}

async fn a_step_waits_for_its_papers(test: TestApp) {
    install(&test, &[("trial", FROM_FORM)]);
    let city = City::new(&test).await;
    let (clerk, officer) = (city.as_("clerk").await, city.as_("officer").await);
    let id = begun(&clerk, "trial", json!({ "title": "甲" })).await;
    let refused = send(&clerk, id).await.expect(422).json();
    assert_eq!(places(&refused), ["/papers/agreement"], "what the check needs is not asked for yet");
    assert_eq!(refused["findings"][0]["clauses"], json!(["QH-M-1"]));
    attach(&clerk, id, "passport").await.expect(422);
    let case = attach(&clerk, id, "agreement").await.expect(201).json();
    assert_eq!(
        (&case["papers"][0]["is_there"], &case["papers"][1]["is_there"]),
        (&json!(true), &json!(false))
    );
    let case = send(&clerk, id).await.expect(200).json();
    assert_eq!(case["papers"][1]["is_needed_now"], true);
    let task = first_task(&officer).await;
    let approve = json!({ "outcome": "approve", "form": { "verified": "属实" } });
    let refused = act(&officer, &task, "complete", approve.clone()).await.expect(422).json();
    assert_eq!(places(&refused), ["/papers/minutes"]);
    attach(&officer, id, "minutes").await.expect(201);
    // A paper that was taken away again is missing again.
    let file = officer.get(&format!("/api/v1/cases/{id}")).await.json()["files"][1]["id"].clone();
    officer.delete(&format!("/api/v1/cases/{id}/files/{file}")).await.expect(200);
    act(&officer, &task, "complete", approve.clone()).await.expect(422);
    attach(&officer, id, "minutes").await.expect(201);
    act(&officer, &task, "complete", approve).await.expect(200);
}

async fn fields_are_needed_with_a_word(test: TestApp) {
    install(&test, &[("trial", FROM_FORM)]);
    let city = City::new(&test).await;
    let (clerk, officer) = (city.as_("clerk").await, city.as_("officer").await);
    sent(&clerk, "trial", json!({ "title": "甲" })).await;
    let task = first_task(&officer).await;
    let refused = act(&officer, &task, "complete", json!({ "outcome": "approve" })).await.expect(422).json();
    assert_eq!(places(&refused), ["/form/verified"]);
    let back = json!({ "to": "fill", "said": "补正" });
    act(&officer, &task, "return", back).await.expect(200);
}

async fn a_limit_counts_from_a_day_of_the_form(test: TestApp) {
    install(&test, &[("trial", FROM_FORM)]);
    let city = City::new(&test).await;
    let (clerk, officer) = (city.as_("clerk").await, city.as_("officer").await);
    let form = json!({ "title": "甲", "agreed_on": "2026-11-25", "settle_by": "2026-12-10" });
    let case = sent(&clerk, "trial", form).await;
    let check = open(&case);
    assert_eq!(check["due_at"], "2026-12-26T00:00:00+08:00", "a month from the day of the agreement");
    assert_eq!(
        (&check["due_basis"]["field"], &check["due_basis"]["key"]),
        (&json!("协议生效日"), &json!("trial.check"))
    );
    let approve = json!({ "outcome": "approve", "form": { "verified": "属实" } });
    let case = act(&officer, &first_task(&officer).await, "complete", approve).await.expect(200).json();
    let settle = open(&case);
    assert_eq!(settle["due_at"], "2026-12-11T00:00:00+08:00", "the end of the day that was agreed");
    assert_eq!(settle["due_basis"]["field"], "约定办结日");
    // Without the day the limit counts from when the task came.
    let plain = open(&sent(&clerk, "trial", json!({ "title": "乙" })).await);
    assert_eq!(
        (&plain["due_at"], &plain["due_basis"]["field"]),
        (&json!("2026-12-24T00:00:00+08:00"), &Value::Null)
    );
}

async fn the_clock_of_a_returned_task_is_what_the_process_says(test: TestApp) {
    let kinds = [
        ("plain", r#"yh:limit="5wd""#),
        ("kept", r#"yh:limit="5wd" yh:returned="kept""#),
        ("paused", r#"yh:limit="5wd" yh:returned="paused""#),
    ];
    install(&test, &kinds);
    let city = City::new(&test).await;
    let mut cases = Vec::new();
    for (kind, _) in kinds {
        let case = sent(&city.as_("clerk").await, kind, json!({ "title": kind })).await;
        assert_eq!(open(&case)["due_at"], "2026-12-01T00:00:00+08:00", "five working days after Monday");
        cases.push(case);
    }
    // Thursday: returned; Monday: sent again.
    test.clock.advance_ms(3 * DAY_MS);
    let officer = city.as_("officer").await;
    for case in &cases {
        act(&officer, &open(case), "return", json!({ "to": "fill", "said": "补正" })).await.expect(200);
    }
    test.clock.advance_ms(4 * DAY_MS);
    let clerk = city.as_("clerk").await;
    let mut due = Vec::new();
    for case in &cases {
        let now = clerk.get(&format!("/api/v1/cases/{}", case["id"])).await.expect(200).json();
        let again =
            act(&clerk, &open(&now), "complete", json!({ "outcome": "send" })).await.expect(200).json();
        due.push(open(&again));
    }
    let days: Vec<&str> =
        due.iter().filter_map(|task| task["due_at"].as_str()).map(|due| &due[..10]).collect();
    assert_eq!(days, ["2026-12-08", "2026-12-01", "2026-12-04"], "anew as the pack reads it, kept, paused");
    let gap = &due[2]["due_basis"]["gaps"][0];
    assert_eq!((&gap["kind"], &gap["why"]), (&json!("returned"), &json!("退回补正期间")));
}

async fn values_and_amounts_come_from_the_pack(test: TestApp) {
    install(&test, &[("trial", FROM_FORM)]);
    let city = City::new(&test).await;
    let clerk = city.as_("clerk").await;
    let kind = clerk.get("/api/v1/case-kinds/qinghe/trial").await.expect(200).json();
    assert_eq!(kind["form"]["properties"]["days_late"]["maximum"], 30);
    let id = begun(&clerk, "trial", json!({ "title": "甲", "days_late": 31, "fee": "1.00" })).await;
    let case = attach(&clerk, id, "agreement").await.expect(201).json();
    assert_eq!(case["form"]["fee"], "62000.00", "what somebody writes there themselves is nothing");
    let refused = send(&clerk, id).await.expect(422).json();
    assert_eq!(places(&refused), ["/form/days_late"], "the bound of the pack");
    let draft = json!({ "form": { "title": "甲", "days_late": 3 } });
    let case = clerk
        .put(&format!("/api/v1/cases/{id}"), case["version"].as_i64().expect("a version"), draft)
        .await
        .expect(200)
        .json();
    assert_eq!(case["form"]["fee"], "6000.00");
    // Another value takes force: the case keeps the rules with which it began, a new one has those of its day.
    test.clock.advance_ms(10 * DAY_MS);
    let clerk = city.as_("clerk").await;
    let draft = json!({ "form": { "title": "甲", "days_late": 4 } });
    let version = case["version"].as_i64().expect("a version");
    let case = clerk.put(&format!("/api/v1/cases/{id}"), version, draft).await.expect(200).json();
    assert_eq!(case["form"]["fee"], "8000.00");
    send(&clerk, id).await.expect(200);
    let later = begun(&clerk, "trial", json!({ "title": "乙", "days_late": 4 })).await;
    let later = clerk.get(&format!("/api/v1/cases/{later}")).await.expect(200).json();
    assert_eq!(later["form"]["fee"], "12000.00");
}

/// Songjiang delivers within five working days of the last signature, not of the filing or the review (SJ-5.2b, SJ-5.3b, AMB-74).
async fn what_is_signed_on_paper_starts_the_clock(test: TestApp) {
    let city = City::new(&test).await;
    set(&system_admin(&test).await, "packs", json!({ "packs": ["songjiang"] })).await;
    let (clerk, officer, engineer) =
        (city.as_("clerk").await, city.as_("officer").await, city.as_("engineer").await);
    placed(&test, "leader", "authority_leader", 1, Reach::All).await;
    with_quota(&People::of(&city).await, &city.as_("leader").await).await;
    let own =
        json!({ "project": "SJ-1", "provider_id": PROVIDER, "belongs": "区级", "agreed_on": "2026-11-09" });
    let delivered = async |kind: &str, more: Value, filed: &str| {
        let mut form = own.clone();
        form.as_object_mut().expect("a form").extend(more.as_object().expect("fields").clone());
        let given = json!({ "pack": "songjiang", "kind": kind, "form": form });
        let id = clerk.post("/api/v1/cases", given).await.expect(201).json()["id"].as_i64().expect("an id");
        attach(&clerk, id, "agreement").await.expect(201);
        let case = send(&clerk, id).await.expect(200).json();
        let case = act(&officer, &open(&case), "complete", json!({ "outcome": filed })).await;
        let provide = open(&case.expect(200).json());
        assert_eq!(provide["due_at"], "2026-11-17T00:00:00+08:00", "{kind}: signed on Monday the 9th");
        assert_eq!(provide["due_basis"]["from"], "2026-11-09T00:00:00+08:00", "{kind}");
        provide
    };
    let machine = json!({ "name": "应用", "architecture": "X86", "vcpu": 2, "memory_gb": 4, "region": "政务外网区", "count": 1 });
    let tried = json!({ "until": "2027-01-09", "machines": [machine] });
    let provide = delivered("test-resources", tried, "备案").await;
    let done = json!({ "outcome": "done", "form": { "started_on": "2026-11-20" } });
    act(&engineer, &provide, "complete", done).await.expect(200);
    delivered("formal-resources", json!({ "tests": [{ "resource": "ZY-000001" }] }), "approve").await;
}

async fn a_limit_counts_from_when_the_one_before_it_was_due(test: TestApp) {
    install(&test, &[("late", r#"yh:limit="2d""#)]);
    let more = r#"<boundaryEvent id="due" attachedToRef="check" cancelActivity="true" yh:limit="2d"><timerEventDefinition id="t"/></boundaryEvent>
      <userTask id="late" name="逾期审核" yh:role="authority_officer" yh:relation="unit" yh:limit="60min" yh:outcomes="approve"/>
      <exclusiveGateway id="checked"/><sequenceFlow id="c" sourceRef="check" targetRef="checked"/>
      <sequenceFlow id="k" sourceRef="due" targetRef="late"/><sequenceFlow id="g" sourceRef="late" targetRef="checked"/>
      <sequenceFlow id="h" sourceRef="checked" targetRef="settle"/>"#;
    let path = test.app.data().join("packs/qinghe/cases/late/process.bpmn");
    let plain = std::fs::read_to_string(&path).expect("a process");
    let flow = r#"<sequenceFlow id="c" sourceRef="check" targetRef="settle"/>"#;
    std::fs::write(&path, plain.replace(flow, more)).expect("written");
    let city = City::new(&test).await;
    let case = sent(&city.as_("clerk").await, "late", json!({ "title": "甲" })).await;
    assert_eq!(open(&case)["due_at"], "2026-11-26T00:00:00+08:00", "two days after Monday");
    // The service is down for weeks; nobody has more time for that.
    test.clock.advance_ms(20 * DAY_MS);
    let runner = runner(&test);
    for _ in 0..4 {
        runner.run_due_once().await.expect("worked off");
    }
    let officer = city.as_("officer").await;
    let late = open(&officer.get(&format!("/api/v1/cases/{}", case["id"])).await.expect(200).json());
    assert_eq!(
        (&late["title"], &late["due_at"], &late["is_late"]),
        (&json!("逾期审核"), &json!("2026-11-26T01:00:00+08:00"), &json!(true)),
        "an hour after the first limit"
    );
}
