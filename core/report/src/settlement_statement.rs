//! 结算单: what is payable for the cycles of an assessment year, and why.

use crate::body::Body;
use crate::supplements::{basis_table, finding_table, pack_pairs, ruling_table};
use crate::usage_statement::lines_table;
use crate::{
    BasisLine, Cell, Column, FindingLine, Language, PackLine, Report, RulingLine, Signatory, Status, Table,
    UsageLine, amount_in_words, date::maybe_period, fen_to_decimal, group_thousands,
};

/// What a settlement is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettlementInput {
    /// The language of the fixed words.
    pub language: Language,
    /// The document number, where it has one.
    pub number: Option<String>,
    /// The date of issue.
    pub issued_on: String,
    /// The first day that is settled.
    pub from: String,
    /// The day after the last day that is settled.
    pub to: String,
    /// The contract, by name and number.
    pub contract: Option<String>,
    /// The rules.
    pub pack: PackLine,
    /// Final or provisional.
    pub status: Status,
    /// The assessment score, where there is one.
    pub score: Option<String>,
    /// The cycles.
    pub cycles: Vec<SettlementCycle>,
    /// The penalties.
    pub penalties: Vec<Penalty>,
    /// Penalties in fen beyond all cycles, taken from the next settlement.
    pub carried_over: i64,
    /// The shares of the payers, where more than one pays.
    pub payers: Vec<PayerShare>,
    /// The clauses.
    pub basis: Vec<BasisLine>,
    /// The rulings.
    pub rulings: Vec<RulingLine>,
    /// What was found wanting.
    pub findings: Vec<FindingLine>,
    /// Who signs, such as 甲方（盖章） and 乙方（盖章）.
    pub signatories: Vec<Signatory>,
    /// The rated lines, given as an annex where wanted.
    pub lines: Vec<UsageLine>,
}

/// One settlement cycle; amounts in fen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettlementCycle {
    /// The id, such as `C2`.
    pub id: String,
    /// The name, such as 第二结算周期.
    pub name: Option<String>,
    /// The charge before the assessment.
    pub gross: i64,
    /// The ratio that the assessment gives, where it is known.
    pub ratio: Option<String>,
    /// The charge after the ratio.
    pub after_ratio: Option<i64>,
    /// The penalties taken from this cycle.
    pub penalties: i64,
    /// What was paid before.
    pub already_paid: i64,
    /// What is payable; `None` while the settlement is blocked or the score is missing.
    pub payable: Option<i64>,
}

/// One penalty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Penalty {
    /// The cycle it belongs to.
    pub cycle: String,
    /// The clause.
    pub clause: String,
    /// What happened.
    pub reason: Option<String>,
    /// The amount in fen.
    pub amount: i64,
}

/// What one payer owes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PayerShare {
    /// The payer.
    pub payer: String,
    /// The amount in fen.
    pub amount: i64,
}

/// The settlement as a report.
#[must_use]
pub fn settlement_statement(input: &SettlementInput) -> Report {
    let language = input.language;
    let mut body = Body::new(language);
    body.pairs(summary_pairs(input));
    body.section("分周期结算", "Cycles");
    body.table(cycle_table(&input.cycles, language));
    amounts_in_words(&input.cycles, language).into_iter().for_each(|line| body.paragraph(line));
    if input.carried_over > 0 {
        body.paragraph(carried_over(input.carried_over, language));
    }
    body.table_section("违约金", "Penalties", penalty_table(&input.penalties, language));
    body.table_section("付款单位", "Payers", payer_table(&input.payers, language));
    body.table_section("依据条款", "Clauses", basis_table(&input.basis, language));
    body.table_section("适用口径", "Rulings", ruling_table(&input.rulings, language));
    body.table_section("问题与提示", "Findings", finding_table(&input.findings, language));
    body.signatures(&input.signatories);
    if !input.lines.is_empty() {
        let charge = input.lines.iter().map(|line| line.charge).fold(0_i64, i64::saturating_add);
        body.page_break();
        body.section("附件：使用明细", "Annex: lines");
        body.table(lines_table(&input.lines, charge, language));
    }
    Report {
        title: language.pick("政务云服务费用结算单", "Government Cloud Settlement Statement").to_owned(),
        subtitle: maybe_period(&input.from, &input.to, language),
        number: input.number.clone(),
        issued_on: input.issued_on.clone(),
        language,
        blocks: body.blocks(),
    }
}

