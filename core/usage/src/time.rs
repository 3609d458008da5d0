//! Durations between days, and the window of samples.

use crate::Resource;
use yunheng_calendar::Limit;
use yunheng_policy::RuleError;
use yunheng_values::{Date, Moment, add_months};

/// Seconds of a day; Shanghai has no summer time.
pub(crate) const DAY_SECONDS: i64 = 86_400;
const DAY_MINUTES: i64 = 1_440;
const MONTHS_PER_YEAR: u32 = 12;
/// Monthly peaks of more than a century are a typing error.
const LARGEST_MONTHS: u32 = 1_200;

/// `date` moved by a duration; a month ends on the same day number or its last day. `None` outside the calendar, and
/// for working days and minutes, which [`duration`] keeps out.
pub(crate) fn later(date: Date, limit: Limit) -> Option<Date> {
    shift(date, limit, 1)
}

/// `date` moved back by a duration.
pub(crate) fn earlier(date: Date, limit: Limit) -> Option<Date> {
    shift(date, limit, -1)
}

fn shift(date: Date, limit: Limit, sign: i32) -> Option<Date> {
    match limit {
        Limit::Days(days) => plus_days(date, i64::from(days) * i64::from(sign)),
        Limit::Months(months) => add_months(date, i32::try_from(months).ok()?.checked_mul(sign)?),
        Limit::Years(years) => {
            let months = i32::try_from(years.checked_mul(MONTHS_PER_YEAR)?).ok()?;
            add_months(date, months.checked_mul(sign)?)
        }
        Limit::WorkingDays(_) | Limit::Minutes(_) => None,
    }
}

/// `date` moved by a count of days.
pub(crate) fn plus_days(date: Date, days: i64) -> Option<Date> {
    Moment::midnight(date).plus_minutes(days.checked_mul(DAY_MINUTES)?).map(Moment::date)
}

/// A limit that lasts whole days, months or years.
pub(crate) fn duration(key: &str, limit: Limit) -> Result<Limit, RuleError> {
    match limit {
        Limit::WorkingDays(_) | Limit::Minutes(_) => {
            Err(malformed(key, format!("`{limit}` is not a duration in d, month or y")))
        }
        _ => Ok(limit),
    }
}

/// A duration in whole months.
pub(crate) fn whole_months(key: &str, limit: Limit) -> Result<u32, RuleError> {
    let months = match limit {
        Limit::Months(months) => Some(months),
        Limit::Years(years) => years.checked_mul(MONTHS_PER_YEAR),
        _ => None,
    };
    months.filter(|months| *months <= LARGEST_MONTHS).ok_or_else(|| {
        malformed(key, format!("`{limit}` is not a duration in month or y up to {LARGEST_MONTHS} months"))
    })
}

pub(crate) fn malformed(key: &str, message: String) -> RuleError {
    RuleError::Malformed { place: key.to_owned(), message }
}

/// The days whose samples count: `[start, end)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub start: Date,
    /// First day after: the day that advice is given for.
    pub end: Date,
}

impl Window {
    /// The window of a length that ends at `at`; a length beyond the calendar reaches to its beginning.
    pub(crate) fn ending(at: Date, length: Limit) -> Self {
        Self { start: earlier(at, length).unwrap_or(Date::MIN), end: at }
    }

    /// How many days it has.
    pub fn days(&self) -> i64 {
        (self.end - self.start).num_days()
    }

    /// Seconds of wall time `[from, until)` whose samples judge a resource: after its last resize, and not while it
    /// has been off.
    pub fn usable(&self, resource: &Resource) -> (i64, i64) {
        let from = resource.resized_on.map_or(self.start, |resized| resized.max(self.start));
        let until = resource.off_since().map_or(self.end, |off| off.min(self.end));
        (seconds(from), seconds(until))
    }

    /// First seconds of `months` month slices that end at the window's end, and that end itself.
    pub(crate) fn month_bounds(&self, months: u32) -> Vec<i64> {
        let back = |count: u32| i32::try_from(count).ok().and_then(|count| add_months(self.end, -count));
        (0..=months).rev().map(|count| seconds(back(count).unwrap_or(Date::MIN))).collect()
    }
}

fn seconds(date: Date) -> i64 {
    Moment::midnight(date).local_seconds()
}
