//! Workbooks: a cover, a sheet for every table, a sheet for every unit.

mod book;
mod cells;
mod cover;
mod names;
mod plain;
mod sheet;

use std::io::Write;

pub use plain::plain_xlsx;

use yunheng_report::{Cell, Report, Table};

use crate::DocumentError;
use book::Book;

/// A workbook with more rows than this keeps them in temporary files while it is written.
const IN_MEMORY: usize = 50_000;

/// The report as a workbook.
///
/// # Errors
///
/// A malformed model or date, a text beyond Excel's 32,767 characters, or a refusal of the writer.
pub fn xlsx(report: &Report) -> Result<Vec<u8>, DocumentError> {
    let rows = report.tables().map(|table| table.rows.len()).sum::<usize>();
    let mut book = Book::new(report, rows > IN_MEMORY)?;
    for table in report.tables() {
        book.table(table, table.rows.iter().map(|row| row.as_slice()))?;
    }
    let mut bytes = Vec::new();
    book.save(&mut bytes)?;
    Ok(bytes)
}

/// The report as a workbook whose table `name` takes its rows from an iterator, one at a time: a million rows need no
/// more memory than a hundred. The rows of the table in the model come first. Returns the number of streamed rows.
///
/// # Errors
///
/// As [`xlsx`], and a row whose number of cells is not the number of columns.
pub fn xlsx_lines(
    report: &Report,
    name: &str,
    rows: impl IntoIterator<Item = Vec<Cell>>,
    out: impl Write + Send,
) -> Result<u64, DocumentError> {
    let mut book = Book::new(report, true)?;
    let mut rows = Some(rows);
    let mut count = 0_u64;
    for table in report.tables() {
        let own = table.rows.iter().cloned();
        match rows.take_if(|_| table.name == name) {
            Some(rows) => {
                let counted = rows.into_iter().inspect(|_| count += 1);
                book.table(table, own.chain(counted))?;
            }
            None => book.table(table, own)?,
        }
    }
    if rows.is_some() {
        return Err(DocumentError::Model(format!(
            "没有名为“{name}”的表，应为以下之一：{}",
            table_names(report)
        )));
    }
    book.save(out)?;
    Ok(count)
}

fn table_names(report: &Report) -> String {
    report.tables().map(|table: &Table| table.name.as_str()).collect::<Vec<_>>().join("、")
}
