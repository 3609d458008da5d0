//! `yunheng policy explain`: an id opened for a person, or as JSON.

use super::{announce, format_of};
use crate::args::{Cli, Format, RulesArgs};
use crate::failure::Failure;
use crate::output;
use serde_json::Value;
use yunheng_app::{Home, explain_id, open_pack, resolve};

pub fn run(cli: &Cli, pack: &str, id: &str, rules: &RulesArgs) -> Result<u8, Failure> {
    let format = format_of(cli, Format::Table, &[Format::Json])?;
    let pack = open_pack(pack)?;
    let day_was_named = rules.at.is_some();
    let (rules, outside) = resolve(&pack, &rules.request())?;
    announce(cli, &rules, day_was_named);
    let answer = explain_id(&rules, id, &Home::from_environment())?;
    if format == Format::Json {
        output::write_json(cli.output.as_deref(), &answer)?;
    } else {
        output::findings_beside(&outside, cli.lang(), false);
        output::write_all(cli.output.as_deref(), lines(&answer, 0).as_bytes())?;
    }
    Ok(0)
}

/// The same answer as indented lines: one mechanism for every kind of id.
fn lines(value: &Value, depth: usize) -> String {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(fields) => fields.iter().filter(|(_, value)| !is_nothing(value)).fold(
            String::new(),
            |mut out, (name, value)| {
                if value.is_object()
                    || value.as_array().is_some_and(|items| items.iter().any(Value::is_object))
                {
                    out.push_str(&format!("{indent}{}\n{}", label(name), lines(value, depth + 1)));
                } else {
                    out.push_str(&format!("{indent}{}  {}\n", label(name), inline(value)));
                }
                out
            },
        ),
        Value::Array(items) => {
            items.iter().map(|item| lines(item, depth) + "\n").collect::<String>().trim_end().to_owned()
                + "\n"
        }
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
