//! Quotas: granted, kept while a request runs, grown to their limit and no further, whoever asks at the same moment.

use super::{People, kept_is_replayed, list, paper, project_in};
use crate::cases::{City, PROVIDER, UNIT, act, first_task, send};
use crate::harness::{Client, Reply, TestApp};
use crate::on_both;
use crate::outside::{set, system_admin};
use crate::people::placed;
use serde_json::{Value, json};
use yunheng_access::Reach;

on_both! {
    a_quota_lets_grow_to_its_limit_and_no_core_more
    parallel_applications_get_exactly_what_there_is
    tests_that_become_formal_take_room_when_that_is_asked_for
}

/// Begins a case of Songjiang with its papers, and sends it.
async fn applied(who: &Client<'_>, kind: &str, papers: &[&str], form: Value) -> Reply {
    let id = drafted(who, kind, papers, form).await;
    send(who, id).await
}

/// A draft of Songjiang with its papers.
async fn drafted(who: &Client<'_>, kind: &str, papers: &[&str], form: Value) -> i64 {
    let given = json!({ "pack": "songjiang", "kind": kind, "form": form });
    let id = who.post("/api/v1/cases", given).await.expect(201).json()["id"].as_i64().expect("an id");
    for name in papers {
        paper(who, id, name).await;
    }
    id
}

fn machines(vcpu: i64, count: i64) -> Value {
    json!([{ "name": "应用", "architecture": "X86", "vcpu": vcpu, "memory_gb": 2, "region": "政务外网区", "count": count }])
}

fn formal(vcpu: i64, count: i64) -> Value {
    json!({ "project": "SJ-1", "provider_id": PROVIDER, "belongs": "区级", "agreed_on": "2026-11-20", "untested_reason": "已有同类系统运行",
        "machines": machines(vcpu, count) })
}

/// A project with a quota of 100 cores and 1000 GB.
pub async fn with_quota(people: &People<'_>, leader: &Client<'_>) -> i64 {
    let id = project_in(&people.officer, "songjiang", "SJ-1", UNIT).await;
    let mut form = json!({ "project": "SJ-1", "provider_id": PROVIDER, "belongs": "区级", "protection_level": "三级", "is_unclassified": true,
        "profile": "面向全区居民的办事应用", "machines": machines(10, 10),
        "services": [{ "item": "memory.x86", "quantity": 980 }] });
    form["build_kind"] = json!("建设项目");
    applied(&people.clerk, "quota-application", &[], form).await.expect(200);
    people.step(&people.engineer, "confirm", json!({})).await.expect(200);
    people.step(leader, "approve", json!({})).await.expect(200);
    people.step(&people.officer, "approve", json!({})).await.expect(200);
    entered_in_the_city(people).await;
    id
}

async fn entered_in_the_city(people: &People<'_>) {
    let entered = json!({ "entered_on": "2026-11-23", "entered_reference": "SH-1" });
    people.step(&people.officer, "done", entered).await.expect(200);
}

async fn quota_of(people: &People<'_>, project: i64, item: &str) -> Value {
    let shown = people.clerk.get(&format!("/api/v1/projects/{project}")).await.expect(200).json();
    let quotas = shown["quotas"].as_array().expect("quotas").clone();
    quotas.into_iter().find(|one| one["item"] == item).expect("a quota")
}

