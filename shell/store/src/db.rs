//! Connections and transactions.

use crate::{StoreError, migrate};
use sea_orm::sqlx::Connection;
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, FromQueryResult, IsolationLevel, QueryResult, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait, Value,
};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::time::Duration;

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file, one writer.
    Sqlite,
    /// PostgreSQL 15 or newer.
    Postgres,
}

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A file.
    Sqlite(PathBuf),
    /// An address; it may hold a password, so it is never printed.
    Postgres(String),
}

impl std::fmt::Debug for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite {}", path.display()),
            Self::Postgres(_) => f.write_str("postgres (address not shown)"),
        }
    }
}

impl Location {
    /// Reads an address.
    ///
    /// # Errors
    /// When it is none of `sqlite:PATH`, `postgres://…`, `postgresql://…` or a path.
    pub fn parse(address: &str) -> Result<Self, StoreError> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return Ok(Self::Postgres(address.to_owned()));
        }
        let path =
            address.strip_prefix("sqlite://").or_else(|| address.strip_prefix("sqlite:")).unwrap_or(address);
        if path.is_empty() || path.contains("://") {
            return Err(StoreError::Address(address.split('@').next_back().unwrap_or_default().to_owned()));
        }
        Ok(Self::Sqlite(path.into()))
    }
}

/// Readers beside SQLite's one writer; they take turns on two to four cores.
const SQLITE_READERS: u32 = 4;
/// Connections of one process to PostgreSQL: for acts, for acts that lock what they read, and for what is only read. An act may ask a
/// reader while it holds its own connection, so the three never wait for each other in a ring.
const POSTGRES_WRITERS: u32 = 8;
const POSTGRES_LOCKERS: u32 = 8;
const POSTGRES_READERS: u32 = 8;
/// How long a request waits in line for a connection.
const WAIT: Duration = Duration::from_secs(10);

/// The database of a city. Cloning shares the connections.
#[derive(Debug, Clone)]
pub struct Store {
    engine: Engine,
    /// The one connection that writes to SQLite; on PostgreSQL those whose transactions are serializable.
    write: DatabaseConnection,
    /// The same connection of SQLite; on PostgreSQL those whose transactions wait for each other's rows.
    lock: DatabaseConnection,
    /// Cannot write to SQLite; on PostgreSQL those whose transactions see what is committed.
    read: DatabaseConnection,
    changes: Changes,
}

/// What processes remember of the database, and forget when it may have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watched {
    /// Who is signed in, and which rights count.
    Presence,
    /// What few people change and every act asks for: settings, roles, choices of readings, lists of prices, force majeure.
    Rules,
}

impl Watched {
    const ALL: [Self; 2] = [Self::Presence, Self::Rules];

