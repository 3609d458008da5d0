//! Saying again who one is, before something dangerous.

use crate::caller::Caller;
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use crate::settings::PolicyRules;
use crate::sign_in::{attempts, code_is_right};
use yunheng_access::Verdict;
use yunheng_api::platform::ConfirmJson;
use yunheng_audit::Channel;
use yunheng_store::{account, session};

/// Confirms who is asking: by a one-time code where codes are set up, else by the password. Failures count as failures to sign in.
///
/// # Errors
/// Wrong, or locked by too many failures.
pub async fn confirm(app: &App, caller: &Caller, given: &ConfirmJson) -> Result<(), Problem> {
    if caller.channel == Channel::ApiToken {
        return Err(Problem::refused(
            "token_cannot_confirm",
            "接口令牌不能确认身份",
            "an API token cannot confirm",
        ));
    }
    let rules = app.sign_in_policy().await?.sign_in();
    let named = account::own(app.store().reader(), caller.account).await?.ok_or_else(Problem::not_found)?;
    // Where codes are set up only they count, and a locked account's guesses do not reach a directory.
    let is_looked_at =
        named.totp_sealed.is_none() && rules.verdict(&attempts(&named), app.now_ms()) == Verdict::Open;
    let password_is_right = match &given.password {
        Some(password) if is_looked_at => {
            crate::sign_in::own_password_is_right(app, &named, password).await?
        }
        _ => false,
    };
    let act = app.own_act(caller, "session.confirm").await?.on("session", caller.session);
    let person = account::own(act.db(), caller.account).await?.ok_or_else(Problem::not_found)?;
    let is_open = rules.verdict(&attempts(&person), act.now_ms()) == Verdict::Open;
    let is_right = is_open
        && match (&person.totp_sealed, &given.code) {
            (Some(_), Some(code)) => code_is_right(&act, &person, code).await?,
            (Some(_), None) => false,
            (None, _) => password_is_right,
        };
    if is_right {
        session::set_confirmed(act.db(), caller.session, act.now_ms()).await?;
        account::set_attempts(act.db(), caller.account, 0, 0, None).await?;
        return act.commit().await;
    }
    drop(act);
    count_failure(app, caller).await?;
    Err(Problem::new(
        ProblemKind::Forbidden,
        "confirm_failed",
        "身份确认失败：密码或动态口令不正确。多次失败会锁定账号",
        "not confirmed: the password or code is not right. Failures lock the account",
    ))
}

/// Counts a failure of a signed-in person as a failure to sign in, so that a stolen session cannot try passwords.
pub(super) async fn count_failure(app: &App, caller: &Caller) -> Result<(), Problem> {
    let act = app.own_act(caller, "session.confirm").await?.on("session", caller.session);
    let person = account::own(act.db(), caller.account).await?.ok_or_else(Problem::not_found)?;
    let rules = app.sign_in_policy().await?.sign_in();
    let attempts = attempts(&person);
    if rules.verdict(&attempts, act.now_ms()) == Verdict::Open {
        let after = rules.after_failure(&attempts, caller.world.is_administrator(), act.now_ms());
        let failures = i64::from(after.failures);
        account::set_attempts(act.db(), person.id, failures, after.window_from_ms, after.locked_until_ms)
            .await?;
    }
    act.as_refused("confirm_failed").commit().await
}
