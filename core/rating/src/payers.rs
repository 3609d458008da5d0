//! Who pays: for a unit from which day (AMB-37), or whom a lease row names itself.

use crate::days::{Day, date_of};
use crate::leases::{Lease, Leases};
use crate::symbols::Symbols;
use yunheng_values::{Finding, Findings, Text};

/// A row of a file of payers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayerRow {
    /// The unit.
    pub unit_id: String,
    /// First day on which the payer pays.
    pub from: Day,
    /// Who pays.
    pub payer: String,
    /// File and line, for messages.
    pub place: String,
}

/// Payers of the units of a lease table by day, and those that its rows name.
#[derive(Debug, Clone, Default)]
pub struct Payers {
    names: Symbols,
    /// For each unit, where its changes begin; one more at the end.
    starts: Vec<usize>,
    changes: Vec<(Day, u32)>,
    /// Where each change stands.
    places: Vec<String>,
    /// For each payer that lease rows name, the one change that holds on every day.
    named: Vec<(Day, u32)>,
}

impl Payers {
    /// Payers for the units of `leases`, and those that its rows name; rows of other units are left out.
    ///
    /// # Errors
    /// `payer_conflict` for each unit that two rows give different payers on one day: the file cannot be used.
    pub fn new(rows: &[PayerRow], leases: &Leases) -> Result<Self, Findings> {
        let (units, own) = (&leases.units, &leases.payers);
        let own = || (0..).take(own.len()).map(|payer| own.name(payer));
        let names = Symbols::new(rows.iter().map(|row| row.payer.as_str()).chain(own()));
        let named = own().filter_map(|name| Some((Day::MIN, names.find(name)?))).collect();
        let mut known: Vec<(u32, &PayerRow)> =
            rows.iter().filter_map(|row| units.find(&row.unit_id).map(|unit| (unit, row))).collect();
        known.sort_by_key(|(unit, row)| (*unit, row.from));
        let conflicts: Findings = known
            .windows(2)
            .filter(|pair| {
                (pair[0].0, pair[0].1.from) == (pair[1].0, pair[1].1.from)
                    && pair[0].1.payer != pair[1].1.payer
            })
            .map(|pair| conflict(pair[0].1, pair[1].1))
            .collect();
        if !conflicts.is_empty() {
            return Err(conflicts);
        }
        let starts = Vec::with_capacity(units.len() + 1);
        let mut payers = Self { names, starts, named, ..Self::default() };
        let mut rest = known.as_slice();
        for unit in (0..).take(units.len()) {
            let (own, others) = rest.split_at(rest.partition_point(|(of, _)| *of == unit));
            rest = others;
            payers.add_unit(own);
        }
        payers.starts.push(payers.changes.len());
        Ok(payers)
    }

    /// Rows that repeat the payer before them are no change and split no line.
    fn add_unit(&mut self, rows: &[(u32, &PayerRow)]) {
        let start = self.changes.len();
        self.starts.push(start);
        for (_, row) in rows {
            let Some(payer) = self.names.find(&row.payer) else { continue };
            if self.changes[start..].last().is_none_or(|(_, before)| *before != payer) {
                self.changes.push((row.from, payer));
                self.places.push(row.place.clone());
            }
        }
    }

    /// Changes of a unit's payer in order of day.
    pub fn changes(&self, unit: u32) -> &[(Day, u32)] {
        let unit = unit as usize;
        match (self.starts.get(unit), self.starts.get(unit + 1)) {
            (Some(start), Some(end)) => &self.changes[*start..*end],
            _ => &[],
        }
    }

    /// Changes of who pays for a row, in order of day: whom it names itself, else its unit's.
    pub fn of(&self, leases: &Leases, lease: &Lease) -> &[(Day, u32)] {
        let own = leases.payer_of(lease).and_then(|payer| self.named.get(payer as usize));
        own.map_or_else(|| self.changes(lease.unit), std::slice::from_ref)
    }

