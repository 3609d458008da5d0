//! The city's tables through the use cases: no finding that would stop anybody, and something to see in each.

use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;
use yunheng_app::rate::{RateFiles, Rating, RatingTables, rate_all, totals_json};
use yunheng_app::{Pack, assess_file, open_pack, settle_file, size_files};
use yunheng_demo::{DemoCity, PACK};
use yunheng_usage::{Action, Dimension};
use yunheng_values::{DateRange, Finding, Money, Severity};

/// The city's files in a folder of their own.
struct Files(TempDir);

impl Files {
    fn of(city: &DemoCity) -> Self {
        let files = Self(TempDir::new().expect("a folder"));
        let tables = [
            ("leases.csv", city.leases_csv()),
            ("prices.csv", city.prices_csv()),
            ("payers.csv", city.payers_csv()),
            ("resources.csv", city.resources_csv()),
            ("usage.csv", city.usage_csv()),
            ("sheet.json", city.sheet_json().into_bytes()),
        ];
        for (name, bytes) in tables {
            files.write(name, &bytes);
        }
        files
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.0.path().join(name), bytes).expect("a file");
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }
}

fn pack() -> Pack {
    open_pack(PACK).expect("a shipped pack")
}

fn brief(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|f| format!("{} {} {}: {}", f.severity, f.code, f.place, f.message.en)).collect()
}

/// What a cycle comes to, as printed.
fn gross(files: &Files, pack: &Pack, period: DateRange) -> (Money, usize) {
    let rules = pack.rules_on(period.start(), &[]).expect("no choices");
    let named = |name| Some(files.path(name));
    let request = RateFiles {
        leases: files.path("leases.csv"),
        prices: named("prices.csv"),
        payers: named("payers.csv"),
    };
    let tables = RatingTables::read(&request).expect("tables without a defect");
    let rating = Rating::new(&rules, tables, period).expect("prices and payers that agree");
    let (lines, tally) = rate_all(&rating);
    let findings = rating.rater().findings(&tally, &rating.lease_file);
    assert_eq!(brief(&findings), Vec::<String>::new());
    assert_eq!(brief(&rating.findings), Vec::<String>::new());
    let totals = totals_json(&rating, &tally);
    assert!(totals.complete);
    assert_eq!(totals.by_unit.len(), 40);
    (Money::parse(&totals.charge).expect("money"), lines.len())
}

#[test]
fn rated_assessed_and_settled() {
    let (city, pack) = (DemoCity::generate(20_260_602), pack());
    let files = Files::of(&city);
    let [(first, first_lines), (second, second_lines)] =
        DemoCity::cycles().map(|cycle| gross(&files, &pack, cycle));
    assert!(first > Money::from_scaled(10_000_000) && second > first, "{first} {second}");
    assert!(first_lines > 10_000 && second_lines > 10_000, "{first_lines} {second_lines}");
    let rules = pack.rules_on(DemoCity::first_day(), &[]).expect("no choices");
    let (_, assessed) =
        assess_file(&rules, Path::new(&files.path("sheet.json"))).expect("a sheet without a defect");
    assert_eq!(brief(&assessed.findings), Vec::<String>::new());
    assert!(assessed.complete && assessed.missing.is_empty());
    let score = assessed.final_score.expect("complete").to_string();
    let ratio = assessed.band.and_then(|band| band.ratio).expect("above the pass mark").to_string();
    assert_ne!(ratio, "1", "a score of {score} shows what a ratio does");
    files.write("cycles.json", city.cycles_json([first, second], Some(&score)).as_bytes());
    let settled =
        settle_file(&rules, Path::new(&files.path("cycles.json"))).expect("cycles without a defect");
    let errors: Vec<&Finding> = settled.findings.iter().filter(|f| f.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let cycle = &settled.settlement.cycles[1];
    assert!(cycle.payable.expect("a score is given") < second, "{cycle:?}");
}

/// How often each advice is given, by the words of the wire.
fn advised(seed: u64) -> BTreeMap<String, usize> {
    let (city, pack) = (DemoCity::generate(seed), pack());
    let files = Files::of(&city);
    let rules = pack.rules_on(DemoCity::sized_at(), &[]).expect("no choices");
    let (resources, usage) = (files.path("resources.csv"), files.path("usage.csv"));
    let sizing =
        size_files(&rules, &resources, &usage, DemoCity::sized_at()).expect("tables without a defect");
    let errors: Vec<&Finding> = sizing.findings.iter().filter(|f| f.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert!(sizing.findings.iter().all(|f| f.code != "unknown_resource"), "{:?}", brief(&sizing.findings));
    let mut counts = BTreeMap::new();
    let counted: Result<(), ()> = sizing.for_each(|_, row| {
        *counts.entry(key(row.dimension, row.action)).or_default() += 1;
        Ok(())
    });
    assert!(counted.is_ok());
    counts
}

fn key(dimension: Dimension, action: Action) -> String {
    format!("{dimension:?} {action:?}")
}

/// Every kind of advice is there, whatever the seed, and none of the common ones is a rarity.
#[test]
fn every_kind_of_advice() {
    for seed in [1, 2, 20_260_602] {
        let counts = advised(seed);
        for dimension in [Dimension::Cpu, Dimension::Memory] {
            for action in [Action::ScaleUp, Action::ScaleDown, Action::Keep] {
                let count = counts.get(&key(dimension, action)).copied().unwrap_or(0);
                assert!(count >= 20, "{seed}: {dimension:?} {action:?} {count} of {counts:?}");
            }
        }
        let count = |dimension, action| counts.get(&key(dimension, action)).copied().unwrap_or(0);
        assert!(count(Dimension::Disk, Action::Resize) >= 30 && count(Dimension::Disk, Action::Keep) >= 30);
        assert!(count(Dimension::Memory, Action::NoData) > 0, "{counts:?}");
        // Stopped for six months, claimed by nobody, flat for a year after it was scaled down.
        assert!(count(Dimension::Resource, Action::Delete) >= 7, "{seed}: {counts:?}");
    }
}