    fn tables(self) -> &'static [&'static str] {
        match self {
            Self::Presence => &["session", "api_token", "account", "authority_epoch"],
            Self::Rules => &["setting", "role", "ruling_choice", "catalog_list", "force_majeure"],
        }
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// How often transactions of this process wrote what is watched.
type Changes = Arc<[AtomicU64; Watched::ALL.len()]>;

impl Store {
    /// Connects; the schema is brought up by [`migrate`](crate::migrate::run).
    ///
    /// # Errors
    /// When the database cannot be reached or made.
    pub async fn open(location: &Location) -> Result<Self, StoreError> {
        match location {
            Location::Sqlite(path) => {
                let write = sqlite(path, 1, true).await?;
                let read = sqlite(path, SQLITE_READERS, false).await?;
                let lock = write.clone();
                Ok(Self { engine: Engine::Sqlite, write, lock, read, changes: Arc::default() })
            }
            Location::Postgres(address) => {
                let write = postgres(address, POSTGRES_WRITERS, "serializable").await?;
                let lock = postgres(address, POSTGRES_LOCKERS, "read committed").await?;
                let read = postgres(address, POSTGRES_READERS, "read committed").await?;
                let given: Option<String> =
                    Db::Pool(&write).scalar("SHOW default_transaction_isolation", []).await?;
                if given.as_deref() != Some("serializable") {
                    return Err(StoreError::Isolation(given.unwrap_or_default()));
                }
                Ok(Self { engine: Engine::Postgres, write, lock, read, changes: Arc::default() })
            }
        }
    }

    /// Which database it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Transactions of this process that wrote what is watched. What was read of it while the count stood still, no change of this
    /// process has touched since.
    pub fn changes(&self, of: Watched) -> u64 {
        self.changes[of as usize].load(Ordering::Acquire)
    }

    async fn begin_with(
        &self,
        pool: &DatabaseConnection,
        options: TransactionOptions,
    ) -> Result<Tx, StoreError> {
        Ok(Tx {
            inner: pool.begin_with_options(options).await?,
            changes: Arc::clone(&self.changes),
            wrote: AtomicU8::new(0),
        })
    }

    /// For queries outside a transaction.
    pub fn reader(&self) -> Db<'_> {
        Db::Pool(&self.read)
    }

    /// For single statements that write, and put themselves in order by the rows that they lock.
    pub(crate) fn writer(&self) -> Db<'_> {
        Db::Pool(match self.engine {
            Engine::Sqlite => &self.write,
            Engine::Postgres => &self.lock,
        })
    }

    /// Begins a transaction that may write. Dropping it takes everything back.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let options = match self.engine {
            Engine::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            },
            // Serializable, as every transaction on these connections that asks for nothing else.
            Engine::Postgres => TransactionOptions::default(),
        };
        self.begin_with(&self.write, options).await
    }

    /// Begins a transaction that its keys alone put in order: two that collide on one are told so, and it makes nobody else begin again.
    /// The sealer reads what every act writes; a serializable one would make acts fail that have nothing to do with each other.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn begin_ordered_by_keys(&self) -> Result<Tx, StoreError> {
        match self.engine {
            Engine::Sqlite => self.begin().await,
            Engine::Postgres => self.begin_with(&self.lock, TransactionOptions::default()).await,
        }
    }

    /// Begins a transaction that only reads, and sees one state of the database whatever others commit meanwhile: that of this moment.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn snapshot(&self) -> Result<Tx, StoreError> {
        let options = match self.engine {
            Engine::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
                ..TransactionOptions::default()
            },
            Engine::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        let tx = self.begin_with(&self.read, options).await?;
        // Both databases choose the state at the first read.
        migrate::current(tx.db()).await?;
        Ok(tx)
    }

    /// Closes the connections; on SQLite this also folds the write-ahead log back into the file.
    ///
    /// # Errors
    /// What the database says.
    pub async fn close(self) -> Result<(), StoreError> {
        match self.engine {
            Engine::Sqlite => self.read.close().await?,
            Engine::Postgres => {
                self.lock.close().await?;
                self.read.close().await?;
            }
        }
        Ok(self.write.close().await?)
    }
}

/// Opens connections to PostgreSQL. What a transaction is by default is said once here, not again in each.
async fn postgres(
    address: &str,
    connections: u32,
    isolation: &'static str,
) -> Result<DatabaseConnection, StoreError> {
    let mut options = ConnectOptions::new(address);
    options
        .max_connections(connections)
        .acquire_timeout(WAIT)
        .connect_timeout(WAIT)
        .test_before_acquire(false)
        .record_stmt_in_spans(false)
        .sqlx_logging(false)
        .set_application_name("yunheng")
        .map_sqlx_postgres_opts(move |options| {
            options.options([("default_transaction_isolation", isolation)])
        });
    Ok(Database::connect(options).await?)
}

/// Opens connections to a file.
///
/// On a full disk SQLite takes a transaction back by itself. The library then believes that it is still inside, makes the next
/// transactions mere savepoints, and after a second failure nothing that they "commit" reaches the disk. So a connection on
/// which a transaction did not end as the library counts is closed, never lent again; the tests of a full disk hold this.
async fn sqlite(path: &Path, connections: u32, writes: bool) -> Result<DatabaseConnection, StoreError> {
    let mode = if writes { "rwc" } else { "ro" };
    let mut options = ConnectOptions::new(format!("sqlite:{}?mode={mode}", percent_encoded(path)));
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(WAIT)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .record_stmt_in_spans(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_before_acquire(|connection, _| {
            Box::pin(async { Ok(!connection.is_in_transaction()) })
        })
        .map_sqlx_sqlite_opts(move |options| {
            let options = options
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(5))
                .pragma("temp_store", "MEMORY")
                .pragma("cache_size", "-16384");
            if writes {
                // A committed transaction must survive the loss of power, not only of the process.
                options.pragma("journal_mode", "WAL").pragma("synchronous", "FULL")
            } else {
                options.pragma("query_only", "ON")
            }
        });
    Ok(Database::connect(options).await?)
}

