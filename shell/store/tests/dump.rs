//! Every table as plain values, from one database into another and back.

use yunheng_store::dump::{self, Cell, Kind, Table};
use yunheng_store::testing::{TestStore, execute, postgres, sqlite};
use yunheng_store::{Db, Location, Store, StoreError, migrate};

/// Rows of everything, as they would stand in a backup.
type Contents = Vec<(String, Option<i64>, Vec<Vec<Cell>>)>;

async fn contents(db: Db<'_>) -> Contents {
    let mut all = Vec::new();
    for table in dump::tables(db).await.expect("tables") {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        loop {
            let after = rows.last().map(|row| table.key_of(row));
            // Two at a time, so that keys of every kind are compared.
            let part = dump::rows(db, &table, after.as_deref(), 2).await.expect("rows");
            if part.is_empty() {
                break;
            }
            rows.extend(part);
        }
        let last = dump::last_number(db, &table).await.expect("a number");
        all.push((table.name, last, rows));
    }
    all
}

async fn load(store: &Store, contents: &Contents) -> Result<(), StoreError> {
    let mut loading = dump::begin_loading(store, migrate::known(), 0).await?;
    let tables: Vec<Table> = dump::tables(loading.db()).await?;
    assert_eq!(tables.len(), contents.len());
    for (name, last, rows) in contents {
        let table = tables.iter().find(|table| table.name == *name).expect("the table");
        dump::load(loading.db(), table, rows.clone()).await?;
        if let Some(last) = last {
            dump::number_after(loading.db(), table, *last).await?;
        }
    }
    loading.check_references().await?;
    loading.commit().await
}

/// A second, empty database on the same engine.
async fn empty(like: &TestStore) -> (TestStore, Store) {
    match &like.location {
        Location::Sqlite(_) => {
            let place = sqlite().await.expect("a folder");
            let location = Location::Sqlite(place.folder.path().join("other.db"));
            let store = Store::open(&location).await.expect("opened");
            (place, store)
        }
        Location::Postgres(_) => {
            let place = postgres().await.expect("a database");
            let wipe = "DROP SCHEMA public CASCADE; CREATE SCHEMA public";
            execute(&place.store, wipe).await.expect("emptied");
            let store = Store::open(&place.location).await.expect("opened");
            (place, store)
        }
    }
}

/// Values that are easily lost, references in every direction, numbers that were given and are gone.
async fn fill(store: &Store) {
    let party = |id: i64, parent: &str, name: &str| {
        format!(
            "INSERT INTO party (id, parent_id, path, kind, level, name, normalized_name, status, version, created_at_ms, updated_at_ms) \
             VALUES ({id}, {parent}, '/{id}/', 'unit', 'city', '{name}', '{name}', 'active', 1, 0, {})",
            i64::MAX
        )
    };
    let mut statements = vec![
        party(7, "NULL", "甲''乙 \u{1F600} \n\t\\"),
        party(5, "7", "below a party of a later number"),
        party(9, "5", "x"),
        "INSERT INTO meta (key, value) VALUES ('empty', ''), ('Ä', 'ä'), ('a', 'b'), ('B', '-')".to_owned(),
        "INSERT INTO search_term (kind, term, object_id) VALUES ('party', '甲乙', 7), ('party', '甲乙', -3), ('party', 'a', 7)"
            .to_owned(),
        "INSERT INTO sign_in_ticket (digest, purpose, payload, expires_at_ms) VALUES ({bytes}, 'p', '', 0)".to_owned(),
        "INSERT INTO sign_in_ticket (digest, purpose, payload, expires_at_ms) VALUES ({none}, 'p', '{}', -1)".to_owned(),
        "DELETE FROM sign_in_ticket WHERE id > 1".to_owned(),
        "INSERT INTO audit_checkpoint (on_date, position, body, signature, made_at_ms) VALUES ('2026-01-01', 1, {bytes}, {none}, 1)"
            .to_owned(),
    ];
    let is_postgres = store.engine() == yunheng_store::Engine::Postgres;
    for sql in &mut statements {
        let (bytes, none) =
            if is_postgres { ("'\\x00ff27'::bytea", "''::bytea") } else { ("x'00ff27'", "x''") };
        *sql = sql.replace("{bytes}", bytes).replace("{none}", none);
        execute(store, sql).await.unwrap_or_else(|error| panic!("{sql}: {}", error.chain()));
    }
    // A number that the sequence gave to a row that is gone; explicit numbers do not move PostgreSQL's.
    let next = if is_postgres {
        "SELECT setval('sign_in_ticket_id_seq', 41)"
    } else {
        "UPDATE sqlite_sequence SET seq = 41 WHERE name = 'sign_in_ticket'"
    };
    execute(store, next).await.expect("numbered");
}

