//! A new party.

use super::around::Around;
use super::day;
use super::form::{make_searchable, record, stored_below_stored};
use super::funding::funding;
use super::shown::bodies;
use super::typed::{Form, as_patch};
use crate::act::Once;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::service::App;
use yunheng_access::Permission;
use yunheng_api::platform::{PartyInJson, PartyMadeJson};
use yunheng_store::party;

/// Makes a party where the person will see it.
///
/// # Errors
/// Not allowed; every value that is not right.
pub async fn create(
    app: &App,
    caller: &Caller,
    new: &PartyInJson,
    once: Option<&Once>,
) -> Result<PartyMadeJson, Problem> {
    let mut act = app.act(caller, Permission::PartyEdit, "party.create").await?;
    if let Some(made) = act.answered(once).await? {
        return Ok(made);
    }
    let today = day(act.now_ms())?;
    let funding = funding(act.app(), act.db(), today).await?;
    let form = Form::read(&as_patch(new), None, &funding);
    let around = Around::load(act.db(), &form.asks_for(None), today).await?;
    let decided = form.decide(&around, &funding, act.scope(), None)?;
    let facts = stored_below_stored(&decided.facts);
    let (id, _) = party::insert(act.db(), facts.clone(), &decided.parent_path, act.now_ms()).await?;
    make_searchable(&act, id, &decided.facts).await?;
    act.set_object("party", id);
    record(&mut act, None, &facts);
    let made = PartyMadeJson { id, findings: bodies(&decided.findings, caller.place.lang) };
    act.remember(once, &made).await?;
    act.commit().await?;
    Ok(made)
}
