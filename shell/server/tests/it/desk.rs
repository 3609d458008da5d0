//! The service desk: a call becomes a case, its category proposes and is kept, the class of an incident chooses its clock.

use crate::cases::{City, OTHER_UNIT, PROVIDER, UNIT, act, acts, begun, first_task, open, send};
use crate::harness::{Client, Reply, TestApp};
use crate::on_both;
use crate::outside::runner;
use crate::people::{party, placed};
use serde_json::{Value, json};
use yunheng_access::Reach;

on_both! {
    a_call_becomes_a_case_of_whoever_called
    a_call_that_says_too_little_changes_nothing
    the_desk_takes_only_what_its_party_handles
    a_category_is_checked_and_corrected
    the_class_of_an_incident_chooses_its_clock_and_who_is_told
    whoever_is_on_duty_gets_what_comes_in
    a_roster_is_kept_by_those_who_manage_it
    cases_are_linked_and_what_is_the_same_is_merged
    knowledge_is_published_by_a_second_person_found_and_counted
    what_has_ended_is_rated_and_counted
}

const MINUTE_MS: i64 = 60_000;

fn call(more: Value) -> Value {
    let mut given = json!({ "pack": "xuchang", "kind": "service-request", "unit_id": UNIT, "channel": "telephone", "caller_name": "王某",
        "category": "网络/访问策略", "form": { "title": "开通端口", "provider_id": PROVIDER, "content": "测试环境需要访问数据库" } });
    let (fields, more) = (given.as_object_mut().expect("fields"), more.as_object().cloned().expect("fields"));
    fields.extend(more);
    given
}

pub fn incident(level: &str) -> Value {
    json!({ "title": "门户无法访问", "level": level, "provider_id": PROVIDER, "happened_at": "2026-11-23T09:55:00+08:00", "scope": "门户首页" })
}

async fn take(who: &Client<'_>, given: Value) -> Reply {
    who.post("/api/v1/desk/cases", given).await
}

async fn seen(who: &Client<'_>, id: &Value) -> Value {
    who.get(&format!("/api/v1/cases/{id}")).await.expect(200).json()
}

fn places(refused: &Value) -> Vec<&str> {
    refused["findings"].as_array().expect("findings").iter().filter_map(|one| one["where"].as_str()).collect()
}

async fn titles(who: &Client<'_>) -> Vec<String> {
    let notices = who.get("/api/v1/notices").await.expect(200).json();
    let items = notices["items"].as_array().expect("notices").clone();
    items.into_iter().map(|item| item["title"].as_str().expect("a title").to_owned()).collect()
}

async fn a_call_becomes_a_case_of_whoever_called(test: TestApp) {
    let city = City::new(&test).await;
    let engineer = city.as_("engineer").await;
    let callers = engineer.get(&format!("/api/v1/desk/callers?unit_id={UNIT}")).await.expect(200).json();
    let clerk_id = callers[0]["account_id"].clone();
    assert_eq!(callers[0]["name"], "clerk的姓名");
    // Somebody without an account: the case is the desk's to follow.
    let taken = take(&engineer, call(json!({}))).await.expect(201).json();
    assert_eq!(taken["number"], "请求〔2026〕0001号");
    let case = seen(&engineer, &taken["id"]).await;
    assert_eq!((&case["opener_name"], &case["unit"]["id"]), (&json!("engineer的姓名"), &json!(UNIT)));
    let expected = json!({ "channel": "telephone", "channel_title": "电话", "category": "网络/访问策略", "caller_name": "王某", "taker_name": "engineer的姓名" });
    assert_eq!(case["intake"], expected);
    assert_eq!(
        (acts(&case), &case["form"]["category"]),
        (vec!["take".into(), "send".into()], &json!("网络/访问策略"))
    );
    assert_eq!(
        (&open(&case)["title"], &open(&case)["due_at"]),
        (&json!("服务台受理"), &json!("2026-11-23T10:10:00+08:00"))
    );
    // Somebody with one: it is theirs, they see it and are told.
    let own = call(json!({ "caller_id": clerk_id, "caller_name": "", "channel": "counter" }));
    let taken = take(&engineer, own).await.expect(201).json();
    let clerk = city.as_("clerk").await;
    let case = seen(&clerk, &taken["id"]).await;
    assert_eq!(
        (&case["opener_name"], &case["intake"]["channel"]),
        (&json!("clerk的姓名"), &json!("counter"))
    );
    assert_eq!(titles(&clerk).await, ["服务台已登记：开通端口"]);
    assert!(case["may"].as_array().expect("acts").contains(&json!("withdraw")), "{}", case["may"]);
    // Sent twice with one key, it is one case.
    let twice = async || {
        let headers = [("idempotency-key", "call-1")];
        engineer.send("POST", "/api/v1/desk/cases", Some(call(json!({}))), &headers).await.expect(201).json()
    };
    assert_eq!(twice().await["id"], twice().await["id"]);
    let trail = test.as_role("audit_admin").await;
    let entries = trail.get("/api/v1/audit/entries?action=desk.take").await.expect(200).json();
    assert_eq!(entries["items"].as_array().map(Vec::len), Some(3));
    assert!(!entries.to_string().contains("王某"), "who called is on the record without the name");
}

