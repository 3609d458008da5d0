//! Clouds, and whose their projects are.

use super::list::run_json;
use crate::act::Act;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use crate::settings::{Versioned, load};
use yunheng_access::{Permission, Scope};
use yunheng_api::platform::{
    CasePartyJson, CloudJson, CloudProjectInJson, CloudProjectJson, CloudSettingsJson, CloudsSettingsJson,
};
use yunheng_store::Db;
use yunheng_store::case::{NamedParty, named_parties};
use yunheng_store::ledger::{self, ProjectWanted};
use yunheng_store::reconcile::{self, CloudProjectRow};
use yunheng_values::{Finding, Lang, Text};

/// A cloud with its provider.
#[derive(Debug, Clone)]
pub(crate) struct Cloud {
    pub(crate) settings: CloudSettingsJson,
    pub(crate) provider: NamedParty,
}

/// Every cloud that is switched on and whose provider is in use.
pub(crate) async fn all(db: Db<'_>) -> Result<Vec<Cloud>, Problem> {
    let settings: Versioned<CloudsSettingsJson> = load(db).await?;
    let ids: Vec<i64> = settings.value.clouds.iter().map(|cloud| cloud.provider_id).collect();
    let providers = named_parties(db, &ids).await?;
    let with_provider = |cloud: CloudSettingsJson| {
        let provider = providers.iter().find(|party| party.id == cloud.provider_id)?.clone();
        Some(Cloud { settings: cloud, provider })
    };
    Ok(settings.value.clouds.into_iter().filter(|cloud| cloud.enabled).filter_map(with_provider).collect())
}

/// A cloud whose provider the scope reaches.
pub(super) async fn reached(db: Db<'_>, scope: &Scope, key: &str) -> Result<Cloud, Problem> {
    let found = all(db).await?.into_iter().find(|cloud| cloud.settings.key == key);
    found.filter(|cloud| reaches(scope, cloud)).ok_or_else(Problem::not_found)
}

/// The provider of a cloud that a request names.
///
/// # Errors
/// No such cloud, or none that the scope reaches.
pub(crate) async fn provider_of(db: Db<'_>, scope: &Scope, key: &str) -> Result<i64, Problem> {
    let found = all(db).await?.into_iter().find(|cloud| cloud.settings.key == key);
    let found = found.filter(|cloud| reaches(scope, cloud)).map(|cloud| cloud.provider.id);
    found.ok_or_else(|| {
        let message = Text::new(
            format!("没有云平台“{key}”，或不在您的管理范围"),
            format!("there is no cloud `{key}`, or none in your care"),
        );
        Problem::unusable(vec![Finding::error("unknown_cloud", "/cloud", message)])
    })
}

fn reaches(scope: &Scope, cloud: &Cloud) -> bool {
    scope.covers(cloud.provider.id, &cloud.provider.path, &cloud.provider.level)
}

/// Clouds that the caller has to do with: reached ones, and those of a provider that serves a project of theirs.
///
/// # Errors
/// Not allowed.
pub async fn clouds(app: &App, caller: &Caller) -> Result<Vec<CloudJson>, Problem> {
    let reading = app.read(caller, Permission::LedgerRead)?;
    let may = app.read(caller, Permission::LedgerReconcile).ok();
    let (db, scope) = (reading.db, &reading.scope);
    let mut shown = Vec::new();
    for cloud in all(db).await? {
        let wanted =
            ProjectWanted { provider_id: Some(cloud.provider.id), limit: 1, ..ProjectWanted::default() };
        if !reaches(scope, &cloud) && ledger::projects(db, scope, &wanted).await?.is_empty() {
            continue;
        }
        let last = reconcile::runs(db, scope, Some(&cloud.settings.key), (None, 1)).await?;
        let projects = reconcile::cloud_projects(db, &cloud.settings.key).await?;
        let unmapped = projects.iter().filter(|one| one.project_id.is_none() && one.things > 0).count();
        let last = last.into_iter().next().map(|row| run_json(row, caller.place.lang)).transpose()?;
        shown.push(CloudJson {
            may_run: may.as_ref().is_some_and(|may| reaches(&may.scope, &cloud)),
            is_connected: !cloud.settings.auth_url.is_empty(),
            key: cloud.settings.key,
            name: cloud.settings.name,
            provider: CasePartyJson { id: cloud.provider.id, name: cloud.provider.name },
            pack: cloud.settings.pack,
            unmapped: i64::try_from(unmapped).unwrap_or(i64::MAX),
            last,
        });
    }
    Ok(shown)
}

/// Projects of a cloud, as its inventories named them.
///
/// # Errors
/// Not allowed; no such cloud.
pub async fn cloud_projects(
    app: &App,
    caller: &Caller,
    cloud: &str,
) -> Result<Vec<CloudProjectJson>, Problem> {
    let reading = app.read(caller, Permission::LedgerReconcile)?;
    let cloud = reached(reading.db, &reading.scope, cloud).await?;
    let rows = reconcile::cloud_projects(reading.db, &cloud.settings.key).await?;
    Ok(rows.into_iter().map(project_json).collect())
}

fn project_json(row: CloudProjectRow) -> CloudProjectJson {
    CloudProjectJson {
        id: row.id,
        external_id: row.external_id,
        external_name: row.external_name,
        things: row.things,
        project_id: row.project_id,
        project_number: row.project_number,
        project_name: row.project_name,
        version: row.version,
    }
}

/// Says whose a project of a cloud is.
///
/// # Errors
/// Not allowed; no such cloud or project; one that another provider serves; somebody else said something meanwhile.
pub async fn map_project(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
    given: &CloudProjectInJson,
) -> Result<CloudProjectJson, Problem> {
    let mut act =
        app.act(caller, Permission::LedgerReconcile, "reconciliation.map").await?.on("cloud_project", id);
    let row = reconcile::find_cloud_project(act.db(), id).await?.ok_or_else(Problem::not_found)?;
    let cloud = reached(act.db(), act.scope(), &row.cloud).await?;
    if row.version != version {
        return Err(Problem::stale());
    }
    let number = match given.project_id {
        None => None,
        Some(project) => Some(own_project(&act, &cloud, project).await?),
    };
    act.changed("project", row.project_number.as_deref(), number.as_deref());
    if !reconcile::map_project(act.db(), id, version, given.project_id).await? {
        return Err(Problem::stale());
    }
    let now = reconcile::find_cloud_project(act.db(), id).await?.ok_or_else(Problem::not_found)?;
    act.fact("cloud", &row.cloud).fact("external_id", &row.external_id).commit().await?;
    Ok(project_json(now))
}

/// The number of a project that the cloud's provider serves by the cloud's pack.
async fn own_project(act: &Act<'_>, cloud: &Cloud, project: i64) -> Result<String, Problem> {
    let found = ledger::find_project(act.db(), act.scope(), project).await?;
    let is_own =
        |row: &ledger::ProjectRow| row.provider_id == cloud.provider.id && row.pack == cloud.settings.pack;
    found.filter(is_own).map(|row| row.number).ok_or_else(|| {
        let message = Text::new(
            "没有这个项目，或不是由该云的服务商按同一规则包承担的项目",
            "no such project, or none that this cloud's provider serves by the same pack",
        );
        Problem::unusable(vec![Finding::error("unknown_project", "/project_id", message)])
    })
}

/// A message in the reader's language.
pub(super) fn in_lang(lang: Lang, zh: &str, en: &str) -> String {
    Text::new(zh, en).in_lang(lang).to_owned()
}
