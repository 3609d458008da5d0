//! People: accounts; and below, what people may do and what two of them decide.

mod proposals;
mod review;
pub mod rights;

use crate::harness::{Client, MORNING_MS, PASSWORD, TestApp};
use crate::on_both;
use serde_json::{Value, json};
use yunheng_access::Reach;
use yunheng_store::account::{self, NewAccount};
use yunheng_store::authority::{self, NewGrant};
use yunheng_store::testing::execute;

on_both! {
    an_account_begins_with_a_password_that_is_shown_once
    what_is_wrong_with_an_account_is_said_at_once
    contacts_are_masked_and_looking_is_on_the_record
    an_edit_says_which_version_it_is_of
    people_of_business_see_those_in_their_scope
    lists_are_filtered_searched_sorted_and_paged
    leaving_ends_everything_at_once
    a_locked_account_is_unlocked_by_a_person
    a_reset_leaves_nothing_of_what_the_person_knew
    accounts_and_grants_end_by_the_clock
}

const DAY_MS: i64 = 86_400_000;

/// A party with an id of the test's own.
pub async fn party(test: &TestApp, id: i64, path: &str, kind: &str, level: &str) {
    let sql = format!(
        "INSERT INTO party (id, path, kind, level, name, normalized_name, status, version, created_at_ms, updated_at_ms) \
         VALUES ({id}, '{path}', '{kind}', '{level}', '单位{id}', '单位{id}', 'active', 1, 0, 0)"
    );
    execute(test.app.store(), &sql).await.expect("a party");
}

/// Hashing is slow by design; everybody has the same password.
fn password_hash() -> String {
    static HASH: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    HASH.get_or_init(|| yunheng_app::hash_password(PASSWORD).expect("hashed")).clone()
}

/// A person of business in a party, with a role over a reach from it; without a role when it is empty.
pub async fn placed(test: &TestApp, login: &str, role: &str, party: i64, reach: Reach) -> i64 {
    let tx = test.app.store().begin().await.expect("a transaction");
    let new = NewAccount {
        login: login.into(),
        name: format!("{login}的姓名"),
        world: "business",
        party_id: Some(party),
        password_hash: Some(password_hash()),
        ..NewAccount::default()
    };
    let account_id = account::insert(tx.db(), new, test.app.now_ms()).await.expect("an account");
    if !role.is_empty() {
        let (role_id, world) = authority::role_by_key(tx.db(), role).await.expect("asked").expect("shipped");
        let party_id = reach.needs_anchor().then_some(party);
        let grant = NewGrant {
            account_id,
            role_id,
            world,
            reach,
            party_id,
            from_ms: 0,
            until_ms: None,
            proposal_id: None,
        };
        authority::insert_grant(tx.db(), grant, test.app.now_ms()).await.expect("a grant");
    }
    tx.commit().await.expect("a commit");
    account_id
}

/// A text as it stands in an address.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// The role of a key.
pub async fn role_id(test: &TestApp, key: &str) -> i64 {
    authority::role_by_key(test.app.store().reader(), key).await.expect("asked").expect("a role").0
}

/// An id that an answer gives.
pub fn id_of(answer: &Value) -> i64 {
    answer["id"].as_i64().unwrap_or_else(|| panic!("no id: {answer}"))
}

/// Confirms a proposal as somebody who has just confirmed who they are.
pub async fn confirmed(by: &Client<'_>, proposal: i64) -> Value {
    by.confirm().await;
    decide(by, proposal, "confirm", json!({})).await.expect(200).json()
}

/// Asks for a decision of the first version of a proposal.
pub async fn decide(by: &Client<'_>, proposal: i64, verdict: &str, body: Value) -> crate::harness::Reply {
    let path = format!("/api/v1/proposals/{proposal}/{verdict}");
    by.send("POST", &path, Some(body), &[("if-match", "\"1\"")]).await
}

fn clerk_in(login: &str, party: i64) -> Value {
    json!({"login": login, "name": "李华", "world": "business", "party_id": party, "post": "科员"})
}

fn codes(problem: &Value) -> Vec<(String, String)> {
    let text = |finding: &Value, name: &str| finding[name].as_str().unwrap_or_default().to_owned();
    let findings = problem["findings"].as_array().cloned().unwrap_or_default();
    findings.iter().map(|finding| (text(finding, "code"), text(finding, "where"))).collect()
}

