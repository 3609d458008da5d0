//! Civil dates and moments of Asia/Shanghai, which has had one offset since 1991.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};
use std::fmt;

/// A civil date in Asia/Shanghai.
pub type Date = NaiveDate;

/// Asia/Shanghai's distance from UTC.
const SHANGHAI_SECONDS_EAST: i32 = 8 * 3600;

/// The text is not a date or an instant in an accepted form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// What was found.
    pub found: String,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a date YYYY-MM-DD that exists", self.found)
    }
}

impl std::error::Error for DateError {}

/// Reads `YYYY-MM-DD`, ten ASCII characters, a day that exists, years 1900–2999.
///
/// # Errors
/// Anything else, `2026-02-30` included.
pub fn parse_date(text: &str) -> Result<Date, DateError> {
    let bytes = text.as_bytes();
    let error = || DateError { found: text.to_owned() };
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return Err(error());
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0_u32, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
    };
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else {
        return Err(error());
    };
    if !(1900..3000).contains(&year) {
        return Err(error());
    }
    // The year is below 3000 by the check above, so the conversion keeps it.
    NaiveDate::from_ymd_opt(year as i32, month, day).ok_or_else(error)
}

/// A moment in Asia/Shanghai wall time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(NaiveDateTime);

impl Moment {
    /// 00:00 of a date.
    pub fn midnight(date: Date) -> Self {
        Self(date.and_time(NaiveTime::MIN))
    }

    /// From Shanghai wall time.
    pub fn from_local(local: NaiveDateTime) -> Self {
        Self(local)
    }

    /// From seconds since the Unix epoch (UTC).
    pub fn from_epoch_seconds(seconds: i64) -> Option<Self> {
        let utc = chrono::DateTime::from_timestamp(seconds, 0)?.naive_utc();
        Some(Self(utc + FixedOffset::east_opt(SHANGHAI_SECONDS_EAST)?))
    }

    /// Seconds since the Unix epoch (UTC).
    pub fn epoch_seconds(self) -> i64 {
        self.local_seconds() - i64::from(SHANGHAI_SECONDS_EAST)
    }

    /// Seconds of wall time since 1970-01-01 00:00 in Shanghai: a compact order for large tables.
    pub fn local_seconds(self) -> i64 {
        self.0.and_utc().timestamp()
    }

    /// The reverse of [`Self::local_seconds`].
    pub fn from_local_seconds(seconds: i64) -> Option<Self> {
        Some(Self(chrono::DateTime::from_timestamp(seconds, 0)?.naive_utc()))
    }

    /// The date it falls on.
    pub fn date(self) -> Date {
        self.0.date()
    }

    /// Wall time.
    pub fn local(self) -> NaiveDateTime {
        self.0
    }

    /// `minutes` later (or earlier when negative).
    pub fn plus_minutes(self, minutes: i64) -> Option<Self> {
        self.0.checked_add_signed(chrono::TimeDelta::try_minutes(minutes)?).map(Self)
    }
}

impl fmt::Display for Moment {
    /// RFC 3339 with Shanghai's offset.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+08:00", self.0.format("%Y-%m-%dT%H:%M:%S%.f"))
    }
}

/// Reads an instant: a date (its 00:00), `YYYY-MM-DD HH:MM[:SS]` in Shanghai time, or RFC 3339 with an offset.
///
/// # Errors
/// Anything else.
pub fn parse_moment(text: &str) -> Result<Moment, DateError> {
    if text.len() == 10 {
        return parse_date(text).map(Moment::midnight);
    }
    let error = || DateError { found: text.to_owned() };
    let date_part = text.get(0..10).ok_or_else(error)?;
    parse_date(date_part).map_err(|_| error())?;
    if let Ok(with_offset) = chrono::DateTime::parse_from_rfc3339(text) {
        let shanghai = FixedOffset::east_opt(SHANGHAI_SECONDS_EAST).ok_or_else(error)?;
        return Ok(Moment(with_offset.with_timezone(&shanghai).naive_local()));
    }
    ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        .map(Moment)
        .ok_or_else(error)
}

/// The same day number `months` later, or the month's last day (民法典 202).
///
/// ```
/// use yunheng_values::{add_months, parse_date};
/// assert_eq!(add_months(parse_date("2026-01-31")?, 1), parse_date("2026-02-28").ok());
/// # Ok::<(), yunheng_values::DateError>(())
/// ```
pub fn add_months(date: Date, months: i32) -> Option<Date> {
    let count = chrono::Months::new(months.unsigned_abs());
    if months < 0 { date.checked_sub_months(count) } else { date.checked_add_months(count) }
}

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Year.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
}

impl Month {
    /// The month that a date lies in.
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or(NaiveDate::MIN)
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { month: self.month + 1, ..self }
        }
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        (self.next().first_day() - self.first_day()).num_days()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist() {
        assert!(parse_date("2024-02-29").is_ok());
        for bad in [
            "2026-02-29",
            "2026-13-01",
            "2026-6-1",
            "20260601",
            "2026/06/01",
            "２０26-06-01",
            "+026-06-01",
            "0026-06-01",
        ] {
            assert!(parse_date(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn instants_are_shanghai_time() {
        let text = |t: &str| parse_moment(t).map(|m| m.to_string());
        assert_eq!(text("2026-06-02"), Ok("2026-06-02T00:00:00+08:00".to_owned()));
        assert_eq!(text("2026-06-01T16:00:00Z"), Ok("2026-06-02T00:00:00+08:00".to_owned()));
        assert_eq!(text("2026-06-02 09:30"), Ok("2026-06-02T09:30:00+08:00".to_owned()));
        assert_eq!(text("2026-06-02T09:30:05"), Ok("2026-06-02T09:30:05+08:00".to_owned()));
        for bad in
            ["2026-06-02T25:00", "yesterday", "2026-06-02T", "2026-02-30T00:00:00Z", "二〇二六年六月二日"]
        {
            assert!(parse_moment(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn months_clamp_at_their_end() {
        let date = |t: &str| parse_date(t).unwrap_or_default();
        assert_eq!(add_months(date("2027-06-02"), -1), Some(date("2027-05-02")));
        assert_eq!(add_months(date("2024-01-31"), 1), Some(date("2024-02-29")));
        assert_eq!(Month::of(date("2024-02-10")).days(), 29);
    }
}
