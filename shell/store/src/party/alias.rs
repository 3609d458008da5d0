//! Other spellings of parties' names (AMB-02).

use super::{AT_ONCE, bound};
use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};

/// Another spelling.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct AliasRow {
    /// Its id.
    pub id: i64,
    /// Whose it is.
    pub party_id: i64,
    /// The spelling.
    pub alias: String,
    /// Which document has it.
    pub source: String,
    /// Why it means this party.
    pub reason: String,
    /// When it was recorded.
    pub created_at_ms: i64,
}

const COLUMNS: &str = "id, party_id, alias, source, reason, created_at_ms";

/// Aliases of parties that the caller has read, oldest first.
///
/// # Errors
/// What the database says.
pub async fn aliases(db: Db<'_>, parties: &[i64]) -> Result<Vec<AliasRow>, StoreError> {
    let mut found = Vec::new();
    for some in parties.chunks(AT_ONCE) {
        let mut values: Vec<Value> = Vec::new();
        let list = bound(some.iter().copied(), &mut values);
        let sql = format!("SELECT {COLUMNS} FROM party_alias WHERE party_id IN ({list}) ORDER BY id");
        found.extend(db.all::<AliasRow>(&sql, values).await?);
    }
    Ok(found)
}

/// One alias of a party.
///
/// # Errors
/// What the database says.
pub async fn find_alias(db: Db<'_>, party: i64, id: i64) -> Result<Option<AliasRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM party_alias WHERE party_id = $1 AND id = $2");
    db.one(&sql, [party.into(), id.into()]).await
}

/// A spelling to be recorded.
#[derive(Debug, Clone)]
pub struct NewAlias<'a> {
    /// Whose it is.
    pub party_id: i64,
    /// The spelling.
    pub alias: &'a str,
    /// As names are compared.
    pub normalized: &'a str,
    /// Which document has it.
    pub source: &'a str,
    /// Why it means this party.
    pub reason: &'a str,
    /// Who says so.
    pub by: Option<i64>,
}

/// Records a spelling.
///
/// # Errors
/// [`StoreError::Unique`] when it means a party already.
pub async fn insert_alias(db: Db<'_>, new: NewAlias<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO party_alias (party_id, alias, normalized_alias, source, reason, created_at_ms, created_by) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
    let values: [Value; 7] = [
        new.party_id.into(),
        new.alias.into(),
        new.normalized.into(),
        new.source.into(),
        new.reason.into(),
        now_ms.into(),
        new.by.into(),
    ];
    db.returning(sql, values).await
}

/// Takes a spelling away.
///
/// # Errors
/// What the database says.
pub async fn remove_alias(db: Db<'_>, party: i64, id: i64) -> Result<bool, StoreError> {
    let sql = "DELETE FROM party_alias WHERE party_id = $1 AND id = $2";
    Ok(db.execute(sql, [party.into(), id.into()]).await? == 1)
}
