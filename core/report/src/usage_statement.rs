//! 云资源使用清单: every line that was rated in a period, with totals by unit, payer, item and month.

use crate::body::Body;
use crate::supplements::{clauses, finding_table, pack_pairs};
use crate::{
    Cell, Column, FindingLine, Language, PackLine, Report, Signatory, Table, amount_in_words, long_period,
};

/// The name of the table of lines in Chinese and English; a workbook may stream its rows.
pub const LINES_TABLE: (&str, &str) = ("使用明细", "Lines");

/// Whether a document binds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Complete and final.
    Final,
    /// Provisional (暂估): something is missing and will be corrected.
    #[default]
    Provisional,
}

/// What a usage statement is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UsageInput {
    /// The language of the fixed words.
    pub language: Language,
    /// The document number, where it has one.
    pub number: Option<String>,
    /// The date of issue.
    pub issued_on: String,
    /// The first day of the period.
    pub from: String,
    /// The day after the last day of the period.
    pub to: String,
    /// The rules.
    pub pack: PackLine,
    /// The cloud service provider, who hands the statement in.
    pub provider: Option<String>,
    /// The competent authority, who confirms it.
    pub authority: Option<String>,
    /// Final or provisional.
    pub status: Status,
    /// The lines; left empty when the writer streams them.
    pub lines: Vec<UsageLine>,
    /// The totals.
    pub totals: UsageTotals,
    /// What was found wanting.
    pub findings: Vec<FindingLine>,
    /// Who signs.
    pub signatories: Vec<Signatory>,
}

/// One rated line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UsageLine {
    /// The resource.
    pub resource_id: String,
    /// The using unit.
    pub unit_id: String,
    /// The project.
    pub project_id: String,
    /// Who pays, where known.
    pub payer: Option<String>,
    /// The catalog item.
    pub item: String,
    /// Its name, where the catalog has one.
    pub item_name: Option<String>,
    /// `test` or `formal`.
    pub stage: String,
    /// The month, `YYYY-MM`.
    pub month: String,
    /// The first day.
    pub from: String,
    /// The day after the last day.
    pub to: String,
    /// The quantity.
    pub quantity: String,
    /// The price of one.
    pub unit_price: String,
    /// The charge in fen.
    pub charge: i64,
    /// The clauses it rests on.
    pub clauses: Vec<String>,
}

/// The totals of a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UsageTotals {
    /// The sum of all lines in fen.
    pub charge: i64,
    /// By using unit.
    pub by_unit: Vec<Subtotal>,
    /// By payer.
    pub by_payer: Vec<Subtotal>,
    /// By catalog item.
    pub by_item: Vec<Subtotal>,
    /// By month.
    pub by_month: Vec<Subtotal>,
}

/// The sum of the lines that share a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subtotal {
    /// The key; `None` for lines without a payer.
    pub key: Option<String>,
    /// The name of the key, where known.
    pub name: Option<String>,
    /// The sum in fen.
    pub charge: i64,
}

/// The statement as a report. The lines are last, as an annex: the first pages are what people sign.
#[must_use]
pub fn usage_statement(input: &UsageInput) -> Report {
    let language = input.language;
    let mut body = Body::new(language);
    body.pairs(summary_pairs(input));
    if input.status == Status::Provisional {
        body.paragraph(language.pick(
            "本清单为暂估：部分行未能计费，原因见“问题与提示”；补齐后以更正行列示，不改动本清单。",
            "This statement is provisional: some rows could not be rated; see the findings.",
        ));
    }
    body.section("费用汇总", "Summary");
    totals_tables(&input.totals, language).into_iter().for_each(|table| body.table(table));
    body.table_section("问题与提示", "Findings", finding_table(&input.findings, language));
    body.signatures(&input.signatories);
    body.page_break();
    body.section("使用明细", "Lines");
    body.table(lines_table(&input.lines, input.totals.charge, language));
    Report {
        title: language.pick("云资源使用清单", "Cloud Resource Usage Statement").to_owned(),
        subtitle: Some(long_period(&input.from, &input.to, language)),
        number: input.number.clone(),
        issued_on: input.issued_on.clone(),
        language,
        blocks: body.blocks(),
    }
}

fn summary_pairs(input: &UsageInput) -> Vec<(&'static str, Cell)> {
    let language = input.language;
    let mut pairs = vec![
        (language.pick("计量周期", "Period"), Cell::text(long_period(&input.from, &input.to, language))),
        (language.pick("云服务商", "Provider"), Cell::maybe_text(input.provider.as_ref())),
        (language.pick("主管部门", "Competent authority"), Cell::maybe_text(input.authority.as_ref())),
        (language.pick("状态", "Status"), Cell::text(input.status.name(language))),
        (language.pick("费用合计（元）", "Total (CNY)"), Cell::money(input.totals.charge)),
        (
            language.pick("费用合计（大写）", "Total in words"),
            Cell::text(format!("人民币{}", amount_in_words(input.totals.charge))),
        ),
    ];
    pairs.extend(pack_pairs(&input.pack, language));
    pairs
}