async fn trail(test: &TestApp, query: &str) -> Vec<Value> {
    let auditor = test.as_role("audit_admin").await;
    let page = auditor.get(&format!("/api/v1/audit/entries?{query}")).await.expect(200).json();
    page["items"].as_array().cloned().expect("rows")
}

async fn an_account_begins_with_a_password_that_is_shown_once(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    let admin = test.as_role("system_admin").await;
    let mut wanted = clerk_in(" Li.Hua ", 101);
    (wanted["phone"], wanted["email"]) = (json!("138 1234 5678"), json!("li.hua@example.gov.cn"));
    let key = [("idempotency-key", "one")];
    let made = admin.send("POST", "/api/v1/accounts", Some(wanted.clone()), &key).await.expect(201).json();
    let password = made["password"].as_str().expect("a password").to_owned();
    let again = admin.send("POST", "/api/v1/accounts", Some(wanted.clone()), &key).await.expect(201).json();
    assert_eq!((&again["id"], &again["password"]), (&made["id"], &Value::Null), "a password is shown once");
    wanted["name"] = json!("别人");
    let other = admin.send("POST", "/api/v1/accounts", Some(wanted), &key).await.expect(422);
    assert_eq!(other.code(), "idempotency_key_reused");
    let mut person = test.stranger();
    person.sign_in("li.hua", &password).await;
    assert_eq!(person.get("/api/v1/me").await.json()["pending"], "password");
    assert_eq!(person.get("/api/v1/accounts").await.expect(403).code(), "change_password");
    let entries = trail(&test, "action=account.make").await;
    assert_eq!(entries.len(), 1);
    let text = entries[0].to_string();
    assert!(
        !text.contains("1234") && !text.contains("example.gov.cn") && !text.contains(&password),
        "{text}"
    );
    let kept = "SELECT 1 / (CASE WHEN answer LIKE '%password\":\"%' THEN 0 ELSE 1 END) FROM idempotency";
    execute(test.app.store(), kept).await.expect("the password is kept nowhere");
}

async fn what_is_wrong_with_an_account_is_said_at_once(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    execute(test.app.store(), "UPDATE party SET status = 'closed', closed_on = '2026-01-01' WHERE id = 101")
        .await
        .expect("closed");
    let admin = test.as_role("system_admin").await;
    let form = json!({"login": "-x", "name": " ", "world": "root", "phone": "=1+1", "email": "x", "expires_at": "soon"});
    let said = codes(&admin.post("/api/v1/accounts", form).await.expect(422).json());
    let places: Vec<&str> = said.iter().map(|(_, place)| place.as_str()).collect();
    assert_eq!(places, ["/login", "/name", "/world", "/phone", "/email", "/expires_at"]);
    test.person("li.hua", "").await;
    let mut taken = clerk_in("LI.HUA", 101);
    taken["is_external"] = json!(true);
    let said = codes(&admin.post("/api/v1/accounts", taken.clone()).await.expect(422).json());
    let found: Vec<&str> = said.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(found, ["expires_at", "login_taken", "party"]);
    taken["expires_at"] = json!("2026-11-22T00:00:00+08:00");
    let said = codes(&admin.post("/api/v1/accounts", taken).await.expect(422).json());
    assert_eq!(said[0].1, "/expires_at", "an end in the past");
    let homeless = json!({"login": "zhao.yi", "name": "赵一", "world": "business"});
    assert_eq!(codes(&admin.post("/api/v1/accounts", homeless).await.expect(422).json())[0].1, "/party_id");
}

async fn contacts_are_masked_and_looking_is_on_the_record(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    let admin = test.as_role("system_admin").await;
    let mut wanted = clerk_in("li.hua", 101);
    (wanted["phone"], wanted["email"]) = (json!("13812345678"), json!("li.hua@example.gov.cn"));
    let id = id_of(&admin.post("/api/v1/accounts", wanted).await.expect(201).json());
    let path = format!("/api/v1/accounts/{id}");
    let shown = admin.get(&path).await.expect(200).json();
    assert_eq!((&shown["phone"], &shown["email"]), (&json!("138****5678"), &json!("l***@example.gov.cn")));
    placed(&test, "wang.er", "unit_clerk", 101, Reach::OwnUnit).await;
    let peer = test.signed_in("wang.er").await;
    peer.get(&format!("{path}/contact")).await.expect(403);
    // What the page shows masked comes back masked; it changes nothing.
    let back = json!({"phone": "138****5678", "email": null, "post": "科长"});
    let edited = admin.patch(&path, 1, back).await.expect(200).json();
    assert_eq!(
        (&edited["phone"], &edited["email"], &edited["post"]),
        (&shown["phone"], &Value::Null, &json!("科长"))
    );
    let clear = admin.get(&format!("{path}/contact")).await.expect(200).json();
    assert_eq!(clear, json!({"phone": "13812345678", "email": null}));
    let looked = trail(&test, "action=account.contact").await;
    assert_eq!((looked.len(), &looked[0]["object_id"]), (1, &json!(id.to_string())));
    let changed = trail(&test, "action=account.change").await;
    let fields: Vec<(&Value, &Value)> = changed[0]["changes"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|one| (&one["field"], &one["is_digest"]))
        .collect();
    assert_eq!(fields, [(&json!("post"), &json!(false)), (&json!("email"), &json!(true))]);
}

