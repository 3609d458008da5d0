//! The life of a resource beside its application: stopped by order and resumed, ended as a test, and what stands behind it.

use crate::cases::{City, OTHER_UNIT, PROVIDER, UNIT, act, send};
use crate::harness::{Client, Reply, TestApp};
use crate::ledger::{People, TEST_ENDS, paper, project_in};
use crate::on_both;
use crate::outside::{runner, set, system_admin};
use crate::people::placed;
use serde_json::{Value, json};
use yunheng_access::Reach;
use yunheng_app::Clock;
use yunheng_values::parse_moment;

on_both! {
    what_the_authority_stops_is_not_charged_until_it_is_resumed
    an_order_names_resources_of_the_unit_that_it_addresses
    a_tests_end_is_told_once_and_its_release_is_asked_for
    a_test_is_released_early_or_proved_to_be_formal
    data_is_worked_on_only_while_an_authorization_is_in_force
}

const ENTERED: [&str; 2] = ["2026-11-23", "SH-1"];

/// A city of Songjiang's with a project and one machine under test, ZY-000001.
async fn tested<'a>(city: &City<'a>, test: &'a TestApp) -> People<'a> {
    set(&system_admin(test).await, "packs", json!({ "packs": ["songjiang"] })).await;
    let people = People::of(city).await;
    project_in(&people.officer, "songjiang", "SJ-1", UNIT).await;
    let form = json!({ "project": "SJ-1", "provider_id": PROVIDER, "belongs": "区级", "agreed_on": "2026-11-20", "until": "2027-01-20",
        "machines": [{ "name": "节点", "architecture": "X86", "vcpu": 2, "memory_gb": 4, "region": "政务外网区", "count": 1 }] });
    let id = drafted(&people.clerk, "test-resources", form).await;
    paper(&people.clerk, id, "agreement").await;
    send(&people.clerk, id).await.expect(200);
    people.step(&people.officer, "备案", json!({})).await.expect(200);
    people.step(&people.engineer, "done", json!({ "started_on": "2026-11-23" })).await.expect(200);
    entered(&people).await;
    people
}

async fn drafted(who: &Client<'_>, kind: &str, form: Value) -> i64 {
    let given = json!({ "pack": "songjiang", "kind": kind, "form": form });
    who.post("/api/v1/cases", given).await.expect(201).json()["id"].as_i64().expect("an id")
}

async fn entered(people: &People<'_>) {
    let [on, reference] = ENTERED;
    let form = json!({ "entered_on": on, "entered_reference": reference });
    people.step(&people.officer, "done", form).await.expect(200);
}

fn stop(unit: i64, resource: &str) -> Value {
    json!({ "user_id": unit, "provider_id": PROVIDER, "reason": "安全事件", "explanation": "主机失陷，正在排查",
        "stop_by": "2026-11-25", "review_on": "2026-12-10", "resources": [{ "resource": resource }] })
}

async fn ordered(who: &Client<'_>, form: Value) -> (i64, Reply) {
    let id = drafted(who, "stop-order", form).await;
    (id, send(who, id).await)
}

/// The resource with its intervals, as from and to.
async fn resource(who: &Client<'_>) -> (Value, Vec<(Value, Value)>) {
    let rows = who.get("/api/v1/resources").await.expect(200).json();
    let shown = who.get(&format!("/api/v1/resources/{}", rows["items"][0]["id"])).await.expect(200).json();
    let of_cores = |lease: &&Value| lease["item"] == "vcpu.x86";
    let leases = shown["leases"].as_array().expect("leases").iter().filter(of_cores);
    let leases = leases.map(|lease| (lease["from"].clone(), lease["to"].clone())).collect();
    (shown, leases)
}

