//! The outer form of a backup: a head that says how the key follows from the passphrase, then SM4-GCM in chunks.
//!
//! ```text
//! yunheng-backup-v1
//! {"cipher":"sm4-gcm-stream-be32","chunk":65536,"kdf":"argon2id","m_kib":65536,"passes":3,"lanes":1,"salt":"<32 hex>","nonce":"<14 hex>"}
//! <chunk><chunk>…<last chunk>
//! ```
//!
//! Each chunk but the last holds 65,536 bytes and its tag of 16. Its nonce is the head's 7 bytes, its number and whether it is the last
//! (the STREAM construction), and the head's two lines go into every tag: a chunk that was changed, moved, repeated, left out or put in
//! does not open, nor does a file that ends early or goes on behind its end.

use crate::problem::Problem;
use crate::secret::{hex, random_bytes, unhex};
use aead_stream::{DecryptorBE32, EncryptorBE32};
use aes_gcm::AesGcm;
use aes_gcm::aead::KeyInit;
use aes_gcm::aead::consts::U12;
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use sm4::Sm4;
use std::io::{self, BufRead, Read, Write};

type Sm4Gcm = AesGcm<Sm4, U12>;

/// First line of the file.
const MAGIC: &[u8] = b"yunheng-backup-v1\n";
/// Bytes of a chunk before it is encrypted.
const CHUNK: usize = 1 << 16;
/// Bytes of a chunk's tag.
const TAG: usize = 16;
/// The longest second line.
const LONGEST_HEAD: u64 = 1 << 10;
/// The shortest passphrase: it is all that stands between the file and whoever finds it.
const SHORTEST_PASSPHRASE: usize = 12;

/// How the key follows from the passphrase. 64 MiB and three passes: the second recommendation of RFC 9106.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    cipher: String,
    chunk: usize,
    kdf: String,
    m_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
    nonce: String,
}

impl Head {
    fn new() -> Self {
        Self {
            cipher: "sm4-gcm-stream-be32".into(),
            chunk: CHUNK,
            kdf: "argon2id".into(),
            m_kib: 64 << 10,
            passes: 3,
            lanes: 1,
            salt: hex(&random_bytes::<16>()),
            nonce: hex(&random_bytes::<7>()),
        }
    }

    /// Whether this program can open it, within what a hostile file may ask for.
    fn is_usable(&self) -> bool {
        self.cipher == "sm4-gcm-stream-be32"
            && self.chunk == CHUNK
            && self.kdf == "argon2id"
            && (8..=1 << 20).contains(&self.m_kib)
            && (1..=16).contains(&self.passes)
            && (1..=16).contains(&self.lanes)
            && unhex(&self.salt).is_some_and(|salt| salt.len() == 16)
            && unhex(&self.nonce).is_some_and(|nonce| nonce.len() == 7)
    }

    fn key(&self, passphrase: &Passphrase) -> Result<Sm4Gcm, Problem> {
        let params = Params::new(self.m_kib, self.passes, self.lanes, Some(16));
        let params = params.map_err(|error| Problem::bug(&error))?;
        let salt = unhex(&self.salt).unwrap_or_default();
        let mut key = [0; 16];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.0.as_bytes(), &salt, &mut key)
            .map_err(|error| Problem::bug(&error))?;
        Ok(Sm4Gcm::new(&key.into()))
    }

    fn nonce(&self) -> [u8; 7] {
        unhex(&self.nonce).and_then(|bytes| bytes.try_into().ok()).unwrap_or_default()
    }
}

/// What a backup is encrypted with. It is never printed.
#[derive(Clone)]
pub struct Passphrase(String);

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(not shown)")
    }
}

impl Passphrase {
    /// The first line of a text.
    ///
    /// # Errors
    /// When it is too short to keep anybody out.
    pub fn new(text: &str) -> Result<Self, Problem> {
        let line = text.lines().next().unwrap_or_default();
        if line.chars().count() < SHORTEST_PASSPHRASE {
            return Err(Problem::refused(
                "short_passphrase",
                format!("口令至少{SHORTEST_PASSPHRASE}个字符；可用 openssl rand -base64 24 生成"),
                format!(
                    "the passphrase must have at least {SHORTEST_PASSPHRASE} characters; openssl rand -base64 24 makes one"
                ),
            ));
        }
        Ok(Self(line.to_owned()))
    }
}

/// Encrypts what is written.
pub(super) struct Sealer<W: Write> {
    out: W,
    cipher: EncryptorBE32<Sm4Gcm>,
    head: Vec<u8>,
    chunk: Vec<u8>,
}

