//! Who pays for a unit, from which day (AMB-37).

use crate::days::{Day, date_of};
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

/// Payers of the units of a lease table, by day.
#[derive(Debug, Clone, Default)]
pub struct Payers {
    names: Symbols,
    /// For each unit, where its changes begin; one more at the end.
    starts: Vec<usize>,
    changes: Vec<(Day, u32)>,
    /// Where each change stands.
    places: Vec<String>,
}

impl Payers {
    /// Payers for `units`; rows of other units are left out.
    ///
    /// # Errors
    /// `payer_conflict` for each unit that two rows give different payers on one day: the file cannot be used.
    pub fn new(rows: &[PayerRow], units: &Symbols) -> Result<Self, Findings> {
        let names = Symbols::new(rows.iter().map(|row| row.payer.as_str()));
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
        let mut payers = Self { names, starts: Vec::with_capacity(units.len() + 1), ..Self::default() };
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

    fn row(unit: &str, from: Day, payer: &str) -> PayerRow {
        PayerRow { unit_id: unit.into(), from, payer: payer.into(), place: format!("payers.csv:{from}") }
    }

    #[test]
    fn changes_by_unit_in_order() {
        let units = Symbols::new(["u1", "u2", "u3"].into_iter());
        let rows = [
            row("u3", 20, "self"),
            row("u1", 30, "city"),
            row("u9", 1, "x"),
            row("u1", 10, "self"),
            row("u3", 25, "self"),
        ];
        let payers = Payers::new(&rows, &units).unwrap();
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
        let units = Symbols::new(["u1"].into_iter());
        let findings = Payers::new(&[row("u1", 10, "a"), row("u1", 10, "b")], &units).unwrap_err();
        assert_eq!(findings[0].code, "payer_conflict");
        assert!(Payers::new(&[row("u1", 10, "a"), row("u1", 10, "a")], &units).is_ok());
    }
}
