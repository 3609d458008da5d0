//! The text of a mail and its files, decoded here and not by the parser, so that encoded mails within mails stay closed.

use super::{DEEPEST, MOST_FILES, MOST_PART_HEADERS, Unfit};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::html::html_to_text;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// Text and files of a mail.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// Its text, lines end with `\n`.
    pub text: String,
    /// Its files.
    pub files: Vec<LetterFile>,
}

/// A file of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterFile {
    /// What the sender calls it; anything, also a path.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Reads text and files of a mail.
///
/// # Errors
/// Too deep, too many parts, or no mail.
pub fn body(bytes: &[u8]) -> Result<Body, Unfit> {
    // Every level of nesting and every part has such a header: what has few of them is shallow whatever else it says.
    if count(bytes, b"content-type") > MOST_PART_HEADERS {
        return Err(Unfit::TooManyParts);
    }
    // Without the encoding the parser leaves every part as it stands; an encoded mail within is not opened.
    let parser = MessageParser::new().with_mime_headers().ignore_header(HeaderName::ContentTransferEncoding);
    let message = parser.parse(bytes).ok_or(Unfit::Unreadable)?;
    let mut body = Body::default();
    // Place of a part, how deep it is, and whether the same text stands beside it without html.
    let mut waiting = vec![(0_usize, 0_usize, false)];
    while let Some((at, depth, has_plain)) = waiting.pop() {
        let Some(part) = message.parts.get(at) else { continue };
        if depth > DEEPEST {
            return Err(Unfit::TooDeep);
        }
        match &part.body {
            PartType::Multipart(within) => {
                let within: Vec<usize> = within.iter().filter_map(|id| usize::try_from(*id).ok()).collect();
                let is_plain = |at: &usize| message.parts.get(*at).is_some_and(is_plain_text);
                let has_plain = has_plain
                    || part.is_content_type("multipart", "alternative") && within.iter().any(is_plain);
                waiting.extend(within.into_iter().rev().map(|at| (at, depth + 1, has_plain)));
            }
            PartType::Message(inner) => {
                too_deep(inner, depth)?;
                body.files
                    .push(LetterFile { name: file_name(part, "邮件.eml"), bytes: decoded(bytes, part) });
            }
            _ => take(bytes, part, &mut body, has_plain),
        }
        if body.files.len() > MOST_FILES {
            return Err(Unfit::TooManyParts);
        }
    }
    body.text = tidy(&body.text);
    Ok(body)
}

/// Refuses mails within mails within mails.
fn too_deep(inner: &Message<'_>, depth: usize) -> Result<(), Unfit> {
    let mut waiting = vec![(inner, depth + 1)];
    while let Some((message, depth)) = waiting.pop() {
        if depth > DEEPEST {
            return Err(Unfit::TooDeep);
        }
        let inner = message.parts.iter().filter_map(|part| match &part.body {
            PartType::Message(inner) => Some((inner, depth + 1)),
            _ => None,
        });
        waiting.extend(inner);
    }
    Ok(())
}

/// A leaf: text that people read, or a file.
fn take(bytes: &[u8], part: &MessagePart<'_>, body: &mut Body, has_plain: bool) {
    let mut say = |text: &str| {
        if !body.text.is_empty() {
            body.text.push_str("\n\n");
        }
        body.text.push_str(text);
    };
    if is_plain_text(part) {
        say(&text_of(bytes, part));
    } else if !is_file(part) && part.is_content_type("text", "html") {
        if !has_plain {
            say(&html_to_text(&text_of(bytes, part)));
        }
    } else {
        let kind = part.content_type().map_or("", |kind| kind.subtype().unwrap_or_default());
        let plain: String = kind.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
        body.files.push(LetterFile {
            name: file_name(part, &format!("附件.{plain}")),
            bytes: decoded(bytes, part),
        });
    }
}

fn is_file(part: &MessagePart<'_>) -> bool {
    part.attachment_name().is_some()
        || part.content_disposition().is_some_and(|disposition| disposition.is_attachment())
}

/// Text as people type it; a part that does not say what it is, is.
fn is_plain_text(part: &MessagePart<'_>) -> bool {
    !is_file(part) && (part.content_type().is_none() || part.is_content_type("text", "plain"))
}

fn file_name(part: &MessagePart<'_>, otherwise: &str) -> String {
    part.attachment_name().filter(|name| !name.trim().is_empty()).unwrap_or(otherwise).to_owned()
}

/// The bytes of a part, decoded as its header says; what does not decode stays as it is.
fn decoded(bytes: &[u8], part: &MessagePart<'_>) -> Vec<u8> {
    let range = |from: u32, until: u32| bytes.get(from as usize..until as usize).unwrap_or_default();
    let raw = range(part.offset_body, part.offset_end);
    let encoding = part.headers.iter().find(|header| header.name == HeaderName::ContentTransferEncoding);
    let encoding = encoding
        .map(|header| range(header.offset_start, header.offset_end).trim_ascii().to_ascii_lowercase());
    let clear = match encoding.as_deref() {
        Some(b"base64") => base64_decode(raw),
        Some(b"quoted-printable") => quoted_printable_decode(raw),
        _ => None,
    };
    clear.unwrap_or_else(|| raw.to_vec())
}

/// A text in its character set. Without a name of one, or with a wrong one, UTF-8, and GB 18030 where it is none.
fn text_of(bytes: &[u8], part: &MessagePart<'_>) -> String {
    let clear = decoded(bytes, part);
    let named = part.content_type().and_then(|kind| kind.attribute("charset"));
    let decoder = named.and_then(|name| charset_decoder(name.trim().as_bytes()));
    match (std::str::from_utf8(&clear), decoder) {
        (_, Some(decoder)) => decoder(&clear),
        (Ok(text), None) => text.to_owned(),
        (Err(_), None) => match charset_decoder(b"gb18030") {
            Some(decoder) => decoder(&clear),
            None => String::from_utf8_lossy(&clear).into_owned(),
        },
    }
}

/// Lines without blanks at their end, no controls, at most one empty line in a row.
fn tidy(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut empty = 0_usize;
    for line in text.replace("\r\n", "\n").split(['\n', '\r']) {
        let line: String = line.chars().filter(|c| *c == '\t' || !c.is_control()).collect();
        let line = line.trim_end();
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept.trim().to_owned()
}

/// How often a word in small letters is there, whatever its letters.
fn count(bytes: &[u8], word: &[u8]) -> usize {
    bytes.windows(word.len()).filter(|window| window.eq_ignore_ascii_case(word)).count()
}
