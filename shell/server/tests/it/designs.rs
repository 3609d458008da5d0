//! Designs: a process is redrawn, proved unsound, mended, and put into use by two people.

use crate::cases::{City, act, first_task, open, policy};
use crate::harness::{Client, Reply, TestApp};
use crate::on_both;
use crate::people::{confirmed, decide, id_of, placed};
use serde_json::{Value, json};
use yunheng_access::Reach;

on_both! {
    a_redrawn_process_comes_into_use_and_old_cases_stay
    what_is_not_sound_is_kept_told_and_not_put_into_use
    everything_that_a_process_names_must_be_there
    what_is_no_drawing_changes_nothing
    two_drafts_do_not_undo_each_other
    an_earlier_version_comes_back_by_a_draft_of_it
    a_draft_is_thrown_away
    a_test_run_says_who_gets_what_when_and_keeps_nothing
    a_test_run_goes_the_way_of_its_answers
}

pub const KIND: &str = "/api/v1/designs/xuchang/network-policy";

/// The officer and the leader of the authority.
pub async fn authority<'a>(city: &City<'a>, test: &'a TestApp) -> (Client<'a>, Client<'a>) {
    placed(test, "leader", "authority_leader", 1, Reach::All).await;
    (city.as_("officer").await, city.as_("leader").await)
}

pub async fn begun(officer: &Client<'_>, based_on: i64, name: &str) -> Value {
    let given = json!({"pack": "xuchang", "kind": "network-policy", "based_on": based_on, "name": name});
    let id = id_of(&officer.post("/api/v1/design-drafts", given).await.expect(201).json());
    read(officer, id).await
}

pub async fn read(officer: &Client<'_>, id: i64) -> Value {
    officer.get(&format!("/api/v1/design-drafts/{id}")).await.expect(200).json()
}

/// Writes a draft with another process.
pub async fn written(officer: &Client<'_>, draft: &Value, process: &str) -> Reply {
    let path = format!("/api/v1/design-drafts/{}", draft["id"]);
    let version = draft["version"].as_i64().expect("a version");
    officer.put(&path, version, json!({"name": draft["name"], "process": process})).await
}

pub async fn proposed(officer: &Client<'_>, draft: &Value) -> Reply {
    let path = format!("/api/v1/design-drafts/{}/deployment", draft["id"]);
    let given =
        json!({"version": draft["version"], "replaces": draft["present"], "reason": "先由单位负责人把关"});
    officer.post(&path, given).await
}

