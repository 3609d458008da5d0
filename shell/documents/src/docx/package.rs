//! The package: every part compressed and stamped alike, so that the same report gives the same bytes.

use std::io::{Cursor, Read, Write};

use docx_rs::Docx;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::DocumentError;

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

/// The writer knows no repeated headings of tables. Rows that may not split are exactly the rows of titles, and text
/// cannot hold the mark, because its angle brackets are escaped.
fn finished(name: &str, content: Vec<u8>) -> Vec<u8> {
    if name != "word/document.xml" {
        return content;
    }
    match String::from_utf8(content) {
        Ok(xml) => {
            let marked = xml.replace("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />");
            marked.replace("<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>").into_bytes()
        }
        Err(error) => error.into_bytes(),
    }
}
