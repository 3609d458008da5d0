//! Cases by the files that they run on: those on others than the version in use, and past ones.

use super::Viewer;
use super::record::{CaseRow, SELECT};
use crate::{Db, StoreError};

/// Running cases of a kind that the viewer sees and that run on other files than those of a digest, by id.
///
/// # Errors
/// What the database says.
pub async fn on_other_files(
    db: Db<'_>,
    viewer: Viewer<'_>,
    (pack, kind, digest): (&str, &str, &str),
    (after, limit): (i64, i64),
) -> Result<Vec<CaseRow>, StoreError> {
    let mut values = vec![pack.into(), kind.into(), digest.into(), after.into(), limit.into()];
    let condition = viewer.condition(&mut values);
    let sql = format!(
        "{SELECT} JOIN case_type t ON t.id = c.case_type_id WHERE c.pack = $1 AND c.kind = $2 AND c.state = 'running' \
            AND t.digest <> $3 AND c.id > $4 AND {condition} ORDER BY c.id LIMIT $5"
    );
    db.all(&sql, values).await
}

/// Cases of a kind that the viewer sees and that were sent, the newest first.
///
/// # Errors
/// What the database says.
pub async fn sent_of(
    db: Db<'_>,
    viewer: Viewer<'_>,
    (pack, kind): (&str, &str),
    limit: i64,
) -> Result<Vec<CaseRow>, StoreError> {
    let mut values = vec![pack.into(), kind.into(), limit.into()];
    let condition = viewer.condition(&mut values);
    let sql = format!(
        "{SELECT} WHERE c.pack = $1 AND c.kind = $2 AND c.state <> 'draft' AND {condition} ORDER BY c.id DESC LIMIT $3"
    );
    db.all(&sql, values).await
}

/// Puts a case that is locked on other files.
///
/// # Errors
/// What the database says.
pub async fn set_type(db: Db<'_>, case: i64, case_type_id: i64) -> Result<(), StoreError> {
    let sql = "UPDATE case_record SET case_type_id = $2 WHERE id = $1";
    db.execute(sql, [case.into(), case_type_id.into()]).await?;
    Ok(())
}

/// What an open task of a case becomes on other files.
#[derive(Debug, Clone)]
pub struct TaskAnew<'a> {
    /// The element.
    pub element: &'a str,
    /// What is to be done.
    pub title: &'a str,
    /// Role of those who may do it.
    pub role: Option<&'a str>,
    /// The party whose people may do it.
    pub party_id: Option<i64>,
    /// The one person who may do it.
    pub assignee_id: Option<i64>,
}

/// Writes what an open task is now; its number, limit and history stay.
///
/// # Errors
/// What the database says.
pub async fn task_anew(db: Db<'_>, id: i64, anew: &TaskAnew<'_>) -> Result<(), StoreError> {
    let sql = "UPDATE case_task SET element = $2, title = $3, role = $4, party_id = $5, assignee_id = $6 WHERE id = $1 AND state = 'open'";
    let values = [
        id.into(),
        anew.element.into(),
        anew.title.into(),
        anew.role.into(),
        anew.party_id.into(),
        anew.assignee_id.into(),
    ];
    db.execute(sql, values).await?;
    Ok(())
}
