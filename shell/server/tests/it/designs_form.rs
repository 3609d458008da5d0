//! Designs: a form is drawn together with its process. What reads a field is named before the field can go.

use crate::cases::{City, act, begun as begun_case, first_task, open, policy, send};
use crate::designs::{KIND, authority, begun, proposed, read, text};
use crate::harness::{Client, Reply, TestApp};
use crate::on_both;
use crate::people::{confirmed, id_of};
use serde_json::{Value, json};

on_both! {
    a_form_is_drawn_and_new_cases_take_it
    a_field_that_is_read_cannot_go_unsaid
    what_is_no_form_changes_nothing_and_what_is_none_of_ours_is_kept_and_told
    what_is_not_shown_is_not_kept
    the_packs_own_form_is_not_drawn
}

/// Writes a draft with another form.
async fn formed(officer: &Client<'_>, draft: &Value, form: &Value) -> Reply {
    let path = format!("/api/v1/design-drafts/{}", draft["id"]);
    let version = draft["version"].as_i64().expect("a version");
    officer.put(&path, version, json!({"name": draft["name"], "process": text(draft), "form": form})).await
}

/// Whether somebody else has consented, which is asked for with a fixed term.
fn with_term(form: &Value) -> Value {
    let mut form = form.clone();
    form["properties"]["term"] = json!({"type": "string", "title": "期限", "enum": ["长期", "限期"]});
    form["properties"]["term_note"] = json!({"type": "string", "title": "限期原因", "maxLength": 100, "x-yh": {"when": {"field": "term", "in": ["限期"]}}});
    form["allOf"] = json!([{"if": {"properties": {"term": {"const": "限期"}}, "required": ["term"]}, "then": {"required": ["term_note"]}}]);
    let fields = form["x-yh"]["sections"][0]["fields"].as_array_mut().expect("fields");
    fields.extend([json!("term"), json!("term_note")]);
    form
}

fn without(form: &Value, field: &str) -> Value {
    let mut form = form.clone();
    form["properties"].as_object_mut().expect("fields").remove(field);
    let required = form["required"].as_array_mut().expect("required");
    required.retain(|name| name != field);
    for section in form["x-yh"]["sections"].as_array_mut().expect("sections") {
        section["fields"].as_array_mut().expect("fields").retain(|name| name != field);
    }
    form
}

async fn a_form_is_drawn_and_new_cases_take_it(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, leader) = authority(&city, &test).await;
    let clerk = city.as_("clerk").await;
    let old = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    let draft = begun(&officer, 0, "加期限").await;
    assert_eq!(draft["has_own_form"], false);
    let draft = formed(&officer, &draft, &with_term(&draft["form"])).await.expect(200).json();
    assert_eq!((&draft["findings"], &draft["has_own_form"]), (&json!([]), &json!(true)), "{draft}");
    let told: Vec<_> = draft["differences"]
        .as_array()
        .expect("differences")
        .iter()
        .map(|one| (one["part"].clone(), one["element"].clone(), one["what"].clone()))
        .collect();
    assert!(told.contains(&(json!("form"), json!("term"), json!("added"))), "{told:?}");
    assert!(told.contains(&(json!("form"), json!("sections"), json!("changed"))), "{told:?}");
    let proposal = id_of(&proposed(&officer, &draft).await.expect(201).json());
    let done = confirmed(&leader, proposal).await;
    assert!(
        done["changes"].as_array().expect("changes").iter().any(|one| one["after"] == "字段“限期原因”"),
        "{done}"
    );
    // A new case is asked for it, in words; an old one is not.
    let mut filled = policy();
    filled["term"] = json!("限期");
    let new = begun_case(&clerk, "network-policy", filled.clone()).await;
    let missing = send(&clerk, new).await.expect(422).json();
    assert_eq!(
        (&missing["findings"][0]["where"], &missing["findings"][0]["message"]),
        (&json!("/form/term_note"), &json!("“限期原因”未填写"))
    );
    filled["term_note"] = json!("只在割接期间");
    city.sent(&clerk, "network-policy", filled).await.expect(200);
    let review = open(&officer.get(&format!("/api/v1/cases/{}", old["id"])).await.json());
    let old = act(&officer, &review, "complete", json!({"outcome": "approve"})).await.expect(200).json();
    assert_eq!(old["schema"]["properties"]["term"], Value::Null, "an old case keeps its form");
    // The version is looked at, compared and drawn from again.
    let version = officer.get(&format!("{KIND}/versions/1")).await.expect(200).json();
    assert_eq!((&version["form"], &version["has_own_form"]), (&draft["form"], &json!(true)));
    let again = begun(&officer, 1, "再改").await;
    assert_eq!((&again["form"], &again["differences"]), (&draft["form"], &json!([])));
    let row = officer.get(KIND).await.expect(200).json();
    assert_eq!(row["pack_changed"], false, "a form that was drawn is no older form of the pack");
}