fn summary_pairs(input: &SettlementInput) -> Vec<(&'static str, Cell)> {
    let language = input.language;
    let total = total_payable(&input.cycles);
    let blocked = language.pick("未定，暂不结算", "undetermined");
    let in_words = total.map_or_else(|| blocked.to_owned(), |fen| format!("人民币{}", amount_in_words(fen)));
    let mut pairs = vec![
        (
            language.pick("结算期间", "Period"),
            Cell::maybe_text(maybe_period(&input.from, &input.to, language).as_ref()),
        ),
        (language.pick("合同", "Contract"), Cell::maybe_text(input.contract.as_ref())),
    ];
    let named = input.signatories.iter().filter_map(|signatory| signatory.party.as_ref());
    let parties = named.cloned().collect::<Vec<_>>().join(language.pick("；", "; "));
    pairs.push((language.pick("结算各方", "Parties"), Cell::text(parties)));
    pairs.extend([
        (language.pick("状态", "Status"), Cell::text(input.status.name(language))),
        (language.pick("考核得分", "Assessment score"), Cell::maybe_decimal(input.score.as_ref())),
        (
            language.pick("应付合计（元）", "Payable (CNY)"),
            total.map_or(Cell::Empty, |fen| Cell::Decimal(fen_to_decimal(fen))),
        ),
        (language.pick("应付合计（大写）", "Payable in words"), Cell::text(in_words)),
    ]);
    pairs.extend(pack_pairs(&input.pack, language));
    pairs
}

/// The sum of what is payable; `None` when a cycle is undetermined, for half a sum would be read as the whole.
fn total_payable(cycles: &[SettlementCycle]) -> Option<i128> {
    cycles.iter().map(|cycle| cycle.payable.map(i128::from)).sum()
}

fn cycle_table(cycles: &[SettlementCycle], language: Language) -> Table {
    let yuan = language.pick("元", "CNY");
    let money = |chinese, english, key| Column::money(language.pick(chinese, english), yuan).key(key);
    let columns = vec![
        Column::text(language.pick("结算周期", "Cycle"), 16).key("id"),
        money("应结费用", "Gross", "gross"),
        Column::quantity(language.pick("结算比例", "Ratio"), 8).key("ratio"),
        money("比例后费用", "After ratio", "after_ratio"),
        money("扣违约金", "Penalties", "penalties"),
        money("已付", "Paid", "already_paid"),
        money("应付", "Payable", "payable"),
    ];
    let row = |cycle: &SettlementCycle| {
        vec![
            Cell::text(cycle_name(cycle)),
            Cell::money(cycle.gross),
            Cell::maybe_decimal(cycle.ratio.as_ref()),
            Cell::maybe_money(cycle.after_ratio),
            Cell::money(cycle.penalties),
            Cell::money(cycle.already_paid),
            Cell::maybe_money(cycle.payable),
        ]
    };
    Table {
        name: language.pick("分周期结算", "Cycles").to_owned(),
        columns,
        rows: cycles.iter().map(row).collect(),
        totals: Some(cycle_totals(cycles, language)),
        split_by: None,
    }
}