/// The head of the unit looks at it before the authority does.
pub fn with_head(process: &str) -> String {
    let task = r#"<bpmn:userTask id="head" name="单位负责人审核" yh:role="unit_head" yh:relation="unit" yh:limit="req.netpolicy" yh:outcomes="approve return" />"#;
    let flow = r#"<bpmn:sequenceFlow id="head_review" sourceRef="head" targetRef="review" />"#;
    process
        .replace("<bpmn:endEvent", &format!("{task}<bpmn:endEvent"))
        .replace(
            r#"id="fill_review" sourceRef="fill" targetRef="review""#,
            r#"id="fill_head" sourceRef="fill" targetRef="head""#,
        )
        .replace("</bpmn:process>", &format!("{flow}</bpmn:process>"))
        .replace(r#"bpmnElement="fill_review""#, r#"bpmnElement="fill_head""#)
}

pub fn text(draft: &Value) -> String {
    draft["process"].as_str().expect("a process").to_owned()
}

fn found(draft: &Value) -> Vec<(String, String)> {
    let findings = draft["findings"].as_array().expect("findings");
    let told = findings.iter().map(|one| {
        (one["code"].as_str().expect("a code").to_owned(), one["element"].as_str().unwrap_or("").to_owned())
    });
    told.collect()
}

async fn a_redrawn_process_comes_into_use_and_old_cases_stay(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, leader) = authority(&city, &test).await;
    placed(&test, "head", "unit_head", 7, Reach::OwnUnit).await;
    let clerk = city.as_("clerk").await;
    let old = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    let draft = begun(&officer, 0, "负责人先审").await;
    assert_eq!((&draft["findings"], &draft["differences"]), (&json!([]), &json!([])));
    assert_eq!((&draft["is_deployable"], &draft["present"]), (&json!(true), &json!(0)));
    let draft = written(&officer, &draft, &with_head(&text(&draft))).await.expect(200).json();
    assert_eq!(draft["findings"], json!([]), "{draft}");
    let what: Vec<_> = draft["differences"]
        .as_array()
        .expect("differences")
        .iter()
        .map(|one| (one["element"].clone(), one["what"].clone()))
        .collect();
    assert!(what.contains(&(json!("head"), json!("added"))), "{what:?}");
    assert!(what.contains(&(json!("fill_review"), json!("removed"))), "{what:?}");
    let proposal = id_of(&proposed(&officer, &draft).await.expect(201).json());
    assert_eq!(proposed(&officer, &draft).await.expect(409).code(), "proposed_already");
    assert_eq!(written(&officer, &draft, &text(&draft)).await.expect(409).code(), "design_proposed");
    officer.confirm().await;
    assert_eq!(decide(&officer, proposal, "confirm", json!({})).await.expect(403).code(), "own_proposal");
    let before = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    assert_eq!(open(&before)["title"], "主管部门审核", "a proposal changes nothing");
    let done = confirmed(&leader, proposal).await;
    assert_eq!(done["title"], "启用“网络策略开通/关闭”流程第1版（负责人先审）");
    assert!(
        done["changes"].as_array().expect("changes").iter().any(|one| one["after"] == "单位负责人审核"),
        "{done}"
    );
    officer.get(&format!("/api/v1/design-drafts/{}", draft["id"])).await.expect(404);
    // A new case takes the new way, with the limit of the pack; the old one goes on as it began.
    let new = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    assert_eq!(
        (&open(&new)["title"], &open(&new)["due_basis"]["key"]),
        (&json!("单位负责人审核"), &json!("req.netpolicy"))
    );
    let head = city.as_("head").await;
    let waiting = first_task(&head).await;
    assert_eq!(waiting["case_id"], new["id"]);
    let new = act(&head, &waiting, "complete", json!({"outcome": "approve"})).await.expect(200).json();
    assert_eq!(open(&new)["title"], "主管部门审核");
    ends_as_it_began(&city, &old).await;
    the_version_is_known(&test, &officer, &draft).await;
}

/// A case that began before goes its old way to the end.
async fn ends_as_it_began(city: &City<'_>, old: &Value) {
    let (officer, clerk) = (city.as_("officer").await, city.as_("clerk").await);
    let review = open(&officer.get(&format!("/api/v1/cases/{}", old["id"])).await.json());
    let case = act(&officer, &review, "complete", json!({"outcome": "approve"})).await.expect(200).json();
    let engineer = city.as_("engineer").await;
    let filled = json!({"outcome": "done", "form": {"done_at": "2026-11-23T15:00:00+08:00"}});
    act(&engineer, &open(&case), "complete", filled).await.expect(200);
    let confirm = open(&clerk.get(&format!("/api/v1/cases/{}", old["id"])).await.json());
    let case = act(&clerk, &confirm, "complete", json!({"outcome": "confirm"})).await.expect(200).json();
    assert_eq!((&case["state"], &case["outcome"]), (&json!("ended"), &json!("done")));
}

