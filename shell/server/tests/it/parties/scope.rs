//! Who sees which parties, and who may put them where.

use super::{codes, get, make, officer, unit, uscc};
use crate::harness::TestApp;
use crate::on_both;
use serde_json::{Value, json};
use yunheng_access::Reach;

on_both! {
    a_clerk_sees_the_own_unit_and_an_officer_the_county
    a_provider_sees_itself
    nobody_makes_or_moves_what_they_would_not_see
    moving_a_party_changes_what_is_seen
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