async fn a_field_that_is_read_cannot_go_unsaid(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, _) = authority(&city, &test).await;
    let draft = begun(&officer, 0, "删字段").await;
    let uses = draft["uses"].as_array().expect("uses").clone();
    let by = |field: &str| uses.iter().find(|one| one["field"] == field).map(|one| one["by"].clone());
    let names = by("system_name").expect("read");
    for reader in ["事项标题（headline）", "通知“网络策略已办结：{system_name}”", "文书“网络策略办理结果单”"]
    {
        assert!(names.as_array().expect("names").contains(&json!(reader)), "{names}");
    }
    assert_eq!(by("provider_id").expect("read")[0], "参与方“provider”");
    let own = draft["form"].clone();
    let draft = formed(&officer, &draft, &without(&own, "system_name")).await.expect(200).json();
    assert_eq!(draft["is_deployable"], false);
    let said: Vec<&str> = draft["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|one| one["message"].as_str())
        .collect();
    assert_eq!(said.iter().filter(|words| words.contains("“system_name”不在表单里")).count(), 3, "{said:?}");
    let refused = proposed(&officer, &draft).await.expect(422).json();
    assert_eq!(refused["findings"][0]["code"], "case_unfit");
    // A field that only a document reads, which no check of the process would notice.
    let draft = formed(&officer, &draft, &without(&own, "done_note")).await.expect(200).json();
    let said = draft["findings"][0]["message"].as_str().expect("said").to_owned();
    assert!(said.contains("文书“网络策略办理结果单”要用到它"), "{said}");
    // One that nobody reads goes.
    let free = formed(&officer, &draft, &with_term(&own)).await.expect(200).json();
    let free = formed(&officer, &free, &own).await.expect(200).json();
    assert_eq!(free["findings"], json!([]));
}

async fn what_is_no_form_changes_nothing_and_what_is_none_of_ours_is_kept_and_told(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, _) = authority(&city, &test).await;
    let draft = begun(&officer, 0, "坏表单").await;
    let mut huge = draft["form"].clone();
    huge["description"] = json!("长".repeat(100_000));
    for hostile in [json!([]), json!("{}"), json!(7), huge] {
        formed(&officer, &draft, &hostile).await.expect(422);
    }
    assert_eq!(read(&officer, draft["id"].as_i64().expect("an id")).await, draft);
    // A schema that goes round in circles, one whose pattern is none, and one that is empty: kept as drawn, and not put into use.
    let mut round = draft["form"].clone();
    round["properties"]["reason"] = json!({"title": "申请理由", "$ref": "#/properties/reason"});
    let mut pattern = draft["form"].clone();
    pattern["properties"]["reason"]["pattern"] = json!("(");
    let mut clause = draft["form"].clone();
    clause["properties"]["reason"]["x-yh"] = json!({"clause": "第九百九十九条"});
    let mut now = draft.clone();
    for (form, code, field) in [
        (round, "form_shape", "reason"),
        (pattern, "form_schema", ""),
        (clause, "unknown_clause", "reason"),
        (json!({}), "form_malformed", ""),
    ] {
        now = formed(&officer, &now, &form).await.expect(200).json();
        assert_eq!((&now["form"], &now["is_deployable"]), (&form, &json!(false)));
        let findings = now["findings"].as_array().expect("findings");
        assert!(
            findings.iter().any(|one| one["code"] == code && one["field"] == field),
            "{code} {field}: {findings:?}"
        );
        proposed(&officer, &now).await.expect(422);
    }
}

async fn what_is_not_shown_is_not_kept(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, leader) = authority(&city, &test).await;
    let draft = begun(&officer, 0, "加期限").await;
    let draft = formed(&officer, &draft, &with_term(&draft["form"])).await.expect(200).json();
    confirmed(&leader, id_of(&proposed(&officer, &draft).await.expect(201).json())).await;
    let clerk = city.as_("clerk").await;
    let mut filled = policy();
    filled["term"] = json!("长期");
    filled["term_note"] = json!("不该留下");
    let case = city.sent(&clerk, "network-policy", filled).await.expect(200).json();
    assert_eq!((&case["form"]["term"], &case["form"]["term_note"]), (&json!("长期"), &Value::Null));
    assert_eq!(case["asked"]["term_note"], Value::Null);
    let review = first_task(&officer).await;
    act(&officer, &review, "complete", json!({"outcome": "approve"})).await.expect(200);
}

async fn the_packs_own_form_is_not_drawn(test: TestApp) {
    let city = City::new(&test).await;
    let (officer, _) = authority(&city, &test).await;
    let draft = begun(&officer, 0, "来回").await;
    let own = draft["form"].clone();
    let draft = formed(&officer, &draft, &with_term(&own)).await.expect(200).json();
    assert_eq!(draft["has_own_form"], true);
    let draft = formed(&officer, &draft, &own).await.expect(200).json();
    assert_eq!((&draft["has_own_form"], &draft["differences"]), (&json!(false), &json!([])));
    let trail = test.as_role("audit_admin").await;
    let entries = trail.get("/api/v1/audit/entries?action=design.edit").await.expect(200).json();
    assert_eq!(entries["items"].as_array().map(Vec::len), Some(2));
}
