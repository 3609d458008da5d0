//! The price table: unit prices with the day they begin.

use crate::cell::Cells;
use crate::collect::Problem;
use crate::header::{optional, required};
use crate::input::Input;
use crate::problems;
use crate::rows::{LARGE, ReadReport, Table, read};
use std::collections::HashMap;
use yunheng_policy::shape::ProrationKind;
use yunheng_rating::Per;
use yunheng_values::{Date, Findings, UnitPrice};

/// A row of the price table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceRow<'a> {
    /// Where it stands.
    pub line: u64,
    /// The catalog item.
    pub item: &'a str,
    /// First day of the price.
    pub from: Date,
    /// The price.
    pub unit_price: UnitPrice,
    /// What it is for; none stands for a month.
    pub per: Option<Per>,
    /// How parts of a month are charged; none stands for the pack's rule.
    pub proration: Option<ProrationKind>,
}

static PRICES: Table = Table {
    name: "prices",
    columns: &[
        required("item"),
        required("from"),
        required("unit_price"),
        optional("per"),
        optional("proration"),
    ],
    unpacked: LARGE,
};

const PER: &[(&str, Per)] =
    &[("month", Per::Month), ("day", Per::Day), ("year", Per::Year), ("each", Per::Each)];
const PRORATION: &[(&str, ProrationKind)] = &[
    ("actual_days", ProrationKind::ActualDays),
    ("thirtieth", ProrationKind::Thirtieth),
    ("half_month", ProrationKind::HalfMonth),
    ("whole_month", ProrationKind::WholeMonth),
];

/// Reads prices; an item has one price a day on which prices begin.
///
/// # Errors
/// All findings, when one of them is an error.
pub fn read_prices(input: &Input, mut sink: impl FnMut(PriceRow<'_>)) -> Result<ReadReport, Findings> {
    let mut seen: HashMap<(String, Date), u64> = HashMap::new();
    read(input, &PRICES, |cells| {
        let Some(row) = price(cells) else { return };
        let first = *seen.entry((row.item.to_owned(), row.from)).or_insert(row.line);
        if first != row.line {
            cells.report(0, || problems::doubled(&format!("{},{}", row.item, row.from), first));
        }
        sink(row);
    })
}

fn price<'a>(cells: &mut Cells<'a, '_>) -> Option<PriceRow<'a>> {
    let line = cells.row.line;
    let (item, from, unit_price) = (cells.id(0), cells.date(1), cells.unit_price(2));
    let (per, proration) = (cells.may_word(3, "bad_word", PER), cells.may_word(4, "bad_word", PRORATION));
    if let (Some(Some(per)), Some(Some(_))) = (per, proration)
        && per != Per::Month
    {
        cells.out.warning(Some(line), Some("proration"), unused_proration);
    }
    let (per, proration) = (per?, proration?);
    Some(PriceRow { line, item: item?, from: from?, unit_price: unit_price?, per, proration })
}

fn unused_proration() -> Problem {
    Problem::new(
        "unused_proration",
        "只有按月计价才折算，此处的proration未使用",
        "only prices per month are prorated; proration is not used here",
    )
}
