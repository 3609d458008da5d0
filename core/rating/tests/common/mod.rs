//! A small pack and tables written as comma-separated rows, rated through the public interface.

#![allow(dead_code, reason = "each test file is a crate of its own and uses a part of this one")]

use yunheng_policy::{Pack, PackSource, PackText, load};
use yunheng_rating::{
    LeaseRow, LeaseTable, Leases, Line, PayerRow, Payers, Per, PriceBook, PriceRow, Rater, Stage, Symbols,
    TestRule, date_of, day_of, parse_proration,
};
use yunheng_values::{
    Because, ClauseId, DateRange, Finding, Findings, Month, Quantity, UnitPrice, format_scaled, parse_date,
};

const MANIFEST: &str = r#"
id = "t"
title = "试"
prefix = "TT"
version = "1"
status = "trial"
valid_from = 2020-01-01
"#;

const CATALOG: &str = r#"
[[item]]
id = "scan"
name = "扫描"
category = "安全"
unit = "次"
dimension = "scan"
metering = "by_service"
per = "each"
architecture = "any"
clause = "TT-5"
from = 2020-01-01
verified_on = 2026-01-01

[[item]]
id = "cpu"
name = "核"
category = "计算"
unit = "核·月"
dimension = "vcpu"
metering = "by_time"
per = "month"
architecture = "any"
clause = "TT-5"
from = 2020-01-01
verified_on = 2026-01-01

[[price]]
item = "scan"
from = 2020-01-01
unit_price = "800"
clause = "TT-6"
verified_on = 2026-01-01

[[price]]
item = "cpu"
from = 2020-01-01
unit_price = "46"
clause = ["TT-6", "TT-1"]
verified_on = 2026-01-01

[[price]]
item = "cpu"
from = 2026-06-16
unit_price = "40"
clause = "TT-7"
verified_on = 2026-01-01
"#;

const HEAD: &str = "from = 2020-01-01\nverified_on = 2026-01-01\n";

/// Files of a run; what is left out stays empty.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// `resource_id,unit_id,project_id,item,stage,quantity,from,to`, and the payer where a row names one
    pub leases: Vec<String>,
    /// `item,from,unit_price,per,proration`
    pub prices: Vec<String>,
    /// `unit_id,from,payer`
    pub payers: Vec<String>,
    /// `START/END`
    pub period: String,
}

impl Files {
    pub fn new(period: &str, leases: &[&str]) -> Self {
        let leases = leases.iter().map(|row| (*row).to_owned()).collect();
        Self { leases, period: period.to_owned(), ..Self::default() }
    }

    pub fn prices(mut self, rows: &[&str]) -> Self {
        self.prices = rows.iter().map(|row| (*row).to_owned()).collect();
        self
    }

    pub fn payers(mut self, rows: &[&str]) -> Self {
        self.payers = rows.iter().map(|row| (*row).to_owned()).collect();
        self
    }
}

/// What a run gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// `resource,unit,project,payer,item,stage,month,from,to,quantity,price,charge`
    pub lines: Vec<String>,
    pub clauses: Vec<Vec<String>>,
    /// Sum of all charges in fen.
    pub total: i128,
    /// `unit`, `payer`, `item` or `month`, name and sum.
    pub sums: Vec<String>,
    pub findings: Vec<Finding>,
    pub complete: bool,
}

impl Outcome {
    /// `from,to,price,charge` of each line.
    pub fn short(&self) -> Vec<String> {
        let cells = self.lines.iter().map(|line| line.split(',').collect::<Vec<_>>());
        cells.map(|cells| [cells[7], cells[8], cells[10], cells[11]].join(" ")).collect()
    }

    /// `code place` of each finding.
    pub fn codes(&self) -> Vec<String> {
        self.findings.iter().map(|finding| format!("{} {}", finding.code, finding.place)).collect()
    }
}

pub fn pack(proration: &str, longest_test: &str) -> Pack {
    let mut metering = format!("[[proration]]\ndefault = \"{proration}\"\nclause = \"TT-1\"\n{HEAD}");
    if !longest_test.is_empty() {
        metering += &format!(
            "[[test_stage]]\nmetered = false\nmaximum = \"{longest_test}\"\nclause = \"TT-9\"\n{HEAD}"
        );
    }
    let text = |path: &str, text: &str| PackText { path: path.into(), text: text.into() };
    let texts = vec![
        text("pack.toml", MANIFEST),
        text("catalog/all.toml", CATALOG),
        text("parameters/metering.toml", &metering),
    ];
    load("t", &|id| Some(PackSource { id: id.into(), texts: texts.clone() })).unwrap()
}

fn cells(row: &str) -> Vec<&str> {
    row.split(',').collect()
}

fn day(text: &str) -> i32 {
    day_of(parse_date(text).unwrap())
}

