//! What two people do together: one proposes, another decides.

use crate::scope_sql::{ScopeColumns, condition};
use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};
use std::collections::BTreeSet;
use yunheng_access::Scope;

/// A proposal as stored.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ProposalRow {
    /// Its id.
    pub id: i64,
    /// What kind of change.
    pub kind: String,
    /// What it is about; of a kind there is one open proposal about a thing.
    pub subject: String,
    /// What would happen, in Chinese.
    pub title_zh: String,
    /// The same in English.
    pub title_en: String,
    /// JSON: what would change, in words.
    pub changes: String,
    /// JSON: what would change, for the program.
    pub payload: String,
    /// Why.
    pub reason: String,
    /// `open`, `confirmed`, `rejected` or `withdrawn`.
    pub state: String,
    /// Who proposed it.
    pub proposed_by: i64,
    /// Their name.
    pub proposed_by_name: String,
    /// On whose behalf alone the proposer could.
    pub proposed_for: Option<i64>,
    /// When.
    pub proposed_at_ms: i64,
    /// Who decided.
    pub decided_by: Option<i64>,
    /// Their name.
    pub decided_by_name: Option<String>,
    /// When.
    pub decided_at_ms: Option<i64>,
    /// What they said.
    pub decision_reason: Option<String>,
    /// Counts changes of its state.
    pub version: i64,
}

const SELECT: &str = "SELECT q.id, q.kind, q.subject, q.title_zh, q.title_en, q.changes, q.payload, q.reason, q.state, \
    q.proposed_by, m.name AS proposed_by_name, q.proposed_for, q.proposed_at_ms, q.decided_by, d.name AS decided_by_name, \
    q.decided_at_ms, q.decision_reason, q.version \
    FROM proposal q JOIN account m ON m.id = q.proposed_by LEFT JOIN account d ON d.id = q.decided_by";

/// What a proposal begins with.
#[derive(Debug, Clone)]
pub struct NewProposal<'a> {
    /// What kind of change.
    pub kind: &'a str,
    /// What it is about.
    pub subject: &'a str,
    /// In Chinese.
    pub title_zh: &'a str,
    /// In English.
    pub title_en: &'a str,
    /// JSON.
    pub changes: &'a str,
    /// JSON.
    pub payload: &'a str,
    /// Why.
    pub reason: &'a str,
    /// Who.
    pub proposed_by: i64,
    /// On whose behalf alone.
    pub proposed_for: Option<i64>,
}

/// Writes a proposal.
///
/// # Errors
/// [`StoreError::Unique`] when one about the same thing is open.
pub async fn insert(db: Db<'_>, new: NewProposal<'_>, now_ms: i64) -> Result<i64, StoreError> {
    let sql = "INSERT INTO proposal (kind, subject, title_zh, title_en, changes, payload, reason, state, proposed_by, \
        proposed_for, proposed_at_ms, version) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, $10, 1) RETURNING id";
    db.returning(
        sql,
        [
            new.kind.into(),
            new.subject.into(),
            new.title_zh.into(),
            new.title_en.into(),
            new.changes.into(),
            new.payload.into(),
            new.reason.into(),
            new.proposed_by.into(),
            new.proposed_for.into(),
            now_ms.into(),
        ],
    )
    .await
}

/// One proposal; whoever asks for it decides who may see it.
///
/// # Errors
/// What the database says.
pub async fn find(db: Db<'_>, id: i64) -> Result<Option<ProposalRow>, StoreError> {
    db.one(&format!("{SELECT} WHERE q.id = $1"), [id.into()]).await
}

/// Which proposals are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted<'a> {
    /// Those of this person …
    pub proposed_by: i64,
    /// … and those of these kinds that are about nobody outside of the scope.
    pub kinds: &'a [(&'a str, Scope)],
    /// In this state.
    pub state: Option<&'a str>,
    /// Of this kind.
    pub kind: Option<&'a str>,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Proposals that a person made or may decide, newest first.
