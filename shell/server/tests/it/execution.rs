//! Work orders carried out in a cloud: planned, released, done step by step, and left open with what was done when the cloud misbehaves.

use crate::cases::{City, begun, first_task, send};
use crate::harness::{Client, TestApp};
use crate::ledger::{People, paper, project};
use crate::on_both;
use crate::orders::ordered;
use crate::outside::{Outside, runner, set, system_admin};
use crate::reconciliation::{HEAD, cloud, send as send_inventory};
use serde_json::{Value, json};

on_both! {
    an_order_is_planned_released_and_carried_out
    a_machine_that_was_made_is_changed_and_deleted_by_its_id
    what_was_made_without_an_answer_is_found_and_not_made_again
    what_nobody_knows_stops_and_a_new_plan_finds_what_is_there
    a_refusal_leaves_the_order_open_with_what_was_done
    a_slow_cloud_is_waited_for_and_one_that_never_ends_is_not
    what_hinders_is_said_before_anything_is_changed
    a_mapping_is_checked_and_written_once
}

/// A city whose provider has a cloud that can be changed, with its project mapped; the order waits for its provider.
struct Site<'a> {
    test: &'a TestApp,
    cloud: Outside,
    people: People<'a>,
    manager: Client<'a>,
    order: String,
}

async fn site<'a>(test: &'a TestApp, city: &City<'a>, fault: &str) -> Site<'a> {
    let outside = Outside::builder(fault);
    let admin = system_admin(test).await;
    set(&admin, "outbound", json!({ "allow": ["127.0.0.1"], "timeout_seconds": 5 })).await;
    let executor = json!({ "user": "executor", "secret": { "new": "right" } });
    let connected = json!({ "auth_url": outside.url("/v3"), "user": "reader", "secret": { "new": "right" }, "executor": executor });
    cloud(test, connected).await;
    let people = People::of(city).await;
    let project = project(&people.officer, "XM-1", crate::cases::UNIT).await;
    send_inventory(&people.officer, "cloud.csv", &format!("{HEAD}公网IP,e,e,p1,,,,,\n")).await.expect(201);
    let projects = people.officer.get("/api/v1/reconciliation/clouds/main/projects").await.expect(200).json();
    let path = format!("/api/v1/reconciliation/projects/{}", projects[0]["id"]);
    people.officer.put(&path, 1, json!({ "project_id": project })).await.expect(200);
    let words = json!({ "images": [{ "specification": "*", "image": "openEuler" }], "networks": [{ "region": "政务外网区", "network": "gov" }] });
    people.officer.put("/api/v1/reconciliation/clouds/main/mapping", 0, words).await.expect(200);
    let row = ordered(&people, "XM-1").await;
    let (manager, order) = (city.as_("manager").await, format!("/api/v1/work-orders/{}", row["id"]));
    Site { test, cloud: outside, people, manager, order }
}

impl Site<'_> {
    /// Has a plan written; it.
    async fn planned(&self) -> Value {
        self.people.engineer.post(&format!("{}/execution/plan", self.order), Value::Null).await.expect(202);
        self.worked().await;
        self.plan().await
    }

    async fn plan(&self) -> Value {
        self.people.engineer.get(&format!("{}/execution", self.order)).await.expect(200).json()["plan"]
            .clone()
    }

    async fn worked(&self) {
        runner(self.test).run_due_once().await.expect("worked off");
    }

    async fn released(&self, plan: &Value) {
        self.test.app.let_change_clouds();
        self.manager.confirm().await;
        let path = format!("{}/execution/release", self.order);
        let version = format!("\"{}\"", plan["version"]);
        self.manager.send("POST", &path, None, &[("if-match", &version)]).await.expect(202);
        self.worked().await;
    }

    /// Lets time go by until the plan is over, in steps of five seconds; it.
    async fn over(&self, most: usize) -> Value {
        for _ in 0..most {
            let plan = self.plan().await;
            if plan["state"] != "released" {
                return plan;
            }
            self.test.clock.advance_ms(5_000);
            self.worked().await;
        }
        panic!("the plan is not over: {}", self.plan().await)
    }

    fn count(&self, what: &str) -> usize {
        self.cloud.seen()[what].as_array().map_or(0, Vec::len)
    }

    fn asked(&self, what: &str) -> i64 {
        self.cloud.seen()["asked"][what].as_i64().unwrap_or(0)
    }

    async fn evidence(&self) -> Value {
        self.people.engineer.get(&self.order).await.expect(200).json()["evidence"].clone()
    }
}

