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
    what_waits_for_its_link_cannot_change_either
    a_checkpoint_before_the_first_entry_stands_before_it
    a_part_begins_with_the_checkpoint_that_proves_it_and_an_end_that_was_cut_off_shows
    a_changed_search_column_is_found
    a_line_that_a_crash_left_out_is_made_good
    an_old_copy_is_found_however_much_it_has_grown
    a_clock_that_jumps_keeps_neither_entries_nor_checkpoints_back
}

/// What somebody with the database's password does first.
async fn drop_guards(test: &TestApp) {
    let is_postgres = matches!(test.database.location, yunheng_app::Location::Postgres(_));
    for table in ["audit_entry", "audit_link", "audit_checkpoint"] {
        let sql = if is_postgres {
            vec![format!("DROP TRIGGER {table}_append_only ON {table}")]
        } else {
            ["update", "delete"].map(|act| format!("DROP TRIGGER {table}_no_{act}")).to_vec()
        };
        for sql in sql {
            execute(test.app.store(), &sql).await.expect("dropped");
        }
    }
}

async fn tamper(test: &TestApp, sql: &str) {
    execute(test.app.store(), sql).await.expect("tampered");
}

/// Codes of the errors that a verification of the live database finds.
async fn errors(test: &TestApp) -> Vec<&'static str> {
    codes(&trail::verify_live(&test.app, None, Vec::new()).await.expect("verified").report)
}

fn codes(report: &yunheng_audit::Report) -> Vec<&'static str> {
    let errors = report.findings.iter().filter(|finding| finding.severity == yunheng_values::Severity::Error);
    errors.map(|finding| finding.code).collect()
}

async fn export_from(test: &TestApp, first: u64) -> Vec<u8> {
    let mut file = Vec::new();
    trail::export(&test.app, None, first, &mut file).await.expect("exported");
    file
}

