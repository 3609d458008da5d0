//! What the cases of a time come to, and lists of them as tables.

use super::list::{CaseFilter, case_rows, titles_of};
use super::tell::shown;
use super::who;
use crate::caller::Caller;
use crate::page::must_fit;
use crate::problem::Problem;
use crate::service::App;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{CaseGroupJson, CaseRowJson, CaseStatisticsJson, TasksDoneJson};
use yunheng_store::case::{By, Counted, Done, Group, groups, people, steps};
use yunheng_values::Lang;

/// Which cases are counted, and by what.
#[derive(Debug, Clone, Default)]
pub struct StatisticsFilter {
    /// `kind`, `unit` or `month`.
    pub by: String,
    /// Of this kind.
    pub kind: Option<String>,
    /// Sent from this instant on.
    pub from_ms: i64,
    /// Sent before this instant.
    pub until_ms: i64,
}

const DAY_MS: i64 = 86_400_000;

/// Statistics of the cases that the caller sees.
///
/// # Errors
/// What the database says.
pub async fn case_statistics(
    app: &App,
    caller: &Caller,
    filter: &StatisticsFilter,
) -> Result<CaseStatisticsJson, Problem> {
    let reading = app.read(caller, Permission::CaseRead)?;
    let (db, viewer) = (reading.db, who::viewer(caller, &reading.scope));
    let counted = Counted {
        kind: filter.kind.as_deref(),
        from_ms: filter.from_ms,
        until_ms: filter.until_ms,
        now_ms: reading.now_ms,
    };
    let by = match filter.by.as_str() {
        "unit" => By::Unit,
        "month" => By::Day,
        _ => By::Kind,
    };
    let (groups, steps) = (groups(db, viewer, by, &counted).await?, steps(db, viewer, &counted).await?);
    let keys = steps.iter().map(|step| step.key.clone());
    let keys: Vec<String> =
        keys.chain(groups.iter().filter(|_| by == By::Kind).map(|group| group.key.clone())).collect();
    let packs = keys.iter().map(|key| split(key).0);
    let titles = titles_of(app, db, packs, caller.place.lang).await?;
    let title = |key: &str| titles.get(&split(key)).cloned().unwrap_or_else(|| split(key).1);
    let groups = if by == By::Day { months(groups) } else { groups };
    let group = |group: Group| {
        let name = if by == By::Kind { title(&group.key) } else { group.title.clone() };
        group_json(group, name)
    };
    let people = people(db, viewer, &counted).await?;
    Ok(CaseStatisticsJson {
        groups: groups.into_iter().map(group).collect(),
        steps: steps
            .into_iter()
            .map(|step| {
                let kind = title(&step.key);
                done_json(step, kind)
            })
            .collect(),
        people: people
            .into_iter()
            .map(|person| {
                let party = person.party.clone();
                done_json(person, party)
            })
            .collect(),
    })
}

/// Pack and kind of a key.
fn split(key: &str) -> (String, String) {
    let (pack, kind) = key.split_once('/').unwrap_or(("", key));
    (pack.to_owned(), kind.to_owned())
}

/// Days as months, the first first.
fn months(days: Vec<Group>) -> Vec<Group> {
    let mut months: BTreeMap<String, Group> = BTreeMap::new();
    for day in days {
        let morning_ms = day.key.parse::<i64>().unwrap_or_default() * DAY_MS;
        let month: String = shown(morning_ms).chars().take(7).collect();
        let empty = || Group {
            key: month.clone(),
            title: month.clone(),
            running: 0,
            done: 0,
            rejected: 0,
            withdrawn: 0,
            merged: 0,
            returned: 0,
            late_tasks: 0,
            took_ms: 0,
        };
        let sum = months.entry(month.clone()).or_insert_with(empty);
        sum.running += day.running;
        sum.done += day.done;
        sum.rejected += day.rejected;
        sum.withdrawn += day.withdrawn;
        sum.merged += day.merged;
        sum.returned += day.returned;
        sum.late_tasks += day.late_tasks;
        sum.took_ms += day.took_ms;
    }
    months.into_values().collect()
}

fn group_json(group: Group, title: String) -> CaseGroupJson {
    let ended = group.done + group.rejected + group.withdrawn + group.merged;
    CaseGroupJson {
        key: group.key,
        title,
        running: group.running,
        done: group.done,
        rejected: group.rejected,
        withdrawn: group.withdrawn,
        merged: group.merged,
        returned: group.returned,
        late_tasks: group.late_tasks,
        mean_hours: mean_hours(group.took_ms, ended),
    }
}

fn done_json(done: Done, of: String) -> TasksDoneJson {
    TasksDoneJson {
        key: done.key,
        of,
        element: done.element,
        title: done.title,
        mean_hours: mean_hours(done.took_ms, done.done),
        done: done.done,
        returned: done.returned,
        late: done.late,
    }
}

