//! Parties by the million, for measuring.

use crate::{Db, Engine, Store, StoreError};

/// Units of one county.
const BLOCK: i64 = 1_000;

/// Numbers from 1 to `$1`.
const NUMBERS: &str =
    "WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < $1)";

/// Makes `count` parties below a new one, a thousand in each county, with a payer each; every 500th is closed. Says the id of the one
/// above them all. With `searchable` they are found by pairs of characters, which is most of the work.
///
/// # Errors
/// What the database says.
pub async fn many_parties(store: &Store, count: i64, searchable: bool) -> Result<i64, StoreError> {
    if store.engine() == Engine::Sqlite {
        // Indexes of this size are filled in memory; the pragma holds for the one connection that writes.
        store.writer().script("PRAGMA cache_size = -1048576").await?;
    }
    let tx = store.begin().await?;
    let db = tx.db();
    let top = db.scalar::<i64>("SELECT COALESCE(MAX(id), 0) + 1 FROM party", []).await?.unwrap_or(1);
    let sql = "INSERT INTO party (id, parent_id, path, kind, level, name, normalized_name, status, version, created_at_ms, \
        updated_at_ms) VALUES ($1, NULL, '/' || CAST($1 AS TEXT) || '/', 'authority', 'city', \
        '例市' || CAST($1 AS TEXT), '例市' || CAST($1 AS TEXT), 'active', 1, 0, 0)";
    db.execute(sql, [top.into()]).await?;
    db.execute(&units(top), [count.into()]).await?;
    let sql = "INSERT INTO party_payer (party_id, from_on, payer_id, reason, recorded_at_ms) \
        SELECT id, '2026-06-02', $1, 'measuring', 0 FROM party WHERE id > $1 ORDER BY id";
    db.execute(sql, [top.into()]).await?;
    if searchable {
        let sql = format!(
            "{NUMBERS} INSERT INTO search_term (kind, term, object_id) \
             SELECT DISTINCT 'party', substr(p.name, CAST(n.i AS INTEGER), 2), p.id FROM party p JOIN n ON n.i < length(p.name) \
             WHERE p.id >= $2 ORDER BY 2, 3"
        );
        db.execute(&sql, [30_i64.into(), top.into()]).await?;
    }
    if db.engine() == Engine::Postgres {
        let sql = "SELECT setval(pg_get_serial_sequence('party', 'id'), (SELECT MAX(id) FROM party))";
        db.script(sql).await?;
    }
    tx.commit().await?;
    settle(store.writer()).await?;
    Ok(top)
}

/// Number `i` gets the id `top + i`; the first of a block is the authority of its county, and the others belong to it.
fn units(top: i64) -> String {
    let county = format!("({top} + 1 + (i - 1) / {BLOCK} * {BLOCK})");
    let first = format!("(i - 1) % {BLOCK} = 0");
    let text = |number: &str| format!("CAST({number} AS TEXT)");
    let (id, county_text) = (format!("({top} + i)"), text(&county));
    let (id_text, number) = (text(&id), text("1000000 + i"));
    let name = format!("'例县' || {} || '单位' || {number}", text(&format!("1000 + (i - 1) / {BLOCK}")));
    format!(
        "{NUMBERS} INSERT INTO party (id, parent_id, path, kind, level, name, normalized_name, funding, status, closed_on, \
         version, created_at_ms, updated_at_ms) \
         SELECT {id}, CASE WHEN {first} THEN {top} ELSE {county} END, \
         '/{top}/' || {county_text} || '/' || CASE WHEN {first} THEN '' ELSE {id_text} || '/' END, \
         CASE WHEN {first} THEN 'authority' ELSE 'using_unit' END, CASE WHEN {first} OR i % 2 = 0 THEN 'county' ELSE 'town' END, \
         {name}, {name}, 'county', CASE WHEN i % 500 = 0 THEN 'closed' ELSE 'active' END, \
         CASE WHEN i % 500 = 0 THEN '2026-07-01' END, 1, 0, 0 FROM n"
    )
}

/// What a running database would have done by itself after a while.
async fn settle(db: Db<'_>) -> Result<(), StoreError> {
    match db.engine() {
        Engine::Postgres => db.script("VACUUM ANALYZE").await,
        Engine::Sqlite => db.script("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA cache_size = -16384").await,
    }
}