async fn a_quota_lets_grow_to_its_limit_and_no_core_more(test: TestApp) {
    let city = City::new(&test).await;
    placed(&test, "leader", "authority_leader", 1, Reach::All).await;
    set(&system_admin(&test).await, "packs", json!({ "packs": ["songjiang"] })).await;
    let (people, leader) = (People::of(&city).await, city.as_("leader").await);
    let id = with_quota(&people, &leader).await;
    let quota = quota_of(&people, id, "vcpu.x86").await;
    assert_eq!(
        (&quota["approved"], &quota["limit"], &quota["left"]),
        (&json!("100"), &json!("120"), &json!("120"))
    );
    a_test_becomes_formal(&people).await;
    kept_is_replayed(&people.clerk).await;
    let quota = quota_of(&people, id, "vcpu.x86").await;
    assert_eq!((&quota["allocated"], &quota["held"]), (&json!("110"), &json!("0")));
    // One core too many is refused when it is asked for; the limit itself is not, and is kept while the request runs.
    let change = |cores: i64| {
        json!({ "project": "SJ-1", "provider_id": PROVIDER, "explanation": "并发增加需要扩容",
            "changes": [{ "resource": "ZY-000001", "item": "vcpu.x86", "quantity": cores }] })
    };
    let over =
        applied(&people.clerk, "resource-change", &["application"], change(21)).await.expect(422).json();
    assert_eq!(
        (&over["findings"][0]["code"], &over["findings"][0]["clauses"]),
        (&json!("quota_exceeded"), &json!(["SJ-5.4b"])),
        "{over}"
    );
    let sent =
        applied(&people.clerk, "resource-change", &["application"], change(20)).await.expect(200).json();
    form_four_shows_before_and_after(&people, &sent["id"]).await;
    let quota = quota_of(&people, id, "vcpu.x86").await;
    assert_eq!(
        (&quota["allocated"], &quota["held"], &quota["left"]),
        (&json!("110"), &json!("10"), &json!("0"))
    );
    let none =
        applied(&people.clerk, "formal-resources", &["agreement"], formal(1, 1)).await.expect(422).json();
    assert_eq!(none["findings"][0]["code"], "quota_exceeded", "what is kept is taken");
    people.step(&people.engineer, "confirm", json!({})).await.expect(200);
    people.step(&people.officer, "approve", json!({})).await.expect(200);
    people.step(&people.engineer, "done", json!({})).await.expect(200);
    people.step(&people.clerk, "confirm", json!({ "changed_on": "2026-12-01" })).await.expect(200);
    entered_in_the_city(&people).await;
    let quota = quota_of(&people, id, "vcpu.x86").await;
    assert_eq!(
        (&quota["allocated"], &quota["held"], &quota["left"]),
        (&json!("120"), &json!("0"), &json!("0"))
    );
    // What leaves makes room again, and what is withdrawn keeps none.
    reclaimed(&people).await;
    let case =
        applied(&people.clerk, "formal-resources", &["agreement"], formal(20, 1)).await.expect(200).json();
    assert_eq!(quota_of(&people, id, "vcpu.x86").await["held"], "20");
    people
        .clerk
        .post(&format!("/api/v1/cases/{}/withdraw", case["id"]), json!({ "said": "改期" }))
        .await
        .expect(200);
    assert_eq!(quota_of(&people, id, "vcpu.x86").await["held"], "0");
}

/// Form 4 prints what there is and what is asked for, side by side.
async fn form_four_shows_before_and_after(people: &People<'_>, case: &Value) {
    let path = format!("/api/v1/cases/{case}/documents");
    let issued = people.clerk.post(&path, json!({ "name": "application_form" })).await.expect(201).json();
    let file = format!("/api/v1/documents/{}/file", issued["documents"][0]["id"]);
    let pdf = people.clerk.get(&file).await.expect(200).bytes;
    assert!(pdf.starts_with(b"%PDF-"));
    let word = people.clerk.get(&format!("{file}?word=true")).await.expect(200).bytes;
    crate::templates::keep("f4.pdf", &pdf);
    crate::templates::keep("f4.docx", &word);
    let said = crate::templates::text(&word);
    let (before, after) = said.split_once("拟变更的政务云资源").expect("two blocks");
    assert!(before.contains("云主机/物理机\n10\n2\n") && after.contains("云主机/物理机\n20\n2\n"), "{said}");
    assert!(before.contains("ZY-000001 应用-01"), "{said}");
}

/// The first resource leaves, and all three confirm its end.
async fn reclaimed(people: &People<'_>) {
    let gone = json!({ "project": "SJ-1", "provider_id": PROVIDER, "reason": "系统下线", "is_backed_up": true, "resources": [{ "resource": "ZY-000001" }] });
    applied(&people.clerk, "reclamation", &[], gone).await.expect(200);
    people.step(&people.officer, "approve", json!({})).await.expect(200);
    people
        .step(&people.engineer, "done", json!({ "stopped_on": "2026-12-10", "wiped_on": "2026-12-10" }))
        .await
        .expect(200);
    people.step(&people.clerk, "confirm", json!({})).await.expect(200);
    let end = charging_of(people, "ZY-000001").await[1].clone();
    assert_eq!(
        (&end["of"], &end["on"], &end["is_confirmed"]),
        (&json!("end"), &json!("2026-12-10"), &json!(false))
    );
    people.step(&people.officer, "confirm", json!({})).await.expect(200);
    assert_eq!(charging_of(people, "ZY-000001").await[1]["is_confirmed"], true);
    entered_in_the_city(people).await;
}

