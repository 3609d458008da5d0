//! Force majeure that two people find, and due dates counted again after a calendar was imported.

use crate::cases::{City, act, acts, first_task, open};
use crate::clocks::{PROCESS, install_with, sent};
use crate::harness::{Client, TestApp};
use crate::on_both;
use crate::outside::runner;
use crate::people::{confirmed, id_of, placed};
use serde_json::{Value, json};
use yunheng_access::Reach;
use yunheng_app::{Home, import_calendar};

on_both! {
    force_majeure_moves_the_limits_that_it_names
    force_majeure_that_cannot_be_is_refused
    an_imported_calendar_moves_due_dates_when_somebody_says_so
    a_timer_between_tasks_is_counted_again
    a_timer_that_alone_is_due_at_another_time_is_shown_and_moved
}

const DAY_MS: i64 = 86_400_000;
const PATH: &str = "/api/v1/force-majeure";

fn storm(limits: &[&str]) -> Value {
    json!({ "pack": "qinghe", "event": "特大暴雨致机房断电", "proof": "市气象台证明", "limits": limits,
        "began_at": "2026-11-24T08:00:00+08:00", "reason": "供电中断" })
}

async fn run_jobs(test: &TestApp) {
    let runner = runner(test);
    for _ in 0..4 {
        runner.run_due_once().await.expect("worked off");
    }
}

async fn now(who: &Client<'_>, case: &Value) -> Value {
    who.get(&format!("/api/v1/cases/{}", case["id"])).await.expect(200).json()
}

