//! Random leases, prices and payers around a leap February.

pub mod naive;

use crate::common::Files;
use proptest::prelude::*;
use std::collections::BTreeMap;
use yunheng_rating::{Day, date_of};
use yunheng_values::{DateRange, format_scaled};

/// 2023-12-01: the cases lie around a leap February.
pub const BASE: Day = 738_855;

#[derive(Debug, Clone)]
pub struct Row {
    pub resource: String,
    pub unit: String,
    pub item: String,
    pub test: bool,
    /// 10⁻⁴.
    pub quantity: i64,
    pub from: Day,
    pub to: Option<Day>,
}

#[derive(Debug, Clone)]
pub struct Price {
    pub item: String,
    pub from: Day,
    /// 10⁻⁶ yuan.
    pub price: i64,
    pub method: &'static str,
}

#[derive(Debug, Clone)]
pub struct Case {
    pub rows: Vec<Row>,
    pub prices: Vec<Price>,
    pub payers: Vec<(String, Day, String)>,
    pub period: (Day, Day),
}

impl Case {
    pub fn files(&self) -> Files {
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

    pub fn price_on(&self, item: &str, day: Day) -> Option<&Price> {
        self.prices
            .iter()
            .filter(|price| price.item == item && price.from <= day)
            .max_by_key(|price| price.from)
    }

    /// Before the first price a day follows the first price's method.
    pub fn method_on(&self, item: &str, day: Day) -> &'static str {
        let first =
            self.prices.iter().filter(|price| price.item == item).min_by_key(|price| price.from).unwrap();
        self.price_on(item, day).unwrap_or(first).method
    }

    pub fn payer_on(&self, unit: &str, day: Day) -> String {
        let changes = self.payers.iter().filter(|(of, from, _)| of == unit && *from <= day);
        changes.max_by_key(|(_, from, _)| *from).map_or("null", |(_, _, payer)| payer).to_owned()
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

pub fn case(lowest_gap: i32, lowest_length: i32, latest_price: i32) -> impl Strategy<Value = Case> {
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
pub fn clean_case() -> impl Strategy<Value = Case> {
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
