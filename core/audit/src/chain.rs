//! The chain: each link is a digest over the one before it, so that nothing earlier can change unseen.
//!
//! ```text
//! chain_0 = SM3("yunheng-audit-v1" ‖ database id)
//! chain_n = SM3(chain_0 ‖ chain_(n-1) ‖ n as 8 bytes, big-endian ‖ digest of entry n)
//! ```
//!
//! `chain_0` stands in every link: a link of another database, or of another use of SM3, never fits.

use crate::digest::Digest;

/// What the chain begins with, so that its digests are of no other use.
const DOMAIN: &[u8] = b"yunheng-audit-v1";

/// The place of an entry in the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// From 1, without gaps.
    pub position: u64,
    /// SM3 of the entry's canonical bytes.
    pub entry_digest: Digest,
    /// The chain's value up to and with this entry.
    pub chain: Digest,
}

/// The end of a chain, ready for the next entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    database_id: String,
    genesis: Digest,
    position: u64,
    value: Digest,
}

impl Chain {
    /// The chain of a database before its first entry. The id is a random text that the database was given when it was
    /// made, so that the chains of two databases never meet.
    pub fn new(database_id: impl Into<String>) -> Self {
        let database_id = database_id.into();
        let genesis = Digest::of_parts(&[DOMAIN, database_id.as_bytes()]);
        Self { database_id, genesis, position: 0, value: genesis }
    }

    /// The chain as it was kept: its value after the entry at this position.
    pub fn at(database_id: impl Into<String>, position: u64, value: Digest) -> Self {
        Self { position, value, ..Self::new(database_id) }
    }

    /// The link of the next entry; [`append`](Self::append) moves on to it.
    pub fn next_link(&self, entry_digest: Digest) -> Link {
        let position = self.position.saturating_add(1);
        let parts: [&[u8]; 4] = [
            self.genesis.as_bytes(),
            self.value.as_bytes(),
            &position.to_be_bytes(),
            entry_digest.as_bytes(),
        ];
        Link { position, entry_digest, chain: Digest::of_parts(&parts) }
    }

    /// Adds an entry and gives its link.
    pub fn append(&mut self, entry_digest: Digest) -> Link {
        let link = self.next_link(entry_digest);
        self.move_to(link.position, link.chain);
        link
    }

    /// Goes on from a kept value, whether or not it follows from what came before.
    pub(crate) fn move_to(&mut self, position: u64, value: Digest) {
        (self.position, self.value) = (position, value);
    }

    /// Id of the database.
    pub fn database_id(&self) -> &str {
        &self.database_id
    }

    /// Position of the last entry; 0 when there is none.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// The chain's value after the last entry.
    pub fn value(&self) -> Digest {
        self.value
    }

    /// The chain's value before the first entry.
    pub fn genesis(&self) -> Digest {
        self.genesis
    }
}
