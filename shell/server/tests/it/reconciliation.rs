//! Reconciliation: an unordered server found and followed to its end, clouds as they were recorded, and who sees what.

use crate::cases::{City, PROVIDER, UNIT};
use crate::harness::{Client, Reply, TestApp};
use crate::ledger::{People, project};
use crate::on_both;
use crate::outside::{Outside, runner, set, system_admin};
use crate::people::placed;
use serde_json::{Value, json};
use yunheng_access::Reach;

on_both! {
    an_unordered_server_is_followed_to_its_end
    a_recorded_cloud_is_reconciled_each_month
    what_was_not_read_is_not_missing_and_does_not_end
    a_name_is_linked_by_a_person
    a_wrong_file_changes_nothing_and_says_everything
    differences_are_seen_by_their_own
    what_is_older_settles_nothing
}

pub const HEAD: &str = "类别,云平台编号,名称,云项目编号,规格,核数,内存GB,磁盘GB,挂载的云主机编号\n";

/// A city with a project, four resources from 2026-11-24 on, and a cloud that sends files.
async fn with_cloud<'a>(test: &'a TestApp, city: &City<'a>) -> People<'a> {
    placed(test, "leader", "authority_leader", 1, Reach::All).await;
    let people = People::of(city).await;
    project(&people.officer, "XM-1", UNIT).await;
    people.entered("XM-1", "2026-11-23").await;
    cloud(test, json!({})).await;
    people
}

pub async fn cloud(test: &TestApp, more: Value) {
    let mut cloud = json!({ "key": "main", "name": "市级政务云", "enabled": true, "provider_id": PROVIDER, "pack": "xuchang" });
    for (name, value) in more.as_object().expect("fields") {
        cloud[name] = value.clone();
    }
    set(&system_admin(test).await, "clouds", json!({ "clouds": [cloud] })).await;
}

pub async fn send(who: &Client<'_>, name: &str, text: &str) -> Reply {
    send_of(who, name, text, "").await
}

async fn send_of(who: &Client<'_>, name: &str, text: &str, on: &str) -> Reply {
    let mut body =
        format!("--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n")
            .into_bytes();
    body.extend_from_slice(text.as_bytes());
    body.extend_from_slice(b"\r\n--x--\r\n");
    let body = Some(("multipart/form-data; boundary=x".to_owned(), body));
    who.raw("POST", &format!("/api/v1/reconciliation/files?cloud=main&on={on}"), body, &[]).await
}

/// The cloud as the ledger has it, by the ids `a` to `d`, with lines added.
fn inventory(more: &str) -> String {
    format!(
        "{HEAD}云主机,a,应用-01,p1,m1,4,16,0,\n云硬盘,a1,,p1,ssd-1,,,100,a\n云主机,b,应用-02,p1,m1,4,16,0,\n\
         云硬盘,b1,,p1,ssd-1,,,100,b\n云主机,c,数据库,p1,xc-8,8,32,500,\n负载均衡,d,负载均衡,p1,,,,,\n公网IP,e,e,p9,,,,,\n{more}"
    )
}

async fn run(who: &Client<'_>, text: &str) -> Value {
    send(who, "cloud.csv", text).await.expect(201).json()
}

async fn found(who: &Client<'_>, query: &str) -> Vec<Value> {
    let page = who.get(&format!("/api/v1/reconciliation/differences?{query}")).await.expect(200).json();
    page["items"].as_array().expect("items").clone()
}

fn kinds(rows: &[Value]) -> Vec<&str> {
    let mut kinds: Vec<&str> = rows.iter().filter_map(|row| row["kind"].as_str()).collect();
    kinds.sort_unstable();
    kinds
}

