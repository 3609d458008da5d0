//! Files of parties that were read and checked and wait for their person to say yes.

use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};

/// A file that was checked.
#[derive(Debug, Clone, FromQueryResult)]
pub struct PartyImportRow {
    /// Its id.
    pub id: i64,
    /// What its person calls it.
    pub file_name: String,
    /// JSON of its rows and of what was shown.
    pub plan: String,
    /// See [`ImportState`].
    pub state: String,
    /// When it was checked.
    pub created_at_ms: i64,
    /// When it was written into the parties.
    pub committed_at_ms: Option<i64>,
}

/// What became of a checked file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportState {
    /// It waits.
    Checked,
    /// It was written into the parties.
    Committed,
    /// The parties changed so that it would do something else than was shown.
    Outdated,
}

impl ImportState {
    /// As stored and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Committed => "committed",
            Self::Outdated => "outdated",
        }
    }
}

/// Keeps a checked file of a person.
///
/// # Errors
/// What the database says.
pub async fn insert_import(
    db: Db<'_>,
    account: i64,
    file_name: &str,
    digest: &[u8],
    plan: &str,
    now_ms: i64,
) -> Result<i64, StoreError> {
    let sql = "INSERT INTO party_import (account_id, file_name, file_digest, plan, state, created_at_ms) \
        VALUES ($1, $2, $3, $4, 'checked', $5) RETURNING id";
    let values: [Value; 5] = [account.into(), file_name.into(), digest.into(), plan.into(), now_ms.into()];
    db.returning(sql, values).await
}

/// A checked file of a person; nobody sees those of others.
///
/// # Errors
/// What the database says.
pub async fn find_import(db: Db<'_>, account: i64, id: i64) -> Result<Option<PartyImportRow>, StoreError> {
    let sql = "SELECT id, file_name, plan, state, created_at_ms, committed_at_ms FROM party_import \
        WHERE account_id = $1 AND id = $2";
    db.one(sql, [account.into(), id.into()]).await
}

/// Says what became of a file that waits; whether it still waited.
///
/// # Errors
/// What the database says.
pub async fn set_import_state(
    db: Db<'_>,
    id: i64,
    state: ImportState,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE party_import SET state = $2, committed_at_ms = $3 WHERE id = $1 AND state = 'checked'";
    let committed = (state == ImportState::Committed).then_some(now_ms);
    Ok(db.execute(sql, [id.into(), state.as_str().into(), committed.into()]).await? == 1)
}
