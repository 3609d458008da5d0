//! Cuts a stream into records, holding never more than one of at most [`LIMIT`] bytes.
//! A record ends at a line feed outside quotes (RFC 4180). Line numbers are those an editor shows: they count line
//! feeds, also the ones inside quotes. A line or a record over the limit is passed over without being kept.

use memchr::{memchr2, memchr2_iter};
use std::io::{self, Read};

/// The longest line, and the longest record, that is accepted.
pub(crate) const LIMIT: usize = 1 << 20;
const CHUNK: usize = 256 << 10;

/// What the next stretch of the stream is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step<'a> {
    /// A record without its line end.
    Record(RawRecord<'a>),
    /// A line, or a quoted field, that is too long; it was passed over.
    TooLong {
        /// Where it began.
        line: u64,
        /// Whether a quoted field was still open.
        quoted: bool,
    },
    /// A quoted field that the end of the file left open.
    Unclosed {
        /// Where the record began.
        line: u64,
    },
    /// Nothing more.
    End,
}

/// One record as bytes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct RawRecord<'a> {
    pub(crate) bytes: &'a [u8],
    /// Line on which it begins, from 1.
    pub(crate) line: u64,
    /// Whether it holds a quotation mark.
    pub(crate) quoted: bool,
}

/// Reads records.
pub(crate) struct Lines<R> {
    source: R,
    buffer: Vec<u8>,
    start: usize,
    filled: usize,
    ended: bool,
    line: u64,
}

/// Where a record ends, or that it does not end within what was read.
struct Scan {
    end: Option<usize>,
    line_feeds: u64,
    quoted: bool,
    open: bool,
    too_long: bool,
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(source: R) -> Self {
        Self { source, buffer: vec![0; CHUNK], start: 0, filled: 0, ended: false, line: 1 }
    }

