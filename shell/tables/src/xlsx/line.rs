//! Collects the cells of one row of a sheet.

use crate::cell::{Cells, Kind, Row};
use crate::collect::{Collector, Problem};
use crate::header::Columns;
use crate::rows::Table;
use crate::serial;
use calamine::{DataRef, ExcelDateTime};
use chrono::Timelike;
use std::fmt::Write;

/// More columns than a sheet can have.
const MOST_COLUMNS: usize = 16_384;

/// One row, reused from row to row, and the header once it is known.
pub(crate) struct Line {
    text: String,
    ranges: Vec<(u32, u32)>,
    kinds: Vec<Kind>,
    number: Option<u32>,
    from_1904: bool,
    columns: Option<Columns>,
    /// A cell stood where the header has no name.
    beyond: bool,
    /// That is said once.
    warned: bool,
}

impl Line {
    pub(crate) fn new(from_1904: bool) -> Self {
        let (text, ranges, kinds) = (String::new(), Vec::new(), Vec::new());
        Self { text, ranges, kinds, number: None, from_1904, columns: None, beyond: false, warned: false }
    }

    /// The row that is being collected, from 0.
    pub(crate) fn number(&self) -> Option<u32> {
        self.number
    }

    pub(crate) fn has_header(&self) -> bool {
        self.columns.is_some()
    }

    pub(crate) fn start(&mut self, number: u32) {
        self.number = Some(number);
        self.text.clear();
        self.ranges.clear();
        self.kinds.clear();
    }

    pub(crate) fn add(&mut self, column: usize, value: &DataRef<'_>) {
        let width = self.columns.as_ref().map_or(MOST_COLUMNS, |columns| columns.width);
        if column >= width {
            self.beyond |= !matches!(value, DataRef::Empty);
            return;
        }
        if self.ranges.len() <= column {
            self.ranges.resize(column + 1, (0, 0));
            self.kinds.resize(column + 1, Kind::Text);
        }
        let start = self.text.len() as u32;
        self.kinds[column] = self.write(value);
        self.ranges[column] = (start, self.text.len() as u32);
    }

    fn write(&mut self, value: &DataRef<'_>) -> Kind {
        // Writing to a string cannot fail.
        match value {
            DataRef::Empty => Kind::Text,
            DataRef::String(text) | DataRef::DurationIso(text) => self.put(text, Kind::Text),
            DataRef::SharedString(text) => self.put(text, Kind::Text),
            DataRef::Bool(value) => self.put(if *value { "true" } else { "false" }, Kind::Bool),
            DataRef::Int(value) => self.put_number(value),
            // Display of a float is its shortest decimal, and has no exponent.
            DataRef::Float(value) => self.put_number(value),
            DataRef::DateTime(value) => self.put_date(*value),
            DataRef::DateTimeIso(text) => {
                self.put(text.strip_suffix("T00:00:00").unwrap_or(text), Kind::Date)
            }
            DataRef::Error(error) => {
                let _ = write!(self.text, "{error}");
                Kind::Error
            }
        }
    }

    fn put(&mut self, text: &str, kind: Kind) -> Kind {
        self.text.push_str(text);
        kind
    }

    fn put_number(&mut self, value: impl std::fmt::Display) -> Kind {
        let _ = write!(self.text, "{value}");
        Kind::Number
    }

    fn put_date(&mut self, value: ExcelDateTime) -> Kind {
        let number = value.as_f64();
        let moment = serial::moment(&number.to_string(), self.from_1904).filter(|_| value.is_datetime());
        let Some(local) = moment.map(|moment| moment.local()) else { return self.put_number(number) };
        let format = if local.num_seconds_from_midnight() == 0 { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M:%S" };
        let _ = write!(self.text, "{}", local.format(format));
        Kind::Date
    }

    /// Hands the collected row over; how many rows that was, or `None` when the header is unusable.
    pub(crate) fn flush(
        &mut self,
        table: &'static Table,
        out: &mut Collector,
        each: &mut impl FnMut(&mut Cells<'_, '_>),
    ) -> Option<u64> {
        let Some(number) = self.number else { return Some(0) };
        let line = u64::from(number) + 1;
        if self.text.is_empty() {
            return Some(0);
        }
        let Some(columns) = &self.columns else {
            self.columns = self.header(table, line, out);
            return self.columns.as_ref().map(|_| 0);
        };
        if self.beyond && !self.warned {
            self.warned = true;
            out.warning(Some(line), None, beyond_header);
        }
        let (text, ranges, kinds) = (&self.text[..], &self.ranges[..], &self.kinds[..]);
        let row = Row { text, ranges, kinds, line, columns, from_1904: self.from_1904, clean: false };
        each(&mut Cells { row, out });
        Some(1)
    }

    fn header(&self, table: &'static Table, line: u64, out: &mut Collector) -> Option<Columns> {
        let names = self.ranges.iter().map(|(a, b)| self.text.get(*a as usize..*b as usize).unwrap_or(""));
        let mut names: Vec<&str> = names.collect();
        while names.last() == Some(&"") {
            names.pop();
        }
        Columns::of(table.columns, &names, Some(line), out)
    }
}

fn beyond_header() -> Problem {
    Problem::new(
        "unknown_column",
        "此行在表头之外还有单元格，未使用",
        "this row has cells in columns without a header; they were left out",
    )
}
