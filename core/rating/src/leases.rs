//! Lease intervals (租用区间), compactly, in the order in which they are rated.

use crate::days::Day;
use crate::symbols::{Interner, Symbols};
use std::fmt;
use std::ops::Range;
use yunheng_values::Quantity;

pub use yunheng_ledger::Stage;

/// A row of a lease file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeaseRow<'a> {
    /// The resource.
    pub resource_id: &'a str,
    /// The using unit.
    pub unit_id: &'a str,
    /// The project.
    pub project_id: &'a str,
    /// The catalog item.
    pub item: &'a str,
    /// Test or formal.
    pub stage: Stage,
    /// Constant over the interval.
    pub quantity: Quantity,
    /// First day.
    pub from: Day,
    /// First day after; none while it runs.
    pub to: Option<Day>,
    /// Who pays, where it is not for the unit to say.
    pub payer: Option<&'a str>,
    /// Line in the file, for messages; no two rows stand in one.
    pub row: u32,
}

/// A lease interval with its names as numbers of [`Leases`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    /// Number of the resource.
    pub resource: u32,
    /// Number of the item.
    pub item: u32,
    /// Number of the unit.
    pub unit: u32,
    /// Number of the project.
    pub project: u32,
    /// Constant over the interval, never negative.
    pub quantity: Quantity,
    /// First day.
    pub from: Day,
    /// First day after, [`Lease::RUNNING`] while it runs.
    pub to: Day,
    /// Line in the file.
    pub row: u32,
    /// Test or formal.
    pub stage: Stage,
}

impl Lease {
    /// End of an interval that has none.
    pub const RUNNING: Day = Day::MAX;

    /// First day after the interval, none while it runs.
    pub fn end(&self) -> Option<Day> {
        (self.to != Self::RUNNING).then_some(self.to)
    }

    /// Order of rating. What stands behind `from` only makes the order of repeats independent of the file.
    fn order(&self) -> impl Ord + use<> {
        let what = (self.unit, self.project, self.stage, self.quantity, self.to, self.row);
        (self.resource, self.item, self.from, what)
    }
}

/// Why a row cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeaseError {
    /// The quantity is negative or beyond [`Quantity::MAX_INPUT`].
    Quantity,
    /// More rows or longer names than 32 bits can count.
    Full,
}

impl fmt::Display for LeaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Quantity => "a quantity must lie between 0 and 999999999.9999",
            Self::Full => "more rows or longer names than one run can hold",
        })
    }
}

impl std::error::Error for LeaseError {}

/// Collects the rows of a file in any order.
#[derive(Debug, Clone, Default)]
pub struct LeaseTable {
    resources: Interner,
    items: Interner,
    units: Interner,
    projects: Interner,
    payers: Interner,
    rows: Vec<Lease>,
    paid: Vec<(u32, u32)>,
}

impl LeaseTable {
    /// An empty table with room for about `rows` rows.
    pub fn with_capacity(rows: usize) -> Self {
        Self { rows: Vec::with_capacity(rows), ..Self::default() }
    }

    /// Takes a row.
    ///
    /// # Errors
    /// [`LeaseError`]; the table is then as before, but for names.
    pub fn push(&mut self, row: &LeaseRow<'_>) -> Result<(), LeaseError> {
        if !(0..=Quantity::MAX_INPUT).contains(&row.quantity.scaled()) {
            return Err(LeaseError::Quantity);
        }
        if self.rows.len() >= u32::MAX as usize {
            return Err(LeaseError::Full);
        }
        let lease = Lease {
            resource: self.resources.intern(row.resource_id).ok_or(LeaseError::Full)?,
            item: self.items.intern(row.item).ok_or(LeaseError::Full)?,
            unit: self.units.intern(row.unit_id).ok_or(LeaseError::Full)?,
            project: self.projects.intern(row.project_id).ok_or(LeaseError::Full)?,
            quantity: row.quantity,
            from: row.from,
            to: row.to.unwrap_or(Lease::RUNNING),
            row: row.row,
            stage: row.stage,
        };
        if let Some(payer) = row.payer {
            self.paid.push((row.row, self.payers.intern(payer).ok_or(LeaseError::Full)?));
        }
        self.rows.push(lease);
        Ok(())
    }

    /// Sorts by resource and item (bytes) and first day.
    pub fn sort(self) -> Leases {
        let Self { resources, items, units, projects, payers, mut rows, mut paid } = self;
        let (resources, resource_ranks) = resources.finish();
        let (items, item_ranks) = items.finish();
        let (units, unit_ranks) = units.finish();
        let (projects, project_ranks) = projects.finish();
        let (payers, payer_ranks) = payers.finish();
        for (_, payer) in &mut paid {
            *payer = payer_ranks[*payer as usize];
        }
        if !paid.is_sorted() {
            paid.sort_unstable();
        }
        for lease in &mut rows {
            lease.resource = resource_ranks[lease.resource as usize];
            lease.item = item_ranks[lease.item as usize];
            lease.unit = unit_ranks[lease.unit as usize];
            lease.project = project_ranks[lease.project as usize];
        }
        if !rows.is_sorted_by_key(Lease::order) {
            rows.sort_unstable_by_key(Lease::order);
        }
        Leases { resources, items, units, projects, payers, rows, paid }
    }
}

