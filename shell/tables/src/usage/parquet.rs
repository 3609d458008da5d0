//! Usage from Parquet: row groups are shared out to parts, batches become plain columns.

use super::column::{self, Bad, Fill};
use super::{COLUMNS, NO_DATA, Take, UsageSamples, time};
use crate::cell::check_id;
use crate::collect::{Collector, Problem, found};
use crate::header::Columns;
use crate::input::Input;
use crate::quiet::catch;
use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch, StringViewArray};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use std::ops::Range;
use std::sync::Arc;

/// Rows that are decoded at a time: enough to be fast, few enough to stay in the cache.
const BATCH: usize = 8 << 10;

/// A Parquet file whose header is in order.
pub(crate) struct Source<'i> {
    input: &'i Input,
    metadata: ArrowReaderMetadata,
    columns: Columns,
    /// Row groups of each part, and the row at which it begins.
    parts: Vec<(Range<usize>, u64)>,
}

impl<'i> Source<'i> {
    pub(crate) fn open(input: &'i Input, threads: usize, out: &mut Collector) -> Option<Self> {
        let loaded = load(input, None).and_then(|metadata| {
            let schema = wanted_schema(metadata.schema());
            load(input, Some(schema))
        });
        let metadata = loaded.map_err(|problem| out.error(None, None, || problem)).ok()?;
        let names: Vec<&str> = metadata.schema().fields().iter().map(|field| field.name().as_str()).collect();
        let columns = Columns::of(COLUMNS, &names, None, out)?;
        let mut fits = true;
        for (number, at) in columns.at.iter().enumerate() {
            let Some(field) = at.and_then(|at| metadata.schema().fields().get(at)) else { continue };
            let (accepted, expected) = accepts(number, field.data_type());
            if !accepted {
                fits = false;
                out.error(None, Some(field.name()), || wrong_type(field, expected));
            }
        }
        let parts = share_out(&metadata, threads);
        fits.then_some(Self { input, metadata, columns, parts })
    }

    fn reader(&self, groups: Range<usize>) -> Result<ParquetRecordBatchReader, Problem> {
        let file = self.input.file().map_err(|error| crate::input::unreadable_problem(&error))?;
        let wanted = self.columns.at.iter().copied().flatten();
        let mask = ProjectionMask::roots(self.metadata.parquet_schema(), wanted);
        let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, self.metadata.clone())
            .with_projection(mask)
            .with_row_groups(groups.collect())
            .with_batch_size(BATCH);
        catch(|| builder.build())
            .ok_or_else(|| broken("unexpected content"))?
            .map_err(|e| broken(&e.to_string()))
    }
}

impl super::Source for Source<'_> {
    fn parts(&self) -> usize {
        self.parts.len()
    }

    fn bytes(&self) -> u64 {
        // Four columns of eight bytes, and an id with its lengths when rows stand alone.
        let rows = u64::try_from(self.metadata.metadata().file_metadata().num_rows()).unwrap_or(0);
        rows.saturating_mul(64)
    }

    fn read(&self, part: usize, out: &mut Collector, take: &mut Take<'_>) -> u64 {
        let Some((groups, first_row)) = self.parts.get(part).cloned() else { return 0 };
        let mut reader = match self.reader(groups) {
            Ok(reader) => reader,
            Err(problem) => {
                out.error(None, None, || problem);
                return 0;
            }
        };
        let mut batch = Batch { row: first_row, ..Batch::default() };
        loop {
            let next = match catch(|| reader.next()) {
                Some(None) => break,
                Some(Some(Ok(next))) => next,
                Some(Some(Err(error))) => {
                    out.error(None, None, || broken(&error.to_string()));
                    break;
                }
                None => {
                    out.error(None, None, || broken("unexpected content"));
                    break;
                }
            };
            if !batch.take(&next, out, take) {
                break;
            }
        }
        batch.row - first_row
    }
}

/// One batch as plain columns; the buffers are reused.
#[derive(Default)]
struct Batch {
    /// Rows before this batch.
    row: u64,
    columns: UsageSamples,
    bad: Vec<(usize, Bad)>,
}

impl Batch {
    fn take(&mut self, batch: &RecordBatch, out: &mut Collector, take: &mut Take<'_>) -> bool {
        self.columns.clear();
        let rows = batch.num_rows();
        let Some(ids) = batch.column_by_name(COLUMNS[0].name).and_then(|ids| ids.as_string_view_opt()) else {
            return false;
        };
        self.fill(batch, out);
        // The values of a batch with bad cells mean nothing; its ids are still looked at.
        let usable = self.bad.is_empty();
        self.bad.clear();
        let first_row = self.row;
        self.row += rows as u64;
        runs(ids, |run| {
            let line = first_row + run.start as u64 + 1;
            if ids.is_null(run.start) {
                out.error(Some(line), Some(COLUMNS[0].name), crate::problems::missing);
                return true;
            }
            let id = ids.value(run.start);
            let checked = if id.is_empty() { Err(crate::problems::missing()) } else { check_id(id, false) };
            if let Err(problem) = checked {
                out.error(Some(line), Some(COLUMNS[0].name), || problem);
                return true;
            }
            !usable || take(id, &self.columns.view().part(run))
        })
    }

