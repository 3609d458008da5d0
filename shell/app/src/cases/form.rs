//! Checking a filled-in form: against its schema, and what it points at against what the platform knows.

use crate::problem::Problem;
use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{PatternOptions, ValidationError};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use yunheng_case::{Category, Form, Pick, TaskSection};
use yunheng_store::Db;
use yunheng_values::{Finding, Findings, Text};

/// Most that a form may hold, bytes of JSON: thousands of rows.
pub(super) const LARGEST_FORM: usize = 1 << 20;
/// Most findings that somebody is shown at once.
const MOST_FINDINGS: usize = 100;

/// Refuses what is no form at all, or far too large for one.
pub(super) fn as_fields(form: &Value) -> Result<Map<String, Value>, Problem> {
    let fields = match form {
        Value::Null => Map::new(),
        Value::Object(fields) => fields.clone(),
        _ => return Err(unusable("/form", "表单应为JSON对象", "the form is a JSON object")),
    };
    if form.to_string().len() > LARGEST_FORM {
        return Err(unusable("/form", "表单内容超过1 MB", "the form is larger than 1 MB"));
    }
    Ok(fields)
}

fn unusable(place: &str, zh: &str, en: &str) -> Problem {
    Problem::unusable(vec![Finding::error("malformed_form", place, Text::new(zh, en))])
}

/// Keeps of a form what the opener fills in; the rest is filled in with tasks.
pub(super) fn of_the_opener(form: &Form, mut fields: Map<String, Value>) -> Value {
    let own = form.opener_fields();
    fields.retain(|name, value| own.contains(name) && !is_empty(value));
    // Days that a limit counts from come with later steps.
    form.work_out(&mut fields, Map::new());
    Value::Object(form.without_hidden(fields))
}