async fn an_edit_says_which_version_it_is_of(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    let id = placed(&test, "li.hua", "unit_clerk", 101, Reach::OwnUnit).await;
    let admin = test.as_role("system_admin").await;
    let path = format!("/api/v1/accounts/{id}");
    admin.send("PATCH", &path, Some(json!({"name": "李花"})), &[]).await.expect(428);
    let reply = admin.patch(&path, 1, json!({"name": "李花", "expires_at": "2027-01-01"})).await.expect(200);
    assert_eq!(reply.headers["etag"], "\"2\"");
    assert_eq!(reply.json()["expires_at"], "2027-01-01T00:00:00+08:00");
    admin.patch(&path, 1, json!({"name": "李华"})).await.expect(412);
    for fixed in [json!({"world": "audit"}), json!({"login": "other"}), json!({"status": "disabled"})] {
        assert_eq!(admin.patch(&path, 2, fixed).await.expect(400).code(), "malformed");
    }
    let refused =
        admin.patch(&path, 2, json!({"name": "", "party_id": null, "phone": "x"})).await.expect(422).json();
    let places: Vec<String> = codes(&refused).into_iter().map(|(_, place)| place).collect();
    assert_eq!(places, ["/name", "/phone"]);
    let found = admin.get(&format!("/api/v1/accounts?q={}", encoded("李花"))).await.expect(200).json();
    assert_eq!(found["items"].as_array().map(Vec::len), Some(1), "the new name is found");
}

async fn people_of_business_see_those_in_their_scope(test: TestApp) {
    party(&test, 101, "/101/", "authority", "city").await;
    party(&test, 102, "/101/102/", "using_unit", "city").await;
    party(&test, 201, "/201/", "using_unit", "county").await;
    let head = placed(&test, "head", "authority_leader", 101, Reach::UnitsBelow).await;
    let clerk = placed(&test, "clerk", "unit_clerk", 102, Reach::OwnUnit).await;
    let other = placed(&test, "other", "unit_head", 201, Reach::OwnUnit).await;
    let admin = test.person("admin.sys", "system_admin").await;
    let logins = async |client: &Client<'_>, query: &str| {
        let page = client.get(&format!("/api/v1/accounts{query}")).await.expect(200).json();
        let rows = page["items"].as_array().cloned().expect("rows");
        rows.iter().map(|row| row["login"].as_str().expect("a login").to_owned()).collect::<Vec<_>>()
    };
    let (head_client, clerk_client) = (test.signed_in("head").await, test.signed_in("clerk").await);
    assert_eq!(logins(&head_client, "").await, ["head", "clerk"]);
    assert_eq!(logins(&clerk_client, "").await, ["clerk"]);
    assert_eq!(logins(&clerk_client, "?world=system").await, Vec::<String>::new());
    for hidden in [head, other, admin] {
        clerk_client.get(&format!("/api/v1/accounts/{hidden}")).await.expect(404);
    }
    head_client.get(&format!("/api/v1/accounts/{other}/contact")).await.expect(404);
    let seen = head_client.get(&format!("/api/v1/accounts/{clerk}")).await.expect(200).json();
    for field in ["has_totp", "last_sign_in_at", "last_sign_in_ip", "must_change_password"] {
        assert_eq!(seen[field], Value::Null, "{field} does not concern a colleague");
    }
    let own = clerk_client.get(&format!("/api/v1/accounts/{clerk}")).await.expect(200).json();
    assert_eq!(own["last_sign_in_ip"], "10.1.2.3");
    // A person who sees everything of business still sees no administrator.
    placed(&test, "chief", "authority_leader", 101, Reach::All).await;
    let chief = test.signed_in("chief").await;
    chief.get(&format!("/api/v1/accounts/{admin}")).await.expect(404);
    assert!(!logins(&chief, "").await.contains(&"admin.sys".to_owned()));
    let grants = chief.get("/api/v1/grants").await.expect(200).json();
    assert!(grants["items"].as_array().expect("rows").iter().all(|grant| grant["world"] == "business"));
    assert!(logins(&test.signed_in("admin.sys").await, "").await.contains(&"admin.sys".to_owned()));
}