async fn a_call_that_says_too_little_changes_nothing(test: TestApp) {
    let city = City::new(&test).await;
    let (engineer, clerk) = (city.as_("engineer").await, city.as_("clerk").await);
    let bad = call(json!({ "unit_id": 999, "channel": "pigeon", "caller_name": " ", "category": "天气" }));
    let refused = take(&engineer, bad).await.expect(422).json();
    assert_eq!(places(&refused), ["/channel", "/caller_name", "/category", "/unit_id"]);
    let refused = take(&engineer, call(json!({ "form": { "title": "开通端口" } }))).await.expect(422).json();
    assert_eq!(places(&refused), ["/form/provider_id", "/form/content"]);
    let stranger = take(&engineer, call(json!({ "caller_id": 999 }))).await.expect(422).json();
    assert_eq!(places(&stranger), ["/caller_id"]);
    assert_eq!(
        take(&engineer, call(json!({ "kind": "network-policy" }))).await.expect(422).code(),
        "not_of_the_desk"
    );
    assert_eq!(take(&engineer, call(json!({ "kind": "nothing" }))).await.status, 404);
    assert_eq!(take(&clerk, call(json!({}))).await.status, 403, "a clerk asks in the portal");
    let cases = engineer.get("/api/v1/cases").await.expect(200).json();
    assert_eq!(cases["items"], json!([]));
}

async fn the_desk_takes_only_what_its_party_handles(test: TestApp) {
    let city = City::new(&test).await;
    party(&test, 19, "/19/", "provider", "city").await;
    placed(&test, "foreign", "provider_engineer", 19, Reach::Provider).await;
    let foreign = city.as_("foreign").await;
    assert_eq!(take(&foreign, call(json!({}))).await.expect(422).code(), "outside_the_desk");
    let own = call(
        json!({ "form": { "title": "开通端口", "provider_id": 19, "content": "测试环境需要访问数据库" }, "unit_id": OTHER_UNIT }),
    );
    let taken = take(&foreign, own).await.expect(201).json();
    let engineer = city.as_("engineer").await;
    engineer.get(&format!("/api/v1/cases/{}", taken["id"])).await.expect(404);
}

async fn a_category_is_checked_and_corrected(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, engineer) = (city.as_("clerk").await, city.as_("engineer").await);
    let tree = clerk.get("/api/v1/desk/categories?pack=xuchang").await.expect(200).json();
    let all = tree["categories"].as_array().expect("categories");
    let one = all.iter().find(|one| one["path"] == "网络/访问不通").expect("it");
    assert_eq!((&one["parent"], &one["kind"]), (&json!("网络"), &json!("incident")));
    assert_eq!(tree["kinds"], json!(["complaint", "incident", "question", "service-request"]));
    let question = json!({ "title": "怎样扩容", "category": "天气", "provider_id": PROVIDER, "content": "扩容要走什么流程" });
    let id = begun(&clerk, "question", question).await;
    let refused = send(&clerk, id).await.expect(422).json();
    assert_eq!(
        (places(&refused), &refused["findings"][0]["code"]),
        (vec!["/form/category"], &json!("picked_category"))
    );
    let request =
        json!({ "title": "备份", "category": "其他", "provider_id": PROVIDER, "content": "请开通每日备份" });
    let case = city.sent(&clerk, "service-request", request).await.expect(200).json();
    assert_eq!((&case["intake"]["channel"], &case["intake"]["category"]), (&json!("portal"), &json!("其他")));
    let accepted = json!({ "outcome": "受理", "form": { "accepted_category": "监控与备份" } });
    let case = act(&engineer, &first_task(&engineer).await, "complete", accepted).await.expect(200).json();
    assert_eq!(case["intake"]["category"], "监控与备份", "who accepts it knows better");
}

