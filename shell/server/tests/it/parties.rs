//! Parties: their life, who sees them, files of many, and two people at once.

use crate::harness::{Client, Reply, TestApp};
use crate::on_both;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use yunheng_access::Reach;
use yunheng_store::authority::{self, NewGrant};
use yunheng_store::testing::many_parties;
use yunheng_values::Uscc;

on_both! {
    a_party_lives_and_ends
    every_value_that_is_not_right_is_said_at_once
    a_code_and_a_name_mean_one_party
    other_spellings_are_kept_with_their_source
    payers_are_dated_and_only_added
    a_clerk_sees_the_own_unit_and_an_officer_the_county
    a_provider_sees_itself
    nobody_makes_or_moves_what_they_would_not_see
    moving_a_party_changes_what_is_seen
    of_two_edits_the_second_is_told
    sent_twice_it_is_made_once
    chinese_is_searched_by_name_alias_and_code
    a_thousand_parties_are_walked_once_each
    a_file_is_shown_first_and_written_when_confirmed
    all_defects_of_a_file_are_shown_with_their_lines
    of_two_files_at_once_the_second_is_told
    files_that_lie_are_refused
    a_file_reaches_no_further_than_its_person
    a_file_may_turn_the_tree_around
    an_export_is_on_the_record_and_computes_nothing
}

/// A code that fits its check character; `number` makes it one of many.
fn uscc(first: char, number: u64) -> String {
    let code = format!("{first}1411000{number:08}");
    let mut fitting =
        "0123456789X".chars().map(|c| Uscc::complete(&format!("{code}{c}")).expect("test data"));
    fitting.find(Uscc::organization_fits).expect("one fits").to_string()
}

fn unit(name: &str, level: &str, parent: Option<i64>) -> Value {
    json!({"name": name, "kind": "using_unit", "level": level, "parent_id": parent})
}

async fn make(client: &Client<'_>, body: Value) -> i64 {
    client.post("/api/v1/parties", body).await.expect(201).json()["id"].as_i64().expect("an id")
}

async fn get(client: &Client<'_>, id: i64) -> Value {
    client.get(&format!("/api/v1/parties/{id}")).await.expect(200).json()
}

fn codes(reply: &Value) -> Vec<String> {
    let text = |finding: &Value, name: &str| finding[name].as_str().unwrap_or_default().to_owned();
    let findings = reply["findings"].as_array().cloned().unwrap_or_default();
    findings.iter().map(|finding| format!("{} {}", text(finding, "code"), text(finding, "where"))).collect()
}

/// A person of a shipped role over a part of the tree.
async fn officer(test: &TestApp, login: &str, role: &str, reach: Reach, party: Option<i64>) {
    let account = test.person(login, "").await;
    let tx = test.app.store().begin().await.expect("a transaction");
    let (role_id, world) = authority::role_by_key(tx.db(), role).await.expect("asked").expect("shipped");
    let grant = NewGrant {
        account_id: account,
        role_id,
        world,
        reach,
        party_id: party,
        from_ms: 0,
        until_ms: None,
        proposal_id: None,
    };
    authority::insert_grant(tx.db(), grant, test.app.now_ms()).await.expect("a grant");
    tx.commit().await.expect("a commit");
}

/// What the trail says of a party, newest first.
async fn trail(test: &TestApp, kind: &str, id: i64) -> Vec<Value> {
    let auditor = test.as_role("audit_admin").await;
    let path = format!("/api/v1/audit/entries?object_kind={kind}&object_id={id}");
    auditor.get(&path).await.expect(200).json()["items"].as_array().cloned().expect("entries")
}

async fn a_party_lives_and_ends(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let code = uscc('1', 7);
    let top =
        make(&officer, json!({"name": " 示例市教育局 ", "kind": "authority", "level": "市级", "uscc": code}))
            .await;
    let school = make(&officer, unit("示例市第一中学", "city", Some(top))).await;
    let found = officer.get(&format!("/api/v1/parties/{top}")).await.expect(200);
    assert_eq!(found.headers["etag"], "\"1\"");
    let shown = found.json();
    assert_eq!(
        (&shown["name"], &shown["level"], &shown["uscc"]),
        (&json!("示例市教育局"), &json!("city"), &json!(code))
    );
    assert_eq!((&shown["children"], &shown["status"]), (&json!(1), &json!("active")));
    assert_eq!(get(&officer, school).await["parent_name"], "示例市教育局");
    let path = format!("/api/v1/parties/{school}");
    let edited =
        officer.patch(&path, 1, json!({"note": "新校区", "name": "示例市第一高级中学"})).await.expect(200);
    assert_eq!(edited.headers["etag"], "\"2\"");
    assert_eq!(codes(&edited.json()), ["renamed /name"]);
    let again = officer.patch(&path, 2, json!({"note": "新校区"})).await.expect(200).json();
    assert_eq!(again["version"], 2, "an edit that changes nothing is none");
    let close = |id: i64| format!("/api/v1/parties/{id}/close");
    let body = json!({"closed_on": "2026-11-20", "reason": "机构改革"});
    let refused = officer.post(&close(top), body.clone()).await.expect(409).json();
    assert_eq!(
        (&refused["code"], codes(&refused)),
        (&json!("party_in_use"), vec!["active_children ".to_owned()])
    );
    let tomorrow =
        officer.post(&close(school), json!({"closed_on": "2026-11-24", "reason": " "})).await.expect(422);
    assert_eq!(codes(&tomorrow.json()), ["missing_value /reason", "out_of_range /closed_on"]);
    assert_eq!(
        officer.post(&close(school), body.clone()).await.expect(200).json()["closed_on"],
        "2026-11-20"
    );
    officer.post(&close(school), body.clone()).await.expect(409);
    assert_eq!(officer.patch(&path, 3, json!({"note": null})).await.expect(409).code(), "party_closed");
    assert_eq!(get(&officer, top).await["children"], 0);
    officer.post(&close(top), body).await.expect(200);
    // Opened again from the top down only.
    let reopen = |id: i64| format!("/api/v1/parties/{id}/reopen");
    let why = json!({"reason": "误操作"});
    let refused = officer.post(&reopen(school), why.clone()).await.expect(422).json();
    assert_eq!(codes(&refused).last().map(String::as_str), Some("parent_closed /parent_id"));
    officer.post(&reopen(top), why.clone()).await.expect(200);
    assert_eq!(officer.post(&reopen(school), why.clone()).await.expect(200).json()["closed_on"], Value::Null);
    officer.post(&reopen(school), why).await.expect(409);
    let entries = trail(&test, "party", school).await;
    let actions: Vec<_> = entries.iter().map(|entry| entry["action"].as_str().unwrap_or_default()).collect();
    assert_eq!(actions, ["party.reopen", "party.close", "party.edit", "party.edit", "party.create"]);
    assert_eq!(entries[1]["reason"], "机构改革");
    let changes = entries[3]["changes"].as_array().cloned().expect("changes");
    let fields: Vec<_> = changes.iter().map(|change| change["field"].as_str().unwrap_or_default()).collect();
    assert_eq!(fields, ["name", "note"]);
    assert_eq!((&changes[0]["before"], &changes[1]["after"]), (&json!("示例市第一中学"), &json!("新校区")));
}

