//! The knowledge base: entries in versions, read once a second person has published them, and counted when a case is answered with one.

use crate::{Db, ScopeColumns, StoreError, scope_sql, search};
use sea_orm::{FromQueryResult, Value};
use yunheng_access::Scope;

/// What an entry is found by.
const SEARCH: &str = "knowledge";
/// Whoever reaches the party whose entry it is sees it, published or not.
const OWNER: ScopeColumns = ScopeColumns {
    party: Some("p.id"),
    path: Some("p.path"),
    level: Some("p.level"),
    provider: Some("p.id"),
};

/// An entry with its published version, or its newest where the reader may see that.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct KnowledgeRow {
    /// Its id.
    pub id: i64,
    /// The party whose entry it is.
    pub party_id: i64,
    /// Name of the party.
    pub party_name: String,
    /// Number of the version that is published.
    pub published: Option<i64>,
    /// When it was retired.
    pub retired_at_ms: Option<i64>,
    /// Goes up with every change.
    pub version: i64,
    /// Number of the version that is shown.
    pub number: i64,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// Path of its category.
    pub category: Option<String>,
    /// `everybody` or `party`.
    pub audience: String,
    /// Whose words they are.
    pub written_by: i64,
    /// Their name.
    pub writer_name: String,
    /// When they were written.
    pub written_at_ms: i64,
    /// In how many cases it was used.
    pub uses: i64,
}

/// What a version says.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its text.
    pub body: &'a str,
    /// Path of its category.
    pub category: Option<&'a str>,
    /// `everybody` or `party`.
    pub audience: &'a str,
}

/// Which entries.
#[derive(Debug, Clone, Copy)]
pub struct KnowledgeWanted<'a> {
    /// Words in title, text or category.
    pub query: &'a str,
    /// Only those with a version that is not published yet.
    pub only_drafts: bool,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Columns of an entry `a` with the version `v` that is shown.
const COLUMNS: &str = "a.id, a.party_id, p.name AS party_name, a.published, a.retired_at_ms, a.version, v.number, v.title, v.body, v.category, \
    v.audience, v.written_by, w.name AS writer_name, v.written_at_ms, \
    (SELECT COUNT(*) FROM knowledge_use x WHERE x.entry_id = a.id) AS uses FROM knowledge_entry a JOIN party p ON p.id = a.party_id";

fn bind(values: &mut Vec<Value>, value: Value) -> String {
    values.push(value);
    format!("${}", values.len())
}

/// The published version is what everybody has; whoever works on entries sees the newest.
fn from(newest: bool) -> String {
    let version = if newest {
        "(SELECT MAX(number) FROM knowledge_version n WHERE n.entry_id = a.id)"
    } else {
        "a.published"
    };
    format!(
        "SELECT {COLUMNS} JOIN knowledge_version v ON v.entry_id = a.id AND v.number = {version} JOIN account w ON w.id = v.written_by"
    )
}

/// What somebody may read: what is published for everybody, and all of the parties that they reach.
fn readable(scope: &Scope, values: &mut Vec<Value>) -> String {
    let own = scope_sql::condition(scope, OWNER, values);
    format!("((a.retired_at_ms IS NULL AND v.audience = 'everybody') OR {own})")
}

/// Entries that somebody may read, newest first; with `edits`, in the newest version of those of their own parties.
///
/// # Errors
/// What the database says.
pub async fn list(
    db: Db<'_>,
    scope: &Scope,
    wanted: &KnowledgeWanted<'_>,
) -> Result<Vec<KnowledgeRow>, StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let mut conditions = if wanted.only_drafts {
        let newest = "(a.published IS NULL OR a.published < v.number) AND a.retired_at_ms IS NULL".to_owned();
        vec![newest, scope_sql::condition(scope, OWNER, &mut values)]
    } else {
        vec![readable(scope, &mut values)]
    };
    conditions.push(search::condition(SEARCH, "a.id", wanted.query, &mut values));
    if let Some(below) = wanted.below_id {
        conditions.push(format!("a.id < {}", bind(&mut values, below.into())));
    }
    let limit = bind(&mut values, wanted.limit.into());
    let sql = format!(
        "{} WHERE {} ORDER BY a.id DESC LIMIT {limit}",
        from(wanted.only_drafts),
        conditions.join(" AND ")
    );
    db.all(&sql, values).await
}

