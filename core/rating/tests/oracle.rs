//! Rating against a slow day-by-day oracle in exact fractions, and the properties that bills must have.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own rows has to fail")]

mod common;

use common::{Files, Outcome, pack, rate, rate_in_parts};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_policy::Pack;
use yunheng_rating::{Day, date_of, day_of};
use yunheng_values::{Date, DateRange, Exact, Month, format_scaled, parse_date};

/// 2023-12-01: the cases lie around a leap February.
const BASE: Day = 738_855;

#[derive(Debug, Clone)]
struct Row {
    resource: String,
    unit: String,
    item: String,
    test: bool,
    /// 10⁻⁴.
    quantity: i64,
    from: Day,
    to: Option<Day>,
}

#[derive(Debug, Clone)]
struct Price {
    item: String,
    from: Day,
    /// 10⁻⁶ yuan.
    price: i64,
    method: &'static str,
}

#[derive(Debug, Clone)]
struct Case {
    rows: Vec<Row>,
    prices: Vec<Price>,
    payers: Vec<(String, Day, String)>,
    period: (Day, Day),
}

impl Case {
    fn files(&self) -> Files {
        let row = |row: &Row| {
            let (stage, quantity) =
                (if row.test { "test" } else { "formal" }, format_scaled(row.quantity.into(), 4, 0));
            let (from, to) = (date_of(row.from), row.to.map_or(String::new(), |to| date_of(to).to_string()));
            format!("{},{},q,{},{stage},{quantity},{from},{to}", row.resource, row.unit, row.item)
        };
        let price = |price: &Price| {
            let (per, proration) = match price.method {
                per @ ("day" | "year" | "each") => (per, ""),
                proration => ("month", proration),
            };
            let (from, number) = (date_of(price.from), format_scaled(price.price.into(), 6, 2));
            format!("{},{from},{number},{per},{proration}", price.item)
        };
        Files {
            leases: self.rows.iter().map(row).collect(),
            prices: self.prices.iter().map(price).collect(),
            payers: self
                .payers
                .iter()
                .map(|(unit, from, payer)| format!("{unit},{},{payer}", date_of(*from)))
                .collect(),
            period: DateRange::new(date_of(self.period.0), date_of(self.period.1)).unwrap().to_string(),
        }
    }

    fn price_on(&self, item: &str, day: Day) -> Option<&Price> {
        self.prices
            .iter()
            .filter(|price| price.item == item && price.from <= day)
            .max_by_key(|price| price.from)
    }

    /// Before the first price a day follows the first price's method.
    fn method_on(&self, item: &str, day: Day) -> &'static str {
        let first =
            self.prices.iter().filter(|price| price.item == item).min_by_key(|price| price.from).unwrap();
        self.price_on(item, day).unwrap_or(first).method
    }

    fn payer_on(&self, unit: &str, day: Day) -> String {
        let changes = self.payers.iter().filter(|(of, from, _)| of == unit && *from <= day);
        changes.max_by_key(|(_, from, _)| *from).map_or("null", |(_, _, payer)| payer).to_owned()
    }
}

/// The table of the contract, one day at a time.
mod naive {
    use super::*;

    fn date(day: Day) -> Date {
        date_of(day)
    }

    fn exact_of_day(method: &str, day: Day, amount: &Exact) -> Exact {
        let month = Month::of(date(day));
        let number = day - day_of(month.first_day()) + 1;
        let year_days = 337 + Month { year: month.year, month: 2 }.days();
        let share = match method {
            "actual_days" => Exact::ratio(1, month.days().into()),
            "thirtieth" if number == 31 => Exact::zero(),
            "thirtieth" if month.month == 2 && i64::from(number) == month.days() => {
                Exact::ratio(i128::from(30 - (month.days() - 1)), 30)
            }
            "thirtieth" => Exact::ratio(1, 30),
            "day" => Exact::from(1),
            "year" => Exact::ratio(1, year_days.into()),
            _ => Exact::zero(),
        };
        amount * &share
    }

    fn amount(quantity: i64, price: i64) -> Exact {
        Exact::from_scaled(quantity.into(), 4) * Exact::from_scaled(price.into(), 6)
    }

    /// Lines of the case as the library writes them.
    pub fn lines(case: &Case) -> Vec<String> {
        let groups: BTreeSet<(&str, &str)> =
            case.rows.iter().map(|row| (row.resource.as_str(), row.item.as_str())).collect();
        groups
            .into_iter()
            .flat_map(|(resource, item)| {
                let rows: Vec<&Row> =
                    case.rows.iter().filter(|row| row.resource == resource && row.item == item).collect();
                if case.prices.iter().any(|price| price.item == item && price.method == "each") {
                    services(case, &rows)
                } else {
                    intervals(case, &rows)
                }
            })
            .collect()
    }

