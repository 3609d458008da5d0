//! What `policy check` says of the kinds of work of a pack, and the designer of a process that is being drawn.

use super::condition::{Doubt, doubts};
use yunheng_case::{CaseKind, Examined, Form, examine};
use yunheng_policy::{CaseFolder, Pack};
use yunheng_process::{LimitRule, Process, Reason};
use yunheng_values::{Finding, Findings, Text};

/// Every defect of the kinds of work: in their files, between them, and between them and the pack.
pub(crate) fn check(pack: &Pack) -> Findings {
    let of_kind = |(kind, folder): (&String, &CaseFolder)| {
        let place = format!("{}/cases/{kind}", pack.manifest.id);
        check_folder(pack, folder, &place).reasons.into_iter().map(|reason| reason.finding)
    };
    pack.case_folders.iter().flat_map(of_kind).collect()
}

/// Every defect of one kind of work, with the failing path where there is one.
pub(super) fn check_folder(pack: &Pack, folder: &CaseFolder, place: &str) -> Examined {
    let mut examined = examine(folder, place);
    let mut more = Findings::new();
    if let Some(kind) = &examined.kind {
        more.extend(unknown_of_kind(pack, kind, place));
    }
    if let Some(process) = &examined.process {
        more.extend(unknown_of_process(pack, process));
        if let Some(form) = &examined.form {
            more.extend(conditions(process, form));
        }
    }
    examined.reasons.extend(more.into_iter().map(|finding| Reason { finding, path: Vec::new() }));
    examined
}

/// Clauses and limits of `case.toml` that the pack does not have.
fn unknown_of_kind(pack: &Pack, kind: &CaseKind, place: &str) -> Findings {
    let mut findings = Findings::new();
    let place = format!("{place}/case.toml");
    for clause in kind.clauses.iter().filter(|clause| pack.article(clause).is_none()) {
        let message = Text::new(format!("没有条文{clause}"), format!("there is no article {clause}"));
        findings.push(Finding::error("unknown_clause", &place, message));
    }
    let named =
        kind.effects.iter().flat_map(|rule| rule.named_items().into_iter().map(move |item| (rule, item)));
    for (rule, item) in named.filter(|(_, item)| !pack.items.iter().any(|known| known.id == *item)) {
        let message = Text::new(
            format!("后续动作“{}”的服务项“{item}”不在服务目录里", rule.effect),
            format!("the effect `{}` has the item `{item}`, which is not in the catalog", rule.effect),
        );
        findings.push(Finding::error("unknown_item", &place, message));
    }
    let ahead = kind.ahead.iter().map(|rule| &rule.limit);
    let clocks = kind.notices.iter().filter_map(|rule| rule.clock.as_ref());
    let latest = kind.effects.iter().filter_map(|rule| rule.latest.as_ref().map(|latest| &latest.limit));
    findings.extend(ahead.chain(clocks).chain(latest).filter_map(|key| unknown_limit(pack, key, &place)));
    findings
}

/// Limits and forms of the process that are nowhere.
fn unknown_of_process(pack: &Pack, process: &Process) -> Findings {
    let mut findings = Findings::new();
    for node in &process.nodes {
        for limit in node.settings.limit.iter().chain(&node.settings.urgent_limit) {
            if let LimitRule::Key(key) = limit {
                findings.extend(unknown_limit(pack, key, &node.place));
            }
        }
        if let Some(form) = &node.settings.form {
            let message = Text::new(
                format!("没有表单“{form}”：一类事项只有一份表单，由哪个环节填写写在表单的各节里"),
                format!(
                    "there is no form `{form}`: a kind of work has one form, whose sections say where they are filled in"
                ),
            );
            findings.push(Finding::error("unknown_form", &node.place, message));
        }
    }
    findings
}

fn unknown_limit(pack: &Pack, key: &str, place: &str) -> Option<Finding> {
    let is_known = pack.parameters.contains_key(&format!("deadlines.{key}"));
    let message = Text::new(format!("没有时限“{key}”"), format!("there is no limit `{key}`"));
    (!is_known).then(|| Finding::error("unknown_limit", place, message))
}

/// Conditions that no case could answer, or not every one.
fn conditions(process: &Process, form: &Form) -> Findings {
    let of_flow = |flow: &yunheng_process::Flow| {
        let found = flow.condition.as_deref().map(|condition| doubts(condition, form)).unwrap_or_default();
        let place = flow.place.clone();
        found.into_iter().map(move |doubt| match doubt {
            Doubt::Wrong(why) => Finding::error("condition_type", &place, why),
            Doubt::MayBeEmpty(why) => Finding::warning("condition_may_fail", &place, why),
        })
    };
    process.flows.iter().flat_map(of_flow).collect()
}
