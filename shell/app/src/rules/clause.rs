//! A clause, opened: what `yunheng policy explain` says of it.

use super::articles::article_json;
use super::effective::{day_or_today, effective_pack};
use super::parameters::{parameter, rules_on};
use super::rulings::case_json;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use crate::texts::official_text;
use yunheng_access::Permission;
use yunheng_api::platform::{ClauseJson, ClauseParameterJson, ClauseRulingJson, IndicatorJson, LeafRefJson};
use yunheng_policy::{ClauseExplanation, Leaf, LeafExplanation, Rules, Ruling, explain};
use yunheng_values::Lang;

/// Opens a clause.
///
/// # Errors
/// Not allowed; no such pack; an id that is none of its clauses.
pub async fn clause(
    app: &App,
    caller: &Caller,
    pack: &str,
    id: &str,
    at: Option<&str>,
) -> Result<ClauseJson, Problem> {
    let reading = app.read(caller, Permission::PackRead)?;
    let effective = effective_pack(app, reading.db, pack).await?;
    let (pack, day) = (effective.pack(), day_or_today(app, at)?);
    let rules = rules_on(pack, day).ok_or_else(Problem::not_found)?;
    let found = explain(&rules, id).ok_or_else(Problem::not_found)?;
    let clause = found.clause.as_ref().ok_or_else(Problem::not_found)?;
    let official = official_text(pack, &super::home(app), id);
    let indicator = found.leaf.as_ref().map(indicator_json);
    Ok(clause_json(&rules, clause, indicator, official, caller.place.lang))
}

fn clause_json(
    rules: &Rules<'_>,
    clause: &ClauseExplanation<'_>,
    indicator: Option<IndicatorJson>,
    official: Option<String>,
    lang: Lang,
) -> ClauseJson {
    let article = article_json(rules.pack(), clause.document, clause.article, official);
    ClauseJson {
        pack: rules.pack().manifest.id.clone(),
        digest: rules.pack().digest.clone(),
        at: rules.day().to_string(),
        document: article.document,
        document_title: clause.document.title.clone(),
        document_number: clause.document.number.clone(),
        place: article.place,
        gist: article.gist,
        note: article.note,
        text: article.text,
        state: article.state,
        because: article.because,
        parameters: values(rules, clause, lang),
        rulings: clause.rulings.iter().map(|ruling| ruling_json(rules, ruling)).collect(),
        leaves: leaves(rules, &article.id),
        indicator,
        cited_by: clause.cited_by.clone(),
        worked: clause.cases.iter().map(|case| case_json(case)).collect(),
        id: article.id,
    }
}

/// The values that cite the clause, each with the days on which it holds.
fn values(rules: &Rules<'_>, clause: &ClauseExplanation<'_>, lang: Lang) -> Vec<ClauseParameterJson> {
    let (pack, id) = (rules.pack(), clause.article.id.as_str());
    let mut keys: Vec<&str> = clause.parameters.iter().map(|(key, _)| *key).collect();
    keys.dedup();
    let whole =
        keys.into_iter().filter_map(|key| Some(parameter(pack, key, pack.parameters.get(key)?, lang)));
    let mut values = Vec::new();
    for parameter in whole {
        let cites =
            parameter.versions.into_iter().filter(|version| version.clauses.iter().any(|own| own == id));
        values.extend(cites.map(|version| ClauseParameterJson {
            key: parameter.key.clone(),
            name: parameter.name.clone(),
            value: version.value,
            unit: version.unit,
            from: version.from,
            until: version.until,
        }));
    }
    values
}

fn ruling_json(rules: &Rules<'_>, ruling: &Ruling) -> ClauseRulingJson {
    let reading = rules.reading(&ruling.key).map_or_else(|| ruling.default.clone(), |(_, reading)| reading);
    let says = ruling.readings.iter().find(|known| known.key == reading).map(|known| known.says.clone());
    ClauseRulingJson {
        key: ruling.key.clone(),
        question: ruling.question.clone(),
        reading: says.unwrap_or(reading),
        is_decided: rules.decision(&ruling.key).is_some(),
    }
}

fn leaves(rules: &Rules<'_>, id: &str) -> Vec<LeafRefJson> {
    let trees = rules.tree_ids().into_iter().filter_map(|tree| rules.tree(tree).ok());
    let cites = |leaf: &Leaf| leaf.clauses.iter().any(|clause| clause.as_str() == id);
    let leaves = trees.flat_map(|tree| tree.leaves).filter(cites);
    leaves.map(|leaf| LeafRefJson { id: leaf.id, name: leaf.name }).collect()
}

fn indicator_json(explanation: &LeafExplanation) -> IndicatorJson {
    let leaf = &explanation.leaf;
    IndicatorJson {
        id: leaf.id.clone(),
        tree: explanation.tree.clone(),
        name: leaf.name.clone(),
        group: leaf.group.clone(),
        points: leaf.points.to_string(),
        target: leaf.target.clone(),
        field: leaf.field.clone(),
        unit: leaf.unit.clone(),
        rule: leaf.rule.kind().to_owned(),
        may_not_apply: leaf.may_not_apply,
        rulings: leaf.rulings.clone(),
        clauses: leaf.clauses.iter().map(ToString::to_string).collect(),
        note: leaf.note.clone(),
    }
}
