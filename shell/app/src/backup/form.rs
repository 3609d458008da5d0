//! The JSON of each part.

use super::malformed;
use crate::problem::Problem;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use yunheng_store::dump::{Column, Kind, Table};

/// What stands first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begin {
    /// When the state was taken, RFC 3339.
    pub made_at: String,
    /// The same in Unix milliseconds.
    pub made_at_ms: i64,
    /// Version of the program.
    pub program: String,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// Id of the database.
    pub database_id: String,
    /// Number of its schema.
    pub schema: i64,
    /// Digest of the migrations that made it.
    pub schema_digest: String,
    /// Position of the last link of the audit chain.
    pub position: i64,
    /// Name of the keys with which it was written.
    pub keys_fingerprint: String,
    /// Public key of the checkpoints.
    pub public_key: String,
    /// Whether the keys are in the backup.
    pub with_keys: bool,
    /// The packs that the program carried.
    pub packs: Vec<PackDigest>,
}

/// A pack that the program carried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackDigest {
    /// Its id.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// SM3 of its files.
    pub digest: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TableHead {
    /// Its name.
    pub table: String,
    /// Name and kind of each column: `integer`, `text` or `bytes`.
    pub columns: Vec<(String, String)>,
    /// Places of the columns of the primary key, in whose order the rows stand.
    pub key: Vec<usize>,
    /// The highest number that was ever given to a row.
    pub last_number: Option<i64>,
}

impl TableHead {
    pub(super) fn of(table: &Table, last_number: Option<i64>) -> Self {
        let columns = table.columns.iter().map(|each| (each.name.clone(), each.kind.as_str().to_owned()));
        Self { table: table.name.clone(), columns: columns.collect(), key: table.key.clone(), last_number }
    }

    /// The columns as they were.
    pub(super) fn columns(&self) -> Result<Vec<Column>, Problem> {
        let column = |(name, kind): &(String, String)| {
            let kind = Kind::parse(kind).ok_or_else(|| malformed("a kind of column"))?;
            Ok(Column { name: name.clone(), kind })
        };
        self.columns.iter().map(column).collect()
    }
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileHead {
    /// Path in the data folder, with `/` between its parts.
    pub file: String,
    /// Its permissions.
    pub mode: u32,
}

/// What stands behind a table or a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PartEnd {
    /// Rows of the table, bytes of the file.
    pub count: u64,
    /// SM3 of its lines, or of its bytes.
    pub sm3: String,
}

/// What stands last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct End {
    /// Tables.
    pub tables: u64,
    /// Rows of all of them.
    pub rows: u64,
    /// Files.
    pub files: u64,
    /// Bytes of all of them.
    pub file_bytes: u64,
}

/// What is in a backup, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// What stands first in it.
    #[serde(flatten)]
    pub begin: Begin,
    /// Tables.
    pub tables: u64,
    /// Rows of all of them.
    pub rows: u64,
    /// Files.
    pub files: u64,
    /// Bytes of all of them.
    pub file_bytes: u64,
    /// Bytes of the backup itself.
    pub bytes: u64,
    /// SM3 of the backup itself.
    pub sm3: String,
}

pub(super) fn to_json(value: &impl Serialize) -> Result<Vec<u8>, Problem> {
    serde_json::to_vec(value).map_err(|error| Problem::bug(&error))
}

pub(super) fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(bytes).map_err(|error| malformed(&error.to_string()))
}
