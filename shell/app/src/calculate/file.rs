//! The whole result in the formats of the command line, made when somebody asks and kept beside the answer.

use super::asked::Ask;
use super::because::same_rules;
use super::bench::Bench;
use super::folder::full;
use super::heavy::heavy;
use super::read::own;
use crate::assess::assessment_input;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::rate::{rate_all, usage_input, usage_lines, write_csv, write_focus};
use crate::rules::home;
use crate::service::App;
use crate::settle::{settlement_input, with_settings};
use crate::size_lines::write_size_csv;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use yunheng_report::{
    Cell, LINES_TABLE, Report, assessment_report, settlement_statement, sizing_list, usage_row,
    usage_statement,
};
use yunheng_values::Findings;

/// Formats that are made of a report model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentFormat {
    /// pdf.
    Pdf,
    /// docx.
    Docx,
    /// xlsx.
    Xlsx,
}

/// Who makes bytes of report models; this crate decides only what is in them.
pub trait Documents: Send + Sync {
    /// A whole document.
    ///
    /// # Errors
    /// Why it cannot be made.
    fn document(&self, report: &Report, format: DocumentFormat) -> Result<Vec<u8>, Findings>;

    /// A workbook whose table `name` takes its rows one at a time.
    ///
    /// # Errors
    /// Why it cannot be made.
    fn workbook(
        &self,
        report: &Report,
        name: &str,
        rows: &mut dyn Iterator<Item = Vec<Cell>>,
        out: &mut (dyn Write + Send),
    ) -> Result<(), Findings>;
}

/// Lines of a pdf: some 1,000 pages, which nobody turns; the typesetter holds them all in memory.
const PDF_LINES: usize = 40_000;
/// Resources of a list in xlsx, which is held in memory as a whole.
const LISTED_RESOURCES: usize = 100_000;

/// A document that would take the memory of everybody else is refused; another format has the same rows.
fn must_fit(found: usize, most: usize, instead: &str) -> Result<(), Problem> {
    if found <= most {
        return Ok(());
    }
    Err(Problem::refused(
        "document_too_large",
        format!("共{found}行，超过此格式的{most}行；请下载{instead}"),
        format!("{found} rows are more than the {most} of this format; download {instead}"),
    ))
}

/// A result to be sent.
#[derive(Debug)]
pub struct ResultFile {
    /// The bytes.
    pub file: File,
    /// How many.
    pub bytes: u64,
    /// Name for the person's own folder.
    pub name: String,
    /// Kind of content.
    pub content_type: &'static str,
}

/// The whole result of a run.
///
/// # Errors
/// Not allowed; none of the person's runs; a format that its calculator does not have; rules that are no longer those of the run.
pub async fn result_file(
    app: &App,
    caller: &Caller,
    id: i64,
    format: &str,
    documents: Arc<dyn Documents>,
) -> Result<ResultFile, Problem> {
    let (_, folder) = own(app, caller, id).await?;
    let kept = folder.kept()?;
    let known = kept.ask.formats().iter().find(|known| **known == format);
    let format = *known.ok_or_else(Problem::not_found)?;
    let path = match format {
        "json" => folder.path().join("answer.json"),
        format => folder.path().join("out").join(format),
    };
    let name = format!("{}-{id}.{}", kept.ask.kind(), if format == "focus" { "focus.csv" } else { format });
    if !path.is_file() {
        let (opened, home) = (same_rules(app, &kept).await?, home(app));
        let target = path.clone();
        heavy(move || {
            let bench = Bench { kept: &kept, pack: &opened.pack, folder: folder.path(), home: &home };
            write_whole(&target, |out| bench.write(format, &*documents, out))
        })
        .await?;
    }
    let file = File::open(&path).map_err(|error| full(&error))?;
    let bytes = file.metadata().map_err(|error| full(&error))?.len();
    Ok(ResultFile { file, bytes, name, content_type: content_type(format) })
}

fn content_type(format: &str) -> &'static str {
    match format {
        "json" => "application/json",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "text/csv; charset=utf-8",
    }
}

/// Readers see the whole file or none: two people's clicks may make it at the same time.
fn write_whole(
    path: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|error| full(&error))?;
    let file = tempfile::NamedTempFile::new_in(folder).map_err(|error| full(&error))?;
    let mut out = BufWriter::with_capacity(1 << 18, file);
    write(&mut out)?;
    let file = out.into_inner().map_err(|error| full(error.error()))?;
    file.persist(path).map_err(|error| full(&error.error))?;
    Ok(())
}