/// Maps the cloud's project and links everything that is proposed.
async fn joined(people: &People<'_>) {
    run(&people.officer, &inventory("")).await;
    let projects = people.officer.get("/api/v1/reconciliation/clouds/main/projects").await.expect(200).json();
    let own =
        projects.as_array().expect("projects").iter().find(|one| one["external_id"] == "p1").expect("p1");
    let project = people.officer.get("/api/v1/projects?q=XM-1").await.json()["items"][0]["id"].clone();
    let path = format!("/api/v1/reconciliation/projects/{}", own["id"]);
    people.officer.put(&path, 1, json!({ "project_id": project })).await.expect(200);
    people.officer.put(&path, 1, json!({ "project_id": project })).await.expect(412);
    run(&people.officer, &inventory("")).await;
    for row in found(&people.officer, "kind=unlinked&state=open").await {
        let path = format!("/api/v1/reconciliation/differences/{}/link", row["id"]);
        let version = format!("\"{}\"", row["version"]);
        people.officer.send("POST", &path, Some(json!({})), &[("if-match", &version)]).await.expect(200);
    }
}

async fn an_unordered_server_is_followed_to_its_end(test: TestApp) {
    let city = City::new(&test).await;
    let people = with_cloud(&test, &city).await;
    joined(&people).await;
    let clean = run(&people.officer, &inventory("")).await;
    assert_eq!(
        (&clean["figures"]["matched"], &clean["figures"]["differences"]),
        (&json!(4), &json!(1)),
        "{clean}"
    );
    assert_eq!(
        kinds(&found(&people.officer, "state=open").await),
        ["unregistered"],
        "an address of nobody's project"
    );
    // Somebody makes a server that nobody ordered.
    let rogue = inventory("云主机,z,test-box,p1,m1,8,32,0,\n");
    run(&people.officer, &rogue).await;
    let row = found(&people.officer, "kind=unordered&state=open").await.remove(0);
    // 8 × 46.00 + 32 × 17.00 a month that nobody is charged.
    assert_eq!((&row["monthly"], &row["external_id"]), (&json!("-912.00"), &json!("z")), "{row}");
    assert_eq!((&row["is_new"], &row["clauses"]), (&json!(true), &json!(["XC-C-2.1"])));
    assert_eq!(row["unit"]["id"], json!(UNIT), "whose project it is in");
    let ids = json!({ "differences": [row["id"]] });
    let case =
        people.officer.post("/api/v1/reconciliation/cases", ids.clone()).await.expect(201).json()["id"]
            .clone();
    people.officer.post("/api/v1/reconciliation/cases", ids).await.expect(409);
    let draft = people.officer.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
    assert_eq!((&draft["kind"], &draft["form"]["provider_id"]), (&json!("rectification"), &json!(PROVIDER)));
    let told = draft["form"]["findings"][0]["finding"].as_str().expect("a finding");
    assert!(told.contains("test-box（z）") && told.contains("每月少计912.00元"), "{told}");
    crate::cases::send(&people.officer, case.as_i64().expect("an id")).await.expect(200);
    let row = found(&people.officer, &format!("case_id={case}")).await.remove(0);
    assert_eq!((&row["case_state"], row["case_number"].is_string()), (&json!("running"), true));
    // It cannot be closed by saying so.
    let settle = format!("/api/v1/reconciliation/differences/{}/settle", row["id"]);
    let tag = format!("\"{}\"", row["version"]);
    let closing = |body: Value| {
        let (settle, tag) = (settle.clone(), tag.clone());
        let officer = &people.officer;
        async move { officer.send("POST", &settle, Some(body), &[("if-match", &tag)]).await }
    };
    closing(json!({ "note": "没事" })).await.expect(422);
    closing(json!({ "note": "没事", "case_number": row["case_number"] })).await.expect(422);
    closing(json!({ "note": "没事", "position": 1 })).await.expect(422);
    // It goes when it is not found any more.
    run(&people.officer, &inventory("")).await;
    let row = found(&people.officer, "kind=unordered").await.remove(0);
    assert_eq!((&row["state"], &row["gone_on"]), (&json!("gone"), &json!("2026-11-23")));
    // The same server once more is another difference.
    run(&people.officer, &rogue).await;
    assert_eq!(found(&people.officer, "kind=unordered").await.len(), 2);
    the_trend_and_the_list(&people, &test).await;
}

