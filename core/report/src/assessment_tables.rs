//! The tables of an assessment report: groups, indicators, deductions.

use crate::supplements::clauses;
use crate::{AssessmentStatus, Cell, Column, Deduction, GroupScore, Language, LeafScore, Table};

/// Groups with the base as their total: group scores are printed rounded, and their sum could differ in the last place.
pub(crate) fn group_table(groups: &[GroupScore], base: Option<&String>, language: Language) -> Table {
    let columns = vec![
        Column::text(language.pick("指标组", "Group"), 40).key("name"),
        Column::quantity(language.pick("分值", "Points"), 10).key("points"),
        Column::quantity(language.pick("得分", "Awarded"), 10).key("awarded"),
    ];
    let row = |group: &GroupScore| {
        vec![
            Cell::text(group.name.clone()),
            Cell::Decimal(group.points.clone()),
            Cell::maybe_decimal(group.awarded.as_ref()),
        ]
    };
    let points = crate::sum_decimals(groups.iter().map(|group| group.points.as_str()));
    let awarded = base.filter(|_| groups.iter().all(|group| group.awarded.is_some()));
    let mut totals = vec![Cell::text(language.pick("合计", "Total"))];
    totals.extend([Cell::maybe_decimal(points.as_ref()), Cell::maybe_decimal(awarded)]);
    Table {
        name: language.pick("分组得分", "Groups").to_owned(),
        columns,
        rows: groups.iter().map(row).collect(),
        totals: Some(totals),
        split_by: None,
    }
}

pub(crate) fn leaf_table(leaves: &[LeafScore], language: Language) -> Table {
    let columns = vec![
        Column::text(language.pick("编号", "Id"), 9).key("id"),
        Column::text(language.pick("指标组", "Group"), 12).key("group"),
        Column::text(language.pick("指标", "Indicator"), 24).key("name"),
        Column::quantity(language.pick("分值", "Points"), 6).key("points"),
        Column::text(language.pick("评分规则", "Rule"), 16).key("rule"),
        Column::text(language.pick("考核依据", "Evidence"), 22).key("evidence"),
        Column::quantity(language.pick("得分", "Awarded"), 7).key("awarded"),
        Column::label(language.pick("状态", "Status"), 7).key("status"),
        Column::text(language.pick("依据条款", "Clauses"), 10).key("clauses"),
    ];
    let row = |leaf: &LeafScore| {
        vec![
            Cell::text(leaf.id.clone()),
            Cell::text(leaf.group.clone()),
            Cell::text(leaf.name.clone()),
            Cell::Decimal(leaf.points.clone()),
            Cell::maybe_text(leaf.rule.as_ref()),
            Cell::maybe_text(leaf.evidence.as_ref()),
            Cell::maybe_decimal(leaf.awarded.as_ref()),
            Cell::text(leaf.status.name(language)),
            clauses(&leaf.clauses),
        ]
    };
    Table {
        name: language.pick("指标得分", "Indicators").to_owned(),
        columns,
        rows: leaves.iter().map(row).collect(),
        ..Table::default()
    }
}

pub(crate) fn deduction_table(deductions: &[Deduction], language: Language) -> Table {
    let columns = vec![
        Column::text(language.pick("事由", "Reason"), 50).key("reason"),
        Column::quantity(language.pick("扣分", "Points"), 8).key("points"),
        Column::text(language.pick("依据条款", "Clauses"), 16).key("clauses"),
    ];
    let row = |line: &Deduction| {
        vec![Cell::text(line.reason.clone()), Cell::Decimal(line.points.clone()), clauses(&line.clauses)]
    };
    Table {
        name: language.pick("事项扣分", "Deductions").to_owned(),
        columns,
        rows: deductions.iter().map(row).collect(),
        ..Table::default()
    }
}

impl AssessmentStatus {
    fn name(self, language: Language) -> &'static str {
        match self {
            Self::Scored => language.pick("已评", "scored"),
            Self::Missing => language.pick("缺依据", "missing"),
            Self::NotApplicable => language.pick("不适用", "n/a"),
        }
    }
}
