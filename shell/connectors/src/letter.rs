//! Mail that arrives: what its bytes say, with limits, and nothing that they would have a program do.
//!
//! Whoever sends a mail chooses every byte of it. Nothing of it is loaded, run or unpacked; html becomes plain text. What is nested too deep, or has
//! too many parts, is refused before anything is built from it. The head is read first and alone, so that a mail of somebody unknown costs
//! no more than that.

mod body;
mod envelope;
mod passed;
mod quoted;

pub use body::{Body, LetterFile, body};
pub use envelope::{Envelope, envelope};
pub use quoted::without_quotes;

use yunheng_values::Text;

/// Largest mail that is read.
pub const LARGEST_BYTES: u64 = 40 << 20;
/// Most headers that describe a part. A part has one; nesting needs one a level.
const MOST_PART_HEADERS: usize = 150;
/// Most files of a mail.
const MOST_FILES: usize = 50;
/// Deepest part. People's programs come to four.
const DEEPEST: usize = 12;

/// Why the bytes of a mail are not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// No mail at all.
    Unreadable,
    /// More parts or files than people send.
    TooManyParts,
    /// Parts within parts within parts.
    TooDeep,
}

impl Unfit {
    /// Stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::TooManyParts => "too_many_parts",
            Self::TooDeep => "too_deep",
        }
    }

    /// Words for people.
    pub fn text(self) -> Text {
        match self {
            Self::Unreadable => Text::new("读不出邮件头", "it has no readable head"),
            Self::TooManyParts => Text::new("分段或附件太多", "it has too many parts or files"),
            Self::TooDeep => Text::new("分段嵌套太深", "its parts are nested too deep"),
        }
    }
}

/// One line: controls and blanks in a row become one blank.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
