//! Accounts for the review of what they hold and whether anybody uses it.

use crate::people::{FROM, PERSON};
use crate::scope_sql::condition;
use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};
use yunheng_access::Scope;

/// An account as the review shows it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ReviewedRow {
    /// Its id.
    pub id: i64,
    /// Login.
    pub login: String,
    /// Name.
    pub name: String,
    /// World.
    pub world: String,
    /// Party.
    pub party_name: Option<String>,
    /// Post there.
    pub post: Option<String>,
    /// 1 for a person from outside.
    pub is_external: i64,
    /// `active` or `disabled`.
    pub status: String,
    /// First instant without it.
    pub expires_at_ms: Option<i64>,
    /// Last successful sign-in.
    pub last_sign_in_ms: Option<i64>,
    /// When it was made.
    pub created_at_ms: i64,
    /// Delegations to it that are alive.
    pub delegations: i64,
}

/// Which accounts the review shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// Of this world.
    pub world: Option<&'a str>,
    /// Only those that should be looked at.
    pub only_findings: bool,
    /// Without a sign-in since this instant is idle.
    pub idle_since_ms: i64,
    /// Above this id.
    pub above_id: i64,
    /// Now.
    pub now_ms: i64,
    /// How many.
    pub limit: i64,
}

/// Active accounts and disabled ones that still hold grants, by id.
///
/// # Errors
/// What the database says.
pub async fn list(db: Db<'_>, scope: &Scope, wanted: &Wanted<'_>) -> Result<Vec<ReviewedRow>, StoreError> {
    let mut values: Vec<Value> =
        vec![wanted.above_id.into(), wanted.now_ms.into(), wanted.idle_since_ms.into(), wanted.limit.into()];
    let within = condition(scope, PERSON, &mut values);
    let world = match wanted.world {
        Some(world) => {
            values.push(world.into());
            format!("a.world = ${}", values.len())
        }
        None => "1 = 1".to_owned(),
    };
    // Everything that the use case calls a finding is one of these; the placeholders are used in any case.
    let held = "EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = a.id AND g.revoked_at_ms IS NULL \
        AND (g.until_ms IS NULL OR g.until_ms > $2))";
    let over = "EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = a.id AND g.revoked_at_ms IS NULL AND g.until_ms <= $2)";
    let findings = format!(
        "(a.expires_at_ms <= $2 OR COALESCE(a.last_sign_in_ms, a.created_at_ms) < $3 OR {over} \
         OR (a.status = 'active' AND NOT {held}) OR (a.status = 'disabled' AND {held}))"
    );
    let findings = if wanted.only_findings { findings } else { format!("({findings} OR 1 = 1)") };
    let sql = format!(
        "SELECT a.id, a.login, a.name, a.world, p.name AS party_name, a.post, a.is_external, a.status, a.expires_at_ms, \
            a.last_sign_in_ms, a.created_at_ms, \
            (SELECT COUNT(*) FROM delegation d WHERE d.to_account_id = a.id AND d.ended_at_ms IS NULL AND d.until_ms > $2) \
            AS delegations \
         {FROM} WHERE a.id > $1 AND {within} AND {world} AND (a.status = 'active' OR {held}) AND {findings} \
         ORDER BY a.id LIMIT $4"
    );
    db.all(&sql, values).await
}
