//! Identity, rulings, catalog and worked cases.

use super::error;
use crate::case::CASE_KINDS;
use crate::choice::CHOICES_FILE;
use crate::load::Pack;
use std::collections::BTreeSet;
use yunheng_values::{Finding, Findings};

pub(super) fn identity(pack: &Pack) -> Findings {
    let manifest = &pack.manifest;
    let place = format!("{}/pack.toml", manifest.id);
    let mut findings = Findings::new();
    if manifest.valid_until.is_some_and(|until| until <= manifest.valid_from) {
        findings.push(error("time_gap", place.clone(), "有效期为空".into(), "the validity is empty".into()));
    }
    for key in pack.replaced.iter().filter(|key| !manifest.overrides.contains(key)) {
        findings.push(error(
            "undeclared_override",
            place.clone(),
            format!("“{key}”覆盖了上层规则包，但未在overrides中声明"),
            format!("`{key}` replaces a value of the base without being declared in overrides"),
        ));
    }
    for key in manifest.overrides.iter().filter(|key| !pack.replaced.contains(key)) {
        findings.push(error(
            "unused_override",
            place.clone(),
            format!("overrides中的“{key}”没有覆盖任何值"),
            format!("`{key}` is declared in overrides but replaces nothing"),
        ));
    }
    findings
}

pub(super) fn rulings(pack: &Pack) -> Findings {
    let mut findings = Findings::new();
    let mut seen = BTreeSet::new();
    for ruling in &pack.rulings {
        let place = format!("{}#{}", pack.manifest.id, ruling.key);
        if !seen.insert(&ruling.key) {
            findings.push(error(
                "conflict",
                place.clone(),
                format!("口径“{}”出现两次", ruling.key),
                format!("ruling `{}` stands twice", ruling.key),
            ));
        }
        if ruling.value_of(&ruling.default).is_none() {
            findings.push(error(
                "unresolved_ruling",
                place.clone(),
                format!("默认读法“{}”不在可选读法中", ruling.default),
                format!("the default `{}` is none of the readings", ruling.default),
            ));
        }
        let mut keys = BTreeSet::new();
        for reading in ruling.readings.iter().filter(|reading| !keys.insert(&reading.key)) {
            findings.push(error(
                "conflict",
                place.clone(),
                format!("读法“{}”出现两次", reading.key),
                format!("reading `{}` stands twice", reading.key),
            ));
        }
        if ruling.because.trim().is_empty() || ruling.question.trim().is_empty() {
            findings.push(error(
                "empty_because",
                place,
                "口径缺问题或理由".into(),
                "a ruling needs its question and reason".into(),
            ));
        }
    }
    findings
}

pub(super) fn choices(pack: &Pack) -> Findings {
    let mut findings = Findings::new();
    for choice in &pack.choices {
        let (ruling, reading, from) = (&choice.ruling, &choice.reading, choice.from);
        let place = format!("{}/{CHOICES_FILE} {ruling} {from}", pack.manifest.id);
        let known = pack.rulings.iter().find(|known| known.key == *ruling);
        if known.is_none_or(|known| known.value_of(reading).is_none()) {
            findings.push(error(
                "unresolved_ruling",
                place.clone(),
                format!("选定的读法“{ruling}={reading}”不在可选读法中"),
                format!("the chosen `{ruling}={reading}` is none of the readings"),
            ));
        }
        if choice.reason.trim().is_empty() {
            findings.push(error(
                "empty_because",
                place,
                "选定的读法缺理由".into(),
                "a choice needs its reason".into(),
            ));
        }
    }
    findings
}

pub(super) fn catalog(pack: &Pack) -> Findings {
    let mut findings = Findings::new();
    let mut items = BTreeSet::new();
    for item in &pack.items {
        let place = format!("{}/catalog {}", pack.manifest.id, item.id);
        if !items.insert(item.id.as_str()) {
            findings.push(error(
                "conflict",
                place.clone(),
                format!("目录项“{}”出现两次", item.id),
                format!("item `{}` stands twice", item.id),
            ));
        }
        findings.extend(item_words(item, &place));
    }
    let mut prices = BTreeSet::new();
    for price in &pack.prices {
        let place = format!("{}/catalog {}@{}", pack.manifest.id, price.item, price.from);
        if !items.contains(price.item.as_str()) {
            findings.push(error(
                "unknown_item",
                place.clone(),
                format!("目录中没有“{}”", price.item),
                format!("the catalog has no `{}`", price.item),
            ));
        }
        if !prices.insert((price.item.as_str(), price.from)) {
            findings.push(error(
                "conflict",
                place,
                format!("“{}”在{}有两个价格", price.item, price.from),
                format!("`{}` has two prices on {}", price.item, price.from),
            ));
        }
    }
    findings
}

fn item_words(item: &crate::CatalogItem, place: &str) -> Findings {
    let word = |field: &str, value: &str, allowed: &[&str]| -> Option<Finding> {
        (!allowed.contains(&value)).then(|| {
            error(
                "malformed_item",
                place.to_owned(),
                format!("{field}=“{value}”，应为{}", allowed.join("、")),
                format!("{field} is `{value}`; expected {}", allowed.join(", ")),
            )
        })
    };
    let proration = item.proration.as_deref().unwrap_or("actual_days");
    let metering = (!crate::CatalogItem::is_metered_alike(item.metering, &item.per)).then(|| {
        error(
            "malformed_item",
            place.to_owned(),
            format!("per=“{}”与计量方式不符；按服务计量的per应为each，按时间计量的不应为each", item.per),
            format!("per is `{}`; by service it is each, and by time it is not", item.per),
        )
    });
    [
        metering,
        word("per", &item.per, &["month", "day", "year", "each"]),
        word("architecture", &item.architecture, &["x86", "xinchuang", "any"]),
        word("proration", proration, &["actual_days", "thirtieth", "half_month", "whole_month"]),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(super) fn cases(pack: &Pack) -> Findings {
    let mut findings = Findings::new();
    for case in &pack.cases {
        let place = format!("{} {}", case.place, case.title);
        if !CASE_KINDS.contains(&case.kind.as_str()) {
            findings.push(error(
                "malformed_case",
                place.clone(),
                format!("算例种类“{}”不存在；可用：{}", case.kind, CASE_KINDS.join("、")),
                format!("there is no kind of case `{}`; use {}", case.kind, CASE_KINDS.join(", ")),
            ));
        }
        if case.expect.is_empty() {
            findings.push(error(
                "malformed_case",
                place.clone(),
                "算例没有期望结果".into(),
                "the case expects nothing".into(),
            ));
        }
        for (key, value) in &case.rulings {
            if pack.ruling(key).is_none_or(|ruling| ruling.value_of(value).is_none()) {
                findings.push(error(
                    "unresolved_ruling",
                    place.clone(),
                    format!("没有口径{key}={value}"),
                    format!("there is no ruling {key}={value}"),
                ));
            }
        }
    }
    findings
}
