//! Both lists as tables.

use super::show::{OrderFilter, in_words, row_json};
use super::{ENTRIES, ORDERS};
use crate::act::Act;
use crate::calendar::load_calendar;
use crate::caller::Caller;
use crate::cases::who;
use crate::page::must_fit;
use crate::problem::Problem;
use crate::rules::home;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::WorkOrderRowJson;
use yunheng_store::case::{self, ListedRow, ListedWanted};
use yunheng_values::Lang;

/// Rows of one read.
const AT_ONCE: i64 = 1_000;
/// More rows than anybody reads, and fewer than would fill the memory.
const MOST: usize = 100_000;

/// What stands above the columns of orders.
pub const ORDERS_HEADER: [&str; 14] = [
    "事项编号",
    "事项",
    "工单",
    "使用单位",
    "云服务商",
    "状态",
    "下达时间",
    "签收时间",
    "办结时限",
    "办结时间",
    "是否按时",
    "超时工作日",
    "时限不计入的时间",
    "办结说明",
];
/// What stands above the columns of entries.
pub const ENTRIES_HEADER: [&str; 9] = [
    "事项编号",
    "事项",
    "事项类型",
    "使用单位",
    "待录入自",
    "是否已录入",
    "录入人",
    "录入日期",
    "市级平台编号",
];

/// Work orders as rows of a table, all of what the filter finds; that somebody took them along is on the record.
///
/// # Errors
/// More than fits; what the database says.
pub async fn export_orders(
    app: &App,
    caller: &Caller,
    filter: &OrderFilter,
) -> Result<Vec<[String; 14]>, Problem> {
    let act = app.act(caller, Permission::CaseExport, "order.export").await?.on("work_order", "list");
    let (rows, now_ms) = (all(&act, caller, filter, ORDERS).await?, act.now_ms());
    act.fact("rows", &rows.len().to_string()).commit().await?;
    let calendar = load_calendar(&home(app)).map_err(Problem::unusable)?;
    rows.into_iter().map(|row| Ok(order_row(row_json(row, &calendar, now_ms)?))).collect()
}

/// Entries as rows of a table, all of what the filter finds; that somebody took them along is on the record.
///
/// # Errors
/// More than fits; what the database says.
pub async fn export_entries(
    app: &App,
    caller: &Caller,
    filter: &OrderFilter,
) -> Result<Vec<[String; 9]>, Problem> {
    let act = app.act(caller, Permission::CaseExport, "entry.export").await?.on("work_order", "entries");
    let rows = all(&act, caller, filter, ENTRIES).await?;
    let shown = in_words(app, act.db(), rows, Lang::Zh).await?;
    act.fact("rows", &shown.len().to_string()).commit().await?;
    let row = |row: yunheng_api::platform::PlatformEntryJson| {
        [
            row.case_number.unwrap_or_default(),
            row.headline,
            row.kind_title,
            row.unit_name,
            row.opened_at,
            if row.is_entered { "已录入" } else { "待录入" }.to_owned(),
            row.entered_by.unwrap_or_default(),
            row.entered_on.unwrap_or_default(),
            row.reference.unwrap_or_default(),
        ]
    };
    Ok(shown.into_iter().map(row).collect())
}

async fn all(
    act: &Act<'_>,
    caller: &Caller,
    filter: &OrderFilter,
    list: &str,
) -> Result<Vec<ListedRow>, Problem> {
    let viewer = who::viewer(caller, act.scope());
    let (mut rows, mut below) = (Vec::new(), None);
    loop {
        let wanted = ListedWanted { below_id: below, limit: AT_ONCE, ..filter.wanted(list, act.now_ms())? };
        let page = case::listed(act.db(), viewer, &wanted).await?;
        must_fit(rows.len() + page.len(), MOST)?;
        below = page.last().map(|row| row.id);
        let is_last = (page.len() as i64) < AT_ONCE;
        rows.extend(page);
        if is_last {
            return Ok(rows);
        }
    }
}

fn order_row(row: WorkOrderRowJson) -> [String; 14] {
    let state = match row.state.as_str() {
        "open" => "待签收",
        "received" => "办理中",
        "done" => "已办结",
        "returned" => "已退回",
        _ => "已撤回",
    };
    let on_time = match (row.on_time, row.closed_at.is_some()) {
        (None, _) => "",
        (Some(true), true) => "按时",
        (Some(false), true) => "超时办结",
        (Some(true), false) => "时限内",
        (Some(false), false) => "已超时",
    };
    [
        row.case_number.unwrap_or_default(),
        row.headline,
        row.title,
        row.unit_name,
        row.provider_name.unwrap_or_default(),
        state.to_owned(),
        row.opened_at,
        row.received_at.unwrap_or_default(),
        row.due_at.unwrap_or_default(),
        row.closed_at.unwrap_or_default(),
        on_time.to_owned(),
        row.late_working_days.map(|days| days.to_string()).unwrap_or_default(),
        row.extensions.join("；"),
        row.said.unwrap_or_default(),
    ]
}
