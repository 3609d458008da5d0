//! What makes a sheet unusable: everything at once, each with its place.

use crate::criteria::Criteria;
use crate::entry::check_entry;
use crate::sheet::{Sheet, pointer, post_word};
use crate::standing::{Placed, Standing, placed};
use std::ops::RangeInclusive;
use yunheng_values::{Finding, Findings, Text};

/// Years in which a platform can have been built; another number is a typing error.
const BUILT_YEARS: RangeInclusive<i32> = 1990..=2199;

/// The tree that a sheet means, among those of the pack.
///
/// # Errors
/// The finding that the sheet names none of them, or none where there are several.
pub fn choose_tree<'t>(sheet: &Sheet, trees: &[&'t str]) -> Result<&'t str, Box<Finding>> {
    let listed = trees.join(", ");
    match (&sheet.tree, trees) {
        (Some(named), _) => trees.iter().find(|tree| *tree == named).copied().ok_or_else(|| {
            let message = Text::new(
                format!("没有指标体系“{named}”；可用：{listed}"),
                format!("there is no tree `{named}`; the pack has: {listed}"),
            );
            Box::new(Finding::error("unknown_tree", "#/tree", message))
        }),
        (None, [only]) => Ok(only),
        (None, []) => {
            let message = Text::new("规则包没有指标体系", "the pack has no indicator tree");
            Err(Box::new(Finding::error("unknown_tree", "#/tree", message)))
        }
        (None, _) => {
            let message = Text::new(
                format!("规则包有几套指标体系，须写明tree；可用：{listed}"),
                format!("the pack has several trees, so `tree` is needed; it has: {listed}"),
            );
            Err(Box::new(Finding::error("tree_missing", "#/tree", message)))
        }
    }
}

/// What keeps a sheet from being used at all; empty when it can be assessed.
pub fn check_sheet(sheet: &Sheet, criteria: &Criteria) -> Findings {
    let mut findings: Findings = check_post(sheet, criteria).into_iter().chain(check_year(sheet)).collect();
    let placed = placed(sheet, criteria);
    for (id, entry) in &sheet.leaves {
        let Some(leaf) = criteria.tree.leaves.iter().find(|leaf| leaf.id == *id) else {
            findings.push(unknown_leaf(id, &criteria.tree.id));
            continue;
        };
        // A leaf of another post has no points on this sheet; `warnings` says that it is left out.
        let placed = placed.iter().find(|placed| placed.leaf.id == leaf.id).filter(|it| !is_ignored(it));
        if let (Some(entry), Some(placed)) = (entry, placed) {
            findings.extend(check_entry(placed, entry));
        }
    }
    findings
}

fn is_ignored(placed: &Placed<'_>) -> bool {
    placed.standing == Standing::TooOld
}

/// Parts of a sheet that the tree has no use for.
pub(crate) fn warnings(sheet: &Sheet, criteria: &Criteria) -> Findings {
    let mut findings = Vec::new();
    let scoring = &criteria.scoring.value;
    if sheet.overruns > 0 && scoring.deduction_per_overrun.is_none() {
        let message = Text::new(
            format!("填了{}次超时，但本规则没有按次扣分", sheet.overruns),
            format!("{} overruns were given, but these rules take nothing off for them", sheet.overruns),
        );
        findings.push(Finding::warning("overruns_unused", "#/overruns", message));
    }
    if sheet.built_year.is_some() && scoring.border_year.is_none() {
        let message = Text::new("本规则不看建成年份", "these rules do not look at the year of building");
        findings.push(Finding::warning("built_year_unused", "#/built_year", message));
    }
    if sheet.post.is_some() && posts(criteria).is_empty() {
        let message = Text::new("本指标体系不分岗位，post不计", "this tree has no posts; `post` is ignored");
        findings.push(Finding::warning("post_unused", "#/post", message));
    }
    for leaf in criteria.tree.leaves.iter().filter(|leaf| !sheet.holds(leaf)) {
        if sheet.entry(&leaf.id).is_some_and(|entry| !entry.given().is_empty()) {
            let (id, posts) = (&leaf.id, leaf.posts.join(", "));
            let message = Text::new(
                format!("{id}不属于该岗位（属于{posts}），所填内容不计"),
                format!("{id} is not on this post's sheet (it is on: {posts}); what was given is ignored"),
            );
            findings.push(Finding::warning("other_post_ignored", pointer(id, ""), message));
        }
    }
    findings
}

/// Classes of posts that the tree knows.
fn posts(criteria: &Criteria) -> Vec<&str> {
    let mut posts: Vec<&str> =
        criteria.tree.leaves.iter().flat_map(|leaf| &leaf.posts).map(|post| post_word(post)).collect();
    posts.sort_unstable();
    posts.dedup();
    posts
}

fn check_post(sheet: &Sheet, criteria: &Criteria) -> Option<Finding> {
    let posts = posts(criteria);
    if posts.is_empty() {
        return None;
    }
    let listed = posts.join(", ");
    let Some(post) = &sheet.post else {
        let message = Text::new(
            format!("{}按岗位评价，须写明post：{listed}", criteria.tree.id),
            format!("{} is assessed by post, so `post` is needed: {listed}", criteria.tree.id),
        );
        return Some(Finding::error("post_missing", "#/post", message));
    };
    (!posts.contains(&post_word(post))).then(|| {
        let message = Text::new(
            format!("没有岗位类别“{post}”；可用：{listed}"),
            format!("there is no class of posts `{post}`; expected one of: {listed}"),
        );
        Finding::error("unknown_post", "#/post", message)
    })
}

fn check_year(sheet: &Sheet) -> Option<Finding> {
    let year = sheet.built_year.filter(|year| !BUILT_YEARS.contains(year))?;
    let (low, high) = (BUILT_YEARS.start(), BUILT_YEARS.end());
    let message = Text::new(
        format!("建成年份{year}不可信；应在{low}至{high}之间"),
        format!("the year of building is {year}; expected {low} to {high}"),
    );
    Some(Finding::error("built_year_out_of_range", "#/built_year", message))
}

fn unknown_leaf(id: &str, tree: &str) -> Finding {
    let message = Text::new(format!("{tree}没有指标“{id}”"), format!("{tree} has no leaf `{id}`"));
    Finding::error("unknown_leaf", pointer(id, ""), message)
        .hint("用policy explain查指标编号", "look up leaf ids with `policy explain`")
}
