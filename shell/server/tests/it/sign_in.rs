//! Signing in: first start, passwords, codes, lock-out, time-outs, tokens.

use crate::harness::{PASSWORD, TestApp};
use crate::on_both;
use serde_json::json;
use yunheng_app::sign_in::bootstrap_link;
use yunheng_app::totp_code;

on_both! {
    three_people_set_up_the_three_administrators_and_the_link_dies
    whatever_is_wrong_sounds_alike
    five_failures_lock_and_a_right_password_does_not_help
    a_code_serves_once
    sessions_end_by_idleness_and_by_age
    a_given_password_must_be_changed_first
    sessions_are_listed_and_ended
    tokens_are_narrow_and_end
    dangerous_acts_ask_again
    cookies_need_the_pages_own_header
    the_policy_is_edited_by_the_security_administrator_only
}

async fn three_people_set_up_the_three_administrators_and_the_link_dies(test: TestApp) {
    assert_eq!(test.stranger().get("/api/v1/sign-in/methods").await.json()["needs_bootstrap"], true);
    let dead = bootstrap_link(&test.app).await.expect("asked").expect("needed");
    let token = bootstrap_link(&test.app).await.expect("asked").expect("needed");
    test.stranger().get(&format!("/api/v1/bootstrap?token={dead}")).await.expect(404);
    let path = format!("/api/v1/bootstrap?token={token}");
    let made_ms = test.app.now_ms();
    test.clock.advance_ms(3_600_000);
    let state = test.stranger().get(&path).await.expect(200).json();
    assert_eq!(
        state["expires_at"],
        yunheng_app::instant(made_ms + 24 * 3_600_000),
        "the day began with the link"
    );
    for (number, post) in ["system", "security", "audit"].iter().enumerate() {
        let secret = base32(state["seats"][number]["totp_secret"].as_str().expect("a secret"));
        let code = totp_code(&secret, test.app.now_ms()).expect("a code");
        let person = |password: &str, code: &str| json!({"token": token, "login": format!("Admin{number}"), "name": "王一", "password": password, "code": code});
        let take = format!("/api/v1/bootstrap/{post}");
        let weak = test.stranger().post(&take, person("short", &code)).await.expect(422);
        assert_eq!(weak.json()["findings"][0]["code"], "password_short");
        assert_eq!(
            test.stranger().post(&take, person(PASSWORD, "000000")).await.expect(422).code(),
            "wrong_code"
        );
        test.stranger().post(&take, person(PASSWORD, &code)).await.expect(204);
        if number < 2 {
            assert_eq!(
                test.stranger().post(&take, person(PASSWORD, &code)).await.expect(409).code(),
                "seat_taken"
            );
        }
    }
    test.stranger().get(&path).await.expect(404);
    assert_eq!(bootstrap_link(&test.app).await.expect("asked"), None);
    assert_eq!(test.stranger().get("/api/v1/sign-in/methods").await.json()["needs_bootstrap"], false);
    let reply = test
        .stranger()
        .post("/api/v1/sign-in", json!({"login": "admin0", "password": PASSWORD}))
        .await
        .expect(200);
    assert_eq!(reply.json()["state"], "totp", "an administrator always needs a code");
}

fn base32(text: &str) -> Vec<u8> {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: Vec<u8> = text
        .chars()
        .map(|letter| letters.find(letter).expect("base32") as u8)
        .flat_map(|value| (0..5).rev().map(move |bit| value >> bit & 1))
        .collect();
    bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |value, bit| value << 1 | bit)).collect()
}

async fn whatever_is_wrong_sounds_alike(test: TestApp) {
    test.person("li.hua", "unit_clerk").await;
    let (wrong, unknown) =
        (json!({"login": "li.hua", "password": "x"}), json!({"login": "nobody", "password": "x"}));
    let mut replies = Vec::new();
    for body in [wrong, unknown, json!({"login": "x".repeat(5000), "password": "y".repeat(5000)})] {
        let mut reply = test.stranger().post("/api/v1/sign-in", body).await.expect(401).json();
        reply["request_id"] = json!("");
        replies.push(reply);
    }
    assert_eq!(replies[0], replies[1]);
    assert_eq!(replies[0], replies[2]);
}

