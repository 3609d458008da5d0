//! Who answers for what of an information system, with dated history and gaps; and the papers of the using unit's duties, told of before they
//! end, once.

use super::project;
use crate::cases::{City, OTHER_UNIT, PROVIDER, UNIT};
use crate::harness::{Client, TestApp};
use crate::on_both;
use crate::outside::runner;
use crate::people::placed;
use serde_json::{Value, json};
use yunheng_access::Reach;
use yunheng_store::testing::execute;

on_both! {
    somebody_answers_for_each_row_from_a_day_on
    each_side_names_its_own_people
    papers_of_duties_are_told_of_before_they_end
}

const DAY_MS: i64 = 86_400_000;

/// A project with a system that is online.
async fn system(officer: &Client<'_>, number: &str, unit: i64) -> i64 {
    let id = project(officer, number, unit).await;
    let body = json!({ "name": format!("系统{number}"), "protection_level": 3, "stage": "online" });
    let made = officer.post(&format!("/api/v1/projects/{id}/systems"), body).await.expect(201).json();
    made["systems"][0]["id"].as_i64().expect("a system")
}

async fn shown(who: &Client<'_>, id: i64) -> Value {
    who.get(&format!("/api/v1/systems/{id}")).await.expect(200).json()
}

async fn answers(who: &Client<'_>, id: i64, duty: &str, on: &str) -> Value {
    who.get(&format!("/api/v1/systems/{id}/answers/{duty}?on={on}")).await.expect(200).json()
}

fn row<'v>(rows: &'v Value, duty: &str) -> &'v Value {
    let rows = rows.as_array().expect("rows");
    rows.iter().find(|row| row["duty"] == duty).unwrap_or_else(|| panic!("no {duty} in {rows:?}"))
}

/// An account by the name that the caller may pick.
fn candidate(system: &Value, name: &str) -> Value {
    let people = system["candidates"].as_array().expect("people");
    let found = people.iter().find(|one| one["name"].as_str().is_some_and(|shown| shown.starts_with(name)));
    found.unwrap_or_else(|| panic!("no {name} in {people:?}"))["account_id"].clone()
}

async fn somebody_answers_for_each_row_from_a_day_on(test: TestApp) {
    let city = City::new(&test).await;
    placed(&test, "head", "unit_head", UNIT, Reach::OwnUnit).await;
    let (clerk, officer, engineer) =
        (city.as_("clerk").await, city.as_("officer").await, city.as_("engineer").await);
    let id = system(&officer, "XM-1", UNIT).await;
    let before = shown(&clerk, id).await;
    let rows = before["answers"].as_array().expect("rows").len();
    assert!(rows >= 7, "four layers of the unit's and three of the provider's: {before}");
    assert_eq!(before["gaps"], json!(rows));
    let os = row(&before["answers"], "operating_system");
    assert_eq!(
        (&os["side"], &os["party"]["id"], &os["is_gap"]),
        (&json!("unit"), &json!(UNIT), &json!(true))
    );
    assert!(os["clauses"].as_array().expect("clauses").contains(&json!("XC-M-26a")), "{os}");
    assert_eq!(row(&before["answers"], "network")["party"]["id"], json!(PROVIDER));
    let path = format!("/api/v1/systems/{id}/answers/operating_system");
    let (head, colleague) = (candidate(&before, "head"), candidate(&before, "colleague"));
    clerk.post(&path, json!({ "from": "2026-06-02", "account_id": head })).await.expect(200);
    clerk
        .post(&path, json!({ "from": "2026-11-01", "account_id": colleague, "note": "换人" }))
        .await
        .expect(200);
    let outside = json!({ "from": "2026-12-01", "operator": "某运维公司", "person": "张工" });
    let after = clerk.post(&path, outside).await.expect(200).json();
    assert_eq!(after["gaps"], json!(rows - 1));
    assert_eq!(row(&after["answers"], "operating_system")["history"].as_array().map(Vec::len), Some(3));
    // Who answers is asked by others: by day.
    let who = |answer: Value| answer["named"]["person_name"].as_str().map(str::to_owned);
    assert_eq!(who(answers(&engineer, id, "operating_system", "2026-06-01").await), None);
    assert_eq!(
        who(answers(&engineer, id, "operating_system", "2026-10-31").await).as_deref(),
        Some("head的姓名")
    );
    assert_eq!(
        who(answers(&engineer, id, "operating_system", "2026-11-23").await).as_deref(),
        Some("colleague的姓名")
    );
    let later = answers(&engineer, id, "operating_system", "2027-01-01").await;
    assert_eq!(
        (&later["named"]["is_outside"], &later["named"]["party_name"]),
        (&json!(true), &json!("某运维公司"))
    );
    assert_eq!(later["side"], "unit", "the unit bears it all the same");
    engineer.get(&format!("/api/v1/systems/{id}/answers/nothing")).await.expect(404);
    engineer.get(&format!("/api/v1/systems/{id}/answers/network?on=gestern")).await.expect(422);
    // Nobody from a day on is a gap again, and so is somebody whose account is not in use any more.
    clerk.post(&path, json!({ "from": "2027-02-01" })).await.expect(200);
    assert_eq!(answers(&clerk, id, "operating_system", "2027-02-01").await["is_gap"], true);
    assert_eq!(answers(&clerk, id, "operating_system", "2026-11-23").await["is_gap"], false);
    let gone = "UPDATE account SET status = 'disabled' WHERE login = 'colleague'";
    execute(test.app.store(), gone).await.expect("written");
    assert_eq!(answers(&clerk, id, "operating_system", "2026-11-23").await["is_gap"], true);
    let book = officer.send("POST", "/api/v1/systems/exports", None, &[]).await.expect(200);
    assert!(book.bytes.starts_with(b"PK"));
    let trail = test.as_role("audit_admin").await;
    let found = trail.get("/api/v1/audit/entries?action=system.answer").await.expect(200).json();
    assert_eq!(found["items"].as_array().map(Vec::len), Some(4));
}

