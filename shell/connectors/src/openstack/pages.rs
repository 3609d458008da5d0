//! Lists that come in pages.

use super::session::Session;
use serde_json::Value;
use std::collections::HashSet;
use url::Url;
use yunheng_values::Text;

/// How many entries are asked for at once; a cloud may give fewer.
const AT_ONCE: usize = 1000;
/// More entries than any city's cloud has.
const MOST: usize = 2_000_000;

/// A list as far as it could be read.
pub(super) struct Listed {
    pub(super) entries: Vec<Value>,
    /// Why it is not whole.
    pub(super) broken: Option<Text>,
}

/// Reads a list to its end. An entry that comes again, because something was made or removed meanwhile, counts once; a page that brings
/// nothing new although it promises more ends the list as broken.
pub(super) async fn all(session: &mut Session<'_>, list: &Url, query: &[(&str, &str)], key: &str) -> Listed {
    let mut entries = Vec::new();
    let mut seen = HashSet::new();
    let mut url = first(list, query);
    loop {
        let page = match session.get(&url).await {
            Ok(page) => page,
            Err(why) => return Listed { entries, broken: Some(why) },
        };
        let Some(found) = page.get(key).and_then(Value::as_array) else {
            return Listed { entries, broken: Some(without(list, key)) };
        };
        let before = entries.len();
        for entry in found {
            match entry.get("id").and_then(Value::as_str) {
                Some(id) if seen.insert(id.to_owned()) => entries.push(entry.clone()),
                Some(_) => {}
                None => return Listed { entries, broken: Some(without(list, "id")) },
            }
        }
        let Some(next) = next(&page, key, list, query, found) else {
            return Listed { entries, broken: None };
        };
        if entries.len() == before || entries.len() > MOST {
            let count = entries.len();
            return Listed { entries, broken: Some(endless(list, count)) };
        }
        url = next;
    }
}

fn first(list: &Url, query: &[(&str, &str)]) -> Url {
    let mut url = list.clone();
    url.query_pairs_mut().extend_pairs(query).append_pair("limit", &AT_ONCE.to_string());
    url
}

/// The next page. Of the address that the cloud names only the query is used: behind a proxy its host is one that nobody else reaches,
/// and a token must not go to a host that an answer names.
fn next(page: &Value, key: &str, list: &Url, query: &[(&str, &str)], found: &[Value]) -> Option<Url> {
    let last = found.last()?.get("id")?.as_str()?;
    let links = page.get(format!("{key}_links")).or_else(|| page.get("links"));
    // Glance names the next page by itself.
    let named = links.and_then(next_link).or_else(|| page.get("next")?.as_str());
    let named = named.and_then(|href| list.join(href).ok());
    if let Some(named) = named {
        let mut url = list.clone();
        url.set_query(named.query());
        return Some(url);
    }
    (found.len() >= AT_ONCE).then(|| {
        let mut url = first(list, query);
        url.query_pairs_mut().append_pair("marker", last);
        url
    })
}

/// Nova, Cinder and Neutron write a list of links, Keystone an object.
fn next_link(links: &Value) -> Option<&str> {
    match links {
        Value::Array(links) => links
            .iter()
            .find(|link| link.get("rel").and_then(Value::as_str) == Some("next"))?
            .get("href")?
            .as_str(),
        _ => links.get("next")?.as_str(),
    }
}

fn without(list: &Url, what: &str) -> Text {
    Text::new(format!("{list} 的答复里没有 {what}"), format!("the answer of {list} has no {what}"))
}

fn endless(list: &Url, count: usize) -> Text {
    Text::new(
        format!("{list} 的分页没有尽头：读到 {count} 条后，下一页不再有新内容"),
        format!("the pages of {list} do not end: after {count} entries the next one brings nothing new"),
    )
}
