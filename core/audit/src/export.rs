//! An export: a file that a stranger verifies without the database. One JSON value a line:
//!
//! ```text
//! {"_format":"yunheng-audit-export-v1","before":"<chain before the first>","database_id":"…",
//!  "exported_at_ms":1796083200000,"first":1,"last":2}
//! {"position":1,"digest":"<of the entry's bytes>","chain":"<64 hex>","entry":{…canonical bytes…}}
//! {"position":2,"digest":"…","chain":"…","entry":{…}}
//! {"checkpoint":{…},"signature":"<128 hex>"}          right after the last entry that it covers
//! {"unsealed":"<digest>","entry":{…}}                 entries that are not in the chain yet
//! {"end":{"checkpoints":1,"entries":2,"unsealed":1,"header":"<SM3 of the first line>"}}
//! ```
//!
//! An entry's bytes stand in the line as they are, so that verifying digests them without reading them first. Lines end
//! with one newline, which the functions here neither write nor expect.

use crate::chain::{Chain, Link};
use crate::checkpoint::SignedCheckpoint;
use crate::digest::Digest;
use crate::findings;
use crate::json::{FormError, Reader, Writer};
use crate::verify::{Report, Summary, Trust, Verifier};

/// The longest line, in bytes. Whoever reads a file for [`ExportVerifier`] may stop a line one byte behind this, so that a
/// file without newlines does not fill the memory; an entry that would be longer must not be written in the first place.
pub const LONGEST_LINE: usize = 16 << 20;

/// The first line of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportHeader {
    /// The chain's value before the first entry; the genesis when that is entry 1.
    pub before: Digest,
    /// Id of the database.
    pub database_id: String,
    /// When it was exported, in unix milliseconds.
    pub exported_at_ms: i64,
    /// Position of the first entry.
    pub first: u64,
    /// Position of the last entry; `first - 1` when there is none.
    pub last: u64,
}

