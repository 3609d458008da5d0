//! What a form may be made of. JSON Schema can say far more than a page can lay out or a clerk can fill in, and can go round in
//! circles; a form that is put into use is of these parts alone.

use crate::Form;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use yunheng_values::{Finding, Findings, Text};

const OF_FORM: [&str; 11] = [
    "$schema",
    "$id",
    "type",
    "title",
    "description",
    "additionalProperties",
    "required",
    "properties",
    "allOf",
    "$comment",
    "x-yh",
];
const OF_FIELD: [&str; 22] = [
    "type",
    "title",
    "description",
    "$comment",
    "format",
    "enum",
    "const",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "items",
    "properties",
    "required",
    "x-yh",
];
/// What rules may say beside what a field says.
const OF_RULE: [&str; 8] =
    ["if", "then", "else", "not", "allOf", "anyOf", "contains", "additionalProperties"];
const OF_HINTS: [&str; 11] =
    ["pick", "kinds", "help", "clause", "lines", "wide", "when", "default", "minimum", "maximum", "computed"];
/// What a field may pick from.
const PICKS: [&str; 5] = ["party", "category", "project", "resource", "item"];
const OF_SECTION: [&str; 5] = ["title", "at", "fields", "required", "required_with"];
const TYPES: [&str; 5] = ["string", "integer", "number", "boolean", "array"];
const FORMATS: [&str; 6] = ["date", "date-time", "email", "ipv4", "ipv6", "uri"];
/// Most fields of a form, columns of a table, words of a choice, characters of a label and of a help.
const MOST_FIELDS: usize = 300;
const MOST_COLUMNS: usize = 40;
const MOST_CHOICES: usize = 500;
const LONGEST_LABEL: usize = 100;
const LONGEST_HELP: usize = 500;
/// How deep rules may nest.
const DEEPEST_RULE: usize = 8;

/// Everything in a form that a page cannot lay out or a rule cannot mean; `place` is its file.
pub fn shape_findings(form: &Form, place: &str) -> Findings {
    let mut looking = Looking { place, findings: Findings::new() };
    let schema = form.schema.as_object().cloned().unwrap_or_default();
    looking.keys(&schema, &OF_FORM, "");
    let properties = form.schema["properties"].as_object().cloned().unwrap_or_default();
    if properties.len() > MOST_FIELDS {
        looking.say(
            "",
            format!("字段超过{MOST_FIELDS}个"),
            format!("there are more than {MOST_FIELDS} fields"),
        );
    }
    for (name, field) in &properties {
        looking.field(name, field, &format!("/properties/{name}"), true);
    }
    looking.sections(form, &properties);
    looking.needed(form, &properties);
    for (index, rule) in form.rules().enumerate() {
        looking.rule(rule, &properties, &format!("/allOf/{index}"), 0);
    }
    for name in properties.keys() {
        looking.shown(form, name, &properties);
        looking.too_early(form, name);
    }
    looking.findings
}

struct Looking<'p> {
    place: &'p str,
    findings: Findings,
}