/// Tenths of an hour, rounded down: a mean of a few cases says no more.
pub(super) fn mean_hours(took_ms: i64, count: i64) -> Option<String> {
    let tenths = took_ms.checked_div(count)? / 360_000;
    Some(format!("{}.{}", tenths / 10, tenths % 10))
}

/// What stands above the columns of a list of cases as a table.
pub const CASES_HEADER: [&str; 10] =
    ["编号", "事项", "事项类型", "单位", "发起人", "状态", "加急", "起草时间", "提交时间", "结束时间"];
/// Rows of one read of an export.
const AT_ONCE: i64 = 1_000;
/// More rows than anybody reads, and fewer than would fill the memory.
const MOST: usize = 100_000;

/// A list of cases as rows of a table, all of what the filter finds; that somebody took it along is on the record.
///
/// # Errors
/// More than fits; what the database says.
pub async fn export_cases(
    app: &App,
    caller: &Caller,
    filter: &CaseFilter,
) -> Result<Vec<[String; 10]>, Problem> {
    let act = app.act(caller, Permission::CaseExport, "case.export").await?.on("case", "list");
    let viewer = who::viewer(caller, act.scope());
    let mut filter = CaseFilter { below_id: None, limit: AT_ONCE, ..filter.clone() };
    let mut rows = Vec::new();
    loop {
        let page = case_rows(app, act.db(), viewer, &filter, Lang::Zh).await?;
        must_fit(rows.len() + page.items.len(), MOST)?;
        filter.below_id = page.next.as_deref().and_then(|next| next.parse().ok());
        rows.extend(page.items);
        if filter.below_id.is_none() {
            break;
        }
    }
    let count = rows.len().to_string();
    act.fact("format", "xlsx").fact("rows", &count).fact("filter", &format!("{filter:?}")).commit().await?;
    Ok(rows.into_iter().map(table_row).collect())
}

fn table_row(row: CaseRowJson) -> [String; 10] {
    let state = match (row.state.as_str(), row.outcome.as_deref()) {
        ("draft", _) => "草稿",
        ("running", _) => "办理中",
        (_, Some("rejected")) => "未通过",
        (_, Some("withdrawn")) => "已撤回",
        (_, Some("merged")) => "已并入",
        _ => "已办结",
    };
    [
        row.number.unwrap_or_default(),
        row.headline,
        row.kind_title,
        row.unit.name,
        row.opener_name,
        state.to_owned(),
        if row.is_urgent { "是" } else { "" }.to_owned(),
        row.created_at,
        row.sent_at.unwrap_or_default(),
        row.ended_at.unwrap_or_default(),
    ]
}

/// What stands above the columns of statistics as a table.
pub const STATISTICS_HEADER: [&str; 11] = [
    "统计",
    "名称",
    "所属",
    "办理中",
    "已办结",
    "未通过",
    "已撤回",
    "已并入",
    "退回次数",
    "超时任务",
    "平均用时（小时）",
];

/// Statistics as rows of a table; that somebody took them along is on the record.
///
/// # Errors
/// Not allowed; what the database says.
pub async fn export_statistics(
    app: &App,
    caller: &Caller,
    filter: &StatisticsFilter,
) -> Result<Vec<[String; 11]>, Problem> {
    let act = app.act(caller, Permission::CaseExport, "case.export").await?.on("case", "statistics");
    let found = case_statistics(app, caller, filter).await?;
    act.fact("format", "xlsx").fact("filter", &format!("{filter:?}")).commit().await?;
    let by = match filter.by.as_str() {
        "unit" => "按单位",
        "month" => "按月",
        _ => "按事项类型",
    };
    let groups = found.groups.into_iter().map(|group| {
        let counts = [
            group.running,
            group.done,
            group.rejected,
            group.withdrawn,
            group.merged,
            group.returned,
            group.late_tasks,
        ];
        table_of((by, group.title, String::new()), counts.map(|count| count.to_string()), group.mean_hours)
    });
    let tasks = |name: &'static str, rows: Vec<TasksDoneJson>| {
        rows.into_iter().map(move |row| {
            let none = String::new;
            let counts = [
                none(),
                row.done.to_string(),
                none(),
                none(),
                none(),
                row.returned.to_string(),
                row.late.to_string(),
            ];
            table_of((name, row.title, row.of), counts, row.mean_hours)
        })
    };
    Ok(groups.chain(tasks("按步骤", found.steps)).chain(tasks("按人员", found.people)).collect())
}

fn table_of(
    (what, title, of): (&str, String, String),
    counts: [String; 7],
    mean_hours: Option<String>,
) -> [String; 11] {
    let [running, done, rejected, withdrawn, merged, returned, late] = counts;
    let mean = mean_hours.unwrap_or_default();
    [what.to_owned(), title, of, running, done, rejected, withdrawn, merged, returned, late, mean]
}