fn states(plan: &Value) -> Vec<&str> {
    plan["steps"].as_array().expect("steps").iter().filter_map(|step| step["state"].as_str()).collect()
}

async fn an_order_is_planned_released_and_carried_out(test: TestApp) {
    let city = City::new(&test).await;
    let site = site(&test, &city, "").await;
    city.as_("other").await.get(&format!("{}/execution", site.order)).await.expect(404);
    let plan = site.planned().await;
    assert_eq!((&plan["state"], &plan["cloud_name"]), (&json!("ready"), &json!("市级政务云")), "{plan}");
    let lines: Vec<&Value> =
        plan["lines"].as_array().expect("lines").iter().map(|line| &line["state"]).collect();
    assert_eq!(lines, ["steps", "steps", "by_hand"], "a load balancer is no server: {plan}");
    let calls: Vec<String> = plan["steps"]
        .as_array()
        .expect("steps")
        .iter()
        .map(|step| {
            format!("{} {}", step["line"].as_str().unwrap_or(""), step["call"].as_str().unwrap_or(""))
        })
        .collect();
    assert_eq!(
        calls,
        [
            "1.1.d1 create_volume",
            "1.1 create_server",
            "1.2.d1 create_volume",
            "1.2 create_server",
            "2.1 create_server"
        ]
    );
    let says = plan["steps"][1]["says"].as_str().expect("words");
    assert!(says.contains("应用-01") && says.contains("m1.large") && says.contains("gov"), "{says}");
    assert_eq!((site.count("servers"), site.count("volumes")), (0, 0), "a plan changes nothing");
    // Only who may, and only where the service was started for it.
    let release = format!("{}/execution/release", site.order);
    let version = format!("\"{}\"", plan["version"]);
    let release = async |who: &Client<'_>, version: &str| {
        who.send("POST", &release, None, &[("if-match", version)]).await
    };
    site.people.engineer.confirm().await;
    release(&site.people.engineer, &version).await.expect(403);
    site.manager.confirm().await;
    assert_eq!(release(&site.manager, &version).await.expect(409).code(), "execution_off");
    test.app.let_change_clouds();
    release(&site.manager, "\"99\"").await.expect(412);
    site.released(&plan).await;
    let plan = site.over(5).await;
    assert_eq!((&plan["state"], states(&plan)), (&json!("done"), vec!["done"; 5]), "{plan}");
    assert_eq!((site.count("servers"), site.count("volumes"), site.asked("servers")), (3, 2, 3));
    site.people.engineer.post(&format!("{}/execution/halt", site.order), Value::Null).await.expect(409);
    // The order is still the person's to complete; what was made is its evidence.
    let evidence = site.evidence().await;
    let made: Vec<&Value> =
        evidence["resources"].as_array().expect("machines").iter().map(|one| &one["id"]).collect();
    assert_eq!(made, ["srv-1", "srv-2", "srv-3"], "{evidence}");
    assert!(evidence["note"].as_str().expect("a note").contains("完成5步"), "{evidence}");
    written_once_more_it_makes_nothing(&test, &site).await;
}

async fn written_once_more_it_makes_nothing(test: &TestApp, site: &Site<'_>) {
    let again = site.planned().await;
    site.released(&again).await;
    assert_eq!(site.over(5).await["state"], "done");
    assert_eq!((site.asked("servers"), site.asked("volumes")), (3, 2));
    let trail = test.as_role("audit_admin").await;
    for (action, least) in [
        ("order.plan", 2),
        ("order.planned", 2),
        ("order.release", 2),
        ("order.step", 10),
        ("order.ended", 2),
    ] {
        let found = trail.get(&format!("/api/v1/audit/entries?action={action}")).await.expect(200).json();
        assert!(found["items"].as_array().expect("entries").len() >= least, "{action}");
    }
}

