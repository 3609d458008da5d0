//! CSV formula injection: a spreadsheet computes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return,
//! whoever wrote it. An apostrophe before it makes it text.
//!
//! The apostrophe can be taken away again without guessing: a text that is already some apostrophes before such a character
//! gets one more.

use std::borrow::Cow;

const STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a cell would be computed, apostrophes before it left out.
fn is_active(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(STARTS)
}

/// A text as a cell of an exported CSV file.
///
/// ```
/// assert_eq!(yunheng_tables::inert_cell("=1+1"), "'=1+1");
/// assert_eq!(yunheng_tables::inert_cell("'s Gravenhage"), "'s Gravenhage");
/// ```
pub fn inert_cell(text: &str) -> Cow<'_, str> {
    if is_active(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The reverse of [`inert_cell`].
pub(crate) fn bare(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text.strip_prefix('\'').filter(|_| is_active(text)).unwrap_or(text))
}

/// Writes a cell that is inert, quoted when it must be (RFC 4180).
pub(crate) fn push_cell(bytes: &mut Vec<u8>, text: &str) {
    let text = inert_cell(text);
    // A lone field of blanks is quoted too: some programs trim it else.
    if text.contains([',', '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
        bytes.push(b'"');
        bytes.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        bytes.push(b'"');
    } else {
        bytes.extend_from_slice(text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_spreadsheet_would_compute() {
        for text in ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''@x"] {
            assert_eq!(inert_cell(text), format!("'{text}"));
        }
        for text in ["", "'", "'a", "a=1", " =1", "示例局"] {
            assert_eq!(inert_cell(text), text);
            assert_eq!(bare(text), text);
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "['=+@\t\ra局-]{0,6}") {
            let written = inert_cell(&text);
            prop_assert!(!written.starts_with(STARTS));
            prop_assert_eq!(bare(&written), text.as_str());
        }
    }
}
