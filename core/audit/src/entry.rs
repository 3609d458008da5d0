//! What was done: who, from where, when, what, on which object, with which outcome.

use crate::digest::Digest;
use std::collections::BTreeMap;
use yunheng_values::ClauseId;

/// One entry. It is kept as its [canonical bytes](Entry::canonical); these, not columns beside them, are what counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Who did it.
    pub who: Who,
    /// From where.
    pub from: Origin,
    /// The request in whose course it was done; one request may leave several entries.
    pub request_id: String,
    /// When, in unix milliseconds.
    pub at_ms: i64,
    /// What: a stable dotted name such as `party.edit`.
    pub action: String,
    /// On what.
    pub object: Object,
    /// How it ended.
    pub outcome: Outcome,
    /// Digest of the object's whole state before; `None` when it did not exist or was only read.
    pub before: Option<Digest>,
    /// Digest of the object's whole state after; `None` when it no longer exists or was only read.
    pub after: Option<Digest>,
    /// The fields that changed, in the order in which they are shown.
    pub changes: Vec<Change>,
    /// The reason that the person gave, or empty.
    pub reason: String,
    /// What else belongs to this action; never personal data in clear.
    pub facts: BTreeMap<String, String>,
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A person who was signed in.
    Account {
        /// Id of the account.
        id: i64,
        /// Name that the person signs in with.
        login: String,
        /// Name that others read, as it was then.
        name: String,
    },
    /// The platform itself, in the job of this name.
    System(String),
    /// Somebody who was not signed in, and the login that was claimed, or empty.
    Stranger(String),
}

/// From where it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Address of the caller, or empty where there is none.
    pub ip: String,
    /// Way in.
    pub channel: Channel,
}

/// The ways in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// A browser session.
    Web,
    /// An API token.
    ApiToken,
    /// The command line on the machine itself.
    Cli,
    /// A job of the platform.
    Job,
    /// A mail of a person.
    Mail,
}

impl Channel {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Web, Self::ApiToken, Self::Cli, Self::Job, Self::Mail];

    /// The stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::ApiToken => "api_token",
            Self::Cli => "cli",
            Self::Job => "job",
            Self::Mail => "mail",
        }
    }
}

/// What something was done to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Kind, such as `party`.
    pub kind: String,
    /// Its id, or empty when it is all of them or none.
    pub id: String,
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was refused: by a rule, or for want of a permission.
    Refused {
        /// Stable code of the refusal.
        code: String,
        /// Clauses that say so.
        clauses: Vec<ClauseId>,
    },
    /// It could not be done: something was broken.
    Failed {
        /// Stable code of what was broken.
        code: String,
    },
}

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Name of the field.
    pub field: String,
    /// Its value before; `None` when there was none.
    pub before: Option<Shown>,
    /// Its value after; `None` when there is none.
    pub after: Option<Shown>,
}

/// A value as an entry shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// In clear.
    Clear(String),
    /// Personal data: only its [keyed digest](crate::personal_digest).
    Digest(Digest),
}
