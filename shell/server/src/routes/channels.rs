//! Settings of the ways out, and trying them.

use crate::http::{Answer, Input, Signed, Tagged, VersionOf};
use crate::state::ServerState;
use axum::Json;
use axum::extract::State;
use yunheng_api::platform::{
    ChannelTestJson, CloudsSettingsJson, KeyTestJson, MailSettingsJson, MailTestJson, OutboundSettingsJson,
    RobotsSettingsJson, SettingsJson, SmsSettingsJson, SmsTestJson, WebhooksSettingsJson,
};
use yunheng_app::channels::{self as use_case, Outlet};
use yunheng_app::retrying;

/// A section with its version.
type Shown<T> = Answer<Tagged<SettingsJson<T>>>;

async fn shown<T: Outlet>(state: &ServerState, signed: &Signed) -> Shown<T> {
    let found = use_case::read::<T>(&state.app, &signed.caller).await?;
    Ok(tagged(found.value, found.version))
}

async fn edited<T: Outlet>(state: &ServerState, signed: &Signed, version: i64, value: &T) -> Shown<T> {
    let edited = retrying(|| use_case::write(&state.app, &signed.caller, version, value)).await?;
    Ok(tagged(edited.value, edited.version))
}

fn tagged<T>(value: T, version: i64) -> Tagged<SettingsJson<T>> {
    Tagged { value: SettingsJson { value, version }, version }
}

/// The mail server, without secrets.
#[utoipa::path(get, path = "/settings/mail", tag = "settings",
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The section.", body = SettingsJson<MailSettingsJson>)))]
pub(crate) async fn mail(State(state): State<ServerState>, signed: Signed) -> Shown<MailSettingsJson> {
    shown(&state, &signed).await
}

/// Edits: the mail server; secrets that are not given stay.
#[utoipa::path(put, path = "/settings/mail", tag = "settings",
    params(("if-match" = String, Header, description = "Version that was read, in quotes; \"0\" for the defaults")),
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("setting.edit"))),
    request_body = MailSettingsJson,
    responses((status = 200, description = "As it is now.", body = SettingsJson<MailSettingsJson>)))]
pub(crate) async fn edit_mail(
    State(state): State<ServerState>,
    signed: Signed,
    VersionOf(version): VersionOf,
    input: Input<MailSettingsJson>,
) -> Shown<MailSettingsJson> {
    edited(&state, &signed, version, &input.value).await
}

/// Tries the saved settings: sends a mail.
#[utoipa::path(post, path = "/settings/mail/test", tag = "settings",
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("setting.test"))),
    request_body = MailTestJson, responses((status = 200, description = "What came of it.", body = ChannelTestJson)))]
pub(crate) async fn test_mail(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<MailTestJson>,
) -> Answer<Json<ChannelTestJson>> {
    Ok(Json(use_case::test_mail(&state.app, &signed.caller, &input.value).await?))
}

/// The gateway of text messages, without secrets.
#[utoipa::path(get, path = "/settings/sms", tag = "settings",
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The section.", body = SettingsJson<SmsSettingsJson>)))]
pub(crate) async fn sms(State(state): State<ServerState>, signed: Signed) -> Shown<SmsSettingsJson> {
    shown(&state, &signed).await
}

/// Edits: the gateway of text messages; secrets that are not given stay.
#[utoipa::path(put, path = "/settings/sms", tag = "settings",
    params(("if-match" = String, Header, description = "Version that was read, in quotes; \"0\" for the defaults")),
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("setting.edit"))),
    request_body = SmsSettingsJson,
    responses((status = 200, description = "As it is now.", body = SettingsJson<SmsSettingsJson>)))]
pub(crate) async fn edit_sms(
    State(state): State<ServerState>,
    signed: Signed,
    VersionOf(version): VersionOf,
    input: Input<SmsSettingsJson>,
) -> Shown<SmsSettingsJson> {
    edited(&state, &signed, version, &input.value).await
}

/// Tries the saved settings: sends a text message.
#[utoipa::path(post, path = "/settings/sms/test", tag = "settings",
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("setting.test"))),
    request_body = SmsTestJson, responses((status = 200, description = "What came of it.", body = ChannelTestJson)))]
pub(crate) async fn test_sms(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<SmsTestJson>,
) -> Answer<Json<ChannelTestJson>> {
    Ok(Json(use_case::test_sms(&state.app, &signed.caller, &input.value).await?))
}

/// Webhooks that are told of notices, without secrets.
#[utoipa::path(get, path = "/settings/webhooks", tag = "settings",
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The section.", body = SettingsJson<WebhooksSettingsJson>)))]
pub(crate) async fn webhooks(
    State(state): State<ServerState>,
    signed: Signed,
) -> Shown<WebhooksSettingsJson> {
    shown(&state, &signed).await
}

