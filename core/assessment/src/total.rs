//! From the base to the final score: normalize, deduct, never below the floor, round once.

use crate::criteria::{Criteria, ScoreOrder};
use yunheng_values::{Exact, Step, Text};

/// The way from the base to the final score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The base on the scale of the whole tree; `None` when no leaf applies.
    pub normalized: Option<Exact>,
    /// What overruns take off the normalized score.
    pub deductions: Exact,
    /// The score, rounded once.
    pub final_score: Option<Exact>,
    /// The arithmetic.
    pub steps: Vec<Step>,
}

/// The final score of a base. `applicable` are the points of the leaves that apply, `bonus` is the part of the base
/// that is added on top and so is not normalized.
pub fn final_score(
    base: &Exact,
    bonus: &Exact,
    applicable: &Exact,
    overruns: u32,
    criteria: &Criteria,
) -> Score {
    let total = &criteria.tree.total;
    let each = criteria.scoring.value.deduction_per_overrun.clone().unwrap_or_else(Exact::zero);
    let mut deductions = &each * &Exact::from(i64::from(overruns));
    let mut steps = Vec::new();
    if applicable.is_zero() || applicable.is_negative() {
        return Score { normalized: None, deductions, final_score: None, steps };
    }
    let stretch = total / applicable;
    let normalized = &(&(base - bonus) * &stretch) + bonus;
    let expression = normalized_expression(base, bonus, total, applicable);
    steps.push(step("折算", "normalized", expression, &normalized));
    let mut taken = format!("{each} × {overruns}");
    if criteria.readings.order.0 == ScoreOrder::DeductFirst {
        // (base − d) × k is base × k − d × k, so that the printed figures still add up.
        deductions = &deductions * &stretch;
        taken = format!("{taken} × {total} ÷ {applicable}");
    }
    steps.push(step("事件扣分", "deductions", taken, &deductions));
    let (floor, places) = (&criteria.scoring.value.floor, criteria.scoring.value.scale);
    let score = (&normalized - &deductions).max(floor.clone()).rounded(places);
    let expression = format!("round(max({floor}, {normalized} − {deductions}), {places})");
    steps.push(step("最终得分", "final score", expression, &score));
    Score { normalized: Some(normalized), deductions, final_score: Some(score), steps }
}

fn step(zh: &str, en: &str, expression: String, result: &Exact) -> Step {
    Step { name: Text::new(zh, en), expression, result: result.to_string() }
}

fn normalized_expression(base: &Exact, bonus: &Exact, total: &Exact, applicable: &Exact) -> String {
    match (total == applicable, bonus.is_zero()) {
        (true, _) => base.to_string(),
        (false, true) => format!("{base} × {total} ÷ {applicable}"),
        (false, false) => format!("({base} − {bonus}) × {total} ÷ {applicable} + {bonus}"),
    }
}
