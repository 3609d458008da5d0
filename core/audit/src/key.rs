//! SM2 keys (GB/T 32918.2) of those who sign checkpoints.
//!
//! Signing draws its nonce from the key and the message (RFC 6979 over SM3), so it needs no randomness, and the same
//! checkpoint gets the same signature. A key in a certified module signs [`Checkpoint::canonical`] there; the result is
//! verified here all the same.
//!
//! [`Checkpoint::canonical`]: crate::Checkpoint::canonical

use crate::checkpoint::{Checkpoint, SignedCheckpoint};
use crate::digest::{Digest, hex, unhex};
use sm2::dsa::signature::{Signer, Verifier};
use sm2::dsa::{self, Signature};
use std::fmt;

/// The signer's name that GM/T 0009 prescribes where nobody agreed on another.
pub const SIGNER: &str = "1234567812345678";

/// Verifies signatures.
#[derive(Clone)]
pub struct PublicKey {
    key: dsa::VerifyingKey,
    bytes: [u8; 65],
}

impl PublicKey {
    /// A key from its point: `04`, x and y, 65 bytes. `None` when it is no point of the curve.
    pub fn from_bytes(bytes: &[u8; 65]) -> Option<Self> {
        let key = dsa::VerifyingKey::from_sec1_bytes(SIGNER, bytes).ok()?;
        Some(Self { key, bytes: *bytes })
    }

    /// A key from 130 small hexadecimal digits, as it is printed.
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_bytes(&unhex(text.as_bytes())?)
    }

    /// The point, for keeping.
    pub fn as_bytes(&self) -> &[u8; 65] {
        &self.bytes
    }

    /// What a checkpoint calls this key: SM3 of the point.
    pub fn id(&self) -> Digest {
        Digest::of(&self.bytes)
    }

    /// Whether this key signed these bytes; the signature is r and s.
    pub fn verify(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        let signature = Signature::from_slice(signature);
        signature.is_ok_and(|signature| self.key.verify(message, &signature).is_ok())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.bytes))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Signs checkpoints. It is never printed.
#[derive(Clone)]
pub struct SigningKey {
    key: dsa::SigningKey,
    public: PublicKey,
}

impl SigningKey {
    /// A key from its secret number, which the shell drew at random. `None` when it is not below the curve's order, or is
    /// one of the two for which there is no signature.
    pub fn from_bytes(secret: &[u8; 32]) -> Option<Self> {
        let key = dsa::SigningKey::from_slice(SIGNER, secret).ok()?;
        let bytes = key.verifying_key().to_sec1_bytes();
        let public = PublicKey::from_bytes(bytes.as_ref().try_into().ok()?)?;
        // The order less one has no signature: it would divide by zero.
        key.try_sign(b"").ok().map(|_| Self { key, public })
    }

    /// The half that others may know.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs a checkpoint, which names this key from now on.
    pub fn sign(&self, mut checkpoint: Checkpoint) -> SignedCheckpoint {
        checkpoint.key_id = self.public.id();
        let signature: Signature = self
            .key
            .try_sign(&checkpoint.canonical())
            .expect("a key that signed once fails for one message of 2²⁵⁵, whose nonce gives r or s = 0");
        SignedCheckpoint { checkpoint, signature: signature.to_bytes().into() }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(of {})", self.public)
    }
}
