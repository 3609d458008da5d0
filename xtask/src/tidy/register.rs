//! Every library from outside stands in the register of dependencies, with its licence and its reason; and nothing
//! stands there that is no longer used.

use super::bans::table_of;
use crate::complaint::{Complaint, Fallible};
use crate::root::Source;
use std::collections::{BTreeMap, BTreeSet};
use toml::{Table, Value};

const CHECK: &str = "register";
const REGISTER: &str = "docs/adr/dependencies.md";
const SECTIONS: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// Libraries without a row, and rows without a library.
pub(crate) fn check(files: &[Source]) -> Fallible<Vec<Complaint>> {
    let mut used: BTreeMap<String, String> = BTreeMap::new();
    for file in files.iter().filter(|file| file.path.ends_with("Cargo.toml")) {
        for name in libraries(&table_of(file)?) {
            used.entry(name).or_insert_with(|| file.path.clone());
        }
    }
    let text = files.iter().find(|file| file.path == REGISTER).map_or("", |file| file.text.as_str());
    let listed = rows(text);
    let absent = used.iter().filter(|(name, _)| !listed.contains(name.as_str()));
    let missing = absent.map(|(name, place)| {
        Complaint::failure(
            CHECK,
            place.as_str(),
            format!("`{name}` has no row in {REGISTER} (licence, crates, reason)"),
        )
    });
    let gone = listed.iter().filter(|name| !used.contains_key(**name));
    let stale = gone.map(|name| {
        Complaint::failure(
            CHECK,
            REGISTER,
            format!("`{name}` has a row, but no Cargo.toml asks for it; take the row out"),
        )
    });
    Ok(missing.chain(stale).collect())
}

/// What a manifest takes from a registry, under the name it has there.
fn libraries(manifest: &Table) -> Vec<String> {
    let systems = manifest.get("target").and_then(Value::as_table).into_iter().flat_map(Table::values);
    let tables = std::iter::once(manifest).chain(systems.filter_map(Value::as_table));
    let sections =
        tables.flat_map(|table| SECTIONS.iter().filter_map(|section| table.get(*section)?.as_table()));
    sections.flatten().filter_map(|(name, needs)| library(name, needs)).collect()
}

fn library(name: &str, needs: &Value) -> Option<String> {
    let ours = name.starts_with("yunheng-") || needs.get("path").is_some();
    let renamed = needs.get("package").and_then(Value::as_str).unwrap_or(name);
    (!ours).then(|| renamed.to_owned())
}

/// First cells of table rows that are a name in backticks.
fn rows(text: &str) -> BTreeSet<&str> {
    let cells = text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    cells.map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(manifest: &str, register: &str) -> Vec<String> {
        let files = [
            Source { path: "core/x/Cargo.toml".into(), text: manifest.into() },
            Source { path: REGISTER.into(), text: register.into() },
        ];
        check(&files).unwrap().into_iter().map(|c| c.message).collect()
    }

    #[test]
    fn a_library_without_a_row_is_found() {
        let manifest = "[dependencies]\nserde.workspace = true\n[dev-dependencies]\nold = { package = \"new\", version = \"1\" }\n";
        let found = said(manifest, "| `serde` | MIT | core/x | why |\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("`new` has no row"), "{found:?}");
    }

    #[test]
    fn a_library_for_one_system_is_used_as_well() {
        let manifest = "[target.'cfg(unix)'.dependencies]\nrustix = \"1\"\n";
        assert_eq!(said(manifest, "| `rustix` | MIT | core/x | why |\n").len(), 0);
        assert_eq!(said(manifest, "").len(), 1);
    }

    #[test]
    fn a_row_without_a_library_is_found() {
        let found = said(
            "[dependencies]\nyunheng-values = { path = \"../values\" }\n",
            "| `serde` | MIT | core/x | why |\n",
        );
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("`serde` has a row"), "{found:?}");
    }
}
