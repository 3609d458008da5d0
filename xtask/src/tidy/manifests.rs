//! Every crate takes the lints of the workspace: a crate that forgets has none.

use super::bans::table_of;
use crate::complaint::{Complaint, Fallible};
use crate::root::Source;

const CHECK: &str = "manifest";

/// Every package of the workspace without `[lints] workspace = true`.
pub(crate) fn check(files: &[Source]) -> Fallible<Vec<Complaint>> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with("Cargo.toml")) {
        let manifest = table_of(file)?;
        // A package with a workspace of its own (fuzzing needs one) cannot inherit from this one.
        let ours = manifest.contains_key("package") && !manifest.contains_key("workspace");
        let inherits = manifest.get("lints").and_then(|lints| lints.get("workspace"));
        if ours && inherits.and_then(toml::Value::as_bool) != Some(true) {
            let message =
                "expected `[lints] workspace = true`, found no such lines: this crate is not linted";
            complaints.push(Complaint::failure(CHECK, file.path.as_str(), message));
        }
    }
    Ok(complaints)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(text: &str) -> usize {
        let file = Source { path: "core/x/Cargo.toml".into(), text: text.into() };
        check(&[file]).unwrap().len()
    }

    #[test]
    fn a_crate_without_lints_is_found() {
        assert_eq!(complaints("[package]\nname = \"x\"\n"), 1);
        assert_eq!(complaints("[package]\nname = \"x\"\n[lints]\nworkspace = false\n"), 1);
        assert_eq!(complaints("[package]\nname = \"x\"\n[lints.rust]\nunsafe_code = \"forbid\"\n"), 1);
    }

    #[test]
    fn inheritors_and_workspaces_pass() {
        assert_eq!(complaints("[package]\nname = \"x\"\n[lints]\nworkspace = true\n"), 0);
        assert_eq!(complaints("[workspace]\nmembers = []\n"), 0);
        assert_eq!(complaints("[package]\nname = \"fuzz\"\n[workspace]\n"), 0);
    }
}
