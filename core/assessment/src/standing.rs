//! Which leaves count on a sheet, and for how many points.

use crate::criteria::Criteria;
use crate::sheet::Sheet;
use yunheng_policy::{Leaf, LeafRule, Weighting};
use yunheng_values::Exact;

/// How a leaf stands on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It counts.
    Counts,
    /// It is added on top.
    Bonus,
    /// The platform is older than the leaf.
    TooOld,
    /// The sheet says that it does not apply.
    Declared,
}

/// A leaf of the sheet with the points it can give.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed<'c> {
    pub leaf: &'c Leaf,
    pub points: Exact,
    pub standing: Standing,
}

impl Placed<'_> {
    /// Whether its points are part of what can be reached.
    pub fn counts(&self) -> bool {
        self.standing == Standing::Counts
    }

    pub fn applies(&self) -> bool {
        matches!(self.standing, Standing::Counts | Standing::Bonus)
    }
}

/// The leaves of the sheet's post in printed order.
pub(crate) fn placed<'c>(sheet: &Sheet, criteria: &'c Criteria) -> Vec<Placed<'c>> {
    let leaves = criteria.tree.leaves.iter().filter(|leaf| sheet.holds(leaf));
    let standing: Vec<_> = leaves.map(|leaf| (leaf, standing(leaf, sheet, criteria))).collect();
    let counting = standing.iter().filter(|(_, it)| *it == Standing::Counts).count();
    let of = |(leaf, standing): (&'c Leaf, Standing)| Placed {
        leaf,
        points: points(leaf, standing, counting, criteria),
        standing,
    };
    standing.into_iter().map(of).collect()
}

fn standing(leaf: &Leaf, sheet: &Sheet, criteria: &Criteria) -> Standing {
    if is_too_old(leaf, sheet, criteria) {
        Standing::TooOld
    } else if leaf.may_not_apply && sheet.entry(&leaf.id).is_some_and(|entry| entry.not_applicable) {
        Standing::Declared
    } else if matches!(leaf.rule, LeafRule::Bonus {}) {
        Standing::Bonus
    } else {
        Standing::Counts
    }
}

fn is_too_old(leaf: &Leaf, sheet: &Sheet, criteria: &Criteria) -> bool {
    let scoring = &criteria.scoring.value;
    match (sheet.built_year, scoring.border_year) {
        (Some(built), Some(border)) => {
            i64::from(built) < border && scoring.not_applicable_leaves.contains(&leaf.id)
        }
        _ => false,
    }
}

/// Equal leaves share the total among those that count; one that does not apply then has no share to take away.
fn points(leaf: &Leaf, standing: Standing, counting: usize, criteria: &Criteria) -> Exact {
    match (standing, criteria.tree.weighting) {
        (Standing::Bonus, _) => criteria.tree.bonus_max.clone(),
        (_, Weighting::Points) => leaf.points.clone(),
        (Standing::Counts, Weighting::Equal) => {
            &criteria.tree.total / &Exact::ratio(i128::try_from(counting.max(1)).unwrap_or(1), 1)
        }
        (_, Weighting::Equal) => Exact::zero(),
    }
}
