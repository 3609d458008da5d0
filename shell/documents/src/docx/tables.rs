//! Tables: forms of labels and values, and lists whose first row is repeated on every page.

use docx_rs::{
    AlignmentType, Table, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};
use yunheng_report::{Align, Cell, Column, Kind, display_cell};

use super::Writer;
use super::page::{self, Face};
use crate::pdf::columns::upright;

const LABEL: usize = 2500;

/// One cell to be written.
struct Field<'a> {
    text: &'a str,
    width: usize,
    align: Align,
    size: usize,
    bold: bool,
}

/// Labels with values.
pub(crate) fn pairs(writer: &mut Writer, pairs: &[(String, Cell)]) -> Table {
    let widths = vec![LABEL, page::WIDTH - LABEL];
    let mut rows = Vec::new();
    for (label, cell) in pairs {
        let value = display_cell(cell, Kind::Quantity);
        let label = Field { text: label, width: LABEL, align: Align::Center, size: 12, bold: true };
        let value =
            Field { text: &value, width: page::WIDTH - LABEL, align: Align::Left, size: 12, bold: false };
        rows.push(TableRow::new(vec![field(writer, &label), field(writer, &value)]));
    }
    ruled(rows, widths)
}

/// A list with titles and, where it has them, totals.
pub(crate) fn table(writer: &mut Writer, table: &yunheng_report::Table) -> Table {
    let size = if table.columns.len() > 7 { 8 } else { 10 };
    let points = upright(table, if size == 8 { 8.0 } else { 10.0 });
    // Widths are positive and below ten thousand; the cast only drops a fraction of a twentieth of a point.
    let widths = points.iter().map(|width| (width * 20.0) as usize).collect::<Vec<_>>();
    let titles = table.columns.iter().map(heading).collect::<Vec<_>>();
    let centered = vec![Align::Center; titles.len()];
    // Only the row of titles may not split; the package turns that mark into a repeated heading.
    let mut rows = vec![row(writer, (&titles, &centered, &widths), size, true).cant_split()];
    let aligns = table.columns.iter().map(|column| column.align).collect::<Vec<_>>();
    let shown = |cells: &[Cell]| {
        let columns = table.columns.iter().zip(cells);
        columns.map(|(column, cell)| display_cell(cell, column.kind)).collect::<Vec<_>>()
    };
    for cells in &table.rows {
        rows.push(row(writer, (&shown(cells), &aligns, &widths), size, false));
    }
    if let Some(totals) = &table.totals {
        rows.push(row(writer, (&shown(totals), &aligns, &widths), size, true));
    }
    ruled(rows, widths)
}

fn heading(column: &Column) -> String {
    match &column.unit {
        Some(unit) => format!("{}\n（{unit}）", column.title),
        None => column.title.clone(),
    }
}

fn row(writer: &mut Writer, cells: (&[String], &[Align], &[usize]), size: usize, bold: bool) -> TableRow {
    let (texts, aligns, widths) = cells;
    let mut row = Vec::new();
    for ((text, align), width) in texts.iter().zip(aligns).zip(widths) {
        row.push(field(writer, &Field { text, width: *width, align: *align, size, bold }));
    }
    TableRow::new(row)
}

fn field(writer: &mut Writer, cell: &Field<'_>) -> TableCell {
    let side = match cell.align {
        Align::Left => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
    };
    let run = page::run(cell.text, Face::Body, cell.size);
    let run = if cell.bold { run.bold() } else { run };
    let paragraph = writer.paragraph().align(side).line_spacing(page::table_lines()).add_run(run);
    TableCell::new()
        .width(cell.width, WidthType::Dxa)
        .vertical_align(VAlignType::Center)
        .add_paragraph(paragraph)
}

fn ruled(rows: Vec<TableRow>, widths: Vec<usize>) -> Table {
    Table::new(rows)
        .set_grid(widths)
        .width(page::WIDTH, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(docx_rs::TableAlignmentType::Center)
        .margins(TableCellMargins::new().margin(20, 70, 20, 70))
}