async fn every_value_that_is_not_right_is_said_at_once(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let nonsense = json!({"name": "a\u{202e}b", "kind": "provider", "level": "city", "parent_id": 999, "uscc": "123",
        "division_code": "41", "funding": "没有的", "note": "x\u{1}"});
    let refused = officer.post("/api/v1/parties", nonsense).await.expect(422).json();
    assert_eq!(
        codes(&refused),
        [
            "bad_uscc /uscc",
            "bad_division /division_code",
            "parent_unknown /parent_id",
            "control_character /name",
            "control_character /note",
            "funding_unfit /funding",
            "funding_unknown /funding"
        ]
    );
    let words = json!({"name": "甲", "kind": "局", "level": "省"});
    let refused = officer.post("/api/v1/parties", words).await.expect(422).json();
    assert_eq!(codes(&refused), ["bad_word /kind", "bad_word /level"]);
    officer
        .post("/api/v1/parties", json!({"name": "甲", "kind": "authority", "level": "city", "x": 1}))
        .await
        .expect(400);
    for query in ["sort=password", "kind=x", "status=gone", "after=zzz", "nothing=1", "limit=many"] {
        officer.get(&format!("/api/v1/parties?{query}")).await.expect(400);
    }
    assert_eq!(officer.get("/api/v1/parties").await.expect(200).json()["items"], json!([]));
}

async fn a_code_and_a_name_mean_one_party(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let code = uscc('9', 1);
    let provider = json!({"name": "示例云（运营）有限公司", "kind": "provider", "level": "city", "uscc": code.to_lowercase()});
    let first = make(&officer, provider).await;
    let same = json!({"name": "示例云(运营)有限公司", "kind": "provider", "level": "city", "uscc": code});
    let refused = officer.post("/api/v1/parties", same).await.expect(422).json();
    assert_eq!(codes(&refused), ["name_taken /name", "uscc_taken /uscc"]);
    let close = json!({"closed_on": "2026-11-20", "reason": "注销"});
    officer.post(&format!("/api/v1/parties/{first}/close"), close).await.expect(200);
    // Its name is free, its code is not.
    let other =
        json!({"name": "示例云（运营）有限公司", "kind": "provider", "level": "city", "uscc": uscc('9', 2)});
    make(&officer, other).await;
    let old_code = json!({"name": "另一公司", "kind": "provider", "level": "city", "uscc": code});
    let refused = officer.post("/api/v1/parties", old_code).await.expect(422).json();
    assert_eq!(codes(&refused), ["uscc_taken /uscc"]);
    let refused =
        officer.post(&format!("/api/v1/parties/{first}/reopen"), json!({"reason": "r"})).await.expect(422);
    assert_eq!(codes(&refused.json()), ["name_taken /name"]);
}

async fn other_spellings_are_kept_with_their_source(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let provider = json!({"name": "示例智慧城市运营有限公司", "kind": "provider", "level": "city", "uscc": uscc('9', 1)});
    let id = make(&officer, provider).await;
    let other = make(&officer, unit("示例市教育局", "city", None)).await;
    let path = format!("/api/v1/parties/{id}/aliases");
    let cover = json!({"alias": "示例智慧城市建设运营有限公司", "source": "合同封面", "reason": "代码相同"});
    let made = officer.post(&path, cover.clone()).await.expect(201).json()["id"].as_i64().expect("an id");
    let taken =
        officer.post(&format!("/api/v1/parties/{other}/aliases"), cover.clone()).await.expect(422).json();
    assert_eq!(codes(&taken), ["name_taken /alias"]);
    let idle = json!({"alias": "示例智慧城市 运营有限公司", "source": "", "reason": "x"});
    let refused = officer.post(&path, idle).await.expect(422).json();
    assert_eq!(codes(&refused), ["missing_value /source", "alias_idle /alias"]);
    let named = unit("示例智慧城市建设运营有限公司", "city", None);
    assert_eq!(
        codes(&officer.post("/api/v1/parties", named).await.expect(422).json())[0],
        "name_taken /name"
    );
    let shown = get(&officer, id).await;
    assert_eq!((&shown["aliases"][0]["source"], &shown["version"]), (&json!("合同封面"), &json!(2)));
    officer.delete(&format!("/api/v1/parties/{other}/aliases/{made}")).await.expect(404);
    officer.delete(&format!("{path}/{made}")).await.expect(204);
    officer.delete(&format!("{path}/{made}")).await.expect(404);
    assert_eq!(get(&officer, id).await["aliases"], json!([]));
    let entries = trail(&test, "party", id).await;
    let actions: Vec<_> = entries.iter().map(|entry| entry["action"].as_str().unwrap_or_default()).collect();
    assert_eq!(actions, ["party.alias.remove", "party.alias.add", "party.create"]);
    assert_eq!(entries[0]["changes"][0]["before"], "示例智慧城市建设运营有限公司");
}

