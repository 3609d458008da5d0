//! Readings that the authority chose: dated, over the published pack, part of its digest.

mod common;

use common::{changed, codes, day, load_from, pack};
use yunheng_calendar::Limit;
use yunheng_policy::shape::Deadline;
use yunheng_policy::{Choice, DatedChoice, Pack, Rules, check, check_choice, choices_text};

fn choice(reading: &str, from: &str) -> DatedChoice {
    DatedChoice {
        ruling: "provide.limit".into(),
        reading: reading.into(),
        from: day(from),
        reason: "会议纪要“第3号”".into(),
        decided_on: day("2026-05-20"),
    }
}

fn with(choices: &[DatedChoice]) -> Pack {
    let text = choices_text(choices);
    load_from("t", &changed(&[("t/choices.toml", "", &text)])).expect("the pack loads")
}

fn limit(rules: &Rules<'_>) -> Limit {
    rules.get::<Deadline>("deadlines.provide").expect("the rule").value.limit
}

#[test]
fn what_is_written_is_read_again() {
    let choices = [choice("five", "2026-06-01"), choice("three", "2026-09-01")];
    assert_eq!(with(&choices).choices, choices);
}

#[test]
fn the_latest_day_counts_and_of_the_same_day_the_last() {
    let (two, back) = (choice("five", "2026-06-01"), choice("three", "2026-06-01"));
    let pack = with(&[choice("three", "2026-09-01"), two.clone()]);
    let on = |pack: &Pack, date: &str| limit(&pack.rules_on(day(date), &[]).expect("offered"));
    assert_eq!(on(&pack, "2026-05-31"), Limit::WorkingDays(3));
    assert_eq!(on(&pack, "2026-06-01"), Limit::WorkingDays(5));
    assert_eq!(on(&pack, "2026-09-01"), Limit::WorkingDays(3));
    assert_eq!(on(&with(&[two.clone(), back.clone()]), "2026-06-01"), Limit::WorkingDays(3));
    assert_eq!(on(&with(&[back, two]), "2026-06-01"), Limit::WorkingDays(5));
}

#[test]
fn results_name_the_choice_and_a_named_reading_wins_over_it() {
    let pack = with(&[choice("five", "2026-06-01")]);
    let rules = pack.rules_on(day("2026-06-02"), &[]).expect("offered");
    assert_eq!(rules.chosen(), ["provide.limit=five"]);
    assert_eq!(rules.choices(), Vec::new());
    assert_eq!(rules.decision("TT-R1").map(|choice| choice.from), Some(day("2026-06-01")));
    let named = [Choice { key: "provide.limit".into(), value: "three".into() }];
    let rules = pack.rules_on(day("2026-06-02"), &named).expect("offered");
    assert_eq!((limit(&rules), rules.chosen()), (Limit::WorkingDays(3), vec!["provide.limit=three".into()]));
    assert_eq!(rules.decision("provide.limit"), None);
    let published = pack.published_rules_on(day("2026-06-02"), &[]).expect("offered");
    assert_eq!((limit(&published), published.chosen()), (Limit::WorkingDays(3), Vec::new()));
}

#[test]
fn the_digest_covers_the_choices() {
    let (none, one) = (pack().digest, with(&[choice("five", "2026-06-01")]).digest);
    let other = with(&[choice("five", "2026-06-02")]).digest;
    assert!(none != one && one != other);
}

#[test]
fn a_reading_that_is_not_offered_any_more_is_refused_and_reported() {
    let pack = with(&[choice("nine", "2026-06-01")]);
    let errors = pack.rules_on(day("2026-06-01"), &[]).expect_err("not offered");
    assert_eq!(errors[0].choice.value, "nine");
    assert!(pack.rules_on(day("2026-05-31"), &[]).is_ok());
    let found = codes(&check(&pack));
    assert!(found.contains(&"unresolved_ruling t/choices.toml provide.limit 2026-06-01".into()), "{found:?}");
}

#[test]
fn what_may_be_chosen() {
    let pack = with(&[choice("five", "2026-06-01")]);
    let codes = |ruling: &str, reading: &str, from: &str| -> Vec<&'static str> {
        check_choice(&pack, ruling, reading, day(from)).iter().map(|finding| finding.code).collect()
    };
    assert_eq!(codes("provide.limit", "three", "2026-07-01"), Vec::<&str>::new());
    // To choose the default is a decision too.
    assert_eq!(codes("provide.limit", "three", "2026-05-01"), Vec::<&str>::new());
    assert_eq!(codes("provide.limit", "five", "2026-07-01"), ["already_chosen"]);
    assert_eq!(codes("provide.limit", "nine", "2020-01-01"), ["unknown_reading", "too_early"]);
    assert_eq!(codes("nothing", "five", "2026-07-01"), ["unknown_ruling"]);
}
