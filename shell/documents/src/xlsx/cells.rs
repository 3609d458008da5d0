//! One cell: text as text, figures as numbers while they are exact, dates as dates.

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};
use yunheng_report::{Align, Cell, Column, Kind, decimal_places, significant_digits};

/// Binary fractions keep this many digits of a decimal.
const EXACT_DIGITS: usize = 15;
const PLACES: usize = 7;
/// Columns as wide as this hold sentences, which are wrapped.
const SENTENCE: u16 = 24;
const FONT: &str = "宋体";

/// The formats of a workbook.
pub(crate) struct Formats {
    pub(crate) title: Format,
    pub(crate) label: Format,
    pub(crate) value: Format,
    /// Money on the cover.
    pub(crate) sum: Format,
    pub(crate) plain: Format,
    pub(crate) head: Format,
    pub(crate) key: Format,
    body: Styles,
    total: Styles,
}

/// The formats of body cells, or of cells in a row of totals.
struct Styles {
    left: Format,
    /// For sentences.
    long: Format,
    center: Format,
    right: Format,
    /// For text that begins like a formula: Excel keeps it text even when someone edits the cell.
    quoted: Format,
    date: Format,
    figures: [Format; PLACES],
    percents: [Format; PLACES],
}

impl Styles {
    fn new(base: &Format) -> Self {
        let figure = |places: usize, sign: &str| {
            let point = if places == 0 { String::new() } else { format!(".{}", "0".repeat(places)) };
            base.clone().set_num_format(format!("#,##0{point}{sign}")).set_align(FormatAlign::Right)
        };
        Self {
            left: base.clone().set_num_format("@"),
            long: base.clone().set_num_format("@").set_text_wrap(),
            center: base.clone().set_num_format("@").set_align(FormatAlign::Center),
            right: base.clone().set_num_format("@").set_align(FormatAlign::Right),
            quoted: base.clone().set_num_format("@").set_quote_prefix().set_text_wrap(),
            date: base.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Center),
            figures: std::array::from_fn(|places| figure(places, "")),
            percents: std::array::from_fn(|places| figure(places, "\"%\"")),
        }
    }

    fn figure(&self, kind: Kind, places: usize) -> Option<&Format> {
        match kind {
            Kind::Percent => self.percents.get(places),
            _ => self.figures.get(places),
        }
    }

    fn words(&self, align: Align) -> &Format {
        match align {
            Align::Left => &self.left,
            Align::Center => &self.center,
            Align::Right => &self.right,
        }
    }
}

impl Formats {
    pub(crate) fn new() -> Self {
        let plain =
            Format::new().set_font_name(FONT).set_font_size(10).set_align(FormatAlign::VerticalCenter);
        let boxed = plain.clone().set_border(FormatBorder::Thin).set_border_color(0x00BF_BFBF);
        let head = boxed.clone().set_bold().set_align(FormatAlign::Center).set_text_wrap();
        Self {
            title: plain.clone().set_font_size(16).set_bold().set_align(FormatAlign::Center),
            label: boxed.clone().set_bold().set_background_color(0x00F2_F2F2),
            value: boxed.clone().set_text_wrap().set_align(FormatAlign::Left),
            sum: boxed.clone().set_num_format("#,##0.00").set_align(FormatAlign::Left),
            plain: plain.clone().set_text_wrap(),
            head: head.clone().set_background_color(0x00DD_E6F0),
            key: head.set_font_size(8).set_font_color(0x0080_8080),
            body: Styles::new(&plain),
            total: Styles::new(&boxed.set_bold().set_background_color(0x00F2_F2F2)),
        }
    }

    /// For text.
    pub(crate) fn text(&self) -> &Format {
        &self.body.left
    }

    /// For text that begins like a formula.
    pub(crate) fn quoted(&self) -> &Format {
        &self.body.quoted
    }

    /// The format of most cells of a column, which then need none of their own. It has no border, for a column's
    /// border would run down to the last row of the sheet.
    pub(crate) fn column(&self, column: &Column) -> &Format {
        match column.kind {
            Kind::Date => &self.body.date,
            Kind::Money => self.body.figure(Kind::Money, 2).unwrap_or(&self.body.right),
            Kind::Text if column.width_hint >= SENTENCE => &self.body.long,
            _ => self.body.words(column.align),
        }
    }
}

/// Writes one cell; `total` for a cell in a row of totals.
pub(crate) fn write(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    (cell, column): (&Cell, &Column),
    formats: &Formats,
    total: bool,
) -> Result<(), XlsxError> {
    let styles = if total { &formats.total } else { &formats.body };
    match cell {
        Cell::Empty if total => sheet.write_blank(row, at, &styles.left)?,
        Cell::Empty => return Ok(()),
        Cell::Text(words) if looks_like_formula(words) => {
            sheet.write_string_with_format(row, at, words, &styles.quoted)?
        }
        Cell::Text(words) if !total && column.kind == Kind::Text => sheet.write_string(row, at, words)?,
        Cell::Text(words) => sheet.write_string_with_format(row, at, words, styles.words(column.align))?,
        Cell::Decimal(decimal) => match number(decimal, column.kind, styles) {
            Some((figure, format)) => sheet.write_number_with_format(row, at, figure, format)?,
            None => sheet.write_string_with_format(row, at, decimal, &styles.right)?,
        },
        Cell::Date(date) => match excel_date(date) {
            Some(date) => sheet.write_datetime_with_format(row, at, date, &styles.date)?,
            None => sheet.write_string_with_format(row, at, date, &styles.center)?,
        },
    };
    Ok(())
}

/// The format of a sum with so many places.
pub(crate) fn total_format<'a>(formats: &'a Formats, kind: Kind, decimal: &str) -> &'a Format {
    number(decimal, kind, &formats.total).map_or(&formats.total.right, |(_, format)| format)
}

/// Money with two places as a number, where a spreadsheet holds it exactly.
pub(crate) fn exact(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Decimal(decimal) if decimal_places(decimal) == 2 && is_exact(decimal) => decimal.parse().ok(),
        _ => None,
    }
}

/// True while a spreadsheet holds the decimal exactly.
pub(crate) fn is_exact(decimal: &str) -> bool {
    significant_digits(decimal) <= EXACT_DIGITS && decimal_places(decimal) < PLACES
}

fn number<'a>(decimal: &str, kind: Kind, styles: &'a Styles) -> Option<(f64, &'a Format)> {
    let plain = decimal.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
    let format = styles.figure(kind, decimal_places(decimal))?;
    let figure = decimal.parse::<f64>().ok()?;
    (plain && is_exact(decimal)).then_some((figure, format))
}

pub(crate) fn looks_like_formula(words: &str) -> bool {
    words.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

pub(crate) fn excel_date(date: &str) -> Option<ExcelDateTime> {
    let mut parts = date.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}
