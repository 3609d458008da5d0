//! What a step cannot be completed without: papers and fields by the word that is said, fields that a limit counts from.

use crate::kind::{BatchRule, CaseKind, EscalationRule, PaperRule};
use crate::load::UNIT;
use crate::{CaseType, Form};
use yunheng_process::{Kind, Node, Process};
use yunheng_values::{Finding, Findings, Text};

impl CaseType {
    /// Who is told when a task stays late.
    pub fn escalation_of(&self, element: &str) -> Option<&EscalationRule> {
        let own = |rule: &&EscalationRule| rule.at.iter().any(|at| at == element);
        let rules = &self.kind.escalations;
        rules.iter().find(own).or_else(|| rules.iter().find(|rule| rule.at.is_empty()))
    }

    /// Words with which a task may be completed together with those of other cases.
    pub fn batch_outcomes(&self, element: &str) -> &[String] {
        let rule = self.kind.batches.iter().find(|rule| rule.at == element);
        rule.map_or(&[], |rule| rule.outcomes.as_slice())
    }

    /// Papers that a step needs when it is completed with a word.
    pub fn papers_for<'k>(
        &'k self,
        element: &'k str,
        outcome: &'k str,
    ) -> impl Iterator<Item = &'k PaperRule> {
        self.kind.papers.iter().filter(move |paper| paper.is_for(element, outcome))
    }
}

impl PaperRule {
    /// Whether a step needs it when it is completed with a word.
    pub fn is_for(&self, element: &str, outcome: &str) -> bool {
        self.at.iter().any(|at| at == element)
            && (self.outcomes.is_empty() || self.outcomes.iter().any(|word| word == outcome))
    }
}

/// Everything that needs say which form and process do not know.
pub(crate) fn unfit_needs(kind: &CaseKind, form: &Form, process: &Process, place: &str) -> Findings {
    let mut findings = Findings::new();
    let mut say = |file: &str, (zh, en): (String, String)| {
        findings.push(Finding::error("case_needs", format!("{place}/{file}"), Text::new(zh, en)));
    };
    for (index, paper) in kind.papers.iter().enumerate() {
        let is_again = kind.papers.iter().take(index).any(|other| other.name == paper.name);
        for (zh, en) in unfit_paper(paper, is_again, process) {
            let name = &paper.name;
            say("case.toml", (format!("材料“{name}”{zh}"), format!("the paper `{name}` {en}")));
        }
    }
    for (at, section) in form.task_sections() {
        let words = task(process, at).map(|node| node.settings.outcomes.as_slice()).unwrap_or_default();
        for word in section.required_with.keys().filter(|word| !words.contains(word)) {
            say("form.schema.json", unknown_word(at, word));
        }
        let named = section.required_with.values().flatten().chain(&section.required);
        for field in named.filter(|field| !section.fields.contains(field)) {
            say(
                "form.schema.json",
                (
                    format!("{at}必填的“{field}”不在这一节里"),
                    format!("`{field}`, which {at} needs, is not in the section"),
                ),
            );
        }
    }
    for (zh, en) in unfit_people(kind) {
        say("case.toml", (zh, en));
    }
    // Without its task such a rule does nothing: a redrawn process may do without.
    findings.extend(
        unfit_elements(kind, process)
            .into_iter()
            .map(|(zh, en)| Finding::warning("case_needs", format!("{place}/case.toml"), Text::new(zh, en))),
    );
    findings.extend(process.nodes.iter().flat_map(|node| unfit_clock(node, form)));
    findings
}

/// People who decide urgency or are told of what stays late stand in a relation that the kind has.
fn unfit_people(kind: &CaseKind) -> Vec<(String, String)> {
    let is_known = |relation: &str| relation == UNIT || kind.parts.iter().any(|part| part.part == relation);
    let people = kind.urgent.iter().chain(kind.escalations.iter().map(|rule| &rule.to));
    let unknown = people.filter(|people| !is_known(&people.relation)).map(|people| {
        let relation = &people.relation;
        (
            format!("关系“{relation}”既不是本单位也不是参与方"),
            format!("the relation `{relation}` is neither the unit nor a part"),
        )
    });
    let both = (kind.urgent.is_some() && kind.may_be_urgent).then(|| {
        (
            "may_be_urgent和[urgent]只能有一个：加急或由发起人自己标明，或申请后审批".to_owned(),
            "has both may_be_urgent and [urgent]: the opener marks a case as urgent, or somebody decides it"
                .to_owned(),
        )
    });
    unknown.chain(both).collect()
}

