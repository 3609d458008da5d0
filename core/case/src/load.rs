//! The files of a kind of work together, all defects at once.

use crate::authorized::unfit_authorized;
use crate::confirmed::unfit_confirmations;
use crate::effect::{effect_rule, unfit_effects};
use crate::kind::{
    AheadCheck, BatchFile, BatchRule, CaseKind, Deciders, DocumentFile, DocumentRule, EscalationFile,
    EscalationRule, KindFile, MailRule, NoticeRule, PaperFile, PaperRule, PartRule,
};
use crate::listed::{listed_rules, unfit_listed};
use crate::needs::unfit_needs;
use crate::papers::unfit_documents;
use crate::{FieldUse, Form, NumberRule, Template, uses};
use std::collections::BTreeMap;
use yunheng_policy::CaseFolder;
use yunheng_process::{
    Bpmn, Definition, Kind, LimitRule, Node, Process, REJECT, RETURN, Reason, Unsupported, judge, read_bpmn,
};
use yunheng_values::{ClauseId, Finding, Findings, Severity, Text};

/// Name of the file with what an office settles.
const KIND_FILE: &str = "case.toml";
/// Name of the form.
const FORM_FILE: &str = "form.schema.json";
/// Name of the process.
const PROCESS_FILE: &str = "process.bpmn";
/// Relations that are no parts: whoever opened the case, and its unit.
const OPENER: &str = "opener";
pub(crate) const UNIT: &str = "unit";
/// Effects of every kind: the case has ended; its opener took it back.
const ENDED: &str = "case.ended";
const WITHDRAWN: &str = "case.withdrawn";

/// A kind of work, ready to be done.
#[derive(Debug, Clone)]
pub struct CaseType {
    /// What an office settles.
    pub kind: CaseKind,
    /// Its form.
    pub form: Form,
    /// Its process as a file.
    pub process_text: String,
    /// Its process, proved sound and ready to be stepped.
    pub definition: Definition,
    /// Templates of its documents by file name.
    pub templates: BTreeMap<String, String>,
}

/// Reads a folder; `place` is its name in findings.
///
/// # Errors
/// Every defect of its files, and everything that does not fit together: a field that the form lacks, a part that nobody has, an
/// effect that is not described, a process that is not sound.
pub fn load(folder: &CaseFolder, place: &str) -> Result<CaseType, Findings> {
    examine(folder, place).whole()
}

/// What is known of a folder, whole or not: what could be read, and everything that is wrong.
#[derive(Debug, Clone)]
pub struct Examined {
    /// What an office settles.
    pub kind: Option<CaseKind>,
    /// The form.
    pub form: Option<Form>,
    /// The process, sound or not.
    pub process: Option<Process>,
    /// Everything that is wrong, with the failing path through the process where there is one.
    pub reasons: Vec<Reason>,
    /// Who reads which fields of the form.
    pub uses: Vec<FieldUse>,
    definition: Option<Definition>,
    process_text: String,
    templates: BTreeMap<String, String>,
}

impl Examined {
    /// The kind of work.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn whole(self) -> Result<CaseType, Findings> {
        match (self.kind, self.form, self.definition) {
            (Some(kind), Some(form), Some(definition)) if !self.reasons.iter().any(is_error) => {
                Ok(CaseType {
                    kind,
                    form,
                    process_text: self.process_text,
                    definition,
                    templates: self.templates,
                })
            }
            _ => Err(self.reasons.into_iter().map(|reason| reason.finding).collect()),
        }
    }
}

