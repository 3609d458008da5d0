//! Collects the blocks of a report and numbers its first-level headings (一、二、三、).

use crate::{Block, Cell, Language, Signatory, SignatureBlock, Table};

const NUMERALS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/// The blocks so far.
pub(crate) struct Body {
    language: Language,
    sections: usize,
    blocks: Vec<Block>,
}

impl Body {
    pub(crate) fn new(language: Language) -> Self {
        Self { language, sections: 0, blocks: Vec::new() }
    }

    /// A numbered heading of the first level.
    pub(crate) fn section(&mut self, chinese: &'static str, english: &'static str) {
        self.titled(self.language.pick(chinese, english));
    }

    /// A numbered heading of the first level, in words that somebody else chose.
    pub(crate) fn titled(&mut self, title: &str) {
        let text = match (self.language, NUMERALS.get(self.sections)) {
            (Language::Chinese, Some(numeral)) => format!("{numeral}、{title}"),
            _ => format!("{}. {title}", self.sections + 1),
        };
        self.sections += 1;
        self.blocks.push(Block::Heading { level: 1, text });
    }

    /// A heading of the second level, without a number.
    pub(crate) fn below(&mut self, title: String) {
        self.blocks.push(Block::Heading { level: 2, text: title });
    }

    pub(crate) fn paragraph(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    /// The pairs that have a value.
    pub(crate) fn pairs(&mut self, pairs: Vec<(&'static str, Cell)>) {
        let filled = pairs.into_iter().filter(|(_, cell)| *cell != Cell::Empty);
        self.blocks.push(Block::KeyValues(filled.map(|(label, cell)| (label.to_owned(), cell)).collect()));
    }

    /// Pairs with labels that somebody else chose.
    pub(crate) fn labelled(&mut self, pairs: impl Iterator<Item = (String, String)>) {
        self.blocks.push(Block::KeyValues(pairs.map(|(label, value)| (label, Cell::Text(value))).collect()));
    }

    pub(crate) fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// A section with a table; left out when the table has no rows.
    pub(crate) fn table_section(&mut self, chinese: &'static str, english: &'static str, table: Table) {
        if !table.rows.is_empty() {
            self.section(chinese, english);
            self.table(table);
        }
    }

    /// A row of parties, each with the same lines to fill in; nothing where nobody signs.
    pub(crate) fn signatures(&mut self, parties: &[Signatory]) {
        let lines = [("授权代表（签字）", "Authorized signatory"), ("日期", "Date")];
        let lines = lines.map(|(chinese, english)| self.language.pick(chinese, english).to_owned());
        let block = |signatory: &Signatory| SignatureBlock {
            role: signatory.role.clone(),
            party: signatory.party.clone(),
            lines: lines.to_vec(),
        };
        if !parties.is_empty() {
            self.blocks.push(Block::Signatures(parties.iter().map(block).collect()));
        }
    }

    pub(crate) fn page_break(&mut self) {
        self.blocks.push(Block::PageBreak);
    }

    pub(crate) fn blocks(self) -> Vec<Block> {
        self.blocks
    }
}
