//! Fields that are there only sometimes: when they are shown, and when they must be filled in.
//!
//! A hint `when` at a field names another field and the values of it with which the field is shown. What must be filled in only
//! sometimes is a rule of the schema (`allOf` with `if` and `then`); the plain ones among these are read here, to be told in words.

use crate::Form;
use serde_json::{Map, Value};

/// Another field has one of these values.
#[derive(Debug, Clone, PartialEq)]
pub struct When {
    /// The field.
    pub field: String,
    /// Its values.
    pub values: Vec<Value>,
}

impl When {
    /// Whether it holds for what is filled in; of a field with several values one is enough.
    fn holds(&self, filled: &Map<String, Value>) -> bool {
        match filled.get(&self.field) {
            Some(Value::Array(items)) => items.iter().any(|item| self.values.contains(item)),
            Some(value) => self.values.contains(value),
            None => false,
        }
    }

    fn read(hint: &Value) -> Option<Self> {
        let values = hint["in"].as_array().filter(|values| !values.is_empty())?;
        Some(Self { field: hint["field"].as_str()?.to_owned(), values: values.clone() })
    }

    /// A rule of the plain form: one field with one value or some, and then fields that are needed.
    fn of_rule(rule: &Value) -> Option<(Self, Vec<String>)> {
        let (condition, then) = (rule["if"].as_object()?, rule["then"].as_object()?);
        let properties = condition.get("properties")?.as_object()?;
        let (field, wanted) = properties.iter().next().filter(|_| properties.len() == 1)?;
        let is_plain = rule.as_object()?.len() == 2
            && condition.len() == 2
            && condition.get("required") == Some(&Value::from(vec![field.clone()]))
            && then.len() == 1
            && wanted.as_object()?.len() == 1;
        let values = match (wanted.get("const"), wanted.get("enum")) {
            (Some(value), _) => vec![value.clone()],
            (None, Some(Value::Array(values))) => values.clone(),
            _ => return None,
        };
        let needed = then.get("required")?.as_array()?;
        let needed = needed.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect();
        is_plain.then_some((Self { field: field.clone(), values }, needed))
    }
}

impl Form {
    /// When a field is shown; always when nothing is said.
    pub fn shown_when(&self, field: &str) -> Option<When> {
        When::read(&self.schema["properties"][field]["x-yh"]["when"])
    }

    /// When a field must be filled in, as far as plain rules say it.
    pub fn needed_when(&self, field: &str) -> Vec<When> {
        let rules = self.rules().filter_map(When::of_rule);
        rules.filter(|(_, needed)| needed.iter().any(|one| one == field)).map(|(when, _)| when).collect()
    }

    /// Rules of the schema that are no plain ones.
    pub(crate) fn other_rules(&self) -> Vec<&Value> {
        self.rules().filter(|rule| When::of_rule(rule).is_none()).collect()
    }

    pub(crate) fn rules(&self) -> impl Iterator<Item = &Value> {
        self.schema["allOf"].as_array().into_iter().flatten()
    }

    /// Whether a field must always be filled in by whoever fills in its section.
    pub fn is_needed(&self, field: &str) -> bool {
        let of_schema = self.schema["required"].as_array().into_iter().flatten();
        let sections = self.schema["x-yh"]["sections"].as_array().into_iter().flatten();
        let of_sections = sections.flat_map(|section| section["required"].as_array().into_iter().flatten());
        of_schema.chain(of_sections).any(|name| name == field)
    }

    /// Takes out what is filled in at fields that are not shown.
    pub fn without_hidden(&self, mut filled: Map<String, Value>) -> Map<String, Value> {
        // A field that is hidden hides what depends on it, so it is looked at until nothing more goes.
        loop {
            let hidden = |name: &String| self.shown_when(name).is_some_and(|when| !when.holds(&filled));
            let gone: Vec<String> = filled.keys().filter(|name| hidden(name)).cloned().collect();
            if gone.is_empty() {
                return filled;
            }
            filled.retain(|name, _| !gone.contains(name));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::When;
    use crate::Form;
    use serde_json::{Value, json};

    fn form() -> Form {
        let text = json!({
            "type": "object", "additionalProperties": false, "required": ["impact"],
            "properties": {
                "impact": {"type": "string", "title": "影响", "enum": ["有", "无"]},
                "plan": {"type": "string", "title": "预案", "x-yh": {"when": {"field": "impact", "in": ["有"]}}},
                "plan_by": {"type": "string", "title": "编制人", "x-yh": {"when": {"field": "plan", "in": ["书面"]}}},
                "kinds": {"type": "array", "title": "类别", "items": {"type": "string", "enum": ["甲", "乙"]}},
                "note": {"type": "string", "title": "说明", "x-yh": {"when": {"field": "kinds", "in": ["乙"]}}},
                "done": {"type": "boolean", "title": "完成"}
            },
            "allOf": [
                {"if": {"properties": {"impact": {"const": "有"}}, "required": ["impact"]}, "then": {"required": ["plan"]}},
                {"if": {"required": ["done"]}, "then": {"required": ["note"]}}
            ],
            "x-yh": {"sections": [{"title": "一", "fields": ["impact", "plan", "plan_by", "kinds", "note"]},
                {"title": "二", "at": "do", "fields": ["done"], "required": ["done"]}]}
        });
        Form::parse(&text.to_string(), "form").expect("a form")
    }

    fn kept(filled: Value) -> Value {
        Value::Object(form().without_hidden(filled.as_object().cloned().expect("fields")))
    }

    #[test]
    fn what_is_hidden_goes_and_takes_along_what_depends_on_it() {
        let all = json!({"impact": "有", "plan": "书面", "plan_by": "张三"});
        assert_eq!(kept(all.clone()), all);
        assert_eq!(kept(json!({"impact": "无", "plan": "书面", "plan_by": "张三"})), json!({"impact": "无"}));
        assert_eq!(kept(json!({"kinds": ["甲", "乙"], "note": "x"}))["note"], "x");
        assert_eq!(kept(json!({"kinds": ["甲"], "note": "x"})), json!({"kinds": ["甲"]}));
    }

    #[test]
    fn plain_rules_are_read_and_others_are_left_alone() {
        let form = form();
        assert_eq!(form.needed_when("plan"), [When { field: "impact".into(), values: vec![json!("有")] }]);
        assert!(form.needed_when("note").is_empty(), "a rule without a value is no plain one");
        assert_eq!(form.other_rules().len(), 1);
        assert!(form.is_needed("impact") && form.is_needed("done") && !form.is_needed("plan"));
    }
}
