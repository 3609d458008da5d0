//! A report as aligned plain text: what a person reads in a terminal, and what the golden tests compare.

use crate::{
    Align, Block, Cell, Column, Kind, Report, SignatureBlock, Table, display_width, group_thousands,
    long_date,
};

const GAP: &str = "  ";

impl Report {
    /// The whole report as text; columns are aligned by East Asian width.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut lines = vec![self.title.clone()];
        lines.extend(self.subtitle.clone());
        lines.extend(self.number.clone());
        lines.push(long_date(&self.issued_on, self.language));
        for block in &self.blocks {
            lines.push(String::new());
            block_lines(block, &mut lines);
        }
        let mut text = lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n");
        text.push('\n');
        text
    }
}

/// A cell as people read it: figures grouped, percent with its sign, everything else as it is.
#[must_use]
pub fn display_cell(cell: &Cell, kind: Kind) -> String {
    match (cell, kind) {
        (Cell::Empty, _) => String::new(),
        (Cell::Text(words) | Cell::Date(words), _) => words.clone(),
        (Cell::Decimal(decimal), Kind::Percent) => format!("{decimal}%"),
        (Cell::Decimal(decimal), _) => group_thousands(decimal),
    }
}

fn block_lines(block: &Block, lines: &mut Vec<String>) {
    match block {
        Block::Heading { level, text } => lines.push(format!("{} {text}", "#".repeat((*level).into()))),
        Block::Paragraph(text) => lines.push(text.clone()),
        Block::KeyValues(pairs) => lines.extend(pair_lines(pairs)),
        Block::Table(table) => lines.extend(table_lines(table)),
        Block::Signatures(blocks) => blocks.iter().for_each(|block| lines.extend(signature_lines(block))),
        Block::PageBreak => lines.push("-----".to_owned()),
    }
}

fn pair_lines(pairs: &[(String, Cell)]) -> Vec<String> {
    let width = pairs.iter().map(|(label, _)| display_width(label)).max().unwrap_or(0);
    let shown = |(label, cell): &(String, Cell)| {
        format!("{}{GAP}{}", padded(label, width, Align::Left), display_cell(cell, Kind::Quantity))
    };
    pairs.iter().map(shown).collect()
}

fn signature_lines(block: &SignatureBlock) -> Vec<String> {
    let mut lines = vec![format!("{}: {}", block.role, block.party.as_deref().unwrap_or_default())];
    lines.extend(block.lines.iter().map(|line| format!("    {line}: ________")));
    lines
}

fn table_lines(table: &Table) -> Vec<String> {
    let mut grid = vec![table.columns.iter().map(heading).collect::<Vec<_>>()];
    grid.extend(table.rows.iter().map(|row| shown_row(&table.columns, row)));
    grid.extend(table.totals.iter().map(|row| shown_row(&table.columns, row)));
    let widths = widths(&grid, table.columns.len());
    let rule = "-".repeat(widths.iter().sum::<usize>() + GAP.len() * widths.len().saturating_sub(1));
    let mut lines = vec![format!("[{}]", table.name)];
    let last = grid.len() - 1;
    for (index, row) in grid.iter().enumerate() {
        if index == 1 || (table.totals.is_some() && index == last) {
            lines.push(rule.clone());
        }
        lines.push(aligned(row, &widths, &table.columns));
    }
    lines
}

fn heading(column: &Column) -> String {
    match &column.unit {
        Some(unit) => format!("{}({unit})", column.title),
        None => column.title.clone(),
    }
}

fn shown_row(columns: &[Column], row: &[Cell]) -> Vec<String> {
    columns.iter().zip(row).map(|(column, cell)| display_cell(cell, column.kind)).collect()
}

fn widths(grid: &[Vec<String>], columns: usize) -> Vec<usize> {
    let widest =
        |column: usize| grid.iter().filter_map(|row| row.get(column)).map(|cell| display_width(cell)).max();
    (0..columns).map(|column| widest(column).unwrap_or(0)).collect()
}

fn aligned(row: &[String], widths: &[usize], columns: &[Column]) -> String {
    let cells = row.iter().zip(widths).zip(columns);
    cells.map(|((cell, width), column)| padded(cell, *width, column.align)).collect::<Vec<_>>().join(GAP)
}

fn padded(text: &str, width: usize, align: Align) -> String {
    let missing = width.saturating_sub(display_width(text));
    let before = match align {
        Align::Left => 0,
        Align::Center => missing / 2,
        Align::Right => missing,
    };
    format!("{}{text}{}", " ".repeat(before), " ".repeat(missing - before))
}
