//! Lists of parties: searched, walked, taken along.

use super::{check_file, city_file, commit, get, make, send_file, unit, uscc};
use crate::harness::TestApp;
use crate::on_both;
use serde_json::json;
use std::collections::BTreeSet;
use yunheng_store::testing::many_parties;

on_both! {
    chinese_is_searched_by_name_alias_and_code
    a_thousand_parties_are_walked_once_each
    an_export_is_on_the_record_and_computes_nothing
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
