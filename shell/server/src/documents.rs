//! Bytes of report models, for the calculators' downloads.

use std::io::Write;
use yunheng_app::calculate::{DocumentFormat, Documents};
use yunheng_documents::{DocumentError, docx, pdf, xlsx, xlsx_lines};
use yunheng_report::{Cell, Report};
use yunheng_values::{Finding, Findings, Text};

/// The writers of `yunheng-documents`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Writers;

impl Documents for Writers {
    fn document(&self, report: &Report, format: DocumentFormat) -> Result<Vec<u8>, Findings> {
        let bytes = match format {
            DocumentFormat::Pdf => pdf(report),
            DocumentFormat::Docx => docx(report),
            DocumentFormat::Xlsx => xlsx(report),
        };
        bytes.map_err(|error| finding(&error))
    }

    fn workbook(
        &self,
        report: &Report,
        name: &str,
        rows: &mut dyn Iterator<Item = Vec<Cell>>,
        out: &mut (dyn Write + Send),
    ) -> Result<(), Findings> {
        xlsx_lines(report, name, rows, out).map(|_| ()).map_err(|error| finding(&error))
    }
}

/// A document that cannot be made: its figures are fine.
fn finding(error: &DocumentError) -> Findings {
    let code = if matches!(error, DocumentError::MissingGlyph { .. }) { "missing_glyph" } else { "document" };
    let text = error.to_string();
    vec![Finding::error(code, "document", Text::new(text.clone(), text))]
}
