//! What makes the entry of one leaf unusable.

use crate::sheet::{LeafEntry, pointer};
use crate::standing::{Placed, Standing};
use yunheng_policy::{Leaf, LeafRule};
use yunheng_values::{Exact, Finding, Findings, Text};

/// Checks what was given for a leaf.
pub(crate) fn check_entry(placed: &Placed<'_>, entry: &LeafEntry) -> Findings {
    let (id, given) = (placed.leaf.id.as_str(), entry.given());
    if entry.not_applicable {
        return check_not_applicable(placed, &given).into_iter().collect();
    }
    if entry.decision().is_some() {
        return check_points(placed, entry).into_iter().collect();
    }
    let mut findings = Vec::new();
    if given.len() > 1 {
        let listed = given.join(", ");
        let message = Text::new(
            format!("{id}同时给了{listed}；只应有一个（points加reason除外）"),
            format!("{id} has {listed} at once; one is expected (points with a reason excepted)"),
        );
        findings.push(Finding::error("several_fields", pointer(id, ""), message));
    }
    for field in given {
        if field == "points" {
            findings.push(reason_missing(id));
        } else if !accepts(placed.leaf, field) {
            findings.push(wrong_field(placed.leaf, field));
        }
    }
    findings.extend(check_figures(placed, entry));
    findings
}

/// The leaf's own field, and what means the same: the one rate of a leaf that takes a `value` may also come as a list of one.
fn accepts(leaf: &Leaf, field: &str) -> bool {
    leaf.accepts().contains(&field)
}

fn check_not_applicable(placed: &Placed<'_>, given: &[&str]) -> Option<Finding> {
    let id = &placed.leaf.id;
    if placed.standing != Standing::Declared {
        let message = Text::new(
            format!("{id}没有不适用的规定，不能声明not_applicable"),
            format!("no rule lets {id} be not applicable"),
        );
        return Some(Finding::error("not_applicable_refused", pointer(id, "not_applicable"), message));
    }
    (given.len() > 1).then(|| {
        let message = Text::new(
            format!("{id}既声明不适用又给了{}", given[..given.len() - 1].join(", ")),
            format!("{id} is declared not applicable and yet has {}", given[..given.len() - 1].join(", ")),
        );
        Finding::error("several_fields", pointer(id, ""), message)
    })
}

fn check_points(placed: &Placed<'_>, entry: &LeafEntry) -> Option<Finding> {
    let points = entry.points.as_ref()?;
    outside(points, &Exact::zero(), &placed.points).then(|| {
        out_of_range("points_out_of_range", &placed.leaf.id, "points", points, &Exact::zero(), &placed.points)
    })
}

fn check_figures(placed: &Placed<'_>, entry: &LeafEntry) -> Findings {
    let leaf = placed.leaf;
    let mut findings = Vec::new();
    if accepts(leaf, "value") {
        findings.extend(entry.value.as_ref().and_then(|value| check_value(leaf, value)));
    }
    if accepts(leaf, "satisfaction") {
        let bounds = (Exact::zero(), Exact::from(100));
        findings.extend(check_list(leaf, "satisfaction", entry.satisfaction.as_deref(), &bounds));
        findings.extend(one_rate_only(leaf, entry));
    }
    if accepts(leaf, "scores") {
        let lowest =
            if let LeafRule::Scale { lowest, .. } = &leaf.rule { lowest.clone() } else { Exact::zero() };
        let highest = match &leaf.rule {
            LeafRule::Scale { highest, .. } => highest.clone(),
            _ => placed.points.clone(),
        };
        findings.extend(check_list(leaf, "scores", entry.scores.as_deref(), &(lowest, highest)));
    }
    findings
}

/// A percentage lies between 0 and 100; any other measured value is not negative.
fn check_value(leaf: &Leaf, value: &Exact) -> Option<Finding> {
    let (zero, full) = (Exact::zero(), Exact::from(100));
    let is_percentage = leaf.unit == "%" || matches!(leaf.rule, LeafRule::Ratio {} | LeafRule::Step { .. });
    if is_percentage && outside(value, &zero, &full) {
        return Some(out_of_range("percentage_out_of_range", &leaf.id, "value", value, &zero, &full));
    }
    value.is_negative().then(|| {
        let message = Text::new(
            format!("{}的数值{value}为负；应不小于0", leaf.id),
            format!("the value of {} is {value}; expected 0 or more", leaf.id),
        );
        Finding::error("negative", pointer(&leaf.id, "value"), message)
    })
}

/// A leaf whose field is one rate has no raters to average.
fn one_rate_only(leaf: &Leaf, entry: &LeafEntry) -> Option<Finding> {
    let rates = entry.satisfaction.as_ref().filter(|rates| leaf.field == "value" && rates.len() > 1)?;
    let message = Text::new(
        format!("{}只有一个满意率，却给了{}个", leaf.id, rates.len()),
        format!("{} takes one rate, found {}", leaf.id, rates.len()),
    );
    Some(Finding::error("wrong_field", pointer(&leaf.id, "satisfaction"), message))
}

fn check_list(leaf: &Leaf, field: &'static str, list: Option<&[Exact]>, bounds: &(Exact, Exact)) -> Findings {
    let Some(list) = list else { return Vec::new() };
    if list.is_empty() {
        let message = Text::new(
            format!("{}的{field}为空；至少要有一个评分人", leaf.id),
            format!("{field} of {} is empty; at least one rater is expected", leaf.id),
        );
        return vec![Finding::error("empty_list", pointer(&leaf.id, field), message)];
    }
    let code = if field == "scores" { "score_out_of_range" } else { "percentage_out_of_range" };
    let wrong = list.iter().enumerate().filter(|(_, value)| outside(value, &bounds.0, &bounds.1));
    wrong
        .map(|(index, value)| {
            out_of_range(code, &leaf.id, &format!("{field}/{index}"), value, &bounds.0, &bounds.1)
        })
        .collect()
}

fn outside(value: &Exact, low: &Exact, high: &Exact) -> bool {
    value < low || value > high
}

fn out_of_range(
    code: &'static str,
    id: &str,
    field: &str,
    found: &Exact,
    low: &Exact,
    high: &Exact,
) -> Finding {
    let message = Text::new(
        format!("{id}的{field}为{found}；应在{low}至{high}之间"),
        format!("{field} of {id} is {found}; expected {low} to {high}"),
    );
    Finding::error(code, pointer(id, field), message)
}

fn reason_missing(id: &str) -> Finding {
    let message = Text::new(
        format!("{id}由考核人给分，须写明reason"),
        format!("points for {id} are the assessor's decision, which needs a `reason`"),
    );
    Finding::error("reason_missing", pointer(id, "reason"), message)
}

fn wrong_field(leaf: &Leaf, field: &str) -> Finding {
    let id = &leaf.id;
    let mut expected = vec![leaf.field.as_str()];
    expected.extend(leaf.rule.fields().iter().filter(|it| **it != leaf.field));
    let expected = expected.join("、");
    let message = Text::new(
        format!("{id}不接受{field}；应填{expected}，或points加reason"),
        format!(
            "{id} does not take `{field}`; expected {}, or points with a reason",
            expected.replace('、', " or ")
        ),
    );
    Finding::error("wrong_field", pointer(id, field), message)
}
