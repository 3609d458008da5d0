//! The language of a document: Chinese first, English beside it where a reader asks for it.

/// The language of the fixed words of a report; facts are printed as they were given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Simplified Chinese, the language of the official documents.
    #[default]
    Chinese,
    /// English, for a reader's copy.
    English,
}

impl Language {
    /// The words of this language out of a pair.
    #[must_use]
    pub fn pick(self, chinese: &'static str, english: &'static str) -> &'static str {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }
}
