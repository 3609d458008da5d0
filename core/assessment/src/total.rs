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
    steps.push(Step {
        name: Text::new("折算", "normalized"),
        expression: normalized_expression(base, bonus, total, applicable),
        result: normalized.to_string(),
    });
    let mut taken = format!("{each} × {overruns}");
    if criteria.readings.order.0 == ScoreOrder::DeductFirst {
        // (base − d) × k is base × k − d × k, so that the printed figures still add up.
        deductions = &deductions * &stretch;
        taken = format!("{taken} × {total} ÷ {applicable}");
    }
    steps.push(Step {
        name: Text::new("事件扣分", "deductions"),
        expression: taken,
        result: deductions.to_string(),
    });
    let scoring = &criteria.scoring.value;
    let score = (&normalized - &deductions).max(scoring.floor.clone()).rounded(scoring.scale);
    steps.push(Step {
        name: Text::new("最终得分", "final score"),
        expression: format!("round(max({}, {normalized} − {deductions}), {})", scoring.floor, scoring.scale),
        result: score.to_string(),
    });
    Score { normalized: Some(normalized), deductions, final_score: Some(score), steps }
}

fn normalized_expression(base: &Exact, bonus: &Exact, total: &Exact, applicable: &Exact) -> String {
    match (total == applicable, bonus.is_zero()) {
        (true, _) => base.to_string(),
        (false, true) => format!("{base} × {total} ÷ {applicable}"),
        (false, false) => format!("({base} − {bonus}) × {total} ÷ {applicable} + {bonus}"),
    }
}