async fn five_failures_lock_and_a_right_password_does_not_help(test: TestApp) {
    test.person("li.hua", "unit_clerk").await;
    for _ in 0..5 {
        test.stranger()
            .post("/api/v1/sign-in", json!({"login": "li.hua", "password": "wrong"}))
            .await
            .expect(401);
    }
    let right = json!({"login": "LI.hua ", "password": PASSWORD});
    test.stranger().post("/api/v1/sign-in", right.clone()).await.expect(401);
    test.clock.advance_ms(31 * 60_000);
    test.stranger().post("/api/v1/sign-in", right).await.expect(200);
}

async fn a_code_serves_once(test: TestApp) {
    test.person("admin.sec", "security_admin").await;
    let code = totp_code(crate::harness::TOTP_SECRET, test.app.now_ms()).expect("a code");
    let sign_in = json!({"login": "admin.sec", "password": PASSWORD});
    let first = test.stranger().post("/api/v1/sign-in", sign_in.clone()).await.expect(200).json();
    let second = test.stranger().post("/api/v1/sign-in", sign_in).await.expect(200).json();
    let answer = |ticket: &serde_json::Value| json!({"ticket": ticket["ticket"], "code": code});
    test.stranger().post("/api/v1/sign-in/totp", answer(&first)).await.expect(200);
    test.stranger().post("/api/v1/sign-in/totp", answer(&second)).await.expect(401);
    test.stranger().post("/api/v1/sign-in/totp", answer(&first)).await.expect(401);
}

async fn sessions_end_by_idleness_and_by_age(test: TestApp) {
    test.person("li.hua", "unit_clerk").await;
    let idle = test.signed_in("li.hua").await;
    test.clock.advance_ms(29 * 60_000);
    idle.get("/api/v1/me").await.expect(200);
    test.clock.advance_ms(30 * 60_000 + 1);
    idle.get("/api/v1/me").await.expect(401);
    let busy = test.signed_in("li.hua").await;
    for _ in 0..23 {
        test.clock.advance_ms(20 * 60_000);
        busy.get("/api/v1/me").await.expect(200);
    }
    test.clock.advance_ms(20 * 60_000);
    busy.get("/api/v1/me").await.expect(401);
}

async fn a_given_password_must_be_changed_first(test: TestApp) {
    test.person("li.hua", "unit_clerk").await;
    let person = test.signed_in("li.hua").await;
    test.clock.advance_ms(91 * 86_400_000);
    drop(person);
    let person = test.signed_in("li.hua").await;
    assert_eq!(person.get("/api/v1/me").await.json()["pending"], "password");
    let refused = person.get("/metrics").await.expect(403);
    assert_eq!(refused.code(), "change_password");
    let change = |current: &str, new: &str| json!({"current": current, "new": new});
    let send = async |body| person.send("PUT", "/api/v1/me/password", Some(body), &[]).await;
    let wrong = send(change("wrong", "Another-horse-8")).await.expect(422).json();
    assert_eq!(wrong["findings"][0]["code"], "wrong_password");
    let reused = send(change(PASSWORD, PASSWORD)).await.expect(422).json();
    assert_eq!(reused["findings"][0]["code"], "password_reused");
    send(change(PASSWORD, "Another-horse-8")).await.expect(204);
    assert_eq!(person.get("/api/v1/me").await.json()["pending"], serde_json::Value::Null);
}

