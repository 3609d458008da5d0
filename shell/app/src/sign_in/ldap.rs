//! Signing in with a password that an LDAP directory judges.
//!
//! Failures here count like failures against our own passwords: only when the directory says that it is the person's, never when it is
//! down. What is typed is compared with the one attribute that names the person (the settings see to it), so whose failure it was is
//! known before the directory is asked; while an account is locked, nothing of it reaches the directory.

use super::SignedIn;
use super::password::{LONGEST, failed, has_password_here, password_is_right, strangers_failure, wrong};
use super::vouched::{Vouched, admit, barred_from, waits_for};
use crate::caller::Place;
use crate::directories::{self, Directories, Directory, Door, LdapDoor};
use crate::problem::{Problem, ProblemKind, retrying};
use crate::secret;
use crate::service::App;
use crate::settings::{PolicyRules, Versioned};
use std::time::Duration;
use tokio::time::timeout;
use yunheng_access::SignInRules;
use yunheng_audit::Who;
use yunheng_connectors::ldap::LdapIdentity;
use yunheng_connectors::{Cause, Refusal, SecretString};
use yunheng_store::Db;
use yunheng_store::account::{self, AccountRow};

const ACTION: &str = "sign_in.ldap";

/// Looks at login and password with a directory. What is wrong is never said, and our own hash is computed beside the question, so
/// that a near directory's time does not tell either.
///
/// # Errors
/// [`ProblemKind::SignIn`]; [`ProblemKind::Unavailable`] when the directory does not answer, for known and unknown logins alike.
pub async fn sign_in_ldap(
    app: &App,
    place: &Place,
    key: &str,
    login: &str,
    password: &str,
) -> Result<SignedIn, Problem> {
    let login = login.trim().to_lowercase();
    let all = directories::load(app).await?;
    let Some((directory, door)) = open(&all, key).filter(|_| is_plausible(&login, password)) else {
        password_is_right(bounded(password), None).await?;
        strangers_failure(&login);
        return Err(wrong());
    };
    let rules = app.sign_in_policy().await?.sign_in();
    let candidate = candidate(app.store().reader(), key, &login).await?;
    let is_barred = candidate
        .as_ref()
        .is_some_and(|person| barred_from(directory, person, &rules, app.now_ms()).is_some());
    // A name that nobody has stands in for one that may not be asked about.
    let asked = if is_barred { secret::random_token() } else { login.clone() };
    let (hidden, answer) = tokio::join!(
        password_is_right(password.to_owned(), None),
        ask(app, &all, directory, door, &asked, password),
    );
    hidden?;
    match answer? {
        Some(identity) if identity.uid.to_lowercase() == login => {
            admit(app, place, &vouched(directory, &login)).await
        }
        _ => {
            match candidate {
                Some(person) => retrying(|| failure(app, place, directory, &rules, person.id)).await?,
                None => strangers_failure(&login),
            }
            Err(wrong())
        }
    }
}

/// Whether a signed-in person's own password is right, wherever it is kept.
///
/// # Errors
/// Another house keeps it and asks for it itself; a directory does not answer.
pub(crate) async fn own_password_is_right(
    app: &App,
    person: &AccountRow,
    password: &str,
) -> Result<bool, Problem> {
    let Some(key) = person.directory.as_deref().filter(|_| !has_password_here(person)) else {
        return match &person.password_hash {
            Some(hash) => password_is_right(password.to_owned(), Some(hash.clone())).await,
            None => Ok(false),
        };
    };
    let all = directories::load(app).await?;
    let Some((directory, door)) = open(&all, key) else { return Err(confirm_elsewhere()) };
    let Some(subject) = person.directory_subject.as_deref().filter(|each| is_plausible(each, password))
    else {
        return Ok(false);
    };
    let answer = ask(app, &all, directory, door, subject, password).await?;
    Ok(answer.is_some_and(|identity| identity.uid.to_lowercase() == subject))
}

fn confirm_elsewhere() -> Problem {
    Problem::refused(
        "confirm_elsewhere",
        "您的密码由统一身份认证保管，请到那里确认身份",
        "another house keeps your password; confirm who you are there",
    )
}

fn open<'a>(all: &'a Versioned<Directories>, key: &str) -> Option<(&'a Directory, &'a LdapDoor)> {
    match all.value.open(key) {
        Some(directory @ Directory { door: Door::Ldap(door), .. }) => Some((directory, door)),
        _ => None,
    }
}

/// What the directory says: the login is the person, for good, as far as a directory knows.
fn vouched<'a>(directory: &'a Directory, login: &'a str) -> Vouched<'a> {
    Vouched { directory, subject: login, login, has_second_factor: false, action: ACTION }
}

/// Whether anybody could be meant. A login that no account can have is not sent on, nor is a spelling that only the directory would
/// take for the same.
fn is_plausible(login: &str, password: &str) -> bool {
    crate::people::check_login(login).is_empty() && !password.is_empty() && password.len() <= LONGEST
}

fn bounded(password: &str) -> String {
    password.chars().take(LONGEST).collect()
}

/// The account whose failure it would be.
async fn candidate(db: Db<'_>, key: &str, login: &str) -> Result<Option<AccountRow>, Problem> {
    let linked = account::by_directory(db, key, login).await?;
    let waiting = account::by_login(db, login).await?.filter(|person| waits_for(person, key));
    Ok(linked.or(waiting))
}

/// Asks the directory; none when it says that the person is wrong.
async fn ask(
    app: &App,
    all: &Versioned<Directories>,
    directory: &Directory,
    door: &LdapDoor,
    login: &str,
    password: &str,
) -> Result<Option<LdapIdentity>, Problem> {
    let patience = Duration::from_secs(door.timeout_seconds.into());
    let Ok(Ok(_turn)) = timeout(patience, app.doors().turns.acquire()).await else {
        return Err(Problem::new(
            ProblemKind::Unavailable,
            "directory_unavailable",
            "登录服务繁忙，请稍后重试",
            "the sign-in service is busy; try again later",
        ));
    };
    let way = app.ldap_door(all, directory, door).await?;
    match way.sign_in(login, &SecretString::from(password)).await {
        Ok(identity) => Ok(Some(identity)),
        Err(Refusal { cause: Cause::Person, .. }) => Ok(None),
        Err(refusal) => Err(directories::unavailable(&directory.key, &refusal)),
    }
}

/// Counts a failure of an account and keeps it on the record.
async fn failure(
    app: &App,
    place: &Place,
    directory: &Directory,
    rules: &SignInRules,
    id: i64,
) -> Result<(), Problem> {
    let Some(named) = account::own(app.store().reader(), id).await? else { return Ok(()) };
    let who = Who::Account { id, login: named.login, name: named.name };
    let act = app.stranger_act(place, who, ACTION).await?.on("account", id).fact("directory", &directory.key);
    let Some(person) = account::own(act.db(), id).await? else { return Ok(()) };
    match barred_from(directory, &person, rules, act.now_ms()) {
        Some(code) => act.as_refused(code).commit().await,
        None => failed(act, &person, rules).await,
    }
}
