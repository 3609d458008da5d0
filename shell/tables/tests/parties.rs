//! Party tables: headers in two languages, codes that a spreadsheet would spoil, bombs, and cells that would be computed.

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use std::io::{Cursor, Write};
use yunheng_party::{Column, ImportRow};
use yunheng_tables::{Input, PartyRows, read_parties, write_parties_csv};
use zip::write::SimpleFileOptions;

fn read(name: &str, bytes: &[u8]) -> PartyRows {
    read_parties(&Input::spool(name, bytes).expect("test data"))
}

fn brief(table: &PartyRows) -> Vec<String> {
    table.findings.iter().map(|f| format!("{} {} {}", f.severity, f.code, f.place)).collect()
}

fn workbook(rows: &[&[&str]]) -> Workbook {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, row) in (0..).zip(rows) {
        sheet.write_row(at, 0, row.iter().copied()).expect("test data");
    }
    workbook
}

#[test]
fn headers_in_two_languages() {
    let zh = read("p.csv", "\u{feff}统一社会信用代码,单位名称,别名\n ,示例局 ,甲；乙\n".as_bytes());
    let en = read("p.csv", "uscc,name,aliases\n,示例局,甲；乙\n".as_bytes());
    assert_eq!((brief(&zh), zh.rows.len()), (Vec::new(), 1));
    for column in Column::ALL {
        assert_eq!(zh.rows[0].cell(column), en.rows[0].cell(column), "{column:?}");
    }
    assert_eq!(en.rows[0].cell(Column::Name), Some("示例局"));
    assert_eq!((en.rows[0].cell(Column::Uscc), en.rows[0].cell(Column::Kind)), (Some(""), None));
    let both = read("p.csv", "name,单位名称\na,b\n".as_bytes());
    assert_eq!(brief(&both), ["error duplicate_column p.csv:1:单位名称"]);
    assert_eq!(brief(&read("p.csv", b"kind\nauthority\n")), ["error missing_column p.csv:1:name"]);
}

#[test]
fn a_row_with_a_bad_cell_is_there_for_the_others() {
    let table = read("p.csv", "name,uscc,note\n甲,1\u{200b}2,\n乙,,x\u{0}\n丙,,\n".as_bytes());
    assert_eq!(
        brief(&table),
        ["error control_character p.csv:2:uscc", "error control_character p.csv:3:note"]
    );
    let names: Vec<_> = table.rows.iter().map(|row| (row.line, row.cell(Column::Name))).collect();
    assert_eq!(names, [(2, Some("甲")), (3, Some("乙")), (4, Some("丙"))]);
    assert_eq!(table.rows[0].cell(Column::Uscc), None);
}

#[test]
fn numbers_in_a_workbook() {
    let mut workbook =
        workbook(&[&["单位名称", "统一社会信用代码", "行政区划代码"], &["甲"], &["=1+1", "'x", "411002"]]);
    let sheet = workbook.worksheet_from_index(0).expect("test data");
    sheet.write_number(1, 1, 911_101_077_776_591_113.0).expect("test data");
    sheet.write_number(1, 2, 411_002).expect("test data");
    sheet.write_string(2, 0, "=1+1").expect("test data");
    let table = read("p.xlsx", &workbook.save_to_buffer().expect("test data"));
    assert_eq!(brief(&table), ["error id_not_text p.xlsx:2:uscc"]);
    assert_eq!(table.rows[0].cell(Column::DivisionCode), Some("411002"));
    // A cell of a workbook is text because its type says so: nothing is taken away from it.
    assert_eq!(table.rows[1].cell(Column::Name), Some("=1+1"));
    assert_eq!(table.rows[1].cell(Column::Uscc), Some("'x"));
}