async fn the_trend_and_the_list(people: &People<'_>, test: &TestApp) {
    let points = people.officer.get("/api/v1/reconciliation/trend?cloud=main").await.expect(200).json();
    let points = points.as_array().expect("points");
    let of = |point: &Value| {
        let kinds = point["kinds"].as_array().expect("kinds").clone();
        kinds.iter().find(|one| one["kind"] == "unordered").map(|one| one["monthly"].clone())
    };
    let amounts: Vec<Option<Value>> = points.iter().map(of).collect();
    assert_eq!(amounts[amounts.len() - 3..], [Some(json!("912.00")), None, Some(json!("912.00"))]);
    let last = &points[points.len() - 1]["id"];
    assert_eq!(found(&people.officer, &format!("run_id={last}&kind=unordered")).await.len(), 1);
    let file = people
        .officer
        .send("POST", "/api/v1/reconciliation/differences/exports?kind=unordered", None, &[])
        .await
        .expect(200);
    assert!(file.bytes.starts_with(b"PK"));
    let trail = test.as_role("audit_admin").await;
    for action in
        ["reconciliation.run", "reconciliation.link", "reconciliation.assign", "reconciliation.export"]
    {
        let entries = trail.get(&format!("/api/v1/audit/entries?action={action}")).await.expect(200).json();
        assert!(!entries["items"].as_array().expect("entries").is_empty(), "{action}");
    }
}

async fn a_recorded_cloud_is_reconciled_each_month(test: TestApp) {
    let recorded = "openstack/rhos-liberty-keystone3-2020-01-14.jsonl.gz";
    let outside = Outside::cloud(recorded);
    set(&system_admin(&test).await, "outbound", json!({"allow": ["127.0.0.1"], "timeout_seconds": 10})).await;
    let city = City::new(&test).await;
    let officer = city.as_("officer").await;
    let address = outside.url("/5000/v3");
    let reader = json!({ "auth_url": address, "region": "RegionOne", "reach": "each_project", "user": "reader",
        "project": "admin", "secret": { "new": "right" } });
    cloud(&test, reader).await;
    let settings = system_admin(&test).await.get("/api/v1/settings/clouds").await.expect(200).json();
    assert_eq!(
        settings["value"]["clouds"][0]["secret"],
        json!({ "is_set": true }),
        "a secret is never answered"
    );
    officer.post("/api/v1/reconciliation/runs", json!({ "cloud": "main" })).await.expect(202);
    let runner = runner(&test);
    while runner.run_due_once().await.expect("run") > 0 {}
    let run = officer.get("/api/v1/reconciliation/runs").await.expect(200).json()["items"][0].clone();
    assert_eq!((&run["figures"]["servers"], &run["figures"]["volumes"]), (&json!(9), &json!(6)), "{run}");
    assert_eq!(run["figures"]["floating_ips"], 10);
    // Volumes that are attached belong to their servers.
    let rows = found(&officer, "limit=200").await;
    assert_eq!(rows.iter().filter(|row| row["thing_kind"] == "server").count(), 9);
    assert!(rows.iter().all(|row| row["kind"] == "unregistered"), "no project is mapped yet");
    assert!(rows.iter().any(|row| row["monthly"].is_string()));
    // Once a month it is read by itself, and not twice.
    let count = officer.get("/api/v1/reconciliation/runs").await.json()["items"].as_array().map(Vec::len);
    test.clock.advance_ms(86_400_000);
    while runner.run_due_once().await.expect("run") > 0 {}
    let officer = city.as_("officer").await;
    let now = officer.get("/api/v1/reconciliation/runs").await.json()["items"].as_array().map(Vec::len);
    assert_eq!(now, count, "it was read in November already");
    test.clock.advance_ms(8 * 86_400_000);
    while runner.run_due_once().await.expect("run") > 0 {}
    let officer = city.as_("officer").await;
    let runs = officer.get("/api/v1/reconciliation/runs").await.expect(200).json()["items"].clone();
    assert_eq!(runs.as_array().map(Vec::len), count.map(|count| count + 1), "and in December once");
    assert_eq!((&runs[0]["digest"], &runs[0]["started_by"]), (&runs[1]["digest"], &Value::Null), "{runs}");
}

