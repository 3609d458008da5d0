//! The table of resources that a cloud has had until now, for bringing them into the ledger.

use crate::cell::Cells;
use crate::collect::Problem;
use crate::header::{Column, optional, required};
use crate::input::Input;
use crate::rows::{LARGE, Table, read};
use yunheng_values::{Date, Findings, Quantity};

/// A row: one item of a resource. Rows of a resource have the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldingRow {
    /// Where it stands.
    pub line: u64,
    /// What the file calls the resource.
    pub key: String,
    /// The unit, by its name.
    pub unit: Option<String>,
    /// Number of the project.
    pub project: String,
    /// The item of the catalog, by id or name.
    pub item: String,
    /// How much of it.
    pub quantity: Quantity,
    /// Whether it is a test.
    pub is_test: bool,
    /// First day of the lease.
    pub from: Date,
    /// The day on which a test ends as agreed.
    pub until: Option<Date>,
    /// The day on which the lease ended.
    pub to: Option<Date>,
    /// Name, specification, architecture, network region, address, system.
    pub traits: [Option<String>; 6],
    /// The cloud's id of the resource.
    pub cloud_id: Option<String>,
}

/// Columns in the order of the template: the name, and the one that people read.
pub const HOLDING_COLUMNS: [(&str, &str); 16] = [
    ("key", "序号"),
    ("unit", "使用单位"),
    ("project", "项目编号"),
    ("item", "服务项"),
    ("quantity", "数量"),
    ("stage", "阶段"),
    ("from", "起租日"),
    ("until", "测试截止"),
    ("to", "停租日"),
    ("name", "资源名称"),
    ("specification", "规格"),
    ("architecture", "架构"),
    ("region", "网络区域"),
    ("address", "地址"),
    ("system", "信息系统"),
    ("cloud_id", "云平台编号"),
];

const COLUMNS: [Column; 16] = [
    required("key").also("序号"),
    optional("unit").also("使用单位"),
    required("project").also("项目编号"),
    required("item").also("服务项"),
    required("quantity").also("数量"),
    optional("stage").also("阶段"),
    required("from").also("起租日"),
    optional("until").also("测试截止"),
    optional("to").also("停租日"),
    optional("name").also("资源名称"),
    optional("specification").also("规格"),
    optional("architecture").also("架构"),
    optional("region").also("网络区域"),
    optional("address").also("地址"),
    optional("system").also("信息系统"),
    optional("cloud_id").also("云平台编号"),
];

static HOLDINGS: Table = Table { name: "resources", columns: &COLUMNS, unpacked: LARGE };

const STAGES: &[(&str, bool)] = &[("formal", false), ("test", true), ("正式", false), ("测试", true)];
/// More rows than a city's cloud has; what comes after is not kept.
const MOST_ROWS: usize = 500_000;

/// A table of resources as far as it can be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HoldingRows {
    /// Its rows; one with a bad cell is missing.
    pub rows: Vec<HoldingRow>,
    /// What is wrong with the file. With an error nothing of it may be written.
    pub findings: Findings,
}

/// Reads a table of resources. Rows come back beside errors too, so that whoever checks them can report everything at once.
pub fn read_holdings(input: &Input) -> HoldingRows {
    let mut rows = Vec::new();
    let mut is_full = false;
    let report = read(input, &HOLDINGS, |cells| {
        if rows.len() < MOST_ROWS {
            rows.extend(row(cells));
        } else if !is_full {
            is_full = true;
            cells.report(0, too_many);
        }
    });
    HoldingRows { rows, findings: report.map_or_else(|errors| errors, |report| report.findings) }
}

fn row(cells: &mut Cells<'_, '_>) -> Option<HoldingRow> {
    let line = cells.row.line;
    let text = |found: Option<Option<&str>>| {
        found.map(|text| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()))
    };
    // All cells are read before the first that failed ends the row, so that each has its finding.
    let (key, unit, project) = (cells.id(0), text(cells.may_text(1)), cells.id(2));
    let (item, quantity) = (cells.id(3), positive(cells));
    let (stage, from) = (cells.may_word(5, "bad_word", STAGES), cells.date(6));
    let (until, to) = (cells.may_date(7), cells.may_date(8));
    let traits = [9, 10, 11, 12, 13, 14].map(|column| text(cells.may_text(column)));
    let cloud_id = cells.may_id_trimmed(15);
    let [name, specification, architecture, region, address, system] = traits;
    Some(HoldingRow {
        line,
        key: key?.to_owned(),
        unit: unit?,
        project: project?.to_owned(),
        item: item?.to_owned(),
        quantity: quantity?,
        is_test: stage?.unwrap_or(false),
        from: from?,
        until: until?,
        to: to?,
        traits: [name?, specification?, architecture?, region?, address?, system?],
        cloud_id: cloud_id?.filter(|id| !id.is_empty()).map(str::to_owned),
    })
}

/// Nothing is leased of an item of nought.
fn positive(cells: &mut Cells<'_, '_>) -> Option<Quantity> {
    let value = cells.quantity(4)?;
    if value == Quantity::ZERO {
        cells.report(4, || {
            Problem::new("out_of_range", "0超出范围，应大于0", "0 is out of range; expected more than 0")
        });
        return None;
    }
    Some(value)
}

fn too_many() -> Problem {
    Problem::new(
        "too_many_rows",
        format!("超过{MOST_ROWS}行，其后各行未读"),
        format!("more than {MOST_ROWS} rows; those after were not read"),
    )
    .hint("分成几个表导入", "import several tables")
}
