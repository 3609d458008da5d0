//! `cargo xtask arch`: the dependency graph is the architecture, so it is held by a table.
//!
//! The declared dependencies come from `cargo metadata`; what the core reaches through others comes from
//! `cargo tree` for the core alone, so that features which only the shell asks for do not count against it.

mod judge;
mod load;
mod reach;
mod table;

use crate::complaint::{Fallible, Outcome, failures, listing};
use crate::root::workspace_root;

/// Checks every crate of the workspace against the table.
pub(crate) fn run() -> Fallible<Outcome> {
    let root = workspace_root();
    let crates = load::crates(&root)?;
    let mut complaints = judge::judge(&crates);
    let core: Vec<&str> =
        crates.iter().filter(|c| c.folder.starts_with("core/")).map(|c| c.name.as_str()).collect();
    if !core.is_empty() {
        complaints.extend(reach::forbidden(&load::core_tree(&root, &core)?));
    }
    let edges: usize = crates.iter().map(|c| c.needs.len()).sum();
    let failed = failures(&complaints);
    let text = format!(
        "{}arch: {} crates, {edges} dependencies, {failed} not allowed\n",
        listing(&complaints),
        crates.len()
    );
    Ok(Outcome { text, failed: failed > 0 })
}

/// The table as text, for whoever wants to know what a crate may use.
pub(crate) fn table_text() -> Outcome {
    let mut text = String::new();
    for row in table::ROWS {
        text += &format!("{}: {}\n", row.folder, row.is);
        for edge in row.edges {
            text += &format!("  → {}: {}\n", edge.to, edge.why);
        }
        if let table::External::Only(names) = row.external {
            let names: Vec<&str> = names.iter().map(|allowed| allowed.name).collect();
            text +=
                &format!("  external: {}\n", if names.is_empty() { "none".into() } else { names.join(", ") });
        }
    }
    Outcome { text, failed: false }
}
