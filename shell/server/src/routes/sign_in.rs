//! Signing in and the first start.

use crate::http::{Answer, Input, PlaceOf, Signed, cookie_of, session_cookie};
use crate::routes::directories::STEP_COOKIE;
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use serde::Deserialize;
use yunheng_api::platform::{
    AdministratorJson, BootstrapJson, SignInAnswerJson, SignInJson, SignInMethodsJson, TotpAnswerJson,
};
use yunheng_app::sign_in::{self, SignedIn};
use yunheng_app::{demo, retrying};

type WithCookie = ([(HeaderName, String); 1], Json<SignInAnswerJson>);

fn answer(state: &ServerState, signed_in: SignedIn) -> WithCookie {
    let is_https = state.config.is_https();
    let (cookie, ticket) = match signed_in {
        SignedIn::Session(secret) => (session_cookie(Some(&secret), is_https), None),
        SignedIn::Totp(ticket) => (session_cookie(None, is_https), Some(ticket)),
    };
    let name = if ticket.is_some() { "totp" } else { "done" };
    ([(SET_COOKIE, cookie)], Json(SignInAnswerJson { state: name.to_owned(), ticket }))
}

/// Ways to sign in.
#[utoipa::path(get, path = "/sign-in/methods", tag = "sign-in",
    extensions(("x-permission" = json!("public")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = SignInMethodsJson)))]
pub(crate) async fn methods(
    State(state): State<ServerState>,
    PlaceOf(place): PlaceOf,
) -> Answer<Json<SignInMethodsJson>> {
    let (methods, needs_bootstrap) = sign_in::methods(&state.app, place.lang).await?;
    let is_demo = demo::seed(&state.app).await?.is_some();
    Ok(Json(SignInMethodsJson { methods, needs_bootstrap, is_demo }))
}

/// The first step: login and password, which this platform or an LDAP directory judges.
#[utoipa::path(post, path = "/sign-in", tag = "sign-in",
    extensions(("x-permission" = json!("public")), ("x-audit" = json!("sign_in.password"))),
    request_body = SignInJson, responses((status = 200, description = "What comes next.", body = SignInAnswerJson),
    (status = 401, description = "Not signed in; what was wrong is not said.")))]
pub(crate) async fn password(
    State(state): State<ServerState>,
    PlaceOf(place): PlaceOf,
    input: Input<SignInJson>,
) -> Answer<WithCookie> {
    let given = &input.value;
    let (app, login, password) = (&state.app, &given.login, &given.password);
    let done = match given.method.as_deref() {
        None | Some("local") => retrying(|| sign_in::sign_in(app, &place, login, password)).await?,
        // A directory is asked once; what follows is run again by itself.
        Some(key) => sign_in::sign_in_ldap(app, &place, key, login, password).await?,
    };
    Ok(answer(&state, done))
}

/// The second step: a one-time code or a recovery code.
#[utoipa::path(post, path = "/sign-in/totp", tag = "sign-in",
    extensions(("x-permission" = json!("public")), ("x-audit" = json!("sign_in.totp"))),
    request_body = TotpAnswerJson, responses((status = 200, description = "Signed in.", body = SignInAnswerJson),
    (status = 401, description = "Not signed in; what was wrong is not said.")))]
pub(crate) async fn totp(
    State(state): State<ServerState>,
    PlaceOf(place): PlaceOf,
    headers: HeaderMap,
    input: Input<TotpAnswerJson>,
) -> Answer<WithCookie> {
    let given = &input.value;
    // After a visit to a provider the browser keeps the ticket.
    let kept = || cookie_of(&headers, STEP_COOKIE);
    let ticket = given.ticket.clone().filter(|ticket| !ticket.is_empty()).or_else(kept).unwrap_or_default();
    let done = retrying(|| sign_in::sign_in_totp(&state.app, &place, &ticket, &given.code)).await?;
    Ok(answer(&state, done))
}

/// Ends the session.
#[utoipa::path(post, path = "/sign-out", tag = "sign-in",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("session.end"))),
    responses((status = 204, description = "Signed out.")))]
pub(crate) async fn sign_out(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<(StatusCode, [(HeaderName, String); 1])> {
    retrying(|| sign_in::sign_out(&state.app, &signed.caller)).await?;
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, session_cookie(None, state.config.is_https()))]))
}

/// The secret of the link.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct LinkQuery {
    /// The secret of the link that the first start printed.
    token: String,
}

/// How far the first start has come.
#[utoipa::path(get, path = "/bootstrap", tag = "sign-in", params(LinkQuery),
    extensions(("x-permission" = json!("public")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "The three posts.", body = BootstrapJson),
    (status = 404, description = "The link is dead.")))]
pub(crate) async fn bootstrap_state(
    State(state): State<ServerState>,
    PlaceOf(place): PlaceOf,
    Query(query): Query<LinkQuery>,
) -> Answer<Json<BootstrapJson>> {
    Ok(Json(sign_in::bootstrap_state(&state.app, &query.token, place.lang).await?))
}

/// A person takes one of the three posts: `system`, `security` or `audit`.
#[utoipa::path(post, path = "/bootstrap/{post}", tag = "sign-in",
    params(("post" = String, Path, description = "`system`, `security` or `audit`")),
    extensions(("x-permission" = json!("public")), ("x-audit" = json!("bootstrap.take"))),
    request_body = AdministratorJson, responses((status = 204, description = "The post is taken.")))]
pub(crate) async fn take_seat(
    State(state): State<ServerState>,
    PlaceOf(place): PlaceOf,
    Path(post): Path<String>,
    input: Input<AdministratorJson>,
) -> Answer<StatusCode> {
    retrying(|| sign_in::take_seat(&state.app, &place, &post, &input.value)).await?;
    Ok(StatusCode::NO_CONTENT)
}
