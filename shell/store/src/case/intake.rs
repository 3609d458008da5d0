//! How cases came in: by which channel, of which category, who called, who wrote it down.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// How a case came in.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct IntakeRow {
    /// `portal`, `telephone`, `counter` or `mail`.
    pub channel: String,
    /// Path of its category.
    pub category: Option<String>,
    /// Who called; empty when it was the opener.
    pub caller_name: String,
    /// Name of who wrote it down for them.
    pub taker_name: Option<String>,
}

/// How a case came in, to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewIntake<'a> {
    /// The case.
    pub case_id: i64,
    /// By which channel.
    pub channel: &'a str,
    /// Path of its category.
    pub category: Option<&'a str>,
    /// Who called.
    pub caller_name: &'a str,
    /// Who wrote it down.
    pub taken_by: Option<i64>,
}

/// Keeps how a case came in.
///
/// # Errors
/// What the database says.
pub async fn insert_intake(db: Db<'_>, new: &NewIntake<'_>) -> Result<(), StoreError> {
    let sql = "INSERT INTO case_intake (case_id, channel, category, caller_name, taken_by) VALUES ($1, $2, $3, $4, $5)";
    let values = [
        new.case_id.into(),
        new.channel.into(),
        new.category.into(),
        new.caller_name.into(),
        new.taken_by.into(),
    ];
    db.execute(sql, values).await?;
    Ok(())
}

/// Gives a case another category.
///
/// # Errors
/// What the database says.
pub async fn set_category(db: Db<'_>, case: i64, category: Option<&str>) -> Result<(), StoreError> {
    let sql = "UPDATE case_intake SET category = $2 WHERE case_id = $1";
    db.execute(sql, [case.into(), category.into()]).await?;
    Ok(())
}

/// How a case came in.
///
/// # Errors
/// What the database says.
pub async fn intake(db: Db<'_>, case: i64) -> Result<Option<IntakeRow>, StoreError> {
    let sql = "SELECT i.channel, i.category, i.caller_name, a.name AS taker_name FROM case_intake i \
        LEFT JOIN account a ON a.id = i.taken_by WHERE i.case_id = $1";
    db.one(sql, [case.into()]).await
}
