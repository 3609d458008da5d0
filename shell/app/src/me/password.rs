//! Choosing a new password.

use crate::caller::Caller;
use crate::problem::Problem;
use crate::secret;
use crate::service::App;
use crate::settings::PolicyRules;
use crate::sign_in::{has_password_here, hashed, password_is_right};
use yunheng_access::{PersonalWords, check_password};
use yunheng_api::platform::PasswordChangeJson;
use yunheng_store::{account, session};
use yunheng_values::{Finding, Text};

/// Changes the password; every other session of the person ends.
///
/// # Errors
/// A wrong present password, or a new one that the rules refuse; a directory keeps it.
pub async fn change_password(app: &App, caller: &Caller, change: &PasswordChangeJson) -> Result<(), Problem> {
    let policy = app.sign_in_policy().await?;
    let db = app.store().reader();
    let person = account::own(db, caller.account).await?.ok_or_else(Problem::not_found)?;
    if !has_password_here(&person) {
        return Err(Problem::refused(
            "password_elsewhere",
            "您的密码由统一身份认证保管，请到那里修改",
            "another house keeps your password; change it there",
        ));
    }
    let earlier = account::password_hashes(db, caller.account, i64::from(policy.history)).await?;
    if !password_is_right(change.current.clone(), person.password_hash.clone()).await? {
        crate::me::confirm::count_failure(app, caller).await?;
        let message = Text::new("现密码不正确", "the present password is not right");
        return Err(Problem::unusable(vec![Finding::error("wrong_password", "/current", message)]));
    }
    let party = person.party_name.clone().unwrap_or_default();
    let words = [person.login.as_str(), person.name.as_str(), party.as_str()];
    let administrator = caller.world.is_administrator();
    let common = &secret::is_common_password;
    let mut findings =
        check_password(&policy.passwords(), administrator, &change.new, PersonalWords(&words), common);
    for finding in &mut findings {
        "/new".clone_into(&mut finding.place);
    }
    for hash in earlier {
        if password_is_right(change.new.clone(), Some(hash)).await? {
            let message = Text::new("不能使用最近用过的密码", "this password was used before");
            findings.push(Finding::error("password_reused", "/new", message));
            break;
        }
    }
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let hash = hashed(change.new.clone()).await?;
    let act = app.own_act(caller, "account.password").await?;
    account::set_password(act.db(), caller.account, &hash, false, act.now_ms()).await?;
    session::end_all(act.db(), caller.account, Some(caller.session), act.now_ms()).await?;
    act.commit().await
}
