//! Information systems (信息系统) of a project, through their life (XC-M-8a).

use super::project::project;
use crate::act::Act;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{ProjectDetailJson, SystemInJson, SystemJson};
use yunheng_store::StoreError;
use yunheng_store::ledger::{self, SystemRow};
use yunheng_values::{Finding, Findings, Text};

/// The life of a system, in order: 规划、迁移部署、测试、上线、注销退出.
const STAGES: [&str; 5] = ["planned", "migrating", "testing", "online", "retired"];

pub(super) fn system_json(row: SystemRow) -> SystemJson {
    SystemJson {
        id: row.id,
        name: row.name,
        protection_level: row.protection_level,
        stage: row.stage,
        version: row.version,
    }
}

/// Registers a system.
///
/// # Errors
/// Not allowed; no such project; every value that is not right; the project has one of the name.
pub async fn create_system(
    app: &App,
    caller: &Caller,
    project_id: i64,
    given: &SystemInJson,
) -> Result<ProjectDetailJson, Problem> {
    let mut act = app.act(caller, Permission::ProjectEdit, "system.create").await?.on("project", project_id);
    must_see(&act, project_id).await?;
    let values = checked(given)?;
    ledger::insert_system(act.db(), project_id, values, act.now_ms()).await.map_err(taken)?;
    record(&mut act, None, values);
    act.commit().await?;
    project(app, caller, project_id).await
}

/// Edits a system of a project.
///
/// # Errors
/// Not allowed; no such project or system; another edit came between; every value that is not right.
pub async fn edit_system(
    app: &App,
    caller: &Caller,
    (project_id, id): (i64, i64),
    version: i64,
    given: &SystemInJson,
) -> Result<ProjectDetailJson, Problem> {
    let mut act = app.act(caller, Permission::ProjectEdit, "system.edit").await?.on("project", project_id);
    must_see(&act, project_id).await?;
    let all = ledger::systems(act.db(), project_id).await?;
    let row = all.into_iter().find(|row| row.id == id).ok_or_else(Problem::not_found)?;
    if row.version != version {
        return Err(Problem::stale());
    }
    let values = checked(given)?;
    record(&mut act, Some(&row), values);
    if !ledger::update_system(act.db(), &row, values, act.now_ms()).await.map_err(taken)? {
        return Err(Problem::stale());
    }
    act.commit().await?;
    project(app, caller, project_id).await
}

async fn must_see(act: &Act<'_>, project: i64) -> Result<(), Problem> {
    let row = ledger::find_project(act.db(), act.scope(), project).await?;
    row.map(drop).ok_or_else(Problem::not_found)
}

fn checked(given: &SystemInJson) -> Result<(&str, i64, &str), Problem> {
    let mut findings = Findings::new();
    let mut say = |place: &str, zh: &str, en: &str| {
        findings.push(Finding::error("malformed_system", place, Text::new(zh, en)));
    };
    let name = given.name.trim();
    if !(1..=100).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        say("/name", "系统名称应为1至100个字符", "the name has 1 to 100 characters");
    }
    // 等保三级及以下 (SJ-3b).
    if !(1..=3).contains(&given.protection_level) {
        say(
            "/protection_level",
            "等保级别应为1至3级，更高级别不在政务云承载",
            "levels 1 to 3 are carried, none above",
        );
    }
    if !STAGES.contains(&given.stage.as_str()) {
        say("/stage", "阶段应为规划、迁移部署、测试、上线、注销退出之一", "no such part of a system's life");
    }
    if findings.is_empty() {
        Ok((name, given.protection_level, &given.stage))
    } else {
        Err(Problem::unusable(findings))
    }
}

fn record(act: &mut Act<'_>, before: Option<&SystemRow>, (name, level, stage): (&str, i64, &str)) {
    let old = before.map(|row| row.protection_level.to_string());
    act.changed("system", before.map(|row| row.name.as_str()), Some(name));
    act.changed("protection_level", old.as_deref(), Some(&level.to_string()));
    act.changed("stage", before.map(|row| row.stage.as_str()), Some(stage));
}

fn taken(error: StoreError) -> Problem {
    match error {
        StoreError::Unique { .. } => {
            Problem::conflict("name_taken", "项目里已有同名的系统", "the project has a system of this name")
        }
        error => error.into(),
    }
}
