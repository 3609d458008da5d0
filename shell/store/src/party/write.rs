//! Changes of parties. Every one of them is decided before, and the caller writes it into the audit trail.

use super::{SEARCHED, end_of_subtree, record_of_the_day};
use crate::{Db, StoreError, search};
use sea_orm::{FromQueryResult, Value};

/// What is known of a party.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PartyFacts {
    /// Whom it belongs to.
    pub parent_id: Option<i64>,
    /// What it does.
    pub kind: String,
    /// Its level.
    pub level: String,
    /// The name bound to its code.
    pub name: String,
    /// As names are compared.
    pub normalized_name: String,
    /// For screens.
    pub short_name: Option<String>,
    /// 统一社会信用代码.
    pub uscc: Option<String>,
    /// 行政区划代码.
    pub division_code: Option<String>,
    /// Key of the kind of funding.
    pub funding: Option<String>,
    /// For people.
    pub note: Option<String>,
}

impl PartyFacts {
    fn values(self) -> [Value; 10] {
        [
            self.parent_id.into(),
            self.kind.into(),
            self.level.into(),
            self.name.into(),
            self.normalized_name.into(),
            self.short_name.into(),
            self.uscc.into(),
            self.division_code.into(),
            self.funding.into(),
            self.note.into(),
        ]
    }
}

/// Makes a party below the path of its parent, which is empty for one at the top. Says its id and path.
///
/// # Errors
/// [`StoreError::Unique`] when its name or code is taken.
pub async fn insert(
    db: Db<'_>,
    facts: PartyFacts,
    parent_path: &str,
    now_ms: i64,
) -> Result<(i64, String), StoreError> {
    let sql = "INSERT INTO party (parent_id, kind, level, name, normalized_name, short_name, uscc, division_code, funding, note, \
        path, status, version, created_at_ms, updated_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', 'active', 1, $11, $11) RETURNING id";
    let id = db.returning(sql, facts.values().into_iter().chain([now_ms.into()])).await?;
    let path = path_below(parent_path, id);
    db.execute("UPDATE party SET path = $2 WHERE id = $1", [id.into(), path.as_str().into()]).await?;
    Ok((id, path))
}

/// The path of a party below another; the path at the top is empty.
fn path_below(parent_path: &str, id: i64) -> String {
    let above = if parent_path.is_empty() { "/" } else { parent_path };
    format!("{above}{id}/")
}

/// Writes what is known of a party if it still has the version; says whether it had. Paths are moved by [`move_subtree`].
///
/// # Errors
/// [`StoreError::Unique`] when its name or code is taken.
pub async fn update(
    db: Db<'_>,
    id: i64,
    version: i64,
    facts: PartyFacts,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE party SET parent_id = $1, kind = $2, level = $3, name = $4, normalized_name = $5, short_name = $6, \
        uscc = $7, division_code = $8, funding = $9, note = $10, version = version + 1, updated_at_ms = $11 \
        WHERE id = $12 AND version = $13";
    let rest: [Value; 3] = [now_ms.into(), id.into(), version.into()];
    Ok(db.execute(sql, facts.values().into_iter().chain(rest)).await? == 1)
}

/// Counts an edit of what belongs to a party but stands in another table.
///
/// # Errors
/// What the database says.
pub async fn touch(db: Db<'_>, id: i64, now_ms: i64) -> Result<(), StoreError> {
    let sql = "UPDATE party SET version = version + 1, updated_at_ms = $2 WHERE id = $1";
    db.execute(sql, [id.into(), now_ms.into()]).await.map(|_| ())
}

/// Moves a party with everything below it under another path; says its new path. Whoever moves parties also counts the change of
/// authorization, for grants begin at paths.
///
/// # Errors
/// What the database says.
pub async fn move_subtree(db: Db<'_>, id: i64, path: &str, parent_path: &str) -> Result<String, StoreError> {
    let new = path_below(parent_path, id);
    let rest_from = i64::try_from(path.len() + 1).unwrap_or(i64::MAX);
    // PostgreSQL counts characters with 32 bits.
    let sql =
        "UPDATE party SET path = $1 || substr(path, CAST($2 AS INTEGER)) WHERE path >= $3 AND path < $4";
    let values: [Value; 4] =
        [new.as_str().into(), rest_from.into(), path.into(), end_of_subtree(path).into()];
    db.execute(sql, values).await?;
    Ok(new)
}

/// Replaces what finds a party: its names. Codes are found by their own index.
///
/// # Errors
/// What the database says.
pub async fn set_searchable(db: Db<'_>, id: i64, names: &[&str]) -> Result<(), StoreError> {
    search::index(db, SEARCHED, id, names).await
}

/// Payees are counted as far as this.
const MOST_COUNTED: i64 = 1_000;

/// Who still needs a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Uses {
    /// Active parties directly below it.
    pub children: i64,
    /// Accounts of its people that are not disabled.
    pub accounts: i64,
    /// Other active parties that it pays for on the day or later, a thousand at most.
    pub payees: i64,
}

/// Counts who still needs a party.
///
/// # Errors
/// What the database says.
pub async fn uses_of(db: Db<'_>, id: i64, today: &str) -> Result<Uses, StoreError> {
    // Whoever pays for a whole city need not be counted to the end.
    let sql = format!(
        "SELECT (SELECT COUNT(*) FROM party c WHERE c.parent_id = $1 AND c.status = 'active') AS children, \
         (SELECT COUNT(*) FROM account a WHERE a.party_id = $1 AND a.status = 'active') AS accounts, \
         (SELECT COUNT(DISTINCT q.party_id) FROM (SELECT y.party_id FROM party_payer y JOIN party p ON p.id = y.party_id \
          WHERE y.payer_id = $1 AND p.id <> $1 AND p.status = 'active' AND (y.id = {} OR (y.from_on > $2 \
          AND NOT EXISTS (SELECT 1 FROM party_payer l WHERE l.party_id = y.party_id AND l.from_on = y.from_on AND l.id > y.id))) \
          LIMIT {MOST_COUNTED}) q) AS payees",
        record_of_the_day("p.id", "$2")
    );
    let uses = db.one(&sql, [id.into(), today.into()]).await?;
    Ok(uses.unwrap_or(Uses { children: 0, accounts: 0, payees: 0 }))
}

/// Closes an active party; says whether it was active.
///
/// # Errors
/// What the database says.
pub async fn close(db: Db<'_>, id: i64, closed_on: &str, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE party SET status = 'closed', closed_on = $2, version = version + 1, updated_at_ms = $3 \
        WHERE id = $1 AND status = 'active'";
    Ok(db.execute(sql, [id.into(), closed_on.into(), now_ms.into()]).await? == 1)
}

/// Opens a closed party again; says whether it was closed.
///
/// # Errors
/// [`StoreError::Unique`] when another party has its name now.
pub async fn reopen(db: Db<'_>, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE party SET status = 'active', closed_on = NULL, version = version + 1, updated_at_ms = $2 \
        WHERE id = $1 AND status = 'closed'";
    Ok(db.execute(sql, [id.into(), now_ms.into()]).await? == 1)
}