/// Reads a folder as far as it can be read, for whoever is still drawing its process.
pub fn examine(folder: &CaseFolder, place: &str) -> Examined {
    let mut reasons: Vec<Reason> = Vec::new();
    let kind = read(folder, KIND_FILE, place).and_then(|text| kind(text, &format!("{place}/{KIND_FILE}")));
    let form =
        read(folder, FORM_FILE, place).and_then(|text| Form::parse(text, &format!("{place}/{FORM_FILE}")));
    let process =
        read(folder, PROCESS_FILE, place).and_then(|text| process(text, &format!("{place}/{PROCESS_FILE}")));
    let mut keep = |found: Findings| reasons.extend(found.into_iter().map(alone));
    let kind = kind.map_err(&mut keep).ok();
    let form = form.map_err(&mut keep).ok();
    let process = process.map_err(&mut keep).ok();
    // The digest of the files says which version it is, so that the definition itself needs no number.
    let definition = process.as_ref().map(|process| Definition::new(process, 1));
    let definition = definition.and_then(|made| made.map_err(&mut keep).ok());
    if let Some(process) = &process {
        reasons.extend(judge(process).reasons().iter().cloned());
    }
    if let (Some(kind), Some(form), Some(process)) = (&kind, &form, &process) {
        // What conditions read is looked at together with its types.
        let read_fields = uses(Some(kind), None, folder);
        reasons.extend(unfit(kind, form, process, (&read_fields, place)).into_iter().map(alone));
        let papers = unfit_documents(kind, folder, process, &format!("{place}/{KIND_FILE}"));
        reasons.extend(papers.into_iter().map(alone));
        reasons.extend(unfit_needs(kind, form, process, place).into_iter().map(alone));
        let listed = unfit_listed(kind, form, process, &format!("{place}/{KIND_FILE}"));
        reasons.extend(listed.into_iter().map(alone));
        let confirmed = unfit_confirmations(kind, process, &format!("{place}/{KIND_FILE}"));
        reasons.extend(confirmed.into_iter().map(alone));
    }
    let documents = kind.iter().flat_map(|kind| &kind.documents);
    let names = documents.flat_map(|document| std::iter::once(&document.template).chain(&document.word));
    let templates = names.filter_map(|name| folder.get_key_value(name));
    let templates = templates.map(|(name, text)| (name.clone(), text.clone())).collect();
    let process_text = folder.get(PROCESS_FILE).cloned().unwrap_or_default();
    let uses = uses(kind.as_ref(), process.as_ref(), folder);
    Examined { kind, form, process, reasons, uses, definition, process_text, templates }
}

/// Whether cases cannot run with it.
fn is_error(reason: &Reason) -> bool {
    reason.finding.severity == Severity::Error
}

/// A defect without a path.
fn alone(finding: Finding) -> Reason {
    Reason { finding, path: Vec::new() }
}

fn read<'f>(folder: &'f CaseFolder, name: &str, place: &str) -> Result<&'f str, Findings> {
    folder.get(name).map(String::as_str).ok_or_else(|| {
        let message = Text::new(format!("缺文件{name}"), format!("the file {name} is missing"));
        vec![Finding::error("case_file", place, message)]
    })
}

