//! How cases hang together: one is caused by another, one has to do with another, one is the same as another and is merged into it.

use super::tasks::{said, seen_and_locked};
use super::who::viewer;
use super::work::{Saying, Work};
use super::{desk, show};
use crate::act::Act;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use serde_json::json;
use yunheng_access::Permission;
use yunheng_api::platform::{CaseJson, CaseLinkInJson, CaseMergeJson};
use yunheng_process::{Event, PersonId};
use yunheng_store::case::{self, CaseRow};
use yunheng_values::{Finding, Text};

/// A case that is the same as another.
pub(super) const DUPLICATE_OF: &str = "duplicate_of";
/// Links that people make by hand; a duplicate is merged.
const BY_HAND: [&str; 2] = ["caused_by", "relates_to"];

/// Links a case with another.
///
/// # Errors
/// A case that the caller does not see; itself; a kind that there is not.
pub async fn link(app: &App, caller: &Caller, id: i64, given: &CaseLinkInJson) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "case.link").await?.on("case", id);
    let row = seen_and_locked(&act, caller, id).await?;
    if !BY_HAND.contains(&given.kind.as_str()) {
        let message = Text::new("关系应为caused_by或relates_to", "`kind` is `caused_by` or `relates_to`");
        return Err(Problem::unusable(vec![Finding::error("link_kind", "/kind", message)]));
    }
    let other = other(&act, caller, id, &given.number).await?;
    let made = case::insert_link(act.db(), (id, other.id), &given.kind, act.account(), act.now_ms()).await?;
    if made.is_none() {
        return Err(Problem::conflict("linked", "已经有这个关系", "they are linked like this already"));
    }
    let numbers = (row.number.clone().unwrap_or_default(), other.number.clone().unwrap_or_default());
    noted(&act, row, "link", &given.kind, &numbers.1).await?;
    noted(&act, other, "link", &given.kind, &numbers.0).await?;
    act.fact("kind", &given.kind).fact("other", &numbers.1).commit().await?;
    show::case(app, caller, id).await
}

/// Takes a link away, on the record of both cases.
///
/// # Errors
/// A case that the caller does not see; none of its links; a merged case.
pub async fn unlink(app: &App, caller: &Caller, id: i64, link: i64) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "case.unlink").await?.on("case", id);
    let row = seen_and_locked(&act, caller, id).await?;
    let found = case::links(act.db(), id).await?.into_iter().find(|one| one.id == link);
    let found = found.ok_or_else(Problem::not_found)?;
    if found.kind == DUPLICATE_OF {
        return Err(Problem::conflict("merged", "已经合并的不能取消", "what was merged stays merged"));
    }
    let other = seen_and_locked(&act, caller, found.other_id).await?;
    case::delete_link(act.db(), link).await?;
    let numbers = (row.number.clone().unwrap_or_default(), other.number.clone().unwrap_or_default());
    noted(&act, row, "unlink", &found.kind, &numbers.1).await?;
    noted(&act, other, "unlink", &found.kind, &numbers.0).await?;
    act.fact("kind", &found.kind).fact("other", &numbers.1).commit().await?;
    show::case(app, caller, id).await
}

