//! The sheets of one table: frozen titles, filter, figures, totals; another sheet before Excel's last row.

use rust_xlsxwriter::{Formula, IgnoreError, Worksheet, utility};
use yunheng_report::{Align, Cell, Column, Kind, Language, Sum, Table, display_width};

use super::book::Kit;
use super::cells::{self, total_format};
use crate::DocumentError;

/// Rows of one sheet, well before Excel's 1,048,576.
pub(crate) const ROWS: u32 = 1_000_000;

/// The sheets that one table, or the part of one unit, fills.
pub(crate) struct Sheets {
    title: String,
    /// True when the sheets hold a part of the table, so that its own totals are not theirs.
    part: bool,
    done: Vec<Worksheet>,
    open: Option<Open>,
}

struct Open {
    sheet: Worksheet,
    next: u32,
    sums: Vec<Sum>,
}

impl Sheets {
    pub(crate) fn new(title: &str, part: bool) -> Self {
        Self { title: title.to_owned(), part, done: Vec::new(), open: None }
    }

    pub(crate) fn push(&mut self, kit: &mut Kit, table: &Table, row: &[Cell]) -> Result<(), DocumentError> {
        let full = self.open.as_ref().is_some_and(|open| open.next >= kit.rows + header_rows(table));
        if full {
            self.part = true;
            self.close(kit, table)?;
        }
        let mut open = match self.open.take() {
            Some(open) => open,
            None => begin(kit, table, &self.title)?,
        };
        for ((at, (cell, column)), sum) in (0_u16..).zip(row.iter().zip(&table.columns)).zip(&mut open.sums) {
            cells::write(&mut open.sheet, (open.next, at), (cell, column), &kit.formats, false)?;
            if let Cell::Decimal(decimal) = cell {
                sum.add(decimal);
            }
        }
        open.next += 1;
        self.open = Some(open);
        Ok(())
    }

    /// The finished sheets; a table without rows has one with its titles.
    pub(crate) fn finish(mut self, kit: &mut Kit, table: &Table) -> Result<Vec<Worksheet>, DocumentError> {
        if self.open.is_none() && self.done.is_empty() {
            self.open = Some(begin(kit, table, &self.title)?);
        }
        self.close(kit, table)?;
        Ok(self.done)
    }

    fn close(&mut self, kit: &Kit, table: &Table) -> Result<(), DocumentError> {
        let Some(mut open) = self.open.take() else { return Ok(()) };
        let first = header_rows(table);
        let last = open.next.saturating_sub(1).max(first);
        let last_column = last_column(table);
        open.sheet.autofilter(first - 1, 0, last, last_column)?;
        open.sheet.ignore_error_range(first, 0, last, last_column, IgnoreError::NumberStoredAsText)?;
        if let Some(totals) = &table.totals {
            write_totals(&mut open, kit, table, totals, self.part)?;
        }
        self.done.push(open.sheet);
        Ok(())
    }
}

/// A new sheet with titles, widths and the settings for printing.
fn begin(kit: &mut Kit, table: &Table, title: &str) -> Result<Open, DocumentError> {
    let mut sheet = kit.sheet(title)?;
    let first = header_rows(table);
    for (at, column) in (0_u16..).zip(&table.columns) {
        sheet.set_column_format(at, kit.formats.column(column))?;
        sheet.set_column_width(at, width(column))?;
    }
    for (at, column) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, at, heading(column), &kit.formats.head)?;
    }
    if first > 1 {
        for (at, column) in (0_u16..).zip(&table.columns) {
            sheet.write_string_with_format(1, at, &column.key, &kit.formats.key)?;
        }
    }
    sheet.set_freeze_panes(first, 1)?;
    print_setup(&mut sheet, table, first, kit.language)?;
    Ok(Open { sheet, next: first, sums: vec![Sum::default(); table.columns.len()] })
}

fn print_setup(
    sheet: &mut Worksheet,
    table: &Table,
    first: u32,
    language: Language,
) -> Result<(), DocumentError> {
    sheet.set_paper_size(9);
    sheet.set_print_gridlines(true);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, first - 1)?;
    sheet.set_header("&C&A");
    sheet.set_footer(language.pick("&C第 &P 页，共 &N 页", "&CPage &P of &N"));
    if table.columns.len() > 7 {
        sheet.set_landscape();
    }
    Ok(())
}

/// The names that machines know the columns by stand in a second row, where a table has them.
fn header_rows(table: &Table) -> u32 {
    if table.columns.iter().any(|column| !column.key.is_empty()) { 2 } else { 1 }
}

fn last_column(table: &Table) -> u16 {
    u16::try_from(table.columns.len()).unwrap_or(u16::MAX).saturating_sub(1)
}

fn heading(column: &Column) -> String {
    match &column.unit {
        Some(unit) => format!("{}（{unit}）", column.title),
        None => column.title.clone(),
    }
}

fn width(column: &Column) -> u16 {
    // The arrow of the filter takes the place of three characters.
    let heading = u16::try_from(display_width(&heading(column)).max(display_width(&column.key)) + 3);
    column.width_hint.max(heading.unwrap_or(u16::MAX)).clamp(8, 60)
}

/// The totals follow the filter: a sum over the visible rows, with the exact sum of all rows as its stored value.
fn write_totals(
    open: &mut Open,
    kit: &Kit,
    table: &Table,
    totals: &[Cell],
    part: bool,
) -> Result<(), DocumentError> {
    let (first, row) = (header_rows(table), open.next);
    for ((at, (cell, column)), sum) in (0_u16..).zip(totals.iter().zip(&table.columns)).zip(&open.sums) {
        let decimal = sum.decimal().filter(|decimal| cells::is_exact(decimal) && row > first);
        match (cell, decimal) {
            (Cell::Decimal(_), Some(decimal)) => {
                let name = utility::column_number_to_name(at);
                let formula = Formula::new(format!("=SUBTOTAL(109,{name}{}:{name}{row})", first + 1));
                let format = total_format(&kit.formats, column.kind, &decimal);
                open.sheet.write_formula_with_format(row, at, formula.set_result(decimal), format)?;
            }
            (Cell::Decimal(_), None) if part => {
                let exact = Cell::Text(sum.decimal().unwrap_or_default());
                let column = Column { align: Align::Right, kind: Kind::Text, ..column.clone() };
                cells::write(&mut open.sheet, (row, at), (&exact, &column), &kit.formats, true)?;
            }
            // Words beside the sums, such as an amount in capitals, hold for the whole table only.
            (Cell::Text(_), _) if part && at > 0 => {
                cells::write(&mut open.sheet, (row, at), (&Cell::Empty, column), &kit.formats, true)?;
            }
            _ => cells::write(&mut open.sheet, (row, at), (cell, column), &kit.formats, true)?,
        }
    }
    Ok(())
}