fn kind(text: &str, place: &str) -> Result<CaseKind, Findings> {
    let refuse = |message: String| {
        vec![Finding::error("case_malformed", place, Text::new(format!("读不懂：{message}"), message))]
    };
    let file: KindFile = toml::from_str(text).map_err(|error| refuse(error.message().to_owned()))?;
    let template = |text: &str| Template::parse(text).map_err(|error| refuse(error.to_string()));
    let clauses: Result<Vec<ClauseId>, _> = file.clause.iter().map(|clause| ClauseId::new(clause)).collect();
    let notice = |notice: crate::kind::NoticeFile| {
        Ok(NoticeRule {
            effect: notice.effect,
            to: notice.to,
            roles: notice.roles,
            title: template(&notice.title)?,
            body: template(&notice.body)?,
            needs_signature: notice.needs_signature,
            clock: notice.clock,
        })
    };
    let ahead = |ahead: crate::kind::AheadFile| AheadCheck {
        field: ahead.field,
        limit: ahead.limit,
        at: ahead.at,
        says: Text::new(ahead.says, ahead.says_en),
    };
    Ok(CaseKind {
        title: Text::new(file.title, file.title_en),
        about: Text::new(file.about, file.about_en),
        group: Text::new(file.group, file.group_en),
        clauses: clauses.map_err(|error| refuse(error.to_string()))?,
        opens: file.opens,
        number: NumberRule::parse(&file.number).map_err(|error| refuse(error.to_string()))?,
        headline: template(&file.headline)?,
        may_be_urgent: file.may_be_urgent,
        parts: file.part.into_iter().map(|part| PartRule { part: part.part, field: part.field }).collect(),
        things_of: file.things_of,
        authorized: file.authorized,
        ahead: file.ahead.into_iter().map(ahead).collect(),
        notices: file.notice.into_iter().map(notice).collect::<Result<_, Findings>>()?,
        effects: file
            .effect
            .into_iter()
            .map(|effect| effect_rule(effect).map_err(refuse))
            .collect::<Result<_, Findings>>()?,
        documents: file
            .document
            .into_iter()
            .map(|document| document_rule(document).map_err(refuse))
            .collect::<Result<_, Findings>>()?,
        urgent: file
            .urgent
            .map(|urgent| deciders(urgent.role, urgent.relation, &urgent.clause).map_err(refuse))
            .transpose()?,
        escalations: file
            .escalation
            .into_iter()
            .map(|escalation| escalation_rule(escalation).map_err(refuse))
            .collect::<Result<_, Findings>>()?,
        listed: listed_rules(file.order, file.entry),
        confirmations: file.confirmation,
        batches: file.batch.into_iter().map(batch_rule).collect(),
        mail: file.mail.map(|mail| MailRule { subject: mail.subject, text: mail.text }),
        papers: file
            .paper
            .into_iter()
            .map(|paper| paper_rule(paper).map_err(refuse))
            .collect::<Result<_, _>>()?,
    })
}

fn clauses(texts: &[String]) -> Result<Vec<ClauseId>, String> {
    texts.iter().map(|clause| ClauseId::new(clause).map_err(|error| error.to_string())).collect()
}

fn deciders(role: String, relation: String, clause: &[String]) -> Result<Deciders, String> {
    Ok(Deciders { role, relation, clauses: clauses(clause)? })
}

fn escalation_rule(file: EscalationFile) -> Result<EscalationRule, String> {
    let after = LimitRule::parse(&file.after).ok_or_else(|| format!("`{}` is no limit", file.after))?;
    Ok(EscalationRule { at: file.at, after, to: deciders(file.role, file.relation, &file.clause)? })
}

fn batch_rule(file: BatchFile) -> BatchRule {
    BatchRule { at: file.at, outcomes: file.outcomes }
}

fn paper_rule(file: PaperFile) -> Result<PaperRule, String> {
    Ok(PaperRule {
        name: file.name,
        title: Text::new(file.title, file.title_en),
        at: file.at,
        outcomes: file.outcomes,
        clauses: clauses(&file.clause)?,
    })
}

fn document_rule(file: DocumentFile) -> Result<DocumentRule, String> {
    Ok(DocumentRule {
        name: file.name,
        title: Text::new(file.title, file.title_en),
        template: file.template,
        word: file.word,
        lists: file.lists,
        in_draft: file.in_draft,
        number: NumberRule::parse(&file.number).map_err(|error| error.to_string())?,
        issuer: file.issuer,
        at: file.at,
        outcomes: file.outcomes,
        by: file.by,
    })
}

fn process(text: &str, place: &str) -> Result<Process, Findings> {
    let Bpmn { mut processes, unsupported, .. } = read_bpmn(text.as_bytes(), place)?;
    if !unsupported.is_empty() {
        let told = |one: Unsupported| {
            let message = Text::new(
                format!("流程里有不支持的元素{}（{}）", one.element, one.id),
                format!("the process holds {} `{}`, which is not supported", one.element, one.id),
            );
            Finding::error("process_unsupported", one.place, message)
        };
        return Err(unsupported.into_iter().map(told).collect());
    }
    match processes.pop().filter(|_| processes.is_empty()) {
        Some(process) => Ok(process),
        None => {
            let message = Text::new("一个文件里应当只有一个流程", "one process is expected in the file");
            Err(vec![Finding::error("process_count", place, message)])
        }
    }
}

