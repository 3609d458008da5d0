//! Who is signed in.

use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Reach;
use yunheng_api::platform::{GrantShownJson, MeJson};
use yunheng_store::{account, notice, sign_in};

/// Who is signed in, and what they may do. `csrf_token` is filled in by whoever knows the cookie.
///
/// # Errors
/// What the database says.
pub async fn me(app: &App, caller: &Caller) -> Result<MeJson, Problem> {
    let (db, now_ms) = (app.store().reader(), app.now_ms());
    let person = account::own(db, caller.account).await?.ok_or_else(Problem::not_found)?;
    let max_age_ms = i64::from(app.sign_in_policy().await?.max_age_days) * 86_400_000;
    let expires = person.password_set_at_ms.filter(|_| max_age_ms > 0).map(|set| instant(set + max_age_ms));
    let grants = caller.authority().grants_at(now_ms).map(|grant| GrantShownJson {
        role: grant.role.clone(),
        reach: grant.reach.as_str().to_owned(),
        level: match &grant.reach {
            Reach::Level(level) => Some(level.clone()),
            _ => None,
        },
        party_id: grant.anchor.as_ref().map(|(id, _)| *id),
        until: grant.until_ms.map(instant),
        on_behalf_of: grant.on_behalf_of,
    });
    Ok(MeJson {
        account_id: caller.account,
        login: caller.login.clone(),
        name: caller.name.clone(),
        world: caller.world.as_str().to_owned(),
        party_id: person.party_id,
        party_name: person.party_name.clone(),
        party_kind: person.party_kind.clone(),
        post: person.post.clone(),
        permissions: caller.permissions(now_ms).iter().map(|each| each.as_str().to_owned()).collect(),
        grants: grants.collect(),
        pending: caller.pending.map(|pending| pending.as_str().to_owned()),
        csrf_token: None,
        channel: caller.channel.as_str().to_owned(),
        method: caller.method.clone(),
        session_id: caller.session,
        has_totp: person.totp_sealed.is_some(),
        recovery_codes_left: sign_in::recovery_codes_left(db, caller.account).await?,
        last_sign_in_at: person.previous_sign_in_ms.map(instant),
        last_sign_in_ip: person.previous_sign_in_ip.clone(),
        password_expires_at: expires,
        unopened_notices: notice::count_unopened(db, caller.account).await?,
    })
}
