//! The pack as one readable document: gist, data, open questions and worked cases, clause by clause.
//!
//! An expert signs this book, not the files.

use crate::explain::{ClauseExplanation, explain};
use crate::load::Pack;
use crate::rules::Rules;
use crate::tree::Leaf;
use crate::{Ruling, Version, WorkedCase};
use std::fmt::Write;
use toml::{Table, Value};

/// Weaves a pack into Markdown. `official_text` gives the official wording of a clause where the city has loaded it.
pub fn weave(rules: &Rules<'_>, official_text: &dyn Fn(&str) -> Option<String>) -> String {
    let pack = rules.pack();
    let mut out = String::new();
    head(&mut out, pack);
    for document in &pack.documents {
        let number =
            if document.number.is_empty() { String::new() } else { format!("（{}）", document.number) };
        line(&mut out, &format!("\n## {}{number}\n", document.title));
        for article in &document.articles {
            let Some(explanation) = explain(rules, article.id.as_str()) else { continue };
            if let Some(clause) = &explanation.clause {
                write_clause(&mut out, rules, clause, official_text(article.id.as_str()).as_deref());
            }
            if let Some(leaf) = &explanation.leaf {
                write_leaf(&mut out, &leaf.leaf);
            }
        }
    }
    line(&mut out, "\n## 口径\n");
    for ruling in &pack.rulings {
        write_ruling(&mut out, rules, ruling);
    }
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn head(out: &mut String, pack: &Pack) {
    let manifest = &pack.manifest;
    let until = manifest.valid_until.map_or_else(|| "—".to_owned(), |date| date.to_string());
    line(out, &format!("# {}\n", manifest.title));
    line(
        out,
        &format!(
            "规则包 {} 第{}版；有效期 {} 至 {until}（不含）；摘要 SM3 {}",
            manifest.id, manifest.version, manifest.valid_from, pack.digest
        ),
    );
    if !manifest.note.is_empty() {
        line(out, &format!("\n{}", manifest.note));
    }
}

fn write_clause(out: &mut String, rules: &Rules<'_>, clause: &ClauseExplanation<'_>, official: Option<&str>) {
    let article = clause.article;
    line(out, &format!("### {} {}\n", article.id, article.place));
    line(out, &format!("{}\n", article.gist));
    if let Some(text) = official {
        line(out, &format!("> {}\n", text.trim().replace('\n', "\n> ")));
    }
    if let Some(disposition) = clause.disposition {
        line(out, &format!("处置：{}。{}\n", state_in_chinese(disposition.state), disposition.because));
    }
    for (key, version) in &clause.parameters {
        line(out, &format!("- `{key}` {}{}", version.header.name, version_text(rules, version)));
    }
    for ruling in &clause.rulings {
        let chosen = rules.reading(&ruling.key).map_or_else(String::new, |(_, reading)| reading);
        line(out, &format!("- 口径 {}（`{}`）：{} → {chosen}", ruling.id, ruling.key, ruling.question));
    }
    for case in &clause.cases {
        line(out, &format!("- 算例 {}{}", case.id, case_text(case)));
    }
    out.push('\n');
}

fn state_in_chinese(state: crate::State) -> &'static str {
    match state {
        crate::State::Encoded => "已编码",
        crate::State::NotComputable => "不可计算",
        crate::State::OutOfScope => "不在平台范围内",
    }
}

fn version_text(rules: &Rules<'_>, version: &Version) -> String {
    let until = version.header.until.map_or_else(String::new, |date| format!("，至{date}止"));
    format!(
        "：{}（自{}起{until}；核对于{}）",
        table_text(Some(rules), &version.fields),
        version.header.from,
        version.header.verified_on
    )
}

fn case_text(case: &WorkedCase) -> String {
    format!(
        " {}（{}）：{} ⇒ {}",
        case.title,
        case.on,
        table_text(None, &case.input),
        table_text(None, &case.expect)
    )
}

fn write_leaf(out: &mut String, leaf: &Leaf) {
    let mut text = format!("指标 {}：{}分；{}", leaf.name, leaf.points, leaf.group.join(" / "));
    // Writing to a String cannot fail.
    let _ =
        write!(text, "；目标 {}；规则 {}；填报 {} {}", leaf.target, leaf.rule.kind(), leaf.field, leaf.unit);
    line(out, &format!("{text}\n"));
}

fn write_ruling(out: &mut String, rules: &Rules<'_>, ruling: &Ruling) {
    let chosen = rules.reading(&ruling.key).map_or_else(String::new, |(_, reading)| reading);
    line(out, &format!("### {} `{}`\n", ruling.id, ruling.key));
    line(out, &format!("{}\n", ruling.question));
    for reading in &ruling.readings {
        let mark = if reading.key == chosen { "●" } else { "○" };
        line(out, &format!("- {mark} `{}`：{}", reading.key, reading.says));
    }
    line(out, &format!("\n采用 `{chosen}`。{}", ruling.because));
    if let Some(before) = &ruling.needs_decision_before {
        line(out, &format!("须在{before}之前由主管部门裁定。"));
    }
    out.push('\n');
}

/// A table on one line, as an official would read it aloud; a ruling shows the reading taken.
fn table_text(rules: Option<&Rules<'_>>, table: &Table) -> String {
    let field = |(key, value): (&String, &Value)| format!("{key} = {}", value_text(rules, value));
    table.iter().map(field).collect::<Vec<_>>().join("，")
}

fn value_text(rules: Option<&Rules<'_>>, value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| value_text(rules, item)).collect();
            format!("[{}]", items.join("；"))
        }
        Value::Table(table) => {
            let named = table.get("ruling").and_then(Value::as_str).filter(|_| table.len() == 1);
            match rules.zip(named).and_then(|(rules, name)| rules.reading(name)) {
                Some((key, reading)) => format!("{reading}（口径 {key}）"),
                None => format!("{{{}}}", table_text(rules, table)),
            }
        }
        other => other.to_string(),
    }
}
