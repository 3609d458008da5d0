//! Mail as an entry of the service desk: what people write becomes a case in their name, or a comment on one.
//!
//! A mail is looked at once. What was made of it is written down in the transaction that makes it, under the name of its file and the digest of
//! its Message-ID, so that neither a crash nor a mail server that delivers twice makes two things of it. What is not taken is kept beside, with the
//! reason; nobody unknown is ever answered.
//!
//! | file | what |
//! |---|---|
//! | `collect.rs` | looking through the folder |
//! | `judge.rs` | which mails are no work of a person |
//! | `take.rs` | a case or a comment out of a mail |
//! | `fill.rs` | its text in the fields of a form |
//! | `section.rs` | the settings |
//! | `list.rs` | what came in, for the operator |

mod collect;
mod fill;
mod judge;
mod list;
mod section;
mod take;

pub use collect::collect_mail;
pub use list::{MailsWanted, mails, take_mail_again};
pub use section::{edit_mail_intake, mail_intake};

use yunheng_connectors::letter::LetterFile;
use yunheng_values::Text;

/// A mail of a person that is to be taken.
#[derive(Debug)]
struct Letter {
    /// Its name in the folder.
    file: String,
    /// What it is known by.
    key: String,
    /// Digest of the sender's address.
    sender_digest: String,
    /// The sender, as people may see it.
    sender_shown: String,
    /// Its subject.
    subject: String,
    /// Its size.
    bytes: i64,
    /// Its text.
    text: String,
    /// Its files.
    files: Vec<LetterFile>,
}

/// Why a mail is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Refused {
    /// In one word, stable.
    code: &'static str,
    /// For people.
    why: Text,
}

impl Refused {
    fn new(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, why: Text::new(zh, en) }
    }
}
