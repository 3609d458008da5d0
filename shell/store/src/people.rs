//! Accounts as those see them who look after people.

use crate::account::{AccountRow, COLUMNS};
use crate::scope_sql::{ScopeColumns, condition};
use crate::{Db, StoreError, account, authority, search, sign_in};
use sea_orm::{FromQueryResult, Value};
use yunheng_access::Scope;

/// Kind under which people are searched.
pub const SEARCH: &str = "account";

/// Columns that say to whom a person belongs.
pub(crate) const PERSON: ScopeColumns = ScopeColumns {
    party: Some("a.party_id"),
    path: Some("p.path"),
    level: Some("p.level"),
    provider: Some("a.party_id"),
};

/// How a list is sorted; each way has an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By id.
    #[default]
    Id,
    /// By name, then id.
    Name,
    /// By login.
    Login,
}

/// The row after which a page begins: its id, and the value that the list is sorted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// Name or login.
    pub value: String,
    /// Id.
    pub id: i64,
}

/// Which accounts are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted<'a> {
    /// Of these worlds; all when empty.
    pub worlds: &'a [&'a str],
    /// In one of these states; all when empty.
    pub statuses: &'a [&'a str],
    /// Of this party.
    pub party_id: Option<i64>,
    /// Found by this.
    pub query: Option<&'a str>,
    /// In this order.
    pub sort: Sort,
    /// Backwards.
    pub descending: bool,
    /// Where the page begins.
    pub after: Option<After>,
    /// How many.
    pub limit: i64,
}

pub(crate) const FROM: &str = "FROM account a LEFT JOIN party p ON p.id = a.party_id";

/// Accounts of people in the scope.
///
/// # Errors
/// What the database says.
pub async fn list(db: Db<'_>, scope: &Scope, wanted: &Wanted<'_>) -> Result<Vec<AccountRow>, StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let mut conditions = vec![condition(scope, PERSON, &mut values)];
    if let Some(query) = wanted.query {
        conditions.push(search::condition(SEARCH, "a.id", query, &mut values));
    }
    let mut bind = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    // Within a scope the parties lead to the few rows; nearly every row has the world and the status of the others, and an index
    // on these would lead through all of them. An expression hides the column from it.
    let columns =
        if scope.is_all() { ["a.world", "a.status"] } else { ["(a.world || '')", "(a.status || '')"] };
    for (column, allowed) in columns.into_iter().zip([wanted.worlds, wanted.statuses]) {
        if !allowed.is_empty() {
            let marks: Vec<String> = allowed.iter().map(|word| bind((*word).into())).collect();
            conditions.push(format!("{column} IN ({})", marks.join(", ")));
        }
    }
    if let Some(party) = wanted.party_id {
        conditions.push(format!("a.party_id = {}", bind(party.into())));
    }
    let (beyond, order) = if wanted.descending { ("<", "DESC") } else { (">", "ASC") };
    if let Some(after) = &wanted.after {
        let id = bind(after.id.into());
        conditions.push(match wanted.sort {
            Sort::Id => format!("a.id {beyond} {id}"),
            Sort::Name => {
                let name = bind(after.value.as_str().into());
                format!("(a.name, a.id) {beyond} ({name}, {id})")
            }
            // The id is bound in any case: PostgreSQL wants a type for each placeholder.
            Sort::Login => format!("(a.login, a.id) {beyond} ({}, {id})", bind(after.value.as_str().into())),
        });
    }
    let order = match wanted.sort {
        Sort::Id => format!("a.id {order}"),
        Sort::Name => format!("a.name {order}, a.id {order}"),
        Sort::Login => format!("a.login {order}"),
    };
    let limit = bind(wanted.limit.into());
    let sql =
        format!("SELECT {COLUMNS} {FROM} WHERE {} ORDER BY {order} LIMIT {limit}", conditions.join(" AND "));
    db.all(&sql, values).await
}

