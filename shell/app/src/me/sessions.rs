//! Sessions of the person.

use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use crate::settings::PolicyRules;
use yunheng_api::platform::SessionJson;
use yunheng_store::session;

/// Sessions that are still alive, newest first.
///
/// # Errors
/// What the database says.
pub async fn sessions(app: &App, caller: &Caller) -> Result<Vec<SessionJson>, Problem> {
    let (rules, now_ms) = (app.sign_in_policy().await?.sign_in(), app.now_ms());
    let rows = session::of_account(app.store().reader(), caller.account, 0).await?;
    let is_administrator = caller.world.is_administrator();
    let alive = rows
        .into_iter()
        .filter(|row| now_ms < rules.session_ends_ms(is_administrator, row.began_at_ms, row.last_seen_ms));
    Ok(alive
        .map(|row| SessionJson {
            id: row.id,
            is_this: row.id == caller.session && caller.channel == yunheng_audit::Channel::Web,
            method: row.method,
            began_at: instant(row.began_at_ms),
            last_seen_at: instant(row.last_seen_ms),
            ip: row.ip,
            user_agent: row.user_agent,
        })
        .collect())
}

/// Ends one session of the person.
///
/// # Errors
/// No such session.
pub async fn end_session(app: &App, caller: &Caller, id: i64) -> Result<(), Problem> {
    let act = app.own_act(caller, "session.end").await?.on("session", id);
    if !session::end(act.db(), caller.account, id, act.now_ms()).await? {
        return Err(Problem::not_found());
    }
    act.commit().await
}

/// Ends every session of the person but the one that asks.
///
/// # Errors
/// What the database says.
pub async fn end_other_sessions(app: &App, caller: &Caller) -> Result<(), Problem> {
    let act = app.own_act(caller, "session.end_others").await?;
    session::end_all(act.db(), caller.account, Some(caller.session), act.now_ms()).await?;
    act.commit().await
}