fn totals_tables(totals: &UsageTotals, language: Language) -> Vec<Table> {
    [
        ("按使用单位", "By unit", ("使用单位", "Unit", "unit_id"), &totals.by_unit),
        ("按付款单位", "By payer", ("付款单位", "Payer", "payer"), &totals.by_payer),
        ("按服务项", "By item", ("服务项", "Item", "item"), &totals.by_item),
        ("按月份", "By month", ("月份", "Month", "month"), &totals.by_month),
    ]
    .into_iter()
    .filter(|(_, _, _, rows)| !rows.is_empty())
    .map(|(chinese, english, key, rows)| subtotal_table(language.pick(chinese, english), key, rows, language))
    .collect()
}

fn subtotal_table(
    name: &str,
    (chinese, english, key): (&'static str, &'static str, &str),
    rows: &[Subtotal],
    language: Language,
) -> Table {
    let named = rows.iter().any(|row| row.name.is_some());
    let mut columns = vec![Column::text(language.pick(chinese, english), 24).key(key)];
    if named {
        columns.push(Column::text(language.pick("名称", "Name"), 40).key("name"));
    }
    columns.push(Column::money(language.pick("费用", "Charge"), language.pick("元", "CNY")).key("charge"));
    let row = |row: &Subtotal| {
        let unknown = language.pick("（未定）", "(unknown)");
        let mut cells = vec![Cell::text(row.key.clone().unwrap_or_else(|| unknown.to_owned()))];
        if named {
            cells.push(Cell::maybe_text(row.name.as_ref()));
        }
        cells.push(Cell::money(row.charge));
        cells
    };
    let mut totals = vec![Cell::text(language.pick("合计", "Total"))];
    totals.resize(columns.len() - 1, Cell::Empty);
    totals.push(Cell::Decimal(crate::fen_to_decimal(rows.iter().map(|row| i128::from(row.charge)).sum())));
    let rows = rows.iter().map(row).collect();
    Table { name: name.to_owned(), columns, rows, totals: Some(totals), split_by: None }
}

/// The columns of the table of lines, which are those of `yunheng rate` and the name of the item.
#[must_use]
pub fn usage_columns(language: Language) -> Vec<Column> {
    let yuan = language.pick("元", "CNY");
    vec![
        Column::text(language.pick("资源编号", "Resource"), 16).key("resource_id"),
        Column::text(language.pick("使用单位", "Unit"), 12).key("unit_id"),
        Column::text(language.pick("项目", "Project"), 12).key("project_id"),
        Column::text(language.pick("付款单位", "Payer"), 12).key("payer"),
        Column::text(language.pick("服务项", "Item"), 12).key("item"),
        Column::text(language.pick("服务名称", "Item name"), 16).key("item_name"),
        Column::label(language.pick("阶段", "Stage"), 6).key("stage"),
        Column::label(language.pick("月份", "Month"), 8).key("month"),
        Column::date(language.pick("起", "From")).key("from"),
        Column::date(language.pick("止（不含）", "To (excl.)")).key("to"),
        Column::quantity(language.pick("数量", "Quantity"), 9).key("quantity"),
        Column::quantity(language.pick("单价", "Unit price"), 10).key("unit_price").unit(yuan),
        Column::money(language.pick("费用", "Charge"), yuan).key("charge"),
        Column::text(language.pick("依据", "Clauses"), 18).key("clauses"),
    ]
}

/// The cells of a line, in the order of [`usage_columns`].
#[must_use]
pub fn usage_row(line: &UsageLine, language: Language) -> Vec<Cell> {
    let stage = match line.stage.as_str() {
        "test" => language.pick("测试", "test"),
        "formal" => language.pick("正式", "formal"),
        other => other,
    };
    vec![
        Cell::text(line.resource_id.clone()),
        Cell::text(line.unit_id.clone()),
        Cell::text(line.project_id.clone()),
        Cell::maybe_text(line.payer.as_ref()),
        Cell::text(line.item.clone()),
        Cell::maybe_text(line.item_name.as_ref()),
        Cell::text(stage),
        Cell::text(line.month.clone()),
        Cell::date(&line.from),
        Cell::date(&line.to),
        Cell::Decimal(line.quantity.clone()),
        Cell::Decimal(line.unit_price.clone()),
        Cell::money(line.charge),
        clauses(&line.clauses),
    ]
}

/// The table of lines with its total; a workbook gives every unit a sheet of its own.
pub(crate) fn lines_table(lines: &[UsageLine], charge: i64, language: Language) -> Table {
    let columns = usage_columns(language);
    let mut totals = vec![Cell::Empty; columns.len()];
    for (cell, column) in totals.iter_mut().zip(&columns) {
        match column.key.as_str() {
            "resource_id" => *cell = Cell::text(language.pick("合计", "Total")),
            "charge" => *cell = Cell::money(charge),
            _ => (),
        }
    }
    Table {
        name: language.pick(LINES_TABLE.0, LINES_TABLE.1).to_owned(),
        split_by: columns.iter().position(|column| column.key == "unit_id"),
        columns,
        rows: lines.iter().map(|line| usage_row(line, language)).collect(),
        totals: Some(totals),
    }
}

impl Status {
    /// The words for it.
    pub(crate) fn name(self, language: Language) -> &'static str {
        match self {
            Self::Final => language.pick("正式", "final"),
            Self::Provisional => language.pick("暂估", "provisional"),
        }
    }
}
