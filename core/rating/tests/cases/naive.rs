//! The table of the contract, one day at a time and in exact fractions: slow, and easy to compare with the text.

use super::{BASE, Case, Price, Row};
use std::collections::{BTreeMap, BTreeSet};
use yunheng_rating::{Day, date_of, day_of};
use yunheng_values::{Date, Exact, Month, format_scaled};

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
        (row.from..end(row))
            .any(|day| case.period.0 <= day && day < case.period.1 && case.price_on(&row.item, day).is_none())
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
