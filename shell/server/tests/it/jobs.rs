//! Jobs: every one once, none lost, and whatever may have happened twice says so.

use crate::harness::{Client, TestApp};
use crate::on_both;
use crate::outside::{
    Outside, deliveries, delivery_by, letter, mail_settings, reach, runner, second_process, set, system_admin,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use yunheng_app::job::Runner;
use yunheng_store::job::{self, NewJob};
use yunheng_store::sign_in;

on_both! {
    two_processes_do_every_job_once
    nobody_takes_a_job_from_whoever_is_still_at_it
    a_runner_that_dies_leaves_its_job_to_the_next
    a_mail_sent_but_not_written_down_goes_again_under_its_name_and_says_so
    what_cannot_be_sent_waits_longer_each_time_and_fails_in_the_end
    a_job_that_kills_whoever_does_it_comes_to_an_end
    a_job_that_cannot_be_read_fails_where_people_see_it
    housekeeping_is_done_once_an_hour_in_the_whole_cluster
    a_job_is_cancelled_and_run_again_on_the_record
    pages_go_down_by_id
}

/// A lease is longer than this and shorter than twice this.
const MOST_OF_A_LEASE_MS: i64 = 60_000;
const LEASE_MS: i64 = 90_000;

/// Somebody with a mail address, and mail that goes to a server.
async fn with_mail(test: &TestApp, port: u16) -> i64 {
    let admin = system_admin(test).await;
    set(&admin, "mail", mail_settings(port)).await;
    let account = test.person("li.hua", "unit_clerk").await;
    reach(test, account, "li.hua@unit.example", "13800001234", None).await;
    account
}

async fn jobs(client: &Client<'_>, query: &str) -> Vec<Value> {
    let page = client.get(&format!("/api/v1/jobs?{query}")).await.expect(200).json();
    page["items"].as_array().cloned().expect("rows")
}

async fn job_of(client: &Client<'_>, delivery: &Value) -> Value {
    client.get(&format!("/api/v1/jobs/{}", delivery["job_id"])).await.expect(200).json()
}

async fn run(runner: &Runner) -> usize {
    runner.run_due_once().await.expect("run")
}

async fn two_processes_do_every_job_once(test: TestApp) {
    let receiver = Outside::receiver();
    let admin = system_admin(&test).await;
    set(&admin, "outbound", json!({"allow": ["127.0.0.1"], "timeout_seconds": 10})).await;
    let hook = json!({"key": "oa", "name": "办公系统", "enabled": true, "url": receiver.url("/signed"),
        "secret": {"new": "shared"}});
    set(&admin, "webhooks", json!({"webhooks": [hook]})).await;
    let account = test.person("li.hua", "unit_clerk").await;
    let mut batches = Vec::new();
    for _ in 0..20 {
        batches.push(letter(&admin, &[account], json!({})).await);
    }
    let other = second_process(&test).await;
    let runners = [test.app.clone(), test.app.clone(), other.clone(), other]
        .map(|app| Runner::new(app, "https://yunheng.example"))
        .map(|runner| tokio::spawn(async move { run(&runner).await }));
    for runner in runners {
        runner.await.expect("run");
    }
    let calls = receiver.calls();
    let names: BTreeSet<&str> =
        calls.iter().filter_map(|call| call["headers"]["x-yunheng-delivery"].as_str()).collect();
    assert_eq!((calls.len(), names.len()), (20, 20), "each was sent, and none twice");
    for batch in batches {
        let delivery = delivery_by(&admin, &batch, "webhook").await;
        assert_eq!((&delivery["state"], &delivery["maybe_twice"]), (&json!("delivered"), &json!(false)));
        assert_eq!(delivery["receipt"], "HTTP 204", "the receiver checked the signature: {delivery}");
        assert_eq!(job_of(&admin, &delivery).await["state"], "done");
    }
}

async fn nobody_takes_a_job_from_whoever_is_still_at_it(test: TestApp) {
    let server = Outside::mail();
    let account = with_mail(&test, server.port).await;
    let admin = test.as_role("system_admin").await;
    letter(&admin, &[account], json!({})).await;
    let (first, second) = (runner(&test), runner(&test));
    run(&second).await;
    letter(&admin, &[account], json!({})).await;
    let taken = first.take().await.expect("asked").expect("due");
    for _ in 0..3 {
        test.clock.advance_ms(MOST_OF_A_LEASE_MS);
        assert!(first.beat(&taken).await.expect("asked"));
        assert_eq!(second.take().await.expect("asked"), None);
    }
    let shown = job_of(&admin, &json!({"job_id": taken.id})).await;
    assert_eq!((&shown["state"], shown["running_by"].is_string()), (&json!("running"), true));
    test.clock.advance_ms(LEASE_MS);
    assert!(second.take().await.expect("asked").is_some());
    assert!(!first.beat(&taken).await.expect("asked"), "it was given to another");
}

async fn a_runner_that_dies_leaves_its_job_to_the_next(test: TestApp) {
    let server = Outside::mail();
    let account = with_mail(&test, server.port).await;
    let admin = test.as_role("system_admin").await;
    let batch = letter(&admin, &[account], json!({})).await;
    let dying = runner(&test);
    dying.take().await.expect("asked").expect("due");
    drop(dying);
    let next = Runner::new(second_process(&test).await, "https://yunheng.example");
    run(&next).await;
    assert!(server.mails().is_empty(), "the lease of the dead still runs");
    test.clock.advance_ms(LEASE_MS);
    run(&next).await;
    assert_eq!(server.mails().len(), 1);
    let delivery = delivery_by(&admin, &batch, "mail").await;
    assert_eq!((&delivery["state"], &delivery["attempts"]), (&json!("sent"), &json!(2)));
    assert_eq!(delivery["maybe_twice"], true, "nobody saw whether the dead had sent it");
}

async fn a_mail_sent_but_not_written_down_goes_again_under_its_name_and_says_so(test: TestApp) {
    let server = Outside::mail();
    let account = with_mail(&test, server.port).await;
    let admin = test.as_role("system_admin").await;
    let batch = letter(&admin, &[account], json!({})).await;
    let first = runner(&test);
    let taken = first.take().await.expect("asked").expect("due");
    let performed = first.perform(&taken).await.expect("performed");
    assert_eq!(server.mails().len(), 1, "it is out");
    test.clock.advance_ms(LEASE_MS);
    run(&runner(&test)).await;
    let mails = server.mails();
    assert_eq!(mails.len(), 2, "nothing is lost");
    assert_eq!(mails[0]["headers"]["Message-ID"], mails[1]["headers"]["Message-ID"]);
    let delivery = delivery_by(&admin, &batch, "mail").await;
    assert_eq!((&delivery["state"], &delivery["maybe_twice"]), (&json!("sent"), &json!(true)));
    assert_eq!(job_of(&admin, &delivery).await["maybe_twice"], true);
    // The first comes back from wherever it hung, and what it says is not believed.
    assert!(!first.finish(&taken, &performed).await.expect("asked"));
    assert_eq!(delivery_by(&admin, &batch, "mail").await, delivery);
}

async fn what_cannot_be_sent_waits_longer_each_time_and_fails_in_the_end(test: TestApp) {
    let account = with_mail(&test, 1).await;
    let admin = test.as_role("system_admin").await;
    let batch = letter(&admin, &[account], json!({})).await;
    let runner = runner(&test);
    let id = delivery_by(&admin, &batch, "mail").await["job_id"].as_i64().expect("a job");
    let (mut waits, mut state) = (Vec::new(), "waiting".to_owned());
    while state == "waiting" {
        run(&runner).await;
        let db = test.app.store().reader();
        let row = job::find(db, id).await.expect("asked").expect("there");
        state = row.state;
        if state == "waiting" {
            assert_eq!(runner.take().await.expect("asked"), None, "not before its time");
            waits.push(row.run_at_ms - test.app.now_ms());
            test.clock.advance_ms(row.run_at_ms - test.app.now_ms());
        }
    }
    assert_eq!((state.as_str(), waits.len()), ("failed", 11));
    assert!(waits[0] < 40_000 && waits[1] > 40_000 && waits[10] > 10_000_000, "{waits:?}");
    let admin = system_admin(&test).await;
    let failed = jobs(&admin, "state=failed&kind=delivery.send").await;
    assert_eq!((failed.len(), &failed[0]["maybe_twice"]), (1, &json!(false)));
    assert!(failed[0]["last_error"].as_str().is_some_and(|why| why.contains("localhost")), "{failed:?}");
    let delivery = delivery_by(&admin, &batch, "mail").await;
    assert_eq!((&delivery["state"], &delivery["attempts"]), (&json!("failed"), &json!(12)));
    // The mail server is put right, and somebody has it sent after all.
    let server = Outside::mail();
    set(&admin, "mail", mail_settings(server.port)).await;
    admin.post(&format!("/api/v1/jobs/{id}/retry"), json!(null)).await.expect(200);
    assert_eq!(delivery_by(&admin, &batch, "mail").await["state"], "waiting");
    run(&runner).await;
    let delivery = delivery_by(&admin, &batch, "mail").await;
    assert_eq!((&delivery["state"], &delivery["maybe_twice"]), (&json!("sent"), &json!(false)));
    assert_eq!(server.mails().len(), 1);
}

async fn a_job_that_kills_whoever_does_it_comes_to_an_end(test: TestApp) {
    let server = Outside::mail();
    let account = with_mail(&test, server.port).await;
    let admin = test.as_role("system_admin").await;
    let batch = letter(&admin, &[account], json!({})).await;
    for _ in 0..12 {
        runner(&test).take().await.expect("asked").expect("due again");
        test.clock.advance_ms(LEASE_MS);
    }
    run(&runner(&test)).await;
    let admin = test.as_role("system_admin").await;
    let delivery = delivery_by(&admin, &batch, "mail").await;
    assert_eq!(delivery["state"], "uncertain", "any of the twelve may have sent it: {delivery}");
    let job = job_of(&admin, &delivery).await;
    assert_eq!((&job["state"], &job["maybe_twice"]), (&json!("failed"), &json!(true)));
    assert!(server.mails().is_empty());
}

async fn a_job_that_cannot_be_read_fails_where_people_see_it(test: TestApp) {
    for payload in ["nonsense", "{\"delivery\":0}"] {
        let tx = test.app.store().begin().await.expect("a transaction");
        let new = NewJob {
            kind: "delivery.send",
            payload,
            run_at_ms: 0,
            max_attempts: 12,
            unique_key: None,
            created_by: None,
        };
        job::insert(tx.db(), new, 0).await.expect("a job");
        tx.commit().await.expect("a commit");
    }
    run(&runner(&test)).await;
    let admin = test.as_role("system_admin").await;
    let failed = jobs(&admin, "state=failed").await;
    assert_eq!(failed.len(), 2);
    assert!(failed.iter().all(|job| job["attempts"] == 1 && job["last_error"].is_string()), "{failed:?}");
}

async fn housekeeping_is_done_once_an_hour_in_the_whole_cluster(test: TestApp) {
    let tx = test.app.store().begin().await.expect("a transaction");
    let week_ago = test.app.now_ms() - 7 * 86_400_000;
    sign_in::insert_ticket(tx.db(), b"old", "totp", None, "", week_ago).await.expect("a ticket");
    tx.commit().await.expect("a commit");
    let other = Runner::new(second_process(&test).await, "https://yunheng.example");
    let (first, second) = tokio::join!(run(&other), run(&other));
    let third = run(&runner(&test)).await;
    assert_eq!(third, 0, "the two others did it all: {first} + {second}");
    let admin = test.as_role("system_admin").await;
    let forgotten = jobs(&admin, "kind=tickets.forget").await;
    assert_eq!((forgotten.len(), &forgotten[0]["state"]), (1, &json!("done")));
    assert_eq!(forgotten[0]["result"], "1");
    test.clock.advance_ms(3_600_000);
    run(&other).await;
    run(&runner(&test)).await;
    let admin = test.as_role("system_admin").await;
    assert_eq!(jobs(&admin, "kind=tickets.forget").await.len(), 2);
    assert_eq!(jobs(&admin, "kind=jobs.forget").await.len(), 1, "once a day");
}

async fn a_job_is_cancelled_and_run_again_on_the_record(test: TestApp) {
    let server = Outside::mail();
    let account = with_mail(&test, server.port).await;
    let admin = test.as_role("system_admin").await;
    let batch = letter(&admin, &[account], json!({})).await;
    let id = delivery_by(&admin, &batch, "mail").await["job_id"].clone();
    let post = async |what: &str| admin.post(&format!("/api/v1/jobs/{id}/{what}"), json!(null)).await;
    assert_eq!(post("retry").await.expect(409).code(), "job_state");
    assert_eq!(post("cancel").await.expect(200).json()["state"], "cancelled");
    assert_eq!(post("cancel").await.expect(409).code(), "job_state");
    run(&runner(&test)).await;
    assert!(server.mails().is_empty(), "cancelled is cancelled");
    assert_eq!(delivery_by(&admin, &batch, "mail").await["state"], "failed");
    assert_eq!(post("retry").await.expect(200).json()["state"], "waiting");
    run(&runner(&test)).await;
    assert_eq!(server.mails().len(), 1);
    assert_eq!(post("retry").await.expect(409).code(), "job_state", "done is done");
    for path in ["/api/v1/jobs/999999", "/api/v1/jobs/0"] {
        admin.get(path).await.expect(404);
    }
    admin.post("/api/v1/jobs/999999/retry", json!(null)).await.expect(404);
    let auditor = test.as_role("audit_admin").await;
    let entries = auditor.get("/api/v1/audit/entries?action=job.&outcome=done").await.expect(200).json();
    let seen: Vec<(&str, &str)> = entries["items"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|entry| {
            let after = entry["changes"][0]["after"].as_str().unwrap_or_default();
            (entry["action"].as_str().unwrap_or_default(), after)
        })
        .collect();
    assert_eq!(seen, [("job.retry", "waiting"), ("job.cancel", "cancelled")]);
}

async fn pages_go_down_by_id(test: TestApp) {
    let account = with_mail(&test, 1).await;
    let admin = test.as_role("system_admin").await;
    for _ in 0..7 {
        letter(&admin, &[account], json!({})).await;
    }
    let (mut ids, mut query) = (Vec::new(), "limit=3&state=waiting".to_owned());
    loop {
        let page = admin.get(&format!("/api/v1/jobs?{query}")).await.expect(200).json();
        ids.extend(page["items"].as_array().expect("rows").iter().filter_map(|row| row["id"].as_i64()));
        let Some(next) = page["next"].as_str() else { break };
        query = format!("limit=3&state=waiting&after={next}");
    }
    assert_eq!(ids.len(), 7);
    assert!(ids.is_sorted_by(|a, b| a > b), "{ids:?}");
    admin.get("/api/v1/jobs?after=x").await.expect(400);
    assert_eq!(deliveries(&admin, "none").await.len(), 0);
}
