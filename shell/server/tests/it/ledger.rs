//! The ledger: an entry, a change and an exit through every party's hands; what was known when; corrections; who sees what.

mod confirmed;
mod import;
mod opening;
mod paying;
pub mod quota;
mod revoked;
mod security;

use crate::cases::{City, OTHER_UNIT, PROVIDER, UNIT, act, begun, send};
use crate::harness::{Client, Reply, TestApp};
use crate::on_both;
use crate::people::placed;
use serde_json::{Value, json};
use yunheng_access::Reach;
use yunheng_store::testing::execute;

on_both! {
    an_entry_a_change_and_an_exit_make_the_ledger
    papers_and_foreign_things_are_asked_for
    a_change_that_does_not_fit_changes_nothing
    the_meter_stops_when_the_limit_is_over
    a_correction_takes_two_people_and_leaves_the_past
    projects_are_seen_by_their_own
    an_estimate_says_what_it_costs
    a_past_day_belongs_to_whoever_held_it_then
    payers_come_along_with_the_export
}

/// A project of the unit, registered by the officer.
pub async fn project(officer: &Client<'_>, number: &str, unit: i64) -> i64 {
    project_in(officer, "xuchang", number, unit).await
}

pub async fn project_in(officer: &Client<'_>, pack: &str, number: &str, unit: i64) -> i64 {
    let body = json!({ "pack": pack, "number": number, "name": "一网通办", "unit_id": unit, "provider_id": PROVIDER,
        "approval": "许政数〔2026〕1号", "approved_on": "2026-05-01" });
    officer.post("/api/v1/projects", body).await.expect(201).json()["id"].as_i64().expect("an id")
}

pub async fn paper(who: &Client<'_>, case: i64, name: &str) {
    let mut body =
        format!("--x\r\ncontent-disposition: form-data; name=\"field\"\r\n\r\n{name}\r\n--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}.pdf\"\r\n\r\n")
            .into_bytes();
    body.extend_from_slice(b"%PDF-1.7 x\r\n--x--\r\n");
    let body = Some(("multipart/form-data; boundary=x".to_owned(), body));
    who.raw("POST", &format!("/api/v1/cases/{case}/files"), body, &[]).await.expect(201);
}

pub fn entry(project: &str) -> Value {
    json!({ "system_name": "一网通办", "project": project, "provider_id": PROVIDER, "protection_level": "三级",
        "is_unclassified": true, "has_no_commerce": true, "reason": "新系统上线需要",
        "machines": [
            { "name": "应用", "architecture": "X86", "vcpu": 4, "memory_gb": 16, "ssd_gb": 100, "region": "政务外网区", "count": 2 },
            { "name": "数据库", "architecture": "信创", "vcpu": 8, "memory_gb": 32, "disk_gb": 500, "region": "政务外网区", "count": 1 }],
        "services": [{ "item": "slb", "quantity": 1, "service_name": "负载均衡" }] })
}

/// What the unit is asked at the end of a test.
pub const TEST_ENDS: &str = "测试期满处理";

/// Everybody who has a hand in it.
pub struct People<'a> {
    pub clerk: Client<'a>,
    pub officer: Client<'a>,
    pub engineer: Client<'a>,
}

impl<'a> People<'a> {
    pub async fn of(city: &City<'a>) -> Self {
        Self {
            clerk: city.as_("clerk").await,
            officer: city.as_("officer").await,
            engineer: city.as_("engineer").await,
        }
    }

    pub async fn step(&self, who: &Client<'_>, outcome: &str, form: Value) -> Reply {
        // The end of a test waits beside everything else, and has its own tests.
        let waiting = who.get("/api/v1/tasks?limit=50").await.expect(200).json();
        let first = waiting["items"].as_array().into_iter().flatten().find(|task| task["title"] != TEST_ENDS);
        let task = first.cloned().unwrap_or(Value::Null);
        act(who, &task, "complete", json!({ "outcome": outcome, "form": form })).await
    }

