//! The package: every part compressed and stamped alike, so that the same report gives the same bytes.

use std::io::{Cursor, Read, Write};

use docx_rs::Docx;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::DocumentError;

/// The height that only rows of titles are given.
const TITLES: &str = "<w:trHeight w:val=\"1\" w:hRule=\"atLeast\" />";
const SECTION: &str = "<w:sectPr>";

/// The bytes of the document.
pub(crate) fn packed(docx: Docx) -> Result<Vec<u8>, DocumentError> {
    let refused = |error: ZipError| DocumentError::Word(error.to_string());
    let mut first = Cursor::new(Vec::new());
    docx.pack(&mut first).map_err(|error| DocumentError::Word(error.to_string()))?;
    repacked(first).map_err(refused)
}

fn repacked(first: Cursor<Vec<u8>>) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipArchive::new(first)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        if part.is_dir() {
            continue;
        }
        let mut content = Vec::new();
        part.read_to_end(&mut content)?;
        let name = part.name()?.into_owned();
        writer.start_file(&name, options)?;
        writer.write_all(&finished(&name, content))?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Adds what the writer does not know: repeated titles of tables, and page numbers in every section. Text cannot hold
/// these marks, because its angle brackets are escaped.
fn finished(name: &str, content: Vec<u8>) -> Vec<u8> {
    if name != "word/document.xml" {
        return content;
    }
    match String::from_utf8(content) {
        Ok(xml) => with_footers(&xml.replace(TITLES, "<w:tblHeader/>")).into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

/// The last section names the footers; Word takes them over forwards only, so the earlier ones must name them too.
fn with_footers(xml: &str) -> String {
    let Some((earlier, last)) = xml.rsplit_once(SECTION) else { return xml.to_owned() };
    let references = last.split_inclusive('>').filter(|piece| piece.starts_with("<w:footerReference"));
    let named = format!("{SECTION}{}", references.collect::<String>());
    format!("{}{SECTION}{last}", earlier.replace(SECTION, &named))
}