async fn lists_are_filtered_searched_sorted_and_paged(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    party(&test, 102, "/102/", "using_unit", "city").await;
    for (login, party) in [("c.one", 101), ("a.two", 101), ("b.three", 102), ("d.four", 102), ("e.five", 101)]
    {
        placed(&test, login, "", party, Reach::OwnUnit).await;
    }
    execute(
        test.app.store(),
        "UPDATE account SET name = '同名' WHERE login IN ('a.two', 'd.four', 'e.five')",
    )
    .await
    .expect("named");
    let admin = test.as_role("system_admin").await;
    let all = async |query: &str| {
        let (mut seen, mut after) = (Vec::new(), String::new());
        loop {
            let path = format!("/api/v1/accounts?limit=2&world=business{query}{after}");
            let page = admin.get(&path).await.expect(200).json();
            let rows = page["items"].as_array().cloned().expect("rows");
            seen.extend(rows.iter().map(|row| row["login"].as_str().expect("a login").to_owned()));
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => return seen,
            }
        }
    };
    assert_eq!(all("").await, ["c.one", "a.two", "b.three", "d.four", "e.five"]);
    assert_eq!(all("&sort=-id").await, ["e.five", "d.four", "b.three", "a.two", "c.one"]);
    assert_eq!(all("&sort=login").await, ["a.two", "b.three", "c.one", "d.four", "e.five"]);
    assert_eq!(all("&sort=name").await, ["b.three", "c.one", "a.two", "d.four", "e.five"]);
    assert_eq!(all("&sort=-name").await, ["e.five", "d.four", "a.two", "c.one", "b.three"]);
    assert_eq!(all("&party=102").await, ["b.three", "d.four"]);
    assert_eq!(all("&q=THREE").await, ["b.three"]);
    assert_eq!(all(&format!("&q={}", encoded("one的姓"))).await, ["c.one"]);
    assert_eq!(all("&status=disabled").await, Vec::<String>::new());
    assert_eq!(all("&status=disabled,active&party=101").await, ["c.one", "a.two", "e.five"]);
    for wrong in [
        "sort=phone",
        "after=x",
        "sort=name&after=5",
        "status=gone",
        "world=root",
        "colour=red",
        "limit=many",
    ] {
        admin.get(&format!("/api/v1/accounts?{wrong}")).await.expect(400);
    }
}

async fn leaving_ends_everything_at_once(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    let leaver = placed(&test, "leaver", "unit_head", 101, Reach::OwnUnit).await;
    let stays = placed(&test, "stays", "", 101, Reach::OwnUnit).await;
    let person = test.signed_in("leaver").await;
    let lent = rights::delegation(&person, leaver, stays, 7).await;
    let borrower = test.signed_in("stays").await;
    borrower.get("/api/v1/roles").await.expect(200);
    person.confirm().await;
    let token = json!({"name": "机器", "permissions": ["role.read"], "days": 30});
    let token = person.post("/api/v1/me/tokens", token).await.expect(201).json();
    let mut robot = test.stranger();
    robot.token = token["token"].as_str().map(str::to_owned);
    robot.get("/api/v1/roles").await.expect(200);
    let admin = test.as_role("system_admin").await;
    let path = format!("/api/v1/accounts/{leaver}");
    admin.post(&format!("{path}/disable"), json!({"reason": " "})).await.expect(422);
    admin.post(&format!("{path}/disable"), json!({"reason": "调离"})).await.expect(204);
    person.get("/api/v1/me").await.expect(401);
    robot.get("/api/v1/roles").await.expect(401);
    borrower.get("/api/v1/roles").await.expect(403);
    let given = json!({"login": "leaver", "password": PASSWORD});
    test.stranger().post("/api/v1/sign-in", given.clone()).await.expect(401);
    assert_eq!(
        admin.post(&format!("{path}/disable"), json!({"reason": "调离"})).await.expect(409).code(),
        "disabled"
    );
    admin.post(&format!("{path}/enable"), json!({"reason": "调回"})).await.expect(204);
    test.stranger().post("/api/v1/sign-in", given).await.expect(200);
    robot.get("/api/v1/roles").await.expect(401);
    borrower.get("/api/v1/roles").await.expect(403);
    let seen = borrower.get("/api/v1/delegations").await.expect(200).json();
    assert_eq!((&seen["items"][0]["id"], seen["items"][0]["ended_at"].is_string()), (&json!(lent), true));
    let entry = &trail(&test, "action=account.disable&outcome=done").await[0];
    assert_eq!((&entry["reason"], &entry["facts"]["tokens"]), (&json!("调离"), &json!("1")));
}

