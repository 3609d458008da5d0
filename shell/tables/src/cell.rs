//! Turns the cells of one row into values; what does not fit becomes a finding, and the row goes on.

use crate::collect::{Collector, Problem, found, is_invisible};
use crate::header::Columns;
use crate::problems;
use yunheng_values::{Date, DecimalError, Moment, Quantity, UnitPrice, parse_date};

/// What a cell was in its file; everything in CSV is text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number,
    Date,
    Bool,
    /// An Excel error such as `#N/A`.
    Error,
}

/// One row: cells as ranges of one text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    pub(crate) text: &'a str,
    pub(crate) ranges: &'a [(u32, u32)],
    /// Empty for CSV.
    pub(crate) kinds: &'a [Kind],
    pub(crate) line: u64,
    pub(crate) columns: &'a Columns,
    /// Day 0 of date serials is 1904-01-01.
    pub(crate) from_1904: bool,
    /// Known to be ASCII without control characters.
    pub(crate) clean: bool,
}

impl<'a> Row<'a> {
    /// The text of a column; empty when the file lacks it.
    fn cell(&self, column: usize) -> (&'a str, Kind) {
        let Some(at) = self.columns.at.get(column).copied().flatten() else { return ("", Kind::Text) };
        let text =
            self.ranges.get(at).and_then(|(a, b)| self.text.get(*a as usize..*b as usize)).unwrap_or("");
        (text, self.kinds.get(at).copied().unwrap_or(Kind::Text))
    }
}

/// A row together with the place for its findings.
pub(crate) struct Cells<'a, 'c> {
    pub(crate) row: Row<'a>,
    pub(crate) out: &'c mut Collector,
}

type Read<T> = Result<T, Problem>;

impl<'a> Cells<'a, '_> {
    /// Reports a problem of a column.
    pub(crate) fn report(&mut self, column: usize, problem: impl FnOnce() -> Problem) {
        let name = self.row.columns.spec.get(column).map(|c| c.name);
        self.out.error(Some(self.row.line), name, problem);
    }

    /// Reads a cell that must not be empty.
    fn must<T>(&mut self, column: usize, read: impl FnOnce(&Row<'a>, &'a str, Kind) -> Read<T>) -> Option<T> {
        let (text, kind) = self.row.cell(column);
        let value = match (text, kind) {
            (_, Kind::Error) => Err(problems::excel_error(text)),
            ("", _) => Err(problems::missing()),
            _ => read(&self.row, text, kind),
        };
        value.map_err(|problem| self.report(column, || problem)).ok()
    }

    /// Reads a cell that may be empty; the outer `None` is a finding.
    fn may<T>(
        &mut self,
        column: usize,
        read: impl FnOnce(&Row<'a>, &'a str, Kind) -> Read<T>,
    ) -> Option<Option<T>> {
        match self.row.cell(column) {
            ("", kind) if kind != Kind::Error => Some(None),
            _ => self.must(column, read).map(Some),
        }
    }

    /// An id: text, byte for byte, without blanks around it.
    pub(crate) fn id(&mut self, column: usize) -> Option<&'a str> {
        self.must(column, read_id)
    }

    /// An id that may be absent.
    pub(crate) fn may_id(&mut self, column: usize) -> Option<Option<&'a str>> {
        self.may(column, read_id)
    }

    /// An id that may be absent, blanks around it left out.
    pub(crate) fn may_id_trimmed(&mut self, column: usize) -> Option<Option<&'a str>> {
        self.may(column, |row, text, kind| match kind {
            Kind::Text => check_id(text.trim(), row.clean).map(|()| text.trim()),
            _ => Err(problems::id_not_text(text)),
        })
    }

    /// Words for people that may be absent; line breaks are allowed in them.
    pub(crate) fn may_text(&mut self, column: usize) -> Option<Option<&'a str>> {
        self.may(column, |_, text, _| match text.contains('\0') {
            true => Err(problems::control(text, '\0')),
            false => Ok(text),
        })
    }

    pub(crate) fn date(&mut self, column: usize) -> Option<Date> {
        self.must(column, read_date)
    }

    pub(crate) fn may_date(&mut self, column: usize) -> Option<Option<Date>> {
        self.may(column, read_date)
    }

    pub(crate) fn moment(&mut self, column: usize) -> Option<Moment> {
        self.must(column, read_moment)
    }

    pub(crate) fn may_moment(&mut self, column: usize) -> Option<Option<Moment>> {
        self.may(column, read_moment)
    }

    pub(crate) fn quantity(&mut self, column: usize) -> Option<Quantity> {
        self.must(column, read_quantity)
    }

    pub(crate) fn may_quantity(&mut self, column: usize) -> Option<Option<Quantity>> {
        self.may(column, read_quantity)
    }

    pub(crate) fn unit_price(&mut self, column: usize) -> Option<UnitPrice> {
        self.must(column, |_, text, kind| {
            decimal(text, kind, UnitPrice::SCALE, |t| UnitPrice::parse_bytes(t).map(UnitPrice::scaled))
                .map(UnitPrice::from_scaled)
        })
    }

    /// A percentage in millionths of a point, or nothing.
    pub(crate) fn may_percent(&mut self, column: usize) -> Option<Option<i64>> {
        self.may(column, |_, text, kind| {
            decimal(text, kind, 6, |t| yunheng_values::parse_scaled_bytes(t, 6)).and_then(percent_in_range)
        })
    }

    /// A whole number from 1.
    pub(crate) fn count(&mut self, column: usize, most: u32) -> Option<u32> {
        self.must(column, |_, text, kind| {
            let value = decimal(text, kind, 0, |t| yunheng_values::parse_scaled_bytes(t, 0))?;
            let whole = u32::try_from(value).ok().filter(|v| (1..=most).contains(v));
            whole.ok_or_else(|| problems::out_of_range(text, "1", &most.to_string()))
        })
    }

    /// A whole number from 0, or nothing.
    pub(crate) fn may_count(&mut self, column: usize, most: u32) -> Option<Option<u32>> {
        self.may(column, |_, text, kind| {
            let value = decimal(text, kind, 0, |t| yunheng_values::parse_scaled_bytes(t, 0))?;
            let whole = u32::try_from(value).ok().filter(|value| *value <= most);
            whole.ok_or_else(|| problems::out_of_range(text, "0", &most.to_string()))
        })
    }

    /// One of a few words.
    pub(crate) fn may_word<T: Copy>(
        &mut self,
        column: usize,
        code: &'static str,
        words: &[(&str, T)],
    ) -> Option<Option<T>> {
        self.may(column, |_, text, _| read_word(text, code, words))
    }

    /// One of a few words, not empty.
    pub(crate) fn word<T: Copy>(
        &mut self,
        column: usize,
        code: &'static str,
        words: &[(&str, T)],
    ) -> Option<T> {
        self.must(column, |_, text, _| read_word(text, code, words))
    }
}