async fn round(from: TestStore, into: TestStore) {
    fill(&from.store).await;
    let before = contents(from.store.snapshot().await.expect("a snapshot").db()).await;
    assert!(before.iter().any(|(name, last, _)| name == "sign_in_ticket" && *last == Some(41)), "{before:?}");
    let (_place, store) = empty(&into).await;
    load(&store, &before).await.unwrap_or_else(|error| panic!("{}", error.chain()));
    let after = contents(store.reader()).await;
    let without =
        |all: &Contents| all.iter().map(|(name, _, rows)| (name.clone(), rows.clone())).collect::<Vec<_>>();
    assert_eq!(without(&before), without(&after));
    // It goes on where it was: the next number is new, what is protected is protected, what refers must find.
    execute(
        &store,
        "INSERT INTO sign_in_ticket (digest, purpose, payload, expires_at_ms) VALUES ('x', 'p', '', 0)"
            .replace(
                "'x'",
                if store.engine() == yunheng_store::Engine::Postgres { "'x'::bytea" } else { "x'01'" },
            )
            .as_str(),
    )
    .await
    .expect("goes on");
    let tables = dump::tables(store.reader()).await.expect("tables");
    let tickets = tables.iter().find(|table| table.name == "sign_in_ticket").expect("there");
    assert_eq!(dump::last_number(store.reader(), tickets).await.expect("a number"), Some(42));
    for refused in
        ["DELETE FROM audit_checkpoint", "UPDATE party SET parent_id = 77", "DELETE FROM party WHERE id = 7"]
    {
        assert!(execute(&store, refused).await.is_err(), "{refused}");
    }
    migrate::check(store.reader()).await.expect("the schema of this program");
}

#[tokio::test]
async fn sqlite_into_sqlite() {
    round(sqlite().await.expect("a database"), sqlite().await.expect("a place")).await;
}

#[tokio::test]
async fn sqlite_into_postgres() {
    round(sqlite().await.expect("a database"), postgres().await.expect("a place")).await;
}

#[tokio::test]
async fn postgres_into_sqlite() {
    round(postgres().await.expect("a database"), sqlite().await.expect("a place")).await;
}

#[tokio::test]
async fn postgres_into_postgres() {
    round(postgres().await.expect("a database"), postgres().await.expect("a place")).await;
}

async fn refuses_what_does_not_hold_together(place: TestStore) {
    fill(&place.store).await;
    let whole = contents(place.store.reader()).await;
    let (_other, store) = empty(&place).await;
    let mut without = whole.clone();
    for (name, _, rows) in &mut without {
        if name == "party" {
            rows.retain(|row| row[0] != Cell::Integer(7));
        }
    }
    let error = load(&store, &without).await.expect_err("a party without the one above it");
    assert!(matches!(error, StoreError::Reference), "{}", error.chain());
    assert!(dump::is_empty(store.reader()).await.expect("asked"), "nothing is left");
    assert!(!dump::is_empty(place.store.reader()).await.expect("asked"));
    load(&store, &whole).await.expect("the place is still good");
}

#[tokio::test]
async fn references_are_checked_on_sqlite() {
    refuses_what_does_not_hold_together(sqlite().await.expect("a database")).await;
}

#[tokio::test]
async fn references_are_checked_on_postgres() {
    refuses_what_does_not_hold_together(postgres().await.expect("a database")).await;
}

async fn a_snapshot_stands_still(place: TestStore) {
    fill(&place.store).await;
    let snapshot = place.store.snapshot().await.expect("a snapshot");
    let before = contents(snapshot.db()).await;
    execute(&place.store, "INSERT INTO meta (key, value) VALUES ('later', 'x')")
        .await
        .expect("written meanwhile");
    execute(&place.store, "DELETE FROM meta WHERE key = 'a'").await.expect("written meanwhile");
    assert_eq!(contents(snapshot.db()).await, before);
    let written = yunheng_store::meta::set(snapshot.db(), "x", "y").await;
    assert!(written.is_err(), "a snapshot only reads");
    drop(snapshot);
    assert_ne!(contents(place.store.reader()).await, before);
}

#[tokio::test]
async fn a_snapshot_stands_still_on_sqlite() {
    a_snapshot_stands_still(sqlite().await.expect("a database")).await;
}

#[tokio::test]
async fn a_snapshot_stands_still_on_postgres() {
    a_snapshot_stands_still(postgres().await.expect("a database")).await;
}

#[tokio::test]
async fn a_table_of_somebody_else_is_refused_by_name() {
    let place = sqlite().await.expect("a database");
    execute(&place.store, "CREATE TABLE notes (id INTEGER PRIMARY KEY, weight REAL)").await.expect("made");
    let error = dump::tables(place.store.reader()).await.expect_err("not ours").to_string();
    assert!(error.contains("notes.weight") && error.contains("real"), "{error}");
    assert_eq!(
        [Kind::Integer, Kind::Text, Kind::Bytes].map(|kind| Kind::parse(kind.as_str())),
        [Some(Kind::Integer), Some(Kind::Text), Some(Kind::Bytes)]
    );
}
