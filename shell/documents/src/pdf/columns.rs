//! How wide columns are and how large their text is.
//!
//! Tables are set with half-width Latin letters, so that every character is half an em or one em wide and the fit of
//! a column can be computed before anything is set.

use yunheng_report::{Block, Cell, Column, Kind, Table, display_cell, display_width};

/// The width of the text area in points: 156 mm upright, 225 mm across.
const UPRIGHT: f64 = 442.2;
const ACROSS: f64 = 637.8;
/// Space at the left and right of a cell, in points.
pub(crate) const INSET: f64 = 3.0;
const SIZES: [f64; 7] = [10.5, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0];
/// A table that would need a smaller size than this upright is set across the page.
const SMALLEST_UPRIGHT: f64 = 8.5;

/// How a table stands on the page.
#[derive(Debug, PartialEq)]
pub(crate) struct Fit {
    pub(crate) across: bool,
    pub(crate) size: f64,
    /// The widths of the columns in points.
    pub(crate) widths: Vec<f64>,
}

/// The largest text that lets all columns stand side by side.
pub(crate) fn fit(table: &Table) -> Fit {
    let needs = needs(table);
    let upright = SIZES.iter().filter(|size| **size >= SMALLEST_UPRIGHT).map(|size| (false, UPRIGHT, *size));
    let across = SIZES.iter().map(|size| (true, ACROSS, *size));
    let mut choices = upright.chain(across);
    let smallest = SIZES.iter().copied().fold(f64::INFINITY, f64::min);
    let chosen = choices.find(|(_, room, size)| total(&needs, *size, |need| need.wanted) <= *room);
    let (across, room, size) = chosen.unwrap_or((true, ACROSS, smallest));
    Fit { across, size, widths: share(&needs, size, room) }
}

/// The table at `index`.
pub(crate) fn table_at(blocks: &[Block], index: usize) -> Option<&Table> {
    match blocks.get(index) {
        Some(Block::Table(table)) => Some(table),
        _ => None,
    }
}

/// The table right after the heading at `index`.
pub(crate) fn headed_table(blocks: &[Block], index: usize) -> Option<&Table> {
    matches!(blocks.get(index), Some(Block::Heading { .. })).then(|| table_at(blocks, index + 1)).flatten()
}

/// True for a block on a page that stands across: a wide table, and the heading over it.
pub(crate) fn stands_across(blocks: &[Block], index: usize) -> bool {
    let table = table_at(blocks, index).or_else(|| headed_table(blocks, index));
    table.is_some_and(|table| fit(table).across)
}

/// The half-width characters that a column needs.
struct Need {
    /// Below this, figures would break.
    least: usize,
    /// With this, usual content stands on one line.
    wanted: usize,
}

fn needs(table: &Table) -> Vec<Need> {
    let rows = || table.rows.iter().chain(&table.totals);
    let widest = |index: usize, column: &Column| {
        let shown = |cell: &Cell| display_width(&display_cell(cell, column.kind));
        rows().filter_map(|row| row.get(index)).map(shown).max().unwrap_or(0)
    };
    table.columns.iter().enumerate().map(|(index, column)| need(column, widest(index, column))).collect()
}

fn need(column: &Column, widest: usize) -> Need {
    let unit = column.unit.as_ref().map_or(0, |unit| display_width(unit) + 4);
    let title = display_width(&column.title);
    if column.kind == Kind::Text {
        let least = widest.min(8).max(title.min(4));
        let wanted = widest.min(usize::from(column.width_hint)).max(title.min(8)).max(least);
        return Need { least, wanted };
    }
    let least = widest.max(unit).max(title.min(8));
    Need { least, wanted: least }
}

fn points(characters: usize, size: f64) -> f64 {
    // Half an em a character, a hair of slack, and the insets.
    let characters = u32::try_from(characters).unwrap_or(u32::MAX);
    f64::from(characters) * size * 0.5 + 0.5 + 2.0 * INSET
}

fn total(needs: &[Need], size: f64, of: fn(&Need) -> usize) -> f64 {
    needs.iter().map(|need| points(of(need), size)).sum()
}

/// Everyone gets the least, then what is left is shared by what is wanted beyond it; a rest goes to all alike.
fn share(needs: &[Need], size: f64, room: f64) -> Vec<f64> {
    let least = total(needs, size, |need| need.least);
    let wanted = total(needs, size, |need| need.wanted);
    let part = if wanted > least { ((room - least) / (wanted - least)).clamp(0.0, 1.0) } else { 1.0 };
    let width = |need: &Need| {
        let least = points(need.least, size);
        least + (points(need.wanted, size) - least) * part
    };
    let widths = needs.iter().map(width).collect::<Vec<_>>();
    let stretch = room / widths.iter().sum::<f64>();
    widths.iter().map(|width| width * stretch).collect()
}

/// The half-width characters that fit on a line of a column.
pub(crate) fn capacity(width: f64, size: f64) -> usize {
    let characters = ((width - 2.0 * INSET) / (size * 0.5)).floor();
    // The value is small and not negative; the cast cannot lose anything that matters.
    characters.clamp(1.0, 10_000.0) as usize
}
