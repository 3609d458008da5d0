//! Workbooks: the sheet named like the table, or the first, cell by cell.
//!
//! A number is its shortest decimal, a date cell its date; what a column needs decides whether that will do.

mod guard;
mod line;

use crate::cell::Cells;
use crate::collect::{Collector, Problem, found};
use crate::quiet::catch;
use crate::rows::Table;
use calamine::{Reader, Xlsx};
use line::Line;
use std::fs::File;
use std::io::BufReader;

type Workbook = Xlsx<BufReader<File>>;

/// Reads every row; the number of rows, header not counted.
pub(crate) fn read(
    file: File,
    table: &'static Table,
    out: &mut Collector,
    each: &mut impl FnMut(&mut Cells<'_, '_>),
) -> u64 {
    let opened = guard::check(&file, table.unpacked).and_then(|()| open(file));
    let rows = opened.and_then(|mut workbook| {
        let sheet = choose_sheet(&workbook, table.name)?;
        read_sheet(&mut workbook, &sheet, table, out, each)
    });
    rows.unwrap_or_else(|problem| {
        out.error(None, None, || problem);
        0
    })
}

fn open(file: File) -> Result<Workbook, Problem> {
    catch(|| Xlsx::new(BufReader::new(file)))
        .ok_or_else(|| broken("unexpected content"))?
        .map_err(|error| broken(&error.to_string()))
}

fn choose_sheet(workbook: &Workbook, name: &str) -> Result<String, Problem> {
    let mut sheets = workbook.sheets_metadata().iter().filter(|s| s.typ == calamine::SheetType::WorkSheet);
    let named = sheets.clone().find(|sheet| sheet.name == name);
    let sheet = named.or_else(|| sheets.next());
    sheet.map(|sheet| sheet.name.clone()).ok_or_else(|| broken("no worksheet"))
}

fn read_sheet(
    workbook: &mut Workbook,
    sheet: &str,
    table: &'static Table,
    out: &mut Collector,
    each: &mut impl FnMut(&mut Cells<'_, '_>),
) -> Result<u64, Problem> {
    let from_1904 = workbook.has_1904_epoch();
    let mut cells = catch(|| workbook.worksheet_cells_reader(sheet))
        .ok_or_else(|| broken("unexpected content"))?
        .map_err(|error| broken(&error.to_string()))?;
    let mut line = Line::new(from_1904);
    let mut count = 0;
    loop {
        let next = catch(|| cells.next_cell())
            .ok_or_else(|| broken("unexpected content"))?
            .map_err(|error| broken(&error.to_string()))?;
        let Some(cell) = next else { break };
        let (row, column) = cell.get_position();
        if line.number() != Some(row) {
            if line.number().is_some_and(|number| number > row) {
                return Err(broken(&format!("row {} after row {}", row + 1, line.number().unwrap_or(0) + 1)));
            }
            let Some(read) = line.flush(table, out, each) else { return Ok(count) };
            count += read;
            line.start(row);
        }
        line.add(column as usize, cell.get_value());
    }
    count += line.flush(table, out, each).unwrap_or(0);
    if !line.has_header() && !out.has_errors() {
        out.error(None, None, crate::input::empty);
    }
    Ok(count)
}

fn broken(why: &str) -> Problem {
    let why = found(why);
    Problem::new("bad_xlsx", format!("xlsx内容有误：{why}"), format!("the xlsx is not well formed: {why}"))
        .hint("在Excel中重新另存为.xlsx", "save it again as .xlsx")
}