async fn the_class_of_an_incident_chooses_its_clock_and_who_is_told(test: TestApp) {
    let city = City::new(&test).await;
    let clerk = city.as_("clerk").await;
    let due = async |level: &str| {
        let case = city.sent(&clerk, "incident", incident(level)).await.expect(200).json();
        (open(&case)["due_at"].clone(), open(&case)["due_basis"]["key"].clone(), case)
    };
    let (at, key, _) = due("一般").await;
    assert_eq!((at, key), (json!("2026-11-23T10:30:00+08:00"), json!("evt.general")));
    let (at, key, serious) = due("严重").await;
    assert_eq!((at, key), (json!("2026-11-23T10:15:00+08:00"), json!("evt.serious")));
    let (_, key, _) = due("重大").await;
    assert_eq!(key, "evt.immediate");
    let urgent =
        json!({ "pack": "xuchang", "kind": "incident", "form": incident("一般"), "is_urgent": true });
    let id = clerk.post("/api/v1/cases", urgent).await.expect(201).json()["id"].as_i64().expect("an id");
    let urgent = send(&clerk, id).await.expect(200).json();
    assert_eq!(open(&urgent)["due_basis"]["key"], "evt.immediate", "urgent is as fast as the highest class");
    // Fifteen minutes pass, and nobody responds to the serious one.
    test.clock.advance_ms(14 * MINUTE_MS);
    let runner = runner(&test);
    runner.run_due_once().await.expect("worked off");
    let manager = city.as_("manager").await;
    let told = |titles: Vec<String>| titles.iter().filter(|title| *title == "超时升级：响应故障").count();
    assert_eq!(told(titles(&manager).await), 0, "nothing is late by a quarter of an hour yet");
    for (minutes, expected) in [(7, 2), (10, 3)] {
        test.clock.advance_ms(minutes * MINUTE_MS);
        for _ in 0..3 {
            runner.run_due_once().await.expect("worked off");
        }
        let manager = city.as_("manager").await;
        assert_eq!(told(titles(&manager).await), expected, "the two at once, then the serious one");
    }
    // Half an hour without a word, and whoever was signed in signs in again.
    let (engineer, clerk) = (city.as_("engineer").await, city.as_("clerk").await);
    let case = seen(&engineer, &serious["id"]).await;
    assert_eq!(acts(&case), ["open", "send", "remind", "overdue", "escalate"]);
    assert_eq!(case["timeline"][4]["detail"]["to"], "manager的姓名");
    let responded =
        act(&engineer, &open(&case), "complete", json!({ "outcome": "响应" })).await.expect(200).json();
    assert_eq!(responded["tasks"][1]["is_late"], true, "late stays late");
    let counts = clerk.get("/api/v1/cases/counts?from=2026-11-01&until=2026-12-01").await.expect(200).json();
    assert_eq!(counts[0]["late_tasks"], 4, "the general one is late by now as well");
}

fn shift(person: &Value, from: &str, until: &str) -> Value {
    json!({ "pack": "xuchang", "party_id": PROVIDER, "roster": "first", "account_id": person, "from": from, "until": until })
}

async fn id_of(who: &Client<'_>) -> Value {
    who.get("/api/v1/me").await.expect(200).json()["account_id"].clone()
}

