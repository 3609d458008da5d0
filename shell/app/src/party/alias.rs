//! Other spellings of a party's name in documents (AMB-02).

use super::around::Around;
use super::form::{make_searchable, pointer};
use super::funding::funding;
use super::{LONGEST_REASON, day, said};
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{AliasInJson, Created};
use yunheng_party::{Alias, FundingRules, PartyDraft, PartyRef, check_party, normalize_name};
use yunheng_store::party::{self, Asked, NewAlias};
use yunheng_values::{Date, Finding, Findings};

/// Longest source of a spelling.
const LONGEST_SOURCE: usize = 120;

/// Records that a spelling means a party.
///
/// # Errors
/// No such party in the scope; the spelling means a party already; every value that is not right.
pub async fn add_alias(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &AliasInJson,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    let act = app.act(caller, Permission::PartyEdit, "party.alias.add").await?.on("party", id);
    if let Some(made) = act.answered(once).await? {
        return Ok(made);
    }
    let today = day(act.now_ms())?;
    must_see(&act, id, today).await?;
    let mut findings = Findings::new();
    let source = said(&given.source, "/source", LONGEST_SOURCE, &mut findings);
    let reason = said(&given.reason, "/reason", LONGEST_REASON, &mut findings);
    let alias =
        Alias { name: given.alias.trim().to_owned(), source: source.to_owned(), reason: reason.to_owned() };
    let normalized = normalize_name(&alias.name);
    let asked = Asked { ids: [id].into(), names: [normalized.clone()].into(), ..Asked::default() };
    let around = Around::load(act.db(), &asked, today).await?;
    let mut facts = around.facts(id).cloned().ok_or_else(Problem::not_found)?;
    facts.aliases.push(alias.clone());
    findings.extend(about_alias(&around, &*funding(act.app(), act.db(), today).await?, id, &facts));
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let by = act.account();
    let new = NewAlias { party_id: id, alias: &alias.name, normalized: &normalized, source, reason, by };
    let made = Created { id: party::insert_alias(act.db(), new, act.now_ms()).await? };
    make_searchable(&act, id, &facts).await?;
    party::touch(act.db(), id, act.now_ms()).await?;
    let mut act = act.because(reason).fact("source", source);
    act.changed("alias", None, Some(&alias.name));
    act.remember(once, &made).await?;
    act.commit().await?;
    Ok(made)
}

async fn must_see(act: &Act<'_>, id: i64, today: Date) -> Result<(), Problem> {
    let row = party::find(act.db(), act.scope(), id, &today.to_string()).await?;
    row.map(|_| ()).ok_or_else(Problem::not_found)
}

/// What is wrong with the last alias; one that says nothing is refused as well, for a person typed it.
fn about_alias(around: &Around, funding: &FundingRules, id: i64, facts: &PartyDraft) -> Findings {
    let own = PartyRef::Stored(id);
    let said_before = |facts: &PartyDraft| check_party(&around.register, funding, Some(own), facts);
    let known = around.register.get(own).map(said_before).unwrap_or_default();
    let findings = said_before(facts).into_iter().filter(|finding| !known.contains(finding));
    let about = findings.filter(|finding| finding.place == "#/aliases");
    about.map(|finding| Finding { place: pointer(&finding.place), ..finding }).collect()
}

/// Takes a spelling away.
///
/// # Errors
/// No such party in the scope, or no such alias of it.
pub async fn remove_alias(app: &App, caller: &Caller, id: i64, alias_id: i64) -> Result<(), Problem> {
    let mut act = app.act(caller, Permission::PartyEdit, "party.alias.remove").await?.on("party", id);
    let today = day(act.now_ms())?;
    must_see(&act, id, today).await?;
    let alias = party::find_alias(act.db(), id, alias_id).await?.ok_or_else(Problem::not_found)?;
    party::remove_alias(act.db(), id, alias_id).await?;
    let around = Around::load(act.db(), &Asked { ids: [id].into(), ..Asked::default() }, today).await?;
    if let Some(facts) = around.facts(id) {
        make_searchable(&act, id, facts).await?;
    }
    party::touch(act.db(), id, act.now_ms()).await?;
    act.changed("alias", Some(&alias.alias), None);
    act.changed("source", Some(&alias.source), None);
    act.changed("reason", Some(&alias.reason), None);
    act.commit().await
}
