//! Tables: forms of labels and values, and lists whose first row is repeated on every page.

use docx_rs::{
    AlignmentType, Table, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};
use yunheng_report::{Align, Cell, Column, Kind, display_cell};

use super::Writer;
use super::page::{self, Face};
use crate::pdf::columns::Fit;

const LABEL: usize = 2500;

/// One cell to be written.
struct Field<'a> {
    text: &'a str,
    width: usize,
    align: Align,
    look: Look,
}

/// How the cells of a row look.
#[derive(Clone, Copy)]
struct Look {
    /// In half points.
    size: usize,
    bold: bool,
    /// Kept on the page of the next row.
    with_next: bool,
}

/// A table with no more rows than this is not broken over pages.
const SMALL: usize = 10;

/// Labels with values.
pub(crate) fn pairs(writer: &mut Writer, pairs: &[(String, Cell)]) -> Table {
    let widths = vec![LABEL, page::WIDTH - LABEL];
    let mut rows = Vec::new();
    for (label, cell) in pairs {
        let value = display_cell(cell, Kind::Quantity);
        let look = Look { size: 24, bold: false, with_next: false };
        let label =
            Field { text: label, width: LABEL, align: Align::Center, look: Look { bold: true, ..look } };
        let value = Field { text: &value, width: page::WIDTH - LABEL, align: Align::Left, look };
        rows.push(TableRow::new(vec![field(writer, &label), field(writer, &value)]));
    }
    ruled(rows, widths)
}

/// A list with titles and, where it has them, totals.
pub(crate) fn table(writer: &mut Writer, table: &yunheng_report::Table, fit: &Fit) -> Table {
    // Sizes are a few points and widths below ten thousand; the casts only drop what cannot be seen.
    let size = (fit.size * 2.0) as usize;
    let widths = fit.widths.iter().map(|width| (width * 20.0) as usize).collect::<Vec<_>>();
    let small = table.rows.len() <= SMALL;
    let body = Look { size, bold: false, with_next: false };
    let bold = Look { size, bold: true, with_next: true };
    let titles = table.columns.iter().map(heading).collect::<Vec<_>>();
    let centered = vec![Align::Center; titles.len()];
    // The writer knows no repeated titles; the package step turns this mark into them.
    let mut rows = vec![row(writer, (&titles, &centered, &widths), bold).row_height(1.0)];
    let aligns = table.columns.iter().map(|column| column.align).collect::<Vec<_>>();
    let shown = |cells: &[Cell]| {
        let columns = table.columns.iter().zip(cells);
        columns.map(|(column, cell)| display_cell(cell, column.kind)).collect::<Vec<_>>()
    };
    for (index, cells) in table.rows.iter().enumerate() {
        // A total is never alone on a page.
        let last = index + 1 == table.rows.len();
        let with_next = if last { table.totals.is_some() } else { small };
        rows.push(row(writer, (&shown(cells), &aligns, &widths), Look { with_next, ..body }));
    }
    if let Some(totals) = &table.totals {
        rows.push(row(writer, (&shown(totals), &aligns, &widths), Look { with_next: false, ..bold }));
    }
    ruled(rows, widths)
}

fn heading(column: &Column) -> String {
    match &column.unit {
        Some(unit) => format!("{}\n（{unit}）", column.title),
        None => column.title.clone(),
    }
}

fn row(writer: &mut Writer, cells: (&[String], &[Align], &[usize]), look: Look) -> TableRow {
    let (texts, aligns, widths) = cells;
    let mut row = Vec::new();
    for ((text, align), width) in texts.iter().zip(aligns).zip(widths) {
        row.push(field(writer, &Field { text, width: *width, align: *align, look }));
    }
    TableRow::new(row).cant_split()
}

fn field(writer: &mut Writer, cell: &Field<'_>) -> TableCell {
    let side = match cell.align {
        Align::Left => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
    };
    let run = page::run(cell.text, Face::Table, 0).size(cell.look.size);
    let run = if cell.look.bold { run.bold() } else { run };
    let paragraph = writer
        .paragraph()
        .keep_next(cell.look.with_next)
        .align(side)
        .line_spacing(page::table_lines())
        .add_run(run);
    TableCell::new()
        .width(cell.width, WidthType::Dxa)
        .vertical_align(VAlignType::Center)
        .add_paragraph(paragraph)
}

fn ruled(rows: Vec<TableRow>, widths: Vec<usize>) -> Table {
    let width = widths.iter().sum();
    Table::new(rows)
        .set_grid(widths)
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(docx_rs::TableAlignmentType::Center)
        .margins(TableCellMargins::new().margin(20, 60, 20, 60))
}
