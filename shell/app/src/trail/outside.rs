//! The file of checkpoints beside the database: whoever puts an old copy of the database back would have to put back that file too, and
//! the copies of it that were taken elsewhere.

use super::order;
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use yunheng_audit::SignedCheckpoint;
use yunheng_store::audit;
use yunheng_values::{Finding, Text};

/// Name of the file in the data folder.
pub(crate) const OUTSIDE: &str = "audit-checkpoints.jsonl";

/// Appends the checkpoints that the database has and the file has not. A checkpoint is committed before its line is written, so a
/// process that dies between the two leaves a line missing, or a part of one.
///
/// # Errors
/// What the database or the file system says.
pub(super) async fn catch_up(app: &App) -> Result<usize, Problem> {
    let path = app.data().join(OUTSIDE);
    let Some(last) = audit::last_checkpoint(app.store().reader()).await? else { return Ok(0) };
    if ends_with(&path, &last.body).map_err(|error| unwritable(&error))? {
        return Ok(0);
    }
    let (checkpoints, _) = order::signed(app.store().reader()).await?;
    append_missing(&path, &checkpoints).map_err(|error| unwritable(&error))
}

fn ends_with(path: &Path, line: &[u8]) -> io::Result<bool> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let wanted = [b"\n", line, b"\n"].concat();
    let length = file.metadata()?.len();
    // The first line of a file has no newline before it.
    let wanted = if length < wanted.len() as u64 { &wanted[1..] } else { &wanted[..] };
    if length < wanted.len() as u64 {
        return Ok(false);
    }
    let mut end = Vec::with_capacity(wanted.len());
    file.seek(SeekFrom::Start(length - wanted.len() as u64))?;
    file.read_to_end(&mut end)?;
    Ok(end == wanted)
}

fn append_missing(path: &Path, checkpoints: &[SignedCheckpoint]) -> io::Result<usize> {
    let is_new = !path.exists();
    let mut file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
    let mut there = Vec::new();
    file.read_to_end(&mut there)?;
    let known: HashSet<&[u8]> = there.split(|byte| *byte == b'\n').collect();
    let lines: Vec<Vec<u8>> = checkpoints.iter().map(SignedCheckpoint::canonical).collect();
    let missing: Vec<&Vec<u8>> = lines.iter().filter(|line| !known.contains(line.as_slice())).collect();
    // What a process left that died while it wrote stays as a line of its own, which no reader takes for a checkpoint.
    let mut text = if there.last().is_some_and(|last| *last != b'\n') { vec![b'\n'] } else { Vec::new() };
    for line in &missing {
        text.extend_from_slice(line);
        text.push(b'\n');
    }
    file.write_all(&text)?;
    file.sync_all()?;
    if is_new && let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(missing.len())
}

/// The checkpoints of a file of lines, such as the one in the data folder or a copy of it, and a finding for each line that is none.
///
/// # Errors
/// When it cannot be read.
pub fn read_checkpoints(path: &Path) -> io::Result<(Vec<SignedCheckpoint>, Vec<Finding>)> {
    let text = std::fs::read(path)?;
    let (mut checkpoints, mut findings) = (Vec::new(), Vec::new());
    let lines = text.split(|byte| *byte == b'\n').enumerate().filter(|(_, line)| !line.is_empty());
    for (index, line) in lines {
        match SignedCheckpoint::parse(line) {
            Ok(signed) => checkpoints.push(signed),
            Err(error) => {
                let message =
                    Text::new(format!("不是检查点：{error}"), format!("this line is no checkpoint: {error}"));
                let place = format!("{}:{}", path.display(), index + 1);
                findings.push(Finding::warning("no_checkpoint", place, message));
            }
        }
    }
    Ok((checkpoints, findings))
}

fn unwritable(error: &io::Error) -> Problem {
    tracing::error!(%error, file = OUTSIDE, "the file of checkpoints");
    Problem::new(
        ProblemKind::Unavailable,
        "disk",
        format!("数据目录中的检查点文件写不进：{error}"),
        format!("the file of checkpoints in the data folder cannot be written: {error}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use yunheng_audit::{Chain, Checkpoint, Digest, SigningKey};
    use yunheng_values::parse_date;

    fn checkpoints(count: usize) -> Vec<SignedCheckpoint> {
        let key = SigningKey::from_bytes(&[7; 32]).expect("a key");
        let (mut chain, date) = (Chain::new("a database"), parse_date("2026-12-01").expect("a day"));
        let mut made: Vec<SignedCheckpoint> = Vec::new();
        for number in 0..count {
            chain.append(Digest::of(&number.to_be_bytes()));
            let previous = made.last().map(|signed| &signed.checkpoint);
            made.push(key.sign(Checkpoint::next(&chain, previous, date, 0, key.public())));
        }
        made
    }

    #[test]
    fn missing_and_torn_lines_are_made_good_and_nothing_is_written_twice() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(OUTSIDE);
        let all = checkpoints(3);
        assert_eq!(append_missing(&path, &all[..1]).expect("written"), 1);
        let last = |index: usize| ends_with(&path, &all[index].canonical()).expect("read");
        assert!(last(0) && !last(1));
        // A process died in the middle of the second line.
        let mut file = OpenOptions::new().append(true).open(&path).expect("opened");
        file.write_all(&all[1].canonical()[..40]).expect("written");
        assert!(!last(0) && !last(1));
        assert_eq!(append_missing(&path, &all).expect("written"), 2);
        assert_eq!(append_missing(&path, &all).expect("written"), 0);
        assert!(last(2));
        let (read, findings) = read_checkpoints(&path).expect("read");
        assert_eq!(read, all);
        assert_eq!(findings.len(), 1);
        assert!(findings[0].place.ends_with(":2"), "{}", findings[0].place);
    }
}
