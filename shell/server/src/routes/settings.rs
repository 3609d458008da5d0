//! Settings, a route a section.

use crate::http::{Answer, Input, Signed, Tagged, VersionOf};
use crate::state::ServerState;
use axum::extract::State;
use yunheng_api::platform::{PacksInUseJson, SettingsJson, SignInPolicyJson};
use yunheng_app::{retrying, rules, settings};

/// Rules of passwords and of signing in.
#[utoipa::path(get, path = "/settings/sign-in", tag = "settings",
    extensions(("x-permission" = json!("settings.security")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = SettingsJson<SignInPolicyJson>)))]
pub(crate) async fn sign_in(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<Tagged<SettingsJson<SignInPolicyJson>>> {
    let found = settings::read::<SignInPolicyJson>(&state.app, &signed.caller).await?;
    Ok(tagged(found.value, found.version))
}

/// Edits the rules of passwords and of signing in.
#[utoipa::path(put, path = "/settings/sign-in", tag = "settings",
    params(("if-match" = String, Header, description = "Version that was read, in quotes; \"0\" for the defaults")),
    extensions(("x-permission" = json!("settings.security")), ("x-audit" = json!("setting.edit"))),
    request_body = SignInPolicyJson, responses((status = 200, description = "As they are now.", body = SettingsJson<SignInPolicyJson>)))]
pub(crate) async fn edit_sign_in(
    State(state): State<ServerState>,
    signed: Signed,
    VersionOf(version): VersionOf,
    input: Input<SignInPolicyJson>,
) -> Answer<Tagged<SettingsJson<SignInPolicyJson>>> {
    let version = retrying(|| settings::write(&state.app, &signed.caller, version, &input.value)).await?;
    Ok(tagged(input.value, version))
}

/// Packs whose kinds of work are begun here.
#[utoipa::path(get, path = "/settings/packs", tag = "settings",
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They, and those that could be.", body = SettingsJson<PacksInUseJson>)))]
pub(crate) async fn packs(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<Tagged<SettingsJson<PacksInUseJson>>> {
    let found = rules::packs_in_use(&state.app, &signed.caller).await?;
    Ok(tagged(found.value, found.version))
}

/// Says whose kinds of work are begun here; cases that have begun go on.
#[utoipa::path(put, path = "/settings/packs", tag = "settings",
    params(("if-match" = String, Header, description = "Version that was read, in quotes; \"0\" for the defaults")),
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("setting.edit"))),
    request_body = PacksInUseJson, responses((status = 200, description = "As they are now.", body = SettingsJson<PacksInUseJson>)))]
pub(crate) async fn use_packs(
    State(state): State<ServerState>,
    signed: Signed,
    VersionOf(version): VersionOf,
    input: Input<PacksInUseJson>,
) -> Answer<Tagged<SettingsJson<PacksInUseJson>>> {
    let found = retrying(|| rules::use_packs(&state.app, &signed.caller, version, &input.value)).await?;
    Ok(tagged(found.value, found.version))
}

fn tagged<T>(value: T, version: i64) -> Tagged<SettingsJson<T>> {
    Tagged { value: SettingsJson { value, version }, version }
}
