//! Credentials that were looked up a moment ago, so that somebody who reads one page after another is not looked up for each.

use crate::Problem;
use crate::caller::Credential;
use crate::service::App;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use yunheng_store::Watched;
use yunheng_store::session::{self, Presented};

/// How long another process may have ended a session before this one notices.
const FRESH_MS: i64 = 1_000;
/// Credentials that are remembered at once.
const REMEMBERED: usize = 10_000;

/// What is remembered of the credentials. Whatever this process commits of sessions, tokens, accounts and rights
/// makes it forget everything: what is ended, disabled or taken away counts from the answer that says so.
#[derive(Debug, Default)]
pub(crate) struct Presence(Mutex<HashMap<Key, Seen>>);

/// Whether it is a token, so that none passes for a session, and the digest of the secret.
type Key = (bool, Vec<u8>);

#[derive(Debug)]
struct Seen {
    changes: u64,
    at_ms: i64,
    who: Presented,
}

impl Presence {
    fn find(&self, key: &Key, changes: u64, now_ms: i64) -> Option<Presented> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = known.get(key)?;
        let is_fresh = seen.changes == changes && (0..FRESH_MS).contains(&(now_ms - seen.at_ms));
        is_fresh.then(|| seen.who.clone())
    }

    fn keep(&self, key: Key, seen: Seen) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(key, seen);
    }
}

impl App {
    /// Session or token of a credential, and its account. Nothing is remembered of what was not found.
    pub(crate) async fn presented(
        &self,
        credential: &Credential,
        now_ms: i64,
    ) -> Result<Option<Presented>, Problem> {
        let (Credential::Cookie(secret) | Credential::Token(secret)) = credential;
        let key = (matches!(credential, Credential::Token(_)), crate::secret::digest(secret));
        // Counted before the database is asked: a change that comes between is then seen as one.
        let changes = self.store().changes(Watched::Presence);
        if let Some(who) = self.presence().find(&key, changes, now_ms) {
            return Ok(Some(who));
        }
        let db = self.store().reader();
        let found = match credential {
            Credential::Cookie(_) => session::by_cookie(db, &key.1).await?,
            Credential::Token(_) => session::by_token(db, &key.1).await?,
        };
        if let Some(who) = &found {
            self.presence().keep(key, Seen { changes, at_ms: now_ms, who: who.clone() });
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Key {
        (false, vec![7])
    }

    fn somebody() -> Presented {
        Presented {
            id: 1,
            account_id: 2,
            login: "li.hua".into(),
            name: "李华".into(),
            world: "business".into(),
            party_id: None,
            status: "active".into(),
            account_expires_at_ms: None,
            must_change_password: 0,
            password_set_at_ms: None,
            has_totp: 0,
            began_at_ms: 0,
            last_seen_ms: 0,
            confirmed_at_ms: None,
            token_expires_at_ms: None,
            token_permissions: None,
            method: "password".into(),
            epoch: 1,
        }
    }

    #[test]
    fn a_credential_is_remembered_until_anything_changes_or_a_second_has_passed() {
        let presence = Presence::default();
        presence.keep(session(), Seen { changes: 5, at_ms: 10_000, who: somebody() });
        let finds = |key: Key, changes, now_ms| presence.find(&key, changes, now_ms).is_some();
        assert!(finds(session(), 5, 10_000 + FRESH_MS - 1));
        assert!(!finds(session(), 6, 10_000), "something that counts was committed since");
        assert!(!finds(session(), 5, 10_000 + FRESH_MS), "another process may have ended it");
        assert!(!finds(session(), 5, 9_999), "the clock was set back");
        assert!(!finds((true, vec![7]), 5, 10_000), "the secret of a session is no token");
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let presence = Presence::default();
        for number in 0..=REMEMBERED {
            let key = (false, number.to_be_bytes().to_vec());
            presence.keep(key, Seen { changes: 0, at_ms: 0, who: somebody() });
        }
        assert!(presence.0.lock().expect("nobody panicked").len() <= REMEMBERED);
    }
}
