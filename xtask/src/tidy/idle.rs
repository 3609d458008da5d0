//! A dependency that no source names is compiled, audited and read for nothing.

use super::bans::table_of;
use crate::complaint::{Complaint, Fallible};
use crate::root::Source;

const CHECK: &str = "idle";

/// Every `[dependencies]` and `[dev-dependencies]` entry whose name stands in no Rust file of its crate.
pub(crate) fn check(files: &[Source]) -> Fallible<Vec<Complaint>> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with("/Cargo.toml")) {
        let folder = file.path.trim_end_matches("Cargo.toml");
        let manifest = table_of(file)?;
        let sources: Vec<&str> =
            files.iter().filter(|f| f.is_rust_in(folder)).map(|f| f.text.as_str()).collect();
        let sections =
            ["dependencies", "dev-dependencies"].iter().filter_map(|name| manifest.get(*name)?.as_table());
        let idle = sections.flat_map(toml::Table::keys).filter(|name| !is_named(name, &sources));
        complaints.extend(idle.map(|name| {
            let message = format!("`{name}` is a dependency that no source of this crate names; take it out");
            Complaint::failure(CHECK, file.path.as_str(), message)
        }));
    }
    Ok(complaints)
}

fn is_named(dependency: &str, sources: &[&str]) -> bool {
    let name = dependency.replace('-', "_");
    sources.iter().any(|text| text.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> usize {
        let manifest = "[package]\nname = \"x\"\n[dependencies]\nnum-traits.workspace = true\n";
        let files = [
            Source { path: "core/x/Cargo.toml".into(), text: manifest.into() },
            Source { path: "core/x/src/lib.rs".into(), text: source.into() },
            Source { path: "core/y/src/lib.rs".into(), text: "use num_traits::Zero;".into() },
        ];
        check(&files).unwrap().len()
    }

    #[test]
    fn what_nobody_names_is_found() {
        assert_eq!(found("fn a() {}"), 1);
        assert_eq!(found("use num_traits::Zero;"), 0);
    }
}
