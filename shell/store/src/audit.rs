//! The audit trail: entries, links, checkpoints.

use crate::{Db, Engine, StoreError};
use sea_orm::{FromQueryResult, Value};

/// What is stored of an entry beside its canonical bytes, for searching.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// Unix milliseconds.
    pub at_ms: i64,
    /// Who; none for a stranger or a job.
    pub account_id: Option<i64>,
    /// Login, or the name of the job.
    pub login: String,
    /// From where.
    pub ip: String,
    /// Which request.
    pub request_id: String,
    /// Dotted name of the act.
    pub action: String,
    /// What kind of thing.
    pub object_kind: String,
    /// Which one.
    pub object_id: String,
    /// `done`, `refused` or `failed`.
    pub outcome: &'static str,
    /// Canonical bytes.
    pub body: Vec<u8>,
    /// Their SM3.
    pub digest: Vec<u8>,
}

/// Writes an entry in the transaction of its action.
///
/// # Errors
/// What the database says; the action must then fail.
pub async fn insert(db: Db<'_>, entry: NewEntry) -> Result<i64, StoreError> {
    let insert = "INSERT INTO audit_entry (at_ms, account_id, login, ip, request_id, action, object_kind, object_id, outcome, \
        body, digest) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id";
    let values: [Value; 11] = [
        entry.at_ms.into(),
        entry.account_id.into(),
        entry.login.into(),
        entry.ip.into(),
        entry.request_id.into(),
        entry.action.into(),
        entry.object_kind.into(),
        entry.object_id.into(),
        entry.outcome.into(),
        entry.body.into(),
        entry.digest.into(),
    ];
    // Every act does this, and on PostgreSQL each statement is a way there and back.
    if db.engine() == Engine::Postgres {
        let sql = format!(
            "WITH e AS ({insert}) INSERT INTO audit_unsealed (entry_id) SELECT id FROM e RETURNING entry_id"
        );
        return db.returning(&sql, values).await;
    }
    let id = db.returning(insert, values).await?;
    db.execute("INSERT INTO audit_unsealed (entry_id) VALUES ($1)", [id.into()]).await?;
    Ok(id)
}

/// An entry that no link covers yet.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Unsealed {
    /// Its id.
    pub id: i64,
    /// SM3 of its canonical bytes, as it was when they were written.
    pub digest: Vec<u8>,
}

/// Entries without a link, in order of their ids, which is the order of the chain.
///
/// # Errors
/// What the database says.
pub async fn unsealed(db: Db<'_>, limit: i64) -> Result<Vec<Unsealed>, StoreError> {
    let sql = "SELECT e.id, e.digest FROM audit_unsealed u JOIN audit_entry e ON e.id = u.entry_id \
        ORDER BY u.entry_id LIMIT $1";
    db.all(sql, [limit.into()]).await
}

/// What is stored beside an entry's bytes for searching, and the bytes themselves; all of it is gone when the entry is.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Kept {
    /// Canonical bytes.
    pub body: Option<Vec<u8>>,
    /// Their SM3, as it was when they were written.
    pub body_digest: Option<Vec<u8>>,
    /// Unix milliseconds.
    pub at_ms: Option<i64>,
    /// Who.
    pub account_id: Option<i64>,
    /// Login, or the name of the job.
    pub login: Option<String>,
    /// From where.
    pub ip: Option<String>,
    /// Which request.
    pub request_id: Option<String>,
    /// Dotted name of the act.
    pub action: Option<String>,
    /// What kind of thing.
    pub object_kind: Option<String>,
    /// Which one.
    pub object_id: Option<String>,
    /// `done`, `refused` or `failed`.
    pub outcome: Option<String>,
}

/// The columns of [`Kept`].
const KEPT: &str = "e.body, e.digest AS body_digest, e.at_ms, e.account_id, e.login, e.ip, e.request_id, e.action, \
    e.object_kind, e.object_id, e.outcome";

/// An entry that waits for its link, as the verifier and the export want it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct WaitingEntry {
    /// Its id.
    pub id: i64,
    /// The entry.
    #[sea_orm(nested)]
    pub kept: Kept,
}

/// Entries behind an id that wait for their link, in order.
///
/// # Errors
/// What the database says.
pub async fn waiting_after(db: Db<'_>, id: i64, limit: i64) -> Result<Vec<WaitingEntry>, StoreError> {
    let sql = format!(
        "SELECT u.entry_id AS id, {KEPT} FROM audit_unsealed u LEFT JOIN audit_entry e ON e.id = u.entry_id \
         WHERE u.entry_id > $1 ORDER BY u.entry_id LIMIT $2"
    );
    db.all(&sql, [id.into(), limit.into()]).await
}

