//! What is leased, added up by one thing or another, and how it grew.

use super::leases::intervals;
use super::opening::Marks;
use super::{Prices, day_of};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::rules::effective_rules;
use crate::service::App;
use chrono::Days;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use yunheng_access::Permission;
use yunheng_api::platform::{
    EstateGroupJson, EstateJson, EstateQuotaJson, EstateTestsJson, GrowthJson, GrowthMonthJson,
    ItemQuantityJson,
};
use yunheng_ledger::Stage;
use yunheng_policy::CatalogItem;
use yunheng_store::ledger::{self, EstateRow, QuotaGranted, ResourceWanted};
use yunheng_values::{Date, Finding, Money, Month, Quantity, Text, add_months};

/// Most quotas that are shown.
const QUOTAS: usize = 200;
/// Months of growth.
const MONTHS: i32 = 12;
/// Days within which a test ends soon, and later.
const SOON: [u64; 2] = [7, 30];

/// By what resources are added up.
pub const ESTATE_BY: [&str; 6] = ["unit", "project", "provider", "item", "architecture", "region"];

/// Which resources are added up.
#[derive(Debug, Clone, Default)]
pub struct EstateFilter {
    /// Of this pack.
    pub pack: String,
    /// Of this unit.
    pub unit_id: Option<i64>,
    /// Of this project.
    pub project_id: Option<i64>,
    /// Of this provider.
    pub provider_id: Option<i64>,
    /// With this item leased.
    pub item: Option<String>,
}

/// What is leased of what the caller may see, by one of [`ESTATE_BY`].
///
/// # Errors
/// Not allowed; no such pack; nothing that resources are added up by.
pub async fn estate(
    app: &App,
    caller: &Caller,
    by: &str,
    filter: &EstateFilter,
) -> Result<EstateJson, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    if !ESTATE_BY.contains(&by) {
        let (all, found) = (ESTATE_BY.join("、"), by);
        let message =
            Text::new(format!("“{found}”不可用，应为{all}之一"), format!("`{found}` is not one of {all}"));
        return Err(Problem::unusable(vec![Finding::error("unknown_word", "/by", message)]));
    }
    let today = day_of(reading.now_ms)?;
    let effective = effective_rules(app, &filter.pack, today).await?;
    let (rules, month) = (effective.rules()?, Month::of(today));
    let prices = Prices { rules: &rules, month };
    let wanted = ResourceWanted {
        unit_id: filter.unit_id,
        project_id: filter.project_id,
        provider_id: filter.provider_id,
        item: filter.item.clone(),
        ..ResourceWanted::default()
    };
    let (db, scope) = (reading.db, &reading.scope);
    let asked = (filter.pack.as_str(), &wanted);
    let day = today.to_string();
    let rows = ledger::estate(db, scope, asked, (&day, true)).await?;
    let once = ledger::estate(db, scope, asked, (&day, false)).await?;
    let catalog = &rules.pack().items;
    let mut groups: BTreeMap<String, Adding> = BTreeMap::new();
    let mut all = Adding::default();
    for row in rows.iter().filter(|row| row.life == "formal") {
        let (key, name) = key_of(by, row, catalog);
        groups.entry(key).or_default().add(name, row);
        all.add(String::new(), row);
    }
    // A resource is counted once, but with each of its items where they are told apart.
    for row in if by == "item" { &rows } else { &once } {
        let (key, name) = key_of(by, row, catalog);
        groups.entry(key).or_default().count(name, row);
    }
    once.iter().for_each(|row| all.count(String::new(), row));
    let mut shown = groups
        .into_iter()
        .map(|(key, adding)| adding.shown(key, &prices, catalog))
        .collect::<Result<Vec<_>, _>>()?;
    shown.sort_by_key(|group| Reverse(cents(group.monthly.as_deref())));
    let tests = tests(today, &ledger::test_ends(db, scope, &filter.pack, &wanted).await?)?;
    let granted = ledger::quotas_granted(db, scope, &filter.pack, &wanted).await?;
    Ok(EstateJson {
        month: month.to_string(),
        groups: shown,
        all: all.shown(String::new(), &prices, catalog)?,
        tests,
        quotas: quotas(&granted, &rows, catalog),
    })
}

fn cents(amount: Option<&str>) -> i64 {
    amount.and_then(|text| Money::parse(text).ok()).map_or(-1, Money::scaled)
}

fn key_of(by: &str, row: &EstateRow, catalog: &[CatalogItem]) -> (String, String) {
    match by {
        "unit" => (row.unit_id.to_string(), row.unit_name.clone()),
        "project" => (row.project_id.to_string(), row.project_name.clone()),
        "provider" => (row.provider_id.to_string(), row.provider_name.clone()),
        "architecture" => (row.architecture.clone(), row.architecture.clone()),
        "region" => (row.region.clone(), row.region.clone()),
        _ => (row.item.clone(), item_words(catalog, &row.item).0),
    }
}

fn item_words(catalog: &[CatalogItem], item: &str) -> (String, String) {
    let known = catalog.iter().find(|known| known.id == item);
    known.map_or_else(|| (item.to_owned(), String::new()), |known| (known.name.clone(), known.unit.clone()))
}

/// A group while it is added up.
#[derive(Debug, Default)]
struct Adding {
    name: String,
    formal: i64,
    tests: i64,
    provisional: i64,
    items: BTreeMap<String, i64>,
}

impl Adding {
    fn add(&mut self, name: String, row: &EstateRow) {
        self.name = name;
        *self.items.entry(row.item.clone()).or_default() += row.quantity;
    }

