//! A figure of a kept run, opened.

use super::asked::{Ask, Kept};
use super::bench::Bench;
use super::folder::{Folder, read_json};
use super::heavy::heavy;
use super::lines::find;
use super::read::{blocking, own};
use crate::assess::criteria_of;
use crate::caller::Caller;
use crate::packs::OpenedPack;
use crate::problem::Problem;
use crate::rate::explain_line;
use crate::rules::{home, pack_with_first};
use crate::service::App;
use serde_json::Value;
use std::sync::Arc;
use yunheng_api::platform::{BecauseQuery, SizeLineJson};
use yunheng_api::{BecauseJson, FactJson, StepJson};
use yunheng_assessment::explain_leaf;
use yunheng_values::{Finding, Lang, Text};

/// Why a figure is what it is.
///
/// # Errors
/// Not allowed; none of the person's runs; a figure that the run does not have; rules that are no longer those of the run.
pub async fn because(app: &App, caller: &Caller, id: i64, query: &BecauseQuery) -> Result<Value, Problem> {
    let (_, folder) = own(app, caller, id).await?;
    let kept = folder.kept()?;
    match &kept.ask {
        Ask::Deadline { .. } => of_summary(folder, |answer| Some(answer["because"].clone())).await,
        Ask::Settle => {
            let wanted = query.cycle.clone().unwrap_or_default();
            of_summary(folder, move |answer| {
                let cycles = answer["cycles"].as_array()?;
                Some(cycles.iter().find(|cycle| cycle["id"] == wanted.as_str())?["because"].clone())
            })
            .await
        }
        Ask::Size => {
            let (resource, dimension) = (query.resource.clone(), query.dimension.clone());
            blocking(move || of_advice(&folder, resource, dimension, kept.lang())).await
        }
        Ask::Rate { .. } | Ask::Assess => {
            let opened = same_rules(app, &kept).await?;
            let (query, home) = (query.clone(), home(app));
            heavy(move || {
                let bench = Bench { kept: &kept, pack: &opened.pack, folder: folder.path(), home: &home };
                let because = match &kept.ask {
                    Ask::Assess => of_sheet(bench, &query),
                    _ => of_rating(bench, &query),
                };
                serde_json::to_value(because?).map_err(|error| Problem::bug(&error))
            })
            .await
        }
    }
}

async fn of_summary(
    folder: Folder,
    find: impl FnOnce(&Value) -> Option<Value> + Send + 'static,
) -> Result<Value, Problem> {
    blocking(move || {
        let answer: Value = read_json(&folder.path().join("summary.json"))?;
        find(&answer).ok_or_else(Problem::not_found)
    })
    .await
}

/// The pack as it was when the run was made. A program with another pack cannot say why an old figure was what it was.
pub(super) async fn same_rules(app: &App, kept: &Kept) -> Result<Arc<OpenedPack>, Problem> {
    let effective = pack_with_first(app, &kept.fields.pack, kept.choices, kept.lists).await?;
    if effective.pack().digest == kept.digest {
        return Ok(effective.opened);
    }
    Err(Problem::conflict(
        "rules_changed",
        "规则包已更新，与这次计算所用的不同，请重新计算",
        "the pack is no longer the one that this was computed with; run it again",
    ))
}

fn of_rating(bench: Bench<'_>, query: &BecauseQuery) -> Result<BecauseJson, Problem> {
    let (Some(resource), Some(item), Some(month)) = (&query.resource, &query.item, &query.month) else {
        return Err(needs("resource, item, month"));
    };
    let (rating, _) = bench.rating()?;
    explain_line(&rating, resource, item, month, bench.kept.lang()).map_err(Problem::unusable)
}

fn of_sheet(bench: Bench<'_>, query: &BecauseQuery) -> Result<BecauseJson, Problem> {
    let (rules, sheet, result, _) = bench.assessed()?;
    let because = match &query.leaf {
        None => result.because,
        Some(leaf) => {
            let criteria = criteria_of(&rules, &sheet).map_err(Problem::unusable)?;
            explain_leaf(leaf, &sheet, &criteria).ok_or_else(Problem::not_found)?
        }
    };
    Ok(BecauseJson::new(&because, bench.kept.lang()))
}

fn of_advice(
    folder: &Folder,
    resource: Option<String>,
    dimension: Option<String>,
    lang: Lang,
) -> Result<Value, Problem> {
    let (Some(resource), Some(dimension)) = (resource, dimension) else {
        return Err(needs("resource, dimension"));
    };
    let answer: Value = read_json(&folder.path().join("summary.json"))?;
    let id = serde_json::to_string(&resource).map_err(|error| Problem::bug(&error))?;
    let dimension = serde_json::to_string(&dimension).map_err(|error| Problem::bug(&error))?;
    let (id, dimension) = (format!("\"resource_id\":{id},"), format!("\"dimension\":{dimension},"));
    let wanted = |line: &str| line.contains(&id) && line.contains(&dimension);
    let found = find::<SizeLineJson>(folder.path(), answer["rows"].as_u64().unwrap_or(0), wanted)?;
    let row = found.ok_or_else(Problem::not_found)?;
    serde_json::to_value(reasons(&row, lang)).map_err(|error| Problem::bug(&error))
}

/// A row of advice carries its own reasons: figures, the border that they are held against, clauses.
fn reasons(row: &SizeLineJson, lang: Lang) -> BecauseJson {
    let word = |zh: &str, en: &str| if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
    let percent = |value: &Option<String>| value.as_ref().map(|value| format!("{value}%"));
    let peak_at = row.peak_at.clone().unwrap_or_default();
    let given = [
        (word("峰值", "peak"), percent(&row.peak), peak_at.as_str()),
        (word("95百分位", "95th percentile"), percent(&row.p95), "usage"),
        (word("均值", "mean"), percent(&row.mean), "usage"),
        (word("样本数", "samples"), Some(row.samples.to_string()), "usage"),
        (word("覆盖率", "coverage"), Some(row.coverage.clone()), "usage"),
        (word("现规格", "present size"), row.from.clone(), "resources"),
    ];
    let fact = |(name, value, source): (String, Option<String>, &str)| {
        Some(FactJson { name, value: value?, source: source.to_owned() })
    };
    let held = row.peak.as_ref().zip(row.threshold.as_ref()).map(|(peak, threshold)| StepJson {
        name: word("峰值与界线", "peak and border"),
        expression: format!("{peak}% : {threshold}%"),
        result: row.action.clone(),
    });
    let size = row.to.as_ref().map(|to| StepJson {
        name: word("建议规格", "proposed size"),
        expression: row.from.clone().unwrap_or_default(),
        result: to.clone(),
    });
    let note = Some(row.note.clone()).filter(|note| !note.is_empty()).map(|note| StepJson {
        name: word("说明", "note"),
        expression: note,
        result: row.action.clone(),
    });
    BecauseJson {
        facts: given.into_iter().filter_map(fact).collect(),
        steps: held.into_iter().chain(size).chain(note).collect(),
        clauses: row.clauses.clone(),
        rulings: row.rulings.clone(),
    }
}

fn needs(names: &str) -> Problem {
    let message = Text::new(format!("须指明 {names}"), format!("name {names}"));
    Problem::unusable(vec![Finding::error("bad_argument", "query", message)])
}
