//! Cases of scores and settlements.

use super::{Bench, CaseResult, in_words, parsed, text};
use crate::assess::{assess_sheet, assessment_json};
use crate::input::{read_cycles, read_sheet};
use crate::settle::{settle_cycles, settlement_json};
use serde_json::{Value, json};
use toml::Table;
use yunheng_assessment::{BandResult, Criteria, band_for, final_score};
use yunheng_values::{Exact, Lang};

/// The input of a case is the file of the command, written as TOML.
fn as_json(input: &Table) -> Result<String, String> {
    serde_json::to_string(input).map_err(|error| error.to_string())
}

pub(super) fn assess_case(bench: &Bench<'_>, input: &Table) -> CaseResult {
    let sheet = read_sheet(&as_json(input)?, "case").map_err(in_words)?;
    let result = assess_sheet(bench.rules, &sheet).map_err(in_words)?;
    serde_json::to_value(assessment_json(bench.rules, &result, &[], Lang::Zh))
        .map_err(|error| error.to_string())
}

pub(super) fn settle_case(bench: &Bench<'_>, input: &Table) -> CaseResult {
    let file = read_cycles(&as_json(input)?, "case").map_err(in_words)?;
    let settled = settle_cycles(bench.rules, &file).map_err(in_words)?;
    serde_json::to_value(settlement_json(bench.rules, &settled, &[], Lang::Zh))
        .map_err(|error| error.to_string())
}

pub(super) fn leaf_case(bench: &Bench<'_>, input: &Table) -> CaseResult {
    let id = text(input, "leaf")?.to_owned();
    let holds =
        |tree: &&str| bench.rules.tree(tree).is_ok_and(|tree| tree.leaves.iter().any(|leaf| leaf.id == id));
    let trees = bench.rules.tree_ids();
    let tree = match input.get("tree").and_then(toml::Value::as_str) {
        Some(tree) => tree,
        None => trees
            .iter()
            .find(|tree| holds(tree))
            .copied()
            .ok_or_else(|| format!("no tree has a leaf {id}"))?,
    };
    let fields = input.iter().filter(|(key, _)| !matches!(key.as_str(), "leaf" | "tree" | "post"));
    let entry: Table = fields.map(|(key, value)| (key.clone(), value.clone())).collect();
    let mut sheet = json!({ "tree": tree, "leaves": { id.as_str(): entry } });
    if let Some(post) = input.get("post").and_then(toml::Value::as_str) {
        sheet["post"] = Value::String(post.to_owned());
    }
    let sheet = read_sheet(&sheet.to_string(), "case").map_err(in_words)?;
    let result = assess_sheet(bench.rules, &sheet).map_err(in_words)?;
    let leaf = result.leaves.iter().find(|leaf| leaf.id == id).ok_or("the leaf is not on the sheet")?;
    Ok(
        json!({ "awarded": leaf.awarded.as_ref().map(ToString::to_string), "points": leaf.points.to_string() }),
    )
}

pub(super) fn band_case(bench: &Bench<'_>, input: &Table) -> CaseResult {
    let score = parsed(input, "score", Exact::parse)?;
    Ok(band_json(band_of(&criteria(bench)?, &score)?))
}

pub(super) fn score_case(bench: &Bench<'_>, input: &Table) -> CaseResult {
    let criteria = criteria(bench)?;
    let applicable = match input.get("applicable") {
        Some(_) => parsed(input, "applicable", Exact::parse)?,
        None => criteria.tree.total.clone(),
    };
    let overruns = input.get("overruns").and_then(toml::Value::as_integer).unwrap_or(0);
    let overruns = u32::try_from(overruns).map_err(|error| error.to_string())?;
    let score =
        final_score(&parsed(input, "base", Exact::parse)?, &Exact::zero(), &applicable, overruns, &criteria);
    let last = score.final_score.ok_or("no leaf applies")?;
    let mut answer = band_json(band_of(&criteria, &last)?);
    answer["final"] = Value::String(last.to_string());
    answer["normalized"] = score.normalized.map_or(Value::Null, |score| Value::String(score.to_string()));
    Ok(answer)
}

/// Bands belong to a pack, so any of its trees leads to them.
fn criteria(bench: &Bench<'_>) -> Result<Criteria, String> {
    let trees = bench.rules.tree_ids();
    let tree = trees.first().ok_or("the pack has no tree")?;
    Criteria::on(bench.rules, tree).map_err(|error| error.to_string())
}

fn band_of(criteria: &Criteria, score: &Exact) -> Result<BandResult, String> {
    let bands = criteria.bands.as_ref().ok_or("the pack has no bands")?;
    Ok(band_for(score, bands, criteria.cumulative))
}

fn band_json(band: BandResult) -> Value {
    json!({
        "lower": band.lower.to_string(),
        "ratio": band.ratio.map(|ratio| ratio.to_string()),
        "action": band.action.as_str(),
    })
}