impl ExportHeader {
    /// The line.
    pub fn line(&self) -> Vec<u8> {
        let w = &mut Writer::default();
        w.raw(br#"{"_format":"yunheng-audit-export-v1","before":"#).hex(self.before.as_bytes());
        w.raw(br#","database_id":"#).text(&self.database_id);
        w.raw(br#","exported_at_ms":"#).int(self.exported_at_ms);
        w.raw(br#","first":"#).int(self.first).raw(br#","last":"#).int(self.last).raw(b"}").take()
    }

    fn parse(line: &[u8]) -> Result<Self, FormError> {
        let r = &mut Reader::new(line);
        r.expect(r#"{"_format":"yunheng-audit-export-v1","before":"#)?;
        let before = r.digest()?;
        let database_id = r.expect(r#","database_id":"#).and_then(|()| r.text())?;
        let exported_at_ms = r.expect(r#","exported_at_ms":"#).and_then(|()| r.int())?;
        let first = r.expect(r#","first":"#).and_then(|()| r.int())?;
        if first == 0 {
            return r.fail("a position from 1 on");
        }
        let last = r.expect(r#","last":"#).and_then(|()| r.int())?;
        r.expect("}")?;
        r.end()?;
        Ok(Self { before, database_id, exported_at_ms, first, last })
    }
}

/// The line of an entry in the chain.
pub fn entry_line(link: &Link, entry: &[u8]) -> Vec<u8> {
    let w = &mut Writer::default();
    w.raw(br#"{"position":"#).int(link.position);
    w.raw(br#","digest":"#).hex(link.entry_digest.as_bytes());
    w.raw(br#","chain":"#).hex(link.chain.as_bytes());
    w.raw(br#","entry":"#).raw(entry).raw(b"}").take()
}

/// The line of an entry that is not in the chain yet.
pub fn unsealed_line(digest: &Digest, entry: &[u8]) -> Vec<u8> {
    let w = &mut Writer::default();
    w.raw(br#"{"unsealed":"#).hex(digest.as_bytes()).raw(br#","entry":"#).raw(entry).raw(b"}").take()
}

/// The last line of an export: how many lines of each kind stand between it and the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportEnd {
    /// Lines of checkpoints.
    pub checkpoints: u64,
    /// Lines of entries in the chain.
    pub entries: u64,
    /// Lines of entries that are not.
    pub unsealed: u64,
    /// SM3 of the header's line.
    pub header: Digest,
}

impl ExportEnd {
    /// The line.
    pub fn line(&self) -> Vec<u8> {
        let w = &mut Writer::default();
        w.raw(br#"{"end":{"checkpoints":"#).int(self.checkpoints);
        w.raw(br#","entries":"#).int(self.entries);
        w.raw(br#","unsealed":"#).int(self.unsealed);
        w.raw(br#","header":"#).hex(self.header.as_bytes()).raw(b"}}").take()
    }
}

/// A line between header and end.
enum Line<'a> {
    Entry(Link, &'a [u8]),
    Checkpoint(Box<SignedCheckpoint>),
    Unsealed(Digest, &'a [u8]),
}

impl<'a> Line<'a> {
    fn parse(line: &'a [u8]) -> Result<Self, FormError> {
        let r = &mut Reader::new(line);
        if line.len() > LONGEST_LINE {
            return r.fail("a line of at most 16 MiB");
        }
        if r.eat(r#"{"position":"#) {
            let position = r.int()?;
            let entry_digest = r.expect(r#","digest":"#).and_then(|()| r.digest())?;
            let chain = r.expect(r#","chain":"#).and_then(|()| r.digest())?;
            let entry = r.expect(r#","entry":"#).and_then(|()| r.up_to_last("}"))?;
            return Ok(Self::Entry(Link { position, entry_digest, chain }, entry));
        }
        if r.eat(r#"{"unsealed":"#) {
            let digest = r.digest()?;
            let entry = r.expect(r#","entry":"#).and_then(|()| r.up_to_last("}"))?;
            return Ok(Self::Unsealed(digest, entry));
        }
        SignedCheckpoint::parse(line).map(Box::new).map(Self::Checkpoint)
    }
}

/// Verifies an export, fed line by line.
#[derive(Debug)]
pub struct ExportVerifier {
    /// Lines so far.
    lines: u64,
    progress: Progress,
}

#[derive(Debug)]
enum Progress {
    /// Before the header.
    Begins(Trust),
    /// Behind the header.
    Goes(Box<Body>),
    /// Without a header there is nothing to verify; this is why.
    Refused(String),
}

#[derive(Debug)]
struct Body {
    last: u64,
    verifier: Verifier,
    /// What the last line has to say.
    end: ExportEnd,
    has_ended: bool,
}

impl ExportVerifier {
    /// Before the first line.
    pub fn new(trust: Trust) -> Self {
        Self { lines: 0, progress: Progress::Begins(trust) }
    }

    /// The next line, without its newline.
    pub fn line(&mut self, line: &[u8]) {
        self.lines += 1;
        match &mut self.progress {
            Progress::Begins(trust) => {
                self.progress = match ExportHeader::parse(line) {
                    Ok(header) => {
                        Progress::Goes(Box::new(Body::new(&header, Digest::of(line), std::mem::take(trust))))
                    }
                    Err(error) => Progress::Refused(error.to_string()),
                };
            }
            Progress::Goes(body) => body.line(self.lines, line),
            Progress::Refused(_) => {}
        }
    }

    /// What has been looked at so far.
    pub fn summary(&self) -> Summary {
        match &self.progress {
            Progress::Goes(body) => *body.verifier.summary(),
            Progress::Begins(_) | Progress::Refused(_) => Summary::default(),
        }
    }

    /// The file has ended.
    pub fn finish(self) -> Report {
        let why = match self.progress {
            Progress::Goes(body) => return body.finish(self.lines),
            Progress::Begins(_) => "it is empty".to_owned(),
            Progress::Refused(why) => why,
        };
        let findings = vec![findings::not_an_export(&why)];
        Report { findings, more: 0, errors: 1, summary: Summary::default() }
    }
}

impl Body {
    fn new(header: &ExportHeader, digest: Digest, trust: Trust) -> Self {
        let start = Chain::at(header.database_id.clone(), header.first - 1, header.before);
        let end = ExportEnd { checkpoints: 0, entries: 0, unsealed: 0, header: digest };
        Self { last: header.last, verifier: Verifier::new(start, trust), end, has_ended: false }
    }

    fn line(&mut self, number: u64, line: &[u8]) {
        if self.has_ended {
            return self.verifier.found.add(findings::after_the_end(number));
        }
        if line.starts_with(br#"{"end":"#) {
            self.has_ended = true;
            if line != self.end.line() || self.last != self.verifier.position() {
                self.verifier.found.add(findings::export_count(number));
            }
            return;
        }
        match Line::parse(line) {
            Ok(Line::Entry(link, entry)) => {
                self.end.entries += 1;
                self.verifier.sealed(&link, Some(entry));
            }
            Ok(Line::Checkpoint(signed)) => {
                self.end.checkpoints += 1;
                self.verifier.checkpoint(&signed);
            }
            Ok(Line::Unsealed(digest, entry)) => {
                self.end.unsealed += 1;
                self.verifier.unsealed(&digest, entry);
            }
            Err(error) => self.verifier.found.add(findings::line_malformed(number, &error.to_string())),
        }
    }

    fn finish(mut self, lines: u64) -> Report {
        if !self.has_ended {
            self.verifier.found.add(findings::export_incomplete(lines));
        }
        self.verifier.finish()
    }
}