async fn force_majeure_moves_the_limits_that_it_names(test: TestApp) {
    install_with(&test, &[("trial", r#"yh:limit="trial.check""#), ("plain", r#"yh:limit="5wd""#)], "");
    let city = City::new(&test).await;
    placed(&test, "leader", "authority_leader", 1, Reach::All).await;
    let clerk = city.as_("clerk").await;
    let (named, other) = (
        sent(&clerk, "trial", json!({ "title": "甲" })).await,
        sent(&clerk, "plain", json!({ "title": "乙" })).await,
    );
    assert_eq!(open(&named)["due_at"], "2026-12-24T00:00:00+08:00");
    test.clock.advance_ms(2 * DAY_MS);
    let (officer, leader) = (city.as_("officer").await, city.as_("leader").await);
    let proposal = id_of(&officer.post(PATH, storm(&["trial.check"])).await.expect(201).json());
    assert_eq!(officer.get(PATH).await.expect(200).json(), json!([]), "one person finds nothing");
    confirmed(&leader, proposal).await;
    run_jobs(&test).await;
    let stands = now(&officer, &named).await;
    assert_eq!(
        (&open(&stands)["due_at"], &open(&stands)["due_basis"]["suspended"]),
        (&Value::Null, &json!(true))
    );
    assert_eq!(acts(&stands).last().map(String::as_str), Some("force_majeure"));
    assert_eq!(open(&now(&officer, &other).await)["due_at"], "2026-12-01T00:00:00+08:00", "another limit");
    // Friday: it ended on Thursday morning. Three days do not count, and the last one is a Saturday.
    test.clock.advance_ms(2 * DAY_MS);
    let (officer, leader) = (city.as_("officer").await, city.as_("leader").await);
    let record = officer.get(PATH).await.expect(200).json()[0]["id"].clone();
    let ends = json!({ "until_at": "2026-11-26T09:00:00+08:00", "reason": "供电恢复" });
    let proposal =
        id_of(&officer.post(&format!("{PATH}/{record}/end"), ends.clone()).await.expect(201).json());
    confirmed(&leader, proposal).await;
    run_jobs(&test).await;
    let moved = now(&officer, &named).await;
    let task = open(&moved);
    assert_eq!(task["due_at"], "2026-12-29T00:00:00+08:00");
    assert_eq!(task["due_basis"]["gaps"][0]["why"], "不可抗力：特大暴雨致机房断电");
    assert_eq!(task["due_basis"]["rolled_from"], "2026-12-26");
    let told =
        moved["timeline"].as_array().expect("events").last().expect("an event")["detail"]["due"][0].clone();
    assert_eq!((&told["before"], &told["after"]), (&Value::Null, &json!("2026-12-29T00:00:00+08:00")));
    officer.post(&format!("{PATH}/{record}/end"), ends).await.expect(409);
    assert_eq!(officer.get(PATH).await.expect(200).json()[0]["confirmer_name"], "leader的姓名");
    // What begins afterwards has nothing of it.
    let later = sent(&city.as_("clerk").await, "trial", json!({ "title": "丙" })).await;
    assert_eq!(open(&later)["due_basis"]["gaps"], Value::Null);
}

async fn force_majeure_that_cannot_be_is_refused(test: TestApp) {
    install_with(&test, &[("trial", r#"yh:limit="trial.check""#)], "");
    let city = City::new(&test).await;
    test.clock.advance_ms(2 * DAY_MS);
    let (clerk, officer) = (city.as_("clerk").await, city.as_("officer").await);
    clerk.post(PATH, storm(&["*"])).await.expect(403);
    let with = |field: &str, value: Value| {
        let mut given = storm(&["trial.check"]);
        given[field] = value;
        given
    };
    for (wrong, place) in [
        (with("limits", json!([])), "/limits"),
        (with("limits", json!(["no.such"])), "/limits"),
        (with("event", json!(" ")), "/event"),
        (with("began_at", json!("2027-01-01T00:00:00+08:00")), "/began_at"),
        (with("began_at", json!("gestern")), "/began_at"),
        (with("until_at", json!("2026-11-24T08:00:00+08:00")), "/until_at"),
        (with("party_id", json!(999)), "/party_id"),
    ] {
        let refused = officer.post(PATH, wrong).await.expect(422).json();
        assert_eq!(refused["findings"][0]["where"], place, "{refused}");
    }
    officer.post(PATH, with("pack", json!("nowhere"))).await.expect(404);
    let ends = json!({ "until_at": "2026-11-24T09:00:00+08:00", "reason": "没有" });
    officer.post(&format!("{PATH}/999/end"), ends).await.expect(404);
}

/// The calendar of the next year, in which the first day is off.
fn import_2027(test: &TestApp) {
    let notice = json!({ "year": 2027, "papers": ["https://www.gov.cn/x"],
        "days": [{ "name": "元旦", "date": "2027-01-01", "isOffDay": true }, { "name": "国庆节", "date": "2027-10-01", "isOffDay": true }] });
    let file = test.app.data().join("2027.json");
    std::fs::write(&file, notice.to_string()).expect("written");
    import_calendar(&Home::at(test.app.data()), &file, false).expect("imported");
}

async fn an_imported_calendar_moves_due_dates_when_somebody_says_so(test: TestApp) {
    install_with(&test, &[("trial", r#"yh:limit="30wd""#)], "");
    let city = City::new(&test).await;
    placed(&test, "leader", "authority_leader", 1, Reach::All).await;
    let (clerk, leader) = (city.as_("clerk").await, city.as_("leader").await);
    let case = sent(&clerk, "trial", json!({ "title": "甲" })).await;
    let before = open(&case);
    assert_eq!(
        (&before["due_at"], &before["due_basis"]["provisional"]),
        (&json!("2027-01-05T00:00:00+08:00"), &json!(true))
    );
    let differences = async |who: &Client<'_>| who.get("/api/v1/cases/due-differences").await;
    assert_eq!(differences(&leader).await.expect(200).json()["items"], json!([]));
    import_2027(&test);
    differences(&clerk).await.expect(403);
    let found = differences(&leader).await.expect(200).json()["items"].clone();
    assert_eq!(
        (&found[0]["before"], &found[0]["after"], &found[0]["was_provisional"]),
        (&json!("2027-01-05T00:00:00+08:00"), &json!("2027-01-06T00:00:00+08:00"), &json!(true))
    );
    assert_eq!(open(&now(&clerk, &case).await)["due_at"], before["due_at"], "looking changes nothing");
    let apply = json!({ "tasks": [before["id"], 999_999], "reason": "2027年放假安排已公布" });
    let path = "/api/v1/cases/due-differences/apply";
    clerk.post(path, apply.clone()).await.expect(403);
    leader.post(path, json!({ "tasks": [before["id"]], "reason": "" })).await.expect(422);
    let answers = leader.post(path, apply.clone()).await.expect(200).json();
    assert_eq!((&answers[0]["is_done"], &answers[1]["code"]), (&json!(true), &json!("not_found")));
    let after = now(&clerk, &case).await;
    assert_eq!(
        (&open(&after)["due_at"], acts(&after).last().map(String::as_str)),
        (&json!("2027-01-06T00:00:00+08:00"), Some("recount"))
    );
    let again = leader.post(path, apply).await.expect(200).json();
    assert_eq!(again[0]["code"], "no_difference");
    assert_eq!(differences(&leader).await.expect(200).json()["items"], json!([]));
}

/// Between check and settling a case waits for as long as the limit says.
fn install_waiting(test: &TestApp, limit: &str) {
    install_with(test, &[("waits", "")], "");
    let timer = format!(
        r#"<intermediateCatchEvent id="wait" name="公示期" yh:limit="{limit}"><timerEventDefinition id="t"/></intermediateCatchEvent>"#
    );
    let flows = r#"<sequenceFlow id="c" sourceRef="check" targetRef="wait"/><sequenceFlow id="w" sourceRef="wait" targetRef="settle"/>"#;
    let before = r#"<sequenceFlow id="c" sourceRef="check" targetRef="settle"/>"#;
    let process = PROCESS.replace("CLOCK", "").replace(before, &format!("{timer}{flows}"));
    let path = test.app.data().join("packs/qinghe/cases/waits/process.bpmn");
    std::fs::write(path, process).expect("written");
}

/// Sends a case and checks it, so that it waits.
async fn waiting(city: &City<'_>) -> Value {
    let case = sent(&city.as_("clerk").await, "waits", json!({ "title": "甲" })).await;
    let officer = city.as_("officer").await;
    let task = first_task(&officer).await;
    let approve = json!({ "outcome": "approve", "form": { "verified": "属实" } });
    act(&officer, &task, "complete", approve).await.expect(200);
    case
}

async fn a_timer_between_tasks_is_counted_again(test: TestApp) {
    install_waiting(&test, "trial.check");
    let city = City::new(&test).await;
    placed(&test, "leader", "authority_leader", 1, Reach::All).await;
    // One waits already when the storm comes, the other begins to wait while it goes on.
    let first = waiting(&city).await;
    test.clock.advance_ms(2 * DAY_MS);
    let (officer, leader) = (city.as_("officer").await, city.as_("leader").await);
    let proposal = id_of(&officer.post(PATH, storm(&["trial.check"])).await.expect(201).json());
    confirmed(&leader, proposal).await;
    run_jobs(&test).await;
    let second = waiting(&city).await;
    test.clock.advance_ms(2 * DAY_MS);
    let (officer, leader) = (city.as_("officer").await, city.as_("leader").await);
    let record = officer.get(PATH).await.expect(200).json()[0]["id"].clone();
    let ends = json!({ "until_at": "2026-11-26T09:00:00+08:00", "reason": "供电恢复" });
    let proposal = id_of(&officer.post(&format!("{PATH}/{record}/end"), ends).await.expect(201).json());
    confirmed(&leader, proposal).await;
    run_jobs(&test).await;
    let told =
        now(&officer, &first).await["timeline"].as_array().expect("events").last().cloned().expect("one");
    assert_eq!((&told["act"], &told["detail"]["timers"]), (&json!("force_majeure"), &json!(1)));
    let is_open = async |case: &Value| {
        run_jobs(&test).await;
        let seen = now(&city.as_("officer").await, case).await;
        seen["tasks"].as_array().expect("tasks").iter().any(|task| task["state"] == "open")
    };
    // The month without the storm was over on the 24th of December; three days do not count, and the last day was a Saturday.
    test.clock.advance_ms(27 * DAY_MS);
    assert!(!is_open(&first).await, "24 December");
    test.clock.advance_ms(5 * DAY_MS);
    assert!(is_open(&first).await, "29 December");
    assert!(is_open(&second).await, "it counts from the end of the storm at the latest");
}

async fn a_timer_that_alone_is_due_at_another_time_is_shown_and_moved(test: TestApp) {
    install_waiting(&test, "30wd");
    let city = City::new(&test).await;
    placed(&test, "leader", "authority_leader", 1, Reach::All).await;
    let case = waiting(&city).await;
    let leader = city.as_("leader").await;
    let differences =
        async || leader.get("/api/v1/cases/due-differences").await.expect(200).json()["items"].clone();
    assert_eq!(differences().await, json!([]));
    import_2027(&test);
    let found = differences().await;
    assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
    let one = &found[0];
    assert_eq!((&one["task_id"], &one["title"]), (&Value::Null, &json!("公示期")));
    assert_eq!(
        (&one["case_id"], &one["before"], &one["after"], &one["was_provisional"]),
        (&case["id"], &json!("2027-01-05T00:00:00+08:00"), &json!("2027-01-06T00:00:00+08:00"), &json!(true))
    );
    let path = "/api/v1/cases/due-differences/apply";
    let timer = json!({ "case_id": case["id"], "timer": one["timer"] });
    let other = json!({ "case_id": 999_999, "timer": one["timer"] });
    let apply = json!({ "tasks": [], "timers": [timer, other], "reason": "2027年放假安排已公布" });
    leader.post(path, json!({ "tasks": [], "timers": [], "reason": "没有" })).await.expect(422);
    city.as_("clerk").await.post(path, apply.clone()).await.expect(403);
    let answers = leader.post(path, apply.clone()).await.expect(200).json();
    assert_eq!(
        (&answers[0]["timer"], &answers[0]["is_done"], &answers[1]["code"]),
        (&timer, &json!(true), &json!("not_found")),
        "{answers}"
    );
    let told = now(&leader, &case).await["timeline"].as_array().expect("events").last().cloned();
    let told = told.expect("an event");
    assert_eq!((&told["act"], &told["detail"]["timers"]), (&json!("recount"), &json!(1)));
    assert_eq!(differences().await, json!([]));
    assert_eq!(leader.post(path, apply).await.expect(200).json()[0]["code"], "no_difference");
    // On the day on which it was over before, nothing happens; a day later the case goes on.
    let is_open = async || {
        run_jobs(&test).await;
        let seen = now(&city.as_("officer").await, &case).await;
        seen["tasks"].as_array().expect("tasks").iter().any(|task| task["state"] == "open")
    };
    test.clock.advance_ms(43 * DAY_MS);
    assert!(!is_open().await, "5 January");
    test.clock.advance_ms(DAY_MS);
    assert!(is_open().await, "6 January");
}
