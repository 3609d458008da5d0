//! Reconciliations, their differences, and what they came to.

use super::inventory::Gap;
use super::take::Detail;
use crate::caller::Caller;
use crate::clock::instant;
use crate::ledger::ItemNames;
use crate::page::must_fit;
use crate::problem::Problem;
use crate::service::App;
use std::collections::BTreeMap;
use yunheng_access::{Permission, Scope};
use yunheng_api::platform::{
    CasePartyJson, CloudDifferenceJson, InventoryGapShownJson, Page, ReconciliationJson,
    ReconciliationTrendJson, TrendKindJson,
};
use yunheng_ledger::reconcile::DifferenceKind;
use yunheng_store::Db;
use yunheng_store::reconcile::{self, DifferenceRow, DifferenceWanted, RunRow};
use yunheng_values::{Finding, Lang, Money, Text};

/// Which differences.
#[derive(Debug, Clone, Default)]
pub struct DifferenceFilter {
    /// Of this cloud.
    pub cloud: Option<String>,
    /// Of this kind.
    pub kind: Option<String>,
    /// `open`, `settled` or `gone`.
    pub state: Option<String>,
    /// Found by this reconciliation.
    pub run_id: Option<i64>,
    /// Of this unit.
    pub unit_id: Option<i64>,
    /// Of this project.
    pub project_id: Option<i64>,
    /// Of this provider.
    pub provider_id: Option<i64>,
    /// Followed by this case.
    pub case_id: Option<i64>,
    /// Of this resource.
    pub resource_id: Option<i64>,
    /// Whether a case follows them.
    pub has_case: Option<bool>,
    /// With these words.
    pub query: String,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

impl DifferenceFilter {
    fn wanted(&self, limit: i64) -> Result<DifferenceWanted, Problem> {
        let is_known = self.kind.as_deref().is_none_or(|kind| DifferenceKind::parse(kind).is_some());
        if !is_known {
            return Err(unreadable("kind"));
        }
        if self.state.as_deref().is_some_and(|state| !["open", "settled", "gone"].contains(&state)) {
            return Err(unreadable("state"));
        }
        Ok(DifferenceWanted {
            cloud: self.cloud.clone(),
            kind: self.kind.clone(),
            state: self.state.clone(),
            run_id: self.run_id,
            unit_id: self.unit_id,
            project_id: self.project_id,
            provider_id: self.provider_id,
            case_id: self.case_id,
            resource_id: self.resource_id,
            has_case: self.has_case,
            query: self.query.clone(),
            below_id: self.below_id,
            limit,
        })
    }
}

fn unreadable(name: &str) -> Problem {
    let message = Text::new(format!("参数{name}无法读取"), format!("parameter {name} cannot be read"));
    Problem::unusable(vec![Finding::error("malformed", format!("/{name}"), message)])
}

/// Reconciliations that the caller may see, newest first.
///
/// # Errors
/// Not allowed.
pub async fn reconciliations(
    app: &App,
    caller: &Caller,
    cloud: Option<&str>,
    (below, limit): (Option<i64>, i64),
) -> Result<Page<ReconciliationJson>, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let mut rows = reconcile::runs(reading.db, &reading.scope, cloud, (below, limit + 1)).await?;
    let next = crate::page::cut(&mut rows, limit, |row| row.id);
    let items = rows.into_iter().map(|row| run_json(row, caller.place.lang)).collect::<Result<_, _>>()?;
    Ok(Page { items, next })
}

/// One reconciliation.
///
/// # Errors
/// Not allowed; none that the caller may see.
pub async fn reconciliation(app: &App, caller: &Caller, id: i64) -> Result<ReconciliationJson, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let row = reconcile::find_run(reading.db, &reading.scope, id).await?;
    run_json(row.ok_or_else(Problem::not_found)?, caller.place.lang)
}

