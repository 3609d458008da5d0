//! A small city `t` on a small `base`, and ways to change a word of it.

#![allow(dead_code, reason = "each test file is a crate of its own and uses a part of this one")]

pub mod rows;

use yunheng_policy::{Pack, PackSource, PackText, load};
use yunheng_values::{Date, Findings, parse_date};

/// Path and text of every file, `pack/path`.
pub const FILES: [(&str, &str); 13] = [
    ("t/pack.toml", include_str!("t/pack.toml")),
    ("t/sources/rules.toml", include_str!("t/rules.toml")),
    ("t/dispositions.toml", include_str!("t/dispositions.toml")),
    ("t/rulings.toml", include_str!("t/rulings.toml")),
    ("t/parameters/deadlines.toml", include_str!("t/deadlines.toml")),
    ("t/parameters/metering.toml", include_str!("t/metering.toml")),
    ("t/assessment/tree.toml", include_str!("t/tree.toml")),
    ("t/assessment/bands.toml", include_str!("t/bands.toml")),
    ("t/catalog/items.toml", include_str!("t/items.toml")),
    ("t/worked/cases.toml", include_str!("t/cases.toml")),
    ("base/pack.toml", include_str!("base/pack.toml")),
    ("base/sources/law.toml", include_str!("base/law.toml")),
    ("base/parameters/deadlines.toml", include_str!("base/deadlines.toml")),
];

/// A change of a file: `old`, which stands there once, becomes `new`; without `old`, `new` is added at the end.
pub type Change<'a> = (&'a str, &'a str, &'a str);

/// All files with some of them changed; a change of a file that is not there makes it.
pub fn changed(changes: &[Change<'_>]) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> =
        FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    for (path, old, new) in changes {
        match files.iter_mut().find(|(known, _)| known == path) {
            Some((_, text)) if old.is_empty() => text.push_str(new),
            Some((_, text)) => {
                assert_eq!(text.matches(old).count(), 1, "`{old}` in {path}");
                *text = text.replace(old, new);
            }
            None => files.push(((*path).to_owned(), (*new).to_owned())),
        }
    }
    files
}

/// Loads a pack out of files.
pub fn load_from(id: &str, files: &[(String, String)]) -> Result<Pack, Findings> {
    let find = |wanted: &str| {
        let below = format!("{wanted}/");
        let of_pack = files.iter().filter_map(|(path, text)| Some((path.strip_prefix(&below)?, text)));
        let texts: Vec<PackText> =
            of_pack.map(|(path, text)| PackText { path: path.to_owned(), text: text.clone() }).collect();
        (!texts.is_empty()).then(|| PackSource { id: wanted.to_owned(), texts })
    };
    load(id, &find)
}

/// The city as it stands.
pub fn pack() -> Pack {
    load_from("t", &changed(&[])).expect("the pack loads")
}

pub fn day(text: &str) -> Date {
    parse_date(text).expect("test data")
}

/// `code place` of each finding.
pub fn codes(findings: &Findings) -> Vec<String> {
    findings.iter().map(|finding| format!("{} {}", finding.code, finding.place)).collect()
}