///
/// # Errors
/// What the database says.
pub async fn list(db: Db<'_>, wanted: &Wanted<'_>) -> Result<Vec<ProposalRow>, StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let mut seen = vec![format!("q.proposed_by = {}", bind(&mut values, wanted.proposed_by.into()))];
    for (kind, scope) in wanted.kinds {
        let kind = bind(&mut values, (*kind).into());
        seen.push(format!("(q.kind = {kind} AND {})", nobody_outside(scope, &mut values)));
    }
    let mut bind = |value: Value| bind(&mut values, value);
    let mut conditions = vec![format!("({})", seen.join(" OR "))];
    if let Some(state) = wanted.state {
        conditions.push(format!("q.state = {}", bind(state.into())));
    }
    if let Some(kind) = wanted.kind {
        conditions.push(format!("q.kind = {}", bind(kind.into())));
    }
    if let Some(below) = wanted.below_id {
        conditions.push(format!("q.id < {}", bind(below.into())));
    }
    let limit = bind(wanted.limit.into());
    let sql = format!("{SELECT} WHERE {} ORDER BY q.id DESC LIMIT {limit}", conditions.join(" AND "));
    db.all(&sql, values).await
}

fn bind(values: &mut Vec<Value>, value: Value) -> String {
    values.push(value);
    format!("${}", values.len())
}

/// The condition that everybody whose things a proposal is about is in a scope.
fn nobody_outside(scope: &Scope, values: &mut Vec<Value>) -> String {
    let columns = ScopeColumns {
        party: Some("w.id"),
        path: Some("w.path"),
        level: Some("w.level"),
        provider: Some("w.id"),
    };
    let inside = condition(scope, columns, values);
    format!(
        "NOT EXISTS (SELECT 1 FROM proposal_party o JOIN party w ON w.id = o.party_id WHERE o.proposal_id = q.id AND NOT {inside})"
    )
}

/// Whether a proposal is about nobody outside of a scope.
///
/// # Errors
/// What the database says.
pub async fn is_reached(db: Db<'_>, id: i64, scope: &Scope) -> Result<bool, StoreError> {
    let mut values = vec![id.into()];
    let sql =
        format!("SELECT q.id FROM proposal q WHERE q.id = $1 AND {}", nobody_outside(scope, &mut values));
    Ok(db.scalar::<i64>(&sql, values).await?.is_some())
}

/// Says whose things a proposal is about.
///
/// # Errors
/// What the database says.
pub async fn set_parties(db: Db<'_>, id: i64, parties: &[i64]) -> Result<(), StoreError> {
    let each: BTreeSet<i64> = parties.iter().copied().collect();
    let each: Vec<i64> = each.into_iter().collect();
    for part in each.chunks(500) {
        let mut values = vec![id.into()];
        let rows: Vec<String> =
            part.iter().map(|party| format!("($1, {})", bind(&mut values, (*party).into()))).collect();
        let sql = format!("INSERT INTO proposal_party (proposal_id, party_id) VALUES {}", rows.join(", "));
        db.execute(&sql, values).await?;
    }
    Ok(())
}

/// How a proposal ended.
#[derive(Debug, Clone, Copy)]
pub struct Decision<'a> {
    /// `confirmed`, `rejected` or `withdrawn`.
    pub state: &'static str,
    /// By whom.
    pub by: i64,
    /// What they said.
    pub reason: &'a str,
}

/// Ends an open proposal that still has the version; says whether it had. The schema refuses a decision by its proposer.
///
/// # Errors
/// What the database says.
pub async fn decide(
    db: Db<'_>,
    id: i64,
    version: i64,
    decision: Decision<'_>,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let sql = "UPDATE proposal SET state = $3, decided_by = $4, decision_reason = $5, decided_at_ms = $6, version = version + 1 \
        WHERE id = $1 AND version = $2 AND state = 'open'";
    let values = [
        id.into(),
        version.into(),
        decision.state.into(),
        decision.by.into(),
        decision.reason.into(),
        now_ms.into(),
    ];
    Ok(db.execute(sql, values).await? == 1)
}
