//! A case's expectation against an answer: field by field, decimals by value, lists in full length.

use serde_json::Value;
use toml::Table;
use yunheng_values::Exact;

/// A list under this name in an expected table names fields that must be null.
const NULL_FIELDS: &str = "null";

/// What differs, with the path of each difference.
pub(super) fn differences(expect: &Table, answer: &Value) -> Vec<String> {
    let mut found = Vec::new();
    table(expect, answer, "", &mut found);
    found
}

fn table(expect: &Table, answer: &Value, path: &str, found: &mut Vec<String>) {
    for (key, expected) in expect {
        let here = format!("{path}/{key}");
        if let (NULL_FIELDS, Some(names)) = (key.as_str(), expected.as_array()) {
            let names = names.iter().filter_map(toml::Value::as_str);
            let other = names.filter(|name| !answer.get(name).is_some_and(Value::is_null));
            found.extend(
                other.map(|name| format!("{path}/{name}: expected null, got {}", shown(answer.get(name)))),
            );
            continue;
        }
        match answer.get(key) {
            Some(actual) => value(expected, actual, &here, found),
            None => found.push(format!("{here}: expected {expected}, but the answer has no such field")),
        }
    }
}

fn value(expected: &toml::Value, actual: &Value, path: &str, found: &mut Vec<String>) {
    let same = match (expected, actual) {
        (toml::Value::Table(inner), Value::Object(_)) => return table(inner, actual, path, found),
        (toml::Value::Array(items), Value::Array(others)) => return list(items, others, path, found),
        (toml::Value::String(text), Value::String(other)) => text == other || same_decimal(text, other),
        (toml::Value::Integer(number), Value::Number(other)) => other.as_i64() == Some(*number),
        (toml::Value::Boolean(flag), Value::Bool(other)) => flag == other,
        (toml::Value::Datetime(date), Value::String(other)) => date.to_string() == *other,
        _ => false,
    };
    if !same {
        found.push(format!("{path}: expected {expected}, got {actual}"));
    }
}

fn list(items: &[toml::Value], others: &[Value], path: &str, found: &mut Vec<String>) {
    if items.len() != others.len() {
        let others = Value::Array(others.to_vec());
        found.push(format!(
            "{path}: expected {} entries, got {}: {others}",
            items.len(),
            others.as_array().map_or(0, Vec::len)
        ));
        return;
    }
    for (index, (item, other)) in items.iter().zip(others).enumerate() {
        value(item, other, &format!("{path}/{index}"), found);
    }
}

fn same_decimal(a: &str, b: &str) -> bool {
    matches!((Exact::parse(a), Exact::parse(b)), (Ok(a), Ok(b)) if a == b)
}

fn shown(value: Option<&Value>) -> String {
    value.map_or_else(|| "nothing".to_owned(), ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(expect: &str, answer: Value) -> usize {
        let expect: Table = toml::from_str(expect).unwrap_or_else(|error| panic!("{error}"));
        differences(&expect, &answer).len()
    }

    #[test]
    fn only_what_is_named_is_compared() {
        assert_eq!(compare("ratio = \"0.70\"", serde_json::json!({ "ratio": "0.7", "action": "pay" })), 0);
        assert_eq!(compare("ratio = \"0.70\"", serde_json::json!({ "ratio": "0.75" })), 1);
        assert_eq!(compare("ratio = \"0.70\"", serde_json::json!({ "ratio": null })), 1);
        assert_eq!(compare("absent = true", serde_json::json!({})), 1);
        assert_eq!(compare("null = [\"band\"]", serde_json::json!({ "band": null })), 0);
        assert_eq!(compare("null = [\"band\"]", serde_json::json!({ "band": {} })), 1);
        assert_eq!(compare("rows = [{ a = 1 }]", serde_json::json!({ "rows": [{ "a": 1, "b": 2 }] })), 0);
        assert_eq!(compare("rows = []", serde_json::json!({ "rows": [1] })), 1);
    }
}