/// Everything that one file says of another which does not know it.
fn unfit(
    kind: &CaseKind,
    form: &Form,
    process: &Process,
    (read_fields, place): (&[FieldUse], &str),
) -> Findings {
    let mut findings = Findings::new();
    let mut lacks = |(what, en_what): (&str, &str), name: &str, zh: &str, en: &str| {
        let message = Text::new(format!("{what}“{name}”{zh}"), format!("{en_what} `{name}` {en}"));
        findings.push(Finding::error("case_unfit", format!("{place}/{KIND_FILE}"), message));
    };
    for one in read_fields.iter().filter(|one| !form.has(&one.field)) {
        let by = one.by.words();
        let (zh, en) = (
            format!("不在表单里，而{}要用到它", by.zh),
            format!("is not in the form, and {} reads it", by.en),
        );
        lacks(("字段", "field"), &one.field, &zh, &en);
    }
    let by_mail = kind.mail.iter().flat_map(|mail| [&mail.subject, &mail.text]);
    for field in by_mail.filter(|field| !form.opener_fields().contains(field)) {
        let zh = "不是由发起人填写的字段，而邮件来件要填入它";
        lacks(("字段", "field"), field, zh, "is not one that the opener fills in, and a mail fills it in");
    }
    for part in kind.parts.iter().filter(|part| !form.picks_parties(&part.field)) {
        let en = "takes its parties from a field that picks none";
        lacks(("参与方", "part"), &part.part, "的字段不是选择的单位", en);
    }
    let is_known = |to: &str| to == OPENER || to == UNIT || kind.parts.iter().any(|part| part.part == to);
    for notice in kind.notices.iter().filter(|notice| !is_known(&notice.to)) {
        let en = "is neither the unit nor a part";
        lacks(("通知对象", "notice to"), &notice.to, "既不是本单位也不是参与方", en);
    }
    let effects: Vec<&str> =
        process.nodes.iter().flat_map(|node| &node.settings.effects).map(String::as_str).collect();
    let is_nowhere = |effect: &str| ![ENDED, WITHDRAWN].contains(&effect) && !effects.contains(&effect);
    for notice in kind.notices.iter().filter(|notice| is_nowhere(&notice.effect)) {
        let zh = "在流程的任何环节都没有";
        lacks(("通知动作", "effect"), &notice.effect, zh, "is nowhere in the process");
    }
    for element in kind.ahead.iter().flat_map(|check| &check.at).filter(|at| process.node(at).is_none()) {
        let zh = "不在流程里，而提前期检查要用到它";
        lacks(("环节", "element"), element, zh, "is not in the process, and a check of time ahead needs it");
    }
    let latest = kind.effects.iter().filter_map(|rule| rule.latest.as_ref());
    for latest in latest.filter(|latest| process.node(&latest.after).is_none()) {
        let zh = "不在流程里，而后续动作的最迟日从那里起算";
        lacks(("环节", "element"), &latest.after, zh, "is not in the process, and an effect counts from it");
    }
    for (element, _) in form.task_sections().iter().filter(|(at, _)| process.node(at).is_none()) {
        let zh = "不在流程里，而表单有一节要在那里填写";
        lacks(("环节", "element"), element, zh, "is not in the process, and a section of the form needs it");
    }
    for effect in kind.effects.iter().filter(|rule| is_nowhere(&rule.effect)) {
        let zh = "在流程的任何环节都没有";
        lacks(("后续动作", "effect"), &effect.effect, zh, "is nowhere in the process");
    }
    findings.extend(unfit_things(kind, form, &format!("{place}/{KIND_FILE}")));
    findings.extend(unfit_authorized(kind, process, &format!("{place}/{KIND_FILE}")));
    findings.extend(unfit_effects(&kind.effects, form, &format!("{place}/{KIND_FILE}")));
    findings.extend(process.nodes.iter().flat_map(|node| unfit_node(node, kind, &is_known)));
    findings.extend(no_first_task(process));
    findings
}

