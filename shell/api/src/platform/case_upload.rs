//! Files of cases that arrive in parts.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A file that is to arrive in parts.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseUploadInJson {
    /// Its name.
    #[schema(max_length = 400)]
    pub name: String,
    /// How large it is.
    #[schema(minimum = 1)]
    pub bytes: i64,
    /// Its SHA-256 in hexadecimal; one of the two digests must be there.
    #[serde(default)]
    #[schema(max_length = 64)]
    pub sha256: Option<String>,
    /// Its SM3 in hexadecimal.
    #[serde(default)]
    #[schema(max_length = 64)]
    pub sm3: Option<String>,
    /// The field of the case's form that it belongs to.
    #[serde(default)]
    #[schema(max_length = 60)]
    pub field: Option<String>,
}

/// A file under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseUploadJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The field of the case's form that it belongs to.
    pub field: Option<String>,
    /// How large it is to be.
    pub bytes: i64,
    /// How much of it has arrived: where the next part begins.
    pub arrived: i64,
    /// Most bytes of a part.
    pub part_bytes: i64,
    /// When it is forgotten unless something more arrives.
    pub forgotten_at: String,
}
