//! Groups a table of any order: rows go to temporary files by a hash of their resource, each file is then grouped in memory.

use super::group::{Fragment, Outcome, Work, hash, in_parallel};
use super::{Samples, Source, UsageSamples};
use crate::collect::{Collector, Problem};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::sync::Mutex;

/// What one temporary file should hold, so that a few fit into memory.
const FILE_BYTES: u64 = 16 << 20;
const BUFFER: usize = 32 << 10;

/// Temporary files of one part, by resource.
struct Files {
    files: Vec<BufWriter<File>>,
}

/// Reads a source into temporary files, then groups them.
pub(crate) fn all<S, N, E>(source: &impl Source, work: &Work<'_, N, E>, out: &Collector) -> Outcome<S>
where
    S: Send,
    N: Fn() -> S + Sync,
    E: Fn(&mut S, &str, &mut UsageSamples) + Sync,
{
    // Few enough to be open at once in every part, under the usual limit of 1,024 files.
    let count = (source.bytes() / FILE_BYTES).clamp(4, 256 / source.parts().max(1) as u64) as usize;
    let spilled = in_parallel(source.parts(), |part| {
        let mut found = out.sibling();
        let files = Files::fill(source, part, count, &mut found);
        (files, found)
    });
    let mut outcome = Outcome::nothing(out.sibling());
    let mut parts = Vec::new();
    for (files, found) in spilled {
        outcome.out.absorb(found);
        match files {
            Ok((files, rows)) => {
                outcome.rows += rows;
                parts.push(files);
            }
            Err(error) => outcome.out.error(None, None, || cannot_spill(&error)),
        }
    }
    if outcome.out.has_errors() {
        return outcome;
    }
    let numbered = Mutex::new(by_number(parts).into_iter());
    let grouped = in_parallel(source.parts(), |_| group_files(&numbered, work));
    for result in grouped {
        match result {
            Ok(state) => outcome.states.push(state),
            Err(error) => outcome.out.error(None, None, || cannot_spill(&error)),
        }
    }
    outcome
}

impl Files {
    fn fill(
        source: &impl Source,
        part: usize,
        count: usize,
        out: &mut Collector,
    ) -> io::Result<(Vec<File>, u64)> {
        let files =
            (0..count).map(|_| tempfile::tempfile().map(|file| BufWriter::with_capacity(BUFFER, file)));
        let mut files = Self { files: files.collect::<io::Result<_>>()? };
        let mut failed = Ok(());
        let rows = source.read(part, out, &mut |id, samples| {
            failed = files.write(id, samples);
            failed.is_ok()
        });
        failed?;
        let files =
            files.files.into_iter().map(|file| file.into_inner().map_err(io::IntoInnerError::into_error));
        Ok((files.collect::<io::Result<_>>()?, rows))
    }

    /// A record: length of the id, number of samples, the id, the four columns.
    fn write(&mut self, id: &str, samples: &Samples<'_>) -> io::Result<()> {
        let number = hash(id) % self.files.len().max(1) as u64;
        let Some(file) = self.files.get_mut(number as usize) else { return Ok(()) };
        file.write_all(&(id.len() as u64).to_le_bytes())?;
        file.write_all(&(samples.at.len() as u64).to_le_bytes())?;
        file.write_all(id.as_bytes())?;
        for column in [samples.at, samples.cpu, samples.memory, samples.disk] {
            for value in column {
                file.write_all(&value.to_le_bytes())?;
            }
        }
        Ok(())
    }
}

/// The files of all parts that hold the same resources, in the order of the parts.
fn by_number(parts: Vec<Vec<File>>) -> Vec<Vec<File>> {
    let mut numbered: Vec<Vec<File>> = Vec::new();
    for part in parts {
        numbered.resize_with(part.len(), Vec::new);
        for (files, file) in numbered.iter_mut().zip(part) {
            files.push(file);
        }
    }
    numbered
}

/// Takes one number after the other until none is left.
fn group_files<S, N, E>(
    numbered: &Mutex<std::vec::IntoIter<Vec<File>>>,
    work: &Work<'_, N, E>,
) -> io::Result<S>
where
    N: Fn() -> S,
    E: Fn(&mut S, &str, &mut UsageSamples),
{
    let mut state = (work.new_state)();
    loop {
        let next = numbered.lock().unwrap_or_else(std::sync::PoisonError::into_inner).next();
        let Some(files) = next else { return Ok(state) };
        for mut group in read_groups(files)? {
            (work.each)(&mut state, &group.id, &mut group.samples);
        }
    }
}

fn read_groups(files: Vec<File>) -> io::Result<Vec<Fragment>> {
    let mut groups: Vec<Fragment> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut id = Vec::new();
    for mut file in files {
        file.rewind()?;
        let mut file = BufReader::with_capacity(BUFFER, file);
        while let Some(length) = read_number(&mut file)? {
            let count = read_number(&mut file)?.unwrap_or(0);
            id.resize(length as usize, 0);
            file.read_exact(&mut id)?;
            let name = std::str::from_utf8(&id).map_err(io::Error::other)?;
            let number = numbers.get(name).copied().unwrap_or_else(|| {
                numbers.insert(name.to_owned(), groups.len());
                groups.push(Fragment { id: name.to_owned(), samples: UsageSamples::default() });
                groups.len() - 1
            });
            let samples = &mut groups[number].samples;
            for column in [&mut samples.at, &mut samples.cpu, &mut samples.memory, &mut samples.disk] {
                for _ in 0..count {
                    column.push(read_number(&mut file)?.unwrap_or(super::NO_DATA));
                }
            }
        }
    }
    Ok(groups)
}

/// Eight bytes, or nothing at the end.
fn read_number(file: &mut impl Read) -> io::Result<Option<i64>> {
    let mut bytes = [0; 8];
    match file.read_exact(&mut bytes) {
        Ok(()) => Ok(Some(i64::from_le_bytes(bytes))),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

fn cannot_spill(error: &io::Error) -> Problem {
    Problem::new(
        "unreadable",
        format!("未按资源排序的表需要临时文件，写入或读取失败：{error}"),
        format!("a table that is not sorted by resource needs temporary files, which failed: {error}"),
    )
    .hint(
        "先按resource_id排序，或为临时目录腾出空间",
        "sort it by resource_id, or make room in the temporary folder",
    )
}
