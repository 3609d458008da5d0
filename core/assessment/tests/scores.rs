//! From the base to the ratio: the worked examples of the register, borders, overruns, old platforms.

#![allow(clippy::unwrap_used, reason = "a helper that finds nothing fails the test that called it")]

mod common;

use common::*;
use yunheng_assessment::{AssessmentResult, Criteria, LeafSource, Sheet, assess, band_for, final_score};
use yunheng_policy::shape::BandAction;
use yunheng_values::{Exact, Severity};

/// Final score and ratio of a base over the points that apply.
fn reached(base: &str, applicable: &str, overruns: u32, criteria: &Criteria) -> (String, String) {
    let score = final_score(&exact(base), &Exact::zero(), &exact(applicable), overruns, criteria)
        .final_score
        .unwrap();
    let band = band_for(&score, criteria.bands.as_ref().unwrap(), criteria.cumulative);
    let ratio = band.ratio.map_or_else(|| band.action.as_str().to_owned(), |ratio| ratio.to_string());
    (score.to_string(), ratio)
}

/// E20 to E25, and what lies beside them.
#[test]
fn scores_of_the_register() {
    let lower = xuchang(&[]);
    let upper = xuchang(&[("band.border", "upper_inclusive")]);
    let whole = xuchang(&[("score.scale", "0")]);
    let table = [
        ("E20", "93.60", "100", 2, &lower, "83.6", "0.9"),
        ("E21", "83.60", "90", 0, &lower, "92.89", "1"),
        ("E22", "83.60", "90", 1, &lower, "87.89", "0.95"),
        ("E23", "90.00", "100", 0, &lower, "90", "1"),
        ("E23", "85.00", "100", 0, &lower, "85", "0.95"),
        ("E23", "60.00", "100", 0, &lower, "60", "0.7"),
        ("E23", "90.00", "100", 0, &upper, "90", "0.95"),
        ("E23", "85.00", "100", 0, &upper, "85", "0.9"),
        ("E23", "60.00", "100", 0, &upper, "60", "0.7"),
        ("E24", "89.995", "100", 0, &lower, "90", "1"),
        ("E24", "89.994", "100", 0, &lower, "89.99", "0.95"),
        ("E25", "4.00", "100", 2, &lower, "0", "block"),
        ("seven overruns still pass", "95", "100", 7, &lower, "60", "0.7"),
        ("eight do not", "95", "100", 8, &lower, "55", "block"),
        ("rounded up to the pass mark", "59.995", "100", 0, &lower, "60", "0.7"),
        ("rounded down below it", "59.994", "100", 0, &lower, "59.99", "block"),
        ("whole numbers", "89.50", "100", 0, &whole, "90", "1"),
    ];
    for (name, base, applicable, overruns, criteria, score, ratio) in table {
        assert_eq!(reached(base, applicable, overruns, criteria), (score.into(), ratio.into()), "{name}");
    }
}

/// E29 and E30.
#[test]
fn scores_of_songjiang() {
    let criteria = songjiang(&[]);
    let filled = sheet(&[
        ("SJ-F5-A3", count(1)),
        ("SJ-F5-C1", count(1)),
        ("SJ-F5-E1", count(2)),
        ("SJ-F5-E4", count(0)),
        ("SJ-F5-J2", count(1)),
        ("SJ-F5-H1", value("92")),
    ]);
    let result = assess(&filled, &criteria);
    let points: Vec<String> =
        result.leaves.iter().map(|leaf| leaf.awarded.clone().unwrap().to_string()).collect();
    assert_eq!(points, ["4", "5", "4", "5", "15", "50"]);
    assert_eq!(result.final_score, Some(exact("83")));
    assert_eq!(result.band.unwrap().ratio, Some(exact("0.95")));
    for (score, ratio) in [("90", "1"), ("80", "0.95"), ("70", "0.9"), ("69.99", "0.85"), ("0", "0.85")] {
        assert_eq!(reached(score, "100", 0, &criteria).1, ratio, "{score}");
    }
}