async fn payers_are_dated_and_only_added(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let finance = json!({"name": "示例市财政局", "kind": "finance", "level": "city"});
    let finance = make(&officer, finance).await;
    let mut school = unit("示例市第一中学", "city", None);
    school["funding"] = json!("其他市级单位");
    let school = make(&officer, school).await;
    assert_eq!(get(&officer, school).await["funding"], "city_other");
    let path = format!("/api/v1/parties/{school}/payers");
    let record =
        |from: &str, payer: Option<i64>| json!({"from_on": from, "payer_id": payer, "reason": "批复"});
    // The rule says that it pays for itself: another payer is allowed, and said.
    let first = officer.post(&path, record("2026-06-02", Some(finance))).await.expect(201).json();
    assert_eq!(codes(&first), ["payer_differs /payer_id"]);
    assert_eq!(first["findings"][0]["clauses"], json!(["XC-M-32b"]));
    let again = officer.post(&path, record("2026-08-01", Some(finance))).await.expect(422).json();
    assert_eq!(codes(&again), ["payer_differs /payer_id", "payer_same /payer_id"]);
    officer.post(&path, record("2026-08-10", Some(school))).await.expect(201);
    let fixed = officer.post(&path, record("2026-08-10", None)).await.expect(201).json();
    assert!(fixed["corrects_id"].is_i64(), "{fixed}");
    officer.post(&path, record("2026-09-01", Some(school))).await.expect(201);
    let refused = officer.post(&path, record("2026-10-01", None)).await.expect(422).json();
    assert_eq!(codes(&refused), ["corrects_nothing /from_on"]);
    let unfit = officer
        .post(&path, json!({"from_on": "2026-13-01", "payer_id": 999, "reason": ""}))
        .await
        .expect(422);
    assert_eq!(
        codes(&unfit.json()),
        ["missing_value /reason", "bad_date /from_on", "payer_unknown /payer_id"]
    );
    let rows = officer.get(&path).await.expect(200).json()["items"].as_array().cloned().expect("rows");
    let stands: Vec<_> =
        rows.iter().map(|row| (row["from_on"].as_str().unwrap_or_default(), row["stands"] == true)).collect();
    assert_eq!(
        stands,
        [("2026-06-02", true), ("2026-08-10", false), ("2026-08-10", false), ("2026-09-01", true)]
    );
    assert!(rows[0]["recorded_by_name"].as_str().is_some_and(|name| name.starts_with("authority_officer")));
    let shown = get(&officer, school).await;
    assert_eq!((&shown["payer_id"], &shown["payers"][0]["until_on"]), (&json!(school), &json!("2026-09-01")));
    let close = json!({"closed_on": "2026-11-20", "reason": "注销"});
    officer.post(&path, record("2027-01-01", Some(finance))).await.expect(201);
    let used = officer.post(&format!("/api/v1/parties/{finance}/close"), close).await.expect(409).json();
    assert_eq!(codes(&used), ["active_payees "]);
}

async fn a_clerk_sees_the_own_unit_and_an_officer_the_county(test: TestApp) {
    let admin = test.as_role("system_admin").await;
    let city = make(&admin, json!({"name": "示例市数据局", "kind": "authority", "level": "city"})).await;
    let county = make(
        &admin,
        json!({"name": "甲县数据局", "kind": "authority", "level": "county", "parent_id": city}),
    )
    .await;
    let own = make(&admin, unit("甲县教育局", "county", Some(county))).await;
    let sister = make(&admin, unit("甲县卫健委", "county", Some(county))).await;
    let other = make(&admin, unit("乙县教育局", "county", Some(city))).await;
    officer(&test, "clerk", "unit_clerk", Reach::OwnUnit, Some(own)).await;
    officer(&test, "county", "county_authority_officer", Reach::UnitsBelow, Some(county)).await;
    officer(&test, "level", "county_authority_officer", Reach::Level("county".into()), None).await;
    let seen = async |login: &str, query: &str| {
        let client = test.signed_in(login).await;
        let page = client.get(&format!("/api/v1/parties?sort=id{query}")).await.expect(200).json();
        let ids = page["items"].as_array().expect("rows").iter().filter_map(|row| row["id"].as_i64());
        ids.collect::<Vec<_>>()
    };
    assert_eq!(seen("clerk", "").await, [own]);
    assert_eq!(seen("clerk", "&q=教育").await, [own]);
    assert_eq!(seen("clerk", &format!("&parent={county}")).await, [own]);
    assert_eq!(seen("county", "").await, [county, own, sister]);
    assert_eq!(seen("level", "").await, [county, own, sister, other]);
    assert_eq!(seen("level", "&q=教育局").await, [own, other]);
    let clerk = test.signed_in("clerk").await;
    assert_eq!(get(&clerk, own).await["parent_name"], "甲县数据局");
    for path in ["", "/payers"] {
        let refused = clerk.get(&format!("/api/v1/parties/{sister}{path}")).await.expect(404);
        assert_eq!(refused.code(), "not_found");
    }
    clerk.patch(&format!("/api/v1/parties/{own}"), 1, json!({"note": "x"})).await.expect(403);
    let county_officer = test.signed_in("county").await;
    assert_eq!(get(&county_officer, county).await["children"], 2);
    let note = json!({"note": "x"});
    county_officer.patch(&format!("/api/v1/parties/{other}"), 1, note.clone()).await.expect(404);
    let close = json!({"closed_on": "2026-11-20", "reason": "r"});
    county_officer.post(&format!("/api/v1/parties/{other}/close"), close).await.expect(404);
    county_officer.delete(&format!("/api/v1/parties/{other}/aliases/1")).await.expect(404);
    county_officer.patch(&format!("/api/v1/parties/{own}"), 1, note).await.expect(200);
    let auditor = test.as_role("audit_admin").await;
    let entries = auditor.get("/api/v1/audit/entries?login=clerk&action=request.").await.expect(200).json();
    let said: Vec<_> = entries["items"]
        .as_array()
        .expect("entries")
        .iter()
        .map(|one| (one["code"].clone(), one["object_id"].clone()))
        .collect();
    assert_eq!(
        said,
        [
            (json!("forbidden"), json!("PATCH /api/v1/parties/{id}")),
            (json!("not_found"), json!("GET /api/v1/parties/{id}/payers")),
            (json!("not_found"), json!("GET /api/v1/parties/{id}")),
        ]
    );
}

