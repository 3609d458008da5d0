//! The life of a party: made, edited, named otherwise, paid for, closed.

use super::{codes, futures_all, get, make, trail, unit, uscc};
use crate::harness::TestApp;
use crate::on_both;
use serde_json::{Value, json};

on_both! {
    a_party_lives_and_ends
    every_value_that_is_not_right_is_said_at_once
    a_code_and_a_name_mean_one_party
    other_spellings_are_kept_with_their_source
    payers_are_dated_and_only_added
    of_two_edits_the_second_is_told
    the_answer_to_an_edit_is_what_is_read_afterwards
    sent_twice_it_is_made_once
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
        "division_code": "41", "funding": "没有的\u{1}", "short_name": "a\u{1}", "note": "x\u{1}"});
    let refused = officer.post("/api/v1/parties", nonsense).await.expect(422).json();
    assert_eq!(
        codes(&refused),
        [
            "bad_uscc /uscc",
            "bad_division /division_code",
            "parent_unknown /parent_id",
            "control_character /name",
            "control_character /short_name",
            "control_character /note",
            "funding_unfit /funding",
            "funding_unknown /funding"
        ]
    );
    // The character that one of the two databases keeps and the other does not is in no text at all.
    let null = json!({"name": "甲\u{0}", "kind": "authority", "level": "city"});
    assert_eq!(officer.post("/api/v1/parties", null).await.expect(400).code(), "malformed");
    let words = json!({"name": "甲", "kind": "局", "level": "省"});
    let refused = officer.post("/api/v1/parties", words).await.expect(422).json();
    assert_eq!(codes(&refused), ["bad_word /kind", "bad_word /level"]);
    officer
        .post("/api/v1/parties", json!({"name": "甲", "kind": "authority", "level": "city", "x": 1}))
        .await
        .expect(400);
    for query in [
        "sort=password",
        "kind=x",
        "status=gone",
        "after=zzz",
        "nothing=1",
        "parent=99999999999999999999",
        "limit=many",
        "q=%00",
        "q=a%00b",
    ] {
        officer.get(&format!("/api/v1/parties?{query}")).await.expect(400);
    }
    for query in ["q=%27%22;--", "sort=-level&limit=0", "limit=4000000000"] {
        officer.get(&format!("/api/v1/parties?{query}")).await.expect(200);
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

async fn the_answer_to_an_edit_is_what_is_read_afterwards(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let one = make(&officer, unit("示例局", "city", None)).await;
    let two = make(&officer, unit("示例委", "city", None)).await;
    let own = make(&officer, unit("示例中心", "city", Some(one))).await;
    let below = make(&officer, unit("示例站", "city", Some(own))).await;
    let path = format!("/api/v1/parties/{own}");
    let pays = json!({"from_on": "2020-01-01", "payer_id": own, "reason": "自筹"});
    officer.post(&format!("{path}/payers"), pays).await.expect(201);
    let spelling = json!({"alias": "示例服务中心", "source": "旧台账", "reason": "同一单位"});
    officer.post(&format!("{path}/aliases"), spelling).await.expect(201);
    for patch in [
        json!({"name": "示例数据中心", "short_name": "数据中心", "note": "更名"}),
        json!({"parent_id": two, "uscc": uscc('1', 9), "division_code": "411000"}),
        json!({"parent_id": null, "note": null}),
        json!({}),
    ] {
        let version = get(&officer, own).await["version"].as_i64().expect("a version");
        let mut answer = officer.patch(&path, version, patch).await.expect(200).json();
        answer["findings"] = json!([]);
        let mut read = get(&officer, own).await;
        read["findings"] = json!([]);
        assert_eq!(answer, read);
    }
    assert_eq!(get(&officer, below).await["parent_name"], "示例数据中心");
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
