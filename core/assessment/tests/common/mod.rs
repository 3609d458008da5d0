//! Small packs in memory: a city with bands and borders, one with events, one whose leaves weigh the same.

#![allow(dead_code, reason = "every test file uses its part")]

use std::collections::BTreeMap;
use yunheng_assessment::{Criteria, LeafEntry, Sheet};
use yunheng_policy::{Choice, PackSource, PackText, load};
use yunheng_values::{Exact, Findings, parse_date};

const PACK: &str = r#"
id = "town"
title = "测试"
prefix = "XC"
version = "1"
status = "in_force"
valid_from = 2026-06-02
"#;

pub const XUCHANG: [(&str, &str); 4] = [
    ("rulings.toml", include_str!("packs/banded_rulings.toml")),
    ("assessment/tree.toml", include_str!("packs/banded_tree.toml")),
    ("assessment/bands.toml", include_str!("packs/banded_bands.toml")),
    ("assessment/scoring.toml", include_str!("packs/banded_scoring.toml")),
];

pub const SONGJIANG: [(&str, &str); 4] = [
    ("rulings.toml", include_str!("packs/events_rulings.toml")),
    ("assessment/tree.toml", include_str!("packs/events_tree.toml")),
    ("assessment/bands.toml", include_str!("packs/events_bands.toml")),
    ("parameters/settlement.toml", include_str!("packs/events_settlement.toml")),
];

pub const GUANGZHOU: [(&str, &str); 3] = [
    ("assessment/provider.toml", include_str!("packs/equal_provider.toml")),
    ("assessment/post.toml", include_str!("packs/equal_post.toml")),
    ("assessment/scoring.toml", include_str!("packs/equal_scoring.toml")),
];

/// The criteria of a tree with the readings chosen.
pub fn criteria(files: &[(&str, &str)], tree: &str, choices: &[(&str, &str)]) -> Criteria {
    let text = |(path, text): &(&str, &str)| PackText { path: (*path).to_owned(), text: (*text).to_owned() };
    let mut texts: Vec<PackText> = files.iter().map(text).collect();
    texts.push(PackText { path: "pack.toml".into(), text: PACK.into() });
    let source = PackSource { id: "town".into(), texts };
    let pack = load("town", &|_| Some(source.clone())).unwrap();
    let choice = |(key, value): &(&str, &str)| Choice { key: (*key).into(), value: (*value).into() };
    let choices: Vec<Choice> = choices.iter().map(choice).collect();
    let rules = pack.rules_on(parse_date("2027-05-20").unwrap(), &choices).unwrap();
    Criteria::on(&rules, tree).unwrap()
}

pub fn xuchang(choices: &[(&str, &str)]) -> Criteria {
    criteria(&XUCHANG, "XC-I", choices)
}

pub fn songjiang(choices: &[(&str, &str)]) -> Criteria {
    criteria(&SONGJIANG, "SJ-F5", choices)
}

pub fn guangzhou(tree: &str) -> Criteria {
    criteria(&GUANGZHOU, tree, &[])
}

pub fn exact(text: &str) -> Exact {
    Exact::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub fn value(text: &str) -> LeafEntry {
    LeafEntry { value: Some(exact(text)), ..LeafEntry::default() }
}

pub fn satisfaction(rates: &[&str]) -> LeafEntry {
    LeafEntry { satisfaction: Some(rates.iter().map(|rate| exact(rate)).collect()), ..LeafEntry::default() }
}

pub fn scores(points: &[&str]) -> LeafEntry {
    LeafEntry { scores: Some(points.iter().map(|points| exact(points)).collect()), ..LeafEntry::default() }
}

pub fn count(events: u64) -> LeafEntry {
    LeafEntry { count: Some(events), ..LeafEntry::default() }
}

pub fn met(is_met: bool) -> LeafEntry {
    LeafEntry { met: Some(is_met), ..LeafEntry::default() }
}

pub fn points(points: &str, reason: &str) -> LeafEntry {
    LeafEntry { points: Some(exact(points)), reason: Some(reason.into()), ..LeafEntry::default() }
}

pub fn not_applicable() -> LeafEntry {
    LeafEntry { not_applicable: true, ..LeafEntry::default() }
}

pub fn sheet(leaves: &[(&str, LeafEntry)]) -> Sheet {
    let leaves = leaves.iter().map(|(id, entry)| ((*id).to_owned(), Some(entry.clone())));
    Sheet { leaves: leaves.collect::<BTreeMap<_, _>>(), ..Sheet::default() }
}

/// A sheet with full marks everywhere.
pub fn full() -> Sheet {
    sheet(&[
        ("XC-I-02", value("100")),
        ("XC-I-04", value("99.99")),
        ("XC-I-10", value("69.99")),
        ("XC-I-07", scores(&["10", "10"])),
        ("XC-I-19", points("20", "符合")),
        ("XC-I-34", met(true)),
        ("XC-I-45", value("80")),
        ("XC-I-50", satisfaction(&["95", "100"])),
        ("XC-I-56", satisfaction(&["100"])),
    ])
}

/// Codes and places of findings.
pub fn found(findings: &Findings) -> Vec<(&str, &str)> {
    findings.iter().map(|finding| (finding.code, finding.place.as_str())).collect()
}