async fn a_provider_sees_itself(test: TestApp) {
    let admin = test.as_role("system_admin").await;
    let own = json!({"name": "示例云公司", "kind": "provider", "level": "city", "uscc": uscc('9', 1)});
    let own = make(&admin, own).await;
    let rival = json!({"name": "另一云公司", "kind": "provider", "level": "city", "uscc": uscc('9', 2)});
    let rival = make(&admin, rival).await;
    officer(&test, "engineer", "provider_engineer", Reach::Provider, Some(own)).await;
    let engineer = test.signed_in("engineer").await;
    assert_eq!(get(&engineer, own).await["name"], "示例云公司");
    engineer.get(&format!("/api/v1/parties/{rival}")).await.expect(404);
    let page = engineer.get("/api/v1/parties").await.expect(200).json();
    assert_eq!(page["items"].as_array().map(Vec::len), Some(1));
}

async fn nobody_makes_or_moves_what_they_would_not_see(test: TestApp) {
    let admin = test.as_role("system_admin").await;
    let city = make(&admin, json!({"name": "示例市数据局", "kind": "authority", "level": "city"})).await;
    let finance = make(&admin, json!({"name": "示例市财政局", "kind": "finance", "level": "city"})).await;
    let county = make(
        &admin,
        json!({"name": "甲县数据局", "kind": "authority", "level": "county", "parent_id": city}),
    )
    .await;
    let other = make(
        &admin,
        json!({"name": "乙县数据局", "kind": "authority", "level": "county", "parent_id": city}),
    )
    .await;
    officer(&test, "below", "county_authority_officer", Reach::UnitsBelow, Some(county)).await;
    officer(&test, "level", "county_authority_officer", Reach::Level("county".into()), None).await;
    let refused = async |login: &str, body: Value| {
        let client = test.signed_in(login).await;
        codes(&client.post("/api/v1/parties", body).await.expect(422).json())
    };
    assert_eq!(
        refused("below", unit("甲", "town", None)).await.last().expect("said"),
        "out_of_scope /parent_id"
    );
    for hidden in [city, other, 999_999] {
        // Whether there is such a party is not told.
        let said = refused("below", unit("甲", "county", Some(hidden))).await;
        assert_eq!(said[0], "parent_unknown /parent_id");
    }
    assert_eq!(
        refused("level", unit("甲", "town", Some(county))).await.last().expect("said"),
        "out_of_scope /level"
    );
    let below = test.signed_in("below").await;
    let own = make(&below, unit("甲县教育局", "county", Some(county))).await;
    make(&below, unit("甲镇政府", "town", Some(own))).await;
    make(&test.signed_in("level").await, unit("丙县教育局", "county", None)).await;
    let path = format!("/api/v1/parties/{own}");
    let away = below.patch(&path, 1, json!({"parent_id": other})).await.expect(422).json();
    assert_eq!(codes(&away)[0], "parent_unknown /parent_id");
    let top = below.patch(&path, 1, json!({"parent_id": null})).await.expect(422).json();
    assert!(codes(&top).contains(&"out_of_scope /parent_id".to_owned()), "{top}");
    let level = test.signed_in("level").await;
    let raised = level.patch(&path, 1, json!({"level": "city", "parent_id": null})).await.expect(422).json();
    assert!(codes(&raised).contains(&"out_of_scope /level".to_owned()), "{raised}");
    let bill = json!({"from_on": "2026-11-01", "payer_id": finance, "reason": "r"});
    let bill = below.post(&format!("{path}/payers"), bill).await.expect(422).json();
    assert_eq!(codes(&bill), ["payer_unknown /payer_id"]);
}

async fn moving_a_party_changes_what_is_seen(test: TestApp) {
    let admin = test.as_role("system_admin").await;
    let one = make(&admin, unit("甲局", "city", None)).await;
    let two = make(&admin, unit("乙局", "city", None)).await;
    let middle = make(&admin, unit("中心", "city", Some(one))).await;
    let leaf = make(&admin, unit("科室", "city", Some(middle))).await;
    officer(&test, "one", "unit_head", Reach::UnitsBelow, Some(one)).await;
    officer(&test, "two", "unit_head", Reach::UnitsBelow, Some(two)).await;
    officer(&test, "middle", "unit_head", Reach::UnitsBelow, Some(middle)).await;
    let (head_one, head_two) = (test.signed_in("one").await, test.signed_in("two").await);
    let head_middle = test.signed_in("middle").await;
    let path = format!("/api/v1/parties/{leaf}");
    head_one.get(&path).await.expect(200);
    head_two.get(&path).await.expect(404);
    admin.patch(&format!("/api/v1/parties/{middle}"), 1, json!({"parent_id": two})).await.expect(200);
    head_one.get(&path).await.expect(404);
    head_two.get(&path).await.expect(200);
    // The anchor of a grant moved with it.
    head_middle.get(&path).await.expect(200);
    let circle =
        admin.patch(&format!("/api/v1/parties/{two}"), 1, json!({"parent_id": leaf})).await.expect(422);
    assert_eq!(codes(&circle.json())[0], "parent_cycle /parent_id");
    admin.patch(&format!("/api/v1/parties/{middle}"), 2, json!({"parent_id": null})).await.expect(200);
    head_two.get(&path).await.expect(404);
    head_middle.get(&path).await.expect(200);
}