/// A workbook with `size` spaces after its rows: well formed, and larger than a person could have typed.
fn padded(size: usize) -> Vec<u8> {
    let bytes = workbook(&[&["name"], &["甲"]]).save_to_buffer().expect("test data");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("test data");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("test data");
        writer
            .start_file(entry.name().expect("test data").into_owned(), SimpleFileOptions::default())
            .expect("test data");
        std::io::copy(&mut entry, &mut writer).expect("test data");
    }
    writer.start_file("xl/padding.xml", SimpleFileOptions::default()).expect("test data");
    // Not one byte over and over, which the ratio alone would give away.
    let noise: Vec<u8> = (0..size as u64)
        .map(|n| (n.wrapping_mul(n).wrapping_mul(2_654_435_761) >> 13) as u8 & 0x7f)
        .collect();
    writer.write_all(&noise).expect("test data");
    writer.finish().expect("test data").into_inner()
}

#[test]
fn bombs_are_refused() {
    assert_eq!(brief(&read("p.xlsx", &padded(1 << 20))), Vec::<String>::new());
    let bomb = read("p.xlsx", &padded(33 << 20));
    assert_eq!((brief(&bomb), bomb.rows.len()), (vec!["error xlsx_bomb p.xlsx".to_owned()], 0));
    assert!(bomb.findings[0].message.en.contains("at most 32 MiB"), "{:?}", bomb.findings[0].message);
}

#[test]
fn too_many_rows() {
    let rows: String = (0..20_002).map(|n| format!("局{n}\n")).collect();
    let table = read("p.csv", format!("name\n{rows}").as_bytes());
    assert_eq!(
        (brief(&table), table.rows.len()),
        (vec!["error too_many_rows p.csv:20002:name".to_owned()], 20_000)
    );
}

#[test]
fn a_file_that_lies_about_its_type() {
    assert_eq!(brief(&read("p.csv", &padded(1))), ["error wrong_format p.csv"]);
    assert_eq!(brief(&read("p.xlsx", b"name\na\n")), ["error wrong_format p.xlsx"]);
}

fn export(cells: &[[String; Column::COUNT]]) -> (String, Vec<ImportRow>) {
    let bytes = write_parties_csv(cells);
    let table = read("p.csv", &bytes);
    assert_eq!(brief(&table).into_iter().filter(|said| !said.contains("no_rows")).count(), 0);
    (String::from_utf8(bytes).expect("UTF-8"), table.rows)
}

#[test]
fn cells_that_would_be_computed_are_inert() {
    let mut row: [String; Column::COUNT] = Default::default();
    row[0] = "=HYPERLINK(\"http://example.invalid\",\"点\")".into();
    row[9] = "@局".into();
    row[10] = "-1\n+2".into();
    let (text, rows) = export(std::slice::from_ref(&row));
    assert!(text.contains("\"'=HYPERLINK("), "{text}");
    assert!(text.contains(",'@局,\"'-1\n+2\"\r\n"), "{text}");
    assert_eq!(rows[0].cell(Column::Name), Some(row[0].as_str()));
    assert_eq!(rows[0].cell(Column::Note), Some(row[10].as_str()));
}

proptest! {
    #[test]
    fn an_export_is_read_as_what_it_was(cells in prop::collection::vec(prop::array::uniform11("[-'=+@,\"a局\n]{0,5}"), 1..5)) {
        // The code's column has a form of its own; what it holds is never a formula.
        let cells: Vec<[String; Column::COUNT]> = cells.into_iter().map(|mut row: [String; 11]| {
            row[Column::Uscc.index()] = String::new();
            row
        }).collect();
        let (text, rows) = export(&cells);
        prop_assert_eq!(rows.len(), cells.len());
        for (row, wanted) in rows.iter().zip(&cells) {
            for column in Column::ALL {
                prop_assert_eq!(row.cell(column), Some(wanted[column.index()].trim()));
            }
        }
        let mut other_reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        for field in other_reader.records().skip(1).flat_map(|record| {
            record.expect("RFC 4180").iter().map(str::to_owned).collect::<Vec<_>>()
        }) {
            prop_assert!(!field.starts_with(['=', '+', '-', '@']), "{field}");
        }
    }
}
