//! The payer table: who pays for a unit, and since when.

use crate::cell::Cells;
use crate::header::required;
use crate::input::Input;
use crate::problems;
use crate::rows::{LARGE, ReadReport, Table, read};
use std::collections::HashMap;
use yunheng_values::{Date, Findings};

/// A row of the payer table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayerRow<'a> {
    /// Where it stands.
    pub line: u64,
    /// The using unit.
    pub unit_id: &'a str,
    /// First day.
    pub from: Date,
    /// Who pays.
    pub payer: &'a str,
}

static PAYERS: Table = Table {
    name: "payers",
    columns: &[required("unit_id"), required("from"), required("payer")],
    unpacked: LARGE,
};

/// Reads payers; a unit has one payer a day.
///
/// # Errors
/// All findings, when one of them is an error.
pub fn read_payers(input: &Input, mut sink: impl FnMut(PayerRow<'_>)) -> Result<ReadReport, Findings> {
    let mut seen: HashMap<(String, Date), u64> = HashMap::new();
    read(input, &PAYERS, |cells| {
        let Some(row) = payer(cells) else { return };
        let first = *seen.entry((row.unit_id.to_owned(), row.from)).or_insert(row.line);
        if first != row.line {
            cells.report(0, || problems::doubled(&format!("{},{}", row.unit_id, row.from), first));
        }
        sink(row);
    })
}

fn payer<'a>(cells: &mut Cells<'a, '_>) -> Option<PayerRow<'a>> {
    let (unit_id, from, payer) = (cells.id(0), cells.date(1), cells.id(2));
    Some(PayerRow { line: cells.row.line, unit_id: unit_id?, from: from?, payer: payer? })
}
