//! The verifier: fed with links, entries and checkpoints in the order of the chain, from a database or from an export, in
//! constant memory. It goes on after a fault, so that one run tells all of them.
//!
//! What it proves: entries up to a checkpoint that a trusted key signed are those of the day of signing. Entries behind
//! the last checkpoint are only shown to fit together; a checkpoint kept elsewhere shows that the end is still there.

use crate::chain::{Chain, Link};
use crate::checkpoint::{Checkpoint, SignedCheckpoint};
use crate::digest::Digest;
use crate::entry::Entry;
use crate::findings::{self, Found};
use crate::key::PublicKey;
use std::cmp::Ordering;
use yunheng_values::Findings;

/// So many gaps are remembered, to tell a missing entry from one that stands elsewhere.
const GAPS: usize = 100;

/// What the caller trusts.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    /// Keys that may have signed checkpoints.
    pub keys: Vec<PublicKey>,
    /// Checkpoints that were kept where nobody could change them, in any order. An old copy of a database that has grown beyond the
    /// newest of them since differs from one that lies between, so all of them are compared.
    pub known: Vec<Checkpoint>,
}

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Entries in the chain that were there.
    pub entries: u64,
    /// Position of the first link.
    pub first: Option<u64>,
    /// The highest position.
    pub last: Option<u64>,
    /// Checkpoints with a good signature.
    pub checkpoints: u64,
    /// Up to here the chain is what a good checkpoint, or the known one, says.
    pub signed_to: Option<u64>,
    /// Entries that are not in the chain yet.
    pub unsealed: u64,
}

/// The result of a verification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What was found, the first hundred.
    pub findings: Findings,
    /// How many more were found.
    pub more: u64,
    /// How many of all of them are errors.
    pub errors: u64,
    /// What was looked at.
    pub summary: Summary,
}

impl Report {
    /// True when nothing was changed, removed, reordered or cut off, as far as can be shown.
    pub fn is_intact(&self) -> bool {
        self.errors == 0
    }
}

/// Verifies a chain.
#[derive(Debug)]
pub struct Verifier {
    trust: Trust,
    /// The chain as recorded, up to the last link in order.
    chain: Chain,
    start: u64,
    /// Positions that were passed over: first and last of each run.
    gaps: Vec<(u64, u64)>,
    /// The checkpoint before, and whether it is known that there was none.
    previous: Option<(u64, Digest)>,
    /// The farthest checkpoint whose entry has not come yet.
    ahead: Option<Checkpoint>,
    summary: Summary,
    pub(crate) found: Found,
}

impl Verifier {
    /// Begins after the last position of `start`: [`Chain::new`] for a whole database, [`Chain::at`] for a part.
    pub fn new(start: Chain, trust: Trust) -> Self {
        let mut verifier = Self {
            trust,
            start: start.position(),
            chain: start,
            gaps: Vec::new(),
            previous: None,
            ahead: None,
            summary: Summary::default(),
            found: Found::default(),
        };
        verifier.look_at_start();
        verifier
    }

    fn look_at_start(&mut self) {
        if self.start == 0 && self.chain.value() != self.chain.genesis() {
            self.found.add(findings::start_wrong(self.chain.database_id()));
        }
        let (ours, foreign) = std::mem::take(&mut self.trust.known)
            .into_iter()
            .partition::<Vec<_>, _>(|known| known.database_id == self.chain.database_id());
        for known in foreign {
            let (ours, theirs) = (self.chain.database_id(), &known.database_id);
            self.found.add(findings::checkpoint_foreign(known.date, known.position, theirs, ours));
        }
        let (mut ahead, behind) =
            ours.into_iter().partition::<Vec<_>, _>(|known| known.position >= self.start);
        let nearest = behind.iter().max_by_key(|known| known.position).filter(|_| ahead.is_empty());
        if let Some(known) = nearest {
            let first = self.start.saturating_add(1);
            self.found.add(findings::known_unreached(first, known.position, known.date));
        }
        // The next one stands last, where it is taken from.
        ahead.sort_by_key(|known| std::cmp::Reverse(known.position));
        self.trust.known = ahead;
        self.compare_known();
    }

    /// The next link, with its entry's bytes; without them when a database has the link and no longer the entry.
    pub fn sealed(&mut self, link: &Link, entry: Option<&[u8]>) {
        self.look_at_entry(link, entry);
        let expected = self.chain.next_link(link.entry_digest);
        match link.position.cmp(&expected.position) {
            Ordering::Less => return self.out_of_place(link.position),
            Ordering::Greater => self.pass_over(expected.position, link.position - 1),
            Ordering::Equal if link.chain != expected.chain => {
                self.found.add(findings::chain_broken(link.position, expected.chain, link.chain));
            }
            Ordering::Equal => {}
        }
        // Goes on from what is recorded: the next finding is then about the next fault, not about this one again.
        self.chain.move_to(link.position, link.chain);
        self.summary.first = self.summary.first.or(Some(link.position));
        self.summary.last = Some(link.position);
        self.compare_known();
        self.compare_ahead();
    }

    fn look_at_entry(&mut self, link: &Link, entry: Option<&[u8]>) {
        let Some(bytes) = entry else { return self.found.add(findings::entry_gone(link.position)) };
        self.summary.entries += 1;
        let digest = Digest::of(bytes);
        if digest != link.entry_digest {
            self.found.add(findings::entry_changed(link.position, link.entry_digest, digest));
        } else if let Err(error) = Entry::parse(bytes) {
            self.found.add(findings::entry_unreadable(link.position, &error.to_string()));
        }
    }

