//! The formula of each rule kind, with its arithmetic written out.

use crate::criteria::{Readings, SurveyOrder};
use crate::sheet::LeafEntry;
use yunheng_policy::{Comparison, LeafRule, StepRounding};
use yunheng_values::{Exact, Step, Text};

/// Raters whose figures are written out one by one; more are shown as their sum.
const SHOWN_RATERS: usize = 12;

/// Points with the lines that lead to them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Worked {
    pub points: Exact,
    pub steps: Vec<Step>,
}

/// The leaf as the formula sees it.
pub(crate) struct Case<'a> {
    pub id: &'a str,
    pub rule: &'a LeafRule,
    pub points: &'a Exact,
    pub entry: &'a LeafEntry,
    pub readings: &'a Readings,
}

impl Worked {
    fn line(name: Text, expression: String, points: Exact) -> Self {
        let step = Step { name, expression, result: points.to_string() };
        Self { points, steps: vec![step] }
    }

    fn then(mut self, after: Self) -> Self {
        self.steps.extend(after.steps);
        Self { points: after.points, steps: self.steps }
    }
}

/// What the rule gives; `None` when the field that it needs is absent.
pub(crate) fn work(case: &Case<'_>) -> Option<Worked> {
    let (points, entry) = (case.points, case.entry);
    match case.rule {
        LeafRule::Met { comparison: Some(comparison), target } => {
            let (value, target) = (entry.value.as_ref()?, target.as_ref()?);
            let awarded = if comparison.holds(value, target) { points.clone() } else { Exact::zero() };
            Some(Worked::line(awarded_name(), format!("{value} {} {target}", sign(*comparison)), awarded))
        }
        LeafRule::Met { comparison: None, .. } => {
            let is_met = entry.met?;
            let awarded = if is_met { points.clone() } else { Exact::zero() };
            Some(Worked::line(awarded_name(), format!("{points} × {}", i32::from(is_met)), awarded))
        }
        LeafRule::Ratio {} => {
            let value = entry.value.as_ref()?;
            let awarded = points * value / Exact::from(100);
            Some(Worked::line(awarded_name(), format!("{points} × {value} ÷ 100"), awarded))
        }
        LeafRule::Step { .. } => stepped(case),
        LeafRule::PerEvent { cost } => {
            let count = entry.count?;
            let awarded = points - &(cost * &Exact::ratio(i128::from(count), 1));
            Some(Worked::line(awarded_name(), format!("{points} − {cost} × {count}"), at_least_zero(awarded)))
        }
        LeafRule::Mean {} => mean(entry.scores.as_ref()?),
        LeafRule::Scale { highest, .. } => scaled(entry.scores.as_ref()?, highest, points),
        LeafRule::Bonus {} => mean(entry.scores.as_ref()?),
        LeafRule::Judged {} => None,
    }
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Ge => "≥",
        Comparison::Gt => ">",
        Comparison::Le => "≤",
        Comparison::Lt => "<",
        Comparison::Eq => "=",
    }
}

fn awarded_name() -> Text {
    Text::new("得分", "awarded")
}

fn mean_name() -> Text {
    Text::new("平均", "mean")
}

/// The arithmetic mean; nobody's mean is nothing at all.
fn mean(values: &[Exact]) -> Option<Worked> {
    let count = Exact::ratio(i128::try_from(values.len()).ok()?, 1);
    if values.is_empty() {
        return None;
    }
    let sum: Exact = values.iter().cloned().sum();
    let shown = if values.len() > SHOWN_RATERS {
        sum.to_string()
    } else {
        let listed: Vec<String> = values.iter().map(Exact::to_string).collect();
        format!("({})", listed.join(" + "))
    };
    Some(Worked::line(mean_name(), format!("{shown} ÷ {count}"), sum / count))
}

fn scaled(marks: &[Exact], highest: &Exact, share: &Exact) -> Option<Worked> {
    if highest.is_zero() {
        return None;
    }
    let mean = mean(marks)?;
    let expression = format!("{} ÷ {highest} × {share}", mean.points);
    let awarded = &mean.points / highest * share.clone();
    Some(mean.then(Worked::line(awarded_name(), expression, awarded)))
}

fn stepped(case: &Case<'_>) -> Option<Worked> {
    let Some(rates) = &case.entry.satisfaction else { return one_rate(case, case.entry.value.as_ref()?) };
    if case.readings.survey.0 == SurveyOrder::MeanThenFormula {
        let mean = mean(rates)?;
        let after = one_rate(case, &mean.points)?;
        return Some(mean.then(after));
    }
    let each: Option<Vec<Worked>> = rates.iter().map(|rate| one_rate(case, rate)).collect();
    let each = each?;
    let points: Vec<Exact> = each.iter().map(|worked| worked.points.clone()).collect();
    let shown = each.into_iter().take(SHOWN_RATERS).flat_map(|worked| worked.steps);
    let mean = mean(&points)?;
    Some(Worked { points: mean.points, steps: shown.chain(mean.steps).collect() })
}

/// A percentage through the formula: full at the mark, then a cost for every step below, never below zero.
fn one_rate(case: &Case<'_>, rate: &Exact) -> Option<Worked> {
    let LeafRule::Step { full_at, step, cost, rounding } = case.rule else { return None };
    let gap = full_at - rate;
    let free = case.readings.tolerance_of(case.id).map_or_else(Exact::zero, |it| it.points.clone());
    if gap <= free {
        let expression = if free.is_zero() {
            format!("{rate} ≥ {full_at}")
        } else {
            format!("{rate} ≥ {full_at} − {free}")
        };
        return Some(Worked::line(awarded_name(), expression, case.points.clone()));
    }
    if step.is_zero() {
        return None;
    }
    let exact = &gap / step;
    let (steps, word) = match rounding {
        StepRounding::Ceil => (exact.ceil(), "ceil"),
        StepRounding::Floor => (exact.floor(), "floor"),
        StepRounding::Linear => (exact, ""),
    };
    let expression = format!("{} − {cost} × {word}(({full_at} − {rate}) ÷ {step})", case.points);
    Some(Worked::line(awarded_name(), expression, at_least_zero(case.points - &(cost * &steps))))
}

fn at_least_zero(value: Exact) -> Exact {
    if value.is_negative() { Exact::zero() } else { value }
}