    fn fill(&mut self, batch: &RecordBatch, out: &mut Collector) {
        let UsageSamples { at, cpu, memory, disk } = &mut self.columns;
        for (number, values) in [at, cpu, memory, disk].into_iter().enumerate() {
            let name = COLUMNS[number + 1].name;
            let Some(array) = batch.column_by_name(name) else {
                values.resize(batch.num_rows(), NO_DATA);
                continue;
            };
            let seen = self.bad.len();
            let mut fill = Fill { values, bad: &mut self.bad };
            if number == 0 {
                time::fill(array, &mut fill)
            } else {
                column::fill(array, &mut fill)
            }
            for (row, bad) in &self.bad[seen..] {
                out.error(Some(self.row + *row as u64 + 1), Some(name), || bad.problem());
            }
        }
    }
}

/// Cuts rows into runs of one id; `each` says whether to go on.
fn runs(ids: &StringViewArray, mut each: impl FnMut(Range<usize>) -> bool) -> bool {
    let views = ids.views();
    let mut start = 0;
    for row in 1..=views.len() {
        // Equal views are equal texts; different views of more than twelve bytes may still be.
        let same = row < views.len()
            && ids.is_null(row) == ids.is_null(start)
            && (views[row] == views[start] || (views[row] as u32 > 12 && ids.value(row) == ids.value(start)));
        if same {
            continue;
        }
        if !each(start..row) {
            return false;
        }
        start = row;
    }
    true
}

fn load(input: &Input, schema: Option<Arc<Schema>>) -> Result<ArrowReaderMetadata, Problem> {
    let file = input.file().map_err(|error| crate::input::unreadable_problem(&error))?;
    let options = match schema {
        Some(schema) => ArrowReaderOptions::new().with_schema(schema),
        None => ArrowReaderOptions::new(),
    };
    catch(|| ArrowReaderMetadata::load(&file, options))
        .ok_or_else(|| broken("unexpected content"))?
        .map_err(|error| broken(&error.to_string()))
}

/// The file's own schema, with texts as views, which are compared without being copied, and without dictionaries.
fn wanted_schema(schema: &Schema) -> Arc<Schema> {
    let fields = schema.fields().iter().map(|field| {
        let kind = match field.data_type() {
            DataType::Dictionary(_, inner) => inner,
            other => other,
        };
        let known = COLUMNS.iter().any(|column| column.name == field.name());
        let kind = match kind {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Binary | DataType::LargeBinary if known => {
                &DataType::Utf8View
            }
            other => other,
        };
        Arc::new(field.as_ref().clone().with_data_type(kind.clone()))
    });
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

fn accepts(number: usize, kind: &DataType) -> (bool, (&'static str, &'static str)) {
    match number {
        0 => (*kind == DataType::Utf8View, ("文本", "text")),
        1 => (time::accepts(kind), ("时间戳、日期或文本", "a timestamp, a date or text")),
        _ => (column::accepts(kind), ("数字", "a number")),
    }
}

/// Row groups in as many parts as there are threads, with about as many rows each.
fn share_out(metadata: &ArrowReaderMetadata, threads: usize) -> Vec<(Range<usize>, u64)> {
    let groups = metadata.metadata().row_groups();
    let rows: Vec<u64> = groups.iter().map(|group| u64::try_from(group.num_rows()).unwrap_or(0)).collect();
    let total: u64 = rows.iter().fold(0, |sum, count| sum.saturating_add(*count));
    let count = threads.min(groups.len()).max(1) as u64;
    let mut parts = Vec::new();
    let (mut start, mut start_row, mut row) = (0, 0, 0_u64);
    for (number, group_rows) in rows.iter().enumerate() {
        row = row.saturating_add(*group_rows);
        let share = (parts.len() as u64 + 1).saturating_mul(total / count);
        if row >= share && (parts.len() as u64) + 1 < count {
            parts.push((start..number + 1, start_row));
            (start, start_row) = (number + 1, row);
        }
    }
    parts.push((start..groups.len(), start_row));
    parts
}

fn wrong_type(field: &Field, expected: (&str, &str)) -> Problem {
    let (name, kind) = (found(field.name()), found(&field.data_type().to_string()));
    Problem::new(
        "wrong_type",
        format!("列“{name}”的类型是{kind}，应为{}", expected.0),
        format!("the column `{name}` has the type {kind}; expected {}", expected.1),
    )
}

fn broken(why: &str) -> Problem {
    let why = found(why);
    Problem::new(
        "bad_parquet",
        format!("Parquet内容有误：{why}"),
        format!("the Parquet file is not well formed: {why}"),
    )
}
