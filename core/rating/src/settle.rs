//! Settlement (结算): cycles × ratio − penalties − what was paid, exact to the fen.
//!
//! The ratio is known, unknown or withheld; nothing here knows how a score came about. A cycle that does not take the
//! ratio is payable without it. Nobody is paid less than nothing: what of a penalty a cycle cannot bear waits for the
//! next listed cycle, and what is left at the end is carried over.

mod check;
mod findings;
mod ratio;
mod set_off;

pub use check::check_settlement;

use set_off::Pool;
use std::collections::BTreeMap;
use yunheng_policy::shape::ScoreScope;
use yunheng_values::{Because, ClauseId, Exact, Fact, Findings, Money, Step, Text};

/// A cycle to settle (结算周期).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleInput {
    /// Id, unique in a settlement.
    pub id: String,
    /// Metered fee.
    pub gross: Money,
}

/// A penalty (违约金、赔偿金).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Penalty {
    /// Id of the cycle in which it fell.
    pub cycle: String,
    /// Clause that says so.
    pub clause: ClauseId,
    /// Amount.
    pub amount: Money,
}

/// What the assessment says about payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScoreOutcome {
    /// Share of the fee that is paid.
    Known(Exact),
    /// There is no score yet.
    Unknown,
    /// The score lies on a border that only the authority can decide.
    Undecided,
    /// The score is below the pass mark.
    Blocked,
}

/// Everything that a settlement is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementInput {
    /// Cycles of one assessment, in order.
    pub cycles: Vec<CycleInput>,
    /// What the assessment says.
    pub score: ScoreOutcome,
    /// Which cycles take the ratio.
    pub scope: ScoreScope,
    /// Penalties.
    pub penalties: Vec<Penalty>,
    /// Paid before, by cycle.
    pub already_paid: BTreeMap<String, Money>,
    /// Clauses behind scope and ratio.
    pub clauses: Vec<ClauseId>,
    /// Rulings behind scope and ratio, as `key=reading`.
    pub rulings: Vec<String>,
}

/// A settled cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleResult {
    /// Id.
    pub id: String,
    /// Metered fee.
    pub gross: Money,
    /// Share of the fee; `None` while it is not known.
    pub ratio: Option<Exact>,
    /// Fee after the ratio.
    pub after_ratio: Option<Money>,
    /// Penalties that were set off here.
    pub penalties: Money,
    /// Paid before.
    pub already_paid: Money,
    /// What is to be paid; `None` while it is not known.
    pub payable: Option<Money>,
    /// Why.
    pub because: Because,
}

/// A settlement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// Cycles as listed.
    pub cycles: Vec<CycleResult>,
    /// Penalties that no cycle could bear.
    pub carried_over: Money,
    /// Errors, warnings and notes.
    pub findings: Findings,
}

impl Settlement {
    /// What all cycles are paid; `None` while one is not known.
    pub fn total_payable(&self) -> Option<Money> {
        let payable: Option<Vec<i128>> = self.cycles.iter().map(|cycle| cycle.payable.map(wide)).collect();
        payable.map(|payable| money(payable.iter().sum()))
    }
}

/// Settles the cycles. [`check_settlement`] comes first; of an input that it refuses the answer means nothing.
///
/// Where a ruling decided the scope, a note says what the other reading would pay.
pub fn settle(input: &SettlementInput) -> Settlement {
    let mut settlement = settle_within(input, input.scope);
    let note = alternative(input).and_then(|other| findings::other_reading(input, &settlement, &other));
    settlement.findings.extend(note);
    settlement
}

/// The same facts under the other reading of what the score touches, where there is one.
pub fn alternative(input: &SettlementInput) -> Option<Settlement> {
    let other = match input.scope {
        ScoreScope::SecondCycle => ScoreScope::WholeAssessmentCycleTrueup,
        ScoreScope::WholeAssessmentCycleTrueup => ScoreScope::SecondCycle,
        ScoreScope::EveryCycle => return None,
    };
    (input.cycles.len() > 1).then(|| settle_within(input, other))
}

fn settle_within(input: &SettlementInput, scope: ScoreScope) -> Settlement {
    let mut pool = Pool::default();
    let mut findings: Findings = findings::score(input, scope).into_iter().collect();
    let mut cycles = Vec::with_capacity(input.cycles.len());
    for (index, cycle) in input.cycles.iter().enumerate() {
        pool.add(input.penalties.iter().enumerate().filter(|(_, penalty)| penalty.cycle == cycle.id));
        let adjusted = ratio::adjusted(input, scope, index);
        let paid = wide(input.already_paid.get(&cycle.id).copied().unwrap_or_default());
        if let Some(due) = adjusted.due.filter(|due| paid > *due) {
            findings.push(findings::overpaid(cycle, money(paid), money(due)));
        }
        findings.extend(findings::below_zero(index, cycle, money(adjusted.below_zero)));
        cycles.push(settled(input, index, adjusted, paid, &mut pool));
    }
    let carried_over = money(pool.left());
    findings.extend(findings::carried_over(carried_over));
    Settlement { cycles, carried_over, findings }
}

fn settled(
    input: &SettlementInput,
    index: usize,
    adjusted: ratio::Adjusted,
    paid: i128,
    pool: &mut Pool<'_>,
) -> CycleResult {
    let cycle = &input.cycles[index];
    let mut because = Because {
        facts: facts(index, cycle, &adjusted, paid),
        steps: adjusted.step.into_iter().collect(),
        clauses: input.clauses.clone(),
        rulings: input.rulings.clone(),
    };
    let room = adjusted.due.map_or(0, |due| (due - paid).max(0));
    let taken = pool.take(room, &mut because);
    let payable = adjusted.due.map(|_| money(room - taken));
    if let (Some(due), Some(payable)) = (adjusted.due, payable) {
        because.steps.push(Step {
            name: Text::new("应付", "payable"),
            expression: format!("max(0, {} − {} − {})", money(due), money(taken), money(paid)),
            result: payable.to_string(),
        });
    }
    CycleResult {
        id: cycle.id.clone(),
        gross: cycle.gross,
        ratio: adjusted.ratio,
        after_ratio: adjusted.due.map(money),
        penalties: money(taken),
        already_paid: money(paid),
        payable,
        because,
    }
}

fn facts(index: usize, cycle: &CycleInput, adjusted: &ratio::Adjusted, paid: i128) -> Vec<Fact> {
    let fact =
        |zh: &str, en: &str, value: String, source: String| Fact { name: Text::new(zh, en), value, source };
    let mut facts =
        vec![fact("计量费用", "metered fee", cycle.gross.to_string(), format!("#/cycles/{index}/gross"))];
    if let Some(ratio) = adjusted.ratio.as_ref().filter(|_| adjusted.takes_score) {
        facts.push(fact("结算比例", "ratio", ratio.to_string(), "#/score".to_owned()));
    }
    if paid != 0 {
        facts.push(fact("已付", "already paid", money(paid).to_string(), check::paid_at(&cycle.id)));
    }
    facts
}

fn wide(money: Money) -> i128 {
    i128::from(money.scaled())
}

/// Back to money; [`check_settlement`] refuses sums that it could not hold, so the bound is never reached.
fn money(fen: i128) -> Money {
    Money::from_wide(fen).unwrap_or(Money::from_scaled(i64::MAX))
}