async fn sessions_are_listed_and_ended(test: TestApp) {
    test.person("li.hua", "unit_clerk").await;
    let (first, second) = (test.signed_in("li.hua").await, test.signed_in("li.hua").await);
    let sessions = second.get("/api/v1/me/sessions").await.expect(200).json();
    assert_eq!(sessions.as_array().map(Vec::len), Some(2));
    assert_eq!(sessions[0]["is_this"], true);
    let other = sessions[1]["id"].as_i64().expect("an id");
    second.delete(&format!("/api/v1/me/sessions/{other}")).await.expect(204);
    first.get("/api/v1/me").await.expect(401);
    second.delete(&format!("/api/v1/me/sessions/{other}")).await.expect(404);
    second.post("/api/v1/sign-out", json!(null)).await.expect(204);
    second.get("/api/v1/me").await.expect(401);
}

async fn tokens_are_narrow_and_end(test: TestApp) {
    let admin = test.as_role("system_admin").await;
    admin.confirm().await;
    let foreign = json!({"name": "x", "permissions": ["audit.read"], "days": 400});
    let refused = admin.post("/api/v1/me/tokens", foreign).await.expect(422).json();
    assert_eq!(refused["findings"].as_array().map(Vec::len), Some(2), "{refused}");
    let wanted = json!({"name": "监控", "permissions": ["operation.read"], "days": 1});
    let made = admin.post("/api/v1/me/tokens", wanted).await.expect(201).json();
    let mut robot = test.stranger();
    robot.token = made["token"].as_str().map(str::to_owned);
    robot.get("/metrics").await.expect(200);
    assert_eq!(robot.get("/api/v1/me").await.expect(200).json()["permissions"], json!(["operation.read"]));
    assert_eq!(
        robot
            .post("/api/v1/me/tokens", json!({"name": "y", "permissions": ["operation.read"], "days": 1}))
            .await
            .expect(403)
            .code(),
        "confirm_identity"
    );
    test.clock.advance_ms(86_400_001);
    robot.get("/metrics").await.expect(401);
}

async fn dangerous_acts_ask_again(test: TestApp) {
    let admin = test.as_role("security_admin").await;
    test.clock.advance_ms(6 * 60_000);
    let policy = admin.get("/api/v1/settings/sign-in").await.expect(200).json()["value"].clone();
    let refused = admin.put("/api/v1/settings/sign-in", 0, policy.clone()).await.expect(403);
    assert_eq!(refused.code(), "confirm_identity");
    admin.post("/api/v1/me/confirm", json!({"password": PASSWORD})).await.expect(403);
    admin.confirm().await;
    admin.put("/api/v1/settings/sign-in", 0, policy).await.expect(200);
}

async fn cookies_need_the_pages_own_header(test: TestApp) {
    let mut person = test.as_role("unit_clerk").await;
    for other in [None, Some("0".repeat(32))] {
        person.csrf = other;
        let refused = person.delete("/api/v1/me/sessions").await.expect(403);
        assert_eq!(refused.code(), "csrf");
    }
    person.get("/api/v1/me").await.expect(200);
}

async fn the_policy_is_edited_by_the_security_administrator_only(test: TestApp) {
    for role in ["system_admin", "audit_admin", "authority_leader"] {
        test.as_role(role).await.get("/api/v1/settings/sign-in").await.expect(403);
    }
    let admin = test.as_role("security_admin").await;
    admin.confirm().await;
    let path = "/api/v1/settings/sign-in";
    let mut policy = admin.get(path).await.expect(200).json()["value"].clone();
    policy["failures"] = json!(1);
    policy["min_length"] = json!(4);
    let refused = admin.put(path, 0, policy.clone()).await.expect(422).json();
    assert_eq!(refused["findings"].as_array().map(Vec::len), Some(2));
    (policy["failures"], policy["min_length"]) = (json!(3), json!(14));
    admin.put(path, 0, policy.clone()).await.expect(200);
    assert_eq!(admin.put(path, 0, policy.clone()).await.expect(412).code(), "stale");
    assert_eq!(admin.send("PUT", path, Some(policy), &[]).await.expect(428).code(), "version_needed");
    assert_eq!(admin.get(path).await.json()["version"], 1);
}
