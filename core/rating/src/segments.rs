//! Cuts an interval where the month, the price or the payer changes.

use crate::days::{Day, Months};
use crate::once::version_on;
use crate::prices::PriceVersion;

/// Days of one month, price and payer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Segment {
    pub from: Day,
    pub to: Day,
    /// Place among the months of the period.
    pub month: usize,
    /// Place among the item's versions.
    pub version: usize,
    pub payer: Option<u32>,
}

/// Segments of an interval inside the period, in order.
#[derive(Debug, Clone)]
pub(crate) struct Segments<'a> {
    months: &'a Months,
    versions: &'a [PriceVersion],
    payers: &'a [(Day, u32)],
    day: Day,
    end: Day,
    month: usize,
    version: usize,
    /// Changes of payer up to the day.
    paid: usize,
}

impl<'a> Segments<'a> {
    /// `[day, end)` lies in the period and is not empty; there is a version.
    pub(crate) fn new(
        months: &'a Months,
        versions: &'a [PriceVersion],
        payers: &'a [(Day, u32)],
        (day, end): (Day, Day),
    ) -> Self {
        let month = months.index_of(day);
        let version = version_on(versions, day);
        let paid = payers.partition_point(|(from, _)| *from <= day);
        Self { months, versions, payers, day, end, month, version, paid }
    }
}

impl Iterator for Segments<'_> {
    type Item = Segment;

    #[inline]
    fn next(&mut self) -> Option<Segment> {
        if self.day >= self.end {
            return None;
        }
        let from = self.day;
        let month_end = self.months.span(self.month).end;
        let next_price = self.versions.get(self.version + 1).map_or(Day::MAX, |version| version.from);
        let next_payer = self.payers.get(self.paid).map_or(Day::MAX, |(from, _)| *from);
        let to = self.end.min(month_end).min(next_price).min(next_payer);
        let payer = self.paid.checked_sub(1).map(|place| self.payers[place].1);
        let segment = Segment { from, to, month: self.month, version: self.version, payer };
        self.day = to;
        self.month += usize::from(to == month_end);
        self.version += usize::from(to == next_price);
        self.paid += usize::from(to == next_payer);
        Some(segment)
    }
}
