//! What becomes due in cases.

use crate::{Db, StoreError};
use sea_orm::{FromQueryResult, Value};

/// Something that becomes due.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct TimerRow {
    /// Its id.
    pub id: i64,
    /// Its case.
    pub case_id: i64,
    /// `process`, `remind` or `overdue`.
    pub kind: String,
    /// Number of the timer, or of the task.
    pub number: i64,
    /// When; the end of time while its clock stands still.
    pub due_at_ms: i64,
    /// How that was found, JSON; none of a reminder.
    pub basis: Option<String>,
}

/// Sets timers of a case that have a number, each by its kind, when it is due and how that was found, or moves them.
///
/// # Errors
/// What the database says.
pub async fn set_timers(
    db: Db<'_>,
    case: i64,
    number: i64,
    timers: &[(&str, i64, Option<&str>)],
) -> Result<(), StoreError> {
    let mut values: Vec<Value> = vec![case.into(), number.into()];
    let row = |(kind, due_at_ms, basis): &(&str, i64, Option<&str>)| {
        values.extend([Value::from(*kind), Value::from(*due_at_ms), Value::from(*basis)]);
        let last = values.len();
        format!("($1, ${}, $2, ${}, ${last})", last - 2, last - 1)
    };
    let rows: Vec<String> = timers.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "INSERT INTO case_timer (case_id, kind, number, due_at_ms, basis) VALUES {} \
         ON CONFLICT (case_id, kind, number) DO UPDATE SET due_at_ms = excluded.due_at_ms, basis = excluded.basis",
        rows.join(", ")
    );
    db.execute(&sql, values).await?;
    Ok(())
}

/// Takes a timer away; says whether it was there. Of two processes that see the same timer one takes it.
///
/// # Errors
/// What the database says.
pub async fn delete_timer(db: Db<'_>, case: i64, kind: &str, number: i64) -> Result<bool, StoreError> {
    let sql = "DELETE FROM case_timer WHERE case_id = $1 AND kind = $2 AND number = $3";
    Ok(db.execute(sql, [case.into(), kind.into(), number.into()]).await? == 1)
}

/// Takes away what reminds of a task.
///
/// # Errors
/// What the database says.
pub async fn delete_reminders(db: Db<'_>, case: i64, task: i64) -> Result<(), StoreError> {
    let sql = "DELETE FROM case_timer WHERE case_id = $1 AND kind IN ('remind', 'overdue') AND number = $2";
    db.execute(sql, [case.into(), task.into()]).await?;
    Ok(())
}

/// Timers of a case.
///
/// # Errors
/// What the database says.
pub async fn timers_of(db: Db<'_>, case: i64) -> Result<Vec<TimerRow>, StoreError> {
    let sql = "SELECT id, case_id, kind, number, due_at_ms, basis FROM case_timer WHERE case_id = $1 ORDER BY due_at_ms, id";
    db.all(sql, [case.into()]).await
}

/// Timers that are due, the first first.
///
/// # Errors
/// What the database says.
pub async fn due_timers(db: Db<'_>, now_ms: i64, limit: i64) -> Result<Vec<TimerRow>, StoreError> {
    let sql = "SELECT id, case_id, kind, number, due_at_ms, basis FROM case_timer WHERE due_at_ms <= $1 ORDER BY due_at_ms, id LIMIT $2";
    db.all(sql, [now_ms.into(), limit.into()]).await
}