async fn a_machine_that_was_made_is_changed_and_deleted_by_its_id(test: TestApp) {
    let city = City::new(&test).await;
    let mut site = site(&test, &city, "").await;
    let plan = site.planned().await;
    site.released(&plan).await;
    let people = &site.people;
    people
        .step(&people.engineer, "done", json!({ "done_at": "2026-11-23T15:00:00+08:00" }))
        .await
        .expect(200);
    people.step(&people.clerk, "confirm", json!({ "started_on": "2026-11-23" })).await.expect(200);
    let link = people.clerk.get("/api/v1/resources/1/link").await.expect(200).json();
    assert_eq!((&link["cloud"], &link["external_id"]), (&json!("main"), &json!("srv-1")), "{link}");
    // What the ledger has is what the cloud holds.
    let order = async |people: &People<'_>| {
        let rows = people.engineer.get("/api/v1/work-orders").await.expect(200).json();
        format!("/api/v1/work-orders/{}", rows["items"][0]["id"])
    };
    let change = json!({ "system_name": "一网通办", "provider_id": crate::cases::PROVIDER, "reason": "业务量增加", "changes": [
        { "resource": "ZY-000001", "item": "vcpu.x86", "quantity": 8 }, { "resource": "ZY-000001", "item": "disk.ssd", "quantity": 150 }] });
    let id = begun(&people.clerk, "resource-change", change).await;
    paper(&people.clerk, id, "application").await;
    send(&people.clerk, id).await.expect(200);
    people.step(&people.officer, "approve", json!({})).await.expect(200);
    site.order = order(&site.people).await;
    let plan = site.planned().await;
    let calls: Vec<&Value> =
        plan["steps"].as_array().expect("steps").iter().map(|step| &step["call"]).collect();
    assert_eq!(calls, ["resize", "confirm_resize", "create_volume", "attach"], "{plan}");
    site.released(&plan).await;
    assert_eq!(site.over(5).await["state"], "done");
    let seen = site.cloud.seen();
    assert_eq!(seen["servers"][0]["flavor"]["id"], "f-xlarge");
    assert_eq!(seen["volumes"].as_array().map(Vec::len), Some(3));
    let people = &site.people;
    people
        .step(&people.engineer, "done", json!({ "done_at": "2026-11-23T16:00:00+08:00" }))
        .await
        .expect(200);
    people.step(&people.clerk, "confirm", json!({ "changed_on": "2026-11-23" })).await.expect(200);
    // Another machine of the same name is not touched when it leaves.
    let exit = json!({ "system_name": "一网通办", "provider_id": crate::cases::PROVIDER, "reason": "下线", "is_backed_up": true,
        "resources": [{ "resource": "ZY-000001" }] });
    let gone = begun(&people.clerk, "cloud-exit", exit).await;
    paper(&people.clerk, gone, "form").await;
    send(&people.clerk, gone).await.expect(200);
    people.step(&people.officer, "备案", json!({})).await.expect(200);
    assert!(first_task(&people.engineer).await["id"].is_i64());
    site.order = order(&site.people).await;
    let plan = site.planned().await;
    let calls: Vec<&Value> =
        plan["steps"].as_array().expect("steps").iter().map(|step| &step["call"]).collect();
    assert_eq!(calls, ["stop", "delete_server", "delete_volume", "delete_volume"], "{plan}");
    site.released(&plan).await;
    assert_eq!(site.over(10).await["state"], "done");
    let left: Vec<Value> = site.cloud.seen()["servers"]
        .as_array()
        .expect("servers")
        .iter()
        .map(|one| one["id"].clone())
        .collect();
    assert_eq!((left, site.count("volumes")), (vec![json!("srv-2"), json!("srv-3")], 1));
}