async fn of_two_edits_the_second_is_told(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let id = make(&officer, unit("示例局", "city", None)).await;
    let path = format!("/api/v1/parties/{id}");
    let edits = (0..6).map(|number| officer.patch(&path, 1, json!({"note": format!("第{number}人")})));
    let mut statuses = Vec::new();
    let replies = futures_all(edits).await;
    for reply in &replies {
        statuses.push(reply.status.as_u16());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412, 412, 412, 412, 412]);
    assert_eq!(officer.send("PATCH", &path, Some(json!({})), &[]).await.expect(428).code(), "version_needed");
    assert_eq!(get(&officer, id).await["version"], 2);
}

/// All of them at once.
async fn futures_all<F: Future<Output = Reply>>(all: impl Iterator<Item = F>) -> Vec<Reply> {
    let mut waiting: Vec<_> = all.map(Box::pin).collect();
    let mut done: Vec<Option<Reply>> = waiting.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, slot) in waiting.iter_mut().zip(&mut done).filter(|(_, slot)| slot.is_none()) {
            if let std::task::Poll::Ready(reply) = future.as_mut().poll(context) {
                *slot = Some(reply);
            }
        }
        if done.iter().all(Option::is_some) { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}

async fn sent_twice_it_is_made_once(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let send = async |name: &str| {
        let body = unit(name, "city", None);
        officer.send("POST", "/api/v1/parties", Some(body), &[("idempotency-key", "k1")]).await
    };
    let first = send("示例局").await.expect(201).json();
    assert_eq!(send("示例局").await.expect(201).json(), first);
    assert_eq!(send("另一局").await.expect(422).code(), "idempotency_key_reused");
    let page = officer.get("/api/v1/parties").await.expect(200).json();
    assert_eq!(page["items"].as_array().map(Vec::len), Some(1));
}

async fn chinese_is_searched_by_name_alias_and_code(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let code = uscc('1', 77);
    let mut body = unit("示例市教育体育局", "city", None);
    (body["uscc"], body["short_name"]) = (json!(code), json!("市教体局"));
    let id = make(&officer, body).await;
    make(&officer, unit("示例市体育馆", "city", None)).await;
    let alias = json!({"alias": "示例市文教局", "source": "旧文件", "reason": "合并前"});
    officer.post(&format!("/api/v1/parties/{id}/aliases"), alias).await.expect(201);
    let found = async |words: &str| {
        let page = officer.get(&format!("/api/v1/parties?q={words}")).await.expect(200).json();
        let names = page["items"]
            .as_array()
            .expect("rows")
            .iter()
            .filter_map(|row| row["name"].as_str().map(str::to_owned));
        names.collect::<Vec<_>>()
    };
    for words in ["教育体育", "教体", "文教局", "教育", &code, &code.to_lowercase()[..9]] {
        assert_eq!(found(words).await, ["示例市教育体育局"], "{words}");
    }
    assert_eq!(found("体育").await.len(), 2);
    assert_eq!(found("交通").await.len(), 0);
    assert_eq!(found("%25").await.len(), 2, "a sign that is no letter says nothing");
    let path = format!("/api/v1/parties/{id}");
    officer.patch(&path, 2, json!({"name": "示例市文化局", "short_name": null})).await.expect(200);
    assert_eq!(found("体育").await, ["示例市体育馆"]);
    assert_eq!(found("文教").await, ["示例市文化局"]);
}

async fn a_thousand_parties_are_walked_once_each(test: TestApp) {
    let top = many_parties(test.app.store(), 1_000, true).await.expect("parties");
    let officer = test.as_role("authority_officer").await;
    for query in
        ["", "sort=-name", "sort=id", "sort=-id", "sort=level", "sort=-level", "q=%E5%8D%95%E4%BD%8D"]
    {
        let (mut seen, mut after, mut pages) = (Vec::new(), None::<String>, 0);
        loop {
            let cursor = after.as_deref().map(|after| format!("&after={after}")).unwrap_or_default();
            let page =
                officer.get(&format!("/api/v1/parties?limit=170&{query}{cursor}")).await.expect(200).json();
            for row in page["items"].as_array().expect("rows") {
                let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
                seen.push((text("level"), text("name"), row["id"].as_i64().expect("an id")));
            }
            // A page stays where it was while others make parties.
            if pages == 0 && query.is_empty() {
                make(&officer, unit("一个新单位", "city", None)).await;
            }
            pages += 1;
            after = page["next"].as_str().map(str::to_owned);
            if after.is_none() {
                break;
            }
        }
        let ids: BTreeSet<i64> = seen.iter().map(|(.., id)| *id).collect();
        let expected = if query.is_empty() || query.starts_with("q=") { 1_001 } else { 1_002 };
        assert_eq!((ids.len(), seen.len()), (expected, expected), "{query}");
        assert!(pages >= 6, "{query}");
        let mut sorted = seen.clone();
        match query.trim_start_matches("sort=").trim_start_matches('-') {
            "id" => sorted.sort_by_key(|(.., id)| *id),
            "level" => sorted.sort(),
            _ => sorted.sort_by_key(|(_, name, id)| (name.clone(), *id)),
        }
        if query.contains('-') {
            sorted.reverse();
        }
        assert!(seen == sorted, "{query}");
    }
    assert_eq!(get(&officer, top).await["children"], 1);
    let other_order = officer.get("/api/v1/parties?limit=1").await.json()["next"].as_str().map(str::to_owned);
    let path = format!("/api/v1/parties?sort=id&after={}", other_order.expect("a cursor"));
    officer.get(&path).await.expect(400);
}

