//! `core/clippy.toml` repeats what the root's `clippy.toml` bans.
//!
//! Clippy takes the nearest file and forgets the others, so what is left out in `core/` is allowed there.

use crate::complaint::{Complaint, Fallible};
use crate::root::Source;
use toml::{Table, Value};

const CHECK: &str = "bans";
const ROOT: &str = "clippy.toml";
const CORE: &str = "core/clippy.toml";

/// Settings of the root that the core lacks or has otherwise, and bans without a reason.
pub(crate) fn check(files: &[Source]) -> Fallible<Vec<Complaint>> {
    let mut complaints = Vec::new();
    let (Some(root), Some(core)) = (find(files, ROOT), find(files, CORE)) else {
        return Ok(vec![Complaint::failure(
            CHECK,
            CORE,
            format!("expected {ROOT} and {CORE}, found not both"),
        )]);
    };
    let (root_table, core_table) = (table_of(root)?, table_of(core)?);
    for (key, value) in &root_table {
        complaints.extend(missing(key, value, core_table.get(key)));
    }
    complaints.extend(unreasoned(ROOT, &root_table));
    complaints.extend(unreasoned(CORE, &core_table));
    Ok(complaints)
}

/// The text of a file as TOML.
pub(crate) fn table_of(file: &Source) -> Fallible<Table> {
    file.text.parse::<Table>().map_err(|e| format!("{}: found no TOML: {e}", file.path).into())
}

fn find<'a>(files: &'a [Source], path: &str) -> Option<&'a Source> {
    files.iter().find(|file| file.path == path)
}

fn missing(key: &str, wanted: &Value, found: Option<&Value>) -> Vec<Complaint> {
    let Some(list) = wanted.as_array() else {
        let same = found == Some(wanted);
        let say = || Complaint::failure(CHECK, CORE, format!("expected `{key} = {wanted}` as in {ROOT}"));
        return if same { Vec::new() } else { vec![say()] };
    };
    let empty = Vec::new();
    let kept: Vec<&str> =
        found.and_then(Value::as_array).unwrap_or(&empty).iter().filter_map(path_of).collect();
    let lost = list.iter().filter_map(path_of).filter(|path| !kept.contains(path));
    lost.map(|path| {
        let message =
            format!("`{key}` lacks `{path}`, which {ROOT} bans; the nearest file wins, so repeat it here");
        Complaint::failure(CHECK, CORE, message)
    })
    .collect()
}

fn path_of(entry: &Value) -> Option<&str> {
    entry.as_str().or_else(|| entry.get("path")?.as_str())
}

fn unreasoned(place: &str, table: &Table) -> Vec<Complaint> {
    let lists = table.iter().filter(|(key, _)| key.starts_with("disallowed-"));
    let entries = lists.filter_map(|(_, value)| value.as_array()).flatten();
    let bare = entries.filter(|e| e.get("reason").and_then(Value::as_str).is_none_or(str::is_empty));
    bare.map(|entry| {
        let path = path_of(entry).unwrap_or("?");
        Complaint::failure(
            CHECK,
            place,
            format!("`{path}` is banned without a `reason` that names what to use instead"),
        )
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(root: &str, core: &str) -> Vec<String> {
        let files = [
            Source { path: ROOT.into(), text: root.into() },
            Source { path: CORE.into(), text: core.into() },
        ];
        check(&files).unwrap().into_iter().map(|c| c.message).collect()
    }

    const SLEEP: &str = "disallowed-methods = [{ path = \"std::thread::sleep\", reason = \"no waiting\" }]\n";

    #[test]
    fn a_ban_lost_in_the_core_is_found() {
        let found =
            said(SLEEP, "disallowed-methods = [{ path = \"std::fs::read\", reason = \"no files\" }]\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("lacks `std::thread::sleep`"), "{found:?}");
        assert!(said(SLEEP, SLEEP).is_empty());
    }

    #[test]
    fn settings_are_equal_and_bans_have_reasons() {
        assert_eq!(said("allow-unwrap-in-tests = true\n", "").len(), 1);
        assert_eq!(said("", "disallowed-methods = [\"std::fs::read\"]\n").len(), 1);
    }

    #[test]
    fn both_files_are_needed() {
        let root = Source { path: ROOT.into(), text: SLEEP.into() };
        assert_eq!(check(&[root]).unwrap().len(), 1);
    }
}
