//! Somebody leaves, or comes back. Leaving is one person's work and immediate; an administrator comes back by two.

use super::change::must_be_anothers;
use super::list::visible;
use crate::act::Once;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::proposal::{AdministratorEnabling, check_reason, must_leave_somebody, propose};
use crate::service::App;
use yunheng_access::{Loss, Permission, World};
use yunheng_store::{account, delegation, people, session};

/// Disables an account: its sessions end, its tokens are revoked, what it lent and borrowed is over.
///
/// # Errors
/// Not allowed; one's own; the last administrator of a world; disabled already.
pub async fn disable_account(app: &App, caller: &Caller, id: i64, reason: &str) -> Result<(), Problem> {
    let act = app.act(caller, Permission::PersonEdit, "account.disable").await?.on("account", id);
    must_be_anothers(caller, id)?;
    let findings = check_reason(reason);
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let row = visible(caller, act.db(), act.scope(), id).await?;
    if let Some(world) = World::parse(&row.world) {
        must_leave_somebody(act.db(), world, Loss::Account(id), act.now_ms()).await?;
    }
    if !people::set_status(act.db(), id, "disabled", act.now_ms()).await? {
        return Err(Problem::conflict("disabled", "账号已经停用", "the account is disabled already"));
    }
    let sessions = session::end_all(act.db(), id, None, act.now_ms()).await?;
    let tokens = session::revoke_tokens(act.db(), id, act.now_ms()).await?;
    let delegations = delegation::end_of_account(act.db(), id, act.now_ms()).await?;
    let mut act = act
        .fact("login", &row.login)
        .fact("sessions", &sessions.to_string())
        .fact("tokens", &tokens.to_string())
        .fact("delegations", &delegations.to_string())
        .because(reason.trim());
    act.changed("status", Some("active"), Some("disabled"));
    act.commit().await
}

/// Enables an account again: the grants that it still has hold again. An administrator's is proposed; says which proposal.
///
/// # Errors
/// Not allowed; one's own; it is not disabled.
pub async fn enable_account(
    app: &App,
    caller: &Caller,
    id: i64,
    reason: &str,
    once: Option<&Once>,
) -> Result<Option<i64>, Problem> {
    let reading = app.read(caller, Permission::PersonEdit)?;
    must_be_anothers(caller, id)?;
    let findings = check_reason(reason);
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let row = visible(caller, reading.db, &reading.scope, id).await?;
    if row.world != World::Business.as_str() {
        let made = propose(app, caller, &AdministratorEnabling { account_id: id }, reason, once).await?;
        return Ok(Some(made.id));
    }
    let mut act = app.act(caller, Permission::PersonEdit, "account.enable").await?.on("account", id);
    visible(caller, act.db(), act.scope(), id).await?;
    if !people::set_status(act.db(), id, "active", act.now_ms()).await? {
        return Err(Problem::conflict("not_disabled", "账号没有停用", "the account is not disabled"));
    }
    act.changed("status", Some("disabled"), Some("active"));
    act.fact("login", &row.login).because(reason.trim()).commit().await?;
    Ok(None)
}

/// Forgets the failures of an account, so that its person may try again.
///
/// # Errors
/// Not allowed; one's own; none in the scope.
pub async fn unlock_account(app: &App, caller: &Caller, id: i64) -> Result<(), Problem> {
    let mut act = app.act(caller, Permission::PersonEdit, "account.unlock").await?.on("account", id);
    must_be_anothers(caller, id)?;
    let row = visible(caller, act.db(), act.scope(), id).await?;
    account::set_attempts(act.db(), id, 0, 0, None).await?;
    act.changed("failures", Some(&row.failures.to_string()), Some("0"));
    act.fact("login", &row.login).commit().await
}