/// How many entries wait for a link.
///
/// # Errors
/// What the database says.
pub async fn count_unsealed(db: Db<'_>) -> Result<i64, StoreError> {
    Ok(db.scalar("SELECT COUNT(*) FROM audit_unsealed", []).await?.unwrap_or(0))
}

/// A link of the chain.
#[derive(Debug, Clone, FromQueryResult)]
pub struct LinkRow {
    /// From 1 on, without gaps.
    pub position: i64,
    /// The entry that it covers.
    pub entry_id: i64,
    /// SM3 of that entry's canonical bytes.
    pub digest: Vec<u8>,
    /// Value of the chain there.
    pub chain: Vec<u8>,
}

/// The last link.
///
/// # Errors
/// What the database says.
pub async fn last_link(db: Db<'_>) -> Result<Option<LinkRow>, StoreError> {
    db.one("SELECT position, entry_id, digest, chain FROM audit_link ORDER BY position DESC LIMIT 1", [])
        .await
}

/// The link at a position.
///
/// # Errors
/// What the database says.
pub async fn link_at(db: Db<'_>, position: i64) -> Result<Option<LinkRow>, StoreError> {
    db.one("SELECT position, entry_id, digest, chain FROM audit_link WHERE position = $1", [position.into()])
        .await
}

/// Rows of one statement; SQLite binds at most 32766 values.
const ROWS_A_STATEMENT: usize = 500;

/// Writes links and takes their entries off the list of those that wait.
///
/// # Errors
/// [`StoreError::Unique`] when another sealer came first.
pub async fn insert_links(db: Db<'_>, links: &[LinkRow]) -> Result<(), StoreError> {
    for part in links.chunks(ROWS_A_STATEMENT) {
        let (mut values, mut rows) = (Vec::<Value>::new(), Vec::new());
        for link in part {
            values.extend([
                link.position.into(),
                link.entry_id.into(),
                link.digest.clone().into(),
                link.chain.clone().into(),
            ]);
            let last = values.len();
            rows.push(format!("(${}, ${}, ${}, ${last})", last - 3, last - 2, last - 1));
        }
        let sql =
            format!("INSERT INTO audit_link (position, entry_id, digest, chain) VALUES {}", rows.join(", "));
        db.execute(&sql, values).await?;
        let ids: Vec<Value> = part.iter().map(|link| link.entry_id.into()).collect();
        let marks: Vec<String> = (1..=ids.len()).map(|number| format!("${number}")).collect();
        let sql = format!("DELETE FROM audit_unsealed WHERE entry_id IN ({})", marks.join(", "));
        db.execute(&sql, ids).await?;
    }
    Ok(())
}

/// An entry with its link, as the verifier and the export want it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct LinkedEntry {
    /// From 1 on.
    pub position: i64,
    /// SM3 of the entry's canonical bytes, as it was when it was sealed.
    pub digest: Vec<u8>,
    /// Value of the chain there.
    pub chain: Vec<u8>,
    /// The entry.
    #[sea_orm(nested)]
    pub kept: Kept,
}

/// Links from a position on with their entries, in order.
///
/// # Errors
/// What the database says.
pub async fn linked_from(db: Db<'_>, position: i64, limit: i64) -> Result<Vec<LinkedEntry>, StoreError> {
    let sql = format!(
        "SELECT l.position, l.digest, l.chain, {KEPT} FROM audit_link l LEFT JOIN audit_entry e ON e.id = l.entry_id \
         WHERE l.position >= $1 ORDER BY l.position LIMIT $2"
    );
    db.all(&sql, [position.into(), limit.into()]).await
}

/// Entries that neither have a link nor wait for one: somebody took them off the list.
///
/// # Errors
/// What the database says.
pub async fn count_lost(db: Db<'_>) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM audit_entry e WHERE NOT EXISTS (SELECT 1 FROM audit_link l WHERE l.entry_id = e.id) \
        AND NOT EXISTS (SELECT 1 FROM audit_unsealed u WHERE u.entry_id = e.id)";
    Ok(db.scalar(sql, []).await?.unwrap_or(0))
}

/// A signed checkpoint.
#[derive(Debug, Clone, FromQueryResult)]
pub struct CheckpointRow {
    /// The day that it closes.
    pub on_date: String,
    /// Position of its link.
    pub position: i64,
    /// Canonical bytes.
    pub body: Vec<u8>,
    /// SM2 signature of them.
    pub signature: Vec<u8>,
    /// When it was made.
    pub made_at_ms: i64,
}