async fn whoever_is_on_duty_gets_what_comes_in(test: TestApp) {
    let city = City::new(&test).await;
    let (manager, engineer, second) =
        (city.as_("manager").await, city.as_("engineer").await, city.as_("engineer2").await);
    let clerk = city.as_("clerk").await;
    let request = || json!({ "title": "备份", "category": "监控与备份", "provider_id": PROVIDER, "content": "请开通每日备份" });
    let (from, until) = ("2026-11-23T08:00:00+08:00", "2026-11-23T18:00:00+08:00");
    // Nobody is on duty: it stays with all who may.
    let free = city.sent(&clerk, "service-request", request()).await.expect(200).json();
    assert_eq!((&open(&free)["assignee_name"], acts(&free).len()), (&Value::Null, 2));
    let person = id_of(&second).await;
    manager.post("/api/v1/desk/duty", shift(&person, from, until)).await.expect(201);
    let case = city.sent(&clerk, "service-request", request()).await.expect(200).json();
    assert_eq!(open(&case)["assignee_name"], "engineer2的姓名");
    assert_eq!(acts(&case), ["open", "send", "dispatch"]);
    let dispatched = &case["timeline"][2];
    assert_eq!((&dispatched["by"], &dispatched["detail"]["roster"]), (&Value::Null, &json!("一线值守")));
    let told = |titles: Vec<String>| titles.iter().filter(|title| *title == "待办：服务台受理").count();
    assert_eq!(
        (told(titles(&second).await), told(titles(&engineer).await)),
        (2, 1),
        "whoever is on duty is told, once"
    );
    // Two on duty: whoever has less gets the next one.
    let other = id_of(&engineer).await;
    manager.post("/api/v1/desk/duty", shift(&other, from, until)).await.expect(201);
    let case = city.sent(&clerk, "service-request", request()).await.expect(200).json();
    assert_eq!(open(&case)["assignee_name"], "engineer的姓名");
    // What is of another roster, and what has no category, goes to nobody in particular.
    let security = json!({ "title": "防护", "category": "安全/防护策略", "provider_id": PROVIDER, "content": "请调整防护策略" });
    let case = city.sent(&clerk, "service-request", security).await.expect(200).json();
    assert_eq!(open(&case)["assignee_name"], Value::Null);
    let case = city.sent(&clerk, "incident", incident("一般")).await.expect(200).json();
    assert_eq!(open(&case)["assignee_name"], Value::Null);
    // It is given back like any other, and after the shift nobody is on duty.
    test.clock.advance_ms(8 * 60 * MINUTE_MS);
    let clerk = city.as_("clerk").await;
    let late = city.sent(&clerk, "service-request", request()).await.expect(200).json();
    assert_eq!(open(&late)["assignee_name"], Value::Null);
}

