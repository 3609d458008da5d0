//! What every act asks for and few people ever change, read once and kept until it may have changed.

use crate::problem::Problem;
use crate::service::App;
use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use yunheng_store::{Db, Watched};

/// How long another process may have changed it before this one notices.
const FRESH_MS: i64 = 1_000;
/// Values that are kept at once.
const KEPT: usize = 1_000;

/// What was read of [`Watched::Rules`], by what it is and which one.
#[derive(Debug, Default)]
pub(crate) struct Memory(Mutex<HashMap<Key, Kept>>);

type Key = (&'static str, String);

#[derive(Debug)]
struct Kept {
    changes: u64,
    at_ms: i64,
    value: Arc<dyn Any + Send + Sync>,
}

impl Memory {
    fn find(&self, key: &Key, changes: u64, now_ms: i64) -> Option<Arc<dyn Any + Send + Sync>> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = all.get(key)?;
        let is_fresh = kept.changes == changes && (0..FRESH_MS).contains(&(now_ms - kept.at_ms));
        is_fresh.then(|| Arc::clone(&kept.value))
    }

    fn keep(&self, key: Key, kept: Kept) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= KEPT {
            all.clear();
        }
        all.insert(key, kept);
    }
}

impl App {
    /// What `load` reads of settings, roles, choices of readings or force majeure, named by what it is and which one. It is read from
    /// what is committed, unless the transaction of `db` has written such a thing itself.
    ///
    /// # Errors
    /// Those of `load`.
    pub(crate) async fn known<T: Send + Sync + 'static>(
        &self,
        db: Db<'_>,
        (what, which): (&'static str, &str),
        load: impl AsyncFnOnce(Db<'_>) -> Result<T, Problem>,
    ) -> Result<Arc<T>, Problem> {
        if db.may_differ(Watched::Rules) {
            return load(db).await.map(Arc::new);
        }
        let key = (what, which.to_owned());
        // Counted before the database is asked: a change that comes between is then seen as one.
        let (changes, now_ms) = (self.store().changes(Watched::Rules), self.now_ms());
        let known = self.memory().find(&key, changes, now_ms).and_then(|value| value.downcast::<T>().ok());
        if let Some(known) = known {
            return Ok(known);
        }
        let value = Arc::new(load(self.store().reader()).await?);
        let kept: Arc<dyn Any + Send + Sync> = Arc::clone(&value) as _;
        self.memory().keep(key, Kept { changes, at_ms: now_ms, value: kept });
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_kept_until_anything_changes_or_a_second_has_passed() {
        let memory = Memory::default();
        let key = || ("roles", String::new());
        memory.keep(key(), Kept { changes: 5, at_ms: 10_000, value: Arc::new(7_i64) });
        let finds = |key: Key, changes, now_ms| memory.find(&key, changes, now_ms).is_some();
        assert!(finds(key(), 5, 10_000 + FRESH_MS - 1));
        assert!(!finds(key(), 6, 10_000), "something was committed since");
        assert!(!finds(key(), 5, 10_000 + FRESH_MS), "another process may have changed it");
        assert!(!finds(key(), 5, 9_999), "the clock was set back");
        assert!(!finds(("roles", "other".into()), 5, 10_000), "another one");
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let memory = Memory::default();
        for number in 0..=KEPT {
            memory.keep(("setting", number.to_string()), Kept { changes: 0, at_ms: 0, value: Arc::new(()) });
        }
        assert!(memory.0.lock().expect("nobody panicked").len() <= KEPT);
    }
}
