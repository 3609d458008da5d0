//! Lists of parties: every row once and in order, whichever way it is read.

use yunheng_access::Scope;
use yunheng_store::StoreError;
use yunheng_store::party::{self, Asked, Order, PageKey, PartyFacts, PartyRow, Wanted};
use yunheng_store::testing::{TestStore, many_parties, postgres, sqlite};

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
    every_order_shows_every_row_once
    subtrees_move_with_everything_below
    the_last_record_of_a_day_counts
    names_of_the_closed_are_free
}

const TODAY: &str = "2026-11-23";

async fn walk(test: &TestStore, wanted: &Wanted) -> Vec<PartyRow> {
    let (mut all, mut wanted) = (Vec::<PartyRow>::new(), Wanted { limit: 170, ..wanted.clone() });
    loop {
        let page =
            party::page(test.store.reader(), &Scope::system("test"), &wanted, TODAY).await.expect("a page");
        let Some(last) = page.last() else { return all };
        wanted.after = Some(PageKey { level: last.level.clone(), name: last.name.clone(), id: last.id });
        all.extend(page);
    }
}

async fn every_order_shows_every_row_once(test: TestStore) {
    let top = many_parties(&test.store, 1_500, true).await.expect("parties");
    for order in [Order::Name, Order::Id, Order::Level] {
        for descending in [false, true] {
            let wanted = Wanted { order, descending, ..Wanted::default() };
            let rows = walk(&test, &wanted).await;
            let key = |row: &PartyRow| match order {
                Order::Name => (String::new(), row.name.clone(), row.id),
                Order::Id => (String::new(), String::new(), row.id),
                Order::Level => (row.level.clone(), row.name.clone(), row.id),
            };
            let mut keys: Vec<_> = rows.iter().map(key).collect();
            if descending {
                keys.reverse();
            }
            assert!(keys.is_sorted() && keys.len() == 1_501, "{order:?} {descending}: {}", keys.len());
            keys.dedup();
            assert_eq!(keys.len(), 1_501, "{order:?} {descending}");
        }
    }
    let count = async |wanted: Wanted| walk(&test, &wanted).await.len();
    let all = Wanted::default();
    assert_eq!(count(Wanted { parent: Some(top), ..all.clone() }).await, 2);
    assert_eq!(count(Wanted { kind: Some("authority".into()), ..all.clone() }).await, 3);
    assert_eq!(count(Wanted { kind: Some("authority".into()), order: Order::Id, ..all.clone() }).await, 3);
    assert_eq!(count(Wanted { status: Some("closed".into()), ..all.clone() }).await, 3);
    assert_eq!(count(Wanted { words: Some("例市".into()), ..all.clone() }).await, 1);
    assert_eq!(count(Wanted { words: Some("没有".into()), ..all }).await, 0);
}

fn facts(name: &str, parent_id: Option<i64>) -> PartyFacts {
    PartyFacts {
        parent_id,
        kind: "using_unit".into(),
        level: "city".into(),
        name: name.into(),
        normalized_name: name.into(),
        ..PartyFacts::default()
    }
}

async fn subtrees_move_with_everything_below(test: TestStore) {
    let tx = test.store.begin().await.expect("a transaction");
    let db = tx.db();
    let (a, a_path) = party::insert(db, facts("甲", None), "", 1).await.expect("made");
    let (b, b_path) = party::insert(db, facts("乙", None), "", 1).await.expect("made");
    let (c, c_path) = party::insert(db, facts("丙", Some(a)), &a_path, 1).await.expect("made");
    let (d, _) = party::insert(db, facts("丁", Some(c)), &c_path, 1).await.expect("made");
    assert_eq!(party::move_subtree(db, c, &c_path, &b_path).await.expect("moved"), format!("/{b}/{c}/"));
    let row = party::find(db, &Scope::system("test"), d, TODAY).await.expect("asked").expect("there");
    assert_eq!(
        (row.path.as_str(), row.ancestors().collect::<Vec<_>>()),
        (&*format!("/{b}/{c}/{d}/"), vec![b, c])
    );
    let found =
        party::neighbours(db, &Asked { ids: [d].into(), ..Asked::default() }, TODAY).await.expect("found");
    assert_eq!(found.parties.iter().map(|row| row.id).collect::<Vec<_>>(), [b, c, d]);
}

async fn the_last_record_of_a_day_counts(test: TestStore) {
    let tx = test.store.begin().await.expect("a transaction");
    let db = tx.db();
    let (unit, _) = party::insert(db, facts("单位", None), "", 1).await.expect("made");
    let (one, _) = party::insert(db, facts("财政一", None), "", 1).await.expect("made");
    let (two, _) = party::insert(db, facts("财政二", None), "", 1).await.expect("made");
    let says = async |from_on: &str, payer_id: Option<i64>| {
        let new = party::NewPayer { party_id: unit, from_on, payer_id, reason: "r", by: None };
        party::insert_payer(db, new, 1).await.expect("recorded");
    };
    let payer = async |day: &str| {
        let row = party::find(db, &Scope::system("test"), unit, day).await.expect("asked").expect("there");
        row.payer_name
    };
    says("2026-06-02", Some(one)).await;
    says("2026-08-01", Some(one)).await;
    says("2026-08-01", Some(two)).await;
    says("2026-10-01", Some(one)).await;
    says("2026-10-01", None).await;
    assert_eq!(payer("2026-06-01").await, None);
    assert_eq!(payer("2026-07-31").await.as_deref(), Some("财政一"));
    assert_eq!(payer("2026-08-01").await.as_deref(), Some("财政二"));
    assert_eq!(payer("2026-12-01").await.as_deref(), Some("财政二"));
    let uses = async |id: i64, day: &str| party::uses_of(db, id, day).await.expect("counted").payees;
    assert_eq!(
        (uses(one, "2026-07-01").await, uses(one, "2026-09-01").await, uses(two, "2026-07-01").await),
        (1, 0, 1)
    );
    tx.commit().await.expect("a commit");
    for sql in ["UPDATE party_payer SET reason = 'x'", "DELETE FROM party_payer"] {
        let refused = yunheng_store::testing::execute(&test.store, sql).await;
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{sql}: {refused:?}");
    }
}

async fn names_of_the_closed_are_free(test: TestStore) {
    let tx = test.store.begin().await.expect("a transaction");
    let (first, _) = party::insert(tx.db(), facts("同名", None), "", 1).await.expect("made");
    assert!(party::close(tx.db(), first, TODAY, 1).await.expect("closed"));
    assert!(!party::close(tx.db(), first, TODAY, 1).await.expect("closed already"));
    let (second, _) = party::insert(tx.db(), facts("同名", None), "", 1).await.expect("made");
    let asked = Asked { names: ["同名".to_owned()].into(), ..Asked::default() };
    let found = party::neighbours(tx.db(), &asked, TODAY).await.expect("found");
    assert_eq!(found.parties.iter().map(|row| row.id).collect::<Vec<_>>(), [second]);
    tx.commit().await.expect("a commit");
    let tx = test.store.begin().await.expect("a transaction");
    let taken = party::reopen(tx.db(), first, 1).await;
    assert!(matches!(taken, Err(StoreError::Unique { .. })), "{taken:?}");
}
