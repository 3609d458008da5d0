//! Rendered files are read back and compared with the models they were made from.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use yunheng_documents::{DocumentError, Fonts, docx, pdf, pdf_with, xlsx, xlsx_lines};
use yunheng_report::*;

#[path = "../../../core/report/tests/samples/mod.rs"]
mod samples;

fn reports() -> Vec<Report> {
    vec![
        usage_statement(&samples::usage(7)),
        settlement_statement(&samples::settlement()),
        sizing_list(&samples::sizing(8)),
        assessment_report(&samples::assessment()),
    ]
}

/// Every text that a reader of the report should find again, without white space.
fn texts(report: &Report) -> Vec<String> {
    let mut texts = vec![report.title.clone(), report.number.clone().unwrap_or_default()];
    for block in &report.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => texts.push(text.clone()),
            Block::KeyValues(pairs) => texts.extend(
                pairs.iter().flat_map(|(label, cell)| [label.clone(), display_cell(cell, Kind::Quantity)]),
            ),
            Block::Table(table) => {
                texts.extend(table.columns.iter().map(|column| column.title.clone()));
                for row in table.rows.iter().chain(&table.totals) {
                    let cells = row.iter().zip(&table.columns);
                    texts.extend(cells.map(|(cell, column)| display_cell(cell, column.kind)));
                }
            }
            Block::Signatures(blocks) => texts.extend(blocks.iter().map(|block| block.role.clone())),
            Block::PageBreak => (),
        }
    }
    texts.iter().map(|text| squeezed(text)).filter(|text| !text.is_empty()).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for report in reports() {
        assert!(xlsx(&report).expect("xlsx") == xlsx(&report).expect("xlsx"), "{}", report.title);
        assert!(docx(&report).expect("docx") == docx(&report).expect("docx"), "{}", report.title);
        assert!(pdf(&report).expect("pdf") == pdf(&report).expect("pdf"), "{}", report.title);
    }
}

#[test]
fn a_pdf_says_what_the_model_says() {
    for report in reports() {
        let bytes = pdf(&report).expect("pdf");
        let found = squeezed(&pdf_extract::extract_text_from_mem(&bytes).expect("text"));
        for text in texts(&report) {
            assert!(found.contains(&text), "{}: {text} is not in\n{found}", report.title);
        }
    }
}

#[test]
fn a_pdf_is_an_archive_file_with_embedded_fonts() {
    let bytes = pdf(&settlement_statement(&samples::settlement())).expect("pdf");
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("pdfaid:part"), "PDF/A says which part it is");
    assert!(text.contains("YunhengSong"), "the font is embedded");
}

