//! Official texts beside the gists. A city loads the wording of its own documents; no figure ever needs it.

use crate::home::{Home, write_whole};
use std::path::Path;
use yunheng_policy::{Document, Pack};
use yunheng_values::{Finding, Findings, Text};

/// The longest regulation of the shipped packs has a hundredth of this.
const LARGEST_TEXT_BYTES: u64 = 8 << 20;

/// Keeps the official text of a document and says how many of its articles were found in it.
///
/// # Errors
/// An unknown document, a file that is not UTF-8 text, or one in which no article's place is found; nothing is kept then.
pub fn load_official_text(
    pack: &Pack,
    home: &Home,
    document: &str,
    file: &Path,
) -> Result<(usize, usize), Findings> {
    let known = pack.documents.iter().find(|known| known.id == document).ok_or_else(|| {
        let ids: Vec<&str> = pack.documents.iter().map(|document| document.id.as_str()).collect();
        let message =
            Text::new(format!("没有文件“{document}”"), format!("there is no document `{document}`"));
        vec![
            Finding::error("unknown_document", document, message)
                .hint(format!("可用：{}", ids.join(" ")), format!("known: {}", ids.join(" "))),
        ]
    })?;
    let problem = |reason: String| {
        let message =
            Text::new(format!("读写失败：{reason}"), format!("cannot be read or written: {reason}"));
        vec![Finding::error("unreadable", file.display().to_string(), message)]
    };
    let size = file.metadata().map_err(|error| problem(error.to_string()))?.len();
    if size > LARGEST_TEXT_BYTES {
        return Err(problem(format!("{size} bytes; at most {LARGEST_TEXT_BYTES}")));
    }
    let text = std::fs::read_to_string(file).map_err(|error| problem(error.to_string()))?;
    let found =
        known.articles.iter().filter(|article| section(&text, known, &article.place).is_some()).count();
    if found == 0 {
        let message = Text::new(
            "文中找不到任何条款的位置（如“第十二条”）",
            "no article's place (such as 第十二条) is found in the text",
        );
        return Err(vec![Finding::error("no_article", file.display().to_string(), message)]);
    }
    let target = home.texts(&pack.manifest.id).join(format!("{document}.txt"));
    write_whole(&target, text.as_bytes()).map_err(|error| problem(error.to_string()))?;
    Ok((found, known.articles.len()))
}

/// The official wording of a clause, where the city has loaded it.
pub fn official_text(pack: &Pack, home: &Home, id: &str) -> Option<String> {
    let (document, article) = pack.documents.iter().find_map(|document| {
        Some((document, document.articles.iter().find(|article| article.id.as_str() == id)?))
    })?;
    section(&loaded_text(&pack.manifest.id, home, &document.id)?, document, &article.place)
}

/// The official text of a document as the city has loaded it.
pub(crate) fn loaded_text(pack: &str, home: &Home, document: &str) -> Option<String> {
    std::fs::read_to_string(home.texts(pack).join(format!("{document}.txt"))).ok()
}

/// The part of a text from a place's heading to the next heading of any article's place.
pub(crate) fn section(text: &str, document: &Document, place: &str) -> Option<String> {
    let head = heading(place);
    let heads: Vec<&str> = document.articles.iter().map(|article| heading(&article.place)).collect();
    let mut lines = text.lines().skip_while(|line| !starts_with(line, head));
    let first = lines.next()?;
    let rest = lines.take_while(|line| !heads.iter().any(|other| *other != head && starts_with(line, other)));
    Some(std::iter::once(first).chain(rest).collect::<Vec<_>>().join("\n").trim().to_owned())
}

/// 第十二条（一） is found under 第十二条; 3.1.2 under 3.1.2.
fn heading(place: &str) -> &str {
    place.find('条').map_or_else(
        || place.split_whitespace().next().unwrap_or(place),
        |end| &place[..end + '条'.len_utf8()],
    )
}

fn starts_with(line: &str, head: &str) -> bool {
    let line = line.trim_start_matches(['#', ' ', '\u{3000}', '*']);
    line.strip_prefix(head).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit() || c == '.'))
}
