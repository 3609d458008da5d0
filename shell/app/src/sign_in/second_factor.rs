//! The second step: a one-time code, or a recovery code in its place.

use super::password::{attempts, barred, is_administrator, keep, wrong};
use super::{SignedIn, begin_session};
use crate::act::Act;
use crate::caller::Place;
use crate::problem::Problem;
use crate::secret;
use crate::service::App;
use crate::settings::PolicyRules;
use yunheng_audit::Who;
use yunheng_store::account::{self, AccountRow};
use yunheng_store::sign_in;

/// Column and table that a secret of one-time codes is sealed for.
pub(crate) const TOTP_PLACE: &str = "account.totp";

/// Looks at a code. A ticket serves until a right code comes or its time is over; wrong codes count as failures of the account.
///
/// # Errors
/// [`crate::ProblemKind::SignIn`].
pub async fn sign_in_totp(app: &App, place: &Place, ticket: &str, code: &str) -> Result<SignedIn, Problem> {
    let now_ms = app.now_ms();
    let digest = secret::digest(ticket);
    let found =
        sign_in::find_ticket(app.store().reader(), &digest, "totp", now_ms).await?.ok_or_else(wrong)?;
    let account_id = found.account_id.ok_or_else(wrong)?;
    let rules = app.sign_in_policy().await?.sign_in();
    let named = account::own(app.store().reader(), account_id).await?.ok_or_else(wrong)?;
    let who = Who::Account { id: named.id, login: named.login, name: named.name };
    let act = app.stranger_act(place, who, "sign_in.totp").await?.on("account", account_id);
    let person = account::own(act.db(), account_id).await?.ok_or_else(wrong)?;
    if let Some(code) = barred(&person, &rules, act.now_ms()) {
        act.as_refused(code).commit().await?;
        return Err(wrong());
    }
    if !code_is_right(&act, &person, code).await? {
        let after = rules.after_failure(&attempts(&person), is_administrator(&person), act.now_ms());
        keep(&act, person.id, after).await?;
        act.as_refused("wrong_code").commit().await?;
        return Err(wrong());
    }
    if !sign_in::use_ticket(act.db(), found.id, act.now_ms()).await? {
        return Err(wrong());
    }
    let session = begin_session(&act, &person, &found.payload, place).await?;
    act.commit().await?;
    Ok(SignedIn::Session(session))
}

/// Whether a code is right, spending it: a one-time code serves once, and so does a recovery code.
pub(crate) async fn code_is_right(act: &Act<'_>, person: &AccountRow, code: &str) -> Result<bool, Problem> {
    let code = code.trim();
    if code.len() == 6 {
        let Some(sealed) = &person.totp_sealed else { return Ok(false) };
        let secret = act.app().keys().open(TOTP_PLACE, sealed).map_err(|error| Problem::bug(&error))?;
        return match secret::totp_step(&secret, code, act.now_ms()) {
            Some(step) => Ok(account::spend_totp_step(act.db(), person.id, step).await?),
            None => Ok(false),
        };
    }
    let digest = secret::digest(&code.to_lowercase());
    Ok(sign_in::use_recovery_code(act.db(), person.id, &digest, act.now_ms()).await?)
}
