//! Trees whose leaves weigh the same, posts and bonuses.

#![allow(clippy::unwrap_used, reason = "a helper that finds nothing fails the test that called it")]

mod common;

use common::*;
use yunheng_assessment::{Sheet, assess, check_sheet};
use yunheng_values::Exact;

fn provider(bonuses: &[(&str, yunheng_assessment::LeafEntry)]) -> Sheet {
    let mut filled = sheet(bonuses);
    for (id, mark) in [("1", "5"), ("2", "4"), ("3", "4"), ("4", "4"), ("5", "4"), ("6", "4")] {
        filled.leaves.insert(format!("GZ-B2-{id}"), Some(scores(&[mark])));
    }
    filled
}

#[test]
fn leaves_share_the_total() {
    let result = assess(&provider(&[]), &guangzhou("GZ-B2"));
    assert_eq!(result.final_score, Some(exact("83.33")));
    assert!(result.complete && result.band.is_none() && result.findings.is_empty());
    assert_eq!(result.leaves[0].points.to_string(), "16.666667");
    assert_eq!(result.leaves[1].awarded.clone().unwrap().to_string(), "13.333333");
    let awarded: Exact = result.groups.iter().map(|it| it.awarded.clone()).sum();
    assert_eq!(awarded, result.base);
}

#[test]
fn bonuses_come_on_top_and_are_capped_together() {
    let table = [
        (vec![("GZ-B2-7", points("2", "书面表扬"))], "85.33", "2"),
        (vec![("GZ-B2-7", points("2", "书面表扬")), ("GZ-B2-8", points("1.5", "市级奖项"))], "86.83", "3.5"),
        (vec![("GZ-B2-7", points("3", "书面表扬")), ("GZ-B2-8", points("4", "市级奖项"))], "88.33", "5"),
        (vec![("GZ-B2-7", scores(&["2", "3"]))], "85.83", "2.5"),
    ];
    for (bonuses, score, bonus) in table {
        let filled = provider(&bonuses);
        let criteria = guangzhou("GZ-B2");
        assert_eq!(found(&check_sheet(&filled, &criteria)), []);
        let result = assess(&filled, &criteria);
        assert_eq!(
            (result.final_score.clone().unwrap().to_string(), result.bonus.to_string()),
            (score.into(), bonus.into())
        );
        assert_eq!(found(&result.findings).contains(&("bonus_capped", "#/leaves")), bonus == "5");
    }
}

#[test]
fn a_bonus_beyond_all_bonuses_is_refused() {
    let filled = provider(&[("GZ-B2-7", points("5.01", "表扬")), ("GZ-B2-8", scores(&["6"]))]);
    let expected = [
        ("points_out_of_range", "#/leaves/GZ-B2-7/points"),
        ("score_out_of_range", "#/leaves/GZ-B2-8/scores/0"),
    ];
    assert_eq!(found(&check_sheet(&filled, &guangzhou("GZ-B2"))), expected);
}

/// Only the leaves of the post share the total; its class may be named as printed.
#[test]
fn posts() {
    let criteria = guangzhou("GZ-B1");
    for (post, leaves, points) in
        [("management", 3, "33.333333"), ("技术类", 4, "25"), ("操作类", 3, "33.333333")]
    {
        let filled = Sheet { post: Some(post.into()), ..Sheet::default() };
        let result = assess(&filled, &criteria);
        assert_eq!(
            (result.leaves.len(), result.leaves[0].points.to_string()),
            (leaves, points.into()),
            "{post}"
        );
    }
    let mut filled = sheet(&[
        ("GZ-B1-1", scores(&["5"])),
        ("GZ-B1-14", scores(&["4"])),
        ("GZ-B1-15", scores(&["5", "4", "4"])),
    ]);
    filled.post = Some("management".into());
    let result = assess(&filled, &criteria);
    assert_eq!((result.final_score, result.complete), (Some(exact("88.89")), true));
    filled.leaves.insert("GZ-B1-7".into(), Some(scores(&["5"])));
    assert_eq!(found(&check_sheet(&filled, &criteria)), []);
    assert_eq!(found(&assess(&filled, &criteria).findings), [("other_post_ignored", "#/leaves/GZ-B1-7")]);
}