async fn what_the_authority_stops_is_not_charged_until_it_is_resumed(test: TestApp) {
    let city = City::new(&test).await;
    let people = tested(&city, &test).await;
    let (id, sent) = ordered(&people.officer, stop(UNIT, "ZY-000001")).await;
    assert_eq!(sent.expect(200).json()["things_field"], "user_id");
    // The unit sees the order, and the provider's machine what it is to do.
    let seen = people.clerk.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
    assert_eq!(seen["documents"][0]["title"], "停止服务通知书");
    let orders = people.engineer.get("/api/v1/work-orders?state=open").await.expect(200).json();
    let order = &orders["items"][0];
    assert_eq!(order["due_at"], "2026-11-26T00:00:00+08:00");
    let contents =
        people.engineer.get(&format!("/api/v1/work-orders/{}", order["id"])).await.expect(200).json();
    assert_eq!(
        (&contents["operations"][0]["run"], &contents["operations"][0]["resource"]),
        (&json!("resource.stop"), &json!("ZY-000001"))
    );
    let early = people.step(&people.engineer, "done", json!({ "stopped_on": "2026-11-01" })).await;
    assert_eq!(early.expect(422).json()["findings"][0]["code"], "resource_not_opened");
    people.step(&people.engineer, "done", json!({ "stopped_on": "2026-11-25" })).await.expect(200);
    let (stopped, leases) = resource(&people.clerk).await;
    assert_eq!((&stopped["life"], &stopped["stopped_on"]), (&json!("test"), &json!("2026-11-25")));
    assert_eq!(leases, [(json!("2026-11-23"), json!("2026-11-25"))]);
    for (wanted, count) in [("true", 1), ("false", 0)] {
        let rows = people.clerk.get(&format!("/api/v1/resources?stopped={wanted}")).await.expect(200).json();
        assert_eq!(rows["items"].as_array().map(Vec::len), Some(count), "{wanted}");
    }
    let then = people.clerk.get("/api/v1/resources?stopped=true&as_of=2026-11-24").await.expect(200).json();
    assert_eq!(then["items"], json!([]), "the day before it was provided");
    resumed(&people, id).await;
    ended(&people).await;
}

async fn resumed(people: &People<'_>, id: i64) {
    let decide = |form: Value| people.step(&people.officer, "恢复服务", form);
    let bare = decide(json!({ "decision_note": "已整改" })).await.expect(422).json();
    assert_eq!(bare["findings"][0]["where"], "/form/resume_by", "{bare}");
    decide(json!({ "decision_note": "已整改", "resume_by": "2026-12-01" })).await.expect(200);
    people.step(&people.engineer, "done", json!({ "resumed_on": "2026-12-01" })).await.expect(200);
    assert_eq!(resource(&people.clerk).await.0["stopped_on"], "2026-11-25", "the unit has not confirmed it");
    people.step(&people.clerk, "confirm", json!({})).await.expect(200);
    entered(people).await;
    let (resumed, leases) = resource(&people.clerk).await;
    assert_eq!(resumed["stopped_on"], Value::Null);
    let wanted = [(json!("2026-11-23"), json!("2026-11-25")), (json!("2026-12-01"), Value::Null)];
    assert_eq!(leases, wanted);
    let case = people.officer.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
    let titles: Vec<&Value> =
        case["documents"].as_array().expect("documents").iter().map(|one| &one["title"]).collect();
    assert_eq!(titles, ["停止服务通知书", "停服资源处理通知书"]);
    assert_eq!((&case["state"], &case["outcome"]), (&json!("ended"), &json!("done")));
}

/// Stopped again, ended and wiped, with the word of all three.
async fn ended(people: &People<'_>) {
    let (id, sent) = ordered(&people.officer, stop(UNIT, "ZY-000001")).await;
    sent.expect(200);
    people.step(&people.engineer, "done", json!({ "stopped_on": "2026-12-05" })).await.expect(200);
    let decided = json!({ "decision_note": "不再需要", "end_by": "2026-12-07" });
    people.step(&people.officer, "终止并回收", decided).await.expect(200);
    let wiped = json!({ "ended_on": "2026-12-06", "wiped_on": "2026-12-07" });
    people.step(&people.engineer, "done", wiped).await.expect(200);
    people.step(&people.clerk, "confirm", json!({})).await.expect(200);
    people.step(&people.officer, "confirm", json!({})).await.expect(200);
    entered(people).await;
    let (gone, leases) = resource(&people.clerk).await;
    assert_eq!((&gone["life"], &gone["stopped_on"]), (&json!("reclaimed"), &Value::Null));
    assert_eq!(leases.last(), Some(&(json!("2026-12-01"), json!("2026-12-05"))), "nothing after the stop");
    let timeline = gone["timeline"].as_array().expect("a timeline").iter();
    let of_case: Vec<&Value> =
        timeline.filter(|event| event["case_id"] == id).map(|event| &event["what"]).collect();
    assert_eq!(of_case, ["stopped", "ended", "reclaimed"]);
}

