//! Mail that people write to the service desk.

use crate::http::{Answer, Input, Signed, Tagged, VersionOf, page_of};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use yunheng_api::platform::{MailIntakeJson, MailJson, Page, SettingsJson};
use yunheng_app::cases::{self as use_case, MailsWanted};
use yunheng_app::retrying;

/// Which mails.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailsQuery {
    /// `case`, `comment`, `refused` or `again`.
    #[param(max_length = 32)]
    state: Option<String>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Mails that people wrote to the service desk, newest first.
#[utoipa::path(get, path = "/mails", tag = "jobs", params(MailsQuery),
    extensions(("x-permission" = json!("job.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of mails.", body = Page<MailJson>)))]
pub(crate) async fn mails(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<MailsQuery>,
) -> Answer<Json<Page<MailJson>>> {
    let (below_id, limit) = page_of(query.after.as_deref(), query.limit)?;
    let wanted = MailsWanted { state: query.state, below_id, limit };
    Ok(Json(use_case::mails(&state.app, &signed.caller, &wanted).await?))
}

/// Lets a refused mail be looked at again.
#[utoipa::path(post, path = "/mails/{id}/again", tag = "jobs", params(("id" = i64, Path, description = "Id of the mail")),
    extensions(("x-permission" = json!("job.run")), ("x-audit" = json!("mail.again"))),
    responses((status = 200, description = "As it is now.", body = MailJson)))]
pub(crate) async fn again(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<MailJson>> {
    Ok(Json(retrying(|| use_case::take_mail_again(&state.app, &signed.caller, id)).await?))
}

/// What becomes of mail that people write to the service desk.
#[utoipa::path(get, path = "/settings/mail-intake", tag = "settings",
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The section.", body = SettingsJson<MailIntakeJson>)))]
pub(crate) async fn intake(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<Tagged<SettingsJson<MailIntakeJson>>> {
    let found = use_case::mail_intake(&state.app, &signed.caller).await?;
    Ok(tagged(found.value, found.version))
}

/// Edits what becomes of mail that people write to the service desk.
#[utoipa::path(put, path = "/settings/mail-intake", tag = "settings",
    params(("if-match" = String, Header, description = "Version that was read, in quotes; \"0\" for the defaults")),
    extensions(("x-permission" = json!("settings.system")), ("x-audit" = json!("setting.edit"))),
    request_body = MailIntakeJson,
    responses((status = 200, description = "As it is now.", body = SettingsJson<MailIntakeJson>)))]
pub(crate) async fn edit_intake(
    State(state): State<ServerState>,
    signed: Signed,
    VersionOf(version): VersionOf,
    input: Input<MailIntakeJson>,
) -> Answer<Tagged<SettingsJson<MailIntakeJson>>> {
    let found =
        retrying(|| use_case::edit_mail_intake(&state.app, &signed.caller, version, &input.value)).await?;
    Ok(tagged(found.value, found.version))
}

fn tagged(value: MailIntakeJson, version: i64) -> Tagged<SettingsJson<MailIntakeJson>> {
    Tagged { value: SettingsJson { value, version }, version }
}