/// Tasks that stay late or are completed together are tasks of the process, with words that they know.
fn unfit_elements(kind: &CaseKind, process: &Process) -> Vec<(String, String)> {
    let late = kind.escalations.iter().flat_map(|rule| &rule.at);
    let named = late.chain(kind.batches.iter().map(|batch| &batch.at));
    let no_task = named
        .filter(|at| task(process, at).is_none())
        .map(|at| (format!("“{at}”不是流程里的任务"), format!("`{at}` is no task of the process")));
    let of_batch = |batch: &BatchRule| {
        let words = task(process, &batch.at).map(|node| node.settings.outcomes.clone()).unwrap_or_default();
        let unknown = batch.outcomes.iter().filter(|word| !words.contains(word));
        unknown.map(|word| unknown_word(&batch.at, word)).collect::<Vec<_>>()
    };
    no_task.chain(kind.batches.iter().flat_map(of_batch)).collect()
}

fn task<'p>(process: &'p Process, at: &str) -> Option<&'p Node> {
    process.node(at).filter(|node| node.kind == Kind::UserTask)
}

fn unknown_word(at: &str, word: &str) -> (String, String) {
    (format!("“{word}”不是任务{at}的结果"), format!("`{word}` is no outcome of {at}"))
}

fn unfit_paper(paper: &PaperRule, is_again: bool, process: &Process) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if paper.name.is_empty() || paper.name.len() > 40 || !paper.name.chars().all(is_plain) {
        found.push((
            "的name应为小写字母、数字和下划线".to_owned(),
            "is named with other than a-z, 0-9 and _".to_owned(),
        ));
    }
    if is_again {
        found.push(("写了两次".to_owned(), "is there twice".to_owned()));
    }
    if paper.at.is_empty() {
        found.push(("没有写at，没有哪一步需要".to_owned(), "has no `at`, so no step needs it".to_owned()));
    }
    for at in &paper.at {
        let Some(node) = task(process, at) else {
            found.push((
                format!("的at“{at}”不是流程里的任务"),
                format!("is needed at `{at}`, which is no task"),
            ));
            continue;
        };
        let unknown = paper.outcomes.iter().filter(|word| !node.settings.outcomes.contains(word));
        found.extend(unknown.map(|word| {
            let (zh, en) = unknown_word(at, word);
            (format!("的{zh}"), format!("waits for what it does not know: {en}"))
        }));
    }
    found
}

