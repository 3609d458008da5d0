//! Lending a role to somebody for a time. The borrower never gets more than the grant, and it ends with it.

use super::check::instant_ms;
use super::cursor::one_of;
use crate::act::{Act, Once, must_be_free};
use crate::caller::Caller;
use crate::clock::instant;
use crate::problem::Problem;
use crate::proposal::check_reason;
use crate::service::App;
use yunheng_access::{DelegationDraft, Permission, World, check_delegation};
use yunheng_api::platform::{Created, DelegationInJson, DelegationJson, Page};
use yunheng_store::delegation::{self, DelegationRow, NewDelegation};
use yunheng_store::grant::{self, GrantRow};
use yunheng_store::{account, authority, people};
use yunheng_values::{Finding, Findings, Lang, Text};

/// Delegations by the person and to the person, newest first; `state` is `holds` or `over`.
///
/// # Errors
/// What the database says.
pub async fn delegations(
    app: &App,
    caller: &Caller,
    state: Option<&str>,
    below_id: Option<i64>,
    limit: i64,
) -> Result<Page<DelegationJson>, Problem> {
    must_be_free(caller)?;
    one_of("state", state, &["holds", "over"])?;
    let at = (app.now_ms(), limit + 1);
    let mut rows = delegation::of_account(app.store().reader(), caller.account, state, below_id, at).await?;
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or_default());
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    Ok(Page { items: rows.into_iter().map(|row| shown(row, caller.place.lang)).collect(), next })
}

fn shown(row: DelegationRow, lang: Lang) -> DelegationJson {
    DelegationJson {
        id: row.id,
        grant_id: row.grant_id,
        role_name: Text::new(row.role_zh, row.role_en).in_lang(lang).to_owned(),
        from_account_id: row.from_account_id,
        from_name: row.from_name,
        to_account_id: row.to_account_id,
        to_name: row.to_name,
        from: instant(row.from_ms),
        until: instant(row.until_ms),
        ended_at: row.ended_at_ms.map(instant),
        reason: row.reason,
    }
}

/// What somebody wants to lend, read.
struct Wish {
    from_ms: i64,
    until_ms: i64,
}

/// Lends one of the person's own grants. What is borrowed itself cannot be lent on: it is not the person's grant.
///
/// # Errors
/// Not allowed; values that are not right.
pub async fn delegate(
    app: &App,
    caller: &Caller,
    input: &DelegationInJson,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    let mut act = app.act(caller, Permission::Delegate, "delegation.make").await?;
    if let Some(known) = act.answered(once).await? {
        return Ok(known);
    }
    let wish = read(input, act.now_ms()).map_err(Problem::unusable)?;
    let grant = grant::find_own(act.db(), caller.account, input.grant_id).await?;
    let grant = grant.filter(|grant| is_alive(grant, act.now_ms())).ok_or_else(|| {
        let message = Text::new("这不是您自己现有的授权", "this is no grant of your own that holds");
        Problem::unusable(vec![Finding::error("grant", "/grant_id", message)])
    })?;
    check(&act, caller, input, &wish, &grant).await?;
    let new = NewDelegation {
        grant_id: grant.id,
        from_account_id: caller.account,
        to_account_id: input.to_account_id,
        world: World::Business.as_str(),
        from_ms: wish.from_ms,
        until_ms: wish.until_ms,
        reason: input.reason.trim(),
    };
    let id = delegation::insert(act.db(), new, act.now_ms()).await?;
    act.set_object("delegation", id);
    act.changed("grant", None, Some(&grant.id.to_string()));
    act.changed("role", None, Some(&grant.role_en));
    act.changed("to_account", None, Some(&input.to_account_id.to_string()));
    act.changed("from", None, Some(&instant(wish.from_ms)));
    act.changed("until", None, Some(&instant(wish.until_ms)));
    let made = Created { id };
    act.remember(once, &made).await?;
    act.because(input.reason.trim()).commit().await?;
    Ok(made)
}

fn is_alive(grant: &GrantRow, now_ms: i64) -> bool {
    grant.revoked_at_ms.is_none() && grant.until_ms.is_none_or(|until| now_ms < until)
}

fn read(input: &DelegationInJson, now_ms: i64) -> Result<Wish, Findings> {
    let mut findings = check_reason(&input.reason);
    let mut kept = |read: Result<i64, Finding>| {
        read.unwrap_or_else(|finding| {
            findings.push(finding);
            now_ms
        })
    };
    let from_ms = input.from.as_deref().map_or(now_ms, |text| kept(instant_ms(text, "/from")));
    let until_ms = kept(instant_ms(&input.until, "/until"));
    if findings.is_empty() { Ok(Wish { from_ms: from_ms.max(now_ms), until_ms }) } else { Err(findings) }
}

async fn check(
    act: &Act<'_>,
    caller: &Caller,
    input: &DelegationInJson,
    wish: &Wish,
    grant: &GrantRow,
) -> Result<(), Problem> {
    let to = account::own(act.db(), input.to_account_id).await?;
    let party = match to.as_ref().and_then(|to| to.party_id) {
        Some(id) => people::party(act.db(), id).await?,
        None => None,
    };
    let is_near = party.is_some_and(|party| {
        caller.party == Some(party.id) || act.scope().covers(party.id, &party.path, &party.level)
    });
    let ends = to.as_ref().and_then(|to| to.expires_at_ms);
    let mut findings = check_delegation(&DelegationDraft {
        to_world: to.as_ref().and_then(|to| World::parse(&to.world)).unwrap_or(World::Business),
        is_near,
        is_self: input.to_account_id == caller.account,
        is_active: to.is_some_and(|to| to.status == "active") && ends.is_none_or(|end| act.now_ms() < end),
        role_delegates: authority::permissions(&grant.permissions).has(Permission::Delegate),
        grant_until_ms: grant.until_ms,
        from_ms: wish.from_ms,
        until_ms: wish.until_ms,
        now_ms: act.now_ms(),
    });
    let time = (wish.from_ms, wish.until_ms);
    if delegation::overlaps(act.db(), grant.id, input.to_account_id, time).await? {
        let message =
            Text::new("这段时间已委托给此人", "it is lent to this person for some of this time already");
        findings.push(Finding::error("delegated_already", "/to_account_id", message));
    }
    if findings.is_empty() { Ok(()) } else { Err(Problem::unusable(findings)) }
}

/// Ends a delegation: whoever lent takes it back, whoever borrowed gives it back.
///
/// # Errors
/// Not allowed; neither lent nor borrowed by the person; over already.
pub async fn end_delegation(app: &App, caller: &Caller, id: i64) -> Result<(), Problem> {
    let act = app.act(caller, Permission::Delegate, "delegation.end").await?.on("delegation", id);
    let row = delegation::find(act.db(), caller.account, id).await?.ok_or_else(Problem::not_found)?;
    if !delegation::end(act.db(), id, act.now_ms()).await? {
        return Err(Problem::conflict("delegation_over", "委托已经结束", "the delegation is over already"));
    }
    act.fact("grant", &row.grant_id.to_string())
        .fact("from_account", &row.from_account_id.to_string())
        .fact("to_account", &row.to_account_id.to_string())
        .commit()
        .await
}
