//! The notices of 2007–2026 that ship with the product (data/PROVENANCE.md).

use crate::{Calendar, YearNotice, parse_notice};

macro_rules! years {
    ($($year:literal),*) => {
        [$(($year, include_str!(concat!("../data/", $year, ".json")))),*]
    };
}

/// The shipped notices.
///
/// # Panics
/// Never in a released build: a test parses every shipped file.
pub fn shipped_notices() -> Vec<YearNotice> {
    let files = years![
        "2007", "2008", "2009", "2010", "2011", "2012", "2013", "2014", "2015", "2016", "2017", "2018",
        "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026"
    ];
    files
        .iter()
        .map(|(name, json)| {
            parse_notice(json, name)
                .unwrap_or_else(|findings| panic!("shipped calendar {name}: {findings:?}"))
        })
        .collect()
}

/// The calendar of the shipped notices.
pub fn shipped() -> Calendar {
    Calendar::new(&shipped_notices())
}
