//! Writes the sample documents into a folder and prints what each cost:
//! `cargo run --release -p yunheng-documents --example papers -- FOLDER [ANNEX [STREAM [NAME]]]`.
//! ANNEX is the number of lines in the annex of the settlement (15,000 are more than 500 pages), STREAM the number of
//! lines of a workbook that is written while they come, NAME the only file to write.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use yunheng_documents::{docx, pdf, xlsx, xlsx_lines};
use yunheng_report::{
    LINES_TABLE, Language, Report, UsageInput, assessment_report, settlement_statement, sizing_list,
    usage_row, usage_statement,
};

#[path = "../../../core/report/tests/samples/mod.rs"]
mod samples;

type Outcome = Result<(), Box<dyn Error>>;
type Make<'a> = Box<dyn FnOnce() -> Result<Vec<u8>, Box<dyn Error>> + 'a>;

fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| ".".to_owned()));
    let mut number = || arguments.next().map_or(Ok(0), |lines| lines.parse::<usize>());
    let (annex, stream) = (number()?, number()?);
    let only = arguments.next();
    let mut settlement = samples::settlement();
    settlement.lines = (0..annex).map(samples::usage_line).collect();
    let reports = [
        ("usage", usage_statement(&samples::usage(60))),
        ("settlement", settlement_statement(&settlement)),
        ("sizing", sizing_list(&samples::sizing(40))),
        ("assessment", assessment_report(&samples::assessment())),
    ];
    let mut files: Vec<(String, Make<'_>)> = Vec::new();
    for (name, report) in &reports {
        files.push((format!("{name}.pdf"), Box::new(|| Ok(pdf(report)?))));
        files.push((format!("{name}.docx"), Box::new(|| Ok(docx(report)?))));
        files.push((format!("{name}.xlsx"), Box::new(|| Ok(xlsx(report)?))));
    }
    files.push(("streamed.xlsx".to_owned(), Box::new(move || streamed(stream))));
    let mut wanted = files.into_iter().filter(|(name, _)| only.as_ref().is_none_or(|only| only == name));
    wanted.try_for_each(|(name, make)| write(&folder, &name, make))
}

fn streamed(lines: usize) -> Result<Vec<u8>, Box<dyn Error>> {
    let report: Report = usage_statement(&UsageInput { lines: Vec::new(), ..samples::usage(3) });
    let rows = (0..lines).map(|index| usage_row(&samples::usage_line(index), Language::Chinese));
    let mut bytes = Vec::new();
    xlsx_lines(&report, LINES_TABLE.0, rows, &mut bytes)?;
    Ok(bytes)
}

fn write(folder: &Path, name: &str, make: Make<'_>) -> Outcome {
    let begin = Instant::now();
    let bytes = make()?;
    eprintln!("{name:20} {:>10} bytes {:>8.3} s", bytes.len(), begin.elapsed().as_secs_f64());
    fs::write(folder.join(name), bytes)?;
    Ok(())
}
