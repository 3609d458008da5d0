//! Indicator trees add up; bands cover every score once.

use super::error;
use crate::load::Pack;
use crate::rules::Rules;
use crate::shape::{BandAction, BandRow, Bands, Scoring};
use crate::tree::{LeafRule, Tree, TreeText, Weighting};
use std::collections::BTreeSet;
use yunheng_values::{Exact, Finding, Findings};

pub(super) fn bands(pack: &Pack) -> Findings {
    let Some(versions) = pack.parameters.get("assessment.bands") else { return Findings::new() };
    let mut findings = Findings::new();
    for version in versions {
        let Ok(rules) = pack.rules_on(version.header.from, &[]) else { continue };
        if let Ok(bands) = rules.get::<Bands>("assessment.bands") {
            findings.extend(band_rows(&version.place, &bands.value));
        }
    }
    findings
}

fn band_rows(place: &str, bands: &Bands) -> Findings {
    let mut findings = Findings::new();
    let mut say = |code, zh: String, en: String| findings.push(error(code, place.to_owned(), zh, en));
    for pair in bands.rows.windows(2) {
        let (upper, lower) = (&pair[0].lower, &pair[1].lower);
        if upper <= lower {
            say(
                "band_overlap",
                format!("分档{upper}与{lower}重叠或次序颠倒"),
                format!("bands {upper} and {lower} overlap or stand in the wrong order"),
            );
        }
    }
    let ratios: Vec<Exact> =
        bands.rows.iter().map(|row| row.ratio.clone().unwrap_or_else(Exact::zero)).collect();
    if ratios.windows(2).any(|pair| pair[1] > pair[0]) {
        say("band_order", "得分越低，支付比例反而越高".into(), "a lower band pays a higher ratio".into());
    }
    match bands.rows.last() {
        Some(last) if last.lower.is_zero() => {}
        Some(last) => {
            say("band_gap", format!("{}分以下没有分档", last.lower), format!("no band below {}", last.lower))
        }
        None => say("band_gap", "没有任何分档".into(), "there is no band at all".into()),
    }
    for row in &bands.rows {
        if !row_is_whole(row) {
            say(
                "malformed_band",
                format!("{}分档须有0至1的ratio，或action=\"block\"", row.lower),
                format!("band {} needs a ratio from 0 to 1, or action = \"block\"", row.lower),
            );
        }
    }
    if let Some(pass) = &bands.pass {
        let pays = |row: &&BandRow| row.action == BandAction::Pay;
        if bands.rows.iter().filter(pays).map(|row| &row.lower).min() != Some(pass) {
            say(
                "band_gap",
                format!("及格分{pass}不是最低付款档的下界"),
                format!("the pass mark {pass} is not where the lowest paying band begins"),
            );
        }
    }
    findings
}

fn row_is_whole(row: &BandRow) -> bool {
    match (row.action, &row.ratio) {
        (BandAction::Pay, Some(ratio)) => !ratio.is_negative() && *ratio <= Exact::from(1),
        (BandAction::Block, None) => true,
        _ => false,
    }
}

pub(super) fn trees(pack: &Pack) -> Findings {
    let mut findings = Findings::new();
    for text in &pack.trees {
        let Ok(rules) = pack.rules_on(text.head.from, &[]) else { continue };
        match rules.tree(&text.head.id) {
            Ok(tree) => findings.extend(tree_adds_up(&text.place, &tree)),
            Err(failure) => findings.push(error(
                "malformed_tree",
                text.place.clone(),
                failure.to_string(),
                failure.to_string(),
            )),
        }
        findings.extend(other_readings(pack, text));
    }
    findings.extend(same_days(pack));
    if let Ok(rules) = pack.rules_on(pack.last_dated(), &[]) {
        findings.extend(left_out_leaves(&rules));
    }
    findings
}