fn read_word<T: Copy>(text: &str, code: &'static str, words: &[(&str, T)]) -> Read<T> {
    let hit = words.iter().find(|(word, _)| *word == text);
    hit.map(|(_, value)| *value).ok_or_else(|| {
        let list = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" | ");
        problems::bad_word(code, text, &list)
    })
}

fn read_id<'a>(row: &Row<'a>, text: &'a str, kind: Kind) -> Read<&'a str> {
    if kind != Kind::Text {
        return Err(problems::id_not_text(text));
    }
    check_id(text, row.clean).map(|()| text)
}

/// Ids are compared byte by byte, so nothing may hide in them.
pub(crate) fn check_id(text: &str, clean: bool) -> Read<()> {
    if !clean && let Some(hidden) = text.chars().find(|c| is_invisible(*c)) {
        return Err(problems::control(text, hidden));
    }
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        return Err(problems::blanks(text));
    }
    Ok(())
}

fn read_date(row: &Row<'_>, text: &str, kind: Kind) -> Read<Date> {
    if kind == Kind::Number {
        return crate::serial::date(text, row.from_1904).ok_or_else(|| problems::bad_serial(text));
    }
    parse_date(text).map_err(|_| problems::bad_date(text))
}

fn read_moment(row: &Row<'_>, text: &str, kind: Kind) -> Read<Moment> {
    if kind == Kind::Number {
        return crate::serial::moment(text, row.from_1904).ok_or_else(|| problems::bad_serial(text));
    }
    crate::moment::parse(text).map_err(|_| problems::bad_moment(text))
}

fn read_quantity(_: &Row<'_>, text: &str, kind: Kind) -> Read<Quantity> {
    decimal(text, kind, Quantity::SCALE, |t| Quantity::parse_bytes(t).map(Quantity::scaled))
        .map(Quantity::from_scaled)
}

/// A plain decimal that is not negative.
fn decimal(
    text: &str,
    kind: Kind,
    places: u32,
    parse: impl Fn(&[u8]) -> Result<i64, DecimalError>,
) -> Read<i64> {
    if matches!(kind, Kind::Date | Kind::Bool) {
        return Err(problems::not_a_number_cell(text));
    }
    match parse(text.as_bytes()) {
        Ok(value) if value < 0 => Err(problems::bad_decimal(text, DecimalError::Negative, places)),
        Ok(value) => Ok(value),
        Err(error) => Err(problems::bad_decimal(text, error, places)),
    }
}

/// Real clouds report memory at 256,000 % around a boot: such readings are counted and left out by the rules, not
/// refused. Above this a cell is no reading at all.
pub(crate) const PERCENT_MAX: i64 = 1_000_000_000 * 1_000_000;

fn percent_in_range(scaled: i64) -> Read<i64> {
    if scaled <= PERCENT_MAX {
        return Ok(scaled);
    }
    let text = yunheng_values::format_scaled(i128::from(scaled), 6, 0);
    Err(problems::out_of_range(&found(&text), "0", "1000000000"))
}
