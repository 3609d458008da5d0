//! 资源使用率排查清单: how much of each resource was used, and what the rules advise.

use crate::body::Body;
use crate::supplements::{clauses, finding_table, pack_pairs, ruling_table};
use crate::{
    Action, Cell, Column, Dimension, FindingLine, Language, Modality, PackLine, Report, RulingLine,
    Signatory, Table, long_date, long_period,
};

/// What a list is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SizingInput {
    /// The language of the fixed words.
    pub language: Language,
    /// The document number, where it has one.
    pub number: Option<String>,
    /// The date of issue.
    pub issued_on: String,
    /// The first day of the window of samples.
    pub from: String,
    /// The day that the advice is given for, which is after the window.
    pub at: String,
    /// The rules.
    pub pack: PackLine,
    /// Who inspected.
    pub provider: Option<String>,
    /// The number of resources that were looked at.
    pub resources: usize,
    /// The advice.
    pub advice: Vec<AdviceLine>,
    /// The rulings.
    pub rulings: Vec<RulingLine>,
    /// What was found wanting.
    pub findings: Vec<FindingLine>,
    /// Who signs.
    pub signatories: Vec<Signatory>,
}

/// The advice on one dimension of one resource; percent figures are percent points, `coverage` a share of 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdviceLine {
    /// The resource.
    pub resource_id: String,
    /// The using unit.
    pub unit_id: String,
    /// The information system, where known.
    pub system_id: Option<String>,
    /// What was looked at.
    pub dimension: Dimension,
    /// What is advised.
    pub action: Action,
    /// How strongly.
    pub modality: Option<Modality>,
    /// The peak.
    pub peak: Option<String>,
    /// When it was.
    pub peak_at: Option<String>,
    /// The 95th percentile.
    pub p95: Option<String>,
    /// The mean.
    pub mean: Option<String>,
    /// The number of samples.
    pub samples: Option<String>,
    /// The share of days with a sample.
    pub coverage: Option<String>,
    /// The threshold that decided.
    pub threshold: Option<String>,
    /// The size now.
    pub from: Option<String>,
    /// The size advised.
    pub to: Option<String>,
    /// What else there is to say.
    pub note: Option<String>,
    /// The clauses it rests on.
    pub clauses: Vec<String>,
}

/// The list as a report; in a workbook every unit has a sheet of its own to answer.
#[must_use]
pub fn sizing_list(input: &SizingInput) -> Report {
    let language = input.language;
    let mut body = Body::new(language);
    body.pairs(summary_pairs(input));
    body.section("处置建议汇总", "Advice by action");
    body.table(action_table(&input.advice, language));
    body.table_section("适用口径", "Rulings", ruling_table(&input.rulings, language));
    body.table_section("问题与提示", "Findings", finding_table(&input.findings, language));
    body.signatures(&input.signatories);
    body.page_break();
    body.section("排查明细", "Advice");
    body.table(advice_table(&input.advice, language));
    Report {
        title: language.pick("资源使用率排查清单", "Resource Utilization Inspection List").to_owned(),
        subtitle: Some(long_period(&input.from, &input.at, language)),
        number: input.number.clone(),
        issued_on: input.issued_on.clone(),
        language,
        blocks: body.blocks(),
    }
}

fn summary_pairs(input: &SizingInput) -> Vec<(&'static str, Cell)> {
    let language = input.language;
    let acting =
        input.advice.iter().filter(|line| !matches!(line.action, Action::Keep | Action::NoData)).count();
    let mut pairs = vec![
        (language.pick("排查日", "Inspected on"), Cell::text(long_date(&input.at, language))),
        (language.pick("取数窗口", "Window"), Cell::text(long_period(&input.from, &input.at, language))),
        (language.pick("排查单位", "Inspected by"), Cell::maybe_text(input.provider.as_ref())),
        (language.pick("排查资源数", "Resources"), Cell::count(input.resources)),
        (language.pick("需处置项数", "Actions advised"), Cell::count(acting)),
    ];
    pairs.extend(pack_pairs(&input.pack, language));
    pairs
}

