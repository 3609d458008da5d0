//! Grants: roles given to people over a reach and a time.

use crate::scope_sql::{ScopeColumns, condition};
use crate::{Db, StoreError, authority, search};
use sea_orm::{FromQueryResult, Value};
use yunheng_access::{Hold, Scope, World};

/// A grant as people see it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct GrantRow {
    /// Its id.
    pub id: i64,
    /// To whom.
    pub account_id: i64,
    /// Their name.
    pub account_name: String,
    /// Their login.
    pub account_login: String,
    /// Which role.
    pub role_id: i64,
    /// Its name.
    pub role_zh: String,
    /// Its English name.
    pub role_en: String,
    /// Its rights.
    pub permissions: String,
    /// World of both.
    pub world: String,
    /// What it reaches.
    pub reach: String,
    /// The level, when the reach is one.
    pub level: Option<String>,
    /// The party that the reach starts from.
    pub party_id: Option<i64>,
    /// Its name.
    pub party_name: Option<String>,
    /// First instant.
    pub from_ms: i64,
    /// First instant after it.
    pub until_ms: Option<i64>,
    /// When it was taken back.
    pub revoked_at_ms: Option<i64>,
    /// The proposal behind it.
    pub proposal_id: Option<i64>,
}

const GRANT: &str = "SELECT g.id, g.account_id, a.name AS account_name, a.login AS account_login, g.role_id, \
    r.name_zh AS role_zh, r.name_en AS role_en, r.permissions, g.world, g.reach, g.level, g.party_id, p.name AS party_name, \
    g.from_ms, g.until_ms, g.revoked_at_ms, g.proposal_id \
    FROM role_grant g JOIN account a ON a.id = g.account_id JOIN role r ON r.id = g.role_id \
    LEFT JOIN party p ON p.id = g.party_id LEFT JOIN party ap ON ap.id = a.party_id";

/// Columns that say to whom a person belongs.
const PERSON: ScopeColumns = ScopeColumns {
    party: Some("a.party_id"),
    path: Some("ap.path"),
    level: Some("ap.level"),
    provider: Some("a.party_id"),
};

/// Which grants are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted<'a> {
    /// Of this account.
    pub account_id: Option<i64>,
    /// Of this role.
    pub role_id: Option<i64>,
    /// Of this world.
    pub world: Option<&'a str>,
    /// `holds`, `later`, `over` or `revoked`.
    pub state: Option<&'a str>,
    /// Of people found by this.
    pub query: Option<&'a str>,
    /// Below this id.
    pub below_id: Option<i64>,
    /// Now.
    pub now_ms: i64,
    /// How many.
    pub limit: i64,
}

/// Grants of people in the scope, newest first.
///
/// # Errors
/// What the database says.
pub async fn list(db: Db<'_>, scope: &Scope, wanted: &Wanted<'_>) -> Result<Vec<GrantRow>, StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let within = condition(scope, PERSON, &mut values);
    found(db, within, values, wanted).await
}

/// Grants of one account, for its own person, newest first; without an account there are none.
///
/// # Errors
/// What the database says.
pub async fn own_list(db: Db<'_>, wanted: &Wanted<'_>) -> Result<Vec<GrantRow>, StoreError> {
    let own = if wanted.account_id.is_some() { "1 = 1" } else { "1 = 0" };
    found(db, own.to_owned(), Vec::new(), wanted).await
}

async fn found(
    db: Db<'_>,
    within: String,
    mut values: Vec<Value>,
    wanted: &Wanted<'_>,
) -> Result<Vec<GrantRow>, StoreError> {
    let mut conditions = vec![within];
    if let Some(query) = wanted.query {
        conditions.push(search::condition("account", "g.account_id", query, &mut values));
    }
    let mut bind = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    let numbers =
        [("g.account_id =", wanted.account_id), ("g.role_id =", wanted.role_id), ("g.id <", wanted.below_id)];
    for (comparison, value) in numbers {
        if let Some(value) = value {
            conditions.push(format!("{comparison} {}", bind(value.into())));
        }
    }
    if let Some(world) = wanted.world {
        conditions.push(format!("g.world = {}", bind(world.into())));
    }
    if let Some(state) = wanted.state {
        let now = bind(wanted.now_ms.into());
        conditions.push(match state {
            "revoked" => "g.revoked_at_ms IS NOT NULL".to_owned(),
            "over" => format!("g.revoked_at_ms IS NULL AND g.until_ms <= {now}"),
            "later" => format!("g.revoked_at_ms IS NULL AND g.from_ms > {now}"),
            _ => format!(
                "g.revoked_at_ms IS NULL AND g.from_ms <= {now} AND (g.until_ms IS NULL OR g.until_ms > {now})"
            ),
        });
    }
    let limit = bind(wanted.limit.into());
    let sql = format!("{GRANT} WHERE {} ORDER BY g.id DESC LIMIT {limit}", conditions.join(" AND "));
    db.all(&sql, values).await
}

