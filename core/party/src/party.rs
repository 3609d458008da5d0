//! A party, stored or about to be.

use crate::funding::FundingKind;
use crate::kind::{Level, PartyKind};
use std::fmt;
use yunheng_values::{DivisionCode, Uscc};

/// Which party is meant: one that is stored, or one that a row of a table would create.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartyRef {
    /// The number of a stored party.
    Stored(i64),
    /// The line of a table.
    Row(u64),
}

impl fmt::Display for PartyRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stored(id) => write!(f, "{id}"),
            Self::Row(line) => write!(f, "line {line}"),
        }
    }
}

/// Who pays for a party.
#[doc(alias = "付款单位")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payer {
    /// 自行承担: itself.
    Own,
    /// Another party, as a rule a finance department.
    Other(PartyRef),
}

/// Another spelling of a party's name in a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alias {
    /// The spelling.
    pub name: String,
    /// Which document or file has it.
    pub source: String,
    /// Why it means this party.
    pub reason: String,
}

/// What is known of a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyDraft {
    /// The name bound to its code.
    pub name: String,
    /// What it does.
    pub kind: PartyKind,
    /// Its level of government.
    pub level: Level,
    /// Whom it belongs to.
    pub parent: Option<PartyRef>,
    /// 统一社会信用代码.
    pub uscc: Option<Uscc>,
    /// 行政区划代码.
    pub division: Option<DivisionCode>,
    /// Which of the pack's kinds of funding it has.
    pub funding: Option<FundingKind>,
    /// Who pays today; the days are in the payer history.
    pub payer: Option<Payer>,
    /// Other spellings.
    pub aliases: Vec<Alias>,
    /// For screens.
    pub short_name: Option<String>,
    /// For people.
    pub note: Option<String>,
}

impl PartyDraft {
    /// A party of which no more than this is known.
    pub fn new(name: impl Into<String>, kind: PartyKind, level: Level) -> Self {
        Self {
            name: name.into(),
            kind,
            level,
            parent: None,
            uscc: None,
            division: None,
            funding: None,
            payer: None,
            aliases: Vec::new(),
            short_name: None,
            note: None,
        }
    }
}

/// A party with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Which one.
    pub id: PartyRef,
    /// What is known of it.
    pub facts: PartyDraft,
}
