//! The first sheet: title, number, date, the form and the words of the report, the places to sign.

use rust_xlsxwriter::{Worksheet, XlsxError};
use yunheng_report::{Block, Cell, Kind, Report, SignatureBlock, display_cell, display_width, long_date};

use super::cells::{self, Formats};

const LAST: u16 = 3;
/// Half-width characters on a line across the sheet.
const ACROSS: usize = 96;

struct Cover<'a> {
    sheet: &'a mut Worksheet,
    formats: &'a Formats,
    row: u32,
}

/// Fills the cover.
pub(crate) fn write(
    sheet: &mut Worksheet,
    report: &Report,
    notes: &[String],
    formats: &Formats,
) -> Result<(), XlsxError> {
    for (column, width) in [(0_u16, 24_u16), (1, 24), (2, 24), (3, 24)] {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.merge_range(0, 0, 0, LAST, &report.title, &formats.title)?;
    sheet.set_row_height(0, 30)?;
    let mut cover = Cover { sheet, formats, row: 1 };
    let date = long_date(&report.issued_on, report.language);
    for line in [report.subtitle.clone(), report.number.clone(), Some(date)].into_iter().flatten() {
        cover.line(&line)?;
    }
    for block in &report.blocks {
        cover.block(block)?;
    }
    notes.iter().try_for_each(|note| cover.line(note))
}

impl Cover<'_> {
    fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        match block {
            Block::Paragraph(text) => self.line(text),
            Block::KeyValues(pairs) => pairs.iter().try_for_each(|(label, cell)| self.pair(label, cell)),
            Block::Signatures(blocks) => blocks.iter().try_for_each(|block| self.signature(block)),
            // Tables have sheets of their own, with their headings as names.
            Block::Heading { .. } | Block::Table(_) | Block::PageBreak => Ok(()),
        }
    }

    fn line(&mut self, text: &str) -> Result<(), XlsxError> {
        let lines = u16::try_from(display_width(text).div_ceil(ACROSS).max(1)).unwrap_or(u16::MAX);
        self.sheet.merge_range(self.row, 0, self.row, LAST, text, &self.formats.plain)?;
        self.sheet.set_row_height(self.row, lines.saturating_mul(15).min(400))?;
        self.row += 1;
        Ok(())
    }

    fn pair(&mut self, label: &str, cell: &Cell) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, label, &self.formats.label)?;
        let value = display_cell(cell, Kind::Quantity);
        self.sheet.merge_range(self.row, 1, self.row, LAST, "", &self.formats.value)?;
        match cells::exact(cell) {
            Some(figure) => self.sheet.write_number_with_format(self.row, 1, figure, &self.formats.sum)?,
            None => self.sheet.write_string_with_format(self.row, 1, value, &self.formats.value)?,
        };
        self.sheet.set_row_height(self.row, 18)?;
        self.row += 1;
        Ok(())
    }

    fn signature(&mut self, block: &SignatureBlock) -> Result<(), XlsxError> {
        self.row += 1;
        let party = Cell::text(block.party.clone().unwrap_or_default());
        self.pair(&block.role, &party)?;
        block.lines.iter().try_for_each(|line| self.pair(line, &Cell::Empty))
    }
}
