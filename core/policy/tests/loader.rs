//! No text, however broken, panics the loader; what loads can be checked, explained and woven.

mod common;

use common::{FILES, changed, load_from};
use proptest::prelude::*;
use yunheng_policy::{check, coverage, explain, weave};

/// Everything that can be done with a pack.
fn use_it(files: &[(String, String)]) {
    let Ok(pack) = load_from("t", files) else { return };
    let _ = (check(&pack), coverage(&pack));
    if let Ok(rules) = pack.rules_on(pack.last_dated(), &[]) {
        let _ = weave(&rules, &|_| None);
        for id in ["TT-1", "TT-I-1", "provide.limit", "deadlines.provide"] {
            let _ = explain(&rules, id);
        }
        for id in rules.tree_ids() {
            let _ = rules.tree(id);
        }
    }
}

/// Words that mean something in a pack, so that chance comes further than the first line.
const WORDS: [&str; 22] = [
    "[[provide]]",
    "[[a.b]]",
    "[tree]",
    "[[leaf]]",
    "[[ruling]]",
    "= ",
    "{ ruling = \"provide.limit\" }",
    "{ ruling = 1 }",
    "\"3wd\"",
    "\"-1\"",
    "\"99999999999999999999999999\"",
    "2026-02-29",
    "9999-12-31",
    "until = 0001-01-01",
    "[]",
    "{}",
    "\n",
    "\"\"",
    "clause",
    "\u{feff}",
    "\u{1F600}",
    "'''",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(WORDS.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => Just(String::new()),
    ]
}

/// A file of the pack with a stretch of it replaced.
fn damaged() -> impl Strategy<Value = Vec<(String, String)>> {
    let places = (0..FILES.len(), any::<prop::sample::Index>(), 0..30_usize, piece());
    proptest::collection::vec(places, 1..4).prop_map(|damages| {
        let mut files = changed(&[]);
        for (file, at, length, piece) in damages {
            let letters: Vec<char> = files[file].1.chars().collect();
            let start = at.index(letters.len() + 1);
            let end = (start + length).min(letters.len());
            let kept = letters[..start].iter().collect::<String>();
            files[file].1 = kept + &piece + &letters[end..].iter().collect::<String>();
        }
        files
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_pack(files in damaged()) {
        use_it(&files);
    }

    #[test]
    fn any_text_in_any_place(file in 0..FILES.len(), pieces in proptest::collection::vec(piece(), 0..20)) {
        let mut files = changed(&[]);
        files[file].1 = pieces.concat();
        use_it(&files);
    }
}

#[test]
fn deep_nesting_is_refused_and_not_followed() {
    for (open, close) in [("[", "]"), ("{ a = ", " }")] {
        let deep = format!("a = {}{}\n", open.repeat(20_000), close.repeat(20_000));
        for (file, _) in FILES {
            let mut files = changed(&[]);
            let place = files.iter_mut().find(|(path, _)| path == file).expect("the file");
            place.1 = deep.clone();
            assert!(load_from("t", &files).is_err(), "{file}");
        }
    }
    let header = format!("[[{}a]]\n", "a.".repeat(20_000));
    let _ = load_from("t", &changed(&[("t/parameters/metering.toml", "", &header)]));
}