#[test]
fn a_docx_says_what_the_model_says() {
    for report in reports() {
        let bytes = docx(&report).expect("docx");
        let document = part(&bytes, "word/document.xml");
        let plain = document.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text);
        let found = squeezed(&plain.collect::<String>().replace("&quot;", "\"").replace("&amp;", "&"));
        for text in texts(&report) {
            assert!(found.contains(&text), "{}: {text} is not in\n{found}", report.title);
        }
        assert!(document.contains("<w:tblHeader"), "titles of tables repeat");
        assert!(document.contains(r#"w:top="2098""#), "the margins are those of GB/T 9704");
        let created = format!("{}T00:00:00Z", report.issued_on);
        assert!(part(&bytes, "docProps/core.xml").contains(&created), "{}", report.title);
    }
}

#[test]
fn a_docx_turns_the_page_for_wide_tables() {
    let document = part(&docx(&usage_statement(&samples::usage(7))).expect("docx"), "word/document.xml");
    let sections = document.split("<w:sectPr>").skip(1).collect::<Vec<_>>();
    assert_eq!(sections.len(), 2, "upright, then across, and no empty page after it");
    assert!(sections[0].contains(r#"w:w="11906""#) && sections[1].contains(r#"w:w="16838""#));
    for section in sections {
        assert_eq!(section.matches("<w:footerReference").count(), 2, "page numbers on both sides");
    }
}

#[test]
fn a_workbook_has_a_sheet_for_every_table_and_unit() {
    let mut book = open(&xlsx(&usage_statement(&samples::usage(7))).expect("xlsx"));
    let wanted = [
        "封面",
        "按使用单位",
        "按付款单位",
        "按服务项",
        "按月份",
        "问题与提示",
        "使用明细",
        "XC-GAJ",
        "XC-JYJ",
        "XC-RSJ",
    ];
    assert_eq!(book.sheet_names(), wanted);
    let lines = book.worksheet_range("使用明细").expect("the lines");
    let rows = lines.rows().collect::<Vec<_>>();
    assert_eq!(rows.len(), 2 + 7 + 1, "titles, keys, lines, total");
    assert_eq!(rows[0][12], Data::String("费用（元）".to_owned()));
    assert_eq!(rows[1][12], Data::String("charge".to_owned()));
    assert_eq!(rows[2][0], Data::String("ecs-2026-00000".to_owned()));
    assert!(matches!(&rows[2][8], Data::DateTime(date) if date.as_f64() == 46204.0), "{:?}", rows[2][8]);
    assert_eq!(rows[2][11], Data::Float(386.5));
    assert_eq!(rows[9][12], Data::Float(2319.0), "the stored value of the total");
    let unit = book.worksheet_range("XC-GAJ").expect("a unit");
    assert_eq!(unit.rows().count(), 2 + 3 + 1);
    assert_eq!(unit.rows().next_back().expect("a total")[12], Data::Float(1159.5));
}

#[test]
fn a_workbook_is_ready_to_work_in() {
    let bytes = xlsx(&usage_statement(&samples::usage(7))).expect("xlsx");
    let sheet = part(&bytes, "xl/worksheets/sheet7.xml");
    for wanted in [
        r#"<autoFilter ref="A2:N9"/>"#,
        r#"topLeftCell="B3""#,
        r#"state="frozen""#,
        "SUBTOTAL(109,M3:M9)",
        r#"orientation="landscape""#,
    ] {
        assert!(sheet.contains(wanted), "{wanted} is not in\n{sheet}");
    }
    assert!(part(&bytes, "xl/styles.xml").contains("#,##0.00"));
    assert!(part(&bytes, "docProps/core.xml").contains("2026-08-05T00:00:00Z"));
}

#[test]
fn text_is_never_a_formula_and_no_figure_is_rounded() {
    let mut report = usage_statement(&samples::usage(0));
    let cells = ["=1+1", "@SUM(A1)", "0012", "12345678901234.56", "1234567890123456.78"];
    let columns = vec![Column::text("编号", 10), Column::money("金额", "元")];
    let row = |cell: &str| vec![Cell::Text(cell.to_owned()), Cell::Decimal(cell.to_owned())];
    let table =
        Table { name: "试验".to_owned(), columns, rows: cells.map(row).to_vec(), ..Table::default() };
    report.blocks.push(Block::Table(table));
    let bytes = xlsx(&report).expect("xlsx");
    let range = open(&bytes).worksheet_range("试验").expect("the sheet");
    let rows = range.rows().skip(1).collect::<Vec<_>>();
    for (row, cell) in rows.iter().zip(cells) {
        assert_eq!(row[0], Data::String(cell.to_owned()));
    }
    assert_eq!(rows[0][1], Data::String("=1+1".to_owned()), "what is no decimal stays text");
    assert_eq!(rows[3][1], Data::String("12345678901234.56".to_owned()), "16 digits stay text");
    assert_eq!(rows[4][1], Data::String("1234567890123456.78".to_owned()));
    assert!(open(&bytes).worksheet_formula("试验").expect("formulas").is_empty());
}

#[test]
fn streamed_lines_are_the_same_lines() {
    let whole = samples::usage(50);
    let head = usage_statement(&UsageInput { lines: Vec::new(), ..whole.clone() });
    let rows = whole.lines.iter().map(|line| usage_row(line, Language::Chinese));
    let mut bytes = Vec::new();
    assert_eq!(xlsx_lines(&head, LINES_TABLE.0, rows, &mut bytes).expect("streamed"), 50);
    let (mut streamed, mut written) = (open(&bytes), open(&xlsx(&usage_statement(&whole)).expect("xlsx")));
    assert_eq!(streamed.sheet_names(), written.sheet_names());
    for name in written.sheet_names() {
        let left = streamed.worksheet_range(&name).expect("a sheet");
        let right = written.worksheet_range(&name).expect("a sheet");
        assert!(left.rows().eq(right.rows()), "{name}");
    }
    let error = xlsx_lines(&head, "没有", Vec::new(), Vec::new()).expect_err("no such table");
    assert!(error.to_string().contains("应为以下之一：按使用单位"), "{error}");
}

fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook")
}

#[test]
fn a_character_without_a_glyph_is_named() {
    let mut input = samples::usage(3);
    input.lines[1].resource_id = "ecs-☑".to_owned();
    let error = pdf_with(&usage_statement(&input), &Fonts::embedded()).expect_err("no glyph");
    assert!(
        matches!(&error, DocumentError::MissingGlyph { character: '☑', code_point, .. } if code_point == "U+2611")
    );
    assert!(error.to_string().contains("表“使用明细”第 2 行“资源编号”列"), "{error}");
    input.lines[1].resource_id = "ecs-\u{7}".to_owned();
    for refused in [pdf(&usage_statement(&input)), docx(&usage_statement(&input))] {
        let error = refused.expect_err("a control character");
        assert!(error.to_string().contains("U+0007"), "{error}");
    }
}

#[test]
fn a_rare_name_is_set_in_a_face_of_the_system() {
    let mut input = samples::settlement();
    input.payers[0].payer = "龘县财政局".to_owned();
    let report = settlement_statement(&input);
    let error = pdf_with(&report, &Fonts::embedded()).expect_err("the subset lacks it");
    assert!(error.to_string().contains("龘"), "{error}");
    let installed = std::path::Path::new("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc").exists();
    match pdf(&report) {
        Ok(bytes) => {
            let text = pdf_extract::extract_text_from_mem(&bytes).expect("text");
            assert!(squeezed(&text).contains("龘县财政局"), "{text}");
        }
        Err(error) => assert!(!installed, "{error}"),
    }
}

#[test]
fn a_malformed_report_is_refused() {
    for date in ["2026-2-3", "2026-02-30", "", "2026-02-03-01", "明天"] {
        let report = Report { issued_on: date.to_owned(), ..sizing_list(&samples::sizing(4)) };
        for refused in [pdf(&report), docx(&report), xlsx(&report)] {
            assert!(matches!(refused, Err(DocumentError::IssueDate { .. })), "{date}: {refused:?}");
        }
    }
    let mut report = sizing_list(&samples::sizing(4));
    if let Some(Block::Table(table)) = report.blocks.last_mut() {
        table.rows[0].pop();
    }
    for refused in [pdf(&report), docx(&report), xlsx(&report)] {
        assert!(matches!(refused, Err(DocumentError::Model(_))), "{refused:?}");
    }
}

#[test]
fn long_tables_have_their_titles_on_every_page() {
    let mut input = samples::settlement();
    input.lines = (0..300).map(samples::usage_line).collect();
    let bytes = pdf(&settlement_statement(&input)).expect("pdf");
    let pages = pdf_extract::extract_text_from_mem_by_pages(&bytes).expect("pages");
    let annex = pages.iter().filter(|page| page.contains("ecs-2026-")).collect::<Vec<_>>();
    assert!(annex.len() > 5, "{} pages", annex.len());
    assert!(annex.iter().all(|page| squeezed(page).contains("资源编号")), "titles on every page");
    for (index, page) in pages.iter().enumerate() {
        assert!(squeezed(page).contains(&format!("—{}—", index + 1)), "page {} has its number", index + 1);
    }
}
