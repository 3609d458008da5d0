//! What people say about a case after it has ended, and what the cases of the service desk come to.

use super::{Viewer, bind};
use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};

/// What somebody said about a case after it had ended.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct RatingRow {
    /// One of the words of the scale.
    pub satisfaction: String,
    /// 1 when it was solved; nothing when nobody said.
    pub is_solved: Option<i64>,
    /// What else was said.
    pub said: String,
    /// `portal` or `telephone`.
    pub channel: String,
    /// Who gave or wrote it.
    pub giver_name: String,
    /// When.
    pub at_ms: i64,
}

/// A rating to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewRating<'a> {
    /// The case.
    pub case_id: i64,
    /// One of the words of the scale.
    pub satisfaction: &'a str,
    /// Whether it was solved.
    pub is_solved: Option<bool>,
    /// What else was said.
    pub said: &'a str,
    /// `portal` or `telephone`.
    pub channel: &'a str,
    /// Who gives or writes it.
    pub given_by: i64,
}

/// Keeps the rating of a case, once; says whether there was none.
///
/// # Errors
/// What the database says.
pub async fn insert_rating(db: Db<'_>, new: &NewRating<'_>, now_ms: i64) -> Result<bool, StoreError> {
    let sql = "INSERT INTO case_rating (case_id, satisfaction, is_solved, said, channel, given_by, at_ms) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    let values = [
        new.case_id.into(),
        new.satisfaction.into(),
        new.is_solved.map(i64::from).into(),
        new.said.into(),
        new.channel.into(),
        new.given_by.into(),
        now_ms.into(),
    ];
    Ok(db.execute(sql, values).await? == 1)
}

/// The rating of a case.
///
/// # Errors
/// What the database says.
pub async fn rating(db: Db<'_>, case: i64) -> Result<Option<RatingRow>, StoreError> {
    let sql = "SELECT r.satisfaction, r.is_solved, r.said, r.channel, a.name AS giver_name, r.at_ms FROM case_rating r \
        JOIN account a ON a.id = r.given_by WHERE r.case_id = $1";
    db.one(sql, [case.into()]).await
}

/// By what cases of the desk are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskBy {
    /// Path of the category; empty when there is none.
    Category,
    /// The channel.
    Channel,
    /// The kind of work.
    Kind,
    /// The unit; the key is its id.
    Unit,
}

/// Which cases of the desk are counted.
#[derive(Debug, Clone, Copy)]
pub struct DeskCounted<'a> {
    /// Of these kinds, which the desk takes.
    pub kinds: &'a [String],
    /// Sent from this instant on.
    pub from_ms: i64,
    /// Sent before this instant.
    pub until_ms: i64,
    /// Now, for what is late.
    pub now_ms: i64,
    /// Words of the scale that are content.
    pub content: &'a [&'a str],
    /// How long after one case another of the same unit and category is a repetition, milliseconds.
    pub repeat_ms: i64,
}

/// Cases of the desk that were counted together.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct DeskGroup {
    /// What they have in common.
    pub key: String,
    /// Name of the unit.
    pub title: String,
    /// How many.
    pub total: i64,
    /// How many of them have ended.
    pub ended: i64,
    /// How many were responded to in time.
    pub responded: i64,
    /// How many were responded to late, or wait for a response that is late.
    pub responded_late: i64,
    /// How many ended without a late task after the response.
    pub handled: i64,
    /// How many had one, or have.
    pub handled_late: i64,
    /// How many were rated.
    pub rated: i64,
    /// How many were rated well.
    pub content: i64,
    /// How many repeat another.
    pub repeated: i64,
}

/// The task of a role with which a case is responded to: its first.
const RESPONSE: &str = "t.case_id = c.id AND t.role IS NOT NULL AND t.review_of IS NULL AND t.number = \
    (SELECT MIN(f.number) FROM case_task f WHERE f.case_id = c.id AND f.role IS NOT NULL AND f.review_of IS NULL)";
