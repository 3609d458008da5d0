//! Lists of cases.

use super::{Viewer, bind};
use crate::{Db, StoreError, search};
use sea_orm::{FromQueryResult, Value};

/// A case in a list.
#[derive(Debug, Clone, FromQueryResult)]
pub struct CaseListRow {
    /// Its id.
    pub id: i64,
    /// The pack.
    pub pack: String,
    /// Name of the kind.
    pub kind: String,
    /// Its number; none while it is a draft.
    pub number: Option<String>,
    /// The line by which it is known.
    pub headline: String,
    /// The unit whose case it is.
    pub unit_id: i64,
    /// Its name.
    pub unit_name: String,
    /// Name of who opened it.
    pub opener_name: String,
    /// `draft`, `running` or `ended`.
    pub state: String,
    /// `done`, `rejected`, `withdrawn` or `merged`.
    pub outcome: Option<String>,
    /// 1 when it is urgent.
    pub is_urgent: i64,
    /// When the draft was begun.
    pub created_at_ms: i64,
    /// When it was sent.
    pub sent_at_ms: Option<i64>,
    /// When it ended.
    pub ended_at_ms: Option<i64>,
}

/// Kind under which cases are searched.
const SEARCHED: &str = "case";

/// Which cases are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted<'a> {
    /// In this state.
    pub state: Option<&'a str>,
    /// Of this kind.
    pub kind: Option<&'a str>,
    /// Of this pack.
    pub pack: Option<&'a str>,
    /// Of this unit.
    pub unit_id: Option<i64>,
    /// Ended so: `done`, `rejected`, `withdrawn` or `merged`.
    pub outcome: Option<&'a str>,
    /// Sent from this instant on.
    pub from_ms: Option<i64>,
    /// Sent before this instant.
    pub until_ms: Option<i64>,
    /// Come in by this channel.
    pub channel: Option<&'a str>,
    /// Of this category.
    pub category: Option<&'a str>,
    /// Only those that the viewer opened.
    pub only_own: bool,
    /// Words of number, headline, unit or form.
    pub query: &'a str,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Cases that the viewer sees, newest first.
///
/// # Errors
/// What the database says.
pub async fn list(
    db: Db<'_>,
    viewer: Viewer<'_>,
    wanted: &Wanted<'_>,
) -> Result<Vec<CaseListRow>, StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let mut conditions = vec![viewer.condition(&mut values)];
    if let Some(state) = wanted.state {
        conditions.push(format!("c.state = {}", bind(&mut values, state.into())));
    }
    conditions.extend(narrowing(wanted, &mut values));
    if wanted.only_own {
        conditions.push(format!("c.opened_by = {}", bind(&mut values, viewer.account.into())));
    }
    if let Some(below) = wanted.below_id {
        conditions.push(format!("c.id < {}", bind(&mut values, below.into())));
    }
    let mut from = "case_record c".to_owned();
    for (place, term) in search::rarest_first(db, SEARCHED, wanted.query).await?.into_iter().enumerate() {
        let (kind, term) = (bind(&mut values, SEARCHED.into()), bind(&mut values, term.into()));
        if place == 0 {
            // The cases of the rarest term, newest first, as they stand in the index: the list is full after a few of them.
            from = "search_term s CROSS JOIN case_record c".to_owned();
            conditions.push(format!("s.kind = {kind} AND s.term = {term} AND c.id = s.object_id"));
        } else {
            conditions.push(format!(
                "EXISTS (SELECT 1 FROM search_term o WHERE o.kind = {kind} AND o.term = {term} AND o.object_id = s.object_id)"
            ));
        }
    }
    let order = if from.starts_with("case_record") { "c.id" } else { "s.object_id" };
    let limit = bind(&mut values, wanted.limit.into());
    let sql = format!(
        "SELECT c.id, c.pack, c.kind, c.number, c.headline, c.unit_id, u.name AS unit_name, a.name AS opener_name, c.state, \
        CASE WHEN c.merged_into IS NOT NULL THEN 'merged' ELSE c.outcome END AS outcome, \
        c.is_urgent, c.created_at_ms, c.sent_at_ms, c.ended_at_ms FROM {from} CROSS JOIN party u CROSS JOIN account a \
        WHERE u.id = c.unit_id AND a.id = c.opened_by AND {} ORDER BY {order} DESC LIMIT {limit}",
        conditions.join(" AND ")
    );
    db.all(&sql, values).await
}

