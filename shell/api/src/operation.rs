//! `yunheng audit`, `backup`, `restore` and `doctor` on the wire.

use crate::FindingJson;
use serde::Serialize;

/// `yunheng audit verify`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditVerifyJson {
    /// `export` or `database`.
    pub source: &'static str,
    /// Whether nothing was changed, removed, reordered or cut off, as far as can be shown.
    pub is_intact: bool,
    /// Entries in the chain that were there.
    pub entries: u64,
    /// Position of the first one.
    pub first: Option<u64>,
    /// Position of the last one.
    pub last: Option<u64>,
    /// Checkpoints with a good signature.
    pub checkpoints: u64,
    /// Up to here the chain is what a good checkpoint says.
    pub signed_to: Option<u64>,
    /// Entries that are not in the chain yet.
    pub unsealed: u64,
    /// The public keys that were trusted.
    pub public_keys: Vec<String>,
    /// What was found, the first hundred.
    pub findings: Vec<FindingJson>,
    /// How many more were found.
    pub more: u64,
}

/// `yunheng audit export`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditExportJson {
    /// The file.
    pub file: String,
    /// Position of the first entry.
    pub first: u64,
    /// Position of the last one.
    pub last: u64,
    /// Entries in it.
    pub entries: u64,
    /// Checkpoints in it.
    pub checkpoints: u64,
    /// Entries in it that are not in the chain yet.
    pub unsealed: u64,
}

/// What is in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackupJson {
    /// The file.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// Its SM3.
    pub sm3: String,
    /// When the state in it was taken.
    pub made_at: String,
    /// Version of the program that took it.
    pub program: String,
    /// `sqlite` or `postgres`: what it was taken from.
    pub engine: String,
    /// Id of the database.
    pub database_id: String,
    /// Number of the schema.
    pub schema: i64,
    /// Position of the last link of the audit chain.
    pub position: i64,
    /// Tables in it.
    pub tables: u64,
    /// Rows of all of them.
    pub rows: u64,
    /// Files in it.
    pub files: u64,
    /// Bytes of all of them.
    pub file_bytes: u64,
    /// Whether the keys are in it.
    pub with_keys: bool,
    /// The packs that the program carried.
    pub packs: Vec<BackupPackJson>,
}

/// A pack that the program carried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackupPackJson {
    /// Its id.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// SM3 of its files.
    pub digest: String,
}

/// `yunheng restore`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RestoreJson {
    /// What was in the backup.
    pub backup: BackupJson,
    /// Whether it was restored; false when it was only looked at.
    pub restored: bool,
    /// Whether the audit chain in it is intact; null when it was only looked at.
    pub is_intact: Option<bool>,
    /// What was found in the chain.
    pub findings: Vec<FindingJson>,
}

/// `yunheng doctor`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DoctorJson {
    /// Whether nothing is an error.
    pub is_well: bool,
    /// What was looked at, in order.
    pub checks: Vec<DoctorCheckJson>,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DoctorCheckJson {
    /// Its stable name.
    pub check: String,
    /// `ok`, `note`, `warning`, `error` or `skipped`.
    pub status: String,
    /// What was found.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}
