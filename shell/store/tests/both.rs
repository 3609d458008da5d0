//! One suite for both databases.

use yunheng_access::{Reach, World};
use yunheng_store::testing::{TestStore, postgres, sqlite};
use yunheng_store::{
    Location, Store, StoreError, account, audit, authority, describe, meta, migrate, search,
};

/// Runs a test on a fresh database of each kind.
macro_rules! on_both {
    ($($name:ident)+) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() { super::$name(super::sqlite().await.expect("a database")).await; })+
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() { super::$name(super::postgres().await.expect("a database")).await; })+
        }
    };
}

on_both! {
    migrating_twice_changes_nothing
    a_newer_schema_is_refused
    an_edited_migration_is_refused
    the_audit_trail_cannot_be_edited
    worlds_do_not_mix_in_the_database
    nobody_confirms_their_own_proposal
    an_account_and_a_role_keep_their_world
    what_makes_an_administrator_is_not_delegated
    dropped_transactions_leave_nothing
    numbers_are_kept_exactly
    chinese_is_found_by_pairs
    concurrent_writers_all_arrive
    the_schema_is_the_one_on_file
}

async fn person(store: &Store, login: &str, world: &'static str) -> i64 {
    let tx = store.begin().await.expect("a transaction");
    let new = account::NewAccount { login: login.into(), name: login.into(), world, ..Default::default() };
    let id = account::insert(tx.db(), new, 1).await.expect("an account");
    authority::seed_roles(tx.db(), 1).await.expect("roles");
    tx.commit().await.expect("a commit");
    id
}

async fn migrating_twice_changes_nothing(test: TestStore) {
    let before = describe::columns(test.store.reader()).await.expect("columns");
    migrate::run(&test.store, 5).await.expect("again");
    assert_eq!(migrate::current(test.store.reader()).await.ok(), Some(migrate::known()));
    assert_eq!(describe::columns(test.store.reader()).await.expect("columns"), before);
}

async fn a_newer_schema_is_refused(test: TestStore) {
    let number = migrate::known() + 1;
    execute(
        &test,
        &format!("INSERT INTO schema_migration (number, name, digest, applied_at_ms) VALUES ({number}, 'x', 'x', 0)"),
    )
    .await
    .expect("a row");
    let error = migrate::run(&test.store, 0).await.expect_err("newer");
    assert!(matches!(error, StoreError::NewerSchema { found, .. } if found == number), "{error:?}");
}

async fn an_edited_migration_is_refused(test: TestStore) {
    execute(&test, "UPDATE schema_migration SET digest = 'other' WHERE number = 1").await.expect("a row");
    let error = migrate::run(&test.store, 0).await.expect_err("edited");
    assert!(matches!(error, StoreError::ChangedMigration { number: 1 }), "{error:?}");
}

fn entry(number: i64) -> audit::NewEntry {
    audit::NewEntry {
        at_ms: number,
        account_id: None,
        login: "nobody".into(),
        ip: "127.0.0.1".into(),
        request_id: number.to_string(),
        action: "test.act".into(),
        object_kind: "thing".into(),
        object_id: number.to_string(),
        outcome: "done",
        body: format!("{{{number}}}").into_bytes(),
        digest: vec![1; 32],
    }
}

async fn the_audit_trail_cannot_be_edited(test: TestStore) {
    let tx = test.store.begin().await.expect("a transaction");
    let id = audit::insert(tx.db(), entry(1)).await.expect("an entry");
    audit::insert_links(
        tx.db(),
        &[audit::LinkRow { position: 1, entry_id: id, digest: vec![1; 32], chain: vec![2; 32] }],
    )
    .await
    .expect("a link");
    tx.commit().await.expect("a commit");
    assert_eq!(audit::count_unsealed(test.store.reader()).await.ok(), Some(0));
    for sql in [
        "UPDATE audit_entry SET login = 'else'",
        "DELETE FROM audit_entry",
        "UPDATE audit_link SET position = 2",
        "DELETE FROM audit_link",
        "DELETE FROM audit_checkpoint",
    ] {
        let result = execute(&test, sql).await;
        let empty = sql.contains("checkpoint");
        assert!(empty || matches!(result, Err(StoreError::Refused(_))), "{sql}: {result:?}");
    }
    assert_eq!(audit::linked_from(test.store.reader(), 1, 10).await.expect("rows").len(), 1);
}

