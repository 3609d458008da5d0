//! An existing cloud brought into the ledger: every finding before anything is written, two people, and what the ledger then shows.

use super::{People, kept_is_replayed, list, numbers, project, quantity};
use crate::cases::{City, OTHER_UNIT, PROVIDER, UNIT};
use crate::harness::{Client, Reply, TestApp};
use crate::on_both;
use crate::outside::{set, system_admin};
use crate::people::{confirmed, decide, id_of, party, placed};
use serde_json::{Value, json};
use yunheng_access::Reach;

on_both! {
    a_list_is_written_by_two_people_and_names_its_paper
    everything_that_is_wrong_is_shown_before_anything_is_written
    a_list_that_was_checked_twice_is_written_once
    what_runs_in_a_cloud_is_its_providers
}

const HEAD: &str =
    "序号,使用单位,项目编号,资源名称,服务项,数量,阶段,起租日,测试截止,停租日,架构,云平台编号\n";

async fn upload(who: &Client<'_>, name: &str, bytes: &[u8]) -> Reply {
    upload_for(who, "main", name, bytes).await
}

async fn upload_for(who: &Client<'_>, cloud: &str, name: &str, bytes: &[u8]) -> Reply {
    let mut body =
        format!("--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n")
            .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let body = Some(("multipart/form-data; boundary=x".to_owned(), body));
    let path = format!(
        "/api/v1/resources/imports?pack=xuchang&cloud={cloud}&document=%E4%BA%A4%E6%8E%A5%E6%B8%85%E5%8D%95"
    );
    who.raw("POST", &path, body, &[]).await
}

async fn city<'a>(test: &'a TestApp) -> (City<'a>, People<'a>) {
    let city = City::new(test).await;
    placed(test, "leader", "authority_leader", 1, Reach::All).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    project(&people.officer, "XM-2", OTHER_UNIT).await;
    let cloud = json!({ "key": "main", "name": "市级政务云", "enabled": true, "provider_id": PROVIDER, "pack": "xuchang" });
    set(&system_admin(test).await, "clouds", json!({ "clouds": [cloud] })).await;
    (city, people)
}

fn codes(found: &Value) -> Vec<String> {
    let all = found["findings"].as_array().expect("findings");
    let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
    all.iter().map(|one| format!("{} {}", text(one, "where"), text(one, "code"))).collect()
}

async fn a_list_is_written_by_two_people_and_names_its_paper(test: TestApp) {
    let (city, people) = city(&test).await;
    let unit = format!("单位{UNIT}");
    let text = format!(
        "{HEAD}1,{unit},XM-1,门户-01,云主机 vCPU（X86）,4,正式,2026-06-02,,,X86,vm-1\n1,,XM-1,,memory.x86,16,,2026-06-02,,,,\n\
         2,,XM-1,门户-02,vcpu.x86,2,测试,2026-11-01,2026-12-31,,X86,vm-2\n3,,XM-2,旧系统,slb,1,,2026-07-01,,2026-10-01,,\n"
    );
    let found = upload(&people.officer, "交接.csv", text.as_bytes()).await.expect(201).json();
    assert_eq!((codes(&found), &found["is_usable"]), (vec![], &json!(true)), "{found}");
    assert_eq!(
        (&found["rows"], &found["resources"], &found["units"][0]["resources"]),
        (&json!(4), &json!(3), &json!(2))
    );
    assert!(list(&people.officer, "").await.is_empty(), "nothing is written yet");
    let path = format!("/api/v1/resources/imports/{}", found["id"]);
    assert_eq!(people.clerk.get(&path).await.status, 403);
    city.as_("manager").await.get(&path).await.expect(404);
    let why = json!({ "reason": "合同开始时的在用资源" });
    let id =
        people.officer.post(&format!("{path}/propose"), why.clone()).await.expect(201).json()["id"].clone();
    let confirm = format!("/api/v1/proposals/{id}/confirm");
    let leader = city.as_("leader").await;
    leader.confirm().await;
    let shown = leader.get(&format!("/api/v1/proposals/{id}")).await.expect(200).json();
    assert!(shown["title"].as_str().is_some_and(|title| title.contains("3台资源")), "{shown}");
    leader.send("POST", &confirm, Some(json!({})), &[("if-match", "\"1\"")]).await.expect(200);
    let rows = list(&people.officer, "").await;
    assert_eq!(numbers(&rows), ["ZY-000003", "ZY-000002", "ZY-000001"]);
    assert_eq!(
        (&rows[0]["life"], &rows[1]["life"], &rows[2]["life"]),
        (&json!("ended"), &json!("test"), &json!("formal"))
    );
    assert_eq!((quantity(&rows[2], "vcpu.x86"), quantity(&rows[2], "memory.x86")), (Some("4"), Some("16")));
    kept_is_replayed(&people.officer).await;
    assert_eq!(numbers(&list(&people.clerk, "q=门户-01").await), ["ZY-000001"], "it is found by its name");
    assert_eq!(list(&people.officer, "as_of=2026-06-02").await.len(), 1);
    let one = people.clerk.get(&format!("/api/v1/resources/{}", rows[2]["id"])).await.expect(200).json();
    assert_eq!(one["timeline"][1]["reason"], "交接清单", "the paper behind it");
    let link =
        people.officer.get(&format!("/api/v1/resources/{}/link", rows[2]["id"])).await.expect(200).json();
    assert_eq!(link["external_id"], "vm-1");
    // What comes later is numbered after it, and the same file is not taken twice.
    people.entered("XM-1", "2026-11-24").await;
    assert_eq!(numbers(&list(&people.officer, "limit=1").await), ["ZY-000007"]);
    let again = upload(&people.officer, "交接.csv", text.as_bytes()).await.expect(201).json();
    let codes = codes(&again);
    assert!(codes.iter().any(|one| one.ends_with("import_done")), "{codes:?}");
    assert!(codes.iter().any(|one| one == "交接.csv:2:cloud_id linked_already"), "{codes:?}");
    assert_eq!(people.officer.post(&format!("{path}/propose"), why).await.expect(409).code(), "import_done");
}