    /// A case with papers, sent, reviewed and done by the provider; it waits for the unit's word.
    pub async fn until_confirmed(&self, kind: &str, papers: &[&str], form: Value) -> i64 {
        let id = begun(&self.clerk, kind, form).await;
        for name in papers {
            paper(&self.clerk, id, name).await;
        }
        send(&self.clerk, id).await.expect(200);
        self.step(&self.officer, "approve", json!({})).await.expect(200);
        self.step(&self.engineer, "done", json!({ "done_at": "2026-11-23T15:00:00+08:00" }))
            .await
            .expect(200);
        id
    }

    pub async fn entered(&self, project: &str, on: &str) -> i64 {
        let papers = ["approval", "application", "pledge"];
        let id = self.until_confirmed("cloud-entry", &papers, entry(project)).await;
        self.step(&self.clerk, "confirm", json!({ "started_on": on })).await.expect(200);
        self.step(&self.engineer, "confirm", json!({})).await.expect(200);
        id
    }
}

async fn list(who: &Client<'_>, query: &str) -> Vec<Value> {
    let page = who.get(&format!("/api/v1/resources?{query}")).await.expect(200).json();
    page["items"].as_array().expect("items").clone()
}

/// What lists keep beside the events is what the events come to.
async fn kept_is_replayed(who: &Client<'_>) {
    assert_eq!(list(who, "limit=200").await, list(who, "limit=200&as_of=2099-01-01").await);
}

fn numbers(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["number"].as_str().expect("a number")).collect()
}

fn quantity<'v>(row: &'v Value, item: &str) -> Option<&'v str> {
    row["items"].as_array()?.iter().find(|one| one["item"] == item)?["quantity"].as_str()
}

async fn an_entry_a_change_and_an_exit_make_the_ledger(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    let id = project(&people.officer, "XM-2026-001", UNIT).await;
    let case = people.entered("XM-2026-001", "2026-11-24").await;
    let rows = list(&people.clerk, "").await;
    assert_eq!(numbers(&rows), ["ZY-000004", "ZY-000003", "ZY-000002", "ZY-000001"]);
    assert_eq!(
        rows.iter().map(|row| row["name"].as_str().unwrap_or_default()).collect::<Vec<_>>(),
        ["负载均衡", "数据库", "应用-02", "应用-01"]
    );
    assert_eq!((&rows[1]["life"], &rows[1]["architecture"]), (&json!("formal"), &json!("信创")));
    assert_eq!(quantity(&rows[1], "vcpu.xinchuang"), Some("8"));
    assert_eq!(numbers(&list(&people.engineer, "architecture=X86").await), ["ZY-000002", "ZY-000001"]);
    assert_eq!(numbers(&list(&people.engineer, "item=slb").await), ["ZY-000004"]);
    assert_eq!(
        numbers(&list(&people.clerk, &format!("project_id={id}&q=应用")).await),
        ["ZY-000002", "ZY-000001"]
    );
    assert!(list(&city.as_("other").await, "").await.is_empty(), "another unit sees nothing of it");
    // A change to twice the processors, and an exit of the other machine.
    let change = json!({ "system_name": "一网通办", "provider_id": PROVIDER, "reason": "业务量增加", "changes": [
        { "resource": "ZY-000001", "item": "vcpu.x86", "quantity": 8 }, { "resource": "ZY-000001", "item": "disk.ssd", "quantity": 0 }] });
    people.until_confirmed("resource-change", &["application"], change).await;
    people.step(&people.clerk, "confirm", json!({ "changed_on": "2026-12-01" })).await.expect(200);
    let exit = json!({ "system_name": "一网通办", "provider_id": PROVIDER, "reason": "下线", "is_backed_up": true,
        "resources": [{ "resource": "ZY-000002" }] });
    let gone = begun(&people.clerk, "cloud-exit", exit).await;
    paper(&people.clerk, gone, "form").await;
    send(&people.clerk, gone).await.expect(200);
    people.step(&people.officer, "备案", json!({})).await.expect(200);
    let wiped = json!({ "stopped_on": "2026-11-26", "wiped_on": "2026-11-27", "wipe_method": "多次覆写" });
    let ended = people.step(&people.engineer, "done", wiped).await.expect(200).json();
    assert_eq!(ended["documents"][0]["title"], "数据清除证明");
    people.step(&people.clerk, "confirm", json!({})).await.expect(200);
    assert_eq!(numbers(&list(&people.clerk, "life=reclaimed").await), ["ZY-000002"]);
    kept_is_replayed(&people.clerk).await;
    looked_at_from_any_day(&people, case).await;
    exported(&people, &test).await;
    let trail = test.as_role("audit_admin").await;
    let found = trail.get("/api/v1/audit/entries?action=lease.start").await.expect(200).json();
    assert_eq!(found["items"].as_array().map(Vec::len), Some(4), "each resource is on the record");
}

