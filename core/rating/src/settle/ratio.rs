//! A cycle's fee after the ratio of the score.

use super::{ScoreOutcome, SettlementInput, money, wide};
use yunheng_policy::shape::ScoreScope;
use yunheng_values::{Exact, Money, Step, Text};

/// A cycle after the ratio, in fen.
pub(super) struct Adjusted {
    /// Whether the score decides about the cycle.
    pub takes_score: bool,
    /// Share of the fee; `None` while the score does not say.
    pub ratio: Option<Exact>,
    /// Fee after the ratio; `None` while the score does not say.
    pub due: Option<i128>,
    /// What the true-up would have to take back.
    pub below_zero: i128,
    /// The arithmetic.
    pub step: Option<Step>,
}

/// Which cycles the score decides about.
pub(super) fn takes_score(input: &SettlementInput, scope: ScoreScope, index: usize) -> bool {
    scope == ScoreScope::EveryCycle || index + 1 == input.cycles.len()
}

pub(super) fn adjusted(input: &SettlementInput, scope: ScoreScope, index: usize) -> Adjusted {
    let gross = input.cycles[index].gross;
    if !takes_score(input, scope, index) {
        let ratio = Some(Exact::from(1));
        return Adjusted { takes_score: false, ratio, due: Some(wide(gross)), below_zero: 0, step: None };
    }
    let ScoreOutcome::Known(ratio) = &input.score else {
        return Adjusted { takes_score: true, ratio: None, due: None, below_zero: 0, step: None };
    };
    let (due, expression) = match scope {
        ScoreScope::WholeAssessmentCycleTrueup => trued_up(input, ratio),
        ScoreScope::SecondCycle | ScoreScope::EveryCycle => {
            (times(wide(gross), ratio), format!("round({gross} × {ratio})"))
        }
    };
    let step = Step {
        name: Text::new("乘比例后", "after the ratio"),
        expression,
        result: money(due.max(0)).to_string(),
    };
    Adjusted {
        takes_score: true,
        ratio: Some(ratio.clone()),
        due: Some(due.max(0)),
        below_zero: (-due).max(0),
        step: Some(step),
    }
}

/// The whole assessment at the ratio, less what the other cycles have been or will be paid.
fn trued_up(input: &SettlementInput, ratio: &Exact) -> (i128, String) {
    let others = &input.cycles[..input.cycles.len() - 1];
    let all: i128 = input.cycles.iter().map(|cycle| wide(cycle.gross)).sum();
    let paid_or_due = others.iter().map(|cycle| {
        let paid = input.already_paid.get(&cycle.id).copied().unwrap_or(Money::ZERO);
        cycle.gross.max(paid)
    });
    let paid_or_due: Vec<Money> = paid_or_due.collect();
    let listed: Vec<String> = input.cycles.iter().map(|cycle| cycle.gross.to_string()).collect();
    let taken: String = paid_or_due.iter().map(|amount| format!(" − {amount}")).collect();
    let expression = format!("max(0, round(({}) × {ratio}){taken})", listed.join(" + "));
    (times(all, ratio) - paid_or_due.iter().map(|amount| wide(*amount)).sum::<i128>(), expression)
}

/// Fen times a ratio, rounded half up once. A product that no integer holds cannot come from checked amounts.
fn times(fen: i128, ratio: &Exact) -> i128 {
    (&Exact::ratio(fen, 1) * ratio).round_scaled(0).unwrap_or(i128::from(i64::MAX))
}