/// Lays what was filled in with a task over the form; a field that is not the task's is refused.
/// What is not shown any more because of it goes.
pub(super) fn with_section(
    form: &Form,
    present: &Value,
    filled: &Map<String, Value>,
    sections: &[&TaskSection],
) -> Result<Value, Problem> {
    let mut fields = present.as_object().cloned().unwrap_or_default();
    let mut findings = Findings::new();
    for (name, value) in filled {
        if !sections.iter().any(|section| section.fields.contains(name)) {
            let message = Text::new(
                format!("“{name}”不在这一步填写"),
                format!("`{name}` is not filled in at this step"),
            );
            findings.push(Finding::error("foreign_field", format!("/form/{name}"), message));
        } else if is_empty(value) {
            fields.remove(name);
        } else {
            fields.insert(name.clone(), value.clone());
        }
    }
    if findings.is_empty() {
        Ok(Value::Object(form.without_hidden(fields)))
    } else {
        Err(Problem::unusable(findings))
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// What checks a form; an error says why its schema is none.
pub(super) fn validator(form: &Form) -> Result<jsonschema::Validator, String> {
    let options = jsonschema::draft202012::options()
        .should_validate_formats(true)
        // Patterns run in linear time, whatever somebody types.
        .with_pattern_options(PatternOptions::regex());
    options.build(&form.schema).map_err(|error| error.to_string())
}

/// Everything that is wrong with a form, in the order of its schema's complaints.
pub(super) fn check(form: &Form, filled: &Value, needed: &[String]) -> Findings {
    let mut findings = Findings::new();
    match validator(form) {
        Ok(validator) => {
            findings
                .extend(validator.iter_errors(filled).take(MOST_FINDINGS).map(|error| finding(form, &error)));
        }
        Err(error) => {
            let message = Text::new("表单的定义有误，请联系管理员", error);
            findings.push(Finding::error("form_schema", "/form", message));
        }
    }
    for field in needed.iter().filter(|field| filled[field.as_str()].is_null()) {
        findings.push(missing(form, field, ""));
    }
    findings
}

fn missing(form: &Form, field: &str, above: &str) -> Finding {
    let title = title_of(form, &format!("{above}/{field}"));
    let message = Text::new(format!("“{title}”未填写"), format!("`{field}` is not filled in"));
    Finding::error("missing_field", format!("/form{above}/{field}"), message)
}

fn finding(form: &Form, error: &ValidationError<'_>) -> Finding {
    let place = error.instance_path().to_string();
    if let Kind::Required { property } = error.kind() {
        return missing(form, property.as_str().unwrap_or_default(), &place);
    }
    let title = title_of(form, &place);
    let zh = match error.kind() {
        Kind::AdditionalProperties { unexpected } => format!("没有字段“{}”", unexpected.join("、")),
        Kind::Enum { options } => format!("“{title}”应为其中之一：{}", listed(options)),
        Kind::Format { format } => format!("“{title}”应为{}", format_in_chinese(format)),
        Kind::MaxItems { limit } => format!("“{title}”最多{limit}项"),
        Kind::MinItems { limit } => format!("“{title}”至少{limit}项"),
        Kind::MaxLength { limit } => format!("“{title}”最多{limit}个字"),
        Kind::MinLength { limit } => format!("“{title}”至少{limit}个字"),
        Kind::Minimum { limit } => format!("“{title}”不小于{limit}"),
        Kind::Maximum { limit } => format!("“{title}”不大于{limit}"),
        Kind::ExclusiveMinimum { limit } => format!("“{title}”应大于{limit}"),
        Kind::ExclusiveMaximum { limit } => format!("“{title}”应小于{limit}"),
        Kind::Pattern { .. } => format!("“{title}”的写法不对"),
        Kind::UniqueItems => format!("“{title}”有重复项"),
        Kind::Type { .. } => format!("“{title}”的类型不对"),
        _ => format!("“{title}”不符合要求"),
    };
    Finding::error("invalid_field", format!("/form{place}"), Text::new(zh, error.to_string()))
}

fn listed(options: &Value) -> String {
    let options = options.as_array().into_iter().flatten();
    options
        .map(|option| option.as_str().map_or_else(|| option.to_string(), str::to_owned))
        .collect::<Vec<_>>()
        .join("、")
}

fn format_in_chinese(format: &str) -> &str {
    match format {
        "date" => "日期",
        "date-time" => "日期和时间",
        "email" => "电子邮箱",
        "ipv4" => "IPv4地址",
        "ipv6" => "IPv6地址",
        "uri" => "网址",
        other => other,
    }
}

/// The label of the place, such as 策略明细第2行的端口.
fn title_of(form: &Form, place: &str) -> String {
    let (mut at, mut words) = (&form.schema, String::new());
    for step in place.split('/').skip(1) {
        if let Ok(row) = step.parse::<usize>() {
            at = &at["items"];
            words.push_str(&format!("第{}行", row + 1));
        } else {
            at = &at["properties"][step];
            if !words.is_empty() {
                words.push('的');
            }
            words.push_str(at["title"].as_str().unwrap_or(step));
        }
    }
    words
}

/// Ids that a form points at, by field.
pub(super) fn picked_ids(form: &Form, filled: &Value) -> BTreeMap<String, Vec<i64>> {
    let ids = |value: &Value| match value {
        Value::Array(items) => items.iter().filter_map(Value::as_i64).collect(),
        one => one.as_i64().into_iter().collect::<Vec<_>>(),
    };
    let of_parties = form.picked.iter().filter(|field| matches!(field.pick, Pick::Party(_)));
    of_parties.map(|field| (field.name.clone(), ids(&filled[field.name.as_str()]))).collect()
}

/// What a form points at that is not there, or is of another kind.
pub(super) async fn check_picked(db: Db<'_>, form: &Form, filled: &Value) -> Result<Findings, Problem> {
    let mut findings = Findings::new();
    let ids = picked_ids(form, filled);
    for field in &form.picked {
        let Pick::Party(kinds) = &field.pick else { continue };
        let wanted = ids.get(&field.name).map_or(&[][..], Vec::as_slice);
        let known = super::parties::named(db, wanted).await?;
        for id in wanted {
            let is_right = known.get(id).is_some_and(|party| kinds.is_empty() || kinds.contains(&party.kind));
            if !is_right {
                let title = form.title(&field.name);
                let message = Text::new(
                    format!("“{title}”里的单位{id}不存在、已停用或类别不符"),
                    format!(
                        "party {id} of `{}` does not exist, is closed, or is of another kind",
                        field.name
                    ),
                );
                findings.push(Finding::error("picked_party", format!("/form/{}", field.name), message));
            }
        }
    }
    Ok(findings)
}

/// Categories of a form that the classification does not have.
pub(super) fn check_categories(form: &Form, filled: &Value, known: &[Category]) -> Findings {
    let of_field = |name: &str| {
        let path = filled[name].as_str()?;
        let is_known = known.iter().any(|category| category.path == path);
        (!is_known).then(|| {
            let title = form.title(name);
            let message = Text::new(
                format!("“{title}”里的“{path}”不在服务台分类中，请重新选择"),
                format!(
                    "`{path}` of `{title}` is not in the classification of the service desk; choose again"
                ),
            );
            Finding::error("picked_category", format!("/form/{name}"), message)
        })
    };
    form.category_fields().into_iter().filter_map(of_field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn form() -> Form {
        let text = json!({
            "type": "object", "additionalProperties": false, "required": ["name"],
            "properties": {
                "name": {"type": "string", "title": "名称", "minLength": 2},
                "rows": {"type": "array", "title": "明细", "items": {"type": "object", "required": ["port"],
                    "properties": {"port": {"type": "string", "title": "端口", "pattern": "^[0-9]+$"}}}},
                "done_at": {"type": "string", "format": "date-time", "title": "完成时间"}
            },
            "x-yh": {"sections": [{"fields": ["name", "rows"]}, {"at": "do", "fields": ["done_at"], "required": ["done_at"]}]}
        });
        Form::parse(&text.to_string(), "form").expect("a form")
    }

    fn said(filled: Value, needed: &[&str]) -> Vec<(String, String)> {
        let needed: Vec<String> = needed.iter().map(|&field| field.to_owned()).collect();
        let findings = check(&form(), &filled, &needed);
        findings.into_iter().map(|finding| (finding.place, finding.message.zh)).collect()
    }

    #[test]
    fn every_defect_is_said_where_it_is() {
        assert_eq!(said(json!({"name": "甲乙"}), &[]), []);
        let found = said(
            json!({"name": "甲", "rows": [{"port": "1"}, {"port": "x"}, {}], "done_at": "gestern"}),
            &[],
        );
        let expected = [
            ("/form/name", "“名称”至少2个字"),
            ("/form/rows/1/port", "“明细第2行的端口”的写法不对"),
            ("/form/rows/2/port", "“明细第3行的端口”未填写"),
            ("/form/done_at", "“完成时间”应为日期和时间"),
        ];
        for (place, words) in expected {
            assert!(found.contains(&(place.to_owned(), words.to_owned())), "{place}: {found:?}");
        }
        assert_eq!(found.len(), 4);
        assert_eq!(said(json!({}), &["done_at"]).len(), 2);
        assert_eq!(said(json!({"name": "甲乙", "x": 1}), &[])[0].1, "没有字段“x”");
    }

    #[test]
    fn a_task_fills_in_its_own_section_alone() {
        let form = form();
        let sections = form.task_sections();
        let own: Vec<&TaskSection> = sections.iter().map(|(_, section)| section).collect();
        let filled = json!({"done_at": "2026-12-01T09:00:00+08:00"});
        let with = with_section(&form, &json!({"name": "甲乙"}), filled.as_object().expect("fields"), &own)
            .expect("its own");
        assert_eq!(with["done_at"], filled["done_at"]);
        let foreign = json!({"name": "丙丁"});
        let refused =
            with_section(&form, &with, foreign.as_object().expect("fields"), &own).expect_err("refused");
        assert_eq!(refused.findings[0].place, "/form/name");
        assert_eq!(of_the_opener(&form, with.as_object().cloned().expect("fields")), json!({"name": "甲乙"}));
    }
}
