//! Files of parties: what was found in one, and what it would change.

use super::FindingBody;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A file of parties that was read: everything that was found, and everything that it would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PartyImportJson {
    /// Its id.
    pub id: i64,
    /// What its person calls it.
    pub file_name: String,
    /// `checked`, `committed`, or `outdated` when the parties changed since it was shown.
    pub state: String,
    /// When it was checked.
    pub created_at: String,
    /// When it was written.
    pub committed_at: Option<String>,
    /// First day of the payers that it names.
    pub payer_from: String,
    /// Whether it can be written: nothing that was found is an error.
    pub is_usable: bool,
    /// Everything that was found; places are `FILE:LINE:COLUMN`.
    pub findings: Vec<FindingBody>,
    /// New parties.
    pub create: Vec<ImportCreationJson>,
    /// Parties that change.
    pub update: Vec<ImportUpdateJson>,
    /// How many parties stay as they are.
    pub unchanged: i64,
}

/// A party that an import would make, in the words of its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportCreationJson {
    /// Its line.
    pub line: u64,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// Its level.
    pub level: String,
    /// Name of the party that it belongs to.
    pub parent: Option<String>,
    /// 统一社会信用代码.
    pub uscc: Option<String>,
    /// 行政区划代码.
    pub division_code: Option<String>,
    /// Key of its kind of funding.
    pub funding: Option<String>,
    /// Name of who pays for it.
    pub payer: Option<String>,
    /// Other spellings of its name.
    pub aliases: Vec<String>,
    /// For screens.
    pub short_name: Option<String>,
    /// For people.
    pub note: Option<String>,
}

/// A party that an import would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportUpdateJson {
    /// Its line.
    pub line: u64,
    /// Its id.
    pub id: i64,
    /// Its name afterwards.
    pub name: String,
    /// What is different.
    pub changes: Vec<ImportChangeJson>,
}

/// A column before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportChangeJson {
    /// Which.
    pub column: String,
    /// What is stored.
    pub before: String,
    /// What the file says.
    pub after: String,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ImportDoneJson {
    /// New parties.
    pub created: i64,
    /// Changed parties.
    pub updated: i64,
}
