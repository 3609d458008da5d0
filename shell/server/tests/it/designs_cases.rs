//! Designs and the cases of their kind: running ones are moved deliberately, past ones are told again through a draft.

use crate::cases::{City, act, acts, first_task, open, policy};
use crate::designs::{KIND, authority, begun, proposed, text, with_head, written};
use crate::harness::{Client, TestApp};
use crate::on_both;
use crate::people::{confirmed, id_of};
use serde_json::{Value, json};

on_both! {
    a_running_case_is_moved_with_a_reason_and_goes_on
    what_cannot_be_moved_stays_and_says_why
    a_task_that_others_do_now_is_theirs
    past_cases_are_told_again_and_nothing_changes
}

/// Puts another process, and another form where there is one, into use.
async fn in_use(
    city: &City<'_>,
    (officer, leader): (&Client<'_>, &Client<'_>),
    change: impl Fn(&str) -> String,
    form: Option<Value>,
) {
    let _ = city;
    let present = officer.get(KIND).await.expect(200).json()["present"].as_i64().expect("a number");
    let draft = begun(officer, present, "新版").await;
    let given = json!({"name": "新版", "process": change(&text(&draft)), "form": form.unwrap_or(draft["form"].clone())});
    let path = format!("/api/v1/design-drafts/{}", draft["id"]);
    let draft = officer.put(&path, 1, given).await.expect(200).json();
    let wrong =
        draft["findings"].as_array().expect("findings").iter().filter(|one| one["severity"] == "error");
    assert_eq!(wrong.count(), 0, "{draft}");
    confirmed(leader, id_of(&proposed(officer, &draft).await.expect(201).json())).await;
}

async fn moves(officer: &Client<'_>, instead: &str) -> Vec<Value> {
    let page = officer.get(&format!("{KIND}/moves?instead={instead}")).await.expect(200).json();
    page["items"].as_array().expect("items").clone()
}

fn asked(one: &Value, to: i64, instead: Value) -> Value {
    json!({"to": to, "cases": [{"case_id": one["case_id"], "version": one["version"]}], "instead": instead, "reason": "统一按新版办理"})
}

async fn moved(officer: &Client<'_>, given: Value) -> Value {
    officer.post(&format!("{KIND}/moves"), given).await.expect(200).json()[0].clone()
}

async fn case(who: &Client<'_>, id: &Value) -> Value {
    who.get(&format!("/api/v1/cases/{id}")).await.expect(200).json()
}

async fn a_running_case_is_moved_with_a_reason_and_goes_on(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, leader) = authority(&city, &test).await;
    let clerk = city.as_("clerk").await;
    let old = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    let mut form = old["schema"].clone();
    form["properties"]["ticket"] = json!({"type": "string", "title": "工单号", "maxLength": 40});
    form["x-yh"]["sections"][2]["fields"].as_array_mut().expect("fields").push(json!("ticket"));
    let change = |process: &str| with_head(process).replace("云服务商办理", "云服务商开通");
    in_use(&city, (&officer, &leader), change, Some(form)).await;
    let list = moves(&officer, "").await;
    assert_eq!(list.len(), 1);
    let one = &list[0];
    assert_eq!((&one["case_id"], &one["on"], &one["against"]), (&old["id"], &json!(0), &json!([])));
    assert_eq!(one["tasks"][0]["becomes"], "主管部门审核");
    assert_eq!((&one["added_fields"], &one["dropped_fields"]), (&json!(["工单号"]), &json!([])));
    let path = format!("{KIND}/moves");
    test.clock.advance_ms(6 * 60_000);
    assert_eq!(officer.post(&path, asked(one, 1, json!({}))).await.expect(403).code(), "confirm_identity");
    officer.confirm().await;
    let mut silent = asked(one, 1, json!({}));
    silent["reason"] = json!("  ");
    officer.post(&path, silent).await.expect(422);
    assert_eq!(officer.post(&path, asked(one, 7, json!({}))).await.expect(412).code(), "stale");
    assert_eq!(case(&officer, &old["id"]).await["version"], one["version"], "refusals change nothing");
    let answer = moved(&officer, asked(one, 1, json!({}))).await;
    assert_eq!((&answer["is_moved"], &answer["why"]), (&json!(true), &json!([])));
    assert!(moves(&officer, "").await.is_empty());
    let now = case(&clerk, &old["id"]).await;
    assert_eq!(now["schema"]["properties"]["ticket"]["title"], "工单号");
    assert_eq!(acts(&now).last().map(String::as_str), Some("move"));
    assert_eq!(now["timeline"].as_array().expect("acts").last().expect("an act")["said"], "统一按新版办理");
    assert_eq!((&now["form"], &now["asked"]), (&old["form"], &old["asked"]));
    // It goes on where it stood, and the next step is the other version's.
    let review = first_task(&officer).await;
    let now = act(&officer, &review, "complete", json!({"outcome": "approve"})).await.expect(200).json();
    assert_eq!(open(&now)["title"], "云服务商开通");
    let engineer = city.as_("engineer").await;
    let done = json!({"outcome": "done", "form": {"done_at": "2026-11-23T15:00:00+08:00", "ticket": "G-1"}});
    act(&engineer, &open(&now), "complete", done).await.expect(200);
    let confirm = first_task(&clerk).await;
    let now = act(&clerk, &confirm, "complete", json!({"outcome": "confirm"})).await.expect(200).json();
    assert_eq!((&now["outcome"], &now["form"]["ticket"]), (&json!("done"), &json!("G-1")));
    let trail = test.as_role("audit_admin").await;
    let entries = trail.get("/api/v1/audit/entries?action=case.move&outcome=done").await.expect(200).json();
    assert_eq!(entries["items"].as_array().map(Vec::len), Some(1), "{entries}");
    assert_eq!(entries["items"][0]["reason"], "统一按新版办理");
}

