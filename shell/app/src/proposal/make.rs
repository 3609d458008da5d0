//! Proposing.

use super::kind::{Examined, Present, Proposed};
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::problem::{Problem, ProblemKind};
use crate::service::App;
use yunheng_access::{Authority, Permission};
use yunheng_api::platform::Created;
use yunheng_store::proposal::NewProposal;
use yunheng_store::{StoreError, authority, proposal};
use yunheng_values::{Finding, Findings, Text};

/// Longest reason, characters.
const LONGEST_REASON: usize = 500;

/// Checks the reason that a person gives.
pub(crate) fn check_reason(reason: &str) -> Findings {
    let reason = reason.trim();
    let is_text = !reason.chars().any(|c| c.is_control() && c != '\n');
    if (1..=LONGEST_REASON).contains(&reason.chars().count()) && is_text {
        return Findings::new();
    }
    let message = Text::new("请写明理由，1至500个字符", "say why, 1 to 500 characters");
    vec![Finding::error("reason", "/reason", message)]
}

/// Proposes a change on behalf of a person; another decides.
///
/// # Errors
/// Not allowed; it could not be done now; the same is proposed already; it is about the proposer's own rights.
pub(crate) async fn propose<K: Proposed>(
    app: &App,
    caller: &Caller,
    payload: &K,
    reason: &str,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    let mut act = app.act(caller, K::PROPOSE, "proposal.make").await?;
    if let Some(known) = act.answered(once).await? {
        return Ok(known);
    }
    let findings = check_reason(reason);
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let examined = payload.examine(Present::of(&act)).await?;
    if examined.about.contains(&caller.account) {
        return Err(own_rights());
    }
    let authority = authority::load(act.db(), caller.account, caller.world).await?;
    let lenders = lenders(&authority, K::PROPOSE, act.now_ms());
    let by = (caller.account, lenders.first().copied());
    let id = write(&act, by, payload, &examined, reason).await?;
    let subject = payload.subject();
    act.set_object("proposal", id);
    let made = Created { id };
    act.remember(once, &made).await?;
    act.fact("kind", K::KIND)
        .fact("subject", &subject)
        .fact("title", &examined.title.en)
        .because(reason.trim())
        .commit()
        .await?;
    Ok(made)
}

/// Writes an examined proposal of a person, with the one on whose behalf alone they propose it; says its id.
///
/// # Errors
/// The same is proposed already.
pub(crate) async fn write<K: Proposed>(
    act: &Act<'_>,
    (proposed_by, proposed_for): (i64, Option<i64>),
    payload: &K,
    examined: &Examined,
    reason: &str,
) -> Result<i64, Problem> {
    let json = |error: serde_json::Error| Problem::bug(&error);
    let (changes, stored) = (
        serde_json::to_string(&examined.changes).map_err(json)?,
        serde_json::to_string(payload).map_err(json)?,
    );
    let new = NewProposal {
        kind: K::KIND,
        subject: &payload.subject(),
        title_zh: &examined.title.zh,
        title_en: &examined.title.en,
        changes: &changes,
        payload: &stored,
        reason: reason.trim(),
        proposed_by,
        proposed_for,
    };
    let id = proposal::insert(act.db(), new, act.now_ms()).await.map_err(proposed_already)?;
    proposal::set_parties(act.db(), id, &examined.parties).await?;
    Ok(id)
}

/// People who lend the account a right; none when a grant of its own gives it.
pub(super) fn lenders(authority: &Authority, permission: Permission, now_ms: i64) -> Vec<i64> {
    let giving: Vec<Option<i64>> = authority
        .grants_at(now_ms)
        .filter(|grant| grant.permissions.has(permission))
        .map(|grant| grant.on_behalf_of)
        .collect();
    if giving.contains(&None) { Vec::new() } else { giving.into_iter().flatten().collect() }
}

/// Nobody changes their own rights, not even together with somebody else.
pub(super) fn own_rights() -> Problem {
    Problem::new(
        ProblemKind::Forbidden,
        "own_rights",
        "涉及您本人的账号或权限，须由他人提出并由他人复核",
        "it is about your own account or rights: others propose and decide it",
    )
}

fn proposed_already(error: StoreError) -> Problem {
    match error {
        StoreError::Unique { .. } => Problem::conflict(
            "proposed_already",
            "同一事项已有人提出，正等待复核",
            "the same is proposed already and waits for a decision",
        ),
        error => error.into(),
    }
}
