//! Signing in at an OpenID Connect provider, and confirming there who one is.
//!
//! The person's password and second factor are the provider's business; here it is judged that the answer belongs to this browser and
//! was not given before, and which account the person is.

use super::SignedIn;
use super::oidc_ticket::{self, Kept, way_back};
use super::password::{attempts, wrong};
use super::vouched::{Vouched, admit};
use crate::caller::{Caller, Credential, Place};
use crate::directories::{self, Directories, Directory, Door, OidcDoor};
use crate::problem::{Problem, ProblemKind, retrying};
use crate::service::App;
use crate::settings::{PolicyRules, Versioned};
use chrono::{DateTime, Utc};
use yunheng_access::Verdict;
use yunheng_connectors::oidc::OidcIdentity;
use yunheng_connectors::{Cause, Refusal};
use yunheng_store::{account, session};

/// What a provider sent back with the browser.
pub use yunheng_connectors::oidc::Callback as OidcCallback;

/// How far the provider's clock may be behind ours when it says when it asked the person.
const SKEW_MS: i64 = 120_000;
/// Longest parts of an answer that are looked at.
const LONGEST: usize = 4096;

/// A sign-in that was begun.
#[derive(Debug)]
pub struct OidcBegun {
    /// Where the browser goes.
    pub url: String,
    /// The secret of a cookie by which the same browser is known again.
    pub browser: String,
}

/// How a visit to the provider ended well.
pub enum OidcEnd {
    /// Signed in, or a one-time code is wanted; then the way back.
    In(SignedIn, String),
    /// The signed-in person confirmed who they are; then the way back.
    Confirmed(String),
}

/// How it ended otherwise.
#[derive(Debug)]
pub struct OidcFailure {
    /// Why, in as few words as a person gets who signs in.
    pub problem: Problem,
    /// The way back, when it is known.
    pub back: Option<String>,
    /// Whether a signed-in person wanted to confirm who they are.
    pub is_confirmation: bool,
}

/// Begins a sign-in. `base` is the address under which people reach the platform.
///
/// # Errors
/// [`ProblemKind::Unavailable`] when there is no such provider, or it does not answer.
pub async fn begin_oidc(app: &App, base: &str, key: &str, back: Option<&str>) -> Result<OidcBegun, Problem> {
    let all = directories::load(app).await?;
    let (directory, door) = open(&all, key).ok_or_else(no_such)?;
    let start = app.oidc_door(&all, directory, door, base).await?.start();
    let browser = oidc_ticket::keep(app, key, start.pending, way_back(back), None).await?;
    Ok(OidcBegun { url: start.url, browser })
}

/// Sends a signed-in person to their provider, which must ask them again.
///
/// # Errors
/// No provider keeps the person's password; it does not answer.
pub async fn begin_confirmation(
    app: &App,
    caller: &Caller,
    base: &str,
    back: Option<&str>,
) -> Result<OidcBegun, Problem> {
    let nowhere = || {
        Problem::refused(
            "confirm_here",
            "您的账号不在统一身份认证确认身份，请输入密码或动态口令",
            "no other house confirms who you are: give password or one-time code",
        )
    };
    if caller.channel == yunheng_audit::Channel::ApiToken {
        return Err(nowhere());
    }
    let person = account::own(app.store().reader(), caller.account).await?.ok_or_else(Problem::not_found)?;
    // Where codes are set up only they count.
    let key = person.directory.filter(|_| person.totp_sealed.is_none()).ok_or_else(nowhere)?;
    let all = directories::load(app).await?;
    let (directory, door) = open(&all, &key).ok_or_else(nowhere)?;
    let start = app.oidc_door(&all, directory, door, base).await?.start_fresh();
    let whose = Some((caller.account, caller.session));
    let browser = oidc_ticket::keep(app, &key, start.pending, way_back(back), whose).await?;
    Ok(OidcBegun { url: start.url, browser })
}

/// Ends a visit to the provider: judges its answer, then signs in or confirms.
///
/// # Errors
/// Whatever was wrong, without details.
pub async fn finish_oidc(
    app: &App,
    place: &Place,
    base: &str,
    key: &str,
    answer: OidcAnswer<'_>,
) -> Result<OidcEnd, OidcFailure> {
    let nowhere = |problem| OidcFailure { problem, back: None, is_confirmation: false };
    let state = answer.callback.state.as_deref().filter(|state| state.len() <= LONGEST);
    let (ticket, kept) = oidc_ticket::find(app, key, state, answer.browser).await.map_err(nowhere)?;
    let failed = |problem| OidcFailure {
        problem,
        back: Some(kept.back.clone()),
        is_confirmation: kept.session.is_some(),
    };
    oidc_ticket::spend(app, &ticket).await.map_err(failed)?;
    let done = async {
        let all = directories::load(app).await?;
        let (directory, door) = open(&all, key).ok_or_else(no_such)?;
        let identity = judged(app, base, (&all, directory, door), answer.callback, &kept).await?;
        let subject = subject(&identity);
        match kept.session {
            None => signed_in(app, place, directory, door, &identity, &subject).await.map(Some),
            Some(_) => {
                confirmed(app, place, &kept, &identity, &subject, answer.session).await?;
                Ok(None)
            }
        }
    };
    match done.await {
        Ok(Some(next)) => Ok(OidcEnd::In(next, kept.back)),
        Ok(None) => Ok(OidcEnd::Confirmed(kept.back)),
        Err(problem) => Err(failed(problem)),
    }
}

