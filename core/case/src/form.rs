//! What the layout hints of a form point at. The schema itself is checked where it is used, by a library for JSON Schema.
//!
//! Hints stand under `x-yh` in the schema: `sections` at the top (titles with their fields, in order), and at a field `pick`
//! (`party`, with the kinds of parties to pick from; `category` of the service desk; `project`, `resource` or `item`, also in rows), `help`,
//! `clause`, `lines`, `wide`, and `when` it is shown.

use serde_json::Value;
use std::collections::BTreeMap;
use yunheng_values::{Finding, Findings, Text};

/// What a field is picked from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// Parties; of these kinds, any when there are none.
    Party(Vec<String>),
    /// The classification of the service desk: its value is the path of a category.
    Category,
}

/// A field whose value is the id of something that the platform knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickedField {
    /// Its name.
    pub name: String,
    /// From what.
    pub pick: Pick,
    /// Whether it holds several.
    pub is_many: bool,
}

/// What a field names that the ledger or the catalog knows; its value is a text, by which people know it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamedThing {
    /// A project, by its number.
    Project,
    /// A resource, by its number.
    Resource,
    /// An item of the catalog, by its id.
    Item,
}

impl NamedThing {
    /// What the field of a schema names.
    pub fn of(field: &Value) -> Option<Self> {
        match field["x-yh"]["pick"].as_str().filter(|_| field["type"] == "string")? {
            "project" => Some(Self::Project),
            "resource" => Some(Self::Resource),
            "item" => Some(Self::Item),
            _ => None,
        }
    }
}

/// A field that names something of the ledger or the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedField {
    /// The field with the rows in which it stands.
    pub rows: Option<String>,
    /// Its name.
    pub name: String,
    /// What it names.
    pub names: NamedThing,
}

impl NamedField {
    /// What a filled-in form names there, each with its place.
    pub fn values<'f>(&self, filled: &'f Value) -> Vec<(String, &'f str)> {
        let name = self.name.as_str();
        let Some(rows) = &self.rows else {
            return filled[name].as_str().map(|value| (format!("/form/{name}"), value)).into_iter().collect();
        };
        let listed = filled[rows.as_str()].as_array().into_iter().flatten().enumerate();
        listed
            .filter_map(|(at, row)| Some((format!("/form/{rows}/{at}/{name}"), row[name].as_str()?)))
            .collect()
    }
}

/// A form: its schema, and what the platform itself must know of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The JSON Schema with its hints.
    pub schema: Value,
    /// Fields that are picked, in the order of the schema.
    pub picked: Vec<PickedField>,
    /// Fields that name something of the ledger or the catalog.
    pub named: Vec<NamedField>,
}

impl Form {
    /// Reads a form.
    ///
    /// # Errors
    /// Every hint that points nowhere, and text that is no JSON object.
    pub fn parse(text: &str, place: &str) -> Result<Self, Findings> {
        let schema: Value = serde_json::from_str(text).map_err(|error| {
            let at = format!("{place}:{}:{}", error.line(), error.column());
            vec![Finding::error(
                "form_malformed",
                at,
                Text::new(format!("读不懂：{error}"), error.to_string()),
            )]
        })?;
        let mut findings = Findings::new();
        let Some(properties) = schema["properties"].as_object() else {
            let message = Text::new("表单没有properties", "the form has no `properties`");
            return Err(vec![Finding::error("form_malformed", place, message)]);
        };
        if schema["type"] != "object" || schema["additionalProperties"] != Value::Bool(false) {
            let message = Text::new(
                "表单须写明 \"type\": \"object\" 和 \"additionalProperties\": false",
                "a form says \"type\": \"object\" and \"additionalProperties\": false",
            );
            findings.push(Finding::error("form_malformed", place, message));
        }
        let in_sections = sections(&schema);
        for field in in_sections.iter().filter(|field| !properties.contains_key(field.as_str())) {
            let message = Text::new(
                format!("版式里的“{field}”不是表单的字段"),
                format!("`{field}` of a section is no field"),
            );
            findings.push(Finding::error("form_layout", place, message));
        }
        for field in properties.keys().filter(|field| !in_sections.contains(field)) {
            let message = Text::new(
                format!("字段“{field}”不在任何一节里，没有人能填"),
                format!("the field `{field}` is in no section, so nobody can fill it in"),
            );
            findings.push(Finding::error("form_layout", format!("{place}#/properties/{field}"), message));
        }
        let given = Self { schema: schema.clone(), picked: Vec::new(), named: Vec::new() }.unfit_given(place);
        findings.extend(given);
        let picked = properties.iter().filter_map(|(name, field)| picked(name, field)).collect();
        let named = properties.iter().flat_map(|(name, field)| named(name, field)).collect();
        if findings.is_empty() { Ok(Self { schema, picked, named }) } else { Err(findings) }
    }