async fn what_was_not_read_is_not_missing_and_does_not_end(test: TestApp) {
    let city = City::new(&test).await;
    let people = with_cloud(&test, &city).await;
    joined(&people).await;
    let without = inventory("").replace("云主机,c,数据库,p1,xc-8,8,32,500,\n", "");
    run(&people.officer, &without).await;
    let row = found(&people.officer, "kind=missing&state=open").await.remove(0);
    // 8 × 52.00 + 32 × 15.00 + 500 GB of disk.
    assert_eq!((&row["resource_name"], &row["is_there"]), (&json!("数据库"), &json!(true)), "{row}");
    assert!(row["monthly"].as_str().expect("an amount").parse::<f64>().expect("a number") > 896.0, "{row}");
    // A file without a single server says nothing of servers: nothing new is missing, and what was is not gone.
    let lines = inventory("");
    let none: String =
        lines.lines().filter(|line| !line.starts_with("云主机")).map(|line| format!("{line}\n")).collect();
    let half = run(&people.officer, &none).await;
    assert_eq!(half["figures"]["unproven"], 3, "{half}");
    assert!(half["gaps"].as_array().expect("gaps").iter().any(|gap| gap["part"] == "servers"));
    let rows = found(&people.officer, "kind=missing").await;
    assert_eq!((rows.len(), &rows[0]["state"], &rows[0]["is_there"]), (1, &json!("open"), &json!(false)));
    run(&people.officer, &inventory("")).await;
    assert_eq!(found(&people.officer, "kind=missing").await[0]["state"], "gone");
}

async fn a_name_is_linked_by_a_person(test: TestApp) {
    let city = City::new(&test).await;
    let people = with_cloud(&test, &city).await;
    joined(&people).await;
    let link = people.officer.get("/api/v1/resources/1/link").await.expect(200).json();
    assert_eq!((&link["cloud"], &link["external_id"]), (&json!("main"), &json!("a")));
    assert_eq!(people.clerk.delete("/api/v1/resources/1/link").await.status, 403);
    // A renamed and rebuilt machine stays the one it is; a larger one is another size.
    let renamed = inventory("").replace("云主机,a,应用-01,p1,m1,4,16,0,", "云主机,a,web,p1,m1,6,16,0,");
    run(&people.officer, &renamed).await;
    let row = found(&people.officer, "kind=other_size&state=open").await.remove(0);
    assert_eq!((&row["monthly"], &row["resource_number"]), (&json!("-92.00"), &json!("ZY-000001")), "{row}");
    assert_eq!((&row["charged"][0]["quantity"], &row["right"][0]["quantity"]), (&json!("4"), &json!("6")));
    // A correction of the ledger settles it, and the next reconciliation says whether it did.
    let wrong = json!({ "position": 2, "items": { "vcpu.x86": "6", "memory.x86": "16", "disk.ssd": "100" }, "reason": "合同为6核" });
    let id =
        people.officer.post("/api/v1/resources/1/corrections", wrong).await.expect(201).json()["id"].clone();
    let leader = city.as_("leader").await;
    leader.confirm().await;
    leader
        .send("POST", &format!("/api/v1/proposals/{id}/confirm"), Some(json!({})), &[("if-match", "\"1\"")])
        .await
        .expect(200);
    let settle = format!("/api/v1/reconciliation/differences/{}/settle", row["id"]);
    let tag = format!("\"{}\"", row["version"]);
    let by = json!({ "position": 9, "note": "合同为6核，台账已更正" });
    let done = people
        .officer
        .send("POST", &settle, Some(by.clone()), &[("if-match", &tag)])
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&done["state"], &done["settled_note"]),
        (&json!("settled"), &json!("台账第9号更正：合同为6核，台账已更正"))
    );
    people.officer.send("POST", &settle, Some(by), &[("if-match", &tag)]).await.expect(412);
    run(&people.officer, &renamed).await;
    assert_eq!(found(&people.officer, "kind=other_size").await[0]["state"], "gone");
    people.officer.delete("/api/v1/resources/1/link").await.expect(204);
    people.officer.delete("/api/v1/resources/1/link").await.expect(404);
    // Without the link neither name nor size makes a pair: both sides are told.
    run(&people.officer, &renamed).await;
    assert_eq!(kinds(&found(&people.officer, "state=open").await), ["unlinked", "unordered", "unregistered"]);
}

