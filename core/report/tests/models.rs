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

/// A case with one of everything that a record shows.
fn record() -> CaseRecordInput {
    let pair = |label: &str, value: &str| (label.to_owned(), value.to_owned());
    let file = |name: &str| RecordFile {
        name: name.to_owned(),
        bytes: 12_345,
        who: "喻演例".to_owned(),
        at: "2026-11-23 10:00".to_owned(),
        sm3: "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0".to_owned(),
    };
    let rows = |port: &str| vec![vec!["入".to_owned(), "10.8.0.0/16".to_owned(), port.to_owned()]];
    CaseRecordInput {
        number: Some("网策〔2026〕0001号".to_owned()),
        printed_on: "2026-11-25".to_owned(),
        headline: "开通网络策略：一网通办".to_owned(),
        facts: vec![pair("事项类型", "网络策略开通/关闭"), pair("状态", "已办结")],
        sections: vec![RecordSection {
            title: "申请信息".to_owned(),
            fields: vec![RecordField {
                label: "信息系统名称".to_owned(),
                value: "一网统管".to_owned(),
                asked: Some("一网通办".to_owned()),
            }],
            tables: vec![RecordTable {
                label: "策略明细".to_owned(),
                columns: ["方向", "源地址", "端口"].map(str::to_owned).into(),
                rows: rows("8443"),
                asked: Some(rows("443")),
            }],
        }],
        steps: vec![RecordStep {
            title: "云服务商办理".to_owned(),
            who: "工程师".to_owned(),
            came: "2026-11-23 10:00".to_owned(),
            due: Some("2026-11-25 00:00".to_owned()),
            closed: Some("2026-11-25 09:00".to_owned()),
            outcome: "办结".to_owned(),
            is_late: true,
        }],
        events: vec![RecordEvent {
            at: "2026-11-23 10:00".to_owned(),
            who: "喻演例".to_owned(),
            act: "提交".to_owned(),
            said: "请尽快办理".to_owned(),
        }],
        files: vec![file("网络方案.pdf")],
        documents: vec![RecordDocument {
            number: "网策结〔2026〕0001号".to_owned(),
            title: "网络策略办理结果单".to_owned(),
            issuer: "示例云甲科技有限公司".to_owned(),
            at: "2026-11-25 10:00".to_owned(),
            code: "7K3M-9QXT-20AB-ZZ18".to_owned(),
            sm3: None,
            replaced_by: Some("网策结〔2026〕0002号".to_owned()),
            copies: vec![file("盖章.pdf")],
        }],
        ..CaseRecordInput::default()
    }
}

#[test]
fn case_record_as_text() {
    same(&case_record(&record()), include_str!("golden/case_record.txt"));
}

#[test]
fn a_case_record_leaves_out_what_there_is_none_of() {
    let input = CaseRecordInput { files: Vec::new(), documents: Vec::new(), ..record() };
    let text = case_record(&input).to_text();
    for absent in ["附件", "出具的文书", "签章件"] {
        assert!(!text.contains(absent), "{absent}: {text}");
    }
    let english = case_record(&CaseRecordInput { language: Language::English, ..record() }).to_text();
    assert!(english.contains("replaced by 网策结〔2026〕0002号") && english.contains("(late)"), "{english}");
}
