//! `cargo xtask tidy`: what a reviewer would otherwise have to count.
//!
//! Every check is one file here, is pure over texts and has samples that it must refuse.

mod bans;
mod citations;
mod exceptions;
mod floats;
mod glossary;
mod idle;
mod lengths;
mod manifests;
mod register;
mod statutes;
mod tokens;
mod words;

use crate::complaint::{Complaint, Fallible, Outcome, failures, listing};
use crate::root::{Source, sources, workspace_root};
use std::path::Path;

/// How much to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Show {
    Everything,
    Counts,
}

/// Extensions of the files that are looked at.
const EXTENSIONS: [&str; 10] = ["rs", "toml", "md", "ts", "vue", "sh", "py", "typ", "yml", "bpmn"];

/// Runs every check over the work tree.
pub(crate) fn run(show: Show) -> Fallible<Outcome> {
    let root = workspace_root();
    let files = sources(&root, &EXTENSIONS)?;
    let measured = lengths::measure(&files)?;
    let complaints = all_complaints(&root, &files, &measured)?;
    let failed = failures(&complaints);
    let mut text = if show == Show::Everything { listing(&complaints) } else { String::new() };
    if show == Show::Counts {
        text += &measured.summary();
        text += &counts(&complaints);
    }
    text +=
        &format!("tidy: {} files, {} warnings, {failed} failures\n", files.len(), complaints.len() - failed);
    Ok(Outcome { text, failed: failed > 0 })
}

fn all_complaints(root: &Path, files: &[Source], measured: &lengths::Measured) -> Fallible<Vec<Complaint>> {
    let excepted = exceptions::load(root)?;
    let mut complaints = measured.complaints();
    complaints.extend(floats::check(files)?);
    complaints.extend(manifests::check(files)?);
    complaints.extend(idle::check(files)?);
    complaints.extend(bans::check(files)?);
    complaints.extend(register::check(files)?);
    complaints.extend(glossary::check(files)?);
    complaints.extend(words::check(files));
    complaints.extend(statutes::check(files)?);
    complaints.extend(citations::check(files)?);
    Ok(excepted.apply(complaints))
}

/// One line per check that had something to say.
fn counts(complaints: &[Complaint]) -> String {
    let mut checks: Vec<&str> = complaints.iter().map(|c| c.check).collect();
    checks.sort_unstable();
    checks.dedup();
    let line = |check: &str| {
        let of: Vec<Complaint> = complaints.iter().filter(|c| c.check == check).cloned().collect();
        let failed = failures(&of);
        format!("{check}: {} warnings, {failed} failures\n", of.len() - failed)
    };
    checks.into_iter().map(line).collect()
}
