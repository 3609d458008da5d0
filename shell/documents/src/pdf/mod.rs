//! PDF/A-2b through typst: a template is given what it says as data and never as source text.

pub(crate) mod columns;
mod data;
mod grid;
mod issued;
mod world;
mod wrap;

pub use issued::issued_pdf;

use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use yunheng_report::Report;

use crate::error::issue_date;
use crate::glyphs::faces_for;
use crate::{DocumentError, Fonts};
use world::Paper;

/// The report as PDF/A-2b, set in the embedded font and, where that lacks a character, in the system's.
///
/// # Errors
///
/// A character without a glyph, a malformed model or date, or a refusal of the typesetter.
pub fn pdf(report: &Report) -> Result<Vec<u8>, DocumentError> {
    pdf_with(report, Fonts::system())
}

/// The same with other fonts.
///
/// # Errors
///
/// As [`pdf`].
pub fn pdf_with(report: &Report, fonts: &Fonts) -> Result<Vec<u8>, DocumentError> {
    if let Some(defect) = report.defect() {
        return Err(DocumentError::Model(defect));
    }
    let date = issue_date(&report.issued_on)?;
    let faces = faces_for(report, fonts)?;
    let paper = Paper::new(faces, data::inputs(report, date));
    let bytes = printed(&paper, &options(&report.issued_on, date)?);
    // What the typesetter remembers of this document is of no use for the next one.
    comemo::evict(0);
    bytes
}

fn printed(paper: &Paper, options: &PdfOptions) -> Result<Vec<u8>, DocumentError> {
    let document = typst::compile::<PagedDocument>(paper).output.map_err(|errors| refused(&errors))?;
    typst_pdf::pdf(&document, options).map_err(|errors| refused(&errors))
}

fn options(issued_on: &str, (year, month, day): (u16, u8, u8)) -> Result<PdfOptions, DocumentError> {
    let unknown_date = || DocumentError::IssueDate { found: issued_on.to_owned() };
    let created = Datetime::from_ymd_hms(year.into(), month, day, 0, 0, 0).ok_or_else(unknown_date)?;
    let standards = PdfStandards::new(&[PdfStandard::A_2b]);
    Ok(PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Yunheng".to_owned())),
        timestamp: Some(Timestamp::new_utc(created)),
        standards: standards.map_err(|error| DocumentError::Typesetting(error.message().to_string()))?,
        // Tags double time and size of a long table, and PDF/A-2b does not ask for them.
        tagged: false,
        ..PdfOptions::default()
    })
}

fn refused(errors: &[SourceDiagnostic]) -> DocumentError {
    let messages = errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>();
    DocumentError::Typesetting(messages.join("; "))
}
