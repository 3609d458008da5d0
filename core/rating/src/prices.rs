//! Prices by item and day: from the pack's catalog, or from a user's file that replaces them.

use crate::days::{Day, day_of};
use crate::method::{Method, Per, parse_proration};
use crate::price_findings::{mixed_metering, negative_price, price_conflict, unknown_word};
use crate::symbols::Symbols;
use std::ops::Range;
use yunheng_policy::shape::{Proration, ProrationKind};
use yunheng_policy::{CatalogItem, CatalogPrice, Cited, Metering, Rules};
use yunheng_values::{ClauseId, Findings, UnitPrice};

/// A row of a file of prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceRow {
    /// The item.
    pub item: String,
    /// First day of the price.
    pub from: Day,
    /// Tax-inclusive price of a unit.
    pub unit_price: UnitPrice,
    /// The time it covers; else the catalog's for the item, else a month.
    pub per: Option<Per>,
    /// Proration of a monthly price; else the catalog's for the item, else the pack's default.
    pub proration: Option<ProrationKind>,
    /// File and line, for messages.
    pub place: String,
}

/// A price from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceVersion {
    /// First day.
    pub from: Day,
    /// Price of a unit.
    pub unit_price: UnitPrice,
    /// What it covers and how its parts are charged.
    pub method: Method,
    /// Clauses of a line that it charges: the pack's for proration, then the price's own.
    pub clauses: Vec<ClauseId>,
    /// Where it comes from: a file's line or the pack's catalog.
    pub place: String,
}

/// Where a pack's prices stand, and what charges a part of a month unless an item says otherwise.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Catalog<'a> {
    pub pack: &'a str,
    pub items: &'a [CatalogItem],
    pub prices: &'a [CatalogPrice],
    pub proration: &'a Cited<Proration>,
}

/// What is known of an item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tariff {
    first: u32,
    end: u32,
    /// In the catalog or in the user's file.
    pub known: bool,
    /// By service, not by time.
    pub each: bool,
}

impl Tariff {
    /// Number in the book of the item's version at a place.
    pub fn version(self, place: usize) -> u32 {
        // A place below the item's own count, so the sum is below the book's count, which is a `u32`.
        self.first + place as u32
    }
}

/// Prices of the items of a lease table.
///
/// An item's catalog dates do not matter here: whoever leased it while it was offered goes on paying its price.
#[derive(Debug, Clone)]
pub struct PriceBook {
    tariffs: Vec<Tariff>,
    versions: Vec<PriceVersion>,
    rulings: Vec<String>,
}

impl PriceBook {
    /// Prices for `items`: a user's rows where there are any for an item, else the pack's.
    ///
    /// # Errors
    /// Findings for which the prices cannot be used: `price_conflict` (two prices of an item on one day), `mixed_metering`
    /// (an item by time and by service), `negative_price`, a catalog word that is none, or no `metering.proration` in the pack.
    pub fn new(rules: &Rules<'_>, rows: &[PriceRow], items: &Symbols) -> Result<Self, Findings> {
        let pack = rules.pack();
        let proration = rules
            .get::<Proration>("metering.proration")
            .map_err(|error| vec![error.finding(&pack.manifest.id)])?;
        let (catalog, prices) = (&pack.items, &pack.prices);
        let catalog = Catalog { pack: &pack.manifest.id, items: catalog, prices, proration: &proration };
        Self::from_catalog(&catalog, rows, items)
    }

    pub(crate) fn from_catalog(
        catalog: &Catalog<'_>,
        rows: &[PriceRow],
        items: &Symbols,
    ) -> Result<Self, Findings> {
        let rulings = catalog.proration.rulings.clone();
        let mut book = Self { tariffs: Vec::with_capacity(items.len()), versions: Vec::new(), rulings };
        let mut findings = Findings::new();
        let mut own: Vec<(u32, &PriceRow)> =
            rows.iter().filter_map(|row| items.find(&row.item).map(|item| (item, row))).collect();
        own.sort_by_key(|(item, row)| (*item, row.from));
        let mut own = own.as_slice();
        for item in (0..).take(items.len()) {
            let (of_item, rest) = own.split_at(own.partition_point(|(of, _)| *of == item));
            match book.add_item(catalog, items.name(item), of_item) {
                Ok(tariff) => book.tariffs.push(tariff),
                Err(more) => findings.extend(more),
            }
            own = rest;
        }
        if findings.is_empty() { Ok(book) } else { Err(findings) }
    }

