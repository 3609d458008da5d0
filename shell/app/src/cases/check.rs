//! What `policy check` says of the kinds of work of a pack, and the designer of a process that is being drawn.

use super::condition::{Doubt, doubts};
use yunheng_case::{CaseKind, Examined, Form, Given, LedgerAct, examine, shape_findings};
use yunheng_policy::{CaseFolder, Pack};
use yunheng_process::{LimitRule, Node, Process, Reason};
use yunheng_values::{ClauseId, Finding, Findings, Text};

/// Every defect of the kinds of work: in their files, between them, and between them and the pack.
pub(crate) fn check(pack: &Pack) -> Findings {
    let of_kind = |(kind, folder): (&String, &CaseFolder)| {
        let place = format!("{}/cases/{kind}", pack.manifest.id);
        check_folder(pack, folder, &place).reasons.into_iter().map(|reason| reason.finding)
    };
    let of_kinds = pack.case_folders.iter().flat_map(of_kind);
    of_kinds.chain(never_ends(pack)).chain(super::desk::check(pack)).collect()
}

/// A pack whose kinds of work start leases has one that ends them; else what was opened is charged for ever.
fn never_ends(pack: &Pack) -> Option<Finding> {
    let runs = |act: LedgerAct| {
        pack.case_folders.iter().find_map(|(kind, folder)| {
            let known = examine(folder, kind).kind?;
            known.effects.iter().any(|rule| rule.run == act).then_some(kind)
        })
    };
    let starts = runs(LedgerAct::LeaseStart)?;
    let message = Text::new(
        format!(
            "事项“{starts}”开通起租（lease.start），而没有一类事项终止租用（lease.end），开通的资源会一直计费；应补一类退出或者撤销事项"
        ),
        format!(
            "`{starts}` starts leases (lease.start), but no kind of work ends any (lease.end), so they are charged for ever; add a kind for leaving"
        ),
    );
    let place = format!("{}/cases/{starts}/case.toml", pack.manifest.id);
    runs(LedgerAct::LeaseEnd).is_none().then(|| Finding::error("lease_never_ends", place, message))
}