async fn what_cannot_be_moved_stays_and_says_why(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, leader) = authority(&city, &test).await;
    let clerk = city.as_("clerk").await;
    let old = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    let renamed =
        |process: &str| process.replace("\"review\"", "\"check\"").replace("主管部门审核", "主管部门核准");
    in_use(&city, (&officer, &leader), renamed, None).await;
    officer.confirm().await;
    let one = moves(&officer, "").await[0].clone();
    assert_eq!(one["tasks"][0]["becomes"], Value::Null);
    assert!(one["against"][0].as_str().expect("said").contains("review"), "{one}");
    let answer = moved(&officer, asked(&one, 1, json!({}))).await;
    assert_eq!(answer["is_moved"], false);
    assert!(answer["why"][0].as_str().expect("said").contains("须指定由哪一个接替"), "{answer}");
    // A version of the case that somebody has worked on since.
    let mut stale = asked(&one, 1, json!({"review": "check"}));
    stale["cases"][0]["version"] = json!(1);
    assert_eq!(moved(&officer, stale).await["is_moved"], false);
    assert_eq!(case(&officer, &old["id"]).await["version"], one["version"], "nothing moved");
    // With what takes its place it can be moved, once.
    let mapped = moves(&officer, "review:check").await[0].clone();
    assert_eq!((&mapped["tasks"][0]["becomes"], &mapped["against"]), (&json!("主管部门核准"), &json!([])));
    let given = asked(&mapped, 1, json!({"review": "check"}));
    assert_eq!(moved(&officer, given.clone()).await["is_moved"], true);
    assert_eq!(open(&case(&officer, &old["id"]).await)["title"], "主管部门核准");
    assert_eq!(moved(&officer, given).await["is_moved"], false, "it is there already");
    // A form that asks for more than the case has.
    let mut form = old["schema"].clone();
    form["properties"]["owner"] = json!({"type": "string", "title": "负责人"});
    form["required"].as_array_mut().expect("required").push(json!("owner"));
    form["x-yh"]["sections"][0]["fields"].as_array_mut().expect("fields").push(json!("owner"));
    in_use(&city, (&officer, &leader), str::to_owned, Some(form)).await;
    let one = moves(&officer, "").await[0].clone();
    assert_eq!((&one["on"], &one["against"]), (&json!(1), &json!(["“负责人”未填写"])));
    assert_eq!(moved(&officer, asked(&one, 2, json!({}))).await["why"], json!(["“负责人”未填写"]));
    clerk.get(&format!("{KIND}/moves")).await.expect(403);
}

