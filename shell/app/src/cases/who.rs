//! Who sees a case and who may do a task.

use crate::act::Act;
use crate::caller::Caller;
use crate::problem::Problem;
use yunheng_access::Scope;
use yunheng_store::Db;
use yunheng_store::case::{self, CaseRow, Holder, NamedParty, PartyPart, RoleReach, TaskRow, Viewer};

/// The relation of whoever opened the case.
pub(super) const OPENER: &str = "opener";
/// The relation of the unit whose case it is.
pub(super) const UNIT: &str = "unit";

/// Who looks, with a scope that was authorized.
pub(super) fn viewer<'a>(caller: &Caller, scope: &'a Scope) -> Viewer<'a> {
    Viewer { scope, account: caller.account }
}

/// Roles of the caller now, with what each reaches.
pub(super) fn roles(caller: &Caller, now_ms: i64) -> Vec<RoleReach> {
    let held = caller.authority.roles(now_ms);
    held.into_iter().map(|(role, scope)| RoleReach { role, scope }).collect()
}

/// Whether the caller is one of those for whom an open task is, whoever took it.
pub(super) fn is_for(task: &TaskRow, account: i64, roles: &[RoleReach]) -> bool {
    let (Some(role), Some(party), Some(path), Some(level)) =
        (&task.role, task.party_id, &task.party_path, &task.party_level)
    else {
        return task.assignee_id == Some(account);
    };
    roles.iter().any(|held| held.role == *role && held.scope.covers(party, path, level))
}

/// Whether the caller may complete an open task now: it is theirs, or nobody took it and it is for them.
pub(super) fn may_do(task: &TaskRow, account: i64, roles: &[RoleReach]) -> bool {
    task.state == "open"
        && match task.assignee_id {
            Some(assignee) => assignee == account,
            None => is_for(task, account, roles),
        }
}

/// Whether an open task is taken by somebody who has lent the caller the role that it takes.
pub(super) fn may_stand_in(task: &TaskRow, caller: &Caller, now_ms: i64) -> bool {
    let (Some(assignee), "open") = (task.assignee_id, task.state.as_str()) else { return false };
    let lent = caller.authority.roles_lent_by(assignee, now_ms);
    let lent: Vec<RoleReach> = lent.into_iter().map(|(role, scope)| RoleReach { role, scope }).collect();
    assignee != caller.account
        && task.review_of.is_none()
        && task.role.is_some()
        && is_for(task, assignee, &lent)
}

/// The parties of a relation: the unit, or those that take a part.
pub(super) fn parties_of(row: &CaseRow, parts: &[PartyPart], relation: &str) -> Vec<NamedParty> {
    if relation == UNIT || relation == OPENER {
        let unit = NamedParty {
            id: row.unit_id,
            kind: String::new(),
            name: row.unit_name.clone(),
            path: row.unit_path.clone(),
            level: row.unit_level.clone(),
        };
        return vec![unit];
    }
    let of_part = parts.iter().filter(|part| part.part == relation).map(|part| NamedParty {
        id: part.party_id,
        kind: String::new(),
        name: part.name.clone(),
        path: part.path.clone(),
        level: part.level.clone(),
    });
    of_part.collect()
}

/// People who may do a task: its one person, or those whose role reaches its party.
pub(super) async fn candidates(db: Db<'_>, task: &TaskRow, now_ms: i64) -> Result<Vec<Holder>, Problem> {
    if let (Some(role), Some(party)) = (&task.role, party_of(task)) {
        return Ok(case::role_holders(db, role, &party, now_ms).await?);
    }
    Ok(Vec::new())
}

/// The party whose people may do a task.
pub(super) fn party_of(task: &TaskRow) -> Option<NamedParty> {
    task.party_id.map(|id| NamedParty {
        id,
        kind: String::new(),
        name: String::new(),
        path: task.party_path.clone().unwrap_or_default(),
        level: task.party_level.clone().unwrap_or_default(),
    })
}

/// An open task that the caller may complete, with its case locked against every other act.
///
/// # Errors
/// Not found when it is not for the caller; a conflict when somebody else has it or it is not open any more.
pub(super) async fn own_task(act: &Act<'_>, caller: &Caller, id: i64) -> Result<(TaskRow, CaseRow), Problem> {
    let (task, row) = open_task(act, caller, id).await?;
    if !may_do(&task, caller.account, &roles(caller, act.now_ms())) {
        let name = task.assignee_name.clone().unwrap_or_default();
        return Err(Problem::conflict(
            "task_taken",
            format!("这项任务已由{name}签收办理"),
            format!("{name} has taken this task"),
        ));
    }
    Ok((task, row))
}

/// An open task that is for the caller, whoever took it, with its case locked against every other act.
///
/// # Errors
/// Not found when it is not for the caller; a conflict when it is not open any more.
pub(super) async fn open_task(
    act: &Act<'_>,
    caller: &Caller,
    id: i64,
) -> Result<(TaskRow, CaseRow), Problem> {
    // Locked before it is read, so that what is read is what others left; an act that is refused takes the lock back.
    case::lock_of_task(act.db(), id).await?;
    let task = case::task(act.db(), id).await?.ok_or_else(Problem::not_found)?;
    let roles = roles(caller, act.now_ms());
    if !is_for(&task, caller.account, &roles) && task.assignee_id != Some(caller.account) {
        return Err(Problem::not_found());
    }
    let row = case::case(act.db(), task.case_id).await?.ok_or_else(Problem::not_found)?;
    if task.state != "open" {
        return Err(Problem::conflict(
            "task_closed",
            "这项任务已经办结或已取消，请刷新",
            "this task was completed or cancelled already; reload",
        ));
    }
    Ok((task, row))
}
