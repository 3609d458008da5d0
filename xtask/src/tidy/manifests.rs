//! Every crate takes the lints of the workspace (a crate that forgets has none) and is never published by accident.

use super::bans::table_of;
use crate::complaint::{Complaint, Fallible};
use crate::root::Source;
use toml::{Table, Value};

const CHECK: &str = "manifest";

/// Every package of the workspace without `[lints] workspace = true` or without `publish = false`.
pub(crate) fn check(files: &[Source]) -> Fallible<Vec<Complaint>> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with("Cargo.toml")) {
        let manifest = table_of(file)?;
        // A package with a workspace of its own (fuzzing needs one) cannot inherit from this one.
        let Some(package) = manifest.get("package").filter(|_| !manifest.contains_key("workspace")) else {
            continue;
        };
        let mut refuse =
            |message: &str| complaints.push(Complaint::failure(CHECK, file.path.as_str(), message));
        if !inherits(manifest.get("lints")) {
            refuse("expected `[lints] workspace = true`, found no such lines: this crate is not linted");
        }
        let publish = package.get("publish");
        if publish.and_then(Value::as_bool) != Some(false) && !inherits(publish) {
            refuse(
                "expected `publish.workspace = true` in [package]: a crate of the product is not for a registry",
            );
        }
    }
    Ok(complaints)
}

fn inherits(value: Option<&Value>) -> bool {
    let marker = value.and_then(Value::as_table).and_then(|table: &Table| table.get("workspace"));
    marker.and_then(Value::as_bool) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINTS: &str = "[lints]\nworkspace = true\n";

    fn complaints(text: &str) -> usize {
        let file = Source { path: "core/x/Cargo.toml".into(), text: text.into() };
        check(&[file]).unwrap().len()
    }

    #[test]
    fn a_crate_without_lints_is_found() {
        let package = "[package]\nname = \"x\"\npublish.workspace = true\n";
        assert_eq!(complaints(package), 1);
        assert_eq!(complaints(&format!("{package}[lints]\nworkspace = false\n")), 1);
        assert_eq!(complaints(&format!("{package}[lints.rust]\nunsafe_code = \"forbid\"\n")), 1);
        assert_eq!(complaints(&format!("{package}{LINTS}")), 0);
    }

    #[test]
    fn a_crate_that_could_be_published_is_found() {
        assert_eq!(complaints(&format!("[package]\nname = \"x\"\n{LINTS}")), 1);
        assert_eq!(complaints(&format!("[package]\nname = \"x\"\npublish = false\n{LINTS}")), 0);
    }

    #[test]
    fn workspaces_pass() {
        assert_eq!(complaints("[workspace]\nmembers = []\n"), 0);
        assert_eq!(complaints("[package]\nname = \"fuzz\"\n[workspace]\n"), 0);
    }
}