/// One account of a person in the scope.
///
/// # Errors
/// What the database says.
pub async fn find(db: Db<'_>, scope: &Scope, id: i64) -> Result<Option<AccountRow>, StoreError> {
    let mut values: Vec<Value> = vec![id.into()];
    let within = condition(scope, PERSON, &mut values);
    db.one(&format!("SELECT {COLUMNS} {FROM} WHERE a.id = $1 AND {within}"), values).await
}

/// What a party is, as far as people and grants need to know.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct PartyStanding {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it does.
    pub kind: String,
    /// Its path in the unit tree.
    pub path: String,
    /// Its level.
    pub level: String,
    /// `active` or `closed`.
    pub status: String,
}

/// A party that an account or a grant names.
///
/// # Errors
/// What the database says.
pub async fn party(db: Db<'_>, id: i64) -> Result<Option<PartyStanding>, StoreError> {
    db.one("SELECT id, name, kind, path, level, status FROM party WHERE id = $1", [id.into()]).await
}

/// The party of a name or a code, for the command line.
///
/// # Errors
/// What the database says.
pub async fn party_named(db: Db<'_>, name: &str) -> Result<Option<PartyStanding>, StoreError> {
    let sql = "SELECT id, name, kind, path, level, status FROM party \
        WHERE status = 'active' AND (name = $1 OR short_name = $1 OR uscc = $1) ORDER BY id LIMIT 1";
    db.one(sql, [name.into()]).await
}

/// What is known of a person, as a whole.
#[derive(Debug, Clone)]
pub struct Edit {
    /// Name.
    pub name: String,
    /// Party.
    pub party_id: Option<i64>,
    /// Post.
    pub post: Option<String>,
    /// From outside.
    pub is_external: bool,
    /// Encrypted.
    pub phone_sealed: Option<Vec<u8>>,
    /// Encrypted.
    pub email_sealed: Option<Vec<u8>>,
    /// First instant without the account.
    pub expires_at_ms: Option<i64>,
}

/// Changes an account that still has the version; says whether it had.
///
/// # Errors
/// What the database says.
pub async fn update(db: Db<'_>, id: i64, version: i64, edit: Edit, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE account SET name = $3, party_id = $4, post = $5, is_external = $6, phone_sealed = $7, \
        email_sealed = $8, expires_at_ms = $9, version = version + 1, updated_at_ms = $10 WHERE id = $1 AND version = $2";
    let values = [
        id.into(),
        version.into(),
        edit.name.into(),
        edit.party_id.into(),
        edit.post.into(),
        i64::from(edit.is_external).into(),
        edit.phone_sealed.into(),
        edit.email_sealed.into(),
        edit.expires_at_ms.into(),
        now_ms.into(),
    ];
    let done = db.execute(sql, values).await? == 1;
    authority::bump_epoch(db).await?;
    account::index(db, id).await?;
    Ok(done)
}

/// Sets `active` or `disabled` and counts the change; says whether it was the other before.
///
/// # Errors
/// What the database says.
pub async fn set_status(db: Db<'_>, id: i64, status: &str, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE account SET status = $2, version = version + 1, updated_at_ms = $3 WHERE id = $1 AND status <> $2";
    let done = db.execute(sql, [id.into(), status.into(), now_ms.into()]).await? == 1;
    authority::bump_epoch(db).await?;
    Ok(done)
}

/// Makes an account begin anew: another password that must be changed, no one-time codes, no failures.
///
/// # Errors
/// What the database says.
pub async fn reset(db: Db<'_>, id: i64, hash: &str, now_ms: i64) -> Result<(), StoreError> {
    account::set_password(db, id, hash, true, now_ms).await?;
    account::set_totp(db, id, None, now_ms).await?;
    account::set_attempts(db, id, 0, 0, None).await?;
    sign_in::set_recovery_codes(db, id, &[]).await
}
