//! The tree beside the text.

use std::ops::Range;
use std::sync::Arc;

/// A file, and where its elements stand.
#[derive(Debug, Clone)]
pub struct Document {
    pub(super) file: String,
    /// As it was read; given back when nothing was changed.
    pub(super) original: Vec<u8>,
    pub(super) text: String,
    pub(super) elements: Vec<Element>,
    /// Where each line begins.
    pub(super) lines: Vec<usize>,
    pub(super) changed: bool,
}

/// An element: its name, its attributes and its place.
#[derive(Debug, Clone)]
pub struct Element {
    /// What its prefix stands for; empty without one.
    pub namespace: Arc<str>,
    /// Name without the prefix.
    pub local: String,
    /// In the order of the file, declarations of prefixes left out.
    pub attributes: Vec<Attribute>,
    /// Index of the element around it.
    pub parent: Option<usize>,
    /// Indices of the elements in it.
    pub children: Vec<usize>,
    /// The text directly in it, with references resolved.
    pub text: String,
    /// Bytes of its start tag.
    pub(super) tag: Range<usize>,
    /// Bytes from its start tag to the end of its end tag.
    pub(super) whole: Range<usize>,
    /// Prefixes that it declares.
    pub(super) prefixes: Vec<(String, Arc<str>)>,
}

/// An attribute with its value in plain characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// What its prefix stands for; empty without one.
    pub namespace: Arc<str>,
    /// Name without the prefix.
    pub local: String,
    /// The value, references resolved.
    pub value: String,
}

impl Document {
    /// The file's bytes: those that were read, or the changed text as UTF-8.
    pub fn bytes(&self) -> Vec<u8> {
        if self.changed { self.text.as_bytes().to_vec() } else { self.original.clone() }
    }

    /// Every element, the root first, in the order of the file.
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// The root.
    pub fn root(&self) -> &Element {
        // A document is only made by `read`, which refuses a file without a root.
        &self.elements[0]
    }

    /// The elements directly in an element.
    pub fn children(&self, element: &Element) -> impl Iterator<Item = &Element> {
        element.children.iter().map(|index| &self.elements[*index])
    }

    /// The element with this `id`.
    pub fn by_id(&self, id: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.id() == Some(id))
    }

    /// `file:line:column` of an element.
    pub fn place(&self, element: &Element) -> String {
        place(&self.file, &self.text, &self.lines, element.tag.start)
    }
}

impl Element {
    /// The value of an attribute without a prefix.
    pub fn attribute(&self, local: &str) -> Option<&str> {
        self.attribute_in("", local)
    }

    /// The value of an attribute of a namespace.
    pub fn attribute_in(&self, namespace: &str, local: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|one| &*one.namespace == namespace && one.local == local);
        found.map(|one| one.value.as_str())
    }

    /// Its `id`, when it has one.
    pub fn id(&self) -> Option<&str> {
        self.attribute("id").filter(|id| !id.is_empty())
    }

    /// Whether it is this element of this namespace.
    pub fn is(&self, namespace: &str, local: &str) -> bool {
        &*self.namespace == namespace && self.local == local
    }
}

/// Where the lines of a text begin.
pub(super) fn lines(text: &str) -> Vec<usize> {
    let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
}

/// Beyond this column characters are no longer counted but bytes: a file in one line must not cost its length for
/// every element.
const COUNTED_MAX: usize = 4096;

/// `file:line:column` of a byte of a text.
pub(super) fn place(file: &str, text: &str, lines: &[usize], at: usize) -> String {
    let line = lines.partition_point(|begin| *begin <= at).max(1);
    let before = text.get(lines[line - 1]..at).unwrap_or_default();
    let column = if before.len() > COUNTED_MAX { before.len() } else { before.chars().count() };
    format!("{file}:{line}:{}", column + 1)
}
