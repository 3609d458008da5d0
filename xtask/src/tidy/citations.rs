//! Every clause cited in code or documents exists in a pack: a citation that leads nowhere is worse than none.

use super::bans::table_of;
use crate::complaint::{Complaint, Fallible};
use crate::root::Source;
use std::collections::BTreeSet;
use toml::Value;

const CHECK: &str = "citation";
/// Beginnings of the ids that packs give: three cities, national law, rulings.
const PREFIXES: [&str; 5] = ["XC-", "GZ-", "SJ-", "CN-", "AMB-"];

/// Every cited id that no file of `policies/` defines.
pub(crate) fn check(files: &[Source]) -> Fallible<Vec<Complaint>> {
    let known = known_ids(files)?;
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| ["rs", "md"].contains(&file.extension())) {
        for (index, line) in file.text.lines().enumerate() {
            for id in cited(line).into_iter().filter(|id| !known.contains(*id)) {
                let message =
                    format!("`{id}` is cited, but no source, ruling or tree in policies/ has this id");
                complaints.push(Complaint::failure(CHECK, format!("{}:{}", file.path, index + 1), message));
            }
        }
    }
    Ok(complaints)
}

/// Clause-like words of a text: `XC-M-23c`, `GZ-5.1.2a`, `SJ-P-4.1(2)`, `CN-CC-203`, `AMB-54`.
pub(crate) fn cited(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for prefix in PREFIXES {
        let starts = text.match_indices(prefix).map(|(start, _)| start);
        found.extend(starts.filter_map(|start| id_at(text, start, prefix)));
    }
    found
}

fn id_at<'a>(text: &'a str, start: usize, prefix: &str) -> Option<&'a str> {
    let before = text[..start].chars().last();
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
        return None;
    }
    let rest = &text[start + prefix.len()..];
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '.')).unwrap_or(rest.len());
    let tail = rest[..end].trim_end_matches(['.', '-']);
    let first = tail.chars().next()?;
    // Ids of units begin with a city's letters too (`XC-GAJ`); an article has a number.
    let numbered = tail.bytes().any(|b| b.is_ascii_digit());
    let is_id = numbered && (first.is_ascii_digit() || (prefix != "AMB-" && first.is_ascii_uppercase()));
    is_id.then(|| &text[start..start + prefix.len() + tail.len() + numeral(&rest[tail.len()..])])
}

/// Length of the `(2)` that names a subparagraph, or nothing.
fn numeral(rest: &str) -> usize {
    let inner = rest.strip_prefix('(').and_then(|open| open.split_once(')')).map(|(inner, _)| inner);
    inner
        .filter(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
        .map_or(0, |d| d.len() + 2)
}

/// Ids of documents, articles, rulings, trees and leaves.
fn known_ids(files: &[Source]) -> Fallible<BTreeSet<String>> {
    let mut known = BTreeSet::new();
    let law = |file: &&Source| {
        let name = file.path.rsplit('/').next().unwrap_or("");
        let folder = file.path.contains("/sources/") || file.path.contains("/assessment/");
        file.extension() == "toml"
            && file.path.starts_with("policies/")
            && (folder || name.starts_with("rulings"))
    };
    for file in files.iter().filter(law) {
        gather(&Value::Table(table_of(file)?), &mut known);
    }
    Ok(known)
}

fn gather(value: &Value, known: &mut BTreeSet<String>) {
    match value {
        Value::Table(table) => {
            known.extend(table.get("id").and_then(Value::as_str).map(str::to_owned));
            table.values().for_each(|inner| gather(inner, known));
        }
        Value::Array(list) => list.iter().for_each(|inner| gather(inner, known)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Vec<String> {
        let source = "[document]\nid = \"XC-M\"\n[[article]]\nid = \"XC-M-12\"\n";
        let files = [
            Source { path: "policies/xuchang/sources/m.toml".into(), text: source.into() },
            Source {
                path: "policies/xuchang/rulings-m.toml".into(),
                text: "[[ruling]]\nid = \"AMB-54\"\n".into(),
            },
            Source { path: "docs/a.md".into(), text: text.into() },
        ];
        check(&files).unwrap().into_iter().map(|c| c.message).collect()
    }

    #[test]
    fn what_resolves_passes() {
        assert!(tree("见 XC-M-12，AMB-54。(XC-M)\nzh-CN-Hans AMB-nn XC-… CN- 单位 XC-GAJ").is_empty());
    }

    #[test]
    fn what_leads_nowhere_is_named() {
        let missing = format!("{}-{}", "XC", "M-999");
        let found = tree(&format!("as {missing}. says"));
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with(&format!("`{missing}` is cited")), "{found:?}");
        assert_eq!(tree(&format!("{}-{}", "AMB", "9999")).len(), 1);
    }

    #[test]
    fn ids_end_where_prose_goes_on() {
        assert_eq!(cited("XC-M-23b、XC-M-23c. (CN-CC-203)"), ["XC-M-23b", "XC-M-23c", "CN-CC-203"]);
        assert_eq!(cited("GZ-5.1.2a–c"), ["GZ-5.1.2a"]);
        assert_eq!(cited("SJ-P-4.1(2) and XC-M-12(see there)"), ["XC-M-12", "SJ-P-4.1(2)"]);
    }
}
