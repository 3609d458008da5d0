//! Parts of a backup as frames: a letter, a length in four bytes (big-endian), and so many bytes.
//!
//! ```text
//! B begin   (T table  R rows*  E end | F file  D data*  E end)*   Z end
//! ```
//!
//! B, T, F, E and Z are JSON; R is lines of JSON, D is bytes. E tells the count and SM3 of its part, Z how many parts there were.

use super::cipher::{Opener, Passphrase, Sealer};
use super::form::{Begin, End, FileHead, PartEnd, TableHead, from_json, to_json};
use super::{malformed, unreadable, unwritable};
use crate::problem::Problem;
use crate::secret::hex;
use sm3::{Digest, Sm3};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

/// No frame is longer, so that a hostile length does not fill the memory.
const LONGEST: u32 = 64 << 20;
/// Rows are collected up to this before they make a frame.
pub(super) const FULL: usize = 1 << 18;
/// Fast and a quarter of the size; higher levels cost more time than they save space here.
const ZSTD_LEVEL: i32 = 3;

/// Writes a backup.
pub(super) struct Writer<'a> {
    out: zstd::Encoder<'static, Sealer<BufWriter<&'a File>>>,
    part: Option<(Sm3, u64)>,
    end: End,
}

impl<'a> Writer<'a> {
    pub(super) fn begin(file: &'a File, passphrase: &Passphrase, begin: &Begin) -> Result<Self, Problem> {
        let sealer = Sealer::begin(BufWriter::with_capacity(1 << 20, file), passphrase)?;
        let out = zstd::Encoder::new(sealer, ZSTD_LEVEL).map_err(|error| unwritable(&error))?;
        let mut writer = Self { out, part: None, end: End::default() };
        writer.put(b'B', &to_json(begin)?)?;
        Ok(writer)
    }

    pub(super) fn table(&mut self, head: &TableHead) -> Result<(), Problem> {
        self.end.tables += 1;
        self.part = Some((Sm3::new(), 0));
        self.put(b'T', &to_json(head)?)
    }

    /// Lines of rows, and how many they are.
    pub(super) fn rows(&mut self, lines: &[u8], count: u64) -> Result<(), Problem> {
        self.end.rows += count;
        self.content(b'R', lines, count)
    }

    pub(super) fn file(&mut self, head: &FileHead) -> Result<(), Problem> {
        self.end.files += 1;
        self.part = Some((Sm3::new(), 0));
        self.put(b'F', &to_json(head)?)
    }

    pub(super) fn data(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.end.file_bytes += bytes.len() as u64;
        self.content(b'D', bytes, bytes.len() as u64)
    }

    fn content(&mut self, letter: u8, bytes: &[u8], count: u64) -> Result<(), Problem> {
        if let Some((digest, counted)) = &mut self.part {
            digest.update(bytes);
            *counted += count;
        }
        self.put(letter, bytes)
    }

    pub(super) fn end_part(&mut self) -> Result<(), Problem> {
        let Some((digest, count)) = self.part.take() else { return Ok(()) };
        let end = PartEnd { count, sm3: hex(&digest.finalize()) };
        self.put(b'E', &to_json(&end)?)
    }

    /// Writes what stands last.
    pub(super) fn finish(mut self) -> Result<(), Problem> {
        let end = to_json(&self.end)?;
        self.put(b'Z', &end)?;
        let sealer = self.out.finish().map_err(|error| unwritable(&error))?;
        let mut out = sealer.finish().map_err(|error| unwritable(&error))?;
        out.flush().map_err(|error| unwritable(&error))
    }

    fn put(&mut self, letter: u8, bytes: &[u8]) -> Result<(), Problem> {
        let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= LONGEST);
        let length = length.ok_or_else(|| unwritable(&io::Error::other("a row of more than 64 MiB")))?;
        let mut write = || {
            self.out.write_all(&[letter])?;
            self.out.write_all(&length.to_be_bytes())?;
            self.out.write_all(bytes)
        };
        write().map_err(|error| unwritable(&error))
    }
}

/// What comes next in a backup.
pub(super) enum Frame {
    /// A table begins.
    Table(TableHead),
    /// Lines of it.
    Rows(Vec<u8>),
    /// A file begins.
    File(FileHead),
    /// Bytes of it.
    Data(Vec<u8>),
    /// The part is whole.
    PartEnd(PartEnd),
    /// The backup is whole.
    End(End),
}

/// Where a reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Between,
    Table,
    File,
    Behind,
}

type Decoder = zstd::Decoder<'static, BufReader<Opener<BufReader<Hashing>>>>;

/// Reads a backup, and believes nothing before it was compared.
pub(super) struct Reader {
    from: Decoder,
    at: At,
    part: (Sm3, u64),
    seen: End,
}