impl Looking<'_> {
    fn say(&mut self, at: &str, zh: String, en: String) {
        let place = if at.is_empty() { self.place.to_owned() } else { format!("{}#{at}", self.place) };
        self.findings.push(Finding::error("form_shape", place, Text::new(zh, en)));
    }

    fn keys(&mut self, object: &Map<String, Value>, known: &[&str], at: &str) {
        for key in object.keys().filter(|key| !known.contains(&key.as_str())) {
            self.say(at, format!("表单里不能写“{key}”"), format!("a form holds no `{key}`"));
        }
    }

    fn field(&mut self, name: &str, field: &Value, at: &str, may_hold: bool) {
        let Some(object) = field.as_object() else {
            return self.say(at, format!("字段“{name}”应为对象"), format!("the field `{name}` is an object"));
        };
        self.keys(object, &OF_FIELD, at);
        let title = field["title"].as_str().unwrap_or_default();
        let label = if title.is_empty() { name } else { title };
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if name.len() > 60 || name.starts_with(|c: char| c.is_ascii_digit()) || !name.chars().all(is_name) {
            let zh = format!("字段名“{name}”应为字母、数字和下划线，以字母开头");
            self.say(at, zh, format!("the name `{name}` is of a-z, 0-9 and _, and begins with a letter"));
        }
        if !(1..=LONGEST_LABEL).contains(&title.chars().count()) {
            let zh = format!("字段“{name}”的名称应为1至{LONGEST_LABEL}个字");
            self.say(at, zh, format!("the label of `{name}` has 1 to {LONGEST_LABEL} characters"));
        }
        let holds = field["type"].as_str().unwrap_or_default();
        if !TYPES.contains(&holds) || (holds == "array" && !may_hold) {
            let zh = format!("“{label}”的类型“{holds}”不能用");
            self.say(at, zh, format!("`{name}` holds `{holds}`, which a form does not have"));
        }
        if let Some(format) = field["format"].as_str().filter(|format| !FORMATS.contains(format)) {
            self.say(
                at,
                format!("“{label}”的格式“{format}”不认识"),
                format!("`{name}` has the format `{format}`"),
            );
        }
        self.choices(label, &field["enum"], at);
        self.borders(label, field, at);
        self.hints(label, &field["x-yh"], at);
        if holds == "array" {
            self.items(label, &field["items"], at);
        }
    }

    fn choices(&mut self, label: &str, choices: &Value, at: &str) {
        if choices.is_null() {
            return;
        }
        let words: Vec<String> = choices
            .as_array()
            .into_iter()
            .flatten()
            .map(|one| one.to_string().trim_matches('"').trim().to_owned())
            .collect();
        let different: BTreeSet<&String> = words.iter().collect();
        if !(1..=MOST_CHOICES).contains(&words.len()) || words.iter().any(String::is_empty) {
            let zh = format!("“{label}”应有1至{MOST_CHOICES}个选项，且不能是空的");
            self.say(at, zh, format!("`{label}` has 1 to {MOST_CHOICES} choices, none of them empty"));
        }
        if different.len() < words.len() {
            self.say(at, format!("“{label}”有重复的选项"), format!("a choice of `{label}` is there twice"));
        }
    }

    fn borders(&mut self, label: &str, field: &Value, at: &str) {
        let pairs = [("minLength", "maxLength"), ("minimum", "maximum"), ("minItems", "maxItems")];
        for (least, most) in pairs {
            let is_crossed = match (field[least].as_f64(), field[most].as_f64()) {
                (Some(low), Some(high)) => low > high,
                _ => false,
            };
            if is_crossed {
                self.say(
                    at,
                    format!("“{label}”的下限大于上限"),
                    format!("`{label}`: {least} is above {most}"),
                );
            }
        }
    }

    fn hints(&mut self, label: &str, hints: &Value, at: &str) {
        let Some(object) = hints.as_object() else { return };
        self.keys(object, &OF_HINTS, at);
        if hints["help"].as_str().is_some_and(|help| help.chars().count() > LONGEST_HELP) {
            let zh = format!("“{label}”的说明超过{LONGEST_HELP}个字");
            self.say(at, zh, format!("the help of `{label}` is longer than {LONGEST_HELP} characters"));
        }
        if hints["pick"].as_str().is_some_and(|pick| !PICKS.contains(&pick)) {
            let zh = format!("“{label}”只能从这些中选择：{}", PICKS.join("、"));
            self.say(at, zh, format!("`{label}` picks from other than {}", PICKS.join(", ")));
        }
    }

    fn items(&mut self, label: &str, items: &Value, at: &str) {
        let Some(columns) = items["properties"].as_object() else {
            let holds = items["type"].as_str().unwrap_or_default();
            if !["string", "integer"].contains(&holds) {
                let zh = format!("“{label}”没有说明每一项是什么");
                self.say(at, zh, format!("`{label}` does not say what it is a list of"));
            }
            return self.choices(label, &items["enum"], at);
        };
        if !(1..=MOST_COLUMNS).contains(&columns.len()) {
            let zh = format!("“{label}”应有1至{MOST_COLUMNS}列");
            self.say(at, zh, format!("`{label}` has 1 to {MOST_COLUMNS} columns"));
        }
        if items["additionalProperties"] != Value::Bool(false) {
            let zh = format!("“{label}”的每行须写明 \"additionalProperties\": false");
            self.say(at, zh, format!("rows of `{label}` say \"additionalProperties\": false"));
        }
        for (name, column) in columns {
            self.field(name, column, at, false);
        }
        let needed = items["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        for name in needed.filter(|name| !columns.contains_key(*name)) {
            self.say(
                at,
                format!("“{label}”没有必填的列“{name}”"),
                format!("`{label}` has no column `{name}`"),
            );
        }
    }

    fn sections(&mut self, form: &Form, properties: &Map<String, Value>) {
        let mut placed = BTreeSet::new();
        let sections = form.schema["x-yh"]["sections"].as_array().cloned().unwrap_or_default();
        for (index, section) in sections.iter().enumerate() {
            let at = format!("/x-yh/sections/{index}");
            let title = section["title"].as_str().unwrap_or_default();
            self.keys(section.as_object().unwrap_or(&Map::new()), &OF_SECTION, &at);
            if !(1..=LONGEST_LABEL).contains(&title.chars().count()) {
                let zh = format!("第{}节的名称应为1至{LONGEST_LABEL}个字", index + 1);
                self.say(
                    &at,
                    zh,
                    format!("the title of section {} has 1 to {LONGEST_LABEL} characters", index + 1),
                );
            }
            let fields: Vec<&str> =
                section["fields"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            for field in fields.iter().filter(|field| properties.contains_key(**field)) {
                if !placed.insert((*field).to_owned()) {
                    let at = format!("/properties/{field}");
                    self.say(
                        &at,
                        format!("字段“{field}”在两处"),
                        format!("the field `{field}` stands in two places"),
                    );
                }
            }
            let needed = section["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            for name in needed.filter(|name| !fields.contains(name)) {
                let zh = format!("“{title}”一节没有必填的字段“{name}”");
                self.say(&at, zh, format!("the section `{title}` needs `{name}`, which it does not have"));
            }
        }
    }

    /// What is always needed is there, is shown, and is the opener's.
    fn needed(&mut self, form: &Form, properties: &Map<String, Value>) {
        let needed = form.schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let own = form.opener_fields();
        for name in needed {
            let at = format!("/properties/{name}");
            if !properties.contains_key(name) {
                let zh = format!("没有必填的字段“{name}”，谁也提交不了");
                self.say(&at, zh, format!("`{name}` is needed and not there, so nothing can ever be sent"));
            } else if !own.iter().any(|field| field == name) {
                let zh = format!("“{}”要到后面的环节才填，不能在提交时必填", form.title(name));
                self.say(
                    &at,
                    zh,
                    format!("`{name}` is filled in later, so it cannot be needed when a case is sent"),
                );
            }
        }
    }

    fn rule(&mut self, rule: &Value, properties: &Map<String, Value>, at: &str, deep: usize) {
        if deep > DEEPEST_RULE {
            return self.say(at, "规则嵌套太深".into(), "rules nest too deeply".into());
        }
        let Some(object) = rule.as_object() else { return };
        let known: Vec<&str> = OF_FIELD.iter().chain(&OF_RULE).copied().collect();
        self.keys(object, &known, at);
        for part in ["if", "then", "else", "not", "contains", "items"] {
            // What is inside a list speaks of its rows and not of the form.
            let inside = if ["contains", "items"].contains(&part) { &Map::new() } else { properties };
            self.rule(&rule[part], inside, at, deep + 1);
        }
        for part in ["allOf", "anyOf"] {
            let all = rule[part].as_array().into_iter().flatten();
            all.for_each(|one| self.rule(one, properties, at, deep + 1));
        }
        for (name, one) in rule["properties"].as_object().into_iter().flatten() {
            self.known(name, properties, at);
            self.rule(one, &Map::new(), at, deep + 1);
        }
        for name in rule["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            self.known(name, properties, at);
        }
    }

    fn known(&mut self, name: &str, properties: &Map<String, Value>, at: &str) {
        if !properties.is_empty() && !properties.contains_key(name) {
            let zh = format!("规则里的字段“{name}”不在表单里");
            self.say(at, zh, format!("a rule names the field `{name}`, which is not there"));
        }
    }

    /// When a field is shown can be told, and does not go round in a circle.
    fn shown(&mut self, form: &Form, name: &str, properties: &Map<String, Value>) {
        if form.schema["properties"][name]["x-yh"]["when"].is_null() {
            return;
        }
        let (at, title) = (format!("/properties/{name}"), form.title(name));
        let Some(first) = form.shown_when(name) else {
            let zh = format!("“{title}”的显示条件应写明字段和取值");
            return self.say(&at, zh, format!("`{name}` is shown when a field has one of some values"));
        };
        if !properties.contains_key(&first.field) {
            let zh = format!("“{title}”的显示条件用到的字段“{}”不在表单里", first.field);
            return self.say(&at, zh, format!("`{name}` is shown by `{}`, which is not there", first.field));
        }
        let (mut next, mut steps) = (Some(first), 0);
        while let Some(when) = next {
            steps += 1;
            if when.field == name || steps > properties.len() {
                let zh = format!("“{title}”的显示条件绕成了圈");
                return self.say(&at, zh, format!("`{name}` is shown by itself"));
            }
            next = form.shown_when(&when.field);
        }
        if form.is_needed(name) {
            let zh = format!("“{title}”有时不显示，不能总是必填；请改为满足条件时必填");
            self.say(&at, zh, format!("`{name}` is not always shown, so it cannot always be needed"));
        }
    }

    /// What a later task fills in cannot be needed because of what the opener says.
    fn too_early(&mut self, form: &Form, name: &str) {
        let own = form.opener_fields();
        let is_own = |field: &str| own.iter().any(|one| one == field);
        if is_own(name) {
            return;
        }
        for when in form.needed_when(name).iter().filter(|when| is_own(&when.field)) {
            let (title, other) = (form.title(name), form.title(&when.field));
            let zh = format!("“{title}”要到后面的环节才填，却在提交时就因“{other}”而必填，谁也提交不了");
            let en =
                format!("`{name}` is filled in later, but `{}` of the opener already needs it", when.field);
            self.say(&format!("/properties/{name}"), zh, en);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shape_findings;
    use crate::Form;
    use serde_json::{Value, json};

    fn sound() -> Value {
        json!({
            "type": "object", "additionalProperties": false, "required": ["kind"],
            "properties": {
                "kind": {"type": "string", "title": "类别", "enum": ["甲", "乙"], "x-yh": {"help": "选一个", "clause": "XC-M-14"}},
                "why": {"type": "string", "title": "原因", "maxLength": 200, "x-yh": {"lines": 3, "wide": true, "when": {"field": "kind", "in": ["乙"]}}},
                "people": {"type": "array", "title": "人员", "minItems": 0, "maxItems": 9, "items": {"type": "object", "additionalProperties": false,
                    "required": ["name"], "properties": {"name": {"type": "string", "title": "姓名"}}}},
                "done_at": {"type": "string", "format": "date-time", "title": "完成时间"}
            },
            "allOf": [{"if": {"properties": {"kind": {"const": "乙"}}, "required": ["kind"]}, "then": {"required": ["why"]}}],
            "x-yh": {"sections": [{"title": "一", "fields": ["kind", "why", "people"]}, {"title": "二", "at": "do", "fields": ["done_at"], "required": ["done_at"]}]}
        })
    }

    fn said(schema: &Value) -> Vec<(String, String)> {
        let form = Form::parse(&schema.to_string(), "form").expect("a form");
        let findings = shape_findings(&form, "form");
        findings.into_iter().map(|one| (one.place, one.message.zh)).collect()
    }

    #[test]
    fn a_form_of_known_parts_is_sound() {
        assert_eq!(said(&sound()), []);
    }

    #[test]
    fn every_part_that_does_not_belong_is_named_at_its_field() {
        let cases: [(&str, Value, &str); 17] = [
            ("/properties/kind/$ref", json!("#"), "“$ref”"),
            ("/properties/kind/anyOf", json!([]), "“anyOf”"),
            ("/$defs", json!({}), "“$defs”"),
            ("/properties/kind/title", json!(""), "名称应为"),
            ("/properties/kind/type", json!("null"), "类型“null”"),
            ("/properties/kind/enum", json!([]), "选项"),
            ("/properties/kind/enum", json!(["甲", "甲"]), "重复的选项"),
            ("/properties/why/minLength", json!(300), "下限大于上限"),
            ("/properties/kind/x-yh/pick", json!("person"), "party"),
            ("/properties/people/items/properties", json!({}), "列"),
            ("/properties/people/items/required", json!(["x"]), "没有必填的列"),
            ("/properties/why/x-yh/when", json!({"field": "absent", "in": ["乙"]}), "不在表单里"),
            ("/properties/why/x-yh/when", json!({"field": "why", "in": ["乙"]}), "绕成了圈"),
            ("/required", json!(["kind", "why"]), "满足条件时必填"),
            ("/required", json!(["done_at"]), "不能在提交时必填"),
            ("/allOf/0/then/required", json!(["nothing"]), "“nothing”不在表单里"),
            ("/allOf/0/then/required", json!(["done_at"]), "谁也提交不了"),
        ];
        for (pointer, value, words) in cases {
            let mut schema = sound();
            let (above, key) = pointer.rsplit_once('/').expect("a pointer");
            schema.pointer_mut(above).expect("there")[key] = value;
            let found = said(&schema);
            assert!(found.iter().any(|(_, zh)| zh.contains(words)), "{pointer}: {found:?}");
        }
        let mut schema = sound();
        schema["properties"]["kind"]["enum"] = json!([]);
        assert_eq!(said(&schema)[0].0, "form#/properties/kind");
    }

    #[test]
    fn rules_that_nest_without_end_are_refused() {
        let mut rule = json!({"required": ["kind"]});
        for _ in 0..20 {
            rule = json!({ "not": rule });
        }
        let mut schema = sound();
        schema["allOf"] = json!([rule]);
        assert!(said(&schema).iter().any(|(_, zh)| zh.contains("嵌套太深")));
    }
}