fn verify_offline(test: &TestApp, file: &[u8]) -> yunheng_audit::Report {
    let trust = yunheng_audit::Trust { keys: vec![test.app.keys().public_key()], known: Vec::new() };
    trail::verify_file(&mut &*file, trust).expect("read")
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
        let trust = yunheng_audit::Trust { keys: vec![key.clone()], known: Vec::new() };
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
    let intact = trail::verify_live(&test.app, None, Vec::new()).await.expect("verified");
    assert!(intact.report.is_intact(), "{:?}", intact.report.findings);
    drop_guards(&test).await;
    let tampered = "UPDATE audit_entry SET body = (SELECT body FROM audit_entry WHERE id = 2) WHERE id = 1";
    execute(test.app.store(), tampered).await.expect("tampered");
    let report = trail::verify_live(&test.app, None, Vec::new()).await.expect("verified").report;
    assert_eq!(report.errors, 1, "{:?}", report.findings);
    let cut = "DELETE FROM audit_link WHERE position = (SELECT MAX(position) FROM audit_link)";
    execute(test.app.store(), cut).await.expect("cut");
    let report = trail::verify_live(&test.app, None, Vec::new()).await.expect("verified").report;
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

async fn what_waits_for_its_link_cannot_change_either(test: TestApp) {
    test.as_role("unit_clerk").await;
    test.as_role("unit_clerk").await;
    drop_guards(&test).await;
    let other = "UPDATE audit_entry SET body = (SELECT body FROM audit_entry WHERE id = 2) WHERE id = 1";
    assert_eq!(errors(&test).await, [""; 0]);
    tamper(&test, other).await;
    let before = errors(&test).await;
    assert!(before.contains(&"entry_changed"), "{before:?}");
    // The export that is written seals it first; its link is of the bytes that were committed.
    let file = export_from(&test, 1).await;
    let after = errors(&test).await;
    assert!(after.contains(&"entry_changed"), "{after:?}");
    assert_eq!(codes(&verify_offline(&test, &file)), ["entry_changed"]);
}

async fn a_checkpoint_before_the_first_entry_stands_before_it(test: TestApp) {
    let first = trail::make_checkpoint(&test.app).await.expect("asked").expect("made");
    assert_eq!(first.checkpoint.position, 0);
    test.as_role("unit_clerk").await;
    trail::make_checkpoint(&test.app).await.expect("asked").expect("made");
    assert_eq!(errors(&test).await, [""; 0]);
    let report = verify_offline(&test, &export_from(&test, 1).await);
    assert!(report.is_intact(), "{:?}", report.findings);
    assert_eq!(report.summary.checkpoints, 2);
}

async fn a_part_begins_with_the_checkpoint_that_proves_it_and_an_end_that_was_cut_off_shows(test: TestApp) {
    test.as_role("unit_clerk").await;
    let middle = trail::make_checkpoint(&test.app).await.expect("asked").expect("made");
    for _ in 0..5 {
        test.as_role("unit_clerk").await;
    }
    trail::make_checkpoint(&test.app).await.expect("asked").expect("made");
    let position = middle.checkpoint.position;
    let file = export_from(&test, position + 1).await;
    let second = String::from_utf8_lossy(&file).lines().nth(1).map(str::to_owned).expect("a second line");
    assert_eq!(second.into_bytes(), middle.canonical());
    let report = verify_offline(&test, &file);
    assert!(report.is_intact(), "{:?}", report.findings);
    assert_eq!(report.summary.checkpoints, 2);
    // A part behind the end is refused, and refusing leaves nothing on the record.
    let nothing = trail::export(&test.app, None, 1_000_000, &mut Vec::new()).await;
    assert_eq!(nothing.expect_err("refused").code, "not_found");
    drop_guards(&test).await;
    tamper(&test, &format!("DELETE FROM audit_link WHERE position > {}", position + 1)).await;
    tamper(&test, "DELETE FROM audit_unsealed").await;
    let report = verify_offline(&test, &export_from(&test, 1).await);
    assert!(codes(&report).contains(&"end_cut_off"), "{:?}", report.findings);
}

async fn a_changed_search_column_is_found(test: TestApp) {
    let auditor = test.as_role("audit_admin").await;
    test.as_role("unit_clerk").await;
    trail::make_checkpoint(&test.app).await.expect("asked").expect("made");
    drop_guards(&test).await;
    let columns = [
        ("login", "'nobody'"),
        ("action", "'party.read'"),
        ("object_kind", "'nothing'"),
        ("object_id", "'77'"),
        ("outcome", "'failed'"),
        ("at_ms", "7"),
        ("account_id", "NULL"),
        ("ip", "'10.0.0.1'"),
        ("request_id", "'another'"),
    ];
    // The first entry is sealed, the last one, of the checkpoint, waits for its link.
    for id in ["(SELECT MIN(id) FROM audit_entry)", "(SELECT MAX(entry_id) FROM audit_unsealed)"] {
        for (column, value) in columns {
            assert_eq!(errors(&test).await, [""; 0], "before {column}");
            let kept = if column == "account_id" && id.contains("MAX") { "1" } else { value };
            tamper(
                &test,
                &format!("CREATE TABLE aside AS SELECT {column} AS kept FROM audit_entry WHERE id = {id}"),
            )
            .await;
            tamper(&test, &format!("UPDATE audit_entry SET {column} = {kept} WHERE id = {id}")).await;
            let report = trail::verify_live(&test.app, None, Vec::new()).await.expect("verified").report;
            assert_eq!(codes(&report), ["entry_columns_changed"], "{column}");
            assert!(report.findings.iter().any(|finding| finding.message.en.contains(column)), "{column}");
            tamper(
                &test,
                &format!("UPDATE audit_entry SET {column} = (SELECT kept FROM aside) WHERE id = {id}"),
            )
            .await;
            tamper(&test, "DROP TABLE aside").await;
        }
    }
    tamper(&test, "UPDATE audit_checkpoint SET on_date = '2020-01-01'").await;
    assert_eq!(errors(&test).await, ["checkpoint_columns_changed"]);
    // Bytes of a checkpoint that are none do not keep the rest from being verified.
    tamper(&test, "UPDATE audit_checkpoint SET body = digest FROM (SELECT digest FROM audit_entry WHERE id = 1) AS other").await;
    assert_eq!(errors(&test).await, ["checkpoint_unreadable"]);
    let shown = auditor.get("/api/v1/audit/verification").await.expect(200).json();
    assert_eq!(shown["is_intact"], false);
    assert!(shown["findings"].to_string().contains("checkpoint_unreadable"), "{shown}");
}

async fn a_line_that_a_crash_left_out_is_made_good(test: TestApp) {
    let path = test.app.data().join("audit-checkpoints.jsonl");
    test.as_role("unit_clerk").await;
    trail::make_checkpoint(&test.app).await.expect("asked").expect("made");
    test.as_role("unit_clerk").await;
    let second = trail::make_checkpoint(&test.app).await.expect("asked").expect("made");
    let whole = std::fs::read(&path).expect("the file");
    let line = second.canonical();
    // The process died after the commit: before the line, in the middle of it, before its newline.
    for kept in [0, 20, line.len()] {
        let end = whole.len() - line.len() - 1 + kept;
        std::fs::write(&path, &whole[..end]).expect("torn");
        trail::daily_checkpoint(&test.app).await.expect("looked");
        let (read, _) = trail::read_checkpoints(&path).expect("read");
        assert_eq!(read.last(), Some(&second), "{kept}");
        let size = std::fs::metadata(&path).expect("the file").len();
        trail::daily_checkpoint(&test.app).await.expect("looked");
        assert_eq!(std::fs::metadata(&path).expect("the file").len(), size, "{kept}");
    }
}

async fn an_old_copy_is_found_however_much_it_has_grown(test: TestApp) {
    test.as_role("unit_clerk").await;
    trail::make_checkpoint(&test.app).await.expect("asked").expect("made");
    assert_eq!(errors(&test).await, [""; 0]);
    let path = test.app.data().join("audit-checkpoints.jsonl");
    let (kept, _) = trail::read_checkpoints(&path).expect("read");
    // Another database takes its place: the same keys and id, and entries of its own up to the same position and beyond.
    drop_guards(&test).await;
    for table in ["audit_unsealed", "audit_link", "audit_checkpoint", "audit_entry"] {
        tamper(&test, &format!("DELETE FROM {table}")).await;
    }
    std::fs::remove_file(&path).expect("removed");
    for _ in 0..4 {
        test.as_role("unit_clerk").await;
    }
    trail::make_checkpoint(&test.app).await.expect("asked").expect("made");
    assert_eq!(errors(&test).await, [""; 0], "consistent in itself");
    let elsewhere: Vec<_> = kept.iter().map(|signed| signed.checkpoint.clone()).collect();
    let report = trail::verify_live(&test.app, None, elsewhere).await.expect("verified").report;
    assert_eq!(codes(&report), ["checkpoint_mismatch"]);
    // So does the file beside the database, when it was left there.
    let lines: Vec<u8> =
        kept.iter().flat_map(|signed| [signed.canonical(), b"\n".to_vec()].concat()).collect();
    let both = [lines, std::fs::read(&path).expect("the file")].concat();
    std::fs::write(&path, both).expect("written");
    assert_eq!(errors(&test).await, ["checkpoint_mismatch"]);
}

async fn a_clock_that_jumps_keeps_neither_entries_nor_checkpoints_back(test: TestApp) {
    const DAY_MS: i64 = 86_400_000;
    let made = |test: &TestApp| {
        let (read, _) =
            trail::read_checkpoints(&test.app.data().join("audit-checkpoints.jsonl")).expect("read");
        read.len()
    };
    for (count, jump) in [(1, 0), (2, 400 * DAY_MS), (3, -400 * DAY_MS), (4, -30 * DAY_MS), (5, 31 * DAY_MS)]
    {
        test.clock.advance_ms(jump);
        let clerk = test.as_role("unit_clerk").await;
        clerk.delete("/api/v1/me/sessions").await.expect(204);
        trail::daily_checkpoint(&test.app).await.expect("looked");
        trail::daily_checkpoint(&test.app).await.expect("looked");
        assert_eq!(made(&test), count, "after a jump of {jump} ms");
        assert_eq!(errors(&test).await, [""; 0], "after a jump of {jump} ms");
    }
}
