//! Replays the corpus of every fuzz target: files named `ok-*` are accepted, all others are refused, and nothing panics.
//! A file that fuzzing has added has a digest for a name: of it only the last is known.

#[path = "../../../fuzz/src/lib.rs"]
mod doors;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Names in a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

fn is_digest(name: &str) -> bool {
    name.len() == 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[test]
fn every_file_of_the_corpus() {
    for (target, door) in doors::DOORS {
        let folder = root().join("fuzz/corpus").join(target);
        let (mut accepted, mut refused, mut surprises) = (0, 0, Vec::new());
        for name in names(&folder) {
            let is_accepted = door(&std::fs::read(folder.join(&name)).expect("a file"));
            if is_accepted != name.starts_with("ok-") && !is_digest(&name) {
                surprises.push(name);
            }
            *if is_accepted { &mut accepted } else { &mut refused } += 1;
        }
        assert!(surprises.is_empty(), "{target}: {surprises:?}");
        assert!(accepted > 0 && refused > 2, "{target}: {accepted} accepted, {refused} refused");
    }
}

#[test]
fn tables_are_behind_their_doors() {
    type Table = (&'static str, doors::Door);
    let tables: [Table; 9] = [
        ("leases_csv", doors::leases_csv),
        ("leases_xlsx", doors::leases_xlsx),
        ("prices_csv", doors::prices_csv),
        ("payers_csv", doors::payers_csv),
        ("resources_csv", doors::resources_csv),
        ("usage_csv", doors::usage_csv),
        ("usage_parquet", doors::usage_parquet),
        ("parties_csv", doors::parties_csv),
        ("parties_xlsx", doors::parties_xlsx),
    ];
    for (target, door) in tables {
        let folder = root().join("shell/tables/corpus").join(target);
        let accepted = names(&folder)
            .iter()
            .filter(|name| door(&std::fs::read(folder.join(name)).expect("a file")))
            .count();
        assert!(accepted > 0, "{target}");
    }
}

#[test]
fn every_door_has_a_target_and_every_target_a_corpus() {
    let targets: BTreeSet<String> = names(&root().join("fuzz/fuzz_targets"))
        .iter()
        .map(|name| name.trim_end_matches(".rs").to_owned())
        .collect();
    let manifest = std::fs::read_to_string(root().join("fuzz/Cargo.toml")).expect("the manifest");
    for target in &targets {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{target}.rs\"")), "{target}");
    }
    let ours = names(&root().join("fuzz/corpus"));
    assert_eq!(ours, doors::DOORS.iter().map(|(name, _)| (*name).to_owned()).collect());
    let corpora: BTreeSet<String> =
        ours.union(&names(&root().join("shell/tables/corpus"))).cloned().collect();
    assert_eq!(targets, corpora);
}
