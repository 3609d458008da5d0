//! The trail: everything is in it, and whatever is done to it is found.

use crate::harness::TestApp;
use crate::on_both;
use serde_json::{Value, json};
use yunheng_app::trail;
use yunheng_store::testing::execute;

on_both! {
    what_people_do_and_what_they_are_refused_is_on_the_record
    an_export_verifies_offline_and_any_change_of_it_is_found
    whatever_is_done_to_the_database_is_found
    an_action_fails_when_its_entry_cannot_be_written
}

async fn entries(test: &TestApp, query: &str) -> Vec<Value> {
    let auditor = test.as_role("audit_admin").await;
    let page = auditor.get(&format!("/api/v1/audit/entries?{query}")).await.expect(200).json();
    page["items"].as_array().cloned().expect("rows")
}

async fn what_people_do_and_what_they_are_refused_is_on_the_record(test: TestApp) {
    let clerk = test.as_role("unit_clerk").await;
    clerk.delete("/api/v1/me/sessions").await.expect(204);
    clerk.get("/api/v1/audit/entries").await.expect(403);
    clerk.delete("/api/v1/me/sessions/999999").await.expect(404);
    let login = clerk.get("/api/v1/me").await.json()["login"].as_str().expect("a login").to_owned();
    let found = entries(&test, &format!("login={login}")).await;
    let seen: Vec<(&str, &str, &str)> = found
        .iter()
        .map(|entry| {
            let text = |name: &str| entry[name].as_str().unwrap_or_default();
            (text("action"), text("outcome"), text("code"))
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("request.refuse", "refused", "not_found"),
            ("request.refuse", "refused", "forbidden"),
            ("session.end_others", "done", ""),
            ("sign_in.password", "done", ""),
        ]
    );
    assert_eq!(found[0]["ip"], "10.1.2.3");
    assert_eq!(found[0]["object_id"], "DELETE /api/v1/me/sessions/{id}");
    assert!(entries(&test, "action=audit.").await.iter().any(|entry| entry["action"] == "audit.search"));
}

async fn an_export_verifies_offline_and_any_change_of_it_is_found(test: TestApp) {
    test.as_role("unit_clerk").await;
    trail::make_checkpoint(&test.app).await.expect("asked").expect("made");
    let auditor = test.as_role("audit_admin").await;
    auditor.confirm().await;
    let export = auditor.post("/api/v1/audit/exports", json!(null)).await.expect(200);
    let text = String::from_utf8(export.bytes).expect("text");
    let key = test.app.keys().public_key();
    let verify = |text: &str| {
        let trust = yunheng_audit::Trust { keys: vec![key.clone()], known: None };
        trail::verify_file(&mut text.as_bytes(), trust).expect("read")
    };
    let report = verify(&text);
    assert!(report.is_intact(), "{:?}", report.findings);
    assert!(report.summary.entries >= 3 && report.summary.checkpoints == 1, "{:?}", report.summary);
    let lines: Vec<&str> = text.lines().collect();
    for number in 1..lines.len() - 1 {
        let mut fewer = lines.clone();
        fewer.remove(number);
        assert!(!verify(&(fewer.join("\n") + "\n")).is_intact(), "without line {number}");
        let mut swapped = lines.clone();
        swapped.swap(number, (number % (lines.len() - 2)) + 1);
        assert!(swapped == lines || !verify(&(swapped.join("\n") + "\n")).is_intact(), "swapped {number}");
    }
    assert!(!verify(&text.replace("unit_clerk", "unit_elerk")).is_intact());
}

async fn whatever_is_done_to_the_database_is_found(test: TestApp) {
    let auditor = test.as_role("audit_admin").await;
    trail::make_checkpoint(&test.app).await.expect("asked").expect("made");
    let intact = trail::verify_live(&test.app, None).await.expect("verified");
    assert!(intact.report.is_intact(), "{:?}", intact.report.findings);
    // Somebody with the database's password drops the guards first.
    let is_postgres = matches!(test.database.location, yunheng_app::Location::Postgres(_));
    let guards: &[&str] = if is_postgres {
        &[
            "DROP TRIGGER audit_entry_append_only ON audit_entry",
            "DROP TRIGGER audit_link_append_only ON audit_link",
        ]
    } else {
        &["DROP TRIGGER audit_entry_no_update", "DROP TRIGGER audit_link_no_delete"]
    };
    for sql in guards {
        execute(test.app.store(), sql).await.expect("dropped");
    }
    let tampered = "UPDATE audit_entry SET body = (SELECT body FROM audit_entry WHERE id = 2) WHERE id = 1";
    execute(test.app.store(), tampered).await.expect("tampered");
    let report = trail::verify_live(&test.app, None).await.expect("verified").report;
    assert_eq!(report.errors, 1, "{:?}", report.findings);
    let cut = "DELETE FROM audit_link WHERE position = (SELECT MAX(position) FROM audit_link)";
    execute(test.app.store(), cut).await.expect("cut");
    let report = trail::verify_live(&test.app, None).await.expect("verified").report;
    assert!(report.errors >= 2, "{:?}", report.findings);
    auditor.confirm().await;
    let shown = auditor.get("/api/v1/audit/verification").await.expect(200).json();
    assert_eq!(shown["is_intact"], false);
}

async fn an_action_fails_when_its_entry_cannot_be_written(test: TestApp) {
    let clerk = test.as_role("unit_clerk").await;
    let other = {
        let login = clerk.get("/api/v1/me").await.json()["login"].as_str().expect("a login").to_owned();
        test.signed_in(&login).await
    };
    execute(test.app.store(), "ALTER TABLE audit_unsealed RENAME TO gone").await.expect("renamed");
    clerk.delete("/api/v1/me/sessions").await.expect(500);
    clerk.get("/api/v1/audit/entries").await.expect(500);
    other.get("/api/v1/me").await.expect(200);
}
