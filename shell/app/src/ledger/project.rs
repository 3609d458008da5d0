//! Projects (项目): registered by the authority, seen by their unit and their provider.

use super::quota::{QuotaRule, quota_rule, used};
use super::system::system_json;
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::rules::effective_pack;
use crate::service::App;
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{
    CasePartyJson, Created, Page, ProjectDetailJson, ProjectInJson, ProjectJson, QuotaUseJson,
};
use yunheng_policy::CatalogItem;
use yunheng_store::ledger::{self, NewProject, ProjectRow, ProjectWanted, ResourceWanted};
use yunheng_store::{StoreError, case};
use yunheng_values::{Exact, Finding, Findings, Quantity, Text, parse_date};

/// Which projects.
#[derive(Debug, Clone, Default)]
pub struct ProjectFilter {
    /// Of this unit.
    pub unit_id: Option<i64>,
    /// Of this provider.
    pub provider_id: Option<i64>,
    /// `active` or `closed`.
    pub state: Option<String>,
    /// With these words in number or name.
    pub query: String,
    /// Below this id.
    pub below_id: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Projects that the caller may see, newest first.
///
/// # Errors
/// Not allowed.
pub async fn projects(
    app: &App,
    caller: &Caller,
    filter: &ProjectFilter,
) -> Result<Page<ProjectJson>, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let wanted = ProjectWanted {
        unit_id: filter.unit_id,
        provider_id: filter.provider_id,
        pack: None,
        state: filter.state.clone(),
        query: filter.query.clone(),
        below_id: filter.below_id,
        limit: filter.limit + 1,
    };
    let mut rows = ledger::projects(reading.db, &reading.scope, &wanted).await?;
    let next = crate::page::cut(&mut rows, filter.limit, |row| row.id);
    Ok(Page { items: rows.into_iter().map(project_json).collect(), next })
}

/// A project with its systems and what it uses.
///
/// # Errors
/// Not allowed; none that the caller may see.
pub async fn project(app: &App, caller: &Caller, id: i64) -> Result<ProjectDetailJson, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let row = ledger::find_project(reading.db, &reading.scope, id).await?.ok_or_else(Problem::not_found)?;
    let systems = ledger::systems(reading.db, id).await?;
    let rule = quota_rule(app, &row.pack, reading.now_ms).await?;
    let quotas = quotas(app, &row, rule.as_ref()).await?;
    let unsure = ResourceWanted {
        project_id: Some(id),
        provisional_on: Some(super::day_of(reading.now_ms)?.to_string()),
        ..ResourceWanted::default()
    };
    Ok(ProjectDetailJson {
        provisional: ledger::count_resources(reading.db, &reading.scope, &unsure).await?,
        systems: systems.into_iter().map(system_json).collect(),
        quotas,
        has_quota: rule.is_some(),
        quota_clauses: rule.iter().flat_map(|rule| &rule.clauses).map(ToString::to_string).collect(),
        project: project_json(row),
    })
}

/// What a project has and uses, by item.
pub(crate) async fn quotas(
    app: &App,
    row: &ProjectRow,
    rule: Option<&QuotaRule>,
) -> Result<Vec<QuotaUseJson>, Problem> {
    let db = app.store().reader();
    let effective = effective_pack(app, db, &row.pack).await?;
    let items: BTreeMap<&str, &CatalogItem> =
        effective.pack().items.iter().map(|item| (item.id.as_str(), item)).collect();
    let mut shown = Vec::new();
    for (item, used) in used(db, row.id, None, rule.is_some_and(|rule| rule.counts_tests)).await? {
        let text = |scaled: i64| Quantity::from_scaled(scaled).to_string();
        let limit = rule.map(|rule| used.limit(&rule.value));
        let taken = Exact::from_scaled(i128::from(used.allocated + used.held), Quantity::SCALE);
        let known = items.get(item.as_str());
        shown.push(QuotaUseJson {
            item_name: known.map_or_else(|| item.clone(), |known| known.name.clone()),
            unit: known.map(|known| known.unit.clone()).unwrap_or_default(),
            approved: rule.and_then(|rule| used.approved.map(|_| text(used.base(&rule.value)))),
            limit: limit.as_ref().map(|limit| limit.to_places(4)),
            allocated: text(used.allocated),
            held: text(used.held),
            left: limit.map(|limit| (limit - taken).to_places(4)),
            item,
        });
    }
    Ok(shown)
}

