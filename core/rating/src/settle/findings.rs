//! What a settlement has to say besides its figures.

use super::ratio::takes_score;
use super::{CycleInput, ScoreOutcome, Settlement, SettlementInput, check, money, wide};
use yunheng_policy::shape::ScoreScope;
use yunheng_values::{Finding, Money, Text};

/// Why some cycles cannot be paid yet.
pub(super) fn score(input: &SettlementInput, scope: ScoreScope) -> Option<Finding> {
    let affected: Vec<&str> = input
        .cycles
        .iter()
        .enumerate()
        .filter(|(index, _)| takes_score(input, scope, *index))
        .map(|(_, cycle)| cycle.id.as_str())
        .collect();
    let listed = affected.join(", ");
    let (code, zh, en) = match input.score {
        ScoreOutcome::Known(_) => return None,
        ScoreOutcome::Unknown => ("score_missing", "没有考核得分", "there is no score"),
        ScoreOutcome::Undecided => (
            "border_needs_ruling",
            "得分恰在两档的界线上，须由主管部门裁定",
            "the score is on a border that the authority must rule on",
        ),
        ScoreOutcome::Blocked => ("below_pass", "得分低于及格分", "the score is below the pass mark"),
    };
    let message = Text::new(
        format!("{zh}，暂不能结算：{listed}"),
        format!("{en}, so these cycles cannot be settled yet: {listed}"),
    );
    let finding = Finding::error(code, "#/score", message).cite(input.clauses.iter().cloned());
    Some(match input.score {
        ScoreOutcome::Blocked => {
            finding.hint("整改后二次评估，达标后再结算", "remedy, assess again, and settle once it passes")
        }
        ScoreOutcome::Undecided => {
            finding.hint("取得注明日期的裁定后再算", "compute again after the dated ruling")
        }
        ScoreOutcome::Unknown | ScoreOutcome::Known(_) => {
            finding.hint("先完成考核，填写score", "assess first, then give `score`")
        }
    })
}

/// More was paid than is due; nothing is paid back here.
pub(super) fn overpaid(cycle: &CycleInput, paid: Money, due: Money) -> Finding {
    let more = money(wide(paid) - wide(due));
    let message = Text::new(
        format!("{}已付{paid}，应付{due}，多付{more}，本周期应付为0.00", cycle.id),
        format!("{} was paid {paid} and {due} is due, {more} too much; nothing more is payable", cycle.id),
    );
    Finding::warning("overpaid", check::paid_at(&cycle.id), message).hint(
        "多付部分另行处理，不在本次结算中倒付",
        "settle the difference apart; nothing is paid back here",
    )
}

/// The other cycles took more than the whole assessment is worth at the ratio.
pub(super) fn below_zero(index: usize, cycle: &CycleInput, more: Money) -> Option<Finding> {
    (more > Money::ZERO).then(|| {
        let message = Text::new(
            format!("合计乘比例后，其他周期已多付{more}；{}按0.00计", cycle.id),
            format!("at the ratio the other cycles have {more} too much; {} counts as 0.00", cycle.id),
        );
        Finding::warning("overpaid", format!("#/cycles/{index}"), message).hint(
            "多付部分另行处理，不在本次结算中倒付",
            "settle the difference apart; nothing is paid back here",
        )
    })
}

/// A penalty that no cycle could bear.
pub(super) fn carried_over(amount: Money) -> Option<Finding> {
    (amount > Money::ZERO).then(|| {
        let message = Text::new(
            format!("违约金、赔偿金尚有{amount}未能抵扣，结转"),
            format!("penalties of {amount} could not be set off and are carried over"),
        );
        Finding::warning("penalty_carried_over", "#/penalties", message)
    })
}

/// What the other reading would pay, where a ruling and not the text decided the scope.
pub(super) fn other_reading(
    input: &SettlementInput,
    this: &Settlement,
    other: &Settlement,
) -> Option<Finding> {
    let word = scope_word(input.scope);
    let ruling = input
        .rulings
        .iter()
        .find(|ruling| ruling.split_once('=').is_some_and(|(_, reading)| reading == word))?;
    let (this, other) = (this.total_payable()?, other.total_payable()?);
    let instead = match input.scope {
        ScoreScope::SecondCycle => scope_word(ScoreScope::WholeAssessmentCycleTrueup),
        ScoreScope::WholeAssessmentCycleTrueup => scope_word(ScoreScope::SecondCycle),
        ScoreScope::EveryCycle => return None,
    };
    let message = Text::new(
        format!("按口径{ruling}应付合计{this}；按{instead}应付合计{other}"),
        format!("by the ruling {ruling} the total payable is {this}; by {instead} it would be {other}"),
    );
    let finding = Finding::note("other_reading", "#/settings", message).cite(input.clauses.iter().cloned());
    Some(
        finding.hint(
            "主管部门裁定前，结算为暂定",
            "the settlement is provisional until the authority has ruled",
        ),
    )
}

fn scope_word(scope: ScoreScope) -> &'static str {
    match scope {
        ScoreScope::SecondCycle => "second_cycle",
        ScoreScope::WholeAssessmentCycleTrueup => "whole_assessment_cycle_trueup",
        ScoreScope::EveryCycle => "every_cycle",
    }
}
