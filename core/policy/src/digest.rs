//! A pack's digest: SM3 over every text of the pack and its bases, so that a result can name its rules.

use crate::PackText;
use sm3::{Digest, Sm3};

/// Hex SM3 of the texts in the order of their paths, each with its length, so that no text can slip into the next.
pub(crate) fn digest<'a>(texts: impl Iterator<Item = (&'a str, &'a PackText)>) -> String {
    let mut sorted: Vec<(String, &str)> =
        texts.map(|(pack, text)| (format!("{pack}/{}", text.path), text.text.as_str())).collect();
    sorted.sort();
    let mut hasher = Sm3::new();
    for (path, text) in sorted {
        hasher.update((path.len() as u64).to_be_bytes());
        hasher.update(path.as_bytes());
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