    /// Where the change of a unit's payer stands that holds on a day.
    pub(crate) fn place_on(&self, unit: u32, day: Day) -> Option<(Day, &str)> {
        let passed = self.changes(unit).partition_point(|(from, _)| *from <= day).checked_sub(1)?;
        let change = self.starts.get(unit as usize)? + passed;
        Some((self.changes[change].0, &self.places[change]))
    }

    /// Names of payers.
    pub fn names(&self) -> &Symbols {
        &self.names
    }
}

fn conflict(first: &PayerRow, second: &PayerRow) -> Finding {
    let (unit, from) = (&second.unit_id, date_of(second.from));
    let (one, other) = (&first.payer, &second.payer);
    Finding::error(
        "payer_conflict",
        second.place.clone(),
        Text::new(
            format!("单位“{unit}”自{from}起有两个付款方：“{one}”（{}）与“{other}”，应只有一个", first.place),
            format!(
                "unit `{unit}` has two payers from {from}: `{one}` ({}) and `{other}`; one is expected",
                first.place
            ),
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leases::{LeaseRow, LeaseTable, Stage};
    use yunheng_values::Quantity;

    fn leases(rows: &[(&str, Option<&str>)]) -> Leases {
        let mut table = LeaseTable::default();
        for ((unit_id, payer), row) in rows.iter().zip(2..) {
            let resource_id = format!("r{row}");
            let row = LeaseRow {
                resource_id: &resource_id,
                unit_id,
                project_id: "p",
                item: "i",
                stage: Stage::Formal,
                quantity: Quantity::from_scaled(10_000),
                from: 0,
                to: None,
                payer: *payer,
                row,
            };
            table.push(&row).unwrap();
        }
        table.sort()
    }

    fn row(unit: &str, from: Day, payer: &str) -> PayerRow {
        PayerRow { unit_id: unit.into(), from, payer: payer.into(), place: format!("payers.csv:{from}") }
    }

    #[test]
    fn changes_by_unit_in_order() {
        let leases = leases(&[("u1", None), ("u2", None), ("u3", None)]);
        let rows = [
            row("u3", 20, "self"),
            row("u1", 30, "city"),
            row("u9", 1, "x"),
            row("u1", 10, "self"),
            row("u3", 25, "self"),
        ];
        let payers = Payers::new(&rows, &leases).unwrap();
        let named = |unit| -> Vec<(Day, &str)> {
            payers.changes(unit).iter().map(|(day, payer)| (*day, payers.names().name(*payer))).collect()
        };
        assert_eq!(named(0), [(10, "self"), (30, "city")]);
        assert_eq!(named(1), []);
        assert_eq!(named(2), [(20, "self")]);
        assert_eq!(named(7), []);
    }

    #[test]
    fn two_payers_on_one_day_are_refused() {
        let leases = leases(&[("u1", None)]);
        let findings = Payers::new(&[row("u1", 10, "a"), row("u1", 10, "b")], &leases).unwrap_err();
        assert_eq!(findings[0].code, "payer_conflict");
        assert!(Payers::new(&[row("u1", 10, "a"), row("u1", 10, "a")], &leases).is_ok());
    }

    #[test]
    fn whom_a_row_names_wins_over_its_unit() {
        let leases = leases(&[("u1", Some("project")), ("u1", None), ("u2", Some("a"))]);
        let payers = Payers::new(&[row("u1", 10, "unit")], &leases).unwrap();
        let named = |place: usize| -> Vec<(Day, &str)> {
            let changes = payers.of(&leases, &leases.rows()[place]);
            changes.iter().map(|(day, payer)| (*day, payers.names().name(*payer))).collect()
        };
        assert_eq!(named(0), [(Day::MIN, "project")]);
        assert_eq!(named(1), [(10, "unit")]);
        assert_eq!(named(2), [(Day::MIN, "a")]);
    }
}
