//! Urgency that is asked for and decided, tasks that stay late, tasks that are completed together.

use crate::cases::{City, act, acts, first_task, open, policy};
use crate::clocks::{install_with, sent};
use crate::harness::TestApp;
use crate::on_both;
use crate::outside::runner;
use crate::people::placed;
use serde_json::{Value, json};
use yunheng_access::Reach;

on_both! {
    urgency_is_asked_decided_and_shortens_the_clock
    urgency_never_gives_more_time_and_lapses_with_its_case
    a_task_that_stays_late_goes_to_the_second_level_once
    several_tasks_are_completed_together_row_by_row
    a_comment_tells_those_whom_it_mentions
}

const DAY_MS: i64 = 86_400_000;
const CLOCK: &str = r#"yh:limit="5wd" yh:urgentLimit="1wd""#;
const RULES: &str = r#"
[urgent]
role = "authority_officer"
relation = "unit"
clause = ["QH-M-1"]

[[escalation]]
at = ["check"]
after = "1wd"
role = "authority_leader"
relation = "unit"
clause = ["QH-M-1"]
"#;

async fn urgency_is_asked_decided_and_shortens_the_clock(test: TestApp) {
    install_with(&test, &[("trial", CLOCK)], RULES);
    let city = City::new(&test).await;
    let (clerk, other, officer) =
        (city.as_("clerk").await, city.as_("other").await, city.as_("officer").await);
    let case = sent(&clerk, "trial", json!({ "title": "甲" })).await;
    assert_eq!(open(&case)["due_at"], "2026-12-01T00:00:00+08:00");
    let path = format!("/api/v1/cases/{}/urgency", case["id"]);
    let decision = format!("{path}/decision");
    let ask = json!({ "said": "高考报名系统，明日开放" });
    clerk.post(&path, json!({ "said": " " })).await.expect(422);
    other.post(&path, ask.clone()).await.expect(404);
    officer.post(&path, ask.clone()).await.expect(409);
    officer.post(&decision, json!({ "granted": true })).await.expect(409);
    let asked = clerk.post(&path, ask.clone()).await.expect(200).json();
    assert_eq!((&asked["urgency"]["state"], &asked["is_urgent"]), (&json!("open"), &json!(false)));
    clerk.post(&path, ask.clone()).await.expect(409);
    clerk.post(&decision, json!({ "granted": true })).await.expect(404);
    let waiting = officer.get("/api/v1/cases/urgency-requests").await.expect(200).json();
    assert_eq!(waiting[0]["reason"], ask["said"]);
    assert_eq!(clerk.get("/api/v1/cases/urgency-requests").await.expect(200).json(), json!([]));
    // What is refused needs a reason, and may be asked for again.
    officer.post(&decision, json!({ "granted": false })).await.expect(422);
    let refused =
        officer.post(&decision, json!({ "granted": false, "said": "材料不足" })).await.expect(200).json();
    assert_eq!(
        (&refused["urgency"]["state"], &open(&refused)["due_at"]),
        (&json!("refused"), &json!("2026-12-01T00:00:00+08:00"))
    );
    clerk.post(&path, ask).await.expect(200);
    let granted = officer.post(&decision, json!({ "granted": true })).await.expect(200).json();
    let task = open(&granted);
    assert_eq!((&granted["is_urgent"], &task["due_at"]), (&json!(true), &json!("2026-11-25T00:00:00+08:00")));
    assert_eq!(task["due_basis"]["urgent"], true);
    let event = granted["timeline"].as_array().expect("a timeline").last().expect("an event").clone();
    assert_eq!(event["act"], "grant_urgency");
    let moved = &event["detail"]["due"][0];
    assert_eq!(
        (&moved["before"], &moved["after"], &moved["limit"]),
        (&json!("2026-12-01T00:00:00+08:00"), &json!("2026-11-25T00:00:00+08:00"), &json!("1wd"))
    );
    let waiting = first_task(&officer).await;
    assert_eq!(
        (&waiting["is_urgent"], &waiting["due_at"]),
        (&json!(true), &json!("2026-11-25T00:00:00+08:00"))
    );
    let told = clerk.get("/api/v1/notices").await.expect(200).json();
    assert!(
        told["items"].as_array().expect("notices").iter().any(|notice| notice["title"] == "已同意加急"),
        "{told}"
    );
}