/// Merges a case into another that is the same: it ends, and its opener is told now and when the other one ends.
///
/// # Errors
/// Cases that the caller does not see or that are not the desk's to merge; one that has ended; itself.
pub async fn merge(app: &App, caller: &Caller, id: i64, given: &CaseMergeJson) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::DeskTake, "case.merge").await?.on("case", id);
    let row = seen_and_locked(&act, caller, id).await?;
    let into = other(&act, caller, id, &given.number).await?;
    for one in [&row, &into] {
        must_run(one)?;
        reached(&act, one).await?;
        must_be_of_desk(&act, one).await?;
    }
    let said = said(given.said.as_deref(), false)?;
    let (number, into_number) =
        (row.number.clone().unwrap_or_default(), into.number.clone().unwrap_or_default());
    // What was merged into this one before is now the same as the other.
    let merged_before = case::links(act.db(), id).await?.into_iter();
    let merged_before = merged_before.filter(|link| link.kind == DUPLICATE_OF && link.is_incoming == 1);
    for duplicate in merged_before.map(|link| link.other_id).chain([id]) {
        case::insert_link(act.db(), (duplicate, into.id), DUPLICATE_OF, act.account(), act.now_ms()).await?;
    }
    let by = PersonId(row.opened_by);
    let mut work = Work::on(&act, row).await?.merged_into(&into_number);
    let more = Some(json!({ "kind": DUPLICATE_OF, "other": into_number }));
    work.step(&Event::Withdraw { by }, Saying { act: "merge", said, more, ..Saying::default() }).await?;
    work.save().await?;
    drop(work);
    case::set_merged(act.db(), id, into.id).await?;
    noted(&act, into, "merged", DUPLICATE_OF, &number).await?;
    act.fact("into", &into_number).commit().await?;
    show::case(app, caller, id).await
}

/// The other case, by its number, locked.
async fn other(act: &Act<'_>, caller: &Caller, id: i64, number: &str) -> Result<CaseRow, Problem> {
    let unfit = |zh: &str, en: &str| {
        Problem::unusable(vec![Finding::error("link_number", "/number", Text::new(zh, en))])
    };
    let found = case::seen_by_number(act.db(), viewer(caller, act.scope()), number.trim()).await?;
    match found {
        None => {
            Err(unfit("没有这个编号的事项，或您看不到它", "no case of this number, or none that you see"))
        }
        Some(found) if found == id => Err(unfit("不能与自己关联", "a case has no link with itself")),
        Some(found) => seen_and_locked(act, caller, found).await,
    }
}

fn must_run(row: &CaseRow) -> Result<(), Problem> {
    if row.state == "running" {
        return Ok(());
    }
    let number = row.number.as_deref().unwrap_or_default();
    Err(Problem::conflict(
        "ended",
        format!("{number}已经结束，不能合并"),
        format!("{number} has ended and cannot be merged"),
    ))
}

/// What people apply for has consequences of its own: the desk ends none of it as the same as something else.
async fn must_be_of_desk(act: &Act<'_>, row: &CaseRow) -> Result<(), Problem> {
    if desk::is_of_desk(act, row).await? {
        return Ok(());
    }
    let number = row.number.as_deref().unwrap_or_default();
    Err(Problem::refused(
        "not_of_the_desk",
        format!("{number}不是服务台受理的事项，不能合并；由发起人撤回或在流程中办理"),
        format!("{number} is none of the desk's kinds: its opener withdraws it, or its process goes on"),
    ))
}

/// Whoever merges handles both cases: it is not enough to have opened one.
async fn reached(act: &Act<'_>, row: &CaseRow) -> Result<(), Problem> {
    let scope = act.scope();
    let parts = case::parts(act.db(), row.id).await?;
    let is_reached = scope.covers(row.unit_id, &row.unit_path, &row.unit_level)
        || parts.iter().any(|part| scope.covers(part.party_id, &part.path, &part.level));
    if is_reached { Ok(()) } else { Err(Problem::not_found()) }
}

async fn noted(
    act: &Act<'_>,
    row: CaseRow,
    name: &'static str,
    kind: &str,
    other: &str,
) -> Result<(), Problem> {
    let work = Work::on(act, row).await?;
    let more = Some(json!({ "kind": kind, "other": other }));
    work.note(Saying { act: name, more, ..Saying::default() }).await
}

/// Openers of cases that were merged into this one, who are told how it ended.
pub(super) async fn merged_openers(work: &Work<'_, '_>) -> Result<Vec<(i64, i64, String)>, Problem> {
    let links = case::links(work.act.db(), work.row.id).await?;
    let merged = links.into_iter().filter(|link| link.kind == DUPLICATE_OF && link.is_incoming == 1);
    Ok(merged.map(|link| (link.opened_by, link.other_id, link.number.unwrap_or_default())).collect())
}
