//! The head of a mail: from whom, about what, and whether a program sent it.

use super::{Unfit, one_line, passed::passed};
use mail_parser::{HeaderName, HeaderValue, Message, MessageParser};

/// Most characters of a subject.
const LONGEST_SUBJECT: usize = 400;
/// Most bytes of a head that are looked at: a head that is longer hides something.
const LONGEST_HEAD: usize = 256 << 10;

/// The head of a mail.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Envelope {
    /// Its `Message-ID`, without the brackets.
    pub message_id: Option<String>,
    /// Addresses in `From`, in small letters.
    pub from: Vec<String>,
    /// Its subject on one line.
    pub subject: String,
    /// Whether it answers another mail.
    pub is_answer: bool,
    /// The header that says that no person sent it, if one does.
    pub automatic: Option<&'static str>,
    /// Values of `Authentication-Results`, the newest first.
    results: Vec<String>,
}

impl Envelope {
    /// Whether a receiving server says that the mail comes from the domain of its sender: by DMARC, or by DKIM or SPF of that very domain.
    pub fn is_vouched_by(&self, server: &str) -> bool {
        let domain =
            self.from.first().and_then(|from| from.rsplit_once('@')).map_or("", |(_, domain)| domain);
        passed(&self.results, server, domain)
    }
}

/// Reads the head of a mail.
///
/// # Errors
/// [`Unfit::Unreadable`] when there is none.
pub fn envelope(bytes: &[u8]) -> Result<Envelope, Unfit> {
    let head = bytes.get(..LONGEST_HEAD).unwrap_or(bytes);
    let parser = MessageParser::new()
        .header_address(HeaderName::From)
        .header_id(HeaderName::MessageId)
        .header_text(HeaderName::Subject);
    let message = parser.parse_headers(head).ok_or(Unfit::Unreadable)?;
    let all: Vec<(String, String)> = raw_headers(&message);
    let first = |name: &str| all.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str());
    let from = message.from().into_iter().flat_map(|list| list.iter()).filter_map(|one| one.address());
    // Two `From` are no sender at all: programs differ in which of them they show.
    let is_single =
        message.parts[0].headers.iter().filter(|header| header.name == HeaderName::From).count() == 1;
    Ok(Envelope {
        message_id: message.message_id().map(one_line).filter(|id| !id.is_empty()),
        from: from.filter(|_| is_single).map(|one| one.trim().to_lowercase()).collect(),
        subject: one_line(message.subject().unwrap_or_default()).chars().take(LONGEST_SUBJECT).collect(),
        is_answer: first("in-reply-to").is_some() || first("references").is_some(),
        automatic: automatic(&first),
        results: all
            .iter()
            .filter(|(name, _)| name == "authentication-results")
            .map(|(_, value)| value.clone())
            .collect(),
    })
}

/// Headers whose values were left as they are, names in small letters.
fn raw_headers(message: &Message<'_>) -> Vec<(String, String)> {
    let text = |value: &HeaderValue<'_>| value.as_text().map(one_line).unwrap_or_default();
    let headers = message.parts[0].headers.iter();
    headers.map(|header| (header.name.as_str().to_ascii_lowercase(), text(&header.value))).collect()
}

/// What a program says of itself (RFC 3834), and what programs say that do not know it.
fn automatic<'h>(first: &impl Fn(&str) -> Option<&'h str>) -> Option<&'static str> {
    let says = |name: &str, words: &[&str]| {
        first(name).is_some_and(|value| {
            let value = value.split([';', '(']).next().unwrap_or_default().trim().to_ascii_lowercase();
            words.contains(&value.as_str())
        })
    };
    if first("auto-submitted").is_some() && !says("auto-submitted", &["no", ""]) {
        return Some("Auto-Submitted");
    }
    if says("precedence", &["bulk", "list", "junk", "auto_reply"]) {
        return Some("Precedence");
    }
    if first("x-auto-response-suppress").is_some() && !says("x-auto-response-suppress", &["none", ""]) {
        return Some("X-Auto-Response-Suppress");
    }
    if first("list-id").is_some() {
        return Some("List-Id");
    }
    // Reports of mail servers that a mail did not arrive have no way back.
    let is_report = first("return-path").is_some_and(|path| matches!(path.trim(), "<>" | "< >" | ""));
    is_report.then_some("Return-Path")
}
