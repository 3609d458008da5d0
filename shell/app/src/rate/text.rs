//! A line as text. Names and dates are turned into text once, figures once a row, so that a line costs little more than copying.

use super::load::Rating;
use yunheng_rating::{Day, Line, Stage, date_of, day_of};
use yunheng_values::format_scaled;

/// Texts that many lines share.
pub(super) struct Texts<'a> {
    rating: &'a Rating,
    first_day: Day,
    days: Vec<String>,
    prices: Vec<String>,
    clauses: Vec<Vec<String>>,
}

/// A line's texts.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineText<'a> {
    pub resource_id: &'a str,
    pub unit_id: &'a str,
    pub project_id: &'a str,
    pub payer: Option<&'a str>,
    pub item: &'a str,
    pub stage: &'static str,
    pub month: &'a str,
    pub from: &'a str,
    pub to: &'a str,
    pub quantity: &'a str,
    pub unit_price: &'a str,
    pub charge_fen: i64,
    pub clauses: &'a [String],
}

/// The quantity of the row in hand as text.
pub(super) struct Scratch {
    lease: u32,
    quantity: String,
}

impl Scratch {
    pub fn new() -> Self {
        Self { lease: u32::MAX, quantity: String::new() }
    }
}

impl<'a> Texts<'a> {
    pub fn new(rating: &'a Rating) -> Self {
        let (first_day, end) = (day_of(rating.period.start()), day_of(rating.period.end()));
        let versions = (0..rating.leases.items.len() as u32)
            .map(|item| rating.book.versions_of(item).end)
            .max()
            .unwrap_or(0);
        let version = |number: u32| rating.book.version(number);
        Self {
            rating,
            first_day,
            // A service on the last day ends on the day after the period's end at most.
            days: (first_day..=end + 1).map(|day| date_of(day).to_string()).collect(),
            prices: (0..versions).map(|number| version(number).unit_price.to_string()).collect(),
            clauses: (0..versions)
                .map(|number| version(number).clauses.iter().map(ToString::to_string).collect())
                .collect(),
        }
    }

    fn day(&self, day: Day) -> &str {
        usize::try_from(day - self.first_day)
            .ok()
            .and_then(|index| self.days.get(index))
            .map_or("", String::as_str)
    }

    /// The texts of a line; `scratch` carries over from line to line of the same row.
    pub fn line<'s>(&'s self, line: &Line, scratch: &'s mut Scratch) -> LineText<'s> {
        let leases = &self.rating.leases;
        let lease = &leases.rows()[line.lease as usize];
        if scratch.lease != line.lease {
            scratch.lease = line.lease;
            scratch.quantity = lease.quantity.to_string();
        }
        let from = self.day(line.from);
        LineText {
            resource_id: leases.resources.name(lease.resource),
            unit_id: leases.units.name(lease.unit),
            project_id: leases.projects.name(lease.project),
            payer: line.payer.map(|payer| self.rating.payers.names().name(payer)),
            item: leases.items.name(lease.item),
            stage: match lease.stage {
                Stage::Test => "test",
                Stage::Formal => "formal",
            },
            month: from.get(..7).unwrap_or(from),
            from,
            to: self.day(line.to),
            quantity: &scratch.quantity,
            unit_price: &self.prices[line.version as usize],
            charge_fen: line.charge.scaled(),
            clauses: &self.clauses[line.version as usize],
        }
    }
}

/// Fen as yuan with two places.
pub(super) fn yuan(fen: i128) -> String {
    format_scaled(fen, 2, 2)
}
