//! The parts of a report.

use crate::Language;

/// A document without a format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The title, as on the first page.
    pub title: String,
    /// A line under the title, such as the period.
    pub subtitle: Option<String>,
    /// The document number (文号), such as 许政管云结〔2026〕3号.
    pub number: Option<String>,
    /// The date of issue, `YYYY-MM-DD`; it is also the creation date inside every rendered file.
    pub issued_on: String,
    /// The language of the fixed words.
    pub language: Language,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

/// A piece of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading of level 1 to 4, with its number in the text.
    Heading {
        /// The level.
        level: u8,
        /// The words.
        text: String,
    },
    /// A paragraph of running text.
    Paragraph(String),
    /// Labels with values.
    KeyValues(Vec<(String, Cell)>),
    /// A table; in a workbook it is a sheet.
    Table(Table),
    /// Who signs, side by side.
    Signatures(Vec<SignatureBlock>),
    /// What follows begins a page.
    PageBreak,
}

/// A table with typed columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The caption, and the name of the sheet in a workbook.
    pub name: String,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows; each has one cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// The row of totals. A column is summed where this row has a decimal.
    pub totals: Option<Vec<Cell>>,
    /// In a workbook the rows are given once more, on one sheet for every value of this column.
    pub split_by: Option<usize>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The heading.
    pub title: String,
    /// The name that machines know the column by, or empty.
    pub key: String,
    /// The unit of the figures, printed under the heading.
    pub unit: Option<String>,
    /// The usual width of the content in half-width characters; layouts share the page by it.
    pub width_hint: u16,
    /// What the cells hold.
    pub kind: Kind,
    /// Where the cells stand.
    pub align: Align,
}

/// What the cells of a column hold, which decides how figures are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words and ids.
    Text,
    /// Yuan with two places.
    Money,
    /// A figure with the places that it was given with.
    Quantity,
    /// Percent points: `92.5` is shown as 92.5%.
    Percent,
    /// A date `YYYY-MM-DD`.
    Date,
}

/// Where the content of a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// A value in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words; never a formula, whatever they begin with.
    Text(String),
    /// An exact decimal without separators, such as `-1234.50`.
    Decimal(String),
    /// A date `YYYY-MM-DD`.
    Date(String),
    /// Nothing.
    Empty,
}

/// The place where a party signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureBlock {
    /// The role, such as 甲方（盖章）.
    pub role: String,
    /// The name of the party, where known.
    pub party: Option<String>,
    /// The lines to fill in, such as 授权代表.
    pub lines: Vec<String>,
}

impl Report {
    /// The tables, in reading order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }

    /// The first row whose number of cells is not the number of columns, as a sentence.
    #[must_use]
    pub fn defect(&self) -> Option<String> {
        self.tables().find_map(Table::defect)
    }
}

impl Table {
    /// The first row whose number of cells is not the number of columns, as a sentence.
    #[must_use]
    pub fn defect(&self) -> Option<String> {
        let wanted = self.columns.len();
        let rows = self.rows.iter().chain(&self.totals);
        let (index, row) = rows.enumerate().find(|(_, row)| row.len() != wanted)?;
        let found = row.len();
        Some(format!("表“{}”第 {} 行有 {found} 格，应为 {wanted} 格", self.name, index + 1))
    }
}

impl Column {
    fn new(title: &str, width_hint: u16, kind: Kind, align: Align) -> Self {
        Self { title: title.to_owned(), key: String::new(), unit: None, width_hint, kind, align }
    }

    /// A column of words, at the left.
    #[must_use]
    pub fn text(title: &str, width_hint: u16) -> Self {
        Self::new(title, width_hint, Kind::Text, Align::Left)
    }

    /// A column of short words, in the middle.
    #[must_use]
    pub fn label(title: &str, width_hint: u16) -> Self {
        Self::new(title, width_hint, Kind::Text, Align::Center)
    }

    /// A column of dates.
    #[must_use]
    pub fn date(title: &str) -> Self {
        Self::new(title, 10, Kind::Date, Align::Center)
    }

    /// A column of money.
    #[must_use]
    pub fn money(title: &str, unit: &str) -> Self {
        Self::new(title, 14, Kind::Money, Align::Right).unit(unit)
    }

    /// A column of other figures.
    #[must_use]
    pub fn quantity(title: &str, width_hint: u16) -> Self {
        Self::new(title, width_hint, Kind::Quantity, Align::Right)
    }

    /// A column of percent points.
    #[must_use]
    pub fn percent(title: &str) -> Self {
        Self::new(title, 8, Kind::Percent, Align::Right)
    }

    /// The same column with the name that machines know it by.
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        key.clone_into(&mut self.key);
        self
    }

    /// The same column with a unit.
    #[must_use]
    pub fn unit(mut self, unit: &str) -> Self {
        self.unit = Some(unit.to_owned());
        self
    }
}

impl Cell {
    /// Words, or nothing when there are none.
    #[must_use]
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Empty } else { Self::Text(words) }
    }

    /// Words where there are some.
    #[must_use]
    pub fn maybe_text(words: Option<&String>) -> Self {
        words.map_or(Self::Empty, Self::text)
    }

    /// A decimal where there is one.
    #[must_use]
    pub fn maybe_decimal(decimal: Option<&String>) -> Self {
        decimal.map_or(Self::Empty, |decimal| Self::Decimal(decimal.clone()))
    }

    /// Money.
    #[must_use]
    pub fn money(fen: i64) -> Self {
        Self::Decimal(crate::fen_to_decimal(fen.into()))
    }

    /// Money where it is known.
    #[must_use]
    pub fn maybe_money(fen: Option<i64>) -> Self {
        fen.map_or(Self::Empty, Self::money)
    }

    /// A count.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::Decimal(count.to_string())
    }

    /// A date, or nothing when there is none.
    #[must_use]
    pub fn date(date: &str) -> Self {
        if date.is_empty() { Self::Empty } else { Self::Date(date.to_owned()) }
    }
}