async fn what_was_made_without_an_answer_is_found_and_not_made_again(test: TestApp) {
    let city = City::new(&test).await;
    let site = site(&test, &city, "lost").await;
    let plan = site.planned().await;
    site.released(&plan).await;
    let plan = site.over(10).await;
    assert_eq!(plan["state"], "done", "{plan}");
    assert_eq!((site.count("servers"), site.asked("servers")), (3, 3));
}

async fn what_nobody_knows_stops_and_a_new_plan_finds_what_is_there(test: TestApp) {
    let city = City::new(&test).await;
    let site = site(&test, &city, "void").await;
    let plan = site.planned().await;
    site.released(&plan).await;
    // A second plan beside one that is carried out is refused.
    let busy =
        site.people.engineer.post(&format!("{}/execution/plan", site.order), Value::Null).await.expect(409);
    assert_eq!(busy.code(), "plan_under_way");
    let stopped = site.over(30).await;
    assert_eq!(states(&stopped), ["done", "unsure", "waiting", "waiting", "waiting"], "{stopped}");
    assert_eq!(
        (&stopped["state"], site.asked("servers")),
        (&json!("stopped"), 1),
        "it is not asked for again"
    );
    assert_eq!(site.people.engineer.get(&site.order).await.json()["state"], "open");
    let note = site.evidence().await["note"].as_str().expect("a note").to_owned();
    assert!(note.contains("已完成：新建云硬盘") && note.contains("未完成：新建云主机"), "{note}");
    let again = site.planned().await;
    assert_eq!(states(&again), ["taken", "waiting", "waiting", "waiting", "waiting"], "the volume is there");
    site.released(&again).await;
    assert_eq!(site.over(10).await["state"], "done");
    assert_eq!((site.count("servers"), site.count("volumes"), site.asked("volumes")), (3, 2, 2));
}

async fn a_refusal_leaves_the_order_open_with_what_was_done(test: TestApp) {
    let city = City::new(&test).await;
    let site = site(&test, &city, "full").await;
    let plan = site.planned().await;
    site.released(&plan).await;
    let plan = site.over(5).await;
    assert_eq!(states(&plan), ["done", "failed", "waiting", "waiting", "waiting"], "{plan}");
    assert!(plan["why"].as_str().expect("why").contains("Quota exceeded"), "{plan}");
    assert_eq!(site.people.engineer.get(&site.order).await.json()["state"], "open");
    // Whoever stops it is on the record, and nothing more is asked of the cloud.
    let again = site.planned().await;
    assert_eq!(again["state"], "ready");
    site.people.clerk.post(&format!("{}/execution/halt", site.order), Value::Null).await.expect(404);
    let asked = site.asked("servers");
    test.app.let_change_clouds();
    site.manager.confirm().await;
    let version = format!("\"{}\"", again["version"]);
    let release = format!("{}/execution/release", site.order);
    site.manager.send("POST", &release, None, &[("if-match", &version)]).await.expect(202);
    site.people.engineer.post(&format!("{}/execution/halt", site.order), Value::Null).await.expect(200);
    site.worked().await;
    assert_eq!((site.plan().await["state"].clone(), site.asked("servers")), (json!("stopped"), asked));
}

async fn a_slow_cloud_is_waited_for_and_one_that_never_ends_is_not(test: TestApp) {
    let city = City::new(&test).await;
    let slow = site(&test, &city, "slow").await;
    let plan = slow.planned().await;
    slow.released(&plan).await;
    assert_eq!(slow.plan().await["state"], "released", "it is at it");
    let plan = slow.over(60).await;
    assert_eq!(
        (&plan["state"], slow.count("servers"), slow.asked("servers")),
        (&json!("done"), 3, 3),
        "{plan}"
    );
    // The same order in a cloud that never comes to an end.
    let stuck = Outside::builder("stuck");
    let executor = json!({ "user": "executor", "secret": { "new": "right" } });
    cloud(&test, json!({ "auth_url": stuck.url("/v3"), "user": "reader", "secret": { "new": "right" }, "executor": executor })).await;
    let plan = slow.planned().await;
    slow.released(&plan).await;
    test.clock.advance_ms(31 * 60_000);
    slow.worked().await;
    let late = runner(&test);
    late.run_due_once().await.expect("worked off");
    let engineer = city.as_("engineer").await;
    let plan = engineer.get(&format!("{}/execution", slow.order)).await.expect(200).json()["plan"].clone();
    assert_eq!(states(&plan)[0], "failed", "{plan}");
    assert!(plan["why"].as_str().expect("why").contains("30分钟"), "{plan}");
}

