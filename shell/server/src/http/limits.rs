//! How much one caller may ask for in a time.

use super::{Fault, PlaceOf};
use crate::config::Config;
use crate::state::ServerState;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::num::NonZeroU32;
use yunheng_app::{Problem, ProblemKind};

/// Limits by account for those who are signed in, by address for those who sign in or verify a document.
#[derive(Debug)]
pub struct RateLimits {
    accounts: DefaultKeyedRateLimiter<i64>,
    sign_ins: DefaultKeyedRateLimiter<String>,
    verifications: DefaultKeyedRateLimiter<String>,
}

/// Keys that are remembered before old ones are forgotten.
const REMEMBERED: usize = 20_000;

impl RateLimits {
    /// Limits of a configuration.
    pub fn new(config: &Config) -> Self {
        let at_least_one = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        let accounts = Quota::per_second(at_least_one(config.requests_per_second))
            .allow_burst(at_least_one(config.requests_per_second.saturating_mul(2)));
        let sign_ins = Quota::per_minute(at_least_one(config.sign_ins_per_minute));
        Self {
            accounts: RateLimiter::keyed(accounts),
            sign_ins: RateLimiter::keyed(sign_ins),
            verifications: RateLimiter::keyed(sign_ins),
        }
    }

    /// Counts a request of an account.
    pub(crate) fn account(&self, account: i64) -> Result<(), Fault> {
        if self.accounts.len() > REMEMBERED {
            self.accounts.retain_recent();
        }
        self.accounts.check_key(&account).map_err(|_| too_many())
    }
}

/// Counts attempts to sign in by address, before any password is looked at: each one costs memory and time.
pub(crate) async fn limit(
    State(state): State<ServerState>,
    PlaceOf(place): PlaceOf,
    request: Request,
    next: Next,
) -> Response {
    by_address(&state.limits.sign_ins, &place.ip, request, next).await
}

/// Counts strangers who verify documents by address, apart from those who sign in: nobody shall guess codes.
pub(crate) async fn limit_verifying(
    State(state): State<ServerState>,
    PlaceOf(place): PlaceOf,
    request: Request,
    next: Next,
) -> Response {
    by_address(&state.limits.verifications, &place.ip, request, next).await
}

async fn by_address(
    limiter: &DefaultKeyedRateLimiter<String>,
    ip: &str,
    request: Request,
    next: Next,
) -> Response {
    if limiter.len() > REMEMBERED {
        limiter.retain_recent();
    }
    match limiter.check_key(&ip.to_owned()) {
        Ok(()) => next.run(request).await,
        Err(wait) => {
            let seconds = wait.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
            let mut response = too_many().into_response();
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            response
        }
    }
}

fn too_many() -> Fault {
    Fault(Problem::new(
        ProblemKind::TooMany,
        "too_many_requests",
        "请求过于频繁，请稍后再试",
        "too many requests; try again in a moment",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verifying_documents_is_counted_by_address_and_apart_from_signing_in() {
        let limits = RateLimits::new(&Config { sign_ins_per_minute: 2, ..Config::default() });
        let (one, two) = ("10.1.2.3".to_owned(), "10.1.2.4".to_owned());
        let asks = |ip: &String| limits.verifications.check_key(ip).is_ok();
        assert_eq!([asks(&one), asks(&one), asks(&one), asks(&two)], [true, true, false, true]);
        assert!(limits.sign_ins.check_key(&one).is_ok(), "whoever verifies can still sign in");
    }
}