/// A form with one file.
fn form(field: &str, name: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    let mut body = format!(
        "--b0undary\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
         content-type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--b0undary--\r\n");
    ("multipart/form-data; boundary=b0undary".to_owned(), body)
}

async fn send_file(client: &Client<'_>, name: &str, bytes: &[u8]) -> Reply {
    client.raw("POST", "/api/v1/parties/import", Some(form("file", name, bytes)), &[]).await
}

async fn check_file(client: &Client<'_>, text: &str) -> Value {
    send_file(client, "单位.csv", text.as_bytes()).await.expect(201).json()
}

async fn commit(client: &Client<'_>, checked: &Value) -> Reply {
    client.raw("POST", &format!("/api/v1/parties/import/{}/commit", checked["id"]), None, &[]).await
}

const HEADER: &str = "单位名称,类别,层级,上级单位,统一社会信用代码,供给方式,付款单位,别名";

fn city_file() -> String {
    format!(
        "{HEADER}\n示例市第一中学,使用单位,市级,示例市教育局,,其他市级单位,自行承担,\n\
         示例市教育局,使用单位,市级,,{},市级财政全额供给单位,示例市财政局,示例市文教局;示例市教委\n\
         示例市财政局,财政部门,市级,,,,,\n",
        uscc('1', 5)
    )
}

async fn a_file_is_shown_first_and_written_when_confirmed(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let path = "/api/v1/parties/import?payer_from=2026-06-02";
    let file = form("file", "C:\\单位\\表.csv", city_file().as_bytes());
    let checked = officer.raw("POST", path, Some(file), &[]).await.expect(201).json();
    assert_eq!((codes(&checked), &checked["is_usable"]), (Vec::new(), &json!(true)));
    assert_eq!(checked["file_name"], "表.csv");
    let lines: Vec<_> =
        checked["create"].as_array().expect("rows").iter().map(|row| row["line"].as_u64()).collect();
    assert_eq!(lines, [Some(3), Some(4), Some(2)], "parents first");
    assert_eq!(checked["create"][0]["payer"], "示例市财政局");
    let nothing = officer.get("/api/v1/parties").await.expect(200).json();
    assert_eq!(nothing["items"], json!([]));
    let kept = officer.get(&format!("/api/v1/parties/import/{}", checked["id"])).await.expect(200).json();
    assert_eq!(kept, checked);
    let stranger = test.as_role("authority_officer").await;
    stranger.get(&format!("/api/v1/parties/import/{}", checked["id"])).await.expect(404);
    commit(&stranger, &checked).await.expect(404);
    let done = commit(&officer, &checked).await.expect(200).json();
    assert_eq!(done, json!({"created": 3, "updated": 0}));
    assert_eq!(commit(&officer, &checked).await.expect(409).code(), "import_done");
    let page = officer.get("/api/v1/parties?q=教委").await.expect(200).json();
    let bureau = get(&officer, page["items"][0]["id"].as_i64().expect("an id")).await;
    assert_eq!(
        (&bureau["payer_name"], &bureau["payers"][0]["from_on"]),
        (&json!("示例市财政局"), &json!("2026-06-02"))
    );
    assert_eq!(bureau["aliases"][0]["source"], "表.csv");
    let again = check_file(&officer, &city_file()).await;
    assert_eq!(
        (&again["create"], &again["update"], &again["unchanged"]),
        (&json!([]), &json!([]), &json!(3))
    );
    let renamed =
        format!("{HEADER}\n示例市教育体育局,使用单位,市级,,{},其他市级单位,自行承担,\n", uscc('1', 5));
    let renamed = check_file(&officer, &renamed).await;
    assert_eq!(codes(&renamed), ["renamed 单位.csv:2:name"]);
    let columns: Vec<_> = renamed["update"][0]["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .map(|change| change["column"].clone())
        .collect();
    assert_eq!(columns, ["name", "funding", "payer", "aliases"]);
    commit(&officer, &renamed).await.expect(200);
    let id = bureau["id"].as_i64().expect("an id");
    let now = get(&officer, id).await;
    assert_eq!((&now["name"], &now["payer_id"]), (&json!("示例市教育体育局"), &json!(id)));
    assert_eq!(now["aliases"].as_array().map(Vec::len), Some(3));
    let entries = trail(&test, "party", id).await;
    let actions: Vec<_> = entries.iter().map(|entry| entry["action"].clone()).collect();
    assert_eq!(actions, ["party.edit", "party.create"]);
    assert_eq!(entries[0]["facts"]["name"], "示例市教育局 → 示例市教育体育局");
    let entries = trail(&test, "party_import", checked["id"].as_i64().expect("an id")).await;
    let actions: Vec<_> = entries.iter().map(|entry| entry["action"].clone()).collect();
    assert_eq!(actions, ["party.import.commit", "party.import.check"]);
    assert_eq!(entries[0]["facts"]["created"], "3");
}

async fn all_defects_of_a_file_are_shown_with_their_lines(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let closed = make(&officer, unit("示例市旧局", "city", None)).await;
    let close = json!({"closed_on": "2026-11-20", "reason": "撤销"});
    let coded = json!({"uscc": uscc('1', 9)});
    officer.patch(&format!("/api/v1/parties/{closed}"), 1, coded).await.expect(200);
    officer.post(&format!("/api/v1/parties/{closed}/close"), close).await.expect(200);
    let paid = make(&officer, unit("示例市粮食局", "city", None)).await;
    let pays = json!({"from_on": "2026-06-02", "payer_id": paid, "reason": "r"});
    officer.post(&format!("/api/v1/parties/{paid}/payers"), pays).await.expect(201);
    let file = format!(
        "{HEADER}\n示例市甲局,局,市级,,,,自付,\n示例市乙局,使用单位,,没有的局,123,没有的,没有的财政,\n示例市 丙局,使用单位,市级,,,,自付,\n\
         示例市丙局,使用单位,市级,,,,自付,\n,使用单位,市级,,,,自付,\n示例市丁局,使用单位,市级,示例市丁局,,,自付,\n=1+1,使用单位,市级,,,,自付,a\u{1}b\n"
    );
    let checked = check_file(&officer, &file).await;
    assert_eq!((&checked["is_usable"], &checked["create"]), (&json!(false), &json!([])));
    assert_eq!(
        codes(&checked),
        [
            "bad_word 单位.csv:2:kind",
            "bad_uscc 单位.csv:3:uscc",
            "missing_value 单位.csv:3:level",
            "parent_unknown 单位.csv:3:parent",
            "payer_unknown 单位.csv:3:payer",
            "name_taken 单位.csv:4:name",
            "name_taken 单位.csv:5:name",
            "missing_value 单位.csv:6:name",
            "parent_cycle 单位.csv:7:parent",
            "control_character 单位.csv:8:aliases",
        ]
    );
    assert_eq!(commit(&officer, &checked).await.expect(409).code(), "import_unusable");
    // What only the platform knows is found beside it.
    let file = format!(
        "{HEADER}\n示例市旧局,使用单位,市级,,{},,自付,\n示例市粮食局,使用单位,市级,,,,,\n",
        uscc('1', 9)
    );
    let checked = check_file(&officer, &file).await;
    assert_eq!(
        codes(&checked),
        ["party_closed 单位.csv:2:name", "payer_missing 单位.csv:3:payer", "payer_cleared 单位.csv:3:payer"]
    );
    let late =
        format!("{HEADER}\n示例市粮食局,使用单位,市级,,,,示例市旧局二,\n示例市旧局二,财政部门,市级,,,,,\n");
    let form = form("file", "p.csv", late.as_bytes());
    let checked = officer
        .raw("POST", "/api/v1/parties/import?payer_from=2026-06-01", Some(form), &[])
        .await
        .expect(201);
    assert_eq!(codes(&checked.json()), ["payer_recorded_later p.csv:2:payer"]);
    let many: String = (0..1_500).map(|number| format!("局{number},坏,市级,,,,,\n")).collect();
    let checked = check_file(&officer, &format!("{HEADER}\n{many}")).await;
    let findings = checked["findings"].as_array().expect("findings");
    assert_eq!((findings.len(), &findings[1_000]["code"]), (1_001, &json!("too_many_findings")));
}

async fn of_two_files_at_once_the_second_is_told(test: TestApp) {
    let (first, second) = (test.as_role("authority_officer").await, test.as_role("authority_officer").await);
    let (one, two) = (check_file(&first, &city_file()).await, check_file(&second, &city_file()).await);
    let replies =
        futures_all([(&first, &one), (&second, &two)].into_iter().map(|(who, checked)| commit(who, checked)))
            .await;
    let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status.as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let told = replies.iter().find(|reply| reply.status.as_u16() == 409).expect("one");
    assert_eq!(told.code(), "import_outdated");
    let (loser, checked) = if replies[0].status.as_u16() == 409 { (&first, &one) } else { (&second, &two) };
    let kept = loser.get(&format!("/api/v1/parties/import/{}", checked["id"])).await.expect(200).json();
    assert_eq!(kept["state"], "outdated");
    assert_eq!(commit(loser, checked).await.expect(409).code(), "import_outdated");
    // An edit in between is told as well, and one that changes nothing of the plan is not.
    let third = check_file(&first, &format!("{HEADER}\n示例市教育局,使用单位,市级,,,,自付,\n")).await;
    let page = first.get("/api/v1/parties?q=第一中学").await.json();
    let school = page["items"][0]["id"].as_i64().expect("an id");
    first.patch(&format!("/api/v1/parties/{school}"), 1, json!({"note": "x"})).await.expect(200);
    commit(&first, &third).await.expect(200);
    let fourth = check_file(&first, "单位名称,备注\n示例市第一中学,新备注\n").await;
    second.patch(&format!("/api/v1/parties/{school}"), 2, json!({"note": "别的"})).await.expect(200);
    assert_eq!(commit(&first, &fourth).await.expect(409).code(), "import_outdated");
    assert_eq!(get(&first, school).await["note"], "别的");
}

fn bomb() -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer
        .start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default())
        .expect("test data");
    let zeros = vec![0; 1 << 20];
    for _ in 0..300 {
        writer.write_all(&zeros).expect("test data");
    }
    writer.finish().expect("test data").into_inner()
}

