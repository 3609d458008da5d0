//! Source documents: every article's place and gist, and what became of it.

use crate::read;
use serde::Deserialize;
use yunheng_values::{ClauseId, Date};

/// A version of a document of rules.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Short id, the head of its clause ids.
    pub id: String,
    /// Title as printed.
    pub title: String,
    /// Other names the same document goes by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// 文号, verbatim.
    #[serde(default)]
    pub number: String,
    /// Contract, measures, standard, …
    pub kind: String,
    /// 印发日期.
    #[serde(default, deserialize_with = "read::date_option")]
    pub issued_on: Option<Date>,
    /// Rank among the documents of one agreement.
    #[serde(default)]
    pub rank: Option<i64>,
    /// Anything a reader should know.
    #[serde(default)]
    pub note: String,
    /// Its articles in order; filled from the file's `[[article]]` tables.
    #[serde(skip)]
    pub articles: Vec<Article>,
}

/// An article, or a part of one that has its own id in the register.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Stable id.
    #[serde(deserialize_with = "read::clause")]
    pub id: ClauseId,
    /// Where it stands: 第十二条.
    pub place: String,
    /// What it says, in our own words.
    pub gist: String,
    /// Anything a reader should know.
    #[serde(default)]
    pub note: String,
}

/// What became of an article.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disposition {
    /// The article.
    #[serde(deserialize_with = "read::clause")]
    pub article: ClauseId,
    /// Encoded or not.
    pub state: State,
    /// Why, or where it is encoded.
    pub because: String,
}

/// Disposition states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// A parameter, indicator, item, ruling or worked case cites it.
    Encoded,
    /// A duty of people with nothing to compute.
    NotComputable,
    /// Outside a cloud operations platform.
    OutOfScope,
}

impl State {
    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Encoded => "encoded",
            Self::NotComputable => "not_computable",
            Self::OutOfScope => "out_of_scope",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentFile {
    pub document: Document,
    #[serde(default)]
    pub article: Vec<Article>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DispositionFile {
    #[serde(default)]
    pub disposition: Vec<Disposition>,
}
