//! Keys outside the database: for personal fields, for digests of them, for signing checkpoints.
//!
//! [`KeyProvider`] is what a certified module implements; [`FileKeys`] keeps software keys in files of mode 0600.

use crate::secret::{hex, random_bytes};
use aes_gcm::AesGcm;
use aes_gcm::aead::consts::U12;
use aes_gcm::aead::{Aead, KeyInit, Nonce, Payload};
use sm4::Sm4;
use std::io::Write;
use std::path::{Path, PathBuf};
use yunheng_audit::{Checkpoint, Digest, PublicKey, SignedCheckpoint, SigningKey, personal_digest};

/// What the platform asks of its keys.
pub trait KeyProvider: Send + Sync + std::fmt::Debug {
    /// Encrypts a field (SM4-GCM); `place` names table and column, so that a value cannot be moved to another.
    ///
    /// # Errors
    /// When the module does not answer.
    fn seal(&self, place: &str, clear: &[u8]) -> Result<Vec<u8>, KeyError>;

    /// Decrypts a field.
    ///
    /// # Errors
    /// When it was sealed with another key, for another place, or was changed.
    fn open(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, KeyError>;

    /// HMAC-SM3 of a personal value.
    fn personal_digest(&self, field: &str, value: &str) -> Digest;

    /// Signs a checkpoint with SM2.
    ///
    /// # Errors
    /// When the module does not answer.
    fn sign_checkpoint(&self, checkpoint: Checkpoint) -> Result<SignedCheckpoint, KeyError>;

    /// The public key of the signatures.
    fn public_key(&self) -> PublicKey;

    /// A name of the keys that gives nothing away: two sets of keys have two names.
    fn fingerprint(&self) -> String;
}

/// Why a key could not be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// A file that cannot be read or written.
    #[error("key file {path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A file that others may read, or that holds no key.
    #[error("key file {path}: {why}")]
    Unsafe {
        /// Which.
        path: PathBuf,
        /// Why, and what to do.
        why: String,
    },
    /// A value that this key did not seal.
    #[error("a sealed value cannot be opened: it was changed, or sealed with another key")]
    Sealed,
}

type Sm4Gcm = AesGcm<Sm4, U12>;

/// Names of the key files.
const SIGNING: &str = "audit-sm2.key";
const FIELD: &str = "field-sm4.key";
const PERSONAL: &str = "personal-hmac.key";

/// Software keys in a folder.
pub struct FileKeys {
    field: [u8; 16],
    personal: [u8; 32],
    signing: SigningKey,
}

impl std::fmt::Debug for FileKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FileKeys({})", self.fingerprint())
    }
}

impl FileKeys {
    /// Reads the keys of a folder; makes those that are missing.
    ///
    /// # Errors
    /// When a file cannot be read or written, or others may read it.
    pub fn open(folder: &Path) -> Result<Self, KeyError> {
        std::fs::create_dir_all(folder)
            .map_err(|source| KeyError::File { path: folder.to_owned(), source })?;
        restrict(folder, 0o700)?;
        make::<32>(&folder.join(SIGNING))?;
        make::<16>(&folder.join(FIELD))?;
        make::<32>(&folder.join(PERSONAL))?;
        let keys = Self::read(folder)?;
        // The public key lies beside it for whoever verifies exports offline.
        let public = folder.join("audit-sm2.pub");
        if !public.exists() {
            std::fs::write(&public, format!("{}\n", keys.public_key()))
                .map_err(|source| KeyError::File { path: public, source })?;
        }
        Ok(keys)
    }

    /// Reads the keys of a folder, and makes none.
    ///
    /// # Errors
    /// When a file is missing or cannot be read, or others may read it.
    pub fn read(folder: &Path) -> Result<Self, KeyError> {
        let path = folder.join(SIGNING);
        // One random number in 2³² or so is no key; the folder is then as it was, and the next start draws again.
        let signing = SigningKey::from_bytes(&read::<32>(&path)?).ok_or_else(|| KeyError::Unsafe {
            path,
            why: "it holds no SM2 key; restore the file from a backup, or remove it if it was just made"
                .into(),
        })?;
        Ok(Self { field: read(&folder.join(FIELD))?, personal: read(&folder.join(PERSONAL))?, signing })
    }

    fn cipher(&self) -> Sm4Gcm {
        Sm4Gcm::new(&self.field.into())
    }
}