async fn a_roster_is_kept_by_those_who_manage_it(test: TestApp) {
    let city = City::new(&test).await;
    let (manager, engineer, clerk) =
        (city.as_("manager").await, city.as_("engineer").await, city.as_("clerk").await);
    let person = id_of(&engineer).await;
    let path =
        format!("/api/v1/desk/duty?pack=xuchang&party_id={PROVIDER}&roster=first&from=2026-11-23&days=3");
    let add = async |given: Value| manager.post("/api/v1/desk/duty", given).await;
    let night = ("2026-11-23T20:00:00+08:00", "2026-11-24T08:00:00+08:00");
    let mut nights = shift(&person, night.0, night.1);
    nights["days"] = json!(2);
    let first = add(nights).await.expect(201).json()["id"].clone();
    let roster = engineer.get(&path).await.expect(200).json();
    assert_eq!(roster["shifts"].as_array().map(Vec::len), Some(2));
    let gaps = json!([{ "from": "2026-11-23T10:00:00+08:00", "until": "2026-11-23T20:00:00+08:00" },
        { "from": "2026-11-24T08:00:00+08:00", "until": "2026-11-24T20:00:00+08:00" },
        { "from": "2026-11-25T08:00:00+08:00", "until": "2026-11-26T00:00:00+08:00" }]);
    assert_eq!(roster["gaps"], gaps, "from now on");
    assert_eq!(roster["people"].as_array().map(Vec::len), Some(2), "both engineers");
    let refused = |reply: Reply| {
        let refused = reply.expect(422).json();
        places(&refused).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(refused(add(shift(&person, night.0, night.1)).await), ["/from"], "on duty then already");
    assert_eq!(refused(add(shift(&person, night.1, night.0)).await), ["/until"]);
    assert_eq!(
        refused(add(shift(&json!(999), "x", "2026-11-30T08:00:00+08:00")).await),
        ["/from", "/until", "/account_id"]
    );
    let mut other = shift(&person, night.0, night.1);
    other["roster"] = json!("nothing");
    assert_eq!(add(other).await.status, 404);
    assert_eq!(engineer.post("/api/v1/desk/duty", shift(&person, night.0, night.1)).await.status, 403);
    clerk.get(&path).await.expect(404);
    let gone = format!("/api/v1/desk/duty/{first}");
    assert_eq!(engineer.delete(&gone).await.status, 403);
    manager.delete(&gone).await.expect(204);
    manager.delete(&gone).await.expect(404);
    assert_eq!(engineer.get(&path).await.expect(200).json()["shifts"].as_array().map(Vec::len), Some(1));
}

async fn cases_are_linked_and_what_is_the_same_is_merged(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, other, engineer) =
        (city.as_("clerk").await, city.as_("other").await, city.as_("engineer").await);
    let first = city.sent(&clerk, "incident", incident("一般")).await.expect(200).json();
    let second = city.sent(&other, "incident", incident("一般")).await.expect(200).json();
    let third = city.sent(&other, "incident", incident("一般")).await.expect(200).json();
    let at = |case: &Value, what: &str| format!("/api/v1/cases/{}/{what}", case["id"]);
    let link = async |kind: &str, number: &Value| {
        engineer.post(&at(&first, "links"), json!({ "kind": kind, "number": number })).await
    };
    let linked = link("caused_by", &third["number"]).await.expect(200).json();
    let made = linked["links"][0].clone();
    assert_eq!(
        (&made["kind"], &made["number"], &made["is_incoming"]),
        (&json!("caused_by"), &third["number"], &json!(false))
    );
    assert_eq!(link("caused_by", &third["number"]).await.expect(409).code(), "linked");
    assert_eq!(link("duplicate_of", &third["number"]).await.status, 422, "a duplicate is merged");
    for number in [&first["number"], &json!("故障〔2026〕0099号")] {
        assert_eq!(places(&link("relates_to", number).await.expect(422).json()), ["/number"]);
    }
    assert_eq!(seen(&engineer, &third["id"]).await["links"][0]["is_incoming"], true);
    assert_eq!(
        seen(&clerk, &first["id"]).await["links"],
        json!([]),
        "the clerk does not see the other unit's case"
    );
    engineer.delete(&format!("{}/{}", at(&first, "links"), made["id"])).await.expect(200);
    assert_eq!(acts(&seen(&engineer, &third["id"]).await), ["open", "send", "link", "unlink"]);
    // The second is the same as the first, the third the same as the second.
    let merge = async |who: &Client<'_>, case: &Value, into: &Value| {
        who.post(&at(case, "merge"), json!({ "number": into["number"], "said": "同一故障" })).await
    };
    assert_eq!(merge(&other, &second, &third).await.status, 403, "a clerk does not merge");
    merge(&engineer, &third, &second).await.expect(200);
    let merged = merge(&engineer, &second, &first).await.expect(200).json();
    assert_eq!(
        (&merged["state"], acts(&merged)[2..].to_vec()),
        (&json!("ended"), vec!["merged".to_owned(), "merge".to_owned()])
    );
    assert_eq!(merge(&engineer, &second, &first).await.expect(409).code(), "ended");
    assert_eq!(
        seen(&engineer, &first["id"]).await["links"].as_array().map(Vec::len),
        Some(2),
        "the third came along"
    );
    let number = first["number"].as_str().expect("a number");
    let own = seen(&other, &second["id"]).await;
    let shown = own["links"]
        .as_array()
        .expect("links")
        .iter()
        .find(|link| link["number"] == number)
        .cloned()
        .expect("it");
    assert_eq!(
        (&shown["kind"], &shown["case"]),
        (&json!("duplicate_of"), &Value::Null),
        "the number, and nothing else of it"
    );
    assert!(titles(&other).await.iter().any(|title| title.starts_with(&format!("已并入{number}"))));
    // When the first has ended, the others are told.
    clerk.post(&at(&first, "withdraw"), json!({ "said": "已自行恢复" })).await.expect(200);
    let told = titles(&other).await;
    for case in [&second, &third] {
        assert!(told.contains(&format!("{}已撤回", case["number"].as_str().expect("a number"))), "{told:?}");
    }
}

