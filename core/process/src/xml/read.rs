//! Text to tree. Document types and entities are refused before anything is expanded; sizes have limits.

use super::encoding::decode;
use super::tree::{Attribute, Document, Element, lines, place};
use super::{ATTRIBUTES_MAX, DEPTH_MAX, ELEMENTS_MAX};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use std::sync::Arc;
use yunheng_values::{Finding, Findings, Text};

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Reads a file; `file` is its name in findings.
pub(crate) fn read(bytes: &[u8], file: &str) -> Result<Document, Findings> {
    let text = decode(bytes, file).map_err(|finding| vec![finding])?;
    let mut building = Building::new(file, &text);
    building.run().map_err(|finding| vec![finding])?;
    let (elements, lines) = (building.elements, building.lines);
    Ok(Document { file: file.to_owned(), original: bytes.to_vec(), text, elements, lines, changed: false })
}

struct Building<'t> {
    file: &'t str,
    text: &'t str,
    elements: Vec<Element>,
    lines: Vec<usize>,
    open: Vec<usize>,
    /// Prefixes in force, the innermost last, with the depth at which each was declared.
    prefixes: Vec<(usize, String, Arc<str>)>,
}

impl<'t> Building<'t> {
    fn new(file: &'t str, text: &'t str) -> Self {
        let xml = (0, "xml".to_owned(), Arc::from(XML));
        Self { file, text, elements: Vec::new(), lines: lines(text), open: Vec::new(), prefixes: vec![xml] }
    }

    fn run(&mut self) -> Result<(), Finding> {
        let mut reader = Reader::from_str(self.text);
        reader.config_mut().check_comments = true;
        loop {
            let from = offset(reader.buffer_position());
            let event = reader.read_event();
            let to = offset(reader.buffer_position());
            match event.map_err(|error| self.malformed(from, &error.to_string()))? {
                Event::Start(tag) => self.begin(&tag, from..to)?,
                Event::Empty(tag) => {
                    self.begin(&tag, from..to)?;
                    self.end(to);
                }
                Event::End(_) => self.end(to),
                Event::Text(_) | Event::GeneralRef(_) => self.characters(from, to)?,
                Event::CData(inner) => {
                    let inner = inner.decode().map_err(|error| self.malformed(from, &error.to_string()))?;
                    self.push(from, &inner)?;
                }
                Event::DocType(_) => return Err(self.doctype(from)),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => break,
            }
        }
        if self.elements.is_empty() || !self.open.is_empty() {
            return Err(self.malformed(self.text.len(), "the file ends before its root element does"));
        }
        Ok(())
    }

    fn begin(&mut self, tag: &BytesStart<'_>, at: std::ops::Range<usize>) -> Result<(), Finding> {
        self.within_limits(at.start)?;
        let depth = self.open.len();
        let raw = self.raw_attributes(tag, at.start)?;
        let mut declared = Vec::new();
        for (name, value) in &raw {
            let prefix = if name == "xmlns" { Some("") } else { name.strip_prefix("xmlns:") };
            if let Some(prefix) = prefix {
                let uri: Arc<str> = Arc::from(value.as_str());
                declared.push((prefix.to_owned(), uri.clone()));
                self.prefixes.push((depth, prefix.to_owned(), uri));
            }
        }
        if self.prefixes.len() > ATTRIBUTES_MAX {
            return Err(self.limit(at.start, "xml_attributes", "前缀", "prefixes", ATTRIBUTES_MAX));
        }
        let plain = raw.into_iter().filter(|(name, _)| name != "xmlns" && !name.starts_with("xmlns:"));
        let attributes = plain
            .map(|(name, value)| {
                let (namespace, local) = self.resolve(&name, Arc::from(""), at.start)?;
                Ok(Attribute { namespace, local, value })
            })
            .collect::<Result<Vec<_>, Finding>>()?;
        let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
        let (namespace, local) = self.resolve(&name, self.lookup("").unwrap_or_default(), at.start)?;
        self.add(Element {
            namespace,
            local,
            attributes,
            parent: self.open.last().copied(),
            children: Vec::new(),
            text: String::new(),
            tag: at.clone(),
            whole: at,
            prefixes: declared,
        });
        Ok(())
    }

    fn add(&mut self, element: Element) {
        let index = self.elements.len();
        if let Some(parent) = element.parent {
            self.elements[parent].children.push(index);
        }
        self.elements.push(element);
        self.open.push(index);
    }

    fn end(&mut self, to: usize) {
        if let Some(index) = self.open.pop() {
            self.elements[index].whole.end = to;
        }
        let depth = self.open.len();
        // The one at depth 0 that XML itself brings stays.
        while self.prefixes.len() > 1 && self.prefixes.last().is_some_and(|(at, _, _)| *at >= depth) {
            self.prefixes.pop();
        }
    }

    fn within_limits(&self, at: usize) -> Result<(), Finding> {
        if self.open.is_empty() && !self.elements.is_empty() {
            return Err(self.malformed(at, "a second root element"));
        }
        if self.open.len() >= DEPTH_MAX {
            return Err(self.limit(at, "xml_too_deep", "层嵌套", "levels of nesting", DEPTH_MAX));
        }
        if self.elements.len() >= ELEMENTS_MAX {
            return Err(self.limit(at, "xml_too_many", "个元素", "elements", ELEMENTS_MAX));
        }
        Ok(())
    }