async fn everything_that_is_wrong_is_shown_before_anything_is_written(test: TestApp) {
    let (_, people) = city(&test).await;
    let text = format!(
        "{HEAD}1,许昌市外的单位,XM-1,甲,vcpu.x86,4,正式,2026-06-02,,,X86,vm-1\n2,,XM-9,乙,gold,4,,2026-06-01,,2026-06-01,,\n\
         3,,XM-1,丙,vcpu.x86,0,,2026-06-02,,,,\n4,,XM-1,丁,vcpu.x86,1,,2027-01-01,2027-01-02,,,\n5,,XM-1,戊,vcpu.x86,1,,2026-07-01,,,,vm-1\n\
         5,,XM-2,戊,vcpu.x86,1,,2026-07-02,,,,\n6,,XM-1,己,vcpu.x86,一,借用,2026/13/1,,,,\n"
    );
    let found = upload(&people.officer, "a.csv", text.as_bytes()).await.expect(201).json();
    assert_eq!(
        codes(&found),
        [
            "a.csv:2:unit other_unit",
            "a.csv:3:from before_contract",
            "a.csv:3:to ends_before_start",
            "a.csv:3:item unknown_item",
            "a.csv:3:project unknown_project",
            "a.csv:4:quantity out_of_range",
            "a.csv:5:from future_day",
            "a.csv:5:until no_test",
            "a.csv:6:cloud_id duplicate_cloud_id",
            "a.csv:7:project differs",
            "a.csv:7:from differs",
            "a.csv:7:item duplicate_row",
            "a.csv:8:quantity bad_decimal",
            "a.csv:8:stage bad_word",
            "a.csv:8:from bad_date",
        ]
    );
    assert_eq!(found["is_usable"], false);
    let first = &found["findings"][0];
    assert!(first["hint"].as_str().is_some_and(|hint| !hint.is_empty()), "what to do: {first}");
    let path = format!("/api/v1/resources/imports/{}/propose", found["id"]);
    let refused = people.officer.post(&path, json!({ "reason": "导入" })).await.expect(409);
    assert_eq!(refused.code(), "import_unusable");
    assert!(list(&people.officer, "").await.is_empty());
    // The same as a workbook.
    let rows = [["1", "XM-1", "vcpu.x86", "4", "2026-06-02"], ["2", "XM-1", "gold", "4", "2026-06-02"]];
    let head = ["序号", "项目编号", "服务项", "数量", "起租日"];
    let book = yunheng_documents::plain_xlsx("resources", &head, rows).expect("a workbook");
    let found = upload(&people.officer, "b.xlsx", &book).await.expect(201).json();
    assert_eq!(codes(&found), ["b.xlsx:3:item unknown_item"]);
    let template = people.officer.get("/api/v1/resources/imports/template").await.expect(200);
    assert!(template.bytes.starts_with(b"PK"));
    let none = "/api/v1/resources/imports?pack=xuchang&document=";
    let body = Some((
        "multipart/form-data; boundary=x".to_owned(),
        b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nkey\r\n--x--\r\n"
            .to_vec(),
    ));
    people.officer.raw("POST", none, body, &[]).await.expect(422);
}

async fn a_list_that_was_checked_twice_is_written_once(test: TestApp) {
    let (city, people) = city(&test).await;
    let text = format!("{HEAD}1,,XM-1,门户-01,vcpu.x86,4,正式,2026-06-02,,,X86,\n");
    let mut proposals = Vec::new();
    for _ in 0..2 {
        let found = upload(&people.officer, "交接.csv", text.as_bytes()).await.expect(201).json();
        let path = format!("/api/v1/resources/imports/{}/propose", found["id"]);
        let made = people.officer.post(&path, json!({ "reason": "在用资源" })).await.expect(201).json();
        proposals.push(id_of(&made));
    }
    let leader = city.as_("leader").await;
    confirmed(&leader, proposals[0]).await;
    assert_eq!(decide(&leader, proposals[1], "confirm", json!({})).await.expect(409).code(), "import_done");
    assert_eq!(list(&people.officer, "").await.len(), 1, "nothing is charged twice");
}

async fn what_runs_in_a_cloud_is_its_providers(test: TestApp) {
    let (_, people) = city(&test).await;
    party(&test, 10, "/10/", "provider", "city").await;
    let of = |key: &str, provider: i64| json!({ "key": key, "name": key, "enabled": true, "provider_id": provider, "pack": "xuchang" });
    let clouds = json!({ "clouds": [of("main", PROVIDER), of("rival", 10)] });
    set(&system_admin(&test).await, "clouds", clouds).await;
    let text = format!("{HEAD}1,,XM-1,门户-01,vcpu.x86,4,正式,2026-06-02,,,X86,vm-1\n");
    let found = upload_for(&people.officer, "rival", "a.csv", text.as_bytes()).await.expect(201).json();
    assert_eq!(codes(&found), ["a.csv:2:cloud_id other_provider"]);
    let unknown = upload_for(&people.officer, "nowhere", "a.csv", text.as_bytes()).await.expect(422).json();
    assert_eq!(unknown["findings"][0]["code"], "unknown_cloud");
}
