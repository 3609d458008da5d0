//! The first step: login and password.

use super::{SignedIn, begin_session};
use crate::act::Act;
use crate::caller::Place;
use crate::metrics;
use crate::problem::{Problem, ProblemKind};
use crate::secret;
use crate::service::App;
use crate::settings::PolicyRules;
use yunheng_access::{Attempts, SignInRules, Verdict, World};
use yunheng_audit::Who;
use yunheng_store::account::{self, AccountRow};
use yunheng_store::sign_in;

/// How long a one-time code may be given after the password.
pub(super) const TICKET_MS: i64 = 5 * 60_000;
/// Longest login and password that are looked at.
pub(super) const LONGEST: usize = 256;

/// Looks at login and password. What is wrong is never said: no such login, wrong password, locked, disabled and expired sound
/// alike and take alike long.
///
/// # Errors
/// [`ProblemKind::SignIn`].
pub async fn sign_in(app: &App, place: &Place, login: &str, password: &str) -> Result<SignedIn, Problem> {
    let login = login.trim().to_lowercase();
    let found = match login.len() <= LONGEST && password.len() <= LONGEST {
        true => account::by_login(app.store().reader(), &login).await?,
        false => None,
    };
    let hash = found
        .as_ref()
        .filter(|person| has_password_here(person))
        .and_then(|person| person.password_hash.clone());
    let is_right = password_is_right(password.to_owned(), hash).await?;
    let rules = app.sign_in_policy().await?.sign_in();
    let Some(person) = found else {
        strangers_failure(&login);
        return Err(wrong());
    };
    finish(app, place, &rules, &person, is_right).await
}

/// Whether a password that is kept here lets the person in. Where a directory vouches for somebody, only the directory's answer
/// does, or leaving would end nothing; administrators keep a way in when every directory is down.
pub(crate) fn has_password_here(person: &AccountRow) -> bool {
    person.directory.is_none() || is_administrator(person)
}

/// Argon2 on a thread that may block, a few at a time: each takes 19 MiB.
pub(crate) async fn password_is_right(password: String, hash: Option<String>) -> Result<bool, Problem> {
    static AT_ONCE: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(4);
    let _turn = AT_ONCE.acquire().await.map_err(|error| Problem::bug(&error))?;
    tokio::task::spawn_blocking(move || secret::password_matches(&password, hash.as_deref()))
        .await
        .map_err(|error| Problem::bug(&error))
}

async fn finish(
    app: &App,
    place: &Place,
    rules: &SignInRules,
    person: &AccountRow,
    is_right: bool,
) -> Result<SignedIn, Problem> {
    let who = Who::Account { id: person.id, login: person.login.clone(), name: person.name.clone() };
    let act = app.stranger_act(place, who, "sign_in.password").await?.on("account", person.id);
    // The account is read again in the transaction: two failures at once must count as two.
    let person = account::own(act.db(), person.id).await?.ok_or_else(wrong)?;
    if let Some(code) = barred(&person, rules, act.now_ms()) {
        act.as_refused(code).commit().await?;
        return Err(wrong());
    }
    if !is_right {
        failed(act, &person, rules).await?;
        return Err(wrong());
    }
    let next = next_step(&act, &person, "password", place, false).await?;
    act.commit().await?;
    Ok(next)
}

/// Counts a failure of an account, in the transaction and on the record of the act.
pub(super) async fn failed(act: Act<'_>, person: &AccountRow, rules: &SignInRules) -> Result<(), Problem> {
    let after = rules.after_failure(&attempts(person), is_administrator(person), act.now_ms());
    keep(&act, person.id, after).await?;
    let code = if after.locked_until_ms.is_some() { "wrong_password_locked" } else { "wrong_password" };
    act.as_refused(code).commit().await
}

/// What follows once a person is known: a session, or a one-time code first where the account has them and nobody whom the
/// settings believe has asked for a second factor already.
pub(super) async fn next_step(
    act: &Act<'_>,
    person: &AccountRow,
    method: &str,
    place: &Place,
    has_second_factor: bool,
) -> Result<SignedIn, Problem> {
    if person.totp_sealed.is_none() || has_second_factor {
        return Ok(SignedIn::Session(begin_session(act, person, method, place).await?));
    }
    let ticket = secret::random_token();
    let until = act.now_ms() + TICKET_MS;
    sign_in::insert_ticket(act.db(), &secret::digest(&ticket), "totp", Some(person.id), method, until)
        .await?;
    Ok(SignedIn::Totp(ticket))
}

pub(super) async fn keep(act: &Act<'_>, account: i64, attempts: Attempts) -> Result<(), Problem> {
    let failures = i64::from(attempts.failures);
    Ok(account::set_attempts(act.db(), account, failures, attempts.window_from_ms, attempts.locked_until_ms)
        .await?)
}

pub(crate) fn attempts(person: &AccountRow) -> Attempts {
    Attempts {
        failures: u32::try_from(person.failures).unwrap_or(u32::MAX),
        window_from_ms: person.window_from_ms,
        locked_until_ms: person.locked_until_ms,
    }
}

pub(crate) fn is_administrator(person: &AccountRow) -> bool {
    World::parse(&person.world).is_some_and(World::is_administrator)
}

/// Why an account may not sign in whatever it knows; for the record, not for the person.
pub(super) fn barred(person: &AccountRow, rules: &SignInRules, now_ms: i64) -> Option<&'static str> {
    if person.status != "active" {
        return Some("account_disabled");
    }
    if person.expires_at_ms.is_some_and(|expires| expires <= now_ms) {
        return Some("account_expired");
    }
    match rules.verdict(&attempts(person), now_ms) {
        Verdict::Locked { .. } => Some("account_locked"),
        Verdict::Open => None,
    }
}

/// The one answer to every failure.
pub(super) fn wrong() -> Problem {
    Problem::new(
        ProblemKind::SignIn,
        "sign_in_failed",
        "登录失败：登录名、密码或动态口令不正确，或账号已停用、锁定。多次失败会锁定账号",
        "not signed in: login, password or code is not right, or the account is disabled or locked. Failures lock an account",
    )
}

/// Strangers' failures are counted, not written one by one: otherwise anybody could fill the trail.
pub(super) fn strangers_failure(login: &str) {
    metrics::counter("sign_in_unknown_login");
    tracing::info!(login_chars = login.chars().count(), "sign-in with an unknown login");
}
