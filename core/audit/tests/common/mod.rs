//! A small database of audit entries, and its export.

#![allow(dead_code, reason = "each test file is a crate of its own and uses a part of this one")]

use std::collections::BTreeMap;
use yunheng_audit::{
    Chain, Channel, Checkpoint, Digest, Entry, ExportEnd, ExportHeader, ExportVerifier, Link, Object, Origin,
    Outcome, PublicKey, Report, SignedCheckpoint, SigningKey, Trust, Who, entry_line, unsealed_line,
};
use yunheng_values::{Date, parse_date};

/// Id of the database of all tests.
pub const DATABASE: &str = "5d0f5a1c9e7b4c55";

/// The published key of GB/T 32918.5-2017, annex A: it signs nothing but tests.
pub fn key() -> SigningKey {
    let secret = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
    let secret = *Digest::parse(secret).expect("64 digits").as_bytes();
    SigningKey::from_bytes(&secret).expect("a key")
}

/// A key that nobody trusts.
pub fn strange_key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32]).expect("a key")
}

/// The `nth` entry, canonical.
pub fn entry(nth: u64) -> Vec<u8> {
    let entry = Entry {
        who: Who::Account { id: 3, login: "li.na".to_owned(), name: "李娜".to_owned() },
        from: Origin { ip: "10.0.0.8".to_owned(), channel: Channel::Web },
        request_id: format!("request-{nth}"),
        at_ms: 1_796_083_200_000 + nth as i64,
        action: "party.edit".to_owned(),
        object: Object { kind: "party".to_owned(), id: nth.to_string() },
        outcome: Outcome::Done,
        before: None,
        after: None,
        changes: Vec::new(),
        reason: String::new(),
        facts: BTreeMap::new(),
    };
    entry.canonical()
}

/// Day `nth` of December 2026.
pub fn day(nth: usize) -> Date {
    parse_date(&format!("2026-12-{nth:02}")).expect("a day")
}

/// Entries with their links, and the checkpoints among them.
#[derive(Clone)]
pub struct Database {
    pub entries: Vec<Vec<u8>>,
    pub links: Vec<Link>,
    pub checkpoints: Vec<SignedCheckpoint>,
    pub unsealed: Vec<Vec<u8>>,
}

impl Database {
    /// Seals these entries, with checkpoints after the given positions.
    pub fn seal(entries: Vec<Vec<u8>>, signed_after: &[u64], key: &SigningKey) -> Self {
        let mut chain = Chain::new(DATABASE);
        let mut database = Self {
            entries,
            links: Vec::new(),
            checkpoints: Vec::new(),
            unsealed: vec![entry(901), entry(902)],
        };
        database.sign(&chain, signed_after, key);
        for bytes in database.entries.clone() {
            let link = chain.append(Digest::of(&bytes));
            database.links.push(link);
            database.sign(&chain, signed_after, key);
        }
        database
    }

    fn sign(&mut self, chain: &Chain, signed_after: &[u64], key: &SigningKey) {
        if signed_after.contains(&chain.position()) {
            let previous = self.checkpoints.last().map(|signed| &signed.checkpoint);
            let date = day(self.checkpoints.len() + 1);
            let next = Checkpoint::next(chain, previous, date, 1_796_083_200_000, key.public());
            self.checkpoints.push(key.sign(next));
        }
    }

    /// Twelve entries, signed after the 4th and the 9th.
    pub fn sample() -> Self {
        Self::seal((1..=12).map(entry).collect(), &[4, 9], &key())
    }

    /// The lines of an export of all of it.
    pub fn lines(&self) -> Vec<Vec<u8>> {
        let header = ExportHeader {
            before: Chain::new(DATABASE).genesis(),
            database_id: DATABASE.to_owned(),
            exported_at_ms: 1_796_083_300_000,
            first: 1,
            last: self.links.len() as u64,
        };
        let mut lines = vec![header.line()];
        let mut signed = self.checkpoints.iter().peekable();
        while let Some(early) = signed.next_if(|signed| signed.checkpoint.position == 0) {
            lines.push(early.canonical());
        }
        for (link, entry) in self.links.iter().zip(&self.entries) {
            lines.push(entry_line(link, entry));
            while let Some(here) = signed.next_if(|signed| signed.checkpoint.position == link.position) {
                lines.push(here.canonical());
            }
        }
        lines.extend(signed.map(SignedCheckpoint::canonical));
        lines.extend(self.unsealed.iter().map(|bytes| unsealed_line(&Digest::of(bytes), bytes)));
        let end = ExportEnd {
            checkpoints: self.checkpoints.len() as u64,
            entries: self.links.len() as u64,
            unsealed: self.unsealed.len() as u64,
            header: Digest::of(&lines[0]),
        };
        lines.push(end.line());
        lines
    }
}

/// Trusts the key of the tests.
pub fn trust(known: Option<&Checkpoint>) -> Trust {
    let public: PublicKey = key().public().clone();
    Trust { keys: vec![public], known: known.cloned().into_iter().collect() }
}

/// Verifies an export.
pub fn verify(lines: &[Vec<u8>], trust: Trust) -> Report {
    let mut verifier = ExportVerifier::new(trust);
    lines.iter().for_each(|line| verifier.line(line));
    verifier.finish()
}

/// The codes of what was found, in order.
pub fn codes(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.code).collect()
}
