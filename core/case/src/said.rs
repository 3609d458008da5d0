//! What a template of a kind's documents may name: every name that there is something to say for.

use crate::kind::CaseKind;
use crate::{Form, ItemOf, LedgerAct};
use serde_json::Value;
use std::collections::BTreeMap;

/// A name that a template may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidName {
    /// The name, such as `form.project`.
    pub name: String,
    /// What it is, in the words of the form.
    pub title: String,
    /// Whether it is a list, whose rows are repeated.
    pub is_list: bool,
}

/// Names that every document has, with what they are.
const OWN: [(&str, &str); 15] = [
    ("title", "文书名称"),
    ("number", "文书编号"),
    ("code", "核验码"),
    ("verify", "核验地址"),
    ("issuer", "出具单位"),
    ("issued_on", "出具日期（2026-11-22）"),
    ("issued_on_words", "出具日期（2026年11月22日）"),
    ("case.number", "事项编号"),
    ("case.headline", "事项标题"),
    ("case.kind", "事项类型"),
    ("case.unit", "申请单位"),
    ("case.opener", "申请人"),
    ("case.sent_on", "提交日期"),
    ("case.sent_on_words", "提交日期（年月日）"),
    ("case.project_name", "项目名称"),
];
const STEPS: [(&str, &str); 4] = [("title", "环节"), ("who", "办理人"), ("outcome", "结果"), ("at", "时间")];
/// What is said of a resource as it is, and as it would be.
const RESOURCE: [(&str, &str); 10] = [
    ("number", "资源编号"),
    ("name", "资源名称"),
    ("specification", "操作系统和规格"),
    ("architecture", "系统架构"),
    ("region", "网络区域"),
    ("vcpu", "CPU"),
    ("memory_gb", "内存"),
    ("ssd_gb", "SSD盘"),
    ("efficient_gb", "高效云盘"),
    ("count", "台数"),
];
const OTHERS: [(&str, &str); 3] = [("name", "服务项名称"), ("quantity", "数量"), ("unit", "单位")];

/// Everything that a template of a kind may name. `items` are those of the catalog, with their names.
pub fn said_names(kind: &CaseKind, form: &Form, items: &BTreeMap<String, String>) -> Vec<SaidName> {
    let mut names = Names::default();
    OWN.iter().for_each(|(name, title)| names.value((*name).to_owned(), title));
    names.list("steps", "已办环节", &STEPS);
    for (name, field) in form.schema["properties"].as_object().into_iter().flatten() {
        names.of_field(name, field);
    }
    if kind.effects.iter().any(|rule| rule.items.iter().any(|item| matches!(item.of, ItemOf::Named(_)))) {
        for (item, title) in items {
            names.value(format!("items.{item}"), &format!("{title}的数量"));
            names.value(format!("ticks.{item}"), &format!("{title}（√或□）"));
        }
    }
    let holds = |run: LedgerAct| matches!(run, LedgerAct::ResourceResize | LedgerAct::LeasePromote);
    if kind.effects.iter().any(|rule| holds(rule.run)) {
        names.list("before", "资源现状", &RESOURCE);
        names.list("after", "拟变更的资源", &RESOURCE);
        names.list("others", "其他服务项", &OTHERS);
    }
    names.all
}

/// Whether a name is one of those, in its place: that of a row of a list names its row by any of its words.
pub fn is_said(names: &[SaidName], name: &str) -> bool {
    let has = |wanted: &str| names.iter().any(|known| known.name == wanted);
    let of_row = || {
        let lists = names.iter().filter(|known| known.is_list);
        lists.filter_map(|list| name.strip_prefix(list.name.as_str())?.strip_prefix('.')).any(|rest| {
            let list = name.strip_suffix(rest).unwrap_or_default();
            rest.split_once('.').is_some_and(|(_, field)| has(&format!("{list}{field}")))
        })
    };
    has(name) || of_row()
}

#[derive(Default)]
struct Names {
    all: Vec<SaidName>,
}

impl Names {
    fn value(&mut self, name: String, title: &str) {
        self.all.push(SaidName { name, title: title.to_owned(), is_list: false });
    }

