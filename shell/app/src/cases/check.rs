//! What `policy check` says of the kinds of work of a pack.

use yunheng_case::{CaseType, load};
use yunheng_policy::Pack;
use yunheng_process::LimitRule;
use yunheng_values::{Finding, Findings, Text};

/// Every defect of the kinds of work: in their files, between them, and between them and the pack.
pub(crate) fn check(pack: &Pack) -> Findings {
    let of_kind = |(kind, folder)| {
        let place = format!("{}/cases/{kind}", pack.manifest.id);
        match load(folder, &place) {
            Ok(kind) => unknown(pack, &kind, &place),
            Err(findings) => findings,
        }
    };
    pack.case_folders.iter().flat_map(of_kind).collect()
}

/// Clauses and limits that the pack does not have.
fn unknown(pack: &Pack, kind: &CaseType, place: &str) -> Findings {
    let mut findings = Findings::new();
    for clause in kind.kind.clauses.iter().filter(|clause| pack.article(clause).is_none()) {
        let message = Text::new(format!("没有条文{clause}"), format!("there is no article {clause}"));
        findings.push(Finding::error("unknown_clause", format!("{place}/case.toml"), message));
    }
    let nodes = &kind.definition.process().nodes;
    let of_process =
        nodes.iter().flat_map(|node| node.settings.limit.iter().chain(&node.settings.urgent_limit));
    let of_process = of_process.filter_map(|limit| match limit {
        LimitRule::Key(key) => Some(key),
        LimitRule::Fixed(_) => None,
    });
    let ahead = kind.kind.ahead.iter().map(|rule| &rule.limit);
    let clocks = kind.kind.notices.iter().filter_map(|rule| rule.clock.as_ref());
    for key in of_process.chain(ahead).chain(clocks) {
        if !pack.parameters.contains_key(&format!("deadlines.{key}")) {
            let message = Text::new(format!("没有时限“{key}”"), format!("there is no limit `{key}`"));
            findings.push(Finding::error("unknown_limit", place, message));
        }
    }
    findings
}
