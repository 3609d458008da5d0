//! Sentences with fields of the form in them: `{system_name}`. A field that has no value is printed as —.

use serde_json::Value;
use std::fmt;

/// A sentence with places for fields.
///
/// ```
/// let template = yunheng_case::Template::parse("网络策略：{system}").unwrap();
/// let form = serde_json::json!({ "system": "一网通办" });
/// assert_eq!(template.fill(&form, &|_| None), "网络策略：一网通办");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Words(String),
    Field(String),
}

/// A place that is not closed, or names no field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError(pub String);

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: a place is written {{field}}", self.0)
    }
}

impl std::error::Error for TemplateError {}

impl Template {
    /// Reads a sentence.
    ///
    /// # Errors
    /// [`TemplateError`] with the sentence as it was found.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let error = || TemplateError(text.to_owned());
        let (mut parts, mut rest) = (Vec::new(), text);
        while let Some((words, after)) = rest.split_once('{') {
            let (field, after) = after.split_once('}').ok_or_else(error)?;
            if field.is_empty() || !field.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
                return Err(error());
            }
            parts.push(Part::Words(words.to_owned()));
            parts.push(Part::Field(field.to_owned()));
            rest = after;
        }
        parts.push(Part::Words(rest.to_owned()));
        Ok(Self { parts })
    }

    /// Fields that it names.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Field(field) => Some(field.as_str()),
            Part::Words(_) => None,
        })
    }

    /// The sentence for a form. `named` gives the words of fields that are no plain text, such as a party by its id.
    pub fn fill(&self, form: &Value, named: &dyn Fn(&str) -> Option<String>) -> String {
        let part = |part: &Part| match part {
            Part::Words(words) => words.clone(),
            Part::Field(field) => named(field).unwrap_or_else(|| shown(&form[field.as_str()])),
        };
        self.parts.iter().map(part).collect()
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "—".into(),
        Value::String(text) if text.trim().is_empty() => "—".into(),
        Value::String(text) => text.trim().to_owned(),
        Value::Bool(yes) => if *yes { "是" } else { "否" }.into(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join("、"),
        Value::Object(_) => "—".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::Template;
    use serde_json::json;

    #[test]
    fn places_are_filled_and_absent_ones_said() {
        let template = Template::parse("{a}：{b}（{c}）").expect("a template");
        let form = json!({ "a": " 甲 ", "c": ["x", 2, true] });
        assert_eq!(template.fill(&form, &|_| None), "甲：—（x、2、是）");
        let named = |field: &str| (field == "b").then(|| "乙".to_owned());
        assert_eq!(template.fill(&form, &named), "甲：乙（x、2、是）");
        assert_eq!(template.fields().collect::<Vec<_>>(), ["a", "b", "c"]);
    }

    #[test]
    fn a_place_that_is_not_closed_is_an_error() {
        for no in ["{a", "{}", "{a b}", "{甲}"] {
            assert!(Template::parse(no).is_err(), "{no}");
        }
        assert!(Template::parse("a } b").is_ok());
    }
}
