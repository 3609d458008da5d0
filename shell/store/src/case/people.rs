//! Parties and people that a case needs: those that a form points at, those who hold a role.

use super::bind;
use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};

/// A party in use.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct NamedParty {
    /// Its id.
    pub id: i64,
    /// What kind it is.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its path.
    pub path: String,
    /// Its level.
    pub level: String,
}

/// Those of some parties that are in use.
///
/// # Errors
/// What the database says.
pub async fn named_parties(db: Db<'_>, ids: &[i64]) -> Result<Vec<NamedParty>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = Vec::new();
    let marks: Vec<String> = ids.iter().map(|id| bind(&mut values, (*id).into())).collect();
    let sql = format!(
        "SELECT id, kind, name, path, level FROM party WHERE status = 'active' AND id IN ({})",
        marks.join(", ")
    );
    db.all(&sql, values).await
}

/// Parties in use of some kinds with words in their names, by name: what a form picks from. Whoever fills in a form chooses among parties
/// whom they do not otherwise see, so only name and kind are told.
///
/// # Errors
/// What the database says.
pub async fn pickable(
    db: Db<'_>,
    kinds: &[String],
    query: &str,
    limit: i64,
) -> Result<Vec<NamedParty>, StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let mut conditions = vec!["p.status = 'active'".to_owned()];
    if !kinds.is_empty() {
        let marks: Vec<String> = kinds.iter().map(|kind| bind(&mut values, kind.as_str().into())).collect();
        conditions.push(format!("p.kind IN ({})", marks.join(", ")));
    }
    if !query.trim().is_empty() {
        conditions.push(crate::search::condition("party", "p.id", query, &mut values));
    }
    let limit = bind(&mut values, limit.into());
    let sql = format!(
        "SELECT p.id, p.kind, p.name, p.path, p.level FROM party p WHERE {} ORDER BY p.name, p.id LIMIT {limit}",
        conditions.join(" AND ")
    );
    db.all(&sql, values).await
}

/// Somebody who holds a role.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Holder {
    /// The account.
    pub account_id: i64,
    /// The person's name.
    pub name: String,
}

/// People in use whose grants of a role reach a party now, and those to whom they have lent these grants, in order of their ids.
///
/// # Errors
/// What the database says.
pub async fn role_holders(
    db: Db<'_>,
    role: &str,
    party: &NamedParty,
    now_ms: i64,
) -> Result<Vec<Holder>, StoreError> {
    let sql = "SELECT DISTINCT a.id AS account_id, a.name FROM role_grant g JOIN role r ON r.id = g.role_id \
        JOIN account own ON own.id = g.account_id AND own.status = 'active' \
            AND (own.expires_at_ms IS NULL OR own.expires_at_ms > $2) \
        LEFT JOIN delegation d ON d.grant_id = g.id AND d.from_account_id = g.account_id \
            AND d.from_ms <= $2 AND COALESCE(d.ended_at_ms, d.until_ms) > $2 \
        JOIN account a ON a.id = g.account_id OR a.id = d.to_account_id LEFT JOIN party p ON p.id = g.party_id \
        WHERE r.key = $1 AND r.status = 'active' AND a.status = 'active' AND (a.expires_at_ms IS NULL OR a.expires_at_ms > $2) \
        AND g.revoked_at_ms IS NULL AND g.from_ms <= $2 AND (g.until_ms IS NULL OR g.until_ms > $2) \
        AND (g.reach = 'all' OR (g.reach = 'level' AND g.level = $3) OR (g.reach IN ('own_unit', 'provider') AND g.party_id = $4) \
            OR (g.reach = 'units_below' AND substr($5, 1, length(p.path)) = p.path)) ORDER BY a.id";
    let values = [
        role.into(),
        now_ms.into(),
        party.level.as_str().into(),
        party.id.into(),
        party.path.as_str().into(),
    ];
    db.all(sql, values).await
}

