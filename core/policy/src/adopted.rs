//! Lists of items and prices that the city adopted after its pack was published: an overlay (`catalog/adopted.toml`) in the pack's own
//! schema. The published pack stays as it is, and the overlay only ever grows, so an old bill keeps its price (XC-C-1.4).

use crate::catalog::{CatalogItem, Metering};
use crate::load::Pack;
use crate::shape::CatalogBasis;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt::Write;
use toml::Value;
use yunheng_values::{ClauseId, Date, Finding, Findings, Text, UnitPrice};

/// Name of the overlay in a pack's folder.
pub const ADOPTED_FILE: &str = "catalog/adopted.toml";
/// Key of the parameter that says what lists rest on.
pub const BASIS: &str = "catalog.basis";
/// Most entries of one list.
const LONGEST_LIST: usize = 2_000;
/// Longest word of an entry.
const LONGEST_WORD: usize = 60;

/// What a list says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ListContent {
    /// Prices from the first day of the list on.
    pub prices: Vec<ListedPrice>,
    /// Items that can be leased from that day on.
    pub items: Vec<ListedItem>,
    /// Ids of items that can no longer be leased from that day on; what is leased stays and is charged.
    pub ended: Vec<String>,
}

/// A price of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedPrice {
    /// The item.
    pub item: String,
    /// Tax-inclusive price of a unit, in yuan.
    pub unit_price: String,
}

/// An item that a list adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedItem {
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
    /// X86 and 信创 are counted and priced apart.
    pub architecture: String,
}

/// A list that two people adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdoptedList {
    /// The document that it is taken from, with its number.
    pub document: String,
    /// Its first day.
    pub from: Date,
    /// Day on which the second person confirmed it.
    pub decided_on: Date,
    /// Clauses that it rests on.
    pub clauses: Vec<ClauseId>,
    /// What it says.
    pub content: ListContent,
}

/// The overlay as a file. The same lists in the same order give the same bytes; of prices for one item and day the one adopted last
/// stands.
pub fn adopted_text(lists: &[AdoptedList]) -> String {
    let mut text = String::from("# 本市采用的目录与价格清单，按决定的先后\n");
    let mut later: BTreeSet<(&str, Date)> = BTreeSet::new();
    let mut blocks = Vec::new();
    for list in lists.iter().rev() {
        let prices = list.content.prices.iter().filter(|price| later.insert((&price.item, list.from)));
        let mut block = String::new();
        list.content.items.iter().for_each(|item| block.push_str(&item_text(list, item)));
        prices.for_each(|price| block.push_str(&price_text(list, price)));
        list.content.ended.iter().for_each(|item| block.push_str(&ended_text(list, item)));
        blocks.push(block);
    }
    blocks.iter().rev().for_each(|block| text.push_str(block));
    text
}

fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

/// What every entry of a list ends with.
fn source(list: &AdoptedList) -> String {
    let clauses: Vec<String> = list.clauses.iter().map(|clause| quoted(&clause.to_string())).collect();
    let (clauses, note) = (clauses.join(", "), quoted(&list.document));
    format!("clause = [{clauses}]\nverified_on = {}\nnote = {note}\n", list.decided_on)
}

fn price_text(list: &AdoptedList, price: &ListedPrice) -> String {
    let (item, unit_price) = (quoted(&price.item), quoted(&price.unit_price));
    format!("\n[[price]]\nitem = {item}\nfrom = {}\nunit_price = {unit_price}\n{}", list.from, source(list))
}

fn ended_text(list: &AdoptedList, item: &str) -> String {
    format!("\n[[ended]]\nitem = {}\nfrom = {}\n", quoted(item), list.from)
}

fn item_text(list: &AdoptedList, item: &ListedItem) -> String {
    let metering = match item.metering {
        Metering::ByTime => "by_time",
        Metering::ByService => "by_service",
    };
    let words = [
        ("id", item.id.as_str()),
        ("name", &item.name),
        ("category", &item.category),
        ("unit", &item.unit),
        ("dimension", &item.dimension),
        ("metering", metering),
        ("per", &item.per),
        ("architecture", &item.architecture),
    ];
    let mut text = String::from("\n[[item]]\n");
    for (key, value) in words {
        // Writing into a string never fails.
        let _ = writeln!(text, "{key} = {}", quoted(value));
    }
    let _ = writeln!(text, "from = {}", list.from);
    text + &source(list)
}

