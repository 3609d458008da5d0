//! How a part of a month is charged: the table of the contract, method by method.

use crate::days::{Day, MonthSpan};
use yunheng_policy::shape::ProrationKind;

/// The time that a unit price covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Per {
    /// A calendar month.
    Month,
    /// A day.
    Day,
    /// A calendar year.
    Year,
    /// A service (按服务计量).
    Each,
}

impl Per {
    const ALL: [Self; 4] = [Self::Month, Self::Day, Self::Year, Self::Each];

    /// Stable word of the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Day => "day",
            Self::Year => "year",
            Self::Each => "each",
        }
    }

    /// Reads the word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|per| per.as_str() == text)
    }
}

/// Reads the word of a proration.
pub fn parse_proration(text: &str) -> Option<ProrationKind> {
    use ProrationKind::{ActualDays, HalfMonth, Thirtieth, WholeMonth};
    [ActualDays, Thirtieth, HalfMonth, WholeMonth].into_iter().find(|kind| kind.as_str() == text)
}

/// What a price covers and how its parts are charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Price of a month × days ÷ days of that month (AMB-80).
    ActualDays,
    /// Price of a month; each day a thirtieth, a whole month is one.
    Thirtieth,
    /// Once a month: half for 1 to 15 used days, else whole.
    HalfMonth,
    /// Once a month, whole.
    WholeMonth,
    /// Price of a day × days.
    Day,
    /// Price of a year × days ÷ days of that year.
    Year,
    /// Price of a service, once on its first day.
    Each,
}

/// A share of the price: `parts` ÷ `of`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Share {
    pub parts: u32,
    pub of: u32,
}

impl Share {
    pub(crate) const WHOLE: Self = Self { parts: 1, of: 1 };
    pub(crate) const NOTHING: Self = Self { parts: 0, of: 1 };
}

/// So many used days cost half a month at most.
const HALF_MONTH_DAYS: u32 = 15;
/// Days of the month that a thirtieth counts in.
const THIRTY: u32 = 30;

impl Method {
    /// The method of a price; proration matters for prices of a month only.
    pub fn of(per: Per, proration: ProrationKind) -> Self {
        match (per, proration) {
            (Per::Month, ProrationKind::ActualDays) => Self::ActualDays,
            (Per::Month, ProrationKind::Thirtieth) => Self::Thirtieth,
            (Per::Month, ProrationKind::HalfMonth) => Self::HalfMonth,
            (Per::Month, ProrationKind::WholeMonth) => Self::WholeMonth,
            (Per::Day, _) => Self::Day,
            (Per::Year, _) => Self::Year,
            (Per::Each, _) => Self::Each,
        }
    }

    /// The time that the price covers.
    pub fn per(self) -> Per {
        match self {
            Self::ActualDays | Self::Thirtieth | Self::HalfMonth | Self::WholeMonth => Per::Month,
            Self::Day => Per::Day,
            Self::Year => Per::Year,
            Self::Each => Per::Each,
        }
    }

    /// The proration of a monthly price.
    pub fn proration(self) -> Option<ProrationKind> {
        match self {
            Self::ActualDays => Some(ProrationKind::ActualDays),
            Self::Thirtieth => Some(ProrationKind::Thirtieth),
            Self::HalfMonth => Some(ProrationKind::HalfMonth),
            Self::WholeMonth => Some(ProrationKind::WholeMonth),
            Self::Day | Self::Year | Self::Each => None,
        }
    }

    /// Charged once per resource, item and calendar month, not by day.
    pub(crate) fn is_once_a_month(self) -> bool {
        matches!(self, Self::HalfMonth | Self::WholeMonth)
    }

    /// The share that the days `[from, to)` of a month take of the price, for methods that count days.
    pub(crate) fn share_of_days(self, month: &MonthSpan, from: Day, to: Day) -> Share {
        let days = to.abs_diff(from);
        match self {
            Self::ActualDays => Share { parts: days, of: month.days() },
            Self::Thirtieth => Share { parts: thirtieths(month, to) - thirtieths(month, from), of: THIRTY },
            Self::Day => Share { parts: days, of: 1 },
            Self::Year => Share { parts: days, of: month.year_days },
            Self::HalfMonth | Self::WholeMonth | Self::Each => Share::NOTHING,
        }
    }

    /// The share that a month with so many used days takes of the price, for methods that charge once a month.
    pub(crate) fn share_of_month(self, used_days: u32) -> Share {
        match self {
            Self::HalfMonth if used_days <= HALF_MONTH_DAYS => Share { parts: 1, of: 2 },
            _ => Share::WHOLE,
        }
    }
}

/// Thirtieths from the month's first day up to `day`: a 31st adds nothing, the month's end is always 30.
fn thirtieths(month: &MonthSpan, day: Day) -> u32 {
    if day >= month.end { THIRTY } else { day.abs_diff(month.start).min(THIRTY) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yunheng_values::Month;

    fn share(method: Method, month: (i32, u32), first: i32, last: i32) -> (u32, u32) {
        let span = MonthSpan::of(Month { year: month.0, month: month.1 });
        let share = method.share_of_days(&span, span.start + first - 1, span.start + last);
        (share.parts, share.of)
    }

    #[test]
    fn days_of_the_month_and_of_the_year() {
        assert_eq!(share(Method::ActualDays, (2024, 2), 10, 29), (20, 29));
        assert_eq!(share(Method::ActualDays, (2026, 2), 28, 28), (1, 28));
        assert_eq!(share(Method::Year, (2024, 2), 1, 29), (29, 366));
        assert_eq!(share(Method::Year, (2026, 12), 31, 31), (1, 365));
        assert_eq!(share(Method::Day, (2026, 1), 1, 31), (31, 1));
    }

    #[test]
    fn thirtieths_end_every_month_at_thirty() {
        for month in 1..=12 {
            for year in [2023, 2024] {
                let days = MonthSpan::of(Month { year, month }).days() as i32;
                assert_eq!(share(Method::Thirtieth, (year, month), 1, days), (30, 30), "{year}-{month}");
            }
        }
        assert_eq!(share(Method::Thirtieth, (2026, 1), 31, 31), (0, 30));
        assert_eq!(share(Method::Thirtieth, (2026, 1), 16, 31), (15, 30));
        assert_eq!(share(Method::Thirtieth, (2026, 1), 30, 30), (1, 30));
        assert_eq!(share(Method::Thirtieth, (2026, 2), 28, 28), (3, 30));
        assert_eq!(share(Method::Thirtieth, (2024, 2), 28, 28), (1, 30));
        assert_eq!(share(Method::Thirtieth, (2024, 2), 29, 29), (2, 30));
    }

    #[test]
    fn fifteen_days_are_half_a_month() {
        let half = Share { parts: 1, of: 2 };
        assert_eq!([1, 15].map(|days| Method::HalfMonth.share_of_month(days)), [half; 2]);
        assert_eq!([16, 31].map(|days| Method::HalfMonth.share_of_month(days)), [Share::WHOLE; 2]);
        assert_eq!(Method::WholeMonth.share_of_month(1), Share::WHOLE);
    }

    #[test]
    fn words_round_trip() {
        for per in Per::ALL {
            assert_eq!(Per::parse(per.as_str()), Some(per));
            assert_eq!(Method::of(per, ProrationKind::Thirtieth).per(), per);
        }
        assert_eq!(parse_proration("half_month"), Some(ProrationKind::HalfMonth));
        assert_eq!((Per::parse("hour"), parse_proration("monthly")), (None, None));
    }
}