async fn worlds_do_not_mix_in_the_database(test: TestStore) {
    let clerk = person(&test.store, "clerk", "business").await;
    let (role, world) =
        authority::role_by_key(test.store.reader(), "audit_admin").await.expect("asked").expect("shipped");
    assert_eq!(world, "audit");
    for claimed in ["audit", "business"] {
        let tx = test.store.begin().await.expect("a transaction");
        let grant = authority::NewGrant {
            account_id: clerk,
            role_id: role,
            world: claimed.into(),
            reach: Reach::All,
            party_id: None,
            from_ms: 0,
            until_ms: None,
            proposal_id: None,
        };
        let result = authority::insert_grant(tx.db(), grant, 1).await;
        assert!(matches!(result, Err(StoreError::Reference)), "{claimed}: {result:?}");
    }
    let authority = authority::load(test.store.reader(), clerk, World::Business).await.expect("loaded");
    assert!(authority.grants.is_empty());
}

async fn nobody_confirms_their_own_proposal(test: TestStore) {
    let clerk = person(&test.store, "clerk", "business").await;
    let boss = person(&test.store, "boss", "business").await;
    let insert = |number: i64, state: &str, decided_by: &str, proposed_for: &str| {
        format!(
            "INSERT INTO proposal (kind, subject, title_zh, title_en, changes, payload, reason, state, proposed_by, proposed_for, \
             proposed_at_ms, decided_by, version) VALUES ('k', 's{number}', 't', 't', '[]', '{{}}', 'r', '{state}', {clerk}, \
             {proposed_for}, 1, {decided_by}, 1)"
        )
    };
    let (me, other) = (clerk.to_string(), boss.to_string());
    let cases = [
        ("confirmed", me.as_str(), "NULL"),
        ("rejected", me.as_str(), "NULL"),
        ("confirmed", "NULL", "NULL"),
        ("withdrawn", "NULL", "NULL"),
        ("confirmed", other.as_str(), other.as_str()),
    ];
    for (state, decided_by, proposed_for) in cases {
        let result = execute(&test, &insert(1, state, decided_by, proposed_for)).await;
        assert!(matches!(result, Err(StoreError::Refused(_))), "{state} {decided_by}: {result:?}");
    }
    execute(&test, &insert(1, "open", "NULL", "NULL")).await.expect("an open one");
    let twice = execute(&test, &insert(1, "open", "NULL", "NULL")).await;
    assert!(matches!(twice, Err(StoreError::Unique { .. })), "{twice:?}");
    execute(&test, &insert(1, "confirmed", &other, "NULL")).await.expect("another person's");
}

async fn an_account_and_a_role_keep_their_world(test: TestStore) {
    let clerk = person(&test.store, "clerk", "business").await;
    for sql in [
        format!("UPDATE account SET world = 'audit' WHERE id = {clerk}"),
        "UPDATE role SET world = 'system' WHERE key = 'unit_clerk'".to_owned(),
    ] {
        let result = execute(&test, &sql).await;
        assert!(matches!(result, Err(StoreError::Refused(_))), "{sql}: {result:?}");
    }
    execute(&test, "UPDATE account SET world = 'business', name = 'x'").await.expect("the same world");
}

