//! The service catalog of a city, as it is on a day, and how it came to be so.

use super::effective::{EffectivePack, day_or_today, effective_pack};
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{
    CatalogBasisJson, CatalogContentJson, CatalogItemJson, CatalogJson, CatalogListJson, CatalogNewItemJson,
    CatalogNewPriceJson, CatalogPriceJson,
};
use yunheng_policy::shape::BasisKind;
use yunheng_policy::{CatalogItem, CatalogPrice, ListContent, ListedItem, ListedPrice, Metering, Pack};
use yunheng_store::catalog::ListRow;
use yunheng_store::ruling::open_proposals;
use yunheng_values::{Date, Finding, Findings, Text};

/// Kind of the proposal to adopt a list.
pub(super) const CATALOG_LIST: &str = "catalog_list";

/// The catalog of a pack on a day.
///
/// # Errors
/// Not allowed; no such pack.
pub async fn catalog(
    app: &App,
    caller: &Caller,
    pack: &str,
    at: Option<&str>,
) -> Result<CatalogJson, Problem> {
    let reading = app.read(caller, Permission::PackRead)?;
    let effective = effective_pack(app, reading.db, pack).await?;
    let day = day_or_today(app, at)?;
    let open = open_proposals(reading.db, CATALOG_LIST).await?;
    let own = effective.pack();
    Ok(CatalogJson {
        at: day.to_string(),
        basis: basis(own, day),
        items: own.items.iter().map(|item| item_json(own, item, day)).collect(),
        lists: lists(&effective)?,
        open_proposals: open.into_iter().filter(|one| one.subject == pack).map(|one| one.id).collect(),
    })
}

fn basis(pack: &Pack, day: Date) -> Option<CatalogBasisJson> {
    let (basis, clauses) = pack.catalog_basis(day)?;
    let kind = match basis.kind {
        BasisKind::Contract => "contract",
        BasisKind::Framework => "framework",
        BasisKind::Authority => "authority",
    };
    let clauses = clauses.iter().map(ToString::to_string).collect();
    Some(CatalogBasisJson { kind: kind.to_owned(), document: basis.document, clauses })
}

fn lists(effective: &EffectivePack) -> Result<Vec<CatalogListJson>, Problem> {
    effective.lists.iter().rev().map(list_json).collect()
}

fn list_json(row: &ListRow) -> Result<CatalogListJson, Problem> {
    Ok(CatalogListJson {
        position: row.position,
        document: row.document.clone(),
        from: row.from_on.clone(),
        reason: row.reason.clone(),
        content: serde_json::from_str(&row.content).map_err(|error| Problem::bug(&error))?,
        proposed_by: row.proposed_by.clone(),
        confirmed_by: row.decided_by.clone(),
        decided_at: instant(row.decided_at_ms),
        proposal_id: row.proposal_id,
    })
}

fn metering_word(metering: Metering) -> &'static str {
    match metering {
        Metering::ByTime => "by_time",
        Metering::ByService => "by_service",
    }
}

fn item_json(pack: &Pack, item: &CatalogItem, day: Date) -> CatalogItemJson {
    let mut prices: Vec<&CatalogPrice> = pack.prices.iter().filter(|price| price.item == item.id).collect();
    prices.sort_by_key(|price| price.from);
    let now = prices.iter().rev().find(|price| price.from <= day);
    let price = |price: &&CatalogPrice| CatalogPriceJson {
        from: price.from.to_string(),
        unit_price: price.unit_price.to_string(),
        clauses: price.clause.iter().map(ToString::to_string).collect(),
        note: price.note.clone(),
    };
    CatalogItemJson {
        id: item.id.clone(),
        name: item.name.clone(),
        category: item.category.clone(),
        unit: item.unit.clone(),
        dimension: item.dimension.clone(),
        metering: metering_word(item.metering).to_owned(),
        per: item.per.clone(),
        architecture: item.architecture.clone(),
        clauses: item.clause.iter().map(ToString::to_string).collect(),
        from: item.from.to_string(),
        until: item.until.map(|until| until.to_string()),
        unit_price: now.map(|price| price.unit_price.to_string()),
        prices: prices.iter().map(price).collect(),
    }
}

/// What a request says, as the core takes it.
///
/// # Errors
/// Words that the core does not know.
pub(super) fn content_of(given: &CatalogContentJson) -> Result<ListContent, Findings> {
    let mut findings = Findings::new();
    let mut items = Vec::new();
    for (at, item) in given.items.iter().enumerate() {
        findings.extend(unknown_words(at, item));
        items.push(ListedItem {
            id: item.id.trim().to_owned(),
            name: item.name.trim().to_owned(),
            category: item.category.trim().to_owned(),
            unit: item.unit.trim().to_owned(),
            dimension: item.dimension.trim().to_owned(),
            metering: if item.metering == "by_service" { Metering::ByService } else { Metering::ByTime },
            per: item.per.clone(),
            architecture: item.architecture.clone(),
        });
    }
    let price = |price: &CatalogNewPriceJson| ListedPrice {
        item: price.item.trim().to_owned(),
        unit_price: price.unit_price.trim().to_owned(),
    };
    let prices = given.prices.iter().map(price).collect();
    let content = ListContent { prices, items, ended: given.ended.clone() };
    if findings.is_empty() { Ok(content) } else { Err(findings) }
}

fn unknown_words(at: usize, item: &CatalogNewItemJson) -> Findings {
    let words: [(&str, &str, &[&str]); 3] = [
        ("metering", &item.metering, &["by_time", "by_service"]),
        ("per", &item.per, &["month", "day", "year", "each"]),
        ("architecture", &item.architecture, &["x86", "xinchuang", "any"]),
    ];
    let unknown = words.into_iter().filter(|(_, value, allowed)| !allowed.contains(value));
    unknown
        .map(|(field, value, allowed)| {
            let message = Text::new(
                format!("“{value}”不可用，应为{}", allowed.join("、")),
                format!("`{value}` is not one of {}", allowed.join(", ")),
            );
            Finding::error("unknown_word", format!("/items/{at}/{field}"), message)
        })
        .collect()
}
