//! What makes a settlement's input unusable: everything at once, each with its place.

use super::{ScoreOutcome, SettlementInput, wide};
use std::collections::BTreeSet;
use yunheng_values::{Exact, Finding, Findings, Money, Text};

/// Place of a cycle's payment in the file.
pub(super) fn paid_at(id: &str) -> String {
    format!("#/already_paid/{}", id.replace('~', "~0").replace('/', "~1"))
}

/// What keeps a settlement from being computed at all; empty when it can be.
pub fn check_settlement(input: &SettlementInput) -> Findings {
    let mut findings = check_cycles(input);
    let known: BTreeSet<&str> = input.cycles.iter().map(|cycle| cycle.id.as_str()).collect();
    for (index, penalty) in input.penalties.iter().enumerate() {
        if !known.contains(penalty.cycle.as_str()) {
            findings.push(unknown_cycle(format!("#/penalties/{index}/cycle"), &penalty.cycle, &known));
        }
        findings.extend(negative(format!("#/penalties/{index}/amount"), penalty.amount));
    }
    for (id, amount) in &input.already_paid {
        if !known.contains(id.as_str()) {
            findings.push(unknown_cycle(paid_at(id), id, &known));
        }
        findings.extend(negative(paid_at(id), *amount));
    }
    if let ScoreOutcome::Known(ratio) = &input.score {
        findings.extend(check_ratio(ratio));
    }
    findings.extend(check_sums(input));
    findings
}

fn check_cycles(input: &SettlementInput) -> Findings {
    let mut findings = Vec::new();
    if input.cycles.is_empty() {
        let message =
            Text::new("没有结算周期；至少要有一个", "there are no cycles; at least one is expected");
        findings.push(Finding::error("no_cycles", "#/cycles", message));
    }
    let mut seen = BTreeSet::new();
    for (index, cycle) in input.cycles.iter().enumerate() {
        let place = format!("#/cycles/{index}/id");
        if cycle.id.trim().is_empty() {
            let message = Text::new("结算周期没有id", "the cycle has no id");
            findings.push(Finding::error("empty_id", place, message));
        } else if !seen.insert(cycle.id.as_str()) {
            let message = Text::new(
                format!("结算周期“{}”重复；每个id只能出现一次", cycle.id),
                format!("cycle `{}` is listed twice; each id is expected once", cycle.id),
            );
            findings.push(Finding::error("duplicate_cycle", place, message));
        }
        findings.extend(negative(format!("#/cycles/{index}/gross"), cycle.gross));
    }
    findings
}

fn unknown_cycle(place: String, id: &str, known: &BTreeSet<&str>) -> Finding {
    let listed = known.iter().copied().collect::<Vec<_>>().join(", ");
    let message = Text::new(
        format!("没有结算周期“{id}”；已列出：{listed}"),
        format!("there is no cycle `{id}`; listed are: {listed}"),
    );
    Finding::error("unknown_cycle", place, message)
}

fn negative(place: String, amount: Money) -> Option<Finding> {
    amount.is_negative().then(|| {
        let message = Text::new(
            format!("金额{amount}为负；应不小于0"),
            format!("the amount is {amount}; expected 0 or more"),
        );
        Finding::error("negative", place, message)
    })
}

fn check_ratio(ratio: &Exact) -> Option<Finding> {
    (ratio.is_negative() || *ratio > Exact::from(1)).then(|| {
        let message = Text::new(
            format!("结算比例{ratio}不在0至1之间"),
            format!("the ratio is {ratio}; expected 0 to 1"),
        );
        Finding::error("ratio_out_of_range", "#/score", message)
    })
}

/// Sums must fit where a single amount fits, or a total could not be printed exactly.
fn check_sums(input: &SettlementInput) -> Findings {
    let sums = [
        ("#/cycles", input.cycles.iter().map(|cycle| wide(cycle.gross)).sum::<i128>()),
        ("#/penalties", input.penalties.iter().map(|penalty| wide(penalty.amount)).sum()),
        ("#/already_paid", input.already_paid.values().copied().map(wide).sum()),
    ];
    let too_large = sums.into_iter().filter(|(_, sum)| Money::from_wide(*sum).is_err());
    let finding = |(place, _)| {
        let message =
            Text::new("金额合计过大，无法精确保存", "the amounts add up to more than can be held exactly");
        Finding::error("amount_too_large", place, message)
    };
    too_large.map(finding).collect()
}
