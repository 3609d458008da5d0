//! One sample of every document, shared by the tests of the models and of the rendered files.
#![allow(dead_code, reason = "each test file uses some of the samples")]

use yunheng_report::*;

fn pack() -> PackLine {
    PackLine {
        title: "许昌市政务云（服务合同、管理办法、考核细则）".to_owned(),
        version: "2026-06-02".to_owned(),
        digest: "sm3:6b1f0c2e9a774d15".to_owned(),
    }
}

fn signatories(parties: &[(&str, &str)]) -> Vec<Signatory> {
    let signatory = |(role, party): &(&str, &str)| Signatory {
        role: (*role).to_owned(),
        party: (!party.is_empty()).then(|| (*party).to_owned()),
    };
    parties.iter().map(signatory).collect()
}

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn some(word: &str) -> Option<String> {
    Some(word.to_owned())
}

pub fn usage_line(index: usize) -> UsageLine {
    let units = ["XC-GAJ", "XC-RSJ", "XC-JYJ"];
    UsageLine {
        resource_id: format!("ecs-2026-{index:05}"),
        unit_id: units.get(index % 3).copied().unwrap_or_default().to_owned(),
        project_id: format!("P-{:03}", index % 7),
        payer: (index % 3 != 2).then(|| "许昌市财政局".to_owned()),
        item: "ecs.4c8g".to_owned(),
        item_name: some("云主机 4 核 8 GB"),
        stage: if index % 5 == 4 { "test" } else { "formal" }.to_owned(),
        month: "2026-07".to_owned(),
        from: "2026-07-01".to_owned(),
        to: "2026-08-01".to_owned(),
        quantity: "1".to_owned(),
        unit_price: "386.5".to_owned(),
        charge: if index % 5 == 4 { 0 } else { 38_650 },
        clauses: strings(&["XC-M-32a", "XC-C-3.1"]),
    }
}

fn subtotals(pairs: &[(Option<&str>, Option<&str>, i64)]) -> Vec<Subtotal> {
    let subtotal = |(key, name, charge): &(Option<&str>, Option<&str>, i64)| Subtotal {
        key: key.map(str::to_owned),
        name: name.map(str::to_owned),
        charge: *charge,
    };
    pairs.iter().map(subtotal).collect()
}

pub fn finding() -> FindingLine {
    FindingLine {
        severity: "warning".to_owned(),
        code: "no_payer".to_owned(),
        place: "leases.csv:8".to_owned(),
        message: "使用单位 XC-JYJ 没有付款单位，费用列入“未定”".to_owned(),
        clauses: strings(&["XC-M-32a"]),
    }
}

pub fn usage(lines: usize) -> UsageInput {
    let lines = (0..lines).map(usage_line).collect::<Vec<_>>();
    let charge = lines.iter().map(|line| line.charge).sum();
    let of =
        |unit: &str| lines.iter().filter(|line| line.unit_id == unit).map(|line| line.charge).sum::<i64>();
    let (police, labour, education) = (of("XC-GAJ"), of("XC-RSJ"), of("XC-JYJ"));
    UsageInput {
        number: some("许政云单〔2026〕12号"),
        issued_on: "2026-08-05".to_owned(),
        from: "2026-07-01".to_owned(),
        to: "2026-08-01".to_owned(),
        pack: pack(),
        provider: some("中原云科技有限公司"),
        authority: some("许昌市行政审批和政务信息管理局"),
        status: Status::Final,
        totals: UsageTotals {
            charge,
            by_unit: subtotals(&[
                (Some("XC-GAJ"), Some("许昌市公安局"), police),
                (Some("XC-JYJ"), Some("许昌市教育局"), education),
                (Some("XC-RSJ"), Some("许昌市人力资源和社会保障局"), labour),
            ]),
            by_payer: subtotals(&[(Some("许昌市财政局"), None, police + labour), (None, None, education)]),
            by_item: subtotals(&[(Some("ecs.4c8g"), Some("云主机 4 核 8 GB"), charge)]),
            by_month: subtotals(&[(Some("2026-07"), None, charge)]),
        },
        lines,
        findings: vec![finding()],
        signatories: signatories(&[
            ("提交方（盖章）", "中原云科技有限公司"),
            ("确认方（盖章）", "许昌市行政审批和政务信息管理局"),
        ]),
        ..UsageInput::default()
    }
}

pub fn settlement() -> SettlementInput {
    let cycle = |id: &str, name: &str, gross, ratio: &str, after_ratio, penalties, already_paid, payable| {
        SettlementCycle {
            id: id.to_owned(),
            name: some(name),
            gross,
            ratio: some(ratio),
            after_ratio: Some(after_ratio),
            penalties,
            already_paid,
            payable: Some(payable),
        }
    };
    SettlementInput {
        number: some("许政云结〔2026〕3号"),
        issued_on: "2026-12-08".to_owned(),
        from: "2026-01-01".to_owned(),
        to: "2027-01-01".to_owned(),
        contract: some("许昌市政务云服务合同（XCZFCG-2026-001）"),
        pack: pack(),
        status: Status::Final,
        score: some("87.35"),
        cycles: vec![
            cycle("C1", "第一结算周期", 312_045_678, "1.00", 312_045_678, 0, 312_045_678, 0),
            cycle("C2", "第二结算周期", 328_765_432, "0.95", 312_327_160, 600_000, 0, 311_727_160),
        ],
        penalties: vec![Penalty {
            cycle: "C2".to_owned(),
            clause: "XC-C-4.1b".to_owned(),
            reason: some("云平台不可用超过60分钟"),
            amount: 600_000,
        }],
        payers: vec![
            PayerShare { payer: "许昌市财政局".to_owned(), amount: 300_000_000 },
            PayerShare { payer: "许昌市公安局".to_owned(), amount: 11_727_160 },
        ],
        basis: vec![BasisLine {
            clause: "XC-C-3.1.2d".to_owned(),
            source: "服务合同 第三条".to_owned(),
            gist: "双方对考核评价报告确认无误后，按报告结算第二个结算周期的费用。".to_owned(),
        }],
        rulings: vec![RulingLine {
            id: "AMB-08".to_owned(),
            question: "考核结果用于哪一个结算周期".to_owned(),
            reading: "只用于第二个结算周期".to_owned(),
            reason: "合同第三条只写了第二个周期".to_owned(),
            default: true,
        }],
        signatories: signatories(&[
            ("甲方（盖章）", "许昌市行政审批和政务信息管理局"),
            ("乙方（盖章）", "中原云科技有限公司"),
        ]),
        ..SettlementInput::default()
    }
}

