//! The service catalog of a city: items, prices, and the lists by which they change.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The catalog of a pack on a day.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CatalogJson {
    /// The day, YYYY-MM-DD.
    pub at: String,
    /// What prices rest on; null when the pack does not say, and then no list can be adopted.
    pub basis: Option<CatalogBasisJson>,
    /// Every item, in the order of the pack.
    pub items: Vec<CatalogItemJson>,
    /// Lists that were adopted, the latest first.
    pub lists: Vec<CatalogListJson>,
    /// Proposals of lists that wait for a second person.
    pub open_proposals: Vec<i64>,
}

/// What prices rest on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CatalogBasisJson {
    /// `contract`, `framework` or `authority`.
    pub kind: String,
    /// What the document is called that a list is taken from.
    pub document: String,
    /// The clauses.
    pub clauses: Vec<String>,
}

/// An item of the catalog.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CatalogItemJson {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its category.
    pub category: String,
    /// Its pricing unit.
    pub unit: String,
    /// What is counted, for quotas.
    pub dimension: String,
    /// `by_time` or `by_service`.
    pub metering: String,
    /// `month`, `day`, `year` or `each`.
    pub per: String,
    /// `x86`, `xinchuang` or `any`.
    pub architecture: String,
    /// Where it comes from.
    pub clauses: Vec<String>,
    /// First day on which it can be leased.
    pub from: String,
    /// First day on which it no longer can; null when there is none.
    pub until: Option<String>,
    /// Price of the day, tax included, in yuan; null without one.
    pub unit_price: Option<String>,
    /// Every price, the first first.
    pub prices: Vec<CatalogPriceJson>,
}

/// A price from a day on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CatalogPriceJson {
    /// First day.
    pub from: String,
    /// Yuan, tax included.
    pub unit_price: String,
    /// Where it comes from.
    pub clauses: Vec<String>,
    /// 演示价 and the like, or the document of a list.
    pub note: String,
}

/// A list that was adopted.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CatalogListJson {
    /// Its place among the lists of the pack.
    pub position: i64,
    /// The document that it is taken from.
    pub document: String,
    /// First day it holds.
    pub from: String,
    /// Why.
    pub reason: String,
    /// What it says.
    pub content: CatalogContentJson,
    /// Who proposed it.
    pub proposed_by: String,
    /// Who confirmed it.
    pub confirmed_by: String,
    /// When it was confirmed.
    pub decided_at: String,
    /// The proposal.
    pub proposal_id: i64,
}

/// What a list says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CatalogContentJson {
    /// Prices from its first day on.
    #[schema(max_items = 2000)]
    pub prices: Vec<CatalogNewPriceJson>,
    /// Items that can be leased from that day on.
    #[schema(max_items = 2000)]
    pub items: Vec<CatalogNewItemJson>,
    /// Ids of items that can no longer be leased from that day on.
    #[schema(max_items = 2000)]
    pub ended: Vec<String>,
}

/// A price of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogNewPriceJson {
    /// The item.
    pub item: String,
    /// Yuan, tax included.
    pub unit_price: String,
}

/// An item that a list adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogNewItemJson {
    /// Its id, such as `gpu.a10`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its category.
    pub category: String,
    /// Its pricing unit.
    pub unit: String,
    /// What is counted, for quotas.
    pub dimension: String,
    /// `by_time` or `by_service`.
    pub metering: String,
    /// `month`, `day`, `year` or `each`.
    pub per: String,
    /// `x86`, `xinchuang` or `any`.
    pub architecture: String,
}

/// A list to be adopted; it becomes a proposal that another person confirms.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogListInJson {
    /// The document that it is taken from, with its number.
    #[schema(max_length = 200)]
    pub document: String,
    /// First day it holds, YYYY-MM-DD.
    pub from: String,
    /// What it says.
    pub content: CatalogContentJson,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// What a list would change of what is charged at present.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CatalogEffectJson {
    /// The month that is computed both ways, YYYY-MM.
    pub month: String,
    /// What is leased now costs so much in it without the list, yuan; null when something has no price.
    pub before: Option<String>,
    /// And so much with it.
    pub after: Option<String>,
    /// Projects whose cost changes, the largest change first.
    pub projects: Vec<CatalogEffectProjectJson>,
    /// Items whose cost changes, in the order of the pack.
    pub items: Vec<CatalogEffectItemJson>,
}

/// A project whose cost a list would change.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CatalogEffectProjectJson {
    /// The project.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Name of its unit.
    pub unit_name: String,
    /// Yuan without the list.
    pub before: String,
    /// Yuan with it.
    pub after: String,
}

/// An item whose cost a list would change.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct CatalogEffectItemJson {
    /// The item.
    pub item: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// How much is leased.
    pub quantity: String,
    /// Yuan without the list.
    pub before: String,
    /// Yuan with it.
    pub after: String,
}
