//! A report as the values that the template reads.

use typst::foundations::{Array, Dict, IntoValue, Value};
use typst::layout::{Abs, Length};
use yunheng_report::{
    Align, Block, Cell, Kind, Language, Report, SignatureBlock, Table, display_cell, display_width, long_date,
};

use super::columns::{Fit, INSET, fit, headed_table, stands_across, table_at};
use super::grid::{self, Row};
use super::wrap::wrapped;
use crate::glyphs::drawn;

/// What the template finds in `sys.inputs`.
pub(crate) fn inputs(report: &Report, (year, month, day): (u16, u8, u8)) -> Dict {
    let language = report.language;
    let parts = [
        ("title", text(&report.title)),
        ("subtitle", text(report.subtitle.as_deref().unwrap_or_default())),
        ("number", text(report.number.as_deref().unwrap_or_default())),
        ("number-label", text(language.pick("编号：", "No. "))),
        ("date-label", text(language.pick("日期：", "Date: "))),
        ("date", text(&long_date(&report.issued_on, language))),
        ("year", Value::Int(year.into())),
        ("month", Value::Int(month.into())),
        ("day", Value::Int(day.into())),
        ("chinese", Value::Bool(language == Language::Chinese)),
        ("inset", Value::Float(INSET)),
        ("runs", Value::Array(runs(&report.blocks))),
    ];
    dict(parts)
}

/// The blocks in runs of pages that stand the same way. A heading goes with the table after it.
fn runs(blocks: &[Block]) -> Array {
    let mut runs = match blocks {
        [] => vec![(false, Array::new())],
        _ => Vec::new(),
    };
    for (index, block) in blocks.iter().enumerate() {
        let table = table_at(blocks, index).or_else(|| headed_table(blocks, index));
        let across = stands_across(blocks, index);
        if !matches!(runs.last(), Some((same, _)) if *same == across) {
            runs.push((across, Array::new()));
        }
        let Some((_, values)) = runs.last_mut() else { continue };
        let headed = index.checked_sub(1).is_some_and(|before| headed_table(blocks, before).is_some());
        if table.is_some_and(grid::is_long) && !headed {
            values.push(block_value(&Block::PageBreak));
        }
        values.push(
            table_at(blocks, index)
                .map_or_else(|| block_value(block), |table| table_value(table, &fit(table))),
        );
    }
    let run = |(across, blocks)| dict([("across", Value::Bool(across)), ("blocks", Value::Array(blocks))]);
    runs.into_iter().map(|pair| run(pair).into_value()).collect()
}

fn block_value(block: &Block) -> Value {
    let parts = match block {
        Block::Heading { level, text: words } => dict([
            ("kind", "heading".into_value()),
            ("level", Value::Int((*level).into())),
            ("text", text(words)),
        ]),
        Block::Paragraph(words) => dict([("kind", "paragraph".into_value()), ("text", text(words))]),
        Block::KeyValues(pairs) => {
            let rows = pair_rows(pairs);
            dict([("kind", "pairs".into_value()), ("rows", Value::Array(rows))])
        }
        Block::Signatures(blocks) => {
            let blocks = blocks.iter().map(signature).collect();
            dict([("kind", "signatures".into_value()), ("blocks", Value::Array(blocks))])
        }
        Block::Table(_) | Block::PageBreak => dict([("kind", "pagebreak".into_value())]),
    };
    parts.into_value()
}

/// Half-width characters in a field of the form: a label or half a line, and a line behind one label.
const SHORT: usize = 16;
const FULL: usize = 52;

/// Two short pairs share a line of the form, a long one has its own.
fn pair_rows(pairs: &[(String, Cell)]) -> Array {
    let shown = |cell: &Cell| display_cell(cell, Kind::Quantity);
    let short = |(label, cell): &(String, Cell)| {
        display_width(label) <= SHORT && display_width(&shown(cell)) <= SHORT
    };
    let field = |words: &str, room| text(&wrapped(&drawn(words), room).join("\n"));
    let mut rows = Array::new();
    let mut rest = pairs;
    while let Some((first, after)) = rest.split_first() {
        let mut row = vec![field(&first.0, SHORT), field(&shown(&first.1), FULL)];
        rest = after;
        if let Some((second, after)) = after.split_first()
            && short(first)
            && short(second)
        {
            row.extend([field(&second.0, SHORT), field(&shown(&second.1), SHORT)]);
            rest = after;
        }
        rows.push(row.into_iter().collect::<Array>().into_value());
    }
    rows
}

fn signature(block: &SignatureBlock) -> Value {
    let lines = block.lines.iter().map(|line| text(line)).collect();
    let party = text(block.party.as_deref().unwrap_or_default());
    dict([("role", text(&block.role)), ("party", party), ("lines", Value::Array(lines))]).into_value()
}

fn table_value(table: &Table, fit: &Fit) -> Value {
    let titles = grid::titles(table, fit);
    let rows = grid::rows(table, fit);
    let small = grid::is_small(&rows);
    let parts = grid::parts(rows, &titles, fit, grid::is_long(table));
    let widths = fit.widths.iter().map(|width| Value::Float(*width)).collect();
    let aligns = table.columns.iter().map(|column| align(column.align)).collect();
    dict([
        ("kind", "table".into_value()),
        ("whole", Value::Bool(small)),
        ("size", Value::Float(fit.size)),
        ("leading", Value::Float(fit.size * grid::LEADING)),
        ("inset", Value::Float(fit.size * grid::INSET_Y)),
        ("widths", Value::Array(widths)),
        ("aligns", Value::Array(aligns)),
        ("titles", Value::Array(texts(&titles.cells))),
        ("parts", Value::Array(parts.iter().map(|rows| part_value(rows)).collect())),
    ])
    .into_value()
}

/// The rows of one part: all cells in reading order, the heights of the rows, the cells of the total.
fn part_value(rows: &[Row]) -> Value {
    let height = |row: &Row| {
        row.fixed_height().map_or(Value::Auto, |height| Length::from(Abs::pt(height)).into_value())
    };
    let (totals, body): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.total);
    let cells = body.iter().flat_map(|row| &row.cells).map(|cell| cell.as_str().into_value());
    let totals = totals.iter().flat_map(|row| &row.cells).map(|cell| cell.as_str().into_value());
    dict([
        ("cells", Value::Array(cells.collect())),
        ("totals", Value::Array(totals.collect())),
        ("heights", Value::Array(rows.iter().map(height).collect())),
    ])
    .into_value()
}

fn texts(words: &[String]) -> Array {
    words.iter().map(|words| text(words)).collect()
}

fn align(align: Align) -> Value {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
    .into_value()
}

/// Text without characters that are never drawn.
fn text(words: &str) -> Value {
    drawn(words).into_value()
}

fn dict<const N: usize>(parts: [(&str, Value); N]) -> Dict {
    parts.into_iter().map(|(key, value)| (key.into(), value)).collect()
}