impl<W: Write> Sealer<W> {
    /// Writes the head.
    pub(super) fn begin(mut out: W, passphrase: &Passphrase) -> Result<Self, Problem> {
        let head = Head::new();
        let line = serde_json::to_vec(&head).map_err(|error| Problem::bug(&error))?;
        let bytes = [MAGIC, &line, b"\n"].concat();
        out.write_all(&bytes).map_err(|error| super::unwritable(&error))?;
        let cipher = EncryptorBE32::from_aead(head.key(passphrase)?, &head.nonce().into());
        Ok(Self { out, cipher, head: bytes, chunk: Vec::with_capacity(CHUNK + TAG) })
    }

    /// Writes the last chunk and gives the target back.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.cipher.encrypt_last_in_place(&self.head, &mut self.chunk).map_err(io::Error::other)?;
        self.out.write_all(&self.chunk)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk goes out when more comes, because the last one is sealed otherwise.
        if self.chunk.len() == CHUNK && !bytes.is_empty() {
            self.cipher.encrypt_next_in_place(&self.head, &mut self.chunk).map_err(io::Error::other)?;
            self.out.write_all(&self.chunk)?;
            self.chunk.clear();
        }
        let taken = bytes.len().min(CHUNK - self.chunk.len());
        self.chunk.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Decrypts what is read; gives out nothing of a chunk that does not open.
pub(super) struct Opener<R: BufRead> {
    from: R,
    /// None once the last chunk was opened.
    cipher: Option<DecryptorBE32<Sm4Gcm>>,
    head: Vec<u8>,
    chunk: Vec<u8>,
    given: usize,
    chunks: u64,
}

impl<R: BufRead> Opener<R> {
    /// Reads the head.
    pub(super) fn begin(mut from: R, passphrase: &Passphrase) -> Result<Self, Problem> {
        let mut bytes = vec![0; MAGIC.len()];
        if from.read_exact(&mut bytes).is_err() || bytes != MAGIC {
            return Err(not_a_backup());
        }
        let mut line = Vec::new();
        from.by_ref()
            .take(LONGEST_HEAD)
            .read_until(b'\n', &mut line)
            .map_err(|error| super::unreadable(&error))?;
        let head: Head = serde_json::from_slice(&line).map_err(|_| not_a_backup())?;
        if !head.is_usable() {
            return Err(not_a_backup());
        }
        bytes.extend_from_slice(&line);
        let cipher = DecryptorBE32::from_aead(head.key(passphrase)?, &head.nonce().into());
        Ok(Self { from, cipher: Some(cipher), head: bytes, chunk: Vec::new(), given: 0, chunks: 0 })
    }

    /// What it read from.
    pub(super) fn into_inner(self) -> R {
        self.from
    }

    fn next_chunk(&mut self) -> io::Result<()> {
        let Some(mut cipher) = self.cipher.take() else { return Ok(()) };
        self.chunk.clear();
        self.given = 0;
        self.from.by_ref().take((CHUNK + TAG) as u64).read_to_end(&mut self.chunk)?;
        let is_last = self.from.fill_buf()?.is_empty();
        let opened = if is_last {
            cipher.decrypt_last_in_place(&self.head, &mut self.chunk)
        } else {
            let opened = cipher.decrypt_next_in_place(&self.head, &mut self.chunk);
            self.cipher = Some(cipher);
            opened
        };
        self.chunks += 1;
        opened.map_err(|_| {
            self.chunk.clear();
            self.cipher = None;
            io::Error::new(io::ErrorKind::InvalidData, Damage(self.chunks))
        })
    }
}

impl<R: BufRead> Read for Opener<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.chunk.len() && self.cipher.is_some() {
            self.next_chunk()?;
        }
        let taken = out.len().min(self.chunk.len() - self.given);
        out[..taken].copy_from_slice(&self.chunk[self.given..self.given + taken]);
        self.given += taken;
        Ok(taken)
    }
}

/// A chunk that does not open, counted from 1.
#[derive(Debug)]
pub(super) struct Damage(u64);

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "chunk {} does not open", self.0)
    }
}

impl std::error::Error for Damage {}

impl Damage {
    /// As a person is told.
    pub(super) fn problem(&self) -> Problem {
        // With a wrong passphrase nothing opens; one that opened the first chunk is right.
        if self.0 == 1 {
            return Problem::refused(
                "wrong_passphrase",
                "口令不对，或文件被改过、不完整",
                "the passphrase is wrong, or the file was changed or cut off",
            );
        }
        Problem::refused(
            "damaged_backup",
            format!("备份文件不完整或被改过：第{}块打不开", self.0),
            format!("the backup was cut off or changed: chunk {} does not open", self.0),
        )
    }
}

