//! The points of one leaf: the assessor's decision, else the rule, else missing.

use crate::criteria::Readings;
use crate::formula::{Case, work};
use crate::result::LeafSource;
use crate::sheet::{LeafEntry, pointer};
use crate::standing::{Placed, Standing};
use yunheng_policy::LeafRule;
use yunheng_values::{Exact, Fact, Step, Text};

/// A leaf worked out, with what it was made from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LeafWork {
    pub awarded: Option<Exact>,
    pub source: LeafSource,
    pub steps: Vec<Step>,
}

impl LeafWork {
    fn none(source: LeafSource) -> Self {
        Self { awarded: None, source, steps: Vec::new() }
    }
}

/// Works a leaf out. Points never leave 0 to what the leaf can give, whatever an unchecked sheet says.
pub(crate) fn score(placed: &Placed<'_>, entry: Option<&LeafEntry>, readings: &Readings) -> LeafWork {
    if !placed.applies() {
        return LeafWork::none(LeafSource::NotApplicable);
    }
    if let Some((points, reason)) = entry.and_then(LeafEntry::decision) {
        let awarded = within(points.clone(), &placed.points);
        let name = Text::new("考核人评定", "assessor's decision");
        let step = Step { name, expression: reason.to_owned(), result: awarded.to_string() };
        return LeafWork { awarded: Some(awarded), source: LeafSource::Decision, steps: vec![step] };
    }
    let (id, rule, points) = (placed.leaf.id.as_str(), &placed.leaf.rule, &placed.points);
    match entry.and_then(|entry| work(&Case { id, rule, points, entry, readings })) {
        Some(worked) => LeafWork {
            awarded: Some(within(worked.points, points)),
            source: LeafSource::Rule,
            steps: worked.steps,
        },
        // Nobody need be praised: no bonus is no points on top, and nothing is missing.
        None if placed.standing == Standing::Bonus => {
            LeafWork { awarded: Some(Exact::zero()), source: LeafSource::Rule, steps: Vec::new() }
        }
        None => LeafWork::none(LeafSource::Missing),
    }
}

fn within(value: Exact, points: &Exact) -> Exact {
    if value.is_negative() { Exact::zero() } else { value.min(points.clone()) }
}

/// Rulings that decided a leaf: those of its rule and, for raters' percentages, the order of the arithmetic.
pub(crate) fn rulings(placed: &Placed<'_>, entry: Option<&LeafEntry>, readings: &Readings) -> Vec<String> {
    let mut named = placed.leaf.rulings.clone();
    if matches!(placed.leaf.rule, LeafRule::Step { .. }) {
        let is_survey =
            entry.is_none_or(|entry| entry.satisfaction.is_some()) && placed.leaf.field == "satisfaction";
        named.extend(readings.survey.1.clone().filter(|_| is_survey));
        named.extend(readings.tolerance_of(&placed.leaf.id).map(|it| it.ruling.clone()));
    }
    named
}

/// What the sheet gave for a leaf.
pub(crate) fn facts(id: &str, entry: &LeafEntry) -> Vec<Fact> {
    let list = |values: &Vec<Exact>| values.iter().map(Exact::to_string).collect::<Vec<_>>().join(", ");
    let yes_no = |is_met: bool| if is_met { "是" } else { "否" }.to_owned();
    let figures = [
        ("value", Text::new("数值", "value"), entry.value.as_ref().map(Exact::to_string)),
        ("met", Text::new("是否达标", "target met"), entry.met.map(yes_no)),
        ("scores", Text::new("评分人打分", "raters' points"), entry.scores.as_ref().map(list)),
        ("satisfaction", Text::new("满意度", "satisfaction"), entry.satisfaction.as_ref().map(list)),
        ("count", Text::new("起数", "events"), entry.count.map(|count| count.to_string())),
        ("points", Text::new("考核人评定", "assessor's points"), entry.points.as_ref().map(Exact::to_string)),
        ("reason", Text::new("理由", "reason"), entry.reason.clone()),
        (
            "not_applicable",
            Text::new("不适用", "not applicable"),
            entry.not_applicable.then(|| "是".to_owned()),
        ),
    ];
    let fact = |(field, name, value): (&str, Text, Option<String>)| {
        value.map(|value| Fact { name, value, source: pointer(id, field) })
    };
    figures.into_iter().filter_map(fact).collect()
}
