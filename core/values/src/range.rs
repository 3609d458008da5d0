//! Half-open ranges of days: the start is in, the end is out.

use crate::date::{Date, parse_date};
use std::fmt;

/// `[start, end)` in days; never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateRange {
    start: Date,
    end: Date,
}

/// Why two dates are no range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateRangeError {
    /// The end is not after the start.
    Empty,
    /// Not `START/END`.
    Form(String),
}

impl fmt::Display for DateRangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the end must be after the start; END is exclusive"),
            Self::Form(found) => write!(f, "`{found}` is not START/END with dates YYYY-MM-DD"),
        }
    }
}

impl std::error::Error for DateRangeError {}

impl DateRange {
    /// # Errors
    /// [`DateRangeError::Empty`] unless `start < end`.
    pub fn new(start: Date, end: Date) -> Result<Self, DateRangeError> {
        if start < end { Ok(Self { start, end }) } else { Err(DateRangeError::Empty) }
    }

    /// Reads `START/END`.
    ///
    /// # Errors
    /// [`DateRangeError`] for another form or an end that is not after the start.
    pub fn parse(text: &str) -> Result<Self, DateRangeError> {
        let form = || DateRangeError::Form(text.to_owned());
        let (start, end) = text.split_once('/').ok_or_else(form)?;
        Self::new(parse_date(start).map_err(|_| form())?, parse_date(end).map_err(|_| form())?)
    }

    /// First day.
    pub fn start(&self) -> Date {
        self.start
    }

    /// First day after.
    pub fn end(&self) -> Date {
        self.end
    }

    /// Whether a day lies inside.
    pub fn contains(&self, date: Date) -> bool {
        self.start <= date && date < self.end
    }

    /// How many days.
    pub fn days(&self) -> i64 {
        (self.end - self.start).num_days()
    }

    /// What two ranges share.
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end)).ok()
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_open() {
        let range = DateRange::parse("2026-06-02/2026-12-02");
        assert_eq!(range.as_ref().map(DateRange::days), Ok(183));
        assert!(DateRange::parse("2026-06-02/2026-06-02").is_err());
        assert!(DateRange::parse("2026-06-02").is_err());
    }
}