fn not_a_backup() -> Problem {
    Problem::refused(
        "not_a_backup",
        "不是云衡的备份文件，或由更新的版本写成",
        "this is no backup of Yunheng, or a newer version wrote it",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase() -> Passphrase {
        Passphrase::new("correct horse battery\nsecond line").expect("long enough")
    }

    fn sealed(clear: &[u8]) -> Vec<u8> {
        let mut sealer = Sealer::begin(Vec::new(), &passphrase()).expect("begun");
        sealer.write_all(clear).expect("written");
        sealer.finish().expect("finished")
    }

    fn opened(bytes: &[u8], passphrase: &Passphrase) -> Result<Vec<u8>, String> {
        let mut opener = Opener::begin(bytes, passphrase).map_err(|problem| problem.code.to_owned())?;
        let mut clear = Vec::new();
        match opener.read_to_end(&mut clear) {
            Ok(_) => Ok(clear),
            Err(error) => {
                let damage = error.downcast::<Damage>().map_err(|error| error.to_string())?;
                Err(damage.problem().code.to_owned())
            }
        }
    }

    fn bytes(length: usize) -> Vec<u8> {
        (0..length).map(|number| (number * 31 % 251) as u8).collect()
    }

    #[test]
    fn what_was_sealed_opens_whatever_its_length() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7] {
            let file = sealed(&bytes(length));
            assert_eq!(opened(&file, &passphrase()).expect("opened"), bytes(length), "{length}");
        }
        // The same content never makes the same file.
        assert_ne!(sealed(b"x"), sealed(b"x"));
    }

    #[test]
    fn a_passphrase_is_its_first_line_and_not_short() {
        let other = Passphrase::new("correct horse battery\r\n").expect("long enough");
        assert_eq!(opened(&sealed(b"x"), &other), Ok(b"x".to_vec()));
        let wrong = Passphrase::new("correct horse batterz").expect("long enough");
        assert_eq!(opened(&sealed(b"x"), &wrong), Err("wrong_passphrase".into()));
        assert_eq!(Passphrase::new("eleven char").expect_err("short").code, "short_passphrase");
        assert_eq!(Passphrase::new("\n").expect_err("empty").code, "short_passphrase");
        assert!(!format!("{:?}", passphrase()).contains("horse"));
    }

    #[test]
    fn whatever_is_done_to_the_file_is_found() {
        let file = sealed(&bytes(3 * CHUNK + 100));
        let head = file.len() - 3 * (CHUNK + TAG) - (100 + TAG);
        let chunk = |number: usize| head + number * (CHUNK + TAG);
        let refused = |bytes: Vec<u8>, what: &str| {
            let code = opened(&bytes, &passphrase()).expect_err(what);
            assert!(
                ["damaged_backup", "wrong_passphrase", "not_a_backup"].contains(&code.as_str()),
                "{what}: {code}"
            );
        };
        for place in [0, 20, 40, head - 3, chunk(0), chunk(1) - 1, chunk(1), chunk(2) + 9, file.len() - 1] {
            let mut changed = file.clone();
            changed[place] ^= 1;
            refused(changed, &format!("a bit at {place}"));
        }
        // Ended early: within a chunk, between two, and with only the head.
        for end in [chunk(0), chunk(1), chunk(1) + 1, chunk(2), chunk(3), file.len() - 1] {
            refused(file[..end].to_vec(), &format!("ended at {end}"));
        }
        refused([&file[..], b"x"].concat(), "longer by a byte");
        refused([&file[..], &file[chunk(3)..]].concat(), "its last chunk twice");
        refused([&file[..chunk(1)], &file[chunk(2)..]].concat(), "without its second chunk");
        let swapped =
            [&file[..chunk(0)], &file[chunk(1)..chunk(2)], &file[chunk(0)..chunk(1)], &file[chunk(2)..]];
        refused(swapped.concat(), "two chunks swapped");
        // A chunk of another file with the same passphrase.
        let other = sealed(&bytes(3 * CHUNK + 100));
        refused(
            [&file[..chunk(1)], &other[chunk(1)..chunk(2)], &file[chunk(2)..]].concat(),
            "a strange chunk",
        );
    }

    #[test]
    fn a_hostile_head_costs_nothing() {
        let file = sealed(b"x");
        let text = String::from_utf8_lossy(&file).into_owned();
        for (from, to) in [
            ("\"m_kib\":65536", "\"m_kib\":4294967295"),
            ("\"passes\":3", "\"passes\":99999"),
            ("\"chunk\":65536", "\"chunk\":1"),
            ("argon2id", "none"),
            ("\"lanes\":1", "\"lanes\":0"),
        ] {
            let (before, after) = text.split_once(from).expect("in the head");
            let _ = after;
            let rest = &file[before.len() + from.len()..];
            let changed = [before.as_bytes(), to.as_bytes(), rest].concat();
            assert_eq!(opened(&changed, &passphrase()), Err("not_a_backup".into()), "{to}");
        }
        assert_eq!(opened(&[MAGIC, &vec![b'{'; 5_000]].concat(), &passphrase()), Err("not_a_backup".into()));
        assert_eq!(opened(b"", &passphrase()), Err("not_a_backup".into()));
        assert_eq!(opened(b"PK\x03\x04 something else", &passphrase()), Err("not_a_backup".into()));
    }
}