/// Ten machines of ten cores are tried out, refused for four months, and made formal; one more comes with them.
async fn a_test_becomes_formal(people: &People<'_>) {
    let test = |until: &str| json!({ "project": "SJ-1", "provider_id": PROVIDER, "belongs": "区级", "agreed_on": "2026-11-20", "until": until, "machines": machines(10, 10) });
    for (until, is_right) in [("2027-03-20", false), ("2027-02-20", true)] {
        applied(&people.clerk, "test-resources", &["agreement"], test(until)).await.expect(200);
        people.step(&people.officer, "备案", json!({})).await.expect(200);
        let started = people.step(&people.engineer, "done", json!({ "started_on": "2026-11-20" })).await;
        if !is_right {
            assert_eq!(started.expect(422).json()["findings"][0]["code"], "test_period");
            let task = first_task(&people.engineer).await;
            people
                .clerk
                .post(&format!("/api/v1/cases/{}/withdraw", task["case_id"]), json!({ "said": "日期有误" }))
                .await
                .expect(200);
            continue;
        }
        started.expect(200);
        entered_in_the_city(people).await;
    }
    let rows = list(&people.clerk, "life=test").await;
    assert_eq!((rows.len(), &rows[0]["test_until"]), (10, &json!("2027-02-20")));
    let tests: Vec<Value> = rows.iter().map(|row| json!({ "resource": row["number"] })).collect();
    let mut form = formal(10, 1);
    form["tests"] = json!(tests);
    applied(&people.clerk, "formal-resources", &["agreement"], form).await.expect(200);
    people.step(&people.officer, "approve", json!({})).await.expect(200);
    people.step(&people.engineer, "done", json!({})).await.expect(200);
    let early =
        people.step(&people.clerk, "confirm", json!({ "started_on": "2026-11-19" })).await.expect(422).json();
    assert_eq!(early["findings"][0]["code"], "resource_not_opened", "{early}");
    people.step(&people.clerk, "confirm", json!({ "started_on": "2026-11-25" })).await.expect(200);
    all_three_confirm(people).await;
    entered_in_the_city(people).await;
    assert_eq!(list(&people.clerk, "life=formal").await.len(), 11);
}

/// Start and end of charging of a resource, as its page shows them.
async fn charging_of(people: &People<'_>, number: &str) -> Value {
    let rows = list(&people.clerk, &format!("q={number}")).await;
    let own = rows.iter().find(|row| row["number"] == number).expect("the resource");
    let path = format!("/api/v1/resources/{}", own["id"]);
    people.clerk.get(&path).await.expect(200).json()["charging"].clone()
}

/// The ledger says what is missing, and what the rules say of it, until all three have confirmed (AMB-79).
async fn all_three_confirm(people: &People<'_>) {
    let charging = charging_of(people, "ZY-000001").await;
    let start = &charging[0];
    assert_eq!(
        (&start["of"], &start["on"], &start["is_confirmed"], &start["rule"]),
        (&json!("start"), &json!("2026-11-25"), &json!(false), &json!("暂列，不进最终结算"))
    );
    assert_eq!(
        (&start["clauses"], &start["parties"][1]["confirmed_at"]),
        (&json!(["SJ-P-4.5"]), &Value::Null)
    );
    people.step(&people.engineer, "confirm", json!({})).await.expect(200);
    people.step(&people.officer, "confirm", json!({})).await.expect(200);
    let charging = charging_of(people, "ZY-000001").await;
    let start = &charging[0];
    assert_eq!((&start["is_confirmed"], &start["rule"]), (&json!(true), &Value::Null));
    assert!(start["documents"][0].as_str().is_some_and(|text| text.contains("正式协议")), "{start}");
    let workbook =
        people.officer.post("/api/v1/resources/confirmations/exports?pack=songjiang", Value::Null).await;
    assert!(workbook.expect(200).bytes.starts_with(b"PK"));
}

/// Eight ask at once for thirty cores each, of which four fit into a hundred and twenty.
async fn parallel_applications_get_exactly_what_there_is(test: TestApp) {
    let city = City::new(&test).await;
    placed(&test, "leader", "authority_leader", 1, Reach::All).await;
    set(&system_admin(&test).await, "packs", json!({ "packs": ["songjiang"] })).await;
    let (people, leader) = (People::of(&city).await, city.as_("leader").await);
    let id = with_quota(&people, &leader).await;
    let mut drafts = Vec::new();
    for _ in 0..8 {
        drafts.push(drafted(&people.clerk, "formal-resources", &["agreement"], formal(15, 2)).await);
    }
    let ask = |at: usize| send(&people.clerk, drafts[at]);
    let (a, b, c, d, e, f, g, h) =
        tokio::join!(ask(0), ask(1), ask(2), ask(3), ask(4), ask(5), ask(6), ask(7));
    let mut statuses = [a, b, c, d, e, f, g, h].map(|reply| reply.status.as_u16());
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 200, 200, 422, 422, 422, 422]);
    let quota = quota_of(&people, id, "vcpu.x86").await;
    assert_eq!((&quota["held"], &quota["left"]), (&json!("120"), &json!("0")));
    // Approved, delivered and confirmed at once, they come to exactly what was kept.
    for _ in 0..4 {
        people.step(&people.officer, "approve", json!({})).await.expect(200);
        people.step(&people.engineer, "done", json!({})).await.expect(200);
    }
    let waiting = people.clerk.get("/api/v1/tasks?limit=50").await.expect(200).json();
    let tasks: Vec<Value> = waiting["items"]
        .as_array()
        .expect("tasks")
        .iter()
        .filter(|task| task["title"] == "使用单位确认起租")
        .cloned()
        .collect();
    let confirm = |task: &Value| {
        let (clerk, task) = (&people.clerk, task.clone());
        async move {
            act(
                clerk,
                &task,
                "complete",
                json!({ "outcome": "confirm", "form": { "started_on": "2026-11-25" } }),
            )
            .await
        }
    };
    assert_eq!(tasks.len(), 4);
    let (a, b, c, d) =
        tokio::join!(confirm(&tasks[0]), confirm(&tasks[1]), confirm(&tasks[2]), confirm(&tasks[3]));
    for reply in [a, b, c, d] {
        reply.expect(200);
    }
    let quota = quota_of(&people, id, "vcpu.x86").await;
    assert_eq!(
        (&quota["allocated"], &quota["held"], &quota["left"]),
        (&json!("120"), &json!("0"), &json!("0"))
    );
    let known = people.clerk.get("/api/v1/resources?limit=1").await.json()["known"].as_i64();
    assert_eq!(known, Some(16), "two events of each of eight resources, and no position is left out");
}

