//! The service desk as data: how what comes in is classified, and which rosters of people are on duty.
//!
//! A category is known by its path, such as `网络/访问不通`. What an entry leaves out it has from the one above it.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Value;
use yunheng_values::{Finding, Findings, Text};

/// What stands between the parts of a path.
const BETWEEN: char = '/';

/// A category of what comes to the service desk, with what it proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its path, which a form holds.
    pub path: String,
    /// Its own name, without those above it.
    pub title: Text,
    /// The kind of work that it proposes.
    pub kind: Option<String>,
    /// Whether it proposes to be urgent.
    pub is_urgent: bool,
    /// Key of the roster whose people get it first.
    pub roster: Option<String>,
    /// What it proposes for fields of the form.
    pub fill: BTreeMap<String, String>,
}

impl Category {
    /// Path of the one above it.
    pub fn parent(&self) -> Option<&str> {
        parent(&self.path)
    }
}

/// People who are on duty for something, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// Its key.
    pub key: String,
    /// Its name.
    pub title: Text,
    /// Role that whoever is on duty holds.
    pub role: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CategoryEntry {
    path: String,
    en: String,
    kind: Option<String>,
    urgent: Option<bool>,
    roster: Option<String>,
    #[serde(default)]
    fill: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RosterEntry {
    key: String,
    title: String,
    en: String,
    role: String,
}

/// Reads a classification, each category after the one above it.
///
/// # Errors
/// Every entry that cannot be read, stands twice, or has nothing above it.
pub fn categories(entries: &[Value]) -> Result<Vec<Category>, Findings> {
    let (mut known, mut findings) = (Vec::<Category>::new(), Findings::new());
    for (at, entry) in entries.iter().enumerate() {
        let mut refuse = |zh: String, en: String| findings.push(defect("desk_category", at, zh, en));
        let entry: CategoryEntry = match entry.clone().try_into() {
            Ok(entry) => entry,
            Err(error) => {
                refuse(format!("读不懂：{}", error.message()), error.message().to_owned());
                continue;
            }
        };
        let path = entry.path;
        if path.split(BETWEEN).any(|part| part.trim().is_empty()) {
            refuse(format!("“{path}”有空的一级"), format!("`{path}` has an empty part"));
        } else if known.iter().any(|one| one.path == path) {
            refuse(format!("“{path}”写了两次"), format!("`{path}` stands twice"));
        } else if let Some(above) = parent(&path).filter(|above| known.iter().all(|one| one.path != *above)) {
            refuse(format!("“{path}”之前没有“{above}”"), format!("`{above}` does not stand before `{path}`"));
        } else {
            let above = parent(&path).and_then(|above| known.iter().find(|one| one.path == above)).cloned();
            let above = above.as_ref();
            known.push(Category {
                title: Text::new(path.rsplit(BETWEEN).next().unwrap_or_default(), entry.en),
                kind: entry.kind.or_else(|| above.and_then(|above| above.kind.clone())),
                is_urgent: entry.urgent.unwrap_or_else(|| above.is_some_and(|above| above.is_urgent)),
                roster: entry.roster.or_else(|| above.and_then(|above| above.roster.clone())),
                fill: above.into_iter().flat_map(|above| above.fill.clone()).chain(entry.fill).collect(),
                path,
            });
        }
    }
    if findings.is_empty() { Ok(known) } else { Err(findings) }
}

/// Reads rosters.
///
/// # Errors
/// Every entry that cannot be read or stands twice.
pub fn rosters(entries: &[Value]) -> Result<Vec<Roster>, Findings> {
    let (mut known, mut findings) = (Vec::<Roster>::new(), Findings::new());
    for (at, entry) in entries.iter().enumerate() {
        let read: Result<RosterEntry, _> = entry.clone().try_into();
        match read {
            Ok(entry) if known.iter().any(|one| one.key == entry.key) => {
                let (zh, en) = (format!("“{}”写了两次", entry.key), format!("`{}` stands twice", entry.key));
                findings.push(defect("desk_roster", at, zh, en));
            }
            Ok(entry) => known.push(Roster {
                key: entry.key,
                title: Text::new(entry.title, entry.en),
                role: entry.role,
            }),
            Err(error) => {
                let (zh, en) = (format!("读不懂：{}", error.message()), error.message().to_owned());
                findings.push(defect("desk_roster", at, zh, en));
            }
        }
    }
    if findings.is_empty() { Ok(known) } else { Err(findings) }
}

fn parent(path: &str) -> Option<&str> {
    path.rsplit_once(BETWEEN).map(|(above, _)| above)
}

fn defect(code: &'static str, at: usize, zh: String, en: String) -> Finding {
    Finding::error(code, format!("entries/{at}"), Text::new(zh, en))
}

#[cfg(test)]
mod tests {
    use super::{categories, rosters};
    use toml::{Table, Value};

    fn entries(text: &str) -> Vec<Value> {
        let table: Table = text.parse().expect("toml");
        table["entries"].as_array().expect("entries").clone()
    }

    #[test]
    fn a_category_has_what_it_leaves_out_from_the_one_above() {
        let tree = categories(&entries(
            r#"entries = [
            { path = "网络", en = "Network", kind = "service-request", roster = "first" },
            { path = "网络/访问不通", en = "No access", kind = "incident", urgent = true, fill = { level = "严重" } },
            { path = "网络/访问不通/专线", en = "Line", urgent = false }]"#,
        ))
        .expect("a tree");
        let last = &tree[2];
        assert_eq!((last.title.zh.as_str(), last.parent()), ("专线", Some("网络/访问不通")));
        assert_eq!((last.kind.as_deref(), last.roster.as_deref()), (Some("incident"), Some("first")));
        assert_eq!((last.is_urgent, tree[1].is_urgent, tree[0].parent()), (false, true, None));
        assert_eq!(last.fill.get("level").map(String::as_str), Some("严重"));
    }

    #[test]
    fn every_defect_is_said() {
        let found = categories(&entries(
            r#"entries = [{ path = "a", en = "a" }, { path = "a", en = "a" }, { path = "b/c", en = "c" }, { path = "a//d", en = "d" }, "x", { path = "e", en = "e", x = 1 }]"#,
        ))
        .expect_err("defects");
        let places: Vec<&str> = found.iter().map(|one| one.place.as_str()).collect();
        assert_eq!(places, ["entries/1", "entries/2", "entries/3", "entries/4", "entries/5"]);
        let known = rosters(&entries(
            r#"entries = [{ key = "first", title = "一线", en = "First", role = "provider_engineer" }]"#,
        ));
        assert_eq!(known.expect("a roster")[0].role, "provider_engineer");
        let twice = r#"entries = [{ key = "a", title = "一", en = "x", role = "r" }, { key = "a", title = "一", en = "x", role = "r" }, 1]"#;
        assert_eq!(rosters(&entries(twice)).expect_err("defects").len(), 2);
    }
}
