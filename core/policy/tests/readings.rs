//! Rulings take the place of values; rules are those of their day.

mod common;

use common::{day, pack};
use yunheng_calendar::Limit;
use yunheng_policy::shape::{Deadline, MeteringMoment, Scoring};
use yunheng_policy::{Choice, LeafRule, Pack, RuleError, Rules};
use yunheng_values::Exact;

fn choice(key: &str, value: &str) -> Choice {
    Choice { key: key.to_owned(), value: value.to_owned() }
}

fn under<'p>(pack: &'p Pack, key: &str, value: &str) -> Rules<'p> {
    pack.rules_on(day("2026-06-01"), &[choice(key, value)]).expect("the reading is offered")
}

fn exact(text: &str) -> Exact {
    Exact::parse(text).expect("test data")
}

#[test]
fn a_parameter_takes_the_default_or_the_chosen_reading() {
    let pack = pack();
    let default = pack.rules_on(day("2026-06-01"), &[]).expect("no choice");
    let limit = default.get::<Deadline>("deadlines.provide").expect("the rule");
    assert_eq!(
        (limit.value.limit, limit.rulings),
        (Limit::WorkingDays(3), vec!["provide.limit=three".to_owned()])
    );
    for name in ["provide.limit", "TT-R1"] {
        let chosen = under(&pack, name, "five").get::<Deadline>("deadlines.provide").expect("the rule");
        assert_eq!(
            (chosen.value.limit, chosen.rulings),
            (Limit::WorkingDays(5), vec!["provide.limit=five".to_owned()])
        );
    }
}

#[test]
fn open_rulings_take_any_value_of_their_type() {
    let pack = pack();
    let scoring = |rules: &Rules<'_>| rules.get::<Scoring>("assessment.scoring").expect("the rule").value;
    let cost = scoring(&under(&pack, "overrun.cost", "7.5")).deduction_per_overrun;
    assert_eq!(cost, Some(exact("7.5")));
    assert_eq!(scoring(&under(&pack, "border.year", "2019")).border_year, Some(2019));
    let start =
        under(&pack, "lease.start", "验收之日").get::<MeteringMoment>("metering.start").expect("the rule");
    assert_eq!(start.value.rule, "验收之日");
    // The readings that decide and those that only matter are both named.
    assert_eq!(start.rulings, ["lease.start=验收之日", "provide.limit=three"]);
    let default = scoring(&pack.rules_on(day("2026-06-01"), &[]).expect("no choice"));
    assert_eq!((default.deduction_per_overrun, default.border_year), (Some(exact("5")), Some(2020)));
}

#[test]
fn what_is_not_offered_is_refused_all_at_once() {
    let pack = pack();
    let wrong = [
        choice("provide.limit", "four"),
        choice("provide.limit", "5wd"),
        choice("overrun.cost", "many"),
        choice("overrun.cost", "1e3"),
        choice("border.year", "2019.5"),
        choice("lease.start", ""),
        // Two rulings have this number, so it names neither.
        choice("TT-R3", "2019"),
        choice("no.such", "1"),
    ];
    let errors = pack.rules_on(day("2026-06-01"), &wrong).expect_err("none is offered");
    assert_eq!(errors.len(), wrong.len(), "{errors:?}");
    assert_eq!(errors[0].offered, ["provide.limit=three", "provide.limit=five"]);
    assert_eq!(errors[2].offered, ["overrun.cost=<decimal>"]);
    assert_eq!(errors[7].offered.len(), pack.rulings.len(), "the keys there are");
}

#[test]
fn a_leaf_takes_its_rule_from_a_reading() {
    let pack = pack();
    for (reading, cost) in [("each", "2"), ("twice", "4")] {
        let tree = under(&pack, "step.rule", reading).tree("TT-I").expect("the tree");
        assert_eq!(tree.leaves[1].rule, LeafRule::PerEvent { cost: exact(cost) });
        assert_eq!(tree.leaves[1].rulings, ["step.rule"]);
    }
}

#[test]
fn a_border_day_belongs_to_the_version_that_begins() {
    let pack = pack();
    let limit_on = |date: &str| {
        let rules = pack.rules_on(day(date), &[]).expect("no choice");
        let found = rules.get::<Deadline>("deadlines.provide").expect("the rule");
        (found.value.limit, found.from.to_string(), rules.outside_validity().is_some())
    };
    let (first, second) = ("2026-01-01".to_owned(), "2027-01-01".to_owned());
    assert_eq!(
        limit_on("2025-12-31"),
        (Limit::WorkingDays(3), first.clone(), true),
        "the nearest, with a warning"
    );
    assert_eq!(limit_on("2026-01-01"), (Limit::WorkingDays(3), first.clone(), false));
    assert_eq!(limit_on("2026-12-31"), (Limit::WorkingDays(3), first, false));
    assert_eq!(limit_on("2027-01-01"), (Limit::WorkingDays(2), second.clone(), false));
    assert_eq!(limit_on("2099-12-31"), (Limit::WorkingDays(2), second, false));
}

#[test]
fn a_version_without_an_end_gives_way_on_the_first_day_of_the_next() {
    let next = "\n[[kept]]\nlimit = \"9d\"\nstarts = \"notice\"\nactor = \"provider\"\nfrom = 2028-01-01\nclause = \"TT-1\"\nverified_on = 2026-01-01\n";
    let changed = common::changed(&[("t/parameters/deadlines.toml", "", next)]);
    let pack = common::load_from("t", &changed).expect("usable");
    let limit_on = |date: &str| {
        let rules = pack.rules_on(day(date), &[]).expect("no choice");
        rules.get::<Deadline>("deadlines.kept").expect("the rule").value.limit
    };
    assert_eq!((limit_on("2027-12-31"), limit_on("2028-01-01")), (Limit::Days(7), Limit::Days(9)));
}

#[test]
fn the_own_value_wins_over_the_base() {
    let pack = pack();
    let rules = pack.rules_on(day("2026-06-01"), &[]).expect("no choice");
    let kept = rules.get::<Deadline>("deadlines.kept").expect("the rule");
    assert_eq!(kept.value.limit, Limit::Days(7));
    let missing = rules.get::<Deadline>("deadlines.none").expect_err("no such rule");
    assert_eq!(missing, RuleError::NoRule { key: "deadlines.none".to_owned() });
    assert_eq!(rules.find::<Deadline>("deadlines.none"), Ok(None));
    let other_form = rules.get::<Scoring>("deadlines.kept").expect_err("another form");
    assert_eq!(other_form.finding("t").place, "t/parameters/deadlines.toml:20");
}

#[test]
fn the_digest_changes_with_every_file_and_the_base() {
    let digest = |changes: &[common::Change<'_>]| {
        common::load_from("t", &common::changed(changes)).expect("usable").digest
    };
    let before = digest(&[]);
    assert_eq!(before, digest(&[]));
    for (path, _) in common::FILES {
        assert_ne!(digest(&[(path, "", "\n# 注\n")]), before, "{path}");
    }
}
