//! The time of day, which only the shell knows.

use std::sync::atomic::{AtomicI64, Ordering};
use yunheng_values::Moment;

/// Something that knows the time.
pub trait Clock: Send + Sync + std::fmt::Debug {
    /// Unix milliseconds.
    fn now_ms(&self) -> i64;
}

/// The machine's clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now_ms(&self) -> i64 {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// A clock that stands until it is moved, for tests.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that stands at a moment.
    pub fn at(now_ms: i64) -> Self {
        Self(AtomicI64::new(now_ms))
    }

    /// Sets it to a moment.
    pub fn set_ms(&self, now_ms: i64) {
        self.0.store(now_ms, Ordering::SeqCst);
    }

    /// Moves it, backwards too.
    pub fn advance_ms(&self, by: i64) {
        self.0.fetch_add(by, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// An instant as it stands on the wire: RFC 3339 in Shanghai's time, whole seconds.
///
/// ```
/// assert_eq!(yunheng_app::instant(0), "1970-01-01T08:00:00+08:00");
/// ```
pub fn instant(ms: i64) -> String {
    match Moment::from_epoch_seconds(ms.div_euclid(1000)) {
        Some(moment) => moment.to_string(),
        // Beyond the calendar: such as a lock that only a person opens.
        None => "9999-12-31T23:59:59+08:00".to_owned(),
    }
}
