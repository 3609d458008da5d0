//! Imports: all findings before anything is written, in any order, and an export changes nothing.

mod common;

use common::{brief, funding, register, registers, row_of, rows_of, uscc};
use proptest::prelude::*;
use yunheng_party::{Column, ImportRow, PartyRef, Payer, Plan, Register, plan_import};
use yunheng_values::{Findings, Severity};

fn plan(rows: &[ImportRow]) -> (Plan, Findings) {
    plan_import(&register(), &funding(), rows, "p.csv")
}

fn row(line: u64, cells: &[(Column, &str)]) -> ImportRow {
    cells.iter().fold(ImportRow::new(line), |row, (column, text)| row.with(*column, *text))
}

fn unit(line: u64, name: &str) -> ImportRow {
    let cells =
        [(Column::Name, name), (Column::Kind, "使用单位"), (Column::Level, "市级"), (Column::Payer, "自付")];
    row(line, &cells)
}

#[test]
fn parents_and_payers_may_come_later() {
    let rows = [
        unit(2, "示例市档案馆").with(Column::Parent, "示例市档案局").with(Column::Payer, "示例市二级财政"),
        unit(3, "示例市档案局"),
        unit(4, "示例市二级财政").with(Column::Kind, "finance").with(Column::Payer, ""),
    ];
    let (plan, findings) = plan(&rows);
    assert_eq!(brief(&findings), Vec::<String>::new());
    let created: Vec<(u64, &str)> = plan.create.iter().map(|c| (c.line, c.facts.name.as_str())).collect();
    assert_eq!(created, [(4, "示例市二级财政"), (3, "示例市档案局"), (2, "示例市档案馆")]);
    assert_eq!(plan.create[2].facts.parent, Some(PartyRef::Row(3)));
    assert_eq!(plan.create[2].facts.payer, Some(Payer::Other(PartyRef::Row(4))));
}

#[test]
fn everything_wrong_is_said_at_once_and_nothing_is_planned() {
    let rows = [
        unit(2, "示例市体育局").with(Column::Uscc, "123").with(Column::Kind, "单位").with(Column::Level, ""),
        unit(3, "示例市文化馆").with(Column::Parent, "没有的局").with(Column::DivisionCode, "41100O"),
        unit(4, "示例市博物馆").with(Column::Payer, "没有的财政").with(Column::Funding, "全额"),
        unit(5, "示例市 博物馆"),
        unit(6, ""),
        unit(7, "示例市档案馆"),
    ];
    let (plan, findings) = plan(&rows);
    assert_eq!(plan, Plan::default());
    assert_eq!(
        brief(&findings),
        [
            "error bad_word p.csv:2:kind",
            "error bad_uscc p.csv:2:uscc",
            "error missing_value p.csv:2:level",
            "error bad_division p.csv:3:division_code",
            "error parent_unknown p.csv:3:parent",
            "error payer_unknown p.csv:4:payer",
            "error name_taken p.csv:4:name",
            "error funding_unknown p.csv:4:funding",
            "warning payer_missing p.csv:4:payer",
            "error name_taken p.csv:5:name",
            "error missing_value p.csv:6:name",
        ]
    );
}

#[test]
fn circles_of_rows_are_found() {
    let rows = [
        unit(2, "甲局").with(Column::Parent, "乙局"),
        unit(3, "乙局").with(Column::Parent, "甲局"),
        row(4, &[(Column::Name, "示例市教育局"), (Column::Parent, "示例市第一中学")]),
    ];
    let codes = brief(&plan(&rows).1);
    assert_eq!(
        codes,
        [
            "error parent_cycle p.csv:2:parent",
            "error parent_cycle p.csv:3:parent",
            "error parent_cycle p.csv:4:parent",
        ]
    );
}

#[test]
fn a_column_that_is_not_there_is_left_alone() {
    let (change, findings) = plan(&[row(2, &[(Column::Name, "示例市教育局"), (Column::ShortName, "")])]);
    assert_eq!(brief(&findings), Vec::<String>::new());
    let changed: Vec<Column> = change.update[0].changes.iter().map(|change| change.column).collect();
    assert_eq!(changed, [Column::ShortName]);
    assert_eq!(change.update[0].changes[0].before, "教育局");
    let (same, _) = plan(&[row(2, &[(Column::Name, "示例市教育局")])]);
    assert_eq!(same.unchanged, [PartyRef::Stored(4)]);
}

#[test]
fn the_code_decides_who_is_meant() {
    let code = uscc('1', 4).to_string();
    let (renamed, findings) = plan(&[row(2, &[(Column::Name, "示例市教育体育局"), (Column::Uscc, &code)])]);
    assert_eq!(brief(&findings), ["warning renamed p.csv:2:name"]);
    let facts = &renamed.update[0].facts;
    assert_eq!((facts.name.as_str(), facts.aliases[0].name.as_str()), ("示例市教育体育局", "示例市教育局"));
    let of_another = plan(&[row(2, &[(Column::Name, "示例市数据局"), (Column::Uscc, &code)])]).1;
    assert_eq!(brief(&of_another)[0], "error row_conflict p.csv:2:name");
    let other_code = uscc('1', 40).to_string();
    let other = plan(&[row(2, &[(Column::Name, "示例市教育局"), (Column::Uscc, &other_code)])]).1;
    assert_eq!(brief(&other), ["error uscc_differs p.csv:2:uscc"]);
    let twice = [
        row(2, &[(Column::Name, "示例市教育局")]),
        row(3, &[(Column::Name, "教育局"), (Column::Uscc, &code)]),
    ];
    assert_eq!(brief(&plan(&twice).1)[0], "error duplicate_row p.csv:3:name");
}

