//! What a quantity costs, computed as a bill computes it.

use crate::problem::Problem;
use crate::rate::charges;
use yunheng_api::platform::EstimateItemJson;
use yunheng_policy::Rules;
use yunheng_values::{Money, Month, Quantity};

/// Prices of a month.
pub(crate) struct Prices<'p> {
    pub(crate) rules: &'p Rules<'p>,
    pub(crate) month: Month,
}

impl Prices<'_> {
    /// Name of an item; its id when the catalog does not have it.
    pub(crate) fn name(&self, item: &str) -> String {
        let found = self.rules.pack().items.iter().find(|known| known.id == item);
        found.map_or_else(|| item.to_owned(), |known| known.name.clone())
    }

    /// What a change from `before` to `after` costs more or less, quantities in ten-thousandths of the unit.
    pub(crate) fn item(&self, item: &str, (after, before): (i64, i64)) -> Result<EstimateItemJson, Problem> {
        let known = self.rules.pack().items.iter().find(|known| known.id == item);
        let month = (self.month, self.month.next());
        let year = (self.month, Month { year: self.month.year + 1, ..self.month });
        let difference = |period: (Month, Month)| -> Result<Option<String>, Problem> {
            let (Some(then), Some(now)) =
                (self.charge(item, after, period)?, self.charge(item, before, period)?)
            else {
                return Ok(None);
            };
            Ok(Some(Money::from_scaled(then.scaled() - now.scaled()).to_string()))
        };
        Ok(EstimateItemJson {
            item: item.to_owned(),
            item_name: self.name(item),
            unit: known.map(|known| known.unit.clone()).unwrap_or_default(),
            before: Quantity::from_scaled(before).to_string(),
            after: Quantity::from_scaled(after).to_string(),
            monthly: difference(month)?,
            yearly: difference(year)?,
        })
    }

    /// What a quantity costs from one month to another; none without a price.
    pub(crate) fn charge(
        &self,
        item: &str,
        quantity: i64,
        months: (Month, Month),
    ) -> Result<Option<Money>, Problem> {
        let amount = (item.to_owned(), quantity);
        let found = charges(self.rules, months, &std::iter::once(amount.clone()).collect())?;
        Ok(found.get(&amount).copied().map(Money::from_scaled))
    }
}
