//! The 云资源使用清单 as xlsx or pdf.

use super::document_error;
use crate::args::{Cli, Format};
use crate::failure::Failure;
use crate::output::Sink;
use std::io::Write;
use yunheng_app::Pack;
use yunheng_app::rate::{Rating, Tally, rate_all, usage_input, usage_lines};
use yunheng_documents::{pdf, xlsx_lines};
use yunheng_report::{LINES_TABLE, usage_row, usage_statement};
use yunheng_values::{Date, Finding, Findings};

/// Rates and writes the document.
pub fn write(
    cli: &Cli,
    format: Format,
    (rating, before): (&Rating, &[Finding]),
    pack: &Pack,
    issued_on: Date,
    sink: &mut Sink<'_>,
) -> Result<Tally, Failure> {
    let (lines, tally) = rate_all(rating);
    let findings: Findings =
        before.iter().cloned().chain(rating.rater().findings(&tally, &rating.lease_file)).collect();
    let mut input = usage_input(rating, &tally, &findings, issued_on, cli.lang(), pack);
    if format == Format::Pdf {
        input.lines = usage_lines(rating, &lines, pack).collect();
        let bytes = pdf(&usage_statement(&input)).map_err(|error| document_error(&error))?;
        sink.write_all(&bytes).map_err(|error| Failure::writing("output", &error))?;
    } else {
        let name = input.language.pick(LINES_TABLE.0, LINES_TABLE.1);
        let rows = usage_lines(rating, &lines, pack).map(|line| usage_row(&line, input.language));
        xlsx_lines(&usage_statement(&input), name, rows, sink).map_err(|error| document_error(&error))?;
    }
    Ok(tally)
}
