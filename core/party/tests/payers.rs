//! Who pays on a day (AMB-37): inclusive starts, splits by day, corrections that keep what was.

use proptest::prelude::*;
use yunheng_party::{PartyRef, Payer, PayerAct, PayerHistory, PayerRecord, PayerSplit, PayerStep};
use yunheng_values::{Date, DateRange, Findings, parse_date};

fn day(text: &str) -> Date {
    parse_date(text).expect("test data")
}

fn finance() -> Payer {
    Payer::Other(PartyRef::Stored(7))
}

fn pays(number: i64, from: &str, payer: Payer) -> PayerRecord {
    PayerRecord {
        number,
        act: PayerAct::Pays { from: day(from), payer },
        corrects: None,
        reason: String::new(),
    }
}

fn corrects(record: PayerRecord, number: i64) -> PayerRecord {
    PayerRecord { corrects: Some(number), reason: "文号有误".into(), ..record }
}

fn history(records: &[PayerRecord]) -> PayerHistory {
    PayerHistory::new(records).expect("test data")
}

fn codes(result: Result<PayerHistory, Findings>) -> Vec<&'static str> {
    result.map_or_else(|findings| findings.iter().map(|f| f.code).collect(), |_| Vec::new())
}

#[test]
fn from_is_the_first_day() {
    let history = history(&[pays(1, "2026-06-02", Payer::Own), pays(2, "2026-09-15", finance())]);
    assert_eq!(history.payer_on(day("2026-06-01")), None);
    assert_eq!(history.payer_on(day("2026-06-02")), Some(Payer::Own));
    assert_eq!(history.payer_on(day("2026-09-14")), Some(Payer::Own));
    assert_eq!(history.payer_on(day("2026-09-15")), Some(finance()));
}

#[test]
fn a_change_within_a_cycle_splits_by_day() {
    let history = history(&[pays(1, "2026-07-01", Payer::Own), pays(2, "2026-09-15", finance())]);
    let cycle = DateRange::parse("2026-06-02/2026-12-02").expect("test data");
    let parts: Vec<String> =
        history.split(&cycle).iter().map(|(range, payer)| format!("{range} {payer:?}")).collect();
    assert_eq!(
        parts,
        [
            "2026-06-02/2026-07-01 None",
            "2026-07-01/2026-09-15 Some(Own)",
            "2026-09-15/2026-12-02 Some(Other(Stored(7)))"
        ]
    );
    assert_eq!(PayerSplit::ByDay.effective_from(day("2026-09-15"), Some(&cycle)), day("2026-09-15"));
    assert_eq!(PayerSplit::NextCycle.effective_from(day("2026-09-15"), Some(&cycle)), day("2026-12-02"));
    assert_eq!(PayerSplit::NextCycle.effective_from(day("2026-06-02"), Some(&cycle)), day("2026-06-02"));
}

#[test]
fn corrections_keep_what_was() {
    let wrong = pays(2, "2026-09-15", finance());
    let records = [pays(1, "2026-06-02", Payer::Own), wrong, corrects(pays(3, "2026-10-01", finance()), 2)];
    assert_eq!(history(&records).payer_on(day("2026-09-20")), Some(Payer::Own));
    let before = PayerHistory::known_at(&records, 2).expect("test data");
    assert_eq!(before.payer_on(day("2026-09-20")), Some(finance()));
    let withdrawn = PayerRecord { act: PayerAct::Withdrawn, ..corrects(records[0].clone(), 3) };
    let all = [records.to_vec(), vec![PayerRecord { number: 4, ..withdrawn }]].concat();
    assert_eq!(history(&all).payer_on(day("2027-01-01")), Some(Payer::Own));
}

#[test]
fn what_cannot_be() {
    let (first, second) = (pays(1, "2026-06-02", Payer::Own), pays(2, "2026-06-02", finance()));
    assert_eq!(codes(PayerHistory::new(&[first.clone(), second])), ["payer_conflict"]);
    let late = corrects(pays(1, "2026-06-02", Payer::Own), 2);
    assert_eq!(codes(PayerHistory::new(&[late])), ["corrects_nothing"]);
    let twice = [first.clone(), corrects(first.clone(), 1), corrects(first.clone(), 1)];
    let numbered: Vec<PayerRecord> =
        (1..).zip(twice).map(|(number, record)| PayerRecord { number, ..record }).collect();
    assert_eq!(codes(PayerHistory::new(&numbered)), ["corrects_nothing", "payer_conflict"]);
    let silent = PayerRecord { reason: " ".into(), ..corrects(pays(2, "2026-07-01", Payer::Own), 1) };
    assert_eq!(codes(PayerHistory::new(&[first, silent])), ["missing_reason"]);
}

#[test]
fn steps() {
    let history = history(&[pays(1, "2026-06-02", Payer::Own), pays(2, "2026-09-15", finance())]);
    assert_eq!(history.step(day("2026-08-01"), Payer::Own), PayerStep::Nothing);
    assert_eq!(history.step(day("2026-08-01"), finance()), PayerStep::Add);
    assert_eq!(history.step(day("2026-09-15"), Payer::Own), PayerStep::Correct(2));
    assert_eq!(history.step(day("2026-01-01"), Payer::Own), PayerStep::Add);
}

proptest! {
    /// The parts of a split are the days one by one.
    #[test]
    fn a_split_says_what_each_day_says(
        starts in prop::collection::btree_map(0..60_i64, 0..3_i64, 0..8),
        first in 0..60_i64,
        length in 1..60_i64,
    ) {
        let base = day("2026-06-02");
        let plus = |days: i64| base + (day("2026-06-03") - base) * days as i32;
        let records: Vec<PayerRecord> = (1..)
            .zip(&starts)
            .map(|(number, (at, payer))| PayerRecord {
                number,
                act: PayerAct::Pays { from: plus(*at), payer: Payer::Other(PartyRef::Stored(*payer)) },
                corrects: None,
                reason: String::new(),
            })
            .collect();
        let history = PayerHistory::new(&records).expect("no two begin on one day");
        let range = DateRange::new(plus(first), plus(first + length)).expect("not empty");
        let parts = history.split(&range);
        prop_assert_eq!(parts.iter().map(|(part, _)| part.days()).sum::<i64>(), range.days());
        prop_assert!(parts.windows(2).all(|pair| pair[0].0.end() == pair[1].0.start() && pair[0].1 != pair[1].1));
        for offset in first..first + length {
            let on = parts.iter().find(|(part, _)| part.contains(plus(offset))).map(|(_, payer)| *payer);
            prop_assert_eq!(on, Some(history.payer_on(plus(offset))));
        }
    }
}