/// Tasks of roles after it.
const LATER: &str = "t.case_id = c.id AND t.role IS NOT NULL AND t.review_of IS NULL AND t.number > \
    (SELECT MIN(f.number) FROM case_task f WHERE f.case_id = c.id AND f.role IS NOT NULL AND f.review_of IS NULL)";

/// What the cases of the desk that a viewer sees come to.
///
/// # Errors
/// What the database says.
pub async fn desk_groups(
    db: Db<'_>,
    viewer: Viewer<'_>,
    by: DeskBy,
    counted: &DeskCounted<'_>,
) -> Result<Vec<DeskGroup>, StoreError> {
    if counted.kinds.is_empty() {
        return Ok(Vec::new());
    }
    let (key, title) = match by {
        DeskBy::Category => ("COALESCE(i.category, '')", "''"),
        DeskBy::Channel => ("COALESCE(i.channel, 'portal')", "''"),
        DeskBy::Kind => ("c.pack || '/' || c.kind", "''"),
        DeskBy::Unit => ("CAST(c.unit_id AS TEXT)", "MIN(u.name)"),
    };
    let mut values: Vec<Value> = Vec::new();
    let now = bind(&mut values, counted.now_ms.into());
    let (from, until) =
        (bind(&mut values, counted.from_ms.into()), bind(&mut values, counted.until_ms.into()));
    let repeat = bind(&mut values, counted.repeat_ms.into());
    let list = |values: &mut Vec<Value>, words: &[&str]| {
        let marks: Vec<String> = words.iter().map(|word| bind(values, (*word).into())).collect();
        marks.join(", ")
    };
    let kinds: Vec<&str> = counted.kinds.iter().map(String::as_str).collect();
    let kinds = list(&mut values, &kinds);
    let content = list(&mut values, counted.content);
    let seen = viewer.condition(&mut values);
    let late = format!(
        "((t.state = 'done' AND t.closed_at_ms >= t.due_key_ms) OR (t.state = 'open' AND t.due_key_ms <= {now}))"
    );
    let of = |test: &str| format!("CAST(SUM(CASE WHEN {test} THEN 1 ELSE 0 END) AS BIGINT)");
    let task =
        |which: &str, test: &str| format!("EXISTS (SELECT 1 FROM case_task t WHERE {which} AND {test})");
    let handled_late = task(LATER, &late);
    let repeats = format!(
        "i.category IS NOT NULL AND EXISTS (SELECT 1 FROM case_intake e JOIN case_record b ON b.id = e.case_id \
        WHERE e.category = i.category AND b.unit_id = c.unit_id AND b.id < c.id AND b.sent_at_ms >= c.sent_at_ms - {repeat})"
    );
    let sql = format!(
        "SELECT {key} AS key, {title} AS title, COUNT(*) AS total, {} AS ended, {} AS responded, {} AS responded_late, {} AS handled, \
        {} AS handled_late, {} AS rated, {} AS content, {} AS repeated FROM case_record c JOIN party u ON u.id = c.unit_id \
        LEFT JOIN case_intake i ON i.case_id = c.id LEFT JOIN case_rating r ON r.case_id = c.id \
        WHERE c.sent_at_ms >= {from} AND c.sent_at_ms < {until} AND c.kind IN ({kinds}) AND {seen} GROUP BY {key} ORDER BY 1",
        of("c.state = 'ended'"),
        of(&task(RESPONSE, "t.state = 'done' AND t.closed_at_ms < t.due_key_ms")),
        of(&task(RESPONSE, &late)),
        of(&format!("c.outcome = 'done' AND NOT {handled_late}")),
        of(&handled_late),
        of("r.case_id IS NOT NULL"),
        of(&format!("r.satisfaction IN ({content})")),
        of(&repeats),
    );
    db.all(&sql, values).await
}
