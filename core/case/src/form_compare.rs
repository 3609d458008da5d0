//! What differs between two forms, in the words of whoever fills them in.

use crate::{Form, When};
use serde_json::Value;
use yunheng_values::Text;

/// The layout as a whole, which is no field.
const SECTIONS: &str = "sections";
/// Rules that are no plain ones, which are no field.
const RULES: &str = "rules";

/// A field, the layout or the rules, which are not the same in two forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormDifference {
    /// The field; `sections` for the layout and `rules` for rules that are no plain ones.
    pub field: String,
    /// What people call it.
    pub title: Text,
    /// `added`, `removed` or `changed`.
    pub what: &'static str,
    /// What changed about it.
    pub changes: Vec<FormChange>,
}

/// Something about a field that changed; nothing where it was not said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormChange {
    /// What.
    pub what: Text,
    /// As it was.
    pub before: Text,
    /// As it is.
    pub after: Text,
}

/// What differs between two forms: fields in the order of the later one, those that are gone, the layout, the rules.
pub fn compare_forms(from: &Form, to: &Form) -> Vec<FormDifference> {
    let title = |form: &Form, field: &str| {
        let title = form.title(field);
        Text::new(format!("字段“{title}”"), format!("field `{title}`"))
    };
    let whole = |form: &Form, field: &str, what| FormDifference {
        field: field.to_owned(),
        title: title(form, field),
        what,
        changes: Vec::new(),
    };
    let mut found = Vec::new();
    for field in fields(to) {
        if !from.has(field) {
            found.push(whole(to, field, "added"));
            continue;
        }
        let changes: Vec<FormChange> =
            ATTRIBUTES.iter().filter_map(|one| change(one, (from, to), field)).collect();
        if !changes.is_empty() {
            found.push(FormDifference { changes, ..whole(to, field, "changed") });
        }
    }
    found.extend(fields(from).filter(|field| !to.has(field)).map(|field| whole(from, field, "removed")));
    found.extend(as_a_whole((SECTIONS, "版式", "layout"), sections(from), sections(to)));
    found.extend(as_a_whole((RULES, "其他规则", "other rules"), rules(from), rules(to)));
    found
}

fn fields(form: &Form) -> impl Iterator<Item = &str> {
    form.schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.as_str())
}

type Attribute = (&'static str, &'static str, fn(&Form, &str) -> Text);

const ATTRIBUTES: [Attribute; 9] = [
    ("名称", "label", |form, field| alike(form.title(field))),
    ("类型", "type", |form, field| holds(&form.schema["properties"][field])),
    ("必填", "needed", needed),
    ("何时显示", "shown", |form, field| {
        form.shown_when(field).map(|when| when_words(form, &when)).unwrap_or_default()
    }),
    ("说明", "help", |form, field| hint(form, field, "help")),
    ("条款", "clause", |form, field| hint(form, field, "clause")),
    ("选项", "choices", |form, field| choices(&form.schema["properties"][field])),
    ("限制", "limits", |form, field| limits(&form.schema["properties"][field])),
    ("版式", "layout", layout),
];

fn change((zh, en, of): &Attribute, (from, to): (&Form, &Form), field: &str) -> Option<FormChange> {
    let (before, after) = (of(from, field), of(to, field));
    (before != after).then(|| FormChange { what: Text::new(*zh, *en), before, after })
}

fn as_a_whole((field, zh, en): (&str, &str, &str), before: Text, after: Text) -> Option<FormDifference> {
    (before != after).then(|| FormDifference {
        field: field.to_owned(),
        title: Text::new(format!("表单{zh}"), format!("form: {en}")),
        what: "changed",
        changes: vec![FormChange { what: Text::new(zh, en), before, after }],
    })
}

fn alike(text: String) -> Text {
    Text::new(text.clone(), text)
}

fn hint(form: &Form, field: &str, name: &str) -> Text {
    alike(form.schema["properties"][field]["x-yh"][name].as_str().unwrap_or_default().to_owned())
}

