//! The session that a successful sign-in begins.

use crate::act::Act;
use crate::caller::{Caller, Place};
use crate::problem::Problem;
use crate::secret;
use crate::service::App;
use yunheng_access::World;
use yunheng_store::account::{self, AccountRow};
use yunheng_store::session::{self, NewSession};

/// What a step of signing in ends with.
#[derive(Clone)]
pub enum SignedIn {
    /// A session began; this is the secret of its cookie.
    Session(String),
    /// A one-time code is wanted, with this ticket.
    Totp(String),
}

/// Longest name of a program that is kept with a session.
const LONGEST_USER_AGENT: usize = 200;

/// Begins a session inside the act of signing in. An administrator has one session at a time.
pub(crate) async fn begin_session(
    act: &Act<'_>,
    person: &AccountRow,
    method: &str,
    place: &Place,
) -> Result<String, Problem> {
    let secret = secret::random_token();
    account::set_signed_in(act.db(), person.id, &place.ip, act.now_ms()).await?;
    if World::parse(&person.world).is_some_and(World::is_administrator) {
        session::end_all(act.db(), person.id, None, act.now_ms()).await?;
    }
    let user_agent: String = place.user_agent.chars().take(LONGEST_USER_AGENT).collect();
    let new = NewSession {
        token_digest: &secret::digest(&secret),
        account_id: person.id,
        method,
        ip: &place.ip,
        user_agent: &user_agent,
    };
    session::insert(act.db(), new, act.now_ms()).await?;
    Ok(secret)
}

/// Ends the session that asks.
///
/// # Errors
/// What the database says.
pub async fn sign_out(app: &App, caller: &Caller) -> Result<(), Problem> {
    let act = app.own_act(caller, "session.end").await?.on("session", caller.session);
    session::end(act.db(), caller.account, caller.session, act.now_ms()).await?;
    act.commit().await
}
