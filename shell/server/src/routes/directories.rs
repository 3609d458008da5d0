//! Directories that people sign in with: their settings, and the way to a provider and back.
//!
//! Going and coming back are pages of the browser's own, not calls of ours: they answer with an address to go to, and what went wrong
//! is one word of it.

use crate::http::{Answer, Input, PlaceOf, Signed, Tagged, VersionOf, cookie_of, session_cookie};
use crate::state::ServerState;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Response};
use serde::Deserialize;
use yunheng_api::platform::{
    ConfirmElsewhereJson, DirectoriesJson, DirectoryCheckJson, ElsewhereJson, SettingsJson,
};
use yunheng_app::sign_in::{self, OidcAnswer, OidcCallback, OidcEnd, OidcFailure, SignedIn};
use yunheng_app::{Problem, ProblemKind, directories as use_case, retrying};

/// Directories that people sign in with, without their secrets.
#[utoipa::path(get, path = "/settings/directories", tag = "settings",
    extensions(("x-permission" = json!("settings.security")), ("x-audit" = json!("read"))),
    responses((status = 200, description = "They.", body = SettingsJson<DirectoriesJson>)))]
pub(crate) async fn read(
    State(state): State<ServerState>,
    signed: Signed,
) -> Answer<Tagged<SettingsJson<DirectoriesJson>>> {
    let found = use_case::read(&state.app, &signed.caller, &state.config.address()).await?;
    Ok(Tagged { value: SettingsJson { value: found.value, version: found.version }, version: found.version })
}

/// Edits the directories; secrets that are not given stay.
#[utoipa::path(put, path = "/settings/directories", tag = "settings",
    params(("if-match" = String, Header, description = "Version that was read, in quotes; \"0\" for the defaults")),
    extensions(("x-permission" = json!("settings.security")), ("x-audit" = json!("setting.edit"))),
    request_body = DirectoriesJson,
    responses((status = 200, description = "As they are now.", body = SettingsJson<DirectoriesJson>)))]
pub(crate) async fn edit(
    State(state): State<ServerState>,
    signed: Signed,
    VersionOf(version): VersionOf,
    input: Input<DirectoriesJson>,
) -> Answer<Tagged<SettingsJson<DirectoriesJson>>> {
    let base = state.config.address();
    let edited =
        retrying(|| use_case::edit(&state.app, &signed.caller, version, &input.value, &base)).await?;
    let (value, version) = (edited.value, edited.version);
    Ok(Tagged { value: SettingsJson { value, version }, version })
}

/// Tries a directory with its stored settings.
#[utoipa::path(post, path = "/settings/directories/{key}/check", tag = "settings",
    params(("key" = String, Path, description = "Key of the directory")),
    extensions(("x-permission" = json!("settings.security")), ("x-audit" = json!("directory.check"))),
    responses((status = 200, description = "Whether it answers, in words.", body = DirectoryCheckJson)))]
pub(crate) async fn check(
    State(state): State<ServerState>,
    PlaceOf(place): PlaceOf,
    signed: Signed,
    Path(key): Path<String>,
) -> Answer<Json<DirectoryCheckJson>> {
    let base = state.config.address();
    let found = use_case::try_out(&state.app, &signed.caller, &key, &base, place.lang).await?;
    Ok(Json(found))
}

/// Where the person wants to be after signing in.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct WayQuery {
    /// A path of this page; anything else is taken for `/`.
    back: Option<String>,
}

/// Sends the browser to a provider to sign in there.
#[utoipa::path(get, path = "/sign-in/oidc/{key}/start", tag = "sign-in",
    params(("key" = String, Path, description = "Key of the directory"), WayQuery),
    extensions(("x-permission" = json!("public")), ("x-audit" = json!("read"))),
    responses((status = 303, description = "To the provider, or to `/sign-in?error=…` when it cannot be used.")))]
pub(crate) async fn start(
    State(state): State<ServerState>,
    Path(key): Path<String>,
    Query(query): Query<WayQuery>,
) -> Response {
    let base = state.config.address();
    match sign_in::begin_oidc(&state.app, &base, &key, query.back.as_deref()).await {
        Ok(begun) => going(begun.url, vec![browser_cookie(&state, Some(&begun.browser))]),
        Err(problem) => going(sign_in_page("error", word(&problem), None), Vec::new()),
    }
}

/// What a provider sends back with the browser.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct AnswerQuery {
    /// The code, when the person signed in.
    code: Option<String>,
    /// What was sent along.
    state: Option<String>,
    /// Who answers.
    iss: Option<String>,
    /// Why there is no code.
    error: Option<String>,
    /// The same in words.
    error_description: Option<String>,
}

/// Ends a sign-in at a provider, in the browser that began it.
#[utoipa::path(get, path = "/sign-in/oidc/{key}/callback", tag = "sign-in",
    params(("key" = String, Path, description = "Key of the directory"), AnswerQuery),
    extensions(("x-permission" = json!("public")), ("x-audit" = json!("sign_in.oidc"))),
    responses((status = 303, description = "To where the person wanted to go; to `/sign-in?step=code` for a one-time code; to \
        `/sign-in?error=` `failed`, `expired` or `unavailable`.")))]