async fn what_makes_an_administrator_is_not_delegated(test: TestStore) {
    let (from, to) = (person(&test.store, "one", "audit").await, person(&test.store, "two", "audit").await);
    let (role_id, world) =
        authority::role_by_key(test.store.reader(), "audit_admin").await.expect("asked").expect("shipped");
    let tx = test.store.begin().await.expect("a transaction");
    let new = authority::NewGrant {
        account_id: from,
        role_id,
        world,
        reach: Reach::All,
        party_id: None,
        from_ms: 0,
        until_ms: None,
        proposal_id: None,
    };
    let grant = authority::insert_grant(tx.db(), new, 1).await.expect("a grant");
    tx.commit().await.expect("a commit");
    for world in ["audit", "business"] {
        let sql = format!(
            "INSERT INTO delegation (grant_id, from_account_id, to_account_id, world, from_ms, until_ms, reason, created_at_ms) \
             VALUES ({grant}, {from}, {to}, '{world}', 1, 2, 'r', 1)"
        );
        let result = execute(&test, &sql).await;
        let refused = matches!(result, Err(StoreError::Refused(_) | StoreError::Reference));
        assert!(refused, "{world}: {result:?}");
    }
}

async fn dropped_transactions_leave_nothing(test: TestStore) {
    let tx = test.store.begin().await.expect("a transaction");
    meta::set(tx.db(), "k", "v").await.expect("set");
    drop(tx);
    let tx = test.store.begin().await.expect("the writer is free again");
    assert_eq!(meta::find(tx.db(), "k").await.expect("asked"), None);
}

async fn numbers_are_kept_exactly(test: TestStore) {
    let tx = test.store.begin().await.expect("a transaction");
    for number in [i64::MAX, i64::MIN, 1_234_567_890_123_456_789, -1, 0] {
        let id = audit::insert(tx.db(), entry(number)).await.expect("an entry");
        let wanted = audit::Wanted { from_ms: Some(number), limit: 1, ..Default::default() };
        let found = audit::search(tx.db(), &wanted).await.expect("found");
        assert_eq!((found[0].id, &found[0].body), (id, &format!("{{{number}}}").into_bytes()));
    }
}

async fn chinese_is_found_by_pairs(test: TestStore) {
    let tx = test.store.begin().await.expect("a transaction");
    search::index(tx.db(), "party", 1, &["许昌市财政局", "ＸＣＣＺ"]).await.expect("indexed");
    search::index(tx.db(), "party", 2, &["许昌市教育局"]).await.expect("indexed");
    for (query, found) in [
        ("财政局", vec![1]),
        ("许昌市", vec![1, 2]),
        ("xccz", vec![1]),
        ("许", vec![1, 2]),
        ("财教", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(search::find(tx.db(), "party", query, 10).await.expect("searched"), found, "{query}");
    }
}

async fn concurrent_writers_all_arrive(test: TestStore) {
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let store = test.store.clone();
            tokio::spawn(async move {
                for round in 0..25 {
                    loop {
                        let tx = store.begin().await.expect("a transaction");
                        let done = async {
                            audit::insert(tx.db(), entry(writer * 100 + round)).await?;
                            authority::bump_epoch(tx.db()).await?;
                            tx.commit().await
                        };
                        match done.await {
                            Ok(()) => break,
                            Err(error) => assert!(error.is_retryable(), "{}", error.chain()),
                        }
                    }
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.expect("a writer");
    }
    assert_eq!(audit::count_unsealed(test.store.reader()).await.ok(), Some(200));
    assert_eq!(authority::epoch(test.store.reader()).await.ok(), Some(201));
}

/// The file is what reviewers see of a migration; `YUNHENG_WRITE_SCHEMA=1` writes it anew.
async fn the_schema_is_the_one_on_file(test: TestStore) {
    let found = describe::columns(test.store.reader()).await.expect("columns").join("\n") + "\n";
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/schema.txt");
    if std::env::var_os("YUNHENG_WRITE_SCHEMA").is_some() {
        std::fs::write(file, &found).expect("written");
    }
    assert_eq!(found, std::fs::read_to_string(file).expect("schema.txt"), "see shell/store/tests/both.rs");
}

async fn execute(test: &TestStore, sql: &str) -> Result<(), StoreError> {
    yunheng_store::testing::execute(&test.store, sql).await
}

#[tokio::test]
async fn a_database_that_is_not_there_is_said_to_be_unavailable() {
    let location = Location::parse("postgres://nobody@127.0.0.1:1/none").expect("an address");
    let error = Store::open(&location).await.expect_err("nobody listens");
    assert!(error.is_transient(), "{}", error.chain());
}