pub fn leases(rows: &[String]) -> Leases {
    let mut table = LeaseTable::default();
    for (row, number) in rows.iter().zip(2..) {
        let c = cells(row);
        let row = LeaseRow {
            resource_id: c[0],
            unit_id: c[1],
            project_id: c[2],
            item: c[3],
            stage: Stage::parse(c[4]).unwrap(),
            quantity: Quantity::parse(c[5]).unwrap(),
            from: day(c[6]),
            to: (!c[7].is_empty()).then(|| day(c[7])),
            payer: c.get(8).copied().filter(|payer| !payer.is_empty()),
            row: number,
        };
        table.push(&row).unwrap();
    }
    table.sort()
}

pub fn book(pack: &Pack, rows: &[String], items: &Symbols) -> Result<PriceBook, Findings> {
    let row = |(row, number): (&String, u32)| {
        let mut c = cells(row);
        c.resize(5, "");
        PriceRow {
            item: c[0].to_owned(),
            from: day(c[1]),
            unit_price: UnitPrice::parse(c[2]).unwrap(),
            per: Per::parse(c[3]),
            proration: parse_proration(c[4]),
            place: format!("prices.csv:{number}"),
        }
    };
    let rows: Vec<PriceRow> = rows.iter().zip(2..).map(row).collect();
    PriceBook::new(&pack.rules_on(pack.last_dated(), &[]).unwrap(), &rows, items)
}

pub fn payers(rows: &[String], leases: &Leases) -> Payers {
    let row = |(row, number): (&String, u32)| {
        let c = cells(row);
        PayerRow {
            unit_id: c[0].into(),
            from: day(c[1]),
            payer: c[2].into(),
            place: format!("payers.csv:{number}"),
        }
    };
    let rows: Vec<PayerRow> = rows.iter().zip(2..).map(row).collect();
    Payers::new(&rows, leases).unwrap()
}

fn with_rater<T>(
    pack: &Pack,
    files: &Files,
    then: impl FnOnce(&Leases, &PriceBook, &Payers, &Rater<'_>) -> T,
) -> T {
    let leases = leases(&files.leases);
    let book = book(pack, &files.prices, &leases.items).unwrap();
    let payers = payers(&files.payers, &leases);
    let test = TestRule::of(&pack.rules_on(pack.last_dated(), &[]).unwrap()).unwrap();
    let period = DateRange::parse(&files.period).unwrap();
    let rater = Rater::new(&leases, &book, &payers, test.as_ref(), &period);
    then(&leases, &book, &payers, &rater)
}

/// Rates in `threads` parts that are merged, as a caller with threads would.
pub fn rate_in_parts(pack: &Pack, files: &Files, threads: usize) -> Outcome {
    with_rater(pack, files, |leases, book, payers, rater| {
        let mut all = rater.tally();
        let mut lines = Vec::new();
        for part in leases.parts(threads) {
            let mut tally = rater.tally();
            rater.rate(part, &mut tally, &mut lines);
            all.merge(&tally);
        }
        let text = |line: &Line| written(line, leases, book, payers);
        let clauses =
            |line: &Line| book.version(line.version).clauses.iter().map(ClauseId::to_string).collect();
        let totals = &all.totals;
        let units = totals.by_unit().map(|(unit, fen)| ("unit", leases.units.name(unit).to_owned(), fen));
        let payer = |payer: Option<u32>| payer.map_or("null", |payer| payers.names().name(payer)).to_owned();
        let by_payer = totals.by_payer().map(|(name, fen)| ("payer", payer(name), fen));
        let items = totals.by_item().map(|(item, fen)| ("item", leases.items.name(item).to_owned(), fen));
        let months = totals.by_month().map(|(month, fen)| ("month", month.to_string(), fen));
        let sums = units.chain(by_payer).chain(items).chain(months);
        Outcome {
            lines: lines.iter().map(text).collect(),
            clauses: lines.iter().map(clauses).collect(),
            total: totals.charge(),
            sums: sums
                .map(|(kind, name, fen)| format!("{kind} {name} {}", format_scaled(fen, 2, 2)))
                .collect(),
            findings: rater.findings(&all, "leases.csv"),
            complete: all.complete(),
        }
    })
}

fn written(line: &Line, leases: &Leases, book: &PriceBook, payers: &Payers) -> String {
    let lease = &leases.rows()[line.lease as usize];
    let payer = line.payer.map_or("null", |payer| payers.names().name(payer));
    let cells = [
        leases.resources.name(lease.resource).to_owned(),
        leases.units.name(lease.unit).to_owned(),
        leases.projects.name(lease.project).to_owned(),
        payer.to_owned(),
        leases.items.name(lease.item).to_owned(),
        lease.stage.as_str().to_owned(),
        line.month.to_string(),
        date_of(line.from).to_string(),
        date_of(line.to).to_string(),
        lease.quantity.to_string(),
        book.version(line.version).unit_price.to_string(),
        line.charge.to_string(),
    ];
    cells.join(",")
}

pub fn rate(pack: &Pack, files: &Files) -> Outcome {
    rate_in_parts(pack, files, 1)
}

pub fn explain(pack: &Pack, files: &Files, resource: &str, item: &str, month: &str) -> Option<Because> {
    let month = Month::of(parse_date(&format!("{month}-01")).unwrap());
    with_rater(pack, files, |_, _, _, rater| rater.explain(resource, item, month, "leases.csv"))
}