async fn each_side_names_its_own_people(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, officer, manager) =
        (city.as_("clerk").await, city.as_("officer").await, city.as_("manager").await);
    let id = system(&officer, "XM-1", UNIT).await;
    let other = system(&officer, "XM-2", OTHER_UNIT).await;
    clerk.get(&format!("/api/v1/systems/{other}")).await.expect(404);
    let listed = clerk.get("/api/v1/systems").await.expect(200).json();
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(1), "{listed}");
    let own = shown(&manager, id).await;
    assert_eq!((&own["may_name"], &own["may_record"]), (&json!(["provider"]), &json!(false)));
    let network = format!("/api/v1/systems/{id}/answers/network");
    let engineer = candidate(&own, "engineer");
    manager.post(&network, json!({ "from": "2026-06-02", "account_id": engineer })).await.expect(200);
    let refused = clerk.post(&network, json!({ "from": "2026-06-02" })).await.expect(403);
    assert_eq!(refused.code(), "other_side");
    // Somebody of another side is none of this one's people, and every mistake is told.
    let data = format!("/api/v1/systems/{id}/answers/data");
    let wrong = json!({ "from": "heute", "account_id": engineer, "operator": "甲" });
    let refused = clerk.post(&data, wrong).await.expect(422).json();
    let places: Vec<&str> = refused["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|one| one["where"].as_str())
        .collect();
    assert_eq!(places, ["/from", "/person", "/operator", "/account_id"]);
    assert_eq!(shown(&officer, id).await["may_name"], json!(["unit", "provider", "authority"]));
    let engineer = city.as_("engineer").await;
    engineer.post(&data, json!({ "from": "2026-06-02" })).await.expect(403);
}

async fn papers_of_duties_are_told_of_before_they_end(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, officer) = (city.as_("clerk").await, city.as_("officer").await);
    let id = system(&officer, "XM-1", UNIT).await;
    let before = shown(&clerk, id).await;
    let duties = before["duties"].as_array().expect("duties").len();
    assert_eq!((&before["missing"], &before["expired"]), (&json!(duties), &json!(0)));
    assert_eq!(row(&before["duties"], "protection")["clauses"], json!(["XC-M-27d"]));
    let path = format!("/api/v1/systems/{id}/papers/protection");
    let wrong = json!({ "document": "", "dated_on": "2026-12-24", "valid_until": "2026-01-01" });
    let refused = clerk.post(&path, wrong).await.expect(422).json();
    let places: Vec<&str> = refused["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|one| one["where"].as_str())
        .collect();
    assert_eq!(places, ["/document", "/dated_on", "/valid_until"]);
    let manager = city.as_("manager").await;
    let paper = json!({ "document": "测评报告 2025-88", "dated_on": "2026-01-10" });
    assert_eq!(manager.post(&path, paper.clone()).await.expect(403).code(), "other_side");
    let after = clerk.post(&path, paper).await.expect(200).json();
    let duty = row(&after["duties"], "protection");
    assert_eq!(
        (&duty["standing"], &duty["current"]["valid_until"]),
        (&json!("valid"), &json!("2027-01-09")),
        "a year, as the pack says"
    );
    // A month before its end it is told of, once, to the unit and the authority.
    let runner = runner(&test);
    runner.run_due_once().await.expect("done");
    let told = |who: &Value| who.to_string().matches("2027-01-09").count();
    assert_eq!(told(&clerk.get("/api/v1/notices").await.json()), 0);
    for _ in 0..3 {
        test.clock.advance_ms(DAY_MS * 10);
        runner.run_due_once().await.expect("done");
    }
    let (clerk, officer) = (city.as_("clerk").await, city.as_("officer").await);
    let waiting = clerk.get("/api/v1/notices").await.expect(200).json();
    let once: Vec<&Value> = waiting["items"]
        .as_array()
        .expect("notices")
        .iter()
        .filter(|one| one["title"].as_str().is_some_and(|title| title.contains("到期")))
        .collect();
    assert_eq!(once.len(), 1, "{waiting}");
    assert!(told(&officer.get("/api/v1/notices").await.json()) > 0);
    assert_eq!(told(&city.as_("other").await.get("/api/v1/notices").await.json()), 0);
    assert_eq!(row(&shown(&clerk, id).await["duties"], "protection")["standing"], "ending");
    // A new paper takes its place; what is over counts no more.
    let newer =
        json!({ "document": "测评报告 2026-91", "dated_on": "2026-12-20", "valid_until": "2027-01-20" });
    let after = clerk.post(&path, newer).await.expect(200).json();
    assert_eq!(row(&after["duties"], "protection")["earlier"].as_array().map(Vec::len), Some(1));
    let over = clerk.get(&format!("/api/v1/systems/{id}?on=2027-01-21")).await.expect(200).json();
    assert_eq!(
        (&over["expired"], &row(&over["duties"], "protection")["standing"]),
        (&json!(1), &json!("expired"))
    );
    // Of what is not in the cloud nobody asks for papers.
    let project = after["project_id"].as_i64().expect("an id");
    let retired = json!({ "name": "系统XM-1", "protection_level": 3, "stage": "retired" });
    let edit = format!("/api/v1/projects/{project}/systems/{id}");
    officer.send("PUT", &edit, Some(retired), &[("if-match", "\"1\"")]).await.expect(200);
    assert_eq!(shown(&clerk, id).await["missing"], Value::Null);
}