    /// Whether the form has a field.
    pub fn has(&self, field: &str) -> bool {
        self.schema["properties"].get(field).is_some()
    }

    /// Whether a field picks parties.
    pub fn picks_parties(&self, field: &str) -> bool {
        self.picked.iter().any(|picked| picked.name == field && matches!(picked.pick, Pick::Party(_)))
    }

    /// Sections that are filled in with a task, by its element: their fields, and those of them that it needs.
    pub fn task_sections(&self) -> Vec<(&str, TaskSection)> {
        let sections = self.schema["x-yh"]["sections"].as_array().into_iter().flatten();
        sections
            .filter_map(|section| {
                let names = |key: &str| {
                    let names = section[key].as_array().into_iter().flatten();
                    names.filter_map(|name| name.as_str().map(str::to_owned)).collect()
                };
                Some((
                    section["at"].as_str()?,
                    TaskSection {
                        fields: names("fields"),
                        required: names("required"),
                        required_with: required_with(section),
                    },
                ))
            })
            .collect()
    }

    /// Fields that are filled in with an element; with the first task those of the opener too.
    pub fn filled_at(&self, element: &str, is_first: bool) -> Vec<String> {
        let own = self.task_sections().into_iter().filter(|(at, _)| *at == element);
        let own = own.flat_map(|(_, section)| section.fields);
        let opener = if is_first { self.opener_fields() } else { Vec::new() };
        own.chain(opener).collect()
    }

    /// Fields that the opener fills in.
    pub fn opener_fields(&self) -> Vec<String> {
        let later: Vec<String> =
            self.task_sections().into_iter().flat_map(|(_, section)| section.fields).collect();
        sections(&self.schema).into_iter().filter(|field| !later.contains(field)).collect()
    }

    /// Fields that hold a category of the service desk, in the order of the schema's sections; a later one corrects an earlier one.
    pub fn category_fields(&self) -> Vec<&str> {
        let is_category = |name: &String| {
            self.picked.iter().find(|field| field.name == *name && field.pick == Pick::Category)
        };
        sections(&self.schema).iter().filter_map(is_category).map(|field| field.name.as_str()).collect()
    }

    /// The label of a field.
    pub fn title(&self, field: &str) -> String {
        self.schema["properties"][field]["title"].as_str().unwrap_or(field).to_owned()
    }
}

/// What is filled in with a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskSection {
    /// Its fields.
    pub fields: Vec<String>,
    /// Those without which the task is not complete.
    pub required: Vec<String>,
    /// Those without which it is not completed with a word.
    pub required_with: BTreeMap<String, Vec<String>>,
}

impl TaskSection {
    /// Fields without which the task is not completed with this word.
    pub fn needed(&self, outcome: &str) -> impl Iterator<Item = &String> {
        self.required.iter().chain(self.required_with.get(outcome).into_iter().flatten())
    }
}

fn required_with(section: &Value) -> BTreeMap<String, Vec<String>> {
    let words = section["required_with"].as_object().into_iter().flatten();
    let fields = |names: &Value| {
        let names = names.as_array().into_iter().flatten();
        names.filter_map(|name| name.as_str().map(str::to_owned)).collect()
    };
    words.map(|(word, names)| (word.clone(), fields(names))).collect()
}

fn sections(schema: &Value) -> Vec<String> {
    let sections = schema["x-yh"]["sections"].as_array().into_iter().flatten();
    let fields = sections.flat_map(|section| section["fields"].as_array().into_iter().flatten());
    fields.filter_map(|field| field.as_str().map(str::to_owned)).collect()
}

