//! What an application would cost and what quota it would leave, before it is sent.
//!
//! The figures come out of the same rating as a bill: what there is and what there would be, each rated as formal leases over the next
//! whole calendar month and over twelve months from there, at the pack's own prices.

use super::read::{Asked, asked};
use crate::caller::Caller;
use crate::cases::kinds::current;
use crate::ledger::{Growth, Prices, QuotaRule, day_of, once_items, quota_rule, used};
use crate::problem::Problem;
use crate::rules::effective_rules;
use crate::service::App;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_access::{Permission, Scope};
use yunheng_api::platform::{
    CasePartyJson, EstimateInJson, EstimateItemJson, EstimateJson, EstimateQuotaJson,
};
use yunheng_case::{EffectRule, LedgerAct};
use yunheng_ledger::quota_check;
use yunheng_store::Db;
use yunheng_store::ledger::{self, ProjectRow};
use yunheng_values::{Exact, Money, Month, Quantity};

/// What changes of an item, ten-thousandths.
#[derive(Debug, Clone, Copy, Default)]
struct Amounts {
    /// What there would be.
    after: i64,
    /// What there is.
    before: i64,
    /// What is ordered more of an item that is charged once: giving some of it up brings nothing back.
    ordered: i64,
}

type Change = BTreeMap<String, Amounts>;

/// Reckons what a form asks for.
///
/// # Errors
/// Not allowed; no such pack or kind; prices that contradict each other.
pub async fn estimate(app: &App, caller: &Caller, given: &EstimateInJson) -> Result<EstimateJson, Problem> {
    let reading = app.read(caller, Permission::CaseWork)?;
    let db = reading.db;
    let (named, _) = current(app, db, &given.pack, &given.kind).await?;
    let today = day_of(reading.now_ms)?;
    let rule = quota_rule(app, &given.pack, reading.now_ms).await?;
    let mut reckoning = Reckoning {
        db,
        scope: &reading.scope,
        pack: &given.pack,
        once: once_items(app, db, &given.pack).await?,
        counts_tests: rule.as_ref().is_some_and(|rule| rule.counts_tests),
        change: Change::new(),
        projects: BTreeMap::new(),
    };
    let mut is_priced = false;
    for rule in &named.is.kind.effects {
        let (rows, _) = asked(rule, &named.is.form, &given.form);
        is_priced |= rule.run.needs_items() || rule.run == LedgerAct::LeaseEnd;
        for row in rows {
            reckoning.add(rule, row).await?;
        }
    }
    if !is_priced {
        return Ok(EstimateJson::default());
    }
    let effective = effective_rules(app, &given.pack, today).await?;
    let rules = effective.rules()?;
    let prices = Prices { rules: &rules, month: Month::of(today).next() };
    let change = std::mem::take(&mut reckoning.change);
    let items: Vec<EstimateItemJson> = change
        .iter()
        .map(|(item, change)| reckoning.item(&prices, item, *change))
        .collect::<Result<_, _>>()?;
    let quotas = match &rule {
        Some(rule) => reckoning.quotas(rule, &prices, given.case_id).await?,
        None => Vec::new(),
    };
    Ok(EstimateJson {
        month: Some(prices.month.to_string()),
        monthly: sum(items.iter().map(|item| item.monthly.as_deref()))?,
        yearly: sum(items.iter().map(|item| item.yearly.as_deref()))?,
        items,
        payers: reckoning.payers(&today.to_string()).await?,
        quotas,
        has_quota: rule.is_some(),
    })
}

/// What amounts come to; none when one is not known.
fn sum<'a>(mut amounts: impl Iterator<Item = Option<&'a str>>) -> Result<Option<String>, Problem> {
    let total = amounts
        .try_fold(0_i128, |total, amount| Some(total + i128::from(Money::parse(amount?).ok()?.scaled())));
    let money = total.map(Money::from_wide).transpose().map_err(|error| Problem::bug(&error))?;
    Ok(money.map(|money| money.to_string()))
}

/// Who pays for a unit on a day.
async fn unit_payer(db: Db<'_>, unit: i64, today: &str) -> Result<Option<CasePartyJson>, Problem> {
    let row = yunheng_store::party::find(db, &Scope::system("estimate"), unit, today).await?;
    Ok(row.and_then(|row| Some(CasePartyJson { id: row.payer_id?, name: row.payer_name? })))
}

struct Reckoning<'r> {
    db: Db<'r>,
    scope: &'r Scope,
    pack: &'r str,
    /// Items that are charged once, when they are ordered.
    once: BTreeSet<String>,
    /// Whether tests take of the quota already.
    counts_tests: bool,
    change: Change,
    projects: BTreeMap<i64, (ProjectRow, Growth)>,
}