/// What a filter of the list says of the case itself.
fn narrowing(wanted: &Wanted<'_>, values: &mut Vec<Value>) -> Vec<String> {
    let plain: [(&str, Option<Value>); 5] = [
        ("c.kind =", wanted.kind.map(Into::into)),
        ("c.pack =", wanted.pack.map(Into::into)),
        ("c.unit_id =", wanted.unit_id.map(Into::into)),
        ("c.sent_at_ms >=", wanted.from_ms.map(Into::into)),
        ("c.sent_at_ms <", wanted.until_ms.map(Into::into)),
    ];
    let mut found: Vec<String> = plain
        .into_iter()
        .filter_map(|(test, value)| Some(format!("{test} {}", bind(values, value?))))
        .collect();
    match wanted.outcome {
        Some("merged") => found.push("c.merged_into IS NOT NULL".to_owned()),
        Some(outcome) => {
            found.push(format!("c.merged_into IS NULL AND c.outcome = {}", bind(values, outcome.into())));
        }
        None => {}
    }
    if let Some(category) = wanted.category {
        let category = bind(values, category.into());
        found.push(format!(
            "EXISTS (SELECT 1 FROM case_intake i WHERE i.case_id = c.id AND i.category = {category})"
        ));
    }
    if let Some(channel) = wanted.channel {
        // What has no record of how it came in came by the portal.
        let own = "SELECT i.channel FROM case_intake i WHERE i.case_id = c.id";
        found.push(format!("COALESCE(({own}), 'portal') = {}", bind(values, channel.into())));
    }
    found
}

/// How many cases of a kind ended or run, and how long they took.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Count {
    /// The pack.
    pub pack: String,
    /// Name of the kind.
    pub kind: String,
    /// Cases that run.
    pub running: i64,
    /// Cases that ended as they should.
    pub done: i64,
    /// Cases that were rejected.
    pub rejected: i64,
    /// Cases that were withdrawn.
    pub withdrawn: i64,
    /// Sum of the time from sending to the end, milliseconds.
    pub took_ms: i64,
    /// Tasks that were closed after they were due, or are open and due.
    pub late_tasks: i64,
}

/// Counts of the cases that the viewer sees and that were sent in a time, by kind.
///
/// # Errors
/// What the database says.
pub async fn counts(
    db: Db<'_>,
    viewer: Viewer<'_>,
    from_ms: i64,
    until_ms: i64,
    now_ms: i64,
) -> Result<Vec<Count>, StoreError> {
    let mut values: Vec<Value> = vec![from_ms.into(), until_ms.into(), now_ms.into()];
    let condition = viewer.condition(&mut values);
    let sql = format!(
        "SELECT c.pack, c.kind, \
        CAST(SUM(CASE WHEN c.state = 'running' THEN 1 ELSE 0 END) AS BIGINT) AS running, \
        CAST(SUM(CASE WHEN c.outcome = 'done' THEN 1 ELSE 0 END) AS BIGINT) AS done, \
        CAST(SUM(CASE WHEN c.outcome = 'rejected' THEN 1 ELSE 0 END) AS BIGINT) AS rejected, \
        CAST(SUM(CASE WHEN c.outcome = 'withdrawn' AND c.merged_into IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS withdrawn, \
        CAST(SUM(CASE WHEN c.ended_at_ms IS NULL THEN 0 ELSE c.ended_at_ms - c.sent_at_ms END) AS BIGINT) AS took_ms, \
        CAST(SUM((SELECT COUNT(*) FROM case_task t WHERE t.case_id = c.id AND \
            (t.state = 'done' AND t.closed_at_ms > t.due_key_ms OR t.state = 'open' AND t.due_key_ms < $3))) AS BIGINT) AS late_tasks \
        FROM case_record c JOIN party u ON u.id = c.unit_id \
        WHERE c.sent_at_ms >= $1 AND c.sent_at_ms < $2 AND {condition} GROUP BY c.pack, c.kind ORDER BY c.pack, c.kind"
    );
    db.all(&sql, values).await
}
