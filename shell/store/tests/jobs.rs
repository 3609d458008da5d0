//! Jobs are taken by one owner at a time, and nothing of a lost lease is believed.

use std::collections::BTreeSet;
use yunheng_store::Store;
use yunheng_store::job::{self, Ending, JobFilter, NewJob, Taken, Why};
use yunheng_store::testing::{TestStore, postgres, sqlite};

macro_rules! on_both {
    ($($name:ident)+) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $name() { super::$name(super::sqlite().await.expect("a database")).await; })+
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $name() { super::$name(super::postgres().await.expect("a database")).await; })+
        }
    };
}

on_both! {
    two_processes_share_the_queue_without_ever_sharing_a_job
    what_was_due_first_is_taken_first_and_unknown_kinds_stay
    a_lost_lease_is_taken_over_and_its_first_owner_changes_nothing
    a_key_is_used_once
    old_work_is_forgotten_but_not_what_failed
}

async fn add(store: &Store, kind: &str, run_at_ms: i64, unique_key: Option<&str>) -> Option<i64> {
    let tx = store.begin().await.expect("a transaction");
    let new = NewJob { kind, payload: "{}", run_at_ms, max_attempts: 3, unique_key, created_by: None };
    let id = job::insert(tx.db(), new, 0).await.expect("a job");
    tx.commit().await.expect("a commit");
    id
}

async fn take(store: &Store, owner: &str, now_ms: i64) -> Option<Taken> {
    job::take(store, &["k", "l"], owner, now_ms, now_ms + 1_000).await.expect("asked")
}

async fn end(store: &Store, taken: &Taken, ending: &Ending<'_>, now_ms: i64) -> bool {
    let tx = store.begin().await.expect("a transaction");
    let mine = job::end(tx.db(), taken, ending, now_ms).await.expect("asked");
    tx.commit().await.expect("a commit");
    mine
}

const DONE: Ending<'static> = Ending::Done { result: "" };

async fn two_processes_share_the_queue_without_ever_sharing_a_job(test: TestStore) {
    for _ in 0..60 {
        add(&test.store, "k", 0, None).await.expect("new");
    }
    let other = Store::open(&test.location).await.expect("a second process");
    let drain = |store: Store, owner: &'static str| async move {
        let mut ids = Vec::new();
        while let Some(taken) = take(&store, owner, 10).await {
            ids.push(taken.id);
        }
        ids
    };
    let workers = [(test.store.clone(), "a"), (other.clone(), "b"), (test.store.clone(), "c"), (other, "d")]
        .map(|(store, owner)| tokio::spawn(drain(store, owner)));
    let mut all = Vec::new();
    for worker in workers {
        all.extend(worker.await.expect("drained"));
    }
    assert_eq!(all.len(), 60, "nothing is left and nothing is taken twice");
    assert_eq!(all.into_iter().collect::<BTreeSet<_>>().len(), 60);
}

async fn what_was_due_first_is_taken_first_and_unknown_kinds_stay(test: TestStore) {
    let store = &test.store;
    let (late, early) = (add(store, "k", 20, None).await, add(store, "l", 10, None).await);
    let foreign = add(store, "of a newer program", 0, None).await;
    assert_eq!(take(store, "a", 9).await, None);
    assert_eq!(take(store, "a", 30).await.map(|taken| taken.id), early);
    assert_eq!(take(store, "a", 30).await.map(|taken| taken.id), late);
    assert_eq!(take(store, "a", 30).await, None);
    assert!(job::is_due(store.reader(), 30).await.expect("asked"), "somebody else will know it");
    let waiting = JobFilter { state: Some("waiting".into()), limit: 10, ..JobFilter::default() };
    let rows = job::list(store.reader(), &waiting).await.expect("rows");
    assert_eq!(rows.iter().map(|row| Some(row.id)).collect::<Vec<_>>(), [foreign]);
}

async fn a_lost_lease_is_taken_over_and_its_first_owner_changes_nothing(test: TestStore) {
    let store = &test.store;
    add(store, "k", 0, None).await;
    let first = take(store, "a", 0).await.expect("due");
    assert_eq!((first.attempts, first.unsure), (1, 0));
    assert!(job::renew(store, &first, 2_000).await.expect("asked"));
    assert_eq!(take(store, "b", 1_999).await, None, "the lease was put off");
    let second = take(store, "b", 2_000).await.expect("the lease has ended");
    assert_eq!((second.id, second.attempts, second.unsure), (first.id, 2, 1));
    assert!(!job::renew(store, &first, 9_000).await.expect("asked"));
    assert!(
        !end(store, &first, &DONE, 2_001).await,
        "the first owner is told that it is not its own any more"
    );
    let why = Why { zh: "稍后", en: "later" };
    assert!(end(store, &second, &Ending::Later { run_at_ms: 3_000, is_unsure: false, why }, 2_002).await);
    assert_eq!(take(store, "c", 2_999).await, None);
    // The same owner takes it again: the attempt tells its leases apart.
    let third = take(store, "b", 3_000).await.expect("due again");
    assert!(!end(store, &second, &DONE, 3_001).await);
    let why = Why { zh: "不行", en: "no" };
    assert!(end(store, &third, &Ending::Failed { is_unsure: true, why }, 3_002).await);
    let row = job::find(store.reader(), first.id).await.expect("asked").expect("there");
    assert_eq!((row.state.as_str(), row.unsure, row.error_zh.as_deref()), ("failed", 2, Some("不行")));
    let tx = store.begin().await.expect("a transaction");
    assert!(!job::cancel(tx.db(), first.id, 4_000).await.expect("asked"), "it waits no more");
    assert!(job::rerun(tx.db(), first.id, 4_000).await.expect("asked"));
    tx.commit().await.expect("a commit");
    let fourth = take(store, "a", 4_000).await.expect("due again");
    assert_eq!((fourth.attempts, fourth.unsure), (1, 2), "what nobody saw stays known");
}

async fn a_key_is_used_once(test: TestStore) {
    let store = &test.store;
    assert!(add(store, "k", 0, Some("today")).await.is_some());
    assert_eq!(add(store, "k", 0, Some("today")).await, None);
    let taken = take(store, "a", 0).await.expect("due");
    assert!(end(store, &taken, &DONE, 1).await);
    assert_eq!(add(store, "k", 0, Some("today")).await, None, "done is done");
    assert!(add(store, "k", 0, Some("tomorrow")).await.is_some());
}

async fn old_work_is_forgotten_but_not_what_failed(test: TestStore) {
    let store = &test.store;
    let why = Why { zh: "不行", en: "no" };
    let failed = Ending::Failed { is_unsure: false, why };
    for ending in [&DONE, &failed, &DONE] {
        add(store, "k", 0, None).await;
        let taken = take(store, "a", 0).await.expect("due");
        assert!(end(store, &taken, ending, 100).await);
    }
    add(store, "k", 0, None).await;
    let forget = async |before_ms: i64, limit: i64| {
        let tx = store.begin().await.expect("a transaction");
        let gone = job::forget(tx.db(), before_ms, limit).await.expect("asked");
        tx.commit().await.expect("a commit");
        gone
    };
    assert_eq!((forget(100, 9).await, forget(101, 1).await, forget(101, 9).await), (0, 1, 1));
    let rows =
        job::list(store.reader(), &JobFilter { limit: 9, ..JobFilter::default() }).await.expect("rows");
    assert_eq!(rows.iter().map(|row| row.state.as_str()).collect::<Vec<_>>(), ["waiting", "failed"]);
}