async fn a_locked_account_is_unlocked_by_a_person(test: TestApp) {
    let id = test.person("li.hua", "unit_clerk").await;
    let try_with = async |password: &str| {
        test.stranger()
            .post("/api/v1/sign-in", json!({"login": "li.hua", "password": password}))
            .await
            .status
            .as_u16()
    };
    for _ in 0..5 {
        assert_eq!(try_with("wrong").await, 401);
    }
    assert_eq!(try_with(PASSWORD).await, 401);
    let admin = test.as_role("system_admin").await;
    let path = format!("/api/v1/accounts/{id}");
    assert!(admin.get(&path).await.json()["locked_until"].is_string());
    admin.post(&format!("{path}/unlock"), Value::Null).await.expect(204);
    assert_eq!(admin.get(&path).await.json()["locked_until"], Value::Null);
    assert_eq!(try_with(PASSWORD).await, 200);
}

async fn a_reset_leaves_nothing_of_what_the_person_knew(test: TestApp) {
    let id = test.person("li.hua", "unit_clerk").await;
    let person = test.signed_in("li.hua").await;
    let admin = test.as_role("system_admin").await;
    test.clock.advance_ms(6 * 60_000);
    let path = format!("/api/v1/accounts/{id}/reset");
    let reason = json!({"reason": "忘记密码"});
    assert_eq!(admin.post(&path, reason.clone()).await.expect(403).code(), "confirm_identity");
    admin.confirm().await;
    let done = admin.post(&path, reason).await.expect(200).json();
    let password = done["password"].as_str().expect("a password");
    person.get("/api/v1/me").await.expect(401);
    let old = json!({"login": "li.hua", "password": PASSWORD});
    test.stranger().post("/api/v1/sign-in", old).await.expect(401);
    let mut again = test.stranger();
    again.sign_in("li.hua", password).await;
    assert_eq!(again.get("/api/v1/me").await.json()["pending"], "password");
    execute(
        test.app.store(),
        &format!("UPDATE account SET directory = 'd', directory_subject = 's' WHERE id = {id}"),
    )
    .await
    .expect("of a directory");
    admin.confirm().await;
    let refused = admin.post(&path, json!({"reason": "忘记密码"})).await.expect(409);
    assert_eq!(refused.code(), "directory_account");
}

async fn accounts_and_grants_end_by_the_clock(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    placed(&test, "short", "unit_head", 101, Reach::OwnUnit).await;
    placed(&test, "brief", "unit_head", 101, Reach::OwnUnit).await;
    let (end, over) = (MORNING_MS + 10 * 60_000, MORNING_MS + 5 * 60_000);
    for sql in [
        format!("UPDATE account SET expires_at_ms = {end} WHERE login = 'short'"),
        format!(
            "UPDATE role_grant SET until_ms = {over} WHERE account_id = (SELECT id FROM account WHERE login = 'brief')"
        ),
    ] {
        execute(test.app.store(), &sql).await.expect("an end");
    }
    let (short, brief) = (test.signed_in("short").await, test.signed_in("brief").await);
    test.clock.advance_ms(over - 1 - test.app.now_ms());
    brief.get("/api/v1/roles").await.expect(200);
    test.clock.advance_ms(1);
    brief.get("/api/v1/roles").await.expect(403);
    test.clock.advance_ms(end - 1 - test.app.now_ms());
    short.get("/api/v1/roles").await.expect(200);
    test.clock.advance_ms(1);
    short.get("/api/v1/roles").await.expect(401);
    let given = json!({"login": "short", "password": PASSWORD});
    test.stranger().post("/api/v1/sign-in", given).await.expect(401);
}