async fn urgency_never_gives_more_time_and_lapses_with_its_case(test: TestApp) {
    install_with(&test, &[("trial", CLOCK)], RULES);
    let city = City::new(&test).await;
    let clerk = city.as_("clerk").await;
    let first = sent(&clerk, "trial", json!({ "title": "甲" })).await;
    let second = sent(&clerk, "trial", json!({ "title": "乙" })).await;
    let ask = json!({ "said": "急" });
    // Monday, the last day: one working day from now would end after the five.
    test.clock.advance_ms(7 * DAY_MS);
    let (clerk, officer) = (city.as_("clerk").await, city.as_("officer").await);
    for case in [&first, &second] {
        clerk.post(&format!("/api/v1/cases/{}/urgency", case["id"]), ask.clone()).await.expect(200);
    }
    let decision = format!("/api/v1/cases/{}/urgency/decision", first["id"]);
    let granted = officer.post(&decision, json!({ "granted": true })).await.expect(200).json();
    assert_eq!(open(&granted)["due_at"], "2026-12-01T00:00:00+08:00");
    act(&officer, &open(&second), "reject", json!({ "said": "不符合条件" })).await.expect(200);
    let ended = clerk.get(&format!("/api/v1/cases/{}", second["id"])).await.expect(200).json();
    assert_eq!((&ended["state"], &ended["urgency"]["state"]), (&json!("ended"), &json!("lapsed")));
    assert_eq!(officer.get("/api/v1/cases/urgency-requests").await.expect(200).json(), json!([]));
}

async fn a_task_that_stays_late_goes_to_the_second_level_once(test: TestApp) {
    install_with(&test, &[("trial", CLOCK)], RULES);
    let city = City::new(&test).await;
    placed(&test, "leader", "authority_leader", 1, Reach::All).await;
    let clerk = city.as_("clerk").await;
    let (late, mended) = (
        sent(&clerk, "trial", json!({ "title": "甲" })).await,
        sent(&clerk, "trial", json!({ "title": "乙" })).await,
    );
    let runner = runner(&test);
    let pass = async |days: i64| {
        test.clock.advance_ms(days * DAY_MS);
        for _ in 0..4 {
            runner.run_due_once().await.expect("worked off");
        }
    };
    let timeline = async |case: &Value| {
        let now =
            city.as_("officer").await.get(&format!("/api/v1/cases/{}", case["id"])).await.expect(200).json();
        acts(&now).into_iter().filter(|act| act == "overdue" || act == "escalate").collect::<Vec<_>>()
    };
    pass(8).await;
    assert_eq!(timeline(&late).await, ["overdue"], "the first working day after it");
    let officer = city.as_("officer").await;
    act(&officer, &open(&mended), "reject", json!({ "said": "不符合条件" })).await.expect(200);
    pass(1).await;
    pass(9).await;
    assert_eq!(timeline(&late).await, ["overdue", "escalate"]);
    assert_eq!(timeline(&mended).await, ["overdue"], "what was done in between goes nowhere");
    let told = city.as_("leader").await.get("/api/v1/notices").await.expect(200).json();
    let titles: Vec<&str> = told["items"]
        .as_array()
        .expect("notices")
        .iter()
        .filter_map(|notice| notice["title"].as_str())
        .collect();
    assert_eq!(titles, ["超时升级：审核"]);
}

