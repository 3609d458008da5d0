//! Rating: the rows of one resource and item become lines.
//!
//! An interval is cut where the month, the price or the payer changes; each piece is a line. The lines of a month share
//! one exact running sum, and each is charged by what the rounded sum grows (see `amount.rs`). So a month is rounded
//! once however often it is cut.

use crate::amount::{Product, Running};
use crate::days::{Day, MonthSpan, Months};
use crate::issue::Issue;
use crate::leases::{Lease, Leases, Stage};
use crate::method::Share;
use crate::once::{Once, once, version_on};
use crate::payers::Payers;
use crate::prices::{PriceBook, PriceVersion, Tariff};
use crate::screen::{keep_priced, screen};
use crate::segments::{Segment, Segments};
use crate::test_stage::TestRule;
use crate::totals::{Notes, Tally, Totals};
use std::ops::Range;
use yunheng_values::{DateRange, Finding, Findings, Money, Month};

/// A line of the list of used resources (云资源使用清单).
///
/// Resource, unit, project, item, stage and quantity are those of its row, price and clauses those of its version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Place of its row among [`Leases::rows`].
    pub lease: u32,
    /// Number of its price in the [`PriceBook`].
    pub version: u32,
    /// Number of who pays in [`Payers::names`].
    pub payer: Option<u32>,
    /// The month.
    pub month: Month,
    /// First day.
    pub from: Day,
    /// First day after; of a service the day after it.
    pub to: Day,
    /// What it costs.
    pub charge: Money,
}

/// What a line is charged for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Basis {
    /// A test.
    Free,
    /// A month's one charge stands on another line.
    Elsewhere,
    /// A share of quantity × price.
    Share(Share),
    /// The month's one charge.
    Once(Once),
}

/// A line with how it came about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub line: Line,
    pub basis: Basis,
    pub month: usize,
    pub before: Running,
    pub after: Running,
}

/// Everything that rating depends on; it can be shared between threads.
#[derive(Debug, Clone)]
pub struct Rater<'a> {
    pub(crate) leases: &'a Leases,
    pub(crate) book: &'a PriceBook,
    pub(crate) payers: &'a Payers,
    pub(crate) test: Option<&'a TestRule>,
    pub(crate) months: Months,
}

/// The sums of the month in hand.
struct InHand {
    month: usize,
    running: Running,
    once: Option<Once>,
    /// Rows before this place end before the month.
    passed: usize,
}

impl InHand {
    const NOTHING: Self = Self { month: usize::MAX, running: Running::START, once: None, passed: 0 };
}

impl<'a> Rater<'a> {
    /// Rates `leases` in a period. Book and payers were made for these leases.
    pub fn new(
        leases: &'a Leases,
        book: &'a PriceBook,
        payers: &'a Payers,
        test: Option<&'a TestRule>,
        period: &DateRange,
    ) -> Self {
        Self { leases, book, payers, test, months: Months::of(period) }
    }

    /// An empty tally for this rater, one a thread.
    pub fn tally(&self) -> Tally {
        let (units, items) = (self.leases.units.len(), self.leases.items.len());
        let spans = self.months.spans();
        Tally::new(Totals::new((units, self.payers.names().len(), items, spans.len()), spans[0].month))
    }

    /// Rates all groups that begin in a range of rows; see [`Leases::parts`].
    pub fn rate(&self, range: Range<usize>, tally: &mut Tally, lines: &mut Vec<Line>) {
        let mut start = range.start;
        while start < range.end {
            let group = self.leases.group_at(start);
            start = group.end;
            self.rate_group(group, tally, lines);
        }
    }

    /// Rates the rows of one resource and item (see [`Leases::group_at`]) and appends their lines in order of day.
    pub fn rate_group(&self, group: Range<usize>, tally: &mut Tally, lines: &mut Vec<Line>) {
        let Tally { totals, notes } = tally;
        let rows = self.leases.rows();
        self.entries(group, notes, &mut |entry: Entry| {
            let lease = &rows[entry.line.lease as usize];
            totals.add(&entry.line, lease.unit, lease.item, entry.month);
            lines.push(entry.line);
        });
    }

    /// The tally's issues in words, in order of the file's rows; `file` is its name.
    pub fn findings(&self, tally: &Tally, file: &str) -> Findings {
        let rows = self.leases.rows();
        let mut issues = tally.issues().to_vec();
        issues.sort_unstable_by_key(|issue| (rows[issue.lease() as usize].row, *issue));
        issues.into_iter().map(|issue| self.finding(issue, file)).collect()
    }

    /// One issue in words.
    pub fn finding(&self, issue: Issue, file: &str) -> Finding {
        issue.finding(self.leases, file, self.test)
    }

    /// Gives every line of a group to `sink`.
    pub(crate) fn entries(&self, group: Range<usize>, notes: &mut Notes, sink: &mut impl FnMut(Entry)) {
        let rows = &self.leases.rows()[group.clone()];
        let (Some(lease), Ok(first)) = (rows.first(), u32::try_from(group.start)) else { return };
        let tariff = self.book.tariff(lease.item);
        if !tariff.known {
            self.report_unknown(first, rows, notes);
        } else if tariff.each {
            self.services(first, rows, tariff, (notes, sink));
        } else {
            screen(first, rows, &mut notes.kept, &mut notes.issues);
            if let Some(test) = self.test {
                test.check(self.leases.rows(), &notes.kept, &self.months, &mut notes.issues);
            }
            let first_price = self.book.versions(tariff).first().map_or(Day::MAX, |version| version.from);
            keep_priced(first_price, &self.months, &mut notes.kept, &mut notes.issues);
            self.intervals(tariff, notes, sink);
        }
    }

