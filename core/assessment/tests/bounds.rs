//! Whatever a sheet says, points and scores stay within their bounds, and doing better never scores less.

#![allow(clippy::unwrap_used, reason = "a helper that finds nothing fails the test that called it")]

mod common;

use common::*;
use proptest::prelude::*;
use yunheng_assessment::{Criteria, LeafEntry, Sheet, assess, band_for};
use yunheng_values::Exact;

/// Figures that a careless program might pass on unchecked: negative, beyond full, tiny.
fn any_figure() -> impl Strategy<Value = Exact> {
    (-200_000_000_i128..200_000_000).prop_map(|scaled| Exact::from_scaled(scaled, 6))
}

fn any_entry() -> impl Strategy<Value = LeafEntry> {
    let list = || prop::option::of(prop::collection::vec(any_figure(), 0..4));
    let figures = (prop::option::of(any_figure()), list(), list(), prop::option::of(any_figure()));
    (figures, prop::option::of(any::<bool>()), prop::option::of(any::<u64>()), any::<bool>(), any::<bool>())
        .prop_map(|((value, scores, satisfaction, points), met, count, has_reason, not_applicable)| {
            LeafEntry {
                value,
                met,
                scores,
                satisfaction,
                count,
                points,
                reason: has_reason.then(|| "理由".to_owned()),
                not_applicable,
            }
        })
}

fn any_sheet(criteria: &Criteria) -> impl Strategy<Value = Sheet> {
    let ids: Vec<String> = criteria.tree.leaves.iter().map(|leaf| leaf.id.clone()).collect();
    let entries = prop::collection::vec(prop::option::weighted(0.9, any_entry()), ids.len());
    (entries, 0_u32..20, prop::option::of(2000_i32..2030)).prop_map(move |(entries, overruns, built_year)| {
        Sheet { leaves: ids.iter().cloned().zip(entries).collect(), overruns, built_year, ..Sheet::default() }
    })
}

fn stays_within(sheet: &Sheet, criteria: &Criteria) -> Result<(), TestCaseError> {
    let result = assess(sheet, criteria);
    for leaf in &result.leaves {
        let within = leaf.awarded.as_ref().is_none_or(|it| !it.is_negative() && *it <= leaf.points);
        prop_assert!(within, "{}: {:?} of {}", leaf.id, leaf.awarded, leaf.points);
    }
    let most = &criteria.tree.total + &criteria.tree.bonus_max;
    prop_assert!(result.base <= most);
    if let Some(score) = &result.final_score {
        prop_assert!(!score.is_negative() && *score <= most);
    }
    prop_assert_eq!(result.complete, result.final_score.is_some());
    prop_assert!(result.complete || result.band.is_none());
    let outer: Exact = result.groups.iter().filter(|it| it.level() == 1).map(|it| it.awarded.clone()).sum();
    prop_assert_eq!(outer, result.base);
    Ok(())
}

#[test]
fn scores_stay_within_their_bounds() {
    for criteria in
        [xuchang(&[]), xuchang(&[("na.order", "deduct_first")]), songjiang(&[]), guangzhou("GZ-B2")]
    {
        proptest!(|(sheet in any_sheet(&criteria))| stays_within(&sheet, &criteria)?);
    }
}

#[test]
fn a_better_score_is_never_paid_less() {
    for (border, cumulative) in
        [("lower_inclusive", false), ("upper_inclusive", false), ("lower_inclusive", true)]
    {
        let criteria = xuchang(&[("band.border", border)]);
        let bands = criteria.bands.as_ref().unwrap();
        let ratio = |score: i128| {
            band_for(&Exact::from_scaled(score, 2), bands, cumulative).ratio.unwrap_or_else(Exact::zero)
        };
        proptest!(|(one in 0_i128..=10_000, other in 0_i128..=10_000)| {
            prop_assert!(ratio(one.min(other)) <= ratio(one.max(other)));
        });
    }
}
