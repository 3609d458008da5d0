//! The table of parties 主体: read for an import, written for an export.
//!
//! Cells are read as they stand; what they mean is for `yunheng-party` to say, together with everything else that is
//! wrong. Only what makes a cell unreadable is found here.

use crate::cell::Cells;
use crate::collect::Problem;
use crate::formula;
use crate::header::{Column as Head, optional, required};
use crate::input::Input;
use crate::rows::{SMALL, Table, read};
use std::borrow::Cow;
use yunheng_party::{Column, ImportRow};
use yunheng_values::Findings;

const COLUMNS: [Head; Column::COUNT] = [
    required("name").also("单位名称"),
    optional("kind").also("类别"),
    optional("level").also("层级"),
    optional("parent").also("上级单位"),
    optional("uscc").also("统一社会信用代码"),
    optional("division_code").also("行政区划代码"),
    optional("funding").also("供给方式"),
    optional("payer").also("付款单位"),
    optional("aliases").also("别名"),
    optional("short_name").also("简称"),
    optional("note").also("备注"),
];

static PARTIES: Table = Table { name: "parties", columns: &COLUMNS, unpacked: SMALL };

/// More parties than any city has; what comes after is not kept.
const MOST_ROWS: usize = 20_000;

/// A table of parties as far as it can be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PartyRows {
    /// Its rows; a cell with a finding is missing.
    pub rows: Vec<ImportRow>,
    /// What is wrong with the file. With an error nothing of it may be written.
    pub findings: Findings,
}

/// Reads a table of parties. Rows come back beside errors too, so that whoever plans the import can report those of both at once.
pub fn read_parties(input: &Input) -> PartyRows {
    let mut rows = Vec::new();
    let report = read(input, &PARTIES, |cells| match rows.len() < MOST_ROWS {
        true => rows.push(party(cells)),
        false if rows.len() == MOST_ROWS => {
            rows.push(ImportRow::new(cells.row.line));
            cells.report(0, too_many);
        }
        false => {}
    });
    rows.truncate(MOST_ROWS);
    PartyRows { rows, findings: report.map_or_else(|errors| errors, |report| report.findings) }
}

fn party(cells: &mut Cells<'_, '_>) -> ImportRow {
    let is_csv = cells.row.kinds.is_empty();
    let mut row = ImportRow::new(cells.row.line);
    for column in Column::ALL {
        if cells.row.columns.at.get(column.index()).copied().flatten().is_none() {
            continue;
        }
        let text = match column {
            // Excel keeps fifteen digits of a number, a code has eighteen.
            Column::Uscc => cells.may_id_trimmed(column.index()),
            _ => cells.may_text(column.index()),
        };
        let Some(text) = text else { continue };
        let text = text.unwrap_or_default();
        row = row.with(column, if is_csv { formula::bare(text) } else { Cow::Borrowed(text) });
    }
    row
}

fn too_many() -> Problem {
    Problem::new(
        "too_many_rows",
        format!("超过{MOST_ROWS}行，其后各行未读"),
        format!("more than {MOST_ROWS} rows; those after were not read"),
    )
    .hint("分成几个表导入，上级单位在先", "import several tables, parents first")
}

/// An export as CSV in UTF-8 with a byte order mark, which Excel needs for Chinese: Chinese headers, then `rows`. A cell that a
/// spreadsheet would compute begins with `'`, which [`read_parties`] takes away again.
pub fn write_parties_csv(rows: &[[String; Column::COUNT]]) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let head = Column::ALL.map(|column| column.text().zh);
    for row in std::iter::once(&head).chain(rows) {
        for (place, text) in row.iter().enumerate() {
            if place > 0 {
                bytes.push(b',');
            }
            formula::push_cell(&mut bytes, text);
        }
        bytes.extend_from_slice(b"\r\n");
    }
    bytes
}