/// Every defect of one kind of work, with the failing path where there is one.
pub(super) fn check_folder(pack: &Pack, folder: &CaseFolder, place: &str) -> Examined {
    let mut examined = examine(folder, place);
    let mut more = Findings::new();
    if let Some(kind) = &examined.kind {
        more.extend(unknown_of_kind(pack, kind, place));
    }
    if let Some(form) = &examined.form {
        more.extend(unknown_of_form(pack, form, &format!("{place}/form.schema.json")));
    }
    if let Some(process) = &examined.process {
        more.extend(unknown_of_process(pack, process));
        if let Some(form) = &examined.form {
            more.extend(process.nodes.iter().flat_map(|node| unchosen(node, form)));
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
    let clauses = kind.clauses.iter().chain(kind.papers.iter().flat_map(|paper| &paper.clauses));
    let people = kind.urgent.iter().chain(kind.escalations.iter().map(|rule| &rule.to));
    let clauses = clauses.chain(people.flat_map(|people| &people.clauses));
    for clause in clauses.filter(|clause| pack.article(clause).is_none()) {
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
    let escalations = kind.escalations.iter().filter_map(|rule| match &rule.after {
        LimitRule::Key(key) => Some(key),
        LimitRule::Fixed(_) => None,
    });
    let latest = kind.effects.iter().filter_map(|rule| rule.latest.as_ref().map(|latest| &latest.limit));
    let keys = ahead.chain(clocks).chain(escalations).chain(latest);
    findings.extend(keys.filter_map(|key| unknown_limit(pack, key, &place)));
    findings
}

/// Parameters of the form that the pack does not have.
fn unknown_parameters(pack: &Pack, form: &Form, place: &str) -> Findings {
    let is_known = |given: &Given| {
        let versions = pack.parameters.get(&given.parameter);
        versions.is_some_and(|all| all.iter().any(|version| version.fields.contains_key(&given.part)))
    };
    let unknown = form.given().into_iter().filter(|given| !is_known(given));
    let told = |Given { parameter, part }: Given| {
        let message = Text::new(
            format!("没有参数“{parameter}”，或它没有“{part}”这一项"),
            format!("there is no parameter `{parameter}`, or it has no `{part}`"),
        );
        Finding::error("unknown_parameter", place, message)
    };
    unknown.map(told).collect()
}

/// What a form may not be made of, clauses that it cites and the pack does not have, and what no validator takes.
fn unknown_of_form(pack: &Pack, form: &Form, place: &str) -> Findings {
    let mut findings = shape_findings(form, place);
    findings.extend(unknown_parameters(pack, form, place));
    findings.extend(form.last_days().iter().filter_map(|rule| unknown_limit(pack, &rule.limit, place)));
    let cited = form.schema["properties"].as_object().into_iter().flatten();
    for (name, field) in cited {
        let Some(cited) = field["x-yh"]["clause"].as_str() else { continue };
        if ClauseId::new(cited).is_ok_and(|clause| pack.article(&clause).is_some()) {
            continue;
        }
        let message = Text::new(format!("没有条文{cited}"), format!("there is no article {cited}"));
        findings.push(Finding::error("unknown_clause", format!("{place}#/properties/{name}"), message));
    }
    if findings.is_empty() {
        findings.extend(super::form::validator(form).err().map(|error| {
            let message = Text::new(format!("表单不是有效的JSON Schema：{error}"), error);
            Finding::error("form_schema", place, message)
        }));
    }
    findings
}

/// Limits and forms of the process that are nowhere.
fn unknown_of_process(pack: &Pack, process: &Process) -> Findings {
    let mut findings = Findings::new();
    for node in &process.nodes {
        for limit in node.settings.limits() {
            if let LimitRule::Key(key) = limit {
                findings.extend(unknown_limit(pack, key, &node.place));
                findings.extend(another_start(pack, key, node));
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

/// Values that choose a limit, and that the form never has.
fn unchosen(node: &Node, form: &Form) -> Findings {
    let Some(by) = &node.settings.limit_by else { return Findings::new() };
    let values = form.schema["properties"][by.field.as_str()]["enum"].as_array();
    let is_value =
        |value: &String| values.is_some_and(|all| all.iter().any(|one| one.as_str() == Some(value.as_str())));
    let wrong = by.limits.iter().filter(|(value, _)| !is_value(value));
    wrong
        .map(|(value, _)| {
            let (field, title) = (&by.field, node.title());
            let message = Text::new(
                format!("“{title}”按字段“{field}”选时限，它没有可选值“{value}”"),
                format!("`{title}` has its limit by the field `{field}`, which has no choice `{value}`"),
            );
            Finding::error("limit_choice", &node.place, message)
        })
        .collect()
}

fn unknown_limit(pack: &Pack, key: &str, place: &str) -> Option<Finding> {
    let is_known = pack.parameters.contains_key(&format!("deadlines.{key}"));
    let message = Text::new(format!("没有时限“{key}”"), format!("there is no limit `{key}`"));
    (!is_known).then(|| Finding::error("unknown_limit", place, message))
}

/// Last word of the event of a limit that starts with a signature: it is on paper, so only a field of the form knows its day.
const SIGNED: &str = "signed";

/// A limit of the pack that starts with a signature, where the process would count it from the coming of the task.
fn another_start(pack: &Pack, key: &str, node: &Node) -> Option<Finding> {
    let versions = pack.parameters.get(&format!("deadlines.{key}"))?;
    let starts = versions.iter().filter_map(|version| version.fields.get("starts")?.as_str());
    let signed = starts.rev().find(|event| event.rsplit('.').next() == Some(SIGNED))?;
    let title = node.title();
    let message = Text::new(
        format!(
            "时限“{key}”从{signed}起算，而“{title}”没有写yh:limitFrom，会从任务到来起算；应写上填写签订日期的表单字段"
        ),
        format!(
            "the limit `{key}` counts from {signed}, but `{title}` has no yh:limitFrom and would count from its own coming; name the field of the form with the day of the signature"
        ),
    );
    let is_from_coming = node.settings.limit_from.is_none();
    is_from_coming.then(|| Finding::error("limit_start", &node.place, message))
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

#[cfg(test)]
mod tests {
    use super::{check, check_folder};
    use crate::packs::open_pack;

    #[test]
    fn a_limit_that_starts_with_a_signature_names_the_day_of_it() {
        let pack = open_pack("songjiang").expect("the pack");
        for kind in ["test-resources", "formal-resources"] {
            let mut folder = pack.case_folders[kind].clone();
            let codes = |folder: &yunheng_policy::CaseFolder| {
                let reasons = check_folder(&pack, folder, kind).reasons;
                reasons.into_iter().map(|reason| reason.finding.code).collect::<Vec<_>>()
            };
            assert!(codes(&folder).is_empty(), "{kind}");
            let process = folder.get_mut("process.bpmn").expect("a process");
            *process = process.replace(" yh:limitFrom=\"agreed_on\"", "");
            assert_eq!(codes(&folder), ["limit_start"], "{kind}");
        }
    }

    #[test]
    fn a_pack_that_starts_leases_can_end_them() {
        let mut pack = open_pack("guangzhou").expect("the pack");
        let has = |pack: &_| check(pack).iter().any(|finding| finding.code == "lease_never_ends");
        assert!(!has(&pack));
        pack.case_folders.remove("resource-revocation").expect("the kind that ends them");
        assert!(has(&pack));
        pack.case_folders.remove("resource-application").expect("the kind that starts them");
        assert!(!has(&pack), "what never starts needs no end");
    }
}
