//! What is wrong with an installation. Every check says what it found and what to do; nothing is changed, and one that cannot be made
//! does not keep the others from being made.

mod chain;
mod database;
mod folder;
mod keys;
mod packs;

use crate::clock::Clock;
use crate::keys::FileKeys;
use std::path::Path;
use yunheng_store::{Store, StoreError};
use yunheng_values::Text;

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// As it should be.
    Ok,
    /// Good to know.
    Note,
    /// It works, and somebody should look at it.
    Warning,
    /// It does not work, or what is kept is in danger.
    Error,
    /// It could not be looked at, for a reason that another check tells.
    Skipped,
}

impl Status {
    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Skipped => "skipped",
        }
    }
}

/// What a check found.
#[derive(Debug, Clone)]
pub struct Check {
    /// Stable name.
    pub name: &'static str,
    /// How it is.
    pub status: Status,
    /// What was found.
    pub message: Text,
    /// What to do about it; empty when nothing is to be done.
    pub hint: Text,
}

impl Check {
    /// A check with its words.
    pub fn new(name: &'static str, status: Status, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { name, status, message: Text::new(zh, en), hint: Text::default() }
    }

    /// With what to do about it.
    #[must_use]
    pub fn hint(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.hint = Text::new(zh, en);
        self
    }

    fn skipped(name: &'static str) -> Self {
        Self::new(name, Status::Skipped, "未能检查", "could not be looked at")
    }
}

/// Looks at everything of an installation. `store` is the database if it could be opened, and why it could not.
pub async fn examine(data: &Path, store: &Result<Store, Text>, clock: &dyn Clock) -> Vec<Check> {
    let mut checks = vec![folder::owners(data), folder::disk(data)];
    let keys = FileKeys::read(&data.join("keys"));
    checks.push(keys::files(&keys));
    match store {
        Err(why) => {
            checks.push(database::unreachable(why));
            checks.extend(WITHOUT_DATABASE.map(Check::skipped));
        }
        Ok(store) => {
            checks.extend(database::look(store).await);
            checks.push(keys::belong(&keys, store).await);
            checks.extend(chain::look(data, store, &keys, clock.now_ms()).await);
        }
    }
    checks.push(packs::shipped());
    checks.push(folder::clock(data, clock.now_ms()));
    checks
}

/// The checks that need a database.
const WITHOUT_DATABASE: [&str; 8] =
    ["schema", "integrity", "durability", "key_fingerprint", "audit_chain", "unsealed", "clock", "jobs"];

/// A check that the database did not answer.
fn unanswered(name: &'static str, error: &StoreError) -> Check {
    let text = error.chain();
    Check::new(
        name,
        Status::Error,
        format!("数据库没有回答：{text}"),
        format!("the database did not answer: {text}"),
    )
}