async fn an_order_names_resources_of_the_unit_that_it_addresses(test: TestApp) {
    let city = City::new(&test).await;
    let people = tested(&city, &test).await;
    placed(&test, "narrow", "authority_officer", 1, Reach::OwnUnit).await;
    let narrow = city.as_("narrow").await;
    // Another unit's resource, although the officer may see it.
    let (_, foreign) = ordered(&people.officer, stop(OTHER_UNIT, "ZY-000001")).await;
    let foreign = foreign.expect(422).json();
    assert_eq!(
        (&foreign["findings"][0]["code"], &foreign["findings"][0]["where"]),
        (&json!("unknown_thing"), &json!("/form/resources/0/resource"))
    );
    // An officer whose role does not reach the unit.
    let (_, far) = ordered(&narrow, stop(UNIT, "ZY-000001")).await;
    let far = far.expect(422).json();
    assert_eq!(
        (&far["findings"][0]["code"], &far["findings"][0]["where"]),
        (&json!("out_of_reach"), &json!("/form/user_id")),
        "{far}"
    );
    // Nobody of a unit orders anything.
    let given = json!({ "pack": "songjiang", "kind": "stop-order", "form": stop(UNIT, "ZY-000001") });
    assert_eq!(people.clerk.post("/api/v1/cases", given).await.expect(422).code(), "not_an_opener");
    assert_eq!(resource(&people.clerk).await.0["stopped_on"], Value::Null);
}

/// Titles of what somebody was told, of those with a word.
async fn told(who: &Client<'_>, word: &str) -> Vec<String> {
    let told = who.get("/api/v1/notices?limit=100").await.expect(200).json();
    let titles = told["items"].as_array().expect("notices").iter();
    let titles = titles.map(|one| one["title"].as_str().expect("a title").to_owned());
    titles.filter(|title| title.contains(word)).collect()
}

/// Waits until some moment, lets everything happen that is due by then, and signs everybody in again.
async fn until<'a>(city: &City<'a>, test: &TestApp, moment: &str) -> People<'a> {
    let at_ms = parse_moment(moment).expect("a moment").epoch_seconds() * 1000;
    test.clock.advance_ms(at_ms - test.clock.now_ms());
    while runner(test).run_due_once().await.expect("worked off") > 0 {}
    People::of(city).await
}

async fn a_tests_end_is_told_once_and_its_release_is_asked_for(test: TestApp) {
    let city = City::new(&test).await;
    tested(&city, &test).await;
    let people = until(&city, &test, "2027-01-13T23:00:00+08:00").await;
    assert_eq!(told(&people.clerk, "测试即将期满").await, [""; 0], "seven whole days lie ahead");
    until(&city, &test, "2027-01-14T00:01:00+08:00").await;
    let people = until(&city, &test, "2027-01-16T00:00:00+08:00").await;
    for who in [&people.clerk, &people.engineer] {
        assert_eq!(told(who, "测试即将期满").await, ["测试即将期满：SJ-1"]);
    }
    assert_eq!(resource(&people.clerk).await.0["life"], "test");
    // The day on which it ends is not used any more: the provider is asked, nothing happens by itself.
    let people = until(&city, &test, "2027-01-20T00:01:00+08:00").await;
    for who in [&people.clerk, &people.engineer] {
        assert_eq!(told(who, "测试已期满").await.len(), 1);
    }
    assert_eq!(resource(&people.clerk).await.0["life"], "test", "never silently");
    let orders = people.engineer.get("/api/v1/work-orders?state=open").await.expect(200).json();
    let order = &orders["items"][0];
    assert_eq!(
        (&order["title"], &order["due_at"]),
        (&json!("云服务商停用和释放"), &json!("2027-01-28T00:00:00+08:00"))
    );
    let contents =
        people.engineer.get(&format!("/api/v1/work-orders/{}", order["id"])).await.expect(200).json();
    let runs: Vec<&Value> =
        contents["operations"].as_array().expect("steps").iter().map(|step| &step["run"]).collect();
    assert_eq!(runs, ["lease.end", "resource.reclaim"]);
    assert_eq!(contents["operations"][0]["resource"], "ZY-000001");
    let none = people.step(&people.engineer, "无需释放", json!({})).await.expect(422).json();
    assert_eq!(none["findings"][0]["code"], "still_a_test");
    let done = json!({ "ended_on": "2027-01-20", "wiped_on": "2027-01-21" });
    let case = people.step(&people.engineer, "done", done).await.expect(200).json();
    assert_eq!((&case["state"], &case["outcome"]), (&json!("ended"), &json!("done")));
    let (gone, _) = resource(&people.clerk).await;
    assert_eq!((&gone["life"], &gone["ended_on"]), (&json!("reclaimed"), &json!("2027-01-20")));
}

