//! Versions of things: `ETag` on what is read, `If-Match` on what is edited.

use super::Fault;
use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use yunheng_app::{Problem, ProblemKind};

/// A thing with its version.
#[derive(Debug, Clone)]
pub struct Tagged<T> {
    /// The thing.
    pub value: T,
    /// Its version.
    pub version: i64,
}

impl<T: Serialize> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        ([(header::ETAG, format!("\"{}\"", self.version))], Json(self.value)).into_response()
    }
}

/// The version that an edit is of, from `If-Match`.
#[derive(Debug, Clone, Copy)]
pub struct VersionOf(pub i64);

impl<S: Send + Sync> FromRequestParts<S> for VersionOf {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        let Some(value) = parts.headers.get(header::IF_MATCH) else {
            return Err(Fault(Problem::new(
                ProblemKind::VersionNeeded,
                "version_needed",
                "修改时须带 If-Match，值为读取时的 ETag",
                "an edit needs If-Match with the ETag that was read",
            )));
        };
        let number = value
            .to_str()
            .ok()
            .and_then(|text| text.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok());
        // A tag that never was cannot match.
        number.map(Self).ok_or_else(|| Fault(Problem::stale()))
    }
}
