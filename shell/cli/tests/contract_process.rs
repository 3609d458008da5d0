//! `yunheng process check`: fields, statuses, what is refused.

mod common;

use common::{Desk, has_fields, is_finding, list, root, text};
use serde_json::Value;

/// A process with a split, two tasks and a join.
fn bpmn(split: &str, join: &str, executable: bool) -> String {
    format!(
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\"><process id=\"p\" isExecutable=\"{executable}\">\
<startEvent id=\"s\"/><{split} id=\"f\"/><userTask id=\"a\" name=\"审批\"/><task id=\"b\"/><{join} id=\"j\"/><endEvent id=\"e\"/>\
<sequenceFlow id=\"1\" sourceRef=\"s\" targetRef=\"f\"/><sequenceFlow id=\"2\" sourceRef=\"f\" targetRef=\"a\"/>\
<sequenceFlow id=\"3\" sourceRef=\"f\" targetRef=\"b\"/><sequenceFlow id=\"4\" sourceRef=\"a\" targetRef=\"j\"/>\
<sequenceFlow id=\"5\" sourceRef=\"b\" targetRef=\"j\"/><sequenceFlow id=\"6\" sourceRef=\"j\" targetRef=\"e\"/></process></definitions>"
    )
}

const XOR: &str = "exclusiveGateway";
const AND: &str = "parallelGateway";

fn process(checked: &Value) -> &Value {
    &list(&checked["files"][0], "processes")[0]
}

#[test]
fn a_sound_process_and_what_is_not_executed() {
    let desk = Desk::with([("ok.bpmn", &bpmn(AND, AND, true))]);
    let checked = desk.json("process check ok.bpmn", 0);
    let file = &checked["files"][0];
    has_fields(file, "file error processes unsupported");
    assert_eq!((text(file, "file"), &file["error"]), ("ok.bpmn", &Value::Null));
    has_fields(process(&checked), "id executable sound reasons");
    assert_eq!(
        (&process(&checked)["sound"], list(process(&checked), "reasons").len()),
        (&Value::Bool(true), 0)
    );
    assert_eq!(list(file, "unsupported"), &[serde_json::json!({"element": "task", "id": "b"})]);
    let table = desk.run("process check ok.bpmn").ends(0);
    assert!(table.contains("分支与汇合成对") && table.contains("保留而不执行 task b"), "{table}");
    assert!(desk.run("process check ok.bpmn --lang en").ends(0).contains("splits and joins nest"));
}

#[test]
fn an_executable_process_that_is_not_sound_is_status_1_with_its_path() {
    let desk = Desk::with([("no.bpmn", &bpmn(XOR, AND, true)), ("draft.bpmn", &bpmn(XOR, AND, false))]);
    let checked = desk.json("process check no.bpmn", 1);
    let reason = &list(process(&checked), "reasons")[0];
    is_finding(reason);
    assert_eq!(text(reason, "code"), "deadlock");
    let path: Vec<&str> = list(reason, "path").iter().map(|one| text(one, "id")).collect();
    assert_eq!(path.first().copied(), Some("f"), "{reason}");
    assert_eq!(process(&desk.json("process check draft.bpmn", 0))["sound"], Value::Bool(false));
    assert!(desk.run("process check no.bpmn").ends(1).contains("[deadlock]"));
}

#[test]
fn hostile_and_foreign_files_have_an_error_and_the_others_are_checked() {
    let bomb = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><d>&b;</d>";
    let desk =
        Desk::with([("bomb.bpmn", bomb), ("page.html", "<html/>"), ("ok.bpmn", &bpmn(AND, AND, true))]);
    let checked = desk.json("process check bomb.bpmn page.html ok.bpmn", 1);
    let codes: Vec<&Value> = list(&checked, "files").iter().map(|file| &file["error"]["code"]).collect();
    assert_eq!(
        codes,
        ["xml_doctype", "not_bpmn"].map(Value::from).iter().chain([&Value::Null]).collect::<Vec<_>>()
    );
    is_finding(&checked["files"][0]["error"]);
    assert_eq!(text(&checked["files"][1]["error"], "where"), "page.html:1:1");
    assert!(desk.run("process check bomb.bpmn ok.bpmn").ends(1).contains("[xml_doctype] bomb.bpmn:1:1"));
}

#[test]
fn a_file_that_is_not_there_is_status_2() {
    let desk = Desk::with([("ok.bpmn", &bpmn(AND, AND, true))]);
    let refused = desk.refused("process check ok.bpmn none.bpmn other.bpmn");
    assert_eq!(refused.iter().map(|one| text(one, "where")).collect::<Vec<_>>(), ["none.bpmn", "other.bpmn"]);
    assert_eq!(desk.run("process check").status, 2);
}

#[test]
fn standard_input_and_the_reference_model_that_can_be_executed() {
    let checked = desk_of_models();
    assert_eq!(process(&checked)["id"], "handle-invoice");
    assert_eq!(
        (&process(&checked)["executable"], &process(&checked)["sound"]),
        (&Value::Bool(true), &Value::Bool(true))
    );
    let run = Desk::new().feed("process check - --format json", &bpmn(AND, AND, true));
    assert_eq!(serde_json::from_str::<Value>(&run.ends(0)).expect("JSON")["files"][0]["file"], "-");
}

fn desk_of_models() -> Value {
    let model = root().join("core/process/tests/fixtures/bpmn/reference/C.1.1.bpmn");
    Desk::new().json(&format!("process check {}", model.display()), 0)
}
