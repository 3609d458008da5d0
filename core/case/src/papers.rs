//! What does not fit about the documents of a kind of work.

use crate::kind::{CaseKind, DocumentRule};
use crate::load::UNIT;
use yunheng_policy::CaseFolder;
use yunheng_process::{Kind, Process};
use yunheng_values::{Finding, Findings, Text};

/// What a template's name ends in.
const TEMPLATE_ENDING: &str = ".typ";
/// What the name of a Word template ends in: it is flat XML, because a folder holds texts.
const WORD_ENDING: &str = ".docx.xml";

/// Everything that the documents of a kind say which its other files do not know.
pub(crate) fn unfit_documents(
    kind: &CaseKind,
    folder: &CaseFolder,
    process: &Process,
    place: &str,
) -> Findings {
    let mut findings = Findings::new();
    for (index, document) in kind.documents.iter().enumerate() {
        let is_again = kind.documents.iter().take(index).any(|other| other.name == document.name);
        let defects = of_itself(document, is_again).into_iter();
        let defects = defects.chain(of_files(document, folder)).chain(of_process(document, kind, process));
        findings.extend(defects.map(|(zh, en)| {
            let name = &document.name;
            let message = Text::new(format!("文书“{name}”{zh}"), format!("the document `{name}` {en}"));
            Finding::error("case_document", place, message)
        }));
    }
    findings
}

type Defect = (String, String);

fn of_itself(document: &DocumentRule, is_again: bool) -> Vec<Defect> {
    let mut found = Vec::new();
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if document.name.is_empty() || document.name.len() > 40 || !document.name.chars().all(is_plain) {
        found.push((
            "的name应为小写字母、数字和下划线".into(),
            "is named with other than a-z, 0-9 and _".into(),
        ));
    }
    if is_again {
        found.push(("写了两次".into(), "is there twice".into()));
    }
    if document.at.is_empty() && document.by.is_empty() {
        found.push((
            "既没有at也没有by，永远不会出具".into(),
            "has neither `at` nor `by`, so nobody issues it".into(),
        ));
    }
    found
}

fn of_files(document: &DocumentRule, folder: &CaseFolder) -> Vec<Defect> {
    let own = std::iter::once((&document.template, TEMPLATE_ENDING));
    let all = own.chain(document.word.iter().map(|file| (file, WORD_ENDING)));
    all.filter_map(|(file, ending)| of_file(file, ending, folder)).collect()
}

fn of_file(file: &str, ending: &str, folder: &CaseFolder) -> Option<Defect> {
    if !file.ends_with(ending) {
        return Some((
            format!("的模板“{file}”应为{ending}文件"),
            format!("has the template `{file}`, which is no {ending} file"),
        ));
    }
    (!folder.contains_key(file)).then(|| {
        (
            format!("的模板“{file}”不在文件夹里"),
            format!("has the template `{file}`, which is not in the folder"),
        )
    })
}

fn of_process(document: &DocumentRule, kind: &CaseKind, process: &Process) -> Vec<Defect> {
    let mut found = Vec::new();
    let issuer = &document.issuer;
    if issuer != UNIT && !kind.parts.iter().any(|part| part.part == *issuer) {
        found.push((
            format!("的出具方“{issuer}”既不是本单位也不是参与方"),
            format!("is issued by `{issuer}`, which is neither the unit nor a part"),
        ));
    }
    for at in &document.at {
        let task = process.node(at).filter(|node| node.kind == Kind::UserTask);
        let Some(task) = task else {
            found.push((
                format!("的at“{at}”不是流程里的任务"),
                format!("is issued at `{at}`, which is no task"),
            ));
            continue;
        };
        let unknown = document.outcomes.iter().filter(|outcome| !task.settings.outcomes.contains(outcome));
        found.extend(unknown.map(|outcome| {
            (
                format!("的结果“{outcome}”不是任务{at}的结果"),
                format!("waits for `{outcome}`, which is no outcome of {at}"),
            )
        }));
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::load::load;
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

[[document]]
name = "result"
title = "结果单"
title_en = "Result"
template = "result.typ"
number = "试结〔{year}〕{seq}号"
issuer = "unit"
at = ["fill"]
outcomes = ["send"]
by = ["unit_head"]
"#;
    const FORM: &str = r#"{"type":"object","additionalProperties":false,"x-yh":{"sections":[{"fields":["name"]}]},
        "properties":{"name":{"type":"string","title":"名称"}}}"#;
    const PROCESS: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:yh="https://yunheng.dev/bpmn/1" id="d">
        <process id="p" isExecutable="true"><startEvent id="s"/><userTask id="fill" name="填" yh:role="opener" yh:relation="opener" yh:outcomes="send"/>
        <endEvent id="e"/><sequenceFlow id="a" sourceRef="s" targetRef="fill"/><sequenceFlow id="b" sourceRef="fill" targetRef="e"/></process></definitions>"#;

    fn folder(kind: &str) -> CaseFolder {
        let files = [
            ("case.toml", kind),
            ("form.schema.json", FORM),
            ("process.bpmn", PROCESS),
            ("result.typ", "= 结果单"),
            ("notes.typ", "not named"),
        ];
        files.map(|(name, text)| (name.to_owned(), text.to_owned())).into()
    }

    fn defects(kind: &str) -> Vec<String> {
        let findings = load(&folder(kind), "cases/trial").expect_err("refused");
        findings.into_iter().map(|finding| format!("{} {}", finding.code, finding.message.en)).collect()
    }

    #[test]
    fn a_document_has_template_number_issuer_and_moment() {
        let kind = load(&folder(KIND), "cases/trial").expect("a kind");
        let document = &kind.kind.documents[0];
        assert_eq!(document.number.number(2026, 3), "试结〔2026〕3号");
        assert_eq!(kind.templates.len(), 1, "only what a document names");
        assert_eq!(kind.templates["result.typ"], "= 结果单");
    }

    #[test]
    fn what_fits_nothing_is_said() {
        for (from, to, said) in [
            ("name = \"result\"", "name = \"Result!\"", "other than a-z"),
            ("template = \"result.typ\"", "template = \"absent.typ\"", "not in the folder"),
            ("template = \"result.typ\"", "template = \"case.toml\"", "no .typ file"),
            ("issuer = \"unit\"", "issuer = \"unit\"\nword = \"result.typ\"", "no .docx.xml file"),
            ("issuer = \"unit\"", "issuer = \"unit\"\nword = \"result.docx.xml\"", "not in the folder"),
            ("issuer = \"unit\"", "issuer = \"stranger\"", "neither the unit nor a part"),
            ("at = [\"fill\"]", "at = [\"e\"]", "which is no task"),
            ("outcomes = [\"send\"]", "outcomes = [\"reject\"]", "no outcome of fill"),
            ("at = [\"fill\"]\noutcomes = [\"send\"]\nby = [\"unit_head\"]", "", "nobody issues it"),
        ] {
            assert!(KIND.contains(from), "{from}");
            let found = defects(&KIND.replace(from, to));
            assert!(found.len() == 1 && found[0].contains(said), "{to}: {found:?}");
            assert!(found[0].starts_with("case_document "), "{found:?}");
        }
        let twice = format!("{KIND}{}", &KIND[KIND.find("[[document]]").expect("a document")..]);
        assert_eq!(defects(&twice), ["case_document the document `result` is there twice"]);
        let no_number = KIND.replace("试结〔{year}〕{seq}号", "试结");
        assert!(defects(&no_number)[0].starts_with("case_malformed"));
    }
}