fn cycle_totals(cycles: &[SettlementCycle], language: Language) -> Vec<Cell> {
    let sum = |of: fn(&SettlementCycle) -> Option<i64>| {
        let sum = cycles.iter().map(|cycle| of(cycle).map(i128::from)).sum::<Option<i128>>();
        sum.map_or(Cell::Empty, |fen| Cell::Decimal(fen_to_decimal(fen)))
    };
    vec![
        Cell::text(language.pick("合计", "Total")),
        sum(|cycle| Some(cycle.gross)),
        Cell::Empty,
        sum(|cycle| cycle.after_ratio),
        sum(|cycle| Some(cycle.penalties)),
        sum(|cycle| Some(cycle.already_paid)),
        sum(|cycle| cycle.payable),
    ]
}

fn cycle_name(cycle: &SettlementCycle) -> String {
    cycle.name.clone().unwrap_or_else(|| cycle.id.clone())
}

fn amounts_in_words(cycles: &[SettlementCycle], language: Language) -> Vec<String> {
    let payable = language.pick("应付", " payable: CNY ");
    let blocked = language.pick("应付未定：考核得分缺失或未达合格线，暂不结算。", " is undetermined.");
    let line = |cycle: &SettlementCycle| match cycle.payable {
        Some(fen) => {
            let figures = group_thousands(&fen_to_decimal(fen.into()));
            let yuan = language.pick("元", "");
            format!("{}{payable}{figures}{yuan}（大写：人民币{}）。", cycle_name(cycle), amount_in_words(fen))
        }
        None => format!("{}{blocked}", cycle_name(cycle)),
    };
    cycles.iter().map(line).collect()
}

fn carried_over(fen: i64, language: Language) -> String {
    let figures = group_thousands(&fen_to_decimal(fen.into()));
    match language {
        Language::Chinese => {
            format!("违约金尚余{figures}元（大写：人民币{}），结转下一结算周期扣减。", amount_in_words(fen))
        }
        Language::English => format!("Penalties carried over: CNY {figures}."),
    }
}

fn penalty_table(penalties: &[Penalty], language: Language) -> Table {
    let columns = vec![
        Column::label(language.pick("结算周期", "Cycle"), 10).key("cycle"),
        Column::text(language.pick("依据条款", "Clause"), 16).key("clause"),
        Column::text(language.pick("事由", "Reason"), 40).key("reason"),
        Column::money(language.pick("金额", "Amount"), language.pick("元", "CNY")).key("amount"),
    ];
    let row = |penalty: &Penalty| {
        vec![
            Cell::text(penalty.cycle.clone()),
            Cell::text(penalty.clause.clone()),
            Cell::maybe_text(penalty.reason.as_ref()),
            Cell::money(penalty.amount),
        ]
    };
    let sum = penalties.iter().map(|penalty| i128::from(penalty.amount)).sum();
    let total = Cell::text(language.pick("合计", "Total"));
    Table {
        name: language.pick("违约金", "Penalties").to_owned(),
        columns,
        rows: penalties.iter().map(row).collect(),
        totals: Some(vec![total, Cell::Empty, Cell::Empty, Cell::Decimal(fen_to_decimal(sum))]),
        split_by: None,
    }
}

fn payer_table(payers: &[PayerShare], language: Language) -> Table {
    let columns = vec![
        Column::text(language.pick("付款单位", "Payer"), 30).key("payer"),
        Column::money(language.pick("金额", "Amount"), language.pick("元", "CNY")).key("amount"),
        Column::text(language.pick("大写", "In words"), 50),
    ];
    let row = |share: &PayerShare| {
        let words = format!("人民币{}", amount_in_words(share.amount));
        vec![Cell::text(share.payer.clone()), Cell::money(share.amount), Cell::text(words)]
    };
    let sum = payers.iter().map(|share| i128::from(share.amount)).sum();
    let total = Cell::text(language.pick("合计", "Total"));
    let in_words = Cell::text(format!("人民币{}", amount_in_words(sum)));
    Table {
        name: language.pick("付款单位", "Payers").to_owned(),
        columns,
        rows: payers.iter().map(row).collect(),
        totals: Some(vec![total, Cell::Decimal(fen_to_decimal(sum)), in_words]),
        split_by: None,
    }
}