fn action_table(advice: &[AdviceLine], language: Language) -> Table {
    let mut columns = vec![Column::text(language.pick("建议", "Action"), 12).key("action")];
    columns.extend(Dimension::ALL.map(|dimension| Column::quantity(dimension.name(language), 10)));
    columns.push(Column::quantity(language.pick("合计", "Total"), 10));
    let row = |action: Action| {
        let count = |dimension| {
            advice.iter().filter(|line| line.action == action && line.dimension == dimension).count()
        };
        let counts = Dimension::ALL.map(count);
        let mut cells = vec![Cell::text(action.name(language))];
        cells.extend(counts.map(Cell::count));
        cells.push(Cell::count(counts.iter().sum()));
        cells
    };
    let mut totals = vec![Cell::text(language.pick("合计", "Total"))];
    let of_dimension = |dimension| advice.iter().filter(|line| line.dimension == dimension).count();
    totals.extend(Dimension::ALL.map(|dimension| Cell::count(of_dimension(dimension))));
    totals.push(Cell::count(advice.len()));
    Table {
        name: language.pick("建议汇总", "Advice by action").to_owned(),
        columns,
        rows: Action::ALL.into_iter().map(row).collect(),
        totals: Some(totals),
        split_by: None,
    }
}

fn advice_table(advice: &[AdviceLine], language: Language) -> Table {
    let columns = advice_columns(language);
    Table {
        name: language.pick("排查明细", "Advice").to_owned(),
        split_by: columns.iter().position(|column| column.key == "unit_id"),
        columns,
        rows: advice.iter().map(|line| advice_row(line, language)).collect(),
        totals: None,
    }
}

fn advice_columns(language: Language) -> Vec<Column> {
    vec![
        Column::text(language.pick("资源编号", "Resource"), 16).key("resource_id"),
        Column::text(language.pick("使用单位", "Unit"), 12).key("unit_id"),
        Column::text(language.pick("信息系统", "System"), 12).key("system_id"),
        Column::label(language.pick("维度", "Dimension"), 6).key("dimension"),
        Column::label(language.pick("建议", "Action"), 9).key("action"),
        Column::label(language.pick("强度", "Modality"), 5).key("modality"),
        Column::text(language.pick("现规格", "Size now"), 8).key("from"),
        Column::text(language.pick("建议规格", "Size advised"), 8).key("to"),
        Column::percent(language.pick("峰值", "Peak")).key("peak"),
        Column::text(language.pick("峰值时刻", "Peak at"), 16).key("peak_at"),
        Column::percent("P95").key("p95"),
        Column::percent(language.pick("均值", "Mean")).key("mean"),
        Column::quantity(language.pick("样本数", "Samples"), 8).key("samples"),
        Column::quantity(language.pick("覆盖率", "Coverage"), 8).key("coverage"),
        Column::percent(language.pick("阈值", "Threshold")).key("threshold"),
        Column::text(language.pick("说明", "Note"), 24).key("note"),
        Column::text(language.pick("依据", "Clauses"), 12).key("clauses"),
    ]
}

fn advice_row(line: &AdviceLine, language: Language) -> Vec<Cell> {
    vec![
        Cell::text(line.resource_id.clone()),
        Cell::text(line.unit_id.clone()),
        Cell::maybe_text(line.system_id.as_ref()),
        Cell::text(line.dimension.name(language)),
        Cell::text(line.action.name(language)),
        line.modality.map_or(Cell::Empty, |modality| Cell::text(modality.name(language))),
        Cell::maybe_text(line.from.as_ref()),
        Cell::maybe_text(line.to.as_ref()),
        Cell::maybe_decimal(line.peak.as_ref()),
        Cell::maybe_text(line.peak_at.as_ref()),
        Cell::maybe_decimal(line.p95.as_ref()),
        Cell::maybe_decimal(line.mean.as_ref()),
        Cell::maybe_decimal(line.samples.as_ref()),
        Cell::maybe_decimal(line.coverage.as_ref()),
        Cell::maybe_decimal(line.threshold.as_ref()),
        Cell::maybe_text(line.note.as_ref()),
        clauses(&line.clauses),
    ]
}