impl KeyProvider for FileKeys {
    fn seal(&self, place: &str, clear: &[u8]) -> Result<Vec<u8>, KeyError> {
        let nonce = random_bytes::<12>();
        let payload = Payload { msg: clear, aad: place.as_bytes() };
        let sealed =
            self.cipher().encrypt(&Nonce::<Sm4Gcm>::from(nonce), payload).map_err(|_| KeyError::Sealed)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    fn open(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, KeyError> {
        let (nonce, body) = sealed.split_first_chunk::<12>().ok_or(KeyError::Sealed)?;
        let payload = Payload { msg: body, aad: place.as_bytes() };
        self.cipher().decrypt(&Nonce::<Sm4Gcm>::from(*nonce), payload).map_err(|_| KeyError::Sealed)
    }

    fn personal_digest(&self, field: &str, value: &str) -> Digest {
        personal_digest(&self.personal, field, value)
    }

    fn sign_checkpoint(&self, checkpoint: Checkpoint) -> Result<SignedCheckpoint, KeyError> {
        Ok(self.signing.sign(checkpoint))
    }

    fn public_key(&self) -> PublicKey {
        self.signing.public().clone()
    }

    fn fingerprint(&self) -> String {
        let check = self.personal_digest("fingerprint", &hex(&self.field));
        hex(&Digest::of(&[check.as_bytes().as_slice(), self.signing.public().as_bytes()].concat()).as_bytes()
            [..8])
    }
}

/// Makes a key where there is none.
fn make<const N: usize>(path: &Path) -> Result<(), KeyError> {
    let failed = |source| KeyError::File { path: path.to_owned(), source };
    if path.exists() {
        return Ok(());
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(failed)?;
    file.write_all((hex(&random_bytes::<N>()) + "\n").as_bytes()).map_err(failed)?;
    file.sync_all().map_err(failed)
}

fn read<const N: usize>(path: &Path) -> Result<[u8; N], KeyError> {
    let failed = |source| KeyError::File { path: path.to_owned(), source };
    restricted(path)?;
    let text = std::fs::read_to_string(path).map_err(failed)?;
    parse_hex(text.trim()).ok_or_else(|| KeyError::Unsafe {
        path: path.to_owned(),
        why: format!("expected {} hexadecimal digits; restore the file from a backup", N * 2),
    })
}

fn parse_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != N * 2 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> Result<(), KeyError> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
        .map_err(|source| KeyError::File { path: path.to_owned(), source })
}

#[cfg(unix)]
fn restricted(path: &Path) -> Result<(), KeyError> {
    use std::os::unix::fs::PermissionsExt;
    let meta = std::fs::metadata(path).map_err(|source| KeyError::File { path: path.to_owned(), source })?;
    let mode = meta.permissions().mode() & 0o777;
    if mode & 0o077 == 0 {
        return Ok(());
    }
    let why = format!("mode {mode:o} lets others read it; chmod 600 it");
    Err(KeyError::Unsafe { path: path.to_owned(), why })
}

#[cfg(not(unix))]
fn restrict(_: &Path, _: u32) -> Result<(), KeyError> {
    Ok(())
}

#[cfg(not(unix))]
fn restricted(_: &Path) -> Result<(), KeyError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_once_kept_private_and_refused_when_others_may_read_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = FileKeys::open(folder.path()).expect("made");
        assert_eq!(FileKeys::open(folder.path()).expect("read").fingerprint(), keys.fingerprint());
        let other = tempfile::tempdir().expect("a folder");
        assert_ne!(FileKeys::open(other.path()).expect("made").fingerprint(), keys.fingerprint());
        restrict(&folder.path().join("field-sm4.key"), 0o644).expect("opened up");
        assert!(matches!(FileKeys::open(folder.path()), Err(KeyError::Unsafe { .. })));
    }

    #[test]
    fn a_sealed_field_opens_in_its_own_place_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let keys = FileKeys::open(folder.path()).expect("made");
        let sealed = keys.seal("account.phone", "13800000000".as_bytes()).expect("sealed");
        assert!(!sealed.windows(4).any(|window| window == b"1380"));
        assert_eq!(keys.open("account.phone", &sealed).expect("opened"), b"13800000000");
        assert!(keys.open("account.email", &sealed).is_err());
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert!(keys.open("account.phone", &changed).is_err(), "byte {place}");
        }
    }
}
