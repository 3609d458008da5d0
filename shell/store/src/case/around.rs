//! What there is around a case, so that whoever shows it asks for nothing that is not there.

use crate::{Db, StoreError};
use sea_orm::FromQueryResult;

/// Whether a case has any of each; 1 or 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Around {
    /// Files.
    pub files: i64,
    /// Issued documents.
    pub documents: i64,
    /// Somebody asked for urgency.
    pub urgency: i64,
    /// The service desk took it.
    pub intake: i64,
    /// A rating.
    pub rating: i64,
    /// Links, from it or to it.
    pub links: i64,
    /// Knowledge that was used.
    pub knowledge: i64,
}

/// Looks once for everything.
///
/// # Errors
/// What the database says.
pub async fn around(db: Db<'_>, case: i64) -> Result<Around, StoreError> {
    let places = [
        ("files", "case_file WHERE case_id = $1"),
        ("documents", "issued_document WHERE case_id = $1"),
        ("urgency", "case_urgency WHERE case_id = $1"),
        ("intake", "case_intake WHERE case_id = $1"),
        ("rating", "case_rating WHERE case_id = $1"),
        ("links", "case_link WHERE case_id = $1 OR other_id = $1"),
        ("knowledge", "knowledge_use WHERE case_id = $1"),
    ];
    let column = |(name, place)| {
        format!("CAST(CASE WHEN EXISTS (SELECT 1 FROM {place}) THEN 1 ELSE 0 END AS BIGINT) AS {name}")
    };
    let sql = format!("SELECT {}", places.map(column).join(", "));
    let found = db.one(&sql, [case.into()]).await?;
    found.ok_or_else(|| StoreError::Statement(sea_orm::DbErr::RecordNotFound(sql)))
}
