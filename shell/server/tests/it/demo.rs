//! The demo city: who is in it can sign in at once, and it is made where nobody works.

use crate::harness::{Client, TestApp};
use crate::on_both;
use serde_json::{Value, json};
use yunheng_access::SHIPPED_ROLES;
use yunheng_api::DemoPersonJson;
use yunheng_app::demo::{self, Demo};

on_both! {
    everybody_of_the_city_signs_in_with_what_was_shown_once
    administrators_of_the_city_need_their_codes
    the_city_is_made_once
    a_database_in_which_people_work_is_left_alone
    the_city_is_on_the_record
    everybody_sees_what_is_theirs
    a_second_person_confirms_what_waits
    notices_wait_and_start_their_clocks
}

pub async fn made(test: &TestApp) -> Vec<DemoPersonJson> {
    match demo::make(&test.app, 7).await.expect("an empty database") {
        Demo::Made(people) => people,
        Demo::There(seed) => panic!("there already, of seed {seed}"),
    }
}

fn of<'p>(people: &'p [DemoPersonJson], login: &str) -> &'p DemoPersonJson {
    people.iter().find(|person| person.login == login).unwrap_or_else(|| panic!("no {login}"))
}

async fn everybody_of_the_city_signs_in_with_what_was_shown_once(test: TestApp) {
    let people = made(&test).await;
    for role in SHIPPED_ROLES {
        assert!(people.iter().any(|person| person.role == role.key), "nobody is {}", role.key);
    }
    for login in ["edu.clerk", "east.officer", "clouda.manager", "data.leader"] {
        let person = of(&people, login);
        let mut client = test.stranger();
        client.sign_in(login, &person.password).await;
        let me = client.get("/api/v1/me").await.expect(200).json();
        assert_eq!(me["pending"], Value::Null, "{login} may look around at once");
        assert_eq!((&me["name"], &me["party_name"]), (&json!(person.name), &json!(person.party)));
        assert!(me["grants"].as_array().expect("grants").iter().any(|grant| grant["role"] == person.role));
    }
    let stranger = test.stranger();
    let (clerk, other) = (of(&people, "edu.clerk"), of(&people, "hr.clerk"));
    let body = json!({"login": clerk.login, "password": other.password});
    stranger.post("/api/v1/sign-in", body).await.expect(401);
}

/// Signs an administrator in, with the code of their secret.
async fn administrator<'t>(test: &'t TestApp, person: &DemoPersonJson) -> Client<'t> {
    let secret = from_base32(person.totp_secret.as_deref().expect("a secret"));
    let mut client = test.stranger();
    let body = json!({"login": person.login, "password": person.password});
    let reply = client.post("/api/v1/sign-in", body).await.expect(200);
    client.keep_cookie(&reply);
    assert_eq!(reply.json()["state"], "totp");
    let code = yunheng_app::totp_code(&secret, test.app.now_ms()).expect("a code");
    let body = json!({"ticket": reply.json()["ticket"], "code": code});
    let reply = client.post("/api/v1/sign-in/totp", body).await.expect(200);
    client.keep_cookie(&reply);
    client.csrf = csrf(&client).await;
    client
}

async fn csrf(client: &Client<'_>) -> Option<String> {
    client.get("/api/v1/me").await.expect(200).json()["csrf_token"].as_str().map(str::to_owned)
}

/// Signs somebody in who needs no code.
pub async fn signed_in<'t>(test: &'t TestApp, people: &[DemoPersonJson], login: &str) -> Client<'t> {
    let mut client = test.stranger();
    client.sign_in(login, &of(people, login).password).await;
    client
}

pub async fn items(client: &Client<'_>, path: &str) -> Vec<Value> {
    client.get(path).await.expect(200).json()["items"].as_array().expect("a list").clone()
}