/// One entry: as it is published, or in its newest version.
///
/// # Errors
/// What the database says.
pub async fn find(
    db: Db<'_>,
    scope: &Scope,
    id: i64,
    newest: bool,
) -> Result<Option<KnowledgeRow>, StoreError> {
    let mut values: Vec<Value> = vec![id.into()];
    let condition =
        if newest { scope_sql::condition(scope, OWNER, &mut values) } else { readable(scope, &mut values) };
    db.one(&format!("{} WHERE a.id = $1 AND {condition}", from(newest)), values).await
}

/// Published entries that have to do with a text, those that share most with it first.
///
/// # Errors
/// What the database says.
pub async fn suggest(
    db: Db<'_>,
    scope: &Scope,
    text: &str,
    limit: i64,
) -> Result<Vec<KnowledgeRow>, StoreError> {
    /// A long text is known by its beginning.
    const MOST_TERMS: usize = 60;
    let terms: Vec<String> =
        search::terms(text).into_iter().filter(|term| term.chars().count() > 1).take(MOST_TERMS).collect();
    if terms.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = Vec::new();
    let marks: Vec<String> = terms.into_iter().map(|term| bind(&mut values, term.into())).collect();
    let condition = readable(scope, &mut values);
    let limit = bind(&mut values, limit.into());
    let sql = format!(
        "{} JOIN (SELECT object_id, COUNT(*) AS hits FROM search_term WHERE kind = '{SEARCH}' AND term IN ({}) GROUP BY object_id) f \
        ON f.object_id = a.id WHERE f.hits >= 2 AND a.retired_at_ms IS NULL AND {condition} ORDER BY f.hits DESC, uses DESC, a.id DESC LIMIT {limit}",
        from(false),
        marks.join(", ")
    );
    db.all(&sql, values).await
}

/// Begins an entry with its first version; says its id.
///
/// # Errors
/// What the database says.
pub async fn insert(
    db: Db<'_>,
    party: i64,
    words: &Words<'_>,
    by: i64,
    now_ms: i64,
) -> Result<i64, StoreError> {
    let sql = "INSERT INTO knowledge_entry (party_id, version, made_at_ms) VALUES ($1, 1, $2) RETURNING id";
    let id: i64 = db.returning(sql, [party.into(), now_ms.into()]).await?;
    insert_version(db, (id, 1), words, by, now_ms).await?;
    index(db, id, words).await?;
    Ok(id)
}

