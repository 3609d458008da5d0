//! The folder of a run.

use super::asked::Kept;
use super::heavy::Awaited;
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Largest answer that is kept.
const LARGEST_ANSWER: u64 = 512 << 20;
/// Beginning of the name of a folder that is not finished.
pub(super) const UNFINISHED: &str = ".new-";
/// A page begins at most this many lines after a place in the index.
pub(super) const LINES_A_MARK: u64 = 64;

/// Where all runs are.
pub(super) fn all_runs(app: &App) -> PathBuf {
    app.data().join("calculations")
}

/// The folder of a run that is under way; it goes with the value unless it is finished.
#[derive(Debug)]
pub(super) struct NewFolder(TempDir);

impl NewFolder {
    pub fn make(app: &App) -> Result<Self, Problem> {
        let all = all_runs(app);
        std::fs::create_dir_all(&all).map_err(|error| full(&error))?;
        let folder =
            tempfile::Builder::new().prefix(UNFINISHED).tempdir_in(all).map_err(|error| full(&error))?;
        std::fs::create_dir(folder.path().join("in")).map_err(|error| full(&error))?;
        Ok(Self(folder))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Gives it its name; from now on it stays.
    pub fn finish(self, app: &App) -> Result<String, Problem> {
        let name = crate::secret::hex(&crate::secret::random_bytes::<16>());
        let unfinished = self.0.keep();
        std::fs::rename(&unfinished, all_runs(app).join(&name)).map_err(|error| {
            // The cleaner takes what cannot be removed now.
            let _ = std::fs::remove_dir_all(&unfinished);
            full(&error)
        })?;
        Ok(name)
    }
}

/// The folder of a finished run.
#[derive(Debug, Clone)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// The folder of a row. It may be gone: cleaned a moment ago, or kept by another machine.
    pub fn open(app: &App, name: &str) -> Result<Self, Problem> {
        let path = all_runs(app).join(name);
        if path.join("run.json").is_file() { Ok(Self(path)) } else { Err(gone()) }
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn kept(&self) -> Result<Kept, Problem> {
        read_json(&self.0.join("run.json"))
    }

    /// Removes everything.
    pub fn remove(app: &App, name: &str) {
        let path = all_runs(app).join(name);
        if let Err(error) = std::fs::remove_dir_all(&path) {
            // The cleaner tries again: the folder has no row then.
            tracing::warn!(%error, name, "the folder of a calculation stays");
        }
    }
}

pub(super) fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, Problem> {
    let text = std::fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => gone(),
        _ => full(&error),
    })?;
    serde_json::from_slice(&text).map_err(|error| Problem::bug(&error))
}

pub(super) fn write_json<T: Serialize>(path: &Path, value: &T) -> Result<(), Problem> {
    let text = serde_json::to_vec(value).map_err(|error| Problem::bug(&error))?;
    std::fs::write(path, text).map_err(|error| full(&error))
}

/// An answer as the command line writes it: with line breaks, and one at its end.
pub(super) fn write_pretty<T: Serialize>(path: &Path, value: &T) -> Result<(), Problem> {
    let mut text = serde_json::to_vec_pretty(value).map_err(|error| Problem::bug(&error))?;
    text.push(b'\n');
    std::fs::write(path, text).map_err(|error| full(&error))
}

fn gone() -> Problem {
    Problem::new(
        ProblemKind::NotFound,
        "result_gone",
        "结果已被清除，或不在这台服务器上，请重新计算",
        "the result was cleaned away, or is kept by another machine; run it again",
    )
}

/// What the file system says while a result is written or read.
pub(super) fn full(error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::FileTooLarge => Problem::refused(
            "result_too_large",
            "结果过大，服务器不予保存；请缩短期间，或用命令行 yunheng 计算",
            "the result is larger than the service keeps; shorten the period, or use the command line",
        ),
        io::ErrorKind::Interrupted => Problem::new(
            ProblemKind::Unavailable,
            "calculation_too_long",
            "计算已停止",
            "the calculation was given up",
        ),
        _ => Problem::new(
            ProblemKind::Unavailable,
            "disk",
            format!("数据目录写不进文件：{error}"),
            format!("the data folder takes no file: {error}"),
        ),
    }
}

/// Writes an answer and notes where its lines begin. It ends early when nobody waits, or when it grows too large.
#[derive(Debug)]
pub(super) struct AnswerWriter {
    out: BufWriter<File>,
    index: PathBuf,
    awaited: Awaited,
    bytes: u64,
    /// Line breaks so far.
    breaks: u64,
    marks: Vec<u8>,
}

impl AnswerWriter {
    pub fn create(folder: &Path, awaited: &Awaited) -> Result<Self, Problem> {
        let file = File::create(folder.join("answer.json")).map_err(|error| full(&error))?;
        Ok(Self {
            out: BufWriter::with_capacity(1 << 18, file),
            index: folder.join("answer.idx"),
            awaited: awaited.clone(),
            bytes: 0,
            breaks: 0,
            marks: Vec::new(),
        })
    }

    /// Writes the index; says how many lines stand between the first, which is the head, and the last, which is the end.
    pub fn finish(mut self) -> Result<u64, Problem> {
        self.out
            .flush()
            .and_then(|()| std::fs::write(&self.index, &self.marks))
            .map_err(|error| full(&error))?;
        Ok(self.breaks.saturating_sub(2))
    }

    fn look(&self, more: usize) -> io::Result<()> {
        if self.awaited.is_over() {
            return Err(io::Error::from(io::ErrorKind::Interrupted));
        }
        if self.bytes + more as u64 > LARGEST_ANSWER {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        Ok(())
    }
}

impl Write for AnswerWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.look(bytes.len())?;
        for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
            if self.breaks.is_multiple_of(LINES_A_MARK) {
                self.marks.extend_from_slice(&(self.bytes + at as u64 + 1).to_le_bytes());
            }
            self.breaks += 1;
        }
        self.bytes += bytes.len() as u64;
        self.out.write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
