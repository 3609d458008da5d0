//! The files of a kind of work together, all defects at once.

use crate::kind::{AheadCheck, CaseKind, DocumentFile, DocumentRule, KindFile, NoticeRule, PartRule};
use crate::papers::unfit_documents;
use crate::{Form, NumberRule, Template};
use std::collections::BTreeMap;
use yunheng_policy::CaseFolder;
use yunheng_process::{Bpmn, Definition, Kind, Process, REJECT, RETURN, read_bpmn};
use yunheng_values::{ClauseId, Finding, Findings, Text};

/// Name of the file with what an office settles.
const KIND_FILE: &str = "case.toml";
/// Name of the form.
const FORM_FILE: &str = "form.schema.json";
/// Name of the process.
const PROCESS_FILE: &str = "process.bpmn";
/// Relations that are no parts: whoever opened the case, and its unit.
const OPENER: &str = "opener";
pub(crate) const UNIT: &str = "unit";
/// An effect of every kind: the case has ended.
const ENDED: &str = "case.ended";

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
    let mut findings = Findings::new();
    let kind = read(folder, KIND_FILE, place).and_then(|text| kind(text, &format!("{place}/{KIND_FILE}")));
    let form =
        read(folder, FORM_FILE, place).and_then(|text| Form::parse(text, &format!("{place}/{FORM_FILE}")));
    let process =
        read(folder, PROCESS_FILE, place).and_then(|text| process(text, &format!("{place}/{PROCESS_FILE}")));
    let mut keep = |found: Findings| findings.extend(found);
    let kind = kind.map_err(&mut keep).ok();
    let form = form.map_err(&mut keep).ok();
    let process = process.map_err(&mut keep).ok();
    let (Some(kind), Some(form), Some(definition)) = (kind, form, process) else { return Err(findings) };
    findings.extend(unfit(&kind, &form, definition.process(), place));
    findings.extend(unfit_documents(&kind, folder, definition.process(), &format!("{place}/{KIND_FILE}")));
    if !findings.is_empty() {
        return Err(findings);
    }
    let process_text = folder.get(PROCESS_FILE).cloned().unwrap_or_default();
    let of_documents = |name: &&String| kind.documents.iter().any(|document| document.template == **name);
    let named = folder.keys().filter(of_documents);
    let templates = named.map(|name| (name.clone(), folder[name].clone())).collect();
    Ok(CaseType { kind, form, process_text, definition, templates })
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
        ahead: file.ahead.into_iter().map(ahead).collect(),
        notices: file.notice.into_iter().map(notice).collect::<Result<_, Findings>>()?,
        documents: file
            .document
            .into_iter()
            .map(|document| document_rule(document).map_err(refuse))
            .collect::<Result<_, Findings>>()?,
    })
}

fn document_rule(file: DocumentFile) -> Result<DocumentRule, String> {
    Ok(DocumentRule {
        name: file.name,
        title: Text::new(file.title, file.title_en),
        template: file.template,
        number: NumberRule::parse(&file.number).map_err(|error| error.to_string())?,
        issuer: file.issuer,
        at: file.at,
        outcomes: file.outcomes,
        by: file.by,
    })
}

fn process(text: &str, place: &str) -> Result<Definition, Findings> {
    let Bpmn { mut processes, unsupported, .. } = read_bpmn(text.as_bytes(), place)?;
    if let Some(first) = unsupported.first() {
        let message = Text::new(
            format!("流程里有不支持的元素{}（{}）", first.element, first.id),
            format!("the process holds {} `{}`, which is not supported", first.element, first.id),
        );
        return Err(vec![Finding::error("process_unsupported", place, message)]);
    }
    let Some(process) = processes.pop().filter(|_| processes.is_empty()) else {
        let message = Text::new("一个文件里应当只有一个流程", "one process is expected in the file");
        return Err(vec![Finding::error("process_count", place, message)]);
    };
    // The digest of the files says which version it is, so that the definition itself needs no number.
    let definition = Definition::new(&process, 1)?;
    definition.deployable()?;
    Ok(definition)
}

