//! Deciding: a second person confirms or rejects, the proposer withdraws.

use super::kind::{Confirming, Kind};
use super::list::{open_row, shown};
use super::make::{lenders, own_rights};
use super::{carry_out, check_reason};
use crate::act::Act;
use crate::caller::Caller;
use crate::people::FirstPassword;
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use yunheng_access::{Conflict, TwoPeople, World, check_two_people};
use yunheng_api::platform::ProposalJson;
use yunheng_store::proposal::{Decision, ProposalRow};
use yunheng_store::{account, authority, proposal};

/// Confirms a proposal and does what it says. It is dangerous: the person must have confirmed who they are.
///
/// # Errors
/// Not allowed, or by the proposer; decided already; it cannot be done any more.
pub async fn confirm(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
    reason: Option<&str>,
) -> Result<ProposalJson, Problem> {
    let (row, kind) = open_row(app, caller, app.store().reader(), id).await?;
    if row.proposed_by == caller.account {
        return Err(own_proposal());
    }
    app.read(caller, kind.confirm)?;
    app.must_be_confirmed(caller).await?;
    // Hashing is slow by design, so it is done before the transaction begins.
    let password = if kind.makes_password { Some(FirstPassword::make().await?) } else { None };
    let act = app.dangerous_act(caller, kind.confirm, "proposal.confirm").await?;
    let mut act = act.on("proposal", id).because(reason.unwrap_or_default().trim());
    let row = still_open(&act, caller, id, version).await?;
    let confirming = Confirming { proposal: id, password };
    proposer_still_may(&act, &row, kind).await?;
    let examined = carry_out(&row, &mut act, &confirming).await?;
    for change in &examined.changes {
        let text = |words: &Option<super::kind::Words>| words.as_ref().map(|words| words.en.clone());
        act.changed(&change.field.en, text(&change.before).as_deref(), text(&change.after).as_deref());
    }
    let row = decided(&act, caller, &row, "confirmed", reason).await?;
    act.fact("kind", kind.key).fact("subject", &row.subject).fact("title", &row.title_en).commit().await?;
    let password = confirming.password.map(|password| password.clear);
    Ok(ProposalJson { password, ..shown(&row, caller, app.now_ms()) })
}

/// Rejects a proposal, with a reason.
///
/// # Errors
/// Not allowed, or by the proposer; decided already.
pub async fn reject(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
    reason: Option<&str>,
) -> Result<ProposalJson, Problem> {
    let (row, kind) = open_row(app, caller, app.store().reader(), id).await?;
    if row.proposed_by == caller.account {
        return Err(own_proposal());
    }
    let act = app.act(caller, kind.confirm, "proposal.reject").await?.on("proposal", id);
    let findings = check_reason(reason.unwrap_or_default());
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let row = still_open(&act, caller, id, version).await?;
    finish(act, caller, &row, "rejected", reason).await
}

/// Takes one's own proposal back.
///
/// # Errors
/// It is somebody else's; decided already.
pub async fn withdraw(
    app: &App,
    caller: &Caller,
    id: i64,
    version: i64,
    reason: Option<&str>,
) -> Result<ProposalJson, Problem> {
    let (row, kind) = open_row(app, caller, app.store().reader(), id).await?;
    let act = app.act(caller, kind.propose, "proposal.withdraw").await?.on("proposal", id);
    if row.proposed_by != caller.account {
        return Err(Problem::new(
            ProblemKind::Forbidden,
            "not_own",
            "只有提出人可以撤回；您可以退回",
            "only its proposer withdraws it; you may reject it",
        ));
    }
    let row = still_open(&act, caller, id, version).await?;
    finish(act, caller, &row, "withdrawn", reason).await
}