async fn files_that_lie_are_refused(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let said =
        async |name: &str, bytes: &[u8]| codes(&send_file(&officer, name, bytes).await.expect(201).json());
    assert_eq!(said("p.xlsx", b"name\na\n").await, ["wrong_format p.xlsx"]);
    assert_eq!(said("p.csv", &bomb()).await, ["wrong_format p.csv"]);
    assert_eq!(said("p.xlsx", &bomb()).await, ["xlsx_bomb p.xlsx"]);
    assert_eq!(said("p.xlsx", &[0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]).await, ["wrong_format p.xlsx"]);
    assert_eq!(said("p.csv", b"").await, ["empty_file p.csv"]);
    assert_eq!(said("p.csv", b"\xff\xfe\x00").await.len(), 1);
    let post =
        async |body: (String, Vec<u8>)| officer.raw("POST", "/api/v1/parties/import", Some(body), &[]).await;
    post(("application/json".into(), b"{}".to_vec())).await.expect(400);
    post(("multipart/form-data; boundary=b0undary".into(), b"--b0undary--\r\n".to_vec())).await.expect(400);
    post(("multipart/form-data; boundary=b0undary".into(), b"--b0undary\r\n".to_vec())).await.expect(400);
    post(form("other", "p.csv", b"name\na\n")).await.expect(400);
    post(form("file", "p.csv", &vec![b'x'; (64 << 20) + 10])).await.expect(413);
    let before = std::fs::read_dir(test.app.data()).expect("the folder").count();
    post(form("file", "../../x.csv", b"name\na\n")).await.expect(201);
    assert_eq!(
        std::fs::read_dir(test.app.data()).expect("the folder").count(),
        before,
        "nothing stays behind"
    );
    for query in ["payer_from=soon", "payer_from=2026-13-01"] {
        let path = format!("/api/v1/parties/import?{query}");
        officer.raw("POST", &path, Some(form("file", "p.csv", b"name\na\n")), &[]).await.expect(400);
    }
    let clerk = test.as_role("unit_clerk").await;
    clerk
        .raw("POST", "/api/v1/parties/import", Some(form("file", "p.csv", b"name\na\n")), &[])
        .await
        .expect(403);
}