async fn a_task_that_others_do_now_is_theirs(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, leader) = authority(&city, &test).await;
    let clerk = city.as_("clerk").await;
    let old = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    let review = first_task(&officer).await;
    act(&officer, &review, "claim", json!({})).await.expect(200);
    let change = |process: &str| process.replace("authority_officer", "authority_leader");
    in_use(&city, (&officer, &leader), change, None).await;
    officer.confirm().await;
    let one = moves(&officer, "").await[0].clone();
    assert_eq!(one["tasks"][0]["is_others"], true);
    assert_eq!(moved(&officer, asked(&one, 1, json!({}))).await["is_moved"], true);
    assert_eq!(first_task(&officer).await, Value::Null);
    let theirs = first_task(&leader).await;
    assert_eq!((&theirs["case_id"], &theirs["id"]), (&old["id"], &review["id"]));
    act(&leader, &theirs, "complete", json!({"outcome": "approve"})).await.expect(200);
}

async fn past_cases_are_told_again_and_nothing_changes(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, _) = authority(&city, &test).await;
    let (clerk, engineer) = (city.as_("clerk").await, city.as_("engineer").await);
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(city.sent(&clerk, "network-policy", policy()).await.expect(200).json()["id"].clone());
    }
    // The first is done, the second rejected, the third is under way.
    let review = open(&case(&officer, &ids[0]).await);
    let now = act(&officer, &review, "complete", json!({"outcome": "approve"})).await.expect(200).json();
    let done = json!({"outcome": "done", "form": {"done_at": "2026-11-23T15:00:00+08:00"}});
    act(&engineer, &open(&now), "complete", done).await.expect(200);
    act(&clerk, &first_task(&clerk).await, "complete", json!({"outcome": "confirm"})).await.expect(200);
    let review = open(&case(&officer, &ids[1]).await);
    act(&officer, &review, "reject", json!({"said": "材料不全"})).await.expect(200);
    let before = case(&officer, &ids[0]).await;

    let draft = begun(&officer, 0, "重演").await;
    let path = format!("/api/v1/design-drafts/{}/replay", draft["id"]);
    let replay = async || officer.get(&path).await.expect(200).json();
    let counts = |answer: &Value| {
        ["same", "other", "unfit", "unknown"].map(|end| answer[end].as_i64().expect("a count"))
    };
    assert_eq!(counts(&replay().await), [3, 0, 0, 0]);
    // A step more is taken as consented to.
    let draft = written(&officer, &draft, &with_head(&text(&draft))).await.expect(200).json();
    let answer = replay().await;
    assert_eq!(counts(&answer), [3, 0, 0, 0], "{answer}");
    assert!(
        answer["cases"]
            .as_array()
            .expect("cases")
            .iter()
            .all(|one| one["was"].is_null() != (one["assumed"] == json!(["单位负责人审核"]))),
        "{answer}"
    );
    // Rejecting is no longer allowed: one case comes no further, and is named with the act and the reason.
    let strict = text(&draft).replace("approve return reject", "approve return");
    assert_ne!(strict, text(&draft));
    let draft = written(&officer, &draft, &strict).await.expect(200).json();
    let answer = replay().await;
    assert_eq!(counts(&answer), [2, 0, 1, 0], "{answer}");
    let first = &answer["cases"][0];
    assert_eq!(
        (&first["case_id"], &first["end"], &first["act"]),
        (&ids[1], &json!("unfit"), &json!("主管部门审核：驳回"))
    );
    assert!(
        first["why"].is_string() && first["act_at"].is_string() && first["element"] == "review",
        "{first}"
    );
    // Nobody reviews any more: what was rejected would have been done.
    let free = text(&draft)
        .replace(r#"sourceRef="head" targetRef="review""#, r#"sourceRef="head" targetRef="provide""#)
        .replace(r#"<bpmn:sequenceFlow id="review_provide" sourceRef="review" targetRef="provide" />"#, "")
        .replace(r#"<bpmn:userTask id="review" name="主管部门审核" yh:role="authority_officer" yh:relation="unit" yh:outcomes="approve return" />"#, "");
    written(&officer, &draft, &free).await.expect(200);
    let answer = replay().await;
    assert_eq!(counts(&answer), [2, 1, 0, 0], "{answer}");
    let first = &answer["cases"][0];
    assert_eq!(
        (&first["was"], &first["would"], &first["left_out"]),
        (&json!("rejected"), &Value::Null, &json!(["主管部门审核"]))
    );
    assert_eq!(case(&officer, &ids[0]).await, before, "no case changed");
    clerk.get(&path).await.expect(403);
}