    /// The next record. After an error the stream is not to be used.
    pub(crate) fn next(&mut self) -> io::Result<Step<'_>> {
        loop {
            let line = self.line;
            let scan = scan(&self.buffer[self.start..self.filled]);
            if scan.too_long {
                return self.pass_over(line).map(|quoted| Step::TooLong { line, quoted });
            }
            if let Some(end) = scan.end {
                let bytes = &self.buffer[self.start..self.start + end];
                self.start += end + 1;
                self.line += scan.line_feeds;
                return Ok(Step::Record(RawRecord { bytes: without_cr(bytes), line, quoted: scan.quoted }));
            }
            if self.ended {
                return Ok(self.last(line, &scan));
            }
            self.fill()?;
        }
    }

    fn last(&mut self, line: u64, scan: &Scan) -> Step<'_> {
        let bytes = &self.buffer[self.start..self.filled];
        self.start = self.filled;
        match (bytes.is_empty(), scan.open) {
            (true, _) => Step::End,
            (_, true) => Step::Unclosed { line },
            _ => Step::Record(RawRecord { bytes: without_cr(bytes), line, quoted: scan.quoted }),
        }
    }

    /// Reads more behind what is there, which is moved to the front first.
    fn fill(&mut self) -> io::Result<()> {
        self.buffer.copy_within(self.start..self.filled, 0);
        self.filled -= self.start;
        self.start = 0;
        if self.filled == self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        self.read_once()
    }

    fn read_once(&mut self) -> io::Result<()> {
        loop {
            match self.source.read(&mut self.buffer[self.filled..]) {
                Ok(count) => {
                    self.filled += count;
                    self.ended = count == 0;
                    return Ok(());
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Leaves a record that is too long behind; says whether it was a quoted field that was.
    fn pass_over(&mut self, line: u64) -> io::Result<bool> {
        let mut quotes = Quotes::default();
        let mut quoted = None;
        let mut length = 0;
        loop {
            let rest = &self.buffer[self.start..self.filled];
            let end = quotes.walk(rest);
            length += end.unwrap_or(rest.len());
            if length > LIMIT {
                quoted.get_or_insert(quotes.open());
            }
            if let Some(end) = end {
                self.start += end + 1;
                self.line = line + quotes.line_feeds;
                return Ok(quoted == Some(true));
            }
            (self.start, self.filled) = (0, 0);
            if self.ended {
                return Ok(quotes.open());
            }
            self.read_once()?;
        }
    }
}

/// Looks for the end of the record at the front of `bytes`.
fn scan(bytes: &[u8]) -> Scan {
    let mut found = Scan { end: None, line_feeds: 0, quoted: false, open: false, too_long: false };
    match memchr2(b'\n', b'"', bytes) {
        Some(end) if bytes[end] == b'\n' => {
            found.end = Some(end);
            found.line_feeds = 1;
            found.too_long = end > LIMIT;
        }
        Some(_) => scan_quoted(bytes, &mut found),
        None => found.too_long = bytes.len() > LIMIT,
    }
    found
}

fn scan_quoted(bytes: &[u8], found: &mut Scan) {
    let mut quotes = Quotes::default();
    found.quoted = true;
    found.end = quotes.walk(bytes);
    found.line_feeds = quotes.line_feeds;
    found.open = quotes.open();
    found.too_long = found.end.unwrap_or(bytes.len()) > LIMIT;
}

/// Whether a position is inside quotes; a mark opens a field only at its beginning.
#[derive(Default)]
struct Quotes {
    state: State,
    line_feeds: u64,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum State {
    #[default]
    FieldStart,
    Plain,
    Inside,
    /// After a mark that closes the field or is the first half of a doubled one.
    AfterMark,
}

impl Quotes {
    /// Goes on over `bytes`; the position of the line feed that ends the record, if it is there.
    fn walk(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut position = 0;
        for at in memchr2_iter(b'\n', b'"', bytes) {
            self.bytes(&bytes[position..at]);
            position = at + 1;
            if bytes[at] == b'"' {
                self.mark();
                continue;
            }
            self.line_feeds += 1;
            if !self.open() {
                return Some(at);
            }
        }
        self.bytes(&bytes[position..]);
        None
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let Some(last) = bytes.last() else { return };
        if self.state != State::Inside {
            self.state = if *last == b',' { State::FieldStart } else { State::Plain };
        }
    }

    fn mark(&mut self) {
        self.state = match self.state {
            State::FieldStart | State::AfterMark => State::Inside,
            State::Plain => State::Plain,
            State::Inside => State::AfterMark,
        };
    }

    fn open(&self) -> bool {
        self.state == State::Inside
    }
}

fn without_cr(bytes: &[u8]) -> &[u8] {
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &[u8]) -> Vec<(String, u64)> {
        let mut lines = Lines::new(text);
        let mut all = Vec::new();
        loop {
            match lines.next().unwrap() {
                Step::Record(record) => {
                    all.push((String::from_utf8_lossy(record.bytes).into_owned(), record.line))
                }
                Step::End => return all,
                other => all.push((format!("{other:?}"), 0)),
            }
        }
    }

    #[test]
    fn line_numbers_count_line_feeds_in_quotes() {
        let all = records(b"a,b\r\n\"x\ny\",1\n2,3");
        let owned = [("a,b", 1), ("\"x\ny\",1", 2), ("2,3", 4)].map(|(t, n)| (t.to_owned(), n));
        assert_eq!(all, owned);
        assert_eq!(records(b"a\n\"open\nb\n")[1].0, "Unclosed { line: 2 }");
    }

    /// Bytes made on demand, so that gigabytes cost nothing.
    struct Long {
        prefix: &'static [u8],
        left: u64,
        suffix: &'static [u8],
    }

    impl Read for Long {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            if !self.prefix.is_empty() {
                return self.prefix.read(out);
            }
            if self.left == 0 {
                return self.suffix.read(out);
            }
            let count = out.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
            out[..count].fill(b'x');
            self.left -= count as u64;
            Ok(count)
        }
    }

    #[test]
    fn two_gigabytes_on_a_line_are_not_held() {
        for (prefix, suffix, quoted) in
            [(&b"a\n"[..], &b"\nlast\n"[..], false), (&b"a\n\"\n"[..], &b"\"\nlast\n"[..], true)]
        {
            let mut lines = Lines::new(Long { prefix, left: 2 << 30, suffix });
            assert!(matches!(lines.next().unwrap(), Step::Record(_)));
            assert_eq!(lines.next().unwrap(), Step::TooLong { line: 2, quoted });
            let line = if quoted { 4 } else { 3 };
            assert_eq!(
                lines.next().unwrap(),
                Step::Record(RawRecord { bytes: b"last", line, quoted: false })
            );
            assert_eq!(lines.next().unwrap(), Step::End);
            assert_eq!(lines.source.left, 0);
            assert!(lines.buffer.len() <= 4 * LIMIT);
        }
    }
}