/// A path in an address: what would end the path or begin an escape is escaped.
fn percent_encoded(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

/// A transaction that may write.
#[derive(Debug)]
pub struct Tx {
    inner: DatabaseTransaction,
    changes: Changes,
    /// Bits of what is watched that it may have written.
    wrote: AtomicU8,
}

impl Tx {
    /// For queries inside the transaction.
    pub fn db(&self) -> Db<'_> {
        Db::Tx(self)
    }

    /// Makes everything in it durable.
    ///
    /// # Errors
    /// When another transaction came between, or the disk is full: then nothing of it was written.
    pub async fn commit(self) -> Result<(), StoreError> {
        let done = self.inner.commit().await;
        // Counted whether or not it is known to have ended well: a commit whose answer was lost may have happened.
        let wrote = self.wrote.load(Ordering::Acquire);
        for of in Watched::ALL.into_iter().filter(|of| wrote & of.bit() != 0) {
            self.changes[of as usize].fetch_add(1, Ordering::AcqRel);
        }
        Ok(done?)
    }

    /// Takes everything back. Dropping does the same, later.
    ///
    /// # Errors
    /// When the connection is gone; then the database takes it back.
    pub async fn rollback(self) -> Result<(), StoreError> {
        Ok(self.inner.rollback().await?)
    }
}