fn from_base32(text: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for letter in text.chars() {
        held = held << 5 | u32::try_from(LETTERS.find(letter).expect("a letter")).expect("small");
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    bytes
}

async fn administrators_of_the_city_need_their_codes(test: TestApp) {
    let people = made(&test).await;
    for (login, world) in
        [("system.admin", "system"), ("security.admin", "security"), ("audit.admin", "audit")]
    {
        let client = administrator(&test, of(&people, login)).await;
        let me = client.get("/api/v1/me").await.expect(200).json();
        assert_eq!((&me["world"], &me["pending"]), (&json!(world), &Value::Null));
    }
    let with_secret = people.iter().filter(|person| person.totp_secret.is_some()).count();
    assert_eq!(with_secret, 3, "nobody else needs a code");
}

async fn the_city_is_made_once(test: TestApp) {
    let ways = |reply: Value| (reply["is_demo"].clone(), reply["needs_bootstrap"].clone());
    let before = test.stranger().get("/api/v1/sign-in/methods").await.expect(200).json();
    assert_eq!(ways(before), (json!(false), json!(true)));
    let people = made(&test).await;
    let after = test.stranger().get("/api/v1/sign-in/methods").await.expect(200).json();
    assert_eq!(
        ways(after),
        (json!(true), json!(false)),
        "no link is needed: the three administrators are there"
    );
    assert!(matches!(demo::make(&test.app, 8).await, Ok(Demo::There(7))));
    signed_in(&test, &people, "edu.clerk").await;
}

async fn a_database_in_which_people_work_is_left_alone(test: TestApp) {
    test.person("worker", "unit_clerk").await;
    let refused = demo::make(&test.app, 1).await.err().expect("refused");
    assert_eq!(refused.code, "not_empty");
    assert_eq!(demo::seed(&test.app).await.expect("asked"), None);
}

async fn the_city_is_on_the_record(test: TestApp) {
    let people = made(&test).await;
    let client = administrator(&test, of(&people, "audit.admin")).await;
    let list = client.get("/api/v1/audit/entries?action=demo.make").await.expect(200).json();
    // Once for its people, who were there before its work, and once for what lies on their pages today.
    assert_eq!(list["items"].as_array().expect("a list").len(), 2, "{list}");
    assert_eq!(list["items"][0]["login"], "job:demo");
    for (action, least) in
        [("party.create", 50), ("account.make", 60), ("grant.make", 60), ("delegation.make", 3)]
    {
        let path = format!("/api/v1/audit/entries?action={action}&limit=200");
        let list = client.get(&path).await.expect(200).json();
        let count = list["items"].as_array().expect("a list").len();
        assert!(count >= least, "{action}: {count}");
    }
    let shown = list.to_string();
    assert!(people.iter().all(|person| !shown.contains(&person.password)));
}

async fn everybody_sees_what_is_theirs(test: TestApp) {
    let people = made(&test).await;
    // A clerk the unit, unless somebody lent them more; a head those below too; a county its authority and three units.
    for (login, count) in [
        ("hr.clerk", 1),
        ("edu.clerk", 2),
        ("health.head", 2),
        ("east.officer", 4),
        ("clouda.manager", 1),
        ("data.leader", 50),
        ("auditor", 50),
    ] {
        let client = signed_in(&test, &people, login).await;
        let seen = items(&client, "/api/v1/parties?limit=200").await;
        assert_eq!(seen.len(), count, "{login}");
        let own = seen.iter().any(|party| party["name"] == of(&people, login).party);
        assert!(own, "{login} sees their own party");
    }
    let leader = signed_in(&test, &people, "data.leader").await;
    let paid = items(&leader, "/api/v1/parties?kind=using_unit&limit=200").await;
    assert!(paid.iter().all(|party| party["payer_name"].is_string()), "somebody pays for every unit");
    let found = items(&leader, "/api/v1/parties?q=示例云甲建设").await;
    assert_eq!(found.len(), 1, "a provider is found by the other spelling of its name");
}

async fn a_second_person_confirms_what_waits(test: TestApp) {
    let people = made(&test).await;
    let system = of(&people, "system.admin");
    let client = administrator(&test, system).await;
    let open = items(&client, "/api/v1/proposals?state=open").await;
    let kinds: Vec<&str> = open.iter().filter_map(|proposal| proposal["kind"].as_str()).collect();
    assert_eq!(kinds, ["role", "grant", "grant"]);
    test.clock.advance_ms(30_000);
    let secret = from_base32(system.totp_secret.as_deref().expect("a secret"));
    let code = yunheng_app::totp_code(&secret, test.app.now_ms()).expect("a code");
    client.post("/api/v1/me/confirm", json!({"code": code})).await.expect(204);
    for proposal in &open {
        let path = format!("/api/v1/proposals/{}/confirm", proposal["id"]);
        let version = format!("\"{}\"", proposal["version"]);
        client.send("POST", &path, Some(json!({})), &[("if-match", &version)]).await.expect(200);
    }
    let clerk = signed_in(&test, &people, "hr.clerk").await;
    let grants = clerk.get("/api/v1/me").await.json()["grants"].clone();
    let roles: Vec<&str> =
        grants.as_array().expect("grants").iter().filter_map(|grant| grant["role"].as_str()).collect();
    assert_eq!(roles, ["unit_clerk", "unit_head"]);
    let leader = signed_in(&test, &people, "data.leader").await;
    let open = items(&leader, "/api/v1/proposals?state=open").await;
    assert_eq!(open.len(), 1, "{open:?}");
    assert_eq!((&open[0]["kind"], &open[0]["may_decide"]), (&json!("ruling_choice"), &json!(true)));
}

async fn notices_wait_and_start_their_clocks(test: TestApp) {
    let people = made(&test).await;
    let manager = signed_in(&test, &people, "clouda.manager").await;
    let notices = items(&manager, "/api/v1/notices").await;
    let report = notices.iter().find(|notice| notice["starts_clock"] == true).expect("the report");
    let password = &of(&people, "clouda.manager").password;
    manager.post("/api/v1/me/confirm", json!({"password": password})).await.expect(204);
    manager.post(&format!("/api/v1/notices/{}/signed", report["id"]), json!({})).await.expect(204);
    let officer = signed_in(&test, &people, "data.officer1").await;
    let path = format!("/api/v1/notices/{}/deliveries", report["id"]);
    let ways = items(&officer, &path).await;
    let record = officer.get(&format!("/api/v1/deliveries/{}", ways[0]["id"])).await.expect(200).json();
    assert_eq!(record["clock"]["key"], "report.confirm");
    assert!(record["clock"]["due_on"].is_string(), "{record}");
    let everybody = items(&officer, "/api/v1/deliveries?limit=200").await;
    assert!(everybody.len() > people.len());
}
