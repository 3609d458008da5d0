//! The usage table: samples by resource, streamed so that files of any size are read.
//!
//! A table in which the rows of a resource stand together is read once, one resource after the other, in as many
//! threads as asked for. When a resource comes back after it was finished, the table is read again into temporary
//! files by resource; each of these is then grouped in memory. Both ways give the same groups, with the samples of a
//! resource in the order of the file.

mod column;
mod group;
mod parquet;
mod spill;
mod text;
mod time;

use crate::collect::Collector;
use crate::header::{Column, optional, required};
use crate::input::{Format, Input};
use crate::rows::{LARGE, Table, finish};
use yunheng_values::Findings;

/// Stands in [`UsageSamples`] where a cell is empty: there is no data, which is not zero.
pub const NO_DATA: i64 = i64::MIN;

/// The samples of one resource, column by column, all of the same length.
///
/// Percentages are millionths of a percentage point, as in `Percent`. Floating point numbers of Parquet files are
/// rounded to the nearest millionth, halves to even.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UsageSamples {
    /// Seconds of wall time in Shanghai, as `Moment::local_seconds`.
    pub at: Vec<i64>,
    /// Processors, or [`NO_DATA`].
    pub cpu: Vec<i64>,
    /// Memory, or [`NO_DATA`].
    pub memory: Vec<i64>,
    /// Disk, or [`NO_DATA`].
    pub disk: Vec<i64>,
}

/// What came out of a usage table.
#[derive(Debug)]
pub struct UsageReport<S> {
    /// Rows read.
    pub rows: u64,
    /// Warnings and notes.
    pub findings: Findings,
    /// The states of the workers, in no particular order.
    pub states: Vec<S>,
}

pub(crate) static USAGE: Table = Table { name: "usage", columns: COLUMNS, unpacked: LARGE };
const COLUMNS: &[Column] = &[
    required("resource_id"),
    required("at"),
    optional("cpu_pct"),
    optional("memory_pct"),
    optional("disk_pct"),
];

/// Calls `each` once a resource with all its samples, in up to `threads` threads, each with a state of its own.
///
/// `each` may change and even empty the samples; the buffers are used again. It may be called for resources of a table
/// that turns out to be unusable or unsorted; the states of such calls are dropped.
///
/// # Errors
/// All findings, when one of them is an error.
pub fn usage_groups<S: Send>(
    input: &Input,
    threads: usize,
    new_state: impl Fn() -> S + Sync,
    each: impl Fn(&mut S, &str, &mut UsageSamples) + Sync,
) -> Result<UsageReport<S>, Findings> {
    let mut out = Collector::new(input.name());
    let work = group::Work { new_state: &new_state, each: &each };
    let read = match input.format(&mut out) {
        Some(Format::Parquet) => match parquet::Source::open(input, threads.max(1), &mut out) {
            Some(source) => group::all(&source, &work, out),
            None => group::Outcome::nothing(out),
        },
        Some(format) => group::all(&text::Source { input, format }, &work, out),
        None => group::Outcome::nothing(out),
    };
    let report = finish(read.out, read.rows)?;
    Ok(UsageReport { rows: report.rows, findings: report.findings, states: read.states })
}

impl UsageSamples {
    /// How many samples there are.
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    pub(crate) fn clear(&mut self) {
        for column in [&mut self.at, &mut self.cpu, &mut self.memory, &mut self.disk] {
            column.clear();
        }
    }

    pub(crate) fn extend(&mut self, run: &Samples<'_>) {
        self.at.extend_from_slice(run.at);
        self.cpu.extend_from_slice(run.cpu);
        self.memory.extend_from_slice(run.memory);
        self.disk.extend_from_slice(run.disk);
    }

    pub(crate) fn view(&self) -> Samples<'_> {
        Samples { at: &self.at, cpu: &self.cpu, memory: &self.memory, disk: &self.disk }
    }
}

/// Samples that belong to someone else.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Samples<'a> {
    pub(crate) at: &'a [i64],
    pub(crate) cpu: &'a [i64],
    pub(crate) memory: &'a [i64],
    pub(crate) disk: &'a [i64],
}

impl<'a> Samples<'a> {
    pub(crate) fn part(&self, range: std::ops::Range<usize>) -> Samples<'a> {
        Samples {
            at: &self.at[range.clone()],
            cpu: &self.cpu[range.clone()],
            memory: &self.memory[range.clone()],
            disk: &self.disk[range],
        }
    }
}

/// Consecutive rows of one resource are handed to this; false ends the reading.
pub(crate) type Take<'t> = dyn FnMut(&str, &Samples<'_>) -> bool + 't;

/// Something that can be read in parts at the same time, and more than once.
pub(crate) trait Source: Sync {
    /// How many parts there are, in the order of the rows.
    fn parts(&self) -> usize;
    /// About how many bytes all samples take.
    fn bytes(&self) -> u64;
    /// Reads one part; how many rows it has.
    fn read(&self, part: usize, out: &mut Collector, take: &mut Take<'_>) -> u64;
}