    fn count(&mut self, name: String, row: &EstateRow) {
        self.name = name;
        self.provisional += row.provisional;
        match row.life.as_str() {
            "formal" => self.formal += row.resources,
            _ => self.tests += row.resources,
        }
    }

    fn shown(
        mut self,
        key: String,
        prices: &Prices<'_>,
        catalog: &[CatalogItem],
    ) -> Result<EstateGroupJson, Problem> {
        let period = (prices.month, prices.month.next());
        let mut total = Some(0_i64);
        let mut items = Vec::new();
        for (item, quantity) in std::mem::take(&mut self.items) {
            let charge = prices.charge(&item, quantity, period)?;
            total = total.zip(charge).map(|(total, charge)| total + charge.scaled());
            let (item_name, unit) = item_words(catalog, &item);
            items.push(ItemQuantityJson {
                item,
                item_name,
                unit,
                quantity: Quantity::from_scaled(quantity).to_string(),
            });
        }
        let monthly = total.map(|total| Money::from_scaled(total).to_string());
        let Self { name, formal, tests, provisional, .. } = self;
        Ok(EstateGroupJson { key, name, formal, tests, provisional, monthly, items })
    }
}

/// Tests by the days on which they end.
fn tests(today: Date, ends: &[ledger::TestEnds]) -> Result<EstateTestsJson, Problem> {
    let after = |days: u64| {
        today.checked_add_days(Days::new(days + 1)).ok_or_else(|| Problem::bug(&"a day outside the calendar"))
    };
    let (week, month) = (after(SOON[0])?.to_string(), after(SOON[1])?.to_string());
    let overdue = today.to_string();
    let before =
        |day: &str| ends.iter().filter(|one| one.test_until.as_str() < day).map(|one| one.resources).sum();
    Ok(EstateTestsJson {
        overdue: before(&overdue),
        within_week: before(&week),
        within_month: before(&month),
        overdue_before: overdue,
        week_before: week,
        month_before: month,
    })
}

fn quotas(granted: &[QuotaGranted], rows: &[EstateRow], catalog: &[CatalogItem]) -> Vec<EstateQuotaJson> {
    let mut used: BTreeMap<(i64, &str), i64> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.life == "formal") {
        *used.entry((row.project_id, row.item.as_str())).or_default() += row.quantity;
    }
    let mut shown: Vec<EstateQuotaJson> = granted
        .iter()
        .map(|one| {
            let used = used.get(&(one.project_id, one.item.as_str())).copied().unwrap_or(0);
            let (item_name, unit) = item_words(catalog, &one.item);
            EstateQuotaJson {
                project_id: one.project_id,
                project_number: one.project_number.clone(),
                project_name: one.project_name.clone(),
                item: one.item.clone(),
                item_name,
                unit,
                approved: Quantity::from_scaled(one.quantity).to_string(),
                used: Quantity::from_scaled(used).to_string(),
                percent: (one.quantity > 0).then(|| used.saturating_mul(100) / one.quantity),
            }
        })
        .collect();
    shown.sort_by_key(|one| Reverse(one.percent));
    shown.truncate(QUOTAS);
    shown
}

/// How much was leased at the end of each of the last months, of what the caller may see.
///
/// # Errors
/// Not allowed; no such pack.
pub async fn growth(app: &App, caller: &Caller, filter: &EstateFilter) -> Result<GrowthJson, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let last = ledger::last_position(reading.db).await?;
    let found = intervals(app, reading.db, &reading.scope, &filter.pack, last).await?;
    let today = day_of(reading.now_ms)?;
    let marks = Marks::all(reading.db, Some(&filter.pack), (reading.now_ms, None)).await?;
    let provisional: BTreeSet<&str> = marks.numbers().collect();
    let is = |wanted: Option<i64>, found: &str| wanted.is_none_or(|wanted| wanted.to_string() == found);
    let fits = |lease: &yunheng_ledger::Lease| {
        is(filter.unit_id, lease.unit.as_str())
            && is(filter.project_id, lease.project.as_str())
            && filter.item.as_deref().is_none_or(|item| item == lease.item.as_str())
    };
    let found: Vec<_> = found.into_iter().filter(|(_, lease)| fits(lease)).collect();
    let mut months = Vec::new();
    for back in (0..MONTHS).rev() {
        let first = add_months(Month::of(today).first_day(), -back).unwrap_or(Date::MIN);
        let month = Month::of(first);
        // The last day of the month, or today.
        let day = month.next().first_day().pred_opt().unwrap_or(today).min(today);
        let on: Vec<_> = found
            .iter()
            .filter(|(_, lease)| lease.from <= day && lease.to.is_none_or(|to| day < to))
            .collect();
        let count = |stage: Stage| {
            let numbers: BTreeSet<&str> = on
                .iter()
                .filter(|(_, lease)| lease.stage == stage)
                .map(|(number, _)| number.as_str())
                .collect();
            i64::try_from(numbers.len()).unwrap_or(i64::MAX)
        };
        let quantity = filter.item.is_some().then(|| {
            let formal = on.iter().filter(|(_, lease)| lease.stage == Stage::Formal);
            Quantity::from_scaled(formal.map(|(_, lease)| lease.quantity.scaled()).sum()).to_string()
        });
        let unsure: BTreeSet<&str> = on
            .iter()
            .map(|(number, _)| number.as_str())
            .filter(|number| provisional.contains(number))
            .collect();
        months.push(GrowthMonthJson {
            provisional: i64::try_from(unsure.len()).unwrap_or(i64::MAX),
            month: month.to_string(),
            day: day.to_string(),
            formal: count(Stage::Formal),
            tests: count(Stage::Test),
            quantity,
        });
    }
    Ok(GrowthJson { months })
}
