//! A sheet put through the criteria.

use crate::band::band_for;
use crate::criteria::Criteria;
use crate::leaf::{rulings, score};
use crate::result::{AssessmentResult, GroupResult, LeafResult, LeafSource};
use crate::sheet::{Sheet, pointer};
use crate::standing::{Placed, Standing, placed};
use crate::total::{Score, final_score};
use yunheng_values::{Because, Exact, Fact, Finding, Findings, Text};

/// Assesses a sheet. [`crate::check_sheet`] comes first; of a sheet that it refuses the answer is within bounds, but
/// means nothing.
pub fn assess(sheet: &Sheet, criteria: &Criteria) -> AssessmentResult {
    let placed = placed(sheet, criteria);
    let leaves: Vec<LeafResult> = placed.iter().map(|placed| leaf_result(placed, sheet, criteria)).collect();
    let pairs: Vec<(&Placed<'_>, &LeafResult)> = placed.iter().zip(&leaves).collect();
    let (plain, bonus) = sums(&pairs, &criteria.tree.bonus_max);
    let base = &plain + &bonus;
    let applicable: Exact = placed.iter().filter(|it| it.counts()).map(|it| it.points.clone()).sum();
    let missing: Vec<String> =
        leaves.iter().filter(|leaf| leaf.source == LeafSource::Missing).map(|leaf| leaf.id.clone()).collect();
    let total = final_score(&base, &bonus, &applicable, sheet.overruns, criteria);
    let complete = missing.is_empty() && total.normalized.is_some();
    let reached = total.final_score.clone().filter(|_| complete);
    let band = criteria.bands.as_ref().zip(reached.as_ref());
    let band = band.map(|(bands, score)| band_for(score, bands, criteria.cumulative));
    let mut findings = findings(sheet, criteria, &placed, &missing, total.normalized.is_none());
    findings.extend(bonus_capped(&pairs, criteria));
    findings.extend(band.as_ref().map(|band| band.findings.clone()).unwrap_or_default());
    AssessmentResult {
        tree: criteria.tree.id.clone(),
        groups: groups(&pairs, &criteria.tree.bonus_max),
        because: because(&base, &total, sheet, criteria, complete),
        leaves,
        base,
        bonus,
        // With a leaf missing there is no whole to normalize.
        normalized: total.normalized.filter(|_| complete),
        deductions: total.deductions,
        final_score: reached,
        band,
        complete,
        missing,
        findings,
    }
}

fn leaf_result(placed: &Placed<'_>, sheet: &Sheet, criteria: &Criteria) -> LeafResult {
    let (leaf, entry) = (placed.leaf, sheet.entry(&placed.leaf.id));
    let work = score(placed, entry, &criteria.readings);
    LeafResult {
        id: leaf.id.clone(),
        name: leaf.name.clone(),
        group: leaf.group.clone(),
        points: placed.points.clone(),
        awarded: work.awarded,
        rule: leaf.rule.kind(),
        clauses: leaf.clauses.clone(),
        rulings: rulings(placed, entry, &criteria.readings),
        source: work.source,
    }
}

/// Points of plain leaves, and of bonuses up to what they may add together.
fn sums(pairs: &[(&Placed<'_>, &LeafResult)], bonus_max: &Exact) -> (Exact, Exact) {
    let sum = |is_bonus: bool| -> Exact {
        let of = pairs.iter().filter(|(placed, _)| (placed.standing == Standing::Bonus) == is_bonus);
        of.filter_map(|(_, leaf)| leaf.awarded.clone()).sum()
    };
    (sum(false), sum(true).min(bonus_max.clone()))
}

/// First-level groups in printed order, each followed by its second level.
fn groups(pairs: &[(&Placed<'_>, &LeafResult)], bonus_max: &Exact) -> Vec<GroupResult> {
    let mut groups = Vec::new();
    for outer in distinct(pairs, 1, &[]) {
        groups.push(group(pairs, &outer, bonus_max));
        let inner = distinct(pairs, 2, &outer);
        groups.extend(inner.iter().map(|path| group(pairs, path, bonus_max)));
    }
    groups
}

fn distinct(pairs: &[(&Placed<'_>, &LeafResult)], level: usize, below: &[String]) -> Vec<Vec<String>> {
    let mut paths: Vec<Vec<String>> = Vec::new();
    for path in pairs.iter().filter_map(|(_, leaf)| leaf.group.get(..level)) {
        if path.starts_with(below) && !paths.iter().any(|seen| seen == path) {
            paths.push(path.to_vec());
        }
    }
    paths
}

fn group(pairs: &[(&Placed<'_>, &LeafResult)], path: &[String], bonus_max: &Exact) -> GroupResult {
    let within: Vec<_> = pairs.iter().filter(|(_, leaf)| leaf.group.starts_with(path)).copied().collect();
    let (plain, bonus) = sums(&within, bonus_max);
    let counting = within.iter().filter(|(placed, _)| placed.counts());
    GroupResult {
        path: path.to_vec(),
        name: path.last().cloned().unwrap_or_default(),
        points: counting.map(|(placed, _)| placed.points.clone()).sum(),
        awarded: plain + bonus,
        missing: within.iter().filter(|(_, leaf)| leaf.source == LeafSource::Missing).count(),
    }
}

fn because(base: &Exact, total: &Score, sheet: &Sheet, criteria: &Criteria, complete: bool) -> Because {
    let fact = |zh: &str, en: &str, value: String, source: &str| Fact {
        name: Text::new(zh, en),
        value,
        source: source.to_owned(),
    };
    let mut facts = vec![
        fact("各项得分合计", "sum of awarded points", base.to_string(), "#/leaves"),
        fact("超时次数", "overruns", sheet.overruns.to_string(), "#/overruns"),
    ];
    facts.extend(
        sheet.built_year.map(|year| fact("建成年份", "built year", year.to_string(), "#/built_year")),
    );
    // Half a score is no score, so its last line is not written down either.
    let shown = if complete { total.steps.len() } else { total.steps.len().saturating_sub(1) };
    let bands = criteria.bands.as_ref().filter(|_| complete);
    let mut clauses = criteria.tree.clauses.clone();
    let mut rulings = criteria.scoring.rulings.clone();
    for clause in criteria.scoring.clauses.iter().chain(bands.iter().flat_map(|bands| &bands.clauses)) {
        if !clauses.contains(clause) {
            clauses.push(clause.clone());
        }
    }
    rulings.extend(bands.map(|bands| bands.rulings.clone()).unwrap_or_default());
    Because { facts, steps: total.steps[..shown].to_vec(), clauses, rulings }
}

fn findings(
    sheet: &Sheet,
    criteria: &Criteria,
    placed: &[Placed<'_>],
    missing: &[String],
    nothing_applies: bool,
) -> Findings {
    let mut findings = crate::check::warnings(sheet, criteria);
    for placed in placed {
        findings.extend(entry_finding(placed, sheet, criteria));
    }
    if !missing.is_empty() {
        let (listed, count) = (missing.join(", "), placed.len());
        let message = Text::new(
            format!("{count}项指标中缺{}项：{listed}；缺项不作0分，也不作满分，不给最终得分", missing.len()),
            format!(
                "{} of {count} leaves are missing: {listed}; a missing leaf is neither zero nor full, so there is no final score",
                missing.len()
            ),
        );
        findings.push(Finding::error("leaf_missing", "#/leaves", message));
    }
    if nothing_applies {
        let message =
            Text::new("没有一项指标适用，无法折算", "no leaf applies, so nothing can be normalized");
        findings.push(Finding::error("nothing_applies", "#/leaves", message));
    }
    findings
}

/// What was given for a leaf and does not count.
fn entry_finding(placed: &Placed<'_>, sheet: &Sheet, criteria: &Criteria) -> Option<Finding> {
    let (id, entry) = (&placed.leaf.id, sheet.entry(&placed.leaf.id)?);
    let given = entry.given();
    match placed.standing {
        Standing::TooOld if given.iter().any(|field| *field != "not_applicable") => {
            let message = Text::new(
                format!("{id}不适用于该年份建成的平台，所填内容不计"),
                format!("{id} does not apply to a platform built in that year; what was given is ignored"),
            );
            let finding = Finding::warning("not_applicable_ignored", pointer(id, ""), message);
            Some(finding.cite(criteria.scoring.clauses.iter().cloned()))
        }
        Standing::Declared if declared_against_year(id, sheet, criteria) => {
            let message = Text::new(
                format!("按建成年份{id}适用，评分表却声明不适用"),
                format!("by the year of building {id} applies, yet the sheet declares that it does not"),
            );
            let finding = Finding::warning("declared_against_year", pointer(id, "not_applicable"), message);
            Some(finding.cite(criteria.scoring.clauses.iter().cloned()))
        }
        Standing::Counts | Standing::Bonus if entry.decision().is_some() && given.len() > 1 => {
            let message = Text::new(
                format!("{id}以考核人评定为准，其他所填内容只作参考"),
                format!("for {id} the assessor's decision counts; the other figures are for reference"),
            );
            Some(Finding::note("decision_wins", pointer(id, "points"), message))
        }
        _ => None,
    }
}

fn declared_against_year(id: &str, sheet: &Sheet, criteria: &Criteria) -> bool {
    let scoring = &criteria.scoring.value;
    let is_young =
        sheet.built_year.zip(scoring.border_year).is_some_and(|(built, border)| i64::from(built) >= border);
    is_young && scoring.not_applicable_leaves.iter().any(|leaf| leaf == id)
}

fn bonus_capped(pairs: &[(&Placed<'_>, &LeafResult)], criteria: &Criteria) -> Option<Finding> {
    let bonuses = pairs.iter().filter(|(placed, _)| placed.standing == Standing::Bonus);
    let given: Exact = bonuses.filter_map(|(_, leaf)| leaf.awarded.clone()).sum();
    let most = &criteria.tree.bonus_max;
    (given > *most).then(|| {
        let message = Text::new(
            format!("加分合计{given}，按上限{most}计"),
            format!("bonuses add up to {given}; at most {most} count"),
        );
        Finding::note("bonus_capped", "#/leaves", message)
    })
}
