//! A workbook that is read again by a program: one sheet, a header, nothing but text, so that codes keep their zeros and
//! nothing is computed.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::cells::{Formats, looks_like_formula};
use super::names::Names;
use crate::DocumentError;

/// Wide enough for a name.
const WIDTH: f64 = 22.0;

/// Rows of text as a workbook with one sheet. The same rows give the same bytes.
///
/// # Errors
///
/// A text beyond Excel's 32,767 characters, more rows than a sheet has, or a refusal of the writer.
pub fn plain_xlsx<'a, R: IntoIterator<Item = &'a str>>(
    sheet: &str,
    header: &[&str],
    rows: impl IntoIterator<Item = R>,
) -> Result<Vec<u8>, DocumentError> {
    let mut workbook = Workbook::new();
    // The writer would take the time of day; when it was exported is for the file's name to say.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_author("Yunheng").set_creation_datetime(&created));
    let formats = Formats::new();
    let page = workbook.add_worksheet();
    page.set_name(Names::default().give(sheet))?;
    page.set_freeze_panes(1, 0)?;
    for (at, title) in (0..).zip(header) {
        // A format of the whole column keeps what is typed later text as well.
        page.set_column_format(at, formats.text())?;
        page.set_column_width(at, WIDTH)?;
        page.write_string_with_format(0, at, *title, &formats.head)?;
    }
    for (line, row) in (1..).zip(rows) {
        for (at, text) in (0..).zip(row).filter(|(_, text)| !text.is_empty()) {
            let format = if looks_like_formula(text) { formats.quoted() } else { formats.text() };
            page.write_string_with_format(line, at, text, format)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

#[cfg(test)]
mod tests {
    use super::plain_xlsx;
    use calamine::{Data, Reader, Xlsx};
    use std::io::Cursor;

    #[test]
    fn everything_is_text() {
        let rows = [["=1+1", "0110"], ["-2", "'x"], ["", "2026-06-02"]];
        let made = || plain_xlsx("parties", &["单位名称", "备注"], rows).expect("a workbook");
        let bytes = made();
        assert_eq!(bytes, made());
        let mut read: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let range = read.worksheet_range("parties").expect("the sheet");
        assert_eq!(range.get_value((0, 0)), Some(&Data::String("单位名称".into())));
        for (line, row) in (1..).zip(rows) {
            for (at, text) in (0..).zip(row).filter(|(_, text)| !text.is_empty()) {
                assert_eq!(range.get_value((line, at)), Some(&Data::String(text.to_owned())), "{text}");
            }
        }
        assert!(read.worksheet_formula("parties").expect("the sheet").is_empty());
    }
}