/// What a field holds, in words; a table says its columns.
fn holds(field: &Value) -> Text {
    let hints = &field["x-yh"];
    let is_many = field["type"] == "array";
    if hints["pick"] == "party" {
        let kinds = listed(&hints["kinds"]);
        let (zh, en) = if is_many { ("多个单位", "parties") } else { ("单位", "party") };
        return Text::new(format!("{zh} {kinds}").trim(), format!("{en} {kinds}").trim());
    }
    if let Some(columns) = field["items"]["properties"].as_object() {
        let needed = field["items"]["required"].as_array().cloned().unwrap_or_default();
        let told = |lang: fn(Text) -> String| {
            let column = |(name, column): (&String, &Value)| {
                let star = if needed.contains(&Value::from(name.as_str())) { "*" } else { "" };
                let more = [holds(column), choices(column), limits(column)].map(lang).join(" ");
                format!("{}{star}（{}）", column["title"].as_str().unwrap_or(name), more.trim())
            };
            columns.iter().map(column).collect::<Vec<_>>().join("、")
        };
        return Text::new(
            format!("明细表：{}", told(|text| text.zh)),
            format!("table: {}", told(|text| text.en)),
        );
    }
    let (zh, en) = match (field["type"].as_str(), field["format"].as_str()) {
        (Some("array"), _) if !field["items"]["enum"].is_null() => ("多选", "several choices"),
        (Some("array"), _) => ("逐行文字", "lines"),
        _ if !field["enum"].is_null() => ("单选", "choice"),
        (Some("boolean"), _) => ("是否", "yes or no"),
        (Some("integer"), _) => ("整数", "whole number"),
        (Some("number"), _) => ("数", "number"),
        (_, Some("date")) => ("日期", "date"),
        (_, Some("date-time")) => ("日期和时间", "date and time"),
        _ => ("文字", "text"),
    };
    Text::new(zh, en)
}

fn listed(list: &Value) -> String {
    let words = list
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| one.as_str().map_or_else(|| one.to_string(), str::to_owned));
    words.collect::<Vec<_>>().join("、")
}

fn choices(field: &Value) -> Text {
    let own = listed(&field["enum"]);
    alike(if own.is_empty() { listed(&field["items"]["enum"]) } else { own })
}

fn limits(field: &Value) -> Text {
    let names = [
        ("minLength", "至少{}字", "at least {} characters"),
        ("maxLength", "最多{}字", "at most {} characters"),
        ("minimum", "不小于{}", "not below {}"),
        ("maximum", "不大于{}", "not above {}"),
        ("exclusiveMinimum", "大于{}", "above {}"),
        ("exclusiveMaximum", "小于{}", "below {}"),
        ("multipleOf", "{}的倍数", "multiples of {}"),
        ("minItems", "至少{}项", "at least {} items"),
        ("maxItems", "最多{}项", "at most {} items"),
        ("pattern", "写法{}", "written {}"),
        ("format", "格式{}", "format {}"),
        ("const", "只能是{}", "only {}"),
        ("uniqueItems", "不重复：{}", "unique: {}"),
    ];
    let said: Vec<(String, String)> = names
        .iter()
        .filter(|(name, ..)| !field[name].is_null())
        .map(|(name, zh, en)| {
            let value = field[name].as_str().map_or_else(|| field[name].to_string(), str::to_owned);
            (zh.replace("{}", &value), en.replace("{}", &value))
        })
        .collect();
    let (zh, en): (Vec<String>, Vec<String>) = said.into_iter().unzip();
    Text::new(zh.join(" "), en.join(" "))
}

fn when_words(form: &Form, when: &When) -> Text {
    let (title, values) = (form.title(&when.field), listed(&Value::from(when.values.clone())));
    Text::new(format!("“{title}”为{values}"), format!("`{title}` is {values}"))
}

fn needed(form: &Form, field: &str) -> Text {
    if form.is_needed(field) {
        return Text::new("必填", "needed");
    }
    let told: Vec<Text> = form.needed_when(field).iter().map(|when| when_words(form, when)).collect();
    let joined = |part: fn(&Text) -> &str| told.iter().map(part).collect::<Vec<_>>().join("；");
    match told.is_empty() {
        true => Text::default(),
        false => Text::new(
            format!("{}时必填", joined(|text| &text.zh)),
            format!("needed when {}", joined(|text| &text.en)),
        ),
    }
}

