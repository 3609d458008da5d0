//! Word documents: the margins and fonts of GB/T 9704 by name, so that an office can go on writing in them.

mod package;
mod page;
mod tables;

use docx_rs::{AlignmentType, BreakType, Docx, Paragraph, Run, SpecialIndentType, Tab, TabValueType};
use yunheng_report::{Block, Report, SignatureBlock, long_date};

use crate::DocumentError;
use crate::error::issue_date;
use crate::glyphs::refuse_controls;
use crate::pdf::columns::{fit, stands_across};
use page::Face;

/// The report as a Word document.
///
/// # Errors
///
/// A malformed model or date, or a control character, which Word documents cannot hold.
pub fn docx(report: &Report) -> Result<Vec<u8>, DocumentError> {
    if let Some(defect) = report.defect() {
        return Err(DocumentError::Model(defect));
    }
    issue_date(&report.issued_on)?;
    refuse_controls(report)?;
    let across =
        (0..report.blocks.len()).map(|index| stands_across(&report.blocks, index)).collect::<Vec<_>>();
    let paper = page::paper(report, across.last() == Some(&true));
    let mut writer = Writer { paragraphs: 0, docx: paper };
    // The head stands with the first block.
    writer.head(report);
    for ((index, block), stands) in report.blocks.iter().enumerate().zip(&across) {
        // The end of a section begins a page, so a break before it would leave an empty one.
        let section_ends = across.get(index + 1).is_some_and(|next| next != stands);
        if !(section_ends && *block == Block::PageBreak) {
            writer.block(block);
        }
        if section_ends {
            writer.end_section(*stands);
        }
    }
    package::packed(writer.docx)
}

/// A document in the making.
pub(crate) struct Writer {
    paragraphs: u32,
    docx: Docx,
}

impl Writer {
    /// A new paragraph; its id is its number, so that the same report gives the same file.
    pub(crate) fn paragraph(&mut self) -> Paragraph {
        self.paragraphs += 1;
        Paragraph::new().id(format!("{:08x}", self.paragraphs))
    }

    fn add(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    fn head(&mut self, report: &Report) {
        let title = self.paragraph().align(AlignmentType::Center).line_spacing(page::lines(0, 120));
        self.add(title.add_run(page::run(&report.title, Face::Title, 22)));
        if let Some(subtitle) = &report.subtitle {
            let line = self.paragraph().align(AlignmentType::Center).line_spacing(page::lines(0, 120));
            self.add(line.add_run(page::run(&format!("（{subtitle}）"), Face::Body, 14)));
        }
        let language = report.language;
        let number =
            report.number.as_ref().map(|number| format!("{}{number}", language.pick("编号：", "No. ")));
        let date = format!("{}{}", language.pick("日期：", "Date: "), long_date(&report.issued_on, language));
        let line = self.paragraph().line_spacing(page::lines(0, 120));
        let line = line.add_tab(Tab::new().val(TabValueType::Right).pos(page::WIDTH));
        let number = page::run(&number.unwrap_or_default(), Face::Body, 12).add_tab();
        self.add(line.add_run(number).add_run(page::run(&date, Face::Body, 12)));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(text) => {
                let first = Some(SpecialIndentType::FirstLine(640));
                let paragraph =
                    self.paragraph().indent(None, first, None, None).line_spacing(page::lines(0, 0));
                self.add(paragraph.add_run(page::run(text, Face::Body, 16)));
            }
            Block::KeyValues(pairs) => {
                let table = tables::pairs(self, pairs);
                self.table(table);
            }
            Block::Table(table) => {
                let table = tables::table(self, table, &fit(table));
                self.table(table);
            }
            Block::Signatures(blocks) => blocks.iter().for_each(|block| self.signature(block)),
            Block::PageBreak => {
                let paragraph = self.paragraph();
                self.add(paragraph.add_run(Run::new().add_break(BreakType::Page)));
            }
        }
    }

    /// Ends the pages that stood one way; the section says how they stood.
    fn end_section(&mut self, across: bool) {
        let paragraph = self.paragraph().line_spacing(page::gap()).section_property(page::section(across));
        self.add(paragraph);
    }

    fn heading(&mut self, level: u8, text: &str) {
        let depth = usize::from(level.saturating_sub(1));
        let paragraph =
            self.paragraph().keep_next(true).outline_lvl(depth).line_spacing(page::lines(120, 60));
        let face = if level <= 1 { Face::Heading } else { Face::Subheading };
        self.add(paragraph.add_run(page::run(text, face, 16)));
    }

    /// A table and a thin line after it, without which Word joins it to the next one.
    fn table(&mut self, table: docx_rs::Table) {
        self.docx = std::mem::take(&mut self.docx).add_table(table);
        let gap = self.paragraph().line_spacing(page::gap());
        self.add(gap);
    }

    fn signature(&mut self, block: &SignatureBlock) {
        let role = format!("{}：{}", block.role, block.party.as_deref().unwrap_or_default());
        let paragraph = self.paragraph().keep_next(true).line_spacing(page::lines(240, 120));
        self.add(paragraph.add_run(page::run(&role, Face::Body, 16)));
        for (index, line) in block.lines.iter().enumerate() {
            let together = index + 1 < block.lines.len();
            let paragraph = self.paragraph().keep_next(together).line_spacing(page::lines(0, 120));
            let blank = "\u{3000}".repeat(10);
            let label = page::run(&format!("{line}："), Face::Body, 16);
            self.add(paragraph.add_run(label).add_run(page::run(&blank, Face::Body, 16).underline("single")));
        }
    }
}
