//! Every table as rows of plain values, and back: what a backup is made of. The same on both databases, so that a backup of one is
//! restored into the other. What tables there are is asked of the database, so a table of a later migration is not forgotten.

use crate::{Db, Engine, Store, StoreError, Tx, migrate};
use sea_orm::{FromQueryResult, QueryResult, Value};
use std::collections::BTreeMap;

/// The three kinds of column that the schema has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Whole numbers.
    Integer,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

impl Kind {
    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Integer => "integer",
            Self::Text => "text",
            Self::Bytes => "bytes",
        }
    }

    /// From the stable word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Integer, Self::Text, Self::Bytes].into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in their order.
    pub columns: Vec<Column>,
    /// Places of the columns of its primary key, by which its rows are read in order.
    pub key: Vec<usize>,
    /// Whether the database numbers its rows.
    pub is_numbered: bool,
}

#[derive(FromQueryResult)]
struct Described {
    table_name: String,
    column_name: String,
    kind: String,
    key_place: i64,
    numbered: i64,
}

const SQLITE: &str = "SELECT m.name AS table_name, c.name AS column_name, lower(c.type) AS kind, c.pk AS key_place, \
        CASE WHEN c.pk = 1 AND m.sql LIKE '%AUTOINCREMENT%' THEN 1 ELSE 0 END AS numbered \
    FROM sqlite_master m JOIN pragma_table_info(m.name) c \
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY m.name, c.cid";

const POSTGRES: &str = "SELECT t.relname::text AS table_name, a.attname::text AS column_name, \
        format_type(a.atttypid, a.atttypmod) AS kind, \
        COALESCE((SELECT array_position(i.indkey::int2[], a.attnum) + 1 FROM pg_index i \
            WHERE i.indrelid = t.oid AND i.indisprimary), 0)::bigint AS key_place, \
        CASE WHEN a.attidentity <> '' THEN 1 ELSE 0 END::bigint AS numbered \
    FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped \
    WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r' \
    ORDER BY t.relname::text COLLATE \"C\", a.attnum";

/// The tables that hold what is kept, by name. The list of applied migrations is not among them: it is the schema's own.
///
/// # Errors
/// What the database says; [`StoreError::Refused`] for a table that no migration of this program makes.
pub async fn tables(db: Db<'_>) -> Result<Vec<Table>, StoreError> {
    let sql = if db.engine() == Engine::Sqlite { SQLITE } else { POSTGRES };
    let mut tables = BTreeMap::<String, Vec<Described>>::new();
    for row in db.all::<Described>(sql, []).await? {
        tables.entry(row.table_name.clone()).or_default().push(row);
    }
    tables.into_iter().filter(|(name, _)| name != "schema_migration").map(table).collect()
}

fn table((name, columns): (String, Vec<Described>)) -> Result<Table, StoreError> {
    let mut key: Vec<(i64, usize)> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.key_place > 0)
        .map(|(place, column)| (column.key_place, place))
        .collect();
    key.sort_unstable();
    if key.is_empty() {
        return Err(StoreError::Refused(format!("table {name} has no primary key: it is not one of ours")));
    }
    let is_numbered = columns.iter().any(|column| column.numbered == 1);
    let columns = columns.into_iter().map(|column| {
        let kind = kind(&column.kind).ok_or_else(|| {
            let (column, kind) = (&column.column_name, &column.kind);
            StoreError::Refused(format!("column {name}.{column} is of type {kind}: it is not one of ours"))
        })?;
        Ok(Column { name: column.column_name, kind })
    });
    let columns = columns.collect::<Result<_, StoreError>>()?;
    Ok(Table { name, columns, key: key.into_iter().map(|(_, place)| place).collect(), is_numbered })
}

fn kind(word: &str) -> Option<Kind> {
    match word {
        "integer" | "bigint" => Some(Kind::Integer),
        "text" => Some(Kind::Text),
        "blob" | "bytea" => Some(Kind::Bytes),
        _ => None,
    }
}

impl Table {
    fn names(&self) -> String {
        self.columns.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ")
    }

    fn key_names(&self) -> String {
        let names = self.key.iter().filter_map(|place| self.columns.get(*place));
        names.map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ")
    }

    /// The key of a row.
    pub fn key_of(&self, row: &[Cell]) -> Vec<Cell> {
        self.key.iter().filter_map(|place| row.get(*place).cloned()).collect()
    }
}