async fn looked_at_from_any_day(people: &People<'_>, case: i64) {
    assert!(list(&people.clerk, "as_of=2026-11-23").await.is_empty());
    let before = list(&people.clerk, "as_of=2026-11-30").await;
    assert_eq!(before.len(), 4);
    assert_eq!(
        (quantity(&before[3], "vcpu.x86"), quantity(&before[3], "disk.ssd")),
        (Some("4"), Some("100"))
    );
    let after = list(&people.clerk, "as_of=2026-12-01").await;
    assert_eq!((quantity(&after[3], "vcpu.x86"), quantity(&after[3], "disk.ssd")), (Some("8"), None));
    assert_eq!(list(&people.clerk, "as_of=2026-11-30&life=reclaimed").await.len(), 1);
    // Before the change was known, the first of December looked like the day before.
    let known =
        people.clerk.get("/api/v1/resources?limit=1").await.json()["known"].as_i64().expect("a position");
    assert_eq!(known, 11, "eight of the entry, one of the change, two of the exit");
    let unknown = list(&people.clerk, "as_of=2026-12-01&known=8").await;
    assert_eq!((unknown.len(), quantity(&unknown[3], "vcpu.x86")), (4, Some("4")));
    let page = people.clerk.get("/api/v1/resources?as_of=2026-12-01&limit=3").await.json();
    assert_eq!(page["next"], "2");
    assert_eq!(numbers(&list(&people.clerk, "as_of=2026-12-01&limit=3&after=2").await), ["ZY-000001"]);
    let one = people.clerk.get("/api/v1/resources/1").await.expect(200).json();
    let words: Vec<&str> = one["timeline"]
        .as_array()
        .expect("events")
        .iter()
        .filter_map(|event| event["what"].as_str())
        .collect();
    assert_eq!(words, ["opened", "lease_started", "resized"]);
    assert_eq!(
        (&one["timeline"][1]["case_id"], &one["timeline"][1]["title"]),
        (&json!(case), &json!("正式起租"))
    );
    assert_eq!(one["timeline"][1]["documents"][0]["title"], "云资源开通确认单");
    let leases = one["leases"].as_array().expect("leases");
    let shown = |lease: &Value| {
        format!("{} {} {} {}", lease["item"], lease["quantity"], lease["from"], lease["to"]).replace('"', "")
    };
    assert_eq!(
        leases.iter().map(shown).collect::<Vec<_>>(),
        [
            "disk.ssd 100 2026-11-24 2026-12-01",
            "memory.x86 16 2026-11-24 null",
            "vcpu.x86 4 2026-11-24 2026-12-01",
            "vcpu.x86 8 2026-12-01 null"
        ]
    );
    for path in ["as_of=gestern", "known=-1", "life=dead"] {
        people.clerk.get(&format!("/api/v1/resources?{path}")).await.expect(422);
    }
}

