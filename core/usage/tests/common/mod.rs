//! The rules that the tests run with: the shipped parameters of Xuchang in a pack of their own.
#![allow(dead_code, reason = "each test file is a crate of its own and uses a part")]

use yunheng_policy::{Choice, Pack, PackSource, PackText, load};
use yunheng_usage::{InspectionRule, Resource, ScanRule, SizingRules};
use yunheng_values::{Date, Moment, Percent, Quantity, ResourceId, UnitId, parse_date, parse_moment};

const MANIFEST: &str = r#"
id = "tested"
title = "测试"
prefix = "XC"
version = "1"
based_on = []
overrides = []
division_code = "411000"
status = "draft"
valid_from = 2026-06-02
"#;
const SIZING: &str = include_str!("../../../../policies/xuchang/parameters/sizing.toml");
const DELETION: &str = include_str!("../../../../policies/xuchang/parameters/deletion.toml");
const INSPECTION: &str = include_str!("../../../../policies/xuchang/parameters/inspection.toml");
const SECURITY: &str = include_str!("../../../../policies/xuchang/parameters/security.toml");
const RULINGS: &str = include_str!("../../../../policies/xuchang/rulings-resources.toml");

pub fn pack_of(texts: &[(&str, &str)]) -> Pack {
    let text = |(path, text): &(&str, &str)| PackText { path: (*path).to_owned(), text: (*text).to_owned() };
    let manifest = [("pack.toml", MANIFEST), ("rulings.toml", RULINGS)];
    let source =
        PackSource { id: "tested".to_owned(), texts: manifest.iter().chain(texts).map(text).collect() };
    load("tested", &|id| (id == "tested").then(|| source.clone()))
        .unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// The shipped pack's sections that this crate reads.
pub fn shipped() -> Pack {
    pack_with("")
}

/// The same with more of section `sizing`.
pub fn pack_with(sizing: &str) -> Pack {
    pack_of(&[
        ("parameters/sizing.toml", &format!("{SIZING}\n{sizing}")),
        ("parameters/deletion.toml", DELETION),
        ("parameters/inspection.toml", INSPECTION),
        ("parameters/security.toml", SECURITY),
    ])
}

pub fn choices(readings: &[&str]) -> Vec<Choice> {
    let choice = |reading: &&str| {
        let (key, value) = reading.split_once('=').expect("a reading is key=value");
        Choice { key: key.to_owned(), value: value.to_owned() }
    };
    readings.iter().map(choice).collect()
}

pub fn rules_of(pack: &Pack, readings: &[&str]) -> SizingRules {
    let rules = pack.rules_on(day("2027-06-01"), &choices(readings)).expect("the readings are offered");
    SizingRules::from_rules(&rules).unwrap_or_else(|error| panic!("{error}"))
}

pub fn sizing() -> SizingRules {
    rules_of(&shipped(), &[])
}

pub fn inspection(readings: &[&str]) -> InspectionRule {
    let pack = shipped();
    let rules = pack.rules_on(day("2027-06-01"), &choices(readings)).expect("the readings are offered");
    InspectionRule::from_rules(&rules).unwrap_or_else(|error| panic!("{error}")).expect("the pack has it")
}

pub fn scans() -> ScanRule {
    let pack = shipped();
    let rules = pack.rules_on(day("2027-06-01"), &[]).expect("no reading is chosen");
    ScanRule::from_rules(&rules).unwrap_or_else(|error| panic!("{error}")).expect("the pack has it")
}

pub fn day(text: &str) -> Date {
    parse_date(text).unwrap_or_else(|error| panic!("{error}"))
}

pub fn seconds(text: &str) -> i64 {
    parse_moment(text).map(Moment::local_seconds).unwrap_or_else(|error| panic!("{error}"))
}

pub fn percent(text: &str) -> Percent {
    Percent::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A machine of 8 vCPU, 16 GB and 1000 GB that is on.
pub fn machine() -> Resource {
    Resource {
        vcpu: Some(8),
        memory_gb: Some(quantity("16")),
        disk_gb: Some(quantity("1000")),
        power: Some(yunheng_usage::Power::On),
        ..Resource::new(ResourceId::new("vm-1"), UnitId::new("unit-1"))
    }
}
