//! Lists of resources that are brought into the ledger at once.

use super::bind;
use super::resource::{ResourceState, SEARCHED};
use crate::search::all_terms;
use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};
use std::collections::BTreeMap;

/// A list that somebody had checked.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct LedgerImportRow {
    /// Its id.
    pub id: i64,
    /// Who had it checked.
    pub account_id: i64,
    /// The pack.
    pub pack: String,
    /// Key of the cloud whose ids it has; empty when it has none.
    pub cloud: String,
    /// The paper that it follows.
    pub document: String,
    /// First day of the contract, where it is what runs then.
    pub opening_on: Option<String>,
    /// What the file is called.
    pub file_name: String,
    /// SM3 of the file.
    pub digest: String,
    /// JSON: its rows; nothing of a list with errors.
    pub content: String,
    /// JSON: what was found.
    pub findings: String,
    /// `checked` or `committed`.
    pub state: String,
    /// When it was checked.
    pub created_at_ms: i64,
}

const SELECT: &str = "SELECT id, account_id, pack, cloud, document, opening_on, file_name, digest, content, findings, state, created_at_ms FROM \
    ledger_import";

/// A list to be kept.
#[derive(Debug, Clone)]
pub struct NewLedgerImport<'a> {
    /// Who had it checked.
    pub account_id: i64,
    /// The pack.
    pub pack: &'a str,
    /// Key of the cloud.
    pub cloud: &'a str,
    /// The paper.
    pub document: &'a str,
    /// First day of the contract.
    pub opening_on: Option<&'a str>,
    /// What the file is called.
    pub file_name: &'a str,
    /// SM3 of the file.
    pub digest: &'a str,
    /// JSON: its rows.
    pub content: &'a str,
    /// JSON: what was found.
    pub findings: &'a str,
}