    fn add_item(
        &mut self,
        catalog: &Catalog<'_>,
        item: &str,
        rows: &[(u32, &PriceRow)],
    ) -> Result<Tariff, Findings> {
        let entry = catalog.items.iter().find(|entry| entry.id == item);
        let rule = entry.map(|entry| metering(catalog, entry)).transpose()?;
        let known = entry.is_some() || !rows.is_empty();
        let versions = if rows.is_empty() {
            rule.map_or(Vec::new(), |(per, proration)| {
                pack_versions(catalog, item, Method::of(per, proration))
            })
        } else {
            file_versions(catalog, rule, rows)?
        };
        let each = match versions.first() {
            Some(version) => version.method == Method::Each,
            None => rule.is_some_and(|(per, _)| per == Per::Each),
        };
        if let Some(odd) = versions.iter().find(|version| (version.method == Method::Each) != each) {
            return Err(vec![mixed_metering(item, odd)]);
        }
        let first = self.count();
        for version in versions {
            let repeats =
                self.versions[first as usize..].last().is_some_and(|before| same_price(before, &version));
            if !repeats {
                self.versions.push(version);
            }
        }
        Ok(Tariff { first, end: self.count(), known, each })
    }

    fn count(&self) -> u32 {
        // Versions come from files and packs in memory; four thousand million of them do not fit.
        u32::try_from(self.versions.len()).unwrap_or(u32::MAX)
    }

    /// A version by the number that a line carries.
    pub fn version(&self, version: u32) -> &PriceVersion {
        &self.versions[version as usize]
    }

    /// Rulings that decided the default proration, as `key=reading`.
    pub fn rulings(&self) -> &[String] {
        &self.rulings
    }

    /// Numbers of an item's versions in order of day.
    pub fn versions_of(&self, item: u32) -> Range<u32> {
        let tariff = self.tariff(item);
        tariff.first..tariff.end
    }

    pub(crate) fn tariff(&self, item: u32) -> Tariff {
        self.tariffs.get(item as usize).copied().unwrap_or_default()
    }

    pub(crate) fn versions(&self, tariff: Tariff) -> &[PriceVersion] {
        &self.versions[tariff.first as usize..tariff.end as usize]
    }
}

/// A version that only repeats the one before splits no line.
fn same_price(before: &PriceVersion, version: &PriceVersion) -> bool {
    (before.unit_price, before.method, &before.clauses)
        == (version.unit_price, version.method, &version.clauses)
}

fn metering(catalog: &Catalog<'_>, entry: &CatalogItem) -> Result<(Per, ProrationKind), Findings> {
    let word = |field, found, expected| vec![unknown_word(catalog.pack, &entry.id, (field, found, expected))];
    let per = match entry.metering {
        Metering::ByService => Per::Each,
        Metering::ByTime => {
            Per::parse(&entry.per).ok_or_else(|| word("per", &entry.per, "month, day, year, each"))?
        }
    };
    let proration = match &entry.proration {
        None => catalog.proration.value.default,
        Some(name) => parse_proration(name)
            .ok_or_else(|| word("proration", name, "actual_days, thirtieth, half_month, whole_month"))?,
    };
    Ok((per, proration))
}

/// The pack's own price of a day stands before its base's and wins.
fn pack_versions(catalog: &Catalog<'_>, item: &str, method: Method) -> Vec<PriceVersion> {
    let prices = catalog.prices.iter().filter(|price| price.item == item);
    let mut versions: Vec<PriceVersion> = prices
        .map(|price| PriceVersion {
            from: day_of(price.from),
            unit_price: price.unit_price,
            method,
            clauses: joined(&catalog.proration.clauses, &price.clause),
            place: format!("{}#catalog.{item}@{}", catalog.pack, price.from),
        })
        .collect();
    versions.sort_by_key(|version| version.from);
    versions.dedup_by_key(|version| version.from);
    versions
}

fn file_versions(
    catalog: &Catalog<'_>,
    rule: Option<(Per, ProrationKind)>,
    rows: &[(u32, &PriceRow)],
) -> Result<Vec<PriceVersion>, Findings> {
    let (per, proration) = rule.unwrap_or((Per::Month, catalog.proration.value.default));
    let mut versions: Vec<PriceVersion> = Vec::with_capacity(rows.len());
    for (_, row) in rows {
        if !(0..=UnitPrice::MAX_INPUT).contains(&row.unit_price.scaled()) {
            return Err(vec![negative_price(row)]);
        }
        let version = PriceVersion {
            from: row.from,
            unit_price: row.unit_price,
            method: Method::of(row.per.unwrap_or(per), row.proration.unwrap_or(proration)),
            clauses: catalog.proration.clauses.clone(),
            place: row.place.clone(),
        };
        match versions.last().filter(|before| before.from == version.from) {
            None => versions.push(version),
            Some(before) if same_price(before, &version) => {}
            Some(before) => return Err(vec![price_conflict(&row.item, before, &version)]),
        }
    }
    Ok(versions)
}

fn joined(first: &[ClauseId], second: &[ClauseId]) -> Vec<ClauseId> {
    let mut clauses = first.to_vec();
    clauses.extend(second.iter().filter(|clause| !first.contains(clause)).cloned());
    clauses
}
