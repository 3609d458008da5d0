//! The models as text, against what a person would expect to read.

use yunheng_report::*;

mod samples;

fn same(report: &Report, expected: &str) {
    assert_eq!(report.defect(), None);
    let found = report.to_text();
    let at = found.lines().zip(expected.lines()).position(|(found, expected)| found != expected);
    assert!(found == expected, "line {at:?} differs; the whole text is\n{found}");
}

#[test]
fn usage_statement_as_text() {
    same(&usage_statement(&samples::usage(6)), include_str!("golden/usage_statement.txt"));
}

#[test]
fn settlement_statement_as_text() {
    same(&settlement_statement(&samples::settlement()), include_str!("golden/settlement_statement.txt"));
}

#[test]
fn sizing_list_as_text() {
    same(&sizing_list(&samples::sizing(8)), include_str!("golden/sizing_list.txt"));
}

#[test]
fn assessment_report_as_text() {
    same(&assessment_report(&samples::assessment()), include_str!("golden/assessment_report.txt"));
}

#[test]
fn settlement_statement_in_english() {
    let input = SettlementInput { language: Language::English, ..samples::settlement() };
    same(&settlement_statement(&input), include_str!("golden/settlement_statement_en.txt"));
}

#[test]
fn a_blocked_settlement_has_no_sum() {
    let mut input = SettlementInput { score: Some("58.50".to_owned()), ..samples::settlement() };
    if let Some(cycle) = input.cycles.last_mut() {
        (cycle.ratio, cycle.after_ratio, cycle.payable) = (None, None, None);
    }
    let text = settlement_statement(&input).to_text();
    assert!(text.contains("应付合计（大写）  未定，暂不结算"), "{text}");
    assert!(text.contains("第二结算周期应付未定"), "{text}");
    assert!(!text.contains("应付合计（元）"), "{text}");
}

#[test]
fn a_missing_leaf_is_named() {
    let input = AssessmentInput {
        final_score: None,
        band: None,
        missing: vec!["XC-I-07".to_owned(), "XC-I-50".to_owned()],
        ..samples::assessment()
    };
    let text = assessment_report(&input).to_text();
    assert!(text.contains("最终得分  未定（有指标缺少依据）"), "{text}");
    assert!(text.contains("不出最终得分：XC-I-07、XC-I-50。"), "{text}");
}

#[test]
fn a_provisional_statement_says_so() {
    let text = usage_statement(&UsageInput { status: Status::Provisional, ..samples::usage(3) }).to_text();
    assert!(text.contains("暂估"), "{text}");
}

#[test]
fn a_row_of_the_wrong_length_is_found() {
    let mut report = sizing_list(&samples::sizing(4));
    if let Some(Block::Table(table)) = report.blocks.last_mut()
        && let Some(row) = table.rows.last_mut()
    {
        row.pop();
    }
    assert_eq!(report.defect().as_deref(), Some("表“排查明细”第 4 行有 16 格，应为 17 格"));
}