/// A name as SQL takes it whatever it is; names come from the schema, and `key` is a word of SQL.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Rows behind a key, in the order of the key.
///
/// # Errors
/// What the database says.
pub async fn rows(
    db: Db<'_>,
    table: &Table,
    after: Option<&[Cell]>,
    limit: i64,
) -> Result<Vec<Vec<Cell>>, StoreError> {
    let mut values: Vec<Value> = after.unwrap_or_default().iter().cloned().map(bound_key).collect();
    let marks: Vec<String> = (1..=values.len()).map(|number| format!("${number}")).collect();
    let key = table.key_names();
    let behind =
        if marks.is_empty() { String::new() } else { format!("WHERE ({key}) > ({})", marks.join(", ")) };
    values.push(limit.into());
    let sql = format!(
        "SELECT {} FROM {} {behind} ORDER BY {key} LIMIT ${}",
        table.names(),
        quoted(&table.name),
        values.len()
    );
    let rows = db.rows(&sql, values).await?;
    rows.iter().map(|row| cells(row, table)).collect()
}

fn cells(row: &QueryResult, table: &Table) -> Result<Vec<Cell>, StoreError> {
    let cell = |(place, column): (usize, &Column)| {
        Ok(match column.kind {
            Kind::Integer => row.try_get_by_index::<Option<i64>>(place)?.map_or(Cell::Null, Cell::Integer),
            Kind::Text => row.try_get_by_index::<Option<String>>(place)?.map_or(Cell::Null, Cell::Text),
            Kind::Bytes => row.try_get_by_index::<Option<Vec<u8>>>(place)?.map_or(Cell::Null, Cell::Bytes),
        })
    };
    table.columns.iter().enumerate().map(cell).collect()
}

fn bound_key(cell: Cell) -> Value {
    match cell {
        Cell::Null => Value::BigInt(None),
        Cell::Integer(number) => number.into(),
        Cell::Text(text) => text.into(),
        Cell::Bytes(bytes) => bytes.into(),
    }
}

/// A value for a column; nothing has the type of its column, which PostgreSQL asks for.
fn bound(cell: Cell, kind: Kind) -> Value {
    match (cell, kind) {
        (Cell::Null, Kind::Text) => Value::String(None),
        (Cell::Null, Kind::Bytes) => Value::Bytes(None),
        (cell, _) => bound_key(cell),
    }
}

/// Values of one statement; SQLite binds at most 32766.
const VALUES_A_STATEMENT: usize = 16_000;

/// Writes rows into a table. They must have its columns in their order.
///
/// # Errors
/// What the database says.
pub async fn load(db: Db<'_>, table: &Table, rows: Vec<Vec<Cell>>) -> Result<(), StoreError> {
    let width = table.columns.len();
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let part: Vec<Vec<Cell>> = rows.by_ref().take((VALUES_A_STATEMENT / width.max(1)).max(1)).collect();
        let (mut values, mut marks) =
            (Vec::with_capacity(part.len() * width), Vec::with_capacity(part.len()));
        for row in part {
            if row.len() != width {
                return Err(StoreError::Refused(format!(
                    "a row of {} has another number of values",
                    table.name
                )));
            }
            let first = values.len() + 1;
            let numbers: Vec<String> = (first..first + width).map(|number| format!("${number}")).collect();
            marks.push(format!("({})", numbers.join(", ")));
            values.extend(row.into_iter().zip(&table.columns).map(|(cell, column)| bound(cell, column.kind)));
        }
        let sql =
            format!("INSERT INTO {} ({}) VALUES {}", quoted(&table.name), table.names(), marks.join(", "));
        db.execute(&sql, values).await?;
    }
    Ok(())
}

/// The highest number that the database ever gave to a row of a table; none when it gave none. A number is never given twice, not even
/// when its row is gone.
///
/// # Errors
/// What the database says.
pub async fn last_number(db: Db<'_>, table: &Table) -> Result<Option<i64>, StoreError> {
    if !table.is_numbered {
        return Ok(None);
    }
    match db.engine() {
        Engine::Sqlite => {
            db.scalar("SELECT seq FROM sqlite_sequence WHERE name = $1", [table.name.clone().into()]).await
        }
        Engine::Postgres => {
            let name = sequence(db, table).await?;
            let sql = format!("SELECT last_value FROM {name} WHERE is_called");
            db.scalar(&sql, []).await
        }
    }
}

async fn sequence(db: Db<'_>, table: &Table) -> Result<String, StoreError> {
    let sql = "SELECT pg_get_serial_sequence(quote_ident($1), $2)";
    let column = table.key.first().and_then(|place| table.columns.get(*place));
    let column = column.map(|column| column.name.clone()).unwrap_or_default();
    let name: Option<Option<String>> = db.scalar(sql, [table.name.clone().into(), column.into()]).await?;
    name.flatten().ok_or_else(|| StoreError::Refused(format!("table {} has no sequence", table.name)))
}

