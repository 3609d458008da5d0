//! A problem as an answer: RFC 9457 with code, clauses and the name of the request.

use super::PlaceOf;
use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use yunheng_api::platform::{FindingBody, ProblemJson};
use yunheng_app::{Place, Problem, ProblemKind};
use yunheng_values::{Finding, Lang};

/// What a handler gives back.
pub type Answer<T> = Result<T, Fault>;

/// A problem on its way to the caller.
#[derive(Debug)]
pub struct Fault(pub Problem);

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

/// The body is written where the place of the request is known, which is `with_problem_body`.
impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = status(self.0.kind).into_response();
        response.extensions_mut().insert(self.0);
        response
    }
}

/// The status of a kind; the table of docs/guides/http-status.md.
pub(crate) fn status(kind: ProblemKind) -> StatusCode {
    match kind {
        ProblemKind::Malformed => StatusCode::BAD_REQUEST,
        ProblemKind::SignIn => StatusCode::UNAUTHORIZED,
        ProblemKind::Forbidden | ProblemKind::ConfirmIdentity => StatusCode::FORBIDDEN,
        ProblemKind::NotFound => StatusCode::NOT_FOUND,
        ProblemKind::Conflict => StatusCode::CONFLICT,
        ProblemKind::Stale => StatusCode::PRECONDITION_FAILED,
        ProblemKind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ProblemKind::Refused => StatusCode::UNPROCESSABLE_ENTITY,
        ProblemKind::VersionNeeded => StatusCode::PRECONDITION_REQUIRED,
        ProblemKind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        ProblemKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ProblemKind::Bug => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Writes the body of every problem, and turns refusals that axum itself made into problems.
pub(crate) async fn with_problem_body(
    PlaceOf(place): PlaceOf,
    request: Request,
    next: axum::middleware::Next,
) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    if let Some(problem) = response.extensions().get::<Problem>().cloned() {
        return body(&problem, status, &place, response);
    }
    let is_problem = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == PROBLEM);
    if status.as_u16() < 400 || is_problem {
        return response;
    }
    body(&from_status(status), status, &place, response)
}

const PROBLEM: &str = "application/problem+json";

fn from_status(status: StatusCode) -> Problem {
    let make = |kind, code, zh: &str, en: &str| Problem::new(kind, code, zh, en);
    match status {
        StatusCode::METHOD_NOT_ALLOWED => make(
            ProblemKind::Malformed,
            "method_not_allowed",
            "此地址不支持这种请求",
            "this address does not take this method",
        ),
        StatusCode::PAYLOAD_TOO_LARGE => {
            make(ProblemKind::TooLarge, "too_large", "内容超过大小限制", "more than is taken")
        }
        StatusCode::UNSUPPORTED_MEDIA_TYPE => make(
            ProblemKind::Malformed,
            "media_type",
            "内容类型不对，应为 application/json 或按接口说明",
            "another content type is expected; see the API's description",
        ),
        StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => make(
            ProblemKind::Unavailable,
            "timeout",
            "处理超时，请稍后再试",
            "it took too long; try again later",
        ),
        StatusCode::NOT_FOUND => Problem::not_found(),
        status if status.is_server_error() => Problem::bug(&status),
        _ => make(ProblemKind::Malformed, "malformed", "请求无法读取", "the request cannot be read"),
    }
}

fn body(problem: &Problem, status: StatusCode, place: &Place, mut was: Response) -> Response {
    let lang = place.lang;
    let json = ProblemJson {
        kind: format!("/docs/problems#{}", problem.code),
        title: status.canonical_reason().unwrap_or("Error").to_owned(),
        status: status.as_u16(),
        detail: problem.message.in_lang(lang).to_owned(),
        code: problem.code.to_owned(),
        clauses: problem.clauses.iter().map(ToString::to_string).collect(),
        request_id: place.request_id.clone(),
        findings: findings(&problem.findings, lang),
    };
    let mut response = (status, Json(json)).into_response();
    for name in [header::ALLOW, header::RETRY_AFTER, header::SET_COOKIE] {
        if let Some(value) = was.headers_mut().remove(&name) {
            response.headers_mut().insert(name, value);
        }
    }
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM));
    response
}

/// Findings as they stand on the wire.
pub fn findings(findings: &[Finding], lang: Lang) -> Vec<FindingBody> {
    yunheng_api::findings_json(findings, lang)
        .into_iter()
        .map(|finding| FindingBody {
            severity: finding.severity.to_owned(),
            code: finding.code.to_owned(),
            place: finding.place,
            clauses: finding.clauses,
            message: finding.message,
            hint: finding.hint,
        })
        .collect()
}

/// The answer to an address under `/api` that is none.
pub(crate) async fn not_found() -> Fault {
    Fault(Problem::not_found())
}

/// The answer when a handler panicked: its transaction was taken back with it.
pub(crate) fn panic_answer(what: Box<dyn std::any::Any + Send>) -> Response {
    let text = what
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| what.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    Fault(Problem::bug(&text.unwrap_or_else(|| "a handler panicked".into()))).into_response()
}
