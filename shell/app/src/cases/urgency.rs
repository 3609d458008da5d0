//! 加急: somebody of the case's unit asks with a reason, whoever the kind names decides, and the clocks of the open tasks become shorter.

use super::tasks::{said, seen_and_locked};
use super::work::{Saying, Work};
use super::{show, tell, who};
use crate::act::Act;
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::service::App;
use serde_json::json;
use yunheng_access::Permission;
use yunheng_api::platform::{
    CaseJson, CaseReasonJson, CaseUrgencyJson, CaseUrgencyRowJson, UrgencyDecisionJson,
};
use yunheng_case::{CaseKind, Deciders};
use yunheng_store::case::{self as store, CaseRow, NamedParty, NewUrgency, PartyPart, RoleReach, UrgencyRow};

/// Most requests that a workbench shows.
const MOST: i64 = 200;

/// Asks that a case be treated as urgent.
///
/// # Errors
/// A kind that knows no urgency; an urgent case; a request that is open; somebody who may not ask.
pub async fn ask_urgency(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &CaseReasonJson,
) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "case.ask_urgency").await?.on("case", id);
    let row = seen_and_locked(&act, caller, id).await?;
    let reason = said(Some(&given.said), true)?;
    let work = Work::on(&act, row).await?;
    let kind = &work.named.is.kind;
    let last = store::last_urgency(act.db(), id).await?;
    if !may_ask(kind, &work.row, caller, &who::roles(caller, act.now_ms()), last.as_ref()) {
        return Err(Problem::conflict(
            "no_urgency",
            "这个事项不能申请加急：已经加急、已有待审的申请、已经结束，或不是由您的角色发起",
            "this case cannot be asked to be urgent: it is, a request is open, it has ended, or your role does not open it",
        ));
    }
    let Some(rule) = &kind.urgent else { return Err(Problem::not_found()) };
    let party = deciding_party(rule, &work.row, &work.parts).ok_or_else(|| {
        Problem::conflict("nobody_decides", "没有可以审批加急的单位", "no party decides that")
    })?;
    let new =
        NewUrgency { case_id: id, asked_by: caller.account, reason, role: &rule.role, party_id: party.id };
    store::insert_urgency(act.db(), &new, act.now_ms()).await?;
    let deciders = store::role_holders(act.db(), &rule.role, &party, act.now_ms()).await?;
    let deciders: Vec<i64> = deciders.into_iter().map(|holder| holder.account_id).collect();
    tell::urgency_asked(&work, reason, &deciders).await?;
    work.note(Saying { act: "ask_urgency", said: reason, ..Saying::default() }).await?;
    drop(work);
    act.because(reason).commit().await?;
    show::case(app, caller, id).await
}

/// Decides a request: when it is granted, the open tasks have the limits of urgent cases from now on.
///
/// # Errors
/// No request that the caller decides; their own.
pub async fn decide_urgency(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &UrgencyDecisionJson,
) -> Result<CaseJson, Problem> {
    let act = app.locking_act(caller, Permission::CaseWork, "case.decide_urgency").await?.on("case", id);
    let row = seen_and_locked(&act, caller, id).await?;
    let last = store::last_urgency(act.db(), id).await?.filter(|last| last.state == "open");
    let last = last.ok_or_else(|| {
        Problem::conflict("no_request", "没有待审的加急申请，请刷新", "no request is open; reload")
    })?;
    let roles = who::roles(caller, act.now_ms());
    if !may_decide(&act, &last, caller, &roles).await? {
        return Err(Problem::not_found());
    }
    // What is refused needs a reason, so that whoever asked can mend it.
    let words = said(given.said.as_deref(), !given.granted)?;
    let state = if given.granted { "granted" } else { "refused" };
    store::decide_urgency(act.db(), id, state, Some(caller.account), words, act.now_ms()).await?;
    let mut work = Work::on(&act, row).await?;
    let changes = if given.granted { work.become_urgent().await? } else { Vec::new() };
    let name = if given.granted { "grant_urgency" } else { "refuse_urgency" };
    let more = json!({ "reason": last.reason, "due": changes });
    work.note(Saying { act: name, said: words, more: Some(more), ..Saying::default() }).await?;
    tell::urgency_decided(&work, &last, given.granted, words).await?;
    work.save().await?;
    drop(work);
    act.fact("decision", state).commit().await?;
    show::case(app, caller, id).await
}

/// Requests that wait for the caller.
///
/// # Errors
/// What the database says.
pub async fn urgency_requests(app: &App, caller: &Caller) -> Result<Vec<CaseUrgencyRowJson>, Problem> {
    let reading = app.read(caller, Permission::CaseWork)?;
    let roles = who::roles(caller, reading.now_ms);
    let rows = store::waiting_urgencies(reading.db, caller.account, &roles, MOST).await?;
    let row = |row: UrgencyRow| CaseUrgencyRowJson {
        case_id: row.case_id,
        case_number: row.case_number,
        headline: row.headline,
        unit_name: row.unit_name,
        asker_name: row.asker_name,
        asked_at: instant(row.asked_at_ms),
        reason: row.reason,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Whether somebody may ask now.
pub(super) fn may_ask(
    kind: &CaseKind,
    row: &CaseRow,
    caller: &Caller,
    roles: &[RoleReach],
    last: Option<&UrgencyRow>,
) -> bool {
    let opens = |held: &&RoleReach| kind.opens.contains(&held.role);
    let is_of_unit = row.opened_by == caller.account
        || roles
            .iter()
            .filter(opens)
            .any(|held| held.scope.covers(row.unit_id, &row.unit_path, &row.unit_level));
    kind.urgent.is_some()
        && row.state == "running"
        && row.is_urgent == 0
        && is_of_unit
        && last.is_none_or(|last| last.state != "open")
}

/// Whether an open request is the caller's to decide; nobody decides their own.
async fn may_decide(
    act: &Act<'_>,
    request: &UrgencyRow,
    caller: &Caller,
    roles: &[RoleReach],
) -> Result<bool, Problem> {
    let party = super::parties::named(act.db(), &[request.party_id]).await?.remove(&request.party_id);
    Ok(party.is_some_and(|party| decides(request, &party, caller, roles)))
}

/// The same, where the party is known.
pub(super) fn decides(
    request: &UrgencyRow,
    party: &NamedParty,
    caller: &Caller,
    roles: &[RoleReach],
) -> bool {
    let reaches = |held: &RoleReach| {
        held.role == request.role && held.scope.covers(party.id, &party.path, &party.level)
    };
    request.state == "open" && request.asked_by != caller.account && roles.iter().any(reaches)
}

/// The party whose people decide.
pub(super) fn deciding_party(rule: &Deciders, row: &CaseRow, parts: &[PartyPart]) -> Option<NamedParty> {
    who::parties_of(row, parts, &rule.relation).into_iter().next()
}

/// A request as the page shows it.
pub(super) fn urgency_json(row: UrgencyRow) -> CaseUrgencyJson {
    CaseUrgencyJson {
        asker_name: row.asker_name,
        asked_at: instant(row.asked_at_ms),
        reason: row.reason,
        state: row.state,
        decider_name: row.decider_name,
        decided_at: row.decided_at_ms.map(instant),
        said: row.said,
    }
}

/// A request that nobody decided lapses with its case.
pub(super) async fn lapse(work: &Work<'_, '_>) -> Result<(), Problem> {
    let (db, now_ms) = (work.act.db(), work.act.now_ms());
    store::decide_urgency(db, work.row.id, "lapsed", None, "", now_ms).await?;
    Ok(())
}
