//! Checkpoints: the chain's value of a day, signed. A copy kept elsewhere shows later that the end was cut off, that
//! everything was written anew, or that an old copy of the database was put back.

use crate::chain::Chain;
use crate::digest::Digest;
use crate::json::{FormError, Reader, Writer};
use crate::key::PublicKey;
use yunheng_values::{Date, parse_date};

/// What is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Id of the database.
    pub database_id: String,
    /// The day for which it was made.
    pub date: Date,
    /// Position of the last entry that it covers; 0 when there was none yet.
    pub position: u64,
    /// The chain's value there.
    pub chain: Digest,
    /// Entries since the checkpoint before.
    pub count: u64,
    /// When it was made, in unix milliseconds.
    pub made_at_ms: i64,
    /// The key that signs it: [`PublicKey::id`].
    pub key_id: Digest,
    /// [`digest`](Self::digest) of the checkpoint before, so that none of them can be left out; `None` in the first.
    pub previous: Option<Digest>,
}

impl Checkpoint {
    /// The checkpoint after `previous`, over a chain that goes on from there.
    pub fn next(
        chain: &Chain,
        previous: Option<&Self>,
        date: Date,
        made_at_ms: i64,
        key: &PublicKey,
    ) -> Self {
        let covered = previous.map_or(0, |previous| previous.position);
        Self {
            database_id: chain.database_id().to_owned(),
            date,
            position: chain.position(),
            chain: chain.value(),
            count: chain.position().saturating_sub(covered),
            made_at_ms,
            key_id: key.id(),
            previous: previous.map(Self::digest),
        }
    }

    /// The bytes that are signed: JSON as in [`Entry::canonical`](crate::Entry::canonical).
    ///
    /// ```text
    /// {"_format":"yunheng-audit-checkpoint-v1","chain":"<64 hex>","count":17,"database_id":"…","date":"2026-12-01",
    ///  "key_id":"<64 hex>","made_at_ms":1796083200000,"position":17,"previous":"<64 hex>"|null}
    /// ```
    pub fn canonical(&self) -> Vec<u8> {
        let w = &mut Writer::default();
        w.raw(br#"{"_format":"yunheng-audit-checkpoint-v1","chain":"#).hex(self.chain.as_bytes());
        w.raw(br#","count":"#).int(self.count);
        w.raw(br#","database_id":"#).text(&self.database_id);
        w.raw(br#","date":"#).text(&self.date.to_string());
        w.raw(br#","key_id":"#).hex(self.key_id.as_bytes());
        w.raw(br#","made_at_ms":"#).int(self.made_at_ms);
        w.raw(br#","position":"#).int(self.position);
        w.raw(br#","previous":"#).digest(self.previous.as_ref());
        w.raw(b"}").take()
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, FormError> {
        r.expect(r#"{"_format":"yunheng-audit-checkpoint-v1","chain":"#)?;
        let chain = r.digest()?;
        let count = r.expect(r#","count":"#).and_then(|()| r.int())?;
        let database_id = r.expect(r#","database_id":"#).and_then(|()| r.text())?;
        let date = r.expect(r#","date":"#).and_then(|()| r.text())?;
        let date = parse_date(&date).or_else(|_| r.fail("a date"))?;
        let key_id = r.expect(r#","key_id":"#).and_then(|()| r.digest())?;
        let made_at_ms = r.expect(r#","made_at_ms":"#).and_then(|()| r.int())?;
        let position = r.expect(r#","position":"#).and_then(|()| r.int())?;
        let previous = r.expect(r#","previous":"#).and_then(|()| r.option(Reader::digest))?;
        r.expect("}")?;
        Ok(Self { database_id, date, position, chain, count, made_at_ms, key_id, previous })
    }

    /// SM3 of the canonical bytes.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.canonical())
    }
}

/// A checkpoint with its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    /// What was signed.
    pub checkpoint: Checkpoint,
    /// SM2 signature over its canonical bytes: r and s, 32 bytes each, big-endian.
    pub signature: [u8; 64],
}

impl SignedCheckpoint {
    /// One line of JSON: how a checkpoint is kept, exported and handed over.
    pub fn canonical(&self) -> Vec<u8> {
        let w = &mut Writer::default();
        w.raw(br#"{"checkpoint":"#).raw(&self.checkpoint.canonical());
        w.raw(br#","signature":"#).hex(&self.signature).raw(b"}").take()
    }

    /// Reads canonical bytes.
    ///
    /// # Errors
    /// Where the bytes leave the form. Whether the signature is good is another question.
    pub fn parse(bytes: &[u8]) -> Result<Self, FormError> {
        let r = &mut Reader::new(bytes);
        r.expect(r#"{"checkpoint":"#)?;
        let checkpoint = Checkpoint::read(r)?;
        let signature = r.expect(r#","signature":"#).and_then(|()| r.hex())?;
        r.expect("}")?;
        r.end()?;
        Ok(Self { checkpoint, signature })
    }

    /// Whether this key made the signature.
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        key.id() == self.checkpoint.key_id && key.verify(&self.checkpoint.canonical(), &self.signature)
    }
}