/// Whether the city may adopt a list from a day on, decided on another; each finding points at its entry.
pub fn check_list(pack: &Pack, content: &ListContent, (from, decided_on): (Date, Date)) -> Findings {
    let mut findings = Findings::new();
    findings.extend(past_finding(pack, from, decided_on));
    if pack.parameters.get(BASIS).is_none_or(Vec::is_empty) {
        findings.push(finding(
            "no_basis",
            "/pack",
            "规则包没有写明价格依据，不能采用清单",
            "the pack does not say what prices rest on",
        ));
    }
    let count = content.prices.len() + content.items.len() + content.ended.len();
    if count == 0 {
        findings.push(finding("empty_list", "/prices", "清单没有内容", "the list says nothing"));
    }
    if count > LONGEST_LIST {
        let (zh, en) =
            (format!("清单最多{LONGEST_LIST}项"), format!("a list has at most {LONGEST_LIST} entries"));
        findings.push(finding("too_long", "/prices", zh, en));
    }
    for (at, item) in content.items.iter().enumerate() {
        findings.extend(item_findings(pack, content, at, item));
    }
    for (at, price) in content.prices.iter().enumerate() {
        findings.extend(price_finding(pack, content, (at, price), from));
    }
    for (at, item) in content.ended.iter().enumerate() {
        findings.extend(ended_finding(pack, content, (at, item), from));
    }
    findings
}

fn finding(
    code: &'static str,
    place: impl Into<String>,
    zh: impl Into<String>,
    en: impl Into<String>,
) -> Finding {
    Finding::error(code, place.into(), Text::new(zh.into(), en.into()))
}

fn unknown_item(place: String, item: &str) -> Finding {
    finding("unknown_item", place, format!("目录中没有“{item}”"), format!("the catalog has no `{item}`"))
}

/// What was charged keeps its price, so no list begins before it was decided (XC-C-1.4).
fn past_finding(pack: &Pack, from: Date, decided_on: Date) -> Option<Finding> {
    (from < decided_on).then(|| {
        let message = Text::new(
            format!("清单自{from}起执行，确认之日是{decided_on}；此前的账单按原价，清单不能早于确认之日执行"),
            format!("the list begins on {from} and is confirmed on {decided_on}; what was charged before keeps its price"),
        );
        let hint = Text::new(
            format!("请把起始日改为{decided_on}或以后"),
            format!("choose {decided_on} or a later day as its first"),
        );
        let clauses = pack.catalog_basis(from).map(|(_, clauses)| clauses).unwrap_or_default();
        Finding { hint, clauses, ..Finding::error("past_first_day", "/from", message) }
    })
}

fn price_finding(
    pack: &Pack,
    content: &ListContent,
    (at, price): (usize, &ListedPrice),
    from: Date,
) -> Option<Finding> {
    let place = format!("/prices/{at}/unit_price");
    let id = &price.item;
    let is_new = content.items.iter().any(|item| item.id == *id);
    let known = pack.items.iter().find(|item| item.id == *id);
    if !is_new && known.is_none() {
        return Some(unknown_item(format!("/prices/{at}/item"), id));
    }
    if content.prices[..at].iter().any(|other| other.item == *id) {
        let (zh, en) = (format!("“{id}”在清单中出现两次"), format!("`{id}` stands twice in the list"));
        return Some(finding("conflict", place, zh, en));
    }
    let Some(given) = UnitPrice::parse(&price.unit_price).ok().filter(|price| !price.is_negative()) else {
        let found = &price.unit_price;
        let (zh, en) =
            (format!("“{found}”不是单价，应如46.00"), format!("`{found}` is no unit price such as 46.00"));
        return Some(finding("malformed_price", place, zh, en));
    };
    let earlier = pack.prices.iter().filter(|known| known.item == *id && known.from <= from);
    let now = earlier.max_by_key(|known| known.from)?;
    if now.unit_price == given {
        let (zh, en) = (
            format!("“{id}”的单价已经是{given}，不必列入"),
            format!("`{id}` already costs {given}; leave it out"),
        );
        return Some(finding("unchanged", place, zh, en));
    }
    let is_published = now.from == from && !pack.is_adopted(id, from);
    is_published.then(|| {
        let (zh, en) = (
            format!("规则包已公布“{id}”自{from}起的单价，请另选起始日"),
            format!("the pack publishes a price of `{id}` from {from} on; choose another first day"),
        );
        finding("published_price", place, zh, en)
    })
}

