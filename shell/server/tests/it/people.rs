//! People: accounts, roles, grants, delegations, and what two people decide about them.

use crate::harness::{Client, MORNING_MS, PASSWORD, TestApp};
use crate::on_both;
use serde_json::{Value, json};
use yunheng_access::Reach;
use yunheng_app::World;
use yunheng_app::people::{CommandLinePerson, cli_add, cli_reset};
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
    a_grant_needs_two_people_and_holds_at_once
    a_revoked_grant_stops_a_signed_in_session_at_once
    a_delegation_lends_no_more_than_the_grant
    a_delegation_is_near_and_short
    a_role_needs_two_people_and_stays_in_its_world
    a_proposal_is_seen_by_its_maker_and_by_those_who_decide
    of_two_who_confirm_one_wins
    confirming_and_withdrawing_at_once_do_one_thing
    a_proposal_is_looked_at_again_when_it_is_confirmed
    the_review_shows_what_is_over_and_what_nobody_uses
    the_command_line_leaves_administrators_alone
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
    let lent = delegation(&person, leaver, stays, 7).await;
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

/// Lends the only grant of a person for some days.
async fn delegation(person: &Client<'_>, from: i64, to: i64, days: i64) -> i64 {
    let grants = person.get(&format!("/api/v1/grants?account={from}&state=holds")).await.expect(200).json();
    let grant = grants["items"][0]["id"].clone();
    let until = yunheng_app::instant(person.app.app.now_ms() + days * DAY_MS);
    let wanted = json!({"grant_id": grant, "to_account_id": to, "until": until, "reason": "出差"});
    id_of(&person.post("/api/v1/delegations", wanted).await.expect(201).json())
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

async fn a_grant_needs_two_people_and_holds_at_once(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    let clerk = placed(&test, "clerk", "unit_clerk", 101, Reach::OwnUnit).await;
    let person = test.signed_in("clerk").await;
    person.get("/api/v1/roles").await.expect(403);
    let (security, system) = (test.as_role("security_admin").await, test.as_role("system_admin").await);
    let head = role_id(&test, "unit_head").await;
    let wanted = json!({"account_id": clerk, "role_id": head, "reach": "own_unit", "party_id": 101,
        "until": "2026-12-31T00:00:00+08:00", "reason": "接任"});
    let proposal = id_of(&security.post("/api/v1/grants", wanted.clone()).await.expect(201).json());
    assert_eq!(security.post("/api/v1/grants", wanted.clone()).await.expect(409).code(), "proposed_already");
    person.get("/api/v1/roles").await.expect(403);
    let shown = system.get(&format!("/api/v1/proposals/{proposal}")).await.expect(200).json();
    assert_eq!(shown["title"], "授予clerk的姓名（clerk）“使用单位负责人”");
    let fields: Vec<&str> =
        shown["changes"].as_array().expect("rows").iter().filter_map(|one| one["field"].as_str()).collect();
    assert_eq!(fields, ["人员", "角色", "数据范围", "从哪个单位算起", "生效", "到期"]);
    let english = system
        .send("GET", &format!("/api/v1/proposals/{proposal}"), None, &[("accept-language", "en")])
        .await;
    assert_eq!(english.json()["title"], "grant clerk的姓名（clerk） the role “head of a using unit”");
    test.clock.advance_ms(6 * 60_000);
    assert_eq!(decide(&system, proposal, "confirm", json!({})).await.expect(403).code(), "confirm_identity");
    let done = confirmed(&system, proposal).await;
    assert_eq!((&done["state"], &done["may_decide"]), (&json!("confirmed"), &json!(false)));
    person.get("/api/v1/roles").await.expect(200);
    let grants =
        security.get(&format!("/api/v1/grants?account={clerk}&role={head}")).await.expect(200).json();
    let grant = &grants["items"][0];
    assert_eq!(
        (&grant["proposal_id"], &grant["state"], &grant["party_name"]),
        (&json!(proposal), &json!("holds"), &json!("单位101"))
    );
    assert_eq!(
        codes(&security.post("/api/v1/grants", wanted).await.expect(422).json())[0].0,
        "granted_already"
    );
    let linked = trail(&test, "action=grant.make").await;
    assert_eq!(
        (&linked[0]["facts"]["proposal"], &linked[0]["object_id"]),
        (&json!(proposal.to_string()), &json!(id_of(grant).to_string()))
    );
    let decided = trail(&test, "action=proposal.confirm&outcome=done").await;
    assert_eq!(decided[0]["object_id"], proposal.to_string());
}

async fn a_revoked_grant_stops_a_signed_in_session_at_once(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    let head = placed(&test, "head", "unit_head", 101, Reach::OwnUnit).await;
    let person = test.signed_in("head").await;
    person.get("/api/v1/roles").await.expect(200);
    let (security, system) = (test.as_role("security_admin").await, test.as_role("system_admin").await);
    let grants = security.get(&format!("/api/v1/grants?account={head}")).await.expect(200).json();
    let grant = id_of(&grants["items"][0]);
    let path = format!("/api/v1/grants/{grant}/revoke");
    security.post(&path, json!({"reason": ""})).await.expect(422);
    let proposal = id_of(&security.post(&path, json!({"reason": "轮岗"})).await.expect(201).json());
    confirmed(&system, proposal).await;
    person.get("/api/v1/roles").await.expect(403);
    assert_eq!(person.get("/api/v1/me").await.expect(200).json()["permissions"], json!([]));
    assert_eq!(security.post(&path, json!({"reason": "轮岗"})).await.expect(409).code(), "grant_over");
    security.post("/api/v1/grants/999999/revoke", json!({"reason": "轮岗"})).await.expect(404);
}

async fn a_delegation_lends_no_more_than_the_grant(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    let head = placed(&test, "head", "unit_head", 101, Reach::OwnUnit).await;
    let clerk = placed(&test, "clerk", "", 101, Reach::OwnUnit).await;
    let third = placed(&test, "third", "", 101, Reach::OwnUnit).await;
    let (lender, borrower) = (test.signed_in("head").await, test.signed_in("clerk").await);
    borrower.get("/api/v1/roles").await.expect(403);
    let lent = delegation(&lender, head, clerk, 30).await;
    borrower.get("/api/v1/roles").await.expect(200);
    let me = borrower.get("/api/v1/me").await.json();
    assert_eq!(me["grants"][0]["on_behalf_of"], head);
    // What is borrowed is not lent on.
    let grant = lender.get(&format!("/api/v1/grants?account={head}")).await.json()["items"][0]["id"].clone();
    let until = yunheng_app::instant(test.app.now_ms() + DAY_MS);
    let on = json!({"grant_id": grant, "to_account_id": third, "until": until, "reason": "转托"});
    assert_eq!(codes(&borrower.post("/api/v1/delegations", on).await.expect(422).json())[0].1, "/grant_id");
    // Its account ends before the delegation does.
    let end = test.app.now_ms() + 60_000;
    let sql = |end: &str| format!("UPDATE account SET expires_at_ms = {end} WHERE id = {head}");
    execute(test.app.store(), &sql(&end.to_string())).await.expect("an end");
    execute(test.app.store(), "UPDATE authority_epoch SET epoch = epoch + 1").await.expect("counted");
    borrower.get("/api/v1/roles").await.expect(200);
    test.clock.advance_ms(60_000);
    borrower.get("/api/v1/roles").await.expect(403);
    execute(test.app.store(), &sql("NULL")).await.expect("no end");
    execute(test.app.store(), "UPDATE authority_epoch SET epoch = epoch + 1").await.expect("counted");
    borrower.get("/api/v1/roles").await.expect(200);
    // Either of the two ends it; nobody else knows of it.
    test.signed_in("third")
        .await
        .post(&format!("/api/v1/delegations/{lent}/end"), Value::Null)
        .await
        .expect(403);
    borrower.post(&format!("/api/v1/delegations/{lent}/end"), Value::Null).await.expect(204);
    borrower.get("/api/v1/roles").await.expect(403);
    assert_eq!(
        lender.post(&format!("/api/v1/delegations/{lent}/end"), Value::Null).await.expect(409).code(),
        "delegation_over"
    );
    // The grant goes, and with it what was lent of it.
    let lent = delegation(&lender, head, clerk, 30).await;
    let (security, system) = (test.as_role("security_admin").await, test.as_role("system_admin").await);
    let path = format!("/api/v1/grants/{grant}/revoke");
    let proposal = id_of(&security.post(&path, json!({"reason": "轮岗"})).await.expect(201).json());
    borrower.get("/api/v1/roles").await.expect(200);
    confirmed(&system, proposal).await;
    borrower.get("/api/v1/roles").await.expect(403);
    let over = borrower.get("/api/v1/delegations?state=over").await.expect(200).json();
    assert_eq!(over["items"][0]["id"], lent);
}

async fn a_delegation_is_near_and_short(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    party(&test, 102, "/101/102/", "using_unit", "city").await;
    party(&test, 201, "/201/", "using_unit", "county").await;
    let head = placed(&test, "head", "unit_head", 101, Reach::UnitsBelow).await;
    let near = placed(&test, "near", "", 101, Reach::OwnUnit).await;
    let below = placed(&test, "below", "", 102, Reach::OwnUnit).await;
    let far = placed(&test, "far", "", 201, Reach::OwnUnit).await;
    let admin = test.person("admin.sys", "system_admin").await;
    let lender = test.signed_in("head").await;
    let grant = lender.get(&format!("/api/v1/grants?account={head}")).await.json()["items"][0]["id"].clone();
    let send = async |to: i64, days: i64| {
        let until = yunheng_app::instant(test.app.now_ms() + days * DAY_MS);
        let wanted = json!({"grant_id": grant, "to_account_id": to, "until": until, "reason": "出差"});
        lender.post("/api/v1/delegations", wanted).await
    };
    for (to, days, code) in [
        (far, 7, "not_near"),
        (admin, 7, "not_near"),
        (999_999, 7, "not_near"),
        (head, 7, "self"),
        (near, 91, "too_long"),
        (near, 0, "ends_before"),
    ] {
        assert_eq!(codes(&send(to, days).await.expect(422).json())[0].0, code, "{to} {days}");
    }
    send(below, 90).await.expect(201);
    send(near, 90).await.expect(201);
    assert_eq!(codes(&send(near, 7).await.expect(422).json())[0].0, "delegated_already");
    let borrower = test.signed_in("near").await;
    borrower.get("/api/v1/roles").await.expect(200);
    test.clock.advance_ms(90 * DAY_MS);
    let borrower = test.signed_in("near").await;
    borrower.get("/api/v1/roles").await.expect(403);
    let own = borrower.get("/api/v1/delegations").await.expect(200).json();
    assert_eq!(
        (own["items"].as_array().map(Vec::len), &own["items"][0]["from_name"]),
        (Some(1), &json!("head的姓名"))
    );
}

async fn a_role_needs_two_people_and_stays_in_its_world(test: TestApp) {
    let (security, system) = (test.as_role("security_admin").await, test.as_role("system_admin").await);
    let form = |permissions: Value| json!({"name_zh": "查阅人员", "name_en": "", "world": "business", "permissions": permissions, "reason": "新设"});
    let refused = security
        .post("/api/v1/roles", form(json!(["party.read", "audit.read", "fly"])))
        .await
        .expect(422)
        .json();
    let said: Vec<String> = codes(&refused).into_iter().map(|(code, _)| code).collect();
    assert_eq!(said, ["unknown_permission", "foreign_permission"]);
    let proposal = id_of(
        &security.post("/api/v1/roles", form(json!(["party.read", "person.read"]))).await.expect(201).json(),
    );
    confirmed(&system, proposal).await;
    let roles = security.get("/api/v1/roles").await.expect(200).json();
    let made = roles["items"]
        .as_array()
        .expect("rows")
        .iter()
        .find(|role| role["name"] == "查阅人员")
        .expect("the role")
        .clone();
    assert_eq!(
        (&made["name_en"], &made["permissions"]),
        (&json!("查阅人员"), &json!(["party.read", "person.read"]))
    );
    let path = format!("/api/v1/roles/{}", id_of(&made));
    assert_eq!(security.get(&path).await.expect(200).headers["etag"], "\"1\"");
    let mut other = form(json!(["party.read"]));
    other["name_en"] = json!("reader");
    security.send("PATCH", &path, Some(other.clone()), &[]).await.expect(428);
    assert_eq!(security.patch(&path, 7, other.clone()).await.expect(412).code(), "stale");
    let mut same = form(json!(["person.read", "party.read"]));
    assert_eq!(codes(&security.patch(&path, 1, same.clone()).await.expect(422).json())[0].0, "no_change");
    (same["world"], same["permissions"]) = (json!("audit"), json!(["audit.read"]));
    assert_eq!(codes(&security.patch(&path, 1, same).await.expect(422).json())[0].0, "world_fixed");
    let first = id_of(&security.patch(&path, 1, other.clone()).await.expect(201).json());
    let changes = system.get(&format!("/api/v1/proposals/{first}")).await.json()["changes"].clone();
    assert_eq!(changes[1], json!({"field": "可以", "before": "查看人员", "after": null}));
    // Retiring is proposed of the same version; once the edit is confirmed, it is old.
    let reason = Some(json!({"reason": "不再需要"}));
    let retirement =
        security.send("POST", &format!("{path}/retire"), reason.clone(), &[("if-match", "\"1\"")]).await;
    let retirement = id_of(&retirement.expect(201).json());
    confirmed(&system, first).await;
    system.confirm().await;
    assert_eq!(decide(&system, retirement, "confirm", json!({})).await.expect(412).code(), "stale");
    decide(&system, retirement, "reject", json!({"reason": "已改"})).await.expect(200);
    let retirement = security.send("POST", &format!("{path}/retire"), reason, &[("if-match", "\"2\"")]).await;
    confirmed(&system, id_of(&retirement.expect(201).json())).await;
    assert_eq!(security.get(&path).await.json()["status"], "retired");
    assert_eq!(security.patch(&path, 3, other).await.expect(409).code(), "role_retired");
    let permissions = security.get("/api/v1/permissions").await.expect(200).json();
    assert_eq!(permissions["items"].as_array().map(Vec::len), Some(yunheng_access::Permission::ALL.len()));
}

/// A proposal to make a clerk a head, by a security administrator.
async fn open_proposal(test: &TestApp, security: &Client<'_>) -> (i64, i64) {
    party(test, 101, "/101/", "using_unit", "city").await;
    let clerk = placed(test, "clerk", "unit_clerk", 101, Reach::OwnUnit).await;
    let head = role_id(test, "unit_head").await;
    let wanted =
        json!({"account_id": clerk, "role_id": head, "reach": "own_unit", "party_id": 101, "reason": "接任"});
    (id_of(&security.post("/api/v1/grants", wanted).await.expect(201).json()), clerk)
}

async fn a_proposal_is_seen_by_its_maker_and_by_those_who_decide(test: TestApp) {
    let security = test.as_role("security_admin").await;
    let (proposal, clerk) = open_proposal(&test, &security).await;
    let (second, auditor) = (test.as_role("security_admin").await, test.as_role("audit_admin").await);
    let person = test.signed_in("clerk").await;
    let path = format!("/api/v1/proposals/{proposal}");
    for (client, sees, may_decide) in
        [(&security, 1, false), (&second, 1, true), (&auditor, 0, false), (&person, 0, false)]
    {
        let page = client.get("/api/v1/proposals?state=open&kind=grant").await.expect(200).json();
        assert_eq!(page["items"].as_array().map(Vec::len), Some(sees));
        client.get(&path).await.expect(if sees == 1 { 200 } else { 404 });
        if sees == 1 {
            assert_eq!(page["items"][0]["may_decide"], may_decide);
        } else {
            for verdict in ["confirm", "reject", "withdraw"] {
                decide(client, proposal, verdict, json!({"reason": "x"})).await.expect(404);
            }
        }
    }
    second.send("POST", &format!("{path}/reject"), Some(json!({"reason": "x"})), &[]).await.expect(428);
    assert_eq!(
        codes(&decide(&second, proposal, "reject", json!({})).await.expect(422).json())[0].1,
        "/reason"
    );
    assert_eq!(decide(&second, proposal, "withdraw", json!({})).await.expect(403).code(), "not_own");
    let rejected = decide(&second, proposal, "reject", json!({"reason": "暂缓"})).await.expect(200).json();
    assert_eq!((&rejected["state"], &rejected["decision_reason"]), (&json!("rejected"), &json!("暂缓")));
    assert_eq!(
        decide(&second, proposal, "reject", json!({"reason": "暂缓"})).await.expect(409).code(),
        "decided"
    );
    let held = security.get(&format!("/api/v1/grants?account={clerk}")).await.json();
    assert_eq!(held["items"].as_array().map(Vec::len), Some(1), "a rejected grant is none");
}

async fn of_two_who_confirm_one_wins(test: TestApp) {
    let security = test.as_role("security_admin").await;
    let (proposal, clerk) = open_proposal(&test, &security).await;
    let (one, two) = (test.as_role("system_admin").await, test.as_role("security_admin").await);
    one.confirm().await;
    two.confirm().await;
    let (first, second) = tokio::join!(
        decide(&one, proposal, "confirm", json!({})),
        decide(&two, proposal, "confirm", json!({}))
    );
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{first:?} {second:?}");
    let held = security.get(&format!("/api/v1/grants?account={clerk}")).await.json();
    assert_eq!(held["items"].as_array().map(Vec::len), Some(2), "one grant more, not two");
    assert_eq!(trail(&test, "action=grant.make").await.len(), 1);
}

async fn confirming_and_withdrawing_at_once_do_one_thing(test: TestApp) {
    let security = test.as_role("security_admin").await;
    let (proposal, clerk) = open_proposal(&test, &security).await;
    let other = test.as_role("system_admin").await;
    other.confirm().await;
    let (confirm, withdraw) = tokio::join!(
        decide(&other, proposal, "confirm", json!({})),
        decide(&security, proposal, "withdraw", json!({}))
    );
    let held = security.get(&format!("/api/v1/grants?account={clerk}")).await.json();
    let grants = held["items"].as_array().map(Vec::len);
    let state = security.get(&format!("/api/v1/proposals/{proposal}")).await.json()["state"].clone();
    match (confirm.status.as_u16(), withdraw.status.as_u16()) {
        (200, 409) => assert_eq!((state, grants), (json!("confirmed"), Some(2))),
        (409, 200) => assert_eq!((state, grants), (json!("withdrawn"), Some(1))),
        _ => panic!("{confirm:?} {withdraw:?}"),
    }
}

async fn a_proposal_is_looked_at_again_when_it_is_confirmed(test: TestApp) {
    let security = test.as_role("security_admin").await;
    let (proposal, clerk) = open_proposal(&test, &security).await;
    let system = test.as_role("system_admin").await;
    system.confirm().await;
    system.post(&format!("/api/v1/accounts/{clerk}/disable"), json!({"reason": "调离"})).await.expect(204);
    let refused = decide(&system, proposal, "confirm", json!({})).await.expect(422).json();
    assert_eq!(codes(&refused)[0].1, "/account_id");
    system.post(&format!("/api/v1/accounts/{clerk}/enable"), json!({"reason": "调回"})).await.expect(204);
    // Whoever proposed it leaves, and what they proposed stands for nobody.
    let maker = security.get("/api/v1/me").await.json()["account_id"].clone();
    test.as_role("security_admin").await;
    system.post(&format!("/api/v1/accounts/{maker}/disable"), json!({"reason": "调离"})).await.expect(204);
    assert_eq!(decide(&system, proposal, "confirm", json!({})).await.expect(409).code(), "proposer_left");
    let still = system.get(&format!("/api/v1/proposals/{proposal}")).await.json();
    assert_eq!(
        (&still["state"], &still["version"]),
        (&json!("open"), &json!(1)),
        "a refused confirmation changes nothing"
    );
    decide(&system, proposal, "reject", json!({"reason": "提出人已离任"})).await.expect(200);
}

async fn the_review_shows_what_is_over_and_what_nobody_uses(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    placed(&test, "busy", "unit_clerk", 101, Reach::OwnUnit).await;
    placed(&test, "bare", "", 101, Reach::OwnUnit).await;
    placed(&test, "gone", "unit_clerk", 101, Reach::OwnUnit).await;
    placed(&test, "over", "unit_clerk", 101, Reach::OwnUnit).await;
    placed(&test, "=cmd", "unit_head", 101, Reach::OwnUnit).await;
    execute(test.app.store(), "UPDATE account SET status = 'disabled' WHERE login = 'gone'")
        .await
        .expect("disabled");
    test.clock.advance_ms(100 * DAY_MS);
    let now = test.app.now_ms();
    let over = format!(
        "UPDATE role_grant SET until_ms = {now} WHERE account_id = (SELECT id FROM account WHERE login = 'over')"
    );
    execute(test.app.store(), &over).await.expect("over");
    for login in ["busy", "over", "bare"] {
        test.stranger()
            .post("/api/v1/sign-in", json!({"login": login, "password": PASSWORD}))
            .await
            .expect(200);
    }
    let security = test.as_role("security_admin").await;
    let found = async |query: &str| {
        let page =
            security.get(&format!("/api/v1/access-review?world=business{query}")).await.expect(200).json();
        let rows = page["items"].as_array().cloned().expect("rows");
        let shown = |row: &Value| {
            let codes = row["findings"].as_array().cloned().unwrap_or_default();
            let codes: Vec<String> =
                codes.iter().map(|one| one["code"].as_str().unwrap_or_default().to_owned()).collect();
            (row["login"].as_str().unwrap_or_default().to_owned(), codes.join(" "))
        };
        rows.iter().map(shown).collect::<Vec<_>>()
    };
    let line = |login: &str, codes: &str| (login.to_owned(), codes.to_owned());
    let findings = [
        line("bare", "no_grant"),
        line("gone", "disabled_holds grant_unused"),
        line("over", "no_grant grant_over"),
        line("=cmd", "never_signed_in grant_unused"),
    ];
    assert_eq!(found("&only_findings=true").await, findings);
    let mut all = vec![line("busy", "")];
    all.extend(findings);
    assert_eq!(found("").await, all);
    assert_eq!(found("&idle_days=200&only_findings=true").await[2], line("over", "no_grant grant_over"));
    let csv = security.post("/api/v1/access-review/exports?world=business", Value::Null).await.expect(200);
    let text = String::from_utf8(csv.bytes).expect("text");
    assert_eq!(text.lines().count(), 6);
    assert!(text.contains("\r\n\"'=cmd\",") && text.starts_with('\u{feff}'), "{text}");
    assert_eq!(trail(&test, "action=access_review.export").await.len(), 1);
    for role in ["system_admin", "authority_leader"] {
        test.as_role(role).await.get("/api/v1/access-review").await.expect(403);
    }
}

async fn the_command_line_leaves_administrators_alone(test: TestApp) {
    party(&test, 101, "/101/", "using_unit", "city").await;
    let person = |login: &str, world: World| CommandLinePerson {
        login: login.into(),
        name: "王五".into(),
        world,
        party: Some("单位101".into()),
        post: None,
        is_external: false,
        expires_at: None,
    };
    let made = cli_add(&test.app, &person("wang.wu", World::Business), false).await.expect("added");
    let mut client = test.stranger();
    client.sign_in("wang.wu", &made.clear).await;
    let reset = cli_reset(&test.app, "WANG.WU", false).await.expect("reset");
    client.get("/api/v1/me").await.expect(401);
    client.sign_in("wang.wu", &reset.clear).await;
    let code = |answer: Result<yunheng_app::people::FirstPassword, yunheng_app::Problem>| {
        answer.expect_err("refused").code
    };
    assert_eq!(code(cli_reset(&test.app, "nobody", true).await), "no_account");
    // While one of the three is missing, the command line may help.
    test.person("sys", "system_admin").await;
    test.person("sec", "security_admin").await;
    cli_add(&test.app, &person("aud", World::Audit), false).await.expect("nobody else could");
    for world in World::ADMINISTRATORS {
        assert_eq!(code(cli_add(&test.app, &person("new.one", world), false).await), "emergency_only");
    }
    assert_eq!(code(cli_reset(&test.app, "sec", false).await), "emergency_only");
    let given = cli_reset(&test.app, "sec", true).await.expect("an emergency");
    let mut admin = test.stranger();
    admin.sign_in("sec", &given.clear).await;
    assert_eq!(admin.get("/api/v1/me").await.json()["pending"], "password");
    cli_add(&test.app, &person("sys.two", World::System), true).await.expect("an emergency");
    let loud = trail(&test, "action=emergency.").await;
    let actions: Vec<&str> = loud.iter().filter_map(|entry| entry["action"].as_str()).collect();
    assert_eq!(
        actions,
        [
            "emergency.grant_make",
            "emergency.account_make",
            "emergency.account_reset",
            "emergency.grant_make",
            "emergency.account_make"
        ]
    );
}
