//! What the database says, sorted by what can be done about it.

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// A failure of the database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another transaction came between; running again from the start may succeed.
    #[error("another transaction came between")]
    Conflict(#[source] DbErr),
    /// A value that must be unique is there already.
    #[error("a value that must be unique is there already: {name}")]
    Unique {
        /// Constraint or columns, as the database names them.
        name: String,
    },
    /// A row that is pointed at does not exist, or a row that is pointed at would go.
    #[error("a reference does not hold")]
    Reference,
    /// A rule of the schema refuses the row: an append-only table, or a check.
    #[error("the schema refuses the change: {0}")]
    Refused(String),
    /// The database cannot be reached, or its disk is full; later it may work.
    #[error("the database is not available")]
    Unavailable(#[source] DbErr),
    /// The schema is newer than this program.
    #[error("the database has schema {found}; this program knows {known}. Use the newer program.")]
    NewerSchema {
        /// In the database.
        found: i64,
        /// In this program.
        known: i64,
    },
    /// A migration that was applied reads otherwise in this program.
    #[error("migration {number} was applied with another text")]
    ChangedMigration {
        /// Its number.
        number: i64,
    },
    /// The address of the database is not one that is understood.
    #[error("`{0}` is no database address; expected a path, sqlite:PATH or postgres://…")]
    Address(String),
    /// Something between this program and PostgreSQL does not pass on how transactions are to be kept apart.
    #[error(
        "transactions would be `{0}`, expected `serializable`. A connection pooler in front of PostgreSQL must pass on \
         the parameter `options`, or be left out: the program keeps its own connections."
    )]
    Isolation(String),
    /// Anything else: a defect.
    #[error("the database refused a statement")]
    Statement(#[source] DbErr),
}

impl StoreError {
    /// Whether the same transaction may succeed when it is run again at once.
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Conflict(_))
    }

    /// Whether it may succeed later without anybody changing the request.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Conflict(_) | Self::Unavailable(_))
    }

    /// The whole chain of causes on one line, for the log.
    pub fn chain(&self) -> String {
        let mut text = self.to_string();
        let mut cause = std::error::Error::source(self);
        while let Some(error) = cause {
            let why = error.to_string();
            // Most libraries repeat their cause in their own words.
            if !text.contains(&why) {
                text = format!("{text}: {why}");
            }
            cause = error.source();
        }
        text
    }
}

/// SQLite: busy, locked, busy snapshot. PostgreSQL: serialization failure, deadlock.
const CONFLICTS: [&str; 6] = ["5", "6", "261", "517", "40001", "40P01"];
/// SQLite: I/O error, disk full, cannot open. PostgreSQL: disk full, out of resources, shutting down, starting up.
const UNAVAILABLE: [&str; 12] =
    ["10", "13", "14", "53100", "53200", "53300", "57P01", "57P02", "57P03", "08006", "08003", "58030"];

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(name)) => return Self::Unique { name },
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => return Self::Reference,
            _ => {}
        }
        if matches!(error, DbErr::ConnectionAcquire(_)) {
            return Self::Unavailable(error);
        }
        let (DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause))
        | DbErr::Conn(RuntimeErr::SqlxError(cause))) = &error
        else {
            return Self::Statement(error);
        };
        let Some(database) = cause.as_database_error() else {
            return if is_link_failure(cause) { Self::Unavailable(error) } else { Self::Statement(error) };
        };
        let code = database.code().unwrap_or_default().into_owned();
        if CONFLICTS.contains(&code.as_str()) {
            Self::Conflict(error)
        } else if UNAVAILABLE.contains(&code.as_str()) || is_io_family(&code) {
            Self::Unavailable(error)
        } else if is_refusal(&code) {
            Self::Refused(database.message().to_owned())
        } else {
            Self::Statement(error)
        }
    }
}

/// SQLite's extended codes of its I/O errors end in 10, of full disks in 13.
fn is_io_family(code: &str) -> bool {
    code.parse::<i64>().is_ok_and(|number| number < 10_000 && matches!(number & 0xff, 10 | 13 | 14))
}

/// A check, or a trigger of an append-only table: SQLite's constraint family, PostgreSQL's check and raised exceptions.
fn is_refusal(code: &str) -> bool {
    matches!(code, "23514" | "23502" | "P0001")
        || code.parse::<i64>().is_ok_and(|number| number < 10_000 && number & 0xff == 19)
}

fn is_link_failure(error: &sea_orm::sqlx::Error) -> bool {
    use sea_orm::sqlx::Error;
    matches!(
        error,
        Error::Io(_)
            | Error::PoolTimedOut
            | Error::PoolClosed
            | Error::WorkerCrashed
            | Error::Tls(_)
            | Error::Protocol(_)
    )
}
