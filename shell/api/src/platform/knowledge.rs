//! The knowledge base.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// An entry in a list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct KnowledgeRowJson {
    /// Its id.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Path of its category in the classification of the service desk.
    pub category: Option<String>,
    /// For whom it is: `everybody`, or the people of its `party`.
    pub audience: String,
    /// Whose it is.
    pub party_name: String,
    /// `draft`, `published` or `retired`; of the version that is shown.
    pub state: String,
    /// Number of the version that is shown.
    pub number: i64,
    /// Who wrote it.
    pub writer_name: String,
    /// When.
    pub written_at: String,
    /// In how many cases it was used.
    pub uses: i64,
}

/// An entry.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct KnowledgeJson {
    /// What a list shows of it.
    #[serde(flatten)]
    pub row: KnowledgeRowJson,
    /// Its text.
    pub body: String,
    /// Number of the version that is published.
    pub published: Option<i64>,
    /// Versions, newest first; for those who work on it.
    pub versions: Vec<KnowledgeVersionJson>,
    /// What the person who asks may do with it: `edit`, `publish`, `retire`.
    pub may: Vec<String>,
    /// For `If-Match` of a change.
    pub version: i64,
}

/// A version of an entry.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct KnowledgeVersionJson {
    /// Its number.
    pub number: i64,
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub writer_name: String,
    /// When.
    pub written_at: String,
    /// Who published it; null while it waits.
    pub publisher_name: Option<String>,
    /// When.
    pub published_at: Option<String>,
}

/// An entry as it shall be.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeInJson {
    /// The pack whose classification it is put under.
    #[schema(max_length = 40)]
    pub pack: String,
    /// Its title.
    #[schema(max_length = 100)]
    pub title: String,
    /// Its text.
    #[schema(max_length = 20000)]
    pub body: String,
    /// Path of its category.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub category: Option<String>,
    /// For whom it is: `everybody`, or the people of its `party`.
    #[schema(max_length = 20)]
    pub audience: String,
}

/// Which entries.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct KnowledgeQuery {
    /// Words in title, text or category.
    #[param(max_length = 200)]
    pub q: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
    /// `next` of the page before.
    pub after: Option<String>,
}
