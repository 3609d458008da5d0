//! Half and whole months: one charge for a resource, item and calendar month.

use crate::days::{Day, MonthSpan};
use crate::leases::{Lease, Stage};
use crate::method::Share;
use crate::prices::PriceVersion;
use crate::screen::Kept;
use yunheng_values::Quantity;

/// The one charge of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Once {
    /// First used day; the line that holds it takes the charge.
    pub first_day: Day,
    /// Distinct used days of the calendar month, also outside the period.
    pub used_days: u32,
    /// Largest formal quantity of the month.
    pub quantity: Quantity,
    /// Half or whole.
    pub share: Share,
}

/// The version in force on a day. Before the first price it is the first: such a day is never charged, but it is used.
pub(crate) fn version_on(versions: &[PriceVersion], day: Day) -> usize {
    versions.partition_point(|version| version.from <= day).saturating_sub(1)
}

/// The charge of a calendar month from the rows that touch it, which share no day.
///
/// Each day belongs to the version in force on it. Days under a version that counts days are charged by day and are no
/// *used days* here; all days under versions of half and whole months together are charged once, by the version on the first of
/// them. So no day is charged twice and none is left out where versions of different kinds meet in a month.
pub(crate) fn once(
    month: &MonthSpan,
    rows: &[Lease],
    kept: &[Kept],
    versions: &[PriceVersion],
) -> Option<Once> {
    let mut first_day = None;
    let (mut used_days, mut quantity) = (0, Quantity::ZERO);
    for row in kept.iter().take_while(|row| row.from < month.end) {
        let lease = &rows[row.lease as usize];
        let (mut day, end) = (row.from.max(month.start), row.to.min(month.end));
        if lease.stage == Stage::Test {
            continue;
        }
        while day < end {
            let version = version_on(versions, day);
            let next = versions.get(version + 1).map_or(end, |next| next.from.min(end));
            if versions[version].method.is_once_a_month() {
                first_day = first_day.or(Some(day));
                used_days += next.abs_diff(day);
                quantity = quantity.max(lease.quantity);
            }
            day = next;
        }
    }
    let first_day = first_day?;
    let share = versions[version_on(versions, first_day)].method.share_of_month(used_days);
    Some(Once { first_day, used_days, quantity, share })
}