/// AMB-71: what the bands take off may add up.
#[test]
fn bands_that_add_up() {
    let criteria = songjiang(&[("band.cumulative", "cumulative")]);
    for (score, ratio) in [("90", "1"), ("85", "0.95"), ("75", "0.85"), ("65", "0.7")] {
        assert_eq!(reached(score, "100", 0, &criteria).1, ratio, "{score}");
    }
}

/// Every border under the three readings; the pass mark passes under all of them.
#[test]
fn borders() {
    let borders = ["90", "85", "80", "75", "70", "65", "60"];
    let table = [
        ("lower_inclusive", ["1", "0.95", "0.9", "0.85", "0.8", "0.75", "0.7"]),
        ("upper_inclusive", ["0.95", "0.9", "0.85", "0.8", "0.75", "0.7", "0.7"]),
        ("manual", ["pay", "pay", "pay", "pay", "pay", "pay", "0.7"]),
    ];
    for (reading, expected) in table {
        let criteria = xuchang(&[("band.border", reading)]);
        assert_eq!(borders.map(|score| reached(score, "100", 0, &criteria).1), expected, "{reading}");
    }
    for reading in ["lower_inclusive", "upper_inclusive", "manual"] {
        let criteria = xuchang(&[("band.border", reading)]);
        assert_eq!(reached("90.01", "100", 0, &criteria).1, "1", "{reading}");
        assert_eq!(reached("89.99", "100", 0, &criteria).1, "0.95", "{reading}");
        assert_eq!(reached("100", "100", 0, &criteria).1, "1", "{reading}");
    }
}

#[test]
fn a_border_warns_when_a_ruling_placed_it() {
    let findings = |score: &str, criteria: &Criteria| {
        let band = band_for(&exact(score), criteria.bands.as_ref().unwrap(), criteria.cumulative);
        band.findings.iter().map(|it| (it.code, it.severity)).collect::<Vec<_>>()
    };
    assert_eq!(findings("90", &xuchang(&[])), [("border_score", Severity::Warning)]);
    assert_eq!(findings("60", &xuchang(&[])), [("border_score", Severity::Warning)]);
    assert_eq!(
        findings("90", &xuchang(&[("band.border", "manual")])),
        [("border_needs_ruling", Severity::Error)]
    );
    assert_eq!(findings("89.99", &xuchang(&[])), []);
    assert_eq!(findings("59.99", &xuchang(&[])), [("below_pass", Severity::Error)]);
    assert_eq!(findings("0", &xuchang(&[])), [("below_pass", Severity::Error)]);
    assert_eq!(findings("90", &songjiang(&[])), [], "the text itself says where the border belongs");
}

fn final_and_band(result: &AssessmentResult) -> (String, Option<Exact>, BandAction) {
    let band = result.band.clone().unwrap();
    (result.final_score.clone().unwrap().to_string(), band.ratio, band.action)
}

#[test]
fn a_whole_sheet() {
    let result = assess(&full(), &xuchang(&[]));
    assert_eq!(final_and_band(&result), ("100".into(), Some(exact("1")), BandAction::Pay));
    assert!(result.complete && result.missing.is_empty() && result.findings.is_empty());
    let groups: Vec<_> =
        result.groups.iter().map(|it| (it.name.as_str(), it.level(), it.points.to_string())).collect();
    let expected =
        [("甲", 1, "50"), ("一", 2, "40"), ("二", 2, "10"), ("乙", 1, "38"), ("三", 2, "30"), ("四", 2, "8")];
    assert_eq!(groups[..6], expected.map(|(name, level, points)| (name, level, points.to_owned())));
    let awarded: Exact = result.groups.iter().filter(|it| it.level() == 1).map(|it| it.awarded.clone()).sum();
    assert_eq!(awarded, result.base);
}

#[test]
fn a_missing_leaf_is_neither_zero_nor_full() {
    let mut filled = full();
    filled.leaves.insert("XC-I-02".into(), None);
    filled.leaves.remove("XC-I-34");
    let result = assess(&filled, &xuchang(&[]));
    assert!(!result.complete);
    assert_eq!(result.missing, ["XC-I-02", "XC-I-34"]);
    assert_eq!((result.final_score, result.band), (None, None));
    assert_eq!((result.base.to_string(), result.normalized), ("62".to_owned(), None));
    assert_eq!(found(&result.findings), [("leaf_missing", "#/leaves")]);
    let empty = assess(&Sheet::default(), &xuchang(&[]));
    assert_eq!((empty.missing.len(), empty.base.to_string()), (9, "0".into()));
}