/// Who put it into use is known, and which cases run on what.
async fn the_version_is_known(test: &TestApp, officer: &Client<'_>, draft: &Value) {
    let design = officer.get(KIND).await.expect(200).json();
    assert_eq!(
        (&design["present"], &design["present_name"], &design["drafts"]),
        (&json!(1), &json!("负责人先审"), &json!([]))
    );
    let numbers: Vec<_> = design["versions"]
        .as_array()
        .expect("versions")
        .iter()
        .map(|one| (one["number"].clone(), one["running"].clone()))
        .collect();
    assert_eq!(numbers, [(json!(1), json!(1)), (json!(0), json!(1))]);
    assert_eq!(
        (&design["versions"][0]["proposed_by"], &design["versions"][0]["confirmed_by"]),
        (&json!("officer的姓名"), &json!("leader的姓名"))
    );
    assert_eq!(
        officer.get(&format!("{KIND}/versions/1")).await.expect(200).json()["process"],
        draft["process"]
    );
    officer.get(&format!("{KIND}/versions/2")).await.expect(404);
    let differences = officer.get(&format!("{KIND}/differences?from=0&to=1")).await.expect(200).json();
    assert_eq!(differences, draft["differences"]);
    let trail = test.as_role("audit_admin").await;
    let entries = trail.get("/api/v1/audit/entries?action=design.deploy").await.expect(200).json();
    assert_eq!(
        entries["items"][0]["object_id"].as_str().unwrap_or_default(),
        "xuchang/network-policy",
        "{entries}"
    );
}

