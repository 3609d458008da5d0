//! Every character of a report is looked up in the fonts before anything is set, so that nothing prints as a box.

use std::collections::{BTreeMap, HashSet};

use typst::text::Font;
use yunheng_report::{Block, Cell, Column, Report, SignatureBlock, Table, display_cell};

use crate::{DocumentError, Fonts};

/// The faces that a report needs: the embedded one, then only those that have what it lacks.
pub(crate) fn faces_for(report: &Report, fonts: &Fonts) -> Result<Vec<Font>, DocumentError> {
    faces_of(|visit| each_text(report, visit), fonts)
}

/// The same for any texts, which `each` calls back with.
pub(crate) fn faces_of(each: impl FnOnce(Visit<'_>), fonts: &Fonts) -> Result<Vec<Font>, DocumentError> {
    let first = Fonts::face().ok_or(DocumentError::Font)?;
    let mut lacking = Lacking { face: &first, seen: HashSet::new(), places: BTreeMap::new() };
    each(&mut |text, place| lacking.text(text, place));
    let mut open = lacking.places;
    let mut faces = vec![first];
    if !open.is_empty() {
        for face in fonts.further() {
            let before = open.len();
            open.retain(|character, _| !covers(face, *character));
            if open.len() < before {
                faces.push(face.clone());
            }
        }
    }
    match open.into_iter().next() {
        Some((character, place)) => Err(missing(character, place)),
        None => Ok(faces),
    }
}

/// Refuses characters that no file format can hold as text.
pub(crate) fn refuse_controls(report: &Report) -> Result<(), DocumentError> {
    let mut found = None;
    each_text(report, &mut |text, place| {
        let control = text.chars().find(|character| character.is_control() && !is_layout(*character));
        if let (None, Some(character)) = (&found, control) {
            found = Some(missing(character, place()));
        }
    });
    found.map_or(Ok(()), Err)
}

/// The text without characters that are never drawn, a tab as a space.
pub(crate) fn drawn(text: &str) -> String {
    let visible = text.chars().filter(|character| !is_invisible(*character));
    visible.map(|character| if character == '\t' { ' ' } else { character }).collect()
}

/// True for characters that shape or break text and are never drawn.
fn is_invisible(character: char) -> bool {
    matches!(u32::from(character), 0xad | 0x200b..=0x200f | 0x2060 | 0xfe00..=0xfe0f | 0xfeff | 0xe0100..=0xe01ef)
}

fn is_layout(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\t')
}

fn covers(face: &Font, character: char) -> bool {
    face.info().coverage.contains(u32::from(character))
}

fn missing(character: char, place: String) -> DocumentError {
    DocumentError::MissingGlyph { character, code_point: format!("U+{:04X}", u32::from(character)), place }
}

/// The characters that the embedded face lacks, each with the first place where it stands.
struct Lacking<'a> {
    face: &'a Font,
    /// Looking into a face is slow, so each character is looked up once.
    seen: HashSet<char>,
    places: BTreeMap<char, String>,
}

impl Lacking<'_> {
    fn text(&mut self, text: &str, place: &dyn Fn() -> String) {
        for character in text.chars() {
            let drawn = !is_layout(character) && !is_invisible(character);
            if self.seen.insert(character) && drawn && !covers(self.face, character) {
                self.places.entry(character).or_insert_with(place);
            }
        }
    }
}

/// Takes a text and says, when asked, where it stands.
pub(crate) type Visit<'a> = &'a mut dyn FnMut(&str, &dyn Fn() -> String);

/// Calls back with every text of a report and the place where it stands.
fn each_text(report: &Report, visit: Visit<'_>) {
    visit(&report.title, &|| "标题".to_owned());
    visit(report.subtitle.as_deref().unwrap_or_default(), &|| "副标题".to_owned());
    visit(report.number.as_deref().unwrap_or_default(), &|| "文号".to_owned());
    for (index, block) in report.blocks.iter().enumerate() {
        let place = || format!("第 {} 块", index + 1);
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => visit(text, &place),
            Block::KeyValues(pairs) => pairs.iter().for_each(|(label, cell)| pair(label, cell, visit)),
            Block::Table(table) => table_texts(table, visit),
            Block::Signatures(blocks) => blocks.iter().for_each(|block| signature(block, visit)),
            Block::PageBreak => (),
        }
    }
}

fn pair(label: &str, cell: &Cell, visit: Visit<'_>) {
    visit(label, &|| format!("栏目“{label}”"));
    if let Cell::Text(text) | Cell::Date(text) | Cell::Decimal(text) = cell {
        visit(text, &|| format!("栏目“{label}”的内容"));
    }
}

fn signature(block: &SignatureBlock, visit: Visit<'_>) {
    let place = || format!("签署栏“{}”", block.role);
    visit(&block.role, &place);
    visit(block.party.as_deref().unwrap_or_default(), &place);
    block.lines.iter().for_each(|line| visit(line, &place));
}

fn table_texts(table: &Table, visit: Visit<'_>) {
    visit(&table.name, &|| format!("表“{}”的表名", table.name));
    for column in &table.columns {
        let place = || format!("表“{}”的列名“{}”", table.name, column.title);
        visit(&column.title, &place);
        visit(column.unit.as_deref().unwrap_or_default(), &place);
    }
    for (index, row) in table.rows.iter().chain(&table.totals).enumerate() {
        for (column, cell) in table.columns.iter().zip(row) {
            let place = || format!("表“{}”第 {} 行“{}”列", table.name, index + 1, column.title);
            cell_text(column, cell, &place, visit);
        }
    }
}

fn cell_text(column: &Column, cell: &Cell, place: &dyn Fn() -> String, visit: Visit<'_>) {
    match cell {
        Cell::Text(text) => visit(text, place),
        Cell::Date(_) | Cell::Decimal(_) => visit(&display_cell(cell, column.kind), place),
        Cell::Empty => (),
    }
}