/// Edits: webhooks that are told of notices; secrets that are not given stay.
#[utoipa::path(put, path = "/settings/webhooks", tag = "settings",
    params(("if-match" = String, Header, description = "Version that was read, in quotes; \"0\" for the defaults")),
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("setting.edit"))),
    request_body = WebhooksSettingsJson,
    responses((status = 200, description = "As it is now.", body = SettingsJson<WebhooksSettingsJson>)))]
pub(crate) async fn edit_webhooks(
    State(state): State<ServerState>,
    signed: Signed,
    VersionOf(version): VersionOf,
    input: Input<WebhooksSettingsJson>,
) -> Shown<WebhooksSettingsJson> {
    edited(&state, &signed, version, &input.value).await
}

/// Tries the saved settings: sends an event to one webhook.
#[utoipa::path(post, path = "/settings/webhooks/test", tag = "settings",
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("setting.test"))),
    request_body = KeyTestJson, responses((status = 200, description = "What came of it.", body = ChannelTestJson),
        (status = 404, description = "None has this key.")))]
pub(crate) async fn test_webhook(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<KeyTestJson>,
) -> Answer<Json<ChannelTestJson>> {
    Ok(Json(use_case::test_webhook(&state.app, &signed.caller, &input.value).await?))
}

/// Robots of group chats that are told of notices, without secrets.
#[utoipa::path(get, path = "/settings/robots", tag = "settings",
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The section.", body = SettingsJson<RobotsSettingsJson>)))]
pub(crate) async fn robots(State(state): State<ServerState>, signed: Signed) -> Shown<RobotsSettingsJson> {
    shown(&state, &signed).await
}

/// Edits: robots of group chats that are told of notices; secrets that are not given stay.
#[utoipa::path(put, path = "/settings/robots", tag = "settings",
    params(("if-match" = String, Header, description = "Version that was read, in quotes; \"0\" for the defaults")),
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("setting.edit"))),
    request_body = RobotsSettingsJson,
    responses((status = 200, description = "As it is now.", body = SettingsJson<RobotsSettingsJson>)))]
pub(crate) async fn edit_robots(
    State(state): State<ServerState>,
    signed: Signed,
    VersionOf(version): VersionOf,
    input: Input<RobotsSettingsJson>,
) -> Shown<RobotsSettingsJson> {
    edited(&state, &signed, version, &input.value).await
}

/// Tries the saved settings: sends a message by one robot.
#[utoipa::path(post, path = "/settings/robots/test", tag = "settings",
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("setting.test"))),
    request_body = KeyTestJson, responses((status = 200, description = "What came of it.", body = ChannelTestJson),
        (status = 404, description = "None has this key.")))]
pub(crate) async fn test_robot(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<KeyTestJson>,
) -> Answer<Json<ChannelTestJson>> {
    Ok(Json(use_case::test_robot(&state.app, &signed.caller, &input.value).await?))
}

/// Clouds whose inventories are compared with the ledger, without secrets.
#[utoipa::path(get, path = "/settings/clouds", tag = "settings", operation_id = "clouds_settings",
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The section.", body = SettingsJson<CloudsSettingsJson>)))]
pub(crate) async fn clouds(State(state): State<ServerState>, signed: Signed) -> Shown<CloudsSettingsJson> {
    shown(&state, &signed).await
}

/// Edits: clouds whose inventories are compared with the ledger; secrets that are not given stay.
#[utoipa::path(put, path = "/settings/clouds", tag = "settings", operation_id = "edit_clouds_settings",
    params(("if-match" = String, Header, description = "Version that was read, in quotes; \"0\" for the defaults")),
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("setting.edit"))),
    request_body = CloudsSettingsJson,
    responses((status = 200, description = "As it is now.", body = SettingsJson<CloudsSettingsJson>)))]
pub(crate) async fn edit_clouds(
    State(state): State<ServerState>,
    signed: Signed,
    VersionOf(version): VersionOf,
    input: Input<CloudsSettingsJson>,
) -> Shown<CloudsSettingsJson> {
    edited(&state, &signed, version, &input.value).await
}

/// Where the program may call besides public addresses.
#[utoipa::path(get, path = "/settings/outbound", tag = "settings",
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The section.", body = SettingsJson<OutboundSettingsJson>)))]
pub(crate) async fn outbound(
    State(state): State<ServerState>,
    signed: Signed,
) -> Shown<OutboundSettingsJson> {
    shown(&state, &signed).await
}

/// Edits: where the program may call besides public addresses.
#[utoipa::path(put, path = "/settings/outbound", tag = "settings",
    params(("if-match" = String, Header, description = "Version that was read, in quotes; \"0\" for the defaults")),
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("setting.edit"))),
    request_body = OutboundSettingsJson,
    responses((status = 200, description = "As it is now.", body = SettingsJson<OutboundSettingsJson>)))]
pub(crate) async fn edit_outbound(
    State(state): State<ServerState>,
    signed: Signed,
    VersionOf(version): VersionOf,
    input: Input<OutboundSettingsJson>,
) -> Shown<OutboundSettingsJson> {
    edited(&state, &signed, version, &input.value).await
}