/// Every reading of every ruling inside a leaf must still be a rule.
fn other_readings(pack: &Pack, text: &TreeText) -> Findings {
    let mut findings = Findings::new();
    for ruling in &pack.rulings {
        for reading in ruling.readings.iter().filter(|reading| reading.key != ruling.default) {
            let choice = crate::Choice { key: ruling.key.clone(), value: reading.key.clone() };
            let tree = pack.rules_on(text.head.from, &[choice]).ok().map(|rules| rules.tree(&text.head.id));
            if let Some(Err(failure)) = tree {
                let (zh, en) = (
                    format!("{}={}：{failure}", ruling.key, reading.key),
                    format!("{}={}: {failure}", ruling.key, reading.key),
                );
                findings.push(error("malformed_tree", text.place.clone(), zh, en));
            }
        }
    }
    findings
}

fn tree_adds_up(place: &str, tree: &Tree) -> Findings {
    let mut findings = Findings::new();
    let mut seen = BTreeSet::new();
    for leaf in &tree.leaves {
        if !seen.insert(&leaf.id) {
            findings.push(error(
                "conflict",
                place.to_owned(),
                format!("指标{}出现两次", leaf.id),
                format!("leaf {} stands twice", leaf.id),
            ));
        }
        if divides_by_nothing(&leaf.rule) {
            let (zh, en) = (
                format!("指标{}的档距或最高分不大于0", leaf.id),
                format!("{}: a step or highest mark is not above 0", leaf.id),
            );
            findings.push(error("malformed_tree", place.to_owned(), zh, en));
        }
        let is_bonus = matches!(leaf.rule, LeafRule::Bonus {});
        let carries_points = !leaf.points.is_zero() && !leaf.points.is_negative();
        if tree.weighting == Weighting::Points && !is_bonus && !carries_points {
            findings.push(error(
                "points",
                place.to_owned(),
                format!("指标{}没有分值", leaf.id),
                format!("leaf {} has no points", leaf.id),
            ));
        }
    }
    let sum: Exact = tree.leaves.iter().map(|leaf| leaf.points.clone()).sum();
    if tree.weighting == Weighting::Points && sum != tree.total {
        findings.push(error(
            "points",
            place.to_owned(),
            format!("指标树{}分值合计{sum}，应为{}", tree.id, tree.total),
            format!("the points of {} add up to {sum}, not {}", tree.id, tree.total),
        ));
    }
    findings
}

/// A step of no width or a scale without a top would divide by nothing.
fn divides_by_nothing(rule: &LeafRule) -> bool {
    let divisor = match rule {
        LeafRule::Step { step, .. } => step,
        LeafRule::Scale { highest, .. } => highest,
        _ => return false,
    };
    divisor.is_zero() || divisor.is_negative()
}

fn same_days(pack: &Pack) -> Option<Finding> {
    let mut seen = BTreeSet::new();
    let twice = pack.trees.iter().find(|tree| !seen.insert((&tree.head.id, tree.head.from)))?;
    let (id, from) = (&twice.head.id, twice.head.from);
    Some(error(
        "conflict",
        twice.place.clone(),
        format!("指标树{id}在{from}有两版"),
        format!("tree {id} has two versions on {from}"),
    ))
}

fn left_out_leaves(rules: &Rules<'_>) -> Findings {
    let Ok(Some(scoring)) = rules.find::<Scoring>("assessment.scoring") else { return Findings::new() };
    let leaves: BTreeSet<String> = rules
        .tree_ids()
        .iter()
        .filter_map(|id| rules.tree(id).ok())
        .flat_map(|tree| tree.leaves)
        .map(|leaf| leaf.id)
        .collect();
    let unknown = scoring.value.not_applicable_leaves.iter().filter(|id| !leaves.contains(*id));
    unknown
        .map(|id| {
            error(
                "unknown_leaf",
                "assessment.scoring",
                format!("没有指标{id}"),
                format!("there is no leaf {id}"),
            )
        })
        .collect()
}
