//! Changes: a changed element rewrites its own start tag or its own text, and nothing around it.

use super::tree::{Document, Element};
use crate::xml::read;
use quick_xml::escape::escape;
use std::ops::Range;
use yunheng_values::Text;

/// A change of one element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Sets an attribute, or takes it away.
    Attribute {
        /// `id` of the element.
        id: String,
        /// Namespace of the attribute; empty for one without a prefix.
        namespace: String,
        /// Name of the attribute without its prefix.
        local: String,
        /// Its value, in plain characters.
        value: Option<String>,
    },
    /// Sets the text of an element that has no elements in it.
    Content {
        /// `id` of the element.
        id: String,
        /// Its text, in plain characters.
        text: String,
    },
}

/// Why an edit was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditRefused(pub Text);

impl Document {
    /// The file after a change.
    ///
    /// # Errors
    /// No element has the id, or it has elements where text was to be put.
    pub fn edited(&self, edit: &Edit) -> Result<Self, EditRefused> {
        let (Edit::Attribute { id, .. } | Edit::Content { id, .. }) = edit;
        let element =
            self.by_id(id).ok_or_else(|| refused(id, "没有这个元素", "there is no such element"))?;
        let text = match edit {
            Edit::Attribute { namespace, local, value, .. } => {
                self.with_attribute(element, namespace, local, value.as_deref())
            }
            Edit::Content { text, .. } if element.children.is_empty() => self.with_content(element, text),
            Edit::Content { .. } => return Err(refused(id, "元素内还有元素", "it has elements in it")),
        };
        // The declaration first: what is read here is UTF-8 already.
        let text = with_utf_8_declared(text);
        let read = read(text.as_bytes(), &self.file)
            .map_err(|_| refused(id, "改后不再是合规的XML", "what comes out is no well-formed XML"))?;
        Ok(Self { changed: true, ..read })
    }

    fn with_attribute(&self, element: &Element, namespace: &str, local: &str, value: Option<&str>) -> String {
        let tag = &self.text[element.tag.clone()];
        let spans = attribute_spans(tag);
        let named = |name: &str| self.means(element, name, namespace, local);
        let found = spans.iter().find(|span| named(&tag[span.name.clone()]));
        let mut changed = tag.to_owned();
        match (found, value) {
            (Some(span), Some(value)) => {
                changed.replace_range(span.value.clone(), &format!("\"{}\"", escape(value)));
            }
            (Some(span), None) => changed.replace_range(span.leading..span.value.end, ""),
            (None, None) => {}
            (None, Some(value)) => {
                let (prefix, declaration) = self.prefix_for(element, namespace);
                let end = tag.trim_end_matches('>').trim_end_matches('/').trim_end().len();
                changed.insert_str(end, &format!("{declaration} {prefix}{local}=\"{}\"", escape(value)));
            }
        }
        self.spliced(element.tag.clone(), &changed)
    }

    fn with_content(&self, element: &Element, text: &str) -> String {
        let tag = &self.text[element.tag.clone()];
        let name = name_of(tag);
        let escaped = escape(text).into_owned();
        let whole = match tag.strip_suffix("/>") {
            Some(open) => format!("{}>{escaped}</{name}>", open.trim_end()),
            None => format!("{tag}{escaped}</{name}>"),
        };
        self.spliced(element.whole.clone(), &whole)
    }

    fn spliced(&self, range: Range<usize>, text: &str) -> String {
        format!("{}{text}{}", &self.text[..range.start], &self.text[range.end..])
    }

    /// Whether a raw attribute name is this attribute at this element.
    fn means(&self, element: &Element, name: &str, namespace: &str, local: &str) -> bool {
        match name.split_once(':') {
            Some((prefix, found)) => found == local && self.uri(element, prefix) == Some(namespace),
            None => name == local && namespace.is_empty(),
        }
    }

    fn uri<'a>(&'a self, element: &'a Element, prefix: &str) -> Option<&'a str> {
        let mut at = Some(element);
        while let Some(here) = at {
            if let Some((_, uri)) = here.prefixes.iter().find(|(known, _)| known == prefix) {
                return Some(uri);
            }
            at = here.parent.map(|index| &self.elements[index]);
        }
        None
    }

    /// A prefix that stands for the namespace, and its declaration when there is none yet.
    fn prefix_for(&self, element: &Element, namespace: &str) -> (String, String) {
        if namespace.is_empty() {
            return (String::new(), String::new());
        }
        let mut at = Some(element);
        while let Some(here) = at {
            for (prefix, uri) in &here.prefixes {
                if &**uri == namespace && !prefix.is_empty() && self.uri(element, prefix) == Some(namespace) {
                    return (format!("{prefix}:"), String::new());
                }
            }
            at = here.parent.map(|index| &self.elements[index]);
        }
        let free = (0..).map(|n| if n == 0 { "yh".to_owned() } else { format!("yh{n}") });
        let prefix = free.into_iter().find(|prefix| self.uri(element, prefix).is_none()).unwrap_or_default();
        (format!("{prefix}:"), format!(" xmlns:{prefix}=\"{}\"", escape(namespace)))
    }
}

