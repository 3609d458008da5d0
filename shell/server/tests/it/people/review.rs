//! The review of accounts and grants, and people from the command line.

use super::{DAY_MS, party, placed, trail};
use crate::harness::{PASSWORD, TestApp};
use crate::on_both;
use serde_json::{Value, json};
use yunheng_access::Reach;
use yunheng_app::World;
use yunheng_app::people::{CommandLinePerson, cli_add, cli_reset};
use yunheng_store::testing::execute;

on_both! {
    the_review_shows_what_is_over_and_what_nobody_uses
    the_command_line_leaves_administrators_alone
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