/// Checkpoints, oldest first.
///
/// # Errors
/// What the database says.
pub async fn checkpoints(db: Db<'_>) -> Result<Vec<CheckpointRow>, StoreError> {
    db.all("SELECT on_date, position, body, signature, made_at_ms FROM audit_checkpoint ORDER BY id", [])
        .await
}

/// The last checkpoint.
///
/// # Errors
/// What the database says.
pub async fn last_checkpoint(db: Db<'_>) -> Result<Option<CheckpointRow>, StoreError> {
    let sql = "SELECT on_date, position, body, signature, made_at_ms FROM audit_checkpoint ORDER BY id DESC LIMIT 1";
    db.one(sql, []).await
}

/// Writes a checkpoint.
///
/// # Errors
/// What the database says.
pub async fn insert_checkpoint(db: Db<'_>, checkpoint: CheckpointRow) -> Result<(), StoreError> {
    let sql = "INSERT INTO audit_checkpoint (on_date, position, body, signature, made_at_ms) VALUES ($1, $2, $3, $4, $5)";
    db.execute(
        sql,
        [
            checkpoint.on_date.into(),
            checkpoint.position.into(),
            checkpoint.body.into(),
            checkpoint.signature.into(),
            checkpoint.made_at_ms.into(),
        ],
    )
    .await?;
    Ok(())
}

/// What a search of the trail asks for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Entries below this id, for the next page.
    pub below_id: Option<i64>,
    /// From this instant.
    pub from_ms: Option<i64>,
    /// Before this instant.
    pub until_ms: Option<i64>,
    /// Of this login.
    pub login: Option<String>,
    /// Of this act, or of acts that begin with it when it ends in a dot.
    pub action: Option<String>,
    /// On this kind of thing.
    pub object_kind: Option<String>,
    /// On this thing.
    pub object_id: Option<String>,
    /// With this result.
    pub outcome: Option<String>,
    /// How many.
    pub limit: i64,
}

/// An entry that was found.
#[derive(Debug, Clone, FromQueryResult)]
pub struct FoundEntry {
    /// Its id.
    pub id: i64,
    /// Canonical bytes.
    pub body: Vec<u8>,
    /// Position in the chain, once it has one.
    pub position: Option<i64>,
    /// Value of the chain there.
    pub chain: Option<Vec<u8>>,
}

/// Searches the trail, newest first.
///
/// # Errors
/// What the database says.
pub async fn search(db: Db<'_>, wanted: &Wanted) -> Result<Vec<FoundEntry>, StoreError> {
    let (mut conditions, mut values) = (Vec::new(), Vec::<Value>::new());
    let mut add = |condition: &str, value: Value| {
        values.push(value);
        conditions.push(condition.replace("$$", &format!("${}", values.len())));
    };
    let words: [(&str, &Option<String>); 4] = [
        ("e.login = $$", &wanted.login),
        ("e.object_kind = $$", &wanted.object_kind),
        ("e.object_id = $$", &wanted.object_id),
        ("e.outcome = $$", &wanted.outcome),
    ];
    for (condition, value) in words {
        if let Some(value) = value {
            add(condition, value.as_str().into());
        }
    }
    let numbers = [
        ("e.id < $$", wanted.below_id),
        ("e.at_ms >= $$", wanted.from_ms),
        ("e.at_ms < $$", wanted.until_ms),
    ];
    for (condition, value) in numbers {
        if let Some(value) = value {
            add(condition, value.into());
        }
    }
    match wanted.action.as_deref().map(|action| (action, action.strip_suffix('.'))) {
        // `/` follows `.`, so this range is every act of the group.
        Some((action, Some(group))) => {
            add("e.action >= $$", action.into());
            add("e.action < $$", format!("{group}/").into());
        }
        Some((action, None)) => add("e.action = $$", action.into()),
        None => {}
    }
    values.push(wanted.limit.into());
    let filter = if conditions.is_empty() { "1 = 1".to_owned() } else { conditions.join(" AND ") };
    let sql = format!(
        "SELECT e.id, e.body, l.position, l.chain FROM audit_entry e LEFT JOIN audit_link l ON l.entry_id = e.id \
         WHERE {filter} ORDER BY e.id DESC LIMIT ${}",
        values.len()
    );
    db.all(&sql, values).await
}

/// One entry.
///
/// # Errors
/// What the database says.
pub async fn find(db: Db<'_>, id: i64) -> Result<Option<FoundEntry>, StoreError> {
    let sql = "SELECT e.id, e.body, l.position, l.chain FROM audit_entry e \
        LEFT JOIN audit_link l ON l.entry_id = e.id WHERE e.id = $1";
    db.one(sql, [id.into()]).await
}