/// The export, rated by the program, comes to what anybody reckons by hand.
async fn exported(people: &People<'_>, test: &TestApp) {
    assert_eq!(
        people.clerk.send("POST", "/api/v1/resources/exports?pack=xuchang", None, &[]).await.status,
        403
    );
    let file =
        people.officer.send("POST", "/api/v1/resources/exports?pack=xuchang", None, &[]).await.expect(200);
    let text = String::from_utf8(file.bytes).expect("text");
    assert!(
        text.starts_with("resource_id,unit_id,project_id,item,stage,quantity,from,to,payer\r\n"),
        "{text}"
    );
    assert!(text.contains("ZY-000002,7,XM-2026-001,vcpu.x86,formal,4,2026-11-24,2026-11-26,\r\n"), "{text}");
    let path = test.database.folder.path().join("leases.csv");
    std::fs::write(&path, &text).expect("written");
    let files = yunheng_app::rate::RateFiles { leases: path.display().to_string(), ..Default::default() };
    let tables = yunheng_app::rate::RatingTables::read(&files).expect("a lease file");
    let pack = yunheng_app::open_pack("xuchang").expect("the pack");
    let day = yunheng_values::parse_date("2026-11-24").expect("a day");
    let rules = pack.rules_on(day, &[]).expect("rules");
    let period = yunheng_values::DateRange::parse("2026-11-01/2027-01-01").expect("a period");
    let rating = yunheng_app::rate::Rating::new(&rules, tables, period).expect("rated");
    let (rater, mut lines) = (rating.rater(), Vec::new());
    let mut tally = rater.tally();
    rater.rate(0..rating.leases.rows().len(), &mut tally, &mut lines);
    let total: i64 = lines.iter().map(|line| line.charge.scaled()).sum();
    assert_eq!(total, by_hand(&text), "the fen");
    let book = people
        .officer
        .send("POST", "/api/v1/resources/exports?pack=xuchang&format=xlsx", None, &[])
        .await
        .expect(200);
    assert!(book.bytes.starts_with(b"PK"));
}

/// What the rows cost from November to December 2026, fen: days of the month × price × quantity, rounded once for each resource, item
/// and month.
fn by_hand(text: &str) -> i64 {
    let pack = yunheng_app::open_pack("xuchang").expect("the pack");
    let mut sums = std::collections::BTreeMap::<(String, String, u32), i128>::new();
    let number = |day: &str| {
        let date = yunheng_values::parse_date(day).expect("a day");
        (date - yunheng_values::parse_date("2026-11-01").expect("a day")).num_days()
    };
    for row in text.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let price =
            pack.prices.iter().find(|price| price.item == cells[3]).expect("a price").unit_price.scaled();
        let quantity = yunheng_values::Quantity::parse(cells[5]).expect("a quantity").scaled();
        let (from, to) = (number(cells[6]), if cells[7].is_empty() { 999 } else { number(cells[7]) });
        for (month, start, end, days) in [(11, 0, 30, 30_i128), (12, 30, 61, 31)] {
            let used = i128::from((to.min(end) - from.max(start)).max(0));
            // 30 × 31 makes whole numbers of both months.
            *sums.entry((cells[0].into(), cells[3].into(), month)).or_default() +=
                i128::from(price) * i128::from(quantity) * used * (930 / days);
        }
    }
    // Millionths of a yuan × ten-thousandths × 930 → fen.
    let fen = |sum: i128| (sum * 2 / (10_000 * 10_000 * 930) + 1) / 2;
    sums.values().map(|sum| i64::try_from(fen(*sum)).expect("small")).sum()
}

