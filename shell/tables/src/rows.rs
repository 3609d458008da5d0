//! Rows of a table in any format, one after the other.

use crate::cell::Cells;
use crate::collect::{Collector, Problem};
use crate::header::Column;
use crate::input::{Format, Input, unreadable_problem};
use crate::{csv, xlsx};
use yunheng_values::Findings;

/// What came out of a table that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadReport {
    /// Rows read, the header not counted.
    pub rows: u64,
    /// Warnings and notes; an error would have made the table unusable.
    pub findings: Findings,
}

/// A kind of table.
pub(crate) struct Table {
    /// The sheet of a workbook that is taken before the first.
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [Column],
    /// How many bytes a workbook with it may hold when it is unpacked.
    pub(crate) unpacked: u64,
}

/// Tables that grow with the number of machines and months.
pub(crate) const LARGE: u64 = 512 << 20;
/// Tables that a person could have typed.
pub(crate) const SMALL: u64 = 32 << 20;

/// Reads every row of CSV or xlsx.
pub(crate) fn read(
    input: &Input,
    table: &'static Table,
    mut each: impl FnMut(&mut Cells<'_, '_>),
) -> Result<ReadReport, Findings> {
    let mut out = Collector::new(input.name());
    let rows = match input.format(&mut out) {
        None => 0,
        Some(Format::Parquet) => {
            out.error(None, None, no_parquet);
            0
        }
        Some(format) => read_format(input, format, table, &mut out, &mut each),
    };
    finish(out, rows)
}

/// As [`read`] when the format is known and is not Parquet.
pub(crate) fn read_format(
    input: &Input,
    format: Format,
    table: &'static Table,
    out: &mut Collector,
    each: &mut impl FnMut(&mut Cells<'_, '_>),
) -> u64 {
    let file = match input.file() {
        Ok(file) => file,
        Err(error) => {
            out.error(None, None, || unreadable_problem(&error));
            return 0;
        }
    };
    match format {
        Format::Xlsx => xlsx::read(file, table, out, each),
        Format::Csv | Format::Parquet => csv::read(file, table.columns, out, each),
    }
}

/// Warns of a table without rows and closes the list.
pub(crate) fn finish(mut out: Collector, rows: u64) -> Result<ReadReport, Findings> {
    if rows == 0 && !out.has_errors() {
        out.warning(None, None, || {
            Problem::new("no_rows", "只有表头，没有数据行", "there is a header and no row")
        });
    }
    out.finish().map(|findings| ReadReport { rows, findings })
}

fn no_parquet() -> Problem {
    Problem::new(
        "wrong_format",
        "此表不接受Parquet，应为CSV或xlsx",
        "this table is not accepted as Parquet; expected CSV or xlsx",
    )
}