fn ended_finding(
    pack: &Pack,
    content: &ListContent,
    (at, id): (usize, &String),
    from: Date,
) -> Option<Finding> {
    let place = format!("/ended/{at}");
    let Some(item) = pack.items.iter().find(|item| item.id == *id) else {
        return Some(unknown_item(place, id));
    };
    if content.ended[..at].contains(id) {
        let (zh, en) = (format!("“{id}”在清单中出现两次"), format!("`{id}` stands twice in the list"));
        return Some(finding("conflict", place, zh, en));
    }
    if let Some(until) = item.until {
        let (zh, en) =
            (format!("“{id}”自{until}起已停止提供"), format!("`{id}` is not offered from {until} on"));
        return Some(finding("ended_already", place, zh, en));
    }
    (item.from >= from).then(|| {
        let first = item.from;
        let (zh, en) =
            (format!("“{id}”自{first}起才提供"), format!("`{id}` is offered only from {first} on"));
        finding("too_early", place, zh, en)
    })
}

fn item_findings(pack: &Pack, content: &ListContent, at: usize, item: &ListedItem) -> Findings {
    let mut findings = Findings::new();
    let is_id =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'-');
    let id = &item.id;
    if id.is_empty() || id.len() > LONGEST_WORD || !id.bytes().all(is_id) {
        findings.push(finding(
            "malformed_id",
            format!("/items/{at}/id"),
            format!("“{id}”不是编号，应为小写字母、数字和点，如 gpu.a10"),
            format!("`{id}` is no id of small letters, digits and dots, such as gpu.a10"),
        ));
    }
    let is_known = pack.items.iter().any(|known| known.id == *id);
    if is_known || content.items[..at].iter().any(|other| other.id == *id) {
        let (zh, en) = (format!("目录中已有“{id}”"), format!("the catalog has `{id}` already"));
        findings.push(finding("conflict", format!("/items/{at}/id"), zh, en));
    }
    if !content.prices.iter().any(|price| price.item == *id) {
        let (zh, en) = (format!("“{id}”没有单价"), format!("`{id}` has no price"));
        findings.push(finding("no_price", format!("/items/{at}/id"), zh, en));
    }
    if !CatalogItem::is_metered_alike(item.metering, &item.per) {
        let (zh, en) = (
            "按服务计量的应按次计价（each），按时间计量的应按月、日或年计价",
            "by service the price is of each, and by time it is of a month, a day or a year",
        );
        findings.push(finding("metering_per", format!("/items/{at}/per"), zh, en));
    }
    let words = [
        ("name", &item.name),
        ("category", &item.category),
        ("unit", &item.unit),
        ("dimension", &item.dimension),
    ];
    for (field, value) in words {
        if !(1..=LONGEST_WORD).contains(&value.chars().count()) || value.contains(char::is_control) {
            let (zh, en) =
                (format!("应为1至{LONGEST_WORD}个字"), format!("it has 1 to {LONGEST_WORD} characters"));
            findings.push(finding("length", format!("/items/{at}/{field}"), zh, en));
        }
    }
    findings
}

impl Pack {
    /// What lists of items and prices rest on, on a day, with its clauses.
    pub fn catalog_basis(&self, day: Date) -> Option<(CatalogBasis, Vec<ClauseId>)> {
        let versions = self.parameters.get(BASIS)?;
        let begun = versions.iter().filter(|version| version.header.from <= day);
        let version = begun.max_by_key(|version| version.header.from).or_else(|| versions.first())?;
        let basis = version.fields.clone().try_into().ok()?;
        Some((basis, version.header.clause.clone()))
    }

    /// Whether a price of a day was adopted rather than published.
    fn is_adopted(&self, item: &str, from: Date) -> bool {
        self.adopted.iter().any(|(known, day)| known == item && *day == from)
    }
}