pub fn advice(index: usize) -> AdviceLine {
    let (dimension, action, modality, peak) = match index % 4 {
        0 => (Dimension::Cpu, Action::ScaleDown, Some(Modality::Must), some("18.4")),
        1 => (Dimension::Memory, Action::ScaleUp, Some(Modality::May), some("83.25")),
        2 => (Dimension::Disk, Action::Keep, None, some("65")),
        _ => (Dimension::Resource, Action::NoData, None, None),
    };
    AdviceLine {
        resource_id: format!("ecs-2026-{:05}", index / 4),
        unit_id: if index.is_multiple_of(8) { "XC-GAJ" } else { "XC-RSJ" }.to_owned(),
        system_id: some("SYS-户政"),
        dimension,
        action,
        modality,
        peak_at: peak.as_ref().map(|_| "2026-03-02T10:05".to_owned()),
        p95: peak.as_ref().map(|_| "15.2".to_owned()),
        mean: peak.as_ref().map(|_| "9.8125".to_owned()),
        samples: peak.as_ref().map(|_| "105120".to_owned()),
        coverage: peak.as_ref().map(|_| "0.9973".to_owned()),
        threshold: peak.as_ref().map(|_| "25".to_owned()),
        from: peak.as_ref().map(|_| "8".to_owned()),
        to: modality.map(|_| "4".to_owned()),
        note: peak.is_none().then(|| "窗口内没有可用样本，不作建议".to_owned()),
        peak,
        clauses: strings(&["XC-M-23c"]),
    }
}

pub fn sizing(lines: usize) -> SizingInput {
    SizingInput {
        number: some("许政云查〔2026〕5号"),
        issued_on: "2026-11-02".to_owned(),
        from: "2025-11-01".to_owned(),
        at: "2026-11-01".to_owned(),
        pack: pack(),
        provider: some("中原云科技有限公司"),
        resources: lines.div_ceil(4),
        advice: (0..lines).map(advice).collect(),
        findings: vec![finding()],
        signatories: signatories(&[("排查单位（盖章）", "中原云科技有限公司"), ("核实单位（盖章）", "")]),
        ..SizingInput::default()
    }
}

pub fn assessment() -> AssessmentInput {
    let leaf = |id: &str, name: &str, points: &str, awarded: Option<&str>, status| LeafScore {
        id: id.to_owned(),
        group: "服务质量".to_owned(),
        name: name.to_owned(),
        points: points.to_owned(),
        awarded: awarded.map(str::to_owned),
        evidence: awarded.map(|_| "监测平台月报 12 份，最低 99.2%".to_owned()),
        rule: some("达到 99% 得满分，每低 1 个百分点扣 0.5 分"),
        status,
        clauses: strings(&[id]),
    };
    AssessmentInput {
        number: some("许政云评〔2026〕1号"),
        issued_on: "2026-11-28".to_owned(),
        from: "2026-01-01".to_owned(),
        to: "2027-01-01".to_owned(),
        pack: pack(),
        assessed: some("中原云科技有限公司"),
        assessor: some("许昌市行政审批和政务信息管理局"),
        tree: "XC-I 考核指标表".to_owned(),
        groups: vec![
            GroupScore { name: "服务质量".into(), points: "60".into(), awarded: some("52.5") },
            GroupScore { name: "安全管理".into(), points: "40".into(), awarded: some("36.85") },
        ],
        leaves: vec![
            leaf("XC-I-02", "云平台可用性", "4", Some("4"), AssessmentStatus::Scored),
            leaf("XC-I-31", "资源使用率排查清单提报及时率", "3", Some("2.5"), AssessmentStatus::Scored),
            leaf("XC-I-45", "云间迁移", "2", None, AssessmentStatus::NotApplicable),
        ],
        base: some("89.35"),
        normalized: some("89.35"),
        deductions: vec![Deduction {
            reason: "超时恢复 2 次".to_owned(),
            points: "2".to_owned(),
            clauses: strings(&["XC-A-9"]),
        }],
        final_score: some("87.35"),
        band: Some(AssessmentBand { lower: "85".to_owned(), ratio: some("0.95") }),
        basis: vec![BasisLine {
            clause: "XC-A-4".to_owned(),
            source: "考核细则 第四条".to_owned(),
            gist: "十二个月为一个考核周期，年度考核每年一次。".to_owned(),
        }],
        signatories: signatories(&[
            ("考核单位（盖章）", "许昌市行政审批和政务信息管理局"),
            ("云服务商（盖章）", "中原云科技有限公司"),
        ]),
        ..AssessmentInput::default()
    }
}
