//! The package of a Word file: what it may hold. It is opened by many people's computers, so what would load or run anything is refused.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use yunheng_values::{Finding, Findings, Text};
use zip::ZipArchive;

use super::tree::{Node, Tag, read};
use super::{Said, of_part};

/// Largest file.
pub(super) const LARGEST: usize = 5 << 20;
/// Most parts.
const MOST_PARTS: usize = 300;
/// Largest part, and all together, unpacked.
const LARGEST_PART: u64 = 16 << 20;
const LARGEST_ALL: u64 = 32 << 20;
const DOCUMENT: &str = "word/document.xml";
const TYPES: &str = "[Content_Types].xml";
/// Fields that only count or point inside of the file.
const FIELDS: [&str; 10] =
    ["PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "REF", "PAGEREF", "STYLEREF", "SEQ", "TIME"];

fn refused(place: &str, zh: impl Into<String>, en: impl Into<String>) -> Findings {
    vec![Finding::error("template", place, Text::new(zh, en))]
}

/// The parts of a docx file.
pub(super) fn parts(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Findings> {
    if bytes.len() > LARGEST {
        return Err(refused("docx", "模板最大5 MB", "a template has 5 MB at most"));
    }
    let no_docx = |error: &dyn std::fmt::Display| {
        refused(
            "docx",
            format!("不是可以读取的docx文件：{error}"),
            format!("this is no docx file that can be read: {error}"),
        )
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| no_docx(&error))?;
    if archive.len() > MOST_PARTS {
        return Err(refused("docx", "部件超过300个", "it has more than 300 parts"));
    }
    let (mut found, mut names, mut all) = (Vec::new(), BTreeSet::new(), 0_u64);
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| no_docx(&error))?;
        if part.is_dir() {
            continue;
        }
        let name = part.name().map_err(|error| no_docx(&error))?.into_owned();
        if !is_plain(&name) || !names.insert(name.to_lowercase()) {
            return Err(refused(&name, "部件名称重复或者有误", "a part's name stands twice or is none"));
        }
        let mut content = Vec::new();
        // What is unpacked is counted, not what the file says of itself.
        part.take(LARGEST_PART + 1).read_to_end(&mut content).map_err(|error| no_docx(&error))?;
        let length = u64::try_from(content.len()).unwrap_or(u64::MAX);
        all = all.saturating_add(length);
        if length > LARGEST_PART || all > LARGEST_ALL {
            return Err(refused(
                &name,
                "解压后过大，疑似压缩炸弹",
                "it is too large unpacked, as a zip bomb is",
            ));
        }
        found.push((name, content));
    }
    Ok(found)
}

fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('/')
        && !name.contains('\\')
        && !name.split('/').any(|piece| piece.is_empty() || piece == "." || piece == "..")
}

/// Everything for which a template is refused.
pub(super) fn defects(parts: &[(String, Vec<u8>)]) -> Findings {
    let has = |name: &str| parts.iter().any(|(own, _)| own == name);
    if !has(DOCUMENT) || !has(TYPES) {
        return refused("docx", "不是Word文档（.docx）", "this is no Word document (.docx)");
    }
    let mut findings = Findings::new();
    for (name, content) in parts {
        let lower = name.to_lowercase();
        if let Some((zh, en)) = hidden(&lower) {
            findings.push(of_part(name, &(zh.to_owned(), en.to_owned())));
        } else if lower.ends_with(".xml") || lower.ends_with(".rels") {
            findings.extend(of_xml(name, content).into_iter().map(|said| of_part(name, &said)));
        }
    }
    findings
}

/// What a part's name says of it.
fn hidden(name: &str) -> Option<(&'static str, &'static str)> {
    if name.ends_with("vbaproject.bin") || name.ends_with("vbadata.xml") || name.contains("/activex/") {
        return Some((
            "含有宏或者控件，请另存为不含宏的docx",
            "it has macros or controls; save it as docx without",
        ));
    }
    let is_embedded = name.contains("/embeddings/") || name.contains("/afchunk") || name.ends_with(".bin");
    is_embedded.then_some(("嵌有其他文件，请删去", "another file is embedded in it; take it out"))
}

fn of_xml(name: &str, content: &[u8]) -> Vec<Said> {
    let nodes = match read(content) {
        Ok(nodes) => nodes,
        Err(said) => return vec![said],
    };
    let mut found = Vec::new();
    for node in &nodes {
        if let Node::Tag(tag) = node {
            look(name, tag, &mut found);
        }
    }
    found
}

fn look(part: &str, tag: &Tag, found: &mut Vec<Said>) {
    let mut say = |zh: String, en: String| found.push((zh, en));
    if part.ends_with(".rels") && tag.is("Relationship") {
        let target = tag.attribute("Target").unwrap_or_default();
        if tag.attribute("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external")) {
            say(
                format!("有外部链接“{target}”，请取消超链接、链接的图片或者附加模板"),
                format!(
                    "it links to `{target}` outside; take out hyperlinks, linked pictures and attached templates"
                ),
            );
        }
    }
    let content_type = tag.attribute("ContentType").unwrap_or_default().to_lowercase();
    if part == TYPES && (content_type.contains("macroenabled") || content_type.contains("vbaproject")) {
        say("含有宏，请另存为不含宏的docx".into(), "it has macros; save it as docx without".into());
    }
    if tag.is("w:altChunk") {
        say("嵌有其他文件，请删去".into(), "another file is embedded in it; take it out".into());
    }
    if tag.is("w:fldSimple") {
        field(&tag.attribute("w:instr").unwrap_or_default(), found);
    }
    if tag.is("w:p") {
        fields_of(tag, found);
    }
    tag.tags().for_each(|inner| look(part, inner, found));
}

/// Fields of a paragraph whose instruction is cut into runs.
fn fields_of(paragraph: &Tag, found: &mut Vec<Said>) {
    let (mut open, mut begun): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    gather(paragraph, &mut open, &mut begun);
    begun.extend(open);
    begun.iter().for_each(|instruction| field(instruction, found));
}

fn gather(tag: &Tag, open: &mut Vec<String>, begun: &mut Vec<String>) {
    if tag.is("w:fldChar") {
        match tag.attribute("w:fldCharType").as_deref() {
            Some("begin") => open.push(String::new()),
            _ => begun.extend(open.pop()),
        }
    }
    if tag.is("w:instrText") {
        match open.last_mut() {
            Some(instruction) => instruction.push_str(&tag.text()),
            None => begun.push(tag.text()),
        }
    }
    tag.tags().filter(|inner| !inner.is("w:p")).for_each(|inner| gather(inner, open, begun));
}

fn field(instruction: &str, found: &mut Vec<Said>) {
    let word = instruction.split_whitespace().next().unwrap_or_default().to_uppercase();
    if !word.is_empty() && !FIELDS.contains(&word.as_str()) {
        found.push((
            format!("域“{word}”会引用外部内容或者执行动作，可用的有{}", FIELDS.join("、")),
            format!("the field `{word}` may load or do something; these may stand: {}", FIELDS.join(", ")),
        ));
    }
}
