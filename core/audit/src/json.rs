//! Just enough JSON to write and read our own: keys in a fixed order, no spaces, no floats, one way to write a string.
//!
//! A reader that accepts any JSON and checks afterwards would be ten times as long. This one asks for what the writer
//! writes, byte for byte, and stops at the first other byte.

use crate::digest::{Digest, hex, unhex};
use std::fmt;

/// The bytes are not the canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError {
    /// Offset of the first byte that does not belong.
    pub at: usize,
    /// What is expected there.
    pub expected: &'static str,
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "byte {}: {} is expected", self.at, self.expected)
    }
}

impl std::error::Error for FormError {}

/// Puts canonical bytes together.
#[derive(Default)]
pub(crate) struct Writer(Vec<u8>);

impl Writer {
    /// Bytes as they are: brackets, keys, canonical values.
    pub(crate) fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }

    /// A whole number.
    pub(crate) fn int(&mut self, value: impl fmt::Display) -> &mut Self {
        self.raw(value.to_string().as_bytes())
    }

    /// Digits of bytes, in quotes.
    pub(crate) fn hex(&mut self, bytes: &[u8]) -> &mut Self {
        self.raw(b"\"").raw(hex(bytes).as_bytes()).raw(b"\"")
    }

    /// A digest, or `null`.
    pub(crate) fn digest(&mut self, digest: Option<&Digest>) -> &mut Self {
        match digest {
            Some(digest) => self.hex(digest.as_bytes()),
            None => self.raw(b"null"),
        }
    }

    /// A string as RFC 8785 writes it: only quote, backslash and control characters are escaped.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.raw(b"\"");
        for &byte in text.as_bytes() {
            match byte {
                b'"' => self.raw(b"\\\""),
                b'\\' => self.raw(b"\\\\"),
                b'\x08' => self.raw(b"\\b"),
                b'\t' => self.raw(b"\\t"),
                b'\n' => self.raw(b"\\n"),
                b'\x0c' => self.raw(b"\\f"),
                b'\r' => self.raw(b"\\r"),
                0..=0x1f => self.raw(b"\\u00").raw(hex(&[byte]).as_bytes()),
                _ => self.raw(&[byte]),
            };
        }
        self.raw(b"\"")
    }

    /// Values with commas between them.
    pub(crate) fn list<T>(
        &mut self,
        values: impl IntoIterator<Item = T>,
        write: impl Fn(&mut Self, T),
    ) -> &mut Self {
        for (index, value) in values.into_iter().enumerate() {
            if index > 0 {
                self.raw(b",");
            }
            write(self, value);
        }
        self
    }

    /// The bytes so far; the writer begins again.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0)
    }
}

/// Walks over canonical bytes.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    pub(crate) fn fail<T>(&self, expected: &'static str) -> Result<T, FormError> {
        Err(FormError { at: self.at, expected })
    }

    /// Passes over these bytes if they are next.
    pub(crate) fn eat(&mut self, expected: &str) -> bool {
        let is_next = self.rest().starts_with(expected.as_bytes());
        if is_next {
            self.at += expected.len();
        }
        is_next
    }

    /// These bytes and no others.
    pub(crate) fn expect(&mut self, expected: &'static str) -> Result<(), FormError> {
        if self.eat(expected) { Ok(()) } else { self.fail(expected) }
    }

    /// Nothing more.
    pub(crate) fn end(&self) -> Result<(), FormError> {
        if self.rest().is_empty() { Ok(()) } else { self.fail("the end") }
    }

    /// Everything up to these bytes, which must be the last ones.
    pub(crate) fn up_to_last(&mut self, last: &'static str) -> Result<&'a [u8], FormError> {
        let rest = self.rest();
        let Some(before) = rest.strip_suffix(last.as_bytes()) else {
            self.at = self.bytes.len();
            return self.fail(last);
        };
        self.at = self.bytes.len();
        Ok(before)
    }

    /// A whole number in its shortest form.
    pub(crate) fn int<T: std::str::FromStr + fmt::Display>(&mut self) -> Result<T, FormError> {
        let length = self.rest().iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'-').count();
        let text = String::from_utf8_lossy(&self.rest()[..length]);
        match text.parse::<T>() {
            Ok(value) if value.to_string() == text => {
                self.at += length;
                Ok(value)
            }
            _ => self.fail("a whole number"),
        }
    }

    /// Exactly `N` bytes as hexadecimal digits in quotes.
    pub(crate) fn hex<const N: usize>(&mut self) -> Result<[u8; N], FormError> {
        let begin = self.at;
        self.expect("\"")?;
        let Some(value) = self.rest().get(..2 * N).and_then(unhex) else {
            self.at = begin;
            return self.fail("small hexadecimal digits");
        };
        self.at += 2 * N;
        self.expect("\"")?;
        Ok(value)
    }

    /// A digest.
    pub(crate) fn digest(&mut self) -> Result<Digest, FormError> {
        self.hex().map(Digest::from_bytes)
    }

    /// A string in the one way in which `Writer::text` writes it.
    pub(crate) fn text(&mut self) -> Result<String, FormError> {
        self.expect("\"")?;
        let mut text = Vec::new();
        let begin = self.at;
        loop {
            let plain =
                self.rest().iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)).count();
            text.extend_from_slice(&self.rest()[..plain]);
            self.at += plain;
            if self.eat("\"") {
                break;
            }
            text.push(self.escaped()?);
        }
        String::from_utf8(text).map_err(|_| FormError { at: begin, expected: "UTF-8" })
    }

    fn escaped(&mut self) -> Result<u8, FormError> {
        let escapes =
            [("\\\"", b'"'), ("\\\\", b'\\'), ("\\b", 8), ("\\t", 9), ("\\n", 10), ("\\f", 12), ("\\r", 13)];
        if let Some((_, byte)) = escapes.into_iter().find(|(escape, _)| self.eat(escape)) {
            return Ok(byte);
        }
        let begin = self.at;
        if self.eat("\\u00")
            && let Some([byte @ 0..=0x1f]) = self.rest().get(..2).and_then(unhex)
            && !(8..=10).contains(&byte)
            && !(12..=13).contains(&byte)
        {
            self.at += 2;
            return Ok(byte);
        }
        self.at = begin;
        self.fail("a character, an escape in its shortest form, or the closing quote")
    }

    /// Values with commas between them, up to `close`.
    pub(crate) fn list(
        &mut self,
        close: &'static str,
        mut read: impl FnMut(&mut Self) -> Result<(), FormError>,
    ) -> Result<(), FormError> {
        if self.eat(close) {
            return Ok(());
        }
        loop {
            read(self)?;
            if !self.eat(",") {
                return self.expect(close);
            }
        }
    }

    /// `null`, or a value.
    pub(crate) fn option<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, FormError>,
    ) -> Result<Option<T>, FormError> {
        if self.eat("null") { Ok(None) } else { read(self).map(Some) }
    }
}