fn layout(form: &Form, field: &str) -> Text {
    let hints = &form.schema["properties"][field]["x-yh"];
    let lines = hints["lines"].as_u64().unwrap_or(1);
    let (zh, en) = match hints["wide"].as_bool() {
        Some(true) => (" 占整行", " whole width"),
        Some(false) => (" 占半行", " half width"),
        None => ("", ""),
    };
    match lines {
        0 | 1 => Text::new(zh.trim(), en.trim()),
        lines => Text::new(format!("{lines}行{zh}"), format!("{lines} lines{en}")),
    }
}

/// Sections with their fields in order, and where they are filled in.
fn sections(form: &Form) -> Text {
    let sections = form.schema["x-yh"]["sections"].as_array().into_iter().flatten();
    let told = sections.map(|section| {
        let names = section["fields"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let names: Vec<String> = names.map(|name| form.title(name)).collect();
        let at = section["at"].as_str().map(|at| format!("（环节{at}）")).unwrap_or_default();
        format!("{}{at}：{}", section["title"].as_str().unwrap_or_default(), names.join("、"))
    });
    alike(told.collect::<Vec<_>>().join("；"))
}

fn rules(form: &Form) -> Text {
    alike(form.other_rules().iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::compare_forms;
    use crate::Form;
    use serde_json::{Value, json};

    fn schema() -> Value {
        json!({
            "type": "object", "additionalProperties": false, "required": ["name"],
            "properties": {
                "name": {"type": "string", "title": "名称", "maxLength": 60},
                "kind": {"type": "string", "title": "类别", "enum": ["甲", "乙"]},
                "rows": {"type": "array", "title": "明细", "items": {"type": "object", "additionalProperties": false,
                    "properties": {"port": {"type": "string", "title": "端口"}}}}
            },
            "x-yh": {"sections": [{"title": "一", "fields": ["name", "kind", "rows"]}]}
        })
    }

    fn differs(change: impl FnOnce(&mut Value)) -> Vec<(String, &'static str, Vec<String>)> {
        let mut other = schema();
        change(&mut other);
        let read = |schema: Value| Form::parse(&schema.to_string(), "form").expect("a form");
        let found = compare_forms(&read(schema()), &read(other));
        let told = |one: crate::FormDifference| {
            let changes = one
                .changes
                .iter()
                .map(|change| format!("{}：{}→{}", change.what.zh, change.before.zh, change.after.zh));
            (one.title.zh.clone(), one.what, changes.collect())
        };
        found.into_iter().map(told).collect()
    }

    #[test]
    fn what_people_see_is_compared_and_nothing_else() {
        assert_eq!(differs(|_| ()), []);
        let found = differs(|form| form["properties"]["name"]["title"] = json!("系统名称"));
        assert_eq!(found[0], ("字段“系统名称”".into(), "changed", vec!["名称：名称→系统名称".into()]));
        let found = differs(|form| form["properties"]["kind"]["enum"] = json!(["甲"]));
        assert_eq!(found[0].2, ["选项：甲、乙→甲"]);
        let found = differs(|form| form["required"] = json!(["name", "kind"]));
        assert_eq!(found[0].2, ["必填：→必填"]);
        let found = differs(|form| {
            form["allOf"] = json!([{"if": {"properties": {"kind": {"const": "乙"}}, "required": ["kind"]}, "then": {"required": ["rows"]}}]);
        });
        assert_eq!(found[0].2, ["必填：→“类别”为乙时必填"]);
        let found = differs(|form| form["properties"]["rows"]["items"]["required"] = json!(["port"]));
        assert_eq!(found[0].2, ["类型：明细表：端口（文字）→明细表：端口*（文字）"]);
    }

    #[test]
    fn fields_that_come_go_and_move_are_told() {
        let found = differs(|form| {
            form["properties"].as_object_mut().expect("fields").remove("kind");
            form["properties"]["day"] = json!({"type": "string", "format": "date", "title": "日期"});
            form["x-yh"]["sections"][0]["fields"] = json!(["rows", "name", "day"]);
        });
        let what: Vec<_> = found.iter().map(|one| (one.0.as_str(), one.1)).collect();
        assert_eq!(what, [("字段“日期”", "added"), ("字段“类别”", "removed"), ("表单版式", "changed")]);
        assert_eq!(found[2].2, ["版式：一：名称、类别、明细→一：明细、名称、日期"]);
    }
}