pub(super) fn project_json(row: ProjectRow) -> ProjectJson {
    let payer = row.payer_id.map(|id| CasePartyJson { id, name: row.payer_name.unwrap_or_default() });
    ProjectJson {
        id: row.id,
        pack: row.pack,
        number: row.number,
        name: row.name,
        unit: CasePartyJson { id: row.unit_id, name: row.unit_name },
        provider: CasePartyJson { id: row.provider_id, name: row.provider_name },
        payer,
        approval: row.approval,
        approved_on: row.approved_on,
        note: row.note,
        state: row.state,
        version: row.version,
    }
}

/// Registers a project.
///
/// # Errors
/// Not allowed; every value that is not right; the number is taken.
pub async fn create_project(
    app: &App,
    caller: &Caller,
    given: &ProjectInJson,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    let mut act = app.act(caller, Permission::ProjectEdit, "project.create").await?;
    if let Some(made) = act.answered(once).await? {
        return Ok(made);
    }
    let new = checked(&act, None, given).await?;
    let id = ledger::insert_project(act.db(), &new, act.now_ms()).await.map_err(taken)?;
    act.set_object("project", id);
    record(&mut act, None, &new);
    let made = Created { id };
    act.remember(once, &made).await?;
    act.commit().await?;
    Ok(made)
}

/// Edits a project.
///
/// # Errors
/// Not allowed; none that the caller may see; another edit came between; every value that is not right.
pub async fn edit_project(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
    given: &ProjectInJson,
) -> Result<ProjectDetailJson, Problem> {
    let mut act = app.act(caller, Permission::ProjectEdit, "project.edit").await?.on("project", id);
    let row = ledger::find_project(act.db(), act.scope(), id).await?.ok_or_else(Problem::not_found)?;
    if row.version != version {
        return Err(Problem::stale());
    }
    let new = checked(&act, Some(&row), given).await?;
    // Who may see what was leased follows from the provider of its project, also for the past.
    let moves = new.provider_id != row.provider_id && ledger::has_resources(act.db(), id).await?;
    if new.pack != row.pack || new.unit_id != row.unit_id || moves {
        return Err(Problem::conflict(
            "project_identity",
            "项目的规则包和单位登记后不能改，有资源后云服务商也不能改；换云服务商请登记新项目",
            "pack and unit of a project stay as they were registered, and its provider once it has resources; \
             register another project for another provider",
        ));
    }
    record(&mut act, Some(&row), &new);
    if !ledger::update_project(act.db(), id, version, &new, act.now_ms()).await.map_err(taken)? {
        return Err(Problem::stale());
    }
    act.commit().await?;
    project(app, caller, id).await
}

/// Longest number and name, characters.
const LONGEST: (usize, usize) = (60, 200);

