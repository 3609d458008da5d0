//! Workbooks: typed cells, hostile archives, and the same rules for headers as in CSV.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::io::{Cursor, Write};
use yunheng_tables::{Input, LeaseRow, read_leases, read_payers};
use yunheng_values::Findings;
use zip::write::SimpleFileOptions;

const HEADER: [&str; 8] = ["resource_id", "unit_id", "project_id", "item", "stage", "quantity", "from", "to"];

fn input(bytes: &[u8]) -> Input {
    Input::spool("l.xlsx", bytes).expect("test data")
}

fn brief(findings: &Findings) -> Vec<String> {
    findings.iter().map(|f| format!("{} {}", f.code, f.place)).collect()
}

fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, HEADER).expect("test data");
    fill(sheet);
    workbook.save_to_buffer().expect("test data")
}

fn day(text: &str) -> ExcelDateTime {
    ExcelDateTime::parse_from_str(text).expect("test data")
}

#[test]
fn typed_cells() {
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let bytes = workbook(|sheet| {
        sheet.write_row(1, 0, ["r1", "u", "p", "i", "formal"]).unwrap();
        sheet.write_number(1, 5, 2.5).unwrap();
        sheet.write_datetime_with_format(1, 6, day("2026-06-02"), &date).unwrap();
        sheet.write_row(3, 0, ["r2", "u", "p", "i", "test", "0.0001", "2026-06-02"]).unwrap();
        sheet.write_number(3, 7, 46_204.0).unwrap();
    });
    let mut rows = Vec::new();
    let keep = |row: LeaseRow<'_>| {
        rows.push(format!("{} {} {} {} {:?}", row.line, row.resource_id, row.quantity, row.from, row.to));
    };
    let report = read_leases(&input(&bytes), keep).unwrap();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    assert_eq!(rows, ["2 r1 2.5 2026-06-02 None", "4 r2 0.0001 2026-06-02 Some(2026-07-01)"]);
}

#[test]
fn bad_cells() {
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let bytes = workbook(|sheet| {
        sheet.write_row(1, 0, ["", "u", "p", "i", "formal"]).unwrap();
        sheet.write_number(1, 0, 7.0).unwrap();
        sheet.write_datetime_with_format(1, 5, day("2026-06-02"), &date).unwrap();
        sheet.write_datetime_with_format(1, 6, day("2026-06-02T10:00:00"), &date).unwrap();
        sheet.write_formula(1, 7, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write_row(2, 0, ["r", "u", "p", "i", "formal"]).unwrap();
        sheet.write_number(2, 5, 0.1 + 0.2).unwrap();
        sheet.write_number(2, 6, 20_260_602.0).unwrap();
        sheet.write_string(2, 9, "beyond").unwrap();
    });
    let findings = read_leases(&input(&bytes), |_| {}).unwrap_err();
    assert_eq!(
        brief(&findings),
        [
            "id_not_text l.xlsx:2:resource_id",
            "bad_decimal l.xlsx:2:quantity",
            "bad_date l.xlsx:2:from",
            "excel_error l.xlsx:2:to",
            "unknown_column l.xlsx:3",
            "bad_decimal l.xlsx:3:quantity",
            "bad_date l.xlsx:3:from",
        ]
    );
    assert!(findings[0].hint.en.contains("leading zeros"));
}

#[test]
fn the_sheet_named_like_the_table_is_taken_first() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(0, 0, "说明").unwrap();
    let sheet = workbook.add_worksheet().set_name("payers").unwrap();
    sheet.write_row(0, 0, ["unit_id", "from", "payer"]).unwrap();
    sheet.write_row(1, 0, ["u", "2026-06-02", "市财政"]).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let mut payers = Vec::new();
    read_payers(&input(&bytes), |row| payers.push(row.payer.to_owned())).unwrap();
    assert_eq!(payers, ["市财政"]);
    let findings = read_leases(&input(&bytes), |_| {}).unwrap_err();
    assert_eq!(findings.iter().filter(|f| f.code == "missing_column").count(), 8);
}

#[test]
fn empty_sheets() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet();
    let bytes = workbook.save_to_buffer().unwrap();
    assert_eq!(brief(&read_leases(&input(&bytes), |_| {}).unwrap_err()), ["empty_file l.xlsx"]);
    let only_header = read_leases(&input(&workbook_bytes()), |_| {}).unwrap();
    assert_eq!(brief(&only_header.findings), ["no_rows l.xlsx"]);
}

fn workbook_bytes() -> Vec<u8> {
    workbook(|_| {})
}

fn archive(entries: usize, size: usize) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let zeros = vec![0_u8; size];
    for index in 0..entries {
        writer.start_file(format!("xl/{index}.xml"), SimpleFileOptions::default()).expect("test data");
        writer.write_all(&zeros).expect("test data");
    }
    writer.finish().expect("test data").into_inner()
}

#[test]
fn bombs_are_refused_before_they_unpack() {
    let code = |bytes: &[u8]| brief(&read_leases(&input(bytes), |_| {}).unwrap_err());
    assert_eq!(code(&archive(1, 64 << 20)), ["xlsx_bomb l.xlsx"]);
    assert_eq!(code(&archive(10_001, 0)), ["xlsx_bomb l.xlsx"]);
    assert_eq!(code(&archive(40, 15 << 20)), ["xlsx_bomb l.xlsx"]);
    let mut lying = archive(1, 8 << 20);
    let true_size = (8_u32 << 20).to_le_bytes();
    let small = 10_u32.to_le_bytes();
    while let Some(at) = lying.windows(4).position(|window| window == true_size) {
        lying[at..at + 4].copy_from_slice(&small);
    }
    // The unpacker may see the lie itself; what matters is that nothing more is unpacked.
    assert!(["xlsx_bomb l.xlsx", "bad_xlsx l.xlsx"].contains(&code(&lying)[0].as_str()));
}

#[test]
fn broken_archives() {
    let bytes = workbook_bytes();
    for cut in [4, 5, 30, bytes.len() / 2, bytes.len() - 1] {
        assert_eq!(
            brief(&read_leases(&input(&bytes[..cut]), |_| {}).unwrap_err()),
            ["bad_xlsx l.xlsx"],
            "{cut}"
        );
    }
    // Each byte wrong in turn: whatever it does, it is a result and not a panic.
    for at in (4..bytes.len()).step_by(7) {
        let mut broken = bytes.clone();
        broken[at] ^= 0xff;
        let _ = read_leases(&input(&broken), |_| {});
    }
}