async fn papers_and_foreign_things_are_asked_for(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    project(&people.officer, "XM-2", OTHER_UNIT).await;
    let id = begun(&people.clerk, "cloud-entry", entry("XM-2")).await;
    let refused = send(&people.clerk, id).await.expect(422).json();
    let places: Vec<&str> = refused["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|one| one["where"].as_str())
        .collect();
    assert_eq!(places, ["/form/project", "/papers/approval", "/papers/application", "/papers/pledge"]);
    let shown = people.clerk.get(&format!("/api/v1/cases/{id}")).await.expect(200).json();
    assert_eq!(
        (&shown["papers"][2]["title"], &shown["papers"][2]["is_there"]),
        (&json!("安全使用承诺书"), &json!(false))
    );
    // What an opener may name is the unit's own.
    let things = people.clerk.get("/api/v1/cases/things?what=project&pack=xuchang").await.expect(200).json();
    assert_eq!(things.as_array().map(Vec::len), Some(1), "{things}");
    assert_eq!(things[0]["value"], "XM-1");
    let items =
        people.clerk.get("/api/v1/cases/things?what=item&pack=xuchang&q=vCPU").await.expect(200).json();
    assert_eq!(items.as_array().map(Vec::len), Some(2), "{items}");
    people.clerk.get("/api/v1/cases/things?what=secret&pack=xuchang").await.expect(404);
    let mut commerce = entry("XM-1");
    commerce["has_no_commerce"] = json!(false);
    commerce["services"] = json!([{ "item": "gold", "quantity": 1 }]);
    let id = begun(&people.clerk, "cloud-entry", commerce).await;
    let refused = send(&people.clerk, id).await.expect(422).json().to_string();
    assert!(
        refused.contains("/form/has_no_commerce") && refused.contains("/form/services/0/item"),
        "{refused}"
    );
}

async fn a_change_that_does_not_fit_changes_nothing(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    people.entered("XM-1", "2026-11-24").await;
    let change = |item: &str| {
        json!({ "system_name": "一网通办", "provider_id": PROVIDER, "reason": "业务量增加",
            "changes": [{ "resource": "ZY-000001", "item": item, "quantity": 8 }] })
    };
    people.until_confirmed("resource-change", &["application"], change("vcpu.x86")).await;
    let early =
        people.step(&people.clerk, "confirm", json!({ "changed_on": "2026-11-20" })).await.expect(422).json();
    assert_eq!(early["findings"][0]["code"], "resource_not_opened", "{early}");
    assert_eq!(early["findings"][0]["where"], "/form/changes/0");
    let row = list(&people.clerk, "q=ZY-000001").await.remove(0);
    assert_eq!(quantity(&row, "vcpu.x86"), Some("4"), "nothing of it was written");
    people.step(&people.clerk, "confirm", json!({ "changed_on": "2026-11-25" })).await.expect(200);
    let row = list(&people.clerk, "q=ZY-000001").await.remove(0);
    assert_eq!(quantity(&row, "vcpu.x86"), Some("8"));
    // The resource of another unit is none that this unit may name.
    let other = city.as_("other").await;
    let id = begun(&other, "resource-change", change("vcpu.x86")).await;
    paper(&other, id, "application").await;
    let refused = send(&other, id).await.expect(422).json();
    assert_eq!(refused["findings"][0]["where"], "/form/changes/0/resource");
}

async fn the_meter_stops_when_the_limit_is_over(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    people.entered("XM-1", "2026-11-24").await;
    let exit = json!({ "system_name": "一网通办", "provider_id": PROVIDER, "reason": "下线", "is_backed_up": true,
        "resources": [{ "resource": "ZY-000001" }] });
    let id = begun(&people.clerk, "cloud-exit", exit).await;
    paper(&people.clerk, id, "form").await;
    send(&people.clerk, id).await.expect(200);
    people.step(&people.officer, "备案", json!({})).await.expect(200);
    // Filed on Monday the 23rd; five working days later is the 30th, and the provider is late.
    let wiped = json!({ "stopped_on": "2026-12-20", "wiped_on": "2026-12-21", "wipe_method": "多次覆写" });
    people.step(&people.engineer, "done", wiped).await.expect(200);
    let one = people.clerk.get("/api/v1/resources/1").await.expect(200).json();
    assert_eq!(one["ended_on"], "2026-12-01", "the day after the limit, whatever the provider confirmed");
}

async fn a_correction_takes_two_people_and_leaves_the_past(test: TestApp) {
    let city = City::new(&test).await;
    placed(&test, "leader", "authority_leader", 1, Reach::All).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    people.entered("XM-1", "2026-11-24").await;
    let propose = |body: Value| async { people.officer.post("/api/v1/resources/1/corrections", body).await };
    let wrong =
        json!({ "position": 2, "items": { "vcpu.x86": "6", "memory.x86": "16" }, "reason": "合同为6核" });
    assert_eq!(people.clerk.post("/api/v1/resources/1/corrections", wrong.clone()).await.status, 403);
    propose(json!({ "position": 99, "is_void": true, "reason": "不存在" })).await.expect(404);
    let void =
        propose(json!({ "position": 1, "is_void": true, "reason": "从未开立" })).await.expect(422).json();
    assert_eq!(void["findings"][0]["code"], "resource_not_opened");
    assert_eq!(
        propose(json!({ "position": 2, "items": { "gold": "1" }, "reason": "写错" }))
            .await
            .expect(422)
            .json()["findings"][0]["where"],
        "/items/gold"
    );
    let id = propose(wrong.clone()).await.expect(201).json()["id"].clone();
    assert_eq!(propose(wrong).await.expect(409).code(), "proposed_already");
    let confirm = format!("/api/v1/proposals/{id}/confirm");
    let leader = city.as_("leader").await;
    leader.confirm().await;
    leader.send("POST", &confirm, Some(json!({})), &[("if-match", "\"1\"")]).await.expect(200);
    let row = list(&people.clerk, "q=ZY-000001").await.remove(0);
    assert_eq!((quantity(&row, "vcpu.x86"), quantity(&row, "disk.ssd")), (Some("6"), None));
    kept_is_replayed(&people.clerk).await;
    let then = list(&people.clerk, "as_of=2026-11-30&known=8").await;
    assert_eq!(quantity(&then[3], "vcpu.x86"), Some("4"), "what was known before stays");
    let timeline = people.clerk.get("/api/v1/resources/1").await.expect(200).json()["timeline"].clone();
    assert_eq!(
        (&timeline[1]["corrected_by"], &timeline[2]["corrects"]),
        (&json!(9), &json!(2)),
        "{timeline}"
    );
    assert_eq!(timeline[2]["reason"], "合同为6核");
}

async fn projects_are_seen_by_their_own(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    let id = project(&people.officer, "XM-1", UNIT).await;
    let path = format!("/api/v1/projects/{id}");
    let one = people.clerk.get(&path).await.expect(200).json();
    assert_eq!((&one["unit"]["id"], &one["has_quota"]), (&json!(UNIT), &json!(false)));
    people.engineer.get(&path).await.expect(200);
    city.as_("other").await.get(&path).await.expect(404);
    let body = json!({ "pack": "xuchang", "number": "XM-1", "name": "又一个", "unit_id": UNIT, "provider_id": PROVIDER });
    assert_eq!(people.clerk.post("/api/v1/projects", body.clone()).await.status, 403);
    assert_eq!(people.officer.post("/api/v1/projects", body).await.expect(409).code(), "number_taken");
    let bad = json!({ "pack": "nowhere", "number": " ", "name": "", "unit_id": 99, "provider_id": UNIT, "approved_on": "heute" });
    let refused = people.officer.post("/api/v1/projects", bad).await.expect(422).json();
    assert_eq!(refused["findings"].as_array().map(Vec::len), Some(6), "{refused}");
    let system = json!({ "name": "一网通办", "protection_level": 3, "stage": "planned" });
    let with = people.officer.post(&format!("{path}/systems"), system.clone()).await.expect(201).json();
    let system_id = with["systems"][0]["id"].clone();
    people.officer.post(&format!("{path}/systems"), system).await.expect(409);
    let online = json!({ "name": "一网通办", "protection_level": 4, "stage": "up" });
    people.officer.put(&format!("{path}/systems/{system_id}"), 1, online).await.expect(422);
    let online = json!({ "name": "一网通办", "protection_level": 3, "stage": "online" });
    let with = people
        .officer
        .put(&format!("{path}/systems/{system_id}"), 1, online.clone())
        .await
        .expect(200)
        .json();
    assert_eq!(with["systems"][0]["stage"], "online");
    people.officer.put(&format!("{path}/systems/{system_id}"), 1, online).await.expect(412);
    let closed = json!({ "pack": "xuchang", "number": "XM-1", "name": "一网通办二期", "unit_id": UNIT, "provider_id": PROVIDER, "state": "closed" });
    let edited = people.officer.put(&path, 1, closed.clone()).await.expect(200).json();
    assert_eq!((&edited["name"], &edited["state"]), (&json!("一网通办二期"), &json!("closed")));
    people.officer.put(&path, 1, closed).await.expect(412);
    let found = people.officer.get("/api/v1/projects?q=二期&state=closed").await.expect(200).json();
    assert_eq!(found["items"].as_array().map(Vec::len), Some(1));
}

async fn an_estimate_says_what_it_costs(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    let ask = json!({ "pack": "xuchang", "kind": "cloud-entry", "form": entry("XM-1") });
    let found = people.clerk.post("/api/v1/cases/estimate", ask).await.expect(200).json();
    assert_eq!(found["month"], "2026-12");
    // 2 × 4 cores at 46.00 a month.
    let vcpu = found["items"]
        .as_array()
        .expect("items")
        .iter()
        .find(|one| one["item"] == "vcpu.x86")
        .expect("there");
    assert_eq!(
        (&vcpu["after"], &vcpu["monthly"], &vcpu["yearly"]),
        (&json!("8"), &json!("368.00"), &json!("4416.00"))
    );
    assert_eq!(found["has_quota"], false);
    people.entered("XM-1", "2026-11-24").await;
    let change = json!({ "changes": [{ "resource": "ZY-000001", "item": "vcpu.x86", "quantity": 1 }] });
    let ask = json!({ "pack": "xuchang", "kind": "resource-change", "form": change });
    let found = people.clerk.post("/api/v1/cases/estimate", ask.clone()).await.expect(200).json();
    assert_eq!((&found["monthly"], &found["items"][0]["before"]), (&json!("-138.00"), &json!("4")));
    let other = city.as_("other").await.post("/api/v1/cases/estimate", ask).await.expect(200).json();
    assert_eq!(other["items"], json!([]), "nothing is told of what is not the unit's");
    let plain = json!({ "pack": "xuchang", "kind": "network-policy", "form": {} });
    assert_eq!(
        people.clerk.post("/api/v1/cases/estimate", plain).await.expect(200).json()["month"],
        Value::Null
    );
}

async fn a_past_day_belongs_to_whoever_held_it_then(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    let next = project(&people.officer, "XM-2", OTHER_UNIT).await;
    people.entered("XM-1", "2026-11-24").await;
    // From the first of December on the first machine is the other unit's.
    let at_ms = 1_796_054_400_000_i64;
    let body = json!({ "unit": OTHER_UNIT, "project": next });
    let event = format!(
        "INSERT INTO ledger_event (position, resource_id, at_ms, what, body, cause, reason, recorded_at_ms) \
         VALUES (9, 1, {at_ms}, 'holder_changed', '{body}', 'test', '', {at_ms})"
    );
    let store = test.app.store();
    execute(store, &event).await.expect("written");
    execute(store, "UPDATE ledger_counter SET position = 9").await.expect("written");
    let state = format!(
        "UPDATE resource_state SET unit_id = {OTHER_UNIT}, project_id = {next} WHERE resource_id = 1"
    );
    execute(store, &state).await.expect("written");
    let other = city.as_("other").await;
    assert_eq!(numbers(&list(&other, "").await), ["ZY-000001"]);
    assert!(list(&other, "as_of=2026-11-30").await.is_empty(), "it was not theirs then");
    assert_eq!(numbers(&list(&other, "as_of=2026-12-01").await), ["ZY-000001"]);
    assert_eq!(list(&people.clerk, "").await.len(), 3);
    let then = list(&people.clerk, "as_of=2026-11-30").await;
    assert_eq!(
        (then.len(), &then[3]["unit"]["id"]),
        (4, &json!(UNIT)),
        "what was theirs they see of its day"
    );
    assert_eq!(list(&people.clerk, "as_of=2026-12-01").await.len(), 3);
    assert_eq!(list(&people.engineer, "as_of=2026-11-30").await.len(), 4);
    // The bill of each is their own.
    placed(&test, "head", "unit_head", OTHER_UNIT, Reach::OwnUnit).await;
    let head = city.as_("head").await;
    let file = head.send("POST", "/api/v1/resources/exports?pack=xuchang", None, &[]).await.expect(200);
    let text = String::from_utf8(file.bytes).expect("text");
    assert!(text.contains("ZY-000001,8,XM-2,vcpu.x86,formal,4,2026-12-01,,\r\n"), "{text}");
    assert!(!text.contains("2026-11-24"), "{text}");
}

async fn payers_come_along_with_the_export(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    people.entered("XM-1", "2026-11-24").await;
    let record = json!({ "from_on": "2026-06-02", "payer_id": UNIT, "reason": "自行承担" });
    people.officer.post(&format!("/api/v1/parties/{UNIT}/payers"), record).await.expect(201);
    let path = "/api/v1/resources/exports?pack=xuchang&what=payers";
    let file = people.officer.send("POST", path, None, &[]).await.expect(200);
    let text = String::from_utf8(file.bytes).expect("text");
    assert_eq!(text, "unit_id,from,payer\r\n7,2026-06-02,7\r\n");
    assert_eq!(people.clerk.send("POST", path, None, &[]).await.status, 403);
}
