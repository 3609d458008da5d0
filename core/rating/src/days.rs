//! Days as numbers, and the calendar months of a period.

use chrono::{Datelike, NaiveDate};
use yunheng_values::{Date, DateRange, Month};

/// A day as a count from the first day of our era.
pub type Day = i32;

/// The number of a date.
pub fn day_of(date: Date) -> Day {
    date.num_days_from_ce()
}

/// The date of a number.
pub fn date_of(day: Day) -> Date {
    // Every number in this crate came from a date between 1900 and 3000, give or take a rule's limit.
    NaiveDate::from_num_days_from_ce_opt(day).unwrap_or(NaiveDate::MAX)
}

/// A calendar month, whole also where the period cuts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MonthSpan {
    pub month: Month,
    pub start: Day,
    pub end: Day,
    /// 365 or 366.
    pub year_days: u32,
}

impl MonthSpan {
    pub(crate) fn of(month: Month) -> Self {
        let year_start = |year: i32| day_of(Month { year, month: 1 }.first_day());
        Self {
            month,
            start: day_of(month.first_day()),
            end: day_of(month.next().first_day()),
            year_days: year_start(month.year + 1).abs_diff(year_start(month.year)),
        }
    }

    pub(crate) fn days(&self) -> u32 {
        self.end.abs_diff(self.start)
    }
}

/// The months that a period touches.
#[derive(Debug, Clone)]
pub(crate) struct Months {
    spans: Vec<MonthSpan>,
    /// First day of the period.
    pub start: Day,
    /// First day after the period.
    pub end: Day,
}

impl Months {
    pub(crate) fn of(period: &DateRange) -> Self {
        let (start, end) = (day_of(period.start()), day_of(period.end()));
        let mut spans = vec![MonthSpan::of(Month::of(period.start()))];
        while let Some(last) = spans.last().filter(|span| span.end < end) {
            spans.push(MonthSpan::of(last.month.next()));
        }
        Self { spans, start, end }
    }

    /// Place of the month that holds a day of the period.
    pub(crate) fn index_of(&self, day: Day) -> usize {
        self.spans.partition_point(|span| span.end <= day)
    }

    /// The month at a place.
    pub(crate) fn span(&self, index: usize) -> &MonthSpan {
        &self.spans[index]
    }

    /// All months in order.
    pub(crate) fn spans(&self) -> &[MonthSpan] {
        &self.spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_touches_whole_months() {
        let months = Months::of(&DateRange::parse("2023-12-15/2024-03-01").unwrap());
        let listed: Vec<(String, u32, u32)> =
            months.spans().iter().map(|span| (span.month.to_string(), span.days(), span.year_days)).collect();
        let expected = [("2023-12", 31, 365), ("2024-01", 31, 366), ("2024-02", 29, 366)];
        assert_eq!(listed, expected.map(|(month, days, year)| (month.to_owned(), days, year)));
        assert_eq!(months.index_of(months.start), 0);
        assert_eq!(months.index_of(months.end - 1), 2);
        assert_eq!(date_of(months.span(1).start).to_string(), "2024-01-01");
    }
}
