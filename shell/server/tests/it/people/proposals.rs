//! What one person proposes and another decides.

use super::{codes, confirmed, decide, id_of, party, placed, rights, role_id, trail};
use crate::harness::{Client, TestApp};
use crate::on_both;
use serde_json::json;
use yunheng_access::Reach;

on_both! {
    a_proposal_is_seen_by_its_maker_and_by_those_who_decide
    of_two_who_confirm_one_wins
    confirming_and_withdrawing_at_once_do_one_thing
    a_proposal_is_looked_at_again_when_it_is_confirmed
    whoever_lends_a_right_and_whoever_borrows_it_are_not_two
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

async fn whoever_lends_a_right_and_whoever_borrows_it_are_not_two(test: TestApp) {
    party(&test, 101, "/101/", "authority", "city").await;
    let leader = placed(&test, "leader", "authority_leader", 101, Reach::All).await;
    let deputy = placed(&test, "deputy", "", 101, Reach::OwnUnit).await;
    placed(&test, "third", "authority_leader", 101, Reach::All).await;
    let (lender, third) = (test.signed_in("leader").await, test.signed_in("third").await);
    rights::delegation(&lender, leader, deputy, 7).await;
    let borrower = test.signed_in("deputy").await;
    let choices = "/api/v1/packs/xuchang/rulings/band.border/choices";
    let choice = json!({"reading": "upper_inclusive", "from": "2027-01-01", "reason": "会议纪要"});
    // What the lender proposed, the borrower would confirm with the lender's own right.
    let proposal = id_of(&lender.post(choices, choice.clone()).await.expect(201).json());
    borrower.confirm().await;
    assert_eq!(decide(&borrower, proposal, "confirm", json!({})).await.expect(403).code(), "lent_right");
    decide(&lender, proposal, "withdraw", json!({})).await.expect(200);
    // What the borrower proposed with the lender's right, the lender would confirm.
    let proposal = id_of(&borrower.post(choices, choice).await.expect(201).json());
    lender.confirm().await;
    let shown = lender.get(&format!("/api/v1/proposals/{proposal}")).await.expect(200).json();
    assert_eq!((&shown["proposed_by"], &shown["proposed_for"]), (&json!(deputy), &json!(leader)));
    assert_eq!(decide(&lender, proposal, "confirm", json!({})).await.expect(403).code(), "lent_right");
    assert_eq!(confirmed(&third, proposal).await["state"], "confirmed");
}
