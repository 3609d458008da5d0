//! Values of forms and moments as an office writes them on paper.

use super::due::instant_ms;
use super::tell::shown;
use serde_json::Value;
use yunheng_report::{Language, long_date};

/// What stands where nothing was filled in.
const NOTHING: &str = "—";

/// A value of the form as an office writes it.
pub(super) fn words(field: &Value, value: &Value, language: Language) -> String {
    match (field["format"].as_str(), value) {
        (Some("date"), Value::String(day)) => long_date(day, language),
        (Some("date-time"), Value::String(moment)) => {
            instant_ms(moment).map_or_else(|| moment.clone(), |ms| moment_words(ms, language))
        }
        (_, Value::String(text)) if !text.trim().is_empty() => text.trim().to_owned(),
        (_, Value::Bool(true)) => language.pick("是", "yes").to_owned(),
        (_, Value::Bool(false)) => language.pick("否", "no").to_owned(),
        (_, Value::Number(number)) => number.to_string(),
        (_, Value::Array(items)) if !items.is_empty() && !items.iter().any(Value::is_object) => {
            items.iter().map(|item| words(&field["items"], item, language)).collect::<Vec<_>>().join("、")
        }
        _ => NOTHING.to_owned(),
    }
}

/// An instant in words, such as 2026年11月23日15:00.
pub(super) fn moment_words(ms: i64, language: Language) -> String {
    let text = shown(ms);
    let (day, time) = text.split_once(' ').unwrap_or((text.as_str(), ""));
    let gap = language.pick("", " ");
    format!("{}{gap}{time}", long_date(day, language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_written_as_an_office_writes_them() {
        let day = json!({"type": "string", "format": "date"});
        let moment = json!({"type": "string", "format": "date-time"});
        let many = json!({"type": "array", "items": {"type": "string"}});
        for (field, value, expected) in [
            (&day, json!("2026-12-01"), "2026年12月1日"),
            (&moment, json!("2026-12-01T09:05:00+08:00"), "2026年12月1日09:05"),
            (&moment, json!("2026-12-01T01:05:00Z"), "2026年12月1日09:05"),
            (&moment, Value::Null, "—"),
            (&many, json!(["甲", "乙"]), "甲、乙"),
            (&many, json!([]), "—"),
            (&many, json!([{"a": 1}]), "—"),
            (&Value::Null, json!(" 文字 "), "文字"),
            (&Value::Null, json!("  "), "—"),
            (&Value::Null, json!(true), "是"),
            (&Value::Null, json!(12), "12"),
        ] {
            assert_eq!(words(field, &value, Language::Chinese), expected, "{value}");
        }
    }
}