/// Rows in order of rating, with their names.
#[derive(Debug, Clone)]
pub struct Leases {
    /// Names of resources.
    pub resources: Symbols,
    /// Names of items.
    pub items: Symbols,
    /// Names of units.
    pub units: Symbols,
    /// Names of projects.
    pub projects: Symbols,
    /// Names of payers that rows name themselves.
    pub payers: Symbols,
    rows: Vec<Lease>,
    /// Line and payer of the rows that name one. Most files name none, so it takes no room in a row.
    paid: Vec<(u32, u32)>,
}

impl Leases {
    /// The rows.
    pub fn rows(&self) -> &[Lease] {
        &self.rows
    }

    /// Number of the payer that a row names itself.
    pub fn payer_of(&self, lease: &Lease) -> Option<u32> {
        let place = self.paid.binary_search_by_key(&lease.row, |(row, _)| *row).ok()?;
        Some(self.paid[place].1)
    }

    /// The rows of one resource and item that begin at `start`.
    pub fn group_at(&self, start: usize) -> Range<usize> {
        let Some(first) = self.rows.get(start) else { return start..start };
        let same = |lease: &Lease| lease.resource == first.resource && lease.item == first.item;
        let length = self.rows[start..].iter().take_while(|lease| same(lease)).count();
        start..start + length
    }

    /// The rows of a resource and item, by name.
    pub fn group(&self, resource: &str, item: &str) -> Option<Range<usize>> {
        let wanted = (self.resources.find(resource)?, self.items.find(item)?);
        let start = self.rows.partition_point(|lease| (lease.resource, lease.item) < wanted);
        let range = self.group_at(start);
        let first = self.rows.get(start)?;
        ((first.resource, first.item) == wanted).then_some(range)
    }

    /// Cuts the rows into `count` parts of about the same length that no group crosses, for callers with several threads.
    pub fn parts(&self, count: usize) -> Vec<Range<usize>> {
        let length = self.rows.len().div_ceil(count.max(1));
        let mut parts = Vec::new();
        let mut start = 0;
        while start < self.rows.len() {
            let last = (start + length.max(1)).min(self.rows.len()) - 1;
            let end = self.group_at(last).end;
            parts.push(start..end);
            start = end;
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[(&str, &str, Day)]) -> Leases {
        let mut table = LeaseTable::default();
        for ((resource_id, item, from), row) in rows.iter().zip(2..) {
            let (unit_id, project_id, stage) = ("u", "p", Stage::Formal);
            let quantity = Quantity::from_scaled(10_000);
            let row = LeaseRow {
                resource_id,
                unit_id,
                project_id,
                item,
                stage,
                quantity,
                from: *from,
                to: None,
                payer: None,
                row,
            };
            table.push(&row).unwrap();
        }
        table.sort()
    }

    #[test]
    fn sorts_by_bytes_and_day_and_finds_groups() {
        let leases = table(&[
            ("vm-2", "b", 5),
            ("vm-10", "a", 9),
            ("vm-2", "a", 7),
            ("vm-2", "b", 3),
            ("vm-10", "a", 8),
        ]);
        let rows: Vec<u32> = leases.rows().iter().map(|lease| lease.row).collect();
        assert_eq!(rows, [6, 3, 4, 5, 2]);
        assert_eq!((leases.group_at(0), leases.group("vm-2", "b")), (0..2, Some(3..5)));
        assert_eq!((leases.group("vm-10", "b"), leases.group("vm-3", "a")), (None, None));
        assert_eq!(leases.parts(2), [0..3, 3..5]);
        assert_eq!(leases.parts(99), [0..2, 2..3, 3..5]);
    }

    #[test]
    fn a_negative_quantity_is_refused() {
        let mut table = LeaseTable::default();
        let row = LeaseRow {
            resource_id: "r",
            unit_id: "u",
            project_id: "p",
            item: "i",
            stage: Stage::Test,
            quantity: Quantity::from_scaled(-1),
            from: 0,
            to: None,
            payer: None,
            row: 2,
        };
        assert_eq!(table.push(&row), Err(LeaseError::Quantity));
        assert!(table.sort().rows().is_empty());
    }

    #[test]
    fn a_lease_is_forty_bytes() {
        assert_eq!(size_of::<Lease>(), 40);
    }
}