/// People in use of parties of a kind to whom a grant that reaches a party gives a permission now, in order of their ids.
///
/// # Errors
/// What the database says.
pub async fn permitted(
    db: Db<'_>,
    (kind, permission): (&str, &str),
    party: &NamedParty,
    now_ms: i64,
) -> Result<Vec<Holder>, StoreError> {
    let sql = "SELECT DISTINCT a.id AS account_id, a.name FROM role_grant g JOIN role r ON r.id = g.role_id \
        JOIN account a ON a.id = g.account_id JOIN party o ON o.id = a.party_id LEFT JOIN party p ON p.id = g.party_id \
        WHERE ' ' || r.permissions || ' ' LIKE '% ' || $1 || ' %' AND r.status = 'active' AND o.kind = $6 AND a.status = 'active' \
        AND (a.expires_at_ms IS NULL OR a.expires_at_ms > $2) \
        AND g.revoked_at_ms IS NULL AND g.from_ms <= $2 AND (g.until_ms IS NULL OR g.until_ms > $2) \
        AND (g.reach = 'all' OR (g.reach = 'level' AND g.level = $3) OR (g.reach IN ('own_unit', 'provider') AND g.party_id = $4) \
            OR (g.reach = 'units_below' AND substr($5, 1, length(p.path)) = p.path)) ORDER BY a.id";
    let values: [Value; 6] = [
        permission.into(),
        now_ms.into(),
        party.level.as_str().into(),
        party.id.into(),
        party.path.as_str().into(),
        kind.into(),
    ];
    db.all(sql, values).await
}

/// People in use of some parties, those with one of some roles when there are roles, in order of their ids.
///
/// # Errors
/// What the database says.
pub async fn people_of(
    db: Db<'_>,
    parties: &[i64],
    roles: &[String],
    now_ms: i64,
) -> Result<Vec<Holder>, StoreError> {
    if parties.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = vec![now_ms.into()];
    let marks: Vec<String> = parties.iter().map(|id| bind(&mut values, (*id).into())).collect();
    let with_role = if roles.is_empty() {
        String::new()
    } else {
        let keys: Vec<String> = roles.iter().map(|role| bind(&mut values, role.as_str().into())).collect();
        format!(
            "AND a.id IN (SELECT g.account_id FROM role_grant g JOIN role r ON r.id = g.role_id WHERE r.key IN ({}) \
            AND g.revoked_at_ms IS NULL AND g.from_ms <= $1 AND (g.until_ms IS NULL OR g.until_ms > $1))",
            keys.join(", ")
        )
    };
    let sql = format!(
        "SELECT a.id AS account_id, a.name FROM account a WHERE a.status = 'active' \
        AND (a.expires_at_ms IS NULL OR a.expires_at_ms > $1) AND a.party_id IN ({}) {with_role} ORDER BY a.id",
        marks.join(", ")
    );
    db.all(&sql, values).await
}

/// People in use of a party to whom a role gives a permission now, in order of their ids.
///
/// # Errors
/// What the database says.
pub async fn colleagues(
    db: Db<'_>,
    party: Option<i64>,
    permission: &str,
    now_ms: i64,
) -> Result<Vec<Holder>, StoreError> {
    let sql = "SELECT DISTINCT a.id AS account_id, a.name FROM account a JOIN role_grant g ON g.account_id = a.id \
        JOIN role r ON r.id = g.role_id AND r.status = 'active' AND ' ' || r.permissions || ' ' LIKE '% ' || $2 || ' %' \
        WHERE a.party_id = $1 AND a.status = 'active' AND (a.expires_at_ms IS NULL OR a.expires_at_ms > $3) \
        AND g.revoked_at_ms IS NULL AND g.from_ms <= $3 AND (g.until_ms IS NULL OR g.until_ms > $3) ORDER BY a.id";
    db.all(sql, [party.into(), permission.into(), now_ms.into()]).await
}