    fn report_unknown(&self, first: u32, rows: &[Lease], notes: &mut Notes) {
        let touches = |lease: &Lease| {
            lease.from < self.months.end && (lease.from >= self.months.start || lease.to > self.months.start)
        };
        let unknown = (first..).zip(rows).filter(|(_, lease)| touches(lease));
        notes.issues.extend(unknown.map(|(lease, _)| Issue::UnknownItem { lease }));
    }

    /// Services (按服务计量): each row once, on its first day.
    fn services(
        &self,
        first: u32,
        rows: &[Lease],
        tariff: Tariff,
        (notes, sink): (&mut Notes, &mut impl FnMut(Entry)),
    ) {
        let versions = self.book.versions(tariff);
        let mut hand = InHand::NOTHING;
        for (place, lease) in (first..).zip(rows) {
            let day = lease.from;
            if !(self.months.start..self.months.end).contains(&day) {
                continue;
            }
            if versions.first().is_none_or(|version| day < version.from) {
                notes.issues.push(Issue::NoPrice { lease: place, day });
                continue;
            }
            let payers = self.payers.of(self.leases, lease);
            let paid = payers.partition_point(|(from, _)| *from <= day).checked_sub(1);
            let segment = Segment {
                from: day,
                to: day + 1,
                month: self.months.index_of(day),
                version: version_on(versions, day),
                payer: paid.map(|change| payers[change].1),
            };
            if hand.month != segment.month {
                hand = InHand { month: segment.month, ..InHand::NOTHING };
            }
            let basis = if lease.stage == Stage::Test { Basis::Free } else { Basis::Share(Share::WHOLE) };
            self.charge(Cut { place, lease, segment, tariff, basis }, &mut hand, notes, sink);
        }
    }

    /// Intervals (按时间计量): the rows that the screening kept, in order of day.
    fn intervals(&self, tariff: Tariff, notes: &mut Notes, sink: &mut impl FnMut(Entry)) {
        let versions = self.book.versions(tariff);
        let has_once = versions.iter().any(|version| version.method.is_once_a_month());
        let kept = std::mem::take(&mut notes.kept);
        let mut hand = InHand::NOTHING;
        for row in &kept {
            let Some(days) = row.clipped(&self.months) else { continue };
            let lease = &self.leases.rows()[row.lease as usize];
            for segment in Segments::new(&self.months, versions, self.payers.of(self.leases, lease), days) {
                let month = self.months.span(segment.month);
                if hand.month != segment.month {
                    hand = InHand { month: segment.month, passed: hand.passed, ..InHand::NOTHING };
                    if has_once {
                        hand.passed += kept[hand.passed..].partition_point(|row| row.to <= month.start);
                        hand.once = once(month, self.leases.rows(), &kept[hand.passed..], versions);
                    }
                }
                let basis = basis(lease, &segment, &versions[segment.version], (month, hand.once));
                self.charge(Cut { place: row.lease, lease, segment, tariff, basis }, &mut hand, notes, sink);
            }
        }
        notes.kept = kept;
    }

    /// Charges a piece and hands it on as a line.
    #[inline]
    fn charge(&self, cut: Cut<'_>, hand: &mut InHand, notes: &mut Notes, sink: &mut impl FnMut(Entry)) {
        let Cut { place, lease, segment, tariff, basis } = cut;
        let version = &self.book.versions(tariff)[segment.version];
        let before = hand.running;
        let charge = match basis {
            Basis::Free | Basis::Elsewhere => Some(Money::ZERO),
            Basis::Share(share) => hand.running.add(Product::of(lease.quantity, version.unit_price), share),
            Basis::Once(once) => hand.running.add(Product::of(once.quantity, version.unit_price), once.share),
        };
        let Some(charge) = charge else {
            notes.issues.push(Issue::TooLarge { lease: place, day: segment.from });
            return;
        };
        if segment.payer.is_none() && !std::mem::replace(&mut notes.warned[lease.unit as usize], true) {
            notes.issues.push(Issue::NoPayer { unit: lease.unit, lease: place, day: segment.from });
        }
        let line = Line {
            lease: place,
            version: tariff.version(segment.version),
            payer: segment.payer,
            month: self.months.span(segment.month).month,
            from: segment.from,
            to: segment.to,
            charge,
        };
        sink(Entry { line, basis, month: segment.month, before, after: hand.running });
    }
}

/// A piece of a row that becomes a line.
struct Cut<'a> {
    place: u32,
    lease: &'a Lease,
    segment: Segment,
    tariff: Tariff,
    basis: Basis,
}

/// What a piece of an interval is charged for.
#[inline]
fn basis(
    lease: &Lease,
    segment: &Segment,
    version: &PriceVersion,
    (month, once): (&MonthSpan, Option<Once>),
) -> Basis {
    if lease.stage == Stage::Test {
        return Basis::Free;
    }
    if !version.method.is_once_a_month() {
        return Basis::Share(version.method.share_of_days(month, segment.from, segment.to));
    }
    // A piece that holds the first used day is formal and under the version of that day.
    match once {
        Some(once) if (segment.from..segment.to).contains(&once.first_day) => Basis::Once(once),
        _ => Basis::Elsewhere,
    }
}