async fn a_file_reaches_no_further_than_its_person(test: TestApp) {
    let admin = test.as_role("system_admin").await;
    let city = make(&admin, json!({"name": "示例市数据局", "kind": "authority", "level": "city"})).await;
    make(&admin, json!({"name": "示例市财政局", "kind": "finance", "level": "city"})).await;
    let county = make(
        &admin,
        json!({"name": "甲县数据局", "kind": "authority", "level": "county", "parent_id": city}),
    )
    .await;
    make(&admin, unit("乙县教育局", "county", Some(city))).await;
    officer(&test, "below", "county_authority_officer", Reach::UnitsBelow, Some(county)).await;
    let below = test.signed_in("below").await;
    let file = format!(
        "{HEADER}\n乙县教育局,使用单位,县级,,,,自付,\n甲县教育局,使用单位,县级,示例市数据局,,,自付,\n甲县卫健委,使用单位,县级,甲县数据局,,,示例市财政局,\n\
         甲县林业局,使用单位,县级,,,,自付,\n甲县农业局,使用单位,县级,甲县数据局,,,自付,\n甲县农技站,使用单位,乡级,甲县农业局,,,自付,\n"
    );
    let checked = check_file(&below, &file).await;
    assert_eq!(
        codes(&checked),
        [
            "out_of_scope 单位.csv:2:name",
            "parent_unknown 单位.csv:3:parent",
            "out_of_scope 单位.csv:3:parent",
            "payer_unknown 单位.csv:4:payer",
            "out_of_scope 单位.csv:5:parent",
        ]
    );
    let own = format!(
        "{HEADER}\n甲县农业局,使用单位,县级,甲县数据局,,,自付,\n甲县农技站,使用单位,乡级,甲县农业局,,,自付,\n"
    );
    let own = check_file(&below, &own).await;
    commit(&below, &own).await.expect(200);
    assert_eq!(below.get("/api/v1/parties").await.json()["items"].as_array().map(Vec::len), Some(3));
}

async fn a_file_may_turn_the_tree_around(test: TestApp) {
    let officer_ = test.as_role("authority_officer").await;
    let first = make(&officer_, unit("甲局", "city", None)).await;
    let second = make(&officer_, unit("乙局", "city", Some(first))).await;
    let third = make(&officer_, unit("丙局", "city", Some(second))).await;
    officer(&test, "second", "unit_head", Reach::UnitsBelow, Some(second)).await;
    let head = test.signed_in("second").await;
    head.get(&format!("/api/v1/parties/{first}")).await.expect(404);
    let checked = check_file(&officer_, "单位名称,上级单位\n甲局,丙局\n丙局,乙局\n乙局,\n").await;
    assert_eq!(checked["update"].as_array().map(Vec::len), Some(2), "{checked}");
    commit(&officer_, &checked).await.expect(200);
    for id in [first, second, third] {
        head.get(&format!("/api/v1/parties/{id}")).await.expect(200);
    }
    let page = officer_.get(&format!("/api/v1/parties?parent={third}")).await.json();
    assert_eq!(page["items"][0]["id"], json!(first));
}

async fn an_export_is_on_the_record_and_computes_nothing(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    commit(&officer, &check_file(&officer, &city_file()).await).await.expect(200);
    let mut wicked = unit("=HYPERLINK(\"http://example.invalid\",\"点\")", "city", None);
    wicked["note"] = json!("@SUM(A1)");
    make(&officer, wicked).await;
    let gone = make(&officer, unit("示例市旧局", "city", None)).await;
    let close = json!({"closed_on": "2026-11-20", "reason": "撤销"});
    officer.post(&format!("/api/v1/parties/{gone}/close"), close).await.expect(200);
    let csv = officer.get("/api/v1/parties/export").await.expect(200);
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(csv.headers["content-disposition"], "attachment; filename=\"parties.csv\"");
    let text = String::from_utf8(csv.bytes.clone()).expect("UTF-8");
    assert!(text.starts_with("\u{feff}单位名称,类别,"), "{text}");
    assert!(
        text.contains("\"'=HYPERLINK(") && text.contains("'@SUM(A1)") && !text.contains("旧局"),
        "{text}"
    );
    assert_eq!(text.lines().count(), 5);
    let same = send_file(&officer, "export.csv", &csv.bytes).await.expect(201).json();
    assert_eq!(
        (&same["unchanged"], &same["update"], &same["create"]),
        (&json!(4), &json!([]), &json!([])),
        "{same}"
    );
    let xlsx = officer.get("/api/v1/parties/export?format=xlsx&q=教育").await.expect(200);
    assert!(xlsx.bytes.starts_with(b"PK"));
    let same = send_file(&officer, "export.xlsx", &xlsx.bytes).await.expect(201).json();
    assert_eq!(same["unchanged"], 1, "{same}");
    officer.get("/api/v1/parties/export?format=pdf").await.expect(400);
    test.as_role("unit_clerk").await.get("/api/v1/parties/export?format=pdf").await.expect(403);
    let auditor = test.as_role("audit_admin").await;
    let entries = auditor.get("/api/v1/audit/entries?action=party.export").await.expect(200).json();
    let facts = &entries["items"][0]["facts"];
    assert_eq!((&facts["format"], &facts["rows"]), (&json!("xlsx"), &json!("1")));
}
