//! Settlement: the worked examples of the register, penalties on their way, and inputs that cannot be used.

use std::collections::BTreeMap;
use yunheng_policy::shape::ScoreScope;
use yunheng_rating::{
    CycleInput, Penalty, ScoreOutcome, Settlement, SettlementInput, alternative, check_settlement, settle,
};
use yunheng_values::{ClauseId, Exact, Findings, Money, Severity};

const SECOND: ScoreScope = ScoreScope::SecondCycle;
const TRUEUP: ScoreScope = ScoreScope::WholeAssessmentCycleTrueup;
const EVERY: ScoreScope = ScoreScope::EveryCycle;

fn money(text: &str) -> Money {
    Money::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn known(ratio: &str) -> ScoreOutcome {
    ScoreOutcome::Known(Exact::parse(ratio).unwrap_or_else(|error| panic!("{ratio}: {error}")))
}

fn clause(id: &str) -> ClauseId {
    ClauseId::new(id).unwrap_or_else(|error| panic!("{error}"))
}

fn input(gross: &[&str], score: ScoreOutcome, scope: ScoreScope) -> SettlementInput {
    let cycle =
        |(index, gross): (usize, &&str)| CycleInput { id: format!("C{}", index + 1), gross: money(gross) };
    SettlementInput {
        cycles: gross.iter().enumerate().map(cycle).collect(),
        score,
        scope,
        penalties: Vec::new(),
        already_paid: BTreeMap::new(),
        clauses: vec![clause("XC-C-3.1.2d")],
        rulings: Vec::new(),
    }
}

fn penalty(cycle: &str, amount: &str) -> Penalty {
    Penalty { cycle: cycle.into(), clause: clause("XC-C-4.1b"), amount: money(amount) }
}

fn year(ratio: &str, scope: ScoreScope) -> SettlementInput {
    let mut year = input(&["3120456.78", "3287654.32"], known(ratio), scope);
    year.already_paid.insert("C1".into(), money("3120456.78"));
    year
}

/// What each cycle is paid; `-` where it is not known.
fn payable(settlement: &Settlement) -> Vec<String> {
    let shown =
        |payable: Option<Money>| payable.map_or_else(|| "-".to_owned(), |payable| payable.to_string());
    settlement.cycles.iter().map(|cycle| shown(cycle.payable)).collect()
}

fn set_off(settlement: &Settlement) -> Vec<String> {
    settlement.cycles.iter().map(|cycle| cycle.penalties.to_string()).collect()
}

fn found(findings: &Findings) -> Vec<(&str, &str)> {
    findings.iter().map(|finding| (finding.code, finding.place.as_str())).collect()
}

/// E40 to E43 under both readings of AMB-08.
#[test]
fn money_of_the_register() {
    let table = [
        ("E40", "1", "3287654.32", "3287654.32"),
        ("E41", "0.95", "3123271.60", "2967248.77"),
        ("E42", "0.90", "2958888.89", "2646843.21"),
        ("E43", "0.70", "2301358.02", "1365220.99"),
    ];
    for (name, ratio, second, trueup) in table {
        assert_eq!(payable(&settle(&year(ratio, SECOND))), ["0.00", second], "{name}");
        assert_eq!(payable(&settle(&year(ratio, TRUEUP))), ["0.00", trueup], "{name}");
        let mut unpaid = year(ratio, TRUEUP);
        unpaid.already_paid.clear();
        assert_eq!(
            payable(&settle(&unpaid)),
            ["3120456.78", trueup],
            "{name}, the first cycle still to be paid"
        );
    }
}

/// E44.
#[test]
fn a_penalty_after_the_ratio() {
    for (scope, expected) in [(SECOND, "3117271.60"), (TRUEUP, "2961248.77")] {
        let mut input = year("0.95", scope);
        input.penalties.push(penalty("C2", "6000.00"));
        let settlement = settle(&input);
        assert_eq!(payable(&settlement), ["0.00", expected]);
        assert_eq!(set_off(&settlement), ["0.00", "6000.00"]);
        assert_eq!(settlement.carried_over, Money::ZERO);
        let clauses: Vec<&str> = settlement.cycles[1].because.clauses.iter().map(ClauseId::as_str).collect();
        assert_eq!(clauses, ["XC-C-3.1.2d", "XC-C-4.1b"]);
    }
}

#[test]
fn every_cycle_takes_the_ratio_of_its_own_year() {
    let settlement = settle(&input(&["1000000.01", "2000000.03"], known("0.95"), EVERY));
    assert_eq!(payable(&settlement), ["950000.01", "1900000.03"]);
    assert!(alternative(&input(&["1.00", "1.00"], known("1"), EVERY)).is_none());
}

#[test]
fn halves_of_a_fen_round_up() {
    let table = [
        ("100.10", "0.95", "95.10"),
        ("0.01", "0.5", "0.01"),
        ("0.01", "0.499999", "0.00"),
        ("0.10", "0.95", "0.10"),
    ];
    for (gross, ratio, expected) in table {
        assert_eq!(payable(&settle(&input(&[gross], known(ratio), SECOND))), [expected], "{gross} × {ratio}");
    }
}

/// What a cycle cannot bear goes to the next one, and at the end it is carried over.
#[test]
fn penalties_on_their_way() {
    let table = [
        (vec![("C1", "1500")], ["0.00", "1500.00"], ["1000.00", "500.00"], "0.00"),
        (vec![("C2", "2500")], ["1000.00", "0.00"], ["0.00", "2000.00"], "500.00"),
        (vec![("C1", "4000")], ["0.00", "0.00"], ["1000.00", "2000.00"], "1000.00"),
        (vec![("C1", "600"), ("C1", "600"), ("C2", "1")], ["0.00", "1799.00"], ["1000.00", "201.00"], "0.00"),
        (vec![("C1", "1000")], ["0.00", "2000.00"], ["1000.00", "0.00"], "0.00"),
    ];
    for (penalties, paid, taken, carried) in table {
        let mut input = input(&["1000.00", "2000.00"], known("1"), SECOND);
        input.penalties = penalties.iter().map(|(cycle, amount)| penalty(cycle, amount)).collect();
        let settlement = settle(&input);
        assert_eq!(payable(&settlement), paid, "{penalties:?}");
        assert_eq!(set_off(&settlement), taken, "{penalties:?}");
        assert_eq!(settlement.carried_over.to_string(), carried, "{penalties:?}");
    }
}

/// A cycle that was paid in full has nothing to set a penalty off against.
#[test]
fn a_penalty_on_a_paid_cycle_waits_for_the_next() {
    let mut input = year("1", SECOND);
    input.penalties.push(penalty("C1", "6000"));
    let settlement = settle(&input);
    assert_eq!(payable(&settlement), ["0.00", "3281654.32"]);
    assert_eq!(set_off(&settlement), ["0.00", "6000.00"]);
}

#[test]
fn part_payments() {
    let mut input = input(&["1000.00"], known("0.9"), EVERY);
    for (paid, expected, codes) in [("400", "500.00", 0), ("900", "0.00", 0), ("950", "0.00", 1)] {
        input.already_paid.insert("C1".into(), money(paid));
        let settlement = settle(&input);
        assert_eq!(payable(&settlement), [expected]);
        assert_eq!(found(&settlement.findings), vec![("overpaid", "#/already_paid/C1"); codes], "{paid}");
    }
}

/// Under the true-up the other cycles may have taken more than the year is worth.
#[test]
fn a_trueup_never_goes_below_zero() {
    let settlement = settle(&input(&["1000.00", "100.00"], known("0.7"), TRUEUP));
    assert_eq!(payable(&settlement), ["1000.00", "0.00"]);
    assert_eq!(found(&settlement.findings), [("overpaid", "#/cycles/1")]);
    assert!(settlement.findings[0].message.en.contains("230.00 too much"), "{:?}", settlement.findings);
    let mut more_paid = input(&["1000.00", "1000.00"], known("1"), TRUEUP);
    more_paid.already_paid.insert("C1".into(), money("1200"));
    assert_eq!(payable(&settle(&more_paid)), ["0.00", "800.00"]);
}

#[test]
fn without_a_score_only_what_it_touches_waits() {
    let table = [
        (ScoreOutcome::Unknown, "score_missing"),
        (ScoreOutcome::Undecided, "border_needs_ruling"),
        (ScoreOutcome::Blocked, "below_pass"),
    ];
    for (score, code) in table {
        for (scope, expected) in [(SECOND, ["1000.00", "-"]), (TRUEUP, ["1000.00", "-"]), (EVERY, ["-", "-"])]
        {
            let settlement = settle(&input(&["1000.00", "2000.00"], score.clone(), scope));
            assert_eq!(payable(&settlement), expected, "{scope:?}");
            assert_eq!(settlement.cycles[1].ratio, None);
            assert_eq!(settlement.total_payable(), None);
            assert_eq!(found(&settlement.findings), [(code, "#/score")]);
            assert_eq!(settlement.findings[0].severity, Severity::Error);
        }
    }
}

/// A penalty passes through a cycle that waits for its score, and is not lost.
#[test]
fn penalties_outlast_a_missing_score() {
    let mut input = input(&["1000.00", "2000.00"], ScoreOutcome::Unknown, SECOND);
    input.penalties = vec![penalty("C1", "1500"), penalty("C2", "100")];
    let settlement = settle(&input);
    assert_eq!(set_off(&settlement), ["1000.00", "0.00"]);
    assert_eq!(settlement.carried_over.to_string(), "600.00");
}

/// AMB-08: both figures are shown where a ruling decided, and the settlement is provisional.
#[test]
fn the_other_reading_is_shown() {
    for (scope, word, other) in
        [(SECOND, "second_cycle", "2967248.77"), (TRUEUP, "whole_assessment_cycle_trueup", "3123271.60")]
    {
        let mut input = year("0.95", scope);
        assert_eq!(found(&settle(&input).findings), [], "the text itself decides");
        input.rulings = vec!["assessment.cycle=two".into(), format!("settlement.score_scope={word}")];
        let settlement = settle(&input);
        assert_eq!(found(&settlement.findings), [("other_reading", "#/settings")]);
        let note = &settlement.findings[0];
        assert_eq!(note.severity, Severity::Note);
        assert!(note.message.en.ends_with(&format!("it would be {other}")), "{}", note.message.en);
        let total = alternative(&input).and_then(|other| other.total_payable());
        assert_eq!(total.map(|total| total.to_string()), Some(other.to_owned()));
    }
}

#[test]
fn the_arithmetic_can_be_checked_by_hand() {
    let mut input = year("0.95", TRUEUP);
    input.penalties.push(penalty("C2", "6000.00"));
    let because = settle(&input).cycles.remove(1).because;
    let steps: Vec<_> =
        because.steps.iter().map(|step| (step.expression.as_str(), step.result.as_str())).collect();
    let expected = [
        ("max(0, round((3120456.78 + 3287654.32) × 0.95) − 3120456.78)", "2967248.77"),
        ("min(6000.00, 2967248.77)", "6000.00"),
        ("max(0, 2967248.77 − 6000.00 − 0.00)", "2961248.77"),
    ];
    assert_eq!(steps, expected);
    let sources: Vec<&str> = because.facts.iter().map(|fact| fact.source.as_str()).collect();
    assert_eq!(sources, ["#/cycles/1/gross", "#/score", "#/penalties/0"]);
}

#[test]
fn everything_that_cannot_be_used_at_once() {
    let mut input = input(&["1.00", "-1.00", "1.00"], known("1.01"), SECOND);
    input.cycles[2].id = "C1".into();
    input.penalties = vec![penalty("C9", "1"), penalty("C1", "-1")];
    input.already_paid = BTreeMap::from([("C1".to_owned(), money("-2")), ("a/b".to_owned(), money("1"))]);
    let expected = [
        ("negative", "#/cycles/1/gross"),
        ("duplicate_cycle", "#/cycles/2/id"),
        ("unknown_cycle", "#/penalties/0/cycle"),
        ("negative", "#/penalties/1/amount"),
        ("negative", "#/already_paid/C1"),
        ("unknown_cycle", "#/already_paid/a~1b"),
        ("ratio_out_of_range", "#/score"),
    ];
    assert_eq!(found(&check_settlement(&input)), expected);
    assert_eq!(found(&check_settlement(&self::input(&[], known("1"), SECOND))), [("no_cycles", "#/cycles")]);
    let most = Money::from_scaled(Money::MAX_INPUT).to_string();
    let beyond = self::input(&[&most, &most], known("1"), SECOND);
    assert_eq!(found(&check_settlement(&beyond)), [("amount_too_large", "#/cycles")]);
    let mut nameless = self::input(&["1.00"], known("1"), SECOND);
    nameless.cycles[0].id = " ".into();
    assert_eq!(found(&check_settlement(&nameless)), [("empty_id", "#/cycles/0/id")]);
    assert_eq!(found(&check_settlement(&year("0.95", SECOND))), []);
}
