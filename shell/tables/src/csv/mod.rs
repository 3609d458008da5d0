//! CSV: UTF-8 with or without BOM, RFC 4180, a header line, columns by name.

mod encoding;
mod fields;
mod lines;
#[cfg(test)]
mod tests;

use crate::cell::{Cells, Row};
use crate::collect::{Collector, Problem, found};
use crate::header::{Column, Columns};
use crate::input;
use fields::Fields;
use lines::{LIMIT, Lines, RawRecord, Step};
use std::io::Read;

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Reads every row; the number of records, header not counted.
pub(crate) fn read(
    source: impl Read,
    spec: &'static [Column],
    out: &mut Collector,
    each: &mut impl FnMut(&mut Cells<'_, '_>),
) -> u64 {
    let mut rows = Rows { columns: None, fields: Fields::default(), other_encoding: None, count: 0 };
    let mut lines = Lines::new(source);
    loop {
        match lines.next() {
            Err(error) => {
                out.error(None, None, || input::unreadable_problem(&error));
                break;
            }
            Ok(Step::End) => break,
            Ok(Step::Record(record)) => {
                if !rows.take(&record, spec, out, each) {
                    return rows.count;
                }
            }
            Ok(step) => rows.refuse(&step, out),
        }
    }
    rows.finish(out)
}

struct Rows {
    columns: Option<Columns>,
    fields: Fields,
    /// The first record that is not UTF-8, and how many there are.
    other_encoding: Option<(u64, Problem, u64)>,
    count: u64,
}

impl Rows {
    /// One record; false when nothing after it can be understood.
    fn take(
        &mut self,
        record: &RawRecord<'_>,
        spec: &'static [Column],
        out: &mut Collector,
        each: &mut impl FnMut(&mut Cells<'_, '_>),
    ) -> bool {
        let Some(columns) = &self.columns else { return self.take_header(record, spec, out) };
        if record.bytes.is_empty() {
            return true;
        }
        self.count += 1;
        let text = match std::str::from_utf8(record.bytes) {
            Ok(text) => text,
            Err(error) => {
                let seen = self.other_encoding.get_or_insert_with(|| {
                    (record.line, encoding::record(record.bytes, error.valid_up_to()), 0)
                });
                seen.2 += 1;
                return true;
            }
        };
        let split =
            if record.quoted { self.fields.split_quoted(text) } else { Ok(self.fields.split_plain(text)) };
        let Ok((text, ranges)) = split else {
            out.error(Some(record.line), None, || stray_mark(text));
            return true;
        };
        if ranges.len() != columns.width {
            out.error(Some(record.line), None, || field_count(ranges.len(), columns.width, text));
            return true;
        }
        let clean = is_clean(text.as_bytes());
        let row = Row { text, ranges, kinds: &[], line: record.line, columns, from_1904: false, clean };
        each(&mut Cells { row, out });
        true
    }

    fn take_header(&mut self, record: &RawRecord<'_>, spec: &'static [Column], out: &mut Collector) -> bool {
        let first = record.line == 1;
        if first && let Some(name) = encoding::of_whole_file(record.bytes) {
            out.error(Some(1), None, || encoding::whole_file(name));
            return false;
        }
        let bytes = if first { record.bytes.strip_prefix(BOM).unwrap_or(record.bytes) } else { record.bytes };
        if bytes.is_empty() {
            return true;
        }
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                out.error(Some(record.line), None, || encoding::record(bytes, error.valid_up_to()));
                return false;
            }
        };
        let split =
            if record.quoted { self.fields.split_quoted(text) } else { Ok(self.fields.split_plain(text)) };
        let Ok((text, ranges)) = split else {
            out.error(Some(record.line), None, || stray_mark(text));
            return false;
        };
        let names: Vec<&str> =
            ranges.iter().map(|(a, b)| text.get(*a as usize..*b as usize).unwrap_or("")).collect();
        self.columns = Columns::of(spec, &names, Some(record.line), out);
        self.columns.is_some()
    }

    fn refuse(&mut self, step: &Step<'_>, out: &mut Collector) {
        self.count += 1;
        match step {
            Step::TooLong { line, quoted } => out.error(Some(*line), None, || too_long(*quoted)),
            Step::Unclosed { line } => {
                out.error(Some(*line), None, || unclosed("文件结束", "the end of the file"))
            }
            Step::Record(_) | Step::End => {}
        }
    }

    fn finish(self, out: &mut Collector) -> u64 {
        if let Some((line, mut problem, lines)) = self.other_encoding {
            if lines > 1 {
                problem.message.zh += &format!("；共有{lines}行如此");
                problem.message.en += &format!("; {lines} lines are like this");
            }
            out.error(Some(line), None, || problem);
        }
        if self.columns.is_none() && !out.has_errors() {
            out.error(None, None, input::empty);
        }
        self.count
    }
}

/// Only printable ASCII: then nothing can hide in an id.
fn is_clean(bytes: &[u8]) -> bool {
    bytes.iter().fold(true, |clean, byte| clean & (0x20..0x7f).contains(byte))
}

fn stray_mark(text: &str) -> Problem {
    let text = found(text);
    Problem::new(
        "bad_quote",
        format!("引号用法不合RFC 4180：“{text}”"),
        format!("a quotation mark where RFC 4180 has none: `{text}`"),
    )
    .hint(
        "含引号的字段整体加双引号，内部引号写两遍",
        "put the field in double quotes and double each mark inside",
    )
}

fn unclosed(zh: &str, en: &str) -> Problem {
    Problem::new(
        "bad_quote",
        format!("此行开始的带引号字段到{zh}仍未结束"),
        format!("a quoted field that begins here is not closed by {en}"),
    )
    .hint("补上右引号", "add the closing mark")
}

fn too_long(quoted: bool) -> Problem {
    let mut problem = Problem::new(
        "line_too_long",
        format!("此行超过{}字节（1 MiB）", LIMIT),
        format!("the line is longer than {LIMIT} bytes (1 MiB)"),
    );
    if quoted {
        problem = problem.hint("带引号的字段可能缺右引号", "a quoted field may lack its closing mark");
    }
    problem
}

fn field_count(has: usize, wanted: usize, text: &str) -> Problem {
    let text = found(text);
    Problem::new(
        "field_count",
        format!("有{has}个字段，表头有{wanted}个：“{text}”"),
        format!("{has} fields, but the header has {wanted}: `{text}`"),
    )
    .hint("含逗号的字段须加双引号", "a field with a comma needs double quotes")
}
