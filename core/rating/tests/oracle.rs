//! Rating against a slow day-by-day oracle in exact fractions, and the properties that bills must have.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own rows has to fail")]

mod cases;
mod common;

use cases::{Case, case, clean_case, naive};
use common::{Outcome, pack, rate, rate_in_parts};
use proptest::prelude::*;
use std::collections::BTreeMap;
use yunheng_policy::Pack;
use yunheng_rating::{Day, day_of};
use yunheng_values::parse_date;

fn the_pack() -> Pack {
    pack("actual_days", "3month")
}

fn fen(line: &str) -> i128 {
    let charge = line.rsplit(',').next().unwrap();
    charge.replace('.', "").parse().unwrap()
}

/// Sum by resource, item and month.
fn months(outcome: &Outcome) -> BTreeMap<String, i128> {
    let mut sums = BTreeMap::new();
    for line in &outcome.lines {
        let cells: Vec<&str> = line.split(',').collect();
        *sums.entry(format!("{} {} {}", cells[0], cells[4], cells[6])).or_insert(0) += fen(line);
    }
    sums
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_the_oracle(case in case(-3, 0, 60)) {
        let outcome = rate(&the_pack(), &case.files());
        prop_assert_eq!(&outcome.lines, &naive::lines(&case));
        prop_assert_eq!(outcome.total, outcome.lines.iter().map(|line| fen(line)).sum::<i128>());
    }

    #[test]
    fn agrees_with_the_oracle_where_nothing_is_left_out(case in clean_case()) {
        let outcome = rate(&the_pack(), &case.files());
        prop_assert_eq!(&outcome.lines, &naive::lines(&case));
        prop_assert!(outcome.complete, "{:?}", outcome.codes());
    }

    #[test]
    fn parts_that_begin_at_month_starts_add_up(case in clean_case()) {
        let whole = rate(&the_pack(), &case.files());
        let first = parse_date("2024-01-01").map(day_of).unwrap();
        let cuts = [first, first + 31, first + 60, first + 91, first + 121, first + 152, first + 182, first + 213];
        let inside = cuts.into_iter().filter(|cut| case.period.0 < *cut && *cut < case.period.1);
        let mut borders: Vec<Day> = inside.collect();
        borders.insert(0, case.period.0);
        borders.push(case.period.1);
        let parts: Vec<Outcome> = borders.windows(2).map(|part| {
            rate(&the_pack(), &Case { period: (part[0], part[1]), ..case.clone() }.files())
        }).collect();
        prop_assert_eq!(parts.iter().map(|part| part.total).sum::<i128>(), whole.total);
        let mut lines: Vec<String> = parts.into_iter().flat_map(|part| part.lines).collect();
        let mut expected = whole.lines;
        lines.sort();
        expected.sort();
        prop_assert_eq!(lines, expected);
    }

    #[test]
    fn neither_the_order_of_rows_nor_the_threads_matter(case in case(-3, 0, 60), seed in any::<u64>()) {
        let whole = rate(&the_pack(), &case.files());
        let mut shuffled = case.clone();
        shuffled.rows.sort_by_key(|row| (row.quantity as u64 ^ seed).wrapping_mul(seed | 1));
        shuffled.prices.reverse();
        let other = rate(&the_pack(), &shuffled.files());
        prop_assert_eq!((&other.lines, &other.sums), (&whole.lines, &whole.sums));
        prop_assert_eq!(other.complete, whole.complete);
        prop_assert_eq!(rate_in_parts(&the_pack(), &case.files(), 3), whole);
    }

    #[test]
    fn splitting_a_row_changes_no_month(case in clean_case(), which in any::<prop::sample::Index>(), at in 1..40_i32) {
        let mut split = case.clone();
        let place = which.index(split.rows.len());
        let day = split.rows[place].from + at;
        let each = case.prices.iter().any(|price| price.item == split.rows[place].item && price.method == "each");
        prop_assume!(!each && split.rows[place].to.is_none_or(|to| day < to));
        let mut second = split.rows[place].clone();
        second.from = day;
        split.rows[place].to = Some(day);
        split.rows.push(second);
        let (before, after) = (rate(&the_pack(), &case.files()), rate(&the_pack(), &split.files()));
        prop_assert_eq!(months(&before), months(&after));
        let tests = |outcome: &Outcome| outcome.findings.iter().filter(|finding| finding.code == "test_too_long").count();
        prop_assert_eq!(tests(&before), tests(&after));
    }

    #[test]
    fn nothing_is_negative_and_tests_are_free(case in case(-3, 0, 60)) {
        for line in rate(&the_pack(), &case.files()).lines {
            prop_assert!(fen(&line) >= 0 && !line.ends_with("-0.00"), "{}", line);
            prop_assert!(!line.contains(",test,") || fen(&line) == 0, "{}", line);
        }
    }
}