fn refused(id: &str, zh: &str, en: &str) -> EditRefused {
    EditRefused(Text::new(format!("{id}：{zh}"), format!("{id}: {en}")))
}

/// What is written is UTF-8, whatever it was before.
fn with_utf_8_declared(text: String) -> String {
    let Some(end) = text.find("?>").filter(|_| text.starts_with("<?xml")) else { return text };
    let head = &text[..end];
    let Some(at) = head.find("encoding") else { return text };
    let Some(open) = head[at..].find(['"', '\'']).map(|n| at + n) else { return text };
    let quote = &head[open..=open];
    let Some(close) = head[open + 1..].find(quote).map(|n| open + 1 + n) else { return text };
    if head[open + 1..close].eq_ignore_ascii_case("utf-8") {
        return text;
    }
    format!("{}UTF-8{}", &text[..=open], &text[close..])
}

fn name_of(tag: &str) -> &str {
    let rest = tag.trim_start_matches('<');
    rest.split(|c: char| c.is_whitespace() || c == '/' || c == '>').next().unwrap_or(rest)
}

/// Where an attribute stands in its tag.
struct Span {
    /// Where the blanks before it begin.
    leading: usize,
    name: Range<usize>,
    /// The value with its quotes.
    value: Range<usize>,
}

/// The attributes of a start tag that was read before, so that it is known to be well formed.
fn attribute_spans(tag: &str) -> Vec<Span> {
    let bytes = tag.as_bytes();
    let mut spans = Vec::new();
    let mut at = 1 + name_of(tag).len();
    while at < bytes.len() {
        let leading = at;
        let skip =
            |from: usize| from + bytes[from..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let name = skip(at);
        let length =
            bytes[name..].iter().take_while(|b| !b.is_ascii_whitespace() && !b"=/>".contains(b)).count();
        let equals = skip(name + length);
        if length == 0 || bytes.get(equals) != Some(&b'=') {
            break;
        }
        let open = skip(equals + 1);
        let Some(quote) = bytes.get(open) else { break };
        let Some(inside) = bytes[open + 1..].iter().position(|byte| byte == quote) else { break };
        at = open + inside + 2;
        spans.push(Span { leading, name: name..name + length, value: open..at });
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "<?xml version='1.0' encoding='ISO-8859-1'?>\n<d xmlns='m'  xmlns:c=\"x\">\n <!-- kept -->\n <t  id='T' c:k = 'v' name=\"a\"\n/><t id='F'/>\n</d>\n";

    fn set(id: &str, namespace: &str, local: &str, value: Option<&str>) -> Edit {
        let [id, namespace, local] = [id, namespace, local].map(str::to_owned);
        Edit::Attribute { id, namespace, local, value: value.map(str::to_owned) }
    }

    fn after(edit: &Edit) -> String {
        String::from_utf8(read(FILE.as_bytes(), "f").unwrap().edited(edit).unwrap().bytes()).unwrap()
    }

    #[test]
    fn only_the_changed_attribute_is_written_again() {
        let utf_8 = FILE.replace("ISO-8859-1", "UTF-8");
        assert_eq!(after(&set("T", "", "name", Some("审<批"))), utf_8.replace("\"a\"", "\"审&lt;批\""));
        assert_eq!(after(&set("T", "x", "k", Some("w"))), utf_8.replace("'v'", "\"w\""));
        assert_eq!(after(&set("T", "x", "k", None)), utf_8.replace(" c:k = 'v'", ""));
        let added = utf_8.replace("id='F'", "id='F' xmlns:yh=\"y\" yh:role=\"r\"");
        assert_eq!(after(&set("F", "y", "role", Some("r"))), added);
        assert_eq!(after(&set("F", "x", "k", Some("r"))), utf_8.replace("id='F'", "id='F' c:k=\"r\""));
        let text = Edit::Content { id: "F".into(), text: "a<b".into() };
        assert_eq!(after(&text), utf_8.replace("<t id='F'/>", "<t id='F'>a&lt;b</t>"));
    }

    #[test]
    fn edits_follow_each_other_and_what_is_not_there_is_refused() {
        let file = read(FILE.as_bytes(), "f").unwrap();
        let edit = set("F", "y", "role", Some("r"));
        let twice = file.edited(&edit).unwrap().edited(&set("F", "y", "role", None)).unwrap();
        assert!(!String::from_utf8(twice.bytes()).unwrap().contains("role"));
        assert!(file.edited(&set("none", "", "a", None)).is_err());
        assert_eq!(file.bytes(), FILE.as_bytes());
    }
}
