//! A person's own account.

use crate::http::{Answer, Input, Signed};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use yunheng_api::platform::{
    ConfirmJson, Created, ListViewInJson, ListViewJson, MeJson, NewTokenJson, PasswordChangeJson,
    RecoveryCodesJson, SessionJson, TokenJson, TokenMadeJson, TotpCodeJson, TotpSetupJson,
};
use yunheng_app::{me as use_case, retrying};

/// Who is signed in, and what they may do.
#[utoipa::path(get, path = "/me", tag = "me", extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The person.", body = MeJson)))]
pub(crate) async fn me(State(state): State<ServerState>, signed: Signed) -> Answer<Json<MeJson>> {
    let me = use_case::me(&state.app, &signed.caller).await?;
    Ok(Json(MeJson { csrf_token: signed.csrf, ..me }))
}

/// Changes the password; every other session ends.
#[utoipa::path(put, path = "/me/password", tag = "me",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("account.password"))),
    request_body = PasswordChangeJson, responses((status = 204, description = "Changed.")))]
pub(crate) async fn password(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<PasswordChangeJson>,
) -> Answer<StatusCode> {
    retrying(|| use_case::change_password(&state.app, &signed.caller, &input.value)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says again who one is, which dangerous actions ask for.
#[utoipa::path(post, path = "/me/confirm", tag = "me",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("session.confirm"))),
    request_body = ConfirmJson, responses((status = 204, description = "Confirmed for some minutes.")))]
pub(crate) async fn confirm(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<ConfirmJson>,
) -> Answer<StatusCode> {
    retrying(|| use_case::confirm(&state.app, &signed.caller, &input.value)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sessions that are alive.
#[utoipa::path(get, path = "/me/sessions", tag = "me",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They, newest first.", body = [SessionJson])))]
pub(crate) async fn sessions(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<Json<Vec<SessionJson>>> {
    Ok(Json(use_case::sessions(&state.app, &signed.caller).await?))
}

/// Ends every session but the one that asks.
#[utoipa::path(delete, path = "/me/sessions", tag = "me",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("session.end_others"))),
    responses((status = 204, description = "Ended.")))]
pub(crate) async fn end_other_sessions(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<StatusCode> {
    retrying(|| use_case::end_other_sessions(&state.app, &signed.caller)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends one session.
#[utoipa::path(delete, path = "/me/sessions/{id}", tag = "me", params(("id" = i64, Path, description = "Id of the session")),
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("session.end"))),
    responses((status = 204, description = "Ended.")))]
pub(crate) async fn end_session(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<StatusCode> {
    retrying(|| use_case::end_session(&state.app, &signed.caller, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A new secret for one-time codes, not in force until a code of it comes back.
#[utoipa::path(post, path = "/me/totp", tag = "me",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("totp.begin"))),
    responses((status = 200, description = "The secret.", body = TotpSetupJson)))]
pub(crate) async fn begin_totp(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<Json<TotpSetupJson>> {
    Ok(Json(retrying(|| use_case::begin_totp(&state.app, &signed.caller)).await?))
}

/// Puts the new secret in force; the recovery codes are shown once.
#[utoipa::path(put, path = "/me/totp", tag = "me",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("totp.set"))),
    request_body = TotpCodeJson, responses((status = 200, description = "Recovery codes.", body = RecoveryCodesJson)))]
pub(crate) async fn finish_totp(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<TotpCodeJson>,
) -> Answer<Json<RecoveryCodesJson>> {
    Ok(Json(retrying(|| use_case::finish_totp(&state.app, &signed.caller, &input.value)).await?))
}

/// Does without one-time codes, where the rules allow it.
#[utoipa::path(delete, path = "/me/totp", tag = "me",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("totp.remove"))),
    responses((status = 204, description = "Removed.")))]
pub(crate) async fn remove_totp(State(state): State<ServerState>, signed: Signed) -> Answer<StatusCode> {
    retrying(|| use_case::remove_totp(&state.app, &signed.caller)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// New recovery codes, shown once; the old ones are dead.
#[utoipa::path(post, path = "/me/recovery-codes", tag = "me",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("totp.recovery_codes"))),
    responses((status = 200, description = "They.", body = RecoveryCodesJson)))]
pub(crate) async fn recovery_codes(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<Json<RecoveryCodesJson>> {
    Ok(Json(retrying(|| use_case::new_recovery_codes(&state.app, &signed.caller)).await?))
}

/// API tokens that were not revoked.
#[utoipa::path(get, path = "/me/tokens", tag = "me",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They, newest first.", body = [TokenJson])))]
pub(crate) async fn tokens(State(state): State<ServerState>, signed: Signed) -> Answer<Json<Vec<TokenJson>>> {
    Ok(Json(use_case::tokens(&state.app, &signed.caller).await?))
}

/// Makes an API token; its secret is shown once.
#[utoipa::path(post, path = "/me/tokens", tag = "me",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("token.make"))),
    request_body = NewTokenJson, responses((status = 201, description = "The token.", body = TokenMadeJson)))]
pub(crate) async fn make_token(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<NewTokenJson>,
) -> Answer<(StatusCode, Json<TokenMadeJson>)> {
    let made = retrying(|| use_case::make_token(&state.app, &signed.caller, &input.value)).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Revokes an API token.
#[utoipa::path(delete, path = "/me/tokens/{id}", tag = "me", params(("id" = i64, Path, description = "Id of the token")),
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("token.revoke"))),
    responses((status = 204, description = "Revoked.")))]
pub(crate) async fn revoke_token(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<StatusCode> {
    retrying(|| use_case::revoke_token(&state.app, &signed.caller, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct ViewsQuery {
    /// The list, such as `cases`.
    #[param(max_length = 40)]
    list: String,
}

/// Filters of a list that the person keeps, and those that others of their party share.
#[utoipa::path(get, path = "/me/list-views", tag = "me", params(ViewsQuery),
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They, the own first.", body = [ListViewJson])))]
pub(crate) async fn views(
    State(state): State<ServerState>,
    signed: Signed,
    Query(query): Query<ViewsQuery>,
) -> Answer<Json<Vec<ListViewJson>>> {
    Ok(Json(use_case::views(&state.app, &signed.caller, &query.list).await?))
}

/// Keeps filters of a list under a name.
#[utoipa::path(post, path = "/me/list-views", tag = "me",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("view.save"))),
    request_body = ListViewInJson, responses((status = 201, description = "Its id.", body = Created)))]
pub(crate) async fn save_view(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<ListViewInJson>,
) -> Answer<(StatusCode, Json<Created>)> {
    let made = retrying(|| use_case::save_view(&state.app, &signed.caller, &input.value)).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Drops filters that the person keeps.
#[utoipa::path(delete, path = "/me/list-views/{id}", tag = "me", params(("id" = i64, Path, description = "Id of the view")),
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("view.drop"))),
    responses((status = 204, description = "Dropped."), (status = 404, description = "None of one's own.")))]
pub(crate) async fn drop_view(
    State(state): State<ServerState>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Answer<StatusCode> {
    retrying(|| use_case::drop_view(&state.app, &signed.caller, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