async fn what_hinders_is_said_before_anything_is_changed(test: TestApp) {
    let city = City::new(&test).await;
    let site = site(&test, &city, "tight").await;
    let plan = site.planned().await;
    assert_eq!(plan["state"], "hindered", "{plan}");
    let says = plan["lines"][0]["says"].as_str().expect("words");
    assert!(says.contains("配额不足") && says.contains("核数还差4"), "{says}");
    test.app.let_change_clouds();
    site.manager.confirm().await;
    let version = format!("\"{}\"", plan["version"]);
    let release = format!("{}/execution/release", site.order);
    let refused = site.manager.send("POST", &release, None, &[("if-match", &version)]).await.expect(409);
    assert_eq!(refused.code(), "plan_not_ready");
    // Without a network for the region, and without a cloud, it says so.
    let officer = &site.people.officer;
    let mapping = "/api/v1/reconciliation/clouds/main/mapping";
    officer
        .put(mapping, 1, json!({ "images": [{ "specification": "*", "image": "twice" }] }))
        .await
        .expect(200);
    let plan = site.planned().await;
    let says = plan["lines"][0]["says"].as_str().expect("words");
    assert!(says.contains("twice") && says.contains("重名"), "{says}");
    cloud(&test, json!({ "secret": { "is_set": false } })).await;
    let plan = site.planned().await;
    assert_eq!(plan["state"], "failed", "{plan}");
    assert!(plan["why"].as_str().expect("why").contains("执行账号"), "{plan}");
    assert_eq!((site.count("servers"), site.count("volumes")), (0, 0));
}

async fn a_mapping_is_checked_and_written_once(test: TestApp) {
    let city = City::new(&test).await;
    cloud(&test, json!({})).await;
    let officer = city.as_("officer").await;
    let path = "/api/v1/reconciliation/clouds/main/mapping";
    let empty = officer.get(path).await.expect(200).json();
    assert_eq!((&empty["version"], &empty["mapping"]["rules"]), (&json!(0), &json!([])));
    assert!(empty["pack_rules"].as_array().expect("rules").len() > 3, "{empty}");
    assert!(empty["items"].to_string().contains("vcpu.x86"));
    let wrong = json!({ "rules": [{ "kind": "ship" }, { "kind": "server" }, { "kind": "server", "vcpu": "none" }],
        "images": [{ "specification": " ", "image": "a" }], "networks": [{ "region": "a", "network": "" }] });
    let refused = officer.put(path, 0, wrong).await.expect(422).json();
    let places: Vec<&Value> =
        refused["findings"].as_array().expect("findings").iter().map(|one| &one["where"]).collect();
    assert_eq!(places, ["/rules/0", "/rules/1", "/rules/2", "/images/0", "/networks/0"]);
    let own = json!({ "rules": [{ "kind": "server", "specification": "gold-*", "vcpu": "vcpu.xinchuang", "memory_gb": "memory.xinchuang" }] });
    let now = officer.put(path, 0, own.clone()).await.expect(200).json();
    assert_eq!(
        (&now["version"], &now["mapping"]["rules"][0]["specification"]),
        (&json!(1), &json!("gold-*"))
    );
    officer.put(path, 0, own).await.expect(412);
    city.as_("engineer").await.get(path).await.expect(403);
    // The cloud's own rule comes before the pack's: a golden server counts as 信创.
    let text = format!("{HEAD}云主机,z,box,p1,gold-4,4,16,0,\n");
    send_inventory(&officer, "cloud.csv", &text).await.expect(201);
    let found = officer.get("/api/v1/reconciliation/differences").await.expect(200).json();
    assert!(found["items"][0]["right"].to_string().contains("vcpu.xinchuang"), "{found}");
}