impl Bench<'_> {
    fn write(
        self,
        format: &str,
        documents: &dyn Documents,
        out: &mut (dyn Write + Send),
    ) -> Result<(), Problem> {
        match (&self.kept.ask, format) {
            (Ask::Rate { .. }, "csv" | "focus") => self.rated_lines(format, out),
            (Ask::Rate { .. }, format) => self.statement(format, documents, out),
            (Ask::Size, "csv") => {
                let (sizing, _) = self.sizing()?;
                write_size_csv(&sizing, self.kept.lang(), out).map_err(|error| full(&error))
            }
            (Ask::Size, _) => self.sizing_list(documents, out),
            (Ask::Assess, format) => self.assessment_report(format, documents, out),
            (Ask::Settle, _) => self.settlement(documents, out),
            (Ask::Deadline { .. }, _) => Err(Problem::not_found()),
        }
    }

    fn rated_lines(self, format: &str, mut out: &mut (dyn Write + Send)) -> Result<(), Problem> {
        let (rating, _) = self.rating()?;
        let written = match format {
            "csv" => write_csv(&rating, &mut out),
            _ => write_focus(&rating, self.pack, &mut out),
        };
        written.map(|_| ()).map_err(|error| full(&error))
    }

    fn statement(
        self,
        format: &str,
        documents: &dyn Documents,
        out: &mut (dyn Write + Send),
    ) -> Result<(), Problem> {
        let (rating, before) = self.rating()?;
        let (lines, tally) = rate_all(&rating);
        if format == "pdf" {
            must_fit(lines.len(), PDF_LINES, "xlsx")?;
        }
        let after = rating.rater().findings(&tally, &rating.lease_file);
        let findings: Findings = before.into_iter().chain(after).collect();
        let (day, lang) = (self.kept.issued_on()?, self.kept.lang());
        let mut input = usage_input(&rating, &tally, &findings, day, lang, self.pack);
        if format == "pdf" {
            input.lines = usage_lines(&rating, &lines, self.pack).collect();
            return put(documents.document(&usage_statement(&input), DocumentFormat::Pdf), out);
        }
        let name = input.language.pick(LINES_TABLE.0, LINES_TABLE.1);
        let mut rows = usage_lines(&rating, &lines, self.pack).map(|line| usage_row(&line, input.language));
        documents.workbook(&usage_statement(&input), name, &mut rows, out).map_err(Problem::unusable)
    }

    fn sizing_list(self, documents: &dyn Documents, out: &mut (dyn Write + Send)) -> Result<(), Problem> {
        let ((rules, _), (sizing, findings)) = (self.rules()?, self.sizing()?);
        must_fit(sizing.resource_count(), LISTED_RESOURCES, "csv")?;
        let input = sizing.report_input(&rules, &findings, self.kept.issued_on()?, self.kept.lang());
        put(documents.document(&sizing_list(&input), DocumentFormat::Xlsx), out)
    }

    fn assessment_report(
        self,
        format: &str,
        documents: &dyn Documents,
        out: &mut (dyn Write + Send),
    ) -> Result<(), Problem> {
        let (rules, sheet, result, outside) = self.assessed()?;
        let findings: Findings = outside.iter().chain(&result.findings).cloned().collect();
        let day = self.kept.issued_on()?;
        let input = assessment_input(&rules, (&sheet, &result), &findings, day, self.kept.lang());
        let format = if format == "docx" { DocumentFormat::Docx } else { DocumentFormat::Pdf };
        put(documents.document(&assessment_report(&input), format), out)
    }

    fn settlement(self, documents: &dyn Documents, out: &mut (dyn Write + Send)) -> Result<(), Problem> {
        let (rules, file, settled, outside) = self.settled()?;
        let findings: Findings = outside.iter().chain(&settled.findings).cloned().collect();
        // The document names the readings that the file chose, so it is made under them.
        let chosen = with_settings(&rules, &file).map_err(Problem::unusable)?;
        let input = settlement_input(&chosen, &settled, &findings, self.kept.issued_on()?, self.kept.lang());
        put(documents.document(&settlement_statement(&input), DocumentFormat::Pdf), out)
    }
}

fn put(bytes: Result<Vec<u8>, Findings>, out: &mut (dyn Write + Send)) -> Result<(), Problem> {
    out.write_all(&bytes.map_err(Problem::unusable)?).map_err(|error| full(&error))
}