async fn a_wrong_file_changes_nothing_and_says_everything(test: TestApp) {
    let city = City::new(&test).await;
    let officer = city.as_("officer").await;
    cloud(&test, json!({})).await;
    let bad = format!(
        "{HEAD}云主机,a,x,p1,m1,,16,0,\n云船,b,x,p1,,,,,\n云主机,c,x,,m1,4,x,0,\n云主机,c,x,p1,m1,4,1,0,\n"
    );
    let refused = send(&officer, "cloud.csv", &bad).await.expect(422).json();
    let places: Vec<&str> = refused["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|one| one["where"].as_str())
        .collect();
    assert_eq!(
        places,
        ["cloud.csv:2:vcpus", "cloud.csv:3:kind", "cloud.csv:4:project_id", "cloud.csv:4:memory_gb"]
    );
    let json = r#"{ "entries": [{ "kind": "ship", "id": "a", "name": "", "project_id": "p", "status": "" }], "gaps": [] }"#;
    let refused = send(&officer, "cloud.json", json).await.expect(422).json();
    assert_eq!(refused["findings"][0]["where"], "cloud.json:/entries/0/kind");
    send(&officer, "cloud.json", "{").await.expect(422);
    assert_eq!(officer.get("/api/v1/reconciliation/runs").await.json()["items"], json!([]));
    // What the command line writes is read.
    let json = r#"{ "entries": [{ "kind": "server", "id": "a", "name": "web", "project_id": "p", "project": "门户", "status": "ACTIVE",
        "created_at": null, "specification": "m1", "vcpus": 1, "memory_mib": 512, "disk_gib": 1, "addresses": [], "server_ids": [] }],
        "gaps": [{ "part": "volumes", "project_id": null, "message": "HTTP 403" }] }"#;
    let run = send(&officer, "cloud.json", json).await.expect(201).json();
    assert_eq!((&run["gaps"][0]["message"], &run["figures"]["servers"]), (&json!("HTTP 403"), &json!(1)));
    let late = "/api/v1/reconciliation/files?cloud=main&on=2027-01-01";
    let body = Some((
        "multipart/form-data; boundary=x".to_owned(),
        b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nkind\r\n--x--\r\n"
            .to_vec(),
    ));
    officer.raw("POST", late, body, &[]).await.expect(422);
    let template = officer.get("/api/v1/reconciliation/template").await.expect(200);
    assert!(template.bytes.starts_with(b"PK"));
}

async fn differences_are_seen_by_their_own(test: TestApp) {
    let city = City::new(&test).await;
    let people = with_cloud(&test, &city).await;
    joined(&people).await;
    run(&people.officer, &inventory("云主机,z,test-box,p1,m1,8,32,0,\n")).await;
    assert_eq!(
        kinds(&found(&people.clerk, "state=open").await),
        ["unordered"],
        "the unit sees its project's"
    );
    assert_eq!(kinds(&found(&people.engineer, "state=open").await), ["unordered", "unregistered"]);
    let other = city.as_("other").await;
    assert!(found(&other, "").await.is_empty());
    assert_eq!(other.get("/api/v1/reconciliation/runs").await.expect(200).json()["items"], json!([]));
    assert_eq!(
        people.clerk.get("/api/v1/reconciliation/clouds").await.expect(200).json()[0]["may_run"],
        false
    );
    assert_eq!(other.get("/api/v1/reconciliation/clouds").await.expect(200).json(), json!([]));
    let manager = city.as_("manager").await;
    assert_eq!(manager.get("/api/v1/reconciliation/clouds").await.expect(200).json()[0]["may_run"], true);
    run(&manager, &inventory("")).await;
    let ask = json!({ "cloud": "main" });
    assert_eq!(people.clerk.post("/api/v1/reconciliation/runs", ask.clone()).await.status, 403);
    assert_eq!(
        people.officer.post("/api/v1/reconciliation/runs", ask).await.expect(409).code(),
        "no_interface"
    );
    people.officer.post("/api/v1/reconciliation/runs", json!({ "cloud": "none" })).await.expect(404);
    for path in ["kind=odd", "state=odd"] {
        people.officer.get(&format!("/api/v1/reconciliation/differences?{path}")).await.expect(422);
    }
}