#[test]
fn old_platforms() {
    let mut filled = full();
    filled.built_year = Some(2018);
    let result = assess(&filled, &xuchang(&[]));
    assert_eq!(
        (result.base.to_string(), result.normalized.clone().unwrap().to_string()),
        ("90".into(), "100".into())
    );
    assert_eq!(found(&result.findings), [("not_applicable_ignored", "#/leaves/XC-I-45")]);
    let leaf = result.leaves.iter().find(|leaf| leaf.id == "XC-I-45").unwrap();
    assert_eq!((leaf.source, leaf.awarded.clone()), (LeafSource::NotApplicable, None));
    for (year, reading, applies) in
        [(2019, "2020", false), (2020, "2020", true), (2020, "2021", false), (2021, "2021", true)]
    {
        filled.built_year = Some(year);
        let result = assess(&filled, &xuchang(&[("na.border_year", reading)]));
        assert_eq!(result.base == exact("100"), applies, "{year} {reading}");
    }
}

#[test]
fn declared_not_applicable() {
    let mut filled = full();
    filled.leaves.insert("XC-I-45".into(), Some(not_applicable()));
    filled.leaves.insert("XC-I-34".into(), Some(met(false)));
    let result = assess(&filled, &xuchang(&[]));
    assert_eq!(
        (result.base.to_string(), result.normalized.clone().unwrap().to_string()),
        ("82".into(), "91.111111".into())
    );
    assert_eq!(result.final_score, Some(exact("91.11")));
    assert_eq!(found(&result.findings), []);
    filled.built_year = Some(2022);
    let result = assess(&filled, &xuchang(&[]));
    assert_eq!(found(&result.findings), [("declared_against_year", "#/leaves/XC-I-45/not_applicable")]);
}

/// AMB-52: whichever comes first, the printed figures add up.
#[test]
fn order_of_normalizing_and_deducting() {
    let mut filled = full();
    (filled.built_year, filled.overruns) = (Some(2018), 1);
    filled.leaves.insert("XC-I-45".into(), None);
    for (order, deductions, score) in [("normalize_first", "5", "95"), ("deduct_first", "5.555556", "94.44")]
    {
        let result = assess(&filled, &xuchang(&[("na.order", order)]));
        assert_eq!(
            (result.deductions.to_string(), result.final_score.unwrap().to_string()),
            (deductions.into(), score.into())
        );
        assert!(result.because.rulings.contains(&format!("na.order={order}")));
    }
}

#[test]
fn overruns_without_a_price_cost_nothing_and_say_so() {
    let mut filled = sheet(&[("SJ-F5-H1", value("92"))]);
    (filled.overruns, filled.built_year, filled.post) = (2, Some(2018), Some("management".into()));
    let result = assess(&filled, &songjiang(&[]));
    assert_eq!(result.deductions, Exact::zero());
    let expected =
        [("overruns_unused", "#/overruns"), ("built_year_unused", "#/built_year"), ("post_unused", "#/post")];
    assert_eq!(found(&result.findings)[..3], expected);
}

#[test]
fn the_reasons_of_a_score_can_be_checked_by_hand() {
    let mut filled = full();
    (filled.built_year, filled.overruns) = (Some(2018), 2);
    filled.leaves.insert("XC-I-45".into(), None);
    let because = assess(&filled, &xuchang(&[])).because;
    let steps: Vec<_> =
        because.steps.iter().map(|step| (step.expression.as_str(), step.result.as_str())).collect();
    let expected = [("90 × 100 ÷ 90", "100"), ("5 × 2", "10"), ("round(max(0, 100 − 10), 2)", "90")];
    assert_eq!(steps, expected);
    assert!(because.rulings.contains(&"band.border=lower_inclusive".to_owned()));
}