/// Something that queries run on.
#[derive(Debug, Clone, Copy)]
pub enum Db<'a> {
    /// Outside a transaction.
    Pool(&'a DatabaseConnection),
    /// Inside one.
    Tx(&'a Tx),
}

impl Db<'_> {
    /// Which database it is.
    pub fn engine(&self) -> Engine {
        if self.backend() == DbBackend::Postgres { Engine::Postgres } else { Engine::Sqlite }
    }

    fn backend(&self) -> DbBackend {
        match self {
            Self::Pool(pool) => pool.get_database_backend(),
            Self::Tx(tx) => tx.inner.get_database_backend(),
        }
    }

    fn statement(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
        self.mark(sql);
        Statement::from_sql_and_values(self.backend(), sql, values)
    }

    /// Remembers of a transaction what it writes of what is watched.
    fn mark(&self, sql: &str) {
        if let Self::Tx(tx) = self {
            tx.wrote.fetch_or(may_write(sql), Ordering::AcqRel);
        }
    }

    /// Whether it may show something else of what is watched than is committed.
    pub fn may_differ(&self, of: Watched) -> bool {
        matches!(self, Self::Tx(tx) if tx.wrote.load(Ordering::Acquire) & of.bit() != 0)
    }

    /// Every row, as `T`.
    pub(crate) async fn all<T: FromQueryResult>(
        self,
        sql: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<T>, StoreError> {
        let statement = self.statement(sql, values);
        let rows = match self {
            Self::Pool(pool) => pool.query_all_raw(statement).await?,
            Self::Tx(tx) => tx.inner.query_all_raw(statement).await?,
        };
        rows.iter().map(|row| T::from_query_result(row, "").map_err(StoreError::from)).collect()
    }

    /// The row, if there is one.
    pub(crate) async fn one<T: FromQueryResult>(
        self,
        sql: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Option<T>, StoreError> {
        let row = self.row(sql, values).await?;
        row.map(|row| T::from_query_result(&row, "").map_err(StoreError::from)).transpose()
    }

    async fn row(
        self,
        sql: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Option<QueryResult>, StoreError> {
        let statement = self.statement(sql, values);
        Ok(match self {
            Self::Pool(pool) => pool.query_one_raw(statement).await?,
            Self::Tx(tx) => tx.inner.query_one_raw(statement).await?,
        })
    }

    /// Every row, for a reader that knows their columns only when it runs.
    pub(crate) async fn rows(
        self,
        sql: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Vec<QueryResult>, StoreError> {
        let statement = self.statement(sql, values);
        Ok(match self {
            Self::Pool(pool) => pool.query_all_raw(statement).await?,
            Self::Tx(tx) => tx.inner.query_all_raw(statement).await?,
        })
    }

    /// The first column of the first row.
    pub(crate) async fn scalar<T: sea_orm::TryGetable>(
        self,
        sql: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<Option<T>, StoreError> {
        let row = self.row(sql, values).await?;
        row.map(|row| row.try_get_by_index(0).map_err(StoreError::from)).transpose()
    }

    /// The first column of the row that a statement with `RETURNING` gives.
    pub(crate) async fn returning(
        self,
        sql: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<i64, StoreError> {
        let id = self.scalar(sql, values).await?;
        id.ok_or_else(|| StoreError::Statement(sea_orm::DbErr::RecordNotInserted))
    }

    /// Runs a statement; says how many rows it touched.
    pub(crate) async fn execute(
        self,
        sql: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> Result<u64, StoreError> {
        let statement = self.statement(sql, values);
        let done = match self {
            Self::Pool(pool) => pool.execute_raw(statement).await?,
            Self::Tx(tx) => tx.inner.execute_raw(statement).await?,
        };
        Ok(done.rows_affected())
    }

    /// Runs statements without values, such as those of a migration.
    pub(crate) async fn script(self, sql: &str) -> Result<(), StoreError> {
        self.mark(sql);
        match self {
            Self::Pool(pool) => pool.execute_unprepared(sql).await?,
            Self::Tx(tx) => tx.inner.execute_unprepared(sql).await?,
        };
        Ok(())
    }
}

/// Bits of what a statement may write of what is watched. One of another form than usual may write whatever it names.
fn may_write(sql: &str) -> u8 {
    let words = || sql.split([' ', '\n', '(', ')', ',']).filter(|word| !word.is_empty());
    let mut first = words();
    let table = match (first.next(), first.next()) {
        (Some("SELECT"), _) => return 0,
        (Some("UPDATE"), table) => table,
        (Some("INSERT"), Some("INTO")) | (Some("DELETE"), Some("FROM")) => first.next(),
        _ => None,
    };
    let is_written = |of: &Watched| match table {
        Some(table) => of.tables().contains(&table),
        None => words().any(|word| of.tables().contains(&word)),
    };
    Watched::ALL.into_iter().filter(is_written).fold(0, |bits, of| bits | of.bit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_that_change_what_is_watched_are_known() {
        let (presence, rules) = (Watched::Presence.bit(), Watched::Rules.bit());
        for (sql, bits) in [
            ("UPDATE session SET ended_at_ms = $1", presence),
            ("INSERT INTO api_token (account_id) VALUES ($1)", presence),
            ("INSERT INTO account(login) VALUES ($1)", presence),
            ("DELETE FROM session WHERE id = $1", presence),
            ("UPDATE authority_epoch SET epoch = epoch + 1", presence),
            ("INSERT INTO setting (section) VALUES ($1)", rules),
            ("UPDATE role SET version = 2", rules),
            ("INSERT INTO ruling_choice (pack) VALUES ($1)", rules),
            ("INSERT INTO catalog_list (pack) VALUES ($1)", rules),
            ("UPDATE force_majeure SET until_at_ms = $1", rules),
            ("WITH old AS (SELECT 1) UPDATE session SET id = 1", presence),
            (
                "WITH e AS (INSERT INTO audit_entry (account_id) VALUES ($1)) INSERT INTO audit_unsealed SELECT 1",
                0,
            ),
            ("SELECT id FROM session", 0),
            ("INSERT INTO audit_entry (account_id) VALUES ($1)", 0),
            ("UPDATE party SET note = $1", 0),
            ("DELETE FROM case_timer WHERE id = $1", 0),
        ] {
            assert_eq!(may_write(sql), bits, "{sql}");
        }
    }

    #[test]
    fn addresses_are_read_and_passwords_not_repeated() {
        assert_eq!(Location::parse("sqlite:/a/b.db").ok(), Some(Location::Sqlite("/a/b.db".into())));
        assert_eq!(Location::parse("/a/b.db").ok(), Some(Location::Sqlite("/a/b.db".into())));
        let postgres = Location::parse("postgres://u:secret@h/d").expect("an address");
        assert!(!format!("{postgres:?}").contains("secret"));
        let error = Location::parse("mysql://u:secret@h/d").expect_err("not ours").to_string();
        assert!(!error.contains("secret"), "{error}");
    }
}
