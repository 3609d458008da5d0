//! The lease table (租用清单): intervals of constant quantity.

use crate::cell::Cells;
use crate::header::{optional, required};
use crate::input::Input;
use crate::rows::{LARGE, ReadReport, Table, read};
use yunheng_rating::Stage;
use yunheng_values::{Date, Findings, Quantity};

/// A row of the lease table. Whether `to` lies after `from` is for rating to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeaseRow<'a> {
    /// Where it stands.
    pub line: u64,
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
    pub from: Date,
    /// First day after; none while it runs.
    pub to: Option<Date>,
    /// Who pays, where it is not for the unit to say.
    pub payer: Option<&'a str>,
}

static LEASES: Table = Table {
    name: "leases",
    columns: &[
        required("resource_id"),
        required("unit_id"),
        required("project_id"),
        required("item"),
        required("stage"),
        required("quantity"),
        required("from"),
        required("to"),
        optional("payer"),
    ],
    unpacked: LARGE,
};

const STAGES: &[(&str, Stage)] = &[("formal", Stage::Formal), ("test", Stage::Test)];

/// Reads leases. Rows are handed over as they come, also when an error follows; then the result is an error.
///
/// # Errors
/// All findings, when one of them is an error.
pub fn read_leases(input: &Input, mut sink: impl FnMut(LeaseRow<'_>)) -> Result<ReadReport, Findings> {
    read(input, &LEASES, |cells| {
        if let Some(row) = lease(cells) {
            sink(row);
        }
    })
}

fn lease<'a>(cells: &mut Cells<'a, '_>) -> Option<LeaseRow<'a>> {
    let line = cells.row.line;
    // All cells are read before the first that failed ends the row, so that each has its finding.
    let ids = (cells.id(0), cells.id(1), cells.id(2), cells.id(3));
    let rest = (cells.word(4, "bad_stage", STAGES), cells.quantity(5), cells.date(6), cells.may_date(7));
    let payer = cells.may_id(8);
    let (Some(resource_id), Some(unit_id), Some(project_id), Some(item)) = ids else { return None };
    let (Some(stage), Some(quantity), Some(from), Some(to)) = rest else { return None };
    let payer = payer?;
    Some(LeaseRow { line, resource_id, unit_id, project_id, item, stage, quantity, from, to, payer })
}