/// Keeps a checked list; says its id.
///
/// # Errors
/// What the database says.
pub async fn insert_import(db: Db<'_>, new: &NewLedgerImport<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO ledger_import (account_id, pack, cloud, document, file_name, digest, content, findings, opening_on, state, \
        created_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'checked', $10) RETURNING id";
    let values: [Value; 10] = [
        new.account_id.into(),
        new.pack.into(),
        new.cloud.into(),
        new.document.into(),
        new.file_name.into(),
        new.digest.into(),
        new.content.into(),
        new.findings.into(),
        new.opening_on.into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// A list by its id.
///
/// # Errors
/// What the database says.
pub async fn find_import(db: Db<'_>, id: i64) -> Result<Option<LedgerImportRow>, StoreError> {
    db.one(&format!("{SELECT} WHERE id = $1"), [id.into()]).await
}

/// Whether a file was brought into the ledger already.
///
/// # Errors
/// What the database says.
pub async fn was_imported(db: Db<'_>, digest: &str) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM ledger_import WHERE digest = $1 AND state = 'committed' LIMIT 1";
    Ok(db.scalar::<i64>(sql, [digest.into()]).await?.is_some())
}

/// Says that a list is in the ledger; its rows are there and not kept twice. Whether it was not there before.
///
/// # Errors
/// What the database says.
pub async fn import_committed(db: Db<'_>, id: i64) -> Result<bool, StoreError> {
    let sql =
        "UPDATE ledger_import SET state = 'committed', content = '[]' WHERE id = $1 AND state = 'checked'";
    Ok(db.execute(sql, [id.into()]).await? == 1)
}

/// Values of one statement: both databases take some more.
const VALUES: usize = 6_000;

/// Rows of a table, one after the other.
type Rows<'r> = Box<dyn Iterator<Item = Vec<Value>> + Send + 'r>;

/// As few statements as many rows take.
async fn many(db: Db<'_>, into: &str, end: &str, rows: Rows<'_>) -> Result<(), StoreError> {
    let (mut values, mut places) = (Vec::new(), Vec::new());
    for row in rows {
        let bound: Vec<String> = row.into_iter().map(|value| bind(&mut values, value)).collect();
        places.push(format!("({})", bound.join(", ")));
        if values.len() >= VALUES {
            let sql = format!("INSERT INTO {into} VALUES {}{end}", places.join(", "));
            db.execute(&sql, std::mem::take(&mut values)).await?;
            places.clear();
        }
    }
    if places.is_empty() {
        return Ok(());
    }
    db.execute(&format!("INSERT INTO {into} VALUES {}{end}", places.join(", ")), values).await?;
    Ok(())
}

/// Puts resources into the ledger, each with the id and number that it is given.
///
/// # Errors
/// [`StoreError::Unique`] when a number is taken.
pub async fn insert_resources(
    db: Db<'_>,
    numbers: &[String],
    pack: &str,
    now_ms: i64,
) -> Result<Vec<i64>, StoreError> {
    #[derive(FromQueryResult)]
    struct Made {
        id: i64,
        number: String,
    }
    let mut made = BTreeMap::new();
    for part in numbers.chunks(VALUES / 3) {
        let mut values: Vec<Value> = vec![pack.into(), now_ms.into()];
        let mut row = |number: &String| format!("({}, $1, $2)", bind(&mut values, number.as_str().into()));
        let rows: Vec<String> = part.iter().map(&mut row).collect();
        let sql = format!(
            "INSERT INTO resource (number, pack, created_at_ms) VALUES {} RETURNING id, number",
            rows.join(", ")
        );
        made.extend(db.all::<Made>(&sql, values).await?.into_iter().map(|row| (row.number, row.id)));
    }
    Ok(numbers.iter().filter_map(|number| made.get(number).copied()).collect())
}

/// Writes what the events of new resources come to.
///
/// # Errors
/// A party or project that is not there.
pub async fn insert_states(db: Db<'_>, states: &[ResourceState]) -> Result<(), StoreError> {
    let row = |state: &ResourceState| -> Vec<Value> {
        vec![
            state.resource_id.into(),
            state.project_id.into(),
            state.unit_id.into(),
            state.life.into(),
            state.name.as_str().into(),
            state.architecture.as_str().into(),
            state.region.as_str().into(),
            state.started_on.clone().into(),
            state.test_until.clone().into(),
            state.stopped_on.clone().into(),
            state.ended_on.clone().into(),
            state.position.into(),
        ]
    };
    let into = "resource_state (resource_id, project_id, unit_id, life, name, architecture, region, started_on, test_until, stopped_on, \
        ended_on, position)";
    many(db, into, "", Box::new(states.iter().map(row))).await?;
    let items = states.iter().flat_map(|state| {
        let id = state.resource_id;
        state
            .items
            .iter()
            .map(move |(item, quantity)| vec![id.into(), item.as_str().into(), (*quantity).into()])
    });
    many(db, "resource_item (resource_id, item, quantity)", "", Box::new(items)).await?;
    let terms = states.iter().flat_map(|state| {
        let words = [state.number.as_str(), state.name.as_str()];
        let words: Vec<&str> = words.into_iter().chain(state.words.iter().map(String::as_str)).collect();
        let id = state.resource_id;
        all_terms(&words).into_iter().map(move |term| vec![SEARCHED.into(), term.into(), id.into()])
    });
    many(db, "search_term (kind, term, object_id)", " ON CONFLICT DO NOTHING", Box::new(terms)).await
}

/// Says which things of a cloud new resources are.
///
/// # Errors
/// [`StoreError::Unique`] when a resource is linked already.
pub async fn insert_links(
    db: Db<'_>,
    cloud: &str,
    links: &[(String, i64)],
    by: Option<i64>,
    now_ms: i64,
) -> Result<(), StoreError> {
    let row = |(external, resource): &(String, i64)| -> Vec<Value> {
        vec![cloud.into(), external.as_str().into(), (*resource).into(), by.into(), now_ms.into()]
    };
    let into = "cloud_link (cloud, external_id, resource_id, linked_by, linked_at_ms)";
    many(db, into, "", Box::new(links.iter().map(row))).await
}