async fn several_tasks_are_completed_together_row_by_row(test: TestApp) {
    install_with(&test, &[("trial", CLOCK)], "");
    let city = City::new(&test).await;
    let (clerk, officer) = (city.as_("clerk").await, city.as_("officer").await);
    let mut tasks = Vec::new();
    for _ in 0..2 {
        let case = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
        tasks.push(open(&case)["id"].clone());
    }
    let alone = open(&sent(&clerk, "trial", json!({ "title": "甲" })).await)["id"].clone();
    let waiting = officer.get("/api/v1/tasks").await.expect(200).json();
    let offered = |id: &Value| {
        let rows = waiting["items"].as_array().expect("tasks");
        rows.iter().find(|row| row["id"] == *id).map(|row| row["batch"].clone()).expect("a row")
    };
    assert_eq!(offered(&tasks[0]), json!([{ "outcome": "approve", "title": "同意" }]));
    assert_eq!(offered(&alone), json!([]));
    officer.post("/api/v1/tasks/complete", json!({ "tasks": [], "outcome": "approve" })).await.expect(422);
    let all = json!({ "tasks": [tasks[0], tasks[1], alone, 999_999], "outcome": "approve", "said": "同意" });
    let codes = |answers: &Value| {
        let rows = answers.as_array().expect("rows").iter();
        rows.map(|row| row["code"].as_str().unwrap_or("done").to_owned()).collect::<Vec<_>>()
    };
    // Whoever may not do them does none of them.
    let strange = clerk.post("/api/v1/tasks/complete", all.clone()).await.expect(200).json();
    assert_eq!(codes(&strange), ["not_found", "not_found", "no_batch", "not_found"]);
    let answers = officer.post("/api/v1/tasks/complete", all.clone()).await.expect(200).json();
    assert_eq!(codes(&answers), ["done", "done", "no_batch", "not_found"]);
    let cases = clerk.get("/api/v1/cases?kind=network-policy").await.expect(200).json();
    for row in cases["items"].as_array().expect("cases") {
        let case = clerk.get(&format!("/api/v1/cases/{}", row["id"])).await.expect(200).json();
        assert_eq!(open(&case)["title"], "云服务商办理");
        let said = case["timeline"]
            .as_array()
            .expect("events")
            .iter()
            .filter(|event| event["said"] == "同意")
            .count();
        assert_eq!(said, 1, "each has the act on its own timeline");
    }
    let again = officer.post("/api/v1/tasks/complete", all).await.expect(200).json();
    assert_eq!(codes(&again), ["task_closed", "task_closed", "no_batch", "not_found"]);
}

async fn a_comment_tells_those_whom_it_mentions(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, other, engineer) =
        (city.as_("clerk").await, city.as_("other").await, city.as_("engineer").await);
    let case = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    let path = format!("/api/v1/cases/{}", case["id"]);
    let offered = clerk.get(&format!("{path}/mentionable")).await.expect(200).json();
    let names: Vec<&str> =
        offered.as_array().expect("people").iter().filter_map(|one| one["name"].as_str()).collect();
    for name in ["colleague的姓名", "engineer的姓名", "officer的姓名"] {
        assert!(names.contains(&name), "{names:?}");
    }
    assert!(!names.contains(&"clerk的姓名") && !names.contains(&"other的姓名"), "{names:?}");
    other.get(&format!("{path}/mentionable")).await.expect(404);
    let id_of = |login: &str| {
        let rows = offered.as_array().expect("people").iter();
        rows.clone().find(|one| one["name"] == format!("{login}的姓名")).expect("somebody")["account_id"]
            .clone()
    };
    let say = json!({ "said": "请看一下端口", "mentions": [id_of("engineer")] });
    let comments = format!("{path}/comments");
    let said = clerk.post(&comments, say).await.expect(200).json();
    assert_eq!(
        said["timeline"].as_array().expect("events").last().expect("one")["detail"]["mentions"],
        json!(["engineer的姓名"])
    );
    let told = engineer.get("/api/v1/notices").await.expect(200).json();
    let is_told = |notice: &Value| notice["title"] == "有留言提到您";
    assert_eq!(told["items"].as_array().expect("notices").iter().filter(|notice| is_told(notice)).count(), 1);
    for wrong in [json!([999_999]), json!([id_of("engineer"), id_of("engineer")])] {
        clerk.post(&comments, json!({ "said": "甲", "mentions": wrong })).await.expect(422);
    }
    clerk.post(&comments, json!({ "said": "没有提到谁" })).await.expect(200);
}