/// Everything that one file says of another which does not know it.
fn unfit(kind: &CaseKind, form: &Form, process: &Process, place: &str) -> Findings {
    let mut findings = Findings::new();
    let mut lacks = |what: &str, name: &str, zh: &str, en: &str| {
        let message = Text::new(format!("{what}“{name}”{zh}"), format!("{what} `{name}` {en}"));
        findings.push(Finding::error("case_unfit", format!("{place}/{KIND_FILE}"), message));
    };
    let fields = kind.headline.fields().chain(kind.parts.iter().map(|part| part.field.as_str()));
    let fields = fields.chain(kind.ahead.iter().map(|check| check.field.as_str()));
    let told = kind.notices.iter().flat_map(|notice| notice.title.fields().chain(notice.body.fields()));
    for field in fields.chain(told).filter(|field| !form.has(field)) {
        lacks("field", field, "不在表单里", "is not in the form");
    }
    for part in kind.parts.iter().filter(|part| !form.picked.iter().any(|picked| picked.name == part.field)) {
        lacks("part", &part.part, "的字段不是选择的单位", "takes its parties from a field that picks none");
    }
    let is_known = |to: &str| to == OPENER || to == UNIT || kind.parts.iter().any(|part| part.part == to);
    for notice in kind.notices.iter().filter(|notice| !is_known(&notice.to)) {
        lacks("notice to", &notice.to, "既不是本单位也不是参与方", "is neither the unit nor a part");
    }
    let effects: Vec<&str> =
        process.nodes.iter().flat_map(|node| &node.settings.effects).map(String::as_str).collect();
    for effect in effects.iter().filter(|effect| !kind.notices.iter().any(|notice| notice.effect == **effect))
    {
        lacks("effect", effect, "在case.toml里没有说明", "is not described in case.toml");
    }
    for notice in kind
        .notices
        .iter()
        .filter(|notice| notice.effect != ENDED && !effects.contains(&notice.effect.as_str()))
    {
        lacks("effect", &notice.effect, "流程里没有", "is nowhere in the process");
    }
    for node in process.nodes.iter().filter(|node| node.kind == Kind::UserTask) {
        let relation = node.settings.relation.as_deref().unwrap_or(UNIT);
        if !is_known(relation) {
            lacks("relation", relation, "既不是本单位也不是参与方", "is neither the unit nor a part");
        }
        let is_openers = node.settings.role.as_deref() == Some(OPENER);
        if is_openers != (relation == OPENER) {
            lacks(
                "task",
                node.id.as_str(),
                "的角色和关系须同为opener",
                "is the opener's by role and by relation, or by neither",
            );
        }
        if node.settings.outcomes.iter().all(|outcome| outcome == RETURN || outcome == REJECT) {
            lacks("task", node.id.as_str(), "没有办结的结果", "has no outcome that completes it");
        }
    }
    for node in process.nodes.iter().filter(|node| node.kind == Kind::CallActivity || node.settings.waits) {
        lacks(
            "element",
            node.id.as_str(),
            "等待外部结果，尚不支持",
            "waits for somebody outside, which no kind of work may do yet",
        );
    }
    for element in kind.ahead.iter().flat_map(|check| &check.at).filter(|at| process.node(at).is_none()) {
        lacks("element", element, "不在流程里", "is not in the process");
    }
    for (element, _) in form.task_sections().iter().filter(|(at, _)| process.node(at).is_none()) {
        lacks("section at", element, "不在流程里", "is not in the process");
    }
    findings
}

impl CaseType {
    /// The task with which the opener fills in the form: the first of the process.
    pub fn first_task(&self) -> Option<&str> {
        let process = self.definition.process();
        let start = process.nodes.iter().find(|node| node.kind == Kind::Start)?;
        let flow = process.flows.get(*start.outgoing.first()?)?;
        let node = process.nodes.get(flow.to)?;
        (node.kind == Kind::UserTask && node.settings.relation.as_deref() == Some(OPENER))
            .then_some(node.id.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::load;
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
        assert_eq!(codes(KIND, FORM, &nobody), ["case_unfit", "case_unfit"]);
        let endless = PROCESS.replace(
            "<endEvent id=\"e\"/>",
            "<userTask id=\"e\" yh:role=\"opener\" yh:relation=\"opener\"/>",
        );
        assert!(!codes(KIND, FORM, &endless).is_empty());
    }
}