async fn checked(
    act: &Act<'_>,
    before: Option<&ProjectRow>,
    given: &ProjectInJson,
) -> Result<NewProject, Problem> {
    let mut findings = Findings::new();
    let mut say = |place: &str, zh: &str, en: &str| {
        findings.push(Finding::error("malformed_project", place, Text::new(zh, en)));
    };
    let (number, name) = (given.number.trim(), given.name.trim());
    let plain = |text: &str, most: usize| {
        (1..=most).contains(&text.chars().count()) && !text.chars().any(char::is_control)
    };
    if !plain(number, LONGEST.0) {
        say("/number", "项目编号应为1至60个字符", "the number has 1 to 60 characters");
    }
    if !plain(name, LONGEST.1) {
        say("/name", "项目名称应为1至200个字符", "the name has 1 to 200 characters");
    }
    let state = given.state.as_deref().unwrap_or("active");
    if !["active", "closed"].contains(&state) {
        say("/state", "状态应为active或closed", "the state is active or closed");
    }
    let approved_on = given.approved_on.as_deref().filter(|day| !day.is_empty());
    if approved_on.is_some_and(|day| parse_date(day).is_err()) {
        say("/approved_on", "批复日期应为YYYY-MM-DD", "the day of the approval is YYYY-MM-DD");
    }
    for (place, zh, en) in unfit_parties(act, before, given).await? {
        say(place, zh, en);
    }
    if effective_pack(act.app(), act.db(), given.pack.trim()).await.is_err() {
        say("/pack", "没有这个规则包", "no such pack");
    }
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let text = |given: &Option<String>| {
        given.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    Ok(NewProject {
        pack: given.pack.trim().to_owned(),
        number: number.to_owned(),
        name: name.to_owned(),
        unit_id: given.unit_id,
        provider_id: given.provider_id,
        payer_id: given.payer_id,
        approval: text(&given.approval),
        approved_on: approved_on.map(str::to_owned),
        note: text(&given.note),
        state: state.to_owned(),
    })
}

/// What is wrong with the parties that a project names.
async fn unfit_parties(
    act: &Act<'_>,
    before: Option<&ProjectRow>,
    given: &ProjectInJson,
) -> Result<Vec<(&'static str, &'static str, &'static str)>, Problem> {
    let asked: Vec<i64> = [given.unit_id, given.provider_id].into_iter().chain(given.payer_id).collect();
    let known = case::named_parties(act.db(), &asked).await?;
    let mut unfit = Vec::new();
    let unit = known.iter().find(|party| party.id == given.unit_id);
    if !unit.is_some_and(|unit| act.scope().covers(unit.id, &unit.path, &unit.level)) {
        unfit.push(("/unit_id", "没有这个单位，或不在您的管理范围内", "no such unit, or none in your care"));
    }
    if !known.iter().any(|party| party.id == given.provider_id && party.kind == "provider") {
        unfit.push(("/provider_id", "没有这个云服务商", "no such provider"));
    }
    // Nobody sends bills to whom they do not answer for; a payer that stands stays when something else is edited.
    let may_pay = |payer: i64| {
        let found = known.iter().find(|party| party.id == payer);
        before.is_some_and(|row| row.payer_id == Some(payer))
            || found.is_some_and(|party| {
                payer == given.unit_id || act.scope().covers(party.id, &party.path, &party.level)
            })
    };
    if given.payer_id.is_some_and(|payer| !may_pay(payer)) {
        unfit.push((
            "/payer_id",
            "没有这个付款单位，或不在您的管理范围内；可选本单位或您管理范围内的单位",
            "no such payer, or none in your care; choose the unit itself or a party in your care",
        ));
    }
    Ok(unfit)
}

fn record(act: &mut Act<'_>, before: Option<&ProjectRow>, after: &NewProject) {
    let id = |id: Option<i64>| id.map(|id| id.to_string());
    let old = |of: fn(&ProjectRow) -> &str| before.map(of);
    act.changed("number", old(|row| &row.number), Some(&after.number));
    act.changed("name", old(|row| &row.name), Some(&after.name));
    act.changed("state", old(|row| &row.state), Some(&after.state));
    act.changed("unit", id(before.map(|row| row.unit_id)).as_deref(), id(Some(after.unit_id)).as_deref());
    act.changed(
        "provider",
        id(before.map(|row| row.provider_id)).as_deref(),
        id(Some(after.provider_id)).as_deref(),
    );
    act.changed("payer", id(before.and_then(|row| row.payer_id)).as_deref(), id(after.payer_id).as_deref());
    act.changed("approval", before.and_then(|row| row.approval.as_deref()), after.approval.as_deref());
    act.changed(
        "approved_on",
        before.and_then(|row| row.approved_on.as_deref()),
        after.approved_on.as_deref(),
    );
    act.changed("note", before.and_then(|row| row.note.as_deref()), after.note.as_deref());
}

fn taken(error: StoreError) -> Problem {
    match error {
        StoreError::Unique { .. } => Problem::conflict(
            "number_taken",
            "这个项目编号已登记",
            "a project with this number is registered",
        ),
        error => error.into(),
    }
}