pub(crate) async fn callback(
    State(state): State<ServerState>,
    PlaceOf(place): PlaceOf,
    Path(key): Path<String>,
    Query(query): Query<AnswerQuery>,
    headers: HeaderMap,
) -> Response {
    let AnswerQuery { code, state: sent, iss, error, error_description } = query;
    let callback = OidcCallback { code, state: sent, iss, error, error_description };
    let browser = cookie_of(&headers, browser_cookie_name(&state));
    let session = cookie_of(&headers, crate::http::COOKIE);
    let answer = OidcAnswer { callback: &callback, browser: browser.as_deref(), session: session.as_deref() };
    let done = sign_in::finish_oidc(&state.app, &place, &state.config.address(), &key, answer).await;
    arrived(&state, done)
}

/// The cookie of the beginning has done its work, however it ended.
fn arrived(state: &ServerState, done: Result<OidcEnd, OidcFailure>) -> Response {
    let is_https = state.config.is_https();
    let mut cookies = vec![browser_cookie(state, None)];
    let way = match done {
        Ok(OidcEnd::In(SignedIn::Session(secret), back)) => {
            cookies.push(session_cookie(Some(&secret), is_https));
            back
        }
        Ok(OidcEnd::In(SignedIn::Totp(ticket), back)) => {
            cookies.push(step_cookie(&ticket, is_https));
            sign_in_page("step", "code", Some(&back))
        }
        Ok(OidcEnd::Confirmed(back)) => back,
        Err(OidcFailure { problem, back: Some(back), is_confirmation: true }) => {
            with_query(&back, "confirm", word(&problem))
        }
        Err(OidcFailure { problem, back, .. }) => sign_in_page("error", word(&problem), back.as_deref()),
    };
    going(way, cookies)
}

/// Sends a signed-in person to their provider to say again who they are.
#[utoipa::path(post, path = "/me/confirm/elsewhere", tag = "me",
    extensions(("x-permission" = json!("signed-in")), ("x-audit" = json!("session.confirm"))),
    request_body = ConfirmElsewhereJson,
    responses((status = 200, description = "Where to go.", body = ElsewhereJson)))]
pub(crate) async fn confirm(
    State(state): State<ServerState>,
    signed: Signed,
    input: Input<ConfirmElsewhereJson>,
) -> Answer<([(axum::http::HeaderName, String); 1], Json<ElsewhereJson>)> {
    let base = state.config.address();
    let back = input.value.back.as_deref();
    let begun = sign_in::begin_confirmation(&state.app, &signed.caller, &base, back).await?;
    let cookie = browser_cookie(&state, Some(&begun.browser));
    Ok(([(SET_COOKIE, cookie)], Json(ElsewhereJson { url: begun.url })))
}

fn going(to: String, cookies: Vec<String>) -> Response {
    let cookies = AppendHeaders(cookies.into_iter().map(|cookie| (SET_COOKIE, cookie)));
    (StatusCode::SEE_OTHER, [(LOCATION, to)], cookies).into_response()
}

/// What the page is told of a problem. No more: the address stays in the browser's history.
fn word(problem: &Problem) -> &'static str {
    match (problem.kind, problem.code) {
        (_, "sign_in_expired") => "expired",
        (ProblemKind::Unavailable | ProblemKind::Bug, _) => "unavailable",
        _ => "failed",
    }
}

fn sign_in_page(name: &str, value: &str, back: Option<&str>) -> String {
    let way = with_query("/sign-in", name, value);
    match back.filter(|back| *back != "/") {
        Some(back) => with_query(&way, "back", back),
        None => way,
    }
}

/// A way with one more value in its query, before its fragment.
fn with_query(way: &str, name: &str, value: &str) -> String {
    let (path, fragment) = match way.split_once('#') {
        Some((path, fragment)) => (path, format!("#{fragment}")),
        None => (way, String::new()),
    };
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}{name}={}{fragment}", escaped(value))
}

fn escaped(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    value
        .bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// How long a person may take at the provider's page, seconds; as long as what is kept of the beginning.
const BROWSER_SECONDS: u32 = 600;
/// The same for a one-time code.
const STEP_SECONDS: u32 = 300;
/// Name of the cookie that stands for the ticket of a one-time code, which so is in no address and in no script's reach.
pub(crate) const STEP_COOKIE: &str = "yunheng_step";

/// With TLS the name keeps other hosts of the domain from setting it: they could have a person signed in as somebody else.
fn browser_cookie_name(state: &ServerState) -> &'static str {
    if state.config.is_https() { "__Host-yunheng_oidc" } else { "yunheng_oidc" }
}

fn browser_cookie(state: &ServerState, secret: Option<&str>) -> String {
    let secure = if state.config.is_https() { "; Secure" } else { "" };
    let (name, value) = (browser_cookie_name(state), secret.unwrap_or_default());
    let age = if secret.is_some() { BROWSER_SECONDS } else { 0 };
    // Lax, not strict: it must come along when the provider sends the browser back.
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}")
}

fn step_cookie(ticket: &str, is_https: bool) -> String {
    let secure = if is_https { "; Secure" } else { "" };
    format!(
        "{STEP_COOKIE}={ticket}; Path=/api/v1/sign-in/totp; HttpOnly; SameSite=Strict; Max-Age={STEP_SECONDS}{secure}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_goes_into_the_query_before_the_fragment() {
        assert_eq!(with_query("/a", "error", "failed"), "/a?error=failed");
        assert_eq!(with_query("/a?b=1#c", "confirm", "failed"), "/a?b=1&confirm=failed#c");
        assert_eq!(sign_in_page("error", "expired", Some("/")), "/sign-in?error=expired");
        let way = sign_in_page("step", "code", Some("/audit?q=a&b#c"));
        assert_eq!(way, "/sign-in?step=code&back=/audit%3Fq%3Da%26b%23c");
    }
}