/// Goes on numbering behind a number.
///
/// # Errors
/// What the database says.
pub async fn number_after(db: Db<'_>, table: &Table, last: i64) -> Result<(), StoreError> {
    match db.engine() {
        Engine::Sqlite => {
            let name: Value = table.name.clone().into();
            db.execute("DELETE FROM sqlite_sequence WHERE name = $1", [name.clone()]).await?;
            db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)", [name, last.into()])
                .await?;
        }
        Engine::Postgres => {
            let name = sequence(db, table).await?;
            db.scalar::<i64>("SELECT setval($1::regclass, $2)", [name.into(), last.into()]).await?;
        }
    }
    Ok(())
}

/// Whether the database holds nothing at all: no table, whoever made it.
///
/// # Errors
/// What the database says.
pub async fn is_empty(db: Db<'_>) -> Result<bool, StoreError> {
    let sql = match db.engine() {
        Engine::Sqlite => "SELECT COUNT(*) FROM sqlite_master",
        Engine::Postgres => {
            "SELECT COUNT(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v', 'm', 'p')"
        }
    };
    Ok(db.scalar::<i64>(sql, []).await? == Some(0))
}

/// A place for a backup: the tables of a schema, empty, in one transaction. Dropping it leaves no trace.
#[derive(Debug)]
pub struct Loading {
    tx: Tx,
    deferred: Vec<(String, String)>,
}

#[derive(FromQueryResult)]
struct ForeignKey {
    table_name: String,
    name: String,
}

/// Begins a place for a backup in an empty database, with the schema of a number. References are looked at when all is there: a party may
/// stand before the one above it.
///
/// # Errors
/// What the database says.
pub async fn begin_loading(store: &Store, schema: i64, now_ms: i64) -> Result<Loading, StoreError> {
    let tx = store.begin().await?;
    migrate::apply(tx.db(), schema, now_ms).await?;
    let mut deferred = Vec::new();
    match tx.db().engine() {
        Engine::Sqlite => tx.db().script("PRAGMA defer_foreign_keys = ON").await?,
        Engine::Postgres => {
            let sql = "SELECT conrelid::regclass::text AS table_name, quote_ident(conname) AS name FROM pg_constraint \
                WHERE contype = 'f' AND connamespace = current_schema()::regnamespace";
            for key in tx.db().all::<ForeignKey>(sql, []).await? {
                let (table, name) = (key.table_name, key.name);
                let sql =
                    format!("ALTER TABLE {table} ALTER CONSTRAINT {name} DEFERRABLE INITIALLY DEFERRED");
                tx.db().script(&sql).await?;
                deferred.push((table, name));
            }
        }
    }
    // What the migrations put there themselves is in the backup as well.
    for table in tables(tx.db()).await? {
        tx.db().execute(&format!("DELETE FROM {}", quoted(&table.name)), []).await?;
    }
    Ok(Loading { tx, deferred })
}

impl Loading {
    /// Where to load.
    pub fn db(&self) -> Db<'_> {
        self.tx.db()
    }

    /// Looks at every reference; from now on each statement is looked at again.
    ///
    /// # Errors
    /// [`StoreError::Reference`] when one does not hold.
    pub async fn check_references(&mut self) -> Result<(), StoreError> {
        match self.db().engine() {
            Engine::Sqlite => {
                let broken: Option<String> =
                    self.db().scalar("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", []).await?;
                if broken.is_some() {
                    return Err(StoreError::Reference);
                }
            }
            Engine::Postgres => {
                self.db().script("SET CONSTRAINTS ALL IMMEDIATE").await?;
                for (table, name) in std::mem::take(&mut self.deferred) {
                    let sql = format!("ALTER TABLE {table} ALTER CONSTRAINT {name} NOT DEFERRABLE");
                    self.db().script(&sql).await?;
                }
            }
        }
        Ok(())
    }

    /// Brings the schema up to this program's.
    ///
    /// # Errors
    /// What the database says.
    pub async fn finish(&self, now_ms: i64) -> Result<(), StoreError> {
        migrate::apply(self.db(), migrate::known(), now_ms).await
    }

    /// Makes it durable.
    ///
    /// # Errors
    /// What the database says; then nothing of it is there.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.tx.commit().await
    }
}

/// What changes in a database that was restored. Whoever was signed in when it was saved may have signed out since, and what waited may
/// have been done: sessions end, and a job that waits says that it may have been carried out before.
///
/// # Errors
/// What the database says.
pub async fn after_restoring(db: Db<'_>, now_ms: i64) -> Result<(), StoreError> {
    let ended = "UPDATE session SET ended_at_ms = $1 WHERE ended_at_ms IS NULL";
    db.execute(ended, [now_ms.into()]).await?;
    let used = "UPDATE sign_in_ticket SET used_at_ms = $1 WHERE used_at_ms IS NULL";
    db.execute(used, [now_ms.into()]).await?;
    db.execute("UPDATE job SET unsure = unsure + 1 WHERE state = 'waiting'", []).await?;
    Ok(())
}
