//! `yunheng policy explain`: an id opened for a person, or as JSON.

use super::format_of;
use crate::args::{Cli, Format, RulesArgs};
use crate::failure::Failure;
use crate::output;
use serde_json::{Value, json};
use yunheng_app::{Home, explain_id, official_text, open_pack, resolve};
use yunheng_policy::{ClauseExplanation, Explanation, LeafExplanation, Rules, Ruling, Version};

pub fn run(cli: &Cli, pack: &str, id: &str, rules: &RulesArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let pack = open_pack(pack)?;
    let (rules, outside) = resolve(&pack, &rules.request())?;
    let explanation = explain_id(&rules, id)?;
    let official = official_text(&pack, &Home::from_environment(), id);
    let answer = to_json(&rules, id, &explanation, official);
    if format == Format::Json {
        output::write_json(cli.output.as_deref(), &answer)?;
    } else {
        output::findings_beside(&outside, cli.lang(), false);
        output::write_all(cli.output.as_deref(), lines(&answer, 0).as_bytes())?;
    }
    Ok(0)
}

fn to_json(rules: &Rules<'_>, id: &str, explanation: &Explanation<'_>, official: Option<String>) -> Value {
    let mut answer = json!({ "id": id, "pack": rules.pack().manifest.id, "at": rules.day().to_string() });
    if let Some(clause) = &explanation.clause {
        answer["clause"] = clause_json(rules, clause, official);
    }
    if let Some(leaf) = &explanation.leaf {
        answer["leaf"] = leaf_json(leaf);
    }
    if !explanation.rulings.is_empty() {
        answer["rulings"] = explanation.rulings.iter().map(|ruling| ruling_json(rules, ruling)).collect();
    }
    if !explanation.parameters.is_empty() {
        answer["parameters"] = explanation.parameters.iter().map(|(key, version)| version_json(key, version)).collect();
    }
    answer
}

fn clause_json(rules: &Rules<'_>, clause: &ClauseExplanation<'_>, official: Option<String>) -> Value {
    json!({
        "document": clause.document.title,
        "number": clause.document.number,
        "place": clause.article.place,
        "gist": clause.article.gist,
        "official_text": official,
        "disposition": clause.disposition.map(|d| json!({ "state": d.state.as_str(), "because": d.because })),
        "parameters": clause.parameters.iter().map(|(key, version)| version_json(key, version)).collect::<Vec<_>>(),
        "rulings": clause.rulings.iter().map(|ruling| ruling_json(rules, ruling)).collect::<Vec<_>>(),
        "cited_by": clause.cited_by,
        "cases": clause.cases.iter().map(|case| format!("{} {}", case.id, case.title).trim().to_owned()).collect::<Vec<_>>(),
    })
}

fn version_json(key: &str, version: &Version) -> Value {
    let header = &version.header;
    json!({
        "key": key,
        "name": header.name,
        "from": header.from.to_string(),
        "until": header.until.map(|date| date.to_string()),
        "clauses": header.clause.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "verified_on": header.verified_on.to_string(),
        "value": serde_json::to_value(&version.fields).unwrap_or_default(),
        "place": version.place,
    })
}

fn ruling_json(rules: &Rules<'_>, ruling: &Ruling) -> Value {
    let chosen = rules.reading(&ruling.key).map(|(_, reading)| reading);
    json!({
        "id": ruling.id,
        "key": ruling.key,
        "question": ruling.question,
        "readings": ruling.readings.iter().map(|r| json!({ "key": r.key, "says": r.says })).collect::<Vec<_>>(),
        "default": ruling.default,
        "chosen": chosen,
        "because": ruling.because,
        "needs_decision_before": ruling.needs_decision_before,
        "clauses": ruling.clauses.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

fn leaf_json(explanation: &LeafExplanation) -> Value {
    let leaf = &explanation.leaf;
    json!({
        "id": leaf.id,
        "tree": explanation.tree,
        "name": leaf.name,
        "group": leaf.group,
        "points": leaf.points.to_string(),
        "target": leaf.target,
        "field": leaf.field,
        "unit": leaf.unit,
        "rule": leaf.rule.kind(),
        "rulings": leaf.rulings,
        "may_not_apply": leaf.may_not_apply,
        "posts": leaf.posts,
        "clauses": leaf.clauses.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "note": leaf.note,
    })
}

/// The same answer as indented lines: one mechanism for every kind of id.
fn lines(value: &Value, depth: usize) -> String {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(fields) => fields.iter().filter(|(_, value)| !is_nothing(value)).fold(String::new(), |mut out, (name, value)| {
            if value.is_object() || value.as_array().is_some_and(|items| items.iter().any(Value::is_object)) {
                out.push_str(&format!("{indent}{}\n{}", label(name), lines(value, depth + 1)));
            } else {
                out.push_str(&format!("{indent}{}  {}\n", label(name), inline(value)));
            }
            out
        }),
        Value::Array(items) => items.iter().map(|item| lines(item, depth) + "\n").collect::<String>().trim_end().to_owned() + "\n",
        other => format!("{indent}{}\n", inline(other)),
    }
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value == "" || value.as_array().is_some_and(Vec::is_empty)
}

fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(inline).collect::<Vec<_>>().join("，"),
        other => other.to_string(),
    }
}

fn label(name: &str) -> String {
    let chinese = match name {
        "id" => "编号",
        "pack" => "规则包",
        "at" => "按",
        "clause" => "条款",
        "clauses" => "依据",
        "document" => "文件",
        "number" => "文号",
        "place" => "位置",
        "gist" => "要点",
        "official_text" => "原文",
        "disposition" => "处置",
        "parameters" => "参数",
        "rulings" => "口径",
        "cited_by" => "引用处",
        "cases" => "算例",
        "question" => "问题",
        "readings" => "读法",
        "default" => "默认",
        "chosen" => "采用",
        "because" => "理由",
        "leaf" => "指标",
        "points" => "分值",
        "target" => "目标值",
        "field" => "填报字段",
        "unit" => "单位",
        "rule" => "规则",
        "name" => "名称",
        "group" => "分组",
        "value" => "值",
        "from" => "自",
        "until" => "至",
        "verified_on" => "核对于",
        _ => return name.to_owned(),
    };
    format!("{chinese} {name}")
}