async fn insert_version(
    db: Db<'_>,
    (id, number): (i64, i64),
    words: &Words<'_>,
    by: i64,
    now_ms: i64,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO knowledge_version (entry_id, number, title, body, category, audience, written_by, written_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = [
        id.into(),
        number.into(),
        words.title.into(),
        words.body.into(),
        words.category.into(),
        words.audience.into(),
        by.into(),
        now_ms.into(),
    ];
    db.execute(sql, values).await?;
    Ok(())
}

/// Writes an entry anew: over its newest version while that is not published, as a further one when it is. Says whether it still is
/// the version that was read.
///
/// # Errors
/// What the database says.
pub async fn write(
    db: Db<'_>,
    row: &KnowledgeRow,
    words: &Words<'_>,
    by: i64,
    now_ms: i64,
) -> Result<bool, StoreError> {
    if !step(db, row.id, row.version).await? {
        return Ok(false);
    }
    if row.published == Some(row.number) {
        insert_version(db, (row.id, row.number + 1), words, by, now_ms).await?;
    } else {
        let sql = "DELETE FROM knowledge_version WHERE entry_id = $1 AND number = $2";
        db.execute(sql, [row.id.into(), row.number.into()]).await?;
        insert_version(db, (row.id, row.number), words, by, now_ms).await?;
    }
    if row.published.is_none() {
        index(db, row.id, words).await?;
    }
    Ok(true)
}

async fn step(db: Db<'_>, id: i64, version: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE knowledge_entry SET version = version + 1 WHERE id = $1 AND version = $2 AND retired_at_ms IS NULL";
    Ok(db.execute(sql, [id.into(), version.into()]).await? == 1)
}

async fn index(db: Db<'_>, id: i64, words: &Words<'_>) -> Result<(), StoreError> {
    // A search cuts long texts off, so that each paragraph is one of its own.
    let paragraphs = words.body.lines().filter(|line| !line.trim().is_empty());
    let texts: Vec<&str> =
        [words.title].into_iter().chain(words.category).chain(paragraphs).take(100).collect();
    search::index(db, SEARCH, id, &texts).await
}

/// Publishes the newest version; says whether it still is the version that was read.
///
/// # Errors
/// What the database says.
pub async fn publish(db: Db<'_>, row: &KnowledgeRow, by: i64, now_ms: i64) -> Result<bool, StoreError> {
    if !step(db, row.id, row.version).await? {
        return Ok(false);
    }
    let sql = "UPDATE knowledge_version SET published_by = $3, published_at_ms = $4 WHERE entry_id = $1 AND number = $2";
    db.execute(sql, [row.id.into(), row.number.into(), by.into(), now_ms.into()]).await?;
    db.execute("UPDATE knowledge_entry SET published = $2 WHERE id = $1", [row.id.into(), row.number.into()])
        .await?;
    let words = Words {
        title: &row.title,
        body: &row.body,
        category: row.category.as_deref(),
        audience: &row.audience,
    };
    index(db, row.id, &words).await?;
    Ok(true)
}

/// Retires an entry: nobody else is shown it any more. Says whether it still is the version that was read.
///
/// # Errors
/// What the database says.
pub async fn retire(db: Db<'_>, id: i64, version: i64, now_ms: i64) -> Result<bool, StoreError> {
    if !step(db, id, version).await? {
        return Ok(false);
    }
    db.execute("UPDATE knowledge_entry SET retired_at_ms = $2 WHERE id = $1", [id.into(), now_ms.into()])
        .await?;
    Ok(true)
}

/// A version of an entry.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct VersionRow {
    /// Its number.
    pub number: i64,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub writer_name: String,
    /// When.
    pub written_at_ms: i64,
    /// Who published it.
    pub publisher_name: Option<String>,
    /// When.
    pub published_at_ms: Option<i64>,
}

/// Versions of an entry, newest first.
///
/// # Errors
/// What the database says.
pub async fn versions(db: Db<'_>, id: i64) -> Result<Vec<VersionRow>, StoreError> {
    let sql = "SELECT v.number, v.title, w.name AS writer_name, v.written_at_ms, b.name AS publisher_name, v.published_at_ms \
        FROM knowledge_version v JOIN account w ON w.id = v.written_by LEFT JOIN account b ON b.id = v.published_by \
        WHERE v.entry_id = $1 ORDER BY v.number DESC";
    db.all(sql, [id.into()]).await
}

/// Counts that a case was answered with an entry; says whether it was not before.
///
/// # Errors
/// What the database says.
pub async fn insert_use(
    db: Db<'_>,
    (entry, number): (i64, i64),
    case: i64,
    by: i64,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "INSERT INTO knowledge_use (entry_id, case_id, number, used_by, at_ms) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    let values = [entry.into(), case.into(), number.into(), by.into(), now_ms.into()];
    Ok(db.execute(sql, values).await? == 1)
}

/// An entry with which a case was answered.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct UsedRow {
    /// The entry.
    pub id: i64,
    /// Number of the version.
    pub number: i64,
    /// Its title then.
    pub title: String,
}

/// Entries with which a case was answered.
///
/// # Errors
/// What the database says.
pub async fn used_in(db: Db<'_>, case: i64) -> Result<Vec<UsedRow>, StoreError> {
    let sql = "SELECT x.entry_id AS id, x.number, v.title FROM knowledge_use x \
        JOIN knowledge_version v ON v.entry_id = x.entry_id AND v.number = x.number WHERE x.case_id = $1 ORDER BY x.at_ms, x.entry_id";
    db.all(sql, [case.into()]).await
}