    fn services(case: &Case, rows: &[&Row]) -> Vec<String> {
        let mut rows: Vec<&Row> = rows.to_vec();
        rows.retain(|row| {
            (case.period.0..case.period.1).contains(&row.from) && case.price_on(&row.item, row.from).is_some()
        });
        rows.sort_by_key(|row| (row.from, row.unit.clone(), !row.test, row.quantity));
        let mut book = Rounding::default();
        rows.iter()
            .map(|row| {
                let price = case.price_on(&row.item, row.from).unwrap().price;
                let exact = if row.test { Exact::zero() } else { amount(row.quantity, price) };
                let charge = book.charge(row.from, &exact);
                written(case, row, (row.from, row.from + 1), price, &charge)
            })
            .collect()
    }

    fn end(row: &Row) -> Day {
        row.to.unwrap_or(BASE + 1000)
    }

    fn rated<'a>(case: &Case, rows: &[&'a Row]) -> Vec<&'a Row> {
        let full: Vec<&Row> = rows.iter().copied().filter(|row| row.from < end(row)).collect();
        let meet = |a: &Row, b: &Row| !std::ptr::eq(a, b) && a.from < end(b) && b.from < end(a);
        let alone = full.iter().filter(|row| !full.iter().any(|other| meet(row, other)));
        let unpriced = |row: &Row| {
            (row.from..end(row)).any(|day| {
                case.period.0 <= day && day < case.period.1 && case.price_on(&row.item, day).is_none()
            })
        };
        let mut kept: Vec<&Row> = alone.copied().filter(|row| !unpriced(row)).collect();
        kept.sort_by_key(|row| row.from);
        kept
    }

    fn intervals(case: &Case, rows: &[&Row]) -> Vec<String> {
        let rows = rated(case, rows);
        let mut book = Rounding::default();
        let mut lines = Vec::new();
        for row in &rows {
            let mut days = (row.from.max(case.period.0)..end(row).min(case.period.1)).peekable();
            while let Some(first) = days.next() {
                let price = case.price_on(&row.item, first).unwrap();
                let what = |day: Day| {
                    let on = case.price_on(&row.item, day).unwrap();
                    (Month::of(date(day)), on.price, on.method, case.payer_on(&row.unit, day))
                };
                let mut last = first;
                while days.peek().is_some_and(|day| what(*day) == what(first)) {
                    last = days.next().unwrap();
                }
                let exact =
                    if row.test { Exact::zero() } else { exact_of(case, &rows, row, price, first..=last) };
                let charge = book.charge(first, &exact);
                lines.push(written(case, row, (first, last + 1), price.price, &charge));
            }
        }
        lines
    }

    fn exact_of(
        case: &Case,
        rows: &[&Row],
        row: &Row,
        price: &Price,
        days: std::ops::RangeInclusive<Day>,
    ) -> Exact {
        if !matches!(price.method, "half_month" | "whole_month") {
            return days.map(|day| exact_of_day(price.method, day, &amount(row.quantity, price.price))).sum();
        }
        let month = Month::of(date(*days.start()));
        let (start, next) = (day_of(month.first_day()), day_of(month.next().first_day()));
        let mut used = Vec::new();
        for day in start..next {
            let row = rows.iter().find(|row| !row.test && row.from <= day && day < end(row));
            if let Some(row) =
                row.filter(|row| matches!(case.method_on(&row.item, day), "half_month" | "whole_month"))
            {
                used.push((day, row.quantity));
            }
        }
        let first = used[0].0;
        if !days.contains(&first) {
            return Exact::zero();
        }
        let largest = used.iter().map(|(_, quantity)| *quantity).max().unwrap();
        let half = case.method_on(&row.item, first) == "half_month" && used.len() <= 15;
        amount(largest, price.price) * if half { Exact::ratio(1, 2) } else { Exact::from(1) }
    }

    fn written(case: &Case, row: &Row, (from, to): (Day, Day), price: i64, charge: &str) -> String {
        let stage = if row.test { "test" } else { "formal" };
        let (quantity, price) = (format_scaled(row.quantity.into(), 4, 0), format_scaled(price.into(), 6, 2));
        let (month, payer) = (Month::of(date(from)), case.payer_on(&row.unit, from));
        let (from, to) = (date(from), date(to));
        format!(
            "{},{},q,{payer},{},{stage},{month},{from},{to},{quantity},{price},{charge}",
            row.resource, row.unit, row.item
        )
    }

    /// Exact sums by month.
    #[derive(Default)]
    struct Rounding(BTreeMap<Month, Exact>);

    impl Rounding {
        fn charge(&mut self, day: Day, exact: &Exact) -> String {
            let sum = self.0.entry(Month::of(date(day))).or_insert_with(Exact::zero);
            let before = sum.round_scaled(2).unwrap();
            *sum = &*sum + exact;
            format_scaled(sum.round_scaled(2).unwrap() - before, 2, 2)
        }
    }
}

