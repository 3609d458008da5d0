//! Filling in: blocks are repeated first, then the places of each paragraph become text, however Word cut it into runs.

use quick_xml::events::BytesStart;
use serde_json::Value;

use super::Said;
use super::place::{Place, places};
use super::scope::{Repeated, Scope};
use super::tree::{Node, Tag, bytes, read};

const PARAGRAPH: &str = "w:p";
const ROW: &str = "w:tr";
const TEXT: &str = "w:t";
/// Names of a thing that a repetition must not repeat.
const ONCE: [&str; 2] = ["w14:paraId", "w14:textId"];

/// A part with its places filled in.
pub(super) fn filled(part: &[u8], says: &Value) -> Result<Vec<u8>, Said> {
    bytes(&expanded(&read(part)?, &Scope::new(says))?)
}

/// Visits every place of a part, and refuses blocks without an end.
pub(super) fn each_place(nodes: &[Node], visit: &mut dyn FnMut(&Place)) -> Result<(), Said> {
    let mut at = 0;
    while let Some(node) = nodes.get(at) {
        if let Node::Tag(tag) = node {
            if let Some((name, _)) = opens(tag)? {
                let last = end_of(nodes, at, &name)?;
                let mut lists = 0;
                for inner in &nodes[at..=last] {
                    seen(inner, &mut |place| {
                        lists += usize::from(matches!(place, Place::Open { .. }));
                        visit(place);
                    })?;
                }
                if lists > 1 {
                    return Err((
                        format!("{{{{#{name}}}}}里面又有一个列表；一段里只能重复一个列表"),
                        format!("another list stands in {{{{#{name}}}}}; a block repeats one list"),
                    ));
                }
                at = last;
            } else if tag.is(PARAGRAPH) {
                seen(node, visit)?;
            } else {
                each_place(&tag.inside, visit)?;
            }
        }
        at += 1;
    }
    Ok(())
}

/// Visits the places of a node, whatever it is.
fn seen(node: &Node, visit: &mut dyn FnMut(&Place)) -> Result<(), Said> {
    let Node::Tag(tag) = node else { return Ok(()) };
    if tag.is(PARAGRAPH) {
        places(&pieces(tag).concat())?.iter().for_each(|(_, place)| visit(place));
    }
    // Text boxes have paragraphs of their own inside of one.
    tag.inside.iter().try_for_each(|inner| seen(inner, visit))
}

/// The nodes with blocks repeated and places filled in.
fn expanded(nodes: &[Node], scope: &Scope<'_>) -> Result<Vec<Node>, Said> {
    let (mut done, mut at) = (Vec::with_capacity(nodes.len()), 0);
    while let Some(node) = nodes.get(at) {
        match node {
            Node::Tag(tag) => match opens(tag)? {
                Some((name, least)) => {
                    let last = end_of(nodes, at, &name)?;
                    done.extend(repeated(&nodes[at..=last], (&name, least), scope)?);
                    at = last;
                }
                None => done.push(Node::Tag(one(tag, scope)?)),
            },
            other => done.push(other.clone()),
        }
        at += 1;
    }
    Ok(done)
}

fn one(tag: &Tag, scope: &Scope<'_>) -> Result<Tag, Said> {
    let inside = expanded(&tag.inside, scope)?;
    let tag = Tag { start: tag.start.clone(), inside };
    if tag.is(PARAGRAPH) { paragraph(tag, scope) } else { Ok(tag) }
}

/// The list that a row or a paragraph outside of rows begins to repeat.
fn opens(tag: &Tag) -> Result<Option<(String, usize)>, Said> {
    if !tag.is(ROW) && !tag.is(PARAGRAPH) {
        return Ok(None);
    }
    let found = marks(tag)?.into_iter().find_map(|place| match place {
        Place::Open { name, least } => Some((name, least)),
        _ => None,
    });
    Ok(found)
}

/// The places of a paragraph, or of all paragraphs of a row.
fn marks(tag: &Tag) -> Result<Vec<Place>, Said> {
    let mut found = Vec::new();
    seen(&Node::Tag(tag.clone()), &mut |place| found.push(place.clone()))?;
    Ok(found)
}

/// Where the block ends that begins at a node.
fn end_of(nodes: &[Node], from: usize, name: &str) -> Result<usize, Said> {
    for (at, node) in nodes.iter().enumerate().skip(from) {
        if let Node::Tag(tag) = node
            && marks(tag)?.iter().any(|place| *place == Place::Close(name.to_owned()))
        {
            return Ok(at);
        }
    }
    Err((
        format!("{{{{#{name}}}}}没有对应的{{{{/{name}}}}}，或者不在同一张表、同一层段落里"),
        format!("{{{{#{name}}}}} has no {{{{/{name}}}}} in the same table or among the same paragraphs"),
    ))
}

fn repeated(block: &[Node], (name, least): (&str, usize), scope: &Scope<'_>) -> Result<Vec<Node>, Said> {
    let rows = match scope.repeated(name).ok_or_else(|| unknown(name))? {
        Repeated::Rows(rows) => rows.into_iter().map(Some).collect::<Vec<_>>(),
        Repeated::Shown(is_shown) => {
            return if is_shown { each(block, scope) } else { Ok(Vec::new()) };
        }
    };
    let count = rows.len().max(least);
    let mut done = Vec::new();
    for index in 0..count {
        let row = rows.get(index).copied().flatten();
        let mut again = each(block, &scope.with(name, index, row))?;
        if index > 0 {
            again.iter_mut().for_each(without_names);
        }
        done.extend(again);
    }
    Ok(done)
}

