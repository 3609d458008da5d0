//! What quantities cost in a whole month at the pack's own prices, rated as a bill is.

use super::load::{Rating, RatingTables};
use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_policy::Rules;
use yunheng_rating::{LeaseRow, LeaseTable, Stage, day_of};
use yunheng_values::{ClauseId, DateRange, Month, Quantity};

/// An item and a quantity of it, ten-thousandths.
pub(crate) type Amount = (String, i64);

/// What each of some quantities costs from the first day of one month to the first day of another, fen, all rated at once. What has no
/// price is not in the answer.
///
/// # Errors
/// Prices that contradict each other.
pub(crate) fn charges(
    rules: &Rules<'_>,
    (from, to): (Month, Month),
    wanted: &BTreeSet<Amount>,
) -> Result<BTreeMap<Amount, i64>, Problem> {
    let period = DateRange::new(from.first_day(), to.first_day()).map_err(|error| Problem::bug(&error))?;
    let wanted: Vec<&Amount> = wanted.iter().collect();
    let mut leases = LeaseTable::default();
    for (at, (item, quantity)) in wanted.iter().enumerate() {
        let row = LeaseRow {
            resource_id: &at.to_string(),
            unit_id: "unit",
            project_id: "project",
            item,
            stage: Stage::Formal,
            quantity: Quantity::from_scaled(*quantity),
            from: day_of(from.first_day()),
            to: None,
            payer: None,
            row: u32::try_from(at).unwrap_or(u32::MAX),
        };
        // A quantity beyond what may be leased has no price either.
        leases.push(&row).ok();
    }
    let tables = RatingTables { leases, ..RatingTables::default() };
    let rating = Rating::new(rules, tables, period).map_err(Problem::unusable)?;
    let rater = rating.rater();
    let (mut tally, mut lines) = (rater.tally(), Vec::new());
    rater.rate(0..rating.leases.rows().len(), &mut tally, &mut lines);
    let mut sums: BTreeMap<Amount, i128> = BTreeMap::new();
    for line in &lines {
        let row = rating.leases.rows()[line.lease as usize].row as usize;
        *sums.entry(wanted[row].clone()).or_default() += i128::from(line.charge.scaled());
    }
    let fen = |(amount, sum): (Amount, i128)| Some((amount, i64::try_from(sum).ok()?));
    Ok(sums.into_iter().filter_map(fen).collect())
}

/// Clauses that bind the price of an item in a month; those of the item itself where it has no price.
pub(crate) fn clauses(rules: &Rules<'_>, item: &str, month: Month) -> Vec<ClauseId> {
    let pack = rules.pack();
    let held = pack.prices.iter().filter(|price| price.item == item && price.from <= month.first_day());
    let price = held.max_by_key(|price| price.from).map(|price| price.clause.clone());
    let of_item = || pack.items.iter().find(|known| known.id == item).map(|known| known.clause.clone());
    price.or_else(of_item).unwrap_or_default()
}