/// What came back, and with which browser.
#[derive(Clone, Copy)]
pub struct OidcAnswer<'a> {
    /// What the provider sent.
    pub callback: &'a OidcCallback,
    /// The cookie of the beginning.
    pub browser: Option<&'a str>,
    /// The cookie of the session, for a person who confirms.
    pub session: Option<&'a str>,
}

fn open<'a>(all: &'a Versioned<Directories>, key: &str) -> Option<(&'a Directory, &'a OidcDoor)> {
    match all.value.open(key) {
        Some(directory @ Directory { door: Door::Oidc(door), .. }) => Some((directory, door)),
        _ => None,
    }
}

/// A provider that was closed sounds like one that is down.
fn no_such() -> Problem {
    Problem::new(
        ProblemKind::Unavailable,
        "directory_unavailable",
        "登录服务暂时不可用，请稍后重试或联系管理员。",
        "the sign-in service is not available; try again later or ask your administrator",
    )
}

async fn judged(
    app: &App,
    base: &str,
    (all, directory, door): (&Versioned<Directories>, &Directory, &OidcDoor),
    callback: &OidcCallback,
    kept: &Kept,
) -> Result<OidcIdentity, Problem> {
    let provider = app.oidc_door(all, directory, door, base).await?;
    let now =
        DateTime::<Utc>::from_timestamp_millis(app.now_ms()).ok_or_else(|| Problem::bug(&"no such time"))?;
    match provider.finish(callback, &kept.pending, now).await {
        Ok(identity) => Ok(identity),
        Err(Refusal { cause: Cause::Person, advice }) => {
            crate::metrics::counter("sign_in_refused_by_provider");
            tracing::info!(directory = directory.key, advice = %advice.en, "a provider's answer was refused");
            Err(wrong())
        }
        Err(refusal) => Err(directories::unavailable(&directory.key, &refusal)),
    }
}

/// A subject is unique at its issuer only; when the settings name another issuer, nobody is mistaken for somebody of the old one.
fn subject(identity: &OidcIdentity) -> String {
    format!("{} {}", identity.issuer, identity.subject)
}

async fn signed_in(
    app: &App,
    place: &Place,
    directory: &Directory,
    door: &OidcDoor,
    identity: &OidcIdentity,
    subject: &str,
) -> Result<SignedIn, Problem> {
    let login = identity.username.as_deref().unwrap_or_default().trim().to_lowercase();
    let vouched = Vouched {
        directory,
        subject,
        login: &login,
        has_second_factor: door.believes(identity.acr.as_deref(), &identity.amr),
        action: "sign_in.oidc",
    };
    admit(app, place, &vouched).await
}

/// The same person, in the same session, asked since the visit began.
async fn confirmed(
    app: &App,
    place: &Place,
    kept: &Kept,
    identity: &OidcIdentity,
    subject: &str,
    cookie: Option<&str>,
) -> Result<(), Problem> {
    let cookie = cookie.ok_or_else(crate::caller::sign_in_again)?;
    let caller = app.caller(&Credential::Cookie(cookie.to_owned()), place.clone()).await?;
    if kept.session != Some(caller.session) {
        return Err(wrong());
    }
    let is_fresh = identity.proved_at.is_some_and(|at| at.timestamp_millis() + SKEW_MS >= kept.began_ms);
    let is_confirmed = retrying(|| confirm(app, &caller, &kept.key, subject, is_fresh)).await?;
    if is_confirmed { Ok(()) } else { Err(wrong()) }
}

async fn confirm(
    app: &App,
    caller: &Caller,
    key: &str,
    subject: &str,
    is_fresh: bool,
) -> Result<bool, Problem> {
    let act =
        app.own_act(caller, "session.confirm").await?.on("session", caller.session).fact("directory", key);
    let rules = app.sign_in_policy().await?.sign_in();
    let found = account::by_directory(act.db(), key, subject).await?;
    let is_same = found.is_some_and(|person| {
        person.id == caller.account && rules.verdict(&attempts(&person), act.now_ms()) == Verdict::Open
    });
    if !is_same || !is_fresh {
        act.as_refused(if is_same { "not_asked_again" } else { "confirm_failed" }).commit().await?;
        return Ok(false);
    }
    session::set_confirmed(act.db(), caller.session, act.now_ms()).await?;
    act.commit().await?;
    Ok(true)
}
