//! Filters of the list of cases: figures of the statistics lead to what they count, merged cases stand by themselves, and filters are kept and shared.

use crate::cases::{City, OTHER_UNIT, UNIT, policy};
use crate::desk::incident;
use crate::harness::{Client, TestApp};
use crate::on_both;
use serde_json::{Value, json};

on_both! {
    a_figure_leads_to_the_cases_that_it_counts
    filters_are_kept_and_shared_with_the_own_unit
}

async fn listed(who: &Client<'_>, query: &str) -> Vec<Value> {
    let page = who.get(&format!("/api/v1/cases?{query}")).await.expect(200).json();
    page["items"].as_array().expect("cases").clone()
}

async fn a_figure_leads_to_the_cases_that_it_counts(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, other) = (city.as_("clerk").await, city.as_("other").await);
    let (engineer, officer) = (city.as_("engineer").await, city.as_("officer").await);
    let first = city.sent(&clerk, "incident", incident("一般")).await.expect(200).json();
    let mut told = incident("严重");
    told["category"] = json!("网络/访问不通");
    let second = city.sent(&other, "incident", told).await.expect(200).json();
    let gone = city.sent(&clerk, "network-policy", policy()).await.expect(200).json();
    clerk
        .post(&format!("/api/v1/cases/{}/withdraw", gone["id"]), json!({ "said": "不需要" }))
        .await
        .expect(200);
    let merge = json!({ "number": first["number"] });
    let merged =
        engineer.post(&format!("/api/v1/cases/{}/merge", second["id"]), merge).await.expect(200).json();
    assert_eq!((&merged["state"], &merged["outcome"]), (&json!("ended"), &json!("merged")));
    let linked = engineer.get(&format!("/api/v1/cases/{}", first["id"])).await.expect(200).json();
    assert_eq!(linked["links"][0]["case"]["outcome"], "merged", "{}", linked["links"]);
    for (query, count) in [
        ("outcome=merged", 1),
        ("outcome=withdrawn", 1),
        ("outcome=withdrawn&kind=incident", 0),
        ("outcome=done", 0),
        ("channel=portal", 3),
        ("channel=mail", 0),
        ("from=2026-11-23", 3),
        ("from=2026-11-24", 0),
        ("until=2026-11-23", 0),
        ("until=2026-11-24&pack=xuchang", 3),
        ("pack=guangzhou", 0),
    ] {
        assert_eq!(listed(&officer, query).await.len(), count, "{query}");
    }
    let of_category =
        listed(&officer, "category=%E7%BD%91%E7%BB%9C/%E8%AE%BF%E9%97%AE%E4%B8%8D%E9%80%9A").await;
    assert_eq!(of_category.len(), 1);
    assert_eq!((&of_category[0]["id"], &of_category[0]["outcome"]), (&second["id"], &json!("merged")));
    officer.get("/api/v1/cases?from=gestern").await.expect(400);
    // Each figure of each group is as many as the list with the same filters.
    for by in ["kind", "unit"] {
        let counted = officer
            .get(&format!("/api/v1/cases/statistics?by={by}&from=2026-11-23"))
            .await
            .expect(200)
            .json();
        for group in counted["groups"].as_array().expect("groups") {
            let key = group["key"].as_str().expect("a key");
            let of_group = match key.split_once('/') {
                Some((pack, kind)) => format!("pack={pack}&kind={kind}"),
                None => format!("unit_id={key}"),
            };
            let running = listed(&officer, &format!("state=running&from=2026-11-23&{of_group}")).await.len();
            assert_eq!(json!(running), group["running"], "{group}");
            for outcome in ["done", "rejected", "withdrawn", "merged"] {
                let count =
                    listed(&officer, &format!("outcome={outcome}&from=2026-11-23&{of_group}")).await.len();
                assert_eq!(json!(count), group[outcome], "{outcome} {group}");
            }
        }
    }
}

async fn filters_are_kept_and_shared_with_the_own_unit(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, colleague, other) =
        (city.as_("clerk").await, city.as_("colleague").await, city.as_("other").await);
    let keep = async |name: &str, is_shared: bool| {
        let query = json!({ "kind": "incident", "tab": "running" });
        let given = json!({ "list": "cases", "name": name, "query": query, "is_shared": is_shared });
        clerk.post("/api/v1/me/list-views", given).await.expect(201).json()["id"].clone()
    };
    keep("本单位故障", true).await;
    let own = keep("我的", false).await;
    assert_eq!(keep("我的", false).await, own, "the same name is the same view");
    let of = async |who: &Client<'_>, list: &str| {
        who.get(&format!("/api/v1/me/list-views?list={list}")).await.expect(200).json()
    };
    let mine = of(&clerk, "cases").await;
    assert_eq!(mine.as_array().map(Vec::len), Some(2));
    assert_eq!(mine[0]["query"], json!({ "kind": "incident", "tab": "running" }));
    assert_eq!((&mine[0]["owner_name"], of(&clerk, "jobs").await), (&Value::Null, json!([])));
    let shared = of(&colleague, "cases").await;
    assert_eq!(
        (shared.as_array().map(Vec::len), &shared[0]["name"], &shared[0]["owner_name"]),
        (Some(1), &json!("本单位故障"), &json!("clerk的姓名"))
    );
    assert_eq!(of(&other, "cases").await, json!([]), "units {UNIT} and {OTHER_UNIT} keep apart");
    // What is another's can be used, not dropped.
    assert_eq!(colleague.delete(&format!("/api/v1/me/list-views/{}", shared[0]["id"])).await.status, 404);
    clerk.delete(&format!("/api/v1/me/list-views/{}", shared[0]["id"])).await.expect(204);
    assert_eq!(of(&colleague, "cases").await, json!([]));
    let wrong = json!({ "list": "Cases!", "name": " ", "query": { "x y": "1" }, "is_shared": false });
    let refused = clerk.post("/api/v1/me/list-views", wrong).await.expect(422).json();
    assert_eq!(refused["findings"].as_array().map(Vec::len), Some(3), "{refused}");
}
