//! Notices, by which ways people want them, and what came of each.

use crate::http::{Answer, Input, Signed, page_of};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use yunheng_api::platform::{
    DeliveryDetailJson, DeliveryJson, NewNoticeJson, NoticeChoicesJson, NoticeJson, NoticeSentJson, Page,
};
use yunheng_app::notice::{self as use_case, DeliveriesWanted};
use yunheng_app::retrying;

/// Which notices.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoticesQuery {
    /// Only those that were not opened.
    unread: Option<bool>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Notices of the person, newest first.
#[utoipa::path(get, path = "/notices", tag = "notices", params(NoticesQuery),
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of notices.", body = Page<NoticeJson>)))]
pub(crate) async fn notices(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<NoticesQuery>,
) -> Answer<Json<Page<NoticeJson>>> {
    let (below_id, limit) = page_of(query.after.as_deref(), query.limit)?;
    let unread = query.unread.unwrap_or(false);
    Ok(Json(use_case::notices(&state.app, &signed.caller, unread, below_id, limit).await?))
}

/// Sends a notice to people and parties.
#[utoipa::path(post, path = "/notices", tag = "notices",
    params(("idempotency-key" = Option<String>, Header, description = "Sent twice with one key, it is sent once")),
    extensions(("x-permission" = json!("notice.send")), ("x-audit" = json!("notice.send"))),
    request_body = NewNoticeJson,
    responses((status = 201, description = "It is in their boxes.", body = NoticeSentJson)))]
pub(crate) async fn write(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<NewNoticeJson>,
) -> Answer<(StatusCode, Json<NoticeSentJson>)> {
    let write = || use_case::write(&state.app, &signed.caller, &input.value, input.once.as_ref());
    Ok((StatusCode::CREATED, Json(retrying(write).await?)))
}

/// Keeps that the person opened a notice.
#[utoipa::path(post, path = "/notices/{id}/opened", tag = "notices", params(("id" = i64, Path, description = "Id of the notice")),
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("notice.open"))),
    responses((status = 204, description = "Kept.")))]
pub(crate) async fn opened(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<StatusCode> {
    retrying(|| use_case::open(&state.app, &signed.caller, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Signs for a notice; the person must have confirmed who they are.
#[utoipa::path(post, path = "/notices/{id}/signed", tag = "notices", params(("id" = i64, Path, description = "Id of the notice")),
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("notice.sign"))),
    responses((status = 204, description = "Signed for.")))]
pub(crate) async fn sign(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<StatusCode> {
    retrying(|| use_case::sign(&state.app, &signed.caller, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// By which ways the person wants to be told.
#[utoipa::path(get, path = "/me/notice-choices", tag = "me",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A line for every kind and channel.", body = NoticeChoicesJson)))]
pub(crate) async fn choices(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<Json<NoticeChoicesJson>> {
    Ok(Json(use_case::choices(&state.app, &signed.caller).await?))
}

/// Chooses by which ways to be told; lines that are not given stay.
#[utoipa::path(put, path = "/me/notice-choices", tag = "me",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("notice.choose"))),
    request_body = NoticeChoicesJson,
    responses((status = 200, description = "As they are now.", body = NoticeChoicesJson)))]
pub(crate) async fn set_choices(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<NoticeChoicesJson>,
) -> Answer<Json<NoticeChoicesJson>> {
    Ok(Json(retrying(|| use_case::set_choices(&state.app, &signed.caller, &input.value)).await?))
}

/// Every way that a notice took.
#[utoipa::path(get, path = "/notices/{id}/deliveries", tag = "notices", params(("id" = i64, Path, description = "Id of the notice")),
    extensions(("x-permission" = json!("delivery.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They, first to last.", body = Page<DeliveryJson>)))]
pub(crate) async fn deliveries_of_notice(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<Page<DeliveryJson>>> {
    Ok(Json(use_case::deliveries_of_notice(&state.app, &signed.caller, id).await?))
}

/// Which deliveries.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeliveriesQuery {
    /// `waiting`, `sent`, `delivered`, `opened`, `signed`, `failed` or `uncertain`.
    #[param(max_length = 32)]
    state: Option<String>,
    /// `in_app`, `mail`, `sms`, `webhook`, `wecom` or `dingtalk`.
    #[param(max_length = 32)]
    channel: Option<String>,
    /// Of the notices that were sent together.
    #[param(max_length = 64)]
    batch: Option<String>,
    /// To this account.
    account: Option<i64>,
    /// Rows of a page, 1 to 200; 50 when absent.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Deliveries of notices to people whom the caller may see, newest first.
#[utoipa::path(get, path = "/deliveries", tag = "notices", params(DeliveriesQuery),
    extensions(("x-permission" = json!("delivery.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "A page of deliveries.", body = Page<DeliveryJson>)))]
pub(crate) async fn deliveries(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<DeliveriesQuery>,
) -> Answer<Json<Page<DeliveryJson>>> {
    let (below_id, limit) = page_of(query.after.as_deref(), query.limit)?;
    let wanted = DeliveriesWanted {
        state: query.state,
        channel: query.channel,
        batch: query.batch,
        account_id: query.account,
        below_id,
        limit,
    };
    Ok(Json(use_case::deliveries(&state.app, &signed.caller, &wanted).await?))
}

/// One delivery, the other ways of its notice, and the clock that the notice starts.
#[utoipa::path(get, path = "/deliveries/{id}", tag = "notices", params(("id" = i64, Path, description = "Id of the delivery")),
    extensions(("x-permission" = json!("delivery.read")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The delivery.", body = DeliveryDetailJson)))]
pub(crate) async fn delivery(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<Json<DeliveryDetailJson>> {
    Ok(Json(use_case::delivery(&state.app, &signed.caller, id).await?))
}
