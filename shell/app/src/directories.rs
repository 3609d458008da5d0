//! Directories that people sign in with: which there are, how they are spoken to, and whether they answer.
//!
//! Secrets are sealed with the platform's keys before they are stored and are never shown again. One file of the folder for each
//! matter: what is stored, how it becomes the wire and back, what must hold of it, and the doors that are kept open.

mod assign;
mod audit;
mod check;
mod doors;
mod stored;
mod wire;

pub(crate) use assign::assign;
pub(crate) use doors::Doors;
pub use stored::Directories;
pub(crate) use stored::{Directory, Door, LdapDoor, OidcDoor, methods_of};

use crate::caller::Caller;
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use crate::settings::{self, Section, Versioned};
use yunheng_api::platform::{DirectoriesJson, DirectoryCheckJson};
use yunheng_connectors::{Cause, Refusal};
use yunheng_store::{directory, setting};
use yunheng_values::Lang;

/// The directories, without their secrets. `base` is the address under which people reach the platform.
///
/// # Errors
/// [`ProblemKind::Forbidden`] for others than the security administrator.
pub async fn read(app: &App, caller: &Caller, base: &str) -> Result<Versioned<DirectoriesJson>, Problem> {
    let found = settings::read::<Directories>(app, caller).await?;
    Ok(Versioned { value: wire::shown(&found.value, base), version: found.version })
}

/// Edits the directories. It is dangerous: whoever decides which directory vouches for people decides who is let in.
/// Sessions that were begun through a directory end when it is closed or moved.
///
/// # Errors
/// Values that are not right; another edit came between.
pub async fn edit(
    app: &App,
    caller: &Caller,
    version: i64,
    given: &DirectoriesJson,
    base: &str,
) -> Result<Versioned<DirectoriesJson>, Problem> {
    let before = settings::read::<Directories>(app, caller).await?;
    if before.version != version {
        return Err(Problem::stale());
    }
    let before = before.value;
    let after = wire::taken(app, &before, given)?;
    let mut act = app
        .dangerous_act(caller, Directories::PERMISSION, "setting.edit")
        .await?
        .on("setting", "directories");
    audit::changes(&mut act, &before, &after)?;
    let text = serde_json::to_string(&after).map_err(|error| Problem::bug(&error))?;
    if !setting::set(act.db(), Directories::NAME, version, &text, act.account(), act.now_ms()).await? {
        return Err(Problem::stale());
    }
    for closed in before.directories.iter().filter(|old| !after.is_open_as_before(old)) {
        let methods = methods_of(&closed.key);
        let methods: Vec<&str> = methods.iter().map(String::as_str).collect();
        let ended = directory::end_sessions(act.db(), &methods, act.now_ms()).await?;
        act.also("session.end_directory", "directory", &closed.key, &[("sessions", &ended.to_string())]);
    }
    act.commit().await?;
    Ok(Versioned { value: wire::shown(&after, base), version: version + 1 })
}

/// Tries a directory with its stored settings: reads the provider's description, or binds and looks at the search base. The
/// answer is for an administrator.
///
/// # Errors
/// No such directory.
pub async fn try_out(
    app: &App,
    caller: &Caller,
    key: &str,
    base: &str,
    lang: Lang,
) -> Result<DirectoryCheckJson, Problem> {
    let found = settings::read::<Directories>(app, caller).await?;
    let directory = found.value.find(key).ok_or_else(Problem::not_found)?;
    let outcome = doors::try_out(app, directory, base).await?;
    let act = app.act(caller, Directories::PERMISSION, "directory.check").await?.on("directory", key);
    act.fact("outcome", if outcome.is_ok() { "well" } else { "not_well" }).commit().await?;
    let well =
        yunheng_values::Text::new("可以使用：目录有答复，设置相符", "well: it answers and the settings fit");
    let message = match &outcome {
        Ok(()) => well.in_lang(lang).to_owned(),
        Err(advice) => advice.in_lang(lang).to_owned(),
    };
    Ok(DirectoryCheckJson { is_well: outcome.is_ok(), message })
}

/// The directories as they are now, for signing in.
pub(crate) async fn load(app: &App) -> Result<Versioned<Directories>, Problem> {
    settings::load(app.store().reader()).await
}

/// What becomes of a refusal that is not the person's: the administrator reads why in the log, the person that it is not available.
pub(crate) fn unavailable(key: &str, refusal: &Refusal) -> Problem {
    debug_assert_ne!(refusal.cause, Cause::Person, "a person's failure is no outage");
    crate::metrics::counter("directory_unavailable");
    tracing::warn!(directory = key, advice = %refusal.advice.en, "a directory could not be used for signing in");
    let text = refusal.for_person();
    Problem::new(ProblemKind::Unavailable, "directory_unavailable", text.zh, text.en)
}