pub(super) fn run_json(row: RunRow, lang: Lang) -> Result<ReconciliationJson, Problem> {
    let json = |error: serde_json::Error| Problem::bug(&error);
    let gaps: Vec<Gap> = serde_json::from_str(&row.gaps).map_err(json)?;
    let gap = |gap: Gap| InventoryGapShownJson {
        message: super::cloud::in_lang(lang, &gap.zh, &gap.en),
        part: gap.part,
        project_id: gap.project_id,
    };
    Ok(ReconciliationJson {
        id: row.id,
        cloud: row.cloud,
        cloud_name: row.cloud_name,
        provider: CasePartyJson { id: row.provider_id, name: row.provider_name },
        source: row.source,
        file_name: row.file_name,
        digest: row.digest,
        on_day: row.on_day,
        position: row.position,
        figures: serde_json::from_str(&row.figures).map_err(json)?,
        gaps: gaps.into_iter().map(gap).collect(),
        started_by: row.started_by_name,
        created_at: instant(row.created_at_ms),
        is_late: row.later > 0,
    })
}

/// Differences that the caller may see, newest first.
///
/// # Errors
/// Not allowed; a filter that cannot be read.
pub async fn differences(
    app: &App,
    caller: &Caller,
    filter: &DifferenceFilter,
) -> Result<Page<CloudDifferenceJson>, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let wanted = filter.wanted(filter.limit + 1)?;
    let mut rows = reconcile::differences(reading.db, &reading.scope, &wanted).await?;
    let next = crate::page::cut(&mut rows, filter.limit, |row| row.id);
    Ok(Page { items: shown(app, reading.db, rows, caller.place.lang).await?, next })
}

/// One difference.
///
/// # Errors
/// Not allowed; none that the caller may see.
pub async fn difference(app: &App, caller: &Caller, id: i64) -> Result<CloudDifferenceJson, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let rows = of_ids(reading.db, &reading.scope, &[id]).await?;
    Ok(shown(app, reading.db, rows, caller.place.lang).await?.remove(0))
}

pub(super) async fn shown(
    app: &App,
    db: Db<'_>,
    rows: Vec<DifferenceRow>,
    lang: Lang,
) -> Result<Vec<CloudDifferenceJson>, Problem> {
    let mut names = ItemNames::default();
    let mut shown = Vec::new();
    for row in rows {
        let detail: Detail = serde_json::from_str(&row.detail).map_err(|error| Problem::bug(&error))?;
        let charged = names.shown(app, db, &row.pack, detail.charged.into_iter().collect()).await?;
        let right = names.shown(app, db, &row.pack, detail.right.into_iter().collect()).await?;
        let unit = row.unit_id.map(|id| CasePartyJson { id, name: row.unit_name.unwrap_or_default() });
        shown.push(CloudDifferenceJson {
            is_new: row.state != "gone" && row.first_id == row.newest_id,
            is_there: row.last_id == row.newest_id,
            monthly: row.monthly.map(|fen| Money::from_scaled(fen).to_string()),
            why: super::cloud::in_lang(lang, &detail.zh, &detail.en),
            clauses: detail.clauses,
            charged,
            right,
            unit,
            provider: CasePartyJson { id: row.provider_id, name: row.provider_name },
            settled_at: row.settled_at_ms.map(instant),
            id: row.id,
            cloud: row.cloud,
            cloud_name: row.cloud_name,
            kind: row.kind,
            thing_kind: row.thing_kind,
            external_id: row.external_id,
            external_name: row.external_name,
            resource_id: row.resource_id,
            resource_number: row.resource_number,
            resource_name: row.resource_name,
            project_id: row.project_id,
            project_number: row.project_number,
            project_name: row.project_name,
            state: row.state,
            first_id: row.first_id,
            first_on: row.first_on,
            last_on: row.last_on,
            gone_on: row.gone_on,
            case_id: row.case_id,
            case_number: row.case_number,
            case_headline: row.case_headline,
            case_state: row.case_state,
            settled_by: row.settled_by_name,
            settled_note: row.settled_note,
            version: row.version,
        });
    }
    Ok(shown)
}

/// How many reconciliations a trend shows: two years of months, and some by hand.
const OF_TREND: i64 = 36;

