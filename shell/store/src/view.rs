//! Filters of lists that people keep under a name.

use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};

/// Filters of a list under a name.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct ViewRow {
    /// Its id.
    pub id: i64,
    /// Whose it is.
    pub account_id: i64,
    /// Their name.
    pub owner_name: String,
    /// Its name.
    pub name: String,
    /// The filters, a JSON object of texts.
    pub query: String,
    /// 1 when everybody of the party may use it.
    pub is_shared: i64,
}

/// Filters to be kept.
#[derive(Debug, Clone)]
pub struct NewView<'a> {
    /// Whose they are.
    pub account_id: i64,
    /// The party with which they are shared, when they are.
    pub party_id: Option<i64>,
    /// The list.
    pub list: &'a str,
    /// Their name.
    pub name: &'a str,
    /// The filters, a JSON object of texts.
    pub query: &'a str,
    /// Whether everybody of the party may use them.
    pub is_shared: bool,
}

/// A person's own views of a list and those that their party shares, the own first.
///
/// # Errors
/// What the database says.
pub async fn list(
    db: Db<'_>,
    account: i64,
    party: Option<i64>,
    list: &str,
) -> Result<Vec<ViewRow>, StoreError> {
    let sql = "SELECT v.id, v.account_id, a.name AS owner_name, v.name, v.query, v.is_shared FROM list_view v \
        JOIN account a ON a.id = v.account_id WHERE v.list = $3 AND (v.account_id = $1 OR v.is_shared = 1 AND v.party_id = $2) \
        ORDER BY CASE WHEN v.account_id = $1 THEN 0 ELSE 1 END, v.name, v.id LIMIT 200";
    let values: [Value; 3] = [account.into(), party.into(), list.into()];
    db.all(sql, values).await
}

/// How many views a person keeps.
///
/// # Errors
/// What the database says.
pub async fn count(db: Db<'_>, account: i64) -> Result<i64, StoreError> {
    let found = db.scalar("SELECT COUNT(*) FROM list_view WHERE account_id = $1", [account.into()]).await?;
    Ok(found.unwrap_or_default())
}

/// Keeps filters under a name, in place of what the person kept under it before.
///
/// # Errors
/// What the database says.
pub async fn keep(db: Db<'_>, new: &NewView<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO list_view (account_id, party_id, list, name, query, is_shared, made_at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (account_id, list, name) DO UPDATE SET party_id = excluded.party_id, \
        query = excluded.query, is_shared = excluded.is_shared, made_at_ms = excluded.made_at_ms RETURNING id";
    let values: [Value; 7] = [
        new.account_id.into(),
        new.party_id.into(),
        new.list.into(),
        new.name.into(),
        new.query.into(),
        i64::from(new.is_shared).into(),
        now_ms.into(),
    ];
    db.returning(sql, values).await
}

/// Drops a view of a person; says whether it was theirs.
///
/// # Errors
/// What the database says.
pub async fn drop(db: Db<'_>, account: i64, id: i64) -> Result<bool, StoreError> {
    let sql = "DELETE FROM list_view WHERE id = $1 AND account_id = $2";
    Ok(db.execute(sql, [id.into(), account.into()]).await? == 1)
}
