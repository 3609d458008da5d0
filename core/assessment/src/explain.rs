//! The reasons of one leaf's points.

use crate::criteria::Criteria;
use crate::leaf::{facts, rulings, score};
use crate::sheet::Sheet;
use crate::standing::{Standing, placed};
use yunheng_values::{Because, Fact, Text};

/// Why a leaf has its points: what was given, the arithmetic, the clauses and rulings. `None` when the sheet's post or
/// the tree has no such leaf.
pub fn explain_leaf(id: &str, sheet: &Sheet, criteria: &Criteria) -> Option<Because> {
    let all = placed(sheet, criteria);
    let placed = all.iter().find(|placed| placed.leaf.id == id)?;
    let entry = sheet.entry(id);
    let source = format!("{}#{id}", criteria.tree.id);
    let mut known = vec![Fact {
        name: Text::new("分值", "points"),
        value: placed.points.to_string(),
        source: source.clone(),
    }];
    if !placed.leaf.target.is_empty() {
        known
            .push(Fact { name: Text::new("目标值", "target"), value: placed.leaf.target.clone(), source });
    }
    if placed.standing == Standing::TooOld {
        let year = sheet.built_year.map(|year| year.to_string()).unwrap_or_default();
        known.push(Fact {
            name: Text::new("建成年份", "built year"),
            value: year,
            source: "#/built_year".into(),
        });
    }
    known.extend(entry.map(|entry| facts(id, entry)).unwrap_or_default());
    let mut clauses = placed.leaf.clauses.clone();
    let mut named = rulings(placed, entry, &criteria.readings);
    if placed.standing == Standing::TooOld {
        clauses
            .extend(criteria.scoring.clauses.iter().filter(|it| !placed.leaf.clauses.contains(it)).cloned());
        named.extend(criteria.scoring.rulings.iter().cloned());
    }
    let steps = score(placed, entry, &criteria.readings).steps;
    Some(Because { facts: known, steps, clauses, rulings: named })
}
