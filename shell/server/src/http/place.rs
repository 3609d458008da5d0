//! From where a request comes, and its name.

use crate::state::ServerState;
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use yunheng_app::Place;
use yunheng_values::Lang;

/// Gives the request its name and keeps from where it comes; logs how it ended.
pub(crate) async fn with_place(
    State(state): State<ServerState>,
    mut request: Request,
    next: Next,
) -> Response {
    let request_id = yunheng_app::random_token()[..16].to_owned();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let ip = caller_ip(peer, request.headers(), &state.config.trusted_proxies);
    let place = Place {
        ip: ip.map(|ip| ip.to_canonical().to_string()).unwrap_or_default(),
        user_agent: text(request.headers(), header::USER_AGENT.as_str()),
        request_id: request_id.clone(),
        lang: lang(request.headers()),
    };
    let (method, path, began) =
        (request.method().clone(), request.uri().path().to_owned(), std::time::Instant::now());
    request.extensions_mut().insert(place);
    let mut response = next.run(request).await;
    let (status, duration_ms) = (response.status().as_u16(), began.elapsed().as_millis() as u64);
    // The query may hold what a person searched for, so only the path is logged.
    tracing::info!(request_id, %method, path, status, duration_ms, "request");
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}

/// The peer, or what trusted proxies say of it: the last address that none of them wrote.
fn caller_ip(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[IpAddr]) -> Option<IpAddr> {
    let peer = peer?.to_canonical();
    if !trusted.contains(&peer) {
        return Some(peer);
    }
    let forwarded = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let addresses: Vec<IpAddr> =
        forwarded.flat_map(|value| value.split(',')).filter_map(|part| part.trim().parse().ok()).collect();
    addresses
        .into_iter()
        .rev()
        .map(|ip: IpAddr| ip.to_canonical())
        .find(|ip| !trusted.contains(ip))
        .or(Some(peer))
}

fn lang(headers: &HeaderMap) -> Lang {
    let wanted = text(headers, header::ACCEPT_LANGUAGE.as_str()).to_lowercase();
    let first = wanted.split(',').next().unwrap_or_default();
    if first.trim().starts_with("en") { Lang::En } else { Lang::Zh }
}

fn text(headers: &HeaderMap, name: &str) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

/// Gives a handler the place of its request.
#[derive(Debug, Clone)]
pub(crate) struct PlaceOf(pub(crate) Place);

impl<S: Send + Sync> FromRequestParts<S> for PlaceOf {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.extensions.get::<Place>().cloned().unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn only_trusted_proxies_are_believed_and_only_for_what_they_saw() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static("1.1.1.1, 2.2.2.2, 10.0.0.2"));
        let trusted = [ip("10.0.0.1"), ip("10.0.0.2")];
        assert_eq!(caller_ip(Some(ip("9.9.9.9")), &headers, &trusted), Some(ip("9.9.9.9")));
        assert_eq!(caller_ip(Some(ip("10.0.0.1")), &headers, &trusted), Some(ip("2.2.2.2")));
        assert_eq!(caller_ip(Some(ip("::ffff:10.0.0.1")), &headers, &trusted), Some(ip("2.2.2.2")));
    }
}