async fn finish(
    act: Act<'_>,
    caller: &Caller,
    row: &ProposalRow,
    state: &'static str,
    reason: Option<&str>,
) -> Result<ProposalJson, Problem> {
    let row = decided(&act, caller, row, state, reason).await?;
    let now_ms = act.now_ms();
    act.fact("kind", &row.kind)
        .fact("subject", &row.subject)
        .fact("title", &row.title_en)
        .because(reason.unwrap_or_default().trim())
        .commit()
        .await?;
    Ok(shown(&row, caller, now_ms))
}

/// The proposal as it is inside the transaction, if it still waits.
async fn still_open(act: &Act<'_>, caller: &Caller, id: i64, version: i64) -> Result<ProposalRow, Problem> {
    let (row, _) = open_row(act.app(), caller, act.db(), id).await?;
    if row.state != "open" {
        return Err(Problem::conflict("decided", "已有人处理过", "somebody decided it already"));
    }
    if row.version != version {
        return Err(Problem::stale());
    }
    Ok(row)
}

async fn decided(
    act: &Act<'_>,
    caller: &Caller,
    row: &ProposalRow,
    state: &'static str,
    reason: Option<&str>,
) -> Result<ProposalRow, Problem> {
    let decision = Decision { state, by: caller.account, reason: reason.unwrap_or_default().trim() };
    if !proposal::decide(act.db(), row.id, row.version, decision, act.now_ms()).await? {
        return Err(Problem::stale());
    }
    proposal::find(act.db(), row.id).await?.ok_or_else(Problem::not_found)
}

/// A proposal stands for its proposer: one who left or lost the right proposes nothing any more.
async fn proposer_still_may(act: &Act<'_>, row: &ProposalRow, kind: &Kind) -> Result<(), Problem> {
    let gone = || {
        Problem::conflict(
            "proposer_left",
            "提出人的账号已停用，或已没有提出的权限；请退回后重新提出",
            "the proposer left or may not propose it any more; reject it and propose it again",
        )
    };
    let person = account::own(act.db(), row.proposed_by).await?.ok_or_else(gone)?;
    let is_in_use = person.status == "active" && person.expires_at_ms.is_none_or(|end| act.now_ms() < end);
    let world = World::parse(&person.world).filter(|_| is_in_use).ok_or_else(gone)?;
    let authority = authority::load(act.db(), person.id, world).await?;
    if authority.permissions(act.now_ms()).has(kind.propose) { Ok(()) } else { Err(gone()) }
}

/// The second person is another person, with another's right, and not the one whom it is about.
pub(super) async fn must_be_another(row: &ProposalRow, act: &Act<'_>, about: &[i64]) -> Result<(), Problem> {
    let decided_by = act.account().ok_or_else(|| Problem::bug(&"nobody decides"))?;
    let kind = super::kind_of(&row.kind).ok_or_else(Problem::not_found)?;
    let person = account::own(act.db(), decided_by).await?.ok_or_else(Problem::not_found)?;
    let world = World::parse(&person.world).ok_or_else(Problem::not_found)?;
    let authority = authority::load(act.db(), decided_by, world).await?;
    let decided_for = lenders(&authority, kind.confirm, act.now_ms());
    let people = TwoPeople {
        proposed_by: row.proposed_by,
        proposed_for: row.proposed_for,
        decided_by,
        decided_for: &decided_for,
        subjects: about,
    };
    check_two_people(people).map_err(|conflict| match conflict {
        Conflict::Own => own_proposal(),
        Conflict::OwnRights => own_rights(),
        Conflict::Lent => Problem::new(
            ProblemKind::Forbidden,
            "lent_right",
            "您的复核权限由提出人委托而来（或提出人受您委托），须由第三人复核",
            "your right to decide is lent by the proposer, or theirs by you: a third person decides",
        ),
    })
}

fn own_proposal() -> Problem {
    Problem::new(
        ProblemKind::Forbidden,
        "own_proposal",
        "自己提出的须由他人处理；不再需要时可以撤回",
        "nobody decides their own proposal; withdraw it when it is not needed",
    )
}