#[test]
fn an_alias_is_the_party_and_no_new_name() {
    let (plan, findings) =
        plan(&[row(2, &[(Column::Name, "示例云建设运营有限公司"), (Column::Note, "已核")])]);
    assert_eq!(brief(&findings), ["note matched_alias p.csv:2:name"]);
    assert_eq!(plan.update[0].facts.name, "示例云运营有限公司");
    assert_eq!(plan.update[0].facts.aliases.len(), 1);
}

#[test]
fn the_same_file_twice_changes_nothing_the_second_time() {
    let code = uscc('1', 4).to_string();
    let rows =
        [row(2, &[(Column::Name, "示例市教育体育局"), (Column::Uscc, &code), (Column::Aliases, "教体局；")])];
    let (first, _) = plan(&rows);
    let mut parties = common::city();
    parties[3].facts = first.update[0].facts.clone();
    let (second, findings) = plan_import(&Register::new(parties), &funding(), &rows, "p.csv");
    assert_eq!((second.update.len(), second.unchanged.len()), (0, 1));
    assert_eq!(brief(&findings), Vec::<String>::new());
}

/// What a plan does, without the lines that the rows happen to stand on.
fn deeds(plan: &Plan) -> Vec<String> {
    let name =
        |id: PartyRef| plan.create.iter().find(|c| PartyRef::Row(c.line) == id).map(|c| c.facts.name.clone());
    let shown = |id: PartyRef| name(id).unwrap_or_else(|| format!("{id:?}"));
    let created = plan.create.iter().map(|c| {
        let payer = match c.facts.payer {
            Some(Payer::Other(id)) => shown(id),
            other => format!("{other:?}"),
        };
        format!("new {} below {:?} paid by {payer}", c.facts.name, c.facts.parent.map(shown))
    });
    let updated = plan.update.iter().map(|u| format!("change {} {:?}", u.id, u.changes));
    created.chain(updated).chain(plan.unchanged.iter().map(|id| format!("keep {id}"))).collect()
}

proptest! {
    #[test]
    fn importing_an_export_changes_nothing(register in registers()) {
        let (plan, findings) = plan_import(&register, &funding(), &rows_of(&register), "p.csv");
        prop_assert_eq!(brief(&findings), Vec::<String>::new());
        prop_assert_eq!((plan.create.len(), plan.update.len(), plan.unchanged.len()), (0, 0, register.len()));
    }

    #[test]
    fn importing_an_export_elsewhere_creates_the_same(register in registers()) {
        let (plan, findings) = plan_import(&Register::default(), &funding(), &rows_of(&register), "p.csv");
        let errors = findings.iter().filter(|f| f.severity == Severity::Error).count();
        prop_assert_eq!(errors, 0, "{:?}", brief(&findings));
        prop_assert_eq!(plan.create.len(), register.len());
        for (at, new) in plan.create.iter().enumerate() {
            let before = |id| plan.create[..at].iter().any(|c| PartyRef::Row(c.line) == id);
            prop_assert!(new.facts.parent.is_none_or(before), "{} comes before its parent", new.facts.name);
        }
    }

    /// Moving rows changes neither what is done nor what is said.
    #[test]
    fn order_does_not_matter(
        (whole, moved) in registers().prop_flat_map(|register| {
            let rows = yunheng_party::export_rows(&register, &funding());
            (Just(rows.clone()), Just(rows).prop_shuffle())
        }),
        damage in 0..60_usize,
    ) {
        let damaged = |rows: &[[String; Column::COUNT]]| -> Vec<ImportRow> {
            let named = whole.get(damage % 20).map(|row| row[0].clone()).unwrap_or_default();
            let rows = (2..).zip(rows).map(|(line, cells)| {
                let mut cells = cells.clone();
                // One row in three runs names a parent that makes a circle, or a name that is taken.
                if cells[0] == named && damage >= 20 {
                    cells[if damage < 40 { 3 } else { 0 }] = whole[0][0].clone();
                }
                row_of(line, &cells)
            });
            rows.collect()
        };
        let said = |rows: &[ImportRow]| {
            let (plan, findings) = plan_import(&Register::default(), &funding(), rows, "p.csv");
            let mut codes: Vec<(Severity, &str)> = findings.iter().map(|f| (f.severity, f.code)).collect();
            codes.sort_unstable();
            (deeds(&plan), codes)
        };
        prop_assert_eq!(said(&damaged(&whole)), said(&damaged(&moved)));
    }
}