/// A hundred cores are formal and fifty are tried out; of the hundred and twenty, two machines of ten cores fit and three do not.
async fn tests_that_become_formal_take_room_when_that_is_asked_for(test: TestApp) {
    let city = City::new(&test).await;
    placed(&test, "leader", "authority_leader", 1, Reach::All).await;
    set(&system_admin(&test).await, "packs", json!({ "packs": ["songjiang"] })).await;
    let (people, leader) = (People::of(&city).await, city.as_("leader").await);
    let id = with_quota(&people, &leader).await;
    applied(&people.clerk, "formal-resources", &["agreement"], formal(10, 10)).await.expect(200);
    people.step(&people.officer, "approve", json!({})).await.expect(200);
    people.step(&people.engineer, "done", json!({})).await.expect(200);
    people.step(&people.clerk, "confirm", json!({ "started_on": "2026-11-23" })).await.expect(200);
    people.step(&people.engineer, "confirm", json!({})).await.expect(200);
    people.step(&people.officer, "confirm", json!({})).await.expect(200);
    entered_in_the_city(&people).await;
    let tried = json!({ "project": "SJ-1", "provider_id": PROVIDER, "belongs": "区级", "agreed_on": "2026-11-20", "until": "2027-02-20", "machines": machines(10, 5) });
    applied(&people.clerk, "test-resources", &["agreement"], tried).await.expect(200);
    people.step(&people.officer, "备案", json!({})).await.expect(200);
    people.step(&people.engineer, "done", json!({ "started_on": "2026-11-20" })).await.expect(200);
    entered_in_the_city(&people).await;
    let rows = list(&people.clerk, "life=test").await;
    let promotion = |count: usize| {
        let tests: Vec<Value> =
            rows.iter().take(count).map(|row| json!({ "resource": row["number"] })).collect();
        json!({ "project": "SJ-1", "provider_id": PROVIDER, "belongs": "区级", "agreed_on": "2026-11-20", "tests": tests })
    };
    let over =
        applied(&people.clerk, "formal-resources", &["agreement"], promotion(3)).await.expect(422).json();
    assert_eq!(over["findings"][0]["code"], "quota_exceeded", "{over}");
    assert_eq!(quota_of(&people, id, "vcpu.x86").await["held"], "0");
    // What a row adjusts counts as adjusted.
    let mut smaller = promotion(3);
    smaller["tests"][0]["item"] = json!("vcpu.x86");
    smaller["tests"][0]["quantity"] = json!(1);
    let over = applied(&people.clerk, "formal-resources", &["agreement"], smaller).await.expect(422).json();
    assert_eq!(over["findings"][0]["code"], "quota_exceeded", "one core and twenty are one too many: {over}");
    applied(&people.clerk, "formal-resources", &["agreement"], promotion(2)).await.expect(200);
    let quota = quota_of(&people, id, "vcpu.x86").await;
    assert_eq!(
        (&quota["allocated"], &quota["held"], &quota["left"]),
        (&json!("100"), &json!("20"), &json!("0"))
    );
    people.step(&people.officer, "approve", json!({})).await.expect(200);
    people.step(&people.engineer, "done", json!({})).await.expect(200);
    people.step(&people.clerk, "confirm", json!({ "started_on": "2026-11-25" })).await.expect(200);
    let quota = quota_of(&people, id, "vcpu.x86").await;
    assert_eq!((&quota["allocated"], &quota["held"]), (&json!("120"), &json!("0")));
}