async fn knowledge_is_published_by_a_second_person_found_and_counted(test: TestApp) {
    let city = City::new(&test).await;
    let (engineer, manager, clerk) =
        (city.as_("engineer").await, city.as_("manager").await, city.as_("clerk").await);
    let words = |body: &str| json!({ "pack": "xuchang", "title": "云主机怎样扩容", "body": body, "category": "申请与流程", "audience": "everybody" });
    let id = engineer.post("/api/v1/knowledge", words("填写变更申请")).await.expect(201).json()["id"]
        .as_i64()
        .expect("an id");
    let path = format!("/api/v1/knowledge/{id}");
    let publish = async |who: &Client<'_>, version: i64| {
        who.send("POST", &format!("{path}/publish"), None, &[("if-match", &format!("\"{version}\""))]).await
    };
    clerk.get(&path).await.expect(404);
    assert_eq!(
        clerk.get("/api/v1/knowledge?q=%E6%89%A9%E5%AE%B9").await.expect(200).json()["items"],
        json!([]),
        "a draft"
    );
    assert_eq!(
        engineer.get("/api/v1/knowledge/drafts").await.expect(200).json()["items"][0]["state"],
        "draft"
    );
    assert_eq!(publish(&engineer, 1).await.status, 403);
    assert_eq!(publish(&manager, 7).await.status, 412);
    let published = publish(&manager, 1).await.expect(200).json();
    assert_eq!((&published["state"], &published["published"]), (&json!("published"), &json!(1)));
    assert_eq!(publish(&manager, 2).await.expect(409).code(), "nothing_new");
    let found = clerk.get("/api/v1/knowledge?q=%E6%89%A9%E5%AE%B9").await.expect(200).json();
    assert_eq!(found["items"][0]["title"], "云主机怎样扩容");
    // A new version waits; what is published stays. Nobody publishes their own words.
    let edited = manager.put(&path, 2, words("先看用量，再填写变更申请")).await.expect(200).json();
    assert_eq!((&edited["number"], &edited["state"]), (&json!(2), &json!("draft")));
    assert_eq!(publish(&manager, 3).await.expect(409).code(), "own_words");
    let read = clerk.get(&path).await.expect(200).json();
    assert_eq!(
        (&read["body"], &read["versions"], &read["may"]),
        (&json!("填写变更申请"), &json!([]), &json!([]))
    );
    assert_eq!(engineer.put(&path, 2, words("旧")).await.status, 412);
    let bad = json!({ "pack": "xuchang", "title": " ", "body": "", "category": "天气", "audience": "me" });
    let refused = engineer.put(&path, 3, bad).await.expect(422).json();
    assert_eq!(places(&refused), ["/title", "/body", "/audience", "/category"]);
    // Found while somebody types, linked from an answer, counted once.
    let typed = "/api/v1/knowledge/suggestions?text=%E6%88%91%E7%9A%84%E4%BA%91%E4%B8%BB%E6%9C%BA%E8%A6%81%E6%89%A9%E5%AE%B9";
    assert_eq!(clerk.get(typed).await.expect(200).json()[0]["id"], id);
    assert_eq!(
        clerk.get("/api/v1/knowledge/suggestions?text=%E5%A4%A9%E6%B0%94").await.expect(200).json(),
        json!([])
    );
    let question = json!({ "title": "怎样扩容", "category": "申请与流程", "provider_id": PROVIDER, "content": "扩容要走什么流程" });
    let case = city.sent(&clerk, "question", question).await.expect(200).json();
    let cite = format!("/api/v1/cases/{}/knowledge", case["id"]);
    assert_eq!(clerk.post(&cite, json!({ "entry_id": id })).await.status, 403);
    let cited = engineer.post(&cite, json!({ "entry_id": id })).await.expect(200).json();
    assert_eq!(cited["knowledge"], json!([{ "id": id, "title": "云主机怎样扩容" }]));
    assert_eq!(engineer.post(&cite, json!({ "entry_id": id })).await.expect(409).code(), "used");
    assert_eq!(clerk.get(&path).await.expect(200).json()["uses"], 1);
    // Retired, it is shown to nobody else and found by nobody.
    let retired = manager
        .send("POST", &format!("{path}/retire"), None, &[("if-match", "\"3\"")])
        .await
        .expect(200)
        .json();
    assert_eq!(retired["state"], "retired");
    clerk.get(&path).await.expect(404);
    assert_eq!(clerk.get(typed).await.expect(200).json(), json!([]));
    assert_eq!(engineer.post(&cite, json!({ "entry_id": id })).await.status, 404);
}

