//! Who is signed in: cookie or token, the check against other sites, and refusals on the record.

use super::{Fault, Network, PlaceOf};
use crate::state::ServerState;
use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::{Arc, OnceLock};
use yunheng_app::{Caller, Credential, Problem, ProblemKind, csrf_token, sign_in_again};

/// Name of the session's cookie.
pub(crate) const COOKIE: &str = "yunheng_session";

/// A signed-in person; a handler that takes it answers strangers with 401.
#[derive(Debug, Clone)]
pub struct Signed {
    /// Who.
    pub caller: Caller,
    /// What a page sends back beside its cookie.
    pub csrf: Option<String>,
}

/// Where the person is left for [`record_refusals`].
type Slot = Arc<OnceLock<Caller>>;

impl FromRequestParts<ServerState> for Signed {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &ServerState) -> Result<Self, Fault> {
        let PlaceOf(place) = match PlaceOf::from_request_parts(parts, state).await {
            Ok(place) => place,
            Err(never) => match never {},
        };
        let credential = credential(&parts.headers).ok_or_else(sign_in_again)?;
        let ip = place.ip.parse().ok();
        let caller = state.app.caller(&credential, place).await?;
        if let Some(slot) = parts.extensions.get::<Slot>() {
            // Set once for each request; a second extractor finds the same person.
            let _ = slot.set(caller.clone());
        }
        if caller.world.is_administrator() && !may_administrate(&state.config.admin_networks, ip) {
            return Err(Fault(Problem::new(
                ProblemKind::Forbidden,
                "network",
                "管理员账号不能从此网络地址使用",
                "administrators may not work from this address",
            )));
        }
        state.limits.account(caller.account)?;
        let csrf = match &credential {
            Credential::Cookie(secret) => Some(csrf_token(secret)),
            Credential::Token(_) => None,
        };
        if let Some(expected) = &csrf {
            check_csrf(parts, expected)?;
        }
        Ok(Self { caller, csrf })
    }
}

fn credential(headers: &HeaderMap) -> Option<Credential> {
    if let Some(value) = headers.get(header::AUTHORIZATION) {
        // Whoever sends a token means the token, even when it is no good.
        let token = value.to_str().ok()?.strip_prefix("Bearer ")?;
        return Some(Credential::Token(token.trim().to_owned()));
    }
    cookie_of(headers, COOKIE).map(Credential::Cookie)
}

/// The value of a cookie.
pub(crate) fn cookie_of(headers: &HeaderMap, wanted: &str) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value.to_owned())
}

fn may_administrate(networks: &[String], ip: Option<std::net::IpAddr>) -> bool {
    networks.is_empty()
        || ip.is_some_and(|ip| {
            networks.iter().filter_map(|text| Network::parse(text)).any(|net| net.holds(ip))
        })
}

/// A change with a cookie must show that the page itself sent it.
fn check_csrf(parts: &Parts, expected: &str) -> Result<(), Fault> {
    if matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let given = parts.headers.get("x-csrf-token").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if given == expected {
        return Ok(());
    }
    Err(Fault(Problem::new(
        ProblemKind::Forbidden,
        "csrf",
        "请求不是从本系统网页发出的，请刷新页面后重试",
        "the request did not come from this page; reload it and try again",
    )))
}

/// Writes every refusal of a signed-in person into the audit trail. If it cannot be written, the answer says that the service is
/// not available.
pub(crate) async fn record_refusals(
    State(state): State<ServerState>,
    mut request: Request,
    next: Next,
) -> Response {
    let slot: Slot = Arc::default();
    request.extensions_mut().insert(Arc::clone(&slot));
    let matched = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = format!("{} {}", request.method(), matched.as_deref().unwrap_or(request.uri().path()));
    let response = next.run(request).await;
    let refused = response.extensions().get::<Problem>().filter(|problem| problem.is_refusal()).cloned();
    let (Some(problem), Some(caller)) = (refused, slot.get()) else { return response };
    match state.app.record_refusal(caller, &route, &problem).await {
        Ok(()) => response,
        Err(problem) => Fault(problem).into_response(),
    }
}

/// The header that sets or clears the cookie.
pub(crate) fn session_cookie(secret: Option<&str>, is_https: bool) -> String {
    let secure = if is_https { "; Secure" } else { "" };
    match secret {
        Some(secret) => format!("{COOKIE}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}"),
        None => format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}"),
    }
}