async fn a_test_is_released_early_or_proved_to_be_formal(test: TestApp) {
    let city = City::new(&test).await;
    let people = tested(&city, &test).await;
    let waiting = people.clerk.get("/api/v1/tasks").await.expect(200).json();
    let task = &waiting["items"][0];
    assert_eq!((&task["title"], &task["due_at"]), (&json!(TEST_ENDS), &json!("2027-01-21T00:00:00+08:00")));
    let formal =
        act(&people.clerk, task, "complete", json!({ "outcome": "全部已转正式" })).await.expect(422).json();
    assert_eq!(formal["findings"][0]["code"], "still_a_test", "{formal}");
    act(&people.clerk, task, "complete", json!({ "outcome": "释放" })).await.expect(200);
    let done = json!({ "ended_on": "2026-12-01", "wiped_on": "2026-12-02" });
    people.step(&people.engineer, "done", done).await.expect(200);
    let people = until(&city, &test, "2027-01-21T00:00:00+08:00").await;
    assert_eq!(told(&people.clerk, "测试已期满").await, [""; 0], "it is over already");
    let ends = people.clerk.get("/api/v1/resources?life=reclaimed").await.expect(200).json();
    assert_eq!(ends["items"].as_array().map(Vec::len), Some(1));
}

/// A task that waits for somebody, by its title.
async fn waiting(who: &Client<'_>, title: &str) -> Value {
    let tasks = who.get("/api/v1/tasks?limit=50").await.expect(200).json();
    let found = tasks["items"].as_array().expect("tasks").iter().find(|task| task["title"] == title);
    found.unwrap_or_else(|| panic!("no task {title}: {tasks}")).clone()
}

async fn authorized(clerk: &Client<'_>, from: &str, until: &str) -> i64 {
    let form = json!({ "system_name": "一网通办", "provider_id": PROVIDER, "scope": "应用日志", "acts": ["访问"], "purpose": "排查故障",
        "from": from, "until": until });
    let id = drafted(clerk, "data-access", form).await;
    paper(clerk, id, "authorization").await;
    send(clerk, id).await.expect(200);
    id
}

/// What comes of a piece of work on the unit's data that the provider says is done.
async fn worked(engineer: &Client<'_>, acts: Value) -> Reply {
    let form = json!({ "user_id": UNIT, "system_name": "一网通办", "acts": acts, "purpose": "排查故障", "planned_on": "2026-11-24" });
    let id = drafted(engineer, "data-operation", form).await;
    send(engineer, id).await.expect(200);
    let task = waiting(engineer, "登记作业完成").await;
    let done = json!({ "done_at": "2026-11-24T10:00:00+08:00", "result": "只看了日志" });
    let reply = act(engineer, &task, "complete", json!({ "outcome": "done", "form": done })).await;
    if reply.status.as_u16() == 422 {
        let again = json!({ "said": "没有授权" });
        engineer.post(&format!("/api/v1/cases/{id}/withdraw"), again).await.expect(200);
    }
    reply
}

async fn data_is_worked_on_only_while_an_authorization_is_in_force(test: TestApp) {
    let city = City::new(&test).await;
    set(&system_admin(&test).await, "packs", json!({ "packs": ["songjiang"] })).await;
    let people = People::of(&city).await;
    let bare = worked(&people.engineer, json!(["访问"])).await.expect(422).json();
    assert_eq!(
        (&bare["findings"][0]["code"], &bare["findings"][0]["clauses"]),
        (&json!("not_authorized"), &json!(["SJ-P-11.3(3)"])),
        "{bare}"
    );
    // One that begins tomorrow is none today.
    let id = authorized(&people.clerk, "2026-11-24", "2026-12-23").await;
    worked(&people.engineer, json!(["访问"])).await.expect(422);
    let people = until(&city, &test, "2026-11-24T09:00:00+08:00").await;
    worked(&people.engineer, json!(["访问", "销毁"])).await.expect(422);
    worked(&people.engineer, json!(["访问"])).await.expect(200);
    let check = waiting(&people.clerk, "使用单位核对").await;
    let case =
        act(&people.clerk, &check, "complete", json!({ "outcome": "confirm" })).await.expect(200).json();
    assert_eq!((&case["state"], &case["outcome"]), (&json!("ended"), &json!("done")));
    // Taken back, it is told and holds no more.
    let back = json!({ "said": "不再需要" });
    people.clerk.post(&format!("/api/v1/cases/{id}/withdraw"), back).await.expect(200);
    assert_eq!(told(&people.engineer, "已撤回").await, ["数据访问授权已撤回：一网通办"]);
    worked(&people.engineer, json!(["访问"])).await.expect(422);
    // One that runs out ends by itself, and both are told.
    authorized(&people.clerk, "2026-11-24", "2026-11-30").await;
    let people = until(&city, &test, "2026-12-01T00:01:00+08:00").await;
    for who in [&people.engineer, &people.clerk] {
        assert_eq!(told(who, "授权已到期").await, ["数据访问授权已到期：一网通办"]);
    }
    worked(&people.engineer, json!(["访问"])).await.expect(422);
}