fn named(name: &str, field: &Value) -> Vec<NamedField> {
    let one = |rows: Option<&str>, name: &str, field: &Value| {
        let names = NamedThing::of(field)?;
        Some(NamedField { rows: rows.map(str::to_owned), name: name.to_owned(), names })
    };
    let columns = field["items"]["properties"].as_object().into_iter().flatten();
    let columns = columns.filter_map(|(column, inner)| one(Some(name), column, inner));
    one(None, name, field).into_iter().chain(columns).collect()
}

fn picked(name: &str, field: &Value) -> Option<PickedField> {
    let is_many = field["type"] == "array";
    let holder = if is_many && field["x-yh"].is_null() { &field["items"] } else { field };
    let pick = match holder["x-yh"]["pick"].as_str()? {
        "party" => {
            let kinds = holder["x-yh"]["kinds"].as_array().into_iter().flatten();
            Pick::Party(kinds.filter_map(|kind| kind.as_str().map(str::to_owned)).collect())
        }
        "category" => Pick::Category,
        _ => return None,
    };
    Some(PickedField { name: name.to_owned(), pick, is_many })
}

#[cfg(test)]
mod tests {
    use super::{Form, NamedThing, Pick};

    fn codes(text: &str) -> Vec<&'static str> {
        Form::parse(text, "form").expect_err("refused").into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn picked_fields_are_known() {
        let form = Form::parse(
            r#"{"type":"object","additionalProperties":false,"x-yh":{"sections":[{"title":"一","fields":["a","b","c"]}]},
            "properties":{"a":{"type":"integer","title":"单位","x-yh":{"pick":"party","kinds":["unit"]}},
            "b":{"type":"array","items":{"type":"integer"},"x-yh":{"pick":"party"}},"c":{"type":"string","x-yh":{"pick":"category"}}}}"#,
            "form",
        )
        .expect("a form");
        assert_eq!(form.picked.len(), 3);
        assert!(form.picks_parties("b") && !form.picks_parties("c"));
        assert_eq!(form.category_fields(), ["c"]);
        assert_eq!(form.picked[0].pick, Pick::Party(vec!["unit".into()]));
        assert!(form.picked[1].is_many && !form.picked[0].is_many);
        assert_eq!((form.title("a"), form.title("b")), ("单位".to_owned(), "b".to_owned()));
    }

    #[test]
    fn what_the_ledger_knows_is_named_by_texts_also_in_rows() {
        let form = Form::parse(
            r#"{"type":"object","additionalProperties":false,"x-yh":{"sections":[{"fields":["p","rows"]}]},
            "properties":{"p":{"type":"string","x-yh":{"pick":"project"}},
            "rows":{"type":"array","items":{"type":"object","properties":{"r":{"type":"string","x-yh":{"pick":"resource"}},"n":{"type":"string"}}}}}}"#,
            "form",
        )
        .expect("a form");
        let names: Vec<_> = form.named.iter().map(|field| (field.names, field.name.as_str())).collect();
        assert_eq!(names, [(NamedThing::Project, "p"), (NamedThing::Resource, "r")]);
        let filled = serde_json::json!({"p": "XM-1", "rows": [{"n": "x"}, {"r": "YZ-2"}]});
        assert_eq!(form.named[0].values(&filled), [("/form/p".to_owned(), "XM-1")]);
        assert_eq!(form.named[1].values(&filled), [("/form/rows/1/r".to_owned(), "YZ-2")]);
    }

    #[test]
    fn a_layout_that_forgets_or_invents_a_field_is_refused() {
        let text = r#"{"type":"object","additionalProperties":false,"x-yh":{"sections":[{"fields":["b"]}]},"properties":{"a":{}}}"#;
        assert_eq!(codes(text), ["form_layout", "form_layout"]);
        assert_eq!(codes("{"), ["form_malformed"]);
        assert_eq!(codes("[]"), ["form_malformed"]);
        assert_eq!(codes(r#"{"properties":{}}"#), ["form_malformed"]);
    }
}
