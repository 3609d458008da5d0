//! The resources of an opening list as they were on the contract's first day: a page of them, and all as a table.

use super::super::list::{ItemNames, Names, leased};
use super::super::{by_resource, day_of, position};
use super::mark::firm_of;
use super::said::Said;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{ItemQuantityJson, OpeningResourceJson, Page};
use yunheng_ledger::{State, Trait, is_provisional, state};
use yunheng_store::Db;
use yunheng_store::ledger::{self, OpeningRemarkRow, OpeningResourceRow, OpeningRow};
use yunheng_values::parse_date;

/// Which rows of a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct OpeningRowsFilter {
    /// Only those to which somebody objects.
    pub is_objected: bool,
    /// Above this id.
    pub above_id: i64,
    /// How many.
    pub limit: i64,
}

/// Resources of a list as they were on the contract's first day, as all is known now.
///
/// # Errors
/// Not allowed; none that the caller may see.
pub async fn opening_resources(
    app: &App,
    caller: &Caller,
    id: i64,
    filter: OpeningRowsFilter,
) -> Result<Page<OpeningResourceJson>, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let db = reading.db;
    let row = ledger::find_opening(db, &reading.scope, id).await?.ok_or_else(Problem::not_found)?;
    let asked = (filter.above_id, filter.limit + 1);
    let mut rows = ledger::opening_resources(db, id, filter.is_objected, asked).await?;
    let next = crate::page::cut(&mut rows, filter.limit, |row| row.resource_id);
    let items = shown(app, db, &row, rows).await?;
    Ok(Page { items, next })
}

async fn shown(
    app: &App,
    db: Db<'_>,
    opening: &OpeningRow,
    rows: Vec<OpeningResourceRow>,
) -> Result<Vec<OpeningResourceJson>, Problem> {
    let ids: Vec<i64> = rows.iter().map(|row| row.resource_id).collect();
    let day = parse_date(&opening.opening_on).map_err(|error| Problem::bug(&error))?;
    let last = position(ledger::last_position(db).await?)?;
    let mut states: BTreeMap<i64, State> = BTreeMap::new();
    for (id, events) in by_resource(&ledger::events_of_all(db, &ids).await?)? {
        states.extend(state(&events, day, last).map(|state| (id, state)));
    }
    let names = Names::of(db, states.values()).await?;
    let mut objections: BTreeMap<i64, i64> = BTreeMap::new();
    for remark in ledger::opening_remarks(db, opening.id).await?.into_iter().filter(OpeningRemarkRow::stands)
    {
        *objections.entry(remark.resource_id.unwrap_or_default()).or_default() += 1;
    }
    let mut item_names = ItemNames::default();
    let mut found = Vec::new();
    for row in rows {
        let state = states.get(&row.resource_id);
        let items = state.map(leased).unwrap_or_default();
        let items = item_names.shown(app, db, &opening.pack, items).await?;
        let objections = objections.get(&row.resource_id).copied().unwrap_or(0);
        found.push(resource_json(&names, row, (state, items), objections));
    }
    Ok(found)
}

fn resource_json(
    names: &Names,
    row: OpeningResourceRow,
    (state, items): (Option<&State>, Vec<ItemQuantityJson>),
    objections: i64,
) -> OpeningResourceJson {
    let project = state.and_then(|state| names.project(state));
    let name = state.and_then(|state| state.traits.get(&Trait::Name)).cloned();
    OpeningResourceJson {
        id: row.resource_id,
        number: row.number,
        name: name.unwrap_or_default(),
        project_id: project.map_or(0, |project| project.id),
        project_number: project.map(|project| project.number.clone()).unwrap_or_default(),
        project_name: project.map(|project| project.name.clone()).unwrap_or_default(),
        life: state.map(|state| state.life.as_str().to_owned()).unwrap_or_default(),
        started_on: state.and_then(|state| state.started_on).map(|day| day.to_string()),
        items,
        is_corrected: row.corrected > 0,
        objections,
    }
}

/// What stands above the columns of a list.
pub const OPENING_HEADER: [&str; 12] = [
    "资源编号",
    "资源名称",
    "项目编号",
    "项目名称",
    "服务项",
    "数量",
    "单位",
    "阶段",
    "起租日",
    "是否更正过",
    "异议",
    "状态",
];

/// Rows of one read.
const AT_ONCE: i64 = 500;

/// A list as rows of a table, one for each item; that it was taken out is on the record.
///
/// # Errors
/// Not allowed; none that the caller may see.
pub async fn export_opening(app: &App, caller: &Caller, id: i64) -> Result<Vec<[String; 12]>, Problem> {
    let act = app.act(caller, Permission::LedgerExport, "opening.export").await?.on("opening", id);
    let opening = ledger::find_opening(act.db(), act.scope(), id).await?.ok_or_else(Problem::not_found)?;
    let firm = firm_of(opening.firm_from.as_deref(), opening.firm_known)?;
    let standing = if is_provisional(firm, day_of(act.now_ms())?, None) {
        "暂估，待确认"
    } else {
        "三方已确认"
    };
    let mut says: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for remark in Said::of(act.db(), &opening).await?.remarks {
        let (side, remark) = remark;
        if let Some(resource) = remark.resource_id.filter(|_| remark.stands()) {
            says.entry(resource).or_default().push(format!("{}：{}", side.title().zh, remark.says));
        }
    }
    let (mut table, mut above) = (Vec::new(), 0);
    loop {
        let rows = ledger::opening_resources(act.db(), id, false, (above, AT_ONCE)).await?;
        let Some(last) = rows.last() else { break };
        above = last.resource_id;
        for row in shown(app, act.db(), &opening, rows).await? {
            let objections = says.get(&row.id).map(|all| all.join("；")).unwrap_or_default();
            table.extend(table_rows(&row, &objections, standing));
        }
    }
    act.fact("rows", &table.len().to_string()).commit().await?;
    Ok(table)
}

fn table_rows(row: &OpeningResourceJson, objections: &str, standing: &str) -> Vec<[String; 12]> {
    let stage = match row.life.as_str() {
        "" => "已作废",
        "test" => "测试",
        "formal" => "正式",
        _ => "未在用",
    };
    let line = |item: [String; 3]| {
        let [item, quantity, unit] = item;
        [
            row.number.clone(),
            row.name.clone(),
            row.project_number.clone(),
            row.project_name.clone(),
            item,
            quantity,
            unit,
            stage.to_owned(),
            row.started_on.clone().unwrap_or_default(),
            if row.is_corrected { "是" } else { "否" }.to_owned(),
            objections.to_owned(),
            standing.to_owned(),
        ]
    };
    let items = row.items.iter().cloned();
    let mut lines: Vec<[String; 12]> =
        items.map(|item| line([item.item_name, item.quantity, item.unit])).collect();
    if lines.is_empty() {
        lines.push(line(Default::default()));
    }
    lines
}
