//! The service catalog (服务目录) and its price list.

use crate::read;
use serde::{Deserialize, Serialize};
use yunheng_values::{ClauseId, Date, UnitPrice};

/// Something that can be leased or ordered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogItem {
    /// Stable id.
    pub id: String,
    /// Name as an office writes it.
    pub name: String,
    /// 计算, 存储, 网络, …
    pub category: String,
    /// Pricing unit, for example 核·月.
    pub unit: String,
    /// What is counted, for quotas.
    pub dimension: String,
    /// By time or by service.
    pub metering: Metering,
    /// Time that a price covers.
    pub per: String,
    /// Proration of partial periods; else the pack's default.
    #[serde(default)]
    pub proration: Option<String>,
    /// X86 and 信创 are counted and priced apart.
    pub architecture: String,
    /// Where the item comes from.
    #[serde(deserialize_with = "read::clauses")]
    pub clause: Vec<ClauseId>,
    /// First day it can be leased.
    #[serde(deserialize_with = "read::date")]
    pub from: Date,
    /// First day it no longer can.
    #[serde(default, deserialize_with = "read::date_option")]
    pub until: Option<Date>,
    /// When somebody last compared it with the source.
    #[serde(deserialize_with = "read::date")]
    pub verified_on: Date,
    /// Anything a reader should know.
    #[serde(default)]
    pub note: String,
}

impl CatalogItem {
    /// Whether more of it can be leased from a day on.
    pub fn is_offered(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| on < until)
    }

    /// What is charged by service is charged once, and nothing else is.
    pub(crate) fn is_metered_alike(metering: Metering, per: &str) -> bool {
        (metering == Metering::ByService) == (per == "each")
    }
}

/// How an item is metered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Metering {
    /// 按时间计量.
    ByTime,
    /// 按服务计量.
    ByService,
}

/// A price from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogPrice {
    /// The item.
    pub item: String,
    /// First day of the price.
    #[serde(deserialize_with = "read::date")]
    pub from: Date,
    /// Tax-inclusive price of a unit.
    #[serde(deserialize_with = "read::unit_price")]
    pub unit_price: UnitPrice,
    /// What binds it.
    #[serde(deserialize_with = "read::clauses")]
    pub clause: Vec<ClauseId>,
    /// When somebody last compared it with the source.
    #[serde(deserialize_with = "read::date")]
    pub verified_on: Date,
    /// 演示价 and the like.
    #[serde(default)]
    pub note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CatalogFile {
    #[serde(default)]
    pub item: Vec<toml::Table>,
    #[serde(default)]
    pub price: Vec<toml::Table>,
    #[serde(default)]
    pub ended: Vec<EndedItem>,
}

/// An item that a later file takes out of the catalog.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndedItem {
    /// The item.
    pub item: String,
    /// First day it can no longer be leased.
    #[serde(deserialize_with = "read::date")]
    pub from: Date,
}