    /// Remembers a gap; whether it is a removal or a matter of order shows later.
    fn pass_over(&mut self, first: u64, last: u64) {
        if self.gaps.len() < GAPS {
            self.gaps.push((first, last));
        } else {
            self.found.add(findings::entries_removed(first, last));
        }
    }

    /// A position that was already passed: it fills a gap, or was there before.
    fn out_of_place(&mut self, position: u64) {
        let Some(nth) = self.gaps.iter().position(|(first, last)| (*first..=*last).contains(&position))
        else {
            return self.found.add(findings::entry_twice(position));
        };
        let (first, last) = self.gaps.remove(nth);
        let rest = [(first, position - 1), (position + 1, last)];
        self.gaps.extend(rest.into_iter().filter(|(first, last)| first <= last));
        self.found.add(findings::entry_out_of_order(position, self.chain.position()));
    }

    /// The next checkpoint; it belongs right after the last entry that it covers, and before the first when it covers none.
    pub fn checkpoint(&mut self, signed: &SignedCheckpoint) {
        let checkpoint = &signed.checkpoint;
        let (date, position) = (checkpoint.date, checkpoint.position);
        if checkpoint.database_id != self.chain.database_id() {
            let (ours, theirs) = (self.chain.database_id(), &checkpoint.database_id);
            return self.found.add(findings::checkpoint_foreign(date, position, theirs, ours));
        }
        self.look_at_order(checkpoint);
        let key = self.trust.keys.iter().find(|key| key.id() == checkpoint.key_id);
        match key {
            None => return self.found.add(findings::key_unknown(date, position, checkpoint.key_id)),
            Some(key) if !signed.is_signed_by(key) => {
                return self.found.add(findings::signature_bad(date, position));
            }
            Some(_) => self.summary.checkpoints += 1,
        }
        match position.cmp(&self.chain.position()) {
            Ordering::Equal => self.compare(checkpoint),
            Ordering::Greater => {
                let is_farther = self.ahead.as_ref().is_none_or(|ahead| ahead.position < position);
                if is_farther {
                    self.ahead = Some(checkpoint.clone());
                }
            }
            Ordering::Less => {
                self.found.add(findings::checkpoint_out_of_order(date, position, self.chain.position()));
            }
        }
    }

    /// Each checkpoint names the one before it; the first of a database names none.
    fn look_at_order(&mut self, checkpoint: &Checkpoint) {
        let fits = match self.previous {
            Some((position, digest)) => {
                checkpoint.previous == Some(digest)
                    && position.checked_add(checkpoint.count) == Some(checkpoint.position)
            }
            None if self.start == 0 => {
                checkpoint.previous.is_none() && checkpoint.count == checkpoint.position
            }
            None => true,
        };
        if !fits {
            self.found.add(findings::checkpoint_removed(checkpoint.date, checkpoint.position));
        }
        self.previous = Some((checkpoint.position, checkpoint.digest()));
    }

    /// A checkpoint at the position that the chain has reached.
    fn compare(&mut self, checkpoint: &Checkpoint) {
        if checkpoint.chain == self.chain.value() {
            self.summary.signed_to = Some(checkpoint.position);
        } else {
            self.found.add(findings::checkpoint_mismatch(checkpoint.date, checkpoint.position));
        }
    }

    fn compare_known(&mut self) {
        let now = self.chain.position();
        while let Some(known) = self.trust.known.pop_if(|known| known.position <= now) {
            // One that was passed over needs no words: its entry is in a gap.
            if known.position == now {
                self.compare(&known);
            }
        }
    }

    /// A checkpoint that stood before its entry. One that was passed over needs no words: its entry is in a gap.
    fn compare_ahead(&mut self) {
        let now = self.chain.position();
        if let Some(ahead) = self.ahead.take_if(|ahead| ahead.position <= now)
            && ahead.position == now
        {
            self.compare(&ahead);
            self.found.add(findings::checkpoint_out_of_order(ahead.date, now, now - 1));
        }
    }

    /// An entry that has no link yet, with the digest recorded for it.
    pub fn unsealed(&mut self, digest: &Digest, entry: &[u8]) {
        self.summary.unsealed += 1;
        if Digest::of(entry) != *digest || Entry::parse(entry).is_err() {
            self.found.add(findings::unsealed_changed(self.summary.unsealed));
        }
    }

    /// Position of the last link in order.
    pub(crate) fn position(&self) -> u64 {
        self.chain.position()
    }

    /// What has been looked at so far.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// Nothing more comes.
    pub fn finish(mut self) -> Report {
        let last = self.chain.position();
        for (first, last) in std::mem::take(&mut self.gaps) {
            self.found.add(findings::entries_removed(first, last));
        }
        if let Some(ahead) = &self.ahead {
            self.found.add(findings::end_cut_off(last, ahead.position));
        }
        if let Some(known) = self.trust.known.first().filter(|known| known.position > last) {
            self.found.add(findings::older_than_known(last, known.position, known.date));
        }
        match self.summary.signed_to {
            None if self.summary.entries > 0 => {
                self.found.add(findings::nothing_signed(self.summary.entries))
            }
            Some(signed) if signed < last => self.found.add(findings::unsigned(last - signed, last)),
            _ => {}
        }
        if self.summary.unsealed > 0 {
            self.found.add(findings::unsealed(self.summary.unsealed));
        }
        let Found { kept, more, errors } = self.found;
        Report { findings: kept, more, errors, summary: self.summary }
    }
}
