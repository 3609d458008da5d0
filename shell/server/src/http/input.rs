//! Bodies: JSON that is exactly what the API describes, and the key under which a creation is sent once.

use super::Fault;
use crate::state::ServerState;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use sm3::{Digest, Sm3};
use yunheng_app::{Problem, ProblemKind};

pub use yunheng_app::Once;

/// A JSON body, with the key of a creation when there is one.
#[derive(Debug, Clone)]
pub struct Input<T> {
    /// The body.
    pub value: T,
    /// From the header `Idempotency-Key`.
    pub once: Option<Once>,
}

/// Longest key of a creation.
const LONGEST_KEY: usize = 100;

impl<T: DeserializeOwned + Send> FromRequest<ServerState> for Input<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &ServerState) -> Result<Self, Fault> {
        let (key, path) = (key(request.headers())?, format!("{} {}", request.method(), request.uri().path()));
        must_be_json(request.headers())?;
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            if rejection.status().as_u16() == 413 {
                return Fault(Problem::new(
                    ProblemKind::TooLarge,
                    "too_large",
                    "内容超过大小限制",
                    "more than is taken",
                ));
            }
            malformed("内容没有传完整", "the body did not arrive whole")
        })?;
        if has_null(&bytes) {
            return Err(null());
        }
        let value = serde_json::from_slice(&bytes).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            malformed(
                &format!("JSON第{line}行第{column}列：{error}"),
                &format!("JSON, line {line}, column {column}: {error}"),
            )
        })?;
        let digest = Sm3::new().chain_update(path).chain_update(&bytes).finalize().to_vec();
        Ok(Self { value, once: key.map(|key| Once { key, request_digest: digest }) })
    }
}

fn key(headers: &HeaderMap) -> Result<Option<String>, Fault> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let text = value.to_str().unwrap_or_default();
    if (1..=LONGEST_KEY).contains(&text.len()) {
        return Ok(Some(text.to_owned()));
    }
    Err(malformed(
        "Idempotency-Key 应为1至100个ASCII字符",
        "an Idempotency-Key has 1 to 100 ASCII characters",
    ))
}

fn must_be_json(headers: &HeaderMap) -> Result<(), Fault> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json")) {
        return Ok(());
    }
    Err(malformed("内容类型应为 application/json", "the content type must be application/json"))
}

/// Whether a JSON text writes the character U+0000, which one of the two databases keeps and the other refuses.
fn has_null(json: &[u8]) -> bool {
    let mut is_escaped = false;
    json.windows(6).any(|window| {
        let is_null = !is_escaped && window == br"\u0000";
        is_escaped = window[0] == b'\\' && !is_escaped;
        is_null
    })
}

/// Refuses an address with the character U+0000.
pub(crate) async fn refuse_null(request: Request, next: Next) -> Response {
    let address = request.uri().path_and_query().map_or("", PathAndQuery::as_str);
    if address.contains("%00") { null().into_response() } else { next.run(request).await }
}

fn null() -> Fault {
    malformed("文字中有不可用的字符U+0000", "a text has the character U+0000, which no text has")
}

fn malformed(zh: &str, en: &str) -> Fault {
    Fault(Problem::new(ProblemKind::Malformed, "malformed", zh, en))
}

#[cfg(test)]
mod tests {
    use super::has_null;

    #[test]
    fn only_the_character_itself_is_refused() {
        assert!(has_null(br#"{"said":"a\u0000"}"#));
        assert!(has_null(br#"{"said":"\\\u0000"}"#), "a backslash, and then the character");
        assert!(!has_null(br#"{"said":"\\u0000"}"#), "a backslash and six letters");
    }
}
