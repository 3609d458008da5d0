//! Somebody for whom a directory vouches, on the way in: which account it is, and whether it may.
//!
//! Nobody is made out of a directory's entry. An account waits for its person: the administrator of the system says which directory
//! vouches for it, and the first sign-in under its login keeps as whom the directory knows the person. From then on only that counts,
//! so that a login given to somebody else later opens nothing.

use super::password::{barred, is_administrator, next_step, wrong};
use super::{SignedIn, VOUCHED};
use crate::caller::Place;
use crate::directories::Directory;
use crate::problem::{Problem, retrying};
use crate::service::App;
use crate::settings::PolicyRules;
use yunheng_access::SignInRules;
use yunheng_audit::Who;
use yunheng_store::account::{self, AccountRow};
use yunheng_store::{Db, directory};

/// What a directory says of somebody.
#[derive(Debug)]
pub(super) struct Vouched<'a> {
    /// Which directory.
    pub(super) directory: &'a Directory,
    /// The person, for good, there.
    pub(super) subject: &'a str,
    /// What they are called there, in small letters; may become somebody else's.
    pub(super) login: &'a str,
    /// Whether it asked for a second factor, and the settings believe it.
    pub(super) has_second_factor: bool,
    /// What is done, for the record.
    pub(super) action: &'static str,
}

/// Lets somebody in for whom a directory vouches.
///
/// # Errors
/// [`crate::ProblemKind::SignIn`], whatever is wrong.
pub(super) async fn admit(app: &App, place: &Place, vouched: &Vouched<'_>) -> Result<SignedIn, Problem> {
    retrying(|| attempt(app, place, vouched)).await
}

async fn attempt(app: &App, place: &Place, vouched: &Vouched<'_>) -> Result<SignedIn, Problem> {
    let key = &vouched.directory.key;
    let Some((named, _)) = who_is(app.store().reader(), vouched).await? else {
        return Err(nobody(app, place, vouched).await?);
    };
    let rules = app.sign_in_policy().await?.sign_in();
    let who = Who::Account { id: named.id, login: named.login, name: named.name };
    let act = app.stranger_act(place, who, vouched.action).await?;
    let mut act = act.on("account", named.id).fact("directory", key);
    // Read again in the transaction: the account may have been given to another directory meanwhile.
    let found = who_is(act.db(), vouched).await?.filter(|(person, _)| person.id == named.id);
    let (person, is_linked) = found.ok_or_else(wrong)?;
    if let Some(code) = barred_from(vouched.directory, &person, &rules, act.now_ms()) {
        act.as_refused(code).commit().await?;
        return Err(wrong());
    }
    if !is_linked {
        if !directory::link(act.db(), person.id, key, vouched.subject, act.now_ms()).await? {
            return Err(wrong());
        }
        act.changed_personal("directory_subject", None, Some(vouched.subject));
    }
    // An administrator's second factor is ours, whatever a directory says.
    let is_believed = vouched.has_second_factor && !is_administrator(&person);
    let method = format!("{}:{key}{}", vouched.directory.door.kind(), if is_believed { VOUCHED } else { "" });
    let next = next_step(&act, &person, &method, place, is_believed).await?;
    act.commit().await?;
    Ok(next)
}

/// The account of the person, and whether it is known as theirs already.
async fn who_is(db: Db<'_>, vouched: &Vouched<'_>) -> Result<Option<(AccountRow, bool)>, Problem> {
    let key = &vouched.directory.key;
    if let Some(person) = account::by_directory(db, key, vouched.subject).await? {
        return Ok(Some((person, true)));
    }
    let found = account::by_login(db, vouched.login).await?;
    Ok(found.filter(|person| waits_for(person, key)).map(|person| (person, false)))
}

/// Whether an account is of a directory whose person never came yet.
pub(super) fn waits_for(person: &AccountRow, key: &str) -> bool {
    person.directory.as_deref() == Some(key) && person.directory_subject.is_none()
}

/// Why an account may not sign in with a directory whatever it says; for the record, not for the person.
pub(super) fn barred_from(
    directory: &Directory,
    person: &AccountRow,
    rules: &SignInRules,
    now_ms: i64,
) -> Option<&'static str> {
    let is_shut_out = is_administrator(person) && !directory.administrators;
    barred(person, rules, now_ms).or(is_shut_out.then_some("administrator_by_directory"))
}

/// The directory knows the person and the platform does not: on the record, because whoever comes so far is no stranger who fills it.
async fn nobody(app: &App, place: &Place, vouched: &Vouched<'_>) -> Result<Problem, Problem> {
    let who = Who::Stranger(vouched.login.chars().take(64).collect());
    let act = app.stranger_act(place, who, vouched.action).await?.on("directory", &vouched.directory.key);
    act.as_refused("no_account").commit().await?;
    Ok(wrong())
}
