//! The rows of a table as lines of text with heights, and long tables as parts of one page each.
//!
//! Typesetting a row whose height is known costs half, and pages that are known to be pages are set side by side on
//! all processors; that is what makes a statement of 500 pages a matter of seconds.

use yunheng_report::{Cell, Column, Table, display_cell, display_width};

use super::columns::{Fit, capacity};
use super::wrap::wrapped;
use crate::glyphs::drawn;

/// Leading between the lines of a cell and space above and below them, in ems; the template has the same.
pub(crate) const LEADING: f64 = 0.35;
pub(crate) const INSET_Y: f64 = 0.42;
/// The height of the text area in points, upright and across, less a hair for the strokes.
const UPRIGHT: f64 = 637.8 - 6.0;
const ACROSS: f64 = 442.2 - 6.0;
/// The room that a heading over the first part takes.
const HEADING: f64 = 48.0;
/// A table lower than this, in points, is not broken over pages.
const SMALL: f64 = 200.0;
/// A table with more rows than this begins on a page of its own and is set page by page.
const LONG: usize = 100;

/// One row, ready to be set.
pub(crate) struct Row {
    pub(crate) cells: Vec<String>,
    /// Its height in points; a row that is very high may have to break over pages and is left to the typesetter.
    height: f64,
    /// True when every width in it is known for certain.
    certain: bool,
    pub(crate) total: bool,
}

impl Row {
    /// The height to set the row with; none where the typesetter should measure.
    pub(crate) fn fixed_height(&self) -> Option<f64> {
        (self.certain && self.height < SMALL).then_some(self.height)
    }
}

/// The rows of the body and the total.
pub(crate) fn rows(table: &Table, fit: &Fit) -> Vec<Row> {
    let rooms = fit.widths.iter().map(|width| capacity(*width, fit.size)).collect::<Vec<_>>();
    let row = |cells: &Vec<Cell>, total| {
        let shown = table.columns.iter().zip(cells).map(|(column, cell)| display_cell(cell, column.kind));
        row(shown.collect(), &rooms, fit.size, total)
    };
    let body = table.rows.iter().map(|cells| row(cells, false));
    body.chain(table.totals.iter().map(|cells| row(cells, true))).collect()
}

/// The row of titles, with the unit on a line of its own.
pub(crate) fn titles(table: &Table, fit: &Fit) -> Row {
    let rooms = fit.widths.iter().map(|width| capacity(*width, fit.size)).collect::<Vec<_>>();
    let title = |column: &Column| match &column.unit {
        Some(unit) => format!("{}\n（{unit}）", column.title),
        None => column.title.clone(),
    };
    row(table.columns.iter().map(title).collect(), &rooms, fit.size, false)
}

fn row(cells: Vec<String>, rooms: &[usize], size: f64, total: bool) -> Row {
    let certain = cells.iter().all(|cell| cell.chars().all(has_certain_width));
    let lines = cells.iter().zip(rooms).map(|(cell, room)| lines(cell, *room)).collect::<Vec<_>>();
    let most = lines.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let most = f64::from(u32::try_from(most).unwrap_or(u32::MAX));
    let height = size * (most + (most - 1.0) * LEADING + 2.0 * INSET_Y);
    Row { cells: lines.iter().map(|lines| lines.join("\n")).collect(), height, certain, total }
}

fn lines(cell: &str, room: usize) -> Vec<String> {
    wrapped(&drawn(cell), room)
}

fn has_certain_width(character: char) -> bool {
    character.is_ascii() || display_width(character.encode_utf8(&mut [0; 4])) == 2
}

/// True when the table is set page by page.
pub(crate) fn is_long(table: &Table) -> bool {
    table.rows.len() > LONG
}

/// True when a table is small enough to be kept on one page.
pub(crate) fn is_small(rows: &[Row]) -> bool {
    rows.iter().map(|row| row.height).sum::<f64>() < SMALL
}

/// Cuts the rows of a long table into parts that fill a page each; a short table is one part.
pub(crate) fn parts(rows: Vec<Row>, titles: &Row, fit: &Fit, long: bool) -> Vec<Vec<Row>> {
    if !long {
        return vec![rows];
    }
    let page = if fit.across { ACROSS } else { UPRIGHT } - titles.height;
    let mut room = page - HEADING;
    let mut parts = vec![Vec::new()];
    for row in rows {
        if row.height > room && parts.last().is_some_and(|part| !part.is_empty()) {
            parts.push(Vec::new());
            room = page;
        }
        room -= row.height;
        if let Some(part) = parts.last_mut() {
            part.push(row);
        }
    }
    parts
}
