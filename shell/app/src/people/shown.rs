//! Accounts as they stand on the wire.

use super::mask;
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_api::platform::AccountJson;
use yunheng_store::account::AccountRow;

/// Place that a telephone number is sealed for.
pub(super) const PHONE: &str = "account.phone";
/// Place that a mail address is sealed for.
pub(crate) const EMAIL: &str = "account.email";

/// A sealed value in clear.
pub(super) fn open(app: &App, place: &str, sealed: Option<&[u8]>) -> Result<Option<String>, Problem> {
    let Some(sealed) = sealed else { return Ok(None) };
    let clear = app.keys().open(place, sealed).map_err(|error| Problem::bug(&error))?;
    String::from_utf8(clear).map(Some).map_err(|error| Problem::bug(&error))
}

/// An account for a person who may see it. How somebody signs in concerns the administrators and the person alone.
pub(super) fn shown(app: &App, caller: &Caller, row: &AccountRow) -> Result<AccountJson, Problem> {
    let now_ms = app.now_ms();
    let is_concerned = caller.world.is_administrator() || caller.account == row.id;
    let phone = open(app, PHONE, row.phone_sealed.as_deref())?;
    let email = open(app, EMAIL, row.email_sealed.as_deref())?;
    let locked = row.locked_until_ms.filter(|until| now_ms < *until);
    let concerned = |value: Option<String>| value.filter(|_| is_concerned);
    Ok(AccountJson {
        id: row.id,
        login: row.login.clone(),
        name: row.name.clone(),
        world: row.world.clone(),
        party_id: row.party_id,
        party_name: row.party_name.clone(),
        post: row.post.clone(),
        is_external: row.is_external == 1,
        phone: phone.as_deref().map(mask::telephone),
        email: email.as_deref().map(mask::mail_address),
        status: row.status.clone(),
        expires_at: row.expires_at_ms.map(instant),
        has_totp: is_concerned.then_some(row.totp_sealed.is_some()),
        must_change_password: is_concerned.then_some(row.must_change_password == 1),
        directory: concerned(row.directory.clone()),
        locked_until: concerned(locked.map(instant)),
        last_sign_in_at: concerned(row.last_sign_in_ms.map(instant)),
        last_sign_in_ip: concerned(row.last_sign_in_ip.clone()),
        created_at: instant(row.created_at_ms),
        version: row.version,
    })
}