/// Fields that a limit counts from or ends with hold days or moments.
fn unfit_clock(node: &Node, form: &Form) -> Findings {
    let own = &node.settings;
    let mut findings = Findings::new();
    let mut say = |zh: String, en: String| {
        findings.push(Finding::error("case_clock", node.place.clone(), Text::new(zh, en)));
    };
    for field in own.limit_from.iter().chain(&own.due_field) {
        let format = form.schema["properties"][field.as_str()]["format"].as_str();
        if !matches!(format, Some("date" | "date-time")) {
            say(
                format!("“{}”的时限要用的“{field}”不是表单的日期或时间", node.title()),
                format!(
                    "the limit of `{}` needs `{field}`, which is no day or moment of the form",
                    node.title()
                ),
            );
        }
    }
    if own.limit_from.is_some() && own.limit.is_none() {
        say(
            format!("“{}”有limitFrom而没有limit", node.title()),
            format!("`{}` has limitFrom and no limit", node.title()),
        );
    }
    if own.due_field.is_some() && (own.limit.is_some() || own.urgent_limit.is_some()) {
        say(
            format!("“{}”有dueField又有limit，只能有一个", node.title()),
            format!("`{}` has both dueField and a limit; one of them decides", node.title()),
        );
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::{examine, load};
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
    const FORM: &str = r#"{"type":"object","additionalProperties":false,
        "x-yh":{"sections":[{"fields":["name","on"]},{"at":"do","fields":["why"],"required_with":{"done":["why"]}}]},
        "properties":{"name":{"type":"string"},"on":{"type":"string","format":"date"},"why":{"type":"string"}}}"#;
    const PROCESS: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:yh="https://yunheng.dev/bpmn/1" id="d">
        <process id="p"><startEvent id="s"/><userTask id="fill" yh:role="opener" yh:relation="opener" yh:outcomes="send"/>
        <userTask id="do" yh:role="unit_head" yh:limit="1month" yh:limitFrom="on" yh:returned="paused" yh:outcomes="done return"/><endEvent id="e"/>
        <sequenceFlow id="a" sourceRef="s" targetRef="fill"/><sequenceFlow id="b" sourceRef="fill" targetRef="do"/>
        <sequenceFlow id="c" sourceRef="do" targetRef="e"/></process></definitions>"#;
    const PAPER: &str = "\n[[paper]]\nname = \"proof\"\ntitle = \"证明\"\ntitle_en = \"Proof\"\nat = [\"do\"]\noutcomes = [\"done\"]\n";

    fn codes(kind: &str, form: &str, process: &str) -> Vec<&'static str> {
        let folder: CaseFolder = [("case.toml", kind), ("form.schema.json", form), ("process.bpmn", process)]
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into();
        examine(&folder, "cases/trial").reasons.into_iter().map(|reason| reason.finding.code).collect()
    }

    #[test]
    fn needs_that_fit_are_known_by_step_and_word() {
        let folder: CaseFolder = [
            ("case.toml", format!("{KIND}{PAPER}")),
            ("form.schema.json", FORM.to_owned()),
            ("process.bpmn", PROCESS.to_owned()),
        ]
        .map(|(name, text)| (name.to_owned(), text))
        .into();
        let kind = load(&folder, "cases/trial").expect("a kind");
        assert_eq!(kind.papers_for("do", "done").count(), 1);
        assert_eq!(kind.papers_for("do", "return").count(), 0);
        assert_eq!(kind.papers_for("fill", "send").count(), 0);
        let section = kind.form.task_sections().remove(0).1;
        assert_eq!(section.needed("done").collect::<Vec<_>>(), ["why"]);
        assert_eq!(section.needed("return").count(), 0);
    }

    #[test]
    fn people_and_tasks_of_urgency_lateness_and_batches_are_those_of_the_kind() {
        let urgent = "\n[urgent]\nrole = \"authority_officer\"\nrelation = \"unit\"\n";
        let late = "\n[[escalation]]\nafter = \"1wd\"\nrole = \"unit_head\"\nrelation = \"unit\"\n";
        let batch = "\n[[batch]]\nat = \"do\"\noutcomes = [\"done\"]\n";
        assert!(codes(&format!("{KIND}{urgent}{late}{batch}"), FORM, PROCESS).is_empty());
        for wrong in [
            format!("may_be_urgent = true\n{urgent}"),
            urgent.replace("\"unit\"", "\"stranger\""),
            late.replace("\"unit\"", "\"stranger\""),
            late.replace("after", "at = [\"nowhere\"]\nafter"),
            batch.replace("done", "approve"),
        ] {
            assert_eq!(codes(&format!("{KIND}{wrong}"), FORM, PROCESS), ["case_needs"], "{wrong}");
        }
        assert_eq!(
            codes(&format!("{KIND}{}", late.replace("1wd", "1 day")), FORM, PROCESS),
            ["case_malformed"]
        );
    }

    #[test]
    fn needs_that_point_nowhere_are_refused() {
        for (kind, form, process) in [
            (format!("{KIND}{}", PAPER.replace("do\"", "nowhere\"")), FORM.to_owned(), PROCESS.to_owned()),
            (format!("{KIND}{}", PAPER.replace("done", "gone")), FORM.to_owned(), PROCESS.to_owned()),
            (format!("{KIND}{PAPER}{PAPER}"), FORM.to_owned(), PROCESS.to_owned()),
            (KIND.to_owned(), FORM.replace("{\"done\":", "{\"gone\":"), PROCESS.to_owned()),
            (KIND.to_owned(), FORM.replace("[\"why\"]}}", "[\"name\"]}}"), PROCESS.to_owned()),
        ] {
            assert_eq!(codes(&kind, &form, &process), ["case_needs"], "{kind}{form}");
        }
        let clock = |from: &str, to: &str| codes(KIND, FORM, &PROCESS.replace(from, to));
        assert_eq!(clock("limitFrom=\"on\"", "limitFrom=\"name\""), ["case_clock"]);
        assert_eq!(clock("yh:limit=\"1month\" ", ""), ["case_clock"]);
        assert_eq!(clock("limitFrom=\"on\"", "dueField=\"on\""), ["case_clock"]);
        assert_eq!(clock("returned=\"paused\"", "returned=\"stopped\""), ["bad_setting"]);
    }
}
