//! What differences come to in money: each side rated for a month, as a bill would be.

use crate::problem::Problem;
use crate::rate::{charges, clauses};
use std::collections::{BTreeMap, BTreeSet};
use yunheng_ledger::Quantities;
use yunheng_ledger::reconcile::{Difference, Side};
use yunheng_policy::Rules;
use yunheng_values::{ClauseId, Date, Month};

/// Quantities as they are kept: ten-thousandths, by item.
pub(super) type Amounts = BTreeMap<String, i64>;

/// A difference with what it comes to.
#[derive(Debug, Clone)]
pub(super) struct Priced {
    pub(super) charged: Amounts,
    pub(super) right: Amounts,
    /// Fen a month; none when something has no price.
    pub(super) monthly: Option<i64>,
    /// Clauses of the items and prices.
    pub(super) clauses: Vec<String>,
}

/// Prices differences by the first whole month after the day, in their order.
///
/// # Errors
/// Prices that contradict each other.
pub(super) fn priced(
    rules: &Rules<'_>,
    differences: &[Difference],
    on: Date,
) -> Result<Vec<Priced>, Problem> {
    let month = Month::of(on).next();
    let wanted: BTreeSet<(String, i64)> = differences
        .iter()
        .flat_map(|one| amounts(&one.charged).into_iter().chain(amounts(&one.right)))
        .collect();
    let pricing = Pricing {
        prices: charges(rules, (month, month.next()), &wanted)?,
        clauses: wanted.iter().map(|(item, _)| (item.clone(), clauses(rules, item, month))).collect(),
    };
    Ok(differences.iter().map(|one| pricing.of(one)).collect())
}

fn amounts(items: &Quantities) -> Amounts {
    items.iter().map(|(item, quantity)| (item.as_str().to_owned(), quantity.scaled())).collect()
}

struct Pricing {
    prices: BTreeMap<(String, i64), i64>,
    clauses: BTreeMap<String, Vec<ClauseId>>,
}

impl Pricing {
    fn of(&self, one: &Difference) -> Priced {
        let (charged, right) = (amounts(&one.charged), amounts(&one.right));
        let cited: BTreeSet<String> = charged
            .keys()
            .chain(right.keys())
            .flat_map(|item| self.clauses.get(item).into_iter().flatten())
            .map(ToString::to_string)
            .collect();
        let monthly = self.monthly(one, &charged, &right);
        Priced { charged, right, monthly, clauses: cited.into_iter().collect() }
    }

    /// What quantities cost a month, fen; none when one has no price.
    fn cost(&self, items: &Amounts) -> Option<i64> {
        items.iter().try_fold(0_i64, |sum, (item, quantity)| {
            sum.checked_add(*self.prices.get(&(item.clone(), *quantity))?)
        })
    }

    fn monthly(&self, one: &Difference, charged: &Amounts, right: &Amounts) -> Option<i64> {
        match one.side() {
            Side::None => Some(0),
            Side::Unknown => None,
            Side::Another => self.cost(charged),
            // A thing that counts as nothing known costs nobody knows what.
            Side::TooLittle if right.is_empty() => None,
            Side::TooMuch | Side::TooLittle | Side::Either => {
                self.cost(charged)?.checked_sub(self.cost(right)?)
            }
        }
    }
}
