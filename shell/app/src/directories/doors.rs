//! Doors that are kept open: a provider's description is read once in a while, not at every sign-in.

use super::stored::{Directories, Directory, Door, LdapDoor, OidcDoor};
use super::unavailable;
use crate::problem::Problem;
use crate::service::App;
use crate::settings::Versioned;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use tokio::sync::Semaphore;
use yunheng_connectors::ldap;
use yunheng_connectors::oidc::Provider;
use yunheng_connectors::{Cause, Refusal};
use yunheng_values::Text;

/// How long a provider's description is believed. Its keys are renewed when they change.
const DESCRIPTION_FRESH_MS: i64 = 3_600_000;
/// Questions to LDAP directories at once: a directory that is slow must not hold every connection of the service.
const AT_ONCE: usize = 32;

/// Doors by key, each with the edit of the settings that it was made from.
#[derive(Debug)]
pub(crate) struct Doors {
    ldap: Mutex<HashMap<String, (i64, ldap::Directory)>>,
    oidc: Mutex<HashMap<String, (i64, i64, Provider)>>,
    /// Turns at asking an LDAP directory.
    pub(crate) turns: Semaphore,
}

impl Default for Doors {
    fn default() -> Self {
        Self { ldap: Mutex::default(), oidc: Mutex::default(), turns: Semaphore::new(AT_ONCE) }
    }
}

impl App {
    /// A way to an LDAP directory.
    pub(crate) async fn ldap_door(
        &self,
        all: &Versioned<Directories>,
        directory: &Directory,
        door: &LdapDoor,
    ) -> Result<ldap::Directory, Problem> {
        let key = &directory.key;
        let known = self.doors().ldap.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned();
        if let Some((version, known)) = known
            && version == all.version
        {
            return Ok(known);
        }
        let made = made_ldap(self, key, door)
            .await?
            .map_err(|advice| unavailable(key, &Refusal { cause: Cause::Setup, advice }))?;
        let mut doors = self.doors().ldap.lock().unwrap_or_else(PoisonError::into_inner);
        doors.insert(key.clone(), (all.version, made.clone()));
        Ok(made)
    }

    /// A provider, its description read.
    pub(crate) async fn oidc_door(
        &self,
        all: &Versioned<Directories>,
        directory: &Directory,
        door: &OidcDoor,
        base: &str,
    ) -> Result<Provider, Problem> {
        let (key, now_ms) = (&directory.key, self.now_ms());
        let known = self.doors().oidc.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned();
        if let Some((version, read_ms, provider)) = known
            && version == all.version
            && (0..DESCRIPTION_FRESH_MS).contains(&(now_ms - read_ms))
        {
            return Ok(provider);
        }
        let config = door.config(self, key, base)?;
        let provider = Provider::discover(&config).await.map_err(|refusal| unavailable(key, &refusal))?;
        let mut doors = self.doors().oidc.lock().unwrap_or_else(PoisonError::into_inner);
        doors.insert(key.clone(), (all.version, now_ms, provider.clone()));
        Ok(provider)
    }
}

/// Reads certificates from disk, so it happens where it may block.
async fn made_ldap(app: &App, key: &str, door: &LdapDoor) -> Result<Result<ldap::Directory, Text>, Problem> {
    let config = door.config(app, key)?;
    let made = tokio::task::spawn_blocking(move || ldap::Directory::new(&config));
    made.await.map_err(|error| Problem::bug(&error))
}

/// Asks a directory whether it answers and its settings fit, past everything that is remembered.
pub(super) async fn try_out(
    app: &App,
    directory: &Directory,
    base: &str,
) -> Result<Result<(), Text>, Problem> {
    let key = &directory.key;
    Ok(match &directory.door {
        Door::Oidc(door) => {
            let config = door.config(app, key, base)?;
            Provider::discover(&config).await.map(|_| ()).map_err(|refusal| refusal.advice)
        }
        Door::Ldap(door) => match made_ldap(app, key, door).await? {
            Ok(made) => made.check().await,
            Err(advice) => Err(advice),
        },
    })
}
