//! What a document says: everything of the case that a template may print, as words.

use super::holdings::holdings;
use super::sums::{Sums, ticks};
use crate::cases::tell::shown;
use crate::cases::whose::Whose;
use crate::cases::words::outcome_title;
use crate::cases::work::Work;
use crate::cases::written::{moment_words, words};
use crate::cases::{form, parties};
use crate::ledger::day_of;
use crate::problem::Problem;
use crate::rules::effective_rules;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use yunheng_case::{DocumentRule, NamedThing};
use yunheng_policy::shape::Lists;
use yunheng_policy::{CatalogItem, Rules};
use yunheng_report::{Language, long_date};
use yunheng_store::case;

/// Documents are written in Chinese.
const ZH: Language = Language::Chinese;

/// What is settled about an issue beside what the case says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heading<'h> {
    /// The document's title.
    pub(super) title: &'h str,
    /// Its number.
    pub(super) number: &'h str,
    /// Its verification code.
    pub(super) code: &'h str,
    /// Who issues it.
    pub(super) issuer: &'h str,
}

/// What a document of a case says. A template finds in it every field of the form, filled in or not.
pub(super) async fn says(
    work: &Work<'_, '_>,
    rule: &DocumentRule,
    heading: Heading<'_>,
) -> Result<Value, Problem> {
    let issued_on: String = shown(work.act.now_ms()).chars().take(10).collect();
    let picked = names(work).await?;
    let effective = effective_rules(work.act.app(), &work.row.pack, day_of(work.act.now_ms())?).await?;
    let rules = effective.rules()?;
    let items = &rules.pack().items;
    let schema = &work.named.is.form.schema;
    let (mut fields, mut rows, mut labels) = (Map::new(), Map::new(), Map::new());
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let value = &work.form[name];
        labels.insert(name.clone(), field["title"].as_str().unwrap_or(name).into());
        if let Some(columns) = field["items"]["properties"].as_object() {
            for (key, column) in columns {
                labels.insert(format!("{name}.{key}"), column["title"].as_str().unwrap_or(key).into());
            }
            let all = value.as_array().into_iter().flatten();
            rows.insert(name.clone(), all.map(|row| row_words(columns, row, items)).collect());
        }
        let in_words = picked.get(name).cloned().unwrap_or_else(|| words(field, value, ZH));
        fields.insert(name.clone(), in_words.into());
    }
    let sums = Sums { kind: &work.named.is.kind, form: &work.named.is.form, filled: &work.form };
    let held = holdings(work, items).await?;
    let quantities = sums.items(items, &held.promoted);
    Ok(json!({
        "title": heading.title,
        "number": heading.number,
        "code": heading.code,
        "issuer": heading.issuer,
        "issued_on": issued_on,
        "issued_on_words": long_date(&issued_on, ZH),
        "case": case_words(work).await?,
        "form": fields,
        "rows": rows,
        "labels": labels,
        "steps": steps(work).await?,
        "marks": sums.marks(),
        "totals": sums.totals(),
        "ticks": ticks(&quantities),
        "items": quantities,
        "before": held.before,
        "after": held.after,
        "others": held.others,
        "lists": lists(rule, &rules)?,
    }))
}

async fn case_words(work: &Work<'_, '_>) -> Result<Value, Problem> {
    let sent_on: String = work.row.sent_at_ms.map(shown).unwrap_or_default().chars().take(10).collect();
    let named = &work.named.is.form.named;
    let picks = named.iter().find(|field| field.rows.is_none() && field.names == NamedThing::Project);
    let number = picks.and_then(|field| work.form[field.name.as_str()].as_str());
    let project = match number {
        Some(number) => {
            Whose::of_case(&work.named, &work.row, &work.form).project(work.act.db(), number).await?
        }
        None => None,
    };
    Ok(json!({
        "number": work.row.number,
        "headline": work.row.headline,
        "kind": work.named.is.kind.title.zh,
        "unit": work.row.unit_name,
        "opener": work.row.opener_name,
        "sent_on": sent_on,
        "sent_on_words": long_date(&sent_on, ZH),
        "project_name": project.map(|project| project.name),
    }))
}

/// Names of the parties that the form points at, by field.
async fn names(work: &Work<'_, '_>) -> Result<BTreeMap<String, String>, Problem> {
    let mut names = BTreeMap::new();
    for (field, ids) in form::picked_ids(&work.named.is.form, &work.form) {
        let known = parties::named(work.act.db(), &ids).await?;
        let of_field: Vec<&str> = ids.iter().filter_map(|id| Some(known.get(id)?.name.as_str())).collect();
        if !of_field.is_empty() {
            names.insert(field, of_field.join("、"));
        }
    }
    Ok(names)
}

fn row_words(columns: &Map<String, Value>, row: &Value, items: &[CatalogItem]) -> Value {
    let cell = |key: &str, column: &Value| {
        let is_item = NamedThing::of(column) == Some(NamedThing::Item);
        let item = items.iter().find(|item| is_item && row[key] == item.id);
        item.map_or_else(|| words(column, &row[key], ZH), |item| item.name.clone())
    };
    let cells = columns.iter().map(|(key, column)| (key.clone(), Value::from(cell(key, column))));
    Value::Object(cells.collect())
}

/// Lists of the pack that the document prints, by the last word of their key.
fn lists(rule: &DocumentRule, rules: &Rules<'_>) -> Result<Value, Problem> {
    let mut lists = Map::new();
    let Some(prefix) = &rule.lists else { return Ok(Value::Object(lists)) };
    let start = format!("lists.{prefix}.");
    for key in rules.pack().parameters.keys().filter(|key| key.starts_with(&start)) {
        let found = rules.get::<Lists>(key).map_err(|error| Problem::bug(&error))?;
        let entries = serde_json::to_value(&found.value.entries).map_err(|error| Problem::bug(&error))?;
        lists.insert(key[start.len()..].to_owned(), entries);
    }
    Ok(Value::Object(lists))
}

/// The steps that were done, in their order.
async fn steps(work: &Work<'_, '_>) -> Result<Value, Problem> {
    let tasks = case::tasks_of(work.act.db(), work.row.id).await?;
    let done = tasks.into_iter().filter(|task| task.state == "done");
    let step = done.map(|task| {
        json!({
            "title": task.title,
            "who": task.closer_name,
            "outcome": task.outcome.as_deref().map(|outcome| outcome_title(outcome).zh),
            "at": task.closed_at_ms.map(|ms| moment_words(ms, ZH)),
        })
    });
    Ok(step.collect())
}
