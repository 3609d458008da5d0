//! Which rows of a resource and item can be rated.

use crate::days::{Day, Months};
use crate::issue::Issue;
use crate::leases::Lease;

/// A row that is still to be rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Place among the rows.
    pub lease: u32,
    pub from: Day,
    pub to: Day,
    overlaps: bool,
}

impl Kept {
    /// The part inside the period, if any.
    pub(crate) fn clipped(&self, months: &Months) -> Option<(Day, Day)> {
        let (from, to) = (self.from.max(months.start), self.to.min(months.end));
        (from < to).then_some((from, to))
    }
}

/// Every pair among so many neighbours is named; beyond them a row is named with the longest before it, so that a
/// file of identical rows does not make a finding for each of its pairs.
const NEIGHBOURS: usize = 16;

/// Fills `kept` with the rows that are not empty and share no day with another, in order of day.
pub(crate) fn screen(first: u32, group: &[Lease], kept: &mut Vec<Kept>, issues: &mut Vec<Issue>) {
    kept.clear();
    for (lease, row) in (first..).zip(group) {
        if row.to <= row.from {
            issues.push(Issue::EmptyInterval { lease });
        } else {
            kept.push(Kept { lease, from: row.from, to: row.to, overlaps: false });
        }
    }
    // Rows come in order of their first day, so when neighbours share no day no two rows do.
    if kept.windows(2).any(|pair| pair[1].from < pair[0].to) {
        mark_overlaps(kept, issues);
        kept.retain(|row| !row.overlaps);
    }
}

/// A row that shares a day with any later one shares it with the next; one that shares a day with any before it shares it
/// with the longest of them. So both checks together find every row that is not alone.
fn mark_overlaps(kept: &mut [Kept], issues: &mut Vec<Issue>) {
    let mut longest = 0;
    for second in 1..kept.len() {
        let near = second.saturating_sub(NEIGHBOURS);
        let far = (longest < near).then_some(longest);
        for first in far.into_iter().chain(near..second) {
            if kept[first].to > kept[second].from {
                issues.push(Issue::Overlap { first: kept[first].lease, second: kept[second].lease });
                kept[first].overlaps = true;
                kept[second].overlaps = true;
            }
        }
        if kept[second].to > kept[longest].to {
            longest = second;
        }
    }
}

/// Takes out the rows that are leased in the period before their item has a price.
pub(crate) fn keep_priced(first_price: Day, months: &Months, kept: &mut Vec<Kept>, issues: &mut Vec<Issue>) {
    if first_price <= months.start {
        return;
    }
    kept.retain(|row| match row.clipped(months) {
        Some((from, _)) if from < first_price => {
            issues.push(Issue::NoPrice { lease: row.lease, day: from });
            false
        }
        _ => true,
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leases::Stage;
    use yunheng_values::Quantity;

    fn screened(rows: &[(Day, Day)]) -> (Vec<u32>, Vec<Issue>) {
        let quantity = Quantity::ZERO;
        let lease = |&(from, to): &(Day, Day)| Lease {
            resource: 0,
            item: 0,
            unit: 0,
            project: 0,
            quantity,
            from,
            to,
            row: 0,
            stage: Stage::Formal,
        };
        let rows: Vec<Lease> = rows.iter().map(lease).collect();
        let (mut kept, mut issues) = (Vec::new(), Vec::new());
        screen(0, &rows, &mut kept, &mut issues);
        (kept.iter().map(|row| row.lease).collect(), issues)
    }

    #[test]
    fn rows_that_touch_do_not_overlap() {
        assert_eq!(screened(&[(1, 5), (5, 9), (9, Lease::RUNNING)]), (vec![0, 1, 2], vec![]));
    }

    #[test]
    fn every_pair_is_named_and_none_of_it_kept() {
        let pair = |first, second| Issue::Overlap { first, second };
        let (kept, issues) = screened(&[(1, 100), (10, 20), (15, 30), (100, 110), (120, 130)]);
        assert_eq!(kept, [3, 4]);
        assert_eq!(issues, [pair(0, 1), pair(0, 2), pair(1, 2)]);
    }

    #[test]
    fn a_long_row_is_found_far_behind() {
        let mut rows = vec![(0, 1000)];
        rows.extend((1..60).map(|day| (day * 10, day * 10 + 10)));
        let (kept, issues) = screened(&rows);
        assert_eq!((kept.len(), issues.len()), (0, 59));
    }

    #[test]
    fn empty_rows_are_reported_and_do_not_overlap() {
        let (kept, issues) = screened(&[(1, 9), (5, 5), (7, 3), (9, 10)]);
        assert_eq!(kept, [0, 3]);
        assert_eq!(issues, [Issue::EmptyInterval { lease: 1 }, Issue::EmptyInterval { lease: 2 }]);
    }
}
