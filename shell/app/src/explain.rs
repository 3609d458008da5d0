//! `yunheng policy explain`: an id opened, as one JSON document that the table is printed from.

use crate::home::Home;
use crate::texts::official_text;
use serde_json::{Value, json};
use yunheng_policy::{ClauseExplanation, Explanation, LeafExplanation, Rules, Ruling, Version, explain};
use yunheng_values::{Finding, Findings, Text};

/// Explains a clause, a leaf, a ruling or a parameter.
///
/// # Errors
/// When the pack knows no such id, with ids that begin alike.
pub fn explain_id(rules: &Rules<'_>, id: &str, home: &Home) -> Result<Value, Findings> {
    match explain(rules, id) {
        Some(explanation) => Ok(to_json(rules, id, &explanation, official_text(rules.pack(), home, id))),
        None => Err(vec![unknown(rules, id)]),
    }
}

fn unknown(rules: &Rules<'_>, id: &str) -> Finding {
    let pack = rules.pack();
    let articles =
        pack.documents.iter().flat_map(|document| &document.articles).map(|article| article.id.as_str());
    let stem: String = id.chars().take(4).collect();
    let alike: Vec<&str> =
        articles.filter(|known| !stem.is_empty() && known.starts_with(&stem)).take(12).collect();
    let message = Text::new(
        format!("规则包{}里没有“{id}”", pack.manifest.id),
        format!("{} knows no `{id}`", pack.manifest.id),
    );
    Finding::error("unknown_id", id, message).hint(
        format!("相近的编号：{}", alike.join(" ")),
        format!("ids that begin alike: {}", alike.join(" ")),
    )
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
        answer["parameters"] =
            explanation.parameters.iter().map(|(key, version)| version_json(key, version)).collect();
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
        "decided": rules.decision(&ruling.key).map(|choice| json!({
            "from": choice.from.to_string(), "reason": choice.reason, "decided_on": choice.decided_on.to_string(),
        })),
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
        "accepts": leaf.accepts(),
        "unit": leaf.unit,
        "rule": leaf.rule.kind(),
        "rulings": leaf.rulings,
        "may_not_apply": leaf.may_not_apply,
        "posts": leaf.posts,
        "clauses": leaf.clauses.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "note": leaf.note,
    })
}