    fn list(&mut self, name: &str, title: &str, columns: &[(&str, &str)]) {
        self.all.push(SaidName { name: name.to_owned(), title: title.to_owned(), is_list: true });
        self.value(format!("{name}.index"), "序号");
        columns.iter().for_each(|(column, title)| self.value(format!("{name}.{column}"), title));
    }

    fn of_field(&mut self, name: &str, field: &Value) {
        let title = field["title"].as_str().unwrap_or(name);
        self.value(format!("form.{name}"), title);
        self.marks(&format!("marks.{name}"), title, field);
        let Some(columns) = field["items"]["properties"].as_object() else { return };
        let titles =
            columns.iter().map(|(key, column)| (key.as_str(), column["title"].as_str().unwrap_or(key)));
        self.list(&format!("rows.{name}"), title, &titles.collect::<Vec<_>>());
        for (key, column) in columns {
            let own = column["title"].as_str().unwrap_or(key);
            if matches!(column["type"].as_str(), Some("integer" | "number")) {
                self.value(format!("totals.{name}.{key}"), &format!("{own}合计"));
            }
            self.marks(&format!("marks.{name}.{key}"), own, column);
        }
    }

    /// Boxes for what is chosen.
    fn marks(&mut self, name: &str, title: &str, field: &Value) {
        if matches!(field["type"].as_str(), Some("boolean" | "integer" | "number")) {
            self.value(name.to_owned(), &format!("{title}（√或□）"));
        }
        for word in field["enum"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            self.value(format!("{name}.{word}"), &format!("{title}为“{word}”（√或□）"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_said, said_names};
    use crate::load;
    use std::collections::BTreeMap;
    use yunheng_policy::CaseFolder;

    fn names() -> Vec<super::SaidName> {
        let kind = "title = \"试\"\ntitle_en = \"Trial\"\nabout = \"试\"\nabout_en = \"t\"\ngroup = \"试\"\ngroup_en = \"t\"\nclause = [\"SJ-F1\"]\nopens = [\"unit_clerk\"]\nnumber = \"试〔{year}〕{seq}号\"\nheadline = \"{kind}\"\n";
        let form = r#"{"type":"object","additionalProperties":false,"x-yh":{"sections":[{"fields":["kind","rows"]}]},"properties":{
            "kind":{"type":"string","title":"类别","enum":["甲","乙"]},
            "rows":{"type":"array","title":"明细","items":{"type":"object","properties":{"who":{"type":"string","title":"谁"},"cores":{"type":"integer","title":"核"}}}}}}"#;
        let process = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:yh="https://yunheng.dev/bpmn/1" id="d">
            <process id="p"><startEvent id="s"/><userTask id="fill" yh:role="opener" yh:relation="opener" yh:outcomes="send"/><endEvent id="e"/>
            <sequenceFlow id="a" sourceRef="s" targetRef="fill"/><sequenceFlow id="b" sourceRef="fill" targetRef="e"/></process></definitions>"#;
        let folder: CaseFolder = [("case.toml", kind), ("form.schema.json", form), ("process.bpmn", process)]
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into();
        let found = load(&folder, "cases/trial").expect("a kind");
        said_names(&found.kind, &found.form, &BTreeMap::new())
    }

    #[test]
    fn fields_rows_sums_and_boxes_have_names() {
        let names = names();
        for known in [
            "number",
            "form.kind",
            "marks.kind.甲",
            "rows.rows.who",
            "rows.rows.index",
            "totals.rows.cores",
            "rows.rows.甲方.who",
        ] {
            assert!(is_said(&names, known), "{known}");
        }
        assert!(is_said(&names, "rows.rows") && is_said(&names, "steps"));
        for unknown in
            ["form.nothing", "marks.kind.丙", "totals.rows.who", "items.slb", "rows.rows.甲方.nothing"]
        {
            assert!(!is_said(&names, unknown), "{unknown}");
        }
        assert!(!is_said(&names, "rows.nothing") && !is_said(&names, "before"));
    }
}
