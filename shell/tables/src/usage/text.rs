//! Usage from CSV and xlsx.

use super::{NO_DATA, Samples, Take, USAGE};
use crate::cell::Cells;
use crate::collect::Collector;
use crate::input::{Format, Input};
use crate::rows::read_format;

/// A table of text; it is read in one part.
pub(crate) struct Source<'i> {
    pub(crate) input: &'i Input,
    pub(crate) format: Format,
}

impl super::Source for Source<'_> {
    fn parts(&self) -> usize {
        1
    }

    fn bytes(&self) -> u64 {
        self.input.file().and_then(|file| file.metadata()).map_or(0, |metadata| metadata.len())
    }

    fn read(&self, _part: usize, out: &mut Collector, take: &mut Take<'_>) -> u64 {
        let mut taking = true;
        read_format(self.input, self.format, &USAGE, out, &mut |cells| {
            // When rows are no longer taken, the table is read again, and that reading reports its cells.
            if taking && let Some((id, values)) = sample(cells) {
                taking = take(id, &one(&values));
            }
        })
    }
}

/// Moment, then processors, memory and disk.
type Values = [i64; 4];

fn one(values: &Values) -> Samples<'_> {
    Samples { at: &values[..1], cpu: &values[1..2], memory: &values[2..3], disk: &values[3..] }
}

fn sample<'a>(cells: &mut Cells<'a, '_>) -> Option<(&'a str, Values)> {
    let (id, at) = (cells.id(0), cells.moment(1));
    let percent = [cells.may_percent(2), cells.may_percent(3), cells.may_percent(4)];
    let [cpu, memory, disk] = percent;
    let or_none = |value: Option<i64>| value.unwrap_or(NO_DATA);
    Some((id?, [at?.local_seconds(), or_none(cpu?), or_none(memory?), or_none(disk?)]))
}
