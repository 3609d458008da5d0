//! The glossary names what exists: every identifier of its third column stands somewhere in code or packs.

use crate::complaint::{Complaint, Fallible};
use crate::root::Source;
use std::collections::BTreeSet;

const CHECK: &str = "glossary";
const GLOSSARY: &str = "GLOSSARY.md";

/// Identifiers that nothing uses, and terms that stand there twice.
pub(crate) fn check(files: &[Source]) -> Fallible<Vec<Complaint>> {
    let Some(glossary) = files.iter().find(|file| file.path == GLOSSARY) else {
        return Ok(vec![Complaint::failure(CHECK, GLOSSARY, "expected a glossary, found no such file")]);
    };
    let used = words_of_the_tree(files);
    let mut terms = BTreeSet::new();
    let mut complaints = Vec::new();
    for (index, line) in glossary.text.lines().enumerate() {
        let Some([term, _, identifiers]) = cells(line) else { continue };
        let mut refuse = |message: String| {
            complaints.push(Complaint::failure(CHECK, format!("{GLOSSARY}:{}", index + 1), message));
        };
        if !terms.insert(term) {
            refuse(format!("`{term}` stands here twice"));
        }
        for name in names(identifiers).filter(|name| !used.contains(name)) {
            refuse(format!("`{name}` is used nowhere in code or packs; a glossary names what exists"));
        }
    }
    Ok(complaints)
}

fn cells(line: &str) -> Option<[&str; 3]> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    let found: Vec<&str> = inner.split('|').map(str::trim).collect();
    let row = <[&str; 3]>::try_from(found).ok()?;
    row[2].contains('`').then_some(row)
}

/// `Modality::{May, Must}` is three names.
fn names(cell: &str) -> impl Iterator<Item = &str> {
    let code = cell.split('`').skip(1).step_by(2);
    code.flat_map(|part| part.split(|c: char| !is_name(c))).filter(|name| !name.is_empty())
}

fn words_of_the_tree(files: &[Source]) -> BTreeSet<&str> {
    let used = |file: &&Source| match file.extension() {
        "rs" => !file.path.starts_with("xtask/"),
        "toml" => file.path.starts_with("policies/"),
        _ => false,
    };
    files.iter().filter(used).flat_map(|file| file.text.split(|c: char| !is_name(c))).collect()
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(row: &str) -> Vec<String> {
        let files = [
            Source { path: "core/x/src/a.rs".into(), text: "pub enum Modality { May, Must }".into() },
            Source {
                path: GLOSSARY.into(),
                text: format!("| 官方用语 | English | Identifier |\n|---|---|---|\n{row}\n"),
            },
        ];
        check(&files).unwrap().into_iter().map(|c| c.message).collect()
    }

    #[test]
    fn what_exists_passes() {
        assert!(said("| 可 / 须 | may / must | `Modality::{May, Must}` |").is_empty());
    }

    #[test]
    fn what_does_not_exist_is_found() {
        assert_eq!(
            said("| 宜 | should | `Modality::Should` |"),
            ["`Should` is used nowhere in code or packs; a glossary names what exists"]
        );
    }

    #[test]
    fn a_term_has_one_row() {
        assert_eq!(said("| 可 | may | `May` |\n| 可 | can | `May` |"), ["`可` stands here twice"]);
    }
}