impl Reckoning<'_> {
    /// A project that the person who asks may see.
    async fn project(&self, number: &str) -> Result<Option<ProjectRow>, Problem> {
        let named = ledger::project_by_number(self.db, number).await?.map_or(0, |project| project.id);
        let seen = ledger::find_project(self.db, self.scope, named).await?;
        Ok(seen.filter(|project| project.pack == self.pack))
    }

    /// What it would take of the projects' quotas; what the case itself keeps is not taken yet.
    async fn quotas(
        &self,
        rule: &QuotaRule,
        prices: &Prices<'_>,
        case: Option<i64>,
    ) -> Result<Vec<EstimateQuotaJson>, Problem> {
        let mut quotas = Vec::new();
        for (project, growth) in self.projects.values() {
            let all = used(self.db, project.id, case, rule.counts_tests).await?;
            for (item, grow) in growth.iter().filter(|(_, grow)| **grow > 0) {
                let used = all.get(item).cloned().unwrap_or_default();
                let quantity = Quantity::from_scaled;
                let (base, taken) = (used.base(&rule.value), used.allocated + used.held_by_others);
                let decided = quota_check(quantity(base), quantity(taken), quantity(*grow), &rule.value);
                let after = Exact::from_scaled(i128::from(taken + grow), Quantity::SCALE);
                quotas.push(EstimateQuotaJson {
                    project: project.number.clone(),
                    item: item.clone(),
                    item_name: prices.name(item),
                    approved: quantity(base).to_string(),
                    limit: decided.limit.to_places(4),
                    taken: quantity(taken).to_string(),
                    asked: quantity(*grow).to_string(),
                    left: (decided.limit - after).to_places(4),
                    fits: decided.allowed || (used.approved.is_none() && rule.is_free_without),
                });
            }
        }
        Ok(quotas)
    }

    /// What the change of an item costs more or less; of what is charged once, what is ordered.
    fn item(&self, prices: &Prices<'_>, item: &str, change: Amounts) -> Result<EstimateItemJson, Problem> {
        let shown = prices.item(item, (change.after, change.before))?;
        if !self.once.contains(item) {
            return Ok(shown);
        }
        let charged = prices.item(item, (change.ordered, 0))?;
        Ok(EstimateItemJson { monthly: charged.monthly, yearly: charged.yearly, ..shown })
    }

    /// Who would pay, each once.
    async fn payers(&self, today: &str) -> Result<Vec<CasePartyJson>, Problem> {
        let mut payers: Vec<CasePartyJson> = Vec::new();
        for (project, _) in self.projects.values() {
            let payer = match (project.payer_id, &project.payer_name) {
                (Some(id), Some(name)) => Some(CasePartyJson { id, name: name.clone() }),
                _ => unit_payer(self.db, project.unit_id, today).await?,
            };
            payers.extend(payer.filter(|payer| payers.iter().all(|known| known.id != payer.id)));
        }
        Ok(payers)
    }

    /// Adds what a row would change. What it names that is not there, or that the person may not see, changes nothing.
    async fn add(&mut self, rule: &EffectRule, row: Asked) -> Result<(), Problem> {
        let mut have: BTreeMap<String, i64> = BTreeMap::new();
        let mut number = row.project.clone();
        if let Some(resource) = &row.resource {
            let named = ledger::resource_by_number(self.db, resource).await?.map_or(0, |found| found.id);
            let seen = ledger::find_resource(self.db, self.scope, named).await?;
            let Some(found) = seen.filter(|found| found.pack == self.pack) else { return Ok(()) };
            let items = ledger::items_of(self.db, &[found.id]).await?;
            have.extend(items.into_iter().map(|item| (item.item, item.quantity)));
            number = Some(found.project_number);
        }
        let Some(project) = self.project(number.as_deref().unwrap_or_default()).await? else { return Ok(()) };
        let (_, growth) = self.projects.entry(project.id).or_insert_with(|| (project, Growth::new()));
        let count = i64::try_from(row.count).unwrap_or(1);
        let new = row
            .items
            .iter()
            .map(|(item, quantity)| (item.as_str().to_owned(), quantity.scaled().saturating_mul(count)));
        let new: BTreeMap<String, i64> = new.collect();
        match rule.run {
            LedgerAct::LeaseEnd => {
                for (item, quantity) in have {
                    self.change.entry(item).or_default().before += quantity;
                }
            }
            LedgerAct::LeaseStart if !rule.is_formal => {}
            LedgerAct::LeaseStart | LedgerAct::ResourceResize | LedgerAct::LeasePromote => {
                // A test costs nothing, so all of it is new when it becomes formal; what it had once, it had for nothing.
                let mut taken = have.clone();
                if rule.run == LedgerAct::LeasePromote {
                    taken.retain(|_, _| self.counts_tests);
                    for (item, quantity) in std::mem::take(&mut have) {
                        if !new.contains_key(&item) {
                            self.change.entry(item.clone()).or_default().after += quantity;
                            let more = quantity - taken.get(&item).copied().unwrap_or(0);
                            *growth.entry(item).or_default() += more;
                        }
                    }
                }
                for (item, quantity) in new {
                    let had = have.get(&item).copied().unwrap_or(0);
                    let more = (quantity - had).max(0);
                    let change = self.change.entry(item.clone()).or_default();
                    (change.after, change.before) = (change.after + quantity, change.before + had);
                    change.ordered += more;
                    let room = quantity - taken.get(&item).copied().unwrap_or(0);
                    *growth.entry(item).or_default() += room.max(0);
                }
            }
            LedgerAct::QuotaGrant => {
                for (item, quantity) in new {
                    let change = self.change.entry(item).or_default();
                    (change.after, change.ordered) = (change.after + quantity, change.ordered + quantity);
                }
            }
            // What is kept is asked for by another effect of the same form.
            LedgerAct::QuotaReserve
            | LedgerAct::QuotaRelease
            | LedgerAct::ResourceStop
            | LedgerAct::ResourceResume
            | LedgerAct::ResourceReclaim
            | LedgerAct::TestSettled => {}
        }
        Ok(())
    }
}
