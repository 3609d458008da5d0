//! The schema that a database has, in words that are the same on both, for the test that compares them.

use crate::{Db, Engine, StoreError};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Column {
    table_name: String,
    column_name: String,
    kind: String,
    nullable: i64,
}

const SQLITE: &str = "SELECT m.name AS table_name, c.name AS column_name, lower(c.type) AS kind, \
        CASE WHEN c.\"notnull\" = 0 AND c.pk = 0 THEN 1 ELSE 0 END AS nullable \
    FROM sqlite_master m JOIN pragma_table_info(m.name) c \
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid";

const POSTGRES: &str = "SELECT c.table_name::text AS table_name, c.column_name::text AS column_name, \
        CASE c.data_type WHEN 'bigint' THEN 'integer' WHEN 'bytea' THEN 'blob' ELSE c.data_type::text END AS kind, \
        CASE c.is_nullable WHEN 'YES' THEN 1 ELSE 0 END::bigint AS nullable \
    FROM information_schema.columns c JOIN information_schema.tables t \
        ON t.table_name = c.table_name AND t.table_schema = c.table_schema \
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' \
    ORDER BY c.table_name COLLATE \"C\", c.ordinal_position";

/// One line a column: table, column, kind, `null` where it may be empty.
///
/// # Errors
/// What the database says.
pub async fn columns(db: Db<'_>) -> Result<Vec<String>, StoreError> {
    let sql = if db.engine() == Engine::Sqlite { SQLITE } else { POSTGRES };
    let rows: Vec<Column> = db.all(sql, []).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let null = if row.nullable == 1 { " null" } else { "" };
            format!("{}.{} {}{null}", row.table_name, row.column_name, row.kind)
        })
        .collect())
}