    fn raw_attributes(&self, tag: &BytesStart<'_>, at: usize) -> Result<Vec<(String, String)>, Finding> {
        let mut raw = Vec::new();
        for attribute in tag.attributes() {
            if raw.len() >= ATTRIBUTES_MAX {
                return Err(self.limit(at, "xml_attributes", "个属性", "attributes", ATTRIBUTES_MAX));
            }
            let attribute = attribute.map_err(|error| self.malformed(at, &error.to_string()))?;
            let value = String::from_utf8_lossy(&attribute.value);
            if value.contains('<') {
                return Err(self.malformed(at, "`<` in an attribute"));
            }
            let value = unescape(&value).map_err(|error| self.entity(at, &error.to_string()))?.into_owned();
            raw.push((String::from_utf8_lossy(attribute.key.as_ref()).into_owned(), value));
        }
        Ok(raw)
    }

    /// Text between tags, references included, as it stands in the file.
    fn characters(&mut self, from: usize, to: usize) -> Result<(), Finding> {
        let raw = self.text.get(from..to).unwrap_or_default();
        let plain = unescape(raw).map_err(|error| self.entity(from, &error.to_string()))?;
        self.push(from, &plain)
    }

    fn push(&mut self, at: usize, plain: &str) -> Result<(), Finding> {
        if let Some(index) = self.open.last() {
            self.elements[*index].text.push_str(plain);
        } else if !plain.trim_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']).is_empty() {
            return Err(self.malformed(at, "text outside of the root element"));
        }
        Ok(())
    }

    fn lookup(&self, prefix: &str) -> Option<Arc<str>> {
        self.prefixes.iter().rev().find(|(_, known, _)| known == prefix).map(|(_, _, uri)| uri.clone())
    }

    fn resolve(&self, name: &str, default: Arc<str>, at: usize) -> Result<(Arc<str>, String), Finding> {
        let Some((prefix, local)) = name.split_once(':') else { return Ok((default, name.to_owned())) };
        match self.lookup(prefix) {
            Some(uri) => Ok((uri, local.to_owned())),
            None => Err(self.malformed(at, &format!("the prefix `{prefix}` is not declared"))),
        }
    }

    fn place(&self, at: usize) -> String {
        place(self.file, self.text, &self.lines, at)
    }

    fn malformed(&self, at: usize, what: &str) -> Finding {
        let text = Text::new(format!("不是合规的XML：{what}"), format!("this is no well-formed XML: {what}"));
        Finding::error("xml_malformed", self.place(at), text)
    }

    fn doctype(&self, at: usize) -> Finding {
        let text = Text::new("含有文档类型声明（DOCTYPE）", "it has a document type declaration (DOCTYPE)");
        Finding::error("xml_doctype", self.place(at), text).hint(
            "流程文件不需要DOCTYPE，实体可被用来攻击，删去即可",
            "a process needs none, and its entities are a way to attack; take it out",
        )
    }

    fn entity(&self, at: usize, what: &str) -> Finding {
        let text = Text::new(
            format!("无法解析的字符引用：{what}"),
            format!("a reference that cannot be resolved: {what}"),
        );
        Finding::error("xml_entity", self.place(at), text).hint(
            "只接受XML自带的五个实体和字符编号",
            "only XML's own five entities and character numbers are read",
        )
    }

    fn limit(&self, at: usize, code: &'static str, zh: &str, en: &str, most: usize) -> Finding {
        let text = Text::new(format!("超过{most}{zh}"), format!("more than {most} {en}"));
        Finding::error(code, self.place(at), text)
    }
}

/// The text is at most some MiB long, so a position fits.
fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> &'static str {
        read(text.as_bytes(), "f").map_or_else(|findings| findings[0].code, |_| "")
    }

    #[test]
    fn names_and_values_are_resolved() {
        let text = "<a xmlns='u' xmlns:p='v' p:x='1&#20013;&lt;'><p:b>甲<!-- c --><![CDATA[<乙>]]>&amp;</p:b><c/></a>";
        let read = read(text.as_bytes(), "f").unwrap();
        assert!(
            read.root().is("u", "a") && read.elements()[1].is("v", "b") && read.elements()[2].is("u", "c")
        );
        assert_eq!(read.root().attribute_in("v", "x"), Some("1中<"));
        assert_eq!(read.elements()[1].text, "甲<乙>&");
        assert_eq!(read.place(&read.elements()[2]), format!("f:1:{}", 1 + text.chars().count() - 8));
        assert_eq!(read.bytes(), text.as_bytes());
    }

    #[test]
    fn hostile_files_are_refused_with_their_kind() {
        let bomb = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><l>&b;</l>";
        assert_eq!(code(bomb), "xml_doctype");
        assert_eq!(code("<a>&b;</a>"), "xml_entity");
        assert_eq!(code("<a b='&b;'/>"), "xml_entity");
        assert_eq!(code(&"<a>".repeat(DEPTH_MAX + 1)), "xml_too_deep");
        assert_eq!(code(&format!("<a>{}</a>", "<b/>".repeat(ELEMENTS_MAX))), "xml_too_many");
        let many: String = (0..=ATTRIBUTES_MAX).map(|n| format!(" a{n}='1'")).collect();
        assert_eq!(code(&format!("<a{many}/>")), "xml_attributes");
        let prefixes: String = (0..ATTRIBUTES_MAX).map(|n| format!(" xmlns:a{n}='1'")).collect();
        assert_eq!(code(&format!("<a{prefixes}><b{prefixes}/></a>")), "xml_attributes");
        for broken in [
            "",
            "x",
            "<a>",
            "<a></b>",
            "<a/><b/>",
            "<a x='1' x='2'/>",
            "<p:a/>",
            "<a x='<'/>",
            "<a/>x",
            "<a>&#0;</a>",
        ] {
            assert!(["xml_malformed", "xml_entity"].contains(&code(broken)), "{broken}: {}", code(broken));
        }
    }
}
