//! Paper, margins, fonts and line spacing of GB/T 9704.

use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin, PageNum,
    PageOrientationType, PageSize, Paragraph, Run, RunFonts, SectionProperty,
};
use yunheng_report::Report;

/// The width of the text area in twentieths of a point: 156 mm upright.
pub(crate) const WIDTH: usize = 8844;

/// The typefaces of official documents, by the names that office computers know.
#[derive(Clone, Copy)]
pub(crate) enum Face {
    /// 小标宋.
    Title,
    /// 黑体.
    Heading,
    /// 楷体.
    Subheading,
    /// 仿宋.
    Body,
    /// 仿宋 for Latin letters too, which are half as wide as a Chinese character: columns rely on it.
    Table,
    /// 宋体, for page numbers.
    Number,
}

impl Face {
    fn fonts(self) -> RunFonts {
        let chinese = match self {
            Self::Title => "方正小标宋简体",
            Self::Heading => "黑体",
            Self::Subheading => "楷体",
            Self::Body | Self::Table => "仿宋",
            Self::Number => "宋体",
        };
        let latin = if matches!(self, Self::Table) { chinese } else { "Times New Roman" };
        RunFonts::new().east_asia(chinese).ascii(latin).hi_ansi(latin)
    }
}

/// The margins of a section: 37, 26, 35 and 28 mm upright; across, the sheet is turned with its margins.
pub(crate) fn margins(across: bool) -> PageMargin {
    let upright =
        PageMargin { top: 2098, right: 1474, bottom: 1984, left: 1587, header: 851, footer: 1400, gutter: 0 };
    match across {
        false => upright,
        true => PageMargin { top: 1587, right: 1984, bottom: 1474, left: 2098, footer: 900, ..upright },
    }
}

fn sheet(across: bool) -> (u32, u32, PageOrientationType) {
    match across {
        false => (11906, 16838, PageOrientationType::Portrait),
        true => (16838, 11906, PageOrientationType::Landscape),
    }
}

/// What ends a section of pages that stand one way.
pub(crate) fn section(across: bool) -> SectionProperty {
    let (width, height, orient) = sheet(across);
    let size = PageSize::new().size(width, height);
    SectionProperty::new().page_size(size).page_margin(margins(across)).page_orient(orient)
}

/// An empty A4 document with page numbers outside; its last pages stand across or upright.
pub(crate) fn paper(report: &Report, across: bool) -> Docx {
    let stamp = format!("{}T00:00:00Z", report.issued_on);
    let (width, height, orient) = sheet(across);
    Docx::new()
        .page_size(width, height)
        .page_orient(orient)
        .page_margin(margins(across))
        .default_fonts(Face::Body.fonts())
        .default_size(32)
        .created_at(&stamp)
        .updated_at(&stamp)
        .footer(Footer::new().add_paragraph(page_number(AlignmentType::Right, "0f000001")))
        .even_footer(Footer::new().add_paragraph(page_number(AlignmentType::Left, "0f000002")))
}

fn page_number(side: AlignmentType, id: &str) -> Paragraph {
    let dash = |text: &str| run(text, Face::Number, 14);
    let indent = Some(280);
    Paragraph::new()
        .id(id)
        .align(side)
        .indent(indent, None, indent, None)
        .add_run(dash("— "))
        .add_page_num(PageNum::new())
        .add_run(dash(" —"))
}

/// Text in a face and a size in points; line ends become breaks.
pub(crate) fn run(text: &str, face: Face, size: usize) -> Run {
    let empty = Run::new().fonts(face.fonts()).size(size * 2);
    text.lines().enumerate().fold(empty, |run, (index, line)| {
        let run = if index > 0 { run.add_break(BreakType::TextWrapping) } else { run };
        run.add_text(line)
    })
}

/// Lines of 28.95 points, 22 to a page, with space before and after in twentieths of a point.
pub(crate) fn lines(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(579).before(before).after(after)
}

/// Lines as high as their text, in tables.
pub(crate) fn table_lines() -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Auto).line(240).before(20).after(20)
}

/// The line after a table.
pub(crate) fn gap() -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(160)
}