/// An inventory of an older day is kept and ends nothing; a correction made before, or a case about something else, settles nothing.
async fn what_is_older_settles_nothing(test: TestApp) {
    let city = City::new(&test).await;
    let people = with_cloud(&test, &city).await;
    joined(&people).await;
    // Somebody corrected the ledger before anything was found.
    let wrong = json!({ "position": 2, "items": { "vcpu.x86": "5", "memory.x86": "16", "disk.ssd": "100" }, "reason": "合同为5核" });
    let id =
        people.officer.post("/api/v1/resources/1/corrections", wrong).await.expect(201).json()["id"].clone();
    let leader = city.as_("leader").await;
    leader.confirm().await;
    let path = format!("/api/v1/proposals/{id}/confirm");
    leader.send("POST", &path, Some(json!({})), &[("if-match", "\"1\"")]).await.expect(200);
    run(&people.officer, &inventory("云主机,z,test-box,p1,m1,8,32,0,\n")).await;
    let row = found(&people.officer, "kind=unordered&state=open").await.remove(0);
    let ids = json!({ "differences": [row["id"]] });
    let case =
        people.officer.post("/api/v1/reconciliation/cases", ids).await.expect(201).json()["id"].clone();
    // The inventory of the day before has no such server.
    let late = send_of(&people.officer, "cloud.csv", &inventory(""), "2026-11-22").await.expect(201).json();
    assert_eq!((&late["is_late"], &late["on_day"]), (&json!(true), &json!("2026-11-22")), "{late}");
    let row = found(&people.officer, "kind=unordered").await.remove(0);
    assert_eq!(
        (&row["state"], &row["case_id"], &row["is_there"]),
        (&json!("open"), &case, &json!(true)),
        "{row}"
    );
    let size = found(&people.officer, "kind=other_size&state=open").await.remove(0);
    assert_eq!(size["resource_number"], "ZY-000001", "{size}");
    let settle = |row: &Value, body: Value| {
        let path = format!("/api/v1/reconciliation/differences/{}/settle", row["id"]);
        let tag = format!("\"{}\"", row["version"]);
        let officer = &people.officer;
        async move { officer.send("POST", &path, Some(body), &[("if-match", &tag)]).await }
    };
    let before = settle(&size, json!({ "note": "早已更正", "position": 9 })).await.expect(422);
    assert_eq!(before.json()["findings"][0]["code"], "no_correction");
    // A case about another project ended as done; one that did something to the resource settles it.
    project(&people.officer, "XM-9", UNIT).await;
    people.entered("XM-9", "2026-11-24").await;
    let ended = people.clerk.get("/api/v1/cases?limit=50").await.expect(200).json();
    let about = |series: &str| -> Value {
        let cases = ended["items"].as_array().expect("cases");
        let own = |one: &&Value| {
            one["state"] == "ended" && one["number"].as_str().is_some_and(|number| number.contains(series))
        };
        cases.iter().find(own).unwrap_or_else(|| panic!("no {series} in {ended}"))["number"].clone()
    };
    let (newer, older) = (about("0002"), about("0001"));
    let far = settle(&size, json!({ "note": "已办", "case_number": newer })).await.expect(422).json();
    assert_eq!(far["findings"][0]["code"], "unrelated_case", "{far}");
    settle(&size, json!({ "note": "按入云申请核实", "case_number": older })).await.expect(200);
}
