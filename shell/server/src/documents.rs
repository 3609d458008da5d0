//! Bytes of report models, for downloads, and of documents that are issued.

use std::io::Write;
use yunheng_app::calculate::{DocumentFormat, Documents};
use yunheng_app::cases::Press;
use yunheng_documents::{DocumentError, WordTemplate, docx, issued_pdf, pdf, xlsx, xlsx_lines};
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

/// Sets documents that are issued from cases; people verify them at the address of this service.
#[derive(Debug, Clone)]
pub(crate) struct Setter {
    /// Without a slash at its end.
    pub(crate) address: String,
}

impl Press for Setter {
    fn document(&self, template: &str, says: &serde_json::Value, code: &str) -> Result<Vec<u8>, Findings> {
        let verify = format!("{}/verify/{code}", self.address);
        issued_pdf(template, says, &verify).map_err(|error| finding(&error))
    }

    fn word(&self, template: &[u8], says: &serde_json::Value, code: &str) -> Result<Vec<u8>, Findings> {
        let verify = format!("{}/verify/{code}", self.address);
        WordTemplate::read(template)?.fill(says, &verify).map_err(|error| finding(&error))
    }

    fn names(&self, template: &[u8]) -> Result<Vec<String>, Findings> {
        Ok(WordTemplate::read(template)?.places()?.into_iter().map(|place| place.name).collect())
    }

    fn template(&self, template: &[u8]) -> Result<Vec<u8>, Findings> {
        WordTemplate::read(template)?.packed().map_err(|error| finding(&error))
    }
}

/// A document that cannot be made: its figures are fine.
fn finding(error: &DocumentError) -> Findings {
    let code = if matches!(error, DocumentError::MissingGlyph { .. }) { "missing_glyph" } else { "document" };
    let text = error.to_string();
    vec![Finding::error(code, "document", Text::new(text.clone(), text))]
}