/// The nodes of a block once: its own marks are text like any other and become nothing.
fn each(block: &[Node], scope: &Scope<'_>) -> Result<Vec<Node>, Said> {
    let fill = |node: &Node| match node {
        Node::Tag(tag) => Ok(Node::Tag(inner(tag, scope)?)),
        other => Ok(other.clone()),
    };
    block.iter().map(fill).collect()
}

/// A tag of a block: blocks inside of a block are not looked for.
fn inner(tag: &Tag, scope: &Scope<'_>) -> Result<Tag, Said> {
    let inside = each(&tag.inside, scope)?;
    let tag = Tag { start: tag.start.clone(), inside };
    if tag.is(PARAGRAPH) { paragraph(tag, scope) } else { Ok(tag) }
}

/// Takes names away that may stand in a file only once.
fn without_names(node: &mut Node) {
    let Node::Tag(tag) = node else { return };
    if ONCE.iter().any(|name| tag.attribute(name).is_some()) {
        let name = String::from_utf8_lossy(tag.start.name().as_ref()).into_owned();
        let kept = tag.start.attributes().flatten();
        let kept: Vec<_> =
            kept.filter(|own| ONCE.iter().all(|once| own.key.as_ref() != once.as_bytes())).collect();
        tag.start = BytesStart::new(name).with_attributes(kept);
    }
    tag.inside.iter_mut().for_each(without_names);
}

/// A paragraph with its places filled in. Inner paragraphs, of text boxes, are done already.
fn paragraph(tag: Tag, scope: &Scope<'_>) -> Result<Tag, Said> {
    let old = pieces(&tag);
    let whole = old.concat();
    let found = places(&whole)?;
    if found.is_empty() {
        return Ok(tag);
    }
    let mut new = vec![String::new(); old.len()];
    let (mut start, mut next) = (0, found.iter().peekable());
    for (piece, text) in old.iter().enumerate() {
        let end = start + text.len();
        let mut at = start;
        while at < end {
            match next.peek() {
                Some((range, _)) if range.start >= end => {
                    new[piece].push_str(&whole[at..end]);
                    at = end;
                }
                Some((range, place)) => {
                    if at <= range.start {
                        new[piece].push_str(&whole[at..range.start]);
                        new[piece].push_str(&value(place, scope)?);
                    }
                    at = range.end.min(end);
                    if range.end <= end {
                        next.next();
                    }
                }
                None => {
                    new[piece].push_str(&whole[at..end]);
                    at = end;
                }
            }
        }
        start = end;
    }
    let mut new = new.into_iter();
    Ok(rewritten(tag, &mut new))
}

fn value(place: &Place, scope: &Scope<'_>) -> Result<String, Said> {
    match place {
        Place::Value(name) => scope.words(name).ok_or_else(|| unknown(name)),
        Place::Open { .. } | Place::Close(_) => Ok(String::new()),
    }
}

fn unknown(name: &str) -> Said {
    (format!("占位符“{name}”没有对应的内容"), format!("nothing is said for the place `{name}`"))
}

/// The texts of a paragraph, piece by piece, without those of paragraphs inside of it.
fn pieces(tag: &Tag) -> Vec<String> {
    let mut found = Vec::new();
    for inner in tag.tags().filter(|inner| !inner.is(PARAGRAPH)) {
        if inner.is(TEXT) { found.push(inner.text()) } else { found.extend(pieces(inner)) }
    }
    found
}

/// The paragraph with new texts in the place of the old.
fn rewritten(tag: Tag, new: &mut dyn Iterator<Item = String>) -> Tag {
    let mut inside = Vec::with_capacity(tag.inside.len());
    for node in tag.inside {
        match node {
            Node::Tag(inner) if inner.is(TEXT) => inside.extend(lines(&new.next().unwrap_or_default())),
            Node::Tag(inner) if !inner.is(PARAGRAPH) => inside.push(Node::Tag(rewritten(inner, new))),
            other => inside.push(other),
        }
    }
    Tag { start: tag.start, inside }
}

/// A text; its line ends become breaks, and what XML cannot hold is left out.
fn lines(text: &str) -> Vec<Node> {
    let text = text.replace("\r\n", "\n");
    let mut nodes = Vec::new();
    for (index, line) in text.split(['\n', '\r', '\u{2028}', '\u{2029}']).enumerate() {
        if index > 0 {
            nodes.push(Node::Tag(Tag { start: BytesStart::new("w:br"), inside: Vec::new() }));
        }
        let plain: String = line.chars().filter(|c| can_stand(*c)).collect();
        let start = BytesStart::new(TEXT).with_attributes([("xml:space", "preserve")]);
        nodes.push(Node::Tag(Tag { start, inside: vec![Node::Text(plain)] }));
    }
    nodes
}

/// Characters of XML 1.0.
fn can_stand(c: char) -> bool {
    matches!(c, '\t' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
}
