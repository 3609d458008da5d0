//! A new beginning for somebody who can no longer sign in. An administrator's is a proposal: whoever resets an account alone
//! could become its person.

use super::FirstPassword;
use super::change::must_be_anothers;
use super::list::visible;
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::proposal::{AdministratorReset, check_reason, propose};
use crate::service::App;
use yunheng_access::{Permission, World};
use yunheng_api::platform::AccountMadeJson;
use yunheng_store::account::AccountRow;
use yunheng_store::{people, session};
use yunheng_values::Finding;

/// Gives an account a one-time password; one-time codes, sessions and tokens are gone. Dangerous: the person must have confirmed
/// who they are.
///
/// # Errors
/// Not allowed; one's own; a directory keeps its password.
pub async fn reset_account(
    app: &App,
    caller: &Caller,
    id: i64,
    reason: &str,
    once: Option<&Once>,
) -> Result<AccountMadeJson, Problem> {
    let reading = app.read(caller, Permission::PersonEdit)?;
    app.must_be_confirmed(caller).await?;
    must_be_anothers(caller, id)?;
    let findings: Vec<Finding> = check_reason(reason);
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let row = visible(caller, reading.db, &reading.scope, id).await?;
    if row.world != World::Business.as_str() {
        let made = propose(app, caller, &AdministratorReset { account_id: id }, reason, once).await?;
        return Ok(AccountMadeJson { id: None, password: None, proposal_id: Some(made.id) });
    }
    let password = FirstPassword::make().await?;
    let act = app.dangerous_act(caller, Permission::PersonEdit, "account.reset").await?.on("account", id);
    let row = visible(caller, act.db(), act.scope(), id).await?;
    must_have_password(&row)?;
    begin_anew(&act, id, &password).await?;
    act.fact("login", &row.login).because(reason.trim()).commit().await?;
    Ok(AccountMadeJson { id: Some(id), password: Some(password.clear), proposal_id: None })
}

/// A directory answers for the passwords of its people.
pub(crate) fn must_have_password(person: &AccountRow) -> Result<(), Problem> {
    if person.directory.is_none() {
        return Ok(());
    }
    Err(Problem::conflict(
        "directory_account",
        "此账号由单位目录登录，密码请在目录中重置",
        "a directory keeps this person's password; reset it there",
    ))
}

/// Whatever the person knew or had set up is of no use any more.
pub(crate) async fn begin_anew(act: &Act<'_>, id: i64, password: &FirstPassword) -> Result<(), Problem> {
    people::reset(act.db(), id, &password.hash, act.now_ms()).await?;
    session::end_all(act.db(), id, None, act.now_ms()).await?;
    session::revoke_tokens(act.db(), id, act.now_ms()).await?;
    Ok(())
}
