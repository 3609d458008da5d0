//! Word templates with places in them, filled in with what a document says.
//!
//! A place is written `{{form.project}}` and names a value of what the document says. `{{#rows.machines}}` … `{{/rows.machines}}` repeats the
//! rows of a table, or the paragraphs, between them for every row of a list; `{{#rows.machines 4}}` at least four times, blank where
//! there is nothing. Around a text they show it only where there is one. What is filled in is text and nothing else: it is
//! neither read for places again, nor can it become markup.
//!
//! | file | what |
//! |---|---|
//! | `open.rs` | the package: what is refused of it |
//! | `flat.rs` | the same as one text file, for folders of texts |
//! | `tree.rs` | a part as a tree of tags |
//! | `place.rs` | places in text |
//! | `scope.rs` | the value of a name |
//! | `write.rs` | filling in |

mod flat;
mod open;
mod place;
mod scope;
mod tree;
mod write;

use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use yunheng_values::{Finding, Findings, Text};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::DocumentError;
use place::Place;

/// Parts in which places are looked for.
const FILLED: [&str; 5] =
    ["word/document.xml", "word/header", "word/footer", "word/footnotes.xml", "word/endnotes.xml"];

/// A Word file with places.
#[derive(Debug, Clone)]
pub struct WordTemplate {
    /// Its parts by name, in their order.
    parts: Vec<(String, Vec<u8>)>,
}

/// A name that a template uses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamedPlace {
    /// The name as written.
    pub name: String,
    /// Whether it repeats what stands between it and its end.
    pub is_list: bool,
}

impl WordTemplate {
    /// Reads a docx file, or the same as flat XML.
    ///
    /// # Errors
    /// Everything for which it is refused: no Word file, macros, what it would load from outside, what is hidden in it, sizes.
    pub fn read(bytes: &[u8]) -> Result<Self, Findings> {
        let parts = if bytes.starts_with(b"PK") { open::parts(bytes)? } else { flat::parts(bytes)? };
        let template = Self { parts };
        let mut findings = open::defects(&template.parts);
        if findings.is_empty() {
            findings.extend(template.walk(&mut |_| {}).err().into_iter().flatten());
        }
        if findings.is_empty() { Ok(template) } else { Err(findings) }
    }

    /// The names that it uses, each once.
    ///
    /// # Errors
    /// A place that is not closed, or no name.
    pub fn places(&self) -> Result<Vec<NamedPlace>, Findings> {
        let mut found = BTreeSet::new();
        self.walk(&mut |place| {
            let named = match place {
                Place::Value(name) => NamedPlace { name: name.clone(), is_list: false },
                Place::Open { name, .. } => NamedPlace { name: name.clone(), is_list: true },
                Place::Close(_) => return,
            };
            found.insert(named);
        })?;
        Ok(found.into_iter().collect())
    }

    /// Looks at every place.
    fn walk(&self, visit: &mut dyn FnMut(&Place)) -> Result<(), Findings> {
        let mut findings = Findings::new();
        for (name, bytes) in self.filled() {
            let seen = tree::read(bytes).and_then(|nodes| write::each_place(&nodes, visit));
            findings.extend(seen.err().map(|said| of_part(name, &said)));
        }
        if findings.is_empty() { Ok(()) } else { Err(findings) }
    }

    fn filled(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let own = self.parts.iter().filter(|(name, _)| is_filled(name));
        own.map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// The template as a docx file, for whoever goes on working on it.
    ///
    /// # Errors
    /// None that a template which was read can have.
    pub fn packed(&self) -> Result<Vec<u8>, DocumentError> {
        packed(&self.parts)
    }

    /// The document: `says` fills the places, `verify` is the address at which it is verified. The same makes the same bytes.
    ///
    /// # Errors
    /// A name that `says` does not know.
    pub fn fill(&self, says: &Value, verify: &str) -> Result<Vec<u8>, DocumentError> {
        let mut said = says.clone();
        if let Some(fields) = said.as_object_mut() {
            fields.insert("verify".to_owned(), verify.into());
        }
        let mut parts = Vec::with_capacity(self.parts.len());
        for (name, bytes) in &self.parts {
            let content = if is_filled(name) { write::filled(bytes, &said) } else { Ok(bytes.clone()) };
            let content = content.map_err(|(zh, en)| DocumentError::Word(format!("{name} {zh} ({en})")))?;
            parts.push((name.clone(), content));
        }
        packed(&parts)
    }
}

fn is_filled(name: &str) -> bool {
    name.ends_with(".xml") && !name.contains("_rels/") && FILLED.iter().any(|start| name.starts_with(start))
}

/// What is wrong with a part, in both languages.
type Said = (String, String);

fn of_part(part: &str, (zh, en): &Said) -> Finding {
    Finding::error("template", part, Text::new(zh.clone(), en.clone()))
}

fn packed(parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>, DocumentError> {
    let refused = |error: &dyn std::fmt::Display| DocumentError::Word(error.to_string());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, content) in parts {
        writer.start_file(name, options).map_err(|error| refused(&error))?;
        writer.write_all(content).map_err(|error| refused(&error))?;
    }
    Ok(writer.finish().map_err(|error| refused(&error))?.into_inner())
}
