//! The verdict over declared dependencies: pure, so that it can be tried with a crate that does not exist.

use super::table::{External, OWNED, Owned, PLACE, ROWS, Row};
use crate::complaint::Complaint;

const CHECK: &str = "arch";

/// A crate of the workspace with what its manifest asks for.
#[derive(Debug, Clone)]
pub(crate) struct Crate {
    pub(crate) name: String,
    /// Below the workspace root.
    pub(crate) folder: String,
    pub(crate) needs: Vec<Need>,
}

/// One declared dependency.
#[derive(Debug, Clone)]
pub(crate) struct Need {
    pub(crate) target: Target,
    /// Development dependencies are free, but for one thing: the core does not test itself with the shell.
    pub(crate) for_tests: bool,
}

/// What a dependency points at.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    /// A folder below the workspace root.
    Member(String),
    /// The name of a published crate.
    Registry(String),
}

/// Every edge that the table does not allow.
pub(crate) fn judge(crates: &[Crate]) -> Vec<Complaint> {
    crates.iter().flat_map(judge_crate).collect()
}

fn judge_crate(subject: &Crate) -> Vec<Complaint> {
    let Some(row) = ROWS.iter().find(|row| row.folder == subject.folder) else {
        let message =
            format!("this crate is not in the table; add a row with its edges and reasons to {PLACE}");
        return vec![Complaint::failure(CHECK, subject.folder.as_str(), message)];
    };
    subject.needs.iter().filter_map(|need| judge_need(row, need)).collect()
}

fn judge_need(row: &Row, need: &Need) -> Option<Complaint> {
    match (&need.target, need.for_tests) {
        (Target::Member(to), true) => tests_with_shell(row, to),
        (Target::Member(to), false) => unlisted_edge(row, to),
        (Target::Registry(_), true) => None,
        (Target::Registry(name), false) => foreign_library(row, name),
    }
}

fn tests_with_shell(row: &Row, to: &str) -> Option<Complaint> {
    let crosses = row.folder.starts_with("core/") && to.starts_with("shell/");
    crosses.then(|| refuse(row, to, "the core is tested without the shell, or it is not pure"))
}

fn unlisted_edge(row: &Row, to: &str) -> Option<Complaint> {
    if row.edges.iter().any(|edge| edge.to == to) {
        return None;
    }
    let why = if row.folder.starts_with("core/") && to.starts_with("shell/") {
        "the core never knows the shell".to_owned()
    } else {
        let may: Vec<&str> = row.edges.iter().map(|edge| edge.to).collect();
        format!(
            "it may use {}",
            if may.is_empty() { "no crate of the workspace".into() } else { may.join(", ") }
        )
    };
    Some(refuse(row, to, &why))
}

fn foreign_library(row: &Row, name: &str) -> Option<Complaint> {
    if let External::Only(list) = row.external
        && !list.iter().any(|allowed| allowed.name == name)
    {
        let listed: Vec<String> = list.iter().map(|a| format!("{} ({})", a.name, a.why)).collect();
        let may = if listed.is_empty() { "none".to_owned() } else { listed.join(", ") };
        return Some(refuse(row, name, &format!("crates from outside that it may use: {may}")));
    }
    let owner = OWNED.iter().find(|owned| covers(owned, name))?;
    if owner.by.contains(&row.folder) {
        return None;
    }
    Some(refuse(row, name, &format!("{}: {} only", owner.why, owner.by.join(", "))))
}

fn covers(owned: &Owned, name: &str) -> bool {
    match owned.name.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => owned.name == name,
    }
}

fn refuse(row: &Row, to: &str, why: &str) -> Complaint {
    let message = format!("not an allowed edge: {why}. The table is {PLACE}");
    Complaint::failure(CHECK, format!("{} → {to}", row.folder), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(to: &str, for_tests: bool) -> Need {
        Need { target: Target::Member(to.to_owned()), for_tests }
    }

    fn registry(name: &str, for_tests: bool) -> Need {
        Need { target: Target::Registry(name.to_owned()), for_tests }
    }

    fn verdict(folder: &str, need: Need) -> Vec<String> {
        let subject = Crate { name: "sample".into(), folder: folder.to_owned(), needs: vec![need] };
        judge(&[subject]).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn allowed_edges_pass() {
        assert!(verdict("core/rating", member("core/ledger", false)).is_empty());
        assert!(verdict("core/policy", registry("toml", false)).is_empty());
        assert!(verdict("shell/documents", registry("typst-pdf", false)).is_empty());
        assert!(verdict("core/values", registry("proptest", true)).is_empty());
    }

    #[test]
    fn siblings_do_not_know_each_other() {
        let said = verdict("core/ledger", member("core/usage", false));
        assert_eq!(said.len(), 1);
        assert!(said[0].contains("core/ledger → core/usage"), "{said:?}");
        assert!(said[0].contains("it may use core/values, core/calendar, core/policy"), "{said:?}");
        assert!(said[0].contains(PLACE), "{said:?}");
    }

    #[test]
    fn the_core_never_knows_the_shell_not_even_in_tests() {
        assert!(verdict("core/values", member("shell/app", false))[0].contains("never knows the shell"));
        assert!(verdict("core/values", member("shell/app", true))[0].contains("tested without the shell"));
        assert!(verdict("core/values", member("core/policy", true)).is_empty());
    }

    #[test]
    fn edges_do_not_run_backwards() {
        assert_eq!(verdict("core/values", member("core/calendar", false)).len(), 1);
        assert_eq!(verdict("core/audit", member("core/calendar", false)).len(), 1);
        assert_eq!(verdict("shell/documents", member("core/rating", false)).len(), 1);
        assert_eq!(verdict("shell/api", member("shell/app", false)).len(), 1);
    }

    #[test]
    fn libraries_stay_with_their_owner() {
        assert!(verdict("core/usage", registry("serde", false))[0].contains("may use: none"));
        assert!(verdict("core/policy", registry("serde_json", false))[0].contains("serde (pack files"));
        assert!(verdict("shell/app", registry("typst-layout", false))[0].contains("shell/documents only"));
        assert!(verdict("shell/app", registry("axum", false))[0].contains("one crate knows HTTP"));
    }

    #[test]
    fn an_unknown_crate_is_refused() {
        assert!(verdict("core/extra", member("core/values", false))[0].contains("not in the table"));
    }
}
