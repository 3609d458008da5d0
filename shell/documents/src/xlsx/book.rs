//! A workbook in the making.

use std::collections::BTreeMap;
use std::io::Write;

use rust_xlsxwriter::{DocProperties, Workbook, Worksheet};
use yunheng_report::{Cell, Language, Report, Table};

use super::cells::{Formats, excel_date};
use super::cover;
use super::names::Names;
use super::sheet::{ROWS, Sheets};
use crate::DocumentError;
use crate::error::issue_date;

/// With more values than this a table is not split into sheets: nobody finds a sheet among so many.
const SPLITS: usize = 200;

/// What every sheet is made with.
pub(crate) struct Kit {
    workbook: Workbook,
    names: Names,
    /// True when rows wait in temporary files rather than in memory.
    spooled: bool,
    pub(crate) formats: Formats,
    pub(crate) language: Language,
    pub(crate) rows: u32,
}

impl Kit {
    /// A new sheet with a free name.
    pub(crate) fn sheet(&mut self, title: &str) -> Result<Worksheet, DocumentError> {
        let mut sheet = match self.spooled {
            true => self.workbook.new_worksheet_with_constant_memory()?,
            false => Worksheet::new(),
        };
        sheet.set_name(self.names.give(title))?;
        Ok(sheet)
    }
}

/// The sheets so far.
pub(crate) struct Book<'a> {
    report: &'a Report,
    kit: Kit,
    cover: Worksheet,
    tables: Vec<Worksheet>,
    splits: Vec<Worksheet>,
    notes: Vec<String>,
}

impl<'a> Book<'a> {
    pub(crate) fn new(report: &'a Report, spooled: bool) -> Result<Self, DocumentError> {
        if let Some(defect) = report.defect() {
            return Err(DocumentError::Model(defect));
        }
        issue_date(&report.issued_on)?;
        let no_date = || DocumentError::IssueDate { found: report.issued_on.clone() };
        let issued = excel_date(&report.issued_on).ok_or_else(no_date)?;
        let mut workbook = Workbook::new();
        let properties = DocProperties::new().set_title(&report.title).set_author("Yunheng");
        workbook.set_properties(&properties.set_creation_datetime(&issued));
        let language = report.language;
        let mut names = Names::default();
        let mut cover = Worksheet::new();
        cover.set_name(names.give(language.pick("封面", "Cover")))?;
        let kit = Kit { workbook, names, spooled, formats: Formats::new(), language, rows: ROWS };
        Ok(Self { report, kit, cover, tables: Vec::new(), splits: Vec::new(), notes: Vec::new() })
    }

    /// Another number of rows before a sheet is split.
    #[cfg(test)]
    pub(crate) fn with_rows(mut self, rows: u32) -> Self {
        self.kit.rows = rows;
        self
    }

    /// Writes a table with the rows given.
    pub(crate) fn table<R: AsRef<[Cell]>>(
        &mut self,
        table: &Table,
        rows: impl Iterator<Item = R>,
    ) -> Result<(), DocumentError> {
        let mut whole = Sheets::new(&table.name, false);
        let mut split = Some(BTreeMap::<String, Sheets>::new());
        for (index, row) in rows.enumerate() {
            let row = row.as_ref();
            if row.len() != table.columns.len() {
                let (found, wanted) = (row.len(), table.columns.len());
                let place = format!("表“{}”第 {} 行有 {found} 格，应为 {wanted} 格", table.name, index + 1);
                return Err(DocumentError::Model(place));
            }
            whole.push(&mut self.kit, table, row)?;
            if let (Some(sheets), Some(value)) = (&mut split, split_value(table, row)) {
                let sheet = sheets.entry(value).or_insert_with_key(|value| Sheets::new(value, true));
                sheet.push(&mut self.kit, table, row)?;
            }
            split = split.filter(|sheets| sheets.len() <= SPLITS);
        }
        self.tables.extend(whole.finish(&mut self.kit, table)?);
        match split {
            Some(sheets) => self.finish_splits(table, sheets),
            None => {
                let note =
                    self.kit.language.pick("取值超过 200 个，未分表列示", "has over 200 values, not split");
                self.notes.push(format!("{}：{note}", table.name));
                Ok(())
            }
        }
    }

    fn finish_splits(
        &mut self,
        table: &Table,
        sheets: BTreeMap<String, Sheets>,
    ) -> Result<(), DocumentError> {
        // One value alone would only repeat the table.
        if sheets.len() > 1 {
            for sheet in sheets.into_values() {
                self.splits.extend(sheet.finish(&mut self.kit, table)?);
            }
        }
        Ok(())
    }

    /// Puts the sheets in order, cover first, and writes the file.
    pub(crate) fn save(mut self, out: impl Write + Send) -> Result<(), DocumentError> {
        cover::write(&mut self.cover, self.report, &self.notes, &self.kit.formats)?;
        let sheets = std::iter::once(self.cover).chain(self.tables).chain(self.splits);
        sheets.for_each(|sheet| self.kit.workbook.push_worksheet(sheet));
        self.kit.workbook.use_zip_large_file(self.kit.spooled);
        Ok(self.kit.workbook.save_to_writer(out)?)
    }
}

fn split_value(table: &Table, row: &[Cell]) -> Option<String> {
    match row.get(table.split_by?)? {
        Cell::Text(value) | Cell::Decimal(value) | Cell::Date(value) => Some(value.clone()),
        Cell::Empty => Some("（空）".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Reader, Xlsx};
    use yunheng_report::Column;

    use super::*;

    #[test]
    fn a_sheet_splits_before_the_last_row() {
        let rows = (0..25).map(|row| vec![Cell::Text(format!("r{row}")), Cell::Decimal(format!("{row}.10"))]);
        let columns = vec![Column::text("编号", 8), Column::money("金额", "元")];
        let totals = Some(vec![Cell::Text("合计".to_owned()), Cell::Decimal("302.50".to_owned())]);
        let table = Table { name: "明细".to_owned(), columns, totals, ..Table::default() };
        let report = Report { issued_on: "2026-01-05".to_owned(), ..Report::default() };
        for spooled in [false, true] {
            let mut book = Book::new(&report, spooled).expect("a book").with_rows(10);
            book.table(&table, rows.clone()).expect("a table");
            let mut bytes = Vec::new();
            book.save(&mut bytes).expect("bytes");
            let mut read = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
            assert_eq!(read.sheet_names(), ["封面", "明细", "明细~2", "明细~3"]);
            let sizes = [("明细", "46.00"), ("明细~2", "146.00"), ("明细~3", "110.50")];
            for (name, total) in sizes {
                let range = read.worksheet_range(name).expect("a sheet");
                let last = range.rows().next_back().expect("a row of totals");
                assert_eq!(last[1].to_string().parse::<f64>().ok(), total.parse().ok(), "{name}");
            }
        }
    }
}