const BY_TIME: [&str; 6] = ["actual_days", "thirtieth", "half_month", "whole_month", "day", "year"];

fn number(largest: i64) -> impl Strategy<Value = i64> {
    prop_oneof![0..5_i64, 0..200_000_i64, Just(460_000), 0..=largest]
}

/// Gap, length, whether it is a test (both), unit and quantity of a row.
type Piece = (i32, i32, (bool, bool), u8, i64);

/// Rows of a resource and item after one another; a negative gap overlaps, a length of 0 is empty.
fn rows(lowest_gap: i32, lowest_length: i32) -> impl Strategy<Value = Vec<Row>> {
    let piece =
        (lowest_gap..25, lowest_length..50, any::<(bool, bool)>(), 0..3_u8, number(9_999_999_999_999));
    let last = prop_oneof![3 => Just(false), 1 => Just(true)];
    (prop::collection::vec(piece, 1..7), 0..2_u8, 0..2_u8, last, -40..60_i32).prop_map(
        |(pieces, resource, item, runs, start)| {
            let (count, mut day) = (pieces.len(), BASE + start);
            let mut row = |place: usize, (gap, length, (a, b), unit, quantity): Piece| {
                let from = day + gap;
                day = from + length;
                Row {
                    resource: format!("vm-{resource}"),
                    unit: format!("u{unit}"),
                    item: format!("item-{item}"),
                    test: a && b,
                    quantity,
                    from,
                    to: (!runs || place + 1 < count).then_some(day),
                }
            };
            pieces.into_iter().enumerate().map(|(place, piece)| row(place, piece)).collect()
        },
    )
}

fn prices(item: u8, latest_first: i32) -> impl Strategy<Value = Vec<Price>> {
    let version = (5..70_i32, 0..BY_TIME.len(), number(9_999_999_999));
    let starts = -60..latest_first;
    (prop::collection::vec(version, 1..5), starts, 0..8_u8).prop_map(move |(versions, start, each)| {
        let mut day = BASE + start;
        let price = |(gap, method, price): (i32, usize, i64)| {
            let from = day;
            day += gap;
            let method = if each == 0 { "each" } else { BY_TIME[method] };
            Price { item: format!("item-{item}"), from, price, method }
        };
        versions.into_iter().map(price).collect()
    })
}

fn case(lowest_gap: i32, lowest_length: i32, latest_price: i32) -> impl Strategy<Value = Case> {
    let groups = prop::collection::vec(rows(lowest_gap, lowest_length), 1..4);
    let payers = prop::collection::btree_map((0..3_u8, -20..150_i32), 0..3_u8, 0..6);
    (groups, prices(0, latest_price), prices(1, latest_price), payers, 0..80_i32, 1..140_i32).prop_map(
        |(groups, mut prices, more, payers, start, length)| {
            prices.extend(more);
            let payers = payers
                .into_iter()
                .map(|((unit, day), payer)| (format!("u{unit}"), BASE + day, format!("p{payer}")));
            let period = (BASE + start, BASE + start + length);
            Case { rows: groups.concat(), prices, payers: payers.collect(), period }
        },
    )
}

/// Rows of a group that share no day, prices from the start: nothing is left out.
fn clean_case() -> impl Strategy<Value = Case> {
    case(0, 1, -59).prop_map(|mut case| {
        let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut before: Option<(String, String, Day)> = None;
        for row in &mut case.rows {
            let key = (row.resource.clone(), row.item.clone());
            let continues = before
                .as_ref()
                .is_some_and(|(r, i, end)| (r, i) == (&row.resource, &row.item) && *end <= row.from);
            let count = seen.entry(key.clone()).or_insert(0);
            *count += usize::from(!continues);
            before = row.to.map(|to| (key.0.clone(), key.1.clone(), to));
            row.resource = format!("{}-{count}", row.resource);
        }
        for price in &mut case.prices {
            price.from -= 100;
        }
        case
    })
}

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
