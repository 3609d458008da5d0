//! Effects and papers of a kind of work: what fits, and everything that does not, said at once.

use yunheng_case::{ItemOf, LedgerAct, load};
use yunheng_policy::CaseFolder;

const KIND: &str = r#"
title = "入云"
title_en = "Entry"
about = "入云"
about_en = "Entry"
group = "资源"
group_en = "Resources"
clause = ["XC-M-12"]
opens = ["unit_clerk"]
number = "入云〔{year}〕{seq}号"
headline = "{project}"

[[paper]]
name = "approval"
title = "批复"
title_en = "Approval"
at = ["fill"]

[[effect]]
effect = "open"
run = "lease.start"
stage = "formal"
project = "project"
rows = "rows"
count = "count"
on = "started"
traits = { name = "name" }
items = [
  { quantity = "cpu", by = "arch", items = { "X86" = "vcpu.x86", "信创" = "vcpu.xinchuang" } },
  { quantity = "disk", item = "disk.ssd" },
  { quantity = "more", by = "item" },
]
"#;
const FORM: &str = r#"{"type":"object","additionalProperties":false,"x-yh":{"sections":[{"fields":["project","started","rows"]}]},
    "properties":{"project":{"type":"string","x-yh":{"pick":"project"}},"started":{"type":"string","format":"date"},
    "rows":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"arch":{"type":"string","enum":["X86","信创"]},
    "cpu":{"type":"integer"},"disk":{"type":"number"},"more":{"type":"number"},"count":{"type":"integer"},
    "item":{"type":"string","x-yh":{"pick":"item"}},"resource":{"type":"string","x-yh":{"pick":"resource"}}}}}}}"#;
const PROCESS: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:yh="https://yunheng.dev/bpmn/1" id="d">
    <process id="p" isExecutable="true"><startEvent id="s"/><userTask id="fill" name="填" yh:role="opener" yh:relation="opener" yh:outcomes="send"/>
    <serviceTask id="t" name="登记" yh:effects="open"/><endEvent id="e"/><sequenceFlow id="a" sourceRef="s" targetRef="fill"/>
    <sequenceFlow id="b" sourceRef="fill" targetRef="t"/><sequenceFlow id="c" sourceRef="t" targetRef="e"/></process></definitions>"#;
const START: &str = "run = \"lease.start\"\nstage = \"formal\"\nproject = \"project\"";

fn folder(kind: &str) -> CaseFolder {
    [("case.toml", kind), ("form.schema.json", FORM), ("process.bpmn", PROCESS)]
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .into()
}

fn said(from: &str, to: &str) -> Vec<String> {
    assert!(KIND.contains(from), "{from}");
    let findings = load(&folder(&KIND.replacen(from, to, 1)), "cases/entry").expect_err("refused");
    findings.into_iter().map(|finding| format!("{} {}", finding.code, finding.message.en)).collect()
}

#[test]
fn a_rule_says_what_is_done_with_which_fields() {
    let kind = load(&folder(KIND), "cases/entry").expect("a kind");
    let rule = &kind.kind.effects[0];
    assert_eq!((rule.run, rule.is_formal), (LedgerAct::LeaseStart, true));
    assert_eq!(rule.named_items(), ["vcpu.x86", "vcpu.xinchuang", "disk.ssd"]);
    assert_eq!(rule.items[2].of, ItemOf::Named("item".into()));
    assert_eq!(kind.kind.papers[0].title.zh, "批复");
    for act in LedgerAct::ALL {
        assert_eq!(LedgerAct::parse(act.as_str()), Some(*act));
    }
}

#[test]
fn an_act_that_is_not_in_the_list_is_refused_with_the_list() {
    let found = said("run = \"lease.start\"", "run = \"lease.begin\"");
    assert!(
        found[0].starts_with("case_malformed") && found[0].contains("lease.start, lease.promote"),
        "{found:?}"
    );
    assert!(said("stage = \"formal\"\n", "")[0].contains("needs stage"));
    assert!(
        said("quantity = \"disk\", item = \"disk.ssd\"", "quantity = \"disk\"")[0].contains("either `item`")
    );
}

#[test]
fn fields_that_are_missing_or_of_another_type_are_named() {
    for (from, to, part) in [
        ("project = \"project\"\n", "", "does not say `project`"),
        ("on = \"started\"\n", "", "does not say `on`"),
        ("project = \"project\"", "project = \"started\"", "not a field that picks a project"),
        ("on = \"started\"", "on = \"cpu\"", "not a date or a moment"),
        ("count = \"count\"", "count = \"disk\"", "not a whole number"),
        ("count = \"count\"", "count = \"many\"", "not in the form"),
        ("rows = \"rows\"", "rows = \"started\"", "which has none"),
        ("traits = { name = \"name\" }", "traits = { colour = \"name\" }", "the trait `colour`"),
        ("quantity = \"cpu\"", "quantity = \"name\"", "not a number"),
        ("\"信创\" = ", "\"龙芯\" = ", "other words than the choices"),
        ("quantity = \"more\", by = \"item\"", "quantity = \"more\", by = \"name\"", "picks an item"),
        (START, "run = \"resource.resize\"\nproject = \"project\"", "no use for `project`"),
        ("effect = \"open\"", "effect = \"shut\"", "nowhere in the process"),
        ("at = [\"fill\"]", "at = [\"sign\"]", "which is no task"),
    ] {
        let found = said(from, to);
        assert!(found.iter().any(|one| one.contains(part)), "{to}: {found:?}");
    }
}

#[test]
fn what_is_done_to_resources_names_them() {
    let resize = KIND.replace(START, "run = \"resource.resize\"\nresource = \"resource\"");
    let kind = load(&folder(&resize), "cases/entry").expect("a kind");
    assert_eq!(kind.kind.effects[0].resource.as_deref(), Some("resource"));
    let reserve = resize
        .replace("resource.resize\"", "quota.reserve\"\nproject = \"project\"")
        .replace("on = \"started\"\n", "");
    assert!(load(&folder(&reserve), "cases/entry").is_ok(), "a growth is kept of what a resource has");
    let without = resize.replace("resource = \"resource\"\n", "");
    let findings = load(&folder(&without), "cases/entry").expect_err("refused");
    assert!(findings[0].message.en.contains("does not say `resource`"), "{findings:?}");
}
