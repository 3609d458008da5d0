//! Flat XML (Flat OPC): a Word file as one text, which Word opens and saves too. Folders of texts hold templates so.

use yunheng_values::{Finding, Findings, Text};

use super::of_part;
use super::open::LARGEST;
use super::tree::{Node, Tag, bytes, read};

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "application/vnd.openxmlformats-package.relationships+xml";

/// The parts of the file.
pub(super) fn parts(text: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Findings> {
    let refuse = |zh: &str, en: &str| vec![Finding::error("template", "docx", Text::new(zh, en))];
    if text.len() > LARGEST {
        return Err(refuse("模板最大5 MB", "a template has 5 MB at most"));
    }
    let not_word = || {
        refuse(
            "不是Word文档（.docx），也不是Word的平面XML",
            "this is neither a Word document (.docx) nor Word's flat XML",
        )
    };
    let nodes = read(text).map_err(|said| vec![of_part("docx", &said)])?;
    let root = nodes.iter().find_map(|node| match node {
        Node::Tag(tag) if tag.is("pkg:package") => Some(tag),
        _ => None,
    });
    let (mut found, mut types) = (Vec::new(), String::new());
    for part in root.ok_or_else(not_word)?.tags().filter(|tag| tag.is("pkg:part")) {
        let name = part.attribute("pkg:name").unwrap_or_default();
        let kind = part.attribute("pkg:contentType").unwrap_or_default();
        let data = part.tags().find(|tag| tag.is("pkg:xmlData"));
        let Some(data) = data.filter(|_| is_plain(&name) && is_plain(&kind)) else {
            return Err(refuse(
                "平面XML里只能有XML部件，图片请用docx上传",
                "flat XML holds parts of XML only; upload a docx for pictures",
            ));
        };
        found.push((
            name.trim_start_matches('/').to_owned(),
            content(data).map_err(|said| vec![of_part(&name, &said)])?,
        ));
        if kind != RELATIONS {
            types.push_str(&format!("<Override PartName=\"{name}\" ContentType=\"{kind}\"/>"));
        }
    }
    let types = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" ContentType=\"{RELATIONS}\"/>{types}</Types>"
    );
    found.insert(0, ("[Content_Types].xml".to_owned(), types.into_bytes()));
    Ok(found)
}

/// Names of parts and types need no escaping.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "/._-+".contains(c))
}

fn content(data: &Tag) -> Result<Vec<u8>, super::Said> {
    let own: Vec<Node> = data.inside.iter().filter(|node| matches!(node, Node::Tag(_))).cloned().collect();
    let mut content = b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>".to_vec();
    content.extend(bytes(&own)?);
    Ok(content)
}