async fn what_has_ended_is_rated_and_counted(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, engineer) = (city.as_("clerk").await, city.as_("engineer").await);
    let question = || json!({ "title": "怎样扩容", "category": "申请与流程", "provider_id": PROVIDER, "content": "扩容要走什么流程" });
    let ended = async |rated: Value| {
        let case = city.sent(&clerk, "question", question()).await.expect(200).json();
        let accepted =
            act(&engineer, &open(&case), "complete", json!({ "outcome": "受理" })).await.expect(200).json();
        let answer = json!({ "outcome": "done", "form": { "answer": "请填写变更申请" } });
        let answered = act(&engineer, &open(&accepted), "complete", answer).await.expect(200).json();
        act(&clerk, &open(&answered), "complete", json!({ "outcome": "confirm", "form": rated }))
            .await
            .expect(200)
            .json()
    };
    let rate = async |who: &Client<'_>, case: &Value, satisfaction: &str| {
        let given = json!({ "satisfaction": satisfaction, "is_solved": true, "said": "回答很快" });
        who.post(&format!("/api/v1/cases/{}/rating", case["id"]), given).await
    };
    // What the opener says while confirming counts, and is not asked for again.
    let first = ended(json!({ "satisfaction": "满意" })).await;
    assert_eq!(
        (&first["rating"]["satisfaction"], &first["rating"]["channel"]),
        (&json!("满意"), &json!("portal"))
    );
    assert_eq!(rate(&clerk, &first, "满意").await.expect(409).code(), "rated");
    // Who said nothing is called by the desk.
    let second = ended(json!({})).await;
    assert!(second["may"].as_array().expect("acts").contains(&json!("rate")), "{}", second["may"]);
    assert_eq!(rate(&engineer, &second, "还行").await.status, 422);
    let called = rate(&engineer, &second, "不满意").await.expect(200).json();
    assert_eq!(
        (&called["rating"]["channel"], acts(&called).last().map(String::as_str)),
        (&json!("telephone"), Some("call_back"))
    );
    // One that still runs, its first response late.
    let third = take(&engineer, call(json!({}))).await.expect(201).json();
    assert_eq!(rate(&engineer, &third, "满意").await.expect(409).code(), "not_done");
    test.clock.advance_ms(11 * MINUTE_MS);
    let other = city.as_("other").await;
    assert_eq!(rate(&other, &second, "满意").await.status, 404);
    let groups = async |who: &Client<'_>, by: &str| {
        who.get(&format!("/api/v1/desk/statistics?pack=xuchang&by={by}")).await.expect(200).json()["groups"]
            .clone()
    };
    let expected = json!([
        { "key": "申请与流程", "title": "申请与流程", "total": 2, "ended": 2, "responded": 2, "responded_late": 0, "handled": 2, "handled_late": 0,
          "rated": 2, "content": 1, "repeated": 1 },
        { "key": "网络/访问策略", "title": "网络/访问策略", "total": 1, "ended": 0, "responded": 0, "responded_late": 1, "handled": 0, "handled_late": 0,
          "rated": 0, "content": 0, "repeated": 0 }]);
    assert_eq!(groups(&engineer, "category").await, expected);
    let channels = groups(&engineer, "channel").await;
    assert_eq!(
        (&channels[0]["title"], &channels[1]["title"], &channels[1]["total"]),
        (&json!("门户"), &json!("电话"), &json!(1))
    );
    assert_eq!(groups(&engineer, "kind").await[0]["title"], "咨询");
    assert_eq!(groups(&engineer, "unit").await.as_array().map(Vec::len), Some(1));
    assert_eq!(groups(&other, "category").await, json!([]), "another unit sees none of it");
    let workbook =
        engineer.post("/api/v1/desk/statistics/exports?pack=xuchang", Value::Null).await.expect(200);
    assert_eq!(&workbook.bytes[..2], b"PK");
}
