//! Files that people send: kept in the data folder until whoever asked for them has read them.

use crate::problem::{Problem, ProblemKind};
use crate::secret::hex;
use crate::service::App;
use sm3::{Digest, Sm3};
use std::io::{BufWriter, Read, Write};
use tempfile::{NamedTempFile, TempPath};
use yunheng_tables::Input;

/// Longest name of a file that is kept.
const LONGEST_NAME: usize = 120;

/// A file that is arriving.
#[derive(Debug)]
pub struct Arriving {
    name: String,
    file: BufWriter<NamedTempFile>,
    digest: Sm3,
    bytes: u64,
}

/// A file that arrived. It goes with the value.
#[derive(Debug)]
pub struct Upload {
    name: String,
    path: TempPath,
    digest: Vec<u8>,
    bytes: u64,
}

impl App {
    /// Begins to take a file. Its name is for messages and says which format it claims to have; it is never a path.
    ///
    /// # Errors
    /// When the data folder is full.
    pub fn take_file(&self, name: &str) -> Result<Arriving, Problem> {
        let file = NamedTempFile::new_in(self.data()).map_err(|error| full(&error))?;
        Ok(Arriving { name: plain_name(name), file: BufWriter::new(file), digest: Sm3::new(), bytes: 0 })
    }
}

impl Arriving {
    /// Takes the next part of it.
    ///
    /// # Errors
    /// When the data folder is full.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.digest.update(bytes);
        self.bytes += bytes.len() as u64;
        self.file.write_all(bytes).map_err(|error| full(&error))
    }

    /// All of it is there.
    ///
    /// # Errors
    /// When the data folder is full.
    pub fn arrived(self) -> Result<Upload, Problem> {
        let file = self.file.into_inner().map_err(|error| full(error.error()))?;
        let digest = self.digest.finalize().to_vec();
        Ok(Upload { name: self.name, path: file.into_temp_path(), digest, bytes: self.bytes })
    }
}

impl Upload {
    /// What its person calls it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its SM3.
    pub fn digest(&self) -> &[u8] {
        &self.digest
    }

    /// Its SM3, for the audit trail.
    pub fn digest_text(&self) -> String {
        hex(&self.digest)
    }

    /// How large it is.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Its first bytes, which say what it is.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn head(&self) -> Result<Vec<u8>, Problem> {
        let mut head = Vec::new();
        let file = std::fs::File::open(&self.path).map_err(|error| full(&error))?;
        file.take(4_096).read_to_end(&mut head).map_err(|error| full(&error))?;
        Ok(head)
    }

    /// All of its bytes.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn whole(&self) -> Result<Vec<u8>, Problem> {
        std::fs::read(&self.path).map_err(|error| full(&error))
    }

    /// Keeps it in a place of the data folder.
    ///
    /// # Errors
    /// When the data folder is full.
    pub fn keep_at(self, path: &std::path::Path) -> Result<(), Problem> {
        self.path.persist(path).map_err(|error| full(&error.error))
    }

    /// As a table; what it is, its first bytes say.
    pub fn into_table(self) -> Input {
        Input::of_spooled(&self.name, self.path)
    }
}

fn full(error: &std::io::Error) -> Problem {
    Problem::new(
        ProblemKind::Unavailable,
        "disk",
        format!("数据目录写不进文件：{error}"),
        format!("the data folder takes no file: {error}"),
    )
}

/// The last part of a path, without characters that are not seen; a long one loses its middle, so that its ending stays.
pub(crate) fn plain_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: Vec<char> = last.chars().filter(|c| !is_hidden(*c)).collect();
    let name: String = match seen.len().checked_sub(LONGEST_NAME) {
        None | Some(0) => seen.iter().collect(),
        Some(_) => seen[..LONGEST_NAME - 10].iter().chain(&seen[seen.len() - 10..]).collect(),
    };
    match name.trim() {
        "" | "." | ".." => "file".to_owned(),
        name => name.to_owned(),
    }
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn names_are_never_paths() {
        for (given, kept) in [
            ("../../etc/passwd", "passwd"),
            ("C:\\temp\\单位 表.xlsx", "单位 表.xlsx"),
            ("a\u{202e}xslx.csv\n", "axslx.csv"),
            ("..", "file"),
            ("/", "file"),
            ("", "file"),
        ] {
            assert_eq!(plain_name(given), kept);
        }
        let long = plain_name(&format!("{}.xlsx", "长".repeat(300)));
        assert!(long.chars().count() == 120 && long.ends_with(".xlsx"), "{long}");
    }
}