async fn what_is_not_sound_is_kept_told_and_not_put_into_use(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, _) = authority(&city, &test).await;
    let draft = begun(&officer, 0, "两路并行").await;
    // Two branches side by side that an exclusive gateway brings together: the case comes to the end twice.
    let unsound = text(&draft)
        .replace(r#"targetRef="review" />"#, r#"targetRef="split" />"#)
        .replace(
            "<bpmn:endEvent",
            r#"<bpmn:parallelGateway id="split" /><bpmn:exclusiveGateway id="join" /><bpmn:endEvent"#,
        )
        .replace(
            "</bpmn:process>",
            r#"<bpmn:sequenceFlow id="a" sourceRef="split" targetRef="review" /><bpmn:sequenceFlow id="b" sourceRef="split" targetRef="join" />
            <bpmn:sequenceFlow id="c" sourceRef="join" targetRef="provide" /></bpmn:process>"#,
        )
        .replace(r#"sourceRef="review" targetRef="provide""#, r#"sourceRef="review" targetRef="join""#);
    let draft = written(&officer, &draft, &unsound).await.expect(200).json();
    assert_eq!(draft["is_deployable"], false);
    let finding = draft["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .find(|one| one["code"] == "double_token")
        .expect("found")
        .clone();
    let path = finding["path"].as_array().expect("a path");
    assert_eq!(path.first(), Some(&json!("fill")), "{finding}");
    assert!(path.contains(&json!("split")) && finding["element"].is_string(), "{finding}");
    assert_eq!(
        read(&officer, draft["id"].as_i64().expect("an id")).await["process"],
        json!(unsound),
        "kept as drawn"
    );
    let refused = proposed(&officer, &draft).await.expect(422).json();
    assert_eq!(refused["findings"][0]["code"], "double_token");
    let mended = unsound.replace("exclusiveGateway", "parallelGateway");
    let draft = written(&officer, &draft, &mended).await.expect(200).json();
    assert_eq!((&draft["findings"], &draft["is_deployable"]), (&json!([]), &json!(true)));
    proposed(&officer, &draft).await.expect(201);
}

async fn everything_that_a_process_names_must_be_there(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, _) = authority(&city, &test).await;
    let draft = begun(&officer, 0, "写错").await;
    let with = |from: &str, to: &str| text(&draft).replace(from, to);
    let gateway = |condition: &str| {
        text(&draft)
            .replace(r#"targetRef="provide" />"#, r#"targetRef="which" />"#)
            .replace("<bpmn:endEvent", r#"<bpmn:exclusiveGateway id="which" default="yes" /><bpmn:endEvent"#)
            .replace(
                "</bpmn:process>",
                &format!(
                    r#"<bpmn:sequenceFlow id="yes" sourceRef="which" targetRef="provide" /><bpmn:sequenceFlow id="no" sourceRef="which" targetRef="confirm">
                    <bpmn:conditionExpression>{condition}</bpmn:conditionExpression></bpmn:sequenceFlow></bpmn:process>"#
                ),
            )
    };
    let cases = [
        (with("req.netpolicy", "req.nowhere"), ("unknown_limit", "provide")),
        (with("provider_engineer", "wizard"), ("unknown_role", "provide")),
        (with(r#"yh:relation="provider""#, r#"yh:relation="friend""#), ("case_unfit", "provide")),
        (with(r#"id="provide" "#, r#"id="provide" yh:form="other" "#), ("unknown_form", "provide")),
        (with(r#"yh:limit="req.netpolicy""#, r#"yh:limit="2 Tage""#), ("bad_setting", "provide")),
        (
            with(r#"id="confirm" name"#, r#"id="confirm" yh:effects="fireworks" name"#),
            ("case_unfit", "confirm"),
        ),
        (with("yh:role=\"authority_officer\" ", ""), ("no_role", "review")),
        (gateway("form.nothing == 1"), ("condition_type", "no")),
        (gateway("form.action"), ("condition_type", "no")),
        (gateway("form.done_note == 'x'"), ("condition_may_fail", "no")),
        (gateway(""), ("no_condition", "no")),
        (
            with("<bpmn:endEvent", r#"<bpmn:sendTask id="mail" /><bpmn:endEvent"#),
            ("process_unsupported", "mail"),
        ),
    ];
    let mut draft = draft.clone();
    for (process, (code, element)) in cases {
        draft = written(&officer, &draft, &process).await.expect(200).json();
        let told = found(&draft);
        assert!(told.contains(&(code.to_owned(), element.to_owned())), "{code} {element}: {told:?}");
        assert_eq!(draft["is_deployable"], code == "condition_may_fail", "{code}");
    }
    let good = gateway("form.action == '关闭'");
    draft = written(&officer, &draft, &good).await.expect(200).json();
    assert_eq!(draft["findings"], json!([]));
    // What the page offers is what the check takes.
    let offers = officer.get(KIND).await.expect(200).json()["offers"].clone();
    let has =
        |list: &str, key: &str| offers[list].as_array().expect("offers").iter().any(|one| one["key"] == key);
    assert!(
        has("limits", "req.netpolicy") && has("roles", "provider_engineer") && has("relations", "provider"),
        "{offers}"
    );
    assert!(!has("roles", "security_admin"), "nobody of the administrators does tasks");
    assert_eq!(offers["sections"][0]["element"], "provide");
}

async fn what_is_no_drawing_changes_nothing(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, _) = authority(&city, &test).await;
    let draft = begun(&officer, 0, "坏文件").await;
    let bomb = "<!DOCTYPE x [<!ENTITY a \"b\">]><definitions>&a;</definitions>";
    for hostile in ["", "<definitions", "<html/>", bomb, "不是XML", &"x".repeat(600_000)] {
        written(&officer, &draft, hostile).await.expect(422);
    }
    let id = draft["id"].as_i64().expect("an id");
    assert_eq!(read(&officer, id).await, draft);
    for name in ["", "  ", &"名".repeat(61)] {
        let given = json!({"name": name, "process": draft["process"]});
        officer.put(&format!("/api/v1/design-drafts/{id}"), 1, given).await.expect(422);
    }
    written(&officer, &draft, &text(&draft)).await.expect(200);
    assert_eq!(written(&officer, &draft, &text(&draft)).await.expect(412).code(), "stale");
    let given = |kind: &str, based_on: i64| json!({"pack": "xuchang", "kind": kind, "based_on": based_on, "name": "名"});
    officer.post("/api/v1/design-drafts", given("nothing", 0)).await.expect(404);
    officer.post("/api/v1/design-drafts", given("network-policy", 5)).await.expect(404);
    for role in ["unit_clerk", "provider_manager", "county_authority_officer"] {
        let other = test.as_role(role).await;
        other.get("/api/v1/designs?pack=xuchang").await.expect(403);
        other.post("/api/v1/design-drafts", given("network-policy", 0)).await.expect(403);
        other.get(&format!("/api/v1/design-drafts/{id}")).await.expect(403);
    }
}

async fn two_drafts_do_not_undo_each_other(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, leader) = authority(&city, &test).await;
    let (one, two) = (begun(&officer, 0, "甲").await, begun(&officer, 0, "乙").await);
    let same = proposed(&officer, &one).await.expect(422).json();
    assert_eq!(same["findings"][0]["code"], "no_change");
    let one = written(&officer, &one, &with_head(&text(&one))).await.expect(200).json();
    let renamed = text(&two).replace("主管部门审核", "主管部门复核");
    let two = written(&officer, &two, &renamed).await.expect(200).json();
    let (first, second) = (
        id_of(&proposed(&officer, &one).await.expect(201).json()),
        id_of(&proposed(&officer, &two).await.expect(201).json()),
    );
    confirmed(&leader, first).await;
    leader.confirm().await;
    assert_eq!(decide(&leader, second, "confirm", json!({})).await.expect(409).code(), "design_moved_on");
    decide(&officer, second, "withdraw", json!({})).await.expect(200);
    let two = read(&officer, two["id"].as_i64().expect("an id")).await;
    assert_eq!(two["present"], 1);
    let what: Vec<_> =
        two["differences"].as_array().expect("differences").iter().map(|one| one["what"].clone()).collect();
    assert!(what.contains(&json!("removed")), "it would take the head's task away, and says so: {two}");
    let second = id_of(&proposed(&officer, &two).await.expect(201).json());
    assert_eq!(confirmed(&leader, second).await["state"], "confirmed");
    let row = officer.get("/api/v1/designs?pack=xuchang").await.expect(200).json();
    let row = row
        .as_array()
        .expect("rows")
        .iter()
        .find(|row| row["kind"] == "network-policy")
        .expect("a row")
        .clone();
    assert_eq!(
        (&row["present"], &row["present_name"], &row["pack_changed"]),
        (&json!(2), &json!("乙"), &json!(false))
    );
}

async fn an_earlier_version_comes_back_by_a_draft_of_it(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, leader) = authority(&city, &test).await;
    let draft = begun(&officer, 0, "负责人先审").await;
    let draft = written(&officer, &draft, &with_head(&text(&draft))).await.expect(200).json();
    confirmed(&leader, id_of(&proposed(&officer, &draft).await.expect(201).json())).await;
    let back = begun(&officer, 0, "恢复原流程").await;
    confirmed(&leader, id_of(&proposed(&officer, &back).await.expect(201).json())).await;
    let clerk = city.as_("clerk").await;
    let case = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    assert_eq!(open(&case)["title"], "主管部门审核");
    let versions = officer.get(KIND).await.expect(200).json()["versions"].clone();
    assert_eq!(versions.as_array().map(Vec::len), Some(3));
}

async fn a_draft_is_thrown_away(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, _) = authority(&city, &test).await;
    let draft = begun(&officer, 0, "不要了").await;
    let path = format!("/api/v1/design-drafts/{}", draft["id"]);
    officer.send("DELETE", &path, None, &[("if-match", "\"9\"")]).await.expect(412);
    officer.send("DELETE", &path, None, &[("if-match", "\"1\"")]).await.expect(204);
    officer.get(&path).await.expect(404);
    let design = officer.get(KIND).await.expect(200).json();
    assert_eq!(design["drafts"], json!([]));
}

async fn run(officer: &Client<'_>, draft: &Value, given: Value) -> Reply {
    officer.post(&format!("/api/v1/design-drafts/{}/test-run", draft["id"]), given).await
}

fn steps(answer: &Value) -> Vec<(String, String)> {
    let steps = answer["steps"].as_array().expect("steps");
    let word = |step: &Value, name: &str| step[name].as_str().unwrap_or_default().to_owned();
    steps.iter().map(|step| (word(step, "title"), word(step, "outcome"))).collect()
}

async fn a_test_run_says_who_gets_what_when_and_keeps_nothing(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, _) = authority(&city, &test).await;
    placed(&test, "head", "unit_head", 7, Reach::OwnUnit).await;
    let draft = begun(&officer, 0, "试一试").await;
    let draft = written(&officer, &draft, &with_head(&text(&draft))).await.expect(200).json();
    let clerk = city.as_("clerk").await;
    let before = clerk.get("/api/v1/cases").await.expect(200).json();
    // Sent on a Friday afternoon: the head has one working day, which ends on Monday.
    let given = json!({"unit_id": 7, "form": policy(), "starts_at": "2026-11-27T16:00:00+08:00",
        "answers": [{"element": "head", "outcome": "approve", "after_hours": 90}]});
    let answer = run(&officer, &draft, given.clone()).await.expect(200).json();
    let titles: Vec<String> = steps(&answer).into_iter().map(|(title, _)| title).collect();
    assert_eq!(
        titles,
        [
            "填写申请",
            "单位负责人审核",
            "主管部门审核",
            "云服务商办理",
            "使用单位确认",
            "网络策略已办结：一网通办"
        ]
    );
    let head = &answer["steps"][1];
    assert_eq!(
        (&head["names"], &head["people"], &head["who"]),
        (&json!(["head的姓名"]), &json!(1), &json!("使用单位负责人"))
    );
    assert_eq!((&head["due_at"], &head["limit"]), (&json!("2026-12-01T00:00:00+08:00"), &json!("1个工作日")));
    assert_eq!((&head["closed_at"], &head["is_late"]), (&json!("2026-12-01T10:00:00+08:00"), &json!(true)));
    assert_eq!(answer["steps"][3]["people"], 2, "both engineers of the provider: {answer}");
    assert_eq!((&answer["outcome"], &answer["stopped"]), (&json!("done"), &Value::Null));
    assert_eq!(answer["ended_at"], "2026-12-01T13:00:00+08:00", "an hour for each of the others");
    assert_eq!(run(&officer, &draft, given).await.expect(200).json(), answer, "the same each time");
    assert_eq!(clerk.get("/api/v1/cases").await.expect(200).json(), before);
    let engineer = city.as_("engineer").await;
    assert_eq!(
        engineer.get("/api/v1/notices").await.expect(200).json()["items"],
        json!([]),
        "nobody was told"
    );
}

async fn a_test_run_goes_the_way_of_its_answers(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, _) = authority(&city, &test).await;
    let draft = begun(&officer, 0, "试一试").await;
    let sent =
        |answers: Value| json!({"form": {}, "starts_at": "2026-11-23T09:00:00+08:00", "answers": answers});
    let returned = sent(json!([{"element": "review", "outcome": "return", "after_hours": 2}]));
    let answer = run(&officer, &draft, returned).await.expect(200).json();
    let said = steps(&answer);
    assert_eq!(said[1], ("主管部门审核".to_owned(), "退回".to_owned()), "{answer}");
    assert_eq!(said[2].0, "填写申请");
    assert_eq!(said[3], ("主管部门审核".to_owned(), "同意".to_owned()), "the second time it is consented to");
    assert_eq!(
        (&answer["outcome"], &answer["steps"][1]["people"]),
        (&json!("done"), &Value::Null),
        "nobody was chosen"
    );
    let rejected = sent(json!([{"element": "review", "outcome": "reject", "after_hours": 0}]));
    assert_eq!(run(&officer, &draft, rejected).await.expect(200).json()["outcome"], "rejected");
    let unknown = sent(json!([{"element": "review", "outcome": "perhaps", "after_hours": 0}]));
    let stopped = run(&officer, &draft, unknown).await.expect(200).json();
    assert!(stopped["stopped"].is_string() && stopped["outcome"].is_null(), "{stopped}");
    run(&officer, &draft, json!({"starts_at": "soon"})).await.expect(422);
    run(&officer, &draft, json!({"starts_at": "2026-11-23T09:00:00+08:00", "unit_id": 999}))
        .await
        .expect(404);
    city.as_("clerk")
        .await
        .post(
            &format!("/api/v1/design-drafts/{}/test-run", draft["id"]),
            json!({"starts_at": "2026-11-23T09:00:00+08:00"}),
        )
        .await
        .expect(403);
}
