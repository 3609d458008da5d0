//! Laws of every settlement: nothing negative, no penalty lost, no fen from nowhere.

use proptest::prelude::*;
use std::collections::BTreeMap;
use yunheng_policy::shape::ScoreScope;
use yunheng_rating::{CycleInput, Penalty, ScoreOutcome, SettlementInput, check_settlement, settle};
use yunheng_values::{ClauseId, Exact, Money};

fn any_score() -> impl Strategy<Value = ScoreOutcome> {
    prop_oneof![
        6 => (0_i128..=1_000_000).prop_map(|scaled| ScoreOutcome::Known(Exact::from_scaled(scaled, 6))),
        1 => Just(ScoreOutcome::Unknown),
        1 => Just(ScoreOutcome::Undecided),
        1 => Just(ScoreOutcome::Blocked),
    ]
}

fn any_scope() -> impl Strategy<Value = ScoreScope> {
    prop_oneof![
        Just(ScoreScope::SecondCycle),
        Just(ScoreScope::WholeAssessmentCycleTrueup),
        Just(ScoreScope::EveryCycle),
    ]
}

fn any_input() -> impl Strategy<Value = SettlementInput> {
    let fen = 0_i64..1_000_000;
    let cycles = prop::collection::vec((fen.clone(), prop::option::of(fen.clone())), 1..5);
    let penalties = prop::collection::vec((any::<prop::sample::Index>(), 0_i64..2_000_000), 0..5);
    (cycles, penalties, any_score(), any_scope()).prop_map(|(cycles, penalties, score, scope)| {
        let id = |index: usize| format!("C{index}");
        let paid = cycles
            .iter()
            .enumerate()
            .filter_map(|(index, (_, paid))| Some((id(index), Money::from_scaled((*paid)?))));
        let penalty = |(at, fen): &(prop::sample::Index, i64)| Penalty {
            cycle: id(at.index(cycles.len())),
            clause: ClauseId::new("XC-C-4.1b").unwrap_or_else(|error| panic!("{error}")),
            amount: Money::from_scaled(*fen),
        };
        let gross = |(index, (fen, _)): (usize, &(i64, Option<i64>))| CycleInput {
            id: id(index),
            gross: Money::from_scaled(*fen),
        };
        SettlementInput {
            already_paid: paid.collect::<BTreeMap<_, _>>(),
            penalties: penalties.iter().map(penalty).collect(),
            cycles: cycles.iter().enumerate().map(gross).collect(),
            score,
            scope,
            clauses: Vec::new(),
            rulings: Vec::new(),
        }
    })
}

fn sum(amounts: impl Iterator<Item = Money>) -> i64 {
    amounts.map(Money::scaled).sum()
}

proptest! {
    #[test]
    fn penalties_are_conserved(input in any_input()) {
        prop_assert!(check_settlement(&input).is_empty());
        let settlement = settle(&input);
        let given = sum(input.penalties.iter().map(|penalty| penalty.amount));
        let taken = sum(settlement.cycles.iter().map(|cycle| cycle.penalties));
        prop_assert_eq!(taken + settlement.carried_over.scaled(), given);
    }

    #[test]
    fn a_cycle_adds_up_to_the_fen(input in any_input()) {
        for cycle in settle(&input).cycles {
            prop_assert!(!cycle.penalties.is_negative());
            prop_assert_eq!(cycle.payable.is_some(), cycle.after_ratio.is_some());
            prop_assert_eq!(cycle.ratio.is_some(), cycle.after_ratio.is_some());
            let (Some(after), Some(payable)) = (cycle.after_ratio, cycle.payable) else {
                prop_assert_eq!(cycle.penalties, Money::ZERO);
                continue;
            };
            prop_assert!(!payable.is_negative() && !after.is_negative() && after <= cycle.gross);
            let used = cycle.already_paid.min(after);
            prop_assert_eq!(payable.scaled() + cycle.penalties.scaled() + used.scaled(), after.scaled());
        }
    }

    /// A penalty waits only while there is nothing left to set it off against.
    #[test]
    fn nothing_is_paid_while_an_older_penalty_waits(input in any_input()) {
        let settlement = settle(&input);
        let mut waiting = 0;
        for cycle in &settlement.cycles {
            waiting += sum(input.penalties.iter().filter(|penalty| penalty.cycle == cycle.id).map(|it| it.amount));
            waiting -= cycle.penalties.scaled();
            prop_assert!(waiting >= 0);
            if waiting > 0 {
                prop_assert!(cycle.payable.is_none_or(|payable| payable == Money::ZERO));
            }
        }
        prop_assert_eq!(waiting, settlement.carried_over.scaled());
    }

    /// The whole year at the ratio is what all cycles add up to, unless the others already took more.
    #[test]
    fn a_trueup_settles_the_whole_assessment(mut input in any_input(), scaled in 0_i128..=1_000_000) {
        let ratio = Exact::from_scaled(scaled, 6);
        input.scope = ScoreScope::WholeAssessmentCycleTrueup;
        input.score = ScoreOutcome::Known(ratio.clone());
        input.already_paid.clear();
        let cycles = settle(&input).cycles;
        let gross = sum(cycles.iter().map(|cycle| cycle.gross));
        let due = sum(cycles.iter().filter_map(|cycle| cycle.after_ratio));
        let whole = (Exact::from(gross) * ratio).round_scaled(0);
        let others = gross - cycles.last().map_or(0, |cycle| cycle.gross.scaled());
        prop_assert_eq!(Some(i128::from(due)), whole.map(|whole| whole.max(i128::from(others))));
    }
}