/// One grant of a person in the scope.
///
/// # Errors
/// What the database says.
pub async fn find(db: Db<'_>, scope: &Scope, id: i64) -> Result<Option<GrantRow>, StoreError> {
    let mut values: Vec<Value> = vec![id.into()];
    let within = condition(scope, PERSON, &mut values);
    db.one(&format!("{GRANT} WHERE g.id = $1 AND {within}"), values).await
}

/// A grant of an account itself, for its own person.
///
/// # Errors
/// What the database says.
pub async fn find_own(db: Db<'_>, account_id: i64, id: i64) -> Result<Option<GrantRow>, StoreError> {
    db.one(&format!("{GRANT} WHERE g.id = $1 AND g.account_id = $2"), [id.into(), account_id.into()]).await
}

/// Grants of some accounts that were not taken back, for the review.
///
/// # Errors
/// What the database says.
pub async fn of_accounts(db: Db<'_>, accounts: &[i64]) -> Result<Vec<GrantRow>, StoreError> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let marks: Vec<String> = (1..=accounts.len()).map(|number| format!("${number}")).collect();
    let values: Vec<Value> = accounts.iter().map(|id| (*id).into()).collect();
    let sql = format!(
        "{GRANT} WHERE g.revoked_at_ms IS NULL AND g.account_id IN ({}) ORDER BY g.id",
        marks.join(", ")
    );
    db.all(&sql, values).await
}

/// Takes a grant back, with what was delegated of it, and counts the change; says whether it was there.
///
/// # Errors
/// What the database says.
pub async fn revoke(db: Db<'_>, id: i64, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE role_grant SET revoked_at_ms = $2 WHERE id = $1 AND revoked_at_ms IS NULL";
    let done = db.execute(sql, [id.into(), now_ms.into()]).await? == 1;
    let lent = "UPDATE delegation SET ended_at_ms = $2 WHERE grant_id = $1 AND ended_at_ms IS NULL AND until_ms > $2";
    db.execute(lent, [id.into(), now_ms.into()]).await?;
    authority::bump_epoch(db).await?;
    Ok(done)
}

#[derive(FromQueryResult)]
struct HoldRow {
    account_id: i64,
    grant_id: i64,
    role_id: i64,
    permissions: String,
}

/// What keeps a world in the hands of somebody: active accounts without an end, with grants without an end, and what the
/// grants allow.
///
/// # Errors
/// What the database says.
pub async fn holds(db: Db<'_>, world: World, now_ms: i64) -> Result<Vec<Hold>, StoreError> {
    // The few accounts of the world come first: the status, which nearly all accounts share, is hidden from its index.
    let sql = "SELECT a.id AS account_id, g.id AS grant_id, r.id AS role_id, r.permissions \
        FROM account a JOIN role_grant g ON g.account_id = a.id JOIN role r ON r.id = g.role_id \
        WHERE a.world = $1 AND g.world = $1 AND (a.status || '') = 'active' AND a.expires_at_ms IS NULL AND r.status = 'active' \
        AND g.revoked_at_ms IS NULL AND g.until_ms IS NULL AND g.from_ms <= $2";
    let rows: Vec<HoldRow> = db.all(sql, [world.as_str().into(), now_ms.into()]).await?;
    Ok(rows
        .into_iter()
        .map(|row| Hold {
            account: row.account_id,
            grant: row.grant_id,
            role: row.role_id,
            permissions: authority::permissions(&row.permissions),
        })
        .collect())
}