impl Reader {
    pub(super) fn open(path: &Path, passphrase: &Passphrase) -> Result<(Self, Begin), Problem> {
        let file = File::open(path).map_err(|error| unreadable(&error))?;
        let hashing = Hashing { file, digest: Sm3::new(), bytes: 0 };
        let opener = Opener::begin(BufReader::with_capacity(1 << 20, hashing), passphrase)?;
        let from = zstd::Decoder::new(opener).map_err(|error| unreadable(&error))?;
        let mut reader = Self { from, at: At::Between, part: (Sm3::new(), 0), seen: End::default() };
        let (letter, bytes) = reader.take()?;
        if letter != b'B' {
            return Err(malformed("it does not begin"));
        }
        Ok((reader, from_json(&bytes)?))
    }

    /// The next frame. The end of a part, and of all, is compared with what was read.
    pub(super) fn next(&mut self) -> Result<Frame, Problem> {
        let (letter, bytes) = self.take()?;
        match (letter, self.at) {
            (b'T', At::Between) => {
                (self.at, self.part) = (At::Table, (Sm3::new(), 0));
                self.seen.tables += 1;
                Ok(Frame::Table(from_json(&bytes)?))
            }
            (b'F', At::Between) => {
                (self.at, self.part) = (At::File, (Sm3::new(), 0));
                self.seen.files += 1;
                Ok(Frame::File(from_json(&bytes)?))
            }
            (b'R', At::Table) => {
                let rows = bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
                self.seen.rows += rows;
                self.content(&bytes, rows);
                Ok(Frame::Rows(bytes))
            }
            (b'D', At::File) => {
                self.seen.file_bytes += bytes.len() as u64;
                self.content(&bytes, bytes.len() as u64);
                Ok(Frame::Data(bytes))
            }
            (b'E', At::Table | At::File) => self.part_end(&bytes).map(Frame::PartEnd),
            (b'Z', At::Between) => self.end(&bytes).map(Frame::End),
            _ => Err(malformed("its parts are out of order")),
        }
    }

    fn content(&mut self, bytes: &[u8], count: u64) {
        self.part.0.update(bytes);
        self.part.1 += count;
    }

    fn part_end(&mut self, bytes: &[u8]) -> Result<PartEnd, Problem> {
        let end: PartEnd = from_json(bytes)?;
        let (digest, count) = std::mem::take(&mut self.part);
        self.at = At::Between;
        if end != (PartEnd { count, sm3: hex(&digest.finalize()) }) {
            return Err(malformed("a part has another count or digest"));
        }
        Ok(end)
    }

    fn end(&mut self, bytes: &[u8]) -> Result<End, Problem> {
        self.at = At::Behind;
        let end: End = from_json(bytes)?;
        // Reading on to the end opens the last chunk, which alone says that the file ends here.
        let behind = io::copy(&mut self.from, &mut io::sink()).map_err(|error| unreadable(&error))?;
        let behind =
            behind + io::copy(self.from.get_mut(), &mut io::sink()).map_err(|error| unreadable(&error))?;
        if end != self.seen || behind > 0 {
            return Err(malformed("it does not hold what its end says"));
        }
        Ok(end)
    }

    /// Bytes and SM3 of the file, once it was read to its end.
    pub(super) fn file_digest(self) -> (u64, String) {
        let hashing = self.from.finish().into_inner().into_inner().into_inner();
        (hashing.bytes, hex(&hashing.digest.finalize()))
    }

    fn take(&mut self) -> Result<(u8, Vec<u8>), Problem> {
        let mut head = [0; 5];
        self.from.read_exact(&mut head).map_err(|error| early(&error))?;
        let [letter, length @ ..] = head;
        let length = u32::from_be_bytes(length);
        if length > LONGEST {
            return Err(malformed("a part is too long"));
        }
        let mut bytes = Vec::new();
        let taken = self.from.by_ref().take(u64::from(length)).read_to_end(&mut bytes);
        if taken.map_err(|error| early(&error))? as u64 != u64::from(length) {
            return Err(malformed("it ends in the middle of a part"));
        }
        Ok((letter, bytes))
    }
}

/// A stream that ends early, or that is no zstd.
fn early(error: &io::Error) -> Problem {
    let is_ours = error.get_ref().is_some_and(|inner| inner.is::<super::cipher::Damage>());
    let is_content = matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::Other);
    if is_content && !is_ours { malformed("it ends in the middle of a part") } else { unreadable(error) }
}

/// A file with the digest of what was read of it.
pub(super) struct Hashing {
    file: File,
    digest: Sm3,
    bytes: u64,
}

impl Read for Hashing {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let taken = self.file.read(out)?;
        self.digest.update(&out[..taken]);
        self.bytes += taken as u64;
        Ok(taken)
    }
}