/// Whose projects and resources a form picks is one party.
fn unfit_things(kind: &CaseKind, form: &Form, place: &str) -> Option<Finding> {
    let part = kind.things_of.as_deref()?;
    let field = kind.things_field();
    if form.picked.iter().any(|picked| Some(picked.name.as_str()) == field && !picked.is_many) {
        return None;
    }
    let message = Text::new(
        format!("参与方“{part}”不是由一个字段选择的一个单位，而表单选的是它的项目和资源"),
        format!(
            "the part `{part}` is not one party that a field picks, and the form names its projects and resources"
        ),
    );
    Some(Finding::error("case_unfit", place, message))
}

/// What a node says that the kind of work does not know.
fn unfit_node(node: &Node, kind: &CaseKind, is_known: &dyn Fn(&str) -> bool) -> Findings {
    let mut findings = Findings::new();
    let title = node.title();
    let mut say = |zh: String, en: String| {
        let message = Text::new(format!("“{title}”{zh}"), format!("`{title}` {en}"));
        findings.push(Finding::error("case_unfit", node.place.clone(), message));
    };
    for effect in &node.settings.effects {
        let is_told = kind.notices.iter().any(|notice| notice.effect == *effect);
        if !is_told && !kind.effects.iter().any(|rule| rule.effect == *effect) {
            let zh = format!("的后续动作“{effect}”在case.toml里没有说明");
            say(zh, format!("has the effect `{effect}`, which case.toml does not describe"));
        }
    }
    if node.kind == Kind::CallActivity || node.settings.waits {
        let zh = "等待外部结果，尚不支持".to_owned();
        say(zh, "waits for somebody outside, which no kind of work may do yet".to_owned());
    }
    if node.kind != Kind::UserTask {
        return findings;
    }
    let relation = node.settings.relation.as_deref().unwrap_or(UNIT);
    if !is_known(relation) {
        let zh = format!("的关系“{relation}”既不是本单位也不是参与方");
        say(zh, format!("has the relation `{relation}`, which is neither the unit nor a part"));
    }
    if (node.settings.role.as_deref() == Some(OPENER)) != (relation == OPENER) {
        let zh = "的角色和关系须同为opener".to_owned();
        say(zh, "is the opener's by role and by relation, or by neither".to_owned());
    }
    if node.settings.outcomes.iter().all(|outcome| outcome == RETURN || outcome == REJECT) {
        say("没有办结的结果".to_owned(), "has no outcome that completes it".to_owned());
    }
    findings
}

/// The opener fills in the form, so a process begins with a task of the opener's.
fn no_first_task(process: &Process) -> Option<Finding> {
    let start = process.nodes.iter().find(|node| node.kind == Kind::Start)?;
    if first_task(process).is_some() {
        return None;
    }
    let message = Text::new(
        "开始之后的第一个环节应由发起人办理（角色和关系均为opener），用来填写表单",
        "the first task after the start is the opener's, by role and by relation: it is where the form is filled in",
    );
    Some(Finding::error("no_first_task", start.place.clone(), message))
}

/// The task with which the opener fills in the form.
fn first_task(process: &Process) -> Option<&str> {
    let start = process.nodes.iter().find(|node| node.kind == Kind::Start)?;
    let flow = process.flows.get(*start.outgoing.first()?)?;
    let node = process.nodes.get(flow.to)?;
    (node.kind == Kind::UserTask && node.settings.relation.as_deref() == Some(OPENER))
        .then_some(node.id.as_str())
}

impl CaseType {
    /// The task with which the opener fills in the form: the first of the process.
    pub fn first_task(&self) -> Option<&str> {
        first_task(self.definition.process())
    }
}

#[cfg(test)]
mod tests {
    use super::{examine, load};
    use yunheng_policy::CaseFolder;

