//! A part of a package as a tree of tags, which is given back as it was but for what is changed.

use quick_xml::Reader;
use quick_xml::Writer;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use super::Said;

/// Tags inside tags; a Word file has some thirty.
const DEEPEST: usize = 120;
/// Tags of a part.
const MOST: usize = 200_000;

/// Something of a part.
#[derive(Debug, Clone)]
pub(super) enum Node {
    /// A tag with what stands in it.
    Tag(Tag),
    /// Text, as it is read.
    Text(String),
    /// A declaration, a comment or an instruction.
    Other(Event<'static>),
}

/// A tag with what stands in it.
#[derive(Debug, Clone)]
pub(super) struct Tag {
    /// Its start.
    pub(super) start: BytesStart<'static>,
    /// What stands in it.
    pub(super) inside: Vec<Node>,
}

impl Tag {
    /// Whether it is of a name, such as `w:p`.
    pub(super) fn is(&self, name: &str) -> bool {
        self.start.name().as_ref() == name.as_bytes()
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let found = self.start.attributes().flatten().find(|own| own.key.as_ref() == name.as_bytes())?;
        let value = String::from_utf8_lossy(&found.value).into_owned();
        Some(unescape(&value).map(|plain| plain.into_owned()).unwrap_or(value))
    }

    /// The text in it and in the tags that it holds.
    pub(super) fn text(&self) -> String {
        let inner = self.inside.iter().map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Tag(tag) => tag.text(),
            Node::Other(_) => String::new(),
        });
        inner.collect()
    }

    /// The tags in it.
    pub(super) fn tags(&self) -> impl Iterator<Item = &Self> {
        self.inside.iter().filter_map(|node| match node {
            Node::Tag(tag) => Some(tag),
            _ => None,
        })
    }
}

fn malformed(what: &dyn std::fmt::Display) -> Said {
    (format!("不是合规的XML：{what}"), format!("this is no well-formed XML: {what}"))
}

fn within_limits(depth: usize, count: usize) -> Result<(), Said> {
    if depth >= DEEPEST || count > MOST {
        return Err(("标签太多或者嵌套太深".to_owned(), "too many tags, or nested too deep".to_owned()));
    }
    Ok(())
}

/// Reads a part.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Node>, Said> {
    let text = std::str::from_utf8(bytes).map_err(|error| malformed(&error))?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut open: Vec<Tag> = Vec::new();
    let (mut here, mut count) = (Vec::new(), 0_usize);
    loop {
        match reader.read_event().map_err(|error| malformed(&error))? {
            Event::Start(tag) => {
                count += 1;
                within_limits(open.len(), count)?;
                // A tag that is open keeps what stands before it until it ends.
                open.push(Tag { start: tag.into_owned(), inside: std::mem::take(&mut here) });
            }
            Event::Empty(tag) => {
                count += 1;
                within_limits(open.len(), count)?;
                here.push(Node::Tag(Tag { start: tag.into_owned(), inside: Vec::new() }));
            }
            Event::End(_) => {
                let Tag { start, inside: before } =
                    open.pop().ok_or_else(|| malformed(&"an end without its start"))?;
                let inside = std::mem::replace(&mut here, before);
                here.push(Node::Tag(Tag { start, inside }));
            }
            Event::Text(text) => push(&mut here, &text.decode().map_err(|error| malformed(&error))?),
            Event::GeneralRef(name) => {
                let name = name.decode().map_err(|error| malformed(&error))?;
                let plain = unescape(&format!("&{name};")).map(|plain| plain.into_owned());
                push(&mut here, &plain.map_err(|error| malformed(&error))?);
            }
            Event::CData(text) => push(&mut here, &text.decode().map_err(|error| malformed(&error))?),
            Event::DocType(_) => {
                return Err((
                    "含有文档类型声明（DOCTYPE）".to_owned(),
                    "it has a document type declaration (DOCTYPE)".to_owned(),
                ));
            }
            Event::Eof => break,
            other => here.push(Node::Other(other.into_owned())),
        }
    }
    if open.is_empty() { Ok(here) } else { Err(malformed(&"the file ends before its root element does")) }
}

fn push(here: &mut Vec<Node>, text: &str) {
    match here.last_mut() {
        Some(Node::Text(own)) => own.push_str(text),
        _ => here.push(Node::Text(text.to_owned())),
    }
}

/// The part as bytes.
pub(super) fn bytes(nodes: &[Node]) -> Result<Vec<u8>, Said> {
    let mut writer = Writer::new(Vec::new());
    put(&mut writer, nodes).map_err(|error| malformed(&error))?;
    Ok(writer.into_inner())
}

fn put(writer: &mut Writer<Vec<u8>>, nodes: &[Node]) -> std::io::Result<()> {
    for node in nodes {
        match node {
            Node::Text(text) => writer.write_event(Event::Text(BytesText::new(text)))?,
            Node::Other(event) => writer.write_event(event.borrow())?,
            Node::Tag(tag) if tag.inside.is_empty() => {
                writer.write_event(Event::Empty(tag.start.borrow()))?
            }
            Node::Tag(tag) => {
                writer.write_event(Event::Start(tag.start.borrow()))?;
                put(writer, &tag.inside)?;
                let name = String::from_utf8_lossy(tag.start.name().as_ref()).into_owned();
                writer.write_event(Event::End(BytesEnd::new(name)))?;
            }
        }
    }
    Ok(())
}