/// What the last reconciliations of a cloud came to, of what the caller may see; oldest first.
///
/// # Errors
/// Not allowed.
pub async fn trend(app: &App, caller: &Caller, cloud: &str) -> Result<Vec<ReconciliationTrendJson>, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    // A reconciliation that found nothing is a point of the trend too.
    let runs = reconcile::runs(reading.db, &reading.scope, Some(cloud), (None, OF_TREND)).await?;
    let mut by_run: BTreeMap<i64, ReconciliationTrendJson> = BTreeMap::new();
    for row in runs {
        by_run.insert(row.id, ReconciliationTrendJson { id: row.id, on_day: row.on_day, kinds: Vec::new() });
    }
    for row in reconcile::trend(reading.db, &reading.scope, cloud, OF_TREND).await? {
        let point = by_run.entry(row.id).or_insert_with(|| ReconciliationTrendJson {
            id: row.id,
            on_day: row.on_day.clone(),
            kinds: Vec::new(),
        });
        point.kinds.push(TrendKindJson {
            kind: row.kind,
            count: row.count,
            fresh: row.fresh,
            monthly: Money::from_scaled(row.monthly).to_string(),
            unpriced: row.unpriced,
        });
    }
    Ok(by_run.into_values().collect())
}

/// Columns of the exported list.
pub const DIFFERENCES_HEADER: [&str; 20] = [
    "云平台",
    "类别",
    "差异",
    "每月金额（元）",
    "资源编号",
    "资源名称",
    "云平台编号",
    "云平台名称",
    "项目编号",
    "项目名称",
    "使用单位",
    "云服务商",
    "台账计费",
    "应为",
    "原因",
    "状态",
    "首次发现",
    "最近发现",
    "事项",
    "依据",
];
/// More rows than a sheet is looked at.
const MOST: usize = 200_000;

/// Differences as a table of the same filters; that they were taken out is on the record.
///
/// # Errors
/// Not allowed; a filter that cannot be read.
pub async fn export_differences(
    app: &App,
    caller: &Caller,
    filter: &DifferenceFilter,
) -> Result<Vec<[String; 20]>, Problem> {
    let act = app.act(caller, Permission::LedgerExport, "reconciliation.export").await?;
    let wanted = filter.wanted(i64::try_from(MOST + 1).unwrap_or(i64::MAX))?;
    let rows = reconcile::differences(act.db(), act.scope(), &wanted).await?;
    must_fit(rows.len(), MOST)?;
    let rows: Vec<[String; 20]> =
        shown(app, act.db(), rows, caller.place.lang).await?.into_iter().map(cells).collect();
    let count = rows.len().to_string();
    let cloud = filter.cloud.clone().unwrap_or_default();
    act.on("reconciliation", cloud).fact("rows", &count).commit().await?;
    Ok(rows)
}

fn cells(one: CloudDifferenceJson) -> [String; 20] {
    let items = |items: &[yunheng_api::platform::ItemQuantityJson]| {
        let all: Vec<String> =
            items.iter().map(|item| format!("{} {}", item.item_name, item.quantity)).collect();
        all.join("；")
    };
    let thing = match one.thing_kind.as_str() {
        "server" => "云主机",
        "volume" => "云硬盘",
        "floating_ip" => "公网IP",
        "load_balancer" => "负载均衡",
        _ => "",
    };
    let state = match one.state.as_str() {
        "open" => "待处理",
        "settled" => "已了结",
        _ => "已消除",
    };
    let kind = DifferenceKind::parse(&one.kind).map(|kind| kind.title().zh).unwrap_or_default();
    [
        one.cloud_name,
        thing.to_owned(),
        kind,
        one.monthly.unwrap_or_default(),
        one.resource_number.unwrap_or_default(),
        one.resource_name.unwrap_or_default(),
        one.external_id,
        one.external_name,
        one.project_number.unwrap_or_default(),
        one.project_name.unwrap_or_default(),
        one.unit.map(|unit| unit.name).unwrap_or_default(),
        one.provider.name,
        items(&one.charged),
        items(&one.right),
        one.why,
        state.to_owned(),
        one.first_on,
        one.last_on,
        one.case_number.unwrap_or_default(),
        one.clauses.join(" "),
    ]
}

/// Differences by id, all of them in the scope.
pub(super) async fn of_ids(db: Db<'_>, scope: &Scope, ids: &[i64]) -> Result<Vec<DifferenceRow>, Problem> {
    let rows = reconcile::find_differences(db, scope, ids).await?;
    if rows.len() == ids.len() { Ok(rows) } else { Err(Problem::not_found()) }
}