    const KIND: &str = r#"
title = "试事项"
title_en = "Trial"
about = "试"
about_en = "Trial"
group = "试"
group_en = "Trial"
clause = ["XC-M-14"]
opens = ["unit_clerk"]
number = "试〔{year}〕{seq}号"
headline = "{name}"
"#;
    const FORM: &str = r#"{"type":"object","additionalProperties":false,"x-yh":{"sections":[{"fields":["name"]}]},
        "properties":{"name":{"type":"string","title":"名称"}}}"#;
    const PROCESS: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:yh="https://yunheng.dev/bpmn/1" id="d">
        <process id="p" isExecutable="true"><startEvent id="s"/><userTask id="fill" name="填" yh:role="opener" yh:relation="opener" yh:outcomes="send"/>
        <endEvent id="e"/><sequenceFlow id="a" sourceRef="s" targetRef="fill"/><sequenceFlow id="b" sourceRef="fill" targetRef="e"/></process></definitions>"#;

    fn folder(kind: &str, form: &str, process: &str) -> CaseFolder {
        [("case.toml", kind), ("form.schema.json", form), ("process.bpmn", process)]
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into()
    }

    fn codes(kind: &str, form: &str, process: &str) -> Vec<&'static str> {
        let findings = load(&folder(kind, form, process), "cases/trial").expect_err("refused");
        findings.into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn three_files_that_fit_are_a_kind_of_work() {
        let kind = load(&folder(KIND, FORM, PROCESS), "cases/trial").expect("a kind");
        assert_eq!(kind.first_task(), Some("fill"));
        assert_eq!(kind.kind.number.number(2026, 1), "试〔2026〕1号");
    }

    #[test]
    fn every_defect_is_found_at_once() {
        assert_eq!(codes("", "{", "<x/>").len(), 3);
        let empty = load(&CaseFolder::new(), "cases/trial").expect_err("nothing there");
        assert_eq!(empty.len(), 3);
        let unknown = format!("{KIND}\n[[part]]\npart = \"provider\"\nfield = \"absent\"\n");
        assert_eq!(codes(&unknown, FORM, PROCESS), ["case_unfit", "case_unfit"]);
        let untold = PROCESS.replace("yh:outcomes=\"send\"", "yh:outcomes=\"send\" yh:effects=\"nobody\"");
        assert_eq!(codes(KIND, FORM, &untold), ["case_unfit"]);
        let nobody = PROCESS.replace("yh:relation=\"opener\"", "yh:relation=\"stranger\"");
        assert_eq!(codes(KIND, FORM, &nobody), ["case_unfit", "case_unfit", "no_first_task"]);
        let endless = PROCESS.replace(
            "<endEvent id=\"e\"/>",
            "<userTask id=\"e\" yh:role=\"opener\" yh:relation=\"opener\"/>",
        );
        assert!(!codes(KIND, FORM, &endless).is_empty());
        let twice = PROCESS.replace(
            "<endEvent id=\"e\"/>",
            "<endEvent id=\"e\"/><receiveTask id=\"r\"/><sendTask id=\"t\"/>",
        );
        assert_eq!(codes(KIND, FORM, &twice), ["process_unsupported", "process_unsupported"]);
    }

    #[test]
    fn a_process_that_is_still_drawn_says_where_it_fails() {
        // A task that leads nowhere: the rest is read all the same.
        let stuck = PROCESS.replace(
            "</process>",
            "<userTask id=\"x\" name=\"忘了\" yh:role=\"unit_head\" yh:outcomes=\"done\"/></process>",
        );
        let found = examine(&folder(KIND, FORM, &stuck), "cases/trial");
        assert!(found.kind.is_some() && found.form.is_some() && found.process.is_some());
        let reason = found.reasons.iter().find(|reason| reason.finding.code == "unreachable").expect("found");
        assert_eq!(reason.path.iter().map(|passed| passed.id.as_str()).collect::<Vec<_>>(), ["x"]);
        assert!(reason.finding.place.starts_with("cases/trial/process.bpmn:"), "{}", reason.finding.place);
        assert!(found.whole().is_err());
    }
}
