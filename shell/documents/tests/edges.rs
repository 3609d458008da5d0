//! Reports that nobody would write by hand and every program makes one day.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use yunheng_documents::{docx, pdf, xlsx};
use yunheng_report::*;

fn report(blocks: Vec<Block>) -> Report {
    let title = "边界试验".to_owned();
    Report { title, issued_on: "2026-03-04".to_owned(), blocks, ..Report::default() }
}

fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(Table { name: "表".to_owned(), columns, rows, ..Table::default() })
}

fn all(report: &Report) -> String {
    xlsx(report).expect("xlsx");
    docx(report).expect("docx");
    let bytes = pdf(report).expect("pdf");
    let text = pdf_extract::extract_text_from_mem(&bytes).expect("text");
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

#[test]
fn nothing_at_all() {
    assert!(all(&report(Vec::new())).contains("边界试验"));
}

#[test]
fn tables_without_rows_or_columns() {
    let text =
        all(&report(vec![table(vec![Column::text("空表", 8)], Vec::new()), table(Vec::new(), Vec::new())]));
    assert!(text.contains("空表"), "{text}");
}

#[test]
fn a_cell_longer_than_a_page() {
    let long = "甲乙丙丁".repeat(3_000);
    let columns = vec![Column::text("编号", 8), Column::text("说明", 30)];
    let text = all(&report(vec![table(columns, vec![vec![Cell::text("1"), Cell::text(long.clone())]])]));
    assert!(text.matches("甲乙丙丁").count() > 2_500, "the text goes on over the pages");
}

#[test]
fn an_id_longer_than_its_column() {
    let id = "x".repeat(90);
    let columns = (0..14).map(|index| Column::text(&format!("列{index}"), 12)).collect();
    let text = all(&report(vec![table(columns, vec![vec![Cell::text(id); 14]])]));
    assert_eq!(text.matches('x').count(), 90 * 14, "no letter is lost");
}

#[test]
fn a_figure_beyond_all_columns() {
    let figure = format!("{}.25", "9".repeat(60));
    let columns = (0..6).map(|_| Column::money("金额", "元")).collect();
    let text = all(&report(vec![table(columns, vec![vec![Cell::Decimal(figure); 6]])]));
    assert_eq!(text.matches('9').count(), 360, "no figure is lost: {text}");
}

#[test]
fn markup_stays_text() {
    let evil = "#import \"x\" $a$ *b* _c_ \\ <l> @r [d] {e} & <w:t>\n第二行\t完";
    let blocks = vec![
        Block::Heading { level: 2, text: evil.to_owned() },
        Block::Paragraph(evil.to_owned()),
        Block::KeyValues(vec![(evil.to_owned(), Cell::text(evil))]),
        table(vec![Column::text(evil, 40)], vec![vec![Cell::text(evil)]]),
        Block::Signatures(vec![SignatureBlock {
            role: evil.to_owned(),
            party: None,
            lines: vec![evil.to_owned()],
        }]),
    ];
    let text = all(&report(blocks));
    assert!(text.matches("#import\"x\"$a$*b*_c_\\<l>@r[d]{e}&<w:t>第二行完").count() >= 6, "{text}");
}

#[test]
fn invisible_characters_do_no_harm() {
    let text = all(&report(vec![Block::Paragraph("零\u{200b}宽\u{feff}与\u{fe0f}变体\u{ad}。".to_owned())]));
    assert!(text.contains("零宽与变体。"), "{text}");
}

#[test]
fn more_units_than_sheets() {
    let columns = vec![Column::text("编号", 8).key("unit_id"), Column::money("金额", "元")];
    let rows = (0..300).map(|index| vec![Cell::Text(format!("U{index}")), Cell::money(1)]).collect();
    let table = Table { name: "明细".to_owned(), columns, rows, split_by: Some(0), ..Table::default() };
    let bytes = xlsx(&report(vec![Block::Table(table)])).expect("xlsx");
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    assert_eq!(book.sheet_names(), ["封面", "明细"]);
    let cover = book.worksheet_range("封面").expect("the cover");
    assert!(
        cover
            .rows()
            .flatten()
            .any(|cell| cell.to_string().contains("不分表") || cell.to_string().contains("未分表"))
    );
}

#[test]
fn sheets_of_one_name() {
    let twice =
        vec![table(vec![Column::text("甲", 8)], Vec::new()), table(vec![Column::text("乙", 8)], Vec::new())];
    let book = Xlsx::new(Cursor::new(xlsx(&report(twice)).expect("xlsx"))).expect("a workbook");
    assert_eq!(book.sheet_names(), ["封面", "表", "表~2"]);
}
