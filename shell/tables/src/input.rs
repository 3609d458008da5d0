//! What a table is read from: a file, or anything else after it was spooled to a temporary file.

use crate::collect::{Collector, Problem};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempPath};
use yunheng_values::Findings;

/// The name under which standard input appears in messages.
const STANDARD_INPUT: &str = "-";

/// A table to be read.
#[derive(Debug)]
pub struct Input {
    name: String,
    path: PathBuf,
    /// Deletes the spooled copy at the end.
    _spooled: Option<TempPath>,
}

/// The formats of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Csv,
    Xlsx,
    Parquet,
}

impl Input {
    /// Opens a file, or standard input for `-`, which is spooled, as is everything that is not a plain file.
    ///
    /// # Errors
    /// A finding `unreadable` that says why.
    pub fn open(argument: &str) -> Result<Self, Findings> {
        if argument == STANDARD_INPUT {
            return Self::spool(STANDARD_INPUT, io::stdin().lock());
        }
        let path = Path::new(argument);
        let file = File::open(path).map_err(|error| unreadable(argument, &error))?;
        let metadata = file.metadata().map_err(|error| unreadable(argument, &error))?;
        if metadata.is_dir() {
            return Err(unreadable(argument, &io::Error::from(io::ErrorKind::IsADirectory)));
        }
        if !metadata.is_file() {
            return Self::spool(argument, file);
        }
        Ok(Self { name: argument.to_owned(), path: path.to_owned(), _spooled: None })
    }

    /// Copies a stream to a temporary file; `name` is what messages call it, its extension names the format.
    ///
    /// # Errors
    /// A finding `unreadable` that says why.
    pub fn spool(name: &str, mut stream: impl Read) -> Result<Self, Findings> {
        let copied = NamedTempFile::new().and_then(|mut spooled| {
            io::copy(&mut stream, &mut spooled)?;
            spooled.flush()?;
            Ok(spooled.into_temp_path())
        });
        let spooled = copied.map_err(|error| unreadable(name, &error))?;
        Ok(Self { name: name.to_owned(), path: spooled.to_path_buf(), _spooled: Some(spooled) })
    }

    /// Takes a temporary file that somebody else wrote; it goes with the input. `name` is as in [`Self::spool`].
    pub fn of_spooled(name: &str, file: TempPath) -> Self {
        Self { name: name.to_owned(), path: file.to_path_buf(), _spooled: Some(file) }
    }

    /// A plain file under another name: messages call it so, and the name's extension says which format it should have.
    pub fn named(name: &str, path: impl Into<PathBuf>) -> Self {
        Self { name: name.to_owned(), path: path.into(), _spooled: None }
    }

    /// What messages call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn file(&self) -> io::Result<File> {
        File::open(&self.path)
    }

    /// The format by extension, held against the first bytes; standard input has only its bytes.
    pub(crate) fn format(&self, out: &mut Collector) -> Option<Format> {
        let mut head = Vec::new();
        if let Err(error) = self.file().and_then(|file| file.take(8).read_to_end(&mut head)) {
            out.error(None, None, || unreadable_problem(&error));
            return None;
        }
        let looks = magic(&head);
        let named = Path::new(&self.name).extension().map(|e| e.to_string_lossy().to_lowercase());
        let wanted = match named.as_deref() {
            Some("xlsx") => Looks::Zip,
            Some("parquet") => Looks::Parquet,
            None if self.name == STANDARD_INPUT && looks != Looks::OldExcel => looks,
            _ => Looks::Text,
        };
        if head.is_empty() {
            out.error(None, None, empty);
            return None;
        }
        if looks != wanted {
            out.error(None, None, || other_format(looks, wanted));
            return None;
        }
        match wanted {
            Looks::Zip => Some(Format::Xlsx),
            Looks::Parquet => Some(Format::Parquet),
            Looks::Text | Looks::OldExcel => Some(Format::Csv),
        }
    }
}

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looks {
    Text,
    Zip,
    Parquet,
    /// `.xls`, or an encrypted `.xlsx`.
    OldExcel,
}

impl Looks {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("CSV文本", "CSV text"),
            Self::Zip => ("xlsx工作簿", "an xlsx workbook"),
            Self::Parquet => ("Parquet文件", "a Parquet file"),
            Self::OldExcel => ("旧版xls或加密的工作簿", "an old xls or an encrypted workbook"),
        }
    }
}

fn magic(head: &[u8]) -> Looks {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        Looks::Zip
    } else if head.starts_with(b"PAR1") {
        Looks::Parquet
    } else if head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        Looks::OldExcel
    } else {
        Looks::Text
    }
}

fn other_format(looks: Looks, wanted: Looks) -> Problem {
    let (found, expected) = (looks.words(), wanted.words());
    let problem = Problem::new(
        "wrong_format",
        format!("内容是{}，按扩展名应为{}", found.0, expected.0),
        format!("the content is {}, by its extension it should be {}", found.1, expected.1),
    );
    match looks {
        Looks::OldExcel => problem.hint(
            "去掉密码，另存为.xlsx或CSV UTF-8",
            "remove the password, save it as .xlsx or as CSV UTF-8",
        ),
        _ => problem.hint(
            "改正扩展名（.csv、.xlsx、.parquet）",
            "give it the right extension: .csv, .xlsx or .parquet",
        ),
    }
}

/// Nothing at all, not even a header.
pub(crate) fn empty() -> Problem {
    Problem::new("empty_file", "文件为空，第一行应为表头", "the file is empty; expected a header line")
}

pub(crate) fn unreadable_problem(error: &io::Error) -> Problem {
    Problem::new("unreadable", format!("无法读取：{error}"), format!("cannot be read: {error}"))
}

fn unreadable(name: &str, error: &io::Error) -> Findings {
    let mut out = Collector::new(name);
    out.error(None, None, || unreadable_problem(error));
    out.finish().unwrap_or_else(|findings| findings)
}
